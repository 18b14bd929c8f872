"""The facts of a *dialog kinerja*: what moved since the period before, what stands still, which evidence is missing.

Only what was typed is compared, as text; nothing is computed or judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kinerja_desktop.documents.kit import label
from kinerja_desktop.domain.periode import Periode, of_year
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan

_BANYAK: Final = 4
_PANJANG: Final = 48
"""So many lines and characters of each text: the sheet stays one page."""


@dataclass(frozen=True, slots=True)
class Fakta:
    """Lines as they are printed, an RHK each."""

    bergerak: tuple[str, ...]
    diam: tuple[str, ...]
    tanpa_bukti: tuple[str, ...]


def sebelumnya(periode: Periode) -> Periode | None:
    """Return the period before it in the same year; None for the first and for a whole year."""
    kinds = of_year(periode.tahun, periode.jenis)
    at = kinds.index(periode)
    return kinds[at - 1] if at else None


def fakta(kini: LembarPelaksanaan, dahulu: LembarPelaksanaan | None) -> Fakta:
    """Return the facts of a period beside the one before; ``dahulu`` None: everything that was done has moved."""
    words = label.words("dialog_kinerja")
    moved, still, unproved = [], [], []
    proved = {one.rhk_id for one in kini.bukti if one.id not in kini.hilang}
    for one in kini.plan.rhk:
        name, now = _short(one.teks), _done(one, kini)
        before = _done(one, dahulu) if dahulu is not None else ""
        if now and now != before:
            key = "berubah" if before else "baru"
            moved.append(words[key].format(rhk=name, lama=_short(before), baru=_short(now)))
        else:
            still.append(words["tetap"].format(rhk=name, lama=_short(before)) if before else name)
        gone = [each.nama for each in kini.bukti if each.rhk_id == one.id and each.id in kini.hilang]
        unproved += [words["hilang"].format(rhk=name, berkas=_short(each)) for each in gone]
        if now and not gone and one.id not in proved:
            unproved.append(name)
    return Fakta(_some(moved), _some(still), _some(unproved))


def _done(one: Rhk, lembar: LembarPelaksanaan) -> str:
    below = [ind.id or 0 for ind in one.indikator] or [0]
    said = (lembar.isi.of((one.id or 0, each)) for each in below)
    return "; ".join(" ".join(each.split()) for each in said if each.strip())


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _PANJANG else f"{words[:_PANJANG].rstrip()}…"


def _some(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) <= _BANYAK:
        return tuple(lines)
    rest = label.words("dialog_kinerja")["lagi"].format(jumlah=len(lines) - _BANYAK + 1)
    return (*lines[: _BANYAK - 1], rest)
