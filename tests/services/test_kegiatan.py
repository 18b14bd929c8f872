"""*Kegiatan harian* on a real office: typing, going back, pages and sums, import and export, closed years."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation.errors import ConflictError, KnownError, RefusedError
from kinerja_desktop.foundation.ids import new_uids
from kinerja_desktop.services import backup, kegiatan, pegawai, skp
from kinerja_desktop.services.impor import kegiatan as impor
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.kegiatan import Saringan, Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.periksa import periksa_data
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage.kegiatan import baca, tabel
from kinerja_desktop.storage.kegiatan.tulis import Asal, TulisKegiatan, step
from tests.kantor_kecil import NIP, isi
from tests.mentah import xlsx

TAHUN = 2026
JUDUL = [
    "RENCANA AKSI",
    "TANGGAL KEGIATAN",
    "JAM MULAI",
    "JAM SELESAI",
    "KEGIATAN HARIAN",
    "REALISASI",
    "SATUAN",
    "BUKTI DUKUNG",
]


@pytest.fixture
def orang(konteks: Konteks, tmp_path: Path) -> dict[str, int]:
    isi(konteks, tmp_path)
    by_nip = {row.nip: row.id for row in pegawai.daftar(konteks)}
    return {name: by_nip[nip] for name, nip in NIP.items() if nip in by_nip}


def satu(day: int, uraian: str, mulai: int = 480, lama: int = 60, **more: Any) -> IsiKegiatan:
    return IsiKegiatan(date(TAHUN, 3, day), uraian, mulai, mulai + lama, lama, **more)


def tambah(konteks: Konteks, who: int, *rows: IsiKegiatan) -> kegiatan.HasilLangkah:
    return kegiatan.simpan(konteks, who, TAHUN, [Ubahan(None, 0, row) for row in rows]).value


def isi_maret(konteks: Konteks, who: int) -> list[str]:
    return [row.uraian for row in kegiatan.bulan(konteks, who, TAHUN, 3).rows]


def sums_are_right(konteks: Konteks, tahun: int = TAHUN) -> bool:
    with konteks.simpanan.kegiatan.read(tahun) as connection:
        assert connection is not None
        return baca.differing(connection) == []


def test_a_month_is_typed_changed_and_taken_back_to_nothing(konteks: Konteks, orang: dict[str, int]) -> None:
    maya = orang["Maya"]
    assert kegiatan.bulan(konteks, maya, TAHUN, 3).rows == ()
    first = tambah(konteks, maya, satu(2, "rapat"), satu(2, "surat", 540), satu(1, "apel"))
    assert isi_maret(konteks, maya) == ["apel", "rapat", "surat"]
    row = kegiatan.bulan(konteks, maya, TAHUN, 3).rows[0]
    changed = kegiatan.simpan(konteks, maya, TAHUN, [Ubahan(row.id, row.version, satu(1, "apel pagi"))])
    assert changed.changes.of_kind("kegiatan") == frozenset({maya})
    removed = kegiatan.simpan(konteks, maya, TAHUN, [Ubahan(first.ids[0], first.langkah, None)]).value
    assert isi_maret(konteks, maya) == ["apel pagi", "surat"]
    undone = kegiatan.urungkan(konteks, TAHUN, removed.langkah).value
    assert isi_maret(konteks, maya) == ["apel pagi", "rapat", "surat"]
    kegiatan.urungkan(konteks, TAHUN, undone.langkah)  # and forward again
    assert isi_maret(konteks, maya) == ["apel pagi", "surat"]
    with pytest.raises(RefusedError, match=r"kegiatan\.sudah-diurungkan"):
        kegiatan.urungkan(konteks, TAHUN, undone.langkah)
    kegiatan.urungkan(konteks, TAHUN, changed.value.langkah)
    assert isi_maret(konteks, maya) == ["apel", "surat"]
    assert kegiatan.urungkan(konteks, TAHUN, first.langkah).value.dihapus == 2
    assert isi_maret(konteks, maya) == []
    assert sums_are_right(konteks)


def test_a_row_changed_elsewhere_is_not_overwritten(konteks: Konteks, orang: dict[str, int]) -> None:
    made = tambah(konteks, orang["Maya"], satu(2, "rapat"))
    edit = Ubahan(made.ids[0], made.langkah, satu(2, "rapat dinas"))
    kegiatan.simpan(konteks, orang["Maya"], TAHUN, [edit])
    with pytest.raises(ConflictError):
        kegiatan.simpan(konteks, orang["Maya"], TAHUN, [Ubahan(None, 0, satu(3, "baru")), edit])
    assert isi_maret(konteks, orang["Maya"]) == ["rapat dinas"]
    assert sums_are_right(konteks)


@pytest.mark.parametrize(
    ("row", "code"),
    [(IsiKegiatan(date(2025, 3, 1), "lama"), "kegiatan.luar-tahun"), (satu(2, "  "), "kegiatan.tanpa-uraian"),
     (IsiKegiatan(date(TAHUN, 3, 2), "a", 600, 540), "kegiatan.jam-terbalik"),
     (IsiKegiatan(date(TAHUN, 3, 2), "a", menit=2000), "kegiatan.menit-salah")],
)  # fmt: skip
def test_what_cannot_be_stored_keeps_all_of_its_step_out(
    konteks: Konteks, orang: dict[str, int], row: IsiKegiatan, code: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        tambah(konteks, orang["Maya"], satu(2, "baik"), row)
    assert refused.value.code == code
    assert isi_maret(konteks, orang["Maya"]) == []


def test_overlaps_are_told_and_go_in(konteks: Konteks, orang: dict[str, int]) -> None:
    made = tambah(konteks, orang["Maya"], satu(2, "rapat"), satu(2, "surat", 500), satu(3, "arsip"))
    assert kegiatan.bulan(konteks, orang["Maya"], TAHUN, 3).tumpang == frozenset({made.ids[1]})


def test_sums_for_realisasi_name_the_rhk_of_the_plan(konteks: Konteks, orang: dict[str, int]) -> None:
    maya = orang["Maya"]
    position = next(one.penugasan_id for one in skp.daftar(konteks, TAHUN) if one.pegawai_id == maya)
    made = skp.buat(konteks, TAHUN, [position]).value[position]
    now = skp.buka(konteks, made)
    content = replace(now.isi, rhk=(Rhk("Menyusun laporan bulanan"),))
    rhk_id = skp.simpan(konteks, made, content, version=now.version).value.isi.rhk[0].id
    report: dict[str, Any] = {"rencana": "menyusun  LAPORAN bulanan", "satuan": "dokumen"}
    tambah(
        konteks, maya, satu(2, "menyusun", volume=Decimal("1.5"), **report), satu(9, "merapikan", volume=Decimal(2), **report),
        satu(10, "lain-lain"), satu(11, "peta", rencana="Rencana yang tidak ada", volume=Decimal(1), satuan="peta"),
    )  # fmt: skip
    kegiatan.simpan(
        konteks, maya, TAHUN, [Ubahan(None, 0, IsiKegiatan(date(TAHUN, 4, 1), "april", menit=30, **report))]
    )
    told = [
        (one.rhk_id, one.rencana, one.satuan, one.jumlah, one.menit, one.volume)
        for one in kegiatan.rekap(konteks, maya, TAHUN, [3])
    ]
    assert told == [
        (rhk_id, "Menyusun laporan bulanan", "dokumen", 2, 120, Decimal("3.50")),
        (None, "", "", 1, 60, Decimal(0)),
        (None, "Rencana yang tidak ada", "peta", 1, 60, Decimal(1)),
    ]
    assert kegiatan.rekap(konteks, maya, TAHUN, [4])[0].menit == 30
    assert kegiatan.rekap(konteks, maya, 2025, [1]) == []


def file(folder: Path, rows: list[list[Any]], name: str = "kegiatan.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx({"Sheet1": rows}))
    return path


def baris(
    name: str | None, day: str, uraian: str, mulai: str = "07.30", selesai: str = "08:30", volume: Any = 1
) -> list[Any]:
    who = [] if name is None else [NIP.get(name, name)]
    return [*who, "Mengajar", day, mulai, selesai, uraian, volume, "jam", "https://contoh.id/b"]


def test_an_import_is_looked_at_written_once_and_taken_back(
    konteks: Konteks, orang: dict[str, int], tmp_path: Path
) -> None:
    tambah(konteks, orang["Maya"], satu(5, "rapat", 450, 60, rencana="Mengajar"))
    path = file(tmp_path, [
        ["NIP", *JUDUL],
        baris("Maya", "02-03-2026", "Mengajar kelas 5"), baris("Maya", "02-03-2026", "Mengajar  KELAS 5"),
        baris("Maya", "02-03-2026", "Rapat", "08.00", "09.00"), baris("Maya", "05-03-2026", "rapat"),
        baris("Budi", "03-03-2026", "Kerja bakti"), baris("199912312024011009", "03-03-2026", "x"),
        baris("Budi", "03-03-2025", "lama"), baris("Budi", "kemarin", "y"), baris("Budi", "04-03-2026", "z", "9.75"),
        baris("Budi", "04-03-2026", "z", volume="banyak"), baris("Budi", "04-03-2026", "z", "10.00", "09.00"),
    ])  # fmt: skip
    found = impor.periksa(konteks, path, TAHUN)
    counts = found.hitungan
    assert counts["dibaca"] == 11 == sum(value for name, value in counts.items() if name != "dibaca")
    assert (counts["baru"], counts["sama"], counts["dilewati"], counts["perlu_diperbaiki"]) == (3, 1, 1, 6)
    assert {one.code for one in found.findings} == {
        "kegiatan.kembar", "kegiatan.tumpang", "kegiatan.nip-tidak-ada", "kegiatan.luar-tahun", "kegiatan.tanggal-salah",
        "kegiatan.jam-salah", "kegiatan.volume-salah", "kegiatan.jam-terbalik",
    }  # fmt: skip
    assert [one.severity for one in found.findings if one.code == "kegiatan.tumpang"] == [Severity.WARN]
    assert isi_maret(konteks, orang["Budi"]) == []  # a check writes nothing
    step = impor.simpan(konteks, found).value
    assert isi_maret(konteks, orang["Maya"]) == ["Mengajar kelas 5", "Rapat", "rapat"]
    with pytest.raises(RefusedError, match=r"kegiatan\.sudah-diimpor"):
        impor.simpan(konteks, found)
    again = impor.periksa(konteks, path, TAHUN)
    assert (again.hitungan["baru"], again.hitungan["sama"]) == (0, 4)
    edited = kegiatan.bulan(konteks, orang["Budi"], TAHUN, 3).rows[0]
    kegiatan.simpan(
        konteks, orang["Budi"], TAHUN, [Ubahan(edited.id, edited.version, satu(3, "Kerja bakti desa"))]
    )
    back = kegiatan.urungkan(konteks, TAHUN, step).value
    assert (back.dihapus, back.tetap) == (2, 1)
    assert isi_maret(konteks, orang["Maya"]) == ["rapat"]
    assert isi_maret(konteks, orang["Budi"]) == ["Kerja bakti desa"]
    assert sums_are_right(konteks)


def test_one_persons_list_needs_to_be_told_whose_it_is(
    konteks: Konteks, orang: dict[str, int], tmp_path: Path
) -> None:
    path = file(tmp_path, [JUDUL, baris(None, "02-03-2026", "Mengajar kelas 5")])
    with pytest.raises(RefusedError, match=r"kegiatan\.tanpa-nip"):
        impor.periksa(konteks, path, TAHUN)
    impor.simpan(konteks, impor.periksa(konteks, path, TAHUN, pegawai_id=orang["Maya"]))
    row = kegiatan.bulan(konteks, orang["Maya"], TAHUN, 3).rows[0]
    assert (row.mulai, row.selesai, row.menit, row.volume, row.satuan) == (450, 510, 60, Decimal(1), "jam")
    assert row.bukti == "https://contoh.id/b"


def test_a_roster_is_no_list_of_activities(konteks: Konteks, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"impor\.bukan-kegiatan"):
        impor.periksa(konteks, file(tmp_path, [["NIP", "NAMA"], [NIP["Maya"], "Maya"]]), TAHUN)


def test_what_goes_out_comes_back_the_same(konteks: Konteks, orang: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"kegiatan\.tidak-ada-isi"):
        impor.ekspor(konteks, TAHUN, tmp_path / "a.xlsx", Saringan())
    tambah(
        konteks,
        orang["Maya"],
        satu(2, "=HYPERLINK()", volume=Decimal("2.5"), satuan="lembar", bukti="ada"),
        satu(3, "b"),
    )
    tambah(konteks, orang["Budi"], satu(2, "c"))
    everybody, own = tmp_path / "semua.xlsx", tmp_path / "maya.xlsx"
    assert impor.ekspor(konteks, TAHUN, everybody, Saringan()) == 3
    uid = kegiatan.bulan(konteks, orang["Maya"], TAHUN, 3).rows[0].orang
    assert impor.ekspor(konteks, TAHUN, own, Saringan((uid,))) == 2
    found = impor.periksa(konteks, everybody, TAHUN)
    assert (found.hitungan["sama"], found.hitungan["baru"], found.findings) == (3, 0, ())
    mine = impor.periksa(konteks, own, TAHUN, pegawai_id=orang["Maya"])
    assert mine.hitungan["sama"] == 2


def test_pages_and_counts_over_everybody(
    konteks: Konteks, orang: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kegiatan, "HALAMAN", 4)
    rng = random.Random(5)  # noqa: S311 - the same rows in every run
    people = [orang["Maya"], orang["Budi"]]
    for at in range(11):
        tambah(
            konteks,
            people[at % 2],
            IsiKegiatan(date(TAHUN, rng.randint(1, 6), rng.randint(1, 28)), f"kerja {at % 3}", menit=5),
        )
    seen: list[int] = []
    page = kegiatan.daftar(konteks, TAHUN, Saringan())
    while True:
        seen += [line.row.id for line in page.rows]
        if page.lanjut is None:
            break
        page = kegiatan.daftar(konteks, TAHUN, Saringan(), setelah=page.lanjut)
    assert len(seen) == 11 == page.jumlah == len(set(seen))
    days = kegiatan.daftar(konteks, TAHUN, Saringan(dari=date(TAHUN, 1, 1), sampai=date(TAHUN, 3, 31)))
    late = kegiatan.daftar(konteks, TAHUN, Saringan(dari=date(TAHUN, 4, 1)))
    assert days.jumlah + late.jumlah == 11
    words = kegiatan.daftar(konteks, TAHUN, Saringan(kata="KERJA 1"))
    assert words.jumlah == 4
    assert {line.row.uraian for line in words.rows} == {"kerja 1"}
    own = next(line.row.orang for line in page.rows)
    mine = kegiatan.daftar(konteks, TAHUN, Saringan((own,)))
    assert {line.row.orang for line in mine.rows} == {own}
    assert mine.jumlah in {5, 6}


def test_a_unit_of_very_many_people_is_still_one_question(konteks: Konteks, orang: dict[str, int]) -> None:
    buku, kantor = konteks.simpanan.kegiatan, konteks.kantor.baris.uid
    uids = new_uids(40_000)
    with step(buku, TAHUN, kantor, Asal("Rina", "impor")) as made:
        made.insert([(uid, satu(2, "kerja")) for uid in uids[:50]])
        made.connection.execute(sa.insert(tabel.orang), [{"uid": uid} for uid in uids[50:]])
    with buku.read(TAHUN) as connection:
        assert connection is not None
        assert len(baca.page(connection, Saringan(tuple(uids), kata="kerja"), None, 100)) == 50
        assert baca.count(connection, Saringan(tuple(uids)), 0) == 50
    assert orang


def test_a_closed_year_is_read_and_not_written(konteks: Konteks, orang: dict[str, int]) -> None:
    with pytest.raises(RefusedError, match=r"kegiatan\.tahun-kosong"):
        kegiatan.tutup_tahun(konteks, 2025)
    old = [Ubahan(None, 0, IsiKegiatan(date(2025, 5, 5), "tahun lalu"))]
    made = kegiatan.simpan(konteks, orang["Maya"], 2025, old).value
    with pytest.raises(RefusedError, match=r"kegiatan\.tahun-berjalan"):
        kegiatan.tutup_tahun(konteks, TAHUN)
    kegiatan.tutup_tahun(konteks, 2025)
    with pytest.raises(RefusedError, match=r"kegiatan\.tahun-tertutup"):
        kegiatan.simpan(konteks, orang["Maya"], 2025, old)
    with pytest.raises(RefusedError, match=r"kegiatan\.tahun-tertutup"):
        kegiatan.urungkan(konteks, 2025, made.langkah)
    month = kegiatan.bulan(konteks, orang["Maya"], 2025, 5)
    assert month.is_closed
    assert [row.uraian for row in month.rows] == ["tahun lalu"]
    with pytest.raises(RefusedError, match=r"kegiatan\.tanpa-alasan"):
        kegiatan.buka_tahun(konteks, 2025, " ")
    kegiatan.buka_tahun(konteks, 2025, "salah tutup")
    assert kegiatan.riwayat(konteks, 2025)[0].alasan == "salah tutup"
    assert kegiatan.urungkan(konteks, 2025, made.langkah).value.dihapus == 1


def test_a_year_goes_back_to_its_copy_alone(konteks: Konteks, orang: dict[str, int]) -> None:
    folder, maya = konteks.kantor.folder, orang["Maya"]
    tambah(konteks, maya, satu(2, "rapat"))
    backup.make_now(konteks)
    [copy] = backup.kegiatan_copies(folder)
    backup.make_now(konteks)
    assert backup.kegiatan_copies(folder) == (copy,)  # nothing changed: no second copy
    assert [one.berkas for one in backup.copies(konteks) if "kegiatan" in one.berkas.name] == []
    tambah(konteks, maya, satu(3, "surat"))
    with pytest.raises(KnownError, match=r"kantor\.sedang-dibuka"):
        backup.pulihkan_kegiatan(folder, copy.path)
    konteks.kantor.close()
    done = backup.pulihkan_kegiatan(folder, copy.path)
    assert done.disimpan is not None
    opened = open_kantor(folder, worker=InlineWorker())
    assert isi_maret(opened, maya) == ["rapat"]
    opened.kantor.close()
    backup.pulihkan_kegiatan(folder, done.disimpan)
    (folder / "kegiatan-2026.db").write_bytes(bytes(5000))
    broken = open_kantor(folder, worker=InlineWorker())
    assert periksa_data(broken).jumlah["periksa.kegiatan"] == 1
    broken.kantor.close()
    back = backup.pulihkan_kegiatan(folder, done.disimpan)
    assert back.disimpan is not None
    assert back.disimpan.suffix == ".rusak"
    opened = open_kantor(folder, worker=InlineWorker())
    assert isi_maret(opened, maya) == ["rapat", "surat"]
    assert periksa_data(opened).is_utuh
    opened.kantor.close()


def test_a_year_that_lost_everything_is_told_by_its_copy(konteks: Konteks, orang: dict[str, int]) -> None:
    folder, maya = konteks.kantor.folder, orang["Maya"]
    tambah(konteks, maya, satu(2, "rapat"))
    backup.make_now(konteks)
    [copy] = backup.kegiatan_copies(folder)
    konteks.kantor.close()
    for year in (2025, TAHUN):  # of 2025 nothing was ever written
        (folder / f"kegiatan-{year}.db").write_bytes(b"")
    broken = open_kantor(folder, worker=InlineWorker())
    assert [str(one.args["isi"]) for one in periksa_data(broken).findings] == ["kegiatan-2026.db: kosong"]
    broken.kantor.close()
    assert backup.pulihkan_kegiatan(folder, copy.path).disimpan is None
    opened = open_kantor(folder, worker=InlineWorker())
    assert isi_maret(opened, maya) == ["rapat"]
    assert periksa_data(opened).is_utuh
    opened.kantor.close()


def test_a_copy_in_which_nothing_was_written_is_not_gone_back_to(
    konteks: Konteks, orang: dict[str, int]
) -> None:
    folder = konteks.kantor.folder
    tambah(konteks, orang["Maya"], satu(2, "rapat"))
    konteks.kantor.close()
    empty = folder / "backup" / "2026-11-20_080000_harian_kegiatan-2026.db"
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("VACUUM")
    with pytest.raises(KnownError, match=r"salinan\.rusak"):
        backup.pulihkan_kegiatan(folder, empty)


def test_a_step_of_a_mistyped_year_is_refused_and_leaves_nothing(
    konteks: Konteks, orang: dict[str, int]
) -> None:
    made = tambah(konteks, orang["Maya"], satu(2, "rapat"))
    with pytest.raises(RefusedError, match=r"kegiatan\.langkah-tidak-ada"):
        kegiatan.urungkan(konteks, 2031, made.langkah)
    assert not list(konteks.kantor.folder.glob("kegiatan-2031*"))
    assert periksa_data(konteks).is_utuh


def test_the_older_copy_survives_going_back_to_it(konteks: Konteks, orang: dict[str, int]) -> None:
    folder, maya = konteks.kantor.folder, orang["Maya"]
    for day, words in ((2, "rapat"), (3, "surat"), (4, "apel")):
        tambah(konteks, maya, satu(day, words))
        backup.make_now(konteks)
    tambah(konteks, maya, satu(5, "lupa"))
    newer, older = backup.kegiatan_copies(folder)
    konteks.kantor.close()
    done = backup.pulihkan_kegiatan(folder, older.path)
    assert done.disimpan is not None
    opened = open_kantor(folder, worker=InlineWorker())
    assert isi_maret(opened, maya) == ["rapat", "surat"]
    opened.kantor.close()
    assert {one.path for one in backup.kegiatan_copies(folder)} == {done.disimpan, newer.path, older.path}


def test_closing_a_year_is_a_step_and_reaches_the_copies(konteks: Konteks, orang: dict[str, int]) -> None:
    folder = konteks.kantor.folder
    old = [Ubahan(None, 0, IsiKegiatan(date(2025, 5, 5), "tahun lalu"))]
    kegiatan.simpan(konteks, orang["Maya"], 2025, old)
    backup.make_now(konteks)
    kegiatan.tutup_tahun(konteks, 2025)
    assert kegiatan.riwayat(konteks, 2025)[0].jenis == "tutup"
    backup.make_now(konteks)
    newest = backup.kegiatan_copies(folder)[0].path
    konteks.kantor.close()
    (folder / "kegiatan-2025.db").unlink()
    backup.pulihkan_kegiatan(folder, newest)
    opened = open_kantor(folder, worker=InlineWorker())
    assert kegiatan.keadaan_tahun(opened, 2025) is kegiatan.KeadaanTahun.TERTUTUP
    opened.kantor.close()


def test_a_year_is_not_opened_without_its_reason(
    konteks: Konteks, orang: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [Ubahan(None, 0, IsiKegiatan(date(2025, 5, 5), "tahun lalu"))]
    kegiatan.simpan(konteks, orang["Maya"], 2025, old)
    kegiatan.tutup_tahun(konteks, 2025)

    def fails(_self: TulisKegiatan) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(TulisKegiatan, "finish", fails)
        with pytest.raises(OSError, match="no room"):
            kegiatan.buka_tahun(konteks, 2025, "salah tutup")
    assert kegiatan.keadaan_tahun(konteks, 2025) is kegiatan.KeadaanTahun.TERTUTUP


def test_what_came_in_between_check_and_import_is_not_doubled(
    konteks: Konteks, orang: dict[str, int], tmp_path: Path
) -> None:
    path = file(tmp_path, [["NIP", *JUDUL], baris("Budi", "03-03-2026", "Kerja bakti", "07.30", "08.30")])
    found = impor.periksa(konteks, path, TAHUN)
    [row] = found.baru
    tambah(konteks, orang["Budi"], row.isi)
    with pytest.raises(RefusedError, match=r"kegiatan\.baru-tersimpan"):
        impor.simpan(konteks, found)
    assert isi_maret(konteks, orang["Budi"]) == ["Kerja bakti"]
    assert impor.periksa(konteks, path, TAHUN).hitungan["sama"] == 1


def test_a_row_of_somebody_else_is_not_taken_over(konteks: Konteks, orang: dict[str, int]) -> None:
    made = tambah(konteks, orang["Maya"], satu(2, "rapat"))
    with pytest.raises(ConflictError):
        kegiatan.simpan(konteks, orang["Budi"], TAHUN, [Ubahan(made.ids[0], made.langkah, satu(2, "lain"))])
    with pytest.raises(ConflictError):
        kegiatan.simpan(konteks, orang["Budi"], TAHUN, [Ubahan(made.ids[0], made.langkah, None)])
    assert isi_maret(konteks, orang["Maya"]) == ["rapat"]
