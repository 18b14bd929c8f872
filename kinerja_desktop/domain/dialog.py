"""*Dialog kinerja* of a period as a record: when, with whom, one question, what was agreed and what came of it.

Pure values. The regulation asks for the dialogue; no official form of its record was found, so this shape is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.periode import Periode


class KeadaanKesepakatan(StrEnum):
    """What came of an agreement, as said one period later."""

    TERCAPAI = "tercapai"
    BERJALAN = "berjalan"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class Kesepakatan:
    """One agreement.

    Attributes:
        id: its record, None before it is stored.
        siapa: who does it, as typed.
        keadaan: value of `KeadaanKesepakatan`, '' while nobody said; ``catatan`` goes with it.
    """

    id: int | None = None
    teks: str = ""
    siapa: str = ""
    batas: date | None = None
    keadaan: str = ""
    catatan: str = ""

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing was agreed."""
        return not (self.teks.strip() or self.siapa.strip() or self.batas)

    @property
    def isi(self) -> Kesepakatan:
        """Return it without its record: what is compared."""
        return replace(self, id=None)


@dataclass(frozen=True, slots=True)
class IsiDialog:
    """One dialogue.

    Attributes:
        hadir: who was present, as typed.
        kesepakatan: what was agreed, in its order.
        lanjut: the agreements of the dialogue before; only ``keadaan`` and ``catatan`` of them are written from here.
    """

    tanggal: date | None = None
    pertanyaan: str = ""
    hadir: str = ""
    kesepakatan: tuple[Kesepakatan, ...] = ()
    lanjut: tuple[Kesepakatan, ...] = ()

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing is recorded of the dialogue itself."""
        return self.own == IsiDialog()

    @property
    def own(self) -> IsiDialog:
        """Return what belongs to this dialogue, without records: what is compared."""
        kept = tuple(one.isi for one in self.kesepakatan if not one.is_kosong)
        return IsiDialog(self.tanggal, self.pertanyaan.strip(), self.hadir.strip(), kept)


def urutan(periode: Periode) -> tuple[date, int]:
    """Return the place of a period among all kinds: by its end; of two that end together the shorter first."""
    return periode.akhir, -periode.awal.toordinal()


def terakhir(periode: Periode, others: Sequence[Periode]) -> Periode | None:
    """Return the newest of other periods that comes before one; None: there is none."""
    earlier = [one for one in others if urutan(one) < urutan(periode)]
    return max(earlier, key=urutan, default=None)


def check(isi: IsiDialog) -> list[Finding]:
    """Return what is missing (blocks) and what is odd (warnings) about a dialogue."""
    found: list[Finding] = []
    agreed = [one for one in isi.kesepakatan if not one.is_kosong]
    for number, one in enumerate(agreed, start=1):
        args = {"nomor": str(number)}
        if not one.teks.strip():
            found.append(Finding("dialog.kesepakatan-kosong", Severity.BLOCK, args=args))
        if one.batas and isi.tanggal and one.batas < isi.tanggal:
            found.append(Finding("dialog.batas-dini", Severity.WARN, args=args))
    if agreed and isi.tanggal is None:
        found.append(Finding("dialog.tanpa-tanggal", Severity.WARN))
    return found
