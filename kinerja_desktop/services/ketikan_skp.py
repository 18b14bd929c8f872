"""What is typed into a cell of a plan, on the screen or in the workbook: a letter, the beginning of a word, a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kinerja_desktop.domain.kegiatan import fold
from kinerja_desktop.domain.skp import Aspek, JenisRhk, Perspektif
from kinerja_desktop.services import kata
from kinerja_desktop.services.skp import RhkPimpinan

HURUF: Final[Mapping[str, Mapping[str, str]]] = {
    "aspek": {"N": Aspek.KUANTITAS, "L": Aspek.KUALITAS, "W": Aspek.WAKTU, "B": Aspek.BIAYA},
    "perspektif": {
        "P": Perspektif.PENERIMA_LAYANAN,
        "B": Perspektif.PROSES_BISNIS,
        "I": Perspektif.PENGUATAN_INTERNAL,
        "A": Perspektif.ANGGARAN,
    },
    "jenis_rhk": {"U": JenisRhk.UTAMA, "T": JenisRhk.TAMBAHAN},
}
"""The letter that stands for each code, by kind of word."""


def code_of(kind: str, text: str) -> str:
    """Return the code that a text means: its letter, its word, or how no other word of the kind begins; '' for none."""
    plain, letters = fold(text), HURUF[kind]
    if not plain:
        return ""
    if plain.upper() in letters:
        return letters[plain.upper()]
    begun = [code for code in letters.values() if fold(kata.istilah(kind, code)).startswith(plain)]
    return word_of(kind, text) or (begun[0] if len(begun) == 1 else "")


def word_of(kind: str, text: str) -> str:
    """Return the code whose word a text is, whole; '' for none."""
    plain = fold(text)
    return next((code for code in HURUF[kind].values() if fold(kata.istilah(kind, code)) == plain), "")


def served(text: str, leader: Sequence[RhkPimpinan]) -> RhkPimpinan | None:
    """Return the leader's RHK that a typed text means: its words, or its number in the list."""
    plain = fold(text)
    number = plain.removeprefix("rhk").strip().rstrip(".")
    if number.isdecimal() and 1 <= int(number) <= len(leader):
        return leader[int(number) - 1]
    return next((one for one in leader if plain and fold(one.teks) == plain), None)
