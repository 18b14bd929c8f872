"""SKP of three sizes: short, as offices write them, monstrous. Invented people and texts."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from kinerja_desktop.documents.bagian_skp import HasilKerja, NilaiPerilaku, Ukuran
from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.documents.lampiran_skp import LampiranSkp
from kinerja_desktop.documents.matriks import BarisMatriks, LembarMatriks
from kinerja_desktop.documents.rencana_aksi import Aksi, AksiRhk, LembarRencanaAksi
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.domain.codes import Capaian
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


def evaluasi(
    kelompok: KelompokSkp, pendekatan: Pendekatan, besar: str, capaian: Capaian | None
) -> LembarEvaluasi:
    """Return an evaluation of the SKP of a size."""
    plan = lembar(kelompok, pendekatan, besar)
    said = MONSTER if besar == "besar" else "Data lengkap dan tepat waktu; pertahankan."
    done = tuple(
        dataclasses.replace(
            one,
            realisasi=tuple(each.target for each in one.ukuran)
            if n % 2
            else (said if n % 50 == 0 else "Tercapai",),
            umpan_balik=f"Pimpinan: {said}" if n % 50 == 0 else "Pimpinan: baik",
        )
        for n, one in enumerate(plan.utama)
    )
    return LembarEvaluasi(
        plan.meta, kelompok, pendekatan, plan.instansi, "TRIWULAN III", plan.rentang, plan.pegawai, plan.penilai,
        capaian, capaian.value.replace("_", " ").upper() if capaian else "", done, plan.tambahan,
        tuple(dataclasses.replace(one, umpan_balik=said) for one in plan.perilaku),
        "SESUAI EKSPEKTASI", "DIATAS EKSPEKTASI", "BAIK", plan.ttd_penilai,
    )  # fmt: skip


def lampiran(besar: str) -> LampiranSkp:
    """Return a lampiran of a size."""
    plan = lembar(KelompokSkp.JA_JF, Pendekatan.KUALITATIF, "pendek")
    lines = {
        "pendek": (),
        "biasa": ("Anggaran pemutakhiran data", "Dua orang operator sekolah", "Akses jaringan internet"),
        "besar": (MONSTER, *(f"Dukungan nomor {n}" for n in range(200))),
    }[besar]
    return LampiranSkp(
        plan.meta,
        plan.instansi,
        plan.rentang,
        lines,
        lines[:2],
        lines[1:3],
        plan.ttd_pegawai,
        plan.ttd_penilai,
    )


def matriks(orang: int, kolom: int, panjang: int = 1) -> LembarMatriks:
    """Return a matrix of people x results; texts repeat ``panjang`` times."""
    leader = BarisMatriks(
        "Dra. Ratna Wulandari, M.Si.",
        "Sekretaris Dinas Pendidikan",
        tuple(f"Terwujudnya hasil nomor {n + 1} " * panjang for n in range(kolom)),
    )
    people = tuple(
        BarisMatriks(
            f"Pegawai Nomor {n + 1}, S.E.",
            "Penelaah Teknis Kebijakan",
            tuple(
                f"Peran {n + 1} pada hasil {k + 1} " * panjang if (n + k) % 3 else "" for k in range(kolom)
            ),
        )
        for n in range(orang)
    )
    plan = lembar(KelompokSkp.JA_JF, Pendekatan.KUALITATIF, "pendek")
    return LembarMatriks(plan.meta, (("Unit kerja", "Sekretariat"), ("Tahun", "2026")), leader, people)


def rencana_aksi(besar: str, periode: int) -> LembarRencanaAksi:
    """Return an action plan of a size."""
    plan = lembar(KelompokSkp.JA_JF, Pendekatan.KUANTITATIF, "pendek")
    said = MONSTER if besar == "besar" else "Menyusun jadwal dan petunjuk pengisian data"
    step = Aksi(said, "Jadwal", ("25 %", "", *("100 %",) * (periode - 2)), "Surat dan tangkapan layar")
    rhk = {"pendek": 0, "biasa": 4, "besar": 200}[besar]
    made = tuple(
        AksiRhk(f"Tersedianya data nomor {n}", (step,) * (1 if besar == "besar" and n else 3))
        for n in range(rhk)
    )
    if besar == "besar":
        made = (
            made[0],
            *(AksiRhk(one.teks, (dataclasses.replace(step, teks="Rapat"),)) for one in made[1:]),
            AksiRhk("Kosong", ()),
        )
    return LembarRencanaAksi(
        plan.meta, plan.instansi, plan.rentang, plan.pegawai, plan.penilai, periode, made, plan.ttd_pegawai,
        plan.ttd_penilai,
    )  # fmt: skip
