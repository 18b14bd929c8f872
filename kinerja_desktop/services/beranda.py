"""*Beranda*: what is late and what to do next, for a period and a unit; every number opens its people."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from kinerja_desktop.domain.codes import Predikat, StatusNilai
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.saring import Saring
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation import clock
from kinerja_desktop.services import akhir_tanpa, kontrak, penilai_kini
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rentang
from kinerja_desktop.services.periode import aturan_tenggat
from kinerja_desktop.storage.queries import beranda as queries
from kinerja_desktop.storage.queries import keberatan, nilai_hitung, units
from kinerja_desktop.storage.queries.nilai_hitung import HitunganRow

BELUM = Saring(status=frozenset(one.value for one in penilai_kini.DITUNGGU))
"""People whose rating is missing or incomplete."""
DINILAI = Saring(status=frozenset({StatusNilai.TERSIMPAN.value, StatusNilai.TERKUNCI.value}))
TERKUNCI = Saring(status=frozenset({StatusNilai.TERKUNCI.value}))
BELUM_KUNCI = Saring(status=frozenset({StatusNilai.TERSIMPAN.value}))
TANPA_ATASAN = Saring(is_tanpa_penilai=True)


@dataclass(frozen=True, slots=True)
class Angka:
    """Numbers of a group: what is to be rated, of it with a predikat, locked, without atasan; and what is not rated.

    Ratings, unless people are asked for (`ringkas`): who has two posts in the period has two.
    """

    pegawai: int = 0
    dinilai: int = 0
    terkunci: int = 0
    tanpa_atasan: int = 0
    tidak_dinilai: int = 0

    @property
    def belum(self) -> int:
        """Return how many have no predikat yet."""
        return self.pegawai - self.dinilai


@dataclass(frozen=True, slots=True)
class BagianDistribusi:
    """One predikat: how many now, how many in the period compared with (None: nothing to compare)."""

    predikat: Predikat
    jumlah: int
    sebelum: int | None
    saring: Saring


@dataclass(frozen=True, slots=True)
class ProgresUnit:
    """One unit directly below with everything under it; ``is_sendiri``: people of the chosen unit itself."""

    unit_id: int | None
    nama: str
    angka: Angka
    is_sendiri: bool = False


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do.

    Attributes:
        kode, args: its sentence in `foundation.messages`.
        tujuan: where it is done: ``penilaian``, ``atasan``, ``cetak``, ``ekspor``, ``keberatan``, ``kontrak``, ``impor``,
            ``pengakhiran``.
        saring: which people it concerns, for the grid; None where it is not about people.
        tenggat: until when, None without deadline; ``is_lewat`` once it is over.
    """

    kode: str
    args: dict[str, object]
    jumlah: int
    tujuan: str
    saring: Saring | None = None
    tenggat: date | None = None
    is_lewat: bool = False


@dataclass(frozen=True, slots=True)
class Beranda:
    """Everything Beranda shows.

    Attributes:
        tenggat: deadline of the period for the unit; ``hari_lagi`` days until it, negative once it is over.
        pembanding: the period that the distribution is compared with, None without ratings there.
        unit: progress of the units directly below, those furthest behind first.
        tugas: what to do next, the most urgent first.
    """

    periode: Periode
    tenggat: date
    hari_lagi: int
    angka: Angka
    distribusi: tuple[BagianDistribusi, ...]
    pembanding: Periode | None
    unit: tuple[ProgresUnit, ...]
    tugas: tuple[Tugas, ...]


def ringkas(
    konteks: Konteks, periode: str, unit_id: int | None = None, *, per_orang: bool = False
) -> Beranda:
    """Return the numbers, the distribution, the units behind and what to do next.

    ``per_orang``: everybody counts once, by the last own position; else every row of Entri Penilaian counts, so that
    the numbers are those of the list which they open.
    """
    one, scope = periode_of(periode), konteks.cakupan
    with konteks.simpanan.read() as connection:
        count = nilai_hitung.people_counts if per_orang else nilai_hitung.counts
        rows = count(connection, rentang(periode), unit_id, scope)
        if per_orang:
            before = _held(count(connection, rentang(one.previous.kode), unit_id, scope))
        else:
            before = queries.distribution(connection, one.previous.kode, unit_id, scope)
        tree = units.nodes(connection)
        top = unit_id if unit_id is not None else units.only_root(connection, clock.today())
        sheets = queries.outdated_sheets(connection, periode, unit_id, scope)
        left = queries.not_exported(connection, periode, unit_id, scope)
        imports = queries.latest_imports(connection)
        objections = keberatan.running(connection, unit_id, scope)
        contracts = kontrak.hitung(connection, konteks, unit_id)
        behind = [row for row in rows if row.status in BELUM.status]
        asked = penilai_kini.banyak(connection, konteks, periode, unit_id, behind, per_orang=per_orang)
        gone = len(akhir_tanpa.of_period(connection, konteks, periode, unit_id))
    deadline = aturan_tenggat(konteks, one).of("", unit_id).tanggal
    today = clock.today()
    angka = _sum(rows)
    facts = _Facts(rows, asked, sheets, left, imports, objections, contracts, gone, deadline, today)
    pohon = Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in tree)
    return Beranda(
        one,
        deadline,
        (deadline - today).days,
        angka,
        _distribution(rows, before),
        one.previous if before else None,
        _progress(rows, pohon, top),
        tuple(_tasks(facts, angka)),
    )


