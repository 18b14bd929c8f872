"""Columns and pure helpers of the lists on the screen; no dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from kinerja_desktop.domain import nip
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.models.column import CENTER, RIGHT, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.cetak_daftar import BarisCetak, BarisKelompok, Langkah
from kinerja_desktop.services.cetak_pesanan import HasilCetak, JenisLembar

SEMUA, BELUM, BERUBAH, TANDATANGAN, SERAH, KEMBALI, KUNCI = (
    "semua", "belum-dicetak", "berubah", "belum-ditandatangani", "belum-diserahkan", "dikembalikan", "belum-dikunci",
)  # fmt: skip
"""Keys of the chips over the list of people."""

SARINGAN: dict[str, Callable[[BarisCetak], bool]] = {
    SEMUA: lambda _: True,
    BELUM: lambda row: row.is_terkunci and row.dicetak is None,
    BERUBAH: lambda row: row.is_berubah,
    TANDATANGAN: lambda row: row.dicetak is not None and row.ditandatangani is None and not row.is_berubah,
    SERAH: lambda row: row.dicetak is not None and row.diserahkan is None and not row.is_berubah,
    KEMBALI: lambda row: row.dikembalikan is not None,
    KUNCI: lambda row: not row.is_terkunci,
}

SARINGAN_PERSETUJUAN: dict[str, Callable[[BarisKelompok], bool]] = {
    SEMUA: lambda _: True,
    BELUM: lambda row: row.is_siap and not row.is_tercetak,
    BERUBAH: lambda row: row.is_berubah,
    TANDATANGAN: lambda row: row.is_tercetak and row.ditandatangani is None and not row.is_berubah,
}
"""The same over the list of approval sheets."""

LANGKAH = {one.value: one for one in Langkah}
"""Columns that hold ticks, by key."""

LEMBAR: tuple[tuple[JenisLembar, str, str, str], ...] = (
    (JenisLembar.DOKUMEN_EVALUASI, "file-text", "Dokumen evaluasi", "satu per pegawai"),
    (JenisLembar.REKAP, "table", "Rekap", "satu per unit"),
    (JenisLembar.PERSETUJUAN, "signature", "Persetujuan", "satu per atasan"),
    (JenisLembar.SURAT, "mail", "Surat", "belum dinilai"),
    (JenisLembar.USUL_PERBAIKAN, "git-compare", "Usul SIASN", "perbaikan data"),
)
"""The sheets: kind, icon, name, for whom."""


def day(value: datetime | date | None) -> str:
    """Return a tick as it is shown: ``6 Okt 2026``, '' for none."""
    if value is None:
        return ""
    one = clock.local(value).date() if isinstance(value, datetime) else value
    return f"{one.day} {teks.BULAN[one.month - 1][:3]} {one.year}"


def keadaan(row: BarisCetak) -> tuple[str, str, str]:
    """Return in words how far a sheet is, with icon and colour."""
    if not row.is_terkunci:
        return ("Belum dikunci" if row.predikat else "Belum dinilai"), "lock-open", "warn"
    if row.is_berubah:
        return "Berubah, cetak lagi", "refresh-cw", "warn"
    if row.dicetak is None:
        return "Belum dicetak", "circle", "soft-text"
    if row.dikembalikan is not None:
        return "Dikembalikan", "undo-2", "warn"
    if row.ditandatangani is None:
        return "Belum ditandatangani", "circle-dot", "accent"
    if row.diserahkan is None:
        return "Belum diserahkan", "circle-dot", "accent"
    return "Selesai", "circle-check", "good"


def is_ready(row: BarisCetak | BarisKelompok) -> bool:
    """Return whether a row has a sheet to print now."""
    return row.is_terkunci if isinstance(row, BarisCetak) else row.is_siap


def expected(count: int, *, with_skp: bool) -> str:
    """Return what is meant to be printed; with the SKP each *Dokumen Evaluasi* brings more sheets, so those are counted."""
    return f"{teks.bilangan(count)} {'dokumen' if with_skp else 'lembar'}"


def unready(lembar: JenisLembar, count: int) -> str:
    """Return why rows that are meant give no sheet, '' where all do."""
    if not count:
        return ""
    who = "nilai belum dikunci" if lembar is JenisLembar.DOKUMEN_EVALUASI else "atasan belum ada yang dinilai"
    return f"{teks.bilangan(count)} {who}"


def counted(dokumen: int, lembar: int, halaman: int) -> str:
    """Return what was made, counted as it was announced: *Dokumen Evaluasi* where they bring more sheets, sheets, pages."""
    said = f"{teks.bilangan(lembar)} lembar, {teks.bilangan(halaman)} halaman"
    return f"{teks.bilangan(dokumen)} dokumen, {said}" if dokumen and dokumen != lembar else said


def saved(done: HasilCetak) -> str:
    """Return what was written and where, and that what was there before stays; for at least one file."""
    folder = done.berkas[0].parent.name
    names = folder if len(done.berkas) > 2 else ", ".join(file.name for file in done.berkas)
    if done.is_di_samping and len(done.berkas) <= 2:
        names = f"{names} (folder {folder})"
    words = f"{counted(done.dokumen, done.lembar, done.halaman)} tersimpan di {names}."
    if done.is_di_samping:
        words += " Berkas bernama sama yang sudah ada di folder pilihan tidak diganti."
    return f"{words} {left_out(len(done.findings))}" if done.findings else words


def left_out(count: int) -> str:
    """Return the sentence about ratings that are not on paper."""
    return f"{teks.bilangan(count)} nilai tidak tercetak karena belum lengkap atau belum dikunci."


def _tick(
    key: str, header: str, getter: Callable[[BarisCetak], datetime | date | None]
) -> Column[BarisCetak]:
    return Column(
        key=key, header=header, getter=lambda row: day(getter(row)), width=118, searched=False,
        icon=lambda row: ("square-check", "accent") if getter(row) else ("square", "soft-text"),
        sort_key=lambda row: _moment(getter(row)),
        tooltip=lambda _: "Spasi atau klik: tandai pada tanggal di bawah daftar",
    )  # fmt: skip


def _returned() -> Column[BarisCetak]:
    return Column(
        key="dikembalikan", header="Dikembalikan", getter=lambda row: day(row.dikembalikan), width=118, searched=False,
        icon=lambda row: ("square-check", "warn") if row.dikembalikan else ("square", "soft-text"),
        sort_key=lambda row: _moment(row.dikembalikan),
        tooltip=lambda row: row.alasan_kembali or "Spasi atau klik: tandai dikembalikan, dengan alasannya",
    )  # fmt: skip


def _moment(value: datetime | date | None) -> str:
    return "" if value is None else value.isoformat()


def people_columns() -> list[Column[BarisCetak]]:
    """Return the columns of the list of people."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=190),
        Column(key="masa", header="Masa", getter=lambda row: row.masa, width=150, searched=False,
               tooltip=lambda row: ": ".join(filter(None, (row.masa, row.jabatan))),
               header_tip="Bagian periode yang dinilai pada jabatan itu; kosong: seluruhnya"),
        Column(key="keadaan", header="Status lembar", getter=lambda row: keadaan(row)[0], width=168,
               icon=lambda row: keadaan(row)[1:], searched=False),
        _tick("dicetak", "Dicetak", lambda row: row.dicetak),
        _tick("ditandatangani", "Ditandatangani", lambda row: row.ditandatangani),
        _tick("diserahkan", "Diserahkan", lambda row: row.diserahkan),
        _returned(),
        Column(key="berkas", header="Berkas ttd.", width=96, align=CENTER, searched=False,
               getter=lambda row: row.berkas or "", sort_key=lambda row: row.berkas),
        Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nip), never_elided=True),
        Column(key="predikat", header="Predikat", getter=lambda row: PREDIKAT_WORDS.get(row.predikat, ""),
               sign=lambda row: row.predikat, searched=False),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.jabatan, width=200),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, width=200),
        Column(key="penilai", header="Atasan", getter=lambda row: row.penilai, width=180),
        Column(key="kode", header="Kode lembar", getter=lambda row: row.kode, never_elided=True, width=100),
    ]  # fmt: skip


