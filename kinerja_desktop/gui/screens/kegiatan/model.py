"""Rows and columns of both views; what typed texts mean. Pure, no dialogs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain import kegiatan
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, tanggal_jam
from kinerja_desktop.gui.models.column import LEFT, RIGHT, SAVED, CellKind, CellState, Column
from kinerja_desktop.gui.session import PersonItem
from kinerja_desktop.gui.widgets.fields import parse_date
from kinerja_desktop.services.impor.kegiatan import TinjauanKegiatan
from kinerja_desktop.services.kegiatan import BarisDaftar, KegiatanRow, LangkahRow, Ubahan

FIELDS: Final = ("rencana", "tanggal", "mulai", "selesai", "uraian", "volume", "satuan", "bukti", "menit")
"""Columns in the order of e-Kinerja's form, so that rows made for it can be pasted as they are."""
KOSONG: Final = 40
"""Empty rows that stand ready below the last one."""
_HARI: Final = re.compile(r"([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Kegiatan", text)


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the grid.

    Attributes:
        key: what the grid knows it by as long as this month is shown.
        teks: what stands in its cells, in the order of `FIELDS`.
        id, version: of the stored row; id None: nothing is stored yet.
        salah: why cells are not stored, by field.
        is_menunggu: being written; is_tumpang: its time runs into another one's.
    """

    key: int
    teks: tuple[str, ...] = ("",) * len(FIELDS)
    id: int | None = None
    version: int = 0
    salah: tuple[tuple[str, str], ...] = ()
    is_menunggu: bool = False
    is_tumpang: bool = False

    def cell(self, field: str) -> str:
        """Return the text of a cell."""
        return self.teks[FIELDS.index(field)]

    def typed(self, field: str, text: str) -> Baris:
        """Return the line with another text in a cell."""
        at = FIELDS.index(field)
        return replace(self, teks=(*self.teks[:at], text.strip(), *self.teks[at + 1 :]))

    @property
    def is_blank(self) -> bool:
        """Return whether nothing stands in it; the minutes of a stored row follow from its times and do not count."""
        return not any(self.teks[:-1]) and (self.id is not None or not self.teks[-1])


def of_row(key: int, row: KegiatanRow, *, is_tumpang: bool) -> Baris:
    """Return the line of a stored row."""
    texts = (
        row.rencana, f"{row.tanggal:%d-%m-%Y}", kegiatan.jam(row.mulai), kegiatan.jam(row.selesai), row.uraian,
        kegiatan.volume_teks(row.volume), row.satuan, row.bukti, str(row.menit) if row.menit else "",
    )  # fmt: skip
    return Baris(key, texts, row.id, row.version, is_tumpang=is_tumpang)


def parse(row: Baris, bulan: date) -> tuple[IsiKegiatan | None, dict[str, str]]:
    """Return what a line says, or by field why it cannot be stored. ``bulan``: any day of the month shown."""
    wrong: dict[str, str] = {}
    day = _day(row.cell("tanggal"), bulan)
    if day is None:
        code = "kegiatan.sel-tanggal" if row.cell("tanggal") else "kegiatan.sel-tanggal-kosong"
        wrong["tanggal"] = sentence(code)
    if not row.cell("uraian"):
        wrong["uraian"] = sentence("kegiatan.sel-uraian")
    times = {field: kegiatan.parse_jam(row.cell(field)) for field in ("mulai", "selesai")}
    for field, at in times.items():
        if at is None and row.cell(field):
            wrong[field] = sentence("kegiatan.sel-jam")
    volume = kegiatan.parse_volume(row.cell("volume"))
    if volume is None and row.cell("volume"):
        wrong["volume"] = sentence("kegiatan.volume-salah")
    if wrong or day is None:
        return None, wrong
    minutes = row.cell("menit")
    length = kegiatan.minutes(times["mulai"], times["selesai"])
    if not length and minutes:
        length = int(minutes) if minutes.isascii() and minutes.isdecimal() and len(minutes) < 6 else -1
    found = IsiKegiatan(
        day, row.cell("uraian"), times["mulai"], times["selesai"], length, row.cell("rencana"), None, volume,
        row.cell("satuan"), row.cell("bukti"),
    )  # fmt: skip
    code = kegiatan.wrong(found, bulan.year)
    if code:
        told = sentence(code, tanggal=f"{day:%d-%m-%Y}", tahun=bulan.year)
        return None, {_FIELD_OF.get(code, "tanggal"): told}
    return found, {}


_FIELD_OF: Final = {"kegiatan.jam-terbalik": "selesai", "kegiatan.menit-salah": "menit"}


def _day(text: str, bulan: date) -> date | None:
    """Return the day of "5" or "5/3" in the month and year shown, or of a whole date in any usual way."""
    found = _HARI.fullmatch(text)
    try:
        if found is None:
            return parse_date(text)
        return date(bulan.year, int(found[2] or bulan.month), int(found[1]))
    except ValueError:
        return None


def said(row: Baris, isi: IsiKegiatan) -> Baris:
    """Return the line with the words of an activity, as the file gives them back."""
    texts = (
        isi.rencana, f"{isi.tanggal:%d-%m-%Y}", kegiatan.jam(isi.mulai), kegiatan.jam(isi.selesai), isi.uraian,
        kegiatan.volume_teks(isi.volume), isi.satuan, isi.bukti, str(isi.menit) if isi.menit else "",
    )  # fmt: skip
    return replace(row, teks=texts, salah=())


def stored(row: Baris, isi: IsiKegiatan, id_: int, version: int) -> Baris:
    """Return the line as it now is in the file."""
    return replace(said(row, isi), id=id_, version=version, is_menunggu=False)


def change(row: Baris, bulan: date) -> tuple[Ubahan | None, Baris]:
    """Return what is to be written of a line (None: nothing), and the line with its reasons if it cannot be."""
    if row.is_blank:
        clean = replace(row, teks=("",) * len(FIELDS), salah=(), is_menunggu=row.id is not None)
        return (Ubahan(row.id, row.version, None) if row.id is not None else None), clean
    isi, wrong = parse(row, bulan)
    if isi is None:
        return None, replace(row, salah=tuple(wrong.items()), is_menunggu=False)
    return Ubahan(row.id, row.version, isi), replace(row, salah=(), is_menunggu=True)


def with_overlaps(rows: Sequence[Baris], bulan: date) -> list[Baris]:
    """Return the lines whose mark of an overlap is to be set or taken away."""
    known = [(row, parse(row, bulan)[0]) for row in rows if row.id is not None and not row.salah]
    said = [(row, isi) for row, isi in known if isi is not None]
    late = {later for _, later in kegiatan.overlaps([isi for _, isi in said])}
    return [
        replace(row, is_tumpang=at in late)
        for at, (row, _) in enumerate(said)
        if row.is_tumpang != (at in late)
    ]


class Tahun:
    """What the columns ask the grid: is the year closed?"""

    is_closed: bool = False


def columns(tahun: Tahun) -> list[Column[Baris]]:
    """Return the columns of one person's month."""

    def may_type(row: Baris, field: str) -> bool:
        derived = field == "menit" and bool(row.cell("mulai") and row.cell("selesai"))
        return not tahun.is_closed and not derived

    def why(_row: Baris) -> str:
        return sentence("kegiatan.sel-tahun-ditutup" if tahun.is_closed else "kegiatan.sel-menit-dihitung")

    def column(field: str, header: str, width: int, lines: int = 1, align: int = LEFT) -> Column[Baris]:
        return Column(
            key=field, header=header, width=width, lines=lines, align=align, filterable=False,
            getter=lambda row: row.cell(field), setter=lambda row, text: row.typed(field, text),
            state=lambda row: _state(row, field),
            icon=lambda row: ("triangle-alert", "warn") if field == "mulai" and row.is_tumpang else None,
            editable=lambda row: may_type(row, field), why=why,
        )  # fmt: skip

    return [
        column("rencana", _tr("Rencana aksi / RHK"), 186, 3),
        column("tanggal", _tr("Tanggal"), 106),
        column("mulai", _tr("Mulai"), 82),
        column("selesai", _tr("Selesai"), 66),
        column("uraian", _tr("Kegiatan"), 272, 4),
        column("volume", _tr("Realisasi"), 78, align=RIGHT),
        column("satuan", _tr("Satuan"), 84),
        column("bukti", _tr("Bukti dukung"), 150, 2),
        column("menit", _tr("Menit"), 60, align=RIGHT),
    ]


