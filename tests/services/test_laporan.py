"""Reports: daftar predikat untuk TPP, the page for the pimpinan, tables for LKjIP, contracts that end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.domain.codes import Capaian, JenisPenugasan, Kedudukan, Predikat
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    akhiri,
    atasan,
    beranda,
    capaian,
    kalibrasi,
    kontrak,
    kontrak_cetak,
    kop,
    lkjip,
    pegawai,
    penguncian,
    penilaian,
    periode,
    rangkap,
    ringkasan_pimpinan,
    tpp,
    unit,
)
from kinerja_desktop.services.akhiri import Akhir
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.tampilan import Tampilan
from kinerja_desktop.workbooks.reader import open_book
from tests.kantor_kecil import BIDANG, DINAS, NIP, SEKRETARIAT, isi

TW3, TW4 = "2026-TW3", "2026-TW4"
PERBUP = "Perbup Contoh Nomor 12 Tahun 2026"
WORDS = {"sangat_baik": "AA", "baik": "SS", "butuh_perbaikan": "BS", "kurang": "SB"}


@pytest.fixture
def kantor(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat; five are rated in TW3, Tono's is locked; two were rated before."""
    units = isi(konteks, tmp_path)
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, orang(konteks, name).id))
    periode.ensure_tahun(konteks, 2026)
    rate(konteks, "2026-TW2", Tono="sangat_baik", Sari="kurang")
    rate(konteks, TW3, Tono="baik", Sari="baik", Dewi="sangat_baik", Agus="butuh_perbaikan", Maya="baik")
    locked = [row.penugasan_id for row in penilaian.grid(konteks, TW3).baris if row.nip == NIP["Tono"]]
    penguncian.kunci(konteks, TW3, penugasan_ids=locked, tanggal=date(2026, 10, 5))
    return konteks


def orang(konteks: Konteks, name: str) -> pegawai.PegawaiRow:
    [found] = [row for row in pegawai.daftar(konteks) if row.nip == NIP[name]]
    return found


def rate(konteks: Konteks, kode: str, **predikat: str) -> None:
    rows = {row.nip: row for row in penilaian.grid(konteks, kode).baris}
    edits = [
        CellEdit(rows[NIP[name]].penugasan_id, None, field, letter)
        for name, wanted in predikat.items()
        for field, letter in zip(("hasil_kerja", "perilaku"), WORDS[wanted], strict=True)
    ]
    penilaian.save_cells(konteks, kode, edits)


def by_name(konteks: Konteks, kode: str = TW3, unit_id: int | None = None) -> dict[str, tpp.BarisTpp]:
    names = {nip: name for name, nip in NIP.items()}
    return {names[row.nip]: row for row in tpp.daftar(konteks, kode, unit_id)}


def unit_id(konteks: Konteks, name: str) -> int:
    return next(row.unit_id or 0 for row in pegawai.daftar(konteks) if row.unit_nama == name)


def sheet(path: Path, name: str) -> list[tuple[Any, ...]]:
    with open_book(path) as book:
        return [row.values for row in book.rows(name)]


def test_percentages_are_the_office_s_own_and_rest_on_something(kantor: Konteks) -> None:
    assert tpp.aturan(kantor) == tpp.AturanTpp({}, "")
    assert {row.persen for row in tpp.daftar(kantor, TW3)} == {""}
    given = {Predikat.SANGAT_BAIK: "100", Predikat.BAIK: "87,5 %", Predikat.KURANG: ""}
    with pytest.raises(RefusedError) as refused:
        tpp.set_aturan(kantor, given, "  ")
    assert refused.value.code == "tpp.tanpa-dasar"
    tpp.set_aturan(kantor, given, PERBUP)
    assert tpp.aturan(kantor) == tpp.AturanTpp({"sangat_baik": Decimal(100), "baik": Decimal("87.5")}, PERBUP)
    rows = by_name(kantor)
    assert (rows["Tono"].persen, rows["Sari"].persen, rows["Sari"].predikat) == ("87,5%", "", "")
    assert rows["Sari"].keterangan == "Belum dikunci", "what is not locked is given to nobody as decided"
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    rows = by_name(kantor)
    assert (rows["Sari"].predikat, rows["Sari"].persen, rows["Sari"].keterangan) == ("baik", "87,5%", "")
    for wrong in ("101", "-1", "abc", "1,234", "NaN", "inf"):
        with pytest.raises(RefusedError) as error:
            tpp.set_aturan(kantor, {Predikat.BAIK: wrong}, PERBUP)
        assert error.value.code == "tpp.persen"
        assert sentence(error.value.code, **error.value.args_)
    tpp.set_aturan(kantor, {}, "")
    assert tpp.aturan(kantor).persen == {}


