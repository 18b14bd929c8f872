"""Reading tables of TOML and CSV without mercy: unknown, missing or mistyped keys fail with file and key."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from kinerja_desktop.foundation import resources
from kinerja_desktop.foundation.errors import FileError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class RegulationError(FileError):
    """A file of rules or reference data is not as it must be."""

    kind = "peraturan"


def fail(berkas: str, kunci: str, sebab: str) -> NoReturn:
    """Raise the error that names file and key."""
    raise RegulationError("peraturan.rusak", berkas=berkas, kunci=kunci, sebab=sebab)


@dataclass
class Table:
    """A TOML table being read; every key must be taken exactly once, `done` complains about the rest."""

    berkas: str
    kunci: str
    data: Mapping[str, Any]
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of_file(cls, name: str) -> Table:
        """Read a packaged TOML file; decimals stay decimal, doubled keys and bad dates fail."""
        try:
            data = tomllib.loads(resources.read_text(name), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            fail(name, "isi berkas", str(error))
        return cls(name, "", data)

    def where(self, key: str) -> str:
        """Return the dotted name of a key for messages."""
        return f"{self.kunci}.{key}" if self.kunci else key

    def take(self, key: str, kind: type[T]) -> T:
        """Return a required value of a type."""
        if key not in self.data:
            fail(self.berkas, self.where(key), "tidak ada")
        return self._typed(key, kind)

    def maybe(self, key: str, kind: type[T], default: T) -> T:
        """Return a value of a type, ``default`` where the key is missing."""
        return self._typed(key, kind) if key in self.data else default

    def _typed(self, key: str, kind: type[T]) -> T:
        self._taken.add(key)
        value = self.data[key]
        # bool is an int in Python, and a date-time is a date: neither is meant.
        if type(value) is not kind:
            fail(self.berkas, self.where(key), f"bukan {kind.__name__}")
        return value

    def table(self, key: str) -> Table:
        """Return a required table within."""
        return Table(self.berkas, self.where(key), self.take(key, dict))

    def tables(self, key: str) -> list[Table]:
        """Return a required list of tables within."""
        found = self.take(key, list)
        for number, entry in enumerate(found):
            if not isinstance(entry, dict):
                fail(self.berkas, f"{self.where(key)}[{number}]", "bukan tabel")
        return [Table(self.berkas, f"{self.where(key)}[{n}]", entry) for n, entry in enumerate(found)]

    def texts(self, key: str, *, is_required: bool = True) -> tuple[str, ...]:
        """Return a list of texts; missing is empty if not required."""
        found: list[object] = self.take(key, list) if is_required else self.maybe(key, list, [])
        if not all(isinstance(entry, str) for entry in found):
            fail(self.berkas, self.where(key), "bukan daftar teks")
        return tuple(str(entry) for entry in found)

    def code(self, key: str, kind: type[E]) -> E:
        """Return a required code of an enumeration."""
        return self.as_code(self.take(key, str), kind, key)

    def as_code(self, value: str, kind: type[E], key: str) -> E:
        """Return a text as a code of an enumeration."""
        try:
            return kind(value)
        except ValueError:
            fail(self.berkas, self.where(key), f"kode {value} tidak dikenal")

    def codes(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Return a required list of codes without doubles."""
        found = tuple(self.as_code(value, kind, key) for value in self.texts(key))
        if len(set(found)) != len(found):
            fail(self.berkas, self.where(key), "kode ganda")
        return found

    def mapping(self, keys: type[E], kind: type[T], *, is_complete: bool = True) -> dict[E, T]:
        """Return the whole table as codes to values; every code must be there if complete."""
        found = {self.as_code(key, keys, key): self.take(key, kind) for key in self.data}
        if is_complete and (missing := [code for code in keys if code not in found]):
            fail(self.berkas, self.kunci, f"tidak ada {missing[0]}")
        return found

    def done(self) -> None:
        """Fail if something was written that nobody reads."""
        if unknown := [key for key in self.data if key not in self._taken]:
            fail(self.berkas, self.where(unknown[0]), "tidak dikenal")


def read_csv(name: str, columns: tuple[str, ...], *, unique: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of a packaged CSV file with exactly these columns; ``unique`` together name a row."""
    try:
        lines = list(csv.reader(io.StringIO(resources.read_text(name), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        fail(name, "isi berkas", str(error))
    if not lines or tuple(lines[0]) != columns:
        fail(name, "baris 1", f"judul kolom harus {','.join(columns)}")
    rows: list[dict[str, str]] = []
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(columns):
            fail(name, f"baris {number}", f"{len(line)} sel, seharusnya {len(columns)}")
        row = dict(zip(columns, line, strict=True))
        key = tuple(row[column] for column in unique)
        if not all(key):
            fail(name, f"baris {number}", f"{' dan '.join(unique)} kosong")
        if key in seen:
            fail(name, f"baris {number}", f"{'/'.join(key)} ganda")
        seen.add(key)
        rows.append(row)
    return rows
