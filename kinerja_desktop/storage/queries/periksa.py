"""Is everything whole? Reads that look for damage and never mend anything.

Every function yields what is wrong as plain rows; whole tables are streamed, nothing is loaded at once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPenugasan, StatusNilai
from kinerja_desktop.foundation.berkas import sha256
from kinerja_desktop.storage import engine, tables
from kinerja_desktop.storage.revisions import fingerprint
from kinerja_desktop.storage.unit_of_work import state_columns, state_of

_CHUNK: Final = 2_000
_SMALL: Final = 25_000
"""Pages (of 4 KiB) of a file whose indexes are looked through in about a second."""
Koneksi = sa.Connection
"""For signatures of services, which do not know SQLAlchemy."""


@dataclass(frozen=True, slots=True)
class Cacat:
    """Something that is wrong: a code below ``periksa.``, what it concerns, more of it."""

    kode: str
    jenis: str = ""
    uid: str = ""
    isi: str = ""


def record_tables() -> list[sa.Table]:
    """Return the tables whose rows carry revisions."""
    return [table for table in tables.metadata.sorted_tables if "revisi_akhir" in table.c]


def database(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield what SQLite itself finds wrong with the file, and references that lead nowhere."""
    if connection.dialect.name != "sqlite":
        return
    for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if verdict != "ok":
            yield Cacat("berkas", isi=str(verdict))
    for table, row_id, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Cacat("rujukan", jenis=str(table), isi=f"{row_id} -> {target}")


