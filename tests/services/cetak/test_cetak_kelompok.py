"""Rekap, lembar persetujuan, letters, usul perbaikan; printers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import Capaian, JenisPenugasan
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import capaian, cetak, cetak_daftar, cetak_printer, rangkap
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Kertas, Pesanan, Tatanan
from kinerja_desktop.services.cetak_printer import GeserPrinter
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables
from tests.services.cetak.conftest import OKTOBER, PERIODE, pages

TEACHERS = ["Hesti Ayuningrum", "Joko Purnama"]


def save(konteks: Konteks, lembar: JenisLembar, target: Path, **values: Any) -> list[str]:
    order = Pesanan(lembar, PERIODE, **{"tanggal": OKTOBER, **values})
    cetak.simpan_pdf(konteks, order, Tatanan(), target)
    return pages(target)


def test_a_rekap_holds_everybody_and_counts_the_unlocked_apart(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(["Hesti Ayuningrum", "Guntur Abadi"])
    dinas.rate(["Bayu Pranata"], hasil="di_bawah")
    dinas.lock(["Hesti Ayuningrum", "Bayu Pranata"])
    capaian.set_capaian(konteks, PERIODE, dinas.unit["Dinas Pendidikan"], Capaian.BAIK, version=None)
    (text,) = save(konteks, JenisLembar.REKAP, tmp_path / "r.pdf", unit_id=dinas.unit["Dinas Pendidikan"])
    for said in (
        "REKAPITULASI PENILAIAN KINERJA PEGAWAI", "Triwulan III Tahun 2026", "Capaian kinerja organisasi : Baik",
        "Sesuai Ekspektasi", "Butuh Perbaikan", "Belum dikunci", "Belum dinilai", "Sukaraya, 5 Oktober 2026",
        "Kepala Dinas Pendidikan, Kadis Wiryawan",
    ):  # fmt: skip
        assert said in text, said
    assert re.search(r"Butuh Perbaikan 1 .*Belum dikunci 3 JUMLAH 5", text)


def test_a_rekap_for_each_unit_is_signed_by_its_own_head(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    both = save(konteks, JenisLembar.REKAP, tmp_path / "r.pdf", per_unit=True)
    assert len(both) == 2
    school = next(text for text in both if "Unit kerja : SD Negeri 1 Contoh" in text)
    assert "Lembang, 5 Oktober 2026" in school
    assert "Guntur Abadi NIP" in school
    rows = cetak_daftar.kelompok(konteks, JenisLembar.REKAP, PERIODE, per_unit=True)
    assert [(row.nama, row.jumlah, row.kurang) for row in rows] == [
        ("Dinas Pendidikan", 2, 2), ("SD Negeri 1 Contoh", 3, 1),
    ]  # fmt: skip


def test_an_approval_sheet_is_recorded_and_its_signing_too(
    konteks: Konteks, dinas: Any, tmp_path: Path
) -> None:
    kind = JenisLembar.PERSETUJUAN
    assert not any(row.is_siap for row in cetak_daftar.kelompok(konteks, kind, PERIODE))
    dinas.rate(["Hesti Ayuningrum"])
    before = {row.nama: row for row in cetak_daftar.kelompok(konteks, kind, PERIODE)}
    assert before["Guntur Abadi"].kurang == 1
    assert [name for name, row in before.items() if row.is_siap] == ["Guntur Abadi"]
    order = Pesanan(kind, PERIODE, OKTOBER, ids=(before["Guntur Abadi"].id,))
    done = cetak.simpan_pdf(konteks, order, Tatanan(), tmp_path / "p.pdf").value
    assert [f.args["nama"] for f in done.findings] == ["Joko Purnama"]
    (text,) = pages(tmp_path / "p.pdf")
    assert "perilaku kerja, dan predikat kinerja 1 pegawai" in text
    assert "Guntur Abadi" in text
    found = re.search(r"Kode (\S+)", text)
    assert found
    after = {row.nama: row for row in cetak_daftar.kelompok(konteks, kind, PERIODE)}["Guntur Abadi"]
    assert after.is_tercetak
    assert after.kode == found[1]
    assert not after.is_berubah
    cetak.tandai_ditandatangani(konteks, found[1].lower(), date(2026, 10, 8))
    (jejak,) = cetak.cari_kode(konteks, found[1])
    assert (jejak.lembar, jejak.ditandatangani, jejak.is_terkini) == (kind, date(2026, 10, 8), True)
    dinas.rate(["Hesti Ayuningrum"], hasil="di_bawah")
    assert {r.nama: r for r in cetak_daftar.kelompok(konteks, kind, PERIODE)}["Guntur Abadi"].is_berubah
    with pytest.raises(RefusedError):
        cetak.tandai_ditandatangani(konteks, "XXXXXXXXXX", OKTOBER)


def test_letters_name_who_is_missing(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    dinas.rate(["Hesti Ayuningrum"])
    texts = save(konteks, JenisLembar.SURAT, tmp_path / "s.pdf", unit_id=dinas.unit["SD Negeri 1 Contoh"])
    letter = next(text for text in texts if "Yth. Guntur Abadi" in text)
    assert "Joko Purnama" in letter
    assert "Hesti Ayuningrum" not in letter
    assert "per 5 Oktober 2026, 1 pegawai" in letter


@pytest.mark.parametrize(
    ("jenis", "post"),
    [
        (JenisPenugasan.PLT, "Plt. Kepala Laboratorium"),
        (JenisPenugasan.PLH, "Plh. Kepala Laboratorium"),
        (JenisPenugasan.PJ, "Pj. Kepala Laboratorium"),
        (JenisPenugasan.TUGAS_TAMBAHAN, "Kepala Laboratorium"),
    ],
)
def test_a_second_post_is_named_by_how_it_is_held_on_approval_sheet_rekap_and_letter(
    konteks: Konteks, dinas: Any, tmp_path: Path, jenis: JenisPenugasan, post: str
) -> None:
    school = dinas.unit["SD Negeri 1 Contoh"]
    rangkap.tambah(
        konteks, dinas.orang["Hesti Ayuningrum"], jenis, "Kepala Laboratorium", school, dari=date(2026, 7, 1)
    )
    who, own = f"Hesti Ayuningrum {nip_rules.display(dinas.nip['Hesti Ayuningrum'])}", "Guru Ahli Pertama"

    def said(lembar: JenisLembar) -> None:
        [text] = [one for one in save(konteks, lembar, tmp_path / "a.pdf", unit_id=school) if "Hesti" in one]
        assert [len(re.findall(f"{who} (?:III/b )?{re.escape(title)} ", text)) for title in (own, post)] == [
            1,
            1,
        ]

    said(JenisLembar.SURAT)
    said(JenisLembar.REKAP)
    dinas.rate(["Hesti Ayuningrum"])
    said(JenisLembar.PERSETUJUAN)
    dinas.lock(["Hesti Ayuningrum"])
    said(JenisLembar.REKAP)


def test_what_the_office_keeps_against_siasn_is_printed(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    assert cetak_daftar.kelompok(konteks, JenisLembar.USUL_PERBAIKAN, PERIODE) == ()
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.connection.execute(
            tables.nilai_tangan.insert().values(
                pegawai_id=dinas.orang["Bayu Pranata"], kolom="jabatan", sejak=transaction.now,
                nilai_siasn="Pengelola Arsip",
            )
        )  # fmt: skip
    (text,) = save(konteks, JenisLembar.USUL_PERBAIKAN, tmp_path / "u.pdf")
    assert "USUL PERBAIKAN DATA SIASN" in text
    assert "Bayu Pranata Jabatan Arsiparis Terampil Pengelola Arsip" in text


@pytest.mark.parametrize(
    ("kolom", "siasn", "said"),
    [("tmt_golongan", "2026-10-01", "1 Oktober 2026"), ("unit_id", "{sekolah}", "SD Negeri 1 Contoh"),
     ("kedudukan", "pensiun", "Pensiun"), ("jenis_kelamin", "P", "Perempuan")],
)  # fmt: skip
def test_what_siasn_has_is_printed_in_words(
    konteks: Konteks, dinas: Any, tmp_path: Path, kolom: str, siasn: str, said: str
) -> None:
    stored = siasn.format(sekolah=dinas.unit["SD Negeri 1 Contoh"])
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.connection.execute(
            tables.nilai_tangan.insert().values(
                pegawai_id=dinas.orang["Bayu Pranata"], kolom=kolom, sejak=transaction.now, nilai_siasn=stored
            )
        )
    (text,) = save(konteks, JenisLembar.USUL_PERBAIKAN, tmp_path / "u.pdf")
    assert said in text
    assert siasn not in text or siasn == "P"


def test_paper_margin_and_offset_move_the_sheet(konteks: Konteks, dinas: Any, tmp_path: Path) -> None:
    import pypdfium2 as pdfium

    dinas.rate(TEACHERS)
    dinas.lock(TEACHERS)
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, PERIODE, OKTOBER, ids=dinas.posts(TEACHERS[:1]))

    def place(tatanan: Tatanan) -> tuple[float, float, float]:
        cetak.simpan_pdf(konteks, order, tatanan, tmp_path / "a.pdf")
        document = pdfium.PdfDocument(tmp_path / "a.pdf")
        page = document[0]
        text = page.get_textpage()
        found = text.search("PEGAWAI YANG DINILAI").get_next()
        assert found
        box = text.get_charbox(found[0])
        size = page.get_width() / 72 * 25.4
        text.close()
        page.close()
        document.close()
        return size, box[0] / 72 * 25.4, box[1] / 72 * 25.4

    wide, x, y = place(Tatanan(kertas=Kertas.F4))
    assert round(wide) == 215
    assert place(Tatanan(kertas=Kertas.F4, geser=(2, 1.5))) == pytest.approx((wide, x + 2, y - 1.5), abs=0.05)
    assert place(Tatanan(kertas=Kertas.F4, margin_kiri=20))[1] == pytest.approx(x + 5, abs=0.05)


def test_printers_keep_their_own_offset(konteks: Konteks) -> None:
    cetak_printer.set_geser(konteks, GeserPrinter("Epson L3110", 2.04, -1))
    cetak_printer.set_geser(konteks, GeserPrinter("Epson L3110", 2.5, -1))
    assert cetak_printer.geser_of(konteks, "Epson L3110") == GeserPrinter("Epson L3110", 2.5, -1)
    assert cetak_printer.geser_of(konteks, "Canon") == GeserPrinter("Canon", 0, 0)
    with pytest.raises(RefusedError):
        cetak_printer.set_geser(konteks, GeserPrinter("Canon", 25, 0))
