"""The dialog in which a dialog kinerja is recorded: what came of the last one, the question, what is agreed now."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.domain.dialog import IsiDialog, KeadaanKesepakatan, Kesepakatan, check
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import room
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.services import kata
from kinerja_desktop.services.dialog_kinerja import Persiapan
from kinerja_desktop.services.hari import periode_of

_WIDE: Final = 860
_NUMBER: Final = 22
_LEAST: Final = 160


def _goes_on(field: QWidget, event: QKeyEvent) -> bool:
    """Let Enter go to the next field; the dialog is saved by Ctrl+Enter or its button."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not plain:
        return False
    follower = field.nextInFocusChain()
    while follower not in (None, field) and not _is_next(follower):
        follower = follower.nextInFocusChain()
    if follower is not None:
        follower.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_sight(follower)
    event.accept()
    return True


def _is_next(widget: QWidget) -> bool:
    """Return whether Enter stops here: at a field, and after the last one at the button that saves."""
    if isinstance(widget, QPushButton) and not widget.isDefault():
        return False
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _bring_into_sight(field: QWidget) -> None:
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(field)
        above = above.parentWidget()


class _Words(LineField):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursorPosition(0)  # of long words the beginning shows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _goes_on(self, event):
            super().keyPressEvent(event)


class _Pilihan(DaftarPilihan):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _goes_on(self, event):
            super().keyPressEvent(event)


class _Day(DateField):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _goes_on(self, event):
            super().keyPressEvent(event)


