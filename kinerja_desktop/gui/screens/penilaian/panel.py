"""The person beside the grid: *Nilai* with *Dasar predikat*, *Umpan balik* in words, *Riwayat*."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.domain import periode as periods
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.screens.penilaian.kuadran import Kuadran
from kinerja_desktop.gui.screens.penilaian.model import Aturan, Baris, jabatan_words, masa_words, place_words
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan, font
from kinerja_desktop.gui.widgets.basics import button, label, line
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.gui.widgets.predikat import DistribusiChart, PredikatBadge
from kinerja_desktop.services import predikat_luar
from kinerja_desktop.services.penguncian import DasarPredikat
from kinerja_desktop.services.penilaian import UMPAN_BALIK, Rincian
from kinerja_desktop.services.riwayat_nilai import RiwayatNilai

_PAUSE = 700
_BACA = 206
"""Pixels that the panel leaves for words when it scrolls."""


@dataclass(frozen=True, slots=True)
class Orang:
    """What the panel shows besides the row itself."""

    rincian: Rincian
    dasar: DasarPredikat | None
    riwayat: RiwayatNilai
    pimpinan: tuple[str, ...] = ()


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _Words(QPlainTextEdit):
    """Feedback on one value; tells what was typed when the typing pauses or the field is left.

    Signals:
        written(key, text).
    """

    written = Signal(str, str)

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._told = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(font(Tulisan.RAPAT))
        self.setFixedHeight(QFontMetrics(font(Tulisan.RAPAT)).lineSpacing() * 3 + 18)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.tell)
        self.textChanged.connect(self._changed)
        self.installEventFilter(self)

    def show_text(self, text: str, locked: bool) -> None:
        """Show the stored words, unless the user is typing here."""
        self.setReadOnly(locked)
        if self._timer.isActive() or text == self.toPlainText().strip():
            self._told = text if not self._timer.isActive() else self._told
            return
        self._told = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def _changed(self) -> None:
        if self.toPlainText().strip() != self._told:
            self._timer.start()

    def tell(self) -> None:
        """Hand over what was typed."""
        self._timer.stop()
        text = self.toPlainText().strip()
        if text != self._told:
            self._told = text
            self.written.emit(self.key, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field saves; Ctrl+Enter too."""
        if event.type() == QEvent.Type.FocusOut:
            self.tell()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.tell()
                return True
        return super().eventFilter(watched, event)


def _say(words: QLabel, text: str) -> None:
    """Set words that wrap, and keep room for every line: what scrolls is squeezed to the least height of its parts."""
    words.setText(text)
    words.setMinimumHeight(max(0, words.heightForWidth(_BACA)))
    page = words.parentWidget()
    layout = page.layout() if page is not None else None
    if page is not None and layout is not None:
        page.setMinimumHeight(max(0, layout.totalHeightForWidth(_BACA)))


