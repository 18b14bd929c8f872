"""The list of people: its columns, its chips, what an edit asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Final

from kinerja_desktop.domain import nip
from kinerja_desktop.domain.codes import JenisPegawai, Kedudukan
from kinerja_desktop.domain.golongan import urutan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import has_left
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.widgets.basics import Chip
from kinerja_desktop.services import kata
from kinerja_desktop.services.pegawai import PegawaiRow

AKTIF: Final = Kedudukan.AKTIF.value
LAIN: Final = "tidak_aktif"
KONTRAK: Final = "kontrak"
AKHIR: Final = "akhir"
AKHIRI: Final = "akhiri"
LUAR: Final = "luar"


def shown_name(row: PegawaiRow) -> str:
    """Return the name with its degrees."""
    return nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)


def is_ending(row: PegawaiRow) -> bool:
    """Return whether the person has left, or the last day is recorded: there is nothing to end any more."""
    return has_left(row.kedudukan) or row.berakhir is not None


def ending_words(sebab: str, hari: date) -> str:
    """Return what the card says of an ending: ``hari`` is the last day, still worked."""
    if hari < clock.today():
        return f"{sebab}; hari terakhir {teks.tanggal(hari)}."
    last = "hari ini" if hari == clock.today() else teks.tanggal(hari)
    return f"Bertugas sampai {last}; {sebab} mulai {teks.tanggal(hari + timedelta(days=1))}."


def standing(row: PegawaiRow) -> str:
    """Return the standing of today; of who is to leave, until when."""
    word = kata.nilai("kedudukan", row.kedudukan)
    if row.berakhir is None:
        return word
    return (
        "Berakhir hari ini"
        if row.berakhir == clock.today()
        else f"{word} sampai {teks.tanggal(row.berakhir)}"
    )


def columns() -> list[Column[PegawaiRow]]:
    """Return the columns of the list."""
    return [
        Column(key="nama", header="Nama", getter=shown_name, sort_key=lambda row: row.nama, strong=True, frozen=True),
        Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nip), never_elided=True),
        Column(key="jenis", header="Jenis pegawai", getter=lambda row: kata.nilai("jenis_pegawai", row.jenis_pegawai)),
        Column(key="golongan", header="Golongan", getter=lambda row: row.golongan, sort_key=lambda row: urutan(row.golongan)),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.jabatan, widest=220),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit_nama or "(belum ada unit)",
               ink=lambda row: "" if row.unit_nama else "warn"),
        Column(key="kedudukan", header="Kedudukan", getter=standing,
               ink=lambda row: "" if row.kedudukan == AKTIF and row.berakhir is None else "warn"),
        Column(key="dinilai", header="Dinilai di", getter=lambda row: kata.nilai("dinilai_di", row.dinilai_di), hidden=True),
        Column(key="kontrak", header="Akhir kontrak", getter=lambda row: row.kontrak_selesai,
               sort_key=lambda row: row.kontrak_selesai, hidden=True),
    ]  # fmt: skip


def chips() -> list[Chip]:
    """Return the chips: all, each kind of employment, those who are not active."""
    kinds = [Chip(kind.value, kata.istilah("jenis_pegawai", kind.value)) for kind in JenisPegawai]
    return [
        Chip("", "Semua"), *kinds, Chip(KONTRAK, "Kontrak segera berakhir", mark=True), Chip(LAIN, "Tidak aktif", mark=True),
        Chip(AKHIR, "Berakhir tanpa evaluasi", mark=True),
    ]  # fmt: skip


def condition(key: str, until: date, unsaid: Collection[int] = ()) -> Callable[[PegawaiRow], bool] | None:
    """Return what a chip lets through; the kinds count active people only, contracts those that end until a day.

    ``unsaid``: who left without evaluation or reason.
    """
    if not key:
        return None
    if key == KONTRAK:
        return lambda row: (
            row.kedudukan == AKTIF and row.kontrak_selesai is not None and row.kontrak_selesai <= until
        )
    if key == AKHIR:
        return lambda row: row.id in unsaid
    if key == LAIN:
        return lambda row: row.kedudukan != AKTIF
    return lambda row: row.jenis_pegawai == key and row.kedudukan == AKTIF