def show_people(
    grid: Grid, table: TableModel[BarisCetak], rows: Sequence[BarisCetak], *, in_place: bool
) -> None:
    """Fill the list of people; the days of a post are shown where somebody has one for a part of the period."""
    table.rows_replaced(rows, in_place=in_place)
    is_whole = not any(row.masa for row in rows)
    if is_whole != ("masa" in grid.hidden_columns()):
        grid.hide_column("masa", is_whole)


def group_columns(lembar: JenisLembar) -> list[Column[BarisKelompok]]:
    """Return the columns of the list of units or raters."""
    who = {JenisLembar.REKAP: "Unit kerja", JenisLembar.USUL_PERBAIKAN: "Unit kerja"}.get(lembar, "Atasan")
    lacking = "Belum dikunci" if lembar is JenisLembar.REKAP else "Belum dinilai"
    found: list[Column[BarisKelompok]] = [
        Column(key="nama", header=who, getter=lambda row: row.nama, strong=True, width=230, frozen=True),
        Column(key="jumlah", header="Pegawai", getter=lambda row: row.jumlah, align=RIGHT, width=84,
               sort_key=lambda row: row.jumlah, searched=False),
    ]  # fmt: skip
    if lembar is not JenisLembar.USUL_PERBAIKAN:
        found.append(
            Column(key="kurang", header=lacking, getter=lambda row: row.kurang or "", align=RIGHT, width=110,
                   sort_key=lambda row: row.kurang, ink=lambda row: "warn" if row.kurang else "", searched=False)
        )  # fmt: skip
    if lembar is JenisLembar.PERSETUJUAN:
        found += [
            Column(key="keadaan", header="Status lembar", getter=_approval, width=190, searched=False),
            Column(key="ditandatangani", header="Ditandatangani", getter=lambda row: day(row.ditandatangani),
                   align=CENTER, width=130, searched=False,
                   icon=lambda row: ("square-check", "accent") if row.ditandatangani else ("square", "soft-text")),
            Column(key="kode", header="Kode lembar", getter=lambda row: row.kode, never_elided=True, width=130),
        ]  # fmt: skip
    return found


def _approval(row: BarisKelompok) -> str:
    if row.is_berubah:
        return "Nilai berubah, cetak lagi"
    if not row.is_tercetak:
        return "Belum dicetak" if row.is_siap else "Belum ada yang dinilai"
    return "Selesai" if row.ditandatangani else "Belum ditandatangani"
