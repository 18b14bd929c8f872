"""F6: Evaluasi Kinerja Pegawai (PermenPANRB 6/2022, Lampiran), JPT or JA/JF, kuantitatif or kualitatif.

What the SKP says with realisasi and umpan balik beside it, the organisation's achievement with its curve, both
ratings and the predikat; the penilai alone signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.documents import bagian_skp
from kinerja_desktop.documents.bagian_skp import HasilKerja, NilaiPerilaku
from kinerja_desktop.documents.kit import kanvas, kurva, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import gaya
from kinerja_desktop.documents.kit.tabel import Blok, Tabel
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan
from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_JPT = (8, 58, 52, 20, 26, 48, 55)
_JA_JF = (8, 42, 42, 19, 45, 20, 40, 51)
_KUALITATIF = (8, 87, 40, 45)
_GAMBAR = mm(60)
_GAMBAR_RENDAH = mm(45)
_HAMPIR_KOSONG = mm(110)
"""A last page that holds no more than this is saved where the sheet can be made to fit."""
_LEBAR_GAMBAR = mm(130)
_KATA = gaya(8, 3.4)
_SUMBU: Final = ("sangat_kurang", "kurang", "butuh_perbaikan", "baik", "sangat_baik")
_PUNCAK: Final = {
    Capaian.SANGAT_KURANG: 0,
    Capaian.KURANG: 1,
    Capaian.BUTUH_PERBAIKAN: 2,
    Capaian.BAIK: 3,
    Capaian.ISTIMEWA: 4,
}
"""Over which predikat of the axis the curve has its top."""


@dataclass(frozen=True, slots=True)
class LembarEvaluasi:
    """One evaluation, every string as it is printed.

    Attributes:
        periode: ``TRIWULAN III``, ``TRIWULAN IV-AKHIR`` (see `periode.judul`).
        capaian: decides the curve; None draws none. ``kata_capaian`` is its word.
        rating_hasil, rating_perilaku, predikat: words, '' where not decided.
        ttd_penilai: None on a sheet that is only to be checked.
        draf: marks every page of such a sheet, '' none.
    """

    meta: Meta
    kelompok: KelompokSkp
    pendekatan: Pendekatan
    instansi: str
    periode: str
    rentang: str
    pegawai: Pihak
    penilai: Pihak
    capaian: Capaian | None
    kata_capaian: str
    utama: tuple[HasilKerja, ...]
    tambahan: tuple[HasilKerja, ...]
    perilaku: tuple[NilaiPerilaku, ...]
    rating_hasil: str
    rating_perilaku: str
    predikat: str
    ttd_penilai: TandaTangan | None
    draf: str = ""


def layout(model: LembarEvaluasi, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included. The curve is drawn a little lower where that saves a page which is almost empty."""
    made = _flow(model, tata, _GAMBAR)
    if len(made.halaman) > 1 and model.capaian is not None and made.y - tata.atas < _HAMPIR_KOSONG:
        lower = _flow(model, tata, _GAMBAR_RENDAH)
        made = lower if len(lower.halaman) < len(made.halaman) else made
    kanvas.mark(made.halaman, model.draf)
    kanvas.footer(made.halaman, model.meta)
    return made.halaman


def _flow(model: LembarEvaluasi, tata: Tata, gambar: float) -> Alir:
    alir = Alir(tata.turned() if model.pendekatan is Pendekatan.KUANTITATIF else tata)
    words = label.words("evaluasi")
    titles = bagian_skp.titles(model.kelompok, model.pendekatan, words["judul"])
    titles.append(words["periode"].format(periode=model.periode))
    bagian_skp.top(alir, titles, model.instansi, model.rentang)
    bagian_skp.identity(alir, model.pegawai, model.penilai)
    bagian_skp.rating(alir, words["capaian"], model.kata_capaian)
    _pattern(alir, model, gambar)
    alir.table(_results(model, alir))
    bagian_skp.rating(alir, words["rating_hasil"], model.rating_hasil)
    tanda = bagian_skp.Tanda(alir, model.ttd_penilai) if model.ttd_penilai is not None else None
    tail, height = tanda.ekor if tanda else 0, bagian_skp.TINGGI_RATING
    bagian_skp.behaviour(alir, model.perilaku, is_evaluasi=True, ekor=tail + 2 * height)
    bagian_skp.rating(alir, words["rating_perilaku"], model.rating_perilaku, ekor=tail + height)
    bagian_skp.rating(alir, words["predikat"], model.predikat, ekor=tail)
    if tanda:
        tanda.put()
    return alir


def draw(canvas: Canvas, model: LembarEvaluasi, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarEvaluasi, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _pattern(alir: Alir, model: LembarEvaluasi, gambar: float) -> None:
    """Put the row *POLA DISTRIBUSI* with its curve; without capaian organisasi there is no curve to show."""
    words = label.words("evaluasi")
    if model.capaian is None:
        bagian_skp.rating(alir, words["pola"], "")
        return
    puncak = _PUNCAK[model.capaian]
    caption = words["kurva"].format(capaian=model.kata_capaian)
    pad, g = bagian_skp.PAD, bagian_skp.JUDUL

    def picture(page: Halaman, top: float) -> None:
        left, right = alir.tata.kiri, alir.tata.kanan
        page.line(left, top, right, top)
        for x in (left, right):
            page.line(x, top, x, top + height)
        page.line(left, top + height, right, top + height)
        page.write(left + mm(1.5), top + pad, words["pola"], g)
        below = top + pad + g.jarak
        box = ((left + right - _LEBAR_GAMBAR) / 2, below, _LEBAR_GAMBAR, gambar - g.jarak)
        names = [words[f"sumbu_{code}"] for code in _SUMBU]
        kurva.draw(page, box, names, words["frekuensi"], puncak, _KATA)
        page.centred(left, right, top + pad + gambar + mm(1), caption, _KATA)

    height = 2 * pad + gambar + mm(1) + _KATA.jarak
    alir.whole(height, picture)


def _results(model: LembarEvaluasi, alir: Alir) -> Tabel:
    is_jpt = model.kelompok is KelompokSkp.JPT
    if model.pendekatan is Pendekatan.KUALITATIF:
        return _told(model, alir, is_jpt=is_jpt)
    words = {**label.words("skp"), **label.words("evaluasi")}
    keys = (
        ["no", "rhk", "indikator", "target", "perspektif"]
        if is_jpt
        else ["no", "rhk_pimpinan", "rhk", "aspek", "indikator", "target"]
    )
    keys += ["realisasi", "umpan_balik"]
    blocks = bagian_skp.sections(
        model.utama,
        model.tambahan,
        len(keys),
        lambda items: bagian_skp.counted(items, is_jpt=is_jpt, is_evaluasi=True),
    )
    widths = bagian_skp.scaled(_JPT if is_jpt else _JA_JF, alir.tata.lebar)
    return Tabel(widths, tuple(blocks), bagian_skp.head([(words[key], 1) for key in keys]))


def _told(model: LembarEvaluasi, alir: Alir, *, is_jpt: bool) -> Tabel:
    words = label.words("evaluasi")
    head = [(label.words("skp")["hasil_kerja"], 2), (words["realisasi"], 1), (words["umpan_balik"], 1)]
    blocks: list[Blok] = bagian_skp.sections(
        model.utama,
        model.tambahan,
        len(_KUALITATIF),
        lambda items: bagian_skp.told(items, is_jpt=is_jpt, is_evaluasi=True),
    )
    widths = bagian_skp.scaled(_KUALITATIF, alir.tata.lebar)
    return Tabel(widths, tuple(blocks), bagian_skp.head(head, numbered=False))