def test_everybody_stands_in_the_list_with_the_reason_why_there_is_nothing(kantor: Konteks) -> None:
    budi, rini, joko = (orang(kantor, name) for name in ("Budi", "Rini", "Joko"))
    pegawai.ubah(kantor, joko.id, {"kedudukan": "cltn"}, version=joko.version, sejak=date(2026, 8, 1))
    akhiri.akhiri(
        kantor, {rini.id: rini.version},
        Akhir(date(2026, 9, 10), Kedudukan.MENINGGAL, Evaluasi.TIDAK, alasan="Wafat sebelum evaluasi"),
    )  # fmt: skip
    rows = by_name(kantor)
    assert rows.keys() == NIP.keys()
    assert (rows["Tono"].predikat, rows["Tono"].keterangan) == ("baik", "")
    assert rows["Sari"].keterangan == "Belum dikunci"
    assert (rows["Budi"].keterangan, rows["Budi"].is_tidak) == ("Belum dinilai", False)
    assert rows["Joko"].keterangan == "Tidak dinilai: Cuti di luar tanggungan negara"
    assert rows["Rini"].keterangan == "Tidak dinilai: Meninggal, 10 September 2026. Wafat sebelum evaluasi"
    assert [row.is_tidak for row in (rows["Joko"], rows["Rini"])] == [True, True]
    assert "Rini" not in by_name(kantor, TW4)
    assert by_name(kantor, TW3, unit_id(kantor, SEKRETARIAT)).keys() == {"Sari", "Tono"}
    assert budi.nama


def test_the_sheet_is_signed_by_the_head_and_counts_everybody(kantor: Konteks, tmp_path: Path) -> None:
    tpp.set_aturan(kantor, {Predikat.BAIK: "80"}, PERBUP)
    made = tpp.lembar(kantor, TW3, unit_id(kantor, SEKRETARIAT))
    assert (made.unit, made.periode, made.dasar) == (SEKRETARIAT, "Triwulan III 2026", PERBUP)
    assert (made.ttd.nama, made.ttd.jabatan) == ("SARI WULANDARI", ("Kepala Sekretariat,",))
    counts = {line.kata: line.jumlah for line in tpp.lembar(kantor, TW3).jumlah}
    assert counts == {
        "Sangat Baik": "0", "Baik": "1", "Butuh Perbaikan": "0", "Kurang": "0", "Sangat Kurang": "0",
        "Belum dikunci": "4", "Belum dinilai": "3", "JUMLAH": "8",
    }  # fmt: skip
    pdf = tpp.simpan_lembar(kantor, TW3, None, tmp_path / "tpp.pdf")
    assert (pdf.lembar, pdf.berkas.read_bytes()[:5]) == (1, b"%PDF-")
    book = tpp.simpan_buku(kantor, TW3, None, tmp_path / "tpp.xlsx")
    rows = sheet(book, "Daftar predikat")
    assert rows[2] == (f"Dasar persentase: {PERBUP}",)
    [tono] = [row for row in rows if NIP["Tono"] in row]
    assert tono[1:] == (
        "TONO HARYONO",
        NIP["Tono"],
        "III/b",
        "Pengelola Keuangan",
        SEKRETARIAT,
        "Baik",
        0.8,
    )
    page = openpyxl.load_workbook(book)["Daftar predikat"]
    [cell] = [cell for line in page.iter_rows() for cell in line if cell.value == 0.8]
    assert cell.number_format == "0%"
    [heads] = [line for line in page.iter_rows() if line[0].value == "No"]
    right = {cell.value for cell in heads if cell.alignment.horizontal == "right"}
    assert right == {"No", "Persentase"}, "over their numbers"


