"""Words for codes, fields and values: what screens and commands show instead of what is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from kinerja_desktop.domain import nip
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import catalogue
from kinerja_desktop.regulations import references

_CODED: Final = {
    "jenis_pegawai": "jenis_pegawai",
    "jenis_jabatan": "jenis_jabatan",
    "jenjang": "jenjang",
    "kedudukan": "kedudukan",
    "dinilai_di": "dinilai_di",
}
SEMENTARA: Final = frozenset({JenisPenugasan.PLT.value, JenisPenugasan.PLH.value, JenisPenugasan.PJ.value})
"""How somebody acts in the post of another."""
_KELAMIN: Final = {"L": "Laki-laki", "P": "Perempuan"}


def istilah(jenis: str, kode: str) -> str:
    """Return the word of a code, '' for '', and the code itself where a newer office stored one we do not know."""
    return references.istilah_table().get((jenis, kode), kode)


def jabatan(jenis: str, nama: str) -> str:
    """Return a post with how it is held: ``Plt. Camat Contoh``; one's own post as it is, '' for none.

    Who typed the word with the post does not get it twice.
    """
    if jenis not in SEMENTARA or not nama:
        return nama
    word = istilah("jenis_penugasan", jenis)
    typed = nama.casefold().split()[0].rstrip(".") == word.casefold().rstrip(".")
    return nama if typed else f"{word} {nama}"


def pilihan(jenis: str) -> Sequence[tuple[str, str]]:
    """Return (code, word) of a kind of code, in the order of the table."""
    return [(kode, kata) for (of, kode), kata in references.istilah_table().items() if of == jenis]


def bidang(nama: str) -> str:
    """Return the words of a field of people or rosters."""
    return catalogue().get(f"bidang.{nama}", nama.replace("_", " "))


def nilai(nama: str, isi: Any) -> str:
    """Return how a value of a field reads: dates, words of codes, NIP with its blanks; '' for nothing."""
    if isi is None or isi == "":
        return ""
    if isinstance(isi, date):
        return teks.tanggal(isi)
    if nama in _CODED:
        return istilah(_CODED[nama], str(isi))
    if nama == "jenis_kelamin":
        return _KELAMIN.get(str(isi), str(isi))
    if nama == "nip":
        return nip.display(str(isi))
    return str(isi)


def nilai_siasn(nama: str, isi: str, units: Mapping[int, str]) -> str:
    """Return how a value reads that is kept as SIASN's text: days and units (by id) too."""
    if nama == "unit_id":
        return units.get(int(isi), isi) if isi.isdecimal() else isi
    try:
        return nilai(nama, date.fromisoformat(isi))
    except ValueError:
        return nilai(nama, isi)