def _sum(rows: list[HitunganRow]) -> Angka:
    status: Counter[str] = Counter()
    for row in rows:
        status[row.status] += row.jumlah
    locked, excused = status[StatusNilai.TERKUNCI], status[StatusNilai.TIDAK_DINILAI]
    return Angka(
        status.total() - excused,
        status[StatusNilai.TERSIMPAN] + locked,
        locked,
        sum(row.tanpa_penilai for row in rows if row.status != StatusNilai.TIDAK_DINILAI),
        excused,
    )


def _held(rows: list[HitunganRow]) -> dict[str, int]:
    """Return how many have each predikat."""
    found: Counter[str] = Counter()
    for row in rows:
        if row.predikat:
            found[row.predikat] += row.jumlah
    return found


def _distribution(rows: list[HitunganRow], before: dict[str, int]) -> tuple[BagianDistribusi, ...]:
    now = Counter(_held(rows))
    return tuple(
        BagianDistribusi(one, now[one], before.get(one, 0) if before else None, Saring(predikat=one.value))
        for one in Predikat
    )


def _progress(rows: list[HitunganRow], pohon: Pohon, top: int | None) -> tuple[ProgresUnit, ...]:
    """Return how far the units right below one are (None: the outermost ones), the least first."""
    children = pohon.anak(top) if top is not None else pohon.akar
    below = {u: child for child in children for u in pohon.descendants(child, include_self=True)}
    groups: dict[int | None, list[HitunganRow]] = defaultdict(list)
    for row in rows:
        groups[below.get(row.unit_id) if row.unit_id is not None else None].append(row)
    made = [
        ProgresUnit(child, pohon[child].nama, _sum(groups[child])) for child in children if child in groups
    ]
    made.sort(key=lambda unit: (unit.angka.dinilai / (unit.angka.pegawai or 1), -unit.angka.belum))
    made = [unit for unit in made if unit.angka.pegawai]
    if None in groups and _sum(groups[None]).pegawai:
        name = pohon[top].nama if top is not None and top in pohon else ""
        made.append(ProgresUnit(top, name, _sum(groups[None]), is_sendiri=True))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Facts:
    rows: list[HitunganRow]
    raters_behind: int
    sheets: list[int]
    left: list[int]
    imports: list[queries.ImporRow]
    objections: tuple[int, date | None]
    contracts: tuple[int, int]
    gone: int
    deadline: date
    today: date
    over: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "over", self.deadline < self.today)


def _tasks(facts: _Facts, angka: Angka) -> list[Tugas]:
    made: list[Tugas] = []

    def about(kode: str, count: int, tujuan: str, saring: Saring, **args: object) -> None:
        if count:
            given = {"jumlah": count, **args}
            made.append(Tugas(kode, given, count, tujuan, saring, facts.deadline, facts.over))

    about("beranda.tanpa-atasan", angka.tanpa_atasan, "atasan", TANPA_ATASAN)
    about("beranda.belum-dinilai", angka.belum, "penilaian", BELUM, atasan=facts.raters_behind)
    if facts.gone:
        made.append(Tugas("beranda.tanpa-kejelasan", {"jumlah": facts.gone}, facts.gone, "pengakhiran"))
    about("beranda.belum-kunci", angka.dinilai - angka.terkunci, "penilaian", BELUM_KUNCI)
    for kode, ids, tujuan in (
        ("beranda.lembar-berubah", facts.sheets, "cetak"),
        ("beranda.belum-ekspor", facts.left, "ekspor"),
    ):
        if ids:
            saring = Saring(penugasan_ids=frozenset(ids))
            made.append(Tugas(kode, {"jumlah": len(ids)}, len(ids), tujuan, saring))
    count, oldest = facts.objections
    if oldest is not None:
        days = (facts.today - oldest).days
        made.append(Tugas("beranda.keberatan", {"jumlah": count, "hari": days}, count, "keberatan"))
    ending, months = facts.contracts
    if ending:
        args: dict[str, object] = {"jumlah": ending, "bulan": months}
        made.append(Tugas("beranda.kontrak", args, ending, "kontrak"))
    made.extend(_unmended(facts.imports))
    return made


def _unmended(imports: list[queries.ImporRow]) -> list[Tugas]:
    """Return the latest import of each kind where rows stayed out."""
    made: list[Tugas] = []
    seen: set[str] = set()
    for row in imports:
        if row.jenis in seen:
            continue
        seen.add(row.jenis)
        count = int(json.loads(row.hitungan or "{}").get("perlu_diperbaiki", 0))
        if count:
            made.append(
                Tugas("beranda.impor-perbaikan", {"jumlah": count, "impor_id": row.id}, count, "impor")
            )
    return made
