"""Statements that ask by ids, made once: who asks the same again and again pays for its words only the first time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa

_IDS: Final = "dicari"
_PORTION: Final = 500
"""Ids asked for at a time: any engine takes so many."""


class Lookup:
    """A select whose rows are chosen by the values of one column; keep it where it is asked again."""

    def __init__(self, statement: sa.Select[Any], column: sa.ColumnElement[Any]) -> None:
        self._statement = statement.where(column.in_(sa.bindparam(_IDS, expanding=True)))

    def rows(
        self, connection: sa.Connection, ids: Collection[Any], values: Mapping[str, Any] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of these ids, portion by portion in the order of the ids; ``values`` for what else it asks."""
        wanted = sorted(ids)
        for start in range(0, len(wanted), _PORTION):
            found = connection.execute(
                self._statement, {**(values or {}), _IDS: wanted[start : start + _PORTION]}
            )
            yield from map(tuple, found.all())
