"""Position and place of work from several cells of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kinerja_desktop.domain.codes import JenisJabatan, Jenjang
from kinerja_desktop.workbooks import jabatan, values
from kinerja_desktop.workbooks.cells import CellValue, MergedArea

_DASHES: Final = re.compile(r"^[-–—.·>\s]+")
_SEPARATOR: Final = re.compile(r"\s+[-–—>]{1,2}\s+|\s*[>»|\\]\s*|[\r\n]+")
_TMT_BEHIND: Final = re.compile(
    r"(?i)[\s,;(/]*(?:tmt\.?|terhitung mulai tanggal)?[\s:]*[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]+)[-/. ][0-9]{4}\)?\s*$"
)
_OUTER: Final = re.compile(
    r"(?i)^(?:pemerintah|dinas|badan|sekretariat daerah|sekretariat dprd|inspektorat|kecamatan|kementerian|satuan polisi|rsud)\b"
)


def position(
    name: CellValue,
    kind: CellValue,
    kind_id: CellValue,
    level: CellValue,
    eselon: CellValue,
    eselon_id: CellValue,
) -> tuple[str | None, JenisJabatan | None, Jenjang | None, str | None]:
    """Return name, kind, level and eselon of a position, as far as the cells tell."""
    plain = _TMT_BEHIND.sub("", values.text(name) or "") or None
    read = jabatan.of_text(plain) if plain and not values.is_id(name) else None
    found_kind = jabatan.jenis(kind) or jabatan.jenis(kind_id)
    code = jabatan.eselon(eselon) or jabatan.eselon(eselon_id)
    found_level = jabatan.jenjang(level) or jabatan.level_of_eselon(code)
    if (
        found_level is None
        and read is not None
        and found_kind in {None, JenisJabatan.FUNGSIONAL, JenisJabatan.RANGKAP}
    ):
        found_level = read.jenjang
    if found_level is None and found_kind is JenisJabatan.PELAKSANA:
        found_level = Jenjang.PELAKSANA
    if found_kind is None and code:
        found_kind = JenisJabatan.STRUKTURAL
    if found_kind is None and found_level is not None:
        found_kind = _kind_of(found_level)
    return (read.jabatan if read else None), found_kind, found_level, code


def _kind_of(level: Jenjang) -> JenisJabatan:
    if level is Jenjang.PELAKSANA:
        return JenisJabatan.PELAKSANA
    structural = {
        Jenjang.JPT_UTAMA,
        Jenjang.JPT_MADYA,
        Jenjang.JPT_PRATAMA,
        Jenjang.ADMINISTRATOR,
        Jenjang.PENGAWAS,
    }
    return JenisJabatan.STRUKTURAL if level in structural else JenisJabatan.FUNGSIONAL


def unor_name(cell: CellValue) -> str | None:
    """Return the name of a unit without the dashes that show its level; None for a bare id."""
    plain = values.text(cell)
    if plain is None or values.is_id(cell):
        return None
    return _DASHES.sub("", plain) or None


def steps(cell: CellValue) -> list[str]:
    """Return the units of "DINAS X - CABANG Y - UPT Z", the outermost first."""
    if not isinstance(cell, str) or values.is_id(cell):
        return []
    found = [values.text(part) for part in _SEPARATOR.split(_DASHES.sub("", cell.strip()))]
    names = [part for part in found if part]
    if names and _OUTER.match(names[-1]) and not _OUTER.match(names[0]):
        names.reverse()
    return names


def is_outer(name: str) -> bool:
    """Return whether a name is one of an office that others lie in."""
    return _OUTER.match(name) is not None


def path(unit: CellValue, parent: CellValue, unor: CellValue, instansi: CellValue) -> tuple[str, ...]:
    """Return the place of work from the outermost to the innermost unit.

    SIASN's own place (``unor``) counts only where the file names no unit of its own; an instansi named as
    satuan kerja is no unit.
    """
    names: list[str] = []
    own = steps(unit) or steps(unor)
    government = (values.text(instansi) or "").casefold()
    for name in (*steps(parent), *own):
        folded = name.casefold()
        if folded != government and all(folded != one.casefold() for one in names):
            names.append(name)
    return tuple(names)


class FillDown:
    """Remembers the top cell of each merged area of a unit column as rows pass by, from top to bottom."""

    def __init__(self, areas: Sequence[MergedArea]) -> None:
        self._areas: dict[int, list[MergedArea]] = {}
        for area in areas:
            self._areas.setdefault(area.kolom1 - 1, []).append(area)
        for found in self._areas.values():
            found.sort(key=lambda area: area.baris1, reverse=True)
        self._held: dict[int, tuple[int, CellValue]] = {}

    def pass_by(self, row: int, column: int, cell: CellValue) -> CellValue:
        """Return the cell, or the top one of the merged area it lies in."""
        waiting = self._areas.get(column)
        if waiting is None:
            return cell
        while waiting and waiting[-1].baris1 <= row:
            area = waiting.pop()
            self._held[column] = (area.baris2, cell if area.baris1 == row else None)
        last, value = self._held.get(column, (0, None))
        return value if cell is None and row <= last else cell
