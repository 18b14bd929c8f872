"""F7 Dokumen Evaluasi Kinerja Pegawai (PermenPANRB 6/2022, Lampiran), portrait, one page where it fits.

Blocks 1 to 5 as in the reproductions of the form; two signatures, the third (Atasan Pejabat Penilai Kinerja)
only after an objection. It knows nothing of where the words come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import TEBAL, Gaya, gaya
from kinerja_desktop.documents.kit.tabel import SISI, Baris, Blok, Rata, Sel, Tabel
from kinerja_desktop.documents.lembar import Kop, Meta, Pihak, TandaTangan
from kinerja_desktop.domain.codes import JenisNomor

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Keberatan:
    """Blocks 6 to 8, printed only when an objection exists (older style of some agencies)."""

    keberatan: str
    penjelasan: str
    keputusan: str


@dataclass(frozen=True, slots=True)
class DokumenEvaluasi:
    """One evaluation document, every string as it is printed.

    Attributes:
        periode: ``TRIWULAN III``, ``TRIWULAN IV-AKHIR``, ``BULAN SEPTEMBER`` (see `periode.judul`).
        rentang: ``1 JULI SD 30 SEPTEMBER TAHUN 2026`` (see `periode.rentang`).
        lambang: PNG or JPEG of the office's emblem; None leaves no gap.
        ttd_atasan: only after an objection.
    """

    meta: Meta
    instansi: str
    periode: str
    rentang: str
    pegawai: Pihak
    penilai: Pihak
    atasan: Pihak
    capaian: str
    predikat: str
    catatan: str
    ttd_penilai: TandaTangan
    ttd_pegawai: TandaTangan
    ttd_atasan: TandaTangan | None = None
    keberatan: Keberatan | None = None
    kop: Kop | None = None
    lambang: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Padat:
    """How dense the table is set; the denser ones are tried before a second page is begun."""

    ukuran: float
    jarak: float
    pad: float

    @property
    def biasa(self) -> Gaya:
        return gaya(self.ukuran, self.jarak)

    @property
    def tebal(self) -> Gaya:
        return gaya(self.ukuran, self.jarak, TEBAL)


_KEPADATAN = (_Padat(9.5, 4, 1.0), _Padat(9, 3.7, 0.75), _Padat(8.5, 3.5, 0.5))
_CATATAN_MIN = mm(20)
_NOMOR, _LABEL, _TITIK_DUA = mm(8), mm(55), mm(3)


def layout(model: DokumenEvaluasi, tata: Tata) -> list[Halaman]:
    """Return the pages of the document, footer included."""
    pages: list[Halaman] = []
    for padat in _KEPADATAN:
        pages = _set(model, tata, padat)
        if len(pages) == 1:
            break
    else:
        pages = _set(model, tata, _KEPADATAN[0])
    kanvas.footer(pages, model.meta)
    return pages


def draw(canvas: Canvas, model: DokumenEvaluasi, tata: Tata) -> int:
    """Draw the document on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: DokumenEvaluasi, tata: Tata | None = None) -> bytes:
    """Return the document as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _set(model: DokumenEvaluasi, tata: Tata, padat: _Padat) -> list[Halaman]:
    words = label.words("f7")
    alir = Alir(tata)
    kepala.letterhead(alir, model.kop)
    kepala.emblem(alir, model.lambang)
    kepala.title(alir, words["judul"], words["periode"].format(periode=model.periode))
    alir.space(mm(4))
    kepala.office_and_span(alir, model.instansi, words["rentang"].format(rentang=model.rentang))
    signatures = _signatures(model, tata, words)
    tail = mm(5) + tanda_tangan.height(signatures)
    lebar = (_NOMOR, _LABEL, tata.lebar - _NOMOR - _LABEL)
    alir.table(Tabel(lebar, tuple(_blocks(model, words, padat))), ekor=tail)
    alir.space(mm(5))
    alir.whole(tanda_tangan.height(signatures), lambda page, top: tanda_tangan.draw(page, top, signatures))
    return alir.halaman


def _blocks(model: DokumenEvaluasi, words: Mapping[str, str], padat: _Padat) -> list[Blok]:
    blocks = [
        _identity(1, words["pegawai"], model.pegawai, words, padat),
        _identity(2, words["penilai"], model.penilai, words, padat),
        _identity(3, words["atasan"], model.atasan, words, padat),
        _block(
            4,
            words["evaluasi"],
            [(words["capaian"], model.capaian), (words["predikat"], model.predikat)],
            padat,
        ),
        _free(5, words["catatan"], model.catatan, padat),
    ]
    if model.keberatan is not None:
        blocks += [
            _free(6, words["keberatan"], model.keberatan.keberatan, padat),
            _free(7, words["penjelasan"], model.keberatan.penjelasan, padat),
            _free(8, words["keputusan"], model.keberatan.keputusan, padat),
        ]
    return blocks


def _identity(number: int, judul: str, pihak: Pihak, words: Mapping[str, str], padat: _Padat) -> Blok:
    pangkat = "pangkat_nrp" if pihak.jenis_nomor is JenisNomor.NRP else "pangkat"
    rows = [
        (words["nama"], pihak.nama),
        (words[pihak.jenis_nomor.value], pihak.nomor),
        (words[pangkat], pihak.pangkat),
        (words["jabatan"], pihak.jabatan),
        (words[pihak.label_unit.value], pihak.unit),
    ]
    return _block(number, judul, rows, padat)


def _head(judul: str, padat: _Padat) -> Baris:
    return Baris((Sel(judul, padat.tebal, span=2, latar=True),), mm(padat.pad), lekat=True)


def _continued(judul: str, padat: _Padat) -> Baris:
    return _head(f"{judul} {label.words('tabel')['lanjutan']}", padat)


def _number(number: int, padat: _Padat) -> Sel:
    return Sel(str(number), padat.tebal, Rata.TENGAH)


def _block(number: int, judul: str, rows: list[tuple[str, str]], padat: _Padat) -> Blok:
    body = [
        Baris(
            (
                Sel(name, padat.biasa),
                Sel(value.strip() or "-", padat.biasa, awalan=":", indent=_TITIK_DUA),
            ),
            mm(padat.pad),
        )
        for name, value in rows
    ]
    return Blok((_head(judul, padat), *body), _number(number, padat), _continued(judul, padat))


def _free(number: int, judul: str, text: str, padat: _Padat) -> Blok:
    box = Baris((Sel(text.strip() or "-", padat.biasa, span=2, sisi=SISI),), mm(padat.pad), _CATATAN_MIN)
    return Blok((_head(judul, padat), box), _number(number, padat), _continued(judul, padat))


def _signatures(model: DokumenEvaluasi, tata: Tata, words: Mapping[str, str]) -> list[tanda_tangan.Kolom]:
    """Pegawai at the left, penilai at the right, atasan between them; numbered on from the last block."""
    first = 9 if model.keberatan is not None else 6
    kolom = tanda_tangan.Kolom
    if model.ttd_atasan is None:
        lebar = mm(80)
        return [
            kolom(model.ttd_pegawai, tata.kiri, lebar, f"{first + 1}.", words["ttd_pegawai"]),
            kolom(model.ttd_penilai, tata.kanan - lebar, lebar, f"{first}.", words["ttd_penilai"]),
        ]
    lebar = mm(57)
    middle = (tata.kiri + tata.kanan - lebar) / 2
    return [
        kolom(model.ttd_pegawai, tata.kiri, lebar, f"{first + 1}.", words["ttd_pegawai"]),
        kolom(model.ttd_atasan, middle, lebar, f"{first + 2}.", words["ttd_atasan"]),
        kolom(model.ttd_penilai, tata.kanan - lebar, lebar, f"{first}.", words["ttd_penilai"]),
    ]
