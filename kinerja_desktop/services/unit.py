"""The unit tree: shown, added to, renamed, moved, merged, ended; numbers of units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.pegawai import nama_tampil, nama_urut
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import follow
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import identitas
from kinerja_desktop.storage.commands import unit as commands
from kinerja_desktop.storage.queries import keadaan, unit_rincian, units


@dataclass(frozen=True, slots=True)
class UnitSimpul:
    """One unit of the tree as screens show it.

    Attributes:
        kedalaman: how many units lie above it.
        jalur: names from the outermost unit to this one.
        pegawai: active people whose own place of work it is; ``pegawai_semua`` with everything below.
        kepala: display name of who leads it on the day, '' when nobody does; ``kepala_jenis`` code of
            `JenisPenugasan`; ``kepala_id`` id of the `unit_kepala` row.
    """

    id: int
    uid: bytes
    version: int
    induk_id: int | None
    nama: str
    jenis: str
    urutan: int
    dari: date
    sampai: date | None
    kedalaman: int
    jalur: tuple[str, ...]
    pegawai: int
    pegawai_semua: int
    kepala: str
    kepala_jenis: str
    kepala_id: int | None
    unor_id: str
    npsn: str


def tree(konteks: Konteks, at: date | None = None) -> tuple[UnitSimpul, ...]:
    """Return the units that exist on a day (default: today), each before its children, siblings in their order."""
    day = at or clock.today()
    with konteks.simpanan.read() as connection:
        rows = {row.id: row for row in units.all_units(connection, day)}
        heads = unit_rincian.heads(connection)
        people = keadaan.people_per_unit(connection, day)
        numbers = unit_rincian.numbers(connection)
    pohon = Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in rows.values())
    leading = {h.unit_id: h for h in heads if h.dari <= day and (h.sampai is None or h.sampai >= day)}
    order = [u for root in pohon.akar for u in pohon.descendants(root, include_self=True)]
    below: Counter[int] = Counter()
    for unit_id in reversed(order):
        below[unit_id] += people.get(unit_id, 0)
        if above := pohon.ancestors(unit_id)[:1]:
            below[above[0]] += below[unit_id]
    scope = konteks.cakupan.unit_ids
    shown = [u for u in order if scope is None or u in scope]
    return tuple(_simpul(rows[u], pohon, leading.get(u), people.get(u, 0), below[u], numbers) for u in shown)


def tanpa_unit(konteks: Konteks, at: date | None = None) -> int:
    """Return how many active people have no unit on a day (default: today); 0 for who sees some units only."""
    if konteks.cakupan.unit_ids is not None:
        return 0
    with konteks.simpanan.read() as connection:
        return keadaan.people_without_unit(connection, at or clock.today())


def _simpul(
    row: units.UnitRow,
    pohon: Pohon,
    head: unit_rincian.KepalaRow | None,
    own: int,
    below: int,
    numbers: dict[tuple[int, str], str],
) -> UnitSimpul:
    return UnitSimpul(
        row.id, row.uid, row.version, row.induk_id, row.nama, row.jenis, row.urutan, row.dari, row.sampai,
        pohon.kedalaman(row.id), pohon.path(row.id), own, below,
        nama_tampil(head.gelar_depan, head.nama, head.gelar_belakang) if head else "",
        head.jenis if head else "", head.id if head else None,
        numbers.get((row.id, JenisNomor.UNOR_ID), ""), numbers.get((row.id, JenisNomor.NPSN), ""),
    )  # fmt: skip


def add(konteks: Konteks, nama: str, induk_id: int | None = None, *, jenis: str = "") -> Outcome[int]:
    """Add a unit at the end of its siblings and return its id.

    Raises:
        RefusedError: ``unit.nama-kosong``.
    """
    _require_name(nama)
    with konteks.simpanan.write(konteks.author) as transaction:
        siblings = [u for u in units.all_units(transaction.connection) if u.induk_id == induk_id]
        urutan = max((u.urutan for u in siblings), default=-1) + 1 if any(u.urutan for u in siblings) else 0
        id_ = commands.insert(transaction, nama, induk_id, jenis=jenis, urutan=urutan)
        return Outcome(id_, transaction.changes)


def rename(konteks: Konteks, unit_id: int, nama: str, *, version: int) -> Outcome[None]:
    """Give a unit another name.

    Raises:
        RefusedError: ``unit.nama-kosong``.
        ConflictError: changed since it was read.
    """
    _require_name(nama)
    nama = " ".join(nama.split())
    with konteks.simpanan.write(konteks.author) as transaction:
        values = {"nama": nama, "nama_urut": nama_urut(nama)}
        transaction.update(tables.unit, unit_id, values, version=version)
        return Outcome(None, transaction.changes)


def set_jenis(konteks: Konteks, unit_id: int, jenis: str, *, version: int) -> Outcome[None]:
    """Set the kind of a unit (code of `JenisUnit`; '' not said)."""
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.update(tables.unit, unit_id, {"jenis": jenis}, version=version)
        return Outcome(None, transaction.changes)


def move(
    konteks: Konteks, unit_id: int, induk_id: int | None, *, version: int, per_tanggal: date | None = None
) -> Outcome[None]:
    """Hang one unit below another; see `move_all`."""
    return move_all(konteks, {unit_id: version}, induk_id, per_tanggal=per_tanggal)


def move_all(
    konteks: Konteks, versions: Mapping[int, int], induk_id: int | None, *, per_tanggal: date | None = None
) -> Outcome[None]:
    """Hang units below another (None: outermost), all or none; raters follow the tree from ``per_tanggal`` (today).

    ``versions``: the version that was read, by id of the unit.

    Raises:
        RefusedError: ``unit.melingkar``: the new place lies below one of the units itself.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        pohon = _pohon(units.all_units(transaction.connection))
        for unit_id, version in versions.items():
            if not pohon.can_move(unit_id, induk_id):
                raise RefusedError(
                    "unit.melingkar", unit=pohon[unit_id].nama, induk=pohon[induk_id or unit_id].nama
                )
            transaction.update(tables.unit, unit_id, {"induk_id": induk_id}, version=version)
        follow(transaction, per_tanggal or clock.today(), (), unit_ids=tuple(versions))
        return Outcome(None, transaction.changes)


