"""Whether work grows with what it is given or with its square.

Counted are calls of Python functions, not seconds: the same on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

FEW, MANY = 40, 320
"""Eight times as many rows: work in proportion is eight times as much, in the square sixty-four times."""


def calls(work: Callable[[], object]) -> int:
    """Return how many Python functions were entered."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
