"""Sheets from expected files, and what a PDF really shows."""

from __future__ import annotations

import ctypes
import dataclasses
import enum
import tomllib
import types
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from kinerja_desktop.documents import (
    batch,
    daftar,
    daftar_tpp,
    dialog_kinerja,
    dokumen_evaluasi,
    evaluasi,
    lampiran_skp,
    lembar_entri,
    matriks,
    penetapan,
    persetujuan,
    rekap,
    rencana_aksi,
    ringkasan,
    serah_terima,
    skp,
    surat,
    usul_perbaikan,
)
from kinerja_desktop.documents.kit.geometri import Kertas, Tata

MM = 72 / 25.4
HARAPAN = Path(__file__).parent / "harapan"
MODELS: dict[str, type] = {
    "f7": dokumen_evaluasi.DokumenEvaluasi,
    "rekap": rekap.Rekap,
    "persetujuan": persetujuan.Persetujuan,
    "penetapan": penetapan.LembarPenetapan,
    "surat": surat.Surat,
    "entri": lembar_entri.LembarEntri,
    "usul": usul_perbaikan.UsulPerbaikan,
    "daftar": daftar.Daftar,
    "skp": skp.LembarSkp,
    "lampiran_skp": lampiran_skp.LampiranSkp,
    "evaluasi": evaluasi.LembarEvaluasi,
    "matriks": matriks.LembarMatriks,
    "tpp": daftar_tpp.DaftarTpp,
    "ringkasan": ringkasan.Ringkasan,
    "dialog_kinerja": dialog_kinerja.LembarDialog,
    "rencana_aksi": rencana_aksi.LembarRencanaAksi,
    "serah_terima": serah_terima.SerahTerima,
}


def make(kind: Any, value: Any) -> Any:
    """Turn TOML into the frozen value of a type: dataclasses by field, tuples, enums, optionals."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(part for part in typing.get_args(kind) if part is not type(None))
        return None if value in (None, "") else make(inner, value)
    if origin is tuple:
        return tuple(make(typing.get_args(kind)[0], item) for item in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        unknown = value.keys() - hints.keys()
        assert not unknown, f"{kind.__name__} has no {unknown}"
        return kind(**{key: make(hints[key], item) for key, item in value.items()})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind(value)
    return value


def load(name: str) -> tuple[dict[str, Any], Any]:
    """Return an expected file and its model."""
    case = tomllib.loads((HARAPAN / f"{name}.toml").read_text(encoding="utf-8"))
    return case, make(MODELS[case["lembar"]], case["masukan"])


@dataclass(frozen=True)
class Line:
    """One line of text as it stands on a page, in mm from the upper left corner to its baseline."""

    page: int
    x: float
    y: float
    right: float
    top: float
    bottom: float
    text: str


def text_lines(data: bytes) -> list[Line]:
    """Return every text object of a PDF in the order it was drawn."""
    found: list[Line] = []
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            height, textpage = page.get_height(), page.get_textpage()
            for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
                matrix = item.get_matrix()
                _left, bottom, right, top = item.get_bounds()
                size = pdfium_c.FPDFTextObj_GetText(item, textpage, None, 0)
                buffer = (ctypes.c_ushort * (size // 2))()
                pdfium_c.FPDFTextObj_GetText(item, textpage, buffer, size)
                text = bytes(buffer).decode("utf-16-le").rstrip("\0")
                text = text.replace("\x02", "-")  # how pdfium marks a hyphen at the end of a line
                found.append(
                    Line(
                        number + 1, matrix.e / MM, (height - matrix.f) / MM,
                        right / MM, (height - top) / MM, (height - bottom) / MM, text,
                    )
                )  # fmt: skip
            textpage.close()
            page.close()
    finally:
        document.close()
    return found


def build(model: Any, kertas: str = "A4", **tata: Any) -> bytes:
    """Build any sheet on a paper."""
    return batch.build(model, Tata(Kertas(kertas), **tata))