def test_the_page_for_the_pimpinan_says_who_is_behind_and_what_changed(
    kantor: Konteks, tmp_path: Path
) -> None:
    found = ringkasan_pimpinan.baca(kantor, TW3)
    assert [(one.nama, one.sebelum, one.sekarang, one.is_turun) for one in found.perubahan] == [
        ("TONO HARYONO", "sangat_baik", "baik", True),
        ("SARI WULANDARI", "kurang", "baik", False),
    ]
    assert (
        ringkasan_pimpinan.kalimat(found)[0]
        == "8 pegawai: 5 sudah dinilai (62%), 1 terkunci, 3 belum dinilai."
    )
    behind = {ringkasan_pimpinan.nama_unit(one): one.angka.belum for one in found.tertinggal}
    assert behind == {BIDANG: 1, "SDN 1 Contoh": 1, f"{DINAS} (langsung)": 1}
    page = ringkasan_pimpinan.lembar(kantor, TW3)
    assert page.bagian[0].baris[1] == ("Baik", "3", "60%", "0")
    for paper in Kertas:
        assert len(batch.layout(page, Tata(paper))) == 1
    assert ringkasan_pimpinan.simpan_lembar(kantor, TW3, None, tmp_path / "p.pdf").halaman == 1
    empty = ringkasan_pimpinan.lembar(kantor, "2026-TW1")
    assert [part.kosong for part in empty.bagian[1:]] == [
        "Semua unit sudah selesai menilai.",
        sentence("pimpinan.belum-dibandingkan"),
    ]
    assert (
        ringkasan_pimpinan.persen(0, 0),
        ringkasan_pimpinan.persen(999, 1000),
        ringkasan_pimpinan.persen(1, 1000),
        ringkasan_pimpinan.persen(1, 100),
    ) == (
        "-",
        "99%",
        "<1%",
        "1%",
    )


def test_nothing_changed_is_said_only_of_who_was_rated(kantor: Konteks) -> None:
    def words() -> str:
        return ringkasan_pimpinan.tidak_berubah(ringkasan_pimpinan.baca(kantor, TW4))

    assert words() == sentence("pimpinan.belum-dibandingkan")
    rate(kantor, TW4, Sari="baik", Dewi="sangat_baik")
    assert words() == (
        "Sejauh ini tidak ada yang berubah di antara 2 pegawai yang dinilai pada kedua periode; 6 pegawai belum dinilai."
    )
    rate(kantor, TW4, Budi="baik", Tono="baik", Agus="butuh_perbaikan", Maya="baik", Rini="baik", Joko="baik")
    assert words() == "Tidak ada predikat yang berubah dari periode sebelumnya."


def test_a_second_position_makes_nobody_two_people(kantor: Konteks) -> None:
    sari = orang(kantor, "Sari")
    rangkap.tambah(
        kantor, sari.id, JenisPenugasan.PLT, "Plt. Kepala Bidang SMP", unit_id(kantor, BIDANG), dari=date(2026, 8, 3)
    )  # fmt: skip
    assert len(penilaian.grid(kantor, TW3).baris) == 9
    lines = {one.nama: one for one in lkjip.per_unit(kantor, TW3)}
    assert (lines["Seluruh kantor"].pegawai, lines[BIDANG].pegawai) == (8, 2)
    assert {one.kunci: one.pegawai for one in lkjip.per_periode(kantor, 2026)}[TW3] == 8
    list_ = tpp.lembar(kantor, TW3)
    assert len(list_.baris) == 9, "the Plt. has a line of its own"
    assert {one.kata: one.jumlah for one in list_.jumlah}["JUMLAH"] == "8"
    page = ringkasan_pimpinan.lembar(kantor, TW3)
    assert page.pembuka[0].startswith("8 pegawai: 5 sudah dinilai")
    assert page.bagian[0].baris[1] == ("Baik", "3", "60%", "0")