def _state(row: Baris, field: str) -> CellState:
    why = dict(row.salah).get(field)
    if why:
        return CellState(CellKind.WRONG, why)
    if row.is_menunggu:
        return CellState(CellKind.PENDING)
    if row.is_tumpang and field in {"mulai", "selesai"}:
        return CellState(CellKind.SAVED, sentence("kegiatan.sel-tumpang"))
    return SAVED


def list_columns() -> list[Column[BarisDaftar]]:
    """Return the columns of the list over everybody."""
    gone = _tr("(tidak ada lagi di data pegawai)")
    return [
        Column(key="tanggal", header=_tr("Tanggal"), getter=lambda line: f"{line.row.tanggal:%d-%m-%Y}", width=104,
               frozen=True, sort_key=lambda line: line.row.tanggal),
        Column(key="nama", header=_tr("Nama"), getter=lambda line: line.nama or gone, width=166, strong=True, lines=2),
        Column(key="nip", header="NIP", getter=lambda line: display(line.nip) if line.nip else "", never_elided=True),
        Column(key="jam", header=_tr("Jam"), getter=lambda line: _span(line.row), width=100),
        Column(key="uraian", header=_tr("Kegiatan"), getter=lambda line: line.row.uraian, width=218, lines=3),
        Column(key="rencana", header=_tr("Rencana aksi / RHK"), getter=lambda line: line.row.rencana, width=150, lines=3),
        Column(key="volume", header=_tr("Realisasi"), getter=lambda line: _amount(line.row), width=96),
        Column(key="bukti", header=_tr("Bukti dukung"), getter=lambda line: line.row.bukti, width=104, lines=2),
    ]  # fmt: skip


