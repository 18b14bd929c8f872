"""*Matriks peran hasil*: people below a leader against his RHK; each cell is what a person does for that result.

A cell holds lines; each line is an RHK of the person that serves the column's RHK. Typing in a cell therefore plans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import EDITABLE, IsiSkp, JenisRhk, Rhk, StatusSkp
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, RhkPimpinan
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries

LEPAS: Final = 0
"""Column of what serves no RHK of the leader: it hangs in the air."""


@dataclass(frozen=True, slots=True)
class Pimpinan:
    """Somebody who rates people in the year. ``jumlah`` of them, ``rhk`` how many RHK he has planned himself."""

    pihak: Pihak
    nama: str
    jumlah: int
    rhk: int


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """One person. ``sel``: the lines by column (RHK id of the leader, or `LEPAS`)."""

    baris: BarisSkp
    sel: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Matriks:
    """The matrix of one leader."""

    pimpinan: Pimpinan
    kolom: tuple[RhkPimpinan, ...]
    baris: tuple[BarisMatriks, ...]


@dataclass(frozen=True, slots=True)
class SelMatriks:
    """What a cell is to hold: each line an RHK; '' empties it."""

    penugasan_id: int
    kolom: int
    teks: str


@dataclass(frozen=True, slots=True)
class HasilMatriks:
    """What filling did.

    Attributes:
        sebelum: content before, by plan, for `pulihkan`; plans that were made stand with an empty one.
        versi: version of each of these plans after it, by which `pulihkan` sees whether somebody went on writing.
        findings: cells that were left and why.
        dilepas: RHK that stay in the person's plan because indicators hang on them; they serve nothing now.
    """

    sebelum: Mapping[int, IsiSkp]
    versi: Mapping[int, int]
    findings: tuple[Finding, ...]
    dilepas: int


def pimpinan(konteks: Konteks, tahun: int, unit_id: int | None = None) -> tuple[Pimpinan, ...]:
    """Return everybody who rates people of a unit in a year, by name."""
    rows = skp.daftar(konteks, tahun, unit_id)
    groups: dict[Pihak, list[BarisSkp]] = {}
    for row in rows:
        if row.penilai is not None:
            groups.setdefault(row.penilai, []).append(row)
    own = [who.id for who in groups if who.jenis is JenisPihak.PEGAWAI]
    with konteks.simpanan.read() as connection:
        planned: dict[int, int] = {}
        for one in queries.rhk_of_people(connection, own, tahun):
            planned[one.pegawai_id] = planned.get(one.pegawai_id, 0) + 1
    made = (
        Pimpinan(
            who,
            found[0].penilai_nama,
            len(found),
            planned.get(who.id, 0) if who.jenis is JenisPihak.PEGAWAI else 0,
        )
        for who, found in groups.items()
    )
    return tuple(sorted(made, key=lambda one: one.nama.casefold()))


def matriks(konteks: Konteks, tahun: int, who: Pihak) -> Matriks:
    """Return the matrix of a leader: everybody he rates in the year, whatever unit is looked at."""
    rows = [row for row in skp.daftar(konteks, tahun) if row.penilai == who]
    with konteks.simpanan.read() as connection:
        columns = skp.pimpinan_rhk(connection, who, tahun)
        contents = queries.contents(connection, [row.skp_id for row in rows if row.skp_id is not None])
    known = {one.id for one in columns}
    lines = tuple(BarisMatriks(row, _cells(contents.get(row.skp_id or 0), known)) for row in rows)
    name = rows[0].penilai_nama if rows else ""
    return Matriks(Pimpinan(who, name, len(rows), len(columns)), columns, lines)


def _cells(isi: IsiSkp | None, known: set[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for one in isi.rhk if isi else ():
        column = one.pimpinan_id if one.pimpinan_id in known else LEPAS
        found.setdefault(column or LEPAS, []).append(one.teks)
    return {column: tuple(lines) for column, lines in found.items()}


def isi(konteks: Konteks, tahun: int, cells: Sequence[SelMatriks]) -> Outcome[HasilMatriks]:
    """Fill cells; who has no plan yet gets a draft. One transaction, however many cells."""
    with konteks.simpanan.write(konteks.author, alasan="matriks peran hasil") as transaction:
        connection = transaction.connection
        by_person: dict[int, dict[int, str]] = {}
        for cell in cells:
            by_person.setdefault(cell.penugasan_id, {})[cell.kolom] = cell.teks
        ids = skp.make(transaction, konteks, tahun, dict.fromkeys(by_person))
        plans = queries.plans(connection, list(ids.values()))
        contents = queries.contents(connection, list(plans))
        words = queries.texts(connection, {cell.kolom for cell in cells})
        findings: list[Finding] = []
        before: dict[int, IsiSkp] = {}
        released = 0
        for penugasan_id, wanted in by_person.items():
            plan = plans[ids[penugasan_id]]
            if StatusSkp(plan.status) not in EDITABLE:
                findings.append(skp.locked(connection, konteks, plan))
                continue
            before[plan.id] = contents[plan.id]
            made, loose = _filled(contents[plan.id], wanted, words)
            released += loose
            commands.write(transaction, plan.id, made, version=None)
        now = {id_: plan.version for id_, plan in queries.plans(connection, list(before)).items()}
        return Outcome(HasilMatriks(before, now, tuple(findings), released), transaction.changes)


def _filled(old: IsiSkp, wanted: Mapping[int, str], words: Mapping[int, str]) -> tuple[IsiSkp, int]:
    """Return the content with cells filled, and how many RHK were only released.

    What is too many goes away unless indicators hang on it: then it stays without link. A column that is gone is left.
    """
    rows = list(old.rhk)
    released = 0
    for column, text in wanted.items():
        if column != LEPAS and column not in words:
            continue
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        link = column if column in words else None
        here = [
            n for n, one in enumerate(rows) if (one.pimpinan_id if one.pimpinan_id in words else None) == link
        ]
        if link is None:
            here = [n for n in here if rows[n].pimpinan_id is None]
        left, fresh = _paired(rows, here, lines)
        if fresh:
            place = (here[-1] + 1) if here else sum(one.jenis == JenisRhk.UTAMA for one in rows)
            quote = words.get(column, "")
            rows[place:place] = [Rhk(line, pimpinan_id=link, pimpinan_teks=quote) for line in fresh]
        for n in reversed(left):
            if rows[n].indikator:
                released += link is not None
                rows[n] = replace(rows[n], pimpinan_id=None, pimpinan_teks="")
            else:
                del rows[n]
    return replace(old, rhk=tuple(rows)), released


def _paired(rows: list[Rhk], here: Sequence[int], lines: Sequence[str]) -> tuple[list[int], list[str]]:
    """Put lines on the RHK of a cell; return which RHK no line is left for, and which lines need a new one.

    An RHK keeps its own line, wherever it stands now; only what is left over is rewritten, in order: its indicators
    belong to what it says.
    """
    open_, fresh = list(here), []
    for line in lines:
        same = next((n for n in open_ if rows[n].teks.strip() == line), None)
        if same is None:
            fresh.append(line)
        else:
            open_.remove(same)
    return open_[len(fresh) :], _rewritten(rows, open_, fresh)


def _rewritten(rows: list[Rhk], open_: Sequence[int], fresh: Sequence[str]) -> list[str]:
    """Rewrite RHK in order; return the lines for which none is left."""
    for n, line in zip(open_, fresh, strict=False):
        rows[n] = replace(rows[n], teks=line)
    return list(fresh[len(open_) :])


def pulihkan(konteks: Konteks, filled: HasilMatriks) -> Outcome[HasilMatriks]:
    """Give plans back the content they had before they were filled; return what they held meanwhile.

    A plan that somebody went on writing since stays as it is and is told: giving back would wipe that.
    """
    contents = filled.sebelum
    with konteks.simpanan.write(konteks.author, alasan="urungkan matriks") as transaction:
        connection = transaction.connection
        held: dict[int, IsiSkp] = {}
        findings: list[Finding] = []
        for plan in queries.plans(connection, list(contents)).values():
            if StatusSkp(plan.status) not in EDITABLE:
                findings.append(skp.locked(connection, konteks, plan))
                continue
            if plan.version != filled.versi.get(plan.id):
                findings.append(skp.changed_since(connection, konteks, plan))
                continue
            held |= queries.contents(connection, [plan.id])
            commands.write(transaction, plan.id, contents[plan.id], version=plan.version)
        now = {id_: plan.version for id_, plan in queries.plans(connection, list(held)).items()}
        return Outcome(HasilMatriks(held, now, tuple(findings), 0), transaction.changes)
