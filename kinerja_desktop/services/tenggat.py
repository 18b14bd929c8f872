"""The calendar of deadlines: when plans are to be set and ratings to be done, by group; who is late in which phase.

Defaults are data of the regulations with their certainty (none of them was seen as law); every date may be set by the
office. Ratings keep their deadlines in `services.periode`, plans theirs here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan, JenisPeriode
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.domain.periode import Periode, of_year
from kinerja_desktop.domain.regulation import Citation
from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.domain.tenggat import Fase
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.regulations import load
from kinerja_desktop.services import kata, keberatan, penilai_kini, periode, skp
from kinerja_desktop.services.beranda import BELUM
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import grid, rentang
from kinerja_desktop.services.periode import KELOMPOK, aturan_tenggat, kelompok_of
from kinerja_desktop.storage import settings
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.beranda import distribution
from kinerja_desktop.storage.queries.nilai_hitung import waiting

__all__ = [
    "Butir",
    "Fase",
    "Kalender",
    "Tertunda",
    "atur",
    "kalender",
    "nama_kelompok",
    "orang",
    "tenggat_skp",
]

SETELAN: Final = "tenggat.skp"
_SABTU: Final = 5
_DITETAPKAN: Final = frozenset({StatusSkp.DITETAPKAN, StatusSkp.DIUBAH, StatusSkp.DITUTUP})


@dataclass(frozen=True, slots=True)
class Tertunda:
    """One position of a person who is behind. ``masalah`` in words; ``tenggat`` is this person's own."""

    penugasan_id: int
    pegawai_id: int
    nama: str
    nip: str
    jabatan: str
    unit: str
    kelompok: str
    penilai: Pihak | None
    penilai_nama: str
    masalah: str
    tenggat: date


@dataclass(frozen=True, slots=True)
class Butir:
    """One deadline of one or several groups that have it on the same day.

    Attributes:
        kode: the year of the plans, or the code of the period.
        kelompok: groups (`services.periode.KELOMPOK`).
        ditetapkan: set by the office; else the default.
        is_libur: falls on a Saturday, a Sunday or a holiday of the office.
        belum: how many people are behind, 0 before the phase has begun; `orang` says who.
    """

    fase: Fase
    kode: str
    nama: str
    kelompok: tuple[str, ...]
    tanggal: date
    ditetapkan: bool
    is_libur: bool
    belum: int

    @property
    def sisa(self) -> int:
        """Return how many days are left, negative once it is over."""
        return (self.tanggal - clock.today()).days

    @property
    def is_terlambat(self) -> bool:
        """Return whether it is over and somebody is behind."""
        return self.sisa < 0 and self.belum > 0


@dataclass(frozen=True, slots=True)
class Kalender:
    """The deadlines of a year in their order, and where the defaults come from."""

    tahun: int
    butir: tuple[Butir, ...]
    kutipan: Citation


def kalender(konteks: Konteks, tahun: int, unit_id: int | None = None) -> Kalender:
    """Return the deadlines of a year for a unit with how many are behind.

    The annual rating of the year before is due in this one; it stands here if anything of it was rated in this program.
    """
    off = set(keberatan.libur(konteks))
    made = list(_plans(konteks, tahun, unit_id, off))
    for one in _periods(konteks, tahun):
        made += _ratings(konteks, one, unit_id, off)
    order = {fase: number for number, fase in enumerate(Fase)}
    made.sort(key=lambda butir: (butir.tanggal, order[butir.fase], butir.kode, butir.kelompok))
    return Kalender(tahun, tuple(made), load().at(date(tahun, 12, 31)).tenggat.kutipan)


def orang(konteks: Konteks, butir: Butir, unit_id: int | None = None) -> tuple[Tertunda, ...]:
    """Return who is behind with a deadline, by unit and name, each with whom to ask today (`penilai_kini`)."""
    if not butir.belum:
        return ()
    if butir.fase is Fase.PERENCANAAN:
        found = _without_plan(konteks, int(butir.kode), unit_id)
    else:
        found = _without_rating(konteks, periode.parse(butir.kode), unit_id)
    rows = [one for one in found if one.kelompok in butir.kelompok]
    now = penilai_kini.kini(konteks, ((row.penugasan_id, row.penilai) for row in rows))
    return tuple(
        replace(row, penilai=who.pihak, penilai_nama=who.nama)
        if (who := now.get(row.penugasan_id)) is not None
        else row
        for row in rows
    )


