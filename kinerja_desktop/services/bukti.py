"""Bukti dukung: files of the store (`lampiran`), and links.

Removing a bukti removes its record only: the file may belong to another one, and it is what an undo would need.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.pelaksanaan import JenisBukti
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import lampiran
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import pelaksanaan as commands
from kinerja_desktop.storage.queries import pelaksanaan as queries
from kinerja_desktop.storage.queries.pelaksanaan import BuktiRow

_WEB: Final = frozenset({"http", "https"})
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9])|\\\\")
"""Of what kind an address is; a number behind the colon is a port. Two strokes begin a path on the network."""


def simpan_berkas(konteks: Konteks, rhk_id: int, periode: str, sumber: Path) -> Outcome[int]:
    """Copy a file into the office and attach it to an RHK; return the id of the bukti.

    What is attached there already is not attached twice: so a file that was lost from the folder is whole again.

    Raises:
        RefusedError: ``lampiran.program``, ``lampiran.kosong``.
        FileError: it cannot be read, or not be copied.
    """
    kept = lampiran.simpan(konteks, sumber, lampiran.BUKTI)
    return _attach(
        konteks, rhk_id, periode, jenis=JenisBukti.BERKAS, nama=kept.nama, alamat=Path(kept.berkas).name,
        sidik=kept.sidik, ukuran=kept.ukuran,
    )  # fmt: skip


def simpan_tautan(konteks: Konteks, rhk_id: int, periode: str, alamat: str) -> Outcome[int]:
    """Attach a link to an RHK; return the id of the bukti.

    Raises:
        RefusedError: ``pelaksanaan.tautan-bukan-web``: a file or something else than http and https;
            ``pelaksanaan.tautan-salah``: no address.
    """
    plain = alamat.strip()
    scheme = _SCHEME.match(plain)
    if scheme is not None and (scheme[1] or "").lower() not in _WEB:
        raise RefusedError("pelaksanaan.tautan-bukan-web", alamat=plain[:80])
    try:
        parts = urlsplit(plain)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in _WEB or not parts.hostname or re.search(r"\s", plain):
        raise RefusedError("pelaksanaan.tautan-salah", alamat=plain[:80])
    return _attach(konteks, rhk_id, periode, jenis=JenisBukti.TAUTAN, nama=plain, alamat=plain)


def _attach(konteks: Konteks, rhk_id: int, periode: str, **values: object) -> Outcome[int]:
    with konteks.simpanan.write(konteks.author, alasan="bukti dukung") as transaction:
        first = queries.roots(transaction.connection, [rhk_id])[rhk_id]
        for known in queries.evidence(transaction.connection, [first], periode):
            if known.alamat == values["alamat"]:
                return Outcome(known.id, Changes.of(bukti=[known.id]))
        made = commands.add_bukti(transaction, {"rhk_id": first, "periode_kode": periode, **values})
        return Outcome(made, transaction.changes)


def lepas(konteks: Konteks, bukti_id: int, version: int) -> Outcome[None]:
    """Take a bukti off its RHK; its file stays in the folder.

    Raises:
        ConflictError: changed since, or gone.
    """
    with konteks.simpanan.write(konteks.author, alasan="lepas bukti dukung") as transaction:
        commands.remove_bukti(transaction, bukti_id, version)
        return Outcome(None, transaction.changes)


def tempat(konteks: Konteks, row: BuktiRow) -> Path:
    """Return where the file of a bukti is, after a look that it is the one that was attached.

    Raises:
        FileError: ``lampiran.hilang``, ``lampiran.berubah``.
    """
    return lampiran.tempat(konteks.kantor.folder, lampiran.bukti_of(row))


def hilang(konteks: Konteks, rows: Collection[BuktiRow]) -> frozenset[int]:
    """Return the ids of bukti whose file is gone or has another length (a look at the folder, not into the files)."""
    kept = {row.id: lampiran.bukti_of(row) for row in rows if row.jenis == JenisBukti.BERKAS}
    gone = lampiran.hilang(konteks.kantor.folder, kept.values())
    return frozenset(id_ for id_, one in kept.items() if one.berkas in gone)
