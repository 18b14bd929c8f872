"""Progress of long work, with cooperative cancelling. No toolkit: gui, cli and worker each bring their own."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What long work reports to."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report ``done`` of ``total`` (total 0: unknown; both -1: still at it) and the message code of the phase.

        Raises:
            Cancelled: the user wants it to end; the work lets it pass through.
        """


class Silent:
    """Nobody watches."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Do nothing."""
