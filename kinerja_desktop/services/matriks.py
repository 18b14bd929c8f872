"""*Matriks peran hasil*: people below a leader against his RHK; each cell is what a person does for that result.

A cell holds lines; each line is an RHK of the person that serves the column's RHK. Typing in a cell therefore plans.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinerja_desktop.domain import sel_matriks
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.sel_matriks import LEPAS
from kinerja_desktop.domain.skp import EDITABLE, IsiSkp, StatusSkp
from kinerja_desktop.services import skp, skp_draf, skp_hubungan, skp_urung
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, RhkPimpinan
from kinerja_desktop.services.skp_urung import Semula
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.unit_of_work import Transaction

__all__ = [
    "LEPAS",
    "BarisMatriks",
    "HasilMatriks",
    "Matriks",
    "Pimpinan",
    "SelMatriks",
    "isi",
    "matriks",
    "pimpinan",
    "pulihkan",
]


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
    """What a cell is to hold: each line an RHK; '' empties it.

    ``lama``: what the screen showed in it; where it holds something else by now it is left. None: whatever it holds.
    """

    penugasan_id: int
    kolom: int
    teks: str
    lama: str | None = None


@dataclass(frozen=True, slots=True)
class HasilMatriks:
    """What filling did.

    Attributes:
        sebelum: content before, by plan, for `pulihkan`; plans that were made stand with an empty one.
        versi: version of each of these plans after it, by which `pulihkan` sees whether somebody went on writing.
        findings: cells that were left and why.
        dilepas: RHK that stay in the person's plan because indicators hang on them; they serve nothing now.
        baris: the people concerned as they stand after it.
    """

    sebelum: Mapping[int, IsiSkp]
    versi: Mapping[int, int]
    findings: tuple[Finding, ...]
    dilepas: int
    baris: tuple[BarisMatriks, ...]


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
    with konteks.simpanan.read() as connection:
        people = queries.people_of(connection, queries.rated_by(connection, who))
        rows = [
            row for row in skp.list_rows(connection, konteks, tahun, pegawai_ids=people) if row.penilai == who
        ]
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
    return {column: tuple(line.strip() for line in lines if line.strip()) for column, lines in found.items()}


def isi(konteks: Konteks, tahun: int, cells: Sequence[SelMatriks]) -> Outcome[HasilMatriks]:
    """Fill cells; who has no plan yet gets a draft. One transaction, however many cells.

    A cell whose column is gone, that holds something else than the screen showed, or whose link would point in a circle
    is left and told.
    """
    with konteks.simpanan.write(konteks.author, alasan="matriks peran hasil") as transaction:
        connection = transaction.connection
        by_person: dict[int, list[SelMatriks]] = {}
        for cell in cells:
            by_person.setdefault(cell.penugasan_id, []).append(cell)
        rows = {row.penugasan_id: row for row in skp.rows_of(connection, konteks, tahun, by_person)}
        ids = skp_draf.drafts(transaction, tahun, rows.values(), {})
        plans = queries.plans(connection, list(ids.values()))
        contents = queries.contents(connection, list(plans))
        known = _columns_of(connection, tahun, rows.values())
        findings: list[Finding] = []
        before: dict[int, IsiSkp] = {}
        released = 0
        for penugasan_id, wanted in by_person.items():
            plan, row = plans[ids[penugasan_id]], rows[penugasan_id]
            if StatusSkp(plan.status) not in EDITABLE:
                findings.append(skp.locked(connection, konteks, plan))
                continue
            going, told = _current(row, contents[plan.id], wanted, known[penugasan_id])
            findings += told
            made, loose = sel_matriks.fill(contents[plan.id], going, known[penugasan_id])
            if skp_hubungan.in_circle(connection, made):
                findings.append(_said("skp.matriks-melingkar", row))
                continue
            before[plan.id] = contents[plan.id]
            released += loose
            contents[plan.id] = commands.write(transaction, plan.id, made, version=None)
        held = _Held(known, contents) if _is_apart(rows.values()) else None
        return Outcome(
            _result(transaction, konteks, tahun, by_person, before, findings, released, held),
            transaction.changes,
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """What a filling has in its hands: the leader's RHK by penugasan, and the contents of the plans as stored."""

    known: Mapping[int, Mapping[int, str]]
    contents: Mapping[int, IsiSkp]


