"""What a drive does to the file of a year of activities: a log cut anywhere, torn pages, from the first write on."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.storage.kegiatan import baca
from kinerja_desktop.storage.kegiatan.baca import Saringan
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan, damage
from kinerja_desktop.storage.kegiatan.tulis import Asal, step

KANTOR = bytes(16)
TAHUN = 2026
_HEAD, _PAGE = 32, 4096
_FRAME = 24 + _PAGE
State = tuple[str, ...]
"""The words of all activities; () where nothing was ever written."""


@dataclass(frozen=True)
class Rekaman:
    """The file of a year after each of some steps.

    Attributes:
        states: what was stored before the first step and after each.
        base: the file under the log; ``log``: after the last step; ``after``: the file once the log was worked in.
    """

    states: list[State]
    base: bytes
    log: bytes
    after: bytes


def opened(folder: Path) -> BukuKegiatan:
    return BukuKegiatan(folder, lambda: None)


def state(buku: BukuKegiatan) -> State:
    with buku.read(TAHUN) as connection:
        if connection is None:
            return ()
        assert baca.differing(connection) == []
        return tuple(sorted(row.uraian for row in baca.page(connection, Saringan(), None, 10_000)))


def write(buku: BukuKegiatan, number: int) -> None:
    """Add some rows, change one and remove one."""
    rng = random.Random(number)  # noqa: S311 - the same rows each time
    rows = [
        (
            bytes(15) + bytes([at % 3]),
            IsiKegiatan(
                date(TAHUN, 1 + at % 12, 1 + at), f"{number}/{at} {rng.randbytes(200).hex()}", menit=at
            ),
        )
        for at in range(25)
    ]
    with step(buku, TAHUN, KANTOR, Asal("Rina", "ketik")) as made:
        ids = made.insert(rows)
        made.update({ids[0]: (made.id, rows[0][0], rows[1][1])})
        made.delete(rows[4][0], {ids[4]: made.id})


@pytest.fixture(scope="module")
def rekaman(tmp_path_factory: pytest.TempPathFactory) -> Rekaman:
    folder = tmp_path_factory.mktemp("kegiatan")
    buku = opened(folder)
    path = buku.path(TAHUN)
    states = [state(buku)]
    with closing(opened(folder)) as other:  # so that the log is not worked in between
        for number in range(8):
            write(buku, number)
            assert state(other) == state(buku)
            states.append(state(buku))
        base, log = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
        buku.close()
    return Rekaman(states, base, log, path.read_bytes())


def says(folder: Path, database: bytes, log: bytes | None) -> State | str:
    """Return what is stored in files as a power cut left them, or how that is refused or told."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with closing(opened(folder)) as buku:
        path = buku.path(TAHUN)
        path.write_bytes(database)
        if log is not None:
            path.with_name(path.name + "-wal").write_bytes(log)
        try:
            if buku.holds(TAHUN) and damage(path, KANTOR):
                return "periksa"
            found = state(buku)
        except StorageError as error:
            return error.code
        write(buku, 99)
        assert len(state(buku)) == len(found) + 24
    return found


def test_a_log_cut_anywhere_leaves_the_steps_before_the_cut(rekaman: Rekaman, tmp_path: Path) -> None:
    rng = random.Random(5)  # noqa: S311 - a seed that can be repeated
    ends = range(_HEAD, len(rekaman.log), _FRAME)
    cuts = [
        0,
        7,
        _HEAD,
        *rng.sample([end + part for end in ends for part in (0, 11, 24, 24 + _PAGE // 2)], 30),
    ]
    reached = []
    for cut in [*cuts, len(rekaman.log)]:
        found = says(tmp_path / "k", rekaman.base, rekaman.log[:cut])
        assert found in rekaman.states, cut
        assert isinstance(found, tuple)
        reached.append((cut, rekaman.states.index(found)))
    numbers = [number for _, number in sorted(reached)]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (0, len(rekaman.states) - 1)


@pytest.mark.parametrize("damaged", ["nol", "acak", "separuh"])
def test_a_torn_page_in_the_log_ends_the_log_there(rekaman: Rekaman, tmp_path: Path, damaged: str) -> None:
    rng = random.Random(damaged)  # noqa: S311 - a seed that can be repeated
    frames = (len(rekaman.log) - _HEAD) // _FRAME
    for frame in rng.sample(range(frames), min(10, frames)):
        log = bytearray(rekaman.log)
        start = _HEAD + frame * _FRAME + (24 + _PAGE // 2 if damaged == "separuh" else 0)
        end = _HEAD + (frame + 1) * _FRAME
        log[start:end] = rng.randbytes(end - start) if damaged == "acak" else bytes(end - start)
        if bytes(log) != rekaman.log:
            assert says(tmp_path / "k", rekaman.base, bytes(log)) in rekaman.states[:-1], frame


def torn_pages(rekaman: Rekaman) -> Sequence[bytes]:
    """Return the file with everything worked in, except the second half of one page, for each page that is not the first."""
    found = []
    for at in range(_PAGE, len(rekaman.after), _PAGE):
        broken = bytearray(rekaman.after)
        broken[at + _PAGE // 2 : at + _PAGE] = bytes(_PAGE // 2)
        if bytes(broken) != rekaman.after:
            found.append(bytes(broken))
    return found


def test_a_page_torn_while_the_log_is_worked_in_is_mended_by_the_log(
    rekaman: Rekaman, tmp_path: Path
) -> None:
    for broken in torn_pages(rekaman)[::3]:
        assert says(tmp_path / "k", broken, rekaman.log) == rekaman.states[-1]


def test_a_torn_page_without_its_log_is_never_passed_over(rekaman: Rekaman, tmp_path: Path) -> None:
    """The drive said that both were written and neither was: `kinerja periksa` tells it."""
    found = [says(tmp_path / "k", broken, None) for broken in torn_pages(rekaman)]
    assert len(found) > 10
    assert set(found) == {"periksa"}
