"""Rows and columns of the list of Pelaksanaan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain import nip
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.widgets.basics import Chip
from kinerja_desktop.services.pelaksanaan import BarisPelaksanaan

TANPA_SKP, TANPA_AKSI, TANPA_REALISASI, HILANG = "tanpa-skp", "tanpa-aksi", "tanpa-realisasi", "hilang"
GROUPS: Final[Mapping[str, Callable[[BarisPelaksanaan], bool]]] = {
    "": lambda _: True,
    TANPA_REALISASI: lambda row: row.is_dalam and row.rhk > 0 and row.realisasi == 0,
    TANPA_AKSI: lambda row: row.is_dalam and row.rhk > 0 and row.aksi == 0,
    HILANG: lambda row: row.hilang > 0,
    TANPA_SKP: lambda row: row.skp_id is None,
}
"""Conditions of the chips."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pelaksanaan", text)


def chips() -> list[Chip]:
    """Return the chips over the list."""
    return [
        Chip("", _tr("Semua")),
        Chip(TANPA_REALISASI, _tr("Belum ada realisasi")),
        Chip(TANPA_AKSI, _tr("Belum ada rencana aksi")),
        Chip(HILANG, _tr("Bukti hilang"), mark=True),
        Chip(TANPA_SKP, _tr("SKP belum ditetapkan")),
    ]


def _counted(key: str, header: str, width: int) -> Column[BarisPelaksanaan]:
    def waits(row: BarisPelaksanaan) -> bool:
        return row.skp_id is not None and (row.is_dalam or getattr(row, key) > 0)

    def words(row: BarisPelaksanaan) -> str:
        if not waits(row):
            return ""
        return _tr("{0} dari {1}").format(teks.bilangan(getattr(row, key)), teks.bilangan(row.rhk))

    def sign(row: BarisPelaksanaan) -> tuple[str, str] | None:
        if not waits(row) or not row.rhk:
            return None
        done = getattr(row, key)
        if done >= row.rhk:
            return ("circle-check", "good")
        return ("circle-dot", "warn") if done else ("circle-dashed", "soft-text")

    def tip(row: BarisPelaksanaan) -> str:
        if not row.is_dalam:
            return _tr("Jabatan ini tidak mencakup periode ini")
        return _tr("Banyaknya rencana hasil kerja yang sudah punya") if row.rhk else ""

    return Column(
        key=key, header=header, getter=words, icon=sign, sort_key=lambda row: (row.rhk > 0, getattr(row, key)),
        searched=False, width=width, tooltip=tip,
    )  # fmt: skip


def _plan(row: BarisPelaksanaan) -> str:
    if row.skp_id is None:
        return _tr("Belum")
    return _tr("{0} RHK").format(teks.bilangan(row.rhk))


def columns() -> list[Column[BarisPelaksanaan]]:
    """Return the columns of the list."""
    return [
        Column(key="nama", header=_tr("Nama"), getter=lambda row: row.nama, frozen=True, strong=True, widest=190),
        Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nip), never_elided=True,
               sort_key=lambda row: row.nip),
        Column(key="skp", header="SKP", getter=_plan, ink=lambda row: "" if row.skp_id else "soft-text", width=78,
               tooltip=lambda row: "" if row.skp_id else _tr("SKP belum ditetapkan"),
               sort_key=lambda row: row.rhk, searched=False),
        _counted("aksi", _tr("Rencana aksi"), 106),
        _counted("realisasi", _tr("Realisasi"), 92),
        Column(key="bukti", header=_tr("Bukti"), header_tip=_tr("Bukti dukung"), searched=False, width=104, sort_key=lambda row: (row.hilang, row.bukti),
               getter=_proof, tooltip=_proof_tip, icon=lambda row: ("file-warning", "bad") if row.hilang else None),
        Column(key="umpan", header=_tr("Umpan balik"), searched=False, width=94, sort_key=lambda row: row.umpan_balik,
               getter=lambda row: teks.bilangan(row.umpan_balik) if row.umpan_balik else ""),
        Column(key="penilai", header=_tr("Atasan"), getter=lambda row: row.penilai, widest=136),
        Column(key="unit", header="Unit", getter=lambda row: row.unit, widest=150),
    ]  # fmt: skip


def _proof(row: BarisPelaksanaan) -> str:
    if row.hilang:
        return _tr("{0} hilang").format(teks.bilangan(row.hilang))
    return _tr("{0} RHK").format(teks.bilangan(row.bukti)) if row.bukti else ""


def _proof_tip(row: BarisPelaksanaan) -> str:
    if row.hilang:
        return _tr("{0} berkas hilang atau berubah").format(teks.bilangan(row.hilang))
    return _tr("Banyaknya rencana hasil kerja yang sudah punya") if row.bukti else ""
