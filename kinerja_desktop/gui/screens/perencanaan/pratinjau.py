"""What a pasted block would become, before it goes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services import kata


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    nomor: str
    teks: str
    aspek: str
    target: str
    pimpinan: str
    masuk: bool


def lines_of(made: Sequence[Rhk]) -> list[_Line]:
    """Return one line for each RHK and each indicator."""
    found: list[_Line] = []
    for number, one in enumerate(made, 1):
        found.append(_Line(len(found), str(number), one.teks, "", "", one.pimpinan_teks, False))
        for ind in one.indikator:
            aspek = kata.istilah("aspek", ind.aspek) or kata.istilah("perspektif", ind.perspektif)
            found.append(_Line(len(found), "", ind.teks, aspek, ind.target, "", True))
    return found


class KerangkaView(Grid):
    """RHK with their indicators, to be looked at."""

    def __init__(self, made: Sequence[Rhk], name: str, parent: QWidget) -> None:
        table: TableModel[_Line] = TableModel(
            [
                Column(key="no", header=parent.tr("No."), getter=lambda line: line.nomor, width=42),
                Column(key="teks", header=parent.tr("Rencana hasil kerja / indikator"), getter=lambda line: line.teks,
                       lines=3, indent=lambda line: 22 if line.masuk else 0,
                       icon=lambda line: ("chevron-right", "soft-text") if line.masuk else None),
                Column(key="aspek", header=parent.tr("Aspek"), getter=lambda line: line.aspek, width=104),
                Column(key="target", header="Target", getter=lambda line: line.target, width=140, lines=2),
                Column(key="pimpinan", header=parent.tr("RHK pimpinan"), getter=lambda line: line.pimpinan, width=180,
                       lines=3),
            ],
            lambda line: line.id,
        )  # fmt: skip
        super().__init__(table, name, parent=parent)
        table.setParent(self)
        table.rows_replaced(lines_of(made))


class PratinjauTempel(Lembar):
    """Rows that would come in; Enter pastes, Esc leaves everything as it was."""

    def __init__(self, parent: QWidget, made: Sequence[Rhk]) -> None:
        below = sum(len(one.indikator) for one in made)
        super().__init__(
            parent,
            parent.tr("{0} rencana hasil kerja dan {1} indikator akan masuk").format(
                teks.bilangan(len(made)), teks.bilangan(below)
            ),
            parent.tr(
                "Periksa apakah barisnya terbaca benar. Setelah ditempel masih dapat diurungkan dengan Ctrl+Z."
            ),
            parent.tr("&Tempel"),
            900,
        )
        self.grid = KerangkaView(made, self.tr("Yang akan masuk"), self)
        self.grid.setMinimumHeight(360)
        self.body.addWidget(self.grid, 1)
        self.go.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, made: Sequence[Rhk]) -> bool:
        """Show what would come in; True: paste."""
        return bool(cls(parent, made).exec())
