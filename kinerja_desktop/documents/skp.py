"""F1 to F4: Sasaran Kinerja Pegawai (PermenPANRB 6/2022, Lampiran), JPT or JA/JF, kuantitatif or kualitatif.

Kuantitatif lies landscape with a row per indicator, kualitatif stands portrait with texts. It knows nothing of where
the words come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents import bagian_skp
from kinerja_desktop.documents.bagian_skp import HasilKerja, NilaiPerilaku
from kinerja_desktop.documents.kit import kanvas, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Tabel
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_JPT = (10, 95, 95, 30, 37)
_JA_JF = (10, 68, 68, 24, 65, 32)


@dataclass(frozen=True, slots=True)
class LembarSkp:
    """One SKP, every string as it is printed.

    Attributes:
        rentang: ``1 JANUARI SD 31 DESEMBER TAHUN 2026`` (see `periode.rentang`).
        ttd_pegawai: its place and date are not printed; those of the penilai are.
    """

    meta: Meta
    kelompok: KelompokSkp
    pendekatan: Pendekatan
    instansi: str
    rentang: str
    pegawai: Pihak
    penilai: Pihak
    utama: tuple[HasilKerja, ...]
    tambahan: tuple[HasilKerja, ...]
    perilaku: tuple[NilaiPerilaku, ...]
    ttd_pegawai: TandaTangan
    ttd_penilai: TandaTangan


def layout(model: LembarSkp, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    is_counted = model.pendekatan is Pendekatan.KUANTITATIF
    alir = Alir(tata.turned() if is_counted else tata)
    words = label.words("skp")
    titles = bagian_skp.titles(model.kelompok, model.pendekatan, words["judul"])
    bagian_skp.top(alir, titles, model.instansi, model.rentang)
    bagian_skp.identity(alir, model.pegawai, model.penilai)
    alir.table(_counted(model, alir) if is_counted else _told(model, alir))
    tanda = bagian_skp.Tanda(alir, model.ttd_penilai, model.ttd_pegawai)
    bagian_skp.behaviour(alir, model.perilaku, is_evaluasi=False, ekor=tanda.ekor)
    tanda.put()
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: LembarSkp, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarSkp, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _counted(model: LembarSkp, alir: Alir) -> Tabel:
    words = label.words("skp")
    is_jpt = model.kelompok is KelompokSkp.JPT
    keys = (
        ["no", "rhk", "indikator", "target", "perspektif"]
        if is_jpt
        else ["no", "rhk_pimpinan", "rhk", "aspek", "indikator", "target"]
    )
    blocks = bagian_skp.sections(
        model.utama,
        model.tambahan,
        len(keys),
        lambda items: bagian_skp.counted(items, is_jpt=is_jpt, is_evaluasi=False),
    )
    return Tabel(
        bagian_skp.scaled(_JPT if is_jpt else _JA_JF, alir.tata.lebar),
        tuple(blocks),
        bagian_skp.head([(words[key], 1) for key in keys]),
        (bagian_skp.bar(words["hasil_kerja"], len(keys)),),
    )


def _told(model: LembarSkp, alir: Alir) -> Tabel:
    is_jpt = model.kelompok is KelompokSkp.JPT
    blocks = bagian_skp.sections(
        model.utama,
        model.tambahan,
        2,
        lambda items: bagian_skp.told(items, is_jpt=is_jpt, is_evaluasi=False),
    )
    widths = (bagian_skp.NOMOR, alir.tata.lebar - bagian_skp.NOMOR)
    return Tabel(widths, tuple(blocks), (bagian_skp.bar(label.words("skp")["hasil_kerja"], 2),))
