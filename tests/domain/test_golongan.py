from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_desktop.domain import golongan
from kinerja_desktop.domain.codes import JenisPegawai
from kinerja_desktop.domain.golongan import BarisGolongan

PNS = [f"{r}/{x}" for r in ("I", "II", "III", "IV") for x in "abcd"] + ["IV/e"]
PPPK = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
]
TABLE = {
    "III/c": BarisGolongan("33", "III/c", "Penata"),
    "III/d": BarisGolongan("34", "III/d", "Penata Tingkat I"),
    "IX": BarisGolongan("", "IX", ""),
}


@pytest.mark.parametrize(
    ("text", "jenis", "canonical"),
    [
        ("III/d", None, "III/d"),
        ("0034", JenisPegawai.PNS, "III/d"),
        ("00034", JenisPegawai.PNS, None),
        ("1" * 5000, None, None),
        ("III d", None, "III/d"),
        ("IIId", None, "III/d"),
        ("iii/D", None, "III/d"),
        ("lll/d", None, "III/d"),
        ("1V/a", None, "IV/a"),
        ("3D", None, "III/d"),
        ("3/d", None, "III/d"),
        ("Penata Tk.I (III/d)", None, "III/d"),
        ("Penata TK. I\u00a0 III/d", None, "III/d"),
        ("Penata Tk. I, III/d", None, "III/d"),
        ("Penata\nIII/c", None, "III/c"),
        ("Golongan III ruang d", None, "III/d"),
        ("34", JenisPegawai.PNS, "III/d"),
        ("34", None, "III/d"),
        ("45", None, "IV/e"),
        ("35", None, None),
        ("IX", None, "IX"),
        ("Gol. IX", None, "IX"),
        ("PPPK - 09", None, "IX"),
        ("09", None, "IX"),
        ("9", JenisPegawai.PPPK, "IX"),
        ("13", JenisPegawai.PPPK, "XIII"),
        ("13", JenisPegawai.PNS, "I/c"),
        ("13", None, None),
        ("III", None, None),
        ("III", JenisPegawai.PNS, None),
        ("III", JenisPegawai.PPPK, "III"),
        ("PPPK III", None, "III"),
        ("IX", JenisPegawai.PNS, "IX"),
        ("III/e", None, None),
        ("V/a", None, None),
        ("XVIII", None, None),
        ("18", JenisPegawai.PPPK, None),
        ("00", None, None),
        ("-", None, None),
        ("nan", None, None),
        ("O", None, None),
        ("", None, None),
    ],
)
def test_written_shapes(text: str, jenis: JenisPegawai | None, canonical: str | None) -> None:
    assert golongan.parse(text, jenis) == canonical


@given(
    st.sampled_from(PNS),
    st.sampled_from(["/", " ", "", ".", " / ", "-", " ruang "]),
    st.booleans(),
    st.booleans(),
)
def test_every_golongan_of_pns_in_every_dress(canonical: str, mark: str, lower: bool, named: bool) -> None:
    written = canonical.replace("/", mark)
    written = written.lower() if lower else written.upper()
    assert golongan.parse(f"Gol. {written}" if named else written) == canonical


@given(st.sampled_from(PPPK))
def test_every_golongan_of_pppk(canonical: str) -> None:
    assert golongan.parse(canonical, JenisPegawai.PPPK) == canonical
    assert golongan.parse(f"PPPK - {PPPK.index(canonical) + 1:02}") == canonical


@settings(deadline=None)
@given(st.text(max_size=20), st.sampled_from([None, *JenisPegawai]))
def test_any_text_gives_a_canonical_one_or_none_and_parsing_is_stable(
    text: str, jenis: JenisPegawai | None
) -> None:
    found = golongan.parse(text, jenis)
    assert found is None or golongan.is_pns(found) != golongan.is_pppk(found)
    if found and golongan.is_pns(found):
        assert golongan.parse(found, jenis) == found


def test_order() -> None:
    ordered = [*PPPK, *PNS]
    assert sorted(set(ordered), key=golongan.urutan) == ordered
    assert golongan.urutan("apa") == 0


def test_names_come_from_the_table() -> None:
    found = [golongan.pangkat(text, TABLE) for text in ("III/d", "IX", "II/a")]
    assert found == ["Penata Tingkat I", "", ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Penata Tk. I", "III/d"),
        ("PENATA TKT.1", "III/d"),
        ("Penata (Tgk. I)", "III/d"),
        ("Penata, Tingkat 1", "III/d"),
        ("penata", "III/c"),
        ("Penata Muda", None),
        ("", None),
    ],
)
def test_bare_pangkat(text: str, found: str | None) -> None:
    assert golongan.from_pangkat(text, TABLE) == found
