"""The power goes in the middle of an import of activities: nothing of it is there, what was before is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.errors import ConflictError, RefusedError, StorageError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.storage import engine
from kinerja_desktop.storage.kegiatan import baca, salinan
from kinerja_desktop.storage.kegiatan.baca import Saringan
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan, damage
from kinerja_desktop.storage.kegiatan.tulis import Asal, set_closed, step

ROOT = Path(__file__).parents[2]
KANTOR, ORANG = bytes(16), bytes(15) + b"\1"
ROW = IsiKegiatan(date(2026, 3, 2), "Mengajar", 450, 540, 90)
CUT = """
import os, sys
from pathlib import Path
from tests.storage.test_kegiatan_putus import KANTOR, ORANG, ROW
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan
from kinerja_desktop.storage.kegiatan.tulis import Asal, step
with step(BukuKegiatan(Path(sys.argv[1]), lambda: None), 2026, KANTOR, Asal("Rina", "impor")) as made:
    made.connection.exec_driver_sql("PRAGMA cache_size=10")  # so that pages of the transaction reach the log
    made.insert([(ORANG, ROW)] * 20_000)
    os._exit(9)
"""


def held() -> None:
    """Stand in for the writer's lock, which nobody else wants here."""


def count(buku: BukuKegiatan) -> int:
    with buku.read(2026) as connection:
        assert connection is not None
        assert baca.differing(connection) == []
        return baca.count(connection, Saringan(), 0)


def test_a_cut_leaves_the_year_as_it_was(tmp_path: Path) -> None:
    buku = BukuKegiatan(tmp_path, held)
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])
    done = subprocess.run([sys.executable, "-c", CUT, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert buku.path(2026).with_name("kegiatan-2026.db-wal").stat().st_size > 1_000_000
    after = BukuKegiatan(tmp_path, held)
    assert count(after) == 1
    with step(after, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        assert made.insert([(ORANG, ROW)]) == [2]
    assert count(after) == 2
    assert [one.jenis for one in steps(after)] == ["ketik", "ketik"]
    buku.close()
    after.close()
    assert damage(after.path(2026), KANTOR) == ""
    assert damage(after.path(2026), ORANG) == "kantor lain"


def test_a_first_write_that_is_cut_leaves_a_year_in_which_nothing_was_written(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CUT, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert (tmp_path / "kegiatan-2026.db-wal").stat().st_size > 1_000_000
    nothing_was_ever_written(tmp_path)


def test_a_first_write_that_is_refused_leaves_a_year_in_which_nothing_was_written(tmp_path: Path) -> None:
    buku = BukuKegiatan(tmp_path, held)
    with pytest.raises(ConflictError):
        remove_a_row_that_is_not_there(buku)
    assert not buku.holds(2026)  # while its connections are open
    buku.close()
    nothing_was_ever_written(tmp_path)


def remove_a_row_that_is_not_there(buku: BukuKegiatan) -> None:
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])
        made.delete(ORANG, {99: 1})


def test_a_first_write_without_room_for_its_first_page(tmp_path: Path) -> None:
    (tmp_path / "kegiatan-2026.db").touch()
    nothing_was_ever_written(tmp_path)


def nothing_was_ever_written(folder: Path) -> None:
    """The year is empty for whoever asks, no year to copy or close, and takes its first write now."""
    buku = BukuKegiatan(folder, held)
    assert buku.path(2026).exists()
    assert buku.years() == []
    assert not buku.is_closed(2026)
    with buku.read(2026) as connection:
        assert connection is None
    with pytest.raises(RefusedError) as refused:
        set_closed(buku, 2026, KANTOR, Asal("Rina", "tutup"), closed=True)
    assert refused.value.code == "kegiatan.tahun-kosong"
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        assert made.insert([(ORANG, ROW)]) == [1]
    assert count(buku) == 1
    assert buku.years() == [2026]
    buku.close()
    assert damage(buku.path(2026), KANTOR) == ""


@pytest.mark.parametrize("bytes_", [b"x" * 100, b"SQLite format 3\0" + b"\0" * 50, b"\0" * 4096])
def test_a_file_that_cannot_be_read_is_not_taken_for_an_empty_year(tmp_path: Path, bytes_: bytes) -> None:
    (tmp_path / "kegiatan-2026.db").write_bytes(bytes_)
    buku = BukuKegiatan(tmp_path, held)
    assert buku.years() == [2026]
    with pytest.raises(StorageError, match=r"kegiatan\.rusak"), buku.read(2026):
        pass


def _torn(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(range(256)) * ((len(whole) - 4096) // 256))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _script(words: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(words)

    return spoil


def _foreign(path: Path) -> None:
    path.unlink()
    _script("CREATE TABLE catatan (isi); INSERT INTO catatan VALUES (zeroblob(20000))")(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_torn, "kegiatan.rusak"),
        (_cut, "kegiatan.rusak"),
        (lambda path: path.write_bytes(bytes(range(256)) * 200), "kegiatan.rusak"),
        (_foreign, "kegiatan.rusak"),
        (_script("DROP TABLE kegiatan"), "kegiatan.rusak"),
        (_folder, "kegiatan.tidak-terbuka"),
    ],
)
def test_a_year_that_is_damaged_is_named_and_never_a_bug(
    tmp_path: Path, spoil: Callable[[Path], None], code: str
) -> None:
    buku = BukuKegiatan(tmp_path, held)
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)] * 500)
    (tmp_path / "backup").mkdir()
    copy = salinan.make(buku, 2026, "harian")
    assert copy is not None
    buku.close()
    spoil(buku.path(2026))
    lost = BukuKegiatan(tmp_path, held)
    for work in (_counts, _writes):
        with pytest.raises(StorageError) as refused:
            work(lost)
        assert (refused.value.code, refused.value.args_["berkas"]) == (code, "kegiatan-2026.db")
        assert sentence(refused.value.code, **refused.value.args_)
    lost.close()
    salinan.restore(tmp_path, copy, 2026, KANTOR)
    assert count(BukuKegiatan(tmp_path, held)) == 500


