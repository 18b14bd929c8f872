"""Rows and columns of the check before an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.services import kata
from kinerja_desktop.services.ekspor.ekspor import OrangEkspor

SEMUA, SIAP, TERTAHAN, DILIHAT, BERUBAH = "", "siap", "tertahan", "dilihat", "berubah"
_TANPA_PENILAI: Final = "ekspor.tanpa-penilai"
_RANK: Final = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
_PERUBAHAN: Final = {"baru": "Baru", "berubah": "Berubah", "sama": "Sama", "": ""}

GROUPS: Final[Mapping[str, Callable[[OrangEkspor], bool]]] = {
    SIAP: lambda row: row.siap,
    TERTAHAN: lambda row: not row.siap and not row.is_tidak_dinilai,
    DILIHAT: lambda row: row.siap and bool(row.findings),
    BERUBAH: lambda row: row.perubahan in {"baru", "berubah"},
}
"""Chips over the list: which rows belong to each."""


def by_weight(row: OrangEkspor) -> list[Finding]:
    """Return what is said of a person, the heaviest first; of these a missing rater: nothing can be locked before."""
    return sorted(row.findings, key=lambda item: (_RANK[item.severity], item.code != _TANPA_PENILAI))


def said(row: OrangEkspor, finding: Finding) -> str:
    """Return a finding's sentence without the person's own name and number: they stand beside it."""
    text = sentence(finding.code, **finding.args)
    head, separator, rest = text.partition(": ")
    return rest[:1].upper() + rest[1:] if separator and row.nama in head else text


def first_problem(row: OrangEkspor) -> str:
    """Return what the heaviest finding says, '' if there is none."""
    found = by_weight(row)
    if not found:
        return ""
    words = said(row, found[0])
    return words if len(found) == 1 else f"{words} (+{len(found) - 1})"


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a person's problem is mended: a screen, the words on the button that leads there, a filter of the list there."""

    layar: str
    kata: str
    saring: str = ""

    def args(self, row: OrangEkspor) -> dict[str, object]:
        """Return what the screen is asked to show."""
        wanted: dict[str, dict[str, object]] = {
            "atasan": {"pegawai_ids": (row.pegawai_id,)},
            "pegawai": {"pegawai": row.pegawai_id},
            "cetak": {"saring": self.saring},
        }
        return wanted.get(self.layar, {"penugasan_id": row.penugasan_id})


ATASAN: Final = Tempat("atasan", "Buka di Pemetaan atasan")
PENILAIAN: Final = Tempat("penilaian", "Buka di Entri Penilaian")
PEGAWAI: Final = Tempat("pegawai", "Buka kartu pegawai")
CETAK: Final = Tempat("cetak", "Buka Cetak", "belum-dicetak")
CETAK_LAGI: Final = Tempat("cetak", "Buka Cetak", "berubah")
TTD: Final = Tempat("cetak", "Buka Cetak", "belum-ditandatangani")

_PLACES: Final[Mapping[str, Tempat]] = {
    _TANPA_PENILAI: ATASAN,
    "ekspor.menilai-diri": ATASAN,
    "ekspor.rentang-terbalik": ATASAN,
    "ekspor.lintas-tahun": ATASAN,
    "ekspor.tumpang-tindih": ATASAN,
    "ekspor.penilai-tanpa-nip": ATASAN,
    "ekspor.golongan-penilai": ATASAN,
    "ekspor.golongan-kosong": ATASAN,
    "ekspor.pns-id": PEGAWAI,
    "ekspor.kedudukan": PEGAWAI,
    "ekspor.koefisien-kosong": PEGAWAI,
    "ekspor.unor-beda": PEGAWAI,
    "ekspor.tanpa-lembar": CETAK,
    "ekspor.lembar-berubah": CETAK_LAGI,
    "ekspor.belum-ttd": TTD,
}


def place(row: OrangEkspor) -> Tempat:
    """Return where the problem that the list names is mended."""
    found = by_weight(row)
    return _PLACES.get(found[0].code, PENILAIAN) if found else PENILAIAN


def readiness(row: OrangEkspor) -> str:
    """Return whether a person goes out."""
    if row.is_tidak_dinilai:
        return "Tidak dinilai"
    return "Siap" if row.siap else "Belum siap"


def _readiness_icon(row: OrangEkspor) -> tuple[str, str]:
    if row.is_tidak_dinilai:
        return "circle-minus", "soft-text"
    return ("circle-check", "good") if row.siap else ("circle-x", "bad")


def columns() -> list[Column[OrangEkspor]]:
    """Return the columns of the list."""
    status = dict(kata.pilihan("status_nilai"))
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True, strong=True, width=190),
        Column(key="nip", header="NIP", getter=lambda row: display(row.nip), never_elided=True, filterable=False),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, width=176),
        Column(key="predikat", header="Predikat", getter=lambda row: PREDIKAT_WORDS.get(row.predikat, ""),
               sign=lambda row: row.predikat, width=152),
        Column(key="status", header="Status", getter=lambda row: status[row.status], width=86, hidden=True),
        Column(key="siap", header="Ekspor", getter=readiness, icon=_readiness_icon, width=118),
        Column(key="perubahan", header="Sejak ekspor terakhir", getter=lambda row: _PERUBAHAN[row.perubahan], width=92),
        Column(key="masalah", header="Yang perlu dilihat", getter=first_problem, filterable=False, width=300),
    ]  # fmt: skip
