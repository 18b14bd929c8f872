"""Whose data somebody may see and change. Every query filters by it, even while it is always "semua"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Units (local ids, already with what lies below them) that are in scope; None: the whole office."""

    unit_ids: frozenset[int] | None = None


SEMUA: Final = Cakupan()
