"""The card beside the list: everything known of one person."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.keadaan import AWAL, Keadaan
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.screens.pegawai.model import shown_name
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label, line
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.services import kata
from kinerja_desktop.services.pegawai import KartuPegawai, RiwayatPerubahan

_SHOWN = (
    "jenis_pegawai", "kedudukan", "golongan", "tmt_golongan", "jabatan", "jenjang", "tmt_jabatan",
    "tugas_tambahan", "unor_nama", "kontrak_mulai", "kontrak_selesai", "dinilai_di",
)  # fmt: skip
_NOMOR = {"nip": "NIP", "ni_pppk": "NI PPPK", "pns_id": "PNS ID", "nrp": "NRP"}


class KartuPanel(SidePanel):
    """Shows a `KartuPegawai`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(320, closable=True, parent=parent)
        self._units: dict[int, str] = {}

    def show_card(self, card: KartuPegawai, units: dict[int, str]) -> None:
        """Show a person."""
        self._units = units
        self._clear()
        self.show_heading(shown_name(card.baris), kata.nilai("nip", card.baris.nip))
        now = card.keadaan[-1]
        self._facts(card, now)
        if card.tangan:
            self._hand_set(card)
        if len(card.keadaan) > 1:
            self._section(self.tr("Riwayat keadaan"))
            for stretch, before in zip(
                reversed(card.keadaan), [*reversed(card.keadaan[:-1]), None], strict=True
            ):
                self._stretch(stretch, before)
        if card.predikat_lama:
            self._section(self.tr("Predikat tahun sebelumnya"))
            for year, code in sorted(card.predikat_lama.items(), reverse=True):
                self._pair(str(year), kata.istilah("predikat", code))
        self._section(self.tr("Nomor"))
        for number in card.nomor:
            self._pair(_NOMOR.get(number.jenis, number.jenis), kata.nilai("nip", number.nilai))
        if card.riwayat:
            self._section(self.tr("Perubahan terakhir"))
            for change in card.riwayat[:12]:
                self._change(change)

    def _facts(self, card: KartuPegawai, now: Keadaan) -> None:
        self._pair(kata.bidang("unit_id"), card.baris.unit_nama or self.tr("(belum ada unit)"))
        for name in _SHOWN:
            self._pair(kata.bidang(name), kata.nilai(name, getattr(now, name)), hand=name in card.tangan)
        self._pair(
            kata.bidang("tanggal_lahir"),
            kata.nilai("tanggal_lahir", card.tanggal_lahir),
            hand="tanggal_lahir" in card.tangan,
        )
        self._pair(kata.bidang("jenis_kelamin"), kata.nilai("jenis_kelamin", card.jenis_kelamin))

    def _hand_set(self, card: KartuPegawai) -> None:
        self._section(self.tr("Diisi sendiri di kantor"))
        for name, said in sorted(card.tangan.items()):
            words = kata.bidang(name)
            if said is not None:
                shown = (
                    self._units.get(int(said), said)
                    if name == "unit_id" and said.isdigit()
                    else kata.nilai(name, said)
                )
                words += self.tr(": SIASN mencatat {0}").format(shown)
            self._text(words, "awas" if said is not None else "")

    def _stretch(self, stretch: Keadaan, before: Keadaan | None) -> None:
        when = (
            self.tr("sejak awal")
            if stretch.dari == AWAL
            else self.tr("sejak {0}").format(teks.tanggal(stretch.dari))
        )
        self._text(when, "lembut")
        parts = []
        for name in ("jabatan", "golongan", "unit_id", "kedudukan", "jenis_pegawai"):
            value = getattr(stretch, name)
            if before is None or value != getattr(before, name):
                shown = self._units.get(value, "") if name == "unit_id" and value else kata.nilai(name, value)
                if shown:
                    parts.append(shown)
        self._text(", ".join(parts))

    def _change(self, change: RiwayatPerubahan) -> None:
        source = self.tr("impor nomor {0}").format(change.impor_id) if change.impor_id else change.petugas
        self._text(f"{teks.tanggal_jam(change.waktu)} · {source}", "lembut")
        made = self._made(change)
        names = (
            []
            if made
            else [
                kata.bidang(name)
                for name in change.perubahan
                if not name.endswith("_id") or name == "unit_id"
            ]
        )
        what = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
        words = self.tr("ditambahkan") if made else change.alasan or self.tr("diubah")
        self._text(f"{words}: {what}" if what else words)

    @staticmethod
    def _made(change: RiwayatPerubahan) -> bool:
        return change.aksi == "buat"

    # -- lines
    def _section(self, title: str) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(line())
        self.body.addWidget(label(title, Tulisan.KUAT))

    def _pair(self, name: str, value: str, *, hand: bool = False) -> None:
        if value:
            mark = self.tr("  ✎ diisi sendiri") if hand else ""
            made = label(f"{name}: {value}{mark}", Tulisan.RAPAT, wrap=True)
            self.body.addWidget(made)

    def _text(self, text: str, ink: str = "") -> None:
        self.body.addWidget(label(text, Tulisan.RAPAT, ink, wrap=True))

    def _clear(self) -> None:
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
