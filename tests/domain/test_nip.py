from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_desktop.domain import nip
from kinerja_desktop.domain.codes import JenisNomor, JenisPegawai
from kinerja_desktop.domain.findings import Location, Severity

HARI = date(2026, 9, 30)


def blocks(found: nip.NipResult) -> bool:
    return any(one.severity is Severity.BLOCK for one in found.findings)


births = st.dates(date(1961, 1, 1), date(2004, 12, 31))
sexes = st.sampled_from("12")
serials = st.integers(1, 999).map("{:03}".format)


@st.composite
def nips(draw: st.DrawFn) -> str:
    born, month = draw(births), draw(st.integers(1, 12))
    year = draw(st.integers(born.year + 18, min(born.year + 60, 2026)))
    return f"{born:%Y%m%d}{year}{month:02}{draw(sexes)}{draw(serials)}"


@st.composite
def pppk_numbers(draw: st.DrawFn) -> str:
    born, code = draw(births), draw(st.integers(13, 99))
    return f"{born:%Y%m%d}{draw(st.integers(2022, 2026))}{code}{draw(sexes)}{draw(serials)}"


@settings(deadline=None)
@given(nips(), st.sampled_from([None, JenisPegawai.PNS, JenisPegawai.CPNS]))
def test_well_formed_numbers_of_pns_are_usable(digits: str, jenis: JenisPegawai | None) -> None:
    found = nip.check(digits, jenis=jenis, hari_ini=HARI)
    assert found.kind == "nip"
    assert not blocks(found)
    assert found.nip is not None
    assert f"{found.nip.tanggal_lahir:%Y%m%d}" == digits[:8]
    assert found.nip.tmt is not None
    assert found.nip.tmt.day == 1
    assert nip.recognise(digits) is JenisNomor.NIP


@settings(deadline=None)
@given(pppk_numbers(), st.sampled_from([None, JenisPegawai.PPPK, JenisPegawai.PPPK_PARUH_WAKTU]))
def test_numbers_of_pppk_pass_whatever_their_code(digits: str, jenis: JenisPegawai | None) -> None:
    found = nip.check(digits, jenis=jenis, hari_ini=HARI)
    assert found.kind == "ni_pppk"
    assert not blocks(found)
    assert found.nip is not None
    assert (found.nip.kode, found.nip.tahun_pengangkatan) == (digits[12:14], int(digits[8:12]))
    assert nip.recognise(digits) is JenisNomor.NI_PPPK


@settings(deadline=None)
@given(
    st.one_of(nips(), pppk_numbers()),
    st.lists(st.sampled_from(" '.-\u00a0\u200b\n_`"), max_size=6),
    st.data(),
)
def test_noise_between_digits_is_cleaned_away(digits: str, noise: list[str], data: st.DataObject) -> None:
    dirty = digits
    for mark in noise:
        at = data.draw(st.integers(0, len(dirty)))
        dirty = dirty[:at] + mark + dirty[at:]
    assert nip.clean(dirty) == digits


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_judged(text: str) -> None:
    once = nip.clean(text)
    found = nip.check(once, jenis=None, hari_ini=HARI)
    assert (found.nip is not None) or blocks(found)
    assert nip.display(once) == once or len(once) == 18


@settings(deadline=None)
@given(nips())
def test_display_groups_and_cleans_back(digits: str) -> None:
    shown = nip.display(digits)
    assert [len(part) for part in shown.split()] == [8, 6, 1, 3]
    assert nip.clean(shown) == digits
    assert str(nip.Nip(digits)) == shown


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("'199001012015011001", "199001012015011001"),
        ("NIP. 19900101 201501 1 001", "199001012015011001"),
        ("NIP : 199001012015011001", "199001012015011001"),
        ("NIP.199001012015011001", "199001012015011001"),
        ("nip 199001012015011001", "199001012015011001"),
        ("NI PPPK 199001012023211001", "199001012023211001"),
        ("NIPPPK. 199001012023211001", "199001012023211001"),
        ("199001012015011001 (NIDN: 0001019001)", "199001012015011001"),
        ('="199001012015011001"', "199001012015011001"),
        ("１９９００１０１２０１５０１１００１", "199001012015011001"),
        ("199001012015011001-", "199001012015011001"),
        ("-", ""),
        ("", ""),
    ],
)
def test_written_shapes(text: str, digits: str) -> None:
    assert nip.clean(text) == digits


