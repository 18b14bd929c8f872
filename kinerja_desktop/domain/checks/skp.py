"""What is missing or doubtful in a plan. Only what makes a sheet meaningless blocks; the rest is said and goes through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain import target
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.kerangka_skp import LONGEST, MOST_RHK
from kinerja_desktop.domain.skp import IsiSkp, JenisRhk, KelompokSkp, Rhk, overlap
from kinerja_desktop.domain.target import JenisTarget

MANY_RHK: Final = 20
"""From here somebody should look whether a list of activities was pasted instead of results."""


@dataclass(frozen=True, slots=True)
class FaktaSkp:
    """One SKP as far as its checks ask.

    Attributes:
        lain: other SKP of the same person that are in force: (from, to, jabatan).
        ada_penilai: whether somebody rates the penugasan.
        pimpinan_direncanakan: whether the penilai has an SKP of his own here, None where he is not ours.
    """

    uid: str
    nama: str
    isi: IsiSkp
    dari: date
    sampai: date
    lain: tuple[tuple[date, date, str], ...] = ()
    ada_penilai: bool = True
    pimpinan_direncanakan: bool | None = None


def check(fact: FaktaSkp) -> list[Finding]:
    """Return everything to be said of one SKP, what blocks its handing in first."""
    found = [*_stretch(fact), *_content(fact)]
    found.sort(key=lambda one: one.severity is not Severity.BLOCK)
    return found


def _said(fact: FaktaSkp, code: str, severity: Severity, **args: object) -> Finding:
    return Finding(f"skp.{code}", severity, args={"nama": fact.nama, **args}, subject=fact.uid)


def _stretch(fact: FaktaSkp) -> Iterable[Finding]:
    if fact.sampai < fact.dari:
        yield _said(fact, "masa-terbalik", Severity.BLOCK, **_days(fact.dari, fact.sampai))
    elif fact.dari.year != fact.sampai.year:
        yield _said(fact, "lintas-tahun", Severity.BLOCK, **_days(fact.dari, fact.sampai))
    for dari, sampai, jabatan in fact.lain:
        if overlap(fact.dari, fact.sampai, dari, sampai):
            yield _said(fact, "tumpang-tindih", Severity.WARN, jabatan=jabatan, **_days(dari, sampai))
    if not fact.ada_penilai:
        yield _said(fact, "tanpa-penilai", Severity.WARN)


def _days(dari: date, sampai: date) -> dict[str, str]:
    return {"dari": f"{dari:%d-%m-%Y}", "sampai": f"{sampai:%d-%m-%Y}"}


def _content(fact: FaktaSkp) -> Iterable[Finding]:
    isi = fact.isi
    written = [one for one in isi.rhk if not one.is_kosong]
    if not any(one.jenis == JenisRhk.UTAMA for one in written):
        yield _said(fact, "tanpa-rhk", Severity.BLOCK)
    if len(written) > MOST_RHK:
        yield _said(fact, "terlalu-banyak", Severity.BLOCK, jumlah=len(written), batas=MOST_RHK)
    elif len(written) > MANY_RHK:
        yield _said(fact, "banyak", Severity.WARN, jumlah=len(written))
    for number, one in enumerate(written, 1):
        yield from _one(fact, number, one)
    yield from _twice(fact, written)


def _one(fact: FaktaSkp, number: int, one: Rhk) -> Iterable[Finding]:
    if not one.teks.strip():
        yield _said(fact, "rhk-tanpa-teks", Severity.BLOCK, nomor=number)
    indicators = [ind for ind in one.indikator if not ind.is_kosong]
    if not indicators:
        yield _said(fact, "tanpa-indikator", Severity.WARN, nomor=number, rhk=_short(one.teks))
    for ind in indicators:
        read = target.parse(ind.target)
        if read.jenis is JenisTarget.KOSONG:
            yield _said(fact, "tanpa-target", Severity.WARN, nomor=number, indikator=_short(ind.teks))
        elif read.jenis in {JenisTarget.ANGKA, JenisTarget.RENTANG} and not read.satuan:
            yield _said(fact, "tanpa-satuan", Severity.WARN, nomor=number, target=ind.target)
    longest = max((len(text) for text in _texts(one)), default=0)
    if longest > LONGEST:
        yield _said(fact, "terlalu-panjang", Severity.BLOCK, nomor=number, huruf=longest, batas=LONGEST)
    hangs = one.is_tergantung and one.jenis == JenisRhk.UTAMA and fact.isi.kelompok == KelompokSkp.JA_JF
    if (
        hangs and fact.pimpinan_direncanakan and one.teks.strip()
    ):  # without words the missing text is told first
        yield _said(fact, "belum-terhubung", Severity.WARN, nomor=number, rhk=_short(one.teks))


def _texts(one: Rhk) -> Iterable[str]:
    yield from (one.teks, one.pimpinan_teks, one.penugasan_dari)
    for ind in one.indikator:
        yield from (ind.teks, ind.target)


def _twice(fact: FaktaSkp, written: Sequence[Rhk]) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for number, one in enumerate(written, 1):
        key = " ".join(one.teks.casefold().split())
        if key and key in seen:
            yield _said(fact, "rhk-ganda", Severity.WARN, nomor=number, lain=seen[key], rhk=_short(one.teks))
        seen.setdefault(key, number)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:59].rstrip()}…"


def circle(above: Mapping[int, int | None], start: int) -> tuple[int, ...]:
    """Return the RHK ids of the circle that begins and ends at one, () where following the links ends.

    Args:
        above: the leader's RHK that each RHK serves.
        start: where to begin.
    """
    path: list[int] = []
    now: int | None = start
    while now is not None and now not in path:
        path.append(now)
        now = above.get(now)
    return tuple(path) if now == start else ()


def not_allowed(nama: str, subject: str, now: str, wanted: str) -> Finding:
    """Return what is said of a plan that cannot become ``wanted`` (words, as ``now``): it is that, or not from where it is."""
    args = {"nama": nama, "status": now}
    if now == wanted:
        return Finding("skp.sudah", Severity.BLOCK, args=args, subject=subject)
    return Finding("skp.tidak-boleh", Severity.BLOCK, args=args | {"tujuan": wanted}, subject=subject)
