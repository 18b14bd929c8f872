"""Two operators on one PostgreSQL server who write the same rows at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.codes import Capaian, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.kalibrasi import Pindah
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan, Pemberi
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import IsiSkp, Rhk
from kinerja_desktop.foundation.errors import ConflictError, KnownError
from kinerja_desktop.services import (
    atasan,
    bukti,
    capaian,
    kalibrasi,
    kegiatan,
    pegawai,
    pelaksanaan,
    penguncian,
    penilaian,
    periksa,
    predikat_luar,
    skp,
)
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Kantor, Konteks, Pelaku
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.predikat_luar import IsianLuar
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage import engine, office, schema, tables
from tests.kantor_kecil import NIP, SEKRETARIAT, isi

pytestmark = pytest.mark.postgres
TW = "2026-TW3"
KOSONG = IsiPelaksanaan()
_SEBENTAR = 1.0
"""Seconds that the other one has to get in between; who is kept waiting is let on after them."""

Kerja = Callable[[], Any]


class Dua:
    """Rina and Sita, each with a connection of her own to the same office."""

    def __init__(self, url: str, folder: Path) -> None:
        self.engines = [engine.server_engine(url) for _ in range(2)]
        schema.migrate(self.engines[0])
        office.seed(self.engines[0], {"nama": "Dinas Contoh"})
        self.rina, self.sita = (
            Konteks(Pelaku(0, nama), Kantor(office.OfficeStorage(folder, one, None), InlineWorker()))
            for nama, one in zip(("Rina", "Sita"), self.engines, strict=True)
        )
        self.units = isi(self.rina, folder)
        self.people = {row.nip: row.id for row in pegawai.daftar(self.rina)}
        who = Pihak(JenisPihak.PEGAWAI, self.people[NIP["Sari"]])
        atasan.set_kepala(self.rina, self.units[SEKRETARIAT], who)
        self.tono = self.position("Tono")

    def position(self, name: str) -> int:
        [row] = [one for one in skp.daftar(self.rina, 2026) if one.nip == NIP[name]]
        return row.penugasan_id

    def planned(self) -> tuple[int, int]:
        """Set a plan with one RHK for Tono; return the key of its realisasi."""
        made = skp.buat(self.rina, 2026, [self.tono]).value[self.tono]
        version = skp.simpan(
            self.rina, made, IsiSkp(rhk=(Rhk("Arsip tertib"),)), version=skp.buka(self.rina, made).version
        ).value.version
        skp.tetapkan(self.rina, {made: version}, date(2026, 1, 20))
        return pelaksanaan.buka(self.rina, self.tono, TW).plan.rhk[0].id or 0, 0

    def rated(self, konteks: Konteks | None = None) -> penilaian.BarisNilai:
        [row] = penilaian.baris(konteks or self.rina, TW, None, [self.tono])
        return row

    def rate(self, words: str) -> None:
        version = self.rated().version
        edits = [
            CellEdit(self.tono, version, field, text)
            for field, text in zip(("hasil_kerja", "perilaku"), words, strict=True)
        ]
        penilaian.save_cells(self.rina, TW, edits)

    def between(self, begins: str, first: Kerja, second: Kerja) -> list[Any]:
        """Run ``second`` as Sita when Rina's ``first`` is about to run a statement; return what came of both.

        A refusal (`KnownError`) is returned, anything else is raised.
        """
        results: list[Any] = [None, None]
        other = threading.Thread(target=self._try, args=(second, results, 1))
        begun = threading.Event()

        def stop(_c: object, _cursor: object, statement: str, *_: object) -> None:
            if statement.startswith(begins) and not begun.is_set():
                begun.set()
                other.start()
                other.join(_SEBENTAR)

        sa.event.listen(self.engines[0], "before_cursor_execute", stop)
        try:
            self._try(first, results, 0)
        finally:
            sa.event.remove(self.engines[0], "before_cursor_execute", stop)
        assert begun.is_set(), f"no statement began with {begins}"
        other.join()
        for one in results:
            if isinstance(one, BaseException) and not isinstance(one, KnownError):
                raise one
        return results

    @staticmethod
    def _try(work: Kerja, results: list[Any], at: int) -> None:
        try:
            results[at] = work()
        except BaseException as error:  # noqa: BLE001 - told to the thread that asks
            results[at] = error

    def defects(self) -> list[str]:
        """Return what is wrong with the data; a server's folder has no ``kantor.json``."""
        return [code for code in periksa.periksa_data(self.rina).jumlah if code != "periksa.kantor-json"]

    def rows(self, table: sa.Table) -> int:
        with self.rina.simpanan.read() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())

    def close(self) -> None:
        for one in (self.rina, self.sita):
            one.kantor.close()


@pytest.fixture
def dua(pg_url: str, tmp_path: Path) -> Iterator[Dua]:
    """Both at their keyboards."""
    made = Dua(pg_url, tmp_path)
    yield made
    made.close()


