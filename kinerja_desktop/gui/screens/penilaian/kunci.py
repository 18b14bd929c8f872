"""Dialogs of *Kunci nilai*: what is locked, by whose decision and when; and what could not be locked, with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services.penguncian import HasilKunci


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the dialog was told: the positions, who decided ('' each one's penilai), when."""

    penugasan_ids: tuple[int, ...]
    diputuskan_oleh: str
    tanggal: date


class KunciDialog(Bingkai):
    """Selected rows, or all complete ones in view."""

    def __init__(
        self,
        selected: Sequence[int],
        complete: Sequence[int],
        parent: QWidget | None = None,
        *,
        lacking: str = "",
        periode: Periode | None = None,
    ) -> None:
        super().__init__(parent)
        self._periode = periode
        self._selected, self._complete = tuple(selected), tuple(complete)
        self.setWindowTitle(self.tr("Kunci nilai"))
        self.setMinimumWidth(560)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(label(self.tr("Kunci nilai"), Tulisan.JUDUL_KARTU))
        why = self.tr(
            "Nilai yang dikunci tidak berubah lagi: nama, jabatan, unit, dan penilai dibekukan seperti pada tanggal "
            "keputusan, lalu siap dicetak. Kunci dapat dibuka lagi dengan alasan."
        )
        box.addWidget(label(why, Tulisan.ISI, "lembut", wrap=True))
        if lacking:
            box.addWidget(label(lacking, Tulisan.ISI, "awas", wrap=True))
        box.addWidget(self._form())
        self.early = label("", Tulisan.ISI, "awas", wrap=True)
        self.early.hide()
        box.addWidget(self.early)
        box.addLayout(self._buttons())
        self.date.dateChanged.connect(lambda _day: self._tell_early())
        self._tell_early()
        for part in (self.rows, self.all, self.rater, self.other):
            part.toggled.connect(lambda _on: self._tell())
        self.name.textChanged.connect(lambda _text: self._tell())
        self.rater.setChecked(True)
        (self.rows if len(selected) > 1 or not complete else self.all).setChecked(True)
        self.rows.setEnabled(bool(selected))
        self.all.setEnabled(bool(complete))
        self.go.setFocus()

    def _form(self) -> Form:
        self.rows = QRadioButton(self.tr("&Baris terpilih ({0})").format(teks.bilangan(len(self._selected))))
        self.all = QRadioButton(
            self.tr("&Semua yang lengkap di tampilan ini ({0})").format(teks.bilangan(len(self._complete)))
        )
        scope = QWidget()
        column = QVBoxLayout(scope)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.all)
        self.rater = QRadioButton(self.tr("&Pejabat penilai masing-masing"))
        self.other = QRadioButton(self.tr("Pejabat &lain:"))
        self.name = LineField()
        self.name.setAccessibleName(self.tr("Nama pejabat yang memutuskan"))
        self.name.setPlaceholderText(self.tr("nama lengkap dengan gelar"))
        self.name.textEdited.connect(lambda _text: self.other.setChecked(True))
        who = QWidget()
        lines = QVBoxLayout(who)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.rater)
        second = QHBoxLayout()
        second.addWidget(self.other)
        second.addWidget(self.name, 1)
        lines.addLayout(second)
        self.date = DateField(self.tr("Tanggal keputusan"))
        self.date.set_value(clock.today())
        form = Form()
        form.row(self.tr("Yang dikunci"), scope)
        form.row(self.tr("Diputuskan oleh"), who)
        form.row(self.tr("&Tanggal keputusan"), self.date)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Batal"), self.reject))
        self.go = button("", self._take, icon="lock", look="utama")
        self.go.setDefault(True)
        row.addWidget(self.go)
        return row

    def _ids(self) -> tuple[int, ...]:
        return self._selected if self.rows.isChecked() else self._complete

    def _tell(self) -> None:
        ids = self._ids()
        self.go.setText(self.tr("Kunci {0} nilai").format(teks.bilangan(len(ids))))
        named = self.rater.isChecked() or bool(self.name.text().strip())
        self.go.setEnabled(bool(ids) and named)

    def _tell_early(self) -> None:
        """Say when the decision would lie before the period has ended: allowed, but seldom meant."""
        one, day = self._periode, self.date.value
        is_early = one is not None and day is not None and day < one.akhir
        if one is not None and is_early:
            words = self.tr(
                "Tanggal keputusan mendahului akhir {0} ({1}). Periksa tanggalnya, atau teruskan bila memang demikian."
            )
            self.early.setText(words.format(one.text, teks.tanggal(one.akhir)))
        self.early.setVisible(is_early)
        self.fit()

    def _take(self) -> None:
        if self.date.take() and self.date.value is not None:
            self.accept()
        else:
            self.date.setFocus()

    @property
    def asked(self) -> Permintaan:
        """Return what was asked for."""
        name = self.name.text().strip() if self.other.isChecked() else ""
        return Permintaan(self._ids(), name, self.date.value or clock.today())

    @classmethod
    def ask(
        cls,
        selected: Sequence[int],
        complete: Sequence[int],
        parent: QWidget,
        lacking: str = "",
        periode: Periode | None = None,
    ) -> Permintaan | None:
        """Ask; None when cancelled. ``lacking``: what the sheets will miss, as a sentence; ``periode``: what is locked."""
        dialog = cls(selected, complete, parent, lacking=lacking, periode=periode)
        return dialog.asked if dialog.exec() else None


class HasilKunciDialog(HasilDialog):
    """What was locked, and what not."""

    def __init__(self, result: HasilKunci, parent: QWidget | None = None) -> None:
        head = QCoreApplication.translate("HasilKunciDialog", "{0} nilai dikunci, {1} belum dapat dikunci")
        hint = QCoreApplication.translate(
            "HasilKunciDialog",
            "Yang lain sudah terkunci. Klik dua kali pada baris untuk membukanya dan melengkapinya.",
        )
        super().__init__(
            QCoreApplication.translate("HasilKunciDialog", "Hasil Kunci nilai"),
            head.format(teks.bilangan(result.terkunci), teks.bilangan(result.tidak)),
            hint,
            result.findings,
            parent,
        )
