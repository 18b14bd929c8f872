"""Rows of the table of deadlines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.column import CellKind, CellState, Column
from kinerja_desktop.gui.widgets.fields import parse_date
from kinerja_desktop.services import periode
from kinerja_desktop.services.konteks import Konteks

SEMUA = "semua"
KELOMPOK = {
    SEMUA: "Semua",
    periode.PNS: "PNS dan CPNS",
    periode.PPPK: "PPPK",
    periode.PARUH_WAKTU: "PPPK paruh waktu",
    periode.GURU: "Guru",
}
_URUTAN = (JenisPeriode.TRIWULAN, JenisPeriode.BULANAN, JenisPeriode.TAHUNAN)


@dataclass(frozen=True, slots=True)
class BarisTenggat:
    """A period with the deadlines the office set.

    Attributes:
        id: its line.
        periode: the period.
        bawaan: deadline where none is set.
        set_: deadlines by group.
        salah: by group what was typed and why it cannot be ('' while it is being written).
    """

    id: int
    periode: Periode
    bawaan: date
    set_: Mapping[str, date] = field(default_factory=dict)
    salah: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def text(self, group: str) -> str:
        """Return what the cell of a group shows."""
        if group in self.salah:
            return self.salah[group][0]
        found = self.set_.get(group)
        return teks.tanggal(found) if found else ""

    def typed(self, group: str, text: str) -> BarisTenggat:
        """Return the row with what was just typed, until it is written."""
        return self.wrong(group, text, "")

    def wrong(self, group: str, text: str, why: str) -> BarisTenggat:
        """Return the row with a text that cannot be, kept and marked."""
        return replace(self, salah={**self.salah, group: (text, why)})


def rows(konteks: Konteks, tahun: int) -> list[BarisTenggat]:
    """Return the periods of a year with their deadlines for the whole office."""
    found: dict[str, dict[str, date]] = {}
    for row in periode.list_tenggat(konteks):
        if row.unit_id is None:
            found.setdefault(row.periode_kode, {})[row.kelompok or SEMUA] = row.tanggal
    used = sorted(
        (one.periode for one in periode.list_periode(konteks, tahun)),
        key=lambda p: (_URUTAN.index(p.jenis), p.akhir),
    )
    return [
        BarisTenggat(number, one, periode.bawaan(one), found.get(one.kode, {}))
        for number, one in enumerate(used)
    ]


def read_day(text: str) -> date | None:
    """Return the day that was typed, None for an emptied cell.

    Raises:
        ValueError: no date.
    """
    return parse_date(text)


def columns() -> list[Column[BarisTenggat]]:
    """Return period, its end, the default, and a column for each group."""
    return [
        Column(key="periode", header="Periode", getter=lambda row: row.periode.text, frozen=True, strong=True,
               sort_key=lambda row: row.id, filterable=False),
        Column(key="akhir", header="Berakhir", getter=lambda row: row.periode.akhir, ink=lambda _row: "soft-text",
               sort_key=lambda row: row.periode.akhir, filterable=False, hidden=True),
        Column(key="bawaan", header="Tenggat bawaan", getter=lambda row: row.bawaan, ink=lambda _row: "soft-text",
               sort_key=lambda row: row.bawaan, filterable=False),
        *(_group(group, words) for group, words in KELOMPOK.items()),
    ]  # fmt: skip


def _group(group: str, words: str) -> Column[BarisTenggat]:
    return Column(
        key=group,
        header=words,
        getter=lambda row: row.text(group),
        editable=lambda _row: True,
        setter=lambda row, text: row.typed(group, text),
        state=_state(group),
        judge=_judge,
        width=118,
        filterable=False,
        sort_key=lambda row: row.set_.get(group, date.max),
    )


def _state(group: str) -> Callable[[BarisTenggat], CellState | None]:
    def state(row: BarisTenggat) -> CellState | None:
        _text, why = row.salah.get(group, ("", ""))
        return CellState(CellKind.WRONG, why) if why else None

    return state


def _judge(row: BarisTenggat, text: str) -> str:
    try:
        found = read_day(text)
    except ValueError:
        return f"“{text}” bukan tanggal. Tulis misalnya 31-1-2026."
    if found is not None and found < row.periode.akhir:
        return f"Tenggat tidak boleh sebelum {row.periode.text} berakhir ({teks.tanggal(row.periode.akhir)})."
    return ""
