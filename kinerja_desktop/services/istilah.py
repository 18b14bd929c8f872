"""Screen words of stored codes, for gui and cli: one editable table behind one door."""

from __future__ import annotations

from enum import StrEnum

from kinerja_desktop.regulations import references


def word(kode: StrEnum) -> str:
    """Return the word of a code, e.g. ``Predikat.BAIK`` -> Baik."""
    return references.istilah_of(kode)


def words(kinds: type[StrEnum]) -> dict[str, str]:
    """Return code -> word of all codes of a kind, in their order."""
    return {code.value: references.istilah_of(code) for code in kinds}