def test_who_is_not_rated_has_a_column_of_his_own(kantor: Konteks, tmp_path: Path) -> None:
    rows = {row.nip: row.penugasan_id for row in penilaian.grid(kantor, TW3).baris}
    penilaian.save_cells(kantor, TW3, [CellEdit(rows[NIP["Rini"]], None, penilaian.TIDAK, "cltn")])
    whole = lkjip.per_unit(kantor, TW3)[0]
    assert (whole.pegawai, whole.jumlah[""], whole.jumlah[lkjip.TIDAK]) == (8, 2, 1)
    table = sheet(lkjip.simpan_buku(kantor, TW3, None, tmp_path / "lkjip.xlsx"), "Per unit")
    assert table[1][-3:] == ("Belum dinilai", "Tidak dinilai", "Capaian kinerja organisasi")
    assert table[2][7:9] == (2, 1)


def test_the_page_stays_one_page_whatever_the_names(kantor: Konteks) -> None:
    long = "Bidang Pembinaan Sekolah Dasar dan Sekolah Menengah Pertama, Kurikulum, Kesiswaan, Sarana dan Prasarana Kecamatan Contoh Selatan"
    root = unit_id(kantor, DINAS)
    for number in range(12):
        place = unit.add(kantor, f"{long}; {long}; {long}; {long} {number}", root).value
        pegawai.tambah(kantor, {"nama": f"{long} {number}"[:90], "unit_id": place, "kedudukan": "aktif"})
    page = ringkasan_pimpinan.lembar(kantor, TW3)
    assert len(batch.layout(page, Tata(Kertas.A4))) == 1
    behind = page.bagian[1]
    assert 0 < len(behind.baris) < ringkasan_pimpinan.MUAT
    assert behind.sesudah == f"dan {15 - len(behind.baris)} lainnya."


def test_the_tables_add_up_by_unit_and_by_period(kantor: Konteks, tmp_path: Path) -> None:
    capaian.set_capaian(kantor, TW3, unit_id(kantor, DINAS), Capaian.ISTIMEWA, version=None)
    lines = lkjip.per_unit(kantor, TW3)
    assert [(one.nama, one.tingkat, one.pegawai) for one in lines[:3]] == [
        ("Seluruh kantor", 0, 8), (DINAS, 1, 8), (BIDANG, 2, 2),
    ]  # fmt: skip
    assert lines[0].jumlah == {"baik": 3, "sangat_baik": 1, "butuh_perbaikan": 1, "": 3}
    assert {one.capaian for one in lines[1:]} == {"istimewa"}
    assert [one.nama for one in lkjip.per_unit(kantor, TW3, unit_id(kantor, SEKRETARIAT))] == [SEKRETARIAT]
    years = {one.kunci: one.jumlah for one in lkjip.per_periode(kantor, 2026)}
    assert years.keys() == {"2026-TW1", "2026-TW2", TW3, TW4, "2026"}
    assert years["2026-TW2"] == {"sangat_baik": 1, "kurang": 1, "": 6}
    book = lkjip.simpan_buku(kantor, TW3, None, tmp_path / "lkjip.xlsx")
    table = sheet(book, "Per unit")
    assert table[1][0] == "Unit kerja"
    assert table[2][:4] == ("Seluruh kantor", 8, 1, 3)
    assert [row[0] for row in sheet(book, "Per periode")[2:]] == [
        "Triwulan I 2026", "Triwulan II 2026", "Triwulan III 2026", "Triwulan IV 2026", "Tahun 2026",
    ]  # fmt: skip
    assert sheet(book, "Capaian")[2][:4] == (f"  {DINAS}", None, None, "Istimewa")


