"""Scans and signed PDF files find their sheets, or are shown as what they are: ambiguous, unknown, no scan."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.services import berkas_ttd, cetak, cetak_daftar, periksa
from kinerja_desktop.services.berkas_ttd import Cara, Usul
from kinerja_desktop.services.cetak_daftar import Langkah
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from tests.services.cetak.conftest import OKTOBER, PERIODE, Kantor

GURU = "Hesti Ayuningrum"
JPEG = b"\xff\xd8\xff\xe0 pindaian "


@pytest.fixture
def tercetak(dinas: Kantor, tmp_path: Path) -> Kantor:
    """Everybody is rated and locked; the sheets are printed, a file each."""
    dinas.rate()
    dinas.lock()
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, PERIODE, OKTOBER)
    cetak.simpan_pdf(dinas.konteks, order, Tatanan(), tmp_path / "lembar", per_orang=True)
    return dinas


def rows(office: Kantor) -> dict[str, cetak_daftar.BarisCetak]:
    return {row.nama: row for row in cetak_daftar.daftar(office.konteks, PERIODE)}


def scan(folder: Path, name: str, data: bytes = JPEG) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def match(office: Kantor, *paths: Path) -> tuple[Usul, ...]:
    return berkas_ttd.cocokkan(office.konteks, PERIODE, paths)


def names(one: Usul) -> list[str]:
    return [sheet.nama for sheet in one.calon]


def test_a_scan_is_recognised_by_code_number_or_text(tercetak: Kantor, tmp_path: Path) -> None:
    code, number = rows(tercetak)[GURU].kode, tercetak.nip[GURU]
    ours = next((tmp_path / "lembar").glob(f"{number}*.pdf"))
    signed = Path(shutil.copy(ours, tmp_path / "tte selesai.pdf"))
    found = match(
        tercetak,
        scan(tmp_path, f"scan {code.lower()}.jpg"),
        scan(tmp_path, f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}.jpg", JPEG + b"2"),
        signed,
        scan(tmp_path, "scan0001.jpg", JPEG + b"3"),
    )
    assert [one.cara for one in found] == [Cara.KODE_NAMA, Cara.NIP, Cara.KODE_ISI, Cara.TIDAK]
    assert [names(one) for one in found] == [[GURU], [GURU], [GURU], []]
    assert [one.is_pasti for one in found] == [True, True, True, False]


def test_the_period_in_our_own_file_name_wins(tercetak: Kantor, tmp_path: Path) -> None:
    number = tercetak.nip[GURU]
    fits, other = match(
        tercetak, scan(tmp_path, f"{number}_2026_TW3_EVALUASI.jpg"), scan(tmp_path, f"{number}_2026_TW2_EVALUASI.jpg")
    )  # fmt: skip
    assert names(fits) == [GURU]
    assert names(other) == []


def test_two_people_in_one_name_and_what_is_no_scan(tercetak: Kantor, tmp_path: Path) -> None:
    first, second = tercetak.nip[GURU], tercetak.nip["Bayu Pranata"]
    both, word = match(
        tercetak, scan(tmp_path, f"{first} dan {second}.png", b"\x89PNG\r\n\x1a\n"),
        scan(tmp_path, f"{first}.docx", b"PK\x03\x04"),
    )  # fmt: skip
    assert sorted(names(both)) == ["Bayu Pranata", GURU]
    assert not both.is_pasti
    assert word.masalah is not None
    assert (word.masalah.code, word.is_pasti) == ("lampiran.jenis", False)


def test_a_pdf_that_nobody_could_open_is_not_taken(tercetak: Kantor, tmp_path: Path) -> None:
    number = tercetak.nip[GURU]
    whole = next((tmp_path / "lembar").glob(f"{number}*.pdf")).read_bytes()
    good, cut = match(
        tercetak, scan(tmp_path, f"{number} ttd.pdf", whole), scan(tmp_path, f"{number}.pdf", b"%PDF-1.7\n" + b"x" * 400)
    )  # fmt: skip
    assert good.is_pasti
    assert cut.masalah is not None
    assert (cut.masalah.code, cut.is_pasti, names(cut)) == ("lampiran.pdf-rusak", False, [GURU])


def test_an_approval_sheet_is_found_by_its_code_and_signed(tercetak: Kantor, tmp_path: Path) -> None:
    order = Pesanan(JenisLembar.PERSETUJUAN, PERIODE, OKTOBER)
    done = cetak.simpan_pdf(
        tercetak.konteks, order, Tatanan(), tmp_path / "persetujuan", per_orang=True
    ).value
    found = match(tercetak, *done.berkas)
    assert [one.cara for one in found] == [Cara.KODE_ISI] * len(done.berkas)
    pairs = [(one.sumber, one.calon[0]) for one in found]
    kept = berkas_ttd.lampirkan(tercetak.konteks, pairs, ditandatangani=OKTOBER).value
    assert (len(kept.ids), kept.ditandai) == (len(pairs), len(pairs))
    groups = cetak_daftar.kelompok(tercetak.konteks, JenisLembar.PERSETUJUAN, PERIODE)
    assert {group.ditandatangani for group in groups if group.is_tercetak} == {OKTOBER}


def test_attaching_copies_records_and_ticks_only_when_asked(tercetak: Kantor, tmp_path: Path) -> None:
    (one,) = match(tercetak, scan(tmp_path, f"{tercetak.nip[GURU]}.jpg"))
    pair = [(one.sumber, one.calon[0])]
    kept = berkas_ttd.lampirkan(tercetak.konteks, pair)
    assert (len(kept.value.ids), kept.value.ditandai) == (1, 0)
    assert kept.changes.touches("berkas_ttd", "cetakan")
    assert rows(tercetak)[GURU].ditandatangani is None
    assert rows(tercetak)[GURU].berkas == 1
    (again,) = match(tercetak, one.sumber)
    assert again.is_ada
    twice = berkas_ttd.lampirkan(tercetak.konteks, pair, ditandatangani=date(2026, 10, 6)).value
    assert (twice.ids, twice.sudah, twice.ditandai) == ((), 1, 1)
    assert rows(tercetak)[GURU].ditandatangani == date(2026, 10, 6)
    (row,) = berkas_ttd.daftar(tercetak.konteks, [one.calon[0].penilaian_id or 0])
    assert berkas_ttd.tempat(tercetak.konteks, row).read_bytes() == JPEG
    assert not any(
        code.startswith("periksa.lampiran") for code in periksa.periksa_data(tercetak.konteks).jumlah
    )


def test_a_tick_before_the_day_on_the_sheet_is_told(tercetak: Kantor, tmp_path: Path) -> None:
    (one,) = match(tercetak, scan(tmp_path, f"{tercetak.nip[GURU]}.jpg"))
    kept = berkas_ttd.lampirkan(
        tercetak.konteks, [(one.sumber, one.calon[0])], ditandatangani=date(2026, 10, 1)
    ).value
    assert [finding.code for finding in kept.findings] == ["cetak.berkas-tanggal"]
    assert (len(kept.ids), kept.ditandai) == (1, 0)


def test_unprinted_sheets_take_a_file_but_no_tick(dinas: Kantor, tmp_path: Path) -> None:
    dinas.rate()
    dinas.lock()
    (one,) = match(dinas, scan(tmp_path, f"{dinas.nip[GURU]}.jpg"))
    kept = berkas_ttd.lampirkan(dinas.konteks, [(one.sumber, one.calon[0])], ditandatangani=OKTOBER).value
    assert [finding.code for finding in kept.findings] == ["cetak.berkas-belum-dicetak"]
    assert rows(dinas)[GURU].berkas == 1


def test_a_file_that_vanished_before_it_was_copied_is_told(tercetak: Kantor, tmp_path: Path) -> None:
    (one,) = match(tercetak, scan(tmp_path, f"{tercetak.nip[GURU]}.jpg"))
    one.sumber.unlink()
    kept = berkas_ttd.lampirkan(tercetak.konteks, [(one.sumber, one.calon[0])]).value
    assert (kept.ids, [finding.code for finding in kept.findings]) == ((), ["lampiran.tidak-terbaca"])


def test_missing_and_altered_copies_are_told(tercetak: Kantor, tmp_path: Path) -> None:
    found = match(
        tercetak, scan(tmp_path, f"{tercetak.nip[GURU]}.jpg"),
        scan(tmp_path, f"{tercetak.nip['Bayu Pranata']}.jpg", JPEG + b"lain"),
    )  # fmt: skip
    berkas_ttd.lampirkan(tercetak.konteks, [(one.sumber, one.calon[0]) for one in found])
    lost, altered = berkas_ttd.daftar(tercetak.konteks, [one.calon[0].penilaian_id or 0 for one in found])
    (tercetak.konteks.kantor.folder / lost.berkas).unlink()
    (tercetak.konteks.kantor.folder / altered.berkas).write_bytes(b"\xff\xd8\xff lain sekali")
    said = periksa.periksa_data(tercetak.konteks)
    assert {code: n for code, n in said.jumlah.items() if "lampiran" in code} == {
        "periksa.lampiran-berubah": 1,
        "periksa.lampiran-hilang": 1,
    }
    with pytest.raises(FileError, match=r"lampiran\.hilang"):
        berkas_ttd.tempat(tercetak.konteks, lost)
    with pytest.raises(FileError, match=r"lampiran\.berubah"):
        berkas_ttd.tempat(tercetak.konteks, altered)


def test_a_file_is_taken_off_and_its_copy_stays(tercetak: Kantor, tmp_path: Path) -> None:
    (one,) = match(tercetak, scan(tmp_path, f"{tercetak.nip[GURU]}.jpg"))
    berkas_ttd.lampirkan(tercetak.konteks, [(one.sumber, one.calon[0])])
    (row,) = berkas_ttd.daftar(tercetak.konteks, [one.calon[0].penilaian_id or 0])
    assert berkas_ttd.lepas(tercetak.konteks, [row]).value == 1
    assert rows(tercetak)[GURU].berkas == 0
    assert (tercetak.konteks.kantor.folder / row.berkas).is_file()


def test_the_sheets_of_a_person_are_offered_for_assigning(tercetak: Kantor) -> None:
    id_ = tercetak.orang[GURU]
    choices = berkas_ttd.lembar_orang(tercetak.konteks, id_)
    assert [(one.nama, one.periode, one.is_dicetak) for one in choices] == [(GURU, PERIODE, True)]


def test_a_sheet_that_came_back_says_why_until_it_goes_on(tercetak: Kantor) -> None:
    konteks, day = tercetak.konteks, date(2026, 10, 6)
    (post,) = tercetak.posts([GURU])
    assert cetak.kembalikan(konteks, PERIODE, [post], day, " NIP atasan salah ").value == 1
    assert (rows(tercetak)[GURU].dikembalikan, rows(tercetak)[GURU].alasan_kembali) == (
        day,
        "NIP atasan salah",
    )
    cetak.tandai(konteks, PERIODE, [post], Langkah.DITANDATANGANI, date(2026, 10, 7))
    assert (rows(tercetak)[GURU].dikembalikan, rows(tercetak)[GURU].alasan_kembali) == (None, "")
    cetak.kembalikan(konteks, PERIODE, [post], day, "kurang cap")
    assert rows(tercetak)[GURU].ditandatangani == date(2026, 10, 7)
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, PERIODE, OKTOBER, ids=(post,))
    cetak.simpan_pdf(konteks, order, Tatanan(), konteks.kantor.folder / "ulang.pdf")
    assert rows(tercetak)[GURU].dikembalikan is None


def test_coming_back_needs_a_reason_a_sheet_and_a_day_that_fits(tercetak: Kantor) -> None:
    konteks, (post,) = tercetak.konteks, tercetak.posts([GURU])
    for days, reason, code in (
        (date(2026, 10, 6), " ", "cetak.kembali-tanpa-alasan"),
        (date(2026, 10, 1), "salah", "cetak.tanggal-mendahului"),
    ):
        with pytest.raises(RefusedError) as refused:
            cetak.kembalikan(konteks, PERIODE, [post], days, reason)
        assert refused.value.code == code
    with pytest.raises(RefusedError) as refused:
        cetak.kembalikan(konteks, PERIODE, [999], date(2026, 10, 6), "salah")
    assert refused.value.code == "cetak.belum-ada-lembar"