def move_back(konteks: Konteks, places: Mapping[int, int | None]) -> Outcome[None]:
    """Undo a move: hang every unit where it hung (id -> unit above), whatever was done with it since.

    Raises:
        RefusedError: ``unit.melingkar``: what lay above one of them hangs below it by now.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        rows = units.all_units(transaction.connection)
        pohon = Pohon(SimpulUnit(row.id, row.nama, places.get(row.id, row.induk_id)) for row in rows)
        for circle in pohon.melingkar():
            back = next(id_ for id_ in circle if id_ in places)
            raise RefusedError(
                "unit.melingkar", unit=pohon[back].nama, induk=pohon[places[back] or back].nama
            )
        transaction.update_many(tables.unit, {id_: {"induk_id": above} for id_, above in places.items()})
        follow(transaction, clock.today(), (), unit_ids=tuple(places))
        return Outcome(None, transaction.changes)


def merge(
    konteks: Konteks, unit_id: int, ke_id: int, *, version: int, per_tanggal: date | None = None
) -> Outcome[None]:
    """Let a unit go up in another: people, positions, heads, children and numbers go over, the unit ends.

    Locked ratings keep the frozen name of the old unit.

    Raises:
        RefusedError: ``unit.melingkar``: the other lies below it; ``unit.gabung-diri``.
        ConflictError: changed since it was read.
    """
    day = per_tanggal or clock.today()
    with konteks.simpanan.write(konteks.author, alasan="gabung unit") as transaction:
        pohon = _pohon(units.all_units(transaction.connection))
        if unit_id == ke_id:
            raise RefusedError("unit.gabung-diri", unit=pohon[unit_id].nama)
        if not pohon.can_move(unit_id, ke_id):
            raise RefusedError("unit.melingkar", unit=pohon[unit_id].nama, induk=pohon[ke_id].nama)
        transaction.update(tables.unit, unit_id, {"gabung_ke_id": ke_id}, version=version)
        commands.merge(transaction, unit_id, ke_id, day)
        follow(transaction, day, (), unit_ids=(unit_id, ke_id))
        return Outcome(None, transaction.changes)


def end(konteks: Konteks, unit_id: int, sampai: date, *, version: int) -> Outcome[None]:
    """Let a unit end on a day.

    Raises:
        RefusedError: ``unit.masih-berisi``: people work in it on that day, or units still lie below it.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        rows = units.all_units(transaction.connection, sampai)
        children = sum(row.induk_id == unit_id for row in rows)
        people = keadaan.people_per_unit(transaction.connection, sampai).get(unit_id, 0)
        if people or children:
            nama = next((row.nama for row in rows if row.id == unit_id), "")
            raise RefusedError("unit.masih-berisi", unit=nama, pegawai=people, anak=children)
        transaction.update(tables.unit, unit_id, {"sampai": sampai}, version=version)
        return Outcome(None, transaction.changes)


def reorder(konteks: Konteks, ids: Sequence[int]) -> Outcome[None]:
    """Set the order of siblings: all of them, in the order wanted."""
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.update_many(tables.unit, {id_: {"urutan": n} for n, id_ in enumerate(ids, start=1)})
        return Outcome(None, transaction.changes)


def set_identitas(konteks: Konteks, unit_id: int, *, unor_id: str, npsn: str) -> Outcome[None]:
    """Set SIASN's UNOR ID and the school's NPSN of a unit; '' removes.

    Raises:
        RefusedError: ``unit.npsn``: an NPSN has 8 digits or letters.
    """
    npsn, unor_id = npsn.strip(), unor_id.strip()
    if npsn and not (len(npsn) == 8 and npsn.isalnum()):
        raise RefusedError("unit.npsn", npsn=npsn)
    with konteks.simpanan.write(konteks.author) as transaction:
        identitas.set_unit_number(transaction, unit_id, JenisNomor.UNOR_ID, unor_id)
        identitas.set_unit_number(transaction, unit_id, JenisNomor.NPSN, npsn)
        return Outcome(None, transaction.changes)


def _require_name(nama: str) -> None:
    if not nama.strip():
        raise RefusedError("unit.nama-kosong")


def _pohon(rows: Sequence[units.UnitRow]) -> Pohon:
    return Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in rows)


find_or_create = commands.find_or_create
"""``find_or_create(transaction, paths, dari) -> FoundUnits``: for imports that bring units along (own transaction)."""
