"""Many rows into one table, as fast as the driver takes them.

Core builds every row's parameters anew; over 60,000 people that costs more than the writing itself. Here the statement
is compiled once per table and engine, and values are bound column by column through the same types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, Final

import sqlalchemy as sa

_PORTION: Final = 5_000
"""Rows that are bound at a time: what is bound lies in memory a second time until the driver has it."""

Bind = Callable[[Any], Any] | None


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns; those left out take what the database gives.

    Raises:
        ValueError: a row names other columns than the first, or one that the table does not have.
    """
    if not rows:
        return
    names = tuple(rows[0])
    if {*map(len, rows)} != {len(names)} or not all(name in table.c for name in names):
        raise ValueError(f"rows of {table.name} name different columns")
    made = _statement(table, names, connection.dialect)
    for start in range(0, len(rows), _PORTION):
        try:
            columns = columns_of(rows[start : start + _PORTION], made.order)
        except KeyError:
            raise ValueError(f"rows of {table.name} name different columns") from None
        bound = zip(*map(_bound, columns, made.binds), strict=True)
        if made.positional:
            connection.exec_driver_sql(made.text, list(bound))
        else:
            connection.exec_driver_sql(made.text, [dict(zip(made.order, row, strict=True)) for row in bound])


def columns_of(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[Sequence[Any]]:
    """Return the values of each of the columns over all rows.

    Raises:
        KeyError: a row does not name one of them.
    """
    if len(names) == 1:
        return [[row[names[0]] for row in rows]]
    return list(zip(*map(itemgetter(*names), rows), strict=True))


@dataclass(frozen=True, slots=True)
class _Statement:
    """SQL of one table and its columns, with what binds each; ``order`` is the order of the parameters."""

    text: str
    order: tuple[str, ...]
    binds: tuple[Bind, ...]
    positional: bool


_STATEMENTS: dict[tuple[sa.Table, tuple[str, ...], str], _Statement] = {}


def _statement(table: sa.Table, names: tuple[str, ...], dialect: sa.Dialect) -> _Statement:
    key = (table, names, dialect.name)
    if key not in _STATEMENTS:
        compiled = sa.insert(table).compile(dialect=dialect, column_keys=list(names))
        order = tuple(compiled.positiontup or ()) if compiled.positional else names
        binds = tuple(table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order)
        _STATEMENTS[key] = _Statement(compiled.string, order, binds, compiled.positional)
    return _STATEMENTS[key]


def _bound(values: Sequence[Any], bind: Bind) -> Sequence[Any]:
    """Bind values; the same object in a row (an author, a moment) and the same day are bound once."""
    if bind is None:
        return values
    made: list[Any] = []
    last: Any = made  # an object that no row holds
    done: Any = None
    days: dict[date, Any] = {}
    for value in values:
        if value is not last:
            last = value
            if value.__class__ is date:  # a few hundred days in many thousand rows
                done = days.get(value)
                if done is None:
                    done = days[value] = bind(value)
            else:
                done = bind(value)
        made.append(done)
    return made
