"""Columns of the calendar and of who is behind."""

from __future__ import annotations

from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation.teks import bilangan, tanggal_singkat
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.services import kata, tenggat
from kinerja_desktop.services.tenggat import Butir, Tertunda

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class Baris:
    """A deadline with its line in the calendar."""

    def __init__(self, id_: int, butir: Butir) -> None:
        self.id = id_
        self.butir = butir


def due(butir: Butir) -> str:
    """Return how many days are left, how long it is over, or that nobody is waited for any more."""
    if butir.sisa < 0 and not butir.belum:
        return "selesai"
    if butir.sisa == 0:
        return "hari ini"
    return f"{bilangan(butir.sisa)} hari lagi" if butir.sisa > 0 else f"lewat {bilangan(-butir.sisa)} hari"


def origin(butir: Butir) -> str:
    """Return who chose the day."""
    return "kantor" if butir.ditetapkan else "bawaan aplikasi"


def _icon(row: Baris) -> tuple[str, str] | None:
    if row.butir.is_terlambat:
        return "triangle-alert", "warn"
    return ("circle-check", "good") if row.butir.sisa < 0 else None


def calendar_columns() -> list[Column[Baris]]:
    """Return the columns of the calendar."""
    return [
        Column(key="tanggal", header="Tanggal", getter=lambda row: tanggal_singkat(row.butir.tanggal), sort_key=lambda row: row.butir.tanggal,
               frozen=True, strong=True, width=128, icon=_icon),
        Column(key="nama", header="Yang harus selesai", getter=lambda row: row.butir.nama, width=210),
        Column(key="orang", header="Belum", getter=lambda row: row.butir.belum, sort_key=lambda row: row.butir.belum, align=RIGHT,
               width=70, ink=lambda row: "warn" if row.butir.is_terlambat else ""),
        Column(key="sisa", header="Sisa", getter=lambda row: due(row.butir), sort_key=lambda row: row.butir.sisa, width=116),
        Column(key="kelompok", header="Kelompok", getter=lambda row: tenggat.nama_kelompok(row.butir.kelompok), width=130),
        Column(key="hari", header="Hari", getter=lambda row: HARI[row.butir.tanggal.weekday()] + (" (libur)" if row.butir.is_libur else ""),
               width=110, ink=lambda row: "warn" if row.butir.is_libur else ""),
        Column(key="asal", header="Ditetapkan oleh", getter=lambda row: origin(row.butir), width=130),
        Column(key="fase", header="Tahap", getter=lambda row: kata.istilah("fase", row.butir.fase.value), width=110),
    ]  # fmt: skip


def people_columns() -> list[Column[Tertunda]]:
    """Return the columns of who is behind."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=184),
        Column(key="masalah", header="Yang belum", getter=lambda row: row.masalah, width=150, lines=2),
        Column(key="penilai", header="Atasan", getter=lambda row: row.penilai_nama or "(belum ada)", width=190,
               ink=lambda row: "" if row.penilai_nama else "warn"),
        Column(key="tenggat", header="Tenggat", getter=lambda row: tanggal_singkat(row.tenggat), sort_key=lambda row: row.tenggat, width=110),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, widest=200),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.jabatan, widest=200),
        Column(key="nip", header="NIP", getter=lambda row: display(row.nip), never_elided=True, filterable=False),
    ]  # fmt: skip