def test_a_unit_that_was_merged_is_no_second_root_of_the_office(kantor: Konteks) -> None:
    """The same bidang written two ways: the one merged away left the office without capaian, letterhead, progress."""
    units = {row.nama: row for row in unit.tree(kantor)}
    dinas = units[DINAS]
    capaian.set_capaian(kantor, TW3, dinas.id, Capaian.BAIK, version=None)
    kop.save_kop(
        kantor, dinas.id, version=dinas.version, baris="PEMERINTAH", alamat="Jalan Contoh 1", tempat=""
    )

    def said() -> tuple[object, ...]:
        whole, *_ = lkjip.per_unit(kantor, TW3)
        year = {one.kunci: one.capaian for one in lkjip.per_periode(kantor, 2026)}
        found = beranda.ringkas(kantor, TW3)
        return (
            kalibrasi.isi(kantor, TW3).capaian.capaian, whole.capaian, year[TW3], PetaKop(kantor).of(None).kop.alamat,
            {one.nama for one in found.unit},
        )  # fmt: skip

    before = said()
    assert before == (Capaian.BAIK, "baik", "baik", ("Jalan Contoh 1",), before[4])
    assert SEKRETARIAT in {one.nama for one in beranda.ringkas(kantor, TW3).unit}
    twin = unit.add(kantor, "Bid. SMP").value
    assert kalibrasi.isi(kantor, TW3).capaian.capaian is None, (
        "two roots: what one has does not hold for the office"
    )
    version = next(row.version for row in unit.tree(kantor) if row.id == twin)
    unit.merge(kantor, twin, units[BIDANG].id, version=version)
    assert said() == before


def test_who_is_not_rated_for_a_reason_is_not_waited_for_in_the_tables(
    kantor: Konteks, tmp_path: Path
) -> None:
    [one, *_] = [row for row in penilaian.grid(kantor, TW3).baris if row.is_ditunggu]
    excuse = CellEdit(one.penugasan_id, one.version, penilaian.TIDAK, "Tugas belajar")
    penilaian.save_cells(kantor, TW3, [excuse])
    whole = lkjip.per_unit(kantor, TW3)[0]
    assert (whole.pegawai, whole.jumlah[""], whole.jumlah[lkjip.TIDAK]) == (8, 2, 1)
    table = sheet(lkjip.simpan_buku(kantor, TW3, None, tmp_path / "lkjip.xlsx"), "Per unit")
    at = table[1].index("Tidak dinilai")
    assert (table[2][at - 1], table[2][at]) == (2, 1)


def test_a_long_basis_stays_within_the_columns_of_the_workbook(kantor: Konteks, tmp_path: Path) -> None:
    basis = "Peraturan Bupati Contoh tentang Tambahan Penghasilan Pegawai " * 9
    tpp.set_aturan(kantor, {Predikat.BAIK: "100"}, basis)
    above = sheet(tpp.simpan_buku(kantor, TW3, None, tmp_path / "tpp.xlsx"), "Daftar predikat")[:5]
    lines = [str(row[0]) for row in above if row and row[0] and len(row) == 1]
    assert max(len(line) for line in lines) <= 212
    assert " ".join(lines[2:]) == f"Dasar persentase: {basis.strip()}"


