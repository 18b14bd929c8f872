"""Settings of the office, the names of who works here."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.revisions import canonical
from kinerja_desktop.storage.tables import pelaku, setelan


def read(connection: sa.Connection, key: str, default: Any = None) -> Any:
    """Return a setting, or the default when the office never set it."""
    text = connection.execute(sa.select(setelan.c.isi).where(setelan.c.kunci == key)).scalar()
    return default if text is None else json.loads(text)


def write(connection: sa.Connection, key: str, value: Any) -> None:
    """Set a setting, inside the caller's transaction."""
    text = canonical(value)
    changed = connection.execute(sa.update(setelan).where(setelan.c.kunci == key).values(isi=text))
    if changed.rowcount == 0:
        connection.execute(sa.insert(setelan).values(kunci=key, isi=text))


def actors(connection: sa.Connection) -> list[tuple[int, str]]:
    """Return id and name of everybody who ever worked here, by name."""
    rows = connection.execute(sa.select(pelaku.c.id, pelaku.c.nama).order_by(pelaku.c.nama))
    return [(row.id, row.nama) for row in rows]
