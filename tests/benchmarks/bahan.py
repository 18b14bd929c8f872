"""What benchmarks measure on: a roster of any size as SIASN exports it, 30 columns, invented people.

The file is written as raw XML with shared strings left out, so that making it costs less than reading it. A million
evaluations are written straight into the tables: they are the load, not what is measured.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from kinerja_desktop.services.contoh import berkas, susunan
from kinerja_desktop.services.contoh.orang import Pembuat
from kinerja_desktop.storage.queries.contoh import RosterRow

KOLOM: Final = 30


def kepala() -> tuple[str, ...]:
    """Return 30 of SIASN's 69 columns: those that are filled, then others."""
    head = berkas._siasn_head()
    filled = set(berkas._siasn_values(_roster(1)[0]))
    spare = [name for name in head if name not in filled][: KOLOM - len(filled)]
    wanted = filled.union(spare)
    return tuple(name for name in head if name in wanted)


def baris(jumlah: int) -> Iterator[list[str]]:
    """Yield the rows of a roster."""
    head = kepala()
    for one in _roster(jumlah):
        known = berkas._siasn_values(one)
        yield [known.get(name) or f"Isian {one.golongan}" for name in head]


def tulis_roster(target: Path, jumlah: int) -> None:
    """Write the roster as .xlsx."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in _PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            letters = [get_column_letter(n + 1) for n in range(KOLOM)]
            sheet.write(_OPEN.encode())
            for number, row in enumerate(_all(jumlah), 1):
                cells = "".join(
                    f'<c r="{letter}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
                    for letter, text in zip(letters, row, strict=True)
                )
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def _all(jumlah: int) -> Iterator[list[str]]:
    yield list(kepala())
    yield from baris(jumlah)


def _roster(jumlah: int) -> list[RosterRow]:
    plan = susunan.rencana(max(30, jumlah))
    maker = Pembuat()
    names = {one.kunci: one.nama for one in plan.units}
    unor = {one.kunci: maker.uuid() for one in plan.units}
    made = []
    for post in plan.formasi[:jumlah]:
        one = maker.orang(post)
        made.append(
            RosterRow(
                one.pns_id, one.nip, one.nama, one.gelar_depan, one.gelar_belakang, one.tanggal_lahir,
                one.jenis_kelamin, one.jenis_pegawai, "aktif", "Aktif", one.golongan, one.tmt_golongan,
                one.jenis_jabatan, one.jabatan, one.jabatan_id, one.tmt_jabatan, post.eselon,
                unor[post.unit], names[post.unit], names[post.unit],
            )
        )  # fmt: skip
    return made


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPEN = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
    f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
    '<sheet name="Data ASN" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
    f'Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
