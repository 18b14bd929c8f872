"""A position without plan: an empty one to begin with, stored by its first word."""

from __future__ import annotations

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.skp import IsiSkp, StatusSkp
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import skp, skp_hubungan, skp_lanjut
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import SkpLengkap
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries


def buka(konteks: Konteks, penugasan_id: int, tahun: int) -> SkpLengkap:
    """Return the newest plan of a position in a year, or the one that goes on there; else an empty one, not stored.

    Raises:
        RefusedError: ``skp.tidak-ada``: the position is gone.
    """
    with konteks.simpanan.read() as connection:
        penugasan_id = skp_lanjut.pemilik_satu(connection, konteks, tahun, penugasan_id)
        found = skp.list_rows(connection, konteks, tahun, penugasan_ids=[penugasan_id])
        if not found:
            raise RefusedError("skp.tidak-ada")
        row = found[0]
        if row.skp_id is not None:
            return skp.whole(connection, konteks, row.skp_id)
        isi, leader = IsiSkp(row.kelompok), skp.pimpinan_rhk(connection, row.penilai, tahun)
        said = skp.said_of(connection, row, tahun, isi)
    return SkpLengkap(row, 0, StatusSkp.DRAF, isi, leader, said)


def simpan(konteks: Konteks, penugasan_id: int, tahun: int, isi: IsiSkp) -> Outcome[SkpLengkap]:
    """Make the plan of a position that has none, with its first content.

    Raises:
        RefusedError: ``skp.melingkar``, as `skp.simpan`.
        ConflictError: somebody else made one meanwhile.
    """
    with konteks.simpanan.write(konteks.author, alasan="buat SKP") as transaction:
        connection = transaction.connection
        if queries.of_penugasan(connection, penugasan_id, tahun):
            raise ConflictError("simpanan.konflik", jenis="skp")
        isi = skp_hubungan.with_known_links(connection, isi)
        if circle := skp_hubungan.in_circle(connection, isi):
            raise RefusedError("skp.melingkar", rhk=circle)
        made = skp.make(transaction, konteks, tahun, {penugasan_id: isi})[penugasan_id]
        commands.change(transaction, {made: {"kelompok": isi.kelompok}})
        return Outcome(skp.whole(connection, konteks, made), transaction.changes)
