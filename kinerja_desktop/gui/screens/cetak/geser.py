"""The dialog that sets how far a printer prints beside the mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from kinerja_desktop.gui.widgets.basics import button
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.daftar_pilihan import AngkaDesimal, DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.services.cetak_printer import BATAS_GESER, GeserPrinter


class OffsetDialog(Bingkai):
    """Choose a printer, measure, type two numbers.

    Args:
        printers: names known to this PC.
        offsets: what was set before.
        test: prints the page that measures, for a printer with the numbers typed.
    """

    def __init__(
        self,
        printers: Sequence[str],
        offsets: Sequence[GeserPrinter],
        chosen: str,
        test: Callable[[GeserPrinter], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pergeseran printer"))
        self.setMinimumWidth(480)
        self._offsets = {one.nama: one for one in offsets}
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(16)
        form = Form(
            self.tr("Pergeseran printer"),
            self.tr("Bila cetakan tidak tepat letaknya di kertas, geser semuanya untuk printer ini."),
        )
        self.printer = DaftarPilihan()
        self.printer.setEditable(True)
        self.printer.addItems(list(dict.fromkeys([*printers, *self._offsets])))
        if chosen:
            self.printer.setCurrentText(chosen)
        self.right, self.down = self._millimetres(), self._millimetres()
        form.row(self.tr("&Printer"), self.printer)
        form.row(self.tr("Geser ke &kanan"), self.right, self.tr("Angka negatif menggeser ke kiri."))
        form.row(self.tr("Geser ke &bawah"), self.down, self.tr("Angka negatif menggeser ke atas."))
        box.addWidget(form)
        self.test = button(self.tr("Cetak halaman &uji…"), lambda: test(self.value()), "printer")
        self.test.setToolTip(self.tr("Mencetak garis yang harus tepat 20 mm dari tepi kertas"))
        buttons = QDialogButtonBox()
        self.save = button(self.tr("Simpan"), self.accept, look="utama")
        buttons.addButton(self.test, QDialogButtonBox.ButtonRole.HelpRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("Batal"), self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        self.save.setDefault(True)
        box.addWidget(buttons)
        self.printer.currentTextChanged.connect(self._show)
        self._show(self.printer.currentText())

    def _millimetres(self) -> AngkaDesimal:
        made = AngkaDesimal()
        made.lineEdit().setTextMargins(6, 0, 0, 0)
        made.setRange(-BATAS_GESER, BATAS_GESER)
        made.setDecimals(1)
        made.setSingleStep(0.5)
        made.setSuffix(" mm")
        return made

    def _show(self, name: str) -> None:
        known = self._offsets.get(name, GeserPrinter(name, 0, 0))
        self.right.setValue(known.x)
        self.down.setValue(known.y)
        self.save.setEnabled(bool(name.strip()))

    def value(self) -> GeserPrinter:
        """Return what was typed."""
        return GeserPrinter(self.printer.currentText().strip(), self.right.value(), self.down.value())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        printers: Sequence[str],
        offsets: Sequence[GeserPrinter],
        chosen: str,
        test: Callable[[GeserPrinter], object],
    ) -> GeserPrinter | None:
        """Return the offset to keep, None when cancelled."""
        dialog = cls(printers, offsets, chosen, test, parent)
        return dialog.value() if dialog.exec() else None
