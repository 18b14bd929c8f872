"""Does the history say what it said when it was written? Every revision's changes against the hash it carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa

from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries.periksa import Cacat
from kinerja_desktop.storage.revisions import JsonValue, digest, fingerprint

_CHUNK: Final = 2_000
_State = dict[str, JsonValue]


def histories(connection: sa.Connection) -> Iterator[Cacat]:
    """Yield the first revision of each record whose changes do not lead to the state whose hash it carries.

    A record whose revision joins two lines (``induk_lain``) is followed up to there. Records come one after the
    other, so that only one history is in memory.
    """
    table = tables.revisi.c
    columns = (
        table.uid, table.record_jenis, table.record_uid, table.induk, table.induk_lain, table.delta, table.sidik,
    )  # fmt: skip
    statement = sa.select(*columns).order_by(table.record_uid, table.seq)
    rows = connection.execute(statement, execution_options={"yield_per": _CHUNK})
    for uid, history in groupby(rows, key=lambda row: bytes(row.record_uid)):
        wrong = _first_wrong(uid, history)
        if wrong is not None:
            yield Cacat("riwayat", wrong.record_jenis, uid.hex(), wrong.uid.hex())


def _first_wrong(uid: bytes, history: Iterator[Any]) -> Any | None:
    """Return the first revision that does not fit. A missing predecessor is told by `periksa.chains`."""
    states: dict[bytes | None, _State] = {None: {}}
    for row in history:
        if row.induk_lain is not None or row.induk not in states:
            return None
        after = _after(states[row.induk], row.delta)
        if after is None or fingerprint(row.record_jenis, uid, after) != row.sidik:
            return row
        states[bytes(row.uid)] = after
    return None


def _after(before: _State, delta: str) -> _State | None:
    """Return the state after a delta; None: it cannot be read or starts from another state."""
    try:
        changes = {name: (old, new) for name, (old, new) in json.loads(delta).items()}
    except (ValueError, TypeError, AttributeError):
        return None
    for name, (old, _) in changes.items():
        if before.get(name) != old and not (isinstance(old, str) and before.get(name) == digest(old)):
            return None
    joined = before | {name: new for name, (_, new) in changes.items()}
    return {name: value for name, value in joined.items() if value is not None}
