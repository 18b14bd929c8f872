"""Where a folder lies: on a network share, in a folder that a program synchronises, on a drive that is pulled out.

An office folder belongs to one PC at a time. SQLite's locks and shared memory do not hold between two PCs, a sync
program copies a database in the middle of a write, and a flash disk is pulled out. Such places are recognised from
what the system says of the file system and from what sync programs leave in their folders; nothing is asked of them.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

JARINGAN, SINKRON, LEPAS = "jaringan", "sinkron", "lepas"
MOUNTS: Final = Path("/proc/self/mountinfo")
BLOCK_DEVICES: Final = Path("/sys/dev/block")

_NETWORK: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ncpfs", "davfs", "ceph", "glusterfs", "fuse.sshfs")
) | {f"fuse.{kind}" for kind in ("rclone", "davfs2", "glusterfs", "gvfsd-fuse", "smbnetfs")}
_NAMES: Final = (
    (re.compile(r"onedrive( ?- .*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive|googledrive|drive saya", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.IGNORECASE), "ownCloud"),
    (re.compile(r"iclouddrive", re.IGNORECASE), "iCloud"),
    (re.compile(r"megasync|mega", re.IGNORECASE), "MEGA"),
    (re.compile(r"pclouddrive|pcloud drive", re.IGNORECASE), "pCloud"),
)
"""Names that sync programs give their folder; a name alone counts only below the user's own folder or a drive."""
_MARKS: Final = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
)
_JOURNAL: Final = re.compile(r"\.sync_[0-9a-f]+\.db|\._sync_[0-9a-f]+\.db")
_ONEDRIVE: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_RIVAL: Final = re.compile(r"kinerja(?!\.db$)(?!\.db-(wal|shm)$)[^/\\]*\.db([ ._-].*)?", re.IGNORECASE)
_OURS: Final = re.compile(r".*\.(sisa|rusak|bagian)$")


@dataclass(frozen=True, slots=True)
class Tempat:
    """What is special about a place: `JARINGAN`, `SINKRON` or `LEPAS`, and its name for the user."""

    jenis: str
    nama: str


def recognise(folder: Path) -> tuple[Tempat, ...]:
    """Return what is special about the place of a folder (which need not exist yet); () for an ordinary one."""
    place = folder.absolute()
    found = list(_windows(place) if sys.platform == "win32" else _mounted(place))
    name = _synchronised(place)
    if name:
        found.append(Tempat(SINKRON, name))
    return tuple(found)


def is_network(folder: Path) -> bool:
    """Return whether other PCs can reach the folder's file system."""
    return any(one.jenis == JARINGAN for one in recognise(folder))


def rivals(folder: Path) -> tuple[str, ...]:
    """Return names of databases beside ours that a sync program or a hand left there, e.g. ``kinerja (1).db``.

    They hold what was written somewhere else; nothing reads or merges them.
    """
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if _RIVAL.fullmatch(name) and not _OURS.fullmatch(name))


# -- Linux
def _mounted(place: Path) -> Iterator[Tempat]:
    mount = _mount_of(place)
    if mount is None:
        return
    device, kind, source = mount
    if kind in _NETWORK:
        yield Tempat(JARINGAN, source)
    elif _is_removable(device):
        yield Tempat(LEPAS, source)


def _mount_of(place: Path) -> tuple[str, str, str] | None:
    """Return (major:minor, type, source) of the file system that holds a place, by the longest mount point."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    best: tuple[str, str, str] | None = None
    length = -1
    real = Path(os.path.realpath(place))
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) < 5 or len(rest) < 2:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        # a later line mounted on the same point hides the earlier one
        if real.is_relative_to(point) and len(point.parts) >= length:
            best, length = (fields[2], rest[0], rest[1]), len(point.parts)
    return best


def _is_removable(device: str) -> bool:
    """Return whether a block device (``8:17``) is pulled out in daily life: removable medium, or on a USB cable."""
    link = BLOCK_DEVICES / device
    try:
        real = link.resolve(strict=True)
    except OSError:
        return False
    if any(re.fullmatch(r"usb\d+", part) for part in real.parts):
        return True
    for folder in (real, real.parent):  # a partition has no such file, its disk has
        try:
            return (folder / "removable").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


# -- Windows
def _windows(place: Path) -> Iterator[Tempat]:
    root = place.anchor
    kind = _drive_type(root)
    if root.startswith("\\\\") or kind == _REMOTE:
        yield Tempat(JARINGAN, root)
    elif kind == _REMOVABLE:
        yield Tempat(LEPAS, root)


_REMOVABLE, _REMOTE = 2, 4


def _drive_type(root: str) -> int:
    """Return what Windows says of a drive (``GetDriveTypeW``), 0 elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


# -- sync programs
def _synchronised(place: Path) -> str:
    """Return the name of the sync program whose folder holds a place, '' if none."""
    for root, name in _roots():
        if place.is_relative_to(root):
            return name
    home = Path.home()
    for folder in (place, *place.parents):
        if folder == home or folder == folder.parent:
            break  # "Dropbox" above the home folder is somebody's login, not a sync folder
        for pattern, name in _NAMES:
            if pattern.fullmatch(folder.name):
                return name
        name = _marked(folder)
        if name:
            return name
    return ""


def _marked(folder: Path) -> str:
    for mark, name in _MARKS:
        if (folder / mark).exists():
            return name
    try:
        with os.scandir(folder) as entries:
            return "Nextcloud" if any(_JOURNAL.fullmatch(entry.name) for entry in entries) else ""
    except OSError:
        return ""


def _roots() -> Iterator[tuple[Path, str]]:
    """Yield folders that sync programs state themselves."""
    for variable in _ONEDRIVE:
        if os.environ.get(variable):
            yield Path(os.environ[variable]), "OneDrive"
    bases = [Path.home() / ".dropbox"]
    bases += [
        Path(os.environ[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if name in os.environ
    ]
    for base in bases:
        try:
            stated = json.loads((base / "info.json").read_text(encoding="utf-8"))
            for one in stated.values():
                yield Path(one["path"]), "Dropbox"
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    configs = [Path.home() / ".config" / "Nextcloud" / "nextcloud.cfg"]
    if "APPDATA" in os.environ:
        configs.append(Path(os.environ["APPDATA"]) / "Nextcloud" / "nextcloud.cfg")
    for config in configs:
        try:
            text = config.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for path in re.findall(r"localPath=(.+)", text):
            yield Path(path.strip()), "Nextcloud"
