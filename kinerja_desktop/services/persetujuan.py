"""*Lembar persetujuan*: all staff of one rater with their ratings and one signature; its printing and signing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, grid
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import persetujuan as queries
from kinerja_desktop.storage.queries.persetujuan import PersetujuanRow
from kinerja_desktop.storage.revisions import canonical


@dataclass(frozen=True, slots=True)
class KelompokPersetujuan:
    """The sheet of one rater.

    Attributes:
        baris: everybody he rates in the period, by name; unrated ones too.
        kode: what is printed on the sheet: it names exactly these ratings.
        tercetak: the latest sheet printed for him, None if there is none.
        is_berubah: a rating changed since that sheet was printed.
    """

    penilai: Pihak
    penilai_nama: str
    baris: tuple[BarisNilai, ...]
    kode: str
    tercetak: PersetujuanRow | None
    is_berubah: bool

    @property
    def is_lengkap(self) -> bool:
        """Return whether nobody's predikat is waited for."""
        return not any(row.is_ditunggu for row in self.baris)


def kelompok(konteks: Konteks, periode: str, unit_id: int | None = None) -> tuple[KelompokPersetujuan, ...]:
    """Return the sheets of a period by rater, by name of the rater; people without rater are on none."""
    rows = grid(konteks, periode, unit_id).baris
    with konteks.simpanan.read() as connection:
        printed = queries.of_period(connection, periode)
    latest = {pihak(row.penilai_pegawai_id, row.penilai_luar_id): row for row in printed}
    groups: dict[Pihak, list[BarisNilai]] = {}
    for row in rows:
        if row.penilai is not None:
            groups.setdefault(row.penilai, []).append(row)
    made = (_group(periode, who, found, latest.get(who)) for who, found in groups.items())
    return tuple(sorted(made, key=lambda group: group.penilai_nama.casefold()))


def _group(
    periode: str, who: Pihak, rows: list[BarisNilai], printed: PersetujuanRow | None
) -> KelompokPersetujuan:
    ordered = tuple(sorted(rows, key=lambda row: (row.nama.casefold(), row.penugasan_id)))
    kode = _kode(_isi(periode, ordered))
    changed = printed is not None and printed.kode != kode
    return KelompokPersetujuan(who, ordered[0].penilai_nama, ordered, kode, printed, changed)


def _isi(periode: str, rows: Sequence[BarisNilai]) -> str:
    lines = [
        [row.pegawai_uid.hex(), row.penilaian_uid.hex() if row.penilaian_uid else "", row.hasil, row.perilaku, row.predikat]
        for row in rows
    ]  # fmt: skip
    return canonical({"periode": periode, "baris": lines})


def _kode(isi: str) -> str:
    """Return ten letters and digits that stand for a content (no 0, 1, 8, 9: read aloud without doubt)."""
    return base64.b32encode(hashlib.sha256(isi.encode()).digest()[:7]).decode()[:10]


def catat_cetak(
    konteks: Konteks, periode: str, groups: Sequence[KelompokPersetujuan]
) -> Outcome[tuple[int, ...]]:
    """Record that sheets were printed; a sheet with the same content as the latest is not recorded twice.

    Returns:
        The id of the record of each sheet, in order.

    Raises:
        ConflictError: ``cetak.persetujuan-lain``: somebody else printed a sheet with other ratings for one of these
            raters since the groups were read (nothing is recorded).
    """
    with konteks.simpanan.write(konteks.author, alasan="cetak lembar persetujuan") as transaction:
        printed = queries.of_period(transaction.connection, periode)
        latest = {pihak(row.penilai_pegawai_id, row.penilai_luar_id): row for row in printed}
        ids: list[int] = []
        for group in groups:
            now, seen = latest.get(group.penilai), group.tercetak
            if now is not None and now.kode == group.kode:
                ids.append(now.id)
                continue
            if (now.id if now else None) != (seen.id if seen else None):
                raise ConflictError("cetak.persetujuan-lain", nama=group.penilai_nama)
            own = group.penilai.jenis is JenisPihak.PEGAWAI
            values = {
                "periode_kode": periode,
                "penilai_pegawai_id": group.penilai.id if own else None,
                "penilai_luar_id": None if own else group.penilai.id,
                "kode": group.kode,
                "isi": _isi(periode, group.baris),
            }
            ids.append(transaction.insert(tables.persetujuan, values))
        transaction.touch("cetakan", ids)
        return Outcome(tuple(ids), transaction.changes)


def tandatangani(
    konteks: Konteks, persetujuan_id: int, tanggal: date | None, *, version: int
) -> Outcome[None]:
    """Record the day on which a sheet was signed (None: not signed after all).

    Raises:
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="tanda tangan lembar persetujuan") as transaction:
        transaction.update(tables.persetujuan, persetujuan_id, {"ditandatangani": tanggal}, version=version)
        transaction.touch("cetakan", [persetujuan_id])
        return Outcome(None, transaction.changes)
