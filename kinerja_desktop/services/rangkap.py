"""Second positions (Plt, Plh, Pj, extra duty) that an office rates apart: each gives its own row in the grid.

They are entered by hand and do not follow the tree; whether a Plt is rated apart or inside the own position is the
office's choice, so nothing makes them by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import penugasan as commands
from kinerja_desktop.storage.queries import keadaan, unit_rincian, units
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.queries.penugasan import RangkapRow

__all__ = ["JENIS", "RangkapRow", "akhiri", "daftar", "hapus", "pulihkan", "tambah"]

JENIS: Final = (JenisPenugasan.PLT, JenisPenugasan.PLH, JenisPenugasan.PJ, JenisPenugasan.TUGAS_TAMBAHAN)
"""How a second position may be held."""


def daftar(konteks: Konteks, pegawai_id: int) -> tuple[RangkapRow, ...]:
    """Return a person's second positions, latest first."""
    with konteks.simpanan.read() as connection:
        return tuple(queries.second_positions(connection, pegawai_id))


def tambah(
    konteks: Konteks,
    pegawai_id: int,
    jenis: JenisPenugasan,
    jabatan: str,
    unit_id: int | None,
    *,
    dari: date,
    sampai: date | None = None,
    penilai: Pihak | None = None,
    sk_nomor: str = "",
    sk_tanggal: date | None = None,
) -> Outcome[int]:
    """Add a second position and return its id.

    ``penilai`` None: whoever heads the unit or the nearest one above on its first day and is not the person, with the
    authority and SK as which he heads it. The SK given is that of the rater's authority.

    Raises:
        RefusedError: ``atasan.rangkap-tanpa-jabatan``, ``atasan.rangkap-akhir``, ``atasan.rangkap-sudah-ada``.
    """
    jabatan = " ".join(jabatan.split())
    if not jabatan:
        raise RefusedError("atasan.rangkap-tanpa-jabatan")
    if sampai is not None and sampai < dari:
        raise RefusedError("atasan.rangkap-akhir", dari=teks.tanggal(dari))
    with konteks.simpanan.write(konteks.author, alasan="jabatan rangkap") as transaction:
        connection = transaction.connection
        _refuse_twice(connection, pegawai_id, (jenis.value, jabatan.casefold(), unit_id), dari, sampai)
        me = Pihak(JenisPihak.PEGAWAI, pegawai_id)
        head = None if penilai else _nearest(connection, unit_id, me, dari)
        rater = pihak(head.pegawai_id, head.penilai_luar_id) if head else penilai
        above = queries.main_stretches(connection).get(rater.id) if _is_ours(rater) and rater else None
        values: dict[str, Any] = {
            "pegawai_id": pegawai_id,
            "jenis": jenis.value,
            "jabatan": jabatan,
            "unit_id": unit_id,
            "dari": dari,
            "sampai": sampai,
            "penilai_pegawai_id": rater.id if rater and _is_ours(rater) else None,
            "penilai_luar_id": rater.id if rater and not _is_ours(rater) else None,
            "penilai_jenis": head.jenis if head else JenisPenugasan.DEFINITIF.value,
            "penilai_sk_nomor": sk_nomor.strip() or (head.sk_nomor if head else ""),
            "penilai_sk_tanggal": sk_tanggal or (head.sk_tanggal if head else None),
            "penilai_asal": "tangan" if rater else "",
            "atasan_pegawai_id": above.penilai_pegawai_id if above else None,
            "atasan_luar_id": above.penilai_luar_id if above else None,
            "atasan_asal": "tangan" if above else "",
        }
        [made] = commands.open_stretches(transaction, [values])
        return Outcome(made, transaction.changes)


def akhiri(konteks: Konteks, penugasan_id: int, sampai: date | None, *, version: int) -> Outcome[None]:
    """Let a second position end on a day (inclusive); None: it goes on.

    Raises:
        RefusedError: ``atasan.rangkap-akhir`` (before it begins), ``atasan.rangkap-dinilai-sesudah``.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="jabatan rangkap berakhir") as transaction:
        now = queries.stored(transaction.connection, penugasan_id)
        if sampai is not None and now is not None:
            if sampai < now["dari"]:
                raise RefusedError("atasan.rangkap-akhir", dari=teks.tanggal(now["dari"]))
            if queries.rated_after(transaction.connection, penugasan_id, sampai):
                raise RefusedError("atasan.rangkap-dinilai-sesudah", sampai=teks.tanggal(sampai))
        transaction.update(tables.penugasan, penugasan_id, {"sampai": sampai}, version=version)
        return Outcome(None, transaction.changes)


def hapus(konteks: Konteks, penugasan_id: int, *, version: int) -> Outcome[Mapping[str, Any]]:
    """Remove a second position that nothing was rated on; return what it held, for `pulihkan`.

    Raises:
        RefusedError: ``atasan.rangkap-dinilai``.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="jabatan rangkap dihapus") as transaction:
        if queries.rated(transaction.connection, [penugasan_id]):
            raise RefusedError("atasan.rangkap-dinilai")
        held = queries.stored(transaction.connection, penugasan_id)
        transaction.delete(tables.penugasan, penugasan_id, version=version)
        return Outcome(held or {}, transaction.changes)


def pulihkan(konteks: Konteks, isi: Mapping[str, Any]) -> Outcome[int]:
    """Put a removed second position back as it was (``isi`` is what `hapus` returned); return its new id.

    Raises:
        RefusedError: ``atasan.rangkap-sudah-ada``: somebody added it meanwhile.
    """
    with konteks.simpanan.write(konteks.author, alasan="jabatan rangkap dipulihkan") as transaction:
        same = (isi["jenis"], isi["jabatan"].casefold(), isi["unit_id"])
        _refuse_twice(transaction.connection, isi["pegawai_id"], same, isi["dari"], isi["sampai"])
        [made] = commands.open_stretches(transaction, [isi])
        return Outcome(made, transaction.changes)


def _refuse_twice(
    connection: keadaan.Koneksi,
    pegawai_id: int,
    same: tuple[str, str, int | None],
    dari: date,
    sampai: date | None,
) -> None:
    """Refuse a position (jenis, folded jabatan, unit) that the person holds already on one of these days."""
    for row in queries.second_positions(connection, pegawai_id):
        overlaps = (sampai is None or row.dari <= sampai) and (row.sampai is None or dari <= row.sampai)
        if overlaps and (row.jenis, row.jabatan.casefold(), row.unit_id) == same:
            raise RefusedError("atasan.rangkap-sudah-ada", jabatan=row.jabatan, dari=teks.tanggal(row.dari))


def _is_ours(who: Pihak | None) -> bool:
    return who is not None and who.jenis is JenisPihak.PEGAWAI


def _nearest(
    connection: keadaan.Koneksi, unit_id: int | None, me: Pihak, day: date
) -> unit_rincian.KepalaRow | None:
    """Return who heads a unit, or the nearest one above, on a day and is somebody else."""
    rows = units.all_units(connection, day)
    pohon = Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in rows)
    leading = {
        row.unit_id: row
        for row in unit_rincian.heads(connection)
        if row.dari <= day and (row.sampai is None or row.sampai >= day)
    }
    line = pohon.ancestors(unit_id, include_self=True) if unit_id is not None and unit_id in pohon else ()
    found = (leading[one] for one in line if one in leading)
    return next((head for head in found if pihak(head.pegawai_id, head.penilai_luar_id) != me), None)
