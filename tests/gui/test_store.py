"""What a PC remembers of one office is not taken for another."""

from __future__ import annotations

from kinerja_desktop.gui.store import Store

PLACES: dict[str, str | int] = {"posisi/unit": 7, "posisi/periode": "2026-TW1", "cetak/tempat": "Sukaraya", "tabel/rencana/baris": 12,
          "tabel/rencana/kolom": "nama", "tabel/cetak-a/gulir": 3}  # fmt: skip
HABITS: dict[str, str | int] = {
    "tabel/rencana/lebar": "nama:210",
    "tabel/rencana/urutan": "nama:naik",
    "jendela/tema": "gelap",
}


def filled(office: str) -> Store:
    store = Store()
    store.enter(office)
    for key, value in (PLACES | HABITS).items():
        store.put(key, value)
    return store


def test_another_office_begins_at_its_own_beginning() -> None:
    store = filled("aa")
    store.enter("bb")
    assert [store.text(key) for key in PLACES] == [""] * len(PLACES)


def test_habits_go_along_to_another_office() -> None:
    store = filled("aa")
    store.enter("bb")
    assert {key: store.text(key) for key in HABITS} == HABITS


def test_the_same_office_is_found_as_it_was_left() -> None:
    filled("aa")
    again = Store()
    again.enter("aa")
    assert {key: again.text(key) for key in PLACES} == {key: str(value) for key, value in PLACES.items()}
