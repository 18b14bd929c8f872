"""Periode dan kelompok, and Tenggat: both of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.pengaturan import model
from kinerja_desktop.gui.screens.pengaturan.bagian import Bagian, beside, choice, show_choice
from kinerja_desktop.gui.screens.pengaturan.model import KELOMPOK, SEMUA, BarisTenggat
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.services import periode
from kinerja_desktop.services.konteks import Konteks

_ROWS_SHOWN = 17
Kode = str
"""Code of a period."""


@dataclass(frozen=True, slots=True)
class _Kelompok:
    tahun: list[int]
    jenis: dict[str, JenisPeriode]


class BagianPeriode(Bagian):
    """How often each group is rated, year by year."""

    title = "Periode dan kelompok"
    icon = "calendar-days"
    purpose = "Seberapa sering tiap kelompok dinilai dalam satu tahun. Penilaian tahunan selalu ada."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year = clock.today().year
        self._now: dict[str, JenisPeriode] = {}
        self.year = choice([], self._choose_year)
        self.more = button("", self._add_year, "plus")
        self.year.setAccessibleName(self.tr("Tahun"))
        form = Form()
        form.row(self.tr("&Tahun"), beside(self.year, self.more))
        self.kinds: dict[str, QComboBox] = {}
        kinds = [(JenisPeriode.TRIWULAN.value, "Triwulanan"), (JenisPeriode.BULANAN.value, "Bulanan")]
        for group, words in KELOMPOK.items():
            if group != SEMUA:
                self.kinds[group] = choice(kinds, partial(self._choose, group))
                form.row(words, self.kinds[group])
        self.body.addWidget(form)
        self.body.addWidget(
            label(
                self.tr("Periode yang sudah dinilai tetap ada bila jenisnya diganti."),
                Tulisan.RAPAT,
                "lembut",
                wrap=True,
            )
        )

    def first(self) -> QWidget:
        """Return the year."""
        return self.year

    def load(self) -> None:
        """Read the year."""
        konteks, year = self.konteks, self._year
        self.session.tasks.read(self, lambda _progress: _groups(konteks, year)).success(self._show).run()

    def _show(self, found: _Kelompok) -> None:
        years = sorted({*found.tahun, self._year}, reverse=True)
        self.year.clear()
        for one in years:
            self.year.addItem(str(one), one)
        self.year.setCurrentIndex(years.index(self._year))
        self.more.setText(self.tr("Siapkan tahun {0}").format(years[0] + 1))
        self._now = found.jenis
        for group, field in self.kinds.items():
            show_choice(field, found.jenis[group])

    def _choose_year(self, year: str) -> None:
        self._year = int(year)
        self.load()

    def _add_year(self) -> None:
        year = int(self.year.itemData(0)) + 1
        self.write(lambda konteks: periode.ensure_tahun(konteks, year), lambda _codes: self._added(year))

    def _added(self, year: int) -> None:
        self._year = year
        self.load()
        self.refresh_choices()

    def _choose(self, group: str, kind: str) -> None:
        before, wanted = self._now[group], JenisPeriode(kind)
        if before is not wanted:
            year = self._year
            self.write(
                lambda konteks: periode.set_kelompok(konteks, year, group, wanted),
                lambda _none: self._kept(year, group, before),
            )

    def _kept(self, year: int, group: str, before: JenisPeriode) -> None:
        self.load()
        self.refresh_choices()

        def back() -> None:
            self.write(
                lambda konteks: periode.set_kelompok(konteks, year, group, before), lambda _none: self.load()
            )

        self.session.notice(
            self.tr("Periode {0} {1} diubah").format(KELOMPOK[group], year), self.tr("Urungkan"), back
        )


class BagianTenggat(Bagian):
    """Until when each period is to be rated, for all or for a group."""

    title = "Tenggat"
    icon = "calendar-clock"
    purpose = (
        "Batas pengisian penilaian. Sel kosong mengikuti kolom Semua, lalu tenggat bawaan. Ketik tanggal "
        "(31-1-2026), Delete mengosongkan, Ctrl+Z mengurungkan."
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._year = clock.today().year
        self.year = choice([], self._choose_year)
        self.year.setAccessibleName(self.tr("Tahun"))
        form = Form()
        form.row(self.tr("&Tahun"), beside(self.year))
        self.body.addWidget(form)
        self.table: TableModel[BarisTenggat] = TableModel(model.columns(), lambda row: row.id, self)
        self.grid = Grid(self.table, self.tr("Tenggat penilaian"))
        self.grid.remember_as("tenggat")
        self.grid.edits_requested.connect(self._edited)
        self.grid.notice.connect(self.tell)
        self.body.addWidget(self.grid)
        self.why = label("", Tulisan.ISI, "buruk", wrap=True)
        self.body.addWidget(self.why)

    def first(self) -> QWidget:
        """Return the table."""
        return self.grid

    def load(self) -> None:
        """Read the year."""
        konteks, year = self.konteks, self._year
        self.session.tasks.read(
            self, lambda _progress: (periode.years(konteks), model.rows(konteks, year))
        ).success(lambda found: self._show(*found)).run()

    def _show(self, years: list[int], rows: list[BarisTenggat]) -> None:
        known = sorted({*years, self._year}, reverse=True)
        self.year.clear()
        for one in known:
            self.year.addItem(str(one), one)
        self.year.setCurrentIndex(known.index(self._year))
        self.table.rows_replaced(rows)
        self.grid.setMinimumHeight(40 + 29 * min(len(rows), _ROWS_SHOWN))
        self.why.setText("")

    def _choose_year(self, year: str) -> None:
        self._year = int(year)
        self.load()

    def _edited(self, edits: list[CellEdit]) -> None:
        wanted: list[tuple[CellEdit, Kode, date | None]] = []
        for edit in edits:
            row = self.table.row_by_id(edit.row_id)
            if row is None:
                continue
            try:
                wanted.append((edit, row.periode.kode, model.read_day(edit.new_text)))
            except ValueError:
                why = self.tr("“{0}” bukan tanggal. Tulis misalnya 31-1-2026.").format(edit.new_text)
                self._mark(edit, why)
        if wanted:
            self.write(lambda konteks: _set(konteks, wanted), self._set_done)

    def _set_done(self, results: list[tuple[CellEdit, str]]) -> None:
        konteks, year = self.konteks, self._year
        self.session.tasks.read(self, lambda _progress: model.rows(konteks, year)).success(
            lambda rows: self._after(rows, results)
        ).run()

    def _after(self, rows: list[BarisTenggat], results: list[tuple[CellEdit, str]]) -> None:
        touched = {(edit.row_id, edit.key) for edit, _why in results}
        kept = {
            (row.id, group): value
            for row in self.table.rows
            for group, value in row.salah.items()
            if value[1] and (row.id, group) not in touched
        }
        self.table.update_rows(rows)
        self.why.setText("")
        for (row_id, group), (text, why) in kept.items():
            self._mark(CellEdit(row_id, group, "", text), why)
        for edit, why in results:
            if why:
                self._mark(edit, why)

    def _mark(self, edit: CellEdit, why: str) -> None:
        row = self.table.row_by_id(edit.row_id)
        if row is not None:
            self.table.update_rows([row.wrong(edit.key, edit.new_text, why)])
            self.why.setText(why)


def _groups(konteks: Konteks, year: int) -> _Kelompok:
    return _Kelompok(periode.years(konteks), periode.kelompok_periode(konteks, year))


def _set(
    konteks: Konteks, wanted: list[tuple[CellEdit, Kode, date | None]]
) -> Outcome[list[tuple[CellEdit, str]]]:
    """Set deadlines; return each edit with why it was refused ('' taken)."""
    found: list[tuple[CellEdit, str]] = []
    changes = Changes()
    for edit, kode, day in wanted:
        outcome = periode.set_tenggat(konteks, kode, day, "" if edit.key == SEMUA else edit.key)
        changes = changes | outcome.changes
        finding = outcome.value
        found.append((edit, sentence(finding.code, **finding.args) if finding else ""))
    return Outcome(found, changes)
