"""SKP of three sizes: short, as offices write them, monstrous. Invented people and texts."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from kinerja_desktop.documents.bagian_skp import HasilKerja, NilaiPerilaku, Ukuran
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.domain.perilaku import butir
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan
from kinerja_desktop.regulations import load as load_rules
from tests.documents.lembar_uji import load

DAY = date(2026, 12, 31)
UKURAN = ("pendek", "biasa", "besar")
ASPEK = ("Kuantitas", "Kualitas", "Waktu", "Biaya")
PERSPEKTIF = ("Penerima Layanan", "Proses Bisnis", "Penguatan Internal", "Anggaran")
MONSTER = " ".join(f"uraian{n}" for n in range(1_100))[:10_000].rsplit(" ", 1)[0]
"""A text of 10,000 characters, every word another."""


def perilaku(ekspektasi: str = "", umpan_balik: str = "") -> tuple[NilaiPerilaku, ...]:
    """Return the seven values with their guides."""
    values = butir(load_rules().at(DAY))
    return tuple(NilaiPerilaku(one.nama, one.panduan, ekspektasi, umpan_balik) for one in values)


def hasil(nomor: int, banyak: int, dimensi: tuple[str, ...], pimpinan: str = "") -> HasilKerja:
    """Return an RHK with so many indicators."""
    ukuran = tuple(
        Ukuran(f"Indikator {n + 1} dari hasil kerja nomor {nomor}", f"{n + 1} dokumen", dimensi[n % 4])
        for n in range(banyak)
    )
    return HasilKerja(f"Terlaksananya layanan data dan informasi nomor {nomor}", ukuran, pimpinan)


def lembar(kelompok: KelompokSkp, pendekatan: Pendekatan, besar: str) -> LembarSkp:
    """Return an SKP of a size."""
    base: LembarSkp = load("f3_a4")[1]
    dimensi = PERSPEKTIF if kelompok is KelompokSkp.JPT else ASPEK
    parts: dict[str, Any] = {"utama": (hasil(1, 1, dimensi),), "tambahan": (), "perilaku": perilaku()}
    if besar == "biasa":
        rhk = tuple(
            hasil(n, 3, dimensi, f"Terwujudnya layanan pendidikan yang merata nomor {n // 3}")
            for n in range(1, 7)
        )
        parts = {
            "utama": rhk,
            "tambahan": (dataclasses.replace(hasil(1, 2, dimensi), penugasan="Kepala Dinas"),),
            "perilaku": perilaku("Melayani sekolah paling lambat satu hari kerja"),
        }
    if besar == "besar":
        rhk = tuple(hasil(n, n % 5, dimensi, f"Pimpinan {n // 7}" if n % 3 else "") for n in range(1, 201))
        awful = HasilKerja(
            MONSTER, (Ukuran(MONSTER, "W" * 300, dimensi[0]), Ukuran("", "", "")), MONSTER, MONSTER
        )
        parts = {
            "utama": (*rhk[:100], awful, *rhk[100:]),
            "tambahan": (HasilKerja("", ()), awful),
            "perilaku": perilaku(MONSTER),
        }
    return dataclasses.replace(base, kelompok=kelompok, pendekatan=pendekatan, **parts)
