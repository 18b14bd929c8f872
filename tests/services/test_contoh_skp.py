"""The sample office shows planning and execution in every state, without a fault of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.services import dialog_kinerja, pelaksanaan, skp
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.konteks import Konteks


@pytest.fixture(scope="module")
def konteks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Konteks]:
    opened = buat_contoh(tmp_path_factory.mktemp("contoh") / "kantor", 120, "Rina", dengan_rencana=True)
    yield opened
    opened.kantor.close()


def test_last_year_is_there_to_be_copied_for_who_has_no_plan_yet(konteks: Konteks) -> None:
    before = {row.pegawai_id for row in skp.daftar(konteks, 2025) if row.skp_id is not None}
    now = {row.pegawai_id for row in skp.daftar(konteks, 2026) if row.skp_id is not None}
    assert before - now


def test_a_dialogue_was_followed_up(konteks: Konteks) -> None:
    talked = [
        found
        for row in pelaksanaan.daftar(konteks, "2026-TW3")
        if not (found := dialog_kinerja.baca(konteks, row.penugasan_id, "2026-TW3")).isi.is_kosong
    ]
    [one] = talked
    assert one.dahulu == "2026-TW2"
    assert [agreed.keadaan for agreed in one.isi.lanjut] == ["tercapai", "berjalan"]


def test_no_plan_was_set_before_it_began_nor_by_nobody(konteks: Konteks) -> None:
    rows = [row for row in skp.daftar(konteks, 2026) if row.ditetapkan is not None]
    assert len({row.dari for row in rows}) > 1
    wrong = [row.nama for row in rows if row.ditetapkan and row.ditetapkan < row.dari and row.dari.month > 1]
    assert not wrong
    assert all(row.penilai is not None for row in rows)


def test_what_serves_a_leader_says_in_words_whom(konteks: Konteks) -> None:
    plans = [skp.buka(konteks, row.skp_id) for row in skp.daftar(konteks, 2026) if row.skp_id is not None]
    serving = [one for plan in plans for one in plan.isi.rhk if one.pimpinan_id is not None]
    assert len(serving) > 50
    assert all(one.pimpinan_teks for one in serving), "the sheet and the outline would show a dash"


def test_what_came_of_a_plan_came_while_its_post_was_held(tmp_path: Path) -> None:
    """Among 60 people one left on 30 September and had realisasi of the quarter after."""
    konteks = buat_contoh(tmp_path / "kantor", 60, "Rina", dengan_rencana=True)
    posts = {row.penugasan_id: row for row in skp.daftar(konteks, 2026)}
    assert any(row.sampai == date(2026, 9, 30) for row in posts.values())
    for periode, first, last in (
        ("2026-TW3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-TW4", date(2026, 10, 1), date(2026, 12, 31)),
    ):
        done = [posts[row.penugasan_id] for row in pelaksanaan.daftar(konteks, periode) if row.realisasi]
        assert done
        assert [row.nama for row in done if row.dari > last or row.sampai < first] == []
    konteks.kantor.close()
