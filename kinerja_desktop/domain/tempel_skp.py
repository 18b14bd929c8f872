"""What people paste into a plan: a block of the SKP form from Excel, or numbered and indented lines from Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kinerja_desktop.domain import target
from kinerja_desktop.domain.skp import Aspek, Indikator, Perspektif, Rhk
from kinerja_desktop.domain.target import JenisTarget

_ASPEK: Final = {one.value: one.value for one in Aspek} | {"kuantitas/output": Aspek.KUANTITAS.value}
_PERSPEKTIF: Final = {one.value.replace("_", " "): one.value for one in Perspektif}
_HEADS: Final = {
    "pimpinan": re.compile(r"rencana hasil kerja (pimpinan|atasan)|diintervensi"),
    "rhk": re.compile(r"^(rencana hasil kerja|rencana kinerja|rhk|hasil kerja|kegiatan tugas jabatan)\b"),
    "aspek": re.compile(r"^aspek\b"),
    "perspektif": re.compile(r"^perspektif\b"),
    "indikator": re.compile(r"indikator|ukuran keberhasilan|^iki\b"),
    "target": re.compile(r"^target\b"),
    "nomor": re.compile(r"^no\.?$"),
}
_TOP: Final = re.compile(r"^\s*(?:\d{1,3}[.)]|[IVX]{1,5}[.)]|[A-Z][.)])\s+")
_BELOW: Final = re.compile(
    r"^\s*(?:[a-z]{1,2}[.)]|\d{1,3}[a-z][.)]|\(\w{1,3}\)|\d{1,3}(?:\.\d{1,3})+[.)]?|[-–—•▪·*o➢✓]) \s*"
)
_NUMBERED: Final = re.compile(r"^\(?\d{1,3}[.)]?$")


@dataclass(slots=True)
class _Draft:
    rhk: Rhk
    indikator: list[Indikator] = field(default_factory=list)

    def done(self) -> Rhk:
        return Rhk(
            self.rhk.teks,
            self.rhk.jenis,
            tuple(self.indikator),
            None,
            self.rhk.pimpinan_teks,
            self.rhk.penugasan_dari,
        )


def read(rows: Sequence[Sequence[str]]) -> tuple[Rhk, ...]:
    """Return the RHK of a pasted block; cells that stand empty below an RHK belong to it (merged cells)."""
    block = [[_clean(cell) for cell in row] for row in rows]
    block = [row for row in block if any(row)]
    if not block:
        return ()
    width = max(len(row) for row in block)
    filled = {n for row in block for n, cell in enumerate(row) if cell}
    if len(filled) == 1 or width == 1 or _is_indented(rows):
        return _lines([next((cell for cell in row if cell.strip()), "") for row in _raw(rows)], rows)
    block = [row + [""] * (width - len(row)) for row in block]
    roles, body = _roles(block)
    return _table(roles, body)


def _clean(cell: str) -> str:
    return "\n".join(" ".join(line.split()) for line in cell.strip().splitlines() if line.strip())


def _raw(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [row for row in rows if any(cell.strip() for cell in row)]


def _is_indented(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether each row has one text only, some of them set in: lines of Word, not a table."""
    places = [[n for n, cell in enumerate(row) if cell.strip()] for row in _raw(rows)]
    return all(len(found) == 1 for found in places) and places[0] == [0]


def _lines(texts: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Rhk, ...]:
    kept = _raw(rows)
    flat = [line for text in texts for line in text.splitlines()] if len(kept) == 1 else list(texts)
    sets_in = [_depth(row) for row in kept] if len(flat) == len(kept) else [_indent(line) for line in flat]
    least = min(sets_in, default=0)
    numbered = any(_TOP.match(line) for line in flat)
    drafts: list[_Draft] = []
    for line, depth in zip(flat, sets_in, strict=True):
        below = _BELOW.match(line)
        is_top = bool(_TOP.match(line)) and not below
        words = _clean(_strip(line))
        if not words:
            continue
        is_below = (
            depth > least
            or (bool(below) and (numbered or bool(drafts)))
            or (numbered and not is_top and bool(drafts))
        )
        if is_below and drafts:
            drafts[-1].indikator.append(Indikator(words))
        else:
            drafts.append(_Draft(Rhk(words)))
    return tuple(one.done() for one in drafts)


