"""Units and posts of the sample office: as many blocks of `resources/samples/susunan.toml` as people need."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from kinerja_desktop.foundation import resources

AKAR: Final = "akar"
_INTI: Final = 3
"""So many first blocks (dinas pendidikan, dinas kesehatan, one wilayah) are thinned evenly in a small office."""


@dataclass(frozen=True, slots=True)
class JabatanContoh:
    """A kind of position. ``pendidikan``: smp, sma, d3, s1; ``gelar``: behind the name, one is drawn."""

    kode: str
    nama: str
    jenis: str
    pendidikan: str
    gelar: tuple[str, ...]
    gelar_depan: str = ""
    guru: bool = False


@dataclass(frozen=True, slots=True)
class Formasi:
    """A post that one person holds.

    Attributes:
        unit: key of its unit.
        jabatan: kind of position, None for structural ones.
        nama: title of a structural position, '' otherwise.
        memimpin: whether its holder leads the unit.
        tugas_tambahan: extra duty of a functional official who leads the unit.
    """

    unit: str
    jabatan: JabatanContoh | None
    nama: str
    jenjang: str
    eselon: str
    jenis_pegawai: str
    memimpin: bool = False
    tugas_tambahan: str = ""


@dataclass(frozen=True, slots=True)
class UnitContoh:
    """A unit. ``kunci`` is unique; ``plt``: key of the unit whose head takes it over as Plt in 2026."""

    kunci: str
    induk: str | None
    nama: str
    jenis: str
    kop: tuple[str, ...]
    alamat: tuple[str, ...]
    plt: str = ""


@dataclass(frozen=True, slots=True)
class Rencana:
    """Units (each after the one above it) and exactly as many posts as people were asked for, unit by unit."""

    units: tuple[UnitContoh, ...]
    formasi: tuple[Formasi, ...]


@dataclass(slots=True)
class _Blok:
    units: list[UnitContoh] = field(default_factory=list)
    posts: list[tuple[int, Formasi]] = field(default_factory=list)


@cache
def bahan() -> dict[str, Any]:
    """Return the raw table of the sample's structure."""
    return tomllib.loads(resources.read_text("resources/samples/susunan.toml"))


@cache
def jabatan() -> dict[str, JabatanContoh]:
    """Return the kinds of positions by code."""
    return {
        kode: JabatanContoh(kode, **{**row, "gelar": tuple(row["gelar"])})
        for kode, row in bahan()["jabatan"].items()
    }


def rencana(jumlah: int) -> Rencana:
    """Return units and posts for ``jumlah`` people."""
    blocks: list[_Blok] = []
    count = 0
    for blok in _blocks():
        blocks.append(blok)
        count += len(blok.posts)
        if count >= jumlah and len(blocks) >= _INTI:
            break
    units = [unit for blok in blocks for unit in blok.units]
    chosen = _choose(blocks, jumlah)
    order = {unit.kunci: n for n, unit in enumerate(units)}
    chosen.sort(key=lambda one: order[one.unit])
    needed = _with_ancestors(units, {one.unit for one in chosen})
    return Rencana((_root(), *needed), tuple(chosen))


def _choose(blocks: list[_Blok], jumlah: int) -> list[Formasi]:
    """Take what shows every kind first, then heads before staff in the first blocks together, then block by block."""
    core = [post for blok in blocks[:_INTI] for post in blok.posts]
    units = {unit.kunci: unit for blok in blocks[:_INTI] for unit in blok.units}
    needed = _of_every_kind([post for _, post in core], units)
    ordered = [*needed, *(pair[1] for pair in sorted(core, key=lambda pair: pair[0]))]
    for blok in blocks[_INTI:]:
        ordered.extend(post for _, post in sorted(blok.posts, key=lambda pair: pair[0]))
    # a post is known by its object: two of a unit may be equal
    return list({id(post): post for post in ordered}.values())[:jumlah]


_BERKEPALA: Final = ("perangkat_daerah", "sekolah", "puskesmas", "kelurahan")


def _of_every_kind(posts: list[Formasi], units: dict[str, UnitContoh]) -> list[Formasi]:
    """Return the posts without which a small office would lack a kind: units, a Plt, a unit without head, PPPK."""
    heads = {post.unit: post for post in posts if post.memimpin}
    found = [next(heads[key] for key in heads if units[key].jenis == kind) for kind in _BERKEPALA]
    found += [heads[key] for unit in units.values() if unit.plt for key in (unit.kunci, unit.plt)]
    found.append(next(post for post in posts if post.unit not in heads))
    for kind in ("pppk", "pppk_paruh_waktu"):
        found.append(next(post for post in posts if post.jenis_pegawai == kind))
    return found