def refused(results: list[Any]) -> list[bool]:
    return [isinstance(one, ConflictError) for one in results]


def test_one_realisasi_is_written_once(dua: Dua) -> None:
    key = dua.planned()
    mine, hers = KOSONG.with_realisasi(key, "7 dokumen"), KOSONG.with_realisasi(key, "9 dokumen")
    results = dua.between(
        "INSERT INTO realisasi",
        lambda: pelaksanaan.simpan(dua.rina, dua.tono, TW, mine, sebelum=KOSONG),
        lambda: pelaksanaan.simpan(dua.sita, dua.tono, TW, hers, sebelum=KOSONG),
    )
    assert refused(results) == [False, True]
    assert dua.rows(tables.realisasi) == 1
    assert pelaksanaan.buka(dua.sita, dua.tono, TW).isi == mine


def test_rencana_aksi_of_both_are_not_mixed(dua: Dua) -> None:
    rhk, _ = dua.planned()
    mine, hers = (
        KOSONG.with_lines(rhk, [Aksi("Rapat")]),
        KOSONG.with_lines(rhk, [Aksi("Survei"), Aksi("Uji")]),
    )
    results = dua.between(
        "INSERT INTO rencana_aksi",
        lambda: pelaksanaan.simpan(dua.rina, dua.tono, TW, mine, sebelum=KOSONG),
        lambda: pelaksanaan.simpan(dua.sita, dua.tono, TW, hers, sebelum=KOSONG),
    )
    assert refused(results) == [False, True]
    assert pelaksanaan.buka(dua.sita, dua.tono, TW).isi == mine


def test_another_cell_of_the_same_sheet_is_kept_beside(dua: Dua) -> None:
    key = dua.planned()
    mine = KOSONG.with_realisasi(key, "7 dokumen")
    hers = KOSONG.with_lines(key[0], [Aksi("Survei")])
    results = dua.between(
        "INSERT INTO realisasi",
        lambda: pelaksanaan.simpan(dua.rina, dua.tono, TW, mine, sebelum=KOSONG),
        lambda: pelaksanaan.simpan(dua.sita, dua.tono, TW, hers, sebelum=KOSONG),
    )
    assert refused(results) == [False, False]
    assert pelaksanaan.buka(dua.rina, dua.tono, TW).isi == hers.with_realisasi(key, "7 dokumen")


def test_a_bukti_is_taken_off_once(dua: Dua) -> None:
    rhk, _ = dua.planned()
    bukti.simpan_tautan(dua.rina, rhk, TW, "https://contoh.go.id/a")
    [one] = pelaksanaan.buka(dua.rina, dua.tono, TW).bukti
    results = dua.between(
        "DELETE FROM bukti",
        lambda: bukti.lepas(dua.rina, one.id, one.version),
        lambda: bukti.lepas(dua.sita, one.id, one.version),
    )
    assert refused(results) == [False, True]
    assert dua.defects() == []
    with dua.rina.simpanan.read() as connection:
        r = tables.revisi.c
        chosen = sa.select(sa.func.count()).where(r.record_jenis == "bukti", r.aksi == "hapus")
        assert connection.execute(chosen).scalar_one() == 1


def test_the_same_file_attached_by_both_is_whole(dua: Dua, tmp_path: Path) -> None:
    rhk, _ = dua.planned()
    source = tmp_path / "laporan.pdf"
    source.write_bytes(b"%PDF-1.4 isi laporan" * 1000)
    results = dua.between(
        "INSERT INTO bukti",
        lambda: bukti.simpan_berkas(dua.rina, rhk, TW, source),
        lambda: bukti.simpan_berkas(dua.sita, rhk, TW, source),
    )
    assert refused(results) == [False, False]
    found = pelaksanaan.buka(dua.sita, dua.tono, TW)
    assert (len(found.bukti), found.hilang) == (1, frozenset())
    assert dua.defects() == []


def test_an_umpan_balik_is_removed_once(dua: Dua) -> None:
    dua.planned()
    pelaksanaan.beri_umpan_balik(
        dua.rina, dua.tono, TW, rhk_id=None, perilaku="loyal", pemberi=Pemberi.REKAN, nama="", pegawai_id=None,
        tanggal=date(2026, 8, 3), teks="Sigap",
    )  # fmt: skip
    [one] = pelaksanaan.buka(dua.rina, dua.tono, TW).umpan_balik
    results = dua.between(
        "DELETE FROM umpan_balik",
        lambda: pelaksanaan.hapus_umpan_balik(dua.rina, one.id, one.version),
        lambda: pelaksanaan.hapus_umpan_balik(dua.sita, one.id, one.version),
    )
    assert refused(results) == [False, True]


