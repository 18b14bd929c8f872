"""Files that belong together: all in their place, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence

NAMES = ("a.xlsx", "b.json", "c.pdf")


def put(folder: Path, text: str) -> None:
    with berkas.together(folder) as stage:
        for name in NAMES:
            berkas.write_bytes(stage / name, text.encode())


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.is_file()}


def test_all_files_come_at_once_and_nothing_else_stays(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    put(folder, "satu")
    put(folder, "dua")
    assert contents(folder) == dict.fromkeys(NAMES, "dua")
    assert len(list(folder.iterdir())) == 3


def test_one_file_that_cannot_be_placed_keeps_all_of_the_old_ones(tmp_path: Path) -> None:
    put(tmp_path, "lama")
    (tmp_path / "c.pdf").unlink()
    (tmp_path / "c.pdf").mkdir()  # what nobody can write over, whoever runs the tests
    with pytest.raises(FileError) as refused:
        put(tmp_path, "baru")
    assert refused.value.args_["berkas"] == str(tmp_path / "c.pdf")
    assert contents(tmp_path) == {"a.xlsx": "lama", "b.json": "lama"}
    assert sorted(path.name for path in tmp_path.iterdir()) == list(NAMES)


def test_new_files_go_again_when_a_later_one_cannot_be_placed(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").mkdir()
    with pytest.raises(FileError):
        put(tmp_path, "baru")
    assert contents(tmp_path) == {}


def test_what_cannot_be_taken_back_is_said_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "lama")
    (tmp_path / "c.pdf").unlink()
    (tmp_path / "c.pdf").mkdir()
    monkeypatch.setattr(berkas, "_take_back", lambda target, before: target.name != "a.xlsx")
    with pytest.raises(FileError) as refused:
        put(tmp_path, "baru")
    assert refused.value.code == "berkas.campur"
    assert "a.xlsx" in sentence(refused.value.code, **refused.value.args_)


def test_what_fails_while_writing_names_the_place_the_user_knows(tmp_path: Path) -> None:
    def write_over_a_folder() -> None:
        with berkas.together(tmp_path) as stage:
            (stage / "a.xlsx").mkdir()
            berkas.write_bytes(stage / "a.xlsx", b"x")

    with pytest.raises(FileError) as refused:
        write_over_a_folder()
    assert refused.value.args_["berkas"] == str(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_name_gets_the_first_number_that_nothing_has() -> None:
    taken = {"", "_ke-2", "_ke-4"}
    assert [berkas.free_tail(found.__contains__) for found in ((), {""}, taken)] == ["", "_ke-2", "_ke-3"]


def test_a_group_that_nobody_completes_is_swept(tmp_path: Path) -> None:
    left = tmp_path / ".bersama.999999.bagian"
    (left / "sebelumnya").mkdir(parents=True)
    (left / "a.xlsx").write_text("x")
    berkas.sweep(tmp_path, 999999)
    assert list(tmp_path.iterdir()) == []