class PanelOrang(SidePanel):
    """The panel.

    Signals:
        words_written(penugasan_id, field, text): feedback to be saved.
        predikat_chosen(code): show who has this predikat.
        unlock_wanted(): open the lock of the rows selected.
    """

    words_written = Signal(int, str, str)
    predikat_chosen = Signal(str)
    unlock_wanted = Signal()

    def __init__(self, rules: Aturan, parent: QWidget | None = None) -> None:
        super().__init__(width=252, parent=parent)
        self._rules = rules
        self._row: Baris | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFont(font(Tulisan.RAPAT))
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Tentang pegawai ini"))
        for words in (self.tr("Nilai"), self.tr("Umpan balik"), self.tr("Riwayat")):
            self.tabs.addTab(words)
        self._sheets: list[QWidget] = []
        self.tabs.currentChanged.connect(self._turn)
        self._words: dict[str, _Words] = {}
        self._nilai = self._page()
        self._umpan = self._page()
        self._riwayat = self._page()
        self._build_nilai()
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)  # noqa: S101 - made by SidePanel
        whole.insertWidget(2, self.tabs)  # above what scrolls
        self._turn(0)

    def _page(self) -> QVBoxLayout:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.body.addWidget(page)
        self._sheets.append(page)
        return box

    def _turn(self, number: int) -> None:
        for at, page in enumerate(self._sheets):
            page.setVisible(at == number)
        self._below.setVisible(number == 0)

    def _build_nilai(self) -> None:
        box = self._nilai
        self.place = label("", Tulisan.RAPAT, "aksen", wrap=True)
        self.place.hide()
        self.kuadran = Kuadran(self._rules)
        self.basis = label("", Tulisan.KUAT, wrap=True)
        self.source = label("", Tulisan.RAPAT, "lembut", wrap=True)
        for words in (self.basis, self.source):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.locked = QWidget()
        lock = QHBoxLayout(self.locked)
        lock.setContentsMargins(0, 0, 0, 0)
        lock.addWidget(label(self.tr("Terkunci"), Tulisan.RAPAT, "lembut"), 1)
        lock.addWidget(button(self.tr("&Buka kunci…"), self.unlock_wanted.emit, "lock-open", "tautan"))
        self.locked.hide()
        box.addWidget(self.locked)
        self.basis_title = label(self.tr("Dasar predikat"), Tulisan.KUAT)
        box.addWidget(self.basis_title)
        box.addWidget(self.basis)
        box.addWidget(self.kuadran)
        box.addWidget(self.source)
        box.addWidget(self.place)
        self.unit_title = label(self.tr("Distribusi predikat"), Tulisan.KUAT, wrap=True)
        self.chart = DistribusiChart(compact=True)
        self.chart.chosen.connect(self.predikat_chosen)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 8)
        below.setSpacing(4)
        below.addWidget(line())
        below.addWidget(self.unit_title)
        below.addWidget(self.chart)
        self.guide = label("", Tulisan.RAPAT, "awas", wrap=True)
        self.guide.hide()
        below.addWidget(self.guide)
        self.foot.addWidget(self._below)

    # -- showing
    def show_row(self, row: Baris | None) -> None:
        """Show a row at once; what needs a query follows with `show_person`."""
        if row is None or self._row is None or row.nilai.penugasan_id != self._row.nilai.penugasan_id:
            self.finish()
            self._forget()
        self._row = row
        self.locked.setVisible(row is not None and row.terkunci)
        if row is None:
            self.show_heading(
                self.tr("Pilih pegawai"), self.tr("Pilih baris untuk melihat dasar predikatnya.")
            )
            self.kuadran.show_ratings("", "")
            return
        now = row.nilai
        about = (masa_words(now, self._rules), jabatan_words(now), now.unit)
        self.show_heading(now.nama, " · ".join(part for part in about if part))
        self.place.setText(place_words(row))
        self.place.setVisible(bool(self.place.text()))
        self.kuadran.show_ratings(now.hasil, now.perilaku)
        words = self._rules.words
        self.basis_title.setVisible(bool(now.predikat))  # without one the nine cells need the room
        if now.predikat:
            _say(
                self.basis,
                self.tr("Hasil Kerja {0} × Perilaku {1} = {2}").format(
                    words[now.hasil], words[now.perilaku], PREDIKAT_WORDS[now.predikat]
                ),
            )
        elif now.alasan_tidak:
            _say(self.basis, self.tr("Tidak dinilai: {0}").format(now.alasan_tidak))
            _say(self.source, "")
        else:
            _say(self.basis, self.tr("Isi kedua rating: A, S, B."))
            _say(self.source, "")

    def _forget(self) -> None:
        _say(self.source, "")
        _clear(self._riwayat)

    def show_person(self, person: Orang) -> None:
        """Show the basis, feedback and history of the row shown."""
        if self._row is None:
            return
        if person.dasar is not None and person.dasar.predikat.value == self._row.nilai.predikat:
            _say(self.basis, person.dasar.kalimat[0])
            _say(self.source, "\n".join((*person.dasar.kalimat[1:], *person.pimpinan)))
        elif person.pimpinan:
            _say(self.source, "\n".join(person.pimpinan))
        self._show_words(person.rincian)
        self._show_history(person)

    def show_numbers(self, numbers: Mapping[str, int], unit: str) -> None:
        """Show the distribution of the unit."""
        self.unit_title.setText(self.tr("Distribusi predikat"))
        self.unit_title.setToolTip(unit)
        self.chart.show_numbers(numbers)

    def show_guide(self, lines: Sequence[str]) -> None:
        """Show where the distribution differs from the guide; nothing where it fits or is not wanted here."""
        words = self.tr("Berbeda dari panduan (tidak mengikat): {0}.").format("; ".join(lines))
        self.guide.setText(words if lines else "")
        self.guide.setVisible(bool(lines))

    # -- umpan balik
    def _show_words(self, detail: Rincian) -> None:
        if tuple(self._words) != tuple(value.kunci for value, _ in detail.umpan_balik):
            self._build_words(detail)
        locked = self._row is not None and self._row.terkunci
        for value, words in detail.umpan_balik:
            self._words[value.kunci].show_text(words, locked)

    def _build_words(self, detail: Rincian) -> None:
        _clear(self._umpan)
        self._words = {}
        hint = self.tr(
            "Tulis dengan kata-kata; tersimpan sendiri saat mengetik berhenti. Tidak memengaruhi predikat."
        )
        self._umpan.addWidget(label(hint, Tulisan.RAPAT, "lembut", wrap=True))
        for value, _ in detail.umpan_balik:
            field = _Words(value.kunci, value.nama)
            field.setToolTip("\n".join(f"• {one}" for one in value.panduan))
            field.setAccessibleDescription("; ".join(value.panduan))
            field.setPlaceholderText(value.panduan[0] if value.panduan else "")
            field.written.connect(self._written)
            name = label(f"{value.nomor}. {value.nama}", Tulisan.KUAT, wrap=True)
            name.setBuddy(field)
            self._umpan.addWidget(name)
            self._umpan.addWidget(field)
            self._words[value.kunci] = field
        before: QWidget = self.tabs
        for field in self._words.values():
            QWidget.setTabOrder(before, field)
            before = field

    def _written(self, key: str, text: str) -> None:
        if self._row is not None:
            self.words_written.emit(self._row.nilai.penugasan_id, f"{UMPAN_BALIK}{key}", text)

    def finish(self) -> None:
        """Hand over what is still being typed: another row comes, or the screen closes."""
        for field in self._words.values():
            field.tell()

    # -- riwayat
    def _show_history(self, person: Orang) -> None:
        _clear(self._riwayat)
        for title, words in _who(person.rincian, self.tr):
            self._riwayat.addWidget(_fact(title, words))
        if self._riwayat.count():
            self._riwayat.addWidget(line())
        now = self._row.nilai if self._row is not None else None
        for one in person.riwayat.nilai:
            found = periods.parse(one.periode)
            where = one.unit if now is None or one.unit != now.unit else ""
            self._riwayat.addWidget(_period(found.text if found else one.periode, one.predikat, where))
        if person.riwayat.lama:
            self._riwayat.addWidget(label(self.tr("Tahun-tahun sebelumnya"), Tulisan.KUAT))
        for old in person.riwayat.lama:
            self._riwayat.addWidget(_period(str(old.tahun), old.predikat, old.sumber))
        if person.riwayat.luar:
            self._riwayat.addWidget(label(self.tr("Dari instansi lain"), Tulisan.KUAT))
        for brought in person.riwayat.luar:
            found = periods.parse(brought.periode_kode)
            when = found.text if found else brought.periode_kode
            self._riwayat.addWidget(_period(when, brought.predikat, predikat_luar.asal(brought)))
        if not (person.riwayat.nilai or person.riwayat.lama or person.riwayat.luar):
            self._riwayat.addWidget(label(self.tr("Belum ada nilai sebelumnya."), Tulisan.RAPAT, "lembut"))


