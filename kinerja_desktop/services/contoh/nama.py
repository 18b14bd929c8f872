"""Invented names: given and family names of many regions, drawn from `resources/samples/nama.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from kinerja_desktop.foundation import resources


@dataclass(frozen=True, slots=True)
class _Budaya:
    depan: dict[str, tuple[str, ...]]
    nama: dict[str, tuple[str, ...]]
    belakang: dict[str, tuple[str, ...]]
    tunggal: int


@cache
def _lists() -> tuple[tuple[_Budaya, ...], tuple[int, ...]]:
    rows: list[dict[str, Any]] = tomllib.loads(resources.read_text("resources/samples/nama.toml"))["budaya"]
    found = [
        _Budaya(
            {sex: tuple(row.get(f"depan_{sex}", ())) for sex in "LP"},
            {sex: tuple(row[sex]) for sex in "LP"},
            {sex: tuple(row[f"belakang_{sex}"]) for sex in "LP"},
            row["tunggal"],
        )
        for row in rows
    ]
    return tuple(found), tuple(row["bobot"] for row in rows)


def nama(acak: Random, jenis_kelamin: str) -> str:
    """Return a name without titles for ``L`` or ``P``."""
    cultures, weights = _lists()
    (culture,) = acak.choices(cultures, weights)
    first = acak.choice(culture.nama[jenis_kelamin])
    if culture.depan[jenis_kelamin]:
        first = f"{acak.choice(culture.depan[jenis_kelamin])} {first}"
    last = acak.choice(culture.belakang[jenis_kelamin])
    if acak.randrange(100) < culture.tunggal:
        return last if last.isalpha() else first
    return f"{first} {last}"