def test_a_year_that_another_program_holds_or_that_is_read_only_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buku = BukuKegiatan(tmp_path, held)
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])
    buku.close()
    monkeypatch.setattr(engine, "_PATIENCE", 0)
    with closing(sqlite3.connect(buku.path(2026), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        for work in (_counts, _writes):
            with pytest.raises(StorageError, match=r"kegiatan\.dipakai .*kegiatan-2026\.db"):
                work(buku)
        other.execute("ROLLBACK")
    with pytest.raises(StorageError, match=r"kegiatan\.hanya-baca .*kegiatan-2026\.db"):
        _runs(
            buku, "PRAGMA query_only=ON", "DELETE FROM kegiatan"
        )  # what SQLite says of a file that is read only
    assert count(BukuKegiatan(tmp_path, held)) == 1


def test_a_bug_over_a_whole_file_stays_a_bug(tmp_path: Path) -> None:
    buku = BukuKegiatan(tmp_path, held)
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])
    with pytest.raises(sa.exc.OperationalError):
        _runs(buku, "SELECT tidak_ada FROM kegiatan")
    with pytest.raises(ValueError, match="bukan angka"), buku.read(2026):
        raise ValueError("bukan angka")


def _runs(buku: BukuKegiatan, *statements: str) -> None:
    with buku.read(2026) as connection:
        assert connection is not None
        for one in statements:
            connection.exec_driver_sql(one)


def _counts(buku: BukuKegiatan) -> None:
    with buku.read(2026) as connection:
        assert connection is not None
        baca.page(connection, Saringan(), None, 1_000)


@pytest.mark.parametrize("left", [b"", b"one page"])
def test_a_year_that_lost_everything_is_not_begun_anew_while_a_copy_holds_it(
    tmp_path: Path, left: bytes
) -> None:
    buku = BukuKegiatan(tmp_path, held)
    (tmp_path / "backup").mkdir()
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])
    copy = salinan.make(buku, 2026, "harian")
    assert copy is not None
    buku.close()
    path = buku.path(2026)
    path.unlink()
    if left:  # a file whose log went missing: its header alone
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM")
    else:
        path.touch()
    lost = path.read_bytes()
    buku = BukuKegiatan(tmp_path, held)
    assert buku.years() == []
    for work in (_reads, _writes, _takes_back, _closes):
        with pytest.raises(StorageError, match=r"kegiatan\.rusak") as refused:
            work(buku)
        assert refused.value.args_["sebab"] == "kosong"
    assert path.read_bytes() == lost
    assert salinan.restore(tmp_path, copy, 2026, KANTOR) is None
    assert count(BukuKegiatan(tmp_path, held)) == 1


def _reads(buku: BukuKegiatan) -> None:
    with buku.read(2026):
        pass


def _writes(buku: BukuKegiatan) -> None:
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])


def _takes_back(buku: BukuKegiatan) -> None:
    with step(buku, 2026, KANTOR, Asal("Rina", "urung"), membatalkan=1):
        pass


def _closes(buku: BukuKegiatan) -> None:
    set_closed(buku, 2026, KANTOR, Asal("Rina", "tutup"), closed=True)


def test_a_copy_whose_steps_the_year_does_not_have_stays_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file of the year was removed and the year begun again: only its copies hold what was in it."""
    (tmp_path / "backup").mkdir()
    first = BukuKegiatan(tmp_path, held)
    _writes(first)
    lost = salinan.make(first, 2026, "harian")
    first.close()
    first.path(2026).unlink()
    again = BukuKegiatan(tmp_path, held)
    made = []
    for day in range(1, salinan.KEPT + 2):
        monkeypatch.setenv("KINERJA_SEKARANG", f"2026-12-{day:02d}T09:00:00+07:00")
        _writes(again)
        made.append(salinan.make(again, 2026, "harian"))
    again.close()
    assert {one.path for one in salinan.copies(tmp_path, 2026)} == {lost, *made[1:]}


def steps(buku: BukuKegiatan) -> list[baca.LangkahRow]:
    with buku.read(2026) as connection:
        assert connection is not None
        return baca.steps(connection, 10)


def test_what_goes_wrong_in_the_first_write_of_a_year_is_no_damage_of_its_file(tmp_path: Path) -> None:
    """A bug of ours must end as one: nothing was lost from a year that was never written."""
    buku = BukuKegiatan(tmp_path, held)
    with pytest.raises(ValueError, match="ours"), buku.write(2026, KANTOR):
        raise ValueError("ours")
    assert damage(buku.path(2026), KANTOR) != "", "as a copy to go back to it is none"
    with step(buku, 2026, KANTOR, Asal("Rina", "ketik")) as made:
        made.insert([(ORANG, ROW)])
    assert count(buku) == 1