def _is_apart(rows: Iterable[BarisSkp]) -> bool:
    """Return whether nobody of these rates another: then no plan among them is a column of another."""
    people = {row.pegawai_id for row in rows}
    return not any(
        row.penilai is not None and row.penilai.jenis is JenisPihak.PEGAWAI and row.penilai.id in people
        for row in rows
    )


def _result(
    transaction: Transaction,
    konteks: Konteks,
    tahun: int,
    penugasan_ids: Collection[int],
    before: Mapping[int, IsiSkp],
    findings: Sequence[Finding],
    released: int,
    held: _Held | None = None,
) -> HasilMatriks:
    """Return what is shown; what ``held`` has is not read again."""
    connection = transaction.connection
    rows = _rows(connection, konteks, tahun, penugasan_ids)
    plans = {row.skp_id: row.version or 0 for row in rows.values() if row.skp_id is not None}
    now = {id_: plans[id_] for id_ in before if id_ in plans}
    known = held.known if held else _columns_of(connection, tahun, rows.values())
    contents = held.contents if held else queries.contents(connection, list(plans))
    shown = tuple(
        BarisMatriks(row, _cells(contents.get(row.skp_id or 0), set(known[id_]))) for id_, row in rows.items()
    )
    return HasilMatriks(before, now, tuple(findings), released, shown)


def _rows(
    connection: Koneksi, konteks: Konteks, tahun: int, penugasan_ids: Collection[int]
) -> dict[int, BarisSkp]:
    found = skp.list_rows(connection, konteks, tahun, penugasan_ids=penugasan_ids)
    return {row.penugasan_id: row for row in found}


def _columns_of(connection: Koneksi, tahun: int, rows: Iterable[BarisSkp]) -> dict[int, dict[int, str]]:
    """Return the words of the leader's RHK by id, by penugasan."""
    leaders = {
        row.penugasan_id: row.penilai.id
        for row in rows
        if row.penilai is not None and row.penilai.jenis is JenisPihak.PEGAWAI
    }
    words: dict[int, dict[int, str]] = {}
    for one in queries.rhk_of_people(connection, set(leaders.values()), tahun):
        words.setdefault(one.pegawai_id, {})[one.id] = one.teks
    return {row: words.get(leaders.get(row, 0), {}) for row in (one.penugasan_id for one in rows)}


def _current(
    row: BarisSkp, held: IsiSkp, cells: Sequence[SelMatriks], known: Mapping[int, str]
) -> tuple[dict[int, str], list[Finding]]:
    """Return what may be filled by column, and what is said of the rest."""
    shown = _cells(held, set(known))
    going: dict[int, str] = {}
    told: list[Finding] = []
    for cell in cells:
        if cell.kolom != LEPAS and cell.kolom not in known:
            if cell.teks.strip():
                told.append(_said("skp.kolom-hilang", row, teks=cell.teks.strip()))
        elif cell.lama is not None and sel_matriks.lines(cell.lama) != shown.get(cell.kolom, ()):
            told.append(_said("skp.sel-berubah", row, teks=cell.teks.strip()))
        else:
            going[cell.kolom] = cell.teks
    return going, told


def _said(code: str, row: BarisSkp, **args: str) -> Finding:
    return Finding(code, Severity.WARN, args={"nama": row.nama, **args}, subject=row.pegawai_uid.hex())


def pulihkan(konteks: Konteks, filled: HasilMatriks) -> Outcome[HasilMatriks]:
    """Give plans back the content they had before they were filled; return what they held meanwhile.

    A plan that somebody went on writing since stays as it is and is told: giving back would wipe that.
    """
    contents = filled.sebelum
    with konteks.simpanan.write(konteks.author, alasan="urungkan matriks") as transaction:
        plans = queries.plans(transaction.connection, list(contents))
        held, findings = skp_urung.give_back(transaction, konteks, Semula(contents, versi=filled.versi))
        touched = {plan.penugasan_id for plan in plans.values()}
        tahun = next((plan.tahun for plan in plans.values()), 0)
        return Outcome(_result(transaction, konteks, tahun, touched, held, findings, 0), transaction.changes)