def quick(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield what SQLite finds wrong with the file: indexes too while that takes no more than a moment."""
    if connection.dialect.name != "sqlite":
        return
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    name = "integrity_check" if pages <= _SMALL else "quick_check"
    for (verdict,) in connection.exec_driver_sql(f"PRAGMA {name}(1)"):
        if verdict != "ok":
            yield Cacat("berkas", isi=str(verdict))


def tail(connection: sa.Connection, count: int = 500) -> Iterator[Cacat]:
    """Yield records changed last that are not what their last revision says: `states` for the end of the history."""
    table = tables.revisi
    last = sa.select(table.c.record_jenis, table.c.record_uid).order_by(table.c.seq.desc()).limit(count)
    changed: dict[str, set[bytes]] = {}
    for row in connection.execute(last):
        changed.setdefault(row.record_jenis, set()).add(bytes(row.record_uid))
    for one in record_tables():
        if one.name in changed:
            yield from states(connection, one, changed[one.name])


def schema(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield a disagreement between the versions that the database states."""
    stated = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    known = {str(int(stated or 0)), str(engine.SCHEMA)}
    if connection.dialect.name == "sqlite":
        known.add(str(connection.exec_driver_sql("PRAGMA user_version").scalar_one()))
    if len(known) > 1:
        yield Cacat("skema", isi=", ".join(sorted(known)))


def chains(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield revisions whose predecessor is missing or belongs to another record, and beginnings that are none."""
    revisi = tables.revisi
    for name in ("induk", "induk_lain"):
        before = revisi.alias("sebelum")
        statement = (
            sa.select(revisi.c.record_jenis, revisi.c.record_uid, revisi.c.uid)
            .select_from(revisi.outerjoin(before, before.c.uid == revisi.c[name]))
            .where(
                revisi.c[name].is_not(None),
                sa.or_(before.c.uid.is_(None), before.c.record_uid != revisi.c.record_uid),
            )
        )
        for row in connection.execute(statement):
            yield Cacat("rantai", row.record_jenis, row.record_uid.hex(), row.uid.hex())
    odd = sa.select(revisi.c.record_jenis, revisi.c.record_uid, revisi.c.uid).where(
        sa.or_(
            sa.and_(revisi.c.induk.is_(None), revisi.c.aksi != "buat"),
            sa.and_(revisi.c.induk.is_not(None), revisi.c.aksi == "buat"),
        )
    )
    for row in connection.execute(odd):
        yield Cacat("rantai", row.record_jenis, row.record_uid.hex(), row.uid.hex())


def states(
    connection: sa.Connection, table: sa.Table, only: Collection[bytes] | None = None
) -> Iterator[Cacat]:
    """Yield records whose state is not what their last revision says; ``only``: at most 500 uids to look at."""
    uids = _uids(connection, table)
    last = tables.revisi
    statement = sa.select(
        table, last.c.sidik.label("r_sidik"), last.c.aksi.label("r_aksi"), last.c.record_uid.label("r_record")
    ).select_from(table.outerjoin(last, last.c.uid == table.c.revisi_akhir))
    if only is not None:
        statement = statement.where(table.c.uid.in_(only))
    for row in _stream(connection, statement):
        uid = bytes(row["uid"])
        if row["r_sidik"] is None or bytes(row["r_record"]) != uid or row["r_aksi"] == "hapus":
            yield Cacat("tanpa-revisi", table.name, uid.hex())
            continue
        try:
            found = fingerprint(table.name, uid, state_of(table, row, uids))
        except KeyError:
            found = ""
        if found != row["r_sidik"]:
            yield Cacat("sidik", table.name, uid.hex())


def _uids(connection: sa.Connection, table: sa.Table) -> dict[str, Mapping[int, bytes]]:
    found: dict[str, Mapping[int, bytes]] = {}
    for _, target in state_columns(table):
        if target and target not in found:
            column = tables.metadata.tables[target].c
            rows = connection.execute(sa.select(column.id, column.uid))
            found[target] = {row.id: bytes(row.uid) for row in rows}
    return found


def _stream(connection: sa.Connection, statement: sa.Select[Any]) -> Iterator[dict[str, Any]]:
    result = connection.execute(statement, execution_options={"yield_per": _CHUNK})
    for part in result.mappings().partitions(_CHUNK):
        yield from (dict(row) for row in part)


def stretches(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield positions and states of people that overlap, end before they begin, or do not begin with the first day."""
    yield from _overlaps(connection)
    penugasan, keadaan, pegawai = tables.penugasan, tables.pegawai_keadaan, tables.pegawai
    backwards = sa.select(penugasan.c.uid).where(penugasan.c.sampai < penugasan.c.dari)
    for uid in connection.scalars(backwards):
        yield Cacat("rentang-terbalik", "penugasan", uid.hex())
    first = (
        sa.select(sa.func.min(keadaan.c.dari)).where(keadaan.c.pegawai_id == pegawai.c.id).scalar_subquery()
    )
    without = sa.select(pegawai.c.uid).where(sa.or_(first.is_(None), first != tables.AWAL))
    for uid in connection.scalars(without):
        yield Cacat("keadaan-awal", "pegawai", uid.hex())


def _overlaps(connection: sa.Connection) -> Iterator[Cacat]:
    table = tables.penugasan.c
    statement = (
        sa.select(table.uid, table.pegawai_id, table.dari, table.sampai)
        .where(table.jenis == JenisPenugasan.DEFINITIF.value)
        .order_by(table.pegawai_id, table.dari, table.id)
    )
    owner, until = -1, date.min
    for row in _stream(connection, statement):
        if row["pegawai_id"] == owner and row["dari"] <= until:
            yield Cacat("rentang-tumpuk", "penugasan", row["uid"].hex())
        same = row["pegawai_id"] == owner
        ends = row["sampai"] or date.max
        owner, until = row["pegawai_id"], max(until, ends) if same else ends


def numbers(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield people whose NIP or PNS ID is not among the numbers by which imports find them again.

    Numbers carry no revisions of their own; a wrong one would make a second person of the next roster's row.
    """
    people, known = tables.pegawai.c, tables.identitas.c
    for name in ("nip", "pns_id"):
        same = sa.exists().where(known.pegawai_id == people.id, known.nilai == people[name])
        statement = sa.select(people.uid, people[name]).where(people[name] != "", ~same)
        for uid, number in connection.execute(statement):
            yield Cacat("nomor", "pegawai", uid.hex(), number)


def periods(connection: sa.Connection) -> Iterator[tuple[str, date, date]]:
    """Yield code, first and last day of every stored period."""
    table = tables.periode.c
    for row in connection.execute(sa.select(table.kode, table.awal, table.akhir)):
        yield row.kode, row.awal, row.akhir


@dataclass(frozen=True, slots=True)
class PredikatRow:
    """How often a predikat stands beside two ratings in a period."""

    periode_kode: str
    hasil_kerja: str
    perilaku: str
    predikat: str
    jumlah: int


def predicates(connection: sa.Connection) -> list[PredikatRow]:
    """Return every combination of period, two ratings and predikat that occurs."""
    table = tables.penilaian.c
    keys = (table.periode_kode, table.hasil_kerja, table.perilaku, table.predikat)
    statement = sa.select(*keys, sa.func.count()).group_by(*keys).order_by(*keys)
    return [PredikatRow(*row) for row in connection.execute(statement)]


def with_predicate(connection: sa.Connection, wanted: PredikatRow) -> Iterator[str]:
    """Yield the uids of the ratings of one such combination."""
    table = tables.penilaian.c
    statement = sa.select(table.uid).where(
        table.periode_kode == wanted.periode_kode,
        table.hasil_kerja == wanted.hasil_kerja,
        table.perilaku == wanted.perilaku,
        table.predikat == wanted.predikat,
    )
    yield from (uid.hex() for uid in connection.scalars(statement))


def frozen(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield locked ratings whose frozen part is missing or unreadable, and unlocked ones that have one."""
    table = tables.penilaian.c
    statement = sa.select(table.uid, table.status, table.beku).where(
        sa.or_(table.status == StatusNilai.TERKUNCI.value, table.beku != "")
    )
    for row in _stream(connection, statement):
        locked = row["status"] == StatusNilai.TERKUNCI
        try:
            readable = isinstance(json.loads(row["beku"]), dict)
        except ValueError:
            readable = False
        if locked != readable:
            yield Cacat("beku", "penilaian", row["uid"].hex())


def excused(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield ratings marked as not rated without a reason or with ratings, and reasons without the mark."""
    table = tables.penilaian.c
    marked = table.status == StatusNilai.TIDAK_DINILAI.value
    rated = sa.or_(table.hasil_kerja != "", table.perilaku != "", table.predikat != "")
    wrong = sa.or_(
        sa.and_(marked, sa.or_(table.tidak_dinilai == "", rated)),
        sa.and_(sa.not_(marked), table.tidak_dinilai != ""),
    )
    for uid in connection.scalars(sa.select(table.uid).where(wrong)):
        yield Cacat("tidak-dinilai", "penilaian", uid.hex())


def pictures(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield pictures whose content is not what their key says."""
    for row in connection.execute(sa.select(tables.gambar.c.sidik, tables.gambar.c.isi)):
        if sha256(bytes(row.isi)) != row.sidik:
            yield Cacat("gambar", isi=row.sidik)


def revision_count(connection: sa.Connection) -> int:
    """Return how many revisions there are."""
    return int(connection.scalar(sa.select(sa.func.count()).select_from(tables.revisi)) or 0)


def row_count(connection: sa.Connection, table: sa.Table) -> int:
    """Return how many rows a table has."""
    return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def last_change(connection: sa.Connection) -> datetime | None:
    """Return when the last change was made, by the order of changes and not by what their clocks said."""
    table = tables.revisi
    return connection.execute(sa.select(table.c.waktu).order_by(table.c.seq.desc()).limit(1)).scalar()
