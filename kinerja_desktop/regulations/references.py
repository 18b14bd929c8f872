"""Reference tables of BKN and our own words for codes, read once and strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.domain.ekspektasi import tanpa_ekspektasi
from kinerja_desktop.domain.golongan import BarisGolongan, TabelGolongan
from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.regulations.strict import read_csv

FOLDER: Final = "resources/references"


@dataclass(frozen=True, slots=True)
class JabatanFungsional:
    """A functional position: SIASN id, name, retirement age as BKN lists it."""

    id: str
    nama: str
    usia_bup: int


@dataclass(frozen=True, slots=True)
class BarisKode:
    """A code and its name, as BKN writes it."""

    id: str
    nama: str


@cache
def golongan() -> TabelGolongan:
    """Return the golongan of PNS (with BKN's id and pangkat) and of PPPK, by canonical golongan."""
    found: dict[str, BarisGolongan] = {}
    for row in _rows("golongan_pns", "id", "nama", "namaPangkat"):
        found[row["nama"]] = BarisGolongan(row["id"], row["nama"], row["namaPangkat"])
    for row in _rows("golongan_pppk", "nama", "siasn_id"):
        found[row["nama"]] = BarisGolongan(row["siasn_id"], row["nama"], "")
    return found


@cache
def jabatan_fungsional() -> tuple[JabatanFungsional, ...]:
    """Return the functional positions known to SIASN (a snapshot of May 2025)."""
    rows = _rows("jabatan_fungsional", "id", "nama", "usiaBup", "jenjang", "status", "kodeCepat")
    return tuple(JabatanFungsional(row["id"], row["nama"], int(row["usiaBup"] or 0)) for row in rows)


@cache
def bup() -> Mapping[str, int]:
    """Return the usual age of retirement by jenjang; a hint, each with how sure it is (``mutu``)."""
    return {row["jenjang"]: int(row["usia"]) for row in _rows("bup", "jenjang", "usia", "mutu", "catatan")}


@cache
def bup_jabatan() -> Mapping[str, int]:
    """Return that age by the folded name of a functional position, as SIASN's table has it."""
    return {row.nama.casefold(): row.usia_bup for row in jabatan_fungsional() if row.usia_bup}


@cache
def jabatan_jpt() -> tuple[str, ...]:
    """Return how titles of JPT begin, folded; a hint where the level of a post is not known."""
    return tuple(row["kata"] for row in _rows("jabatan_jpt", "kata", "mutu", "catatan"))


@cache
def kode(tabel: str) -> tuple[BarisKode, ...]:
    """Return a plain table of id and name: ``jenis_jabatan``, ``kuadran_kinerja``, ``periodik`` ...

    Raises:
        ValueError: no such table.
    """
    if tabel not in KODE:
        raise ValueError(tabel)
    return tuple(BarisKode(row["id"], row["nama"]) for row in _rows(tabel, "id", "nama"))


KODE: Final = (
    "hasil_dan_perilaku_kerja",
    "jenis_jabatan",
    "jenis_penugasan",
    "kuadran_kinerja",
    "periodik",
)
"""Tables of plain id and name."""


def istilah(jenis: str, kode: str) -> str:
    """Return the screen word of a code: ``istilah("predikat", "sangat_baik")``.

    Raises:
        KeyError: no such code (our bug; a test holds the table complete).
    """
    return istilah_table()[jenis, kode]


def istilah_of(kode: StrEnum) -> str:
    """Return the screen word of a member of an enumeration; its kind is the name of its class."""
    return istilah(kind_of(type(kode)), kode.value)


def kind_of(codes: type[StrEnum]) -> str:
    """Return the name under which an enumeration stands in the table: ``JenisPegawai`` -> ``jenis_pegawai``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", codes.__name__).lower()


@cache
def istilah_table() -> Mapping[tuple[str, str], str]:
    """Return all screen words by kind and code."""
    rows = read_csv(f"{FOLDER}/istilah.csv", ("jenis", "kode", "kata"), unique=("jenis", "kode"))
    return {(row["jenis"], row["kode"]): row["kata"] for row in rows}


LAINNYA: Final = "lainnya"
"""The reason that needs words."""


@dataclass(frozen=True, slots=True)
class AlasanTidak:
    """Why somebody is not rated; ``mutu`` as in `domain.regulation.Mutu`, ``sumber`` a registered source or ''."""

    kode: str
    kata: str
    mutu: str
    sumber: str
    catatan: str


@cache
def alasan_tidak() -> Mapping[str, AlasanTidak]:
    """Return the reasons for which somebody is not rated, by code; `LAINNYA` is the last."""
    rows = _rows("alasan_tidak_dinilai", "kode", "kata", "mutu", "sumber", "catatan")
    return {row["kode"]: AlasanTidak(**row) for row in rows}


def read_alasan_tidak(text: str) -> str | None:
    """Return the code of a reason that a text names, None if it names none of the list."""
    folded = nama_cari(text.replace("_", " "))
    for one in alasan_tidak().values():
        if folded in (nama_cari(one.kata), nama_cari(one.kode.replace("_", " "))):
            return one.kode
    return None


def read_rating(text: str) -> Rating | None:
    """Return the rating that a written word means, None if none; numbers are not words (their order differs)."""
    code = _kata_rating().get(tanpa_ekspektasi(nama_cari(text)))
    return Rating(code) if code else None


@cache
def _kata_rating() -> Mapping[str, str]:
    rows = read_csv(f"{FOLDER}/kata_rating.csv", ("kata", "kode"), unique=("kata",))
    return {row["kata"]: row["kode"] for row in rows}


def _rows(name: str, *columns: str) -> list[dict[str, str]]:
    return read_csv(f"{FOLDER}/{name}.csv", columns, unique=(columns[0],))
