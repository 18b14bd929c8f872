"""Jabatan: which jenjang a position has, told from BKN's ids, from the eselon or from its written name.

Words and ids are reference data and come in as `TabelJabatan`; a name that says nothing gives None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kinerja_desktop.domain.codes import JenisJabatan, Jenjang


@dataclass(frozen=True, slots=True)
class KataJenjang:
    """A word in the name of a position that tells its jenjang.

    Attributes:
        kata: folded word or words, e.g. ``ahli pertama``.
        jenis: only for positions of this kind; None = whatever the kind (also unknown).
        letak: ``akhir`` = only at the end of the name, where the word alone would be too common.
    """

    kata: str
    jenjang: Jenjang
    jenis: JenisJabatan | None
    letak: Literal["", "akhir"] = ""


@dataclass(frozen=True, slots=True)
class TabelJabatan:
    """Reference data about positions.

    Attributes:
        fungsional: jenjang by SIASN id of a jabatan fungsional.
        fungsional_nama: jenjang by folded name of a jabatan fungsional.
        eselon: jenjang by folded eselon (``ii.a``) and by BKN's id (``21``).
        kata: words to look for, in the order of trying.
        koefisien: BKN's koefisienId by jenjang.
    """

    fungsional: Mapping[str, Jenjang] = field(default_factory=dict)
    fungsional_nama: Mapping[str, Jenjang] = field(default_factory=dict)
    eselon: Mapping[str, Jenjang] = field(default_factory=dict)
    kata: tuple[KataJenjang, ...] = ()
    koefisien: Mapping[Jenjang, str] = field(default_factory=dict)


def fold(text: str) -> str:
    """Return lower case letters and digits with single blanks: the form in which names of positions compare."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def fold_eselon(text: str) -> str:
    """Return ``ii.a`` for "II.a", "II a", "IIA", "Eselon II/a"; the folded text where it is none."""
    plain = fold(text).removeprefix("eselon ").replace(" ", "")
    found = re.fullmatch(r"(iv|v|i{1,3})([ab])", plain)
    return f"{found[1]}.{found[2]}" if found else plain


def find_jenjang(
    nama: str,
    tabel: TabelJabatan,
    *,
    jenis: JenisJabatan | None = None,
    jabatan_id: str | None = None,
    eselon: str | None = None,
) -> Jenjang | None:
    """Return the jenjang: from the id first, then the eselon, then the name; None where nothing tells it."""
    if jabatan_id and jabatan_id in tabel.fungsional:
        return tabel.fungsional[jabatan_id]
    if jenis is not JenisJabatan.FUNGSIONAL and eselon and (found := tabel.eselon.get(fold_eselon(eselon))):
        return found
    if jenis is JenisJabatan.PELAKSANA:
        return Jenjang.PELAKSANA
    return _from_name(fold(nama), tabel, jenis)


def koefisien_id(jenjang: Jenjang | None, tabel: TabelJabatan) -> str | None:
    """Return BKN's koefisienId of a jenjang; it does not change with the predikat. None: no functional position."""
    return tabel.koefisien.get(jenjang) if jenjang else None


def _from_name(name: str, tabel: TabelJabatan, jenis: JenisJabatan | None) -> Jenjang | None:
    if jenis is JenisJabatan.STRUKTURAL or not name:
        return None
    if known := tabel.fungsional_nama.get(name):
        return known
    padded = f" {name} "
    for word in tabel.kata:
        if word.jenis is not None and word.jenis is not jenis:
            continue
        wanted = f" {word.kata} "
        if padded.endswith(wanted) if word.letak == "akhir" else wanted in padded:
            return word.jenjang
    return None
