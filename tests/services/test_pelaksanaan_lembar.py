"""Sheets of *Pelaksanaan* from what was recorded: evaluation, dialogue, action plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinerja_desktop.documents.dialog_kinerja import LembarDialog
from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.documents.rencana_aksi import LembarRencanaAksi
from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.pelaksanaan import Aksi, Pemberi
from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.services import (
    bukti,
    cetak_pelaksanaan,
    cetak_susun,
    dialog_kinerja,
    pegawai,
    pelaksanaan,
    penguncian,
    penilaian,
    periode,
    skp,
)
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.tables import BOOKKEEPING, pegawai_keadaan, unit
from kinerja_desktop.storage.tables import pegawai as orang
from tests.documents.lembar_uji import text_lines
from tests.kantor_kecil import BIDANG, NIP, SEKRETARIAT
from tests.services.pelaksanaan_uji import KOSONG, TW, buka, filled, keys, row, tono

__all__ = ["tono"]


def test_the_evaluation_gathers_what_was_recorded(konteks: Konteks, tono: int) -> None:
    stored = filled(konteks, tono)
    lembar = buka(konteks, tono)
    pelaksanaan.beri_umpan_balik(
        konteks, tono, TW, rhk_id=lembar.plan.rhk[0].id, perilaku="", pemberi=Pemberi.REKAN, nama="", pegawai_id=None,
        tanggal=date(2026, 8, 3), teks="Cepat",
    )  # fmt: skip
    order = PesananSkp(2026, date(2026, 10, 5), nip=(NIP["Tono"],), tempat="Contoh")
    [found] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW).lembar
    assert isinstance(found, LembarEvaluasi)
    assert (found.meta.form, found.periode) == ("F6", "TRIWULAN III")
    assert found.rentang == "1 JULI SD 30 SEPTEMBER TAHUN 2026"
    assert [one.realisasi for one in found.utama] == [("7 dokumen", ""), ("selesai, rapi",)]
    assert found.utama[0].umpan_balik == "Rekan kerja: Cepat"
    assert (found.rating_hasil, found.rating_perilaku, found.predikat, found.capaian) == ("", "", "", None)
    assert found.ttd_penilai is None
    edits = [
        penilaian.CellEdit(tono, None, "hasil_kerja", "Di Atas"),
        penilaian.CellEdit(tono, None, "perilaku", "Sesuai"),
        penilaian.CellEdit(tono, None, "umpan_balik.akuntabel", "Jujur"),
    ]
    penilaian.save_cells(konteks, TW, edits)
    [rated] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW).lembar
    assert isinstance(rated, LembarEvaluasi)
    assert (rated.rating_hasil, rated.predikat) == ("DIATAS EKSPEKTASI", "BAIK (DRAF)")
    assert [one.umpan_balik for one in rated.perilaku if one.nama == "Akuntabel"] == ["Jujur"]
    assert stored.realisasi
    penguncian.kunci(konteks, TW, penugasan_ids=[tono], tanggal=date(2026, 10, 1))
    [locked] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW).lembar
    assert isinstance(locked, LembarEvaluasi)
    assert locked.predikat == "BAIK"
    assert locked.ttd_penilai is not None
    assert locked.ttd_penilai.tempat_tanggal == "Contoh, 5 Oktober 2026"


def test_a_locked_evaluation_names_the_people_as_the_dokumen_evaluasi_does(
    konteks: Konteks, tono: int
) -> None:
    """The penilai moves to another unit after the lock: both sheets are signed for the post in which was rated."""
    edits = [penilaian.CellEdit(tono, None, field, "Sesuai") for field in ("hasil_kerja", "perilaku")]
    penilaian.save_cells(konteks, TW, edits)
    penguncian.kunci(konteks, TW, penugasan_ids=[tono], tanggal=date(2026, 10, 1))
    state = pegawai_keadaan.c
    with konteks.simpanan.write(konteks.author) as transaction:
        [now] = transaction.connection.execute(
            sa.select(pegawai_keadaan)
            .join(orang, orang.c.id == state.pegawai_id)
            .where(orang.c.nip == NIP["Sari"])
        ).mappings()
        [bidang] = transaction.connection.execute(sa.select(unit.c.id).where(unit.c.nama == BIDANG)).scalars()
        kept = {name: value for name, value in now.items() if name not in BOOKKEEPING}
        moved = {"dari": date(2026, 10, 2), "jabatan": "Kepala Bidang SMP", "unit_id": bidang}
        transaction.insert(pegawai_keadaan, kept | moved)
    day = date(2026, 10, 5)
    order = PesananSkp(2026, day, nip=(NIP["Tono"],), tempat="Contoh")
    [sheet] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW).lembar
    [beside] = cetak_susun.susun(
        konteks, Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW, day, ids=(tono,), tempat="Contoh")
    ).lembar
    assert isinstance(sheet, LembarEvaluasi)
    assert isinstance(beside, DokumenEvaluasi)
    assert (sheet.penilai.jabatan, sheet.penilai.unit) == ("Sekretaris", SEKRETARIAT)
    assert (sheet.pegawai, sheet.penilai) == (beside.pegawai, beside.penilai)
    assert sheet.ttd_penilai == beside.ttd_penilai


def annual(konteks: Konteks) -> LembarEvaluasi:
    order = PesananSkp(2026, date(2027, 1, 5), nip=(NIP["Tono"],))
    [found] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, "2026").lembar
    assert isinstance(found, LembarEvaluasi)
    return found


def test_the_annual_evaluation_shows_the_periods_beside_each_other_where_the_year_says_nothing(
    konteks: Konteks, tono: int
) -> None:
    assert [one.realisasi for one in annual(konteks).utama] == [("", ""), ("",)]
    first, second, third = keys(buka(konteks, tono))
    for period, words in (("2026-TW1", "2 dokumen"), (TW, "5 dokumen")):
        pelaksanaan.simpan(konteks, tono, period, KOSONG.with_realisasi(first, words), sebelum=KOSONG)
    pelaksanaan.simpan(konteks, tono, "2026-07", KOSONG.with_realisasi(first, "lain"), sebelum=KOSONG)
    pelaksanaan.simpan(konteks, tono, "2026-08", KOSONG.with_realisasi(third, "10 berkas"), sebelum=KOSONG)
    found = annual(konteks)
    assert found.periode == "TRIWULAN IV-AKHIR"
    assert [one.realisasi for one in found.utama] == [
        ("Triwulan I: 2 dokumen\nTriwulan III: 5 dokumen", ""),
        ("Agustus: 10 berkas",),
    ]
    pelaksanaan.simpan(konteks, tono, "2026", KOSONG.with_realisasi(first, "7 dokumen"), sebelum=KOSONG)
    assert [one.realisasi for one in annual(konteks).utama] == [("7 dokumen", ""), ("Agustus: 10 berkas",)]
    assert second != first


def test_the_annual_evaluation_follows_the_periods_of_the_office(konteks: Konteks, tono: int) -> None:
    first, _, _ = keys(buka(konteks, tono))
    for period, words in (("2026-TW1", "2 dokumen"), ("2026-02", "1 dokumen"), ("2026-11", "3 dokumen")):
        pelaksanaan.simpan(konteks, tono, period, KOSONG.with_realisasi(first, words), sebelum=KOSONG)
    steps = KOSONG.with_lines(first[0], [Aksi("Rekonsiliasi", "", "1 kali")])
    pelaksanaan.simpan(konteks, tono, "2026-03", steps, sebelum=KOSONG)
    periode.set_kelompok(konteks, 2026, periode.PNS, JenisPeriode.BULANAN)
    found = annual(konteks)
    assert found.periode == "AKHIR"
    assert found.utama[0].realisasi == ("Februari: 1 dokumen\nNovember: 3 dokumen", "")
    order = PesananSkp(2026, date(2027, 1, 5), nip=(NIP["Tono"],))
    [plan] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.RENCANA_AKSI, "2026").lembar
    assert isinstance(plan, LembarRencanaAksi)
    assert plan.rhk[0].aksi[0].target == ("", "", "1 kali", *[""] * 9)
    [quarter] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW).lembar
    assert isinstance(quarter, LembarEvaluasi)
    assert (quarter.periode, quarter.utama[0].realisasi) == ("TRIWULAN III", ("", ""))


def test_the_annual_evaluation_shows_the_feedback_of_its_periods(konteks: Konteks, tono: int) -> None:
    rhk_id = keys(buka(konteks, tono))[0][0]

    def said(period: str, words: str, rhk: int | None = rhk_id, value: str = "") -> None:
        pelaksanaan.beri_umpan_balik(
            konteks, tono, period, rhk_id=rhk, perilaku=value, pemberi=Pemberi.REKAN, nama="", pegawai_id=None,
            tanggal=date(2026, 8, 3), teks=words,
        )  # fmt: skip

    said("2026-TW1", "Cepat")
    said(TW, "Rapi")
    said(TW, "Jujur", None, "akuntabel")
    found = annual(konteks)
    assert found.utama[0].umpan_balik == "Rekan kerja: Cepat (Triwulan I)\nRekan kerja: Rapi (Triwulan III)"
    assert [one.umpan_balik for one in found.perilaku if one.nama == "Akuntabel"] == [
        "Rekan kerja: Jujur (Triwulan III)"
    ]
    said("2026", "Baik setahun")
    assert annual(konteks).utama[0].umpan_balik == "Rekan kerja: Baik setahun"


def test_the_dialogue_tells_what_moved_what_stands_still_and_what_is_not_proved(
    konteks: Konteks, tono: int, tmp_path: Path
) -> None:
    lembar = buka(konteks, tono)
    first, second, third = keys(lembar)
    before = KOSONG.with_realisasi(first, "2 dokumen").with_realisasi(third, "10 berkas")
    pelaksanaan.simpan(konteks, tono, "2026-TW2", before, sebelum=KOSONG)
    now = KOSONG.with_realisasi(first, "5 dokumen").with_realisasi(second, "tanggal 4")
    pelaksanaan.simpan(konteks, tono, TW, now, sebelum=KOSONG)

    def printed(periode: str) -> LembarDialog:
        order = PesananSkp(2026, date(2026, 10, 2), nip=(NIP["Tono"],))
        [sheet] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.DIALOG, periode).lembar
        assert isinstance(sheet, LembarDialog)
        return sheet

    sheet = printed(TW)
    assert sheet.bergerak == ("Laporan keuangan tersusun: 2 dokumen menjadi 5 dokumen; tanggal 4",)
    assert sheet.diam == ("Arsip tertib: tetap 10 berkas",)
    assert sheet.tanpa_bukti == ("Laporan keuangan tersusun",)
    assert sheet.rentang == "1 JULI SD 30 SEPTEMBER TAHUN 2026"
    source = tmp_path / "laporan.pdf"
    source.write_bytes(b"isi")
    bukti.simpan_berkas(konteks, first[0], TW, source)
    assert printed(TW).tanpa_bukti == ()
    bukti.tempat(konteks, buka(konteks, tono).bukti[0]).unlink()
    assert printed(TW).tanpa_bukti == ("Laporan keuangan tersusun: berkas laporan.pdf hilang",)
    assert printed("2026-TW1").diam == ("Laporan keuangan tersusun", "Arsip tertib")
    whole = printed("2026")
    assert (whole.bergerak, whole.diam) == ((), ("Laporan keuangan tersusun", "Arsip tertib"))


def test_an_rhk_of_usual_length_is_told_whole_and_a_longer_one_ends_with_a_word(
    konteks: Konteks, tono: int
) -> None:
    lembar = buka(konteks, tono)
    usual = "Meningkatnya kepuasan masyarakat atas layanan perangkat daerah"
    long = "Terselenggaranya koordinasi pemutakhiran data " * 8
    rhk = tuple(replace(one, teks=text) for one, text in zip(lembar.plan.rhk, (usual, long), strict=True))
    first, second = dialog_kinerja.fakta(replace(lembar, plan=replace(lembar.plan, rhk=rhk)), None).diam
    assert first == usual
    assert len(second) <= 65
    assert second.endswith("…")
    assert long.startswith(f"{second[:-1]} ")


def test_the_action_plan_has_a_column_per_quarter(konteks: Konteks, tono: int, tmp_path: Path) -> None:
    filled(konteks, tono)
    rhk = buka(konteks, tono).plan.rhk[0].id or 0
    same = KOSONG.with_lines(rhk, [Aksi("Rekonsiliasi", "berita acara", "1 kali")])
    pelaksanaan.simpan(konteks, tono, "2026-TW1", same, sebelum=KOSONG)
    bukti.simpan_tautan(konteks, rhk, TW, "https://contoh.go.id/a")
    order = PesananSkp(2026, date(2026, 10, 5), nip=(NIP["Tono"],), tempat="Contoh")
    plan = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.RENCANA_AKSI, TW)
    [found] = plan.lembar
    assert isinstance(found, LembarRencanaAksi)
    first, second = found.rhk[0].aksi
    assert (first.teks, first.target, first.bukti) == (
        "Rekonsiliasi",
        ("1 kali", "", "3 kali", ""),
        "https://contoh.go.id/a",
    )
    assert (second.teks, second.target) == ("Rapat", ("", "", "√", ""))
    assert found.rhk[1].aksi == ()
    other = buka(konteks, tono).plan.rhk[1].id or 0
    bukti.simpan_tautan(konteks, other, TW, "https://contoh.go.id/b")
    [again] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.RENCANA_AKSI, TW).lembar
    assert isinstance(again, LembarRencanaAksi)
    assert [one.bukti for one in again.rhk[1].aksi] == ["https://contoh.go.id/b"]
    target = tmp_path / "f9.pdf"
    done = cetak_pelaksanaan.simpan_pdf(
        konteks, order, JenisPelaksanaan.RENCANA_AKSI, "2026-09", Tatanan(), target
    )
    assert done.lembar == 1
    assert "RENCANA AKSI SKP" in [line.text.strip() for line in text_lines(target.read_bytes())]


@pytest.mark.parametrize("ordered", ["2026", TW, "2026-05"])
def test_the_action_plan_has_every_line_of_the_year_whatever_period_is_shown(
    konteks: Konteks, tono: int, ordered: str
) -> None:
    rhk = buka(konteks, tono).plan.rhk[0].id or 0
    for kode, step in (
        ("2026-TW2", Aksi("Rekonsiliasi", "berita acara", "3 kali")),
        ("2026-05", Aksi("Rekonsiliasi", "berita acara", "1 kali")),
        ("2026-06", Aksi("Rapat")),
        ("2026", Aksi("Laporan", "dokumen", "12")),
    ):
        pelaksanaan.simpan(konteks, tono, kode, KOSONG.with_lines(rhk, [step]), sebelum=KOSONG)
    order = PesananSkp(2026, date(2026, 10, 5), nip=(NIP["Tono"],))

    def lines() -> list[tuple[str, tuple[str, ...]]]:
        [sheet] = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.RENCANA_AKSI, ordered).lembar
        assert isinstance(sheet, LembarRencanaAksi)
        return [(one.teks, one.target) for one in sheet.rhk[0].aksi]

    assert lines() == [
        ("Rekonsiliasi", ("", "3 kali\nMEI: 1 kali", "", "")),
        ("Rapat", ("", "JUN: √", "", "")),
        ("Laporan", ("", "", "", "2026: 12")),
    ]
    periode.set_kelompok(konteks, 2026, periode.PNS, JenisPeriode.BULANAN)
    assert lines() == [
        ("Rekonsiliasi", (*[""] * 4, "1 kali", "TW II: 3 kali", *[""] * 6)),
        ("Rapat", (*[""] * 5, "√", *[""] * 6)),
        ("Laporan", (*[""] * 11, "2026: 12")),
    ]


def test_who_serves_in_other_months_is_named_without_a_plan_too(konteks: Konteks, tono: int) -> None:
    sari = "199203052019032004"
    unit = row(konteks, tono).unit_id
    pegawai.tambah(konteks, {"nama": "Sari Baru", "nip": sari, "unit_id": unit}, sejak=date(2026, 10, 2))
    order = PesananSkp(2026, date(2026, 10, 5), nip=(sari,))
    for jenis in (JenisPelaksanaan.EVALUASI, JenisPelaksanaan.DIALOG):
        made = cetak_pelaksanaan.susun(konteks, order, jenis, TW)
        assert (made.lembar, [one.code for one in made.findings]) == ((), ["cetak.pelaksanaan-luar"])
        assert made.findings[0].args["masa"] == "2 OKTOBER SD 31 DESEMBER TAHUN 2026"
    for jenis, kode in ((JenisPelaksanaan.EVALUASI, "2026-TW4"), (JenisPelaksanaan.RENCANA_AKSI, TW)):
        made = cetak_pelaksanaan.susun(konteks, order, jenis, kode)
        assert [one.code for one in made.findings] == ["cetak.pelaksanaan-belum"]


def test_who_has_no_plan_that_was_set_is_named(konteks: Konteks, tono: int) -> None:
    order = PesananSkp(2026, date(2026, 10, 5))
    plan = cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW)
    assert len(plan.lembar) == 1
    left_out = {one.code for one in plan.findings if one.severity is Severity.BLOCK}
    assert left_out == {"cetak.pelaksanaan-belum"}
    assert row(konteks, tono).skp_id


def asked(konteks: Konteks, jenis: JenisPelaksanaan, periode_: str, count: int) -> list[str]:
    """The statements of one order for so many people of the sample office."""
    rows = [
        row for row in skp.daftar(konteks, 2025) if row.status in {StatusSkp.DITETAPKAN, StatusSkp.DITUTUP}
    ]
    held: list[int] = [row.skp_id for row in rows if row.skp_id is not None][:count]
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    sa.event.listen(konteks.simpanan.engine, "before_cursor_execute", note)
    order = PesananSkp(2025, date(2026, 1, 5), skp_ids=tuple(held))
    made = cetak_pelaksanaan.susun(konteks, order, jenis, periode_).lembar
    sa.event.remove(konteks.simpanan.engine, "before_cursor_execute", note)
    assert len(made) == count
    return [one for one in said if one.lstrip().upper().startswith("SELECT")]


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Konteks]:
    """The sample office with its plans of last year."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
        folder = tmp_path_factory.mktemp("contoh") / "kantor"
        made = buat_contoh(folder, 60, "Rina", dengan_rencana=True)
        yield made
        made.kantor.close()


@pytest.mark.parametrize("periode_", ["2025-TW3", "2025"])
@pytest.mark.parametrize("jenis", JenisPelaksanaan)
def test_many_are_read_at_once(contoh: Konteks, jenis: JenisPelaksanaan, periode_: str) -> None:
    few, many = (len(asked(contoh, jenis, periode_, count)) for count in (5, 20))
    assert many - few <= 2
