"""A folder that moves between PCs: every PC writes on a line of its own, and the user is told."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from kinerja_desktop.services import backup, hari_baru, perangkat, unit
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage import tempat


def codes(konteks: Konteks) -> list[str]:
    return [one.kode for one in perangkat.peringatan(konteks)]


def on_pc(folder: Path, settings: Path, monkeypatch: pytest.MonkeyPatch) -> Konteks:
    """Open an office as another PC does: with settings of its own."""
    monkeypatch.setenv("KINERJA_SETELAN", str(settings))
    opened = open_kantor(folder, "Rina", worker=InlineWorker())
    hari_baru.mulai(opened)
    return opened


def test_the_same_pc_stays_on_its_line(konteks: Konteks) -> None:
    before = konteks.kantor.baris.garis
    assert not perangkat.kenali(konteks)
    assert not perangkat.kenali(konteks)
    assert konteks.kantor.baris.garis == before
    assert codes(konteks) == []


def test_another_pc_begins_a_line_and_is_named(
    konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    perangkat.kenali(konteks)
    before = konteks.kantor.baris.garis
    konteks.kantor.close()
    with closing(on_pc(konteks.kantor.folder, tmp_path / "pc2", monkeypatch).kantor) as kantor:
        assert kantor.baris.garis != before
        opened = Konteks(konteks.pelaku, kantor)
        assert codes(opened) == ["tempat.komputer-lain"]
        monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-28T09:00:00+07:00")
        assert codes(opened) == []


def test_two_copies_edited_apart_are_told_apart(
    konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """J15's evil twin: both PCs went on; the copy of the other one is marked, and restoring it mixes nothing."""
    perangkat.kenali(konteks)
    konteks.kantor.close()
    ours, theirs = konteks.kantor.folder, tmp_path / "pc2-data"
    shutil.copytree(ours, theirs)
    for folder, settings, name in ((ours, "setelan-1", "Unit Kami"), (theirs, "setelan-2", "Unit Mereka")):
        opened = on_pc(folder, tmp_path / settings, monkeypatch)
        with closing(opened.kantor):
            unit.add(opened, name, None)
            made = backup.make_now(opened)
    brought = ours / "backup" / made.berkas.name.replace("_sendiri", "_pulih")
    shutil.copy(made.berkas, brought)
    marks = {one.salinan.berkas.name: one.is_cabang for one in backup.contents(ours)}
    assert marks.pop(brought.name)
    assert not any(marks.values())
    backup.pulihkan(ours, brought)
    opened = open_kantor(ours, "Rina", worker=InlineWorker())
    with closing(opened.kantor):
        assert [one.nama for one in unit.tree(opened)] == ["Unit Mereka"]


def test_a_clock_set_back_is_told(konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    unit.add(konteks, "Sekretariat", None)
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T08:30:00+07:00")
    assert codes(konteks) == []
    monkeypatch.setenv("KINERJA_SEKARANG", "2010-01-01T00:05:00+07:00")
    assert codes(konteks) == ["tempat.jam-mundur"]


def test_a_sync_folder_and_rivals_are_told(konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDrive", str(konteks.kantor.folder.parent))
    (konteks.kantor.folder / "kinerja-PC2.db").touch()
    found = perangkat.peringatan(konteks)
    assert [one.kode for one in found] == ["tempat.sinkron", "tempat.tandingan"]
    assert found[1].args["nama"] == "kinerja-PC2.db"


def test_without_a_settings_folder_the_name_of_the_pc_has_to_do(
    konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").touch()
    monkeypatch.setenv("KINERJA_SETELAN", str(tmp_path / "berkas" / "setelan"))
    assert not perangkat.kenali(konteks)
    assert not perangkat.kenali(konteks)
    assert tempat.rivals(konteks.kantor.folder) == ()