def _with_ancestors(units: list[UnitContoh], wanted: set[str]) -> list[UnitContoh]:
    by_key = {unit.kunci: unit for unit in units}
    keep: set[str] = set()
    for key in wanted:
        current: str | None = key
        while current and current != AKAR and current not in keep:
            keep.add(current)
            current = by_key[current].induk
    return _parents_first([unit for unit in units if unit.kunci in keep])


def _parents_first(units: list[UnitContoh]) -> list[UnitContoh]:
    done: set[str] = {AKAR}
    found: list[UnitContoh] = []
    waiting = units
    while waiting:
        ready = [unit for unit in waiting if unit.induk in done]
        found.extend(ready)
        done.update(unit.kunci for unit in ready)
        waiting = [unit for unit in waiting if unit.kunci not in done]
    return found


def _root() -> UnitContoh:
    raw = bahan()
    return UnitContoh(AKAR, None, raw["nama"], "instansi", tuple(raw["kop"]), tuple(raw["alamat"]))


def _blocks() -> Iterator[_Blok]:
    """Yield blocks without end: pendidikan, a first opd, then wilayah and opd in turn, then wilayah only."""
    raw = {blok["kode"]: blok for blok in bahan()["blok"]}
    opds = bahan()["opd"]
    yield _block(raw["pendidikan"], "pendidikan", {})
    yield _block(raw["opd"], "opd", _opd_words(opds[0]))
    number = 0
    while True:
        yield _block(raw["wilayah"], f"wilayah{number}", _wilayah_words(number))
        number += 1
        if number >= 2 and number - 1 < len(opds):
            yield _block(raw["opd"], f"opd{number - 1}", _opd_words(opds[number - 1]))


def _opd_words(opd: dict[str, Any]) -> dict[str, str]:
    return {"opd": opd["nama"], "b1": opd["bidang"][0], "b2": opd["bidang"][1]}


def _wilayah_words(number: int) -> dict[str, str]:
    raw = bahan()
    words = {
        "k": _place(raw["kecamatan_depan"], raw["kecamatan_belakang"], raw["arah"], number * 7),
        "n": str(number + 1),
    }
    for n in range(4):
        words[f"d{n + 1}"] = _place(raw["desa_depan"], raw["desa_belakang"], raw["arah"], number * 4 + n)
    return words


def _place(first: list[str], last: list[str], sides: list[str], number: int) -> str:
    """Return the number-th place name; all are different until the three lists are used up."""
    side, rest = divmod(number, len(first) * len(last))
    head = rest % len(first)
    tail = (rest // len(first) + head) % len(last)
    return f"{first[head]}{last[tail]}{sides[side % len(sides)]}"


def _block(raw: dict[str, Any], name: str, words: dict[str, str]) -> _Blok:
    words = {**words, **{key.upper(): text.upper() for key, text in words.items()}}
    blok = _Blok()
    for row in raw["unit"]:
        key = f"{name}.{row['kode']}"
        blok.units.append(
            UnitContoh(
                key,
                _induk(row.get("induk", ""), name),
                row["nama"].format(**words),
                row["jenis"],
                tuple(line.format(**words) for line in row.get("kop", ())),
                tuple(line.format(**words) for line in row.get("alamat", ())),
                f"{name}.{row['plt']}" if "plt" in row else "",
            )
        )
        blok.posts.extend(_posts(row, key, words))
    return blok


def _induk(kode: str, block: str) -> str:
    if not kode:
        return AKAR
    return kode[1:] if kode.startswith("@") else f"{block}.{kode}"


def _posts(row: dict[str, Any], key: str, words: dict[str, str]) -> Iterator[tuple[int, Formasi]]:
    """Yield (round, post): the head in round 0, the staff in rounds 1, 2, 3 ..."""
    title = row["kepala"].format(**words)
    if "kepala_jf" in row:
        kode, jenjang = row["kepala_jf"]
        yield 0, Formasi(key, jabatan()[kode], "", jenjang, "", "pns", memimpin=True, tugas_tambahan=title)
    elif not row.get("kosong"):
        yield 0, Formasi(key, None, title, row["jenjang"], row["eselon"], "pns", memimpin=True)
    number = 0
    for kode, jenjang, jenis_pegawai, count in row["formasi"]:
        for _ in range(count):
            number += 1
            yield number, Formasi(key, jabatan()[kode], "", jenjang, "", jenis_pegawai)
