"""Beranda and Monitoring: the numbers, the people behind them, what e-Kinerja says."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.masukan import LaporanRow
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, beranda, monitoring, monitoring_kirim, penguncian, penilaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import Ekinerja
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.storage import tables

TW = "2026-TW4"


@pytest.fixture
def kantor(konteks: Konteks, dinas: Any) -> Any:
    for nama, kepala in (("Dinas Pendidikan", "Kadis Wiryawan"), ("Bidang SD", "Citra Dewanti")):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    return dinas


def rate(konteks: Konteks, kantor: Any, nama: str, hasil: str, perilaku: str, periode: str = TW) -> None:
    rows = penilaian.grid(konteks, periode).baris
    one = next(r for r in rows if r.pegawai_id == kantor.orang[nama])
    edits = [
        CellEdit(one.penugasan_id, one.version, field, text)
        for field, text in (("hasil_kerja", hasil), ("perilaku", perilaku))
    ]
    penilaian.save_cells(konteks, periode, edits)


def report_row(kantor: Any, nama: str, **more: Any) -> LaporanRow:
    return LaporanRow(Location(baris=9), kantor.nip[nama], nama, **more)


def test_numbers_open_their_people(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, "Bayu Pranata", "S", "S")
    rate(konteks, kantor, "Hesti Ayuningrum", "A", "A")
    rate(konteks, kantor, "Joko Purnama", "A", "")
    penguncian.kunci(konteks, TW, unit_id=kantor.unit["Sekretariat"])
    seen = beranda.ringkas(konteks, TW)
    assert (seen.angka.pegawai, seen.angka.dinilai, seen.angka.terkunci, seen.angka.tanpa_atasan) == (
        7,
        2,
        1,
        1,
    )
    tasks = {t.kode: t for t in seen.tugas}
    assert tasks["beranda.belum-dinilai"].args == {"jumlah": 5, "atasan": 2}
    assert tasks["beranda.belum-kunci"].jumlah == 1
    assert tasks["beranda.belum-ekspor"].jumlah == 1
    for task in seen.tugas:
        assert sentence(task.kode, **task.args)
        assert task.saring is not None
        assert len(penilaian.grid(konteks, TW, saring=task.saring).baris) == task.jumlah
    assert (seen.tenggat, seen.hari_lagi) == (date(2027, 1, 15), 56)
    for part in seen.distribusi:
        assert len(penilaian.grid(konteks, TW, saring=part.saring).baris) == part.jumlah


def test_distribution_is_compared_with_the_period_before(konteks: Konteks, kantor: Any) -> None:
    assert beranda.ringkas(konteks, TW).pembanding is None
    rate(konteks, kantor, "Bayu Pranata", "S", "S", "2026-TW3")
    rate(konteks, kantor, "Bayu Pranata", "A", "A")
    seen = beranda.ringkas(konteks, TW)
    assert seen.pembanding is not None
    assert seen.pembanding.kode == "2026-TW3"
    found = {part.predikat: (part.jumlah, part.sebelum) for part in seen.distribusi}
    assert found[Predikat.SANGAT_BAIK] == (1, 0)
    assert found[Predikat.BAIK] == (0, 1)


def test_units_behind_come_first(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, "Bayu Pranata", "S", "S")
    rate(konteks, kantor, "Kadis Wiryawan", "S", "S")
    seen = beranda.ringkas(konteks, TW)
    assert [(u.nama, u.angka.pegawai, u.angka.dinilai, u.is_sendiri) for u in seen.unit] == [
        ("Bidang SD", 4, 0, False),
        ("Sekretariat", 2, 1, False),
        ("Dinas Pendidikan", 1, 1, True),
    ]
    below = beranda.ringkas(konteks, TW, kantor.unit["Bidang SD"])
    assert [(u.nama, u.angka.pegawai) for u in below.unit] == [("SD Negeri 1 Contoh", 2), ("Bidang SD", 2)]


def test_sheet_changed_since_it_was_printed(
    konteks: Konteks, kantor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate(konteks, kantor, "Bayu Pranata", "S", "S")
    penguncian.kunci(konteks, TW)
    [row] = [r for r in penilaian.grid(konteks, TW).baris if r.predikat]
    with konteks.simpanan.write(konteks.author) as transaction:
        rating = tables.penilaian.c
        printed = sa.select(rating.revisi_akhir).where(rating.id == row.penilaian_id)
        revisi = transaction.connection.execute(printed).scalar_one()
        transaction.insert(
            tables.cetakan,
            {"penilaian_id": row.penilaian_id, "jenis": "dokumen_evaluasi", "kode": "ABC", "revisi": revisi, "sidik": "0" * 64,
             "dicetak": transaction.now, "tanggal": transaction.now.date()},
        )  # fmt: skip
    assert "beranda.lembar-berubah" not in {t.kode for t in beranda.ringkas(konteks, TW).tugas}
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-21T09:00:00+07:00")
    assert row.penilaian_id is not None
    penguncian.buka_kunci(konteks, [row.penilaian_id], "keliru")
    [task] = [t for t in beranda.ringkas(konteks, TW).tugas if t.kode == "beranda.lembar-berubah"]
    assert task.saring is not None
    assert task.saring.penugasan_ids == frozenset({row.penugasan_id})


def test_import_with_rows_to_mend_is_a_task(konteks: Konteks, kantor: Any) -> None:
    broken = LaporanRow(Location(baris=9), "", "Rusak", nip_rusak="1.98E+17")
    done = monitoring.simpan_laporan(konteks, [broken, report_row(kantor, "Bayu Pranata")], TW).value
    assert done.hitungan == {
        "dibaca": 2, "baru": 1, "berubah": 0, "sama": 0, "perlu_diperbaiki": 1, "dilewati": 0,
    }  # fmt: skip
    [task] = [t for t in beranda.ringkas(konteks, TW).tugas if t.tujuan == "impor"]
    assert task.jumlah == 1


def test_overdue_is_said(konteks: Konteks, kantor: Any) -> None:
    seen = beranda.ringkas(konteks, "2026-TW2")
    assert seen.hari_lagi < 0
    assert all(t.is_lewat for t in seen.tugas if t.tenggat)


def test_report_is_compared_person_by_person(konteks: Konteks, kantor: Any) -> None:
    good = {"hasil_kerja": Rating.SESUAI, "perilaku": Rating.SESUAI, "predikat": Predikat.BAIK}
    for nama in ("Bayu Pranata", "Hesti Ayuningrum"):
        rate(konteks, kantor, nama, "S", "S")
    rows = [
        report_row(kantor, "Bayu Pranata", **good, atasan_nip=kantor.nip["Kadis Wiryawan"], periode_akhir=date(2026, 12, 31)),
        report_row(kantor, "Bayu Pranata", is_plt=True, periode_akhir=date(2027, 12, 31)),
        report_row(kantor, "Bayu Pranata", periode_akhir=date(2026, 10, 31)),
        report_row(kantor, "Hesti Ayuningrum", hasil_kerja=Rating.DI_ATAS, perilaku=Rating.SESUAI, predikat=Predikat.BAIK,
                   atasan_nip="199001012015011009", atasan_nama="Orang Lain"),
        report_row(kantor, "Joko Purnama"),
        report_row(kantor, "Guntur Abadi", **good),
        report_row(kantor, "Citra Dewanti", is_plt=True, **good),
        LaporanRow(Location(baris=20), "199912312025011001", "Tak Dikenal"),
    ]  # fmt: skip
    done = monitoring.simpan_laporan(konteks, rows, TW, ditarik="2026-11-19 08:00").value
    assert done.tak_dikenal == 1
    seen = monitoring.monitoring(konteks, TW)
    assert seen.laporan == monitoring.InfoLaporan(done.impor_id, "2026-11-19 08:00", 8)
    found = {row.kita.nama: (row.keadaan, row.is_atasan_salah) for row in seen.baris}
    assert found == {
        "Bayu Pranata": (Ekinerja.SAMA, False),
        "Hesti Ayuningrum": (Ekinerja.BERBEDA, True),
        "Joko Purnama": (Ekinerja.BELUM_DINILAI, False),
        "Guntur Abadi": (Ekinerja.KITA_BELUM, False),
        "Citra Dewanti": (Ekinerja.BELUM_SKP, False),
        "Sekar Lestari": (Ekinerja.BELUM_SKP, False),
        "Kadis Wiryawan": (Ekinerja.BELUM_SKP, False),
    }
    assert [r.nama for r in seen.tak_dikenal] == ["Tak Dikenal"]
    assert monitoring_kirim.ringkasan(seen) == (
        "1 belum dinilai, macet di 1 atasan; 3 belum ada SKP di e-Kinerja"
    )
    assert [monitoring_kirim.is_masalah(row) for row in seen.baris] == [
        bool(monitoring_kirim.masalah(row)) for row in seen.baris
    ]
    citra = next(h for h in seen.per_atasan if h.nama == "Citra Dewanti")
    assert (citra.pegawai, citra.belum_dinilai, citra.berbeda, citra.atasan_salah) == (3, 1, 1, 1)
    assert sum(h.pegawai for h in seen.per_unit) == 7


def test_newest_report_counts_and_undone_ones_do_not(konteks: Konteks, kantor: Any) -> None:
    monitoring.simpan_laporan(konteks, [report_row(kantor, "Bayu Pranata")], TW)
    second = monitoring.simpan_laporan(konteks, [], TW).value
    assert monitoring.monitoring(konteks, TW).jumlah(Ekinerja.BELUM_SKP) == 7
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.connection.execute(
            sa.update(tables.impor)
            .where(tables.impor.c.id == second.impor_id)
            .values(dibatalkan=transaction.now)
        )
    assert monitoring.monitoring(konteks, TW).jumlah(Ekinerja.BELUM_DINILAI) == 1


def test_who_has_no_skp_is_not_said_to_be_rated(konteks: Konteks, kantor: Any) -> None:
    """A report with rated people only: the others have no SKP there, so not everybody is rated."""
    rate(konteks, kantor, "Bayu Pranata", "S", "S")
    good = {"hasil_kerja": Rating.SESUAI, "perilaku": Rating.SESUAI, "predikat": Predikat.BAIK}
    monitoring.simpan_laporan(konteks, [report_row(kantor, "Bayu Pranata", **good)], TW)
    seen = monitoring.monitoring(konteks, TW)
    assert not seen.belum
    assert monitoring_kirim.ringkasan(seen) == "6 belum ada SKP di e-Kinerja"


def test_without_report_our_own_gaps_are_chased(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, "Bayu Pranata", "S", "S")
    seen = monitoring.monitoring(konteks, TW)
    assert seen.laporan is None
    stuck = {row.kita.nama for row in seen.baris if monitoring_kirim.is_masalah(row)}
    assert stuck == {row.kita.nama for row in seen.baris if monitoring_kirim.masalah(row)}
    assert len(stuck) == 6
    assert monitoring_kirim.ringkasan(seen) == "6 belum dinilai, macet di 2 atasan"


def test_texts_to_send_name_people_and_deadline(konteks: Konteks, kantor: Any) -> None:
    monitoring.simpan_laporan(konteks, [report_row(kantor, "Joko Purnama")], TW)
    seen = monitoring.monitoring(konteks, TW)
    everybody = monitoring_kirim.teks_whatsapp(seen, tenggat=date(2027, 1, 15))
    assert everybody.startswith("*Penilaian kinerja Triwulan IV 2026*")
    assert "1. Citra Dewanti: 3" in everybody
    assert "15 Januari 2027" in everybody
    one = monitoring_kirim.teks_whatsapp(seen, kantor.pihak("Citra Dewanti"))
    assert "Joko Purnama: belum dinilai" in one
    assert "Bayu Pranata" not in one
    letters = monitoring_kirim.surat_atasan(seen, tenggat=date(2027, 1, 15))
    assert [(s.nama, s.jabatan, len(s.baris)) for s in letters] == [
        ("Citra Dewanti", "Kepala Bidang", 3),
        ("Kadis Wiryawan", "Kepala Dinas", 3),
    ]
    header, rows = monitoring_kirim.daftar_xlsx(seen)
    assert len(header) == len(rows[0]) == 12
    assert {row[1] for row in rows} == set(kantor.nip.values())
    assert json.dumps(rows)


def asked_by_beranda(konteks: Konteks, unit_id: int | None = None, *, per_orang: bool = False) -> object:
    seen = beranda.ringkas(konteks, TW, unit_id, per_orang=per_orang)
    [task] = [t for t in seen.tugas if t.kode == "beranda.belum-dinilai"]
    return task.args["atasan"]


def change_stretch(konteks: Konteks, kantor: Any, nama: str, **values: Any) -> dict[str, Any]:
    """Change somebody's only stretch in place; return it as it is now, without what the program keeps about it."""
    p = tables.penugasan
    with konteks.simpanan.write(konteks.author) as transaction:
        own = p.c.pegawai_id == kantor.orang[nama]
        transaction.connection.execute(sa.update(p).where(own).values(**values))
        found = dict(transaction.connection.execute(sa.select(p).where(own)).mappings().one())
    return {name: value for name, value in found.items() if name not in tables.BOOKKEEPING}