class _Baris(QWidget):
    """One agreement: what, who, until when."""

    def __init__(self, number: int, of: Kesepakatan) -> None:
        super().__init__()
        self.of = of
        self.teks, self.siapa = _Words(of.teks), _Words(of.siapa)
        self.batas = _Day(self.tr("Batas waktu {0}").format(number))
        self.batas.set_value(of.batas)
        self.teks.setAccessibleName(self.tr("Kesepakatan {0}").format(number))
        self.siapa.setAccessibleName(self.tr("Oleh siapa {0}").format(number))
        self.teks.setPlaceholderText(self.tr("apa yang disepakati"))
        self.siapa.setPlaceholderText(self.tr("oleh siapa"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        count = label(f"{number}.", Tulisan.RAPAT, "lembut")
        count.setMinimumWidth(_NUMBER)
        row.addWidget(count)
        row.addWidget(self.teks, 5)
        row.addWidget(self.siapa, 2)
        row.addWidget(self.batas, 2)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """Return its fields from the left."""
        return self.teks, self.siapa, self.batas

    @property
    def isi(self) -> Kesepakatan:
        """Return what is typed."""
        return replace(self.of, teks=self.teks.text(), siapa=self.siapa.text(), batas=self.batas.value)


class _Lanjut(QWidget):
    """One agreement of the dialogue before: what came of it, in a word and a note."""

    def __init__(self, number: int, of: Kesepakatan) -> None:
        super().__init__()
        self.of = of
        self.keadaan = _Pilihan()
        self.keadaan.setAccessibleName(self.tr("Keadaan kesepakatan sebelumnya {0}").format(number))
        self.keadaan.addItem(self.tr("belum dibicarakan"), "")
        for one in KeadaanKesepakatan:
            self.keadaan.addItem(kata.istilah("keadaan_kesepakatan", one), one.value)
        self.keadaan.setCurrentIndex(max(0, self.keadaan.findData(of.keadaan)))
        self.catatan = _Words(of.catatan)
        self.catatan.setAccessibleName(self.tr("Catatan kesepakatan sebelumnya {0}").format(number))
        self.catatan.setPlaceholderText(self.tr("catatan"))
        who = " · ".join(part for part in (of.siapa, teks.tanggal(of.batas) if of.batas else "") if part)
        said = f"{number}. {of.teks}" + (f"  ({who})" if who else "")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(label(said, wrap=True), 0, 0, 1, 2)
        grid.addWidget(self.keadaan, 1, 0)
        grid.addWidget(self.catatan, 1, 1)
        grid.setColumnStretch(1, 1)

    @property
    def isi(self) -> Kesepakatan:
        """Return what is said of it."""
        return replace(self.of, keadaan=self.keadaan.currentData(), catatan=self.catatan.text().strip())


class DialogKinerjaDialog(Lembar):
    """The record of one dialogue; ``isi`` is what is typed."""

    def __init__(self, parent: QWidget, ready: Persiapan, typed: IsiDialog | None = None) -> None:
        row, kept = ready.lembar.baris, ready.catatan
        super().__init__(
            parent, parent.tr("Dialog kinerja {0}").format(row.nama),
            parent.tr("{0}. Ikut tercetak pada lembar dialog kinerja. Bentuk catatan ini rancangan program, bukan bentuk resmi.").format(
                periode_of(kept.periode).text),
            parent.tr("&Simpan"), _WIDE,
        )  # fmt: skip
        self._isi = typed or kept.isi
        self.lanjut = [_Lanjut(number, one) for number, one in enumerate(self._isi.lanjut, 1)]
        self.baris: list[_Baris] = []
        is_new = typed is None and kept.isi.is_kosong
        names = "; ".join(name for name in (row.nama, row.penilai_nama) if name)  # titles have commas
        self.tanggal = _Day(self.tr("Tanggal dialog"))
        self.tanggal.set_value(clock.today() if is_new else self._isi.tanggal)
        self.hadir = _Words(names if is_new else self._isi.hadir)
        self.pertanyaan = _Words(self._isi.pertanyaan)
        self._build(ready)
        first = self.lanjut[0].keadaan if self.lanjut else self.pertanyaan
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, ready: Persiapan) -> None:
        inside = QWidget()
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(0, 0, 12, 0)
        self._box.setSpacing(6)
        if self.lanjut:
            before = periode_of(ready.catatan.dahulu).text
            self._box.addWidget(
                label(self.tr("Kesepakatan sebelumnya ({0})").format(before), Tulisan.JUDUL_KARTU)
            )
            for one in self.lanjut:
                self._box.addWidget(one)
        facts = _facts(self, ready)
        if facts:
            self._box.addWidget(label(facts, Tulisan.RAPAT, "lembut", wrap=True))
        form = Form()
        form.row(self.tr("&Tanggal dialog"), self.tanggal)
        form.row(self.tr("Yang &hadir"), self.hadir)
        form.row(self.tr("Satu &pertanyaan"), self.pertanyaan)
        self._box.addWidget(form)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Yang disepakati"), Tulisan.JUDUL_KARTU), 1)
        self.again = button(self.tr("&Lanjutkan yang belum tercapai"), self.carry_on, look="tautan")
        self.again.setAutoDefault(False)
        self.again.setVisible(bool(self.lanjut))
        head.addWidget(self.again)
        self._box.addLayout(head)
        for each in (*self._isi.kesepakatan, Kesepakatan()):
            self._add(each)
        keys = self.tr(
            "Enter ke isian berikutnya · baris baru muncul sendiri · baris kosong tidak disimpan · Ctrl+Enter menyimpan"
        )
        self.body.addWidget(label(keys, Tulisan.RAPAT, "lembut", wrap=True))
        self._inside = inside
        self._area = scrolled(inside, self)
        self.body.insertWidget(0, self._area, 1)

    def _add(self, of: Kesepakatan) -> None:
        row = _Baris(len(self.baris) + 1, of)
        row.teks.textEdited.connect(self._grow)
        self.baris.append(row)
        self._box.addWidget(row)

    def carry_on(self) -> None:
        """Agree again what was agreed before and is not tercapai."""
        here = {row.isi.teks.strip() for row in self.baris}
        for one in (each.isi for each in self.lanjut):
            if one.keadaan == KeadaanKesepakatan.TERCAPAI or one.teks in here:
                continue
            row = self.baris[-1]
            row.teks.setText(one.teks)
            row.siapa.setText(one.siapa)
            self._grow("")
        self.baris[-1].teks.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_sight(self.baris[-1].teks)

    def _grow(self, _text: str) -> None:
        """Keep one empty row below the last one that is written in."""
        if not self.baris[-1].teks.text().strip():
            return
        self._add(Kesepakatan())
        self.baris[
            -1
        ].show()  # a layout would show it with the next event, after an Enter that is already waiting
        self._walk()
        self._tall()

    def _walk(self) -> None:
        """Let Tab and Enter go through the fields as they stand."""
        order: list[QWidget] = [part for one in self.lanjut for part in (one.keadaan, one.catatan)]
        order += [self.tanggal, self.hadir, self.pertanyaan, self.again]
        order += [part for row in self.baris for part in row.fields]
        order += [self.stay, self.go]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _tall(self) -> None:
        """Grow with the rows, as far as the display has room, and stay on it."""
        around, layout = self.screen().availableGeometry(), self.layout()
        if layout is None:
            return
        self._area.setMinimumHeight(1)
        layout.activate()
        rest = layout.totalMinimumHeightForWidth(self.width()) - 1
        wanted = self._inside.sizeHint().height() + 4
        self._area.setMinimumHeight(min(wanted, max(_LEAST, room(self.parentWidget()).height() - rest)))
        self.fit()
        over = self.frameGeometry().bottom() - around.bottom()
        if over > 0:
            self.move(self.x(), max(around.top(), self.y() - over))

    def showEvent(self, event: QShowEvent) -> None:
        """Order the fields; as tall as they need and the display has."""
        super().showEvent(event)
        self._walk()
        self._tall()

    @property
    def isi(self) -> IsiDialog:
        """Return what is typed; empty rows are left out."""
        agreed = tuple(one for one in (row.isi for row in self.baris) if not one.is_kosong)
        said = tuple(one.isi for one in self.lanjut)
        return IsiDialog(self.tanggal.value, self.pertanyaan.text(), self.hadir.text(), agreed, said)

    @property
    def warnings(self) -> list[Finding]:
        """Return what is odd and may stay."""
        return [one for one in check(self.isi) if one.severity is Severity.WARN]

    def problem(self) -> str:
        """Return what cannot be stored."""
        for field in (self.tanggal, *(row.batas for row in self.baris)):
            if not field.take():
                field.setFocus()
                return self.tr("{0} belum dapat dibaca. Tulis misalnya 31-1-2026.").format(
                    field.accessibleName()
                )
        for row in self.baris:
            if row.isi.is_kosong or row.teks.text().strip():
                continue
            row.teks.setFocus()
            number = sum(not one.isi.is_kosong for one in self.baris[: self.baris.index(row) + 1])
            return sentence("dialog.kesepakatan-kosong", nomor=number)
        return ""


def _facts(dialog: QWidget, ready: Persiapan) -> str:
    facts = ready.fakta
    parts = (
        (dialog.tr("Yang bergerak: {0}"), facts.bergerak),
        (dialog.tr("Yang belum bergerak: {0}"), facts.diam),
        (dialog.tr("Bukti yang belum ada: {0}"), facts.tanpa_bukti),
    )
    return "\n".join(words.format("; ".join(lines)) for words, lines in parts if lines)


def keterangan(ready: IsiDialog, dahulu: str) -> str:
    """Return in one line what is recorded of a dialogue and of the agreements before it."""
    when = teks.tanggal(ready.tanggal) if ready.tanggal else sentence("dialog.tercatat-tanpa-tanggal")
    count = teks.bilangan(len(ready.kesepakatan))
    code = "dialog.tercatat" if ready.kesepakatan else "dialog.tercatat-kosong"
    own = sentence(code, tanggal=when, jumlah=count)
    parts = [sentence("dialog.belum") if ready.is_kosong else own]
    if ready.lanjut:
        open_ = sum(not one.keadaan for one in ready.lanjut)
        words = [
            f"{sum(one.keadaan == state for one in ready.lanjut)} {kata.istilah('keadaan_kesepakatan', state).lower()}"
            for state in KeadaanKesepakatan
            if any(one.keadaan == state for one in ready.lanjut)
        ]
        words += [sentence("dialog.belum-dibicarakan", jumlah=open_)] if open_ else []
        parts.append(sentence("dialog.sebelumnya", periode=periode_of(dahulu).text, isi=", ".join(words)))
    return "  ·  ".join(parts)
