"""Heads and exceptions as files and pasted text name them, before they are stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.masukan import AtasanDraft


@dataclass(frozen=True, slots=True)
class KepalaDraft:
    """One head of a unit.

    Attributes:
        lokasi: file, sheet and row.
        unit: NPSN, UNOR ID, name, or path of names joined by `` / ``.
        nip: number of the head, as written; '' for an official from outside who is named by ``nama``.
        dari: first day, None if the file does not say.
        unit_nama: name to try where ``unit`` is a number that is not known.
    """

    lokasi: Location
    unit: str
    nip: str
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    dari: date | None = None
    sk_nomor: str = ""
    sk_tanggal: date | None = None
    nama: str = ""
    unit_nama: str = ""


@dataclass(frozen=True, slots=True)
class PenilaiDraft:
    """One exception: this person is rated by that one.

    ``atasan_nip`` '' leaves the superior to the tree. ``penilai_nama`` names an official from outside without number.
    """

    lokasi: Location
    nip: str
    penilai_nip: str
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    sk_nomor: str = ""
    sk_tanggal: date | None = None
    atasan_nip: str = ""
    penilai_nama: str = ""


def from_masukan(drafts: Iterable[AtasanDraft]) -> tuple[list[KepalaDraft], list[PenilaiDraft]]:
    """Part what a file of heads and raters brought into heads of units and exceptions of people."""
    heads: list[KepalaDraft] = []
    raters: list[PenilaiDraft] = []
    for d in drafts:
        number, kind = d.nip_atasan or d.nrp_atasan or "", d.jenis or JenisPenugasan.DEFINITIF
        name, sk = d.nama_atasan or "", d.nomor_sk or ""
        if d.nip_pegawai:
            raters.append(
                PenilaiDraft(d.lokasi, d.nip_pegawai, number, kind, sk, d.tanggal_sk, penilai_nama=name)
            )
        else:
            place = d.npsn or d.unor_id or d.unit or ""
            heads.append(
                KepalaDraft(d.lokasi, place, number, kind, d.sejak, sk, d.tanggal_sk, name, d.unit or "")
            )
    return heads, raters


def from_clipboard(text: str) -> list[KepalaDraft]:
    """Return heads from pasted lines "unit or NPSN <tab> NIP"; empty lines are passed over.

    The column that holds more 18-digit numbers is taken for the NIP, so that either order works.
    """
    rows = [
        [cell.strip() for cell in line.split("\t" if "\t" in line else ";")] for line in text.splitlines()
    ]
    pairs = [(n, [*row, ""][:2]) for n, row in enumerate(rows, start=1) if any(row)]
    left, right = (sum(_is_number(cells[side]) for _, cells in pairs) for side in (0, 1))
    first, second = (1, 0) if left > right else (0, 1)
    return [KepalaDraft(Location(baris=n), cells[first], cells[second]) for n, cells in pairs]


def _is_number(text: str) -> bool:
    return len([c for c in text if c.isdecimal()]) == 18
