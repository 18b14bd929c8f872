"""Dokumen Evaluasi: who is on paper, as of which day, what is reprinted, which code names it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import Cancelled, ConflictError, FileError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, cetak, cetak_daftar, cetak_pratinjau, pegawai, penilaian, rangkap
from kinerja_desktop.services.cetak_daftar import BarisCetak, Langkah
from kinerja_desktop.services.cetak_isi import ALFABET, IsiEvaluasi, Penyusun, baca_kode
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_lembar import Perakit
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Kertas, Pesanan, Sisi, Tatanan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import cetak as queries
from tests.services.cetak.conftest import OKTOBER, PERIODE, pages

TEACHERS = ["Hesti Ayuningrum", "Joko Purnama"]


def order(**values: Any) -> Pesanan:
    return Pesanan(JenisLembar.DOKUMEN_EVALUASI, PERIODE, **{"tanggal": OKTOBER, **values})


def listing(konteks: Konteks) -> dict[str, BarisCetak]:
    return {row.nama: row for row in cetak_daftar.daftar(konteks, PERIODE)}


def save(konteks: Konteks, target: Path, **values: Any) -> cetak.HasilCetak:
    return cetak.simpan_pdf(konteks, order(**values), Tatanan(), target).value


def test_a_sheet_says_who_rated_whom_and_where_it_is_signed(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS, catatan="Tingkatkan pemakaian media belajar.")
    dinas.lock(TEACHERS)
    done = save(konteks, tmp_path / "sd.pdf", ids=dinas.posts(TEACHERS))
    assert (done.lembar, done.halaman, done.findings) == (2, 2, ())
    hesti, joko = pages(tmp_path / "sd.pdf")
    for said in (
        "DOKUMEN EVALUASI KINERJA PEGAWAI", "PERIODE: TRIWULAN III", "1 JULI SD 30 SEPTEMBER TAHUN 2026",
        "PEMERINTAH KABUPATEN CONTOH", "DINAS PENDIDIKAN", "Hesti Ayuningrum", "Penata Muda Tingkat I/III/b",
        "Guru Ahli Pertama", "SD Negeri 1 Contoh", "Guntur Abadi", "Guru Ahli Madya / Kepala SD Negeri 1 Contoh",
        "Kadis Wiryawan", "Kepala Dinas Pendidikan", "BAIK", "Tingkatkan pemakaian media belajar.",
        "Lembang, 5 Oktober 2026",
    ):  # fmt: skip
        assert said in hesti, said
    assert "NI PPPK" in joko
    assert "Joko Purnama" in joko


def test_names_and_pangkat_are_those_of_the_day_of_signing(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    dinas.change("Hesti Ayuningrum", date(2026, 10, 10), golongan="III/c", jabatan="Guru Ahli Muda")
    dinas.change("Guntur Abadi", date(2026, 10, 10), golongan="IV/b")
    ids = dinas.posts(["Hesti Ayuningrum"])
    save(konteks, tmp_path / "sebelum.pdf", ids=ids, tanggal=date(2026, 10, 9))
    save(konteks, tmp_path / "sesudah.pdf", ids=ids, tanggal=date(2026, 10, 10), tempat="Bandung")
    (before,), (after,) = pages(tmp_path / "sebelum.pdf"), pages(tmp_path / "sesudah.pdf")
    assert "Penata Muda Tingkat I/III/b" in before
    assert "Guru Ahli Pertama" in before
    assert "Pembina/IV/a" in before
    assert "Penata/III/c" in after
    assert "Guru Ahli Muda" in after
    assert "Pembina Tingkat I/IV/b" in after
    assert "Bandung, 10 Oktober 2026" in after


def test_who_moved_since_signs_for_the_post_he_was_rated_in(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    dinas.change("Hesti Ayuningrum", date(2026, 10, 3), golongan="III/c", jabatan="Pengawas Sekolah",
                 unit_id=dinas.unit["Dinas Pendidikan"])  # fmt: skip
    save(konteks, tmp_path / "a.pdf", ids=dinas.posts(["Hesti Ayuningrum"]))
    (text,) = pages(tmp_path / "a.pdf")
    assert "Penata/III/c" in text
    assert "Guru Ahli Pertama" in text
    assert "Pengawas Sekolah" not in text


def test_an_acting_rater_signs_as_plt_of_the_post(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.kepala(
        "Dinas Pendidikan", "Bayu Pranata", jenis=JenisPenugasan.PLT, dari=date(2026, 8, 1),
        sk_nomor="800/1", sk_tanggal=date(2026, 7, 30),
    )  # fmt: skip
    dinas.rate(["Guntur Abadi"])
    dinas.lock(["Guntur Abadi"])
    save(konteks, tmp_path / "plt.pdf", ids=dinas.posts(["Guntur Abadi"]))
    (text,) = pages(tmp_path / "plt.pdf")
    assert "JABATAN : Plt. Kepala Dinas Pendidikan" in text
    assert "Plt. Kepala Dinas Pendidikan, Bayu Pranata" in text
    assert "Arsiparis" not in text


def test_an_officer_of_the_army_rates_with_his_nrp_and_korps(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    officer = atasan.IsianPenilaiLuar(
        "Agung Wirawan", "NRP 11960012345678", "Kolonel Inf.", "", "Kepala Pelaksana", "Badan Contoh", False
    )
    who = Pihak(JenisPihak.LUAR, atasan.save_penilai_luar(konteks, officer).value)
    atasan.set_penilai(konteks, [dinas.orang["Bayu Pranata"]], who, per_tanggal=date(2026, 7, 1))
    dinas.rate(["Bayu Pranata"])
    dinas.lock(["Bayu Pranata"])
    save(konteks, tmp_path / "a.pdf", ids=dinas.posts(["Bayu Pranata"]))
    (text,) = pages(tmp_path / "a.pdf")
    assert "NAMA : Agung Wirawan NRP : 11960012345678 PANGKAT/KORPS : Kolonel Inf." in text
    assert text.count("NRP 11960012345678") == 1
    assert "NIP 11960012345678" not in text


def acting(dinas: Any, unit: str, nama: str, jenis: str = "plt") -> None:
    dinas.kepala(unit, nama, jenis=JenisPenugasan(jenis), dari=date(2026, 8, 1))


def locked(konteks: Konteks, penugasan_id: int) -> IsiEvaluasi:
    with konteks.simpanan.read() as connection:
        rows = queries.locked(connection, PERIODE, None, konteks.cakupan).values()
        found = Penyusun(connection).on(rows, OKTOBER).values()
        wanted = {row.penugasan_id: row.penilaian_id for row in penilaian.grid(konteks, PERIODE).baris}
    return next(one for one in found if one.kunci.penilaian_id == wanted[penugasan_id])


@pytest.mark.parametrize(("jenis", "word"), [("plt", "Plt."), ("plh", "Plh."), ("pj", "Pj.")])
def test_a_superior_who_acts_is_named_so(
    konteks: Konteks, dinas: Any, tmp_path: Path, jenis: str, word: str
) -> None:
    [head] = atasan.kepala_of(konteks, dinas.unit["Dinas Pendidikan"])
    atasan.end_kepala(konteks, head.id, date(2026, 7, 31), version=head.version)
    acting(dinas, "Dinas Pendidikan", "Bayu Pranata", jenis)
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    save(konteks, tmp_path / "a.pdf", ids=dinas.posts(["Hesti Ayuningrum"]))
    (text,) = pages(tmp_path / "a.pdf")
    post = f"{word} Kepala Dinas Pendidikan"
    assert "Bayu Pranata NIP" in text
    assert f"JABATAN : {post} UNIT KERJA : Dinas Pendidikan" in text
    assert "Arsiparis" not in text
    decided = replace(locked(konteks, dinas.posts(["Hesti Ayuningrum"])[0]), diputuskan=date(2026, 10, 20))
    maker = Perakit(periode_of(PERIODE), OKTOBER, "Contoh")
    sheet = maker.evaluasi(decided, PetaKop(konteks).of(None), "Contoh", with_kop=False)
    assert sheet.ttd_atasan is not None
    assert sheet.ttd_atasan.jabatan == (f"{post},",)
    assert sheet.ttd_penilai.jabatan == ()


def test_who_acted_until_the_end_of_the_period_is_named_so_after_his_time(
    konteks: Konteks, dinas: Any
) -> None:
    """The plt. headed the dinas in August and September; the period is decided and printed in October."""
    place, moved = dinas.unit["Dinas Pendidikan"], date(2026, 9, 15)
    [head] = atasan.kepala_of(konteks, place)
    atasan.end_kepala(konteks, head.id, date(2026, 7, 31), version=head.version)
    acting(dinas, "Dinas Pendidikan", "Bayu Pranata")
    dinas.change("Hesti Ayuningrum", moved, unit_id=place, jabatan="Pengelola Data")
    atasan.terapkan_pohon(konteks, moved)
    dinas.rate(["Guntur Abadi"], periode="2026-TW2")
    dinas.lock(["Guntur Abadi"], periode="2026-TW2", tanggal=date(2026, 8, 3))
    acted = next(one for one in atasan.kepala_of(konteks, place) if one.sampai is None)
    atasan.end_kepala(konteks, acted.id, date(2026, 9, 30), version=acted.version)
    dinas.add_orang("Kadis Baru", "Dinas Pendidikan", "Kepala Dinas Pendidikan", golongan="IV/c")
    dinas.kepala("Dinas Pendidikan", "Kadis Baru", dari=date(2026, 10, 1))
    dinas.rate(["Guntur Abadi", "Hesti Ayuningrum"])
    dinas.lock(["Guntur Abadi", "Hesti Ayuningrum"])
    post = ("Bayu Pranata", "Plt. Kepala Dinas Pendidikan", "Dinas Pendidikan")
    rater = locked(konteks, dinas.posts(["Guntur Abadi"])[0]).penilai
    assert (rater.nama, rater.sebutan, rater.unit) == post
    [until] = [
        one.penugasan_id
        for one in penilaian.grid(konteks, PERIODE).baris
        if one.nama == "Hesti Ayuningrum" and one.sampai is not None and one.sampai < moved
    ]
    superior = locked(konteks, until).atasan
    assert superior is not None
    assert (superior.nama, superior.sebutan, superior.unit) == post


def test_a_superior_in_his_own_post_is_named_by_it_although_he_acts_higher_up(
    konteks: Konteks, dinas: Any
) -> None:
    dinas.add_unit("Sekretariat", "Dinas Pendidikan")
    dinas.add_unit("Subbagian Umum", "Sekretariat")
    for nama, unit in (("Sekar Lestari", "Sekretariat"), ("Umar Wijaya", "Subbagian Umum")):
        dinas.add_orang(nama, unit, f"Kepala {unit}")
        dinas.kepala(unit, nama)
    dinas.add_orang("Nina Marlina", "Subbagian Umum")
    acting(dinas, "Dinas Pendidikan", "Sekar Lestari")
    dinas.rate(["Nina Marlina", "Hesti Ayuningrum"])
    dinas.lock(["Nina Marlina", "Hesti Ayuningrum"])
    said = {
        nama: locked(konteks, dinas.posts([nama])[0]).atasan for nama in ("Nina Marlina", "Hesti Ayuningrum")
    }
    assert [one and (one.nama, one.jabatan, one.unit, one.sebutan) for one in said.values()] == [
        ("Sekar Lestari", "Kepala Sekretariat", "Sekretariat", ""),
        (
            "Sekar Lestari",
            "Plt. Kepala Dinas Pendidikan",
            "Dinas Pendidikan",
            "Plt. Kepala Dinas Pendidikan",
        ),
    ]


@pytest.mark.parametrize(
    ("jenis", "typed", "printed"),
    [
        ("plt", "Kepala Seksi Sarana", "Plt. Kepala Seksi Sarana"),
        ("plh", "Plh Kepala Seksi Sarana", "Plh Kepala Seksi Sarana"),
        ("pj", "Pj. Kepala Seksi Sarana", "Pj. Kepala Seksi Sarana"),
        ("tugas_tambahan", "Ketua Tim Sarana", "Ketua Tim Sarana"),
    ],
)
def test_a_second_post_is_named_by_how_it_is_held_without_duties_of_the_own(
    konteks: Konteks, dinas: Any, jenis: str, typed: str, printed: str
) -> None:
    place = dinas.unit["SD Negeri 1 Contoh"]
    second = rangkap.tambah(
        konteks, dinas.orang["Guntur Abadi"], JenisPenugasan(jenis), typed, place, dari=date(2026, 7, 1)
    ).value
    dinas.rate(["Guntur Abadi"])
    dinas.lock(["Guntur Abadi"])
    assert locked(konteks, second).pegawai.jabatan == printed
    [own] = set(dinas.posts(["Guntur Abadi"])) - {second}
    assert locked(konteks, own).pegawai.jabatan == "Guru Ahli Madya / Kepala SD Negeri 1 Contoh"


def test_unlocked_ratings_are_named_not_left_out_silently(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(["Hesti Ayuningrum"])
    done = save(konteks, tmp_path / "a.pdf", unit_id=dinas.unit["SD Negeri 1 Contoh"])
    assert len(pages(tmp_path / "a.pdf")) == 1
    said = [sentence(f.code, **f.args) for f in done.findings]
    assert len(said) == 2
    assert any("Joko Purnama" in text and "belum dikunci" in text and "Kunci nilai" in text for text in said)
    assert any("Guntur Abadi" in text and "belum dinilai" in text for text in said)


def test_nothing_locked_writes_no_file(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    done = save(konteks, tmp_path / "a.pdf")
    assert (done.berkas, done.lembar, len(done.findings)) == ((), 0, 5)
    assert not (tmp_path / "a.pdf").exists()


def test_next_week_only_the_changed_sheets_are_printed_again(
    konteks: Konteks, dinas: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"Guru Ke {n:03}" for n in range(120)]
    dinas.add_many([(nama, "SD Negeri 1 Contoh", "Guru Ahli Pertama", {}) for nama in names])
    dinas.kepala("SD Negeri 1 Contoh", "Guntur Abadi")
    dinas.rate(names)
    dinas.lock(names)
    assert save(konteks, tmp_path / "semua.pdf", ids=dinas.posts(names)).lembar == 120
    assert not [row for row in listing(konteks).values() if row.is_berubah]
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-13T09:00:00+07:00")
    dinas.unlock(names[:4])
    dinas.rate(names[:3], hasil="di_bawah")
    dinas.lock(names[:4])  # the fourth is opened and locked again as it was
    dinas.rename(names[10], "Guru Ganti Nama")
    dinas.change(names[20], date(2026, 10, 1), golongan="III/d")  # learnt late
    dinas.change(names[21], date(2026, 10, 12), golongan="III/d")  # after the sheet was signed
    dinas.unlock(names[30:32])
    dinas.rate(names[30:32], catatan="Diperbaiki.")
    dinas.lock(names[30:32])
    changed = [row for row in listing(konteks).values() if row.is_berubah]
    expected = {*names[:3], "Guru Ganti Nama", names[20], *names[30:32]}
    assert {row.nama for row in changed} == expected
    again = save(
        konteks, tmp_path / "ulang.pdf", ids=tuple(row.id for row in changed), tanggal=date(2026, 10, 13)
    )
    assert again.lembar == 7
    assert sum("13 Oktober 2026" in text for text in pages(tmp_path / "ulang.pdf")) == 7
    assert not [row for row in listing(konteks).values() if row.is_berubah]


def test_letterhead_and_content_are_told_apart(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    from kinerja_desktop.services import kop

    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    save(konteks, tmp_path / "a.pdf", ids=dinas.posts(TEACHERS))
    own = kop.own_kop(konteks, dinas.unit["SD Negeri 1 Contoh"])
    kop.save_kop(konteks, dinas.unit["SD Negeri 1 Contoh"], version=own.version,
                 baris="PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN\nSD NEGERI 1 CONTOH", alamat="", tempat="")  # fmt: skip
    assert not listing(konteks)["Hesti Ayuningrum"].is_berubah
    save(konteks, tmp_path / "b.pdf", ids=dinas.posts(TEACHERS))
    text = pages(tmp_path / "b.pdf")[0]
    assert "SD NEGERI 1 CONTOH" in text
    assert "Sukaraya, 5 Oktober 2026" in text  # its own place was emptied: that of the dinas holds
    save(konteks, tmp_path / "c.pdf", ids=dinas.posts(TEACHERS), kop=False)
    assert "Jalan Merdeka" not in pages(tmp_path / "c.pdf")[0]


def test_the_code_on_a_sheet_finds_its_revision(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    save(konteks, tmp_path / "a.pdf", ids=dinas.posts(["Hesti Ayuningrum"]))
    found = re.search(r"Kode (\S+)", pages(tmp_path / "a.pdf")[0])
    assert found
    code = found[1]
    assert re.fullmatch(rf"[{ALFABET}]{{4}}-[{ALFABET}]{{4}}", code)
    for typed in (code, code.lower().replace("-", ""), f" {code[:4]} {code[5:]} "):
        assert baca_kode(typed) == code
        (jejak,) = cetak.cari_kode(konteks, typed)
        assert (jejak.nama, jejak.periode, jejak.tanggal) == ("Hesti Ayuningrum", PERIODE, OKTOBER)
        assert jejak.is_terkini
    dinas.unlock(["Hesti Ayuningrum"])
    assert not cetak.cari_kode(konteks, code)[0].is_terkini
    dinas.rate(["Hesti Ayuningrum"], hasil="di_bawah")
    dinas.lock(["Hesti Ayuningrum"])
    save(konteks, tmp_path / "b.pdf", ids=dinas.posts(["Hesti Ayuningrum"]))
    assert code not in pages(tmp_path / "b.pdf")[0]
    assert not cetak.cari_kode(konteks, code)[0].is_terkini
    assert cetak.cari_kode(konteks, "2222-2222") == ()


def test_printing_the_same_again_keeps_the_ticks(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    ids = dinas.posts(TEACHERS)
    first = save(konteks, tmp_path / "a.pdf", ids=ids)
    cetak.tandai(konteks, PERIODE, ids, Langkah.DITANDATANGANI, date(2026, 10, 7))
    second = save(konteks, tmp_path / "a.pdf", ids=ids)
    assert first.cetakan_ids == second.cetakan_ids
    assert listing(konteks)["Joko Purnama"].ditandatangani == date(2026, 10, 7)


def test_ticks_one_by_one_and_in_bulk(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    ids, bayu = dinas.posts(TEACHERS), dinas.posts(["Bayu Pranata"])
    with pytest.raises(RefusedError) as refused:
        cetak.tandai(konteks, PERIODE, ids, Langkah.DITANDATANGANI, OKTOBER)
    assert refused.value.code == "cetak.belum-ada-lembar"
    cetak.simpan_pdf(konteks, order(ids=ids), Tatanan(), tmp_path / "a.pdf", tandai_dicetak=False)
    assert listing(konteks)["Joko Purnama"].dicetak is None
    assert cetak.tandai(konteks, PERIODE, ids, Langkah.DICETAK, date(2026, 10, 6)).value == 2
    assert cetak.tandai(konteks, PERIODE, ids, Langkah.DITANDATANGANI, date(2026, 10, 7)).value == 2
    assert cetak.tandai(konteks, PERIODE, ids[:1], Langkah.DISERAHKAN, date(2026, 10, 8)).value == 1
    rows = listing(konteks)
    assert [rows[n].diserahkan for n in TEACHERS] == [date(2026, 10, 8), None]
    assert rows["Joko Purnama"].kode
    with pytest.raises(RefusedError) as early:
        cetak.tandai(konteks, PERIODE, ids, Langkah.DISERAHKAN, date(2026, 9, 1))
    assert early.value.code == "cetak.tanggal-mendahului"
    with pytest.raises(RefusedError):
        cetak.tandai(konteks, PERIODE, (*ids, *bayu), Langkah.DISERAHKAN, date(2026, 10, 9))
    assert cetak.tandai(konteks, PERIODE, ids, Langkah.DITANDATANGANI, None).value == 2
    assert listing(konteks)["Hesti Ayuningrum"].diserahkan is None


def test_a_tick_on_what_somebody_else_ticked_meanwhile_is_told(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    ids = dinas.posts(TEACHERS)
    save(konteks, tmp_path / "a.pdf", ids=ids)
    seen = tuple(listing(konteks)[name] for name in TEACHERS)
    cetak.tandai(konteks, PERIODE, ids[:1], Langkah.DITANDATANGANI, date(2026, 10, 7), terlihat=seen[:1])
    with pytest.raises(ConflictError) as told:
        cetak.tandai(konteks, PERIODE, ids, Langkah.DITANDATANGANI, date(2026, 10, 9), terlihat=seen)
    assert told.value.code == "cetak.berubah-sejak"
    rows = listing(konteks)
    assert [rows[name].ditandatangani for name in TEACHERS] == [date(2026, 10, 7), None]
    now = tuple(rows[name] for name in TEACHERS)
    cetak.tandai(konteks, PERIODE, ids, Langkah.DITANDATANGANI, date(2026, 10, 9), terlihat=now)
    cetak.kembalikan(konteks, PERIODE, ids[:1], date(2026, 10, 10), "Salah nama", terlihat=now[:1])
    with pytest.raises(ConflictError):
        cetak.kembalikan(konteks, PERIODE, ids[:1], date(2026, 10, 11), "Salah jabatan", terlihat=now[:1])
    assert listing(konteks)[TEACHERS[0]].alasan_kembali == "Salah nama"


def test_a_file_per_person_in_a_folder(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    folder = tmp_path / "arsip" / "tw3"
    done = cetak.simpan_pdf(konteks, order(), Tatanan(kertas=Kertas.F4), folder, per_orang=True).value
    assert {f.name for f in done.berkas} == {f"{dinas.nip[n]}_2026_TW3_EVALUASI.pdf" for n in TEACHERS}
    assert sorted(folder.iterdir()) == sorted(done.berkas)


def test_manual_duplex_keeps_a_sheet_on_its_own_paper(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(["Hesti Ayuningrum"], catatan="panjang sekali " * 700)
    dinas.rate(["Joko Purnama"])
    dinas.lock(TEACHERS)
    ids = dinas.posts(TEACHERS)
    done = cetak.simpan_pdf(konteks, order(ids=ids), Tatanan(sisi=Sisi.MANUAL), tmp_path / "bolak.pdf").value
    assert [f.name for f in done.berkas] == ["bolak-1-ganjil.pdf", "bolak-2-genap.pdf"]
    odd, even = (pages(f) for f in done.berkas)
    assert len(odd) == len(even)
    assert "Joko Purnama" in odd[-1]
    assert even[-1].strip() == ""


def test_a_refused_target_leaves_the_old_file_and_no_tick(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    target = tmp_path / "folder.pdf"
    target.mkdir()
    (target / "isi").write_text("lama")
    with pytest.raises(FileError) as wrong:
        save(konteks, target)
    assert wrong.value.code == "cetak.tidak-tertulis"
    assert (target / "isi").read_text() == "lama"
    assert list(tmp_path.glob(".*")) == []
    assert listing(konteks)["Hesti Ayuningrum"].dicetak is None


class _Batal:
    def step(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def test_batal_leaves_the_old_file_and_no_part(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"lama")
    with pytest.raises(Cancelled):
        cetak.simpan_pdf(konteks, order(), Tatanan(), target, progress=_Batal())
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.glob(".*")) == []
    assert listing(konteks)["Hesti Ayuningrum"].dicetak is None


def test_the_real_worker_process_draws_the_same(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    from kinerja_desktop.services.worker import Worker

    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    save(konteks, tmp_path / "sini.pdf")
    konteks.kantor.worker = Worker()
    save(konteks, tmp_path / "sana.pdf")
    assert (tmp_path / "sini.pdf").read_bytes() == (tmp_path / "sana.pdf").read_bytes()


def test_preview_shows_pixels_without_a_file(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    before = sorted(tmp_path.rglob("*.pdf"))
    made = cetak_pratinjau.pratinjau(konteks, order(ids=dinas.posts(TEACHERS)), Tatanan(kertas=Kertas.F4))
    assert made.halaman == (1, 1)
    image = cetak_pratinjau.gambar(made.pdf, 1, 72)
    assert (round(image.lebar_mm), round(image.tinggi_mm)) == (215, 330)
    assert len(image.data) == image.stride * image.height
    assert min(image.data) < 100 < 250 < max(image.data)
    assert sorted(tmp_path.rglob("*.pdf")) == before
    assert listing(konteks)["Hesti Ayuningrum"].kode == ""


def test_sheets_for_the_printer_are_recorded_only_when_they_came_out(konteks: Konteks, dinas: Any) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    made = cetak_pratinjau.naskah(konteks, order(), Tatanan())
    assert made.jumlah_halaman == 2
    assert listing(konteks)["Hesti Ayuningrum"].dicetak is None
    cetak.catat(konteks, PERIODE, made.susunan)
    assert listing(konteks)["Hesti Ayuningrum"].dicetak is not None


def test_who_moved_within_the_period_has_a_sheet_of_each_post(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    """In one unit both sheets named the post of the day of signing."""
    who = dinas.orang["Hesti Ayuningrum"]
    version = pegawai.kartu(konteks, who).baris.version
    move = date(2026, 8, 15)
    pegawai.ubah(konteks, who, {"jabatan": "Pengelola Perpustakaan"}, version=version, sejak=move)
    dinas.rate(["Hesti Ayuningrum"])
    dinas.lock(["Hesti Ayuningrum"])
    save(konteks, tmp_path / "a.pdf", ids=dinas.posts(["Hesti Ayuningrum"]))
    texts = [text.split("PEJABAT PENILAI")[0] for text in pages(tmp_path / "a.pdf")]
    assert sorted("Guru Ahli Pertama" in text for text in texts) == [False, True]
    assert sorted("Pengelola Perpustakaan" in text for text in texts) == [False, True]