def add_stretch(konteks: Konteks, stretch: dict[str, Any], **values: Any) -> None:
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.insert(tables.penugasan, {**stretch, **values})


@pytest.mark.parametrize("per_orang", [False, True])
def test_a_rater_who_left_is_asked_neither_here_nor_in_monitoring(
    konteks: Konteks, kantor: Any, per_orang: bool
) -> None:
    """Citra's staff falls to the Kadis, who heads the unit above: one to ask where the stretches name two."""
    assert asked_by_beranda(konteks, per_orang=per_orang) == 2
    kantor.change("Citra Dewanti", date(2026, 11, 1), kedudukan="pensiun")
    assert asked_by_beranda(konteks, per_orang=per_orang) == 1
    assert monitoring.monitoring(konteks, TW).macet_di == 1


@pytest.mark.parametrize("per_orang", [False, True])
def test_of_a_stretch_that_is_over_the_rater_of_today_is_counted(
    konteks: Konteks, kantor: Any, per_orang: bool
) -> None:
    """Joko's first stretch was under Sekar; in the same post Citra rates him now, whom others wait for anyway."""
    sekar = kantor.orang["Sekar Lestari"]
    over = change_stretch(
        konteks,
        kantor,
        "Joko Purnama",
        dari=date(2026, 10, 1),
        sampai=date(2026, 10, 31),
        penilai_pegawai_id=sekar,
    )
    rate(konteks, kantor, "Joko Purnama", "A", "")  # begun, so that this stretch stands for the period
    assert asked_by_beranda(konteks, per_orang=per_orang) == 3
    add_stretch(
        konteks, over, dari=date(2026, 11, 1), sampai=None, penilai_pegawai_id=kantor.orang["Citra Dewanti"]
    )
    assert {r.penilai_nama for r in penilaian.grid(konteks, TW).baris} >= {"Sekar Lestari", "Citra Dewanti"}
    assert asked_by_beranda(konteks, per_orang=per_orang) == monitoring.monitoring(konteks, TW).macet_di == 2
    bidang = kantor.unit["Bidang SD"]
    below = monitoring.monitoring(konteks, TW, bidang).macet_di
    assert asked_by_beranda(konteks, bidang, per_orang=per_orang) == below


def test_who_stands_in_elsewhere_is_asked_for_by_rows_and_not_by_people(
    konteks: Konteks, kantor: Any
) -> None:
    """Bayu is Plt. under Sekar, who left without an heir but Kadis: a row more, nobody more to ask."""
    own = change_stretch(konteks, kantor, "Bayu Pranata", penilai_pegawai_id=kantor.orang["Kadis Wiryawan"])
    add_stretch(
        konteks,
        own,
        jenis="plt",
        jabatan="Kepala Subbagian",
        penilai_pegawai_id=kantor.orang["Sekar Lestari"],
    )
    assert (asked_by_beranda(konteks), asked_by_beranda(konteks, per_orang=True)) == (3, 2)
    kantor.change("Sekar Lestari", date(2026, 11, 1), kedudukan="pensiun")
    assert (asked_by_beranda(konteks), asked_by_beranda(konteks, per_orang=True)) == (2, 2)
    assert monitoring.monitoring(konteks, TW).macet_di == 2
