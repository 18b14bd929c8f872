"""What typed letters mean among fixed choices."""

from __future__ import annotations

import pytest

from kinerja_desktop.gui.models.words import Words

RATING = Words(("Di Atas", "Sesuai", "Di Bawah"), {"A": "Di Atas", "S": "Sesuai", "B": "Di Bawah"})
ASPEK = Words(
    ("Kuantitas", "Kualitas", "Waktu", "Biaya"),
    {"N": "Kuantitas", "L": "Kualitas", "W": "Waktu", "B": "Biaya"},
)
ALASAN = Words(("Cuti besar", "Cuti sakit", "Tugas belajar"), {})


@pytest.mark.parametrize(
    ("words", "text", "meant"),
    [
        (RATING, "s", "Sesuai"),
        (RATING, "SESUAI", "Sesuai"),
        (RATING, " di  atas ", "Di Atas"),
        (RATING, "diatas", "Di Atas"),
        (RATING, "atas", "Di Atas"),
        (RATING, "baw", "Di Bawah"),
        (RATING, "di b", "Di Bawah"),
        (RATING, "di", None),
        (RATING, "esuai", None),
        (RATING, "", None),
        (ASPEK, "kual", "Kualitas"),
        (ASPEK, "kuan", "Kuantitas"),
        (ASPEK, "kua", None),
        (ASPEK, "85 persen", None),
        (ALASAN, "t", "Tugas belajar"),
        (ALASAN, "besar", None),
    ],
)
def test_a_text_means_one_choice_or_none(words: Words, text: str, meant: str | None) -> None:
    assert words.read(text) == meant


def test_where_words_of_ones_own_are_taken_the_beginning_is_not_enough() -> None:
    assert ALASAN.read("t", begun=False) is None
    assert ALASAN.read("tugas belajar", begun=False) == "Tugas belajar"


@pytest.mark.parametrize(
    ("words", "text", "rest"),
    [
        (RATING, "se", "suai"),
        (RATING, "di a", "tas"),
        (RATING, "diat", "as"),
        (RATING, "baw", "ah"),
        (RATING, "di", ""),
        (RATING, "x", ""),
        (RATING, "sesuai ", ""),
        (ASPEK, "kua", ""),
        (ASPEK, "kual", "itas"),
        (ALASAN, "cuti ", ""),
        (ALASAN, "cuti b", "esar"),
    ],
)
def test_only_what_can_be_one_choice_is_completed(words: Words, text: str, rest: str) -> None:
    assert words.rest(text) == rest


@pytest.mark.parametrize(
    ("text", "begins"), [("se", True), ("sa", False), ("ba", True), ("wa", False), ("", False)]
)
def test_a_word_begins_or_not(text: str, begins: bool) -> None:
    assert RATING.begins(text) is begins
