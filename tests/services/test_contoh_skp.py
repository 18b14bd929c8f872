"""The sample office shows planning and execution in every state, without a fault of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from kinerja_desktop.services import dialog_kinerja, pelaksanaan, periksa, skp
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.konteks import Konteks


@pytest.fixture(scope="module")
def konteks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Konteks]:
    opened = buat_contoh(tmp_path_factory.mktemp("contoh") / "kantor", 120, "Rina", dengan_skp=True)
    yield opened
    opened.kantor.close()


def test_every_state_can_be_seen_and_most_people_are_left_to_be_planned(konteks: Konteks) -> None:
    found = Counter(row.status for row in skp.daftar(konteks, 2026))
    assert {"belum", "draf", "diajukan", "dikembalikan", "ditetapkan"} <= set(found)
    assert found["ditetapkan"] >= 10
    assert found["belum"] > 60


def test_last_year_is_there_to_be_copied_for_who_has_no_plan_yet(konteks: Konteks) -> None:
    before = {row.pegawai_id for row in skp.daftar(konteks, 2025) if row.skp_id is not None}
    now = {row.pegawai_id for row in skp.daftar(konteks, 2026) if row.skp_id is not None}
    assert before - now


def test_plans_serve_their_leaders_and_nothing_is_missing_in_what_was_set(konteks: Konteks) -> None:
    rows = [row for row in skp.daftar(konteks, 2026) if row.skp_id is not None]
    below = [row for row in rows if row.kelompok == "ja_jf"]
    assert below
    assert all(row.terhubung == row.jumlah_rhk > 0 for row in below)
    for row in rows:
        assert row.skp_id is not None
        assert not skp.buka(konteks, row.skp_id).findings, row.nama


def test_three_quarters_are_on_record_and_the_fourth_is_open(konteks: Konteks) -> None:
    counts = [
        sum(row.realisasi == row.rhk > 0 for row in pelaksanaan.daftar(konteks, f"2026-TW{n}"))
        for n in (1, 2, 3, 4)
    ]
    assert counts[0] == counts[1] == counts[2] >= 8
    assert counts[3] == 0
    assert sum(row.umpan_balik > 0 for row in pelaksanaan.daftar(konteks, "2026-TW3")) == counts[2]


def test_a_dialogue_was_followed_up(konteks: Konteks) -> None:
    talked = [
        found
        for row in pelaksanaan.daftar(konteks, "2026-TW3")
        if not (found := dialog_kinerja.baca(konteks, row.penugasan_id, "2026-TW3")).isi.is_kosong
    ]
    [one] = talked
    assert one.dahulu == "2026-TW2"
    assert [agreed.keadaan for agreed in one.isi.lanjut] == ["tercapai", "berjalan"]


def test_the_data_are_whole(konteks: Konteks) -> None:
    assert periksa.periksa_data(konteks).is_utuh
