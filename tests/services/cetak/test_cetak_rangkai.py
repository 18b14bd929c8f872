"""Sets of sheets in one go: each Dokumen Evaluasi with its SKP, in the order of who signs."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.lampiran_skp import LampiranSkp
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk
from kinerja_desktop.services import cetak, skp
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_susun import susun
from tests.services.cetak.conftest import OKTOBER, PERIODE, Kantor

GURU = "Hesti Ayuningrum"
EVALUASI = JenisLembar.DOKUMEN_EVALUASI


def names(order: Pesanan, office: Kantor) -> list[tuple[str, str]]:
    """Return who signs each Dokumen Evaluasi and whose it is."""
    sheets = [one for one in susun(office.konteks, order).lembar if isinstance(one, DokumenEvaluasi)]
    return [(one.penilai.nama, one.pegawai.nama) for one in sheets]


def test_sheets_lie_in_the_order_of_who_signs_them(dinas: Kantor) -> None:
    dinas.rate()
    dinas.lock()
    plain = names(Pesanan(EVALUASI, PERIODE, OKTOBER), dinas)
    signed = names(Pesanan(EVALUASI, PERIODE, OKTOBER, urut_penilai=True), dinas)
    assert sorted(plain) == sorted(signed)
    assert [rater for rater, _ in signed] == sorted(rater for rater, _ in plain)
    assert len({rater for rater, _ in signed}) == 2


def test_an_evaluation_is_followed_by_the_plan_of_the_same_position(dinas: Kantor, tmp_path: Path) -> None:
    dinas.rate()
    dinas.lock()
    (post,) = dinas.posts([GURU])
    made = skp.buat(dinas.konteks, 2026, [post]).value[post]
    now = skp.buka(dinas.konteks, made)
    content = IsiSkp(rhk=(Rhk("Tertibnya arsip", indikator=(Indikator("Arsip", "90 berkas", "kuantitas"),)),))
    skp.simpan(dinas.konteks, made, content, version=now.version)
    order = Pesanan(EVALUASI, PERIODE, OKTOBER, ids=dinas.posts([GURU, "Joko Purnama"]), dengan_skp=True)
    plan = susun(dinas.konteks, order)
    assert [type(one) for one in plan.lembar] == [DokumenEvaluasi, LembarSkp, LampiranSkp, DokumenEvaluasi]
    assert len(plan.catatan) == 2
    done = cetak.simpan_pdf(dinas.konteks, order, Tatanan(), tmp_path / "set.pdf").value
    assert (done.lembar, len(done.cetakan_ids)) == (4, 2)
