"""What a drive does to a program: full, read-only, gone, lying about what it wrote; and a clock that runs backwards."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.periksa import periksa_data
from kinerja_desktop.services.worker import InlineWorker

PERIODE = "2026-TW4"
State = tuple[tuple[int, str, str], ...]
_HEAD, _PAGE = 32, 4096
_FRAME = 24 + _PAGE
SEEDED = random.Random(5)  # noqa: S311 - a seed that can be repeated


def opened(folder: Path, *, hold: bool = True) -> Konteks:
    return open_kantor(folder, "Rina", hold=hold, worker=InlineWorker())


def state(konteks: Konteks) -> State:
    return tuple((row.penugasan_id, row.hasil, row.catatan) for row in penilaian.grid(konteks, PERIODE).baris)


def type_a(konteks: Konteks, number: int) -> None:
    """Write two cells of one person: a rating and some words."""
    rows = penilaian.grid(konteks, PERIODE).baris
    row = rows[number % len(rows)]
    code = ("sesuai", "di_atas", "di_bawah")[number % 3]
    words = f"catatan ke-{number} " * 8
    edits = [
        CellEdit(row.penugasan_id, row.version, penilaian.HASIL, code),
        CellEdit(row.penugasan_id, row.version, penilaian.CATATAN, words),
    ]
    penilaian.save_cells(konteks, PERIODE, edits)


@dataclass(frozen=True)
class Rekaman:
    """Files of an office after each of some commits, as a drive held them at that moment.

    Attributes:
        letter: ``kantor.json``.
        states: what was stored after each commit.
        log: the write-ahead log after the last one; ``base``: the database under it.
        after: the database once the log was worked in.
    """

    letter: bytes
    states: list[State]
    base: bytes
    log: bytes
    after: bytes


@pytest.fixture(scope="module")
def rekaman(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rekaman]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
        patch.setenv("KINERJA_SETELAN", str(tmp_path_factory.mktemp("setelan")))
        folder = tmp_path_factory.mktemp("rekaman") / "kantor"
        made = create_kantor(folder, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
        with made.simpanan.write(made.author) as transaction:
            bangun(transaction, 30)
        made.kantor.close()
        konteks = opened(folder)
        states = [state(konteks)]
        base = (folder / "kinerja.db").read_bytes()
        for number in range(12):
            type_a(konteks, number)
            states.append(state(konteks))
        log = (folder / "kinerja.db-wal").read_bytes()
        assert (folder / "kinerja.db").read_bytes() == base
        konteks.kantor.close()
        after = (folder / "kinerja.db").read_bytes()
        yield Rekaman((folder / "kantor.json").read_bytes(), states, base, log, after)


def lay(folder: Path, rekaman: Rekaman, database: bytes, log: bytes | None) -> Path:
    """Put files as a power cut left them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "kantor.json").write_bytes(rekaman.letter)
    (folder / "kantor.lock").touch()
    (folder / "kinerja.db").write_bytes(database)
    if log is not None:
        (folder / "kinerja.db-wal").write_bytes(log)
    return folder


def what_the_program_says(folder: Path) -> State | str:
    """Open it as the window does: what is stored, or the code with which it refuses."""
    try:
        konteks = opened(folder)
    except StorageError as error:
        return error.code
    with closing(konteks.kantor):
        found = state(konteks)
        return found if periksa_data(konteks).is_utuh else "periksa"


