"""The options under the preview: paper, place and date of signing, margin, sides, printer; remembered on this PC."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from kinerja_desktop.foundation import clock
from kinerja_desktop.gui.screens.cetak import kertas as papers
from kinerja_desktop.gui.store import Store
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label, tool
from kinerja_desktop.gui.widgets.daftar_pilihan import AngkaPutar, DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Kertas, Sisi, Tatanan
from kinerja_desktop.services.cetak_printer import GeserPrinter

KERTAS = ((Kertas.A4, "A4"), (Kertas.F4, "F4 (Folio)"))
SISI = (
    (Sisi.SATU, "Satu sisi"),
    (Sisi.BOLAK_BALIK, "Bolak-balik"),
    (Sisi.MANUAL, "Balik manual"),
)
MARGIN = (10, 30)
_NARROW, _NARROWEST = 400, 330  # px; below the first the names stand above the fields


class Options(QWidget):
    """What holds for all sheets of a batch.

    Signals:
        changed(): something that shows on paper is different.
        offset_wanted(): the user wants to set a printer's offset.
    """

    changed = Signal()
    offset_wanted = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._offsets: dict[str, GeserPrinter] = {}
        self._make()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        self._mover = tool("move", self.tr("Atur pergeseran printer…"), self.offset_wanted.emit)
        self._fields = [
            (_named(words, field), field)
            for words, field in (
                (self.tr("Kertas"), self.kertas), (self.tr("Sis&i"), self.sisi),
                (self.tr("T&empat"), self.tempat), (self.tr("T&gl. ttd."), self.tanggal),
                (self.tr("&Margin"), self.margin), (self.tr("Geser"), self.printer),
            )
        ]  # fmt: skip
        self._above = True
        self._arrange(above=False)
        self._watch()

    def _arrange(self, *, above: bool) -> None:
        """Set two fields a line, their names beside them, or above them where the pane is narrow."""
        if above == self._above:
            return
        self._above = above
        grid = self._grid
        for number, (name, field) in enumerate(self._fields):
            line, right = divmod(number, 2)
            wide = 2 if right and line < 2 else 1  # the last one has the button of the offset beside it
            if above:
                grid.addWidget(name, 2 * line, 3 * right, 1, 2)
                grid.addWidget(field, 2 * line + 1, 3 * right, 1, wide + (0 if right else 1))
            else:
                grid.addWidget(name, line, 2 * right)
                grid.addWidget(field, line, 2 * right + 1, 1, wide)
        last = 6 if above else 3
        grid.addWidget(self._mover, last - 1, 4)
        grid.addWidget(self.kop, last, 0, 1, 3)
        grid.addWidget(self.tandai, last, 3, 1, 2)
        grid.addWidget(self.per_unit, last + 1, 0, 1, 5)
        grid.addWidget(self.skp, last + 1, 0, 1, 3)
        grid.addWidget(self.urut, last + 1, 3, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: with the names above the fields."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names above the fields while the pane is narrow."""
        super().resizeEvent(event)
        self._arrange(above=event.size().width() < _NARROW)

    def _make(self) -> None:
        self.kertas, self.sisi, self.printer = DaftarPilihan(), DaftarPilihan(), DaftarPilihan()
        for box in (self.kertas, self.sisi, self.printer):
            box.setMinimumContentsLength(4)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kertas, words in KERTAS:
            self.kertas.addItem(words, kertas.value)
        for sisi, words in SISI:
            self.sisi.addItem(words, sisi.value)
        self._make_signing()
        self.margin = AngkaPutar()
        self.margin.setAccessibleName(self.tr("Margin kiri"))
        self.margin.setToolTip(self.tr("Margin kiri; 20 mm untuk lembar yang dijilid"))
        self.margin.lineEdit().setTextMargins(6, 0, 0, 0)
        self.margin.setRange(*MARGIN)
        self.margin.setSuffix(" mm")
        self.margin.setValue(self._store.number("cetak/margin", 15))
        self.kop = QCheckBox(self.tr("Pakai k&op surat"))
        self.kop.setToolTip(self.tr("Kop surat unit di atas dokumen evaluasi; tanpa kop, lambang saja"))
        self.kop.setChecked(self._store.number("cetak/kop", 1) == 1)
        self.tandai = QCheckBox(self.tr("PD&F: tandai dicetak"))
        self.tandai.setToolTip(self.tr("Lembar dalam PDF yang disimpan langsung ditandai dicetak"))
        self.tandai.setChecked(self._store.number("cetak/tandai", 1) == 1)
        self.per_unit = QCheckBox(self.tr("Satu rekap untuk setiap unit di bawahnya"))
        self.per_unit.setChecked(self._store.number("cetak/per-unit", 0) == 1)
        self.skp = QCheckBox(self.tr("Sertakan SK&P"))
        self.skp.setToolTip(self.tr("Sesudah tiap dokumen evaluasi: SKP dan lampirannya, bila ada"))
        self.skp.setChecked(self._store.number("cetak/skp", 0) == 1)
        self.urut = QCheckBox(self.tr("Urut menurut at&asan"))
        self.urut.setToolTip(self.tr("Lembar yang ditandatangani orang yang sama berurutan"))
        self.urut.setChecked(self._store.number("cetak/urut", 0) == 1)
        self._choose(self.kertas, Kertas, "cetak/kertas")
        self._choose(self.sisi, Sisi, "cetak/sisi")
        self.show_offsets(())

    def _make_signing(self) -> None:
        self.tempat = LineField(self._store.text("cetak/tempat"))
        self.tempat.setMinimumWidth(90)
        self.tempat.setPlaceholderText(self.tr("menurut kop unit"))
        self.tanggal = DateField(self.tr("Tanggal tanda tangan"))
        self.tanggal.setMinimumWidth(110)
        self.tanggal.explain(
            self.tr(
                "Tercetak di atas tanda tangan; nama, pangkat, dan jabatan mengikuti tanggal ini, bukan hari nilai dikunci"
            )
        )
        self.tanggal.set_value(clock.today())

    def follow_office(self, ukuran: str, geser: Sequence[GeserPrinter]) -> None:
        """Show the printers' offsets; take the office's paper when it was set anew, else keep what was chosen here."""
        self.show_offsets(geser)
        found = papers.chosen(self._store, ukuran)
        self.kertas.setCurrentIndex(max(0, self.kertas.findData(found)))

    def _choose(self, box: QComboBox, kind: type[Kertas | Sisi], key: str) -> None:
        known = [value.value for value in kind]
        text = self._store.text(key)
        box.setCurrentIndex(known.index(text) if text in known else 0)

    def _watch(self) -> None:
        for key, box in (("kertas", self.kertas), ("sisi", self.sisi), ("printer", self.printer)):
            box.currentIndexChanged.connect(partial(self._keep, key, box.currentData))
        self.tempat.editingFinished.connect(partial(self._keep, "tempat", self.tempat.text))
        self.tanggal.dateChanged.connect(lambda _: self.changed.emit())
        self.margin.valueChanged.connect(partial(self._keep, "margin", self.margin.value))
        for key, check in (
            ("kop", self.kop), ("tandai", self.tandai), ("per-unit", self.per_unit), ("skp", self.skp),
            ("urut", self.urut),
        ):  # fmt: skip
            check.toggled.connect(partial(self._keep, key, check.isChecked))

    def _keep(self, key: str, value: Callable[[], str | int | None], *_: object) -> None:
        """Remember what was changed, and only that: the rest may have been chosen elsewhere meanwhile."""
        now = value()
        self._store.put(f"cetak/{key}", int(now) if isinstance(now, int) else (now or "").strip())
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take what dialogs that print and save sheets have remembered since."""
        super().showEvent(event)
        self._choose(self.kertas, Kertas, "cetak/kertas")
        self.kop.setChecked(self._store.number("cetak/kop", 1) == 1)

    def show_offsets(self, offsets: Sequence[GeserPrinter]) -> None:
        """Offer the printers with an offset; the one used last is chosen."""
        wanted = self._store.text("cetak/printer")
        self._offsets = {one.nama: one for one in offsets}
        self.printer.blockSignals(True)
        self.printer.clear()
        self.printer.addItem(self.tr("Tidak ada"), "")
        for one in offsets:
            self.printer.addItem(f"{one.nama} ({mm(one.x)}; {mm(one.y)} mm)", one.nama)
        self.printer.setCurrentIndex(max(0, self.printer.findData(wanted)))
        self.printer.blockSignals(False)

    def use_printer(self, offset: GeserPrinter) -> None:
        """Take an offset that was just set, and use it."""
        self._store.put("cetak/printer", offset.nama)
        known = [one for one in self._offsets.values() if one.nama != offset.nama]
        self.show_offsets(sorted([*known, offset], key=lambda one: one.nama))
        self.changed.emit()

    @property
    def offsets(self) -> tuple[GeserPrinter, ...]:
        """Return the printers with an offset."""
        return tuple(self._offsets.values())

    def show_for(self, lembar: JenisLembar) -> None:
        """Show only what matters for a sheet."""
        self.kop.setVisible(lembar is JenisLembar.DOKUMEN_EVALUASI)
        self.tandai.setVisible(lembar in (JenisLembar.DOKUMEN_EVALUASI, JenisLembar.PERSETUJUAN))
        self.per_unit.setVisible(lembar is JenisLembar.REKAP)
        for check in (self.skp, self.urut):
            check.setVisible(lembar is JenisLembar.DOKUMEN_EVALUASI)

    @property
    def day(self) -> date:
        """Return the date of signing; today while the field is empty."""
        return self.tanggal.value or clock.today()

    @property
    def offset(self) -> GeserPrinter:
        """Return the chosen offset; zero without a printer."""
        return self._offsets.get(self.printer.currentData() or "", GeserPrinter("", 0, 0))

    def tatanan(self) -> Tatanan:
        """Return how sheets lie on the paper."""
        offset = self.offset
        return Tatanan(
            Kertas(self.kertas.currentData()),
            self.margin.value(),
            (offset.x, offset.y),
            Sisi(self.sisi.currentData()),
        )


def _named(name: str, field: QWidget) -> QLabel:
    """Return the name of a field, which is its accessible name too."""
    words = label(name, Tulisan.RAPAT, "lembut")
    words.setTextFormat(Qt.TextFormat.AutoText)
    words.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name.replace("&", ""))
    return words


def mm(value: float) -> str:
    """Return millimetres with a comma."""
    return f"{value:.1f}".replace(".", ",")