def _periods(konteks: Konteks, tahun: int) -> list[Periode]:
    kinds = set(periode.kelompok_periode(konteks, tahun).values())
    parts = [one for kind in sorted(kinds) for one in of_year(tahun, kind)]
    (last,), (this,) = (of_year(year, JenisPeriode.TAHUNAN) for year in (tahun - 1, tahun))
    with konteks.simpanan.read() as connection:
        was_here = bool(distribution(connection, last.kode, None, konteks.cakupan))
    return [*([last] if was_here else []), *parts, this]


# -- plans ------------------------------------------------------------------------------------------------------


def tenggat_skp(konteks: Konteks, tahun: int, kelompok: str = "") -> tuple[date, bool]:
    """Return until when the plans of a year are to be set in a group, and whether the office set that day."""
    with konteks.simpanan.read() as connection:
        stored = settings.read(connection, SETELAN, {}).get(str(tahun), {})
    return _plan_day(stored, tahun, kelompok)


def _plan_day(stored: Mapping[str, str], tahun: int, kelompok: str) -> tuple[date, bool]:
    found = stored.get(kelompok) or stored.get("")
    if found:
        return date.fromisoformat(found), True
    rule = load().at(date(tahun, 12, 31)).tenggat.isi
    return date(tahun, rule.skp_bulan, rule.skp_hari), False


def _plans(konteks: Konteks, tahun: int, unit_id: int | None, off: set[date]) -> Iterator[Butir]:
    with konteks.simpanan.read() as connection:
        stored = settings.read(connection, SETELAN, {}).get(str(tahun), {})
    people = {(one.pegawai_id, one.kelompok) for one in _without_plan(konteks, tahun, unit_id)}
    behind = Counter(group for _, group in people)
    days = {group: _plan_day(stored, tahun, group) for group in KELOMPOK}
    name = sentence("tenggat.nama-skp", tahun=tahun)
    yield from _merged(Fase.PERENCANAAN, str(tahun), name, days, behind, off)


def _without_plan(konteks: Konteks, tahun: int, unit_id: int | None) -> Iterator[Tertunda]:
    """Yield whose plan is not set; nobody before the year has begun.

    A Plt. or second position without a plan is nobody's debt: it may as well stand in the SKP of the own position.
    """
    if clock.today() < date(tahun, 1, 1):
        return
    with konteks.simpanan.read() as connection:
        kinds = keadaan.kinds(connection, clock.today())
        stored = settings.read(connection, SETELAN, {}).get(str(tahun), {})
    by_kind = {kind: kelompok_of(*kind) for kind in set(kinds.values())}
    groups = {id_: by_kind[kind] for id_, kind in kinds.items()}
    for row in skp.daftar(konteks, tahun, unit_id):
        is_own = row.jenis == JenisPenugasan.DEFINITIF
        if row.status not in _DITETAPKAN and (is_own or row.status != skp.BELUM):
            group = groups.get(row.pegawai_id, KELOMPOK[0])
            day = _own_day(_plan_day(stored, tahun, group)[0], row.dari, tahun)
            yield Tertunda(
                row.penugasan_id, row.pegawai_id, row.nama, row.nip, row.jabatan, row.unit, group, row.penilai, row.penilai_nama,
                sentence(f"tenggat.skp-{row.status}"), day,
            )  # fmt: skip


def _own_day(tenggat: date, dari: date, tahun: int) -> date:
    """Return the day for somebody who began later in the year: as many days after the start as the others had."""
    return tenggat if dari <= tenggat else dari + (tenggat - date(tahun, 1, 1))


# -- ratings ----------------------------------------------------------------------------------------------------


def _ratings(konteks: Konteks, one: Periode, unit_id: int | None, off: set[date]) -> Iterator[Butir]:
    rules = aturan_tenggat(konteks, one)
    is_year = one.jenis is JenisPeriode.TAHUNAN
    kinds = periode.kelompok_periode(konteks, one.tahun)
    behind: Counter[str] = Counter()
    if one.awal <= clock.today():
        with konteks.simpanan.read() as connection:
            found = waiting(connection, rentang(one.kode), unit_id, konteks.cakupan, BELUM.status)
        for (kind, place), count in found.items():
            behind[kelompok_of(kind, place)] += count
    days = {}
    for group in KELOMPOK:
        if is_year or kinds[group] is one.jenis:
            due = rules.of(group, unit_id)
            days[group] = (due.tanggal, due.ditetapkan)
    fase = Fase.TAHUNAN if is_year else Fase.PENILAIAN
    name = sentence(f"tenggat.nama-{fase.value}", periode=one.text)
    yield from _merged(fase, one.kode, name, days, behind, off)


