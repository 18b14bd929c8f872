"""What a paste would change, cell by cell, before it happens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan, font, put_tone
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.grid_edits import CellEdit, Passed, Plan

_NUMBER: Final = 4
"""A text no longer than this is a number of the row and names nobody."""
_REASONS, _ROWS, _LETTERS = 3, 4, 40
"""So many reasons are told for cells passed over, so many rows named for each, by so many letters."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One changed cell, or one that is passed over (``is_tetap``)."""

    nomor: int
    siapa: str
    kolom: str
    lama: str
    baru: str
    masalah: str = ""
    is_tetap: bool = False


def lines_of(table: TableModel[Any], plan: Plan) -> list[PreviewLine]:
    """Return one line per edit as the cell will read it, with the words that name its row (`name_of_rows`).

    "Di Atas" and not the "A" of the clipboard: the clerk compares what will stand there. A setter that leaves the row
    as it is belongs to a grid that keeps its content elsewhere: there the words come as they are.
    """
    columns = {column.key: column for column in table.columns}
    naming = _naming_column(table, plan)
    made: list[PreviewLine] = []
    for number, edit in enumerate(plan.edits, start=1):
        row = table.row_by_id(edit.row_id)
        column = columns[edit.key]
        new, doubt = edit.new_text, ""
        if row is not None:
            set_ = column.setter(row, edit.new_text) if column.setter else row
            new = column.text(set_) if set_ is not row else edit.new_text
            doubt = column.judge(row, edit.new_text) if column.judge else ""
        made.append(
            PreviewLine(number, _name(table, naming, edit.row_id), column.header, edit.old, new, doubt)
        )
    return made


def passed_lines(table: TableModel[Any], plan: Plan) -> list[PreviewLine]:
    """Return one line per cell that is passed over: it keeps what it says, and why."""
    columns = {column.key: column for column in table.columns}
    naming = _naming_column(table, plan)
    kept = QCoreApplication.translate("PastePreview", "(tetap)")
    return [
        PreviewLine(
            number,
            _name(table, naming, one.row_id),
            columns[one.key].header,
            one.old,
            kept,
            one.why,
            is_tetap=True,
        )
        for number, one in enumerate(plan.passed, start=len(plan.edits) + 1)
    ]


def reasons(table: TableModel[Any], plan: Plan) -> str:
    """Return why cells are passed over and in which rows, '' where none are."""
    rows: dict[str, dict[str, None]] = {}  # names in their order, each once: a column has tens of thousands
    alone = Plan(passed=plan.passed)  # named among themselves: fewer need a number
    bare = _naming_column(table, alone) is None
    for line in passed_lines(table, alone):
        rows.setdefault(line.masalah, {})[_numbered(line.siapa) if bare else line.siapa] = None
    counts = Counter(one.why for one in plan.passed)
    told = [
        sentence(
            "tabel.sebab-dilewati",
            siapa=teks.beberapa((teks.singkat(name, _LETTERS) for name in names), len(names), _ROWS),
            sebab=why,
        )
        for why, names in list(rows.items())[:_REASONS]
    ]
    rest = sum(counts[why] for why in list(rows)[_REASONS:])
    return " ".join([*told, *([sentence("tabel.sebab-lain", jumlah=teks.bilangan(rest))] if rest else [])])


def passed_words(table: TableModel[Any], plan: Plan) -> str:
    """Return how many cells were passed over, which and why."""
    return sentence("tabel.sel-dilewati", jumlah=teks.bilangan(len(plan.passed)), sebab=reasons(table, plan))


def name_of_rows(table: TableModel[Any], plan: Plan) -> str:
    """Return what names the rows of a paste: the header of a column, or *Baris* where they are only counted."""
    naming = _naming_column(table, plan)
    return naming.header if naming is not None else QCoreApplication.translate("PastePreview", "Baris")


def _naming_column(table: TableModel[Any], plan: Plan) -> Column[Any] | None:
    """Return the first column that tells the rows apart and does not change itself; bare numbers do not.

    A row without words there is told by its number.
    """
    cells: list[CellEdit | Passed] = [*plan.edits, *plan.passed]
    changed = {one.key for one in plan.edits}
    ids = {one.row_id for one in cells}
    rows = [row for row_id in ids if (row := table.row_by_id(row_id)) is not None]
    for column in table.columns:
        names = [name for row in rows if (name := column.text(row))]
        if (
            column.key not in changed
            and len(set(names)) == len(names)
            and min(map(len, names), default=0) > _NUMBER
        ):
            return column
    return None