def test_what_was_changed_meanwhile_is_not_removed(dua: Dua) -> None:
    who = dua.people[NIP["Dewi"]]
    said = IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan")
    id_ = predikat_luar.simpan(dua.rina, who, said).value
    better = replace(said, predikat=Predikat.SANGAT_BAIK)
    results = dua.between(
        "DELETE FROM predikat_luar",
        lambda: predikat_luar.hapus(dua.rina, id_, version=1),
        lambda: predikat_luar.simpan(dua.sita, who, better, id_=id_, version=1),
    )
    kept = [row.predikat for row in predikat_luar.daftar(dua.sita, [who])]
    assert (refused(results), kept) in (
        ([False, True], []),
        ([True, False], [Predikat.SANGAT_BAIK]),
    )


def test_a_calibration_does_not_open_what_was_locked_meanwhile(dua: Dua) -> None:
    dua.rate("AA")
    move = Pindah(
        dua.tono, (Rating.DI_ATAS, Rating.DI_ATAS), (Rating.SESUAI, Rating.SESUAI), "bukti belum lengkap"
    )
    dua.between(
        "SELECT penilaian.id, penilaian.uid, penilaian.version",
        lambda: kalibrasi.terapkan(dua.rina, TW, None, [move]),
        lambda: penguncian.kunci(dua.sita, TW, penugasan_ids=[dua.tono]),
    )
    now = dua.rated()
    assert now.status == StatusNilai.TERKUNCI
    basis = penguncian.dasar_predikat(dua.rina, TW, dua.tono)
    assert basis is not None
    assert basis.predikat == now.predikat, "what is frozen is what is stored"
    assert dua.defects() == []


def test_one_person_is_moved_once(dua: Dua) -> None:
    dua.rate("AA")
    before = (Rating.DI_ATAS, Rating.DI_ATAS)
    down = Pindah(dua.tono, before, (Rating.SESUAI, Rating.SESUAI), "bukti belum lengkap")
    lower = Pindah(dua.tono, before, (Rating.SESUAI, Rating.DI_BAWAH), "tidak hadir")
    results = dua.between(
        "SELECT penilaian.id, penilaian.uid, penilaian.version",
        lambda: kalibrasi.terapkan(dua.rina, TW, None, [down]),
        lambda: kalibrasi.terapkan(dua.sita, TW, None, [lower]),
    )
    assert sorted(refused(results)) == [False, True]
    [move] = kalibrasi.riwayat(dua.rina, TW)
    assert move.is_kini
    assert dua.defects() == []


def test_cells_of_one_rating_typed_by_both(dua: Dua) -> None:
    edits = [[CellEdit(dua.tono, None, "hasil_kerja", text)] for text in ("A", "B")]
    mine, hers = dua.between(
        "INSERT INTO penilaian",
        lambda: penilaian.save_cells(dua.rina, TW, edits[0]).value[0],
        lambda: penilaian.save_cells(dua.sita, TW, edits[1]).value[0],
    )
    assert {mine.keadaan, hers.keadaan} == {penilaian.KeadaanSel.TERSIMPAN, penilaian.KeadaanSel.KONFLIK}
    assert dua.rows(tables.penilaian) == 1


def test_capaian_of_one_unit_is_set_once(dua: Dua) -> None:
    unit = dua.units[SEKRETARIAT]
    results = dua.between(
        "INSERT INTO capaian_organisasi",
        lambda: capaian.set_capaian(dua.rina, TW, unit, Capaian.BAIK, version=None),
        lambda: capaian.set_capaian(dua.sita, TW, unit, Capaian.ISTIMEWA, version=None),
    )
    assert refused(results) == [False, True]


def test_one_plan_is_made_for_one_position(dua: Dua) -> None:
    results = dua.between(
        "INSERT INTO skp",
        lambda: skp.buat(dua.rina, 2026, [dua.tono]).value,
        lambda: skp.buat(dua.sita, 2026, [dua.tono]).value,
    )
    assert results[0] == results[1]
    assert dua.rows(tables.skp) == 1


def test_an_activity_is_changed_once(dua: Dua) -> None:
    who = dua.people[NIP["Tono"]]
    one = IsiKegiatan(date(2026, 3, 2), "Rekap surat")
    made = kegiatan.simpan(dua.rina, who, 2026, [Ubahan(None, 0, one)]).value
    changes = [
        [Ubahan(made.ids[0], made.langkah, replace(one, uraian=words))] for words in ("Rekap A", "Rekap B")
    ]
    kegiatan.simpan(dua.rina, who, 2026, changes[0])
    with pytest.raises(ConflictError):
        kegiatan.simpan(dua.sita, who, 2026, changes[1])
    found = kegiatan.bulan(dua.sita, who, 2026, 3)
    assert [row.uraian for row in found.rows] == ["Rekap A"]


def test_a_view_does_not_change_while_it_is_read(dua: Dua) -> None:
    dua.rate("AA")
    with dua.rina.simpanan.read() as connection:
        count = sa.select(sa.func.count()).select_from(tables.predikat_luar)
        before = connection.execute(count).scalar_one()
        who = dua.people[NIP["Dewi"]]
        predikat_luar.simpan(dua.sita, who, IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan"))
        assert connection.execute(count).scalar_one() == before
