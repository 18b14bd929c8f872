"""One year of 25 people from planning to the annual sheets: each sheet is what the form says, text by text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.services import cetak_pelaksanaan, cetak_susun, penilaian, predikat_luar, skp
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.ekspor import fakta
from kinerja_desktop.services.periksa import periksa_data
from tests.setahun.banding import Pembanding
from tests.setahun.tahun import FAKTA, FOLDER, SETAHUN, TW, Tahun

HARAPAN = {path.stem: path for path in sorted((FOLDER / "harapan").glob("*.toml"))}
SUMBER = tomllib.loads((FOLDER / "sumber.toml").read_text(encoding="utf-8"))


def load(name: str) -> dict[str, Any]:
    return tomllib.loads(HARAPAN[name].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tahun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tahun]:
    """The year, lived once; tests only read it."""
    with pytest.MonkeyPatch.context() as patch:
        year = Tahun(tmp_path_factory.mktemp("setahun"), patch)
        with closing(year.konteks.kantor):
            year.live()
            yield year


@pytest.mark.parametrize("name", HARAPAN)
def test_every_sheet_is_as_it_was_laid_down(tahun: Tahun, name: str) -> None:
    problems = Pembanding(tahun.lembar[name], load(name)).compare()
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "fault", ["moved", "said otherwise", "left out", "in another order", "on another line", "no head"]
)
def test_the_comparison_sees_every_kind_of_fault(tahun: Tahun, fault: str) -> None:
    wanted = load("f6_budi_tw3")
    rows: list[list[Any]] = wanted["teks"]
    at = next(n for n, row in enumerate(rows) if row[2] == "45 orang")
    if fault == "moved":
        rows[at][0] += 2
    elif fault == "said otherwise":
        rows[at][2] = "46 orang"
    elif fault == "left out":
        del rows[at]
    elif fault == "in another order":
        first, second = (
            n for n, row in enumerate(rows) if row[2] in ("RATING HASIL KERJA", "RATING PERILAKU KERJA")
        )
        rows[first], rows[second] = rows[second], rows[first]
    elif fault == "on another line":
        rows[at][1] = "+"
    else:
        wanted["ulang"][0]["teks"].append(["t100", "KOLOM KESEMBILAN"])
    assert Pembanding(tahun.lembar["f6_budi_tw3"], wanted).compare()


def test_nothing_was_printed_that_is_not_compared(tahun: Tahun) -> None:
    assert set(tahun.lembar) == set(HARAPAN)


@pytest.mark.parametrize("name", HARAPAN)
def test_every_row_says_what_it_rests_on(name: str) -> None:
    for *_, source in load(name)["teks"]:
        form, _, part = source.partition(".")
        assert SUMBER[form][part]


def test_every_form_and_every_kind_of_person_is_among_them() -> None:
    assert {load(name)["lembar"] for name in HARAPAN} == {*(f"F{n}" for n in range(1, 12)), "TPP"}
    assert len(FAKTA["orang"]) == 25
    assert {one["jenis"] for one in FAKTA["orang"].values()} == set("PCKW")


def test_the_plan_goes_with_the_sheet_although_the_rater_changed(tahun: Tahun) -> None:
    [row] = [
        one for one in penilaian.grid(tahun.konteks, SETAHUN).baris if one.pegawai_id == tahun.orang["Indah"]
    ]
    order = Pesanan(
        JenisLembar.DOKUMEN_EVALUASI, SETAHUN, date(2027, 1, 8), ids=(row.penugasan_id,), dengan_skp=True
    )
    sheets = cetak_susun.susun(tahun.konteks, order).lembar
    assert [type(one).__name__ for one in sheets] == ["DokumenEvaluasi", "LembarSkp", "LampiranSkp"]
    plan = sheets[1]
    assert isinstance(plan, LembarSkp)
    assert (plan.pegawai.nama, plan.penilai.nama) == ("Indah Permata, S.Pd.", "Drs. Bambang Sutrisno")


def test_a_post_of_other_months_gets_no_sheet_of_the_period(tahun: Tahun) -> None:
    """Joko served in the sekretariat until June, in the bidang since July."""
    nip = next(row.nip for row in skp.daftar(tahun.konteks, 2026) if row.pegawai_id == tahun.orang["Joko"])
    day = date(2026, 10, 5)
    both = PesananSkp(2026, day, nip=(nip,))
    [first] = cetak_pelaksanaan.susun(tahun.konteks, both, JenisPelaksanaan.EVALUASI, TW[1]).lembar
    [third] = cetak_pelaksanaan.susun(tahun.konteks, both, JenisPelaksanaan.EVALUASI, TW[2]).lembar
    assert isinstance(first, LembarEvaluasi)
    assert isinstance(third, LembarEvaluasi)
    assert "SEKRETARIAT" in first.pegawai.unit.upper()
    assert first.pegawai.unit != third.pegawai.unit
    assert third.rentang
    plans = {row.skp_id for row in skp.daftar(tahun.konteks, 2026) if row.pegawai_id == tahun.orang["Joko"]}
    chosen = PesananSkp(2026, day, skp_ids=tuple(one for one in plans if one is not None))
    made = cetak_pelaksanaan.susun(tahun.konteks, chosen, JenisPelaksanaan.EVALUASI, TW[2])
    assert len(made.lembar) == 1
    assert "cetak.pelaksanaan-luar" in {one.code for one in made.findings}
    assert len(cetak_pelaksanaan.susun(tahun.konteks, both, JenisPelaksanaan.EVALUASI, SETAHUN).lembar) == 2


def test_the_rencana_aksi_is_of_every_post_of_the_year(tahun: Tahun) -> None:
    """Nur came in April, Joko changed in July: the sheet of either post covers the year, so the period does not matter."""
    rows = skp.daftar(tahun.konteks, 2026)
    for name, posts in (("Nur", 1), ("Joko", 2)):
        nip = next(row.nip for row in rows if row.pegawai_id == tahun.orang[name])
        order = PesananSkp(2026, date(2026, 10, 5), nip=(nip,))
        for periode in (TW[0], TW[3], SETAHUN):
            made = cetak_pelaksanaan.susun(tahun.konteks, order, JenisPelaksanaan.RENCANA_AKSI, periode)
            assert (len(made.lembar), made.findings) == (posts, ())


def test_the_export_counts_the_months_that_the_sheets_name(tahun: Tahun) -> None:
    def months(name: str, periode: str) -> list[tuple[int, int]]:
        found = fakta.collect(tahun.konteks, periode, None).calon
        mine = [one.fakta for one in found if one.row.pegawai_id == tahun.orang[name]]
        return sorted((one.mulai.month, one.selesai.month) for one in mine)

    assert months("Indah", TW[2]) == [(7, 9)]
    assert months("Indah", SETAHUN) == [(1, 12)]
    assert months("Joko", SETAHUN) == [(1, 6), (7, 12)]
    assert months("Nur", SETAHUN) == [(4, 12)]
    assert months("Bambang", SETAHUN) == [(1, 7)]
    assert months("Lestari", SETAHUN) == []


def test_the_year_is_whole(tahun: Tahun) -> None:
    assert periksa_data(tahun.konteks).jumlah == {}
    annual = penilaian.grid(tahun.konteks, SETAHUN)
    assert {row.status for row in annual.baris} == {"terkunci"}
    assert len(annual.baris) == 25  # Joko twice, Lestari not
    [brought] = predikat_luar.daftar(tahun.konteks, [tahun.orang["Nur"]])
    assert (brought.periode_kode, brought.predikat) == (TW[0], "baik")
