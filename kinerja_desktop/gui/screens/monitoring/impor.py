"""The check of e-Kinerja's report: what is in it, for which period; nothing is kept before the user says so."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.session import PeriodeItem
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.findings import FindingsPanel
from kinerja_desktop.services.impor.laporan import TinjauanLaporan


class LaporanDialog(Bingkai):
    """Says what was read and asks for the period."""

    def __init__(
        self, parent: QWidget, found: TinjauanLaporan, periods: tuple[PeriodeItem, ...], chosen: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Periksa laporan e-Kinerja"))
        self.setMinimumWidth(640)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(8)
        box.addWidget(label(found.berkas, Tulisan.JUDUL_KARTU, wrap=True))
        judul = " · ".join(
            part for part in (found.judul.judul, found.judul.periode, found.judul.unor_induk) if part
        )
        if judul:
            box.addWidget(label(judul, Tulisan.RAPAT, "lembut", wrap=True))
        for words, tone in self._facts(found):
            box.addWidget(label(words, tone=tone, wrap=True))
        box.addWidget(self._ask(found, periods, chosen))
        if found.findings:
            self.findings = FindingsPanel(self.tr("Catatan pembacaan"))
            self.findings.show_findings(found.findings)
            self.findings.setMinimumHeight(170)
            box.addWidget(self.findings, 1)
        box.addWidget(
            label(self.tr("Laporan hanya dibandingkan; nilai kantor tidak diubah."), Tulisan.RAPAT, "lembut")
        )
        row = QHBoxLayout()
        row.addStretch(1)
        self.stay = button(self.tr("Batal"), self.reject)
        self.stay.setAutoDefault(False)
        self.go = button(self.tr("&Simpan dan bandingkan"), self.accept, look="utama")
        self.go.setDefault(True)
        self.go.setEnabled(found.hitungan["baru"] > 0)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        box.addLayout(row)
        self.go.setFocus()

    def _ask(self, found: TinjauanLaporan, periods: tuple[PeriodeItem, ...], chosen: str) -> Form:
        form = Form()
        self.periode = DaftarPilihan()
        for item in periods:
            self.periode.addItem(item.judul, item.kode)
        wanted = found.periode if self.periode.findData(found.periode) >= 0 else chosen
        self.periode.setCurrentIndex(max(0, self.periode.findData(wanted)))
        hint = (
            self.tr("Terbaca dari judul laporan.")
            if wanted == found.periode
            else self.tr("Judul laporan tidak menyebut periodenya; pastikan benar.")
        )
        form.row(self.tr("&Periode"), self.periode, hint)
        return form

    def _facts(self, found: TinjauanLaporan) -> list[tuple[str, str]]:
        count = found.hitungan
        made = [
            (
                self.tr("{0} baris dibaca, {1} di antaranya sudah dinilai.").format(
                    teks.bilangan(count["dibaca"]), teks.bilangan(found.dinilai)
                ),
                "",
            ),
            (self.tr("{0} orang ada di data kantor.").format(teks.bilangan(found.dikenal)), "baik"),
        ]
        if found.tak_dikenal:
            words = self.tr("{0} orang tidak ada di data kantor; ditampilkan tersendiri.")
            made.append((words.format(teks.bilangan(found.tak_dikenal)), "awas"))
        if found.ganda:
            words = self.tr(
                "{0} orang punya lebih dari satu baris (mutasi atau Plt.); yang terakhir yang dipakai."
            )
            made.append((words.format(teks.bilangan(found.ganda)), "lembut"))
        ours = [item for item in found.findings if item.code == "laporan.bahan-sendiri"]
        made += [(sentence(item.code, **item.args), "buruk") for item in ours]
        if count["perlu_diperbaiki"]:
            words = self.tr("{0} baris tidak masuk karena NIP-nya rusak.")
            made.append((words.format(teks.bilangan(count["perlu_diperbaiki"])), "buruk"))
        return made

    @property
    def kode(self) -> str:
        """Return the chosen period."""
        return str(self.periode.currentData())
