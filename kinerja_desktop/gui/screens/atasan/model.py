"""Columns and rows of Pemetaan atasan; no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import RIGHT, Column

if TYPE_CHECKING:  # the dialogs' frame comes this way into every start
    from kinerja_desktop.services.atasan_daftar import BarisAtasan, Macet
    from kinerja_desktop.services.impor.atasan import TinjauanAtasan

SEMUA, TANPA, KECUALI, LUAR, MACET = "semua", "tanpa", "kecuali", "luar", "macet"

JENIS: dict[str, str] = {
    JenisPenugasan.DEFINITIF: "Definitif",
    JenisPenugasan.PLT: "Plt.",
    JenisPenugasan.PLH: "Plh.",
    JenisPenugasan.PJ: "Pj.",
    JenisPenugasan.TUGAS_TAMBAHAN: "Tugas tambahan",
    JenisPenugasan.DELEGASI: "Pendelegasian",
}
ASAL = {"pohon": "Pohon unit", "tangan": "Pengecualian", "impor": "Impor", "": ""}
AKSI = {
    "baru": "Baru", "ganti": "Mengganti", "sama": "Sama", "kembar": "Berulang", "perlu_diperbaiki": "Perlu diperbaiki",
}  # fmt: skip
_AKSI_SIGN = {
    "baru": ("plus", "good"),
    "ganti": ("arrow-right-left", "accent"),
    "sama": ("equal", "soft-text"),
    "kembar": ("equal", "soft-text"),
    "perlu_diperbaiki": ("circle-x", "bad"),
}
TIDAK_ADA = "belum ada atasan"

CONDITIONS: dict[str, Callable[[BarisAtasan], bool]] = {
    TANPA: lambda row: row.penilai is None,
    KECUALI: lambda row: row.asal in ("tangan", "impor") or row.atasan_asal in ("tangan", "impor"),
    LUAR: lambda row: row.penilai is not None and row.penilai.jenis is JenisPihak.LUAR,
}


def people_columns() -> list[Column[BarisAtasan]]:
    """Return the columns of the list of people."""
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, strong=True, frozen=True, width=210),
        Column(key="penilai", header="Pejabat penilai", width=190,
               getter=lambda row: row.penilai_nama or TIDAK_ADA,
               ink=lambda row: "" if row.penilai else "warn",
               icon=lambda row: None if row.penilai else ("triangle-alert", "warn"),
               tooltip=lambda row: nip_rules.display(row.penilai_nomor)),
        Column(key="asal", header="Asal", getter=lambda row: ASAL[row.asal], width=92,
               ink=lambda row: "accent" if row.asal in ("tangan", "impor") else "soft-text"),
        Column(key="jenis", header="Sebagai", getter=lambda row: JENIS.get(row.jenis, "") if row.penilai else "",
               tooltip=lambda row: f"SK {row.sk_nomor}" if row.sk_nomor else "", width=104),
        Column(key="atasan", header="Atasan penilai", getter=lambda row: row.atasan_nama, width=200,
               ink=lambda row: "accent" if row.atasan_asal in ("tangan", "impor") else ""),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.unit, width=200),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.jabatan, width=200),
        Column(key="nip", header="NIP", getter=lambda row: nip_rules.display(row.nip), never_elided=True,
               filterable=False, sort_key=lambda row: row.nip),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarisMacet:
    """One thing that stops people, numbered for the list."""

    id: int
    macet: Macet

    @property
    def kalimat(self) -> str:
        """Return the sentence."""
        return sentence(self.macet.finding.code, **self.macet.finding.args)

    @property
    def pembenah(self) -> str:
        """Return who can mend it."""
        return sentence(f"atasan.layar-pembenah-{self.macet.pembenah.value}")


def stuck_columns() -> list[Column[BarisMacet]]:
    """Return the columns of *Data yang membuat macet*."""
    return [
        Column(key="masalah", header="Masalah dan yang dapat dilakukan", getter=lambda row: row.kalimat, width=530,
               icon=lambda row: ("circle-x", "bad") if row.macet.finding.severity is Severity.BLOCK
               else ("triangle-alert", "warn"), tooltip=lambda row: row.kalimat, filterable=False),
        Column(key="terhenti", header="Terhenti", getter=lambda row: row.macet.jumlah, align=RIGHT, width=84,
               sort_key=lambda row: row.macet.jumlah, strong=True),
        Column(key="pembenah", header="Dapat dibenahi oleh", getter=lambda row: row.pembenah, width=170),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarisTinjau:
    """One row of a file or of pasted text, judged."""

    id: int
    nomor: int
    apa: str
    baru: str
    kini: str
    jenis: str
    aksi: str
    masalah: str


def judged_columns() -> list[Column[BarisTinjau]]:
    """Return the columns of a check."""
    return [
        Column(key="nomor", header="Baris", getter=lambda row: row.nomor, align=RIGHT, width=60),
        Column(key="aksi", header="Akan", getter=lambda row: AKSI[row.aksi], icon=lambda row: _AKSI_SIGN[row.aksi],
               width=140),
        Column(key="apa", header="Unit atau pegawai", getter=lambda row: row.apa, strong=True, width=190),
        Column(key="baru", header="Kepala atau penilai", getter=lambda row: row.baru, width=170),
        Column(key="kini", header="Sekarang", getter=lambda row: row.kini, width=140,
               ink=lambda _: "soft-text"),
        Column(key="masalah", header="Catatan", getter=lambda row: row.masalah, widest=250,
               ink=lambda _: "bad", tooltip=lambda row: row.masalah),
    ]  # fmt: skip


def judged_rows(found: TinjauanAtasan) -> list[BarisTinjau]:
    """Return the rows of a check, what must be mended first."""
    said = _by_line([*found.kepala.findings, *found.penilai.findings])
    made: list[BarisTinjau] = []
    for head in found.kepala.baris:
        line = head.draft.lokasi.baris or 0
        made.append(
            BarisTinjau(len(made), line, head.unit, head.nama or head.draft.nip or head.draft.nama, head.kepala_kini,
                        JENIS.get(head.draft.jenis, ""), head.aksi, said.get(line, ""))
        )  # fmt: skip
    for rater in found.penilai.baris:
        line = rater.draft.lokasi.baris or 0
        made.append(
            BarisTinjau(len(made), line, rater.nama or rater.draft.nip, rater.penilai_nama or rater.draft.penilai_nip, "",
                        JENIS.get(rater.draft.jenis, ""), rater.aksi, said.get(line, ""))
        )  # fmt: skip
    for finding in found.findings:
        if finding.severity is Severity.BLOCK:
            made.append(
                BarisTinjau(len(made), finding.location.baris or 0, "", "", "", "", "perlu_diperbaiki",
                            sentence(finding.code, **finding.args))
            )  # fmt: skip
    return sorted(made, key=lambda row: (row.aksi != "perlu_diperbaiki", row.nomor))


def _by_line(findings: Sequence[Finding]) -> dict[int, str]:
    said: dict[int, str] = {}
    for one in findings:
        line = one.location.baris or 0
        said[line] = " ".join(part for part in (said.get(line, ""), sentence(one.code, **one.args)) if part)
    return said