def _depth(row: Sequence[str]) -> int:
    first = next((n for n, cell in enumerate(row) if cell.strip()), 0)
    return first * 4 + _indent(row[first])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\u00a0"))


def _strip(line: str) -> str:
    for mark in (_BELOW, _TOP):
        if found := mark.match(line):
            return line[found.end() :]
    return line


def _roles(block: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Return what each column is, and the rows below the head and its row of numbers."""
    width = len(block[0])
    named = [_head(cell) for cell in block[0]]
    if len({name for name in named if name}) >= 2:
        body = block[1:]
        if body and sum(bool(_NUMBERED.match(cell)) for cell in body[0]) >= 2:
            body = body[1:]
        return named, body
    roles = [""] * width
    for n in range(width):
        cells = [row[n] for row in block if row[n]]
        if cells and all(_NUMBERED.match(cell) for cell in cells):
            roles[n] = "nomor"
        elif cells and all(cell.casefold() in _ASPEK for cell in cells):
            roles[n] = "aspek"
        elif cells and all(cell.casefold() in _PERSPEKTIF for cell in cells):
            roles[n] = "perspektif"
    free = [n for n in range(width) if not roles[n] and any(row[n] for row in block)]
    for n, name in zip(free, _by_count(block, free), strict=True):
        roles[n] = name
    return roles, block


def _by_count(block: list[list[str]], free: list[int]) -> list[str]:
    """Return what the columns without a name are, by how many there are; the last one is a target if it looks so."""
    last = [row[free[-1]] for row in block if row[free[-1]]] if free else []
    looks = sum(target.parse(cell).jenis is not JenisTarget.KATA for cell in last) * 2 > len(last)
    if len(free) == 1:
        return ["rhk"]
    if len(free) == 2:
        return ["indikator", "target"] if looks and not _has_gaps(block, free[0]) else ["rhk", "indikator"]
    if len(free) == 3:
        return ["rhk", "indikator", "target"] if looks else ["pimpinan", "rhk", "indikator"]
    return ["pimpinan", "rhk", "indikator", "target", *[""] * (len(free) - 4)]


def _has_gaps(block: list[list[str]], column: int) -> bool:
    return any(not row[column] for row in block)


def _head(cell: str) -> str:
    words = " ".join(cell.casefold().split())
    return next((name for name, form in _HEADS.items() if form.search(words)), "")


def _table(roles: list[str], body: list[list[str]]) -> tuple[Rhk, ...]:
    drafts: list[_Draft] = []
    pimpinan = ""
    for row in body:
        cells: dict[str, str] = {}
        for name, cell in zip(roles, row, strict=True):
            if name and cell:
                cells[name] = f"{cells[name]} {cell}" if name in cells else cell
        pimpinan = cells.get("pimpinan", pimpinan)
        if words := cells.get("rhk"):
            drafts.append(_Draft(Rhk(_strip(words), pimpinan_teks=pimpinan)))
        made = Indikator(
            _strip(cells.get("indikator", "")),
            cells.get("target", ""),
            _ASPEK.get(cells.get("aspek", "").casefold(), ""),
            _PERSPEKTIF.get(cells.get("perspektif", "").casefold(), ""),
        )
        if made.is_kosong and not made.aspek:
            continue
        if not drafts:
            drafts.append(_Draft(Rhk("", pimpinan_teks=pimpinan)))
        drafts[-1].indikator.append(made)
    return tuple(one.done() for one in drafts)
