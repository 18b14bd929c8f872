"""Impor unit: SIASN's HierarkiUnor or a plain list of units held against the tree; one batch, undone like a roster.

A unit is known by its UNOR ID, its NPSN, its path, or a name that occurs once. Names and parents that differ are
changed (the file is the later word); what the file does not name stays as it is, nothing is ended.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.masukan import UnitDraft
from kinerja_desktop.domain.pegawai import nama_cari, nama_urut
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import sync_penugasan
from kinerja_desktop.services.worker import borrowed
from kinerja_desktop.storage import backup, tables
from kinerja_desktop.storage.commands import identitas
from kinerja_desktop.storage.commands import roster as commands
from kinerja_desktop.storage.commands import unit as unit_commands
from kinerja_desktop.storage.engine import Connection
from kinerja_desktop.storage.queries import unit_rincian, units
from kinerja_desktop.storage.unit_of_work import Transaction
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from kinerja_desktop.workbooks.unit import read_units

JENIS: Final = "unit"
LUAR: Final = 0
"""Parent of what hangs outermost; ids of units that would be made are negative."""


class AksiUnit(StrEnum):
    """What happens to a row."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    PERLU_DIPERBAIKI = "perlu_diperbaiki"
    DILEWATI = "dilewati"


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """One row of the file: the unit it means, and what would change.

    Attributes:
        unit_id: the known unit; negative: the one that would be made; None: none (to be mended, skipped).
        induk_id: where it will hang; `LUAR`: outermost or not said for a new one.
        lama: name and name of the parent as stored ('' for a new one); ``baru`` as they will be.
    """

    aksi: AksiUnit
    lokasi: Location
    nama: str
    unit_id: int | None = None
    induk_id: int = LUAR
    lama: tuple[str, str] = ("", "")
    baru: tuple[str, str] = ("", "")
    masalah: tuple[Finding, ...] = ()
    draft: UnitDraft | None = None


