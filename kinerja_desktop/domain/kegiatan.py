"""Kegiatan harian: one activity of one person on one day, as e-Kinerja asks for it, and what is doubtful about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

SEHARI: Final = 24 * 60
"""Minutes of a day; 24.00 may end an activity, not begin one."""
TEMPAT: Final = 2
"""Decimal places of a volume; e-Kinerja's form takes whole numbers only."""
VOLUME_TERBESAR: Final = Decimal(1_000_000_000)
_JAM: Final = re.compile(r"([0-9]{1,2})(?:\s*[.:]\s*([0-9]{1,2})(?:[.:][0-9]{2})?)?")
_EMPAT: Final = re.compile(r"[0-9]{3,4}")
_RIBUAN: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


@dataclass(frozen=True, slots=True)
class IsiKegiatan:
    """What a row says.

    Attributes:
        tanggal: the day.
        mulai, selesai: minutes since midnight, None where the row does not say.
        menit: how long it took; from ``mulai`` and ``selesai`` where both are there.
        uraian: what was done.
        rencana: the rencana aksi or RHK it is for, in words; '' for none.
        rhk_uid: uid of that RHK where the office has it, None otherwise.
        volume: how much came of it, at most `TEMPAT` places; satuan: of what.
        bukti: a link or a note where the evidence is.
    """

    tanggal: date
    uraian: str
    mulai: int | None = None
    selesai: int | None = None
    menit: int = 0
    rencana: str = ""
    rhk_uid: bytes | None = None
    volume: Decimal | None = None
    satuan: str = ""
    bukti: str = ""


def same(one: IsiKegiatan) -> tuple[object, ...]:
    """Return what two rows of one person must have in common to be the same activity said twice."""
    return one.tanggal, one.mulai, one.selesai, one.menit, fold(one.uraian), fold(one.rencana)


def fold(text: str) -> str:
    """Return a text for comparing: no case, single blanks."""
    return " ".join(text.casefold().split())


def minutes(mulai: int | None, selesai: int | None) -> int:
    """Return how long an activity took, 0 where one of its ends is missing or the end comes first."""
    if mulai is None or selesai is None:
        return 0
    return max(0, selesai - mulai)


def parse_jam(text: str) -> int | None:
    """Return minutes since midnight of "7.30", "07:30", "0730", "7"; None for what is no time of day."""
    plain = text.strip().lower().removeprefix("pukul").removesuffix("wib").strip()
    if _EMPAT.fullmatch(plain):
        plain = f"{plain[:-2]}.{plain[-2:]}"
    found = _JAM.fullmatch(plain)
    if found is None:
        return None
    total = int(found[1]) * 60 + int(found[2] or 0)
    return total if int(found[2] or 0) < 60 and total <= SEHARI else None


def jam(menit: int | None) -> str:
    """Return minutes since midnight as it is written (07.30), '' for None."""
    return "" if menit is None else f"{menit // 60:02d}.{menit % 60:02d}"


def parse_volume(text: str) -> Decimal | None:
    """Return a volume written as 2, 2,5 or 1.200; None for what is no such number."""
    plain = text.strip()
    if _RIBUAN.fullmatch(plain.partition(",")[0]):
        plain = plain.replace(".", "")
    try:
        found = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and is_volume(found) else None


def is_volume(volume: Decimal) -> bool:
    """Return whether a volume can be stored: not negative, not absurd, at most `TEMPAT` places."""
    return 0 <= volume <= VOLUME_TERBESAR and volume == round(volume, TEMPAT)


def volume_teks(volume: Decimal | None) -> str:
    """Return a volume as it is written (2 or 2,5), '' for None."""
    if volume is None:
        return ""
    text = f"{volume:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def wrong(one: IsiKegiatan, tahun: int) -> str:
    """Return the code of what keeps a row from being stored, '' if nothing does."""
    if one.tanggal.year != tahun:
        return "kegiatan.luar-tahun"
    if not one.uraian.strip():
        return "kegiatan.tanpa-uraian"
    if one.mulai is not None and one.selesai is not None and one.selesai <= one.mulai:
        return "kegiatan.jam-terbalik"
    if not 0 <= one.menit <= SEHARI:
        return "kegiatan.menit-salah"
    if one.volume is not None and not is_volume(one.volume):
        return "kegiatan.volume-salah"
    return ""


def overlaps(rows: Sequence[IsiKegiatan]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in ``rows`` (of one person) whose times run into each other, each later one once."""
    days: dict[date, list[tuple[int, int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.mulai is not None and row.selesai is not None and row.selesai > row.mulai:
            days[row.tanggal].append((row.mulai, row.selesai, at))
    for spans in days.values():
        yield from _overlaps(sorted(spans))


def _overlaps(spans: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    until, last = -1, -1
    for mulai, selesai, at in spans:
        if mulai < until:
            yield last, at
        if selesai > until:
            until, last = selesai, at
