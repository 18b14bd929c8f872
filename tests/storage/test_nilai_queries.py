"""Ratings, raters and counts on both engines; the grid of a big office is one query."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import (
    atasan,
    atasan_daftar,
    beranda,
    capaian,
    monitoring,
    penguncian,
    penilaian,
    tahunan,
    unit,
)
from kinerja_desktop.services.konteks import Kantor, Konteks, Pelaku
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.office import OfficeStorage
from kinerja_desktop.storage.queries import nilai, nilai_hitung, penugasan, skp, units

TW = "2026-TW4"


@pytest.fixture
def kantor(simpanan: OfficeStorage, monkeypatch: pytest.MonkeyPatch) -> Konteks:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
    return Konteks(Pelaku(0, "Rina"), Kantor(simpanan, InlineWorker()))


def fill(konteks: Konteks, units: int, each: int) -> tuple[list[int], list[int]]:
    """Insert a root with units below and people in each; return unit ids (root first) and people ids."""
    with konteks.simpanan.write(konteks.author) as transaction:
        paths = [("Dinas",), *(("Dinas", f"Unit {n:03}") for n in range(units))]
        found = unit.find_or_create(transaction, paths)
        ids = [found.ids[path] for path in paths]
        names = [f"Orang {n:05}" for n in range(units * each)]
        people = transaction.insert_many(
            tables.pegawai,
            [
                {
                    "nama": nama,
                    "nama_urut": nama.casefold(),
                    "nama_cari": nama.casefold(),
                    "nip": f"1980010120050110{n:05}"[:18],
                }
                for n, nama in enumerate(names)
            ],
        )
        transaction.insert_many(
            tables.pegawai_keadaan,
            [
                {
                    "pegawai_id": id_,
                    "dari": tables.AWAL,
                    "jabatan": "Pengelola",
                    "unit_id": ids[1 + n // each],
                }
                for n, id_ in enumerate(people)
            ],
        )
    return ids, people


def same_counts(konteks: Konteks) -> None:
    with konteks.simpanan.read() as connection:
        assert ringkasan.stored(connection) == ringkasan.live(connection)


def test_a_working_day_keeps_the_counts(kantor: Konteks) -> None:
    units, people = fill(kantor, 3, 4)
    atasan.set_kepala(kantor, units[0], Pihak(JenisPihak.PEGAWAI, people[0]))
    atasan.set_kepala(kantor, units[1], Pihak(JenisPihak.PEGAWAI, people[1]))
    rows = penilaian.grid(kantor, TW).baris
    assert len(rows) == 12
    edits = [
        CellEdit(row.penugasan_id, None, field, text)
        for n, row in enumerate(rows)
        for field, text in (("hasil_kerja", "ASB"[n % 3]), ("perilaku", "SAx"[n % 3]))
    ]
    results = penilaian.save_cells(kantor, TW, edits).value
    assert {r.status for r in results} == {"tersimpan", "sebagian"}
    same_counts(kantor)
    capaian.set_capaian(kantor, TW, units[0], Capaian.BAIK, version=None)
    done = penguncian.kunci(kantor, TW, unit_id=units[1]).value
    assert done.terkunci + done.tidak == 4
    assert tahunan.usulkan_tahunan(kantor, 2026).value.dibuat == 8
    same_counts(kantor)
    seen = next(u for u in unit.tree(kantor) if u.id == units[2])
    unit.merge(kantor, units[2], units[1], version=seen.version)
    same_counts(kantor)
    assert beranda.ringkas(kantor, TW).angka.pegawai == 12
    assert sum(h.pegawai for h in monitoring.monitoring(kantor, TW).per_unit) == 12
    assert atasan_daftar.daftar(kantor).semua == 12
    locked = [r.penilaian_id for r in penilaian.grid(kantor, TW).baris if r.status == "terkunci"]
    penguncian.buka_kunci(kantor, [id_ for id_ in locked if id_ is not None], "uji")
    same_counts(kantor)
    with kantor.simpanan.write(kantor.author) as transaction:
        before = ringkasan.stored(transaction.connection)
        transaction.connection.execute(sa.delete(tables.ringkasan))
        ringkasan.rebuild(transaction.connection)
        assert ringkasan.stored(transaction.connection) == before


def test_scope_limits_what_is_seen_and_written(kantor: Konteks) -> None:
    units, _ = fill(kantor, 2, 3)
    atasan.terapkan_pohon(kantor)
    rows = penilaian.grid(kantor, TW).baris
    narrow = kantor.narrowed(Cakupan(frozenset({units[1]})))
    assert len(penilaian.grid(narrow, TW).baris) == 3
    foreign = next(r for r in rows if r.unit_id == units[2])
    [result] = penilaian.save_cells(
        narrow, TW, [CellEdit(foreign.penugasan_id, None, "hasil_kerja", "A")]
    ).value
    assert result.keadaan is penilaian.KeadaanSel.HILANG
    assert beranda.ringkas(narrow, TW).angka.pegawai == 3


def test_state_on_a_day_is_the_last_stretch_begun(kantor: Konteks) -> None:
    from kinerja_desktop.storage.queries import keadaan

    _, people = fill(kantor, 1, 2)
    with kantor.simpanan.write(kantor.author) as transaction:
        for day, golongan in ((date(2026, 4, 1), "III/b"), (date(2026, 10, 1), "III/c")):
            transaction.insert(
                tables.pegawai_keadaan, {"pegawai_id": people[0], "dari": day, "golongan": golongan}
            )
    with kantor.simpanan.read() as connection:
        for day, golongan in (
            (date(2026, 3, 31), ""),
            (date(2026, 4, 1), "III/b"),
            (date(2026, 12, 31), "III/c"),
        ):
            state = keadaan.as_of(day)
            found = connection.execute(sa.select(state.c.pegawai_id, state.c.golongan)).all()
            assert dict(tuple(row) for row in found) == {people[0]: golongan, people[1]: ""}


def test_grid_of_ten_thousand_is_one_query(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from kinerja_desktop.services.kantor import ProfilKantor, create_kantor

    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
    big = create_kantor(tmp_path / "besar", ProfilKantor("Dinas Besar"), "Rina", worker=InlineWorker())
    units, people = fill(big, 100, 100)
    atasan.set_kepala(big, units[0], Pihak(JenisPihak.PEGAWAI, people[0]))
    seen: list[str] = []

    def note(_c: Any, _cur: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    sa.event.listen(big.simpanan.engine, "before_cursor_execute", note)
    shown = penilaian.grid(big, TW)
    assert (len(shown.baris), len(seen)) == (10_000, 1)
    seen.clear()
    assert beranda.ringkas(big, TW).angka.pegawai == 10_000
    assert len(seen) <= 16, "a few short ones beside the count, whatever the size"
    big.kantor.close()


@pytest.fixture
def asked(kantor: Konteks) -> list[str]:
    """What the database is asked for, in words."""
    found: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    sa.event.listen(kantor.simpanan.engine, "before_cursor_execute", note)
    return found


def test_the_grid_of_another_period_is_the_same_statement(kantor: Konteks, asked: list[str]) -> None:
    """Else each period that is looked at is compiled anew, a third of a MiB that stays."""
    with kantor.simpanan.read() as connection:
        asked.clear()
        for first, kode, sebelum in (
            (4, "TW2", ("2025-TW4", "2026-TW1")),
            (7, "TW3", ("2026-TW1", "2026-TW2")),
        ):
            end = date(2026, first + 2, 30)
            rentang = nilai.Rentang(f"2026-{kode}", date(2026, first, 1), end, end, 2026, "triwulan")
            nilai.grid(connection, rentang, None, kantor.cakupan, sebelum)
    assert len(asked) == 2
    assert asked[0] == asked[1]


def test_what_is_asked_of_another_unit_is_the_same_statement_made_once(
    kantor: Konteks, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids, _ = fill(kantor, 3, 2)
    end = date(2026, 9, 30)
    rentang = nilai.Rentang("2026-TW3", date(2026, 7, 1), end, end, 2026, "triwulan")
    made: list[object] = []
    build = units.within
    for module in (nilai, nilai_hitung, penugasan, skp):
        monkeypatch.setattr(module, "within", lambda *args: made.append(args[1]) or build(*args))  # type: ignore[func-returns-value] # notes, then builds
    several = (
        lambda connection, unit_id: nilai.grid(connection, rentang, unit_id, kantor.cakupan),
        lambda connection, unit_id: nilai_hitung.counts(connection, rentang, unit_id, kantor.cakupan),
        lambda connection, unit_id: penugasan.pemetaan(connection, end, unit_id, kantor.cakupan),
        lambda connection, unit_id: skp.of_year(connection, 2026, end, unit_id, kantor.cakupan),
    )
    with kantor.simpanan.read() as connection:
        for ask in several:
            ask(connection, ids[1])
            asked.clear()
            made.clear()
            rows = [ask(connection, unit_id) for unit_id in ids]
            assert made == []
            assert len(asked) == len(ids)
            assert len(set(asked)) == 1
            assert len(rows[0]) == sum(map(len, rows[1:]))