@dataclass(frozen=True, slots=True)
class TinjauanUnit:
    """The check of a unit file; nothing was written."""

    berkas: Path
    sidik: str
    sheet: str
    per_tanggal: date
    baris: tuple[BarisUnit, ...]
    masalah: tuple[Finding, ...]
    bacaan: Bacaan[UnitDraft]

    @property
    def hitungan(self) -> dict[str, int]:
        """Return dibaca and the five kinds that add up to it."""
        counts = Counter(row.aksi for row in self.baris)
        return {"dibaca": len(self.baris)} | {kind.value: counts[kind] for kind in AksiUnit}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything said about the file and its rows."""
        return (*self.masalah, *(item for row in self.baris for item in row.masalah))


@dataclass(frozen=True, slots=True)
class HasilUnit:
    """What an import of units put in."""

    batch: int
    hitungan: Mapping[str, int]
    findings: tuple[Finding, ...]


def periksa(
    konteks: Konteks | None, path: Path, *, per_tanggal: date | None = None, progress: Progress | None = None
) -> TinjauanUnit:
    """Read a unit file and hold it against the tree (None: there is no office yet). Writes nothing.

    Raises:
        FileError: it cannot be read, or holds no list of units.
        Cancelled: the operator pressed Batal.
    """
    per = per_tanggal or clock.today()
    with borrowed(None if konteks is None else konteks.kantor.worker) as worker:
        bacaan = worker.call(_read, path, progress=progress, reads=path.name)
    if konteks is None:
        return _tinjau(_Peninjau([], {}), path, bacaan, per)
    with konteks.simpanan.read() as connection:
        return _tinjau(_peninjau(connection, per), path, bacaan, per)


def simpan(konteks: Konteks, tinjauan: TinjauanUnit) -> Outcome[HasilUnit]:
    """Put in what is good: one transaction, one batch; the check is computed again inside.

    Raises:
        StorageError: the office cannot be written; nothing was.
    """
    if backup.worthwhile(konteks.kantor.folder):
        backup.make(konteks.kantor.folder, "impor")
    with konteks.simpanan.write(konteks.author, alasan="impor unit") as transaction:
        fresh = _tinjau(
            _peninjau(transaction.connection, tinjauan.per_tanggal),
            tinjauan.berkas,
            tinjauan.bacaan,
            tinjauan.per_tanggal,
        )
        file = {"nama": fresh.berkas.name, "sidik": fresh.sidik, "sheet": [fresh.sheet]}
        batch = commands.open_batch(
            transaction,
            new_uid(),
            {
                "jenis": JENIS,
                "per_tanggal": fresh.per_tanggal,
                "berkas": json.dumps([file], ensure_ascii=False),
                "hitungan": json.dumps(fresh.hitungan),
            },
        )
        _write(transaction, fresh.baris)
        sync_penugasan(transaction, fresh.per_tanggal)
        transaction.touch("impor", [batch])
        changes = transaction.changes
    return Outcome(HasilUnit(batch, fresh.hitungan, fresh.findings), changes)


def _read(path: Path, progress: Progress) -> Bacaan[UnitDraft]:
    progress.step(0, 0, "impor.langkah-baca")
    with open_book(path) as book:
        return read_units(book, path.name)


def _peninjau(connection: Connection, per: date) -> _Peninjau:
    return _Peninjau(units.all_units(connection, per), unit_rincian.numbers(connection))


def _tinjau(peninjau: _Peninjau, path: Path, bacaan: Bacaan[UnitDraft], per: date) -> TinjauanUnit:
    by_row: dict[int, list[Finding]] = defaultdict(list)
    notes: list[Finding] = []
    first = bacaan.layout.first_data_row
    for item in bacaan.findings:
        number = item.location.baris or 0
        (notes if number < first else by_row[number]).append(item)
    rows = {row.lokasi.baris or 0: row for row in peninjau.rows(bacaan.drafts, by_row)}
    for number, found in by_row.items():
        if number not in rows:
            blocked = any(item.severity is Severity.BLOCK for item in found)
            kind = AksiUnit.PERLU_DIPERBAIKI if blocked else AksiUnit.DILEWATI
            name = str(found[0].args.get("nama", ""))
            rows[number] = BarisUnit(kind, replace(found[0].location, kolom=None), name, masalah=tuple(found))
    ordered = tuple(rows[number] for number in sorted(rows))
    return TinjauanUnit(path, bacaan.sidik, bacaan.sheet, per, ordered, tuple(notes), bacaan)


class _Peninjau:
    """Matches drafts with the tree."""

    def __init__(self, rows: Sequence[units.UnitRow], numbers: Mapping[tuple[int, str], str]) -> None:
        self._units = {row.id: row for row in rows}
        self._numbers = numbers
        self._by_number = {(kind, value): id_ for (id_, kind), value in numbers.items()}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for row in self._units.values():
            self._by_name[nama_cari(row.nama)].append(row.id)
        self._meant: dict[int, int] = {}
        """Place of a draft -> unit id, negative for a new one."""
        self._ids: dict[str, int] = {}
        self._names: dict[str, list[int]] = defaultdict(list)
        self._paths: dict[tuple[str, ...], int] = {}
        self._taken: set[int] = set()
        self._told: set[tuple[str, ...]] = set()
        """Paths that the file names: what lies on one is no candidate for a row of another."""

    def rows(self, drafts: Sequence[UnitDraft], said: Mapping[int, list[Finding]]) -> list[BarisUnit]:
        """Return what would happen to every draft."""
        self._told = {_folded(draft.path) for draft in drafts if draft.path}
        for place, draft in enumerate(drafts):
            self._recognise(place, draft)
        names = {self._meant[place]: draft.nama for place, draft in enumerate(drafts)}
        parents = {self._meant[place]: self._parent(draft) for place, draft in enumerate(drafts)}
        names = {id_: row.nama for id_, row in self._units.items()} | names
        circling = self._circling(parents)
        return [
            self._row(self._meant[place], draft, parents, names, circling, tuple(said.get(draft.lokasi.baris or 0, ())))
            for place, draft in enumerate(drafts)
        ]  # fmt: skip

    def _recognise(self, place: int, draft: UnitDraft) -> None:
        found = self._known(draft)
        if found is None or found in self._taken:
            found = -place - 1
        self._taken.add(found)
        self._meant[place] = found
        if draft.unor_id:
            self._ids[draft.unor_id] = found
        self._names[nama_cari(draft.nama)].append(found)
        if draft.path:
            self._paths[_folded(draft.path)] = found

    def _known(self, draft: UnitDraft) -> int | None:
        for kind, value in ((JenisNomor.UNOR_ID, draft.unor_id), (JenisNomor.NPSN, draft.npsn)):
            if value and (kind, value) in self._by_number:
                found = self._by_number[kind, value]
                return found if found in self._units else None
        named = self._by_name.get(nama_cari(draft.nama), [])
        key = _folded(draft.path)
        on_path = self._at_path(key) if key else None
        if on_path is not None:
            return on_path
        above = nama_cari(draft.induk_nama or "")
        if above:
            below = [id_ for id_ in named if self._above(id_) == above]
            if len(below) == 1:
                return below[0]
        free = [
            id_
            for id_ in named
            if not (draft.unor_id and (id_, JenisNomor.UNOR_ID) in self._numbers)
            and not (key and self._chain(id_) in self._told)
        ]
        return free[0] if len(free) == 1 and len(named) == 1 else None

    def _at_path(self, key: tuple[str, ...]) -> int | None:
        """Return the one known unit that stands exactly there, else the one below whatever else ends so."""
        chains = {id_: self._chain(id_) for id_ in self._by_name.get(key[-1], ())}
        exact = [id_ for id_, chain in chains.items() if chain == key]
        ending = exact or [id_ for id_, chain in chains.items() if chain[-len(key) :] == key]
        return ending[0] if len(ending) == 1 else None

    def _chain(self, unit_id: int) -> tuple[str, ...]:
        """Return the folded names from the outermost unit down to this one."""
        names: list[str] = []
        at: int | None = unit_id
        while at in self._units and len(names) < len(self._units):
            names.insert(0, nama_cari(self._units[at].nama))
            at = self._units[at].induk_id
        return tuple(names)

    def _above(self, unit_id: int) -> str:
        parent = self._units[unit_id].induk_id
        return nama_cari(self._units[parent].nama) if parent in self._units else ""

    def _parent(self, draft: UnitDraft) -> int | None:
        """Return the parent the file names: an id, None where it names none that is known."""
        if draft.induk_id:
            known = self._by_number.get((JenisNomor.UNOR_ID, draft.induk_id))
            return self._ids.get(draft.induk_id, known)
        if len(draft.path) > 1:
            return self._nearest(_folded(draft.path[:-1]))
        if draft.induk_nama:
            name = nama_cari(draft.induk_nama)
            found = self._names.get(name) or self._by_name.get(name, [])
            return found[0] if len(set(found)) == 1 else None
        return None

    def _nearest(self, above: tuple[str, ...]) -> int | None:
        """Return the innermost unit on the way that the file or the office knows."""
        for end in range(len(above), 0, -1):
            found = self._paths.get(above[:end]) or self._at_path(above[:end])
            if found is not None:
                return found
        return None

    def _circling(self, parents: Mapping[int, int | None]) -> set[int]:
        """Return the units that would lie below themselves."""
        after = {row.id: row.induk_id for row in self._units.values()}
        after |= {id_: parent for id_, parent in parents.items() if parent is not None or id_ not in after}
        found: set[int] = set()
        for start in parents:
            seen = {start}
            place = after.get(start)
            while place is not None and place not in seen:
                seen.add(place)
                place = after.get(place)
            if place == start:
                found.add(start)
        return found

    def _row(
        self,
        unit_id: int,
        draft: UnitDraft,
        parents: Mapping[int, int | None],
        names: Mapping[int, str],
        circling: set[int],
        said: tuple[Finding, ...],
    ) -> BarisUnit:
        parent = parents[unit_id]
        if unit_id in circling:
            above = names.get(parent or 0, "")
            wrong = Finding(
                "unit.melingkar-berkas", Severity.BLOCK, draft.lokasi, {"unit": draft.nama, "induk": above}
            )
            return BarisUnit(
                AksiUnit.PERLU_DIPERBAIKI, draft.lokasi, draft.nama, masalah=(*said, wrong), draft=draft
            )
        known = self._units.get(unit_id)
        if known is None:
            return BarisUnit(AksiUnit.BARU, draft.lokasi, draft.nama, unit_id, parent or LUAR,
                             baru=(draft.nama, names.get(parent or 0, "")), masalah=said, draft=draft)  # fmt: skip
        kept = parent if parent is not None else known.induk_id
        before = (known.nama, names.get(known.induk_id or 0, ""))
        after = (draft.nama, names.get(kept or 0, ""))
        moved = kept != known.induk_id or nama_cari(draft.nama) != nama_cari(known.nama)
        numbered = any(
            value and self._numbers.get((unit_id, kind)) != value
            for kind, value in ((JenisNomor.UNOR_ID, draft.unor_id), (JenisNomor.NPSN, draft.npsn))
        )
        kind = AksiUnit.BERUBAH if moved or numbered else AksiUnit.SAMA
        return BarisUnit(kind, draft.lokasi, draft.nama, unit_id, kept or LUAR, before, after, said, draft)


def _folded(path: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(nama_cari, path))


def _above(induk_id: int, made: Container[int | None]) -> int | None:
    """Return the parent of a new unit; outermost where the parent's own row waits to be mended."""
    return induk_id if induk_id > 0 or induk_id in made else None