def test_contracts_that_end_soon_are_listed_with_their_predikat(kantor: Konteks, tmp_path: Path) -> None:
    for name, end in (("Tono", date(2026, 12, 31)), ("Dewi", date(2026, 11, 1)), ("Maya", date(2027, 6, 30))):
        one = orang(kantor, name)
        values = {"jenis_pegawai": "pppk", "kontrak_selesai": end}
        pegawai.ubah(kantor, one.id, values, version=one.version)
    rows = kontrak.daftar(kantor)
    assert [(row.nama, row.sisa) for row in rows] == [("DEWI LESTARI", -19), ("TONO HARYONO", 41)]
    assert kontrak.kata_terakhir(rows[1]) == "Baik (Triwulan III 2026)"
    [rated] = [row.penilaian_id for row in penilaian.grid(kantor, TW3).baris if row.nama == "TONO HARYONO"]
    penguncian.buka_kunci(kantor, [rated or 0], "Salah ketik")
    assert kontrak.kata_terakhir(kontrak.daftar(kantor)[1]) == ""  # nobody renews on what is not decided
    assert kontrak.kata_sisa(rows[0]) == "lewat 19 hari"
    [task] = [one for one in beranda.ringkas(kantor, TW4).tugas if one.tujuan == "kontrak"]
    assert (task.jumlah, sentence(task.kode, **task.args)) == (
        2,
        "2 perjanjian kerja berakhir dalam 3 bulan.",
    )
    kontrak.set_bulan(kantor, 12)
    assert len(kontrak.daftar(kantor)) == kontrak.jumlah(kantor) == 3
    assert kontrak.daftar(kantor, unit_id(kantor, BIDANG))[0].nama == "DEWI LESTARI"
    for wrong in (0, 25):
        with pytest.raises(RefusedError):
            kontrak.set_bulan(kantor, wrong)
    assert kontrak_cetak.simpan_lembar(kantor, None, tmp_path / "k.pdf").halaman == 1
    table = sheet(kontrak_cetak.simpan_buku(kantor, None, tmp_path / "k.xlsx"), "Perjanjian kerja")
    assert table[1][1:3] == ("DEWI LESTARI", NIP["Dewi"])
    first = kontrak.daftar(kantor)[0]
    assert (table[1][0], table[1][6], table[1][7]) == (1, first.selesai, first.sisa)
    dewi = orang(kantor, "Dewi")
    akhiri.akhiri(
        kantor,
        {dewi.id: dewi.version},
        Akhir(date(2026, 11, 1), Kedudukan.KONTRAK_BERAKHIR, Evaluasi.DINILAI),
    )
    assert [row.nama for row in kontrak.daftar(kantor)] == ["TONO HARYONO", "MAYA KARTIKA"]
    tono = orang(kantor, "Tono")
    soon = Akhir(date(2026, 12, 31), Kedudukan.KONTRAK_BERAKHIR, Evaluasi.DINILAI)
    akhiri.akhiri(kantor, {tono.id: tono.version}, soon)
    assert [row.nama for row in kontrak.daftar(kantor)] == ["MAYA KARTIKA"]
    assert kontrak.jumlah(kantor) == 1


def test_who_is_not_rated_stands_on_the_tpp_list_with_the_reason(kantor: Konteks) -> None:
    row = next(one for one in penilaian.grid(kantor, TW3).baris if one.nip == NIP["Budi"])
    penilaian.save_cells(kantor, TW3, [CellEdit(row.penugasan_id, None, "tidak_dinilai", "cltn")])
    [reason] = [one.alasan_tidak for one in penilaian.grid(kantor, TW3).baris if one.nip == NIP["Budi"]]
    shown = by_name(kantor)["Budi"]
    assert reason
    assert (shown.keterangan, shown.is_tidak) == (f"Tidak dinilai ({reason})", True)


def test_who_has_not_come_yet_is_on_no_list_and_is_from_the_period_of_his_first_day(kantor: Konteks) -> None:
    """A person who comes in October was said to be *Tidak aktif* in every period before."""
    here = {"nama": "Yohana Lestari", "nip": "199002022015032005", "kedudukan": "aktif", "jabatan": "Analis", "unit_id": unit_id(kantor, SEKRETARIAT)}  # fmt: skip
    came = pegawai.tambah(kantor, here, sejak=date(2026, 10, 1)).value
    away = pegawai.tambah(kantor, {"nama": "Wahyu Nugroho", "kedudukan": "tidak_aktif", "unit_id": unit_id(kantor, SEKRETARIAT)}).value  # fmt: skip
    there = {kode: {row.pegawai_id: row for row in tpp.daftar(kantor, kode)} for kode in (TW3, TW4)}
    assert came not in there[TW3]
    assert there[TW4][came].keterangan == "Belum dinilai"
    assert there[TW3][away].keterangan == "Tidak dinilai: Tidak aktif", (
        "who is of here and away is still said"
    )


