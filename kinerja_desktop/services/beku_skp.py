"""What setting an SKP freezes: the people on it, their titles and unit on that day, as canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kinerja_desktop.services.beku import OrangBeku
from kinerja_desktop.services.penguncian import orang_beku
from kinerja_desktop.storage.queries import penguncian
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.penguncian import KunciRow
from kinerja_desktop.storage.revisions import canonical

VERSI: Final = 1


@dataclass(frozen=True, slots=True)
class BekuSkp:
    """The people of an SKP. ``penilai`` is None where nobody rates the penugasan yet; ``tanggal`` is an ISO day."""

    tanggal: str
    pegawai: OrangBeku
    jenis_pegawai: str
    jenis: str
    penilai: OrangBeku | None


def of_positions(connection: Koneksi, penugasan_ids: Collection[int], day: date) -> dict[int, BekuSkp]:
    """Return the people of positions as they are on a day, by penugasan id."""
    rows = penguncian.to_lock(connection, "", sorted(penugasan_ids), day)
    return {row.penugasan_id: _make(row, day) for row in rows}


def _make(row: KunciRow, day: date) -> BekuSkp:
    own = orang_beku(row.pegawai, jabatan=row.jabatan or None, unit=row.unit or None)
    has_rater = row.penilai.pegawai_id is not None or row.penilai.luar_id is not None
    rater = orang_beku(
        row.penilai,
        jenis=row.penilai_jenis,
        sk_nomor=row.penilai_sk_nomor,
        sk_tanggal=row.penilai_sk_tanggal.isoformat() if row.penilai_sk_tanggal else "",
    )
    return BekuSkp(day.isoformat(), own, row.jenis_pegawai, row.jenis, rater if has_rater else None)


def to_text(beku: BekuSkp) -> str:
    """Return canonical JSON."""
    data: dict[str, Any] = {
        "versi": VERSI,
        "tanggal": beku.tanggal,
        "jenis_pegawai": beku.jenis_pegawai,
        "jenis": beku.jenis,
        "pegawai": _person(beku.pegawai),
        "penilai": _person(beku.penilai) if beku.penilai else None,
    }
    return canonical(data)


def _person(who: OrangBeku) -> dict[str, Any]:
    kept = {name: getattr(who, name) for name in who.__slots__}
    return {name: value for name, value in kept.items() if value or name in {"uid", "nama"}}


def from_text(text: str) -> BekuSkp:
    """Read what `to_text` wrote.

    Raises:
        ValueError: written by a newer program.
    """
    data: dict[str, Any] = json.loads(text)
    if data["versi"] != VERSI:
        raise ValueError("frozen by a newer program")
    rater = data["penilai"]
    return BekuSkp(
        data["tanggal"],
        OrangBeku(**data["pegawai"]),
        data["jenis_pegawai"],
        data["jenis"],
        OrangBeku(**rater) if rater else None,
    )