def _span(row: KegiatanRow) -> str:
    if row.mulai is None and row.selesai is None:
        return _tr("{0} menit").format(bilangan(row.menit)) if row.menit else ""
    return f"{kegiatan.jam(row.mulai)}–{kegiatan.jam(row.selesai)}"


def _amount(row: KegiatanRow) -> str:
    return " ".join(part for part in (kegiatan.volume_teks(row.volume), row.satuan) if part)


def counted(hitungan: Mapping[str, int]) -> str:
    """Return what a checked import would do in one line."""
    return sentence("perintah.impor-hitungan", **{key: bilangan(value) for key, value in hitungan.items()})


def taken_for(who: PersonItem, found: TinjauanKegiatan) -> str:
    """Return whose the rows without NIP become, and how many those are."""
    name = f"{who.nama} ({who.nip})" if who.nip else who.nama
    return sentence("kegiatan.tanpa-nip-milik", jumlah=bilangan(found.tanpa_nip), nama=name)


def step_words(step: LangkahRow) -> str:
    """Return what is said of an import in the history."""
    when = tanggal_jam(clock.local(step.waktu))
    words = _tr("{0} · {1} · {2} kegiatan · {3}").format(
        when, step.berkas, bilangan(step.jumlah), step.petugas
    )
    return _tr("{0} · diurungkan").format(words) if step.dibatalkan else words


def told(finding: Finding) -> str:
    """Return what is wrong in a file with the row where it stands, once."""
    words, row = sentence(finding.code, **finding.args), finding.location.baris
    if row is None or str(row) in words.split():
        return words
    return _tr("Baris {0}: {1}").format(bilangan(row), words)
