"""What a list on the screen shows, for files that are made of it: the same rows in the same order, and the filter in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tampilan:
    """A list that is filtered or sorted.

    Attributes:
        ids: of the rows in the order shown.
        saringan: the filter in words, '' where all rows are shown.
        dari: how many rows there are without it.
    """

    ids: tuple[int, ...]
    saringan: str
    dari: int


def tampil(rows: Iterable[R], shown: Tampilan | None, id_of: Callable[[R], int]) -> tuple[R, ...]:
    """Return the rows that are shown, in that order; all of them for None.

    Without a filter nobody is left out: who came after the screen was read stands at the end.
    """
    if shown is None:
        return tuple(rows)
    known = {id_of(row): row for row in rows}
    found = [known.pop(id_) for id_ in shown.ids if id_ in known]
    return (*found, *(() if shown.saringan else known.values()))


def catatan(shown: Tampilan | None) -> str:
    """Return what a sheet says of the filter, '' without one."""
    if shown is None or not shown.saringan:
        return ""
    return sentence(
        "tampilan.catatan",
        saringan=shown.saringan,
        jumlah=bilangan(len(shown.ids)),
        dari=bilangan(shown.dari),
    )


def di_atas(shown: Tampilan | None) -> tuple[str, ...]:
    """Return the line that a table has over its head where it was filtered, () without a filter."""
    said = catatan(shown)
    return (sentence("tampilan.disaring", catatan=said),) if said else ()
