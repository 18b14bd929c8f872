"""Writing activities: rows, their sums and their history in one transaction; taking a step back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from kinerja_desktop.domain.kegiatan import TEMPAT, IsiKegiatan
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.storage import bulk
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan
from kinerja_desktop.storage.kegiatan.tabel import (
    berkas,
    bulanan,
    harian,
    kegiatan,
    langkah,
    orang,
    rencana,
    riwayat,
)
from kinerja_desktop.storage.revisions import canonical, plain

Row = dict[str, Any]
_PILE: Final = 5_000
_IN: Final = 500


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a step comes from: who, how (`langkah.jenis`), why, from which file."""

    petugas: str
    jenis: str
    alasan: str = ""
    berkas: str = ""
    sidik: str = ""


@dataclass(slots=True)
class Urungan:
    """What taking a step back did: rows made again or as before, rows removed, and ids that were changed since."""

    dikembalikan: int = 0
    dihapus: int = 0
    tetap: list[int] = field(default_factory=list)


class TulisKegiatan:
    """An open step of one year.

    Attributes:
        connection: the Core connection.
        id: of the step in `langkah`.
    """

    def __init__(self, connection: sa.Connection, asal: Asal, membatalkan: int | None) -> None:
        self.connection = connection
        self._people: dict[bytes, int] = {}
        self._plans: dict[tuple[bytes, str], int] = {}
        self._months: dict[tuple[int, int, int, str], list[Any]] = {}
        self._days: Counter[date] = Counter()
        self._touched = 0
        self._history: list[Row] = []
        first = self._sequence()
        values = {
            "uid": new_uid(), "jenis": asal.jenis, "waktu": clock.now(), "petugas": asal.petugas,
            "alasan": asal.alasan, "berkas": asal.berkas, "sidik": asal.sidik, "jumlah": 0,
            "id_awal": first + 1, "id_akhir": first, "membatalkan_id": membatalkan,
        }  # fmt: skip
        made = connection.execute(sa.insert(langkah).values(values))
        self.id = int(made.inserted_primary_key[0])  # type: ignore[index]  # a single insert always has one

    def person(self, uid: bytes) -> int:
        """Return the id of a person in this file, adding the person where new."""
        if uid not in self._people:
            chosen = sa.select(orang.c.id).where(orang.c.uid == uid)
            found = self.connection.execute(chosen).scalar()
            if found is None:
                self.connection.execute(sa.insert(orang).values(uid=uid))
                found = self.connection.execute(chosen).scalar_one()
            self._people[uid] = int(found)
        return self._people[uid]

    def plan(self, rhk: bytes | None, teks: str) -> int:
        """Return the id of what an activity is for, 0 for nothing."""
        key = (rhk or b"", teks)
        if key == (b"", ""):
            return 0
        if key not in self._plans:
            chosen = sa.select(rencana.c.id).where(rencana.c.teks == teks, rencana.c.rhk == key[0])
            found = self.connection.execute(chosen).scalar()
            if found is None:
                self.connection.execute(sa.insert(rencana).values(rhk=key[0], teks=teks))
                found = self.connection.execute(chosen).scalar_one()
            self._plans[key] = int(found)
        return self._plans[key]

    def insert(self, rows: Sequence[tuple[bytes, IsiKegiatan]]) -> list[int]:
        """Insert activities of people (uid) and return their ids in the same order."""
        before = self._sequence()
        for start in range(0, len(rows), _PILE):
            full = [self._values(uid, isi) | {"version": self.id} for uid, isi in rows[start : start + _PILE]]
            bulk.insert(self.connection, kegiatan, full)
            self._count(full, 1)
        self._touched += len(rows)
        return list(range(before + 1, before + 1 + len(rows)))

    def update(self, changes: Mapping[int, tuple[int, bytes, IsiKegiatan]]) -> None:
        """Change rows: by id the version that was seen, whose it is, and what the row says now.

        Raises:
            ConflictError: one was changed since, is gone or of somebody else; nothing of the step stays.
        """
        before = self._load(changes)
        for id_, (version, uid, isi) in changes.items():
            old = self._seen(before, id_, version, uid)
            new = {**self._values(uid, isi), "id": id_, "version": self.id}
            self._replace(old, new)

    def delete(self, uid: bytes, versions: Mapping[int, int]) -> None:
        """Remove rows of a person by id and the version that was seen.

        Raises:
            ConflictError: one was changed since, is gone or of somebody else; nothing of the step stays.
        """
        before = self._load(versions)
        for id_, version in versions.items():
            self._note(self._seen(before, id_, version, uid), id_, 0)
        self._remove(list(before.values()))

    def take_back(self, step_id: int) -> Urungan:
        """Undo a step row by row; a row that was changed since stays and is named.

        Raises:
            RefusedError: ``kegiatan.langkah-tidak-ada``, ``kegiatan.sudah-diurungkan``.
        """
        step = self.connection.execute(sa.select(langkah).where(langkah.c.id == step_id)).one_or_none()
        if step is None:
            raise RefusedError("kegiatan.langkah-tidak-ada", nomor=step_id)
        if step.dibatalkan is not None:
            raise RefusedError("kegiatan.sudah-diurungkan", nomor=step_id)
        done = Urungan()
        self._take_back_changes(step_id, done)
        for start in range(step.id_awal, step.id_akhir + 1, _PILE):
            until = min(step.id_akhir, start + _PILE - 1)
            made = self._rows(kegiatan.c.id.between(start, until))
            fresh = [row for row in made if row["version"] == step_id]
            done.tetap += [row["id"] for row in made if row["version"] != step_id]
            for row in fresh:
                self._note(row, row["id"], 0)
            self._remove(fresh)
            done.dihapus += len(fresh)
        mark = sa.update(langkah).where(langkah.c.id == step_id).values(dibatalkan=clock.now())
        self.connection.execute(mark)
        return done

    def finish(self) -> None:
        """Write the sums and the history: the last act before commit."""
        self._write_sums()
        bulk.insert(self.connection, riwayat, self._history)
        values = {"jumlah": self._touched, "id_akhir": self._sequence()}
        self.connection.execute(sa.update(langkah).where(langkah.c.id == self.id).values(values))

    def _take_back_changes(self, step_id: int, done: Urungan) -> None:
        noted = self.connection.execute(sa.select(riwayat).where(riwayat.c.langkah_id == step_id)).all()
        present = self._load([one.kegiatan_id for one in noted])
        for one in noted:
            now = present.get(one.kegiatan_id)
            before = _state(one.sebelum)
            if (now["version"] if now is not None else 0) != one.version:
                done.tetap.append(one.kegiatan_id)
            elif before is None:
                if now is not None:
                    self._note(now, one.kegiatan_id, 0)
                    self._remove([now])
                    done.dihapus += 1
            else:
                if now is None:
                    self._make_again(before)
                else:
                    self._replace(now, before)
                done.dikembalikan += 1

    def _make_again(self, row: Row) -> None:
        self.connection.execute(sa.insert(kegiatan).values(row))
        self._note(None, row["id"], row["version"])
        self._count([row], 1)
        self._touched += 1

    def _replace(self, old: Row, new: Row) -> None:
        self._note(old, old["id"], new["version"])
        where = (kegiatan.c.id == old["id"], kegiatan.c.version == old["version"])
        self.connection.execute(sa.update(kegiatan).where(*where).values(new))
        self._count([old], -1)
        self._count([new], 1)
        self._touched += 1

    def _remove(self, rows: Sequence[Row]) -> None:
        for chunk in _chunks([row["id"] for row in rows]):
            self.connection.execute(sa.delete(kegiatan).where(kegiatan.c.id.in_(chunk)))
        self._count(rows, -1)
        self._touched += len(rows)

    def _note(self, before: Row | None, id_: int, version: int) -> None:
        state = "" if before is None else canonical({name: plain(value) for name, value in before.items()})
        self._history.append(
            {"langkah_id": self.id, "kegiatan_id": id_, "version": version, "sebelum": state}
        )
        if len(self._history) >= _PILE:
            bulk.insert(self.connection, riwayat, self._history)
            self._history = []

    def _values(self, uid: bytes, isi: IsiKegiatan) -> Row:
        return {
            "orang_id": self.person(uid),
            "tanggal": isi.tanggal,
            "mulai": isi.mulai,
            "selesai": isi.selesai,
            "menit": isi.menit,
            "rencana_id": self.plan(isi.rhk_uid, isi.rencana),
            "uraian": isi.uraian,
            "volume": isi.volume,
            "satuan": isi.satuan,
            "bukti": isi.bukti,
        }

    def _count(self, rows: Iterable[Row], sign: int) -> None:
        for row in rows:
            key = (row["orang_id"], row["tanggal"].month, row["rencana_id"], row["satuan"])
            sums = self._months.setdefault(key, [0, 0, Decimal(0)])
            sums[0] += sign
            sums[1] += sign * row["menit"]
            sums[2] += sign * (row["volume"] or 0)
            self._days[row["tanggal"]] += sign

    def _write_sums(self) -> None:
        sums = [
            dict(zip(("orang_id", "bulan", "rencana_id", "satuan", "jumlah", "menit", "volume"), (*key, *found), strict=True))
            for key, found in sorted(self._months.items())
            if any(found)
        ]  # fmt: skip
        days = [{"tanggal": day, "jumlah": count} for day, count in sorted(self._days.items()) if count]
        for table, rows in ((bulanan, sums), (harian, days)):
            if not rows:
                continue
            made = upsert(table)
            keys = [column.name for column in table.primary_key]
            added = {
                name: table.c[name] + made.excluded[name]
                for name in (c.name for c in table.columns)
                if name not in keys
            }
            self.connection.execute(made.on_conflict_do_update(index_elements=keys, set_=added), rows)
            self.connection.execute(sa.delete(table).where(table.c.jumlah == 0))

    def _sequence(self) -> int:
        found = self.connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = 'kegiatan'"
        ).scalar()
        return int(found or 0)

    def _seen(self, rows: Mapping[int, Row], id_: int, version: int, uid: bytes) -> Row:
        row = rows.get(id_)
        if row is None:
            raise ConflictError("simpanan.hilang", jenis="kegiatan")
        if row["version"] != version or row["orang_id"] != self.person(uid):
            raise ConflictError("simpanan.konflik", jenis="kegiatan")
        return row

    def _load(self, ids: Iterable[int]) -> dict[int, Row]:
        return {
            row["id"]: row for chunk in _chunks(list(ids)) for row in self._rows(kegiatan.c.id.in_(chunk))
        }

    def _rows(self, where: sa.ColumnElement[bool]) -> list[Row]:
        statement = sa.select(kegiatan).where(where).order_by(kegiatan.c.id)
        return [dict(row) for row in self.connection.execute(statement).mappings()]


