"""Impor atasan: heads of units and exceptions from a file, as one import batch that can be undone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.masukan import AtasanDraft
from kinerja_desktop.domain.penugasan_draft import KepalaDraft, PenilaiDraft, from_clipboard, from_masukan
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.atasan_impor import (
    HasilKepala,
    HasilPenilai,
    pratinjau_kepala,
    pratinjau_penilai,
    terapkan_kepala,
    terapkan_penilai,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import HasilSync
from kinerja_desktop.storage.commands import roster
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from kinerja_desktop.workbooks.unit import read_atasan

JENIS: Final = "atasan"
_MASUK: Final = {
    "baru": "baru", "ganti": "berubah", "sama": "sama", "kembar": "dilewati", "perlu_diperbaiki": "perlu_diperbaiki",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TinjauanAtasan:
    """What a file or pasted text would do. Nothing is written yet.

    Attributes:
        berkas: name of the file, '' for pasted text; ``sidik`` SHA-256 of its bytes, ``sheet`` the sheet read.
        kepala: judged heads of units; penilai: judged exceptions.
        kepala_draft, penilai_draft: what was judged.
        dibaca: rows read.
        findings: what the reading said about rows (to be mended, skipped).
        dilewati: rows that need nothing.
    """

    berkas: str
    sidik: str
    sheet: str
    kepala: HasilKepala
    penilai: HasilPenilai
    kepala_draft: tuple[KepalaDraft, ...]
    penilai_draft: tuple[PenilaiDraft, ...]
    dibaca: int
    findings: tuple[Finding, ...] = ()
    dilewati: tuple[Finding, ...] = ()

    @property
    def hitungan(self) -> dict[str, int]:
        """Return dibaca and the five categories that add up to it."""
        aksi = [*(row.aksi for row in self.kepala.baris), *(row.aksi for row in self.penilai.baris)]
        counts = Counter(_MASUK[one] for one in aksi)
        unread = self.dibaca - len(aksi) - len(self.dilewati)
        return {
            "dibaca": self.dibaca,
            "baru": counts["baru"],
            "berubah": counts["berubah"],
            "sama": counts["sama"],
            "perlu_diperbaiki": counts["perlu_diperbaiki"] + unread,
            "dilewati": counts["dilewati"] + len(self.dilewati),
        }

    @property
    def masalah(self) -> tuple[Finding, ...]:
        """Return everything said about rows."""
        return (*self.findings, *self.kepala.findings, *self.penilai.findings)

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """Return the units whose head would change."""
        return tuple(row.unit_id for row in self.kepala.baris if row.unit_id is not None)

    @property
    def pegawai_ids(self) -> tuple[int, ...]:
        """Return the people whose rater would be set."""
        return tuple(row.pegawai_id for row in self.penilai.baris if row.pegawai_id is not None)


@dataclass(frozen=True, slots=True)
class HasilImporAtasan:
    """What went in. ``batch`` is None for pasted text, which is no import of its own."""

    batch: int | None
    hitungan: dict[str, int]
    findings: tuple[Finding, ...]
    sync: HasilSync = field(default_factory=HasilSync)


def baca(path: Path, sandi: str | None, progress: Progress) -> Bacaan[AtasanDraft]:
    """Read a list of heads or raters; runs inside the worker.

    Raises:
        FileError: it cannot be read, or holds no such list.
    """
    del progress  # a list of heads has hundreds of rows
    with open_book(path, sandi=sandi) as book:
        return read_atasan(book, path.name)


def periksa(
    konteks: Konteks, path: Path, *, sandi: str | None = None, progress: Progress | None = None
) -> TinjauanAtasan:
    """Read a file and judge it against the office. Writes nothing.

    Raises:
        FileError: it cannot be read, or holds no list of heads or raters.
        Cancelled: the operator pressed Batal.
    """
    bacaan = konteks.kantor.worker.call(baca, path, sandi, progress=progress, reads=path.name)
    heads, raters = from_masukan(bacaan.drafts)
    found = _tinjau(konteks, heads, raters)
    return TinjauanAtasan(
        bacaan.berkas,
        bacaan.sidik,
        bacaan.sheet,
        found[0],
        found[1],
        tuple(heads),
        tuple(raters),
        bacaan.dibaca,
        bacaan.findings,
        bacaan.dilewati,
    )


def periksa_tempelan(konteks: Konteks, text: str) -> TinjauanAtasan:
    """Judge pasted lines "unit or NPSN <tab> NIP". Writes nothing."""
    heads = from_clipboard(text)
    found = _tinjau(konteks, heads, [])
    return TinjauanAtasan("", "", "", found[0], found[1], tuple(heads), (), len(heads))


def _tinjau(
    konteks: Konteks, heads: Sequence[KepalaDraft], raters: Sequence[PenilaiDraft]
) -> tuple[HasilKepala, HasilPenilai]:
    return pratinjau_kepala(konteks, heads), pratinjau_penilai(konteks, raters)


def simpan(
    konteks: Konteks, tinjauan: TinjauanAtasan, *, per_tanggal: date | None = None
) -> Outcome[HasilImporAtasan]:
    """Write what can be taken, in one transaction: heads first, then exceptions; raters follow.

    Args:
        konteks: who asks.
        tinjauan: what was checked; it is judged again against the office as it is now.
        per_tanggal: first day of heads whose row names none (None: since ever for a first head, else today).
    """
    with konteks.simpanan.write(konteks.author, alasan="impor atasan") as transaction:
        batch = None
        if tinjauan.berkas:
            files = [{"nama": tinjauan.berkas, "sidik": tinjauan.sidik, "sheet": [tinjauan.sheet]}]
            values = {
                "jenis": JENIS,
                "per_tanggal": per_tanggal,
                "berkas": json.dumps(files, ensure_ascii=False),
                "hitungan": json.dumps(tinjauan.hitungan),
            }
            batch = roster.open_batch(transaction, new_uid(), values)
        kepala = terapkan_kepala(transaction, tinjauan.kepala_draft, per_tanggal)
        sync = kepala.sync
        if tinjauan.penilai_draft:
            sync = terapkan_penilai(transaction, tinjauan.penilai_draft, per_tanggal).sync
        result = HasilImporAtasan(batch, tinjauan.hitungan, tinjauan.masalah, sync or HasilSync())
        return Outcome(result, transaction.changes)
