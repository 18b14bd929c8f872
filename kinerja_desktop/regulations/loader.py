"""Loads every rule with its dates and sources; gives a frozen snapshot of any day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from kinerja_desktop.domain.codes import REZIM_6_2022
from kinerja_desktop.domain.regulation import (
    Citation,
    Dated,
    Mutu,
    Regulations,
    Rule,
    StatusAturan,
    Sumber,
)
from kinerja_desktop.foundation import resources
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.regulations.content import OPTIONAL, RULES
from kinerja_desktop.regulations.strict import Table, fail

FOLDER: Final = "resources/regulations"


@dataclass(frozen=True, slots=True)
class RegulationSet:
    """All rules through time. ``aturan``: key -> its values, oldest first; ``judul``: key -> title."""

    sumber: Mapping[str, Sumber]
    aturan: Mapping[str, tuple[Dated[Any], ...]]
    judul: Mapping[str, str]
    _snapshots: dict[date, Regulations] = field(default_factory=dict, repr=False, compare=False)

    def at(self, pada: date) -> Regulations:
        """Return the rules as they stand on a day.

        Raises:
            RefusedError: a rule that nothing works without was not in force on that day.
        """
        if pada not in self._snapshots:
            self._snapshots[pada] = self._snapshot(pada)
        return self._snapshots[pada]

    def is_known(self, pada: date) -> bool:
        """Return whether `at` has an answer for a day."""
        return all(
            (now := value_at(self.aturan[key], pada)) is not None and now.isi is not None
            for key in RULES
            if key not in OPTIONAL
        )

    def _snapshot(self, pada: date) -> Regulations:
        found: dict[str, Any] = {}
        for key, (name, _) in RULES.items():
            current = value_at(self.aturan[key], pada)
            if current is not None and current.isi is not None:
                found[name] = Rule(key, current.isi, current.kutipan)
            elif key not in OPTIONAL:
                raise RefusedError(
                    "peraturan.belum-berlaku", aturan=self.judul[key], tanggal=f"{pada:%d-%m-%Y}"
                )
        return Regulations(pada=pada, rezim=REZIM_6_2022, **found)


def value_at(values: tuple[Dated[Any], ...], pada: date) -> Dated[Any] | None:
    """Return the value that applies on a day: the latest begun, planned ones never."""
    begun = [v for v in values if v.berlaku <= pada and v.status is StatusAturan.BERLAKU]
    return begun[-1] if begun else None


@cache
def load() -> RegulationSet:
    """Return the packaged rules; they are read once.

    Raises:
        RegulationError: a file is not as it must be (names file and key).
    """
    return load_from(FOLDER)


def load_from(folder: str) -> RegulationSet:
    """Read a folder of rules (relative name as in `foundation.resources`)."""
    sources = _sources(Table.of_file(f"{folder}/sources.toml"))
    rules: dict[str, tuple[Dated[Any], ...]] = {}
    titles: dict[str, str] = {}
    for name in resources.names(folder, ".toml"):
        if name.endswith("/sources.toml"):
            continue
        table = Table.of_file(name)
        key = table.take("key", str)
        if key not in RULES:
            fail(name, "key", f"aturan {key} tidak dikenal")
        if key in rules:
            fail(name, "key", f"aturan {key} ganda")
        titles[key] = table.take("judul", str)
        rules[key] = _values(table, key, titles[key], sources)
        table.done()
    if missing := [key for key in RULES if key not in rules]:
        fail(folder, missing[0], "aturan tidak ada")
    return RegulationSet(sources, rules, titles)


def _values(table: Table, key: str, title: str, sources: Mapping[str, Sumber]) -> tuple[Dated[Any], ...]:
    values = tuple(_value(entry, key, title, sources) for entry in table.tables("nilai"))
    if not values:
        fail(table.berkas, "nilai", "kosong")
    begins = [(v.status, v.berlaku) for v in values]
    if len(set(begins)) != len(begins):
        fail(table.berkas, "nilai.berlaku", "dua nilai mulai berlaku pada hari yang sama")
    return tuple(sorted(values, key=lambda v: v.berlaku))


def _value(entry: Table, key: str, title: str, sources: Mapping[str, Sumber]) -> Dated[Any]:
    begins = entry.take("berlaku", date)
    source = entry.take("sumber", str)
    if source not in sources:
        fail(entry.berkas, entry.where("sumber"), f"{source} tidak terdaftar di sources.toml")
    citation = Citation(
        aturan=key,
        judul=title,
        sumber=sources[source],
        mutu=entry.code("mutu", Mutu),
        berlaku=begins,
        pasal=entry.maybe("pasal", str, ""),
        catatan=entry.maybe("catatan", str, ""),
    )
    status = entry.as_code(entry.maybe("status", str, StatusAturan.BERLAKU.value), StatusAturan, "status")
    isi = None
    if not entry.maybe("berakhir", bool, default=False):
        content = entry.table("isi")
        isi = RULES[key][1](content)
        content.done()
    entry.done()
    return Dated(begins, isi, citation, status)


def _sources(table: Table) -> Mapping[str, Sumber]:
    found = {key: _source(table.table(key), key) for key in table.data}
    for key, source in found.items():
        for other in (*source.mengubah, *source.mencabut):
            if other not in found:
                fail(table.berkas, key, f"sumber {other} tidak terdaftar")
    return found


def _source(entry: Table, key: str) -> Sumber:
    dated = entry.take("tanggal", date) if "tanggal" in entry.data else None
    source = Sumber(
        kunci=key,
        jenis=entry.take("jenis", str),
        nomor=entry.take("nomor", str),
        tahun=entry.take("tahun", int),
        nama=entry.take("nama", str),
        tentang=entry.take("tentang", str),
        tanggal=dated,
        dilihat=entry.take("dilihat", str),
        dilihat_pada=entry.take("dilihat_pada", date),
        mengubah=entry.texts("mengubah", is_required=False),
        mencabut=entry.texts("mencabut", is_required=False),
    )
    entry.done()
    return source