def _placed(real: Mapping[int, int], induk_id: int) -> int | None:
    """Return the stored parent; outermost where the parent's own row waits to be mended."""
    found = real.get(induk_id, induk_id)
    return found if found > 0 else None


def _write(transaction: Transaction, rows: Sequence[BarisUnit]) -> None:
    """Make new units (a parent before its children), then change known ones, then set numbers."""
    waiting = {row.unit_id for row in rows if row.aksi is AksiUnit.BARU}
    real = unit_commands.insert_tree(
        transaction,
        [
            unit_commands.NewUnit(row.unit_id, _above(row.induk_id, waiting), row.nama)
            for row in rows
            if row.unit_id is not None and row.aksi is AksiUnit.BARU
        ],
    )
    changes = {}
    for row in rows:
        if row.aksi is AksiUnit.BERUBAH and row.unit_id is not None and row.lama != row.baru:
            nama = " ".join(row.nama.split())
            parent = _placed(real, row.induk_id)
            changes[row.unit_id] = {"nama": nama, "nama_urut": nama_urut(nama), "induk_id": parent}
    transaction.update_many(tables.unit, changes)
    numbers: dict[tuple[int, JenisNomor], str] = {}
    for row in rows:
        if row.draft is None or row.unit_id is None or row.aksi not in {AksiUnit.BARU, AksiUnit.BERUBAH}:
            continue
        target = real.get(row.unit_id, row.unit_id)
        for kind, value in ((JenisNomor.UNOR_ID, row.draft.unor_id), (JenisNomor.NPSN, row.draft.npsn)):
            if value:
                numbers[target, kind] = value
    identitas.set_unit_numbers(transaction, numbers)
