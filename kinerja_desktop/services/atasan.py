"""Heads of units, raters from outside, and who rates whom where the tree does not decide.

Lists and *Data yang membuat macet* are in `services.atasan_daftar`, drafts from files in `services.atasan_impor`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import (
    HasilSync,
    Kecuali,
    exceptions,
    follow,
    pihak,
    set_exceptions,
    sync_penugasan,
)
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import kepala as commands
from kinerja_desktop.storage.queries import kepala_luar, unit_rincian
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.queries.kepala_luar import PenilaiLuarRow as PenilaiLuarRow  # noqa: PLC0414 - screens take the row from here
from kinerja_desktop.storage.unit_of_work import Transaction


@dataclass(frozen=True, slots=True)
class KepalaUnit:
    """Who leads a unit from-to. ``nama`` with titles, ``jenis`` code of `JenisPenugasan`."""

    id: int
    version: int
    unit_id: int
    pihak: Pihak
    nama: str
    nomor: str
    jenis: str
    dari: date
    sampai: date | None
    sk_nomor: str
    sk_tanggal: date | None


@dataclass(frozen=True, slots=True)
class IsianPenilaiLuar:
    """The form of a rater from outside. ``nomor`` may be a NIP, an NRP or '' (heads of region)."""

    nama: str
    nomor: str = ""
    pangkat: str = ""
    golongan: str = ""
    jabatan: str = ""
    unit_kerja: str = ""
    is_asn: bool = True


def kepala_of(konteks: Konteks, unit_id: int) -> tuple[KepalaUnit, ...]:
    """Return all heads a unit ever had, latest first."""
    with konteks.simpanan.read() as connection:
        rows = unit_rincian.heads(connection, unit_id)
    made = (
        KepalaUnit(
            row.id, row.version, row.unit_id,
            pihak(row.pegawai_id, row.penilai_luar_id) or Pihak(JenisPihak.LUAR, 0),
            nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nomor, row.jenis, row.dari,
            row.sampai, row.sk_nomor, row.sk_tanggal,
        )
        for row in rows
    )  # fmt: skip
    return tuple(reversed(list(made)))


def set_kepala(
    konteks: Konteks,
    unit_id: int,
    siapa: Pihak,
    *,
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF,
    dari: date | None = None,
    sk_nomor: str = "",
    sk_tanggal: date | None = None,
) -> Outcome[HasilSync]:
    """Write who leads a unit, and let all raters follow.

    Whoever leads it then ends the day before; a Plh stands beside him; who begins later stays. ``dari`` None: since ever for the first
    head a unit has, else today. Ratings that are locked keep their rater.
    """
    with konteks.simpanan.write(konteks.author, alasan="kepala unit") as transaction:
        before = _leaders(transaction, unit_id)
        since = appoint(transaction, unit_id, siapa, jenis, dari, sk_nomor, sk_tanggal)
        result = follow(transaction, since, before, unit_ids=(unit_id,))
        return Outcome(result, transaction.changes)


def _leaders(transaction: Transaction, unit_id: int) -> set[int]:
    """Return who of the office leads or led a unit; one whose row is removed next would not be found any more."""
    rows = unit_rincian.heads(transaction.connection, unit_id)
    return {row.pegawai_id for row in rows if row.pegawai_id is not None}


def appoint(
    transaction: Transaction,
    unit_id: int,
    siapa: Pihak,
    jenis: JenisPenugasan,
    dari: date | None,
    sk_nomor: str,
    sk_tanggal: date | None,
) -> date:
    """Write a head inside a transaction, without letting raters follow; return his first day."""
    values: dict[str, Any] = {
        "pegawai_id": siapa.id if siapa.jenis is JenisPihak.PEGAWAI else None,
        "penilai_luar_id": siapa.id if siapa.jenis is JenisPihak.LUAR else None,
        "jenis": jenis.value,
        "sk_nomor": sk_nomor.strip(),
        "sk_tanggal": sk_tanggal,
    }
    if dari is None and unit_rincian.heads(transaction.connection, unit_id):
        dari = clock.today()
    return commands.appoint(transaction, unit_id, dari, values)


def end_kepala(konteks: Konteks, kepala_id: int, sampai: date, *, version: int) -> Outcome[HasilSync]:
    """Let a head's time end on a day (inclusive); his people go up to the next head.

    Raises:
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="kepala unit berakhir") as transaction:
        transaction.update(tables.unit_kepala, kepala_id, {"sampai": sampai}, version=version)
        unit_id = unit_rincian.unit_led(transaction.connection, kepala_id)
        result = follow(transaction, sampai + timedelta(days=1), (), unit_ids=(unit_id,))
        return Outcome(result, transaction.changes)


