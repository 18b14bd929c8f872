"""Kop surat: the letterhead of a unit, what it inherits, and how it will look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import PICTURE, Dialogs
from kinerja_desktop.gui.screens.pengaturan.bagian import Bagian, show_text
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan, font
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker
from kinerja_desktop.services import kop
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.kop import Kop, KopSendiri

_PAPER, _INK = QColor("#FFFFFF"), QColor("#111111")


@dataclass(frozen=True, slots=True)
class _Isi:
    sendiri: KopSendiri
    berlaku: Kop
    warisan: Kop


class _Area(QPlainTextEdit):
    """Lines of text that are saved when the keyboard leaves them.

    Signals:
        left(): the keyboard went elsewhere.
    """

    left = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        self.left.emit()


class KopPreview(QWidget):
    """A letterhead as it stands on paper: white in both appearances."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kop: Kop | None = None
        self._emblem = QPixmap()
        self.setMinimumHeight(118)

    def sizeHint(self) -> QSize:
        """Return the room of five lines."""
        return QSize(560, 118)

    def show_kop(self, shown: Kop) -> None:
        """Show another letterhead."""
        self._kop = shown
        self._emblem = QPixmap()
        if shown.gambar:
            self._emblem.loadFromData(shown.gambar)
        self.setAccessibleName(self.tr("Pratinjau kop: {0}").format(", ".join((*shown.baris, *shown.alamat))))
        lines = 46 + 20 * len(shown.baris) + 16 * len(shown.alamat)
        self.setFixedHeight(max(lines, 0 if self._emblem.isNull() else 100))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw emblem, lines, address, and the double rule."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QColor("#C8CDD5"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._kop is None:
            return
        painter.setPen(_INK)
        left, right, top = 90, self.width() - 90, 12
        if not self._emblem.isNull():
            box = QSize(62, self.height() - 40)
            shown = self._emblem.scaled(
                box, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawPixmap(18, 12, shown)
        for lines, height, weight in ((self._kop.baris, 20, True), (self._kop.alamat, 16, False)):
            painter.setFont(font(Tulisan.KUAT if weight else Tulisan.RAPAT))
            for words in lines:
                painter.drawText(QRect(left, top, right - left, height), Qt.AlignmentFlag.AlignCenter, words)
                top += height
        painter.fillRect(18, self.height() - 18, self.width() - 36, 2, _INK)
        painter.fillRect(18, self.height() - 14, self.width() - 36, 1, _INK)


class BagianKop(Bagian):
    """Letterhead per unit."""

    title = "Kop surat"
    icon = "file-text"
    purpose = "Isian yang kosong mengikuti unit di atasnya; tulisan abu-abu menunjukkan yang berlaku."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._version = 0
        self._unit: int | None = None
        self.unit = UnitTreePicker(self.tr("Unit kerja"))
        self.unit.unitChosen.connect(self._choose_unit)
        self.baris, self.alamat, self.tempat = _Area(92), _Area(60), LineField()
        for area in (self.baris, self.alamat):
            area.left.connect(self.flush)
            area.textChanged.connect(lambda: self.later(self._save))
        self.tempat.textEdited.connect(lambda _text: self.later(self._save))
        self.tempat.editingFinished.connect(self.flush)
        self.preview = KopPreview()
        self._place()
        session.choicesChanged.connect(self._units)
        self._units()

    def _place(self) -> None:
        form = Form()
        form.row(self.tr("&Unit kerja"), self.unit)
        form.row(
            self.tr("Baris &kop"), self.baris, self.tr("Satu baris per baris kop, dari yang paling atas.")
        )
        form.row(self.tr("&Alamat"), self.alamat)
        form.row(self.tr("&Tempat penandatanganan"), self.tempat)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        self.picture = button(self.tr("Pilih &gambar…"), self._choose_picture, "upload")
        self.without = button(self.tr("&Lepas gambar"), lambda: self._put_picture(None), look="tautan")
        self.emblem = label("", Tulisan.ISI, "lembut", wrap=True)
        row.addWidget(self.picture)
        row.addWidget(self.without)
        row.addWidget(self.emblem, 1)
        line.setFocusProxy(self.picture)
        form.row(self.tr("Lambang"), line)
        self.body.addWidget(form)
        self.body.addWidget(label(self.tr("Pratinjau"), Tulisan.KUAT))
        self.body.addWidget(self.preview)

    def first(self) -> QWidget:
        """Return the unit."""
        return self.unit

    def _units(self) -> None:
        known = [one.id for one in self.session.office.units]
        if self._unit not in known:
            chosen = self.session.unit_id
            roots = [one.id for one in self.session.office.units if one.induk_id is None]
            self._unit = chosen if chosen in known else (roots[0] if roots else None)
        self.unit.set_units(self.session.office.units, self._unit)

    def _choose_unit(self, unit_id: int | None) -> None:
        self.flush()
        self._unit = unit_id
        self.load()

    def load(self) -> None:
        """Read the letterhead of the unit."""
        for field in (self.baris, self.alamat, self.tempat, self.picture, self.without):
            field.setEnabled(self._unit is not None)
        if self._unit is None:
            self.emblem.setText(self.tr("Belum ada unit kerja. Impor pegawai dahulu."))
            return
        konteks, unit_id = self.konteks, self._unit
        above = next((u.induk_id for u in self.session.office.units if u.id == unit_id), None)
        self.session.tasks.read(self, lambda _progress: _read(konteks, unit_id, above)).success(
            lambda found: self._show(unit_id, found)
        ).run()

    def _show(self, unit_id: int, isi: _Isi) -> None:
        if unit_id != self._unit:
            return
        self._version = isi.sendiri.version
        if self._due is None:  # who types on while the last write is read back keeps what he typed
            show_text(self.baris, "\n".join(isi.sendiri.baris))
            show_text(self.alamat, "\n".join(isi.sendiri.alamat))
            show_text(self.tempat, isi.sendiri.tempat)
        self.baris.setPlaceholderText("\n".join(isi.warisan.baris))
        self.alamat.setPlaceholderText("\n".join(isi.warisan.alamat))
        self.tempat.setPlaceholderText(isi.warisan.tempat)
        own, inherited = isi.sendiri.punya_gambar, isi.warisan.gambar is not None
        self.without.setVisible(own)
        self.emblem.setText(
            self.tr("Lambang unit ini sendiri")
            if own
            else self.tr("Mengikuti unit di atasnya")
            if inherited
            else self.tr("Tanpa lambang")
        )
        self.preview.show_kop(isi.berlaku)

    def _save(self) -> None:
        if self._unit is None:
            return
        unit_id, version = self._unit, self._version
        baris, alamat = self.baris.toPlainText(), self.alamat.toPlainText()
        tempat = self.tempat.text()
        self.write(
            lambda konteks: kop.save_kop(
                konteks, unit_id, version=version, baris=baris, alamat=alamat, tempat=tempat
            ),
            lambda _none: self.load(),
        )

    def _choose_picture(self) -> None:
        chosen = Dialogs.open_file(self, self.tr("Lambang"), PICTURE, "lambang")
        if chosen is None:
            return
        try:
            picture = kop.picture_of(chosen)
        except KnownError as error:
            self.tell(sentence(error.code, **error.args_))
            return
        if not QPixmap().loadFromData(picture):
            self.tell(sentence("kop.bukan-gambar"))
            return
        self._put_picture(picture)

    def _put_picture(self, picture: bytes | None) -> None:
        self.flush()
        if self._unit is None or self._writing:
            return
        unit_id, version = self._unit, self._version
        self.write(
            lambda konteks: kop.save_gambar(konteks, unit_id, picture, version=version),
            lambda _none: self.load(),
        )


def _read(konteks: Konteks, unit_id: int, above: int | None) -> _Isi:
    return _Isi(kop.own_kop(konteks, unit_id), kop.kop_of(konteks, unit_id), kop.kop_of(konteks, above))