def _who(detail: Rincian, tr: Callable[[str], str]) -> Sequence[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if detail.dimasukkan_pada is not None:
        when = teks.tanggal_jam(clock.local(detail.dimasukkan_pada))
        found.append((tr("Dimasukkan"), f"{detail.dimasukkan_oleh}, {when}"))
    if detail.diputuskan_pada is not None:
        found.append((tr("Diputuskan"), f"{detail.diputuskan_oleh}, {teks.tanggal(detail.diputuskan_pada)}"))
    if detail.terkunci_pada is not None:
        when = teks.tanggal_jam(clock.local(detail.terkunci_pada))
        found.append((tr("Dikunci"), f"{detail.terkunci_oleh}, {when}"))
    return found


def _fact(title: str, words: str) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(label(title, Tulisan.RAPAT, "lembut"))
    box.addWidget(label(words, Tulisan.ISI, wrap=True))
    return made


def _period(title: str, predikat: str, where: str) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label(title, Tulisan.RAPAT))
    row.addStretch(1)
    if predikat in PREDIKAT_WORDS:
        row.addWidget(PredikatBadge(predikat))
    else:  # nothing yet, or a word of an older regime
        row.addWidget(label(predikat or "–", Tulisan.RAPAT, "lembut"))
    box.addLayout(row)
    if where:
        box.addWidget(label(where, Tulisan.RAPAT, "lembut", wrap=True))
    return made
