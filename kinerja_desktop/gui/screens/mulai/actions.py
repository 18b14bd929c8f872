"""What the first start does: make, open or fill an office folder. Runs inside tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kinerja_desktop.foundation import paths
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.session import Office
from kinerja_desktop.gui.store import Store
from kinerja_desktop.services import backup, kantor
from kinerja_desktop.services.kantor import AwalKantor, ProfilKantor
from kinerja_desktop.services.konteks import Konteks

PEGAWAI_CONTOH = 480


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the user answered about an office of one's own."""

    folder: Path
    petugas: str
    profil: ProfilKantor
    awal: AwalKantor = field(default_factory=AwalKantor)


def sample_folder() -> Path:
    """Return where the sample office lies: beside the office's own data, never inside it."""
    default = paths.default_data_dir()
    return default.with_name(default.name + "-contoh")


def open_sample(progress: Progress) -> Office:
    """Open the sample office; the first time it is made."""
    from kinerja_desktop.services.contoh import buat_contoh

    folder = sample_folder()
    if kantor.has_kantor(folder):
        return _opened(kantor.open_kantor(folder, Store().text(gui_kantor.PETUGAS), hold=True))
    operator = Store().text(gui_kantor.PETUGAS)
    return _opened(buat_contoh(folder, PEGAWAI_CONTOH, operator, progress, dengan_rencana=True))


def create(jawaban: Jawaban) -> Office:
    """Make an office of one's own and open it.

    Raises:
        StorageError, RefusedError: nothing was made.
    """
    Store().put(gui_kantor.PETUGAS, jawaban.petugas)
    return _opened(kantor.create_kantor(jawaban.folder, jawaban.profil, jawaban.petugas, awal=jawaban.awal))


def restore(folder: Path, copy: Path) -> Office:
    """Put a copy from anywhere into a folder and open it: the way in on a new PC.

    Raises:
        StorageError: the copy is not whole, or the folder holds another office.
        FileError: no room, or the folder cannot be written.
    """
    backup.pulihkan(folder, copy)
    return gui_kantor.open_other(folder)


def _opened(konteks: Konteks) -> Office:
    konteks.simpanan.hold()
    return gui_kantor.opened(konteks)
