"""What a PC remembers of one office is not taken for another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings

from kinerja_desktop.foundation import paths
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


def on_disk(key: str) -> object:
    return QSettings(str(paths.settings_dir() / "tampilan.ini"), QSettings.Format.IniFormat).value(key)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(QSettings.sync)
    monkeypatch.setattr(QSettings, "sync", lambda settings: made.sync(settings))
    yield made
    made.free.set()


class Disk:
    """A disk that keeps whoever writes to it waiting until it is free."""

    def __init__(self, sync: Callable[[QSettings], None]) -> None:
        self._sync = sync
        self.free = threading.Event()
        self.waiting: list[int] = []

    def sync(self, settings: QSettings) -> None:
        self.waiting.append(threading.get_ident())
        self.free.wait()
        self._sync(settings)


def test_the_window_does_not_wait_for_the_disk_and_knows_at_once(disk: Disk) -> None:
    store = Store()
    for key, value in HABITS.items():
        store.put(key, value)
    assert {key: store.text(key) for key in HABITS} == HABITS
    assert Store().text("jendela/tema") == "gelap"
    disk.free.set()
    store.finish()
    assert {key: on_disk(key) for key in HABITS} == HABITS
    assert threading.get_ident() not in disk.waiting
    assert len(disk.waiting) <= 2  # what came while the disk was busy is written in one go


def test_what_nobody_holds_any_more_is_still_written(disk: Disk) -> None:
    Store().put("jendela/tema", "terang")
    assert Store().text("jendela/tema") == "terang"
    disk.free.set()
    Store().finish()
    assert on_disk("jendela/tema") == "terang"


def test_another_office_is_forgotten_on_the_disk_too() -> None:
    store = filled("aa")
    store.enter("bb")
    store.finish()
    assert [on_disk(key) for key in PLACES] == [None] * len(PLACES)
    assert on_disk("jendela/tema") == "gelap"


@pytest.mark.catatan_boleh("Tampilan belum tersimpan")
def test_a_write_that_breaks_ends_neither_remembering_nor_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Store()
    with monkeypatch.context() as broken:
        broken.setattr(QSettings, "sync", _breaks)
        store.put("jendela/tema", "gelap")
        store.finish()  # asked as the window closes
    store.put("jendela/menu_terlipat", 1)
    store.finish()
    assert on_disk("jendela/tema") == "gelap"
    assert on_disk("jendela/menu_terlipat") == "1"


def _breaks(_: QSettings) -> None:
    raise MemoryError
