"""What a roster file of the corpus must give: stated beside its bytes, compared whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kinerja_desktop.domain.pegawai import PegawaiDraft
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks.layout import Pilihan
from kinerja_desktop.workbooks.pegawai import RosterReading, read_roster
from kinerja_desktop.workbooks.reader import open_book

HARI_INI = date(2026, 11, 20)

# Invented people; the numbers are structurally valid and belong to nobody.
BUDI = "198004032005011001"
SITI = "198505132010012002"
ANDI = "199007212015031003"
DEWI = "197512202000122004"
RINA = "199901012022212005"  # NI PPPK: 21 where a NIP has its month
JOKO = "198811302023211006"  # NI PPPK


@dataclass(frozen=True)
class Kasus:
    """A file and everything that reading it must give.

    Attributes:
        nama: file name.
        data: bytes of the file.
        dibaca, masuk, perlu, lewat: the account; they must add up.
        judul: header rows.
        temuan: all findings as "code@cell", in any order.
        isi: row number -> field -> value of the draft from that row.
    """

    nama: str
    data: bytes
    dibaca: int
    masuk: int
    perlu: int = 0
    lewat: int = 0
    judul: tuple[int, ...] = (1,)
    temuan: tuple[str, ...] = ()
    isi: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    sheet: str | None = None
    pilihan: Pilihan | None = None


def baca(folder: Path, nama: str, data: bytes, pilihan: Pilihan | None = None) -> RosterReading:
    """Write the bytes to a file and read it as a roster."""
    path = folder / nama
    path.write_bytes(data)
    with open_book(path) as book:
        return read_roster(book, nama, hari_ini=HARI_INI, pilihan=pilihan)


def temuan(reading: RosterReading) -> list[str]:
    """Return all findings as "code@cell", sorted; every one must have its sentence."""
    for finding in reading.findings:
        assert sentence(finding.code, **finding.args)
    return sorted(f"{one.code}@{one.location.cell}" for one in reading.findings)


def draf(reading: RosterReading, baris: int) -> PegawaiDraft:
    """Return the draft from a row."""
    return next(one for one in reading.drafts if one.lokasi.baris == baris)


def periksa(kasus: Kasus, folder: Path) -> RosterReading:
    """Read the file of a case and compare everything."""
    reading = baca(folder, kasus.nama, kasus.data, kasus.pilihan)
    account = (reading.dibaca, len(reading.drafts), reading.perlu_diperbaiki, len(reading.dilewati))
    assert temuan(reading) == sorted(kasus.temuan)
    assert account == (kasus.dibaca, kasus.masuk, kasus.perlu, kasus.lewat)
    assert kasus.dibaca == kasus.masuk + kasus.perlu + kasus.lewat
    blocked = {one.location.baris for one in reading.findings if one.severity.value == "blokir"} - {None}
    assert len(blocked) == kasus.perlu
    assert reading.layout.header_rows == kasus.judul
    if kasus.sheet is not None:
        assert reading.sheet == kasus.sheet
    for baris, expected in kasus.isi.items():
        draft = draf(reading, baris)
        assert {name: getattr(draft, name) for name in expected} == expected
    return reading
