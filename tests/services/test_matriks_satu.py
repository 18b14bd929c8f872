"""One cell of the matriks: it reads what the cell needs, and what it gives back is what a reading anew shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.services import matriks, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import LEPAS, HasilMatriks, SelMatriks
from kinerja_desktop.storage.queries import kegiatan
from kinerja_desktop.storage.queries import skp as queries
from tests.services.test_skp import TAHUN, kantor, planned, row

__all__ = ["kantor"]

MOST: int = 30
"""Statements of one cell whose person has a plan already, those of the transaction and of its revisions included."""


@contextmanager
def statements(konteks: Konteks) -> Iterator[list[tuple[str, Any]]]:
    """Yield the statements with their parameters that the office's database gets meanwhile."""
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, text: str, values: Any, *_: object) -> None:
        seen.append((text, values))

    engine = konteks.kantor.simpanan.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(engine, "before_cursor_execute", note)


def agrees(konteks: Konteks, name: str, filled: HasilMatriks) -> None:
    """Hold what a filling gave back about somebody beside a reading anew."""
    rater = row(konteks, name).penilai
    assert rater is not None
    shown = {one.baris.penugasan_id: one for one in matriks.matriks(konteks, TAHUN, rater).baris}
    position = row(konteks, name).penugasan_id
    [given] = [one for one in filled.baris if one.baris.penugasan_id == position]
    assert given == shown[position]


def test_one_cell_costs_a_bounded_number_of_statements_and_gives_back_what_is_stored(kantor: Konteks) -> None:
    column = planned(kantor, "Sari", Rhk("Administrasi tertib"), Rhk("Keuangan tertib")).isi.rhk[0].id or 0
    position = row(kantor, "Tono").penugasan_id
    first = matriks.isi(kantor, TAHUN, [SelMatriks(position, column, "Buku kas")]).value
    agrees(kantor, "Tono", first)
    with statements(kantor) as seen:
        again = matriks.isi(kantor, TAHUN, [SelMatriks(position, column, "Buku kas umum", "Buku kas")]).value
    assert len(seen) <= MOST, [text for text, _ in seen]
    agrees(kantor, "Tono", again)
    assert again.versi[min(again.versi)] == row(kantor, "Tono").version
    undone = matriks.pulihkan(kantor, again).value
    assert not undone.findings, "the version that was given back is the stored one"
    agrees(kantor, "Tono", undone)


def test_who_leads_another_of_the_filled_is_read_anew(kantor: Konteks) -> None:
    """Sari's line goes in the same filling in which Tono serves it: he keeps his words, and serves nothing."""
    above = planned(kantor, "Budi", Rhk("Layanan publik baik")).isi.rhk[0].id or 0
    sari, tono = row(kantor, "Sari").penugasan_id, row(kantor, "Tono").penugasan_id
    matriks.isi(kantor, TAHUN, [SelMatriks(sari, above, "Administrasi tertib")])
    own = skp.buka(kantor, row(kantor, "Sari").skp_id or 0).isi.rhk[0].id or 0
    both = [SelMatriks(tono, own, "Buku kas"), SelMatriks(sari, above, "")]
    filled = matriks.isi(kantor, TAHUN, both).value
    agrees(kantor, "Sari", filled)
    agrees(kantor, "Tono", filled)
    [cells] = [one.sel for one in filled.baris if one.baris.penugasan_id == tono]
    assert cells == {LEPAS: ("Buku kas",)}


@pytest.mark.parametrize(
    "ask",
    [queries.rhk_of_people, queries.with_plan, queries.of_person, kegiatan.plans],
    ids=lambda ask: ask.__qualname__,
)
def test_who_asks_by_people_never_walks_the_plans_of_a_year(
    kantor: Konteks, ask: Callable[..., object]
) -> None:
    who = row(kantor, "Sari").penilai
    assert who == Pihak(JenisPihak.PEGAWAI, who.id if who else 0)
    with kantor.simpanan.read() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("how SQLite goes about it")
        with statements(kantor) as seen:
            ask(connection, [who.id if who else 0], TAHUN)
        plans = [
            " ".join(line[-1] for line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values))
            for text, values in seen
        ]
    assert any("skp" in plan for plan in plans)
    assert not any("ix_skp_tahun_status" in plan or "SCAN skp" in plan for plan in plans), plans
