"""How days are counted for objections: the kind the office chose, its public holidays, and the limit that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kinerja_desktop.domain import keberatan as rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.keberatan import JENIS_HARI, Batas
from kinerja_desktop.domain.regulation import Trace
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.regulations import load
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import settings
from kinerja_desktop.storage.queries.keadaan import Koneksi

JENIS: Final = "keberatan.jenis_hari"
LIBUR: Final = "libur"


def atur_cara(konteks: Konteks, cara: CaraHitung) -> Outcome[None]:
    """Choose which days are counted and which are public holidays; doubled days count once.

    Raises:
        RefusedError: ``keberatan.jenis-hari``.
    """
    if cara.jenis and cara.jenis not in JENIS_HARI:
        raise RefusedError("keberatan.jenis-hari", jenis=cara.jenis)
    days = [day.isoformat() for day in sorted(set(cara.libur))]
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, JENIS, cara.jenis)
        settings.write(transaction.connection, LIBUR, days)
        transaction.touch_all("keberatan")
        return Outcome(None, transaction.changes)


def libur(konteks: Konteks) -> tuple[date, ...]:
    """Return the public holidays that the office entered, in order."""
    with konteks.simpanan.read() as connection:
        return _libur(connection)


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


def mengapa(limit: Batas, diajukan: date | None = None) -> tuple[str, ...]:
    """Return *Mengapa tanggal ini?*: each step of the count, its rule with source and certainty, and what is only a setting.

    Args:
        limit: the limit asked about.
        diajukan: the day of filing, None while nothing is filed.
    """
    said = [_counted(limit.trace)]
    if diajukan is not None:
        said.append(_judged(limit.judge(diajukan)))
    other = rules.KALENDER if limit.jenis_hari == rules.KERJA else rules.KERJA
    note = sentence(
        "keberatan.jejak-pilihan", jenis=limit.jenis_hari, lain=other, tanggal=tanggal_teks(limit.lain)
    )
    return (*said, *dasar_batas(limit), note)


def _counted(trace: Trace) -> str:
    given = dict(trace.masukan)
    start = date.fromisoformat(given["diterima"])
    return sentence(
        f"keberatan.jejak-{given['jenis_hari']}", diterima=tanggal_teks(start),
        pertama=tanggal_teks(start + timedelta(days=1)), hari=given["hari"], libur=given.get("libur", "0"),
        batas=tanggal_teks(date.fromisoformat(trace.hasil)),
    )  # fmt: skip


def _judged(trace: Trace) -> str:
    limit, filed = (date.fromisoformat(value) for _, value in trace.masukan)
    return sentence(
        f"keberatan.jejak-{trace.hasil}", diajukan=tanggal_teks(filed), batas=tanggal_teks(limit),
        jumlah=abs((filed - limit).days),
    )  # fmt: skip


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
