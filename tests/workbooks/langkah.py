"""Progress that is kept, to be compared."""

from __future__ import annotations


class Langkah:
    """Keeps what is told."""

    def __init__(self) -> None:
        self.said: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        self.said.append((done, total, what))
