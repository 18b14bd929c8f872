"""Kept files that nothing names: copied, and then never recorded, or recorded on a line that a restore left.

What a record names or ever named stays (an undo may bring it back), and so does what a copy in the office folder names.
Of a database that was put aside as damaged nobody knows what it names: all that was kept until that day stays too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation import clock
from kinerja_desktop.services.backup import copies_in
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.lampiran import BUKTI, LUAR, TTD, Isi
from kinerja_desktop.storage import berkas_disebut, pulih
from kinerja_desktop.storage.berkas_disebut import KEPALA

HARI: Final = 30
"""Days that a file is left alone: somebody may be about to attach it."""
_OURS: Final = re.compile(r"(?P<sidik>[0-9a-f]{32}(?:[0-9a-f]{32})?)(?:\.[a-z0-9]{1,10})?")
_SEHARI: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Lepas:
    """A file that nothing names."""

    berkas: Path
    ukuran: int


def lepas(konteks: Konteks, hari: int = HARI) -> tuple[Lepas, ...]:
    """Return the files of the store that nothing names, untouched for some days.

    Raises:
        StorageError: ``salinan.rusak``: a copy in the office folder cannot be read.
    """
    folder = konteks.kantor.folder
    aside = max(pulih.put_aside(folder), default=date.min)
    old = [(head, one) for head, one, day in _old(folder, hari) if day > aside]
    if not old:
        return ()
    with konteks.simpanan.read() as connection:
        named = berkas_disebut.in_history(connection)
    for copy in copies_in(folder):
        named |= berkas_disebut.in_copy(copy.berkas)
    return tuple(one for head, one in old if head not in named)


def _old(folder: Path, hari: int) -> Iterator[tuple[str, Lepas, date]]:
    """Yield old files that have a name of ours, with the first digits of their hash and their day.

    Others are not ours to judge.
    """
    before = clock.now().timestamp() - hari * _SEHARI
    for rak in (BUKTI, TTD, LUAR):
        place = folder / rak.folder
        if not place.is_dir():
            continue
        for path in sorted(place.iterdir()):
            found = _OURS.fullmatch(path.name)
            if found is None or path.is_symlink() or not path.is_file():
                continue
            state = path.stat()
            if state.st_mtime < before:
                day = clock.local(datetime.fromtimestamp(state.st_mtime, UTC)).date()
                yield found["sidik"][:KEPALA], Lepas(path, state.st_size), day


def bersihkan(konteks: Konteks, hari: int = HARI) -> Isi:
    """Remove these files; return how many and how big. Nobody else has the office open meanwhile.

    Raises:
        StorageError: another window holds the office; ``salinan.rusak`` (nothing is removed).
    """
    konteks.simpanan.hold()
    gone = lepas(konteks, hari)
    for one in gone:
        one.berkas.unlink(missing_ok=True)
    return Isi(len(gone), sum(one.ukuran for one in gone))
