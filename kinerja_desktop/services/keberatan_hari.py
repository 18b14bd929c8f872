"""How days are counted for objections: the kind the office chose, its public holidays, and the limit that comes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain import keberatan as rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.keberatan import JENIS_HARI, Batas
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.regulations import load
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import settings
from kinerja_desktop.storage.queries.keadaan import Koneksi

JENIS: Final = "keberatan.jenis_hari"
LIBUR: Final = "libur"


def jenis_hari(konteks: Konteks) -> str:
    """Return the kind of days the office counts, '' while it follows the rule's default."""
    with konteks.simpanan.read() as connection:
        return str(settings.read(connection, JENIS, ""))


def set_jenis_hari(konteks: Konteks, jenis: str) -> Outcome[None]:
    """Choose which days are counted ('': the default of the rule).

    Raises:
        RefusedError: ``keberatan.jenis-hari``.
    """
    if jenis and jenis not in JENIS_HARI:
        raise RefusedError("keberatan.jenis-hari", jenis=jenis)
    return _set(konteks, JENIS, jenis)


def libur(konteks: Konteks) -> tuple[date, ...]:
    """Return the public holidays that the office entered, in order."""
    with konteks.simpanan.read() as connection:
        return _libur(connection)


def set_libur(konteks: Konteks, days: Collection[date]) -> Outcome[None]:
    """Replace the public holidays; doubled days count once."""
    return _set(konteks, LIBUR, [day.isoformat() for day in sorted(set(days))])


def _set(konteks: Konteks, key: str, value: str | list[str]) -> Outcome[None]:
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, key, value)
        transaction.touch_all("keberatan")
        return Outcome(None, transaction.changes)


def _libur(connection: Koneksi) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in settings.read(connection, LIBUR, []))


def dasar_batas(limit: Batas) -> tuple[str, ...]:
    """Return where the number of days comes from and how certain that is, ready to show."""
    source = limit.kutipan
    return (
        sentence(
            "nilai.dasar-aturan", judul=source.judul, sumber=source.text, berlaku=tanggal_teks(source.berlaku)
        ),
        sentence(f"nilai.mutu-{source.mutu.value}"),
    )


def batas(konteks: Konteks, diterima: date) -> Batas | None:
    """Return until when a result received on a day may be objected to, as the office counts now.

    None for a day on which the rules were not in force yet: most often a slip in the date.
    """
    return cara_hitung(konteks).batas(diterima)


@dataclass(frozen=True, slots=True)
class CaraHitung:
    """How the office counts days: the kind it chose ('': the rule's), its public holidays."""

    jenis: str
    libur: tuple[date, ...]

    def batas(self, diterima: date) -> Batas | None:
        """Return the limit for a day of receipt, None before the rules were in force."""
        if not load().is_known(diterima):
            return None
        rule = load().at(diterima).keberatan
        return rules.batas(diterima, rule, jenis_hari=self.jenis, libur=self.libur)


def cara_hitung(konteks: Konteks) -> CaraHitung:
    """Return how the office counts, for a dialog that asks for many days."""
    with konteks.simpanan.read() as connection:
        return cara_of(connection)


def cara_of(connection: Koneksi) -> CaraHitung:
    """Return the same inside a transaction."""
    return CaraHitung(str(settings.read(connection, JENIS, "")), _libur(connection))
