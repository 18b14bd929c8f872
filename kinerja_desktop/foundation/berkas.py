"""The one door for files that must be whole: written beside the target, synced, then renamed."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import FileError

_PART: Final = re.compile(r"\..+\.(?P<pid>[0-9]+)\.bagian(-journal|-wal|-shm)?")
_FORGOTTEN: Final = 24 * 60 * 60
"""Seconds after which nobody can still be writing a part."""


_NO_NAME: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}
)
"""Names that Windows takes for devices, with any ending."""
_NAME_CHARS: Final = 120
_NAME_BYTES: Final = 200
"""Longest name made of data: with ending and mark of a part it stays below the 255 bytes that systems take."""


def safe_name(wish: str, ending: str = "") -> str:
    """Return a file name that every system takes and that leads into no other folder, from words of any kind.

    Args:
        wish: a unit, a person, a file of somebody else.
        ending: ".xlsx" and the like, put behind whatever is left.
    """
    plain = "".join(
        sign for sign in wish if unicodedata.category(sign) not in {"Cs", "Cf"}
    )  # no half characters, no signs that turn the direction of what follows
    name = _NO_NAME.sub("_", plain).strip(" .")[:_NAME_CHARS]
    name = name.encode()[:_NAME_BYTES].decode(errors="ignore").strip(" .") or "berkas"
    if name.split(".")[0].rstrip().upper() in _DEVICES:
        name = f"_{name}"
    return name + ending


def free_tail(taken: Callable[[str], bool]) -> str:
    """Return what a name gets so that it replaces nothing: '' where that is free, else ``_ke-2``, ``_ke-3`` and so on.

    ``taken``: whether something stands under the name with such a tail already.
    """
    number = next(n for n in count(1) if not taken(f"_ke-{n}" if n > 1 else ""))
    return f"_ke-{number}" if number > 1 else ""


def part_of(target: Path) -> Path:
    """Return where this process writes ``target`` until it is complete: a name that only we give."""
    return target.with_name(f".{target.name}.{os.getpid()}.bagian")


def sweep(folder: Path, pid: int | None = None) -> None:
    """Remove parts of ours that nobody completes any more; whatever else is in the folder stays.

    Args:
        folder: where files were or are to be written.
        pid: all parts of this process, which has ended. None: what a power cut left, recognised by its age alone
            (the number may belong to another PC that writes into the same shared folder now).
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _PART.fullmatch(entry.name)
            whose = int(found["pid"]) if found else os.getpid()
            if whose == os.getpid() or pid not in (None, whose):
                continue
            with suppress(OSError):
                old = clock.now().timestamp() - entry.stat().st_mtime > _FORGOTTEN
                if pid is None and not old:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                else:
                    Path(entry.path).unlink()


@contextmanager
def writing(target: Path) -> Iterator[Path]:
    """Yield a path beside ``target`` to write to; on leaving, sync it and put it in place of the target.

    If the block raises, the target is as it was and the part is removed.

    Raises:
        FileError: ``berkas.penuh``, ``berkas.tulis-dipakai`` (open in another program), ``berkas.tidak-boleh``.
    """
    part = part_of(target)
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            sweep(target.parent)
            yield part
            with part.open("rb+") as handle:
                os.fsync(handle.fileno())
            os.replace(part, target)  # noqa: PTH105 - the atomic one, by its usual name
            _sync_folder(target.parent)
        except OSError as error:
            raise write_refused(error, target) from error
    finally:
        with suppress(OSError):  # the folder itself may be gone; what was said above must be heard
            part.unlink(missing_ok=True)


@contextmanager
def together(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write several files to; on leaving put all of them into ``folder``, or none.

    Files that belong together (a workbook and the JSON whose hash it names) must not become a mix of two exports.
    Each is put in its place by one rename; when one of them cannot be, those already placed go back to what they
    were. Only a power cut between two renames can leave a mix, never half a file and never none.

    Raises:
        FileError: as `writing`; ``berkas.campur``: some could neither be placed nor taken back, their names are said.
    """
    stage = part_of(folder / "bersama")
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
            stage.mkdir()
            yield stage
        except OSError as error:
            raise write_refused(error, folder) from error
        except FileError as error:  # said of a file here, meant for the one there
            raise FileError(error.code, **_moved(error.args_, stage, folder)) from error
        _place(stage, folder)
        _sync_folder(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _moved(told: Mapping[str, object], stage: Path, folder: Path) -> dict[str, object]:
    return {
        key: value.replace(str(stage), str(folder)) if isinstance(value, str) else value
        for key, value in told.items()
    }


def _place(stage: Path, folder: Path) -> None:
    """Put the files of ``stage`` into ``folder``, all or none."""
    names = sorted(path.name for path in stage.iterdir())
    before = stage / "sebelumnya"
    before.mkdir()
    placed: list[str] = []
    for name in names:
        target = folder / name
        try:
            if target.exists():
                _keep(target, before / name)
            os.replace(stage / name, target)  # noqa: PTH105 - as in `writing`
        except OSError as error:
            mixed = [one for one in placed if not _take_back(folder / one, before / one)]
            if mixed:
                raise FileError("berkas.campur", berkas=str(target), baru=", ".join(mixed)) from error
            raise write_refused(error, target) from error
        placed.append(name)


def _keep(target: Path, copy: Path) -> None:
    """Keep what stands at ``target``, without ever taking it away: a second name for it, else a copy."""
    try:
        os.link(target, copy)
    except OSError:
        shutil.copy2(target, copy)


def _take_back(target: Path, before: Path) -> bool:
    """Put back what stood at ``target``, or nothing; return whether it worked."""
    try:
        if before.exists():
            os.replace(before, target)  # noqa: PTH105 - as in `writing`
        else:
            target.unlink()
    except OSError:
        return False
    return True


def write_bytes(target: Path, data: bytes) -> None:
    """Write a whole file or none (see `writing`)."""
    with writing(target) as part:
        part.write_bytes(data)


def write_refused(error: OSError, target: Path) -> FileError:
    """Turn what the system said about writing ``target`` into a known error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FileError("berkas.penuh", berkas=str(target))
    if getattr(error, "winerror", None) in {32, 33}:
        return FileError("berkas.tulis-dipakai", berkas=str(target))
    return FileError("berkas.tidak-boleh", berkas=str(target), sebab=error.strerror or str(error))


def sha256(data: bytes) -> str:
    """Return the content hash as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where folders can be synced (not on Windows, not on every network drive).

    The file is in its place already; a folder that refuses must not be told as a file that was not written.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