def test_the_end_of_a_post_is_said_only_in_the_period_in_which_it_ends(kantor: Konteks) -> None:
    """Another rater from October on ends the row of everybody there, yet nobody of the third quarter left."""
    units = {row.nama: row.id for row in unit.tree(kantor)}
    rini = Pihak(JenisPihak.PEGAWAI, orang(kantor, "Rini").id)
    atasan.set_kepala(kantor, units[SEKRETARIAT], rini, jenis=JenisPenugasan.PLT, dari=date(2026, 10, 1))
    dewi = orang(kantor, "Dewi")
    pegawai.ubah(kantor, dewi.id, {"unit_id": units[SEKRETARIAT]}, version=dewi.version, sejak=date(2026, 8, 1))  # fmt: skip
    assert by_name(kantor)["Sari"].keterangan == "Belum dikunci"
    notes = {row.penugasan_id: row.keterangan for row in tpp.daftar(kantor, TW3) if row.nip == NIP["Dewi"]}
    assert sorted(notes.values()) == [
        "Belum dikunci; sampai 31 Juli 2026",
        "Belum dinilai; sejak 1 Agustus 2026",
    ]


def test_what_the_screen_shows_is_what_is_written_and_the_filter_is_named(
    kantor: Konteks, tmp_path: Path
) -> None:
    rows = tpp.daftar(kantor, TW3)
    tono, sari = (next(row for row in rows if row.nip == NIP[name]) for name in ("Tono", "Sari"))
    shown = Tampilan((tpp.id_of(sari), tpp.id_of(tono)), "Predikat: Baik", len(rows))
    made = tpp.lembar(kantor, TW3, None, shown)
    assert [row.nama for row in made.baris] == [sari.nama, tono.nama]
    assert made.saringan == f"Predikat: Baik (2 dari {len(rows)} baris)"
    assert made.jumlah[-1].jumlah == "2"
    said = [item[2] for page in batch.layout(made, Tata()) for item in page.teks]
    assert any("Predikat: Baik (2 dari" in one for one in said)
    lines = sheet(tpp.simpan_buku(kantor, TW3, None, tmp_path / "tpp.xlsx", shown=shown), "Daftar predikat")
    assert (f"Disaring: Predikat: Baik (2 dari {len(rows)} baris)",) in lines
    assert [row[2] for row in lines if len(row) > 2 and row[0] in {1, 2, "1", "2"}] == [sari.nip, tono.nip]
    whole = sheet(tpp.simpan_buku(kantor, TW3, None, tmp_path / "semua.xlsx"), "Daftar predikat")
    assert not any("Disaring" in str(line) for line in whole)
    units = lkjip.per_unit(kantor, TW3)
    one = Tampilan((int(units[1].kunci or 0),), '"sekre"', len(units))
    table = sheet(lkjip.simpan_buku(kantor, TW3, None, tmp_path / "lkjip.xlsx", shown=one), "Per unit")
    assert sum(units[1].nama in str(line[0]) for line in table) == 1
    assert any("Disaring" in str(line) for line in table)
    assert not any(units[-1].nama == str(line[0]).strip() for line in table)


def test_who_left_without_a_word_is_not_said_to_be_excused(kantor: Konteks) -> None:
    agus = orang(kantor, "Agus")
    pegawai.ubah(kantor, agus.id, {"kedudukan": "pensiun"}, version=agus.version, sejak=date(2026, 10, 2))
    gone = by_name(kantor, TW4)["Agus"]
    assert gone.keterangan == "Belum dinilai: keluar (Pensiun), evaluasi akhirnya belum dicatat"
    assert not gone.is_tidak
    counts = {line.kata: line.jumlah for line in tpp.lembar(kantor, TW4).jumlah}
    assert "Tidak dinilai" not in counts
