"""Which unit ``--unit`` means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.foundation.errors import RefusedError

if TYPE_CHECKING:
    from kinerja_desktop.services.konteks import Konteks


def find_unit(konteks: Konteks, text: str) -> int | None:
    """Return the id of a unit by name, or by a path such as ``Dinas Pendidikan / Sekretariat``; None for ''.

    Raises:
        RefusedError: ``perintah.unit-tidak-ada``, ``perintah.unit-ganda`` (several of that name).
    """
    from kinerja_desktop.services import unit

    if not text.strip():
        return None
    wanted = [nama_cari(part) for part in text.split(" / ")]
    tree = unit.tree(konteks)
    above = {one.id: one.induk_id for one in tree}
    names = {one.id: nama_cari(one.nama) for one in tree}
    found = [one.id for one in tree if _fits(one.id, wanted, above, names)]
    if not found:
        raise RefusedError("perintah.unit-tidak-ada", unit=text)
    if len(found) > 1:
        raise RefusedError("perintah.unit-ganda", unit=text, jumlah=len(found))
    return found[0]


def _fits(unit_id: int, wanted: list[str], above: dict[int, int | None], names: dict[int, str]) -> bool:
    current: int | None = unit_id
    for name in reversed(wanted):
        if current is None or names[current] != name:
            return False
        current = above[current]
    return True