def _without_rating(konteks: Konteks, one: Periode, unit_id: int | None) -> Iterator[Tertunda]:
    """Yield whose rating is missing or incomplete."""
    rules = aturan_tenggat(konteks, one)
    for row in grid(konteks, one.kode, unit_id, BELUM).baris:
        group = kelompok_of(row.jenis_pegawai, row.dinilai_di)
        yield Tertunda(
            row.penugasan_id, row.pegawai_id, row.nama, row.nip, row.jabatan, row.unit, group, row.penilai, row.penilai_nama,
            sentence(f"tenggat.nilai-{row.status}"), rules.of(group, row.unit_id).tanggal,
        )  # fmt: skip


def _merged(
    fase: Fase, kode: str, nama: str, days: Mapping[str, tuple[date, bool]],
    behind: Mapping[str, int], off: set[date],
) -> Iterator[Butir]:  # fmt: skip
    """Yield one deadline for the groups that have it on the same day."""
    together: dict[tuple[date, bool], list[str]] = defaultdict(list)
    for group, found in days.items():
        together[found].append(group)
    for (day, is_set), members in together.items():
        count = sum(behind.get(group, 0) for group in members)
        closed = day.weekday() >= _SABTU or day in off
        yield Butir(fase, kode, nama, tuple(members), day, is_set, closed, count)


# -- setting ----------------------------------------------------------------------------------------------------


def atur(
    konteks: Konteks, fase: Fase, kode: str, tanggal: date | None, kelompok: str = ""
) -> Outcome[Finding | None]:
    """Set a deadline of a group ('': all); None takes it back.

    Returns:
        A blocking finding, and nothing is written, for a day that makes no sense: a rating before its period ends
        (``periode.*``), a plan outside its year and the month before it (``tenggat.skp-hari``).

    Raises:
        RefusedError: not a code of a period, no such group.
    """
    if fase is not Fase.PERENCANAAN:
        return periode.set_tenggat(konteks, kode, tanggal, kelompok)
    year = int(kode)
    if tanggal is not None and not date(year - 1, 12, 1) <= tanggal <= date(year, 12, 31):
        args = {"tanggal": tanggal_teks(tanggal), "tahun": year}
        finding = Finding("tenggat.skp-hari", Severity.BLOCK, args=args)
    else:
        finding = None
    with konteks.simpanan.write(konteks.author) as transaction:
        if finding is None:
            stored = settings.read(transaction.connection, SETELAN, {})
            days = {**stored.get(str(year), {}), kelompok: tanggal.isoformat() if tanggal else ""}
            stored[str(year)] = {group: day for group, day in days.items() if day}
            settings.write(transaction.connection, SETELAN, stored)
            transaction.touch_all("tenggat")
        return Outcome(finding, transaction.changes)


def ditetapkan(konteks: Konteks, fase: Fase, kode: str, kelompok: str = "") -> date | None:
    """Return the day that the office set for exactly this group ('': all), None where it set none."""
    if fase is Fase.PERENCANAAN:
        with konteks.simpanan.read() as connection:
            day = settings.read(connection, SETELAN, {}).get(kode, {}).get(kelompok, "")
        return date.fromisoformat(day) if day else None
    rows = periode.list_tenggat(konteks, kode)
    return next((row.tanggal for row in rows if row.kelompok == kelompok and row.unit_id is None), None)


def nama_kelompok(kelompok: Sequence[str]) -> str:
    """Return the words of groups; all of them are "Semua"."""
    if set(kelompok) == set(KELOMPOK):
        return sentence("tenggat.semua")
    return ", ".join(kata.istilah("kelompok", one) for one in kelompok)


def batas_skp(konteks: Konteks, tahun: int) -> date:
    """Return the day after which every plan of a year is late: the office's own deadline, the latest of its groups."""
    return max(tenggat_skp(konteks, tahun, group)[0] for group in KELOMPOK)


def ganjil(
    hari: date | None, masa: Sequence[tuple[date, date]], batas: date | None = None
) -> tuple[Finding, ...]:
    """Return what is odd about a day on which plans of these stretches would be set: warnings, never a refusal.

    ``batas``: the deadline of the year (`batas_skp`), None: that of the rules.
    """
    if hari is None or not masa:
        return ()
    found = []
    last = min(sampai for _, sampai in masa)
    if hari > clock.today():
        found.append(_late("skp.tetap-nanti", hari=hari))
    if hari > last:
        return (*found, _late("skp.tetap-lewat-masa", hari=hari, sampai=last))
    whole = [dari for dari, _ in masa if (dari.month, dari.day) == (1, 1)]
    if whole:
        due = batas or _plan_day({}, whole[0].year, "")[0]
        if hari > due:
            found.append(_late("skp.tetap-terlambat", hari=hari, batas=due))
    return tuple(found)


def _late(code: str, **days: date) -> Finding:
    return Finding(code, Severity.WARN, args={name: tanggal_teks(day) for name, day in days.items()})
