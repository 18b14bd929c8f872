"""Handover lists: one per unit, printed sheets only, who has none is named."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.services import cetak, cetak_daftar, serah_terima
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from tests.services.cetak.conftest import OKTOBER, PERIODE, Kantor, pages

GURU = ["Hesti Ayuningrum", "Joko Purnama"]


def test_each_unit_has_its_list_and_codes(dinas: Kantor, tmp_path: Path) -> None:
    dinas.rate()
    dinas.lock()
    chosen = dinas.posts([*GURU, "Bayu Pranata"])
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, PERIODE, OKTOBER, ids=chosen)
    cetak.simpan_pdf(dinas.konteks, order, Tatanan(), tmp_path / "lembar.pdf")
    everybody = dinas.posts(list(dinas.orang))
    target = tmp_path / "serah.pdf"
    done = serah_terima.simpan_pdf(dinas.konteks, PERIODE, everybody, OKTOBER, Tatanan(), target)
    codes = {row.nama: row.kode for row in cetak_daftar.daftar(dinas.konteks, PERIODE) if row.kode}
    said = {("SD Negeri" in page.split("NO NAMA")[0]): page for page in pages(target)}
    assert (done.lembar, len(said)) == (2, 2)
    assert all(codes[name] in said[True] for name in GURU)
    assert codes["Bayu Pranata"] in said[False]
    assert "Lembang, 5 Oktober 2026" in said[True]
    assert "2 lembar" in said[True]
    assert {one.code for one in done.findings} == {"cetak.serah-belum"}
    assert len(done.findings) == len(everybody) - 3


def test_without_a_printed_sheet_there_is_no_file(dinas: Kantor, tmp_path: Path) -> None:
    posts = dinas.posts(GURU)
    target = tmp_path / "serah.pdf"
    done = serah_terima.simpan_pdf(dinas.konteks, PERIODE, posts, OKTOBER, Tatanan(), target)
    assert (done.berkas, len(done.findings), target.exists()) == ((), 2, False)
