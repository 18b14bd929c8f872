"""Writes about the office itself: its profile, its outermost unit with the letterhead, its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.domain.pegawai import nama_urut
from kinerja_desktop.foundation.berkas import sha256
from kinerja_desktop.storage.tables import AWAL, gambar, kantor, unit
from kinerja_desktop.storage.unit_of_work import Transaction

PROFIL = ("nama", "instansi", "instansi_id", "tempat")
"""What of the own office may be changed."""


def update_profile(transaction: Transaction, values: Mapping[str, str]) -> None:
    """Change the profile of the own office."""
    wanted = {name: values[name] for name in PROFIL if name in values}
    transaction.connection.execute(sa.update(kantor).where(kantor.c.milik_sendiri.is_(True)).values(wanted))
    transaction.touch_all("kantor")


def begin_line(transaction: Transaction, garis: bytes) -> None:
    """Let the own office begin a new line of its history: what is written from now on was not written where the past was."""
    own = sa.update(kantor).where(kantor.c.milik_sendiri.is_(True))
    transaction.connection.execute(own.values(garis=garis))
    transaction.touch_all("kantor")


def add_root_unit(transaction: Transaction, nama: str, values: Mapping[str, Any]) -> int:
    """Add the outermost unit of a new office and return its id; ``values``: further columns of `tables.unit`."""
    row = {"nama": nama, "nama_urut": nama_urut(nama), "induk_id": None, "dari": AWAL, **values}
    return transaction.insert(unit, row)


def add_picture(transaction: Transaction, jenis: str, isi: bytes) -> str:
    """Keep a picture and return its content hash, the key by which letterheads name it."""
    key = sha256(isi)
    known = transaction.connection.scalar(sa.select(gambar.c.sidik).where(gambar.c.sidik == key))
    if known is None:
        transaction.connection.execute(sa.insert(gambar).values(sidik=key, jenis=jenis, isi=isi))
    return key
