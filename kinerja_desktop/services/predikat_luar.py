"""*Mutasi masuk*: the predikat that somebody brings along, with its scan. Kept and shown as given elsewhere, never changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import REZIM_6_2022, Predikat
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.teks import satu_baris, tanggal
from kinerja_desktop.services import lampiran
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.lampiran import Lampiran
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import predikat_luar as queries
from kinerja_desktop.storage.queries.predikat_luar import PredikatLuarRow

__all__ = ["IsianLuar", "PredikatLuarRow", "check", "daftar", "hapus", "pulihkan", "scan", "simpan"]


@dataclass(frozen=True, slots=True)
class IsianLuar:
    """A predikat from elsewhere as entered.

    Attributes:
        periode: code of the period, e.g. ``2025`` or ``2026-TW1``.
        dari, sampai: the days of it that were rated, None for all.
        tanggal: of the document.
        scan: a file to be kept, None to leave what is kept as it is.
    """

    periode: str
    predikat: Predikat
    instansi: str
    dari: date | None = None
    sampai: date | None = None
    jabatan: str = ""
    penilai: str = ""
    tanggal: date | None = None
    scan: Path | None = None


def daftar(
    konteks: Konteks, pegawai_ids: Collection[int] | None = None, periode: str = ""
) -> tuple[PredikatLuarRow, ...]:
    """Return what people brought along, the latest period first; for a year its periods too."""
    with konteks.simpanan.read() as connection:
        return tuple(queries.of_people(connection, pegawai_ids, periode))


def asal(row: PredikatLuarRow) -> str:
    """Return where it comes from, with its days where it is of a part of the period only."""
    if row.dari is None or row.sampai is None:
        return row.instansi
    return f"{row.instansi}, {tanggal(row.dari)} – {tanggal(row.sampai)}"


def simpan(
    konteks: Konteks, pegawai_id: int, isian: IsianLuar, *, id_: int | None = None, version: int | None = None
) -> Outcome[int]:
    """Add (``id_`` None) or change a predikat from elsewhere; its scan is kept first. Return the record's id.

    Raises:
        RefusedError: ``luar.tanpa-instansi``, ``luar.hari`` (days outside the period or backwards), ``luar.belum``
            (the period has not begun), ``lampiran.jenis``, ``lampiran.besar``, not a code of a period.
        FileError: the scan cannot be read or kept.
        ConflictError: changed since it was read.
    """
    values = check(isian)
    if isian.scan is not None:
        kept = lampiran.simpan(konteks, isian.scan, lampiran.LUAR)
        values |= {"berkas": kept.berkas, "nama_berkas": kept.nama, "sidik": kept.sidik}
    with konteks.simpanan.write(konteks.author, alasan="predikat dari instansi lain") as transaction:
        if id_ is None:
            id_ = transaction.insert(
                tables.predikat_luar, {"pegawai_id": pegawai_id, "rezim": REZIM_6_2022, **values}
            )
        else:
            transaction.update(tables.predikat_luar, id_, values, version=version)
        transaction.touch("pegawai", [pegawai_id])
        return Outcome(id_, transaction.changes)


def check(isian: IsianLuar) -> dict[str, Any]:
    """Return what would be stored of it, the scan left out.

    Raises:
        RefusedError: as `simpan`.
    """
    one = periode_of(isian.periode)
    first, last = isian.dari or one.awal, isian.sampai or one.akhir
    if not satu_baris(isian.instansi):
        raise RefusedError("luar.tanpa-instansi")
    if not one.awal <= first <= last <= one.akhir:
        raise RefusedError("luar.hari", periode=one.text)
    if first > clock.today():
        raise RefusedError("luar.belum", periode=one.text)
    return {
        "periode_kode": one.kode,
        "dari": isian.dari,
        "sampai": isian.sampai,
        "predikat": isian.predikat.value,
        "instansi": satu_baris(isian.instansi),
        "jabatan": satu_baris(isian.jabatan),
        "penilai_nama": satu_baris(isian.penilai),
        "tanggal": isian.tanggal,
    }


def hapus(konteks: Konteks, id_: int, *, version: int) -> Outcome[PredikatLuarRow]:
    """Remove a predikat from elsewhere; return it for `pulihkan`. Its scan stays in the folder.

    Raises:
        RefusedError: ``luar.tidak-ada``.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="predikat dari instansi lain dihapus") as transaction:
        row = next((one for one in queries.of_people(transaction.connection, None) if one.id == id_), None)
        if row is None:
            raise RefusedError("luar.tidak-ada")
        transaction.delete(tables.predikat_luar, id_, version=version)
        transaction.touch("pegawai", [row.pegawai_id])
        return Outcome(row, transaction.changes)


def pulihkan(konteks: Konteks, row: PredikatLuarRow) -> Outcome[int]:
    """Put a removed one back; return its new id."""
    values = {name: getattr(row, name) for name in PredikatLuarRow.__slots__ if name not in {"id", "version"}}
    with konteks.simpanan.write(konteks.author, alasan="predikat dari instansi lain") as transaction:
        made = transaction.insert(tables.predikat_luar, values)
        transaction.touch("pegawai", [row.pegawai_id])
        return Outcome(made, transaction.changes)


def scan(konteks: Konteks, row: PredikatLuarRow) -> Path:
    """Return where the scan is, after a look that it is the one that was kept.

    Raises:
        FileError: ``lampiran.hilang``, ``lampiran.berubah``.
    """
    return lampiran.tempat(konteks.kantor.folder, Lampiran(row.berkas, row.nama_berkas, row.sidik))
