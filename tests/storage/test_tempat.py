"""Where an office lies is recognised from what the system and the sync programs say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.storage import office, tempat
from kinerja_desktop.storage.tempat import JARINGAN, LEPAS, SINKRON, Tempat


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of mounts and a tree of block devices of our own, in the shape the kernel gives them."""
    table = tmp_path / "mountinfo"
    devices = tmp_path / "sys" / "dev" / "block"
    devices.mkdir(parents=True)
    monkeypatch.setattr(tempat, "MOUNTS", table)
    monkeypatch.setattr(tempat, "BLOCK_DEVICES", devices)
    return table


def mount(table: Path, folder: Path, kind: str, source: str, device: str = "0:50") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    point = str(folder).replace(" ", "\\040")
    table.write_text(
        f"22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"40 22 {device} / {point} rw,nosuid shared:9 - {kind} {source} rw\n",
        encoding="utf-8",
    )


def disk(table: Path, device: str, path: str, removable: str) -> None:
    """A partition and its disk, linked from the device number."""
    root = table.parent / "sys"
    part = root / "devices" / path
    part.mkdir(parents=True)
    (part.parent / "removable").write_text(f"{removable}\n", encoding="ascii")
    (root / "dev" / "block" / device).symlink_to(part)


linux = pytest.mark.skipif("sys.platform == 'win32'")


@linux
@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_network_share(mounts: Path, tmp_path: Path, kind: str) -> None:
    share = tmp_path / "media kantor" / "bersama"
    mount(mounts, share, kind, "//server/data")
    assert tempat.recognise(share / "kantor") == (Tempat(JARINGAN, "//server/data"),)
    assert tempat.recognise(tmp_path / "lain") == ()


@linux
@pytest.mark.parametrize(
    ("path", "removable"),
    [("pci0000:00/usb1/1-2/host6/block/sdb/sdb1", "0"), ("pci0000:00/mmc0/block/mmcblk0/mmcblk0p1", "1")],
)
def test_a_flash_disk(mounts: Path, tmp_path: Path, path: str, removable: str) -> None:
    stick = tmp_path / "media" / "FLASHDISK"
    mount(mounts, stick, "vfat", "/dev/sdb1", "8:17")
    disk(mounts, "8:17", path, removable)
    assert tempat.recognise(stick) == (Tempat(LEPAS, "/dev/sdb1"),)


@linux
def test_a_second_built_in_disk_is_ordinary(mounts: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    mount(mounts, data, "ext4", "/dev/sdc1", "8:33")
    disk(mounts, "8:33", "pci0000:00/ata3/host2/block/sdc/sdc1", "0")
    assert tempat.recognise(data) == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Kabupaten Contoh", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
    ],
)
def test_a_sync_folder_by_its_name(tmp_path: Path, name: str, said: str) -> None:
    assert Tempat(SINKRON, said) in tempat.recognise(tmp_path / name / "data" / "kantor")


@pytest.mark.parametrize(
    ("mark", "said"),
    [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".sync_3f2a9c1b0d4e.db", "Nextcloud")],
)
def test_a_sync_folder_by_what_lies_in_it(tmp_path: Path, mark: str, said: str) -> None:
    (tmp_path / "Dokumen").mkdir()
    (tmp_path / "Dokumen" / mark).touch()
    assert Tempat(SINKRON, said) in tempat.recognise(tmp_path / "Dokumen" / "kantor")


def test_a_sync_folder_that_its_program_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "Awan Kantor"
    monkeypatch.setenv("OneDriveCommercial", str(place))
    assert tempat.recognise(place / "kantor") == (Tempat(SINKRON, "OneDrive"),)
    monkeypatch.delenv("OneDriveCommercial")
    (Path.home() / ".dropbox").mkdir()
    stated = {"business": {"path": str(place), "host": 1}}
    (Path.home() / ".dropbox" / "info.json").write_text(json.dumps(stated), encoding="utf-8")
    assert tempat.recognise(place / "kantor") == (Tempat(SINKRON, "Dropbox"),)
    assert tempat.recognise(tmp_path / "lain") == ()


def test_a_broken_statement_of_a_sync_program_states_nothing(tmp_path: Path) -> None:
    (Path.home() / ".dropbox").mkdir()
    (Path.home() / ".dropbox" / "info.json").write_text('["x"', encoding="utf-8")
    assert tempat.recognise(tmp_path / "lain") == ()


@pytest.mark.parametrize(
    "name",
    ["kinerja (1).db", "kinerja-PC2.db", "kinerja (PC2's conflicted copy 2026-11-20).db",
     "kinerja.sync-conflict-20261120-090000-ABCDEFG.db", "kinerja_conflict-20261120-090000.db"],
)  # fmt: skip
def test_what_a_sync_program_left_beside_the_database_is_seen(tmp_path: Path, name: str) -> None:
    for ours in ("kinerja.db", "kinerja.db-wal", "kinerja.db-shm", "kinerja.db.2026-11-20_090000.sisa",
                 "kinerja.db.2026-11-20_090000.rusak", "kantor.json"):  # fmt: skip
        (tmp_path / ours).touch()
    assert tempat.rivals(tmp_path) == ()
    (tmp_path / name).touch()
    assert tempat.rivals(tmp_path) == (name,)


def test_on_a_network_share_even_a_reader_holds_the_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.create(tmp_path / "kantor", {"nama": "Dinas Contoh"}).close()
    monkeypatch.setattr(tempat, "is_network", lambda _folder: True)
    first = office.open_(tmp_path / "kantor")
    with pytest.raises(StorageError) as caught:
        office.open_(tmp_path / "kantor")
    assert caught.value.code == "kantor.sedang-dibuka"
    first.close()
    office.open_(tmp_path / "kantor").close()
