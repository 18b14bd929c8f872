"""Spreadsheet files from raw bytes: never written by a library that also reads them.

Use: ``from tests.mentah import Galat, Rumus, xlsx, xls, ods, spreadsheetml, html_table, csv_bytes, encrypt``.

``sheets`` maps a sheet name to its rows. Rows are a list of lists (row 1, column A first) or a mapping
``{row number: [cells]}`` / ``{row number: {column number: cell}}`` for holes and far away cells::

    data = xlsx({"Pegawai": [["NIP", "Nama"], ["198503302010011001", "Sari"]]})
    (tmp_path / "duk.xlsx").write_bytes(data)

A cell is a plain value (``None`` writes no cell; ``str``, ``int``, ``float``, ``bool``, ``date``,
``datetime``, ``time``) or one of the wrappers in `tests.mentah.sel`: ``Angka`` (a number literal, with number
format), ``Tanggal`` (date serial with a chosen format), ``TanggalIso`` (``t="d"``), ``Teks`` (shared, inline or
str), ``Kaya`` (rich text), ``Galat`` (error), ``Rumus`` (formula, ``cache=None``: never calculated), ``Gaya``
(style only), ``Xml`` (your own ``<c>`` element). Every builder returns ``bytes``.
"""

from __future__ import annotations

from tests.mentah.biff import ole, xls
from tests.mentah.odf import ods
from tests.mentah.ooxml import encrypt, xlsx, zip_bytes
from tests.mentah.sel import (
    Angka,
    Galat,
    Gaya,
    Kaya,
    Rows,
    Rumus,
    Sel,
    Tanggal,
    TanggalIso,
    Teks,
    Ulang,
    Xml,
)
from tests.mentah.teks import csv_bytes, html_table, spreadsheetml
from tests.mentah.xlsb import xlsb

__all__ = [
    "Angka",
    "Galat",
    "Gaya",
    "Kaya",
    "Rows",
    "Rumus",
    "Sel",
    "Tanggal",
    "TanggalIso",
    "Teks",
    "Ulang",
    "Xml",
    "csv_bytes",
    "encrypt",
    "html_table",
    "ods",
    "ole",
    "spreadsheetml",
    "xls",
    "xlsb",
    "xlsx",
    "zip_bytes",
]
