"""Copies of the office: one a day at opening; when the last one was made; going back to one."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import FileError, StorageError
from kinerja_desktop.services import lampiran
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import backup, pulih
from kinerja_desktop.storage.kegiatan import salinan
from kinerja_desktop.storage.office import open_

_log = logging.getLogger(__name__)


def daily(konteks: Konteks) -> bool:
    """Copy the office if today has no copy yet; return whether a copy was made.

    A copy that cannot be written (the drive is full) keeps nobody from opening the office: the window shows when the
    last one was made.

    Raises:
        StorageError: ``kantor.rusak``: the database itself is not whole.
    """
    folder = konteks.kantor.folder
    today = clock.today()
    _copy_kegiatan(konteks, "harian", today)
    # a copy of a later day counts for nothing today: with a clock set back there would be none for years
    if not backup.worthwhile(folder) or any(one.moment.date() == today for one in backup.copies(folder)):
        return False
    try:
        backup.make(folder, "harian")
    except (FileError, StorageError) as error:
        if error.code in {"kantor.rusak", "simpanan.rusak"}:
            raise
        _log.info("no daily copy: %s", error)
        return False
    return True


def _copy_kegiatan(konteks: Konteks, why: str, today: date | None = None) -> None:
    """Copy every year of activities that changed since its last copy; with ``today`` only where today has none."""
    buku = konteks.simpanan.kegiatan
    for tahun in buku.years():
        if today is not None and any(
            one.moment.date() == today for one in salinan.copies(buku.folder, tahun)
        ):
            continue
        try:
            salinan.make(buku, tahun, why)
        except (FileError, StorageError) as error:
            if why != "harian":
                raise
            _log.info("no copy of %s: %s", buku.path(tahun).name, error)


def latest(konteks: Konteks) -> datetime | None:
    """Return when the newest copy was made (local time), None if there is none."""
    return backup.latest(konteks.kantor.folder)


@dataclass(frozen=True, slots=True)
class Salinan:
    """One whole copy of the office.

    Attributes:
        berkas: the file.
        waktu: when it was made, local time of this PC.
        sebab: harian, impor, migrasi, sendiri, pulih.
        ukuran: in bytes.
    """

    berkas: Path
    waktu: datetime
    sebab: str
    ukuran: int


@dataclass(frozen=True, slots=True)
class IsiSalinan:
    """A copy with what is in it.

    Attributes:
        salinan: the file.
        pegawai: how many people; None: it cannot be read.
        terakhir: when the last change in it was made (local time), None where there was none.
        is_cabang: its last change is not in the present data: it was made on another line, e.g. on a second PC.
    """

    salinan: Salinan
    pegawai: int | None
    terakhir: datetime | None = None
    is_cabang: bool = False


@dataclass(frozen=True, slots=True)
class Terpulihkan:
    """What a restore brought back.

    Attributes:
        nama, pegawai, terakhir: of the copy.
        disimpan: where what was there before is kept, None: nothing was.
        hilang: how many attachments that its records name are not in the folder: no copy holds them.
    """

    nama: str
    pegawai: int
    terakhir: datetime | None
    disimpan: Path | None
    hilang: int = 0


def make_now(konteks: Konteks) -> Salinan:
    """Copy the office because the user asked for it.

    Raises:
        StorageError: the copy is not whole.
        FileError: the copy cannot be written.
    """
    made = backup.make(konteks.kantor.folder, "sendiri")
    _copy_kegiatan(konteks, "sendiri")
    return next(one for one in copies(konteks) if one.berkas == made)


def copies(konteks: Konteks) -> tuple[Salinan, ...]:
    """Return the copies of the office, the newest first."""
    return copies_in(konteks.kantor.folder)


def copies_in(folder: Path) -> tuple[Salinan, ...]:
    """Return the copies of an office folder, the newest first; the office itself need not be readable."""
    return tuple(Salinan(one.path, one.moment, one.why, one.size) for one in backup.copies(folder))


def contents(folder: Path) -> tuple[IsiSalinan, ...]:
    """Return the copies of an office folder with what is in them; the office itself need not be readable."""
    return tuple(_contents(folder, one) for one in copies_in(folder))


def _contents(folder: Path, one: Salinan) -> IsiSalinan:
    try:
        found = backup.contents(one.berkas)
    except StorageError:
        return IsiSalinan(one, None)
    last = clock.local(found.waktu) if found.waktu else None
    branch = found.revisi is not None and not backup.holds_revision(folder, found.revisi)
    return IsiSalinan(one, found.pegawai, last, branch)


def look(berkas: Path) -> IsiSalinan:
    """Return what a copy anywhere holds.

    Raises:
        StorageError: ``salinan.rusak``.
        FileError: ``salinan.tidak-ada``.
    """
    try:
        state = berkas.stat()
    except OSError as error:
        raise FileError("salinan.tidak-ada", berkas=str(berkas)) from error
    found = backup.contents(berkas)
    last = clock.local(found.waktu) if found.waktu else None
    made = backup.named(berkas) or clock.local(datetime.fromtimestamp(state.st_mtime, UTC))
    return IsiSalinan(Salinan(berkas, made, "sendiri", state.st_size), found.pegawai, last)


@dataclass(frozen=True, slots=True)
class KegiatanTerpulihkan:
    """A year of activities that was brought back; what was there before is kept in ``disimpan`` (None: nothing was)."""

    tahun: int
    disimpan: Path | None


def kegiatan_copies(folder: Path) -> tuple[salinan.SalinanKegiatan, ...]:
    """Return the copies of activities of an office folder, the newest first."""
    return tuple(salinan.copies(folder))


def kegiatan_terakhir(folder: Path, berkas: str) -> tuple[Path, datetime] | None:
    """Return the newest copy of a file of activities, by its name, and when it was made (local time), None: there is none."""
    tahun = salinan.year_of(Path(berkas))
    newest = next(iter(salinan.copies(folder, tahun)), None) if tahun is not None else None
    return (newest.path, newest.moment) if newest is not None else None


def is_kegiatan(berkas: Path) -> bool:
    """Return whether a file is by its name a copy of activities."""
    return salinan.year_of(berkas) is not None


def pulihkan_kegiatan(folder: Path, berkas: Path) -> KegiatanTerpulihkan:
    """Put a copy of activities in the place of its year's file; the office's own data are not touched.

    Raises:
        StorageError: the copy is damaged, newer, of another office or year; the office is in use. Nothing was changed.
        FileError: no room. Nothing was changed.
    """
    opened = open_(folder)
    try:
        kantor = opened.own_office().uid
    finally:
        opened.close()
    tahun = salinan.year_of(berkas)
    if tahun is None:
        raise StorageError("salinan.rusak", berkas=berkas.name, sebab="bukan salinan kegiatan")
    return KegiatanTerpulihkan(tahun, salinan.restore(folder, berkas, tahun, kantor))


def pulihkan(folder: Path, berkas: Path) -> Terpulihkan:
    """Put a copy in the place of the office's data; the present state is kept as a copy of its own first.

    Nobody may have the office open: the window closes it before and opens it afterwards. A folder without an office
    (a new PC) gets that of the copy.

    Raises:
        StorageError: the copy is damaged, newer, of another office; the office is in use. Nothing was changed.
        FileError: there is no such copy, or no room. Nothing was changed.
    """
    done = pulih.restore(folder, berkas)
    last = clock.local(done.contents.waktu) if done.contents.waktu else None
    return Terpulihkan(done.contents.nama, done.contents.pegawai, last, done.kept, _missing(folder))


def _missing(folder: Path) -> int:
    opened = open_(folder)
    try:
        with opened.read() as connection:
            kept = lampiran.tercatat(connection)
    finally:
        opened.close()
    return len(lampiran.hilang(folder, kept))
