"""Reference tables of BKN and our own words for codes, read once and strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, TypeVar

from kinerja_desktop.domain.codes import Capaian, JenisJabatan, Jenjang, Kedudukan, Predikat, Rating
from kinerja_desktop.domain.ekspektasi import tanpa_ekspektasi
from kinerja_desktop.domain.golongan import BarisGolongan, TabelGolongan
from kinerja_desktop.domain.jabatan import KataJenjang, TabelJabatan, fold, fold_eselon
from kinerja_desktop.regulations.strict import fail, read_csv

FOLDER: Final = "resources/references"
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Instansi:
    """A government body: SIASN id, name, ``P`` (pusat) or ``D`` (daerah)."""

    id: str
    nama: str
    jenis: str


@dataclass(frozen=True, slots=True)
class JabatanFungsional:
    """A functional position: SIASN id, name, jenjang (None: not one of ours), retirement age as BKN lists it."""

    id: str
    nama: str
    jenjang: Jenjang | None
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
def jabatan() -> TabelJabatan:
    """Return what tells the jenjang of a position."""
    jenjang = _jenjang()
    by_name: dict[str, Jenjang] = {}
    for entry in jabatan_fungsional():
        if entry.jenjang:
            by_name.setdefault(fold(entry.nama), entry.jenjang)
    koefisien = _rows(
        "koefisien_angka_kredit", "id", "jabatan", "kriteria", "persentase", "keterangan", "jenjang"
    )
    return TabelJabatan(
        fungsional={entry.id: entry.jenjang for entry in jabatan_fungsional() if entry.jenjang},
        fungsional_nama=by_name,
        eselon=_eselon(),
        kata=_kata_jenjang(),
        koefisien={jenjang[row["jenjang"]]: row["id"] for row in koefisien},
    )


@cache
def jabatan_fungsional() -> tuple[JabatanFungsional, ...]:
    """Return the functional positions known to SIASN (a snapshot of May 2025)."""
    jenjang = _jenjang()
    rows = _rows("jabatan_fungsional", "id", "nama", "usiaBup", "jenjang", "status", "kodeCepat")
    return tuple(
        JabatanFungsional(row["id"], row["nama"], jenjang.get(row["jenjang"]), int(row["usiaBup"] or 0))
        for row in rows
    )


@cache
def instansi() -> tuple[Instansi, ...]:
    """Return the government bodies known to SIASN."""
    rows = _rows("instansi", "id", "nama", "jenis", "kodeCepat", "jenisInstansiId")
    return tuple(Instansi(row["id"], row["nama"], row["jenis"]) for row in rows)


@cache
def kedudukan_hukum() -> Mapping[str, Kedudukan]:
    """Return our kedudukan by SIASN id and by folded SIASN name."""
    ours = {row["id"]: row["kedudukan"] for row in _rows("kedudukan", "id", "kedudukan")}
    found: dict[str, Kedudukan] = {}
    for row in _rows("kedudukan_hukum", "id", "nama"):
        if row["id"] not in ours:
            fail(f"{FOLDER}/kedudukan.csv", row["id"], "tidak ada")
        found[row["id"]] = found[fold(row["nama"])] = Kedudukan(ours[row["id"]])
    return found


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
    "jenis_pegawai",
    "jenis_penugasan",
    "kedudukan_hukum",
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


def read_rating(text: str) -> Rating | None:
    """Return the rating that a written word means, None if none; numbers are not words (their order differs)."""
    return _read(tanpa_ekspektasi(fold(text)), "rating", Rating)


def read_predikat(text: str) -> Predikat | None:
    """Return the predikat that a written word means, None if none."""
    return _read(text, "predikat", Predikat)


def read_capaian(text: str) -> Capaian | None:
    """Return the capaian that a written word means, None if none."""
    return _read(text, "capaian", Capaian)


def _read(text: str, jenis: str, codes: type[E]) -> E | None:
    code = _kata_penilaian().get((jenis, fold(text)))
    return codes(code) if code else None


@cache
def _kata_penilaian() -> Mapping[tuple[str, str], str]:
    name = f"{FOLDER}/kata_penilaian.csv"
    rows = read_csv(name, ("jenis", "kode", "kata"), unique=("jenis", "kata"))
    return {(row["jenis"], row["kata"]): row["kode"] for row in rows}


def _rows(name: str, *columns: str) -> list[dict[str, str]]:
    return read_csv(f"{FOLDER}/{name}.csv", columns, unique=(columns[0],))


@cache
def _jenjang() -> Mapping[str, Jenjang]:
    return {row["kode"]: Jenjang(row["jenjang"]) for row in _rows("jenjang", "kode", "jenjang")}


def _eselon() -> Mapping[str, Jenjang]:
    found: dict[str, Jenjang] = {}
    for row in _rows("eselon", "id", "nama", "jabatanAsn"):
        if row["jabatanAsn"]:
            jenjang = Jenjang(row["jabatanAsn"].lower().replace(" ", "_"))
            found[row["id"]] = jenjang
            # I.a stands for two levels; the written eselon is read as the later row, the id decides for sure.
            found[fold_eselon(row["nama"])] = jenjang
    return found


def _kata_jenjang() -> tuple[KataJenjang, ...]:
    name = f"{FOLDER}/kata_jenjang.csv"
    rows = read_csv(name, ("kata", "jenjang", "jenis_jabatan", "letak"), unique=("kata",))
    found: list[KataJenjang] = []
    for row in rows:
        if row["letak"] not in ("", "akhir"):
            fail(name, row["kata"], f"letak {row['letak']} tidak dikenal")
        jenis = JenisJabatan(row["jenis_jabatan"]) if row["jenis_jabatan"] else None
        found.append(
            KataJenjang(row["kata"], Jenjang(row["jenjang"]), jenis, "akhir" if row["letak"] else "")
        )
    return tuple(found)
