"""Evaluasi kinerja and Dokumen Evaluasi of one locked rating name the person alike, however long the plan runs."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.services import cetak_pelaksanaan, cetak_susun, pegawai, penguncian, penilaian, skp
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import NIP
from tests.services.test_skp_lanjut import Dinas, dinas, hari

__all__ = ["dinas", "hari"]
TW3 = "2026-TW3"
OLD, NEW = "Pengelola Keuangan", "Analis Keuangan"
SIGNED = date(2026, 10, 5)


def promote(dinas: Dinas, day: date) -> None:
    """Give Tono another post in his unit, as the office records it on that day."""
    dinas.hari(day)
    [one] = [row for row in pegawai.daftar(dinas.konteks) if row.nip == NIP["Tono"]]
    pegawai.ubah(dinas.konteks, one.id, {"jabatan": NEW}, version=one.version, sejak=day)


def lock(dinas: Dinas, penugasan_id: int) -> None:
    edits = [CellEdit(penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")]
    penilaian.save_cells(dinas.konteks, TW3, edits)
    penguncian.kunci(dinas.konteks, TW3, penugasan_ids=[penugasan_id])


@pytest.mark.parametrize(
    ("moves", "closes", "named"),
    [
        (date(2026, 8, 17), None, OLD),
        (date(2026, 10, 2), date(2026, 8, 31), NEW),
        (date(2026, 10, 2), None, NEW),
    ],
)
def test_both_sheets_of_a_locked_rating_name_one_post(
    dinas: Dinas, moves: date, closes: date | None, named: str
) -> None:
    """Left within the period it is the post that was rated, left after it that of the day; the plan's end says nothing."""
    [before] = dinas.rows()
    plan = dinas.plan(before.penugasan_id)
    if closes is not None:
        dinas.hari(closes)
        skp.tutup(dinas.konteks, {plan: skp.buka(dinas.konteks, plan).version}, closes)
    promote(dinas, moves)
    dinas.hari(SIGNED)
    lock(dinas, before.penugasan_id)
    order = PesananSkp(2026, SIGNED, nip=(NIP["Tono"],), tempat="Contoh")
    [sheet] = cetak_pelaksanaan.susun(dinas.konteks, order, JenisPelaksanaan.EVALUASI, TW3).lembar
    ids = (before.penugasan_id,)
    wanted = Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW3, SIGNED, ids=ids, tempat="Contoh")
    [beside] = cetak_susun.susun(dinas.konteks, wanted).lembar
    assert isinstance(sheet, LembarEvaluasi)
    assert isinstance(beside, DokumenEvaluasi)
    assert beside.pegawai.jabatan == named
    assert (sheet.pegawai, sheet.penilai) == (beside.pegawai, beside.penilai)
