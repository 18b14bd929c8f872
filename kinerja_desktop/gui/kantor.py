"""Opening an office for the window: from a folder to what the session shows. Runs inside tasks, never on the UI thread.

Services are imported inside the functions: this module is loaded before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation import paths
from kinerja_desktop.gui.session import Office, PeriodeItem, PersonItem, Session, UnitItem
from kinerja_desktop.gui.store import Store

if TYPE_CHECKING:
    from kinerja_desktop.services.konteks import Konteks

FOLDER = "kantor/folder"
PETUGAS = "kantor/petugas"
_KELOMPOK_PERTAMA = ("triwulan", "bulanan", "tahunan")


def remembered_folder() -> Path:
    """Return the office folder of last time, else the default one."""
    folder = Store().text(FOLDER)
    return Path(folder) if folder else paths.default_data_dir()


def open_folder(folder: Path | None) -> Office | None:
    """Open the office in a folder (None: the remembered one) holding the writer's lock; None: there is none yet.

    Raises:
        StorageError: newer, damaged, held by another process.
    """
    from kinerja_desktop.services import kantor

    place = folder or remembered_folder()
    if not kantor.has_kantor(place):
        return None
    konteks = kantor.open_kantor(place, Store().text(PETUGAS), hold=True)
    try:
        return opened(konteks)
    except BaseException:
        konteks.kantor.close()  # or the lock would stay with this process and the next try be refused
        raise


def open_other(folder: Path) -> Office:
    """Open the office in a folder that must hold one.

    Raises:
        StorageError: none there, newer, damaged, in use.
    """
    from kinerja_desktop.foundation.errors import StorageError

    found = open_folder(folder)
    if found is None:
        raise StorageError("kantor.tidak-ada", folder=str(folder))
    return found


def opened(konteks: Konteks) -> Office:
    """Return what the session shows of an opened office, and remember its folder."""
    from kinerja_desktop.services import backup, hari_baru, kantor, periode

    store = Store()
    store.enter(konteks.kantor.baris.uid.hex())
    store.put(FOLDER, str(konteks.kantor.folder))
    hari_baru.mulai(konteks)
    profil = kantor.profil(konteks)
    return Office(
        konteks=konteks,
        nama=profil.nama,
        pelaku=konteks.pelaku.nama,
        periods=periods(konteks),
        units=units(konteks),
        periode=periode.current(konteks).periode.kode,
        find_people=finder(konteks),
        backup=backup_words(backup.latest(konteks)),
    )


def new_day(konteks: object) -> Outcome[str]:
    """Do what is due on a new day while the office is open; return what stands after "Backup terakhir".

    Raises:
        StorageError: the database is damaged, or held by another process.
    """
    from kinerja_desktop.services import backup, hari_baru

    known = cast("Konteks", konteks)
    done = hari_baru.mulai(known)
    return Outcome(backup_words(backup.latest(known)), done.changes)


def as_petugas(office: Office, nama: str) -> Office:
    """Return the same office with another person at the keyboard, and remember the name.

    Raises:
        RefusedError: no name.
    """
    from kinerja_desktop.services import kantor

    konteks = kantor.as_petugas(cast("Konteks", office.konteks), nama)
    Store().put(PETUGAS, konteks.pelaku.nama)
    return replace(office, konteks=konteks, pelaku=konteks.pelaku.nama, find_people=finder(konteks))


def petugas_names(office: Office) -> list[str]:
    """Return everybody who ever worked in the office."""
    from kinerja_desktop.services import kantor

    return kantor.petugas_names(cast("Konteks", office.konteks))


def close(office: Office) -> None:
    """Give an office back: its worker, its database, the writer's lock. Nothing if none was open."""
    if office.konteks is not None:
        cast("Konteks", office.konteks).kantor.close()


def close_after_writes(session: Session, office: Office) -> None:
    """Give an office back that another one has replaced in the window, once all that was typed in it is written."""

    def work(_progress: object) -> Outcome[None]:
        close(office)
        return Outcome(None, Changes())

    if office.konteks is not None:
        session.tasks.alone(session, work).run()


def periods(konteks: Konteks) -> tuple[PeriodeItem, ...]:
    """Return the periods to choose from: the newest year first, within it the year's quarters, months, the year."""
    from kinerja_desktop.services import periode

    found = [item.periode for item in periode.list_periode(konteks)]
    found.sort(key=lambda p: (-p.tahun, _KELOMPOK_PERTAMA.index(p.jenis.value), -p.nomor))
    return tuple(PeriodeItem(p.kode, p.text) for p in found)


def units(konteks: Konteks) -> tuple[UnitItem, ...]:
    """Return the unit tree to choose from, with the number of people below each."""
    from kinerja_desktop.services import unit

    return tuple(UnitItem(u.id, u.nama, u.induk_id, u.pegawai_semua) for u in unit.tree(konteks))


def choices(konteks: object) -> tuple[tuple[PeriodeItem, ...], tuple[UnitItem, ...]]:
    """Return what the top bar offers, read again (`main_window.Parts.choices`)."""
    known = cast("Konteks", konteks)
    return periods(known), units(known)


def badges(konteks: object, kode: str, unit_id: int | None) -> dict[str, int]:
    """Return the numbers beside the menu's entries (`main_window.Parts.badges`)."""
    from kinerja_desktop.services import beranda

    angka = beranda.ringkas(cast("Konteks", konteks), kode, unit_id).angka
    return {"penilaian": angka.belum, "atasan": angka.tanpa_atasan}


def finder(konteks: Konteks) -> Callable[[str, int], Sequence[PersonItem]]:
    """Return the search of the search box."""
    from kinerja_desktop.domain.nip import display
    from kinerja_desktop.domain.pegawai import nama_tampil
    from kinerja_desktop.services import pegawai

    def find(text: str, limit: int) -> Sequence[PersonItem]:
        return [
            PersonItem(
                row.id,
                nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang),
                display(row.nip),
                " · ".join(part for part in (row.jabatan, row.unit_nama) if part),
            )
            for row in pegawai.cari(konteks, text, limit)
        ]

    return find


def backup_words(moment: datetime | None) -> str:
    """Return what stands after "Backup terakhir"; '' if there is none."""
    from kinerja_desktop.foundation import clock
    from kinerja_desktop.foundation.teks import tanggal

    if moment is None:
        return ""
    if moment.date() == clock.today():
        return f"hari ini {moment:%H.%M}"
    return tanggal(moment.date())


def konteks_of(session: Any) -> Konteks:
    """Return the session's context with its type."""
    return cast("Konteks", session.konteks)