def remove_kepala(konteks: Konteks, kepala_id: int, *, version: int) -> Outcome[HasilSync]:
    """Remove a head that was entered by mistake.

    Raises:
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="kepala unit dihapus") as transaction:
        unit_id = unit_rincian.unit_led(transaction.connection, kepala_id)
        before = _leaders(transaction, unit_id)
        transaction.delete(tables.unit_kepala, kepala_id, version=version)
        result = follow(transaction, tables.AWAL, before, unit_ids=(unit_id,))
        return Outcome(result, transaction.changes)


def penilai_luar(konteks: Konteks) -> tuple[PenilaiLuarRow, ...]:
    """Return the raters from outside by name."""
    with konteks.simpanan.read() as connection:
        return tuple(kepala_luar.outsiders(connection))


def save_penilai_luar(
    konteks: Konteks, isian: IsianPenilaiLuar, *, id_: int | None = None, version: int | None = None
) -> Outcome[int]:
    """Add (``id_`` None) or change a rater from outside; return the id.

    Raises:
        RefusedError: ``atasan.luar-tanpa-nama``, ``atasan.nomor-tidak-dikenal`` (neither NIP nor NRP).
        ConflictError: changed since it was read.
    """
    nama = " ".join(isian.nama.split())
    if not nama:
        raise RefusedError("atasan.luar-tanpa-nama")
    nomor = nip_rules.clean(isian.nomor)
    kind = nip_rules.recognise(nomor) if nomor else None
    if nomor and kind is None:
        raise RefusedError("atasan.nomor-tidak-dikenal", nama=nama, nomor=isian.nomor)
    values = {
        "nama": nama,
        "jenis_nomor": kind.value if kind else "",
        "nomor": nomor,
        "pangkat": isian.pangkat.strip(),
        "golongan": isian.golongan.strip(),
        "jabatan": isian.jabatan.strip(),
        "unit_kerja": isian.unit_kerja.strip(),
        "status": "ASN" if isian.is_asn else "NON ASN",
    }
    with konteks.simpanan.write(konteks.author) as transaction:
        made = commands.save_outsider(transaction, id_, values, version)
        return Outcome(made, transaction.changes)


def remove_penilai_luar(konteks: Konteks, id_: int, *, version: int) -> Outcome[None]:
    """Remove a rater from outside whom nothing refers to.

    Raises:
        RefusedError: ``atasan.luar-dipakai``.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        rows = kepala_luar.outsiders(transaction.connection)
        used = next((row for row in rows if row.id == id_ and row.dipakai), None)
        if used:
            raise RefusedError("atasan.luar-dipakai", nama=used.nama, jumlah=used.dipakai)
        transaction.delete(tables.penilai_luar, id_, version=version)
        return Outcome(None, transaction.changes)


def terapkan_pohon(konteks: Konteks, per_tanggal: date | None = None) -> Outcome[HasilSync]:
    """Derive everybody's rater and the rater's superior from the tree as of a day (today) and store them.

    To be called when the program opens a new day too: a head may begin or end on it.
    """
    with konteks.simpanan.write(konteks.author, alasan="pemetaan atasan") as transaction:
        result = sync_penugasan(transaction, per_tanggal or clock.today())
        return Outcome(result, transaction.changes)


def set_penilai(
    konteks: Konteks,
    pegawai_ids: Collection[int],
    penilai: Pihak,
    *,
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF,
    sk_nomor: str = "",
    sk_tanggal: date | None = None,
    per_tanggal: date | None = None,
) -> Outcome[HasilSync]:
    """Set a rater on purpose (exception) for people in bulk.

    Raises:
        RefusedError: ``atasan.menilai-diri``: the rater is among them.
    """
    _refuse_self(konteks, pegawai_ids, penilai, "atasan.menilai-diri")
    with konteks.simpanan.write(konteks.author, alasan="pengecualian atasan") as transaction:
        wanted = {
            id_: replace(
                now, penilai=penilai, jenis=jenis.value, sk_nomor=sk_nomor.strip(), sk_tanggal=sk_tanggal,
                penilai_asal="tangan",
            )
            for id_, now in exceptions(transaction, pegawai_ids).items()
        }  # fmt: skip
        return _applied(transaction, wanted, per_tanggal)


def clear_penilai(
    konteks: Konteks, pegawai_ids: Collection[int], *, per_tanggal: date | None = None
) -> Outcome[HasilSync]:
    """Give people back to the tree: rater and superior are derived again."""
    with konteks.simpanan.write(konteks.author, alasan="kembali ke pohon") as transaction:
        return _applied(transaction, {id_: Kecuali() for id_ in pegawai_ids}, per_tanggal)


def set_atasan(
    konteks: Konteks, pegawai_ids: Collection[int], atasan: Pihak | None, *, per_tanggal: date | None = None
) -> Outcome[HasilSync]:
    """Set the rater's superior on purpose (None: derived again); he may be the rater himself.

    Raises:
        RefusedError: ``atasan.atasan-diri``: he is one of the rated people.
    """
    if atasan is not None:
        _refuse_self(konteks, pegawai_ids, atasan, "atasan.atasan-diri")
    with konteks.simpanan.write(konteks.author, alasan="atasan penilai") as transaction:
        wanted = {
            id_: replace(now, atasan=atasan, atasan_asal="tangan")
            for id_, now in exceptions(transaction, pegawai_ids).items()
        }
        return _applied(transaction, wanted, per_tanggal)


def _applied(
    transaction: Transaction, wanted: dict[int, Kecuali], per_tanggal: date | None
) -> Outcome[HasilSync]:
    result = set_exceptions(transaction, wanted, per_tanggal)
    return Outcome(result, transaction.changes)


def _refuse_self(konteks: Konteks, pegawai_ids: Collection[int], who: Pihak, code: str) -> None:
    if who.jenis is JenisPihak.PEGAWAI and who.id in pegawai_ids:
        with konteks.simpanan.read() as connection:
            row = queries.everybody(connection)[who.id]
        raise RefusedError(code, nama=nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang))
