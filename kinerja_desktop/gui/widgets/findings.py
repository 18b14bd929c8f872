"""The list of findings: severity sign, place, sentence (whole below the list); a double click or Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, label
from kinerja_desktop.gui.widgets.grid import Grid

SIGNS = {
    Severity.BLOCK: ("circle-x", "bad"),
    Severity.WARN: ("triangle-alert", "warn"),
    Severity.INFO: ("info", "accent"),
}
WORDS = {Severity.BLOCK: "Perlu diperbaiki", Severity.WARN: "Perlu dilihat", Severity.INFO: "Keterangan"}
_RANK = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    finding: Finding
    text: str


def place_of(finding: Finding) -> str:
    """Return where a finding is, e.g. ``Data PNS · C14``."""
    location = finding.location
    return " · ".join(part for part in (location.berkas, location.sheet, location.cell) if part)


class FindingsPanel(QWidget):
    """Findings with chips by severity.

    Signals:
        opened(finding): the user wants to see where it comes from.
    """

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        chips = [Chip("", self.tr("Semua")), *(Chip(level, WORDS[level]) for level in Severity)]
        self.chips = FilterChips(chips, self.tr("Saring menurut beratnya"))
        self.chips.chosen.connect(self._filter)
        self.table: TableModel[_Line] = TableModel(self._columns(), lambda line: line.id, self)
        self.grid = Grid(self.table, name)
        self.grid.row_activated.connect(self._open)
        box.addWidget(self.chips)
        box.addWidget(self.grid, 1)
        self.whole = label("", Tulisan.ISI, wrap=True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setMinimumHeight(3 * self.whole.fontMetrics().lineSpacing())  # the list must not jump
        self.grid.cursor_moved.connect(lambda *_: self._tell())
        box.addWidget(self.whole)

    def _columns(self) -> list[Column[_Line]]:
        return [
            Column(key="tingkat", header=self.tr("Tingkat"), getter=lambda line: WORDS[line.finding.severity],
                   icon=lambda line: SIGNS[line.finding.severity], sort_key=lambda line: _RANK[line.finding.severity]),
            Column(key="tempat", header=self.tr("Tempat"), getter=lambda line: place_of(line.finding),
                   sort_key=lambda line: (line.finding.location.berkas, line.finding.location.sheet,
                                          line.finding.location.baris or 0, line.finding.location.kolom or 0)),
            Column(key="kalimat", header=self.tr("Masalah dan yang dapat dilakukan"), getter=lambda line: line.text,
                   filterable=False),
        ]  # fmt: skip

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings, the heaviest first."""
        ordered = sorted(findings, key=lambda finding: _RANK[finding.severity])
        self.table.rows_replaced(
            [_Line(number, found, sentence(found.code, **found.args)) for number, found in enumerate(ordered)]
        )
        counts = {str(level): sum(f.severity is level for f in findings) for level in Severity}
        self.chips.show_counts({"": len(findings), **counts})
        self._tell()

    def _tell(self) -> None:
        """Say the whole sentence of the cursor's row: a row has one line, a sentence often two."""
        id_ = self.grid.current_id()
        line = self.table.row_by_id(id_) if id_ is not None else None
        self.whole.setText(line.text if line is not None else "")

    def _filter(self, level: str) -> None:
        self.table.set_condition("tingkat", (lambda line: line.finding.severity == level) if level else None)

    def _open(self, row_id: int) -> None:
        line = self.table.row_by_id(row_id)
        if line is not None:
            self.opened.emit(line.finding)