def _name(table: TableModel[Any], naming: Column[Any] | None, row_id: int) -> str:
    row, line = table.row_by_id(row_id), table.line_of(row_id)
    if naming is not None and row is not None and (name := naming.text(row)):
        return name
    if line is None:
        return ""
    return teks.bilangan(line + 1) if naming is None else _numbered(teks.bilangan(line + 1))


def _numbered(number: str) -> str:
    return QCoreApplication.translate("PastePreview", "Baris {0}").format(number)


def _ink(line: PreviewLine) -> str:
    return "soft-text" if line.is_tetap else "bad" if line.masalah else ""


def _sign(line: PreviewLine) -> tuple[str, str] | None:
    if line.is_tetap:
        return "circle-minus", "soft-text"
    return ("triangle-alert", "bad") if line.masalah else None


class PastePreview(Bingkai):
    """Lists old and new of every cell; Enter pastes, Esc leaves everything as it was."""

    @classmethod
    def ask(cls, parent: QWidget, table: TableModel[Any], plan: Plan) -> bool:
        """Show the preview; True: paste."""
        return bool(cls(parent, table, plan).exec())

    def __init__(self, parent: QWidget, table: TableModel[Any], plan: Plan) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tempel dari Excel"))
        self.resize(760, 460)
        lines = lines_of(table, plan)
        doubtful = sum(1 for line in lines if line.masalah)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        head = QLabel(
            self.tr("{0} sel pada {1} baris akan berubah").format(
                teks.bilangan(len(lines)), teks.bilangan(plan.rows)
            )
        )
        head.setFont(font(Tulisan.JUDUL_KARTU))
        box.addWidget(head)
        box.addWidget(self._note(len(plan.passed), doubtful))
        box.addWidget(self._list([*lines, *passed_lines(table, plan)], name_of_rows(table, plan)), 1)
        box.addLayout(self._buttons(len(lines)))
        self._paste.setFocus()  # Enter pastes; the list would keep it to itself

    def _note(self, skipped: int, doubtful: int) -> QLabel:
        parts = [
            self.tr(
                "Bandingkan isi lama dan isi baru. Setelah ditempel masih dapat diurungkan dengan Ctrl+Z."
            )
        ]
        if skipped:
            parts.append(
                self.tr("{0} sel dilewati; sebabnya di kolom Catatan, paling bawah.").format(
                    teks.bilangan(skipped)
                )
            )
        if doubtful:
            parts.append(
                self.tr("{0} sel bertanda tidak dikenali; tetap ditempel, tetapi belum dihitung.").format(
                    doubtful
                )
            )
        note = QLabel(" ".join(parts))
        note.setWordWrap(True)
        put_tone(note, "nada", "awas" if doubtful else "lembut")
        return note

    def _list(self, lines: list[PreviewLine], naming: str) -> QTableView:
        columns: list[Column[PreviewLine]] = [
            Column(key="siapa", header=naming, getter=lambda line: line.siapa, strong=True),
            Column(key="kolom", header=self.tr("Kolom"), getter=lambda line: line.kolom),
            Column(key="lama", header=self.tr("Isi lama"), getter=lambda line: line.lama or "(kosong)",
                   ink=lambda _: "soft-text"),
            Column(key="baru", header=self.tr("Isi baru"), getter=lambda line: line.baru or "(kosong)", strong=True,
                   ink=_ink, icon=_sign),
            Column(key="masalah", header=self.tr("Catatan"), getter=lambda line: line.masalah),
        ]  # fmt: skip
        if not any(line.masalah for line in lines):
            columns.pop()
        from kinerja_desktop.gui.widgets.grid import Grid

        model = TableModel(columns, lambda line: line.nomor, self)
        model.rows_replaced(lines)
        view = Grid(model, self.tr("Sel yang akan berubah"), parent=self)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        return view

    def _buttons(self, count: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        cancel = QPushButton(self.tr("Batal"))
        cancel.clicked.connect(self.reject)
        paste = QPushButton(self.tr("&Tempel {0} sel").format(teks.bilangan(count)))
        put_tone(paste, "rupa", "utama")
        icons.put(paste, "clipboard-paste", "on-accent")
        paste.setDefault(True)
        paste.clicked.connect(self.accept)
        self._paste = paste
        line.addWidget(cancel)
        line.addWidget(paste)
        return line