def test_the_display_of_the_specification() -> None:
    assert nip.display("199001012015011001") == "19900101 201501 1 001"
    assert nip.display("123") == "123"


@pytest.mark.parametrize("text", ["1.98001E+17", "1,99001E+17", "'1.99E17", "9,99999e+99"])
def test_numbers_destroyed_by_a_spreadsheet_are_named(text: str) -> None:
    assert nip.is_rusak(text)
    found = nip.check(nip.clean(text), jenis=None, hari_ini=HARI)
    assert [f.code for f in found.findings] == ["nip.rusak"]


@pytest.mark.parametrize(
    ("digits", "jenis", "codes"),
    [
        ("199001012015011000", None, [("nip.serial-nol", Severity.WARN)]),
        ("199001012023051001", JenisPegawai.PPPK, [("nip.kode-pppk", Severity.WARN)]),
        ("199001012023001001", None, [("nip.kode-nol", Severity.WARN)]),
        ("199001012023001001", JenisPegawai.PNS, [("nip.bulan", Severity.BLOCK)]),
        ("199001012028011001", None, [("nip.tmt-depan", Severity.BLOCK)]),
        ("199001012027091001", None, []),
        ("200901012015011001", None, [("nip.usia", Severity.WARN)]),
        ("192001012015011001", None, [("nip.usia", Severity.WARN)]),
        ("199012312008011001", None, []),
        ("199001012007121001", None, [("nip.usia", Severity.WARN)]),
        ("195001012010121001", None, []),
        ("195012312011011001", None, [("nip.usia", Severity.WARN)]),
        ("202701012027011001", None, [("nip.usia", Severity.WARN), ("nip.lahir-depan", Severity.BLOCK)]),
        ("3201010101900001", None, [("nip.seperti-nik", Severity.BLOCK)]),
        ("131234567", None, [("nip.lama", Severity.BLOCK)]),
        ("19900101201501100A", None, [("nip.bukan-angka", Severity.BLOCK)]),
        ("000000000000000000", None, [("nip.lahir", Severity.BLOCK)]),
        ("199001010000211001", JenisPegawai.PPPK, [("nip.tmt-depan", Severity.BLOCK)]),
        ("", None, [("nip.kosong", Severity.BLOCK)]),
    ],
)
def test_errors_and_warnings(
    digits: str, jenis: JenisPegawai | None, codes: list[tuple[str, Severity]]
) -> None:
    place = Location(berkas="a.xlsx", baris=7)
    found = nip.check(digits, jenis=jenis, hari_ini=HARI, lokasi=place)
    assert [(f.code, f.severity) for f in found.findings] == codes
    assert all(f.location == place for f in found.findings)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("131234567", JenisNomor.NIP_LAMA),
        ("119500123405", JenisNomor.NRP),
        ("11950012340571", JenisNomor.NRP),
        ("119500123405712", None),
        ("3201010101900001", None),
        ("1234", None),
        ("78010123", JenisNomor.NRP),
        ("NRP 78010123", JenisNomor.NRP),
        ("12345/P", JenisNomor.NRP),
        ("", None),
        ("Budi", None),
    ],
)
def test_other_numbers(text: str, kind: JenisNomor | None) -> None:
    assert nip.recognise(text) is kind


def test_profile_that_differs_only_warns() -> None:
    number = nip.Nip("199001012015011001")
    assert nip.mismatches(number, tanggal_lahir=date(1990, 1, 1), jenis_kelamin="L") == ()
    assert nip.mismatches(number, tanggal_lahir=None, jenis_kelamin=None) == ()
    found = nip.mismatches(number, tanggal_lahir=date(1990, 1, 1) + timedelta(1), jenis_kelamin="P")
    assert [(f.code, f.severity) for f in found] == [
        ("nip.lahir-beda", Severity.WARN),
        ("nip.kelamin-beda", Severity.WARN),
    ]


@pytest.mark.parametrize(
    "digits", ["", "1", "199013012015011001", "19900101201501100A", "１９９００１０１２０１５０１１００１"]
)
def test_the_value_object_refuses_what_is_no_number(digits: str) -> None:
    with pytest.raises(ValueError, match=f"^{digits}$"):
        nip.Nip(digits)
