"""An office where every list and every side sheet has something to show: the sample with plans, and what a year adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from kinerja_desktop.domain.codes import JenisPenugasan, Kedudukan, Predikat, Rating
from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.masukan import LaporanRow
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.services import (
    akhiri,
    dialog_kinerja,
    keberatan,
    keberatan_pemutus,
    kegiatan,
    monitoring,
    pegawai,
    pelaksanaan,
    penilaian,
    predikat_luar,
    rangkap,
    skp,
    skp_salin,
)
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.contoh.berkas import tulis_roster
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.services.worker import InlineWorker

TAHUN = 2026
TERTUTUP = "2026-TW3"
BERJALAN = "2026-TW4"
PEGAWAI = 120
_URAIAN = (
    "Menyusun bahan rapat evaluasi triwulan", "Memeriksa berkas usul kenaikan pangkat", "Rekonsiliasi data aset dengan bidang",
    "Menjawab surat permintaan data dari inspektorat dan menyiapkan lampirannya", "Membimbing peserta magang",
)  # fmt: skip


@dataclass(frozen=True)
class Tokoh:
    """Whom the tour looks at: somebody whose plan is set, carried out, talked about, and who holds a second position."""

    pegawai_id: int
    penugasan_id: int
    skp_id: int
    nama: str
    dikembalikan: int
    """The penugasan of somebody whose plan was handed back."""
    belum: int
    """The penugasan of somebody without a plan, who had one last year."""


def tokoh(konteks: Konteks) -> Tokoh:
    """Return that person."""
    planned = {row.pegawai_id for row in skp.daftar(konteks, TAHUN - 1) if row.skp_id}
    rows = skp.daftar(konteks, TAHUN)
    bare = next(
        row for row in rows
        if row.status == "belum" and row.pegawai_id in planned and skp_salin.pustaka(konteks, row.jabatan)
    )  # fmt: skip
    done = {row.penugasan_id: row for row in pelaksanaan.daftar(konteks, TERTUTUP) if row.realisasi}
    whole = (date(TAHUN, 1, 1), date(TAHUN, 12, 31))
    row = next(
        done[row.penugasan_id]
        for row in rows
        if row.penugasan_id in done and row.kelompok == "ja_jf" and (row.dari, row.sampai) == whole
    )
    back = next(row for row in rows if row.status == "dikembalikan")
    return Tokoh(
        row.pegawai_id, row.penugasan_id, row.skp_id or 0, row.nama, back.penugasan_id, bare.penugasan_id
    )


def lengkap(folder: Path) -> Konteks:
    """The sample office with plans in every status, objections, imports, activities, exports and a report of e-Kinerja."""
    made = buat_contoh(folder, PEGAWAI, "Rina", dengan_rencana=True)
    made.kantor.worker = InlineWorker()
    _roster(made, folder.parent)
    who = tokoh(made)
    _plans(made, who)
    _objections(made)
    _report(made)
    _person(made, who)
    out = folder.parent / "bahan"
    out.mkdir()
    ekspor.ekspor(made, TERTUTUP, out)
    return made


def _plans(konteks: Konteks, who: Tokoh) -> None:
    """One plan is being changed, one is closed."""
    set_ = [
        row for row in skp.daftar(konteks, TAHUN) if row.status == "ditetapkan" and row.skp_id != who.skp_id
    ]
    skp.ubah(konteks, set_[-1].skp_id or 0, "Target triwulan IV disesuaikan dengan perubahan anggaran")
    skp.tutup(konteks, _versions(set_[-2:-1]), date(TAHUN, 10, 31))


def _versions(rows: Sequence[BarisSkp]) -> dict[int, int]:
    return {row.skp_id: row.version for row in rows if row.skp_id is not None and row.version is not None}


def _objections(konteks: Konteks) -> None:
    """Beside the one of the sample: one explained, one decided, one taken back."""
    held = {row.penilaian_id for row in keberatan.daftar(konteks)}
    rated = [
        row.penilaian_id
        for row in penilaian.grid(konteks, TERTUTUP).baris
        if row.penilaian_id and row.predikat == "baik" and row.penilaian_id not in held
    ]
    made = [
        keberatan.ajukan(
            konteks, id_, diterima=date(TAHUN, 10, 12), diajukan=date(TAHUN, 10, 19), alasan="Bukti kerja belum dihitung."
        ).value
        for id_ in rated[:3]
    ]  # fmt: skip
    for id_ in made:
        now = keberatan.buka(konteks, id_)
        if id_ != made[2]:
            keberatan.jelaskan(
                konteks,
                id_,
                "Bukti diterima setelah tenggat.",
                version=now.version,
                tanggal=date(TAHUN, 10, 26),
            )
        if id_ == made[1]:
            now = keberatan.buka(konteks, id_)
            keberatan.putuskan(
                konteks, id_, version=now.version, oleh=keberatan_pemutus.pemutus(konteks, id_).atasan or "Sekretaris Daerah",
                pertimbangan="Bukti sah dan terjadi dalam periode.", tanggal=date(TAHUN, 11, 2), hasil=Rating.DI_ATAS,
            )  # fmt: skip
        if id_ == made[2]:
            keberatan.cabut(konteks, id_, version=now.version)


def _report(konteks: Konteks) -> None:
    """What e-Kinerja says of the closed quarter: some not rated there, some rated otherwise, some under another atasan."""
    rows = []
    for number, row in enumerate(penilaian.grid(konteks, TERTUTUP).baris[:90], 1):
        is_rated = number % 7 != 0
        rating = Rating.DI_ATAS if number % 11 == 0 else Rating.SESUAI
        rows.append(
            LaporanRow(
                Location("LAPORAN_PENILAIAN.xlsx", "Worksheet", 8 + number), row.nip, row.nama, skp_id=f"S-{number}",
                periode_awal=date(TAHUN, 7, 1), periode_akhir=date(TAHUN, 9, 30), unor=row.unit, jabatan=row.jabatan,
                hasil_kerja=rating if is_rated else None, perilaku=Rating.SESUAI if is_rated else None,
                predikat=Predikat.BAIK if is_rated else None,
                atasan_nip="198001012005011099" if number % 13 == 0 else "", atasan_nama="PEJABAT LAIN" if number % 13 == 0 else "",
            )
        )  # fmt: skip
    files = [{"nama": "LAPORAN_PENILAIAN.xlsx", "sidik": "0" * 64, "sheet": ["Worksheet"]}]
    monitoring.simpan_laporan(konteks, rows, TERTUTUP, berkas=files, ditarik="5 OKTOBER 2026")


def _person(konteks: Konteks, who: Tokoh) -> None:
    """A second position, a predikat from elsewhere, a month of activities; somebody else retires."""
    card = pegawai.kartu(konteks, who.pegawai_id)
    rangkap.tambah(
        konteks, who.pegawai_id, JenisPenugasan.PLT, "Kepala Subbagian Keuangan", card.baris.unit_id, dari=date(TAHUN, 8, 1)
    )  # fmt: skip
    brought = predikat_luar.IsianLuar(
        "2025-TW4", Predikat.BAIK, "Dinas Perhubungan Kabupaten Contoh Utara", jabatan="Analis Keuangan"
    )
    predikat_luar.simpan(konteks, who.pegawai_id, brought)
    talked = IsiDialog(
        date(TAHUN, 10, 6), "Apa yang menahan laporan triwulan?", "Pegawai, penilai",
        (Kesepakatan(1, "Menyusun jadwal rekonsiliasi", card.nama_tampil, date(TAHUN, 11, 30)), Kesepakatan(2, "Meminta dua rak arsip")),
    )  # fmt: skip
    before = dialog_kinerja.baca(konteks, who.penugasan_id, TERTUTUP).isi
    dialog_kinerja.simpan(konteks, who.penugasan_id, TERTUTUP, talked, sebelum=before)
    lines = [
        IsiKegiatan(
            date(TAHUN, 11, 2 + number // 2), _URAIAN[number % len(_URAIAN)], mulai=(8 + number % 2 * 3) * 60,
            selesai=(10 + number % 2 * 3) * 60, menit=120, volume=Decimal(1 + number % 3), satuan="dokumen",
        )
        for number in range(14)
    ]  # fmt: skip
    first = skp.buka(konteks, who.skp_id).isi.rhk[0].teks
    lines += [
        replace(one, tanggal=date(TAHUN, 9, 1 + number), rencana=first)
        for number, one in enumerate(lines[:5])
    ]
    kegiatan.simpan(konteks, who.pegawai_id, TAHUN, [Ubahan(None, 0, one) for one in lines])
    gone = next(row for row in reversed(pegawai.daftar(konteks)) if row.id != who.pegawai_id)
    ending = akhiri.Akhir(date(TAHUN, 10, 31), Kedudukan.PENSIUN, Evaluasi.DINILAI, "SK 800/123/2026")
    akhiri.akhiri(konteks, {gone.id: gone.version}, ending)


def _roster(konteks: Konteks, folder: Path) -> None:
    """SIASN's list comes after some was set by hand: an import in the history, and what to propose to SIASN."""
    path = folder / "Data ASN 2 November 2026.xlsx"
    tulis_roster(konteks, path)
    for row in pegawai.daftar(konteks)[20:26]:
        pegawai.ubah(konteks, row.id, {"jabatan": f"{row.jabatan} (Penyetaraan)"}, version=row.version)
    roster.simpan(konteks, roster.periksa(konteks, [path], per_tanggal=date(TAHUN, 11, 2)))