def _state(text: str) -> Row | None:
    """Return a row from its JSON in the history; None where there was none."""
    if not text:
        return None
    found: Row = json.loads(text)
    found["tanggal"] = date.fromisoformat(found["tanggal"])
    if found["volume"] is not None:
        found["volume"] = Decimal(found["volume"]).quantize(Decimal(1).scaleb(-TEMPAT))
    return found


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _IN):
        yield ids[start : start + _IN]


@contextmanager
def step(
    buku: BukuKegiatan, tahun: int, kantor: bytes, asal: Asal, *, membatalkan: int | None = None
) -> Iterator[TulisKegiatan]:
    """Yield a step that commits when the block ends well and leaves nothing otherwise.

    Raises:
        StorageError: the environment refused (nothing was written).
        RefusedError: ``kegiatan.tahun-tertutup``; ``kegiatan.langkah-tidak-ada``: of a step to be taken back there is
            not even the year.
        ConflictError: a row was changed since it was read (nothing was written).
    """
    if membatalkan is not None and not buku.is_begun(tahun):
        raise RefusedError(
            "kegiatan.langkah-tidak-ada", nomor=membatalkan
        )  # and no file is made of that year
    with buku.write(tahun, kantor) as connection:
        made = TulisKegiatan(connection, asal, membatalkan)
        yield made
        made.finish()


def set_closed(buku: BukuKegiatan, tahun: int, kantor: bytes, asal: Asal, *, closed: bool) -> None:
    """Close a year, or open it again, as a step of its own: the history and the copies know of it.

    Raises:
        StorageError: another process holds the office, or the file refuses (nothing was written).
        RefusedError: ``kegiatan.tahun-kosong``: nothing was ever written in that year.
    """
    if not buku.is_begun(tahun):
        raise RefusedError("kegiatan.tahun-kosong", tahun=tahun)
    with buku.write(tahun, kantor, closed_too=True) as connection:
        TulisKegiatan(connection, asal, None).finish()
        connection.execute(sa.update(berkas).values(ditutup=clock.now() if closed else None))
    buku.drop(tahun)
