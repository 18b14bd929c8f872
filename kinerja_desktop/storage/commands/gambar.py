"""Pictures by content hash."""

from __future__ import annotations

import sqlalchemy as sa

from kinerja_desktop.storage.tables import gambar


def keep(connection: sa.Connection, sidik: str, jenis: str, isi: bytes) -> None:
    """Store a picture unless it is there already."""
    known = connection.execute(sa.select(gambar.c.sidik).where(gambar.c.sidik == sidik)).scalar()
    if known is None:
        connection.execute(sa.insert(gambar).values(sidik=sidik, jenis=jenis, isi=isi))
