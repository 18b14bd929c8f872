"""Dialogs of Pelaksanaan with invented people, short and long, for the gallery. Not a test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QWidget

from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk
from kinerja_desktop.gui.screens.pelaksanaan.dialog_kinerja import DialogKinerjaDialog
from kinerja_desktop.gui.screens.pelaksanaan.kegiatan import KegiatanDialog
from kinerja_desktop.services.dialog_kinerja import CatatanDialog, Fakta, Persiapan
from kinerja_desktop.services.kegiatan_realisasi import Jumlah, RekapRhk, UsulRealisasi
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan
from kinerja_desktop.services.skp import BarisSkp

TW = "2026-TW3"
PANJANG = (
    "Menyelesaikan penataan arsip keuangan tahun 2021 sampai dengan 2025 bersama pengurus barang dan dua petugas bidang, "
    "termasuk berita acara dan daftar arsip yang dapat dimusnahkan"
)
PLAN = IsiSkp(
    rhk=(
        Rhk("Laporan keuangan tersusun", indikator=(Indikator("Jumlah laporan", "12 dokumen", "kuantitas", id=1),), id=1),
        Rhk("Arsip tertata", id=2),
    )
)  # fmt: skip


def dialogs(parent: QWidget) -> Iterator[tuple[str, QDialog]]:
    """Yield (name of the picture, dialog)."""
    yield "dialog-kinerja-baru", DialogKinerjaDialog(parent, _ready(IsiDialog()))
    agreed = (
        Kesepakatan(1, "Menata arsip 2025", "Agus Pratama", date(2026, 11, 30)),
        Kesepakatan(2, "Meminta dua rak lagi", "Maria Tefa"),
    )
    before = (
        Kesepakatan(
            3, "Rekonsiliasi aset setiap akhir bulan", "Agus Pratama", date(2026, 9, 30), "tercapai", "rapi"
        ),
        Kesepakatan(4, "Melatih operator", keadaan="berjalan"),
    )
    short = IsiDialog(
        date(2026, 10, 5), "Apa yang menahan arsip?", "Agus Pratama, Maria Tefa", agreed, before
    )
    yield "dialog-kinerja", DialogKinerjaDialog(parent, _ready(short, "2026-TW2"))
    many = tuple(
        Kesepakatan(10 + n, PANJANG, "Kepala subbagian umum", date(2026, 12, n + 1)) for n in range(7)
    )
    long_ = IsiDialog(date(2026, 10, 5), PANJANG, PANJANG, many, many)
    yield "dialog-kinerja-panjang", DialogKinerjaDialog(parent, _ready(long_, "2026-TW2"))
    yield "dari-kegiatan", KegiatanDialog(parent, _sums(1), IsiPelaksanaan(), "Triwulan III 2026")
    typed = IsiPelaksanaan().with_realisasi((1, 1), "7 dokumen").with_realisasi((1, 2), PANJANG)
    yield "dari-kegiatan-panjang", KegiatanDialog(parent, _sums(9), typed, "Triwulan III 2026")


def _ready(isi: IsiDialog, dahulu: str = "") -> Persiapan:
    baris = BarisSkp(
        1, 1, b"", "Agus Pratama, S.Pd.", "199001012015011001", "Guru Ahli Muda", "definitif", 1, "SMP Negeri 1",
        date(2026, 1, 1), date(2026, 12, 31), None, "Maria Tefa, S.Pd., M.Pd.", 1, 1, 1, "ja_jf", "kuantitatif",
        "ditetapkan", "", date(2026, 1, 20), 2, 0, False,
    )  # fmt: skip
    lembar = LembarPelaksanaan(baris, 1, TW, PLAN, IsiPelaksanaan(), (), frozenset(), (), (), ())
    facts = Fakta(
        ("Laporan keuangan tersusun: 3 dokumen menjadi 7 dokumen",), ("Arsip tertata",), ("Laporan keuangan tersusun",)
    )  # fmt: skip
    return Persiapan(lembar, facts, CatatanDialog(1, TW, isi, dahulu))


def _sums(places: int) -> RekapRhk:
    jumlah = (Jumlah("dokumen", 10, Decimal(34)), Jumlah("berkas", 2, Decimal(1200)))
    usul = tuple(
        UsulRealisasi((1, n), "Jumlah laporan" if n == 1 else PANJANG, "12 dokumen", "34 dokumen", n < 3)
        for n in range(1, places + 1)
    )
    name = "Laporan keuangan tersusun" if places == 1 else PANJANG
    return RekapRhk(name, 12, jumlah, usul, 3 if places == 1 else 0)
