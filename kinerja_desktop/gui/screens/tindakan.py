"""What Ctrl+K offers besides people and screens: an action stands there when the screen behind it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kinerja_desktop.gui import petugas
from kinerja_desktop.gui.screen import ActionSpec, ScreenSpec
from kinerja_desktop.gui.session import Session


def _setting(bagian: str, tindakan: str = "") -> Callable[[Session], object]:
    """Return what goes to a part of Pengaturan and starts something there."""
    return lambda session: session.go("pengaturan", bagian=bagian, tindakan=tindakan)


def _manual(_session: Session) -> None:
    from kinerja_desktop.gui import bantuan

    bantuan.show(bantuan.FIRST)


_KNOWN: tuple[tuple[str, ActionSpec], ...] = (
    (
        "impor",
        ActionSpec("Impor pegawai", "file-input", lambda s: s.go("impor"), "excel siasn unggah berkas"),
    ),
    (
        "perencanaan",
        ActionSpec(
            "Susun SKP",
            "target",
            lambda s: s.go("perencanaan"),
            "rencana rhk draf buat bagikan pustaka matriks peran pohon hasil salin ke e-kinerja buku kerja tutup",
        ),
    ),
    (
        "perencanaan",
        ActionSpec(
            "SKP yang belum dibuat",
            "circle-dashed",
            lambda s: s.go("perencanaan", status="belum"),
            "kurang rencana",
        ),
    ),
    (
        "pegawai",
        ActionSpec(
            "Akhiri masa tugas pegawai",
            "circle-minus",
            lambda s: s.go("pegawai", tindakan="akhiri"),
            "pensiun meninggal berhenti keluar pindah mutasi selesai kontrak",
        ),
    ),
    (
        "pegawai",
        ActionSpec(
            "Predikat dari instansi lain",
            "file-input",
            lambda s: s.go("pegawai", tindakan="luar"),
            "mutasi masuk pindahan datang pindaian scan",
        ),
    ),
    (
        "pelaksanaan",
        ActionSpec(
            "Isi realisasi",
            "list-checks",
            lambda s: s.go("pelaksanaan"),
            "pelaksanaan rencana aksi bukti dukung umpan balik dialog kinerja kesepakatan",
        ),
    ),
    (
        "keberatan",
        ActionSpec(
            "Catat keberatan",
            "scale",
            lambda s: s.go("keberatan", tindakan="baru"),
            "banding putusan tidak setuju",
        ),
    ),
    ("penilaian", ActionSpec("Kunci nilai", "lock", lambda s: s.go("penilaian"), "terkunci final tetapkan")),
    (
        "tenggat",
        ActionSpec(
            "Siapa yang terlambat",
            "calendar-clock",
            lambda s: s.go("tenggat"),
            "tenggat tagih belum hari libur",
        ),
    ),
    (
        "laporan",
        ActionSpec(
            "Daftar predikat untuk TPP",
            "sheet",
            lambda s: s.go("laporan", laporan="tpp"),
            "tunjangan kinerja tukin",
        ),
    ),
    (
        "laporan",
        ActionSpec(
            "Ringkasan pimpinan", "sheet", lambda s: s.go("laporan", laporan="pimpinan"), "satu halaman"
        ),
    ),
    (
        "laporan",
        ActionSpec("Tabel LKjIP", "sheet", lambda s: s.go("laporan", laporan="lkjip"), "distribusi lakip"),
    ),
    (
        "laporan",
        ActionSpec(
            "Kontrak yang segera berakhir",
            "calendar-clock",
            lambda s: s.go("laporan", laporan="kontrak"),
            "pppk",
        ),
    ),
    (
        "cetak",
        ActionSpec(
            "Cetak lembar unit ini",
            "printer",
            lambda s: s.go("cetak"),
            "pdf dokumen evaluasi rekap persetujuan surat serah terima berkas orang kenaikan pangkat pensiun mutasi ttd",
        ),
    ),
    (
        "ekspor",
        ActionSpec("Cek kelengkapan ekspor", "list-checks", lambda s: s.go("ekspor"), "bkn bahan siasn"),
    ),
    ("pengaturan", ActionSpec("Backup sekarang", "save", _setting("data", "backup"), "salinan cadangan")),
    (
        "pengaturan",
        ActionSpec("Periksa keutuhan data", "shield-check", _setting("data", "periksa"), "rusak utuh"),
    ),
    (
        "pengaturan",
        ActionSpec("Pulihkan dari backup", "history", _setting("data"), "kembali salinan cadangan"),
    ),
    ("pengaturan", ActionSpec("Atur tenggat", "calendar-clock", _setting("tenggat"), "batas waktu periode")),
    ("pengaturan", ActionSpec("Atur kop surat", "file-text", _setting("kop"), "lambang logo alamat")),
    ("pengaturan", ActionSpec("Buka kantor lain", "building-2", _setting("data"), "folder data pindah")),
)


def actions(menu: Sequence[ScreenSpec]) -> tuple[ActionSpec, ...]:
    """Return what may be done with the screens of a menu, and what needs none."""
    there = {spec.key for spec in menu}
    return (
        *(action for key, action in _KNOWN if key in there),
        ActionSpec("Kantor baru atau kantor contoh", "plus", lambda s: s.go("mulai"), "buat mulai awal"),
        ActionSpec("Ganti tema terang atau gelap", "moon", petugas.switch_mode, "tampilan warna"),
        ActionSpec("Bantuan", "circle-question-mark", _manual, "petunjuk manual f1"),
    )