def test_a_log_cut_anywhere_leaves_the_commits_before_the_cut(rekaman: Rekaman, tmp_path: Path) -> None:
    """A lost fsync: the end of the log never reached the disk."""
    reached = []
    ends = range(_HEAD, len(rekaman.log), _FRAME)
    cuts = [0, 7, _HEAD, *(end + part for end in ends for part in (0, 11, 24, 24 + _PAGE // 2))]
    for cut in [*SEEDED.sample(cuts, min(30, len(cuts))), len(rekaman.log)]:
        found = what_the_program_says(lay(tmp_path / "k", rekaman, rekaman.base, rekaman.log[:cut]))
        assert found in rekaman.states, cut
        assert isinstance(found, tuple)
        reached.append((cut, rekaman.states.index(found)))
    numbers = [number for _, number in sorted(reached)]
    assert numbers == sorted(numbers)
    assert numbers[-1] == len(rekaman.states) - 1


@pytest.mark.parametrize("damage", ["nol", "acak", "separuh"])
def test_a_torn_page_in_the_log_ends_the_log_there(rekaman: Rekaman, tmp_path: Path, damage: str) -> None:
    rng = random.Random(damage)  # noqa: S311 - a seed that can be repeated
    frames = (len(rekaman.log) - _HEAD) // _FRAME
    for frame in sorted(rng.sample(range(frames), min(8, frames))):
        log = bytearray(rekaman.log)
        start = _HEAD + frame * _FRAME + (24 + _PAGE // 2 if damage == "separuh" else 0)
        end = _HEAD + (frame + 1) * _FRAME
        log[start:end] = rng.randbytes(end - start) if damage == "acak" else bytes(end - start)
        if bytes(log) == rekaman.log:
            continue
        found = what_the_program_says(lay(tmp_path / "k", rekaman, rekaman.base, bytes(log)))
        assert found in rekaman.states[:-1] or (damage == "separuh" and found in rekaman.states), frame


def changed_pages(rekaman: Rekaman) -> list[int]:
    size = max(len(rekaman.base), len(rekaman.after))
    return [
        at for at in range(0, size, _PAGE) if rekaman.base[at : at + _PAGE] != rekaman.after[at : at + _PAGE]
    ]


def torn(rekaman: Rekaman, at: int) -> bytes:
    """The database with everything worked in, except the second half of one page."""
    half = at + _PAGE // 2
    old = rekaman.base[half : at + _PAGE].ljust(_PAGE // 2, b"\0")
    return rekaman.after[:half] + old + rekaman.after[at + _PAGE :]


def test_a_page_torn_while_the_log_is_worked_in_is_mended_by_the_log(
    rekaman: Rekaman, tmp_path: Path
) -> None:
    for at in changed_pages(rekaman):
        found = what_the_program_says(lay(tmp_path / "k", rekaman, torn(rekaman, at), rekaman.log))
        assert found == rekaman.states[-1], at


def test_a_torn_page_without_its_log_is_never_passed_over(rekaman: Rekaman, tmp_path: Path) -> None:
    """The drive said that both were written and neither was: only looking can find it, and it is found at opening."""
    said = []
    for at in changed_pages(rekaman):
        broken = torn(rekaman, at)
        if broken == rekaman.after:
            continue
        found = what_the_program_says(lay(tmp_path / "k", rekaman, broken, bytes(len(rekaman.log))))
        said.append(found if isinstance(found, str) else rekaman.states.index(found))
        assert found in rekaman.states or found in {"kantor.rusak", "simpanan.rusak"}, (at, found)
    assert said


def test_a_folder_that_is_gone_is_told_and_comes_back(rekaman: Rekaman, tmp_path: Path) -> None:
    folder = lay(tmp_path / "k", rekaman, rekaman.after, None)
    konteks = opened(folder)
    type_a(konteks, 20)
    folder.rename(tmp_path / "dipindah")
    with pytest.raises(StorageError) as caught:
        type_a(konteks, 21)
    assert caught.value.code == "simpanan.folder-hilang"
    (tmp_path / "dipindah").rename(folder)
    type_a(konteks, 22)
    expected = state(konteks)
    konteks.kantor.close()
    assert what_the_program_says(folder) == expected


def test_a_database_that_was_replaced_meanwhile_is_not_written(rekaman: Rekaman, tmp_path: Path) -> None:
    """A sync program puts another PC's file in the place of the one that is open."""
    folder = lay(tmp_path / "k", rekaman, rekaman.after, None)
    konteks = opened(folder)
    other = tmp_path / "dari-komputer-lain"
    other.write_bytes(rekaman.base)
    other.replace(folder / "kinerja.db")
    with pytest.raises(StorageError) as caught:
        type_a(konteks, 23)
    assert caught.value.code == "simpanan.folder-hilang"
    konteks.kantor.close()
    assert (folder / "kinerja.db").read_bytes() == rekaman.base


def test_a_clock_set_back_disturbs_neither_order_nor_checks(
    rekaman: Rekaman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay(tmp_path / "k", rekaman, rekaman.after, None)
    konteks = opened(folder)
    monkeypatch.setenv("KINERJA_SEKARANG", "2010-01-01T00:00:00+07:00")
    type_a(konteks, 30)
    type_a(konteks, 30 + 3 * len(rekaman.states[0]))
    expected = state(konteks)
    konteks.kantor.close()
    assert what_the_program_says(folder) == expected
    with closing(sqlite3.connect(folder / "kinerja.db")) as connection:
        (newest,) = connection.execute("SELECT max(seq) FROM revisi").fetchone()
        (when,) = connection.execute("SELECT waktu FROM revisi WHERE seq = ?", (newest,)).fetchone()
        assert when < 1_300_000_000 * 1_000_000


def _can_mount() -> bool:
    try:
        return subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not _can_mount(), reason="needs a mount namespace of its own")
def test_a_full_and_a_read_only_drive(tmp_path: Path) -> None:
    script = Path(__file__).with_name("penuh.py")
    kinds = ["sel", "perbaikan", "bukti", "kegiatan"]
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, str(script), str(tmp_path), "5", *kinds],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert [one["nama"] for one in answer["penuh"]] == kinds
    for one in answer["penuh"]:
        assert one["ditolak"] >= 2, one
        for words in one["kalimat"]:
            assert words.startswith("Tempat penyimpanan penuh"), words
            assert "\n" not in words
    assert set(answer["sebelumnya"]) == {"backup", "impor", "migrasi", "salinan-kegiatan", "pulih-kegiatan"}
    for words in answer["hanya_baca"].values():
        assert words.endswith(
            "hanya dapat dibaca. Salin ke drive yang dapat ditulis, lalu buka dari sana."
        ), words
