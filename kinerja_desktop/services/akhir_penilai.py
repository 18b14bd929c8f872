"""Raters and superiors that were set by hand and leave: from the day after, the tree says again who rates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services.penugasan import SATU_HARI, Kecuali, stored_exception, stored_exceptions
from kinerja_desktop.storage.queries import akhir, penugasan
from kinerja_desktop.storage.queries.keadaan import Koneksi

HARI_BARU: Final = "hari baru"
"""The reason of revisions in which what is due on a day takes effect."""


def without(connection: Koneksi, ids: Collection[int]) -> dict[int, Kecuali]:
    """Return the exceptions of everybody that name one of these people, with that name taken out."""
    gone = {Pihak(JenisPihak.PEGAWAI, id_) for id_ in ids}
    found = {}
    for id_, one in stored_exceptions(
        connection, penugasan.named_by_hand(connection, ids) - set(ids)
    ).items():
        kept = one if one.penilai not in gone else Kecuali(atasan=one.atasan, atasan_asal=one.atasan_asal)
        kept = kept if kept.atasan not in gone else replace(kept, atasan=None)
        if kept != one:
            found[id_] = kept
    return found


def again(connection: Koneksi, last: Mapping[int, date]) -> dict[int, Kecuali]:
    """Return the exceptions that named these people (pegawai id -> last day) until that day, where none followed.

    So it is where locked ratings hold the stretch under them: another stretch was opened the day after.
    """
    found = {}
    for row in penugasan.ended_by_hand(connection, last):
        now = stored_exceptions(connection, [row.pegawai_id])[row.pegawai_id]
        before = stored_exception(row)
        named = (row.penilai_pegawai_id, row.atasan_pegawai_id)
        if now == Kecuali() and any(last.get(id_ or 0) == row.sampai for id_ in named):
            found[row.pegawai_id] = before
    return found


def since(connection: Koneksi, day: date) -> dict[int, Kecuali]:
    """Return the same of those whose last day was the day before."""
    last = day - SATU_HARI
    return without(connection, {row.pegawai_id for row in akhir.endings(connection, dari=last, sampai=last)})
