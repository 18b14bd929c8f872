"""The calendar of deadlines: defaults, days of the office and of groups, holidays, who is late, what is sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.domain.codes import JenisPenugasan, JenisPeriode
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.regulation import Mutu
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    atasan,
    keberatan,
    pegawai,
    penilaian,
    periode,
    rangkap,
    skp,
    tagihan,
    tenggat,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.tampilan import Tampilan
from kinerja_desktop.services.tenggat import Butir, Fase
from kinerja_desktop.workbooks.reader import open_book
from tests.kantor_kecil import BIDANG, DINAS, NIP, SEKRETARIAT, isi

TW3 = "2026-TW3"


@pytest.fixture
def kantor(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat; Tono's plan of 2026 is set; Tono and Sari are rated in TW3."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, people[NIP[name]]))
    periode.ensure_tahun(konteks, 2026)
    [row] = [one for one in skp.daftar(konteks, 2026) if one.nip == NIP["Tono"]]
    id_ = skp.buat(konteks, 2026, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, id_)
    rhk = Rhk("Laporan", indikator=(Indikator("Jumlah laporan", "12 dokumen", "kuantitas"),))
    now = skp.simpan(
        konteks, id_, IsiSkp(now.isi.kelompok, now.isi.pendekatan, (rhk,)), version=now.version
    ).value
    skp.tetapkan(konteks, {id_: now.version}, date(2026, 1, 20))
    rows = {one.nip: one.penugasan_id for one in penilaian.grid(konteks, TW3).baris}
    penilaian.save_cells(konteks, TW3, [
        CellEdit(rows[NIP[name]], None, field, "S") for name in ("Tono", "Sari") for field in ("hasil_kerja", "perilaku")
    ])  # fmt: skip
    return konteks


def butir(konteks: Konteks, kode: str, fase: Fase = Fase.PENILAIAN, kelompok: str = "pns") -> Butir:
    [found] = [
        one for one in tenggat.kalender(konteks, 2026).butir
        if (one.kode, one.fase) == (kode, fase) and kelompok in one.kelompok
    ]  # fmt: skip
    return found


def test_the_year_begins_with_defaults_that_are_no_law(kantor: Konteks) -> None:
    year = tenggat.kalender(kantor, 2026)
    assert [(one.fase.value, one.kode, one.tanggal.isoformat(), one.ditetapkan) for one in year.butir] == [
        ("perencanaan", "2026", "2026-01-31", False),
        ("penilaian", "2026-TW1", "2026-04-15", False),
        ("penilaian", "2026-TW2", "2026-07-15", False),
        ("penilaian", TW3, "2026-10-15", False),
        ("penilaian", "2026-TW4", "2027-01-15", False),
        ("tahunan", "2026", "2027-01-31", False),
    ]
    assert {tenggat.nama_kelompok(one.kelompok) for one in year.butir} == {"Semua"}
    rows = penilaian.grid(kantor, "2025").baris
    penilaian.save_cells(
        kantor,
        "2025",
        [CellEdit(rows[0].penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")],
    )
    assert tenggat.kalender(kantor, 2026).butir[1].nama == "Evaluasi kinerja Tahun 2025"
    assert year.kutipan.mutu is Mutu.RANCANGAN


def test_who_is_late_is_known_by_phase(kantor: Konteks) -> None:
    plans = butir(kantor, "2026", Fase.PERENCANAAN)
    names = {nip: name for name, nip in NIP.items()}
    waiting = tenggat.orang(kantor, plans)
    assert len(waiting) == plans.belum
    assert {names[one.nip] for one in waiting} == NIP.keys() - {"Tono"}
    assert {one.masalah for one in waiting} == {"SKP belum dibuat"}
    assert plans.is_terlambat
    rated = butir(kantor, TW3)
    assert {names[one.nip] for one in tenggat.orang(kantor, rated)} == NIP.keys() - {"Tono", "Sari"}
    assert (rated.sisa, rated.is_terlambat) == (-36, True)
    running = butir(kantor, "2026-TW4")
    assert (running.belum, running.is_terlambat) == (8, False)
    below = tenggat.kalender(
        kantor, 2026, next(r.unit_id for r in pegawai.daftar(kantor) if r.unit_nama == BIDANG)
    )
    assert [one.belum for one in below.butir][:2] == [2, 2]


def test_every_date_is_the_office_s_to_set_for_all_or_a_group(kantor: Konteks) -> None:
    assert tenggat.atur(kantor, Fase.PERENCANAAN, "2026", date(2026, 2, 27)).value is None
    assert tenggat.atur(kantor, Fase.PERENCANAAN, "2026", date(2026, 3, 31), "pppk").value is None
    plans = [one for one in tenggat.kalender(kantor, 2026).butir if one.fase is Fase.PERENCANAAN]
    assert [(one.tanggal, tenggat.nama_kelompok(one.kelompok), one.ditetapkan) for one in plans] == [
        (date(2026, 2, 27), "PNS dan CPNS, PPPK paruh waktu, Guru", True),
        (date(2026, 3, 31), "PPPK", True),
    ]
    assert tenggat.tenggat_skp(kantor, 2026, "pppk") == (date(2026, 3, 31), True)
    tenggat.atur(kantor, Fase.PERENCANAAN, "2026", None, "pppk")
    tenggat.atur(kantor, Fase.PERENCANAAN, "2026", None)
    assert tenggat.tenggat_skp(kantor, 2026) == (date(2026, 1, 31), False)
    wrong = tenggat.atur(kantor, Fase.PERENCANAAN, "2026", date(2027, 1, 5)).value
    assert wrong is not None
    assert sentence(wrong.code, **wrong.args).startswith("Tenggat SKP 2026 tidak dapat 5 Januari 2027.")
    assert tenggat.atur(kantor, Fase.PENILAIAN, TW3, date(2026, 9, 1)).value is not None
    assert tenggat.atur(kantor, Fase.PENILAIAN, TW3, date(2026, 10, 30)).value is None
    assert (butir(kantor, TW3).tanggal, butir(kantor, TW3).ditetapkan) == (date(2026, 10, 30), True)


def test_groups_of_other_kinds_have_their_own_lines(kantor: Konteks) -> None:
    periode.set_kelompok(kantor, 2026, "guru", JenisPeriode.BULANAN)
    year = tenggat.kalender(kantor, 2026).butir
    months = [one for one in year if one.kode == "2026-09"]
    assert [one.kelompok for one in months] == [("guru",)]
    assert "guru" not in butir(kantor, TW3).kelompok


def test_days_off_are_marked(kantor: Konteks) -> None:
    assert butir(kantor, "2026", Fase.PERENCANAAN).is_libur  # 31 January 2026 is a Saturday
    assert not butir(kantor, TW3).is_libur
    keberatan.atur_cara(kantor, keberatan.CaraHitung("", (date(2026, 10, 15),)))
    assert butir(kantor, TW3).is_libur


def test_who_begins_later_has_as_many_days(kantor: Konteks) -> None:
    one = next(row for row in pegawai.daftar(kantor) if row.nip == NIP["Dewi"])
    pegawai.ubah(kantor, one.id, {"jabatan": "Arsiparis"}, version=one.version, sejak=date(2026, 11, 2))
    days = {
        row.jabatan: row.tenggat
        for row in tenggat.orang(kantor, butir(kantor, "2026", Fase.PERENCANAAN))
        if row.nip == NIP["Dewi"]
    }
    assert days == {"Pengelola Data": date(2026, 1, 31), "Arsiparis": date(2026, 12, 2)}


def test_who_also_sits_elsewhere_is_one_person_and_owes_no_second_plan(kantor: Konteks) -> None:
    people = {row.nip: row for row in pegawai.daftar(kantor)}
    plans = butir(kantor, "2026", Fase.PERENCANAAN)
    place = next(row.unit_id for row in people.values() if row.unit_nama == BIDANG)
    sari = people[NIP["Sari"]]
    rangkap.tambah(
        kantor, sari.id, JenisPenugasan.PLT, "Plt. Kepala Bidang SMP", place, dari=date(2026, 8, 3)
    )  # fmt: skip
    assert butir(kantor, "2026", Fase.PERENCANAAN).belum == plans.belum == 7
    assert {one.jabatan for one in tenggat.orang(kantor, plans) if one.nip == NIP["Sari"]} == {"Sekretaris"}
    running = butir(kantor, "2026-TW4")
    late = tagihan.tagihan(kantor, running)
    assert (running.belum, len(late.orang)) == (8, 9)
    budi = next(row.penilai for row in late.orang if row.penilai_nama == "BUDI SANTOSO")
    own = tagihan.teks_whatsapp(late, budi)
    assert "Yth. Bapak/Ibu BUDI SANTOSO, 6 pegawai" in own
    assert "SARI WULANDARI (Sekretaris): belum dinilai" in own
    assert "SARI WULANDARI (Plt. Kepala Bidang SMP): belum dinilai" in own
    [letter] = [one for one in tagihan.surat(kantor, late) if one.kepada == ("BUDI SANTOSO", "Kepala Dinas")]
    assert (letter.jumlah, len(letter.baris)) == ("6", 7)


def test_what_is_sent_names_who_owes_what(kantor: Konteks, tmp_path: Path) -> None:
    late = tagihan.tagihan(kantor, butir(kantor, TW3))
    text = tagihan.teks_whatsapp(late)
    assert text.splitlines()[0] == "*Penilaian kinerja Triwulan III 2026*"
    assert "6 pegawai belum selesai, di 1 atasan." in text, "who has no atasan yet is with nobody"
    assert "BUDI SANTOSO: 5" in text
    assert "Tenggatnya 15 Oktober 2026 sudah lewat" in text
    assert "1 atasan" in tagihan.gambar(late, "Dinas Contoh").keterangan
    budi = next(row.penilai for row in late.orang if row.penilai_nama == "BUDI SANTOSO")
    own = tagihan.teks_whatsapp(late, budi)
    assert "Yth. Bapak/Ibu BUDI SANTOSO, 5 pegawai" in own
    assert "DEWI LESTARI: belum dinilai" in own
    picture = tagihan.gambar(late, "Dinas Contoh")
    assert (picture.kolom, picture.baris[0]) == (
        ("No", "Atasan", "Belum selesai"),
        ("1", "BUDI SANTOSO", "5"),
    )
    assert tagihan.gambar(late, "Dinas Contoh", budi).baris[0][1:] == (
        "DEWI LESTARI",
        BIDANG,
        "belum dinilai",
    )
    [letter] = tagihan.surat(kantor, late, " 800/12/2026 ")
    assert letter.kepada == ("BUDI SANTOSO", "Kepala Dinas")
    assert (letter.nomor, letter.jumlah) == ("800/12/2026", "5")
    assert letter.ttd.nama == "BUDI SANTOSO"
    assert all(row.nip and not row.nip.startswith("NIP") for row in letter.baris), (
        "the head names both numbers"
    )
    said = " ".join(item[2] for page in batch.layout(letter, Tata()) for item in page.teks)
    assert "800/12/2026" in said
    assert "Tenggat 15 Oktober 2026 sudah lewat. Mohon segera diselesaikan." in said
    alone = next(row.penilai for row in late.orang if row.penilai != budi)
    assert alone is None
    book = tagihan.simpan_buku(kantor, late, tmp_path / "tertunda.xlsx")
    with open_book(book) as opened:
        rows = [row.values for row in opened.rows("Tertunda")]
    assert len(rows) == 8
    assert any(NIP["Dewi"] in row for row in rows)
    assert late.butir.tanggal in rows[-1], "a day that can be sorted by"


def test_a_letter_to_everybody_is_saved(kantor: Konteks, tmp_path: Path) -> None:
    late = tagihan.tagihan(kantor, butir(kantor, TW3))
    done = tagihan.simpan_surat(kantor, late, tmp_path / "surat.pdf", nomor="800/12/2026")
    assert done is not None
    assert done.lembar == 1
    assert (tmp_path / "surat.pdf").is_file()


def test_the_list_of_who_is_behind_is_written_as_it_is_shown(kantor: Konteks, tmp_path: Path) -> None:
    late = tagihan.tagihan(kantor, butir(kantor, TW3))
    one = late.orang[0]
    few = tagihan.simpan_buku(
        kantor, late, tmp_path / "satu.xlsx", shown=Tampilan((one.penugasan_id,), "Sekretariat", 5)
    )
    with open_book(few) as opened:
        lines = [row.values for row in opened.rows("Tertunda")]
    assert sum(one.nama in line for line in lines) == 1
    assert any("Disaring: Sekretariat (1 dari 5 baris)" in line for line in lines)
    assert len(lines) == 4
