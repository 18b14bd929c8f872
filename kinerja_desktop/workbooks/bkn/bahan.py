"""Bahan ekspor: the workbook and the JSON that an office hands to its BKPSDM. Not an official template of BKN.

Rows come in as plain values by BKN's field names; codes were chosen above. Here is only shape: order, text or
number, sheets, title block.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.workbooks.bkn import formats
from kinerja_desktop.workbooks.teks_sel import clean
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

Fields = Mapping[str, Any]
"""Values by field name of BKN; what is missing leaves empty."""

_WIDE = {"nama": 30, "nip": 21, "penilaiNama": 30, "penilaiJabatan": 36, "penilaiJabatanNama": 36}
_VALIDASI = (
    KolomBuku("nip", 21, teks=True),
    KolomBuku("nama", 30),
    KolomBuku("tingkat", 12),
    KolomBuku("kode", 26),
    KolomBuku("pesan", 90, lipat=True),
)
_REFERENSI = (KolomBuku("tabel", 22), KolomBuku("kode", 14, teks=True), KolomBuku("arti", 44))


@dataclass(frozen=True, slots=True)
class BarisValidasi:
    """One line of VALIDASI."""

    nip: str
    nama: str
    tingkat: str
    kode: str
    pesan: str


@dataclass(frozen=True, slots=True)
class BahanEkspor:
    """All that goes out.

    Attributes:
        keterangan: lines of BACA DULU: (label, text).
        judul: values of the report's title block.
        laporan: rows of PENILAIAN by column name.
        skp22, periodik: rows by field name, with ``nip`` and ``nama`` beside them.
        validasi: what blocks and what is doubtful.
        referensi: (table, code, meaning).
        json_items: endpoint key -> (ref, body) pairs, ready for `json_bytes`.
        json_kepala: what stands above the items.
    """

    keterangan: tuple[tuple[str, str], ...]
    judul: Mapping[str, str]
    laporan: Sequence[Fields]
    skp22: Sequence[Fields]
    periodik: Sequence[Fields]
    validasi: Sequence[BarisValidasi]
    referensi: Sequence[tuple[str, str, str]]
    json_items: Sequence[tuple[str, Fields, Fields]]
    json_kepala: Fields


def write_buku(
    bahan: BahanEkspor, target: Path, progress: Progress, check: Callable[[Path], None] | None = None
) -> None:
    """Write the workbook beside the target, let ``check`` look at it, then put it in its place.

    Raises:
        FileError: the target cannot be written, or what ``check`` raised; an older file there is untouched.
    """
    write_workbook(target, _sheets(bahan), progress, check)


def expected(bahan: BahanEkspor) -> Iterator[tuple[str, Iterator[tuple[int, tuple[str | None, ...]]]]]:
    """Yield the name of each sheet and its rows as (number, texts): what a reader must find in the file."""
    for sheet in _sheets(bahan):
        yield sheet.nama, _rows(sheet)


def _rows(sheet: LembarBuku) -> Iterator[tuple[int, tuple[str | None, ...]]]:
    first = sheet.baris_judul + 1 if sheet.kolom else 1
    for number, title in enumerate(sheet.judul, start=1):
        yield number, (title,)
    if sheet.kolom:
        yield sheet.baris_judul, tuple(column.judul for column in sheet.kolom)
    for number, row in enumerate(sheet.baris, start=first):
        yield number, tuple(_text(value) for value in row)


def _sheets(bahan: BahanEkspor) -> list[LembarBuku]:
    form = formats.laporan()
    return [
        LembarBuku("BACA DULU", [list(line) for line in bahan.keterangan]),
        LembarBuku(
            "PENILAIAN",
            ([_text(row.get(name)) for name in form.kolom] for row in bahan.laporan),
            tuple(KolomBuku(name, _width(name), teks=True) for name in form.kolom),
            tuple(line.format_map(bahan.judul) for line in form.judul),
            form.baris_judul,
        ),
        _layanan("SIASN_SKP22", "skp22", bahan.skp22),
        _layanan("SIASN_PERIODIK", "periodik", bahan.periodik),
        LembarBuku(
            "VALIDASI", ([v.nip, v.nama, v.tingkat, v.kode, v.pesan] for v in bahan.validasi), _VALIDASI
        ),
        LembarBuku("REFERENSI", [list(line) for line in bahan.referensi], _REFERENSI),
    ]


_PILIHAN = {
    "hasilKinerjaNilai": ("1", "2", "3"),
    "perilakuKerjaNilai": ("1", "2", "3"),
    "kuadranKinerjaNilai": ("1", "2", "3", "4", "5"),
}


def _layanan(nama: str, kunci: str, rows: Sequence[Fields]) -> LembarBuku:
    names = ("nip", "nama", *formats.layanan(kunci).kolom)
    columns = tuple(KolomBuku(name, _width(name), True, _PILIHAN.get(name, ())) for name in names)
    return LembarBuku(nama, ([_text(row.get(name)) for name in names] for row in rows), columns)


def _width(name: str) -> float:
    """Return the width of a column: that its name, one word without a space, is read whole."""
    return max(_WIDE.get(name, 16), len(name) * 1.4)


def _text(value: object) -> str | None:
    text = "" if value is None else clean(str(value))
    return text or None


def body(kunci: str, fields: Fields) -> dict[str, Any]:
    """Return what is posted: every field in order, numbers as numbers, the rest as text, ``path`` empty.

    Raises:
        KeyError: a number is missing (the check above must have kept the row out).
    """
    form = formats.layanan(kunci)
    found: dict[str, Any] = {
        name: int(fields[name]) if name in form.angka else str(fields.get(name) or "") for name in form.kolom
    }
    return found | {"path": []}


def json_bytes(bahan: BahanEkspor) -> bytes:
    """Return the content of the JSON file."""
    items = [
        {
            "endpoint": formats.layanan(kunci).endpoint,
            "ref": dict(ref) | {"id_ref_dokumen": formats.layanan(kunci).dokumen},
            "body": body(kunci, fields),
        }
        for kunci, ref, fields in bahan.json_items
    ]
    return json.dumps(dict(bahan.json_kepala) | {"items": items}, ensure_ascii=False, indent=1).encode()
