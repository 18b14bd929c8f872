"""Impor nilai: any list of ratings, or our own lembar isian, held against what the office has; then one batch."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.masukan import NilaiDraft
from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.foundation.ids import new_uid, uid_text
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.regulations import references
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.impor.nilai_tinjauan import (
    BarisImporNilai,
    TinjauanNilai,
    judge_row,
)
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.lembar_isian import tinjau
from kinerja_desktop.services.penilaian import (
    HASIL,
    PERILAKU,
    ArtiAngka,
    BarisNilai,
    CellEdit,
    KeadaanSel,
)
from kinerja_desktop.storage import backup
from kinerja_desktop.storage.commands import roster
from kinerja_desktop.workbooks.layout import Pilihan
from kinerja_desktop.workbooks.lembar_isian import LembarKembali, read_lembar
from kinerja_desktop.workbooks.nilai import NILAI, Arti, read_ratings
from kinerja_desktop.workbooks.perbaikan import Bagian, write_parts
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan, needs

JENIS: Final = "nilai"
_REFUSED: Final = (KeadaanSel.KONFLIK, KeadaanSel.TERKUNCI, KeadaanSel.HILANG, KeadaanSel.TIDAK_DINILAI)


@dataclass(frozen=True, slots=True)
class HasilImporNilai:
    """What an import put in. ``batch`` None: there was nothing to put in."""

    batch: int | None
    batch_uid: str
    hitungan: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Terbaca:
    """What the worker read: one of both."""

    lembar: LembarKembali | None
    bacaan: Bacaan[NilaiDraft] | None


def _read(path: Path, arti: Arti | None, pilihan: Pilihan | None, progress: Progress) -> _Terbaca:
    """Read a file; inside the worker process."""
    lembar = read_lembar(path, progress)
    if lembar is not None:
        return _Terbaca(lembar, None)
    with open_book(path) as book:
        return _Terbaca(None, read_ratings(book, path.name, arti=arti, pilihan=pilihan))


def periksa(
    konteks: Konteks,
    path: Path,
    periode: str | None,
    arti: ArtiAngka | None = None,
    pilihan: Pilihan | None = None,
    progress: Progress | None = None,
) -> TinjauanNilai:
    """Read a file and hold it against the ratings of a period. Writes nothing.

    Args:
        konteks: who asks.
        path: a list of ratings, or a lembar isian.
        periode: for which period; None takes the one named in a lembar isian.
        arti: what a bare 1 means; without it rows with bare figures stay out.
        pilihan: what the operator changed of sheet, header and columns.
        progress: reports and cancels.

    Raises:
        FileError: the file cannot be read or holds no ratings.
        RefusedError: a lembar isian of another office or period; no period where one is needed.
    """
    word: Arti | None = None if arti is None else "1=atas" if arti is ArtiAngka.SATU_DI_ATAS else "1=bawah"
    read = konteks.kantor.worker.call(_read, path, word, pilihan, progress=progress, reads=path.name)
    if read.lembar is not None:
        return tinjau(konteks, path, read.lembar, periode, arti)
    assert read.bacaan is not None  # noqa: S101 - one of both
    one = periode_of(periode or "")
    rows = penilaian.grid(konteks, one.kode).baris
    return _List(path, one.kode, read.bacaan, rows).tinjauan()


class _List:
    """A plain list being held against the ratings of a period."""

    def __init__(
        self, path: Path, periode: str, bacaan: Bacaan[NilaiDraft], rows: Sequence[BarisNilai]
    ) -> None:
        self._path, self._periode, self._bacaan = path, periode, bacaan
        self._judul = periode_of(periode).text
        self._judge = penilaian.rules_of(periode)
        self._known: dict[str, list[BarisNilai]] = defaultdict(list)
        for row in rows:
            self._known[row.nip].append(row)

    def tinjauan(self) -> TinjauanNilai:
        made = [self._draft(draft) for draft in self._bacaan.drafts]
        made += self._others()
        made.sort(key=lambda row: row.baris)
        about_file = tuple(one for one in self._bacaan.findings if one.location.baris is None)
        figures = any(one.code == "nilai.angka-tanpa-arti" for one in self._bacaan.findings)
        numbered = tuple(replace(row, nomor=number) for number, row in enumerate(made, start=1))
        return TinjauanNilai(
            self._path, self._bacaan.sidik, self._periode, False, numbered, about_file, figures,
            self._bacaan.layout,
        )  # fmt: skip

    def _others(self) -> list[BarisImporNilai]:
        """Return the rows that gave no draft: to be mended, or skipped."""
        taken = {draft.lokasi.baris for draft in self._bacaan.drafts}
        skipped = {one.location.baris for one in self._bacaan.dilewati}
        by_row: dict[int, list[Finding]] = defaultdict(list)
        for one in self._bacaan.findings:
            if one.location.baris is not None and one.location.baris not in taken:
                by_row[one.location.baris].append(one)
        made: list[BarisImporNilai] = []
        for number, found in by_row.items():
            blocks = any(one.severity is Severity.BLOCK for one in found)
            if not blocks and number not in skipped:
                continue  # said about a header row
            kind = Kategori.PERLU_DIPERBAIKI if blocks else Kategori.DILEWATI
            shown = str(found[0].args.get("nip", ""))
            made.append(BarisImporNilai(0, number, "", shown, "", None, None, kind, masalah=tuple(found)))
        return made

    def _draft(self, draft: NilaiDraft) -> BarisImporNilai:
        place = draft.lokasi
        number = place.baris or 0
        shown = nomor.display(draft.nip)
        said = [one for one in self._bacaan.findings if one.location.baris == place.baris]
        found = self._known.get(draft.nip, [])
        if len(found) != 1:
            code = "impor-nilai.dua-penugasan" if found else "impor-nilai.tidak-dikenal"
            name = found[0].nama if found else draft.nama or "tanpa nama"
            args = {"nip": shown, "nama": name, "baris": number, "periode": self._judul}
            said.append(Finding(code, Severity.BLOCK, place, args))
            return BarisImporNilai(
                0, number, name, shown, "", None, None, Kategori.PERLU_DIPERBAIKI, masalah=tuple(said)
            )
        row = found[0]
        said += self._doubts(draft, row)
        new = {HASIL: draft.hasil_kerja, PERILAKU: draft.perilaku}
        return judge_row(row, number, place, new, draft.catatan or "", said)

    def _doubts(self, draft: NilaiDraft, row: BarisNilai) -> list[Finding]:
        place, number = draft.lokasi, draft.lokasi.baris
        said: list[Finding] = []
        ours, theirs = set(nama_cari(row.nama).split()), set(nama_cari(draft.nama or "").split())
        if theirs and not ours & theirs:
            args = {
                "nip": nomor.display(draft.nip),
                "baris": number,
                "nama": draft.nama,
                "nama_kita": row.nama,
            }
            said.append(Finding("impor-nilai.nama-berbeda", Severity.WARN, place, args))
        if draft.predikat and draft.hasil_kerja and draft.perilaku:
            right = self._judge.kuadran.isi[draft.hasil_kerja, draft.perilaku]
            if right is not draft.predikat:
                args = {
                    "nama": row.nama, "baris": number, "berkas": references.istilah_of(draft.predikat),
                    "kita": references.istilah_of(right),
                }  # fmt: skip
                said.append(Finding("impor-nilai.predikat-berbeda", Severity.WARN, place, args))
        return said


def simpan(
    konteks: Konteks, tinjauan: TinjauanNilai, ambil: Collection[int] = ()
) -> Outcome[HasilImporNilai]:
    """Put in what is new or changed: one transaction, one batch that *Riwayat impor* can undo.

    A rating that was changed after the check stays as it is, with a finding.

    Args:
        konteks: who asks.
        tinjauan: the check.
        ambil: ``nomor`` of rows with ``bentrok`` whose file value is to be taken all the same.

    Raises:
        StorageError: the office cannot be written; nothing was.
    """
    chosen = [
        row
        for row in tinjauan.baris
        if row.kategori in (Kategori.BARU, Kategori.BERUBAH) or (row.bentrok and row.nomor in ambil)
    ]
    if not chosen:
        return Outcome(HasilImporNilai(None, "", tinjauan.hitungan, tinjauan.findings), Changes())
    if backup.worthwhile(konteks.kantor.folder):
        backup.make(konteks.kantor.folder, "impor")
    edits = [
        CellEdit(row.penugasan_id or 0, row.version, one.field, one.baru)
        for row in chosen
        for one in row.beda
    ]
    uid = new_uid()
    with konteks.simpanan.write(konteks.author, alasan="impor nilai") as transaction:
        batch = roster.open_batch(transaction, uid, _batch(tinjauan))
        results = penilaian.put_cells(transaction, konteks.cakupan, tinjauan.periode, edits)
        refused = {one.penugasan_id for one in results if one.keadaan in _REFUSED}
        done = _after(tinjauan, refused, {row.nomor for row in chosen})
        roster.set_batch(transaction, batch, hitungan=json.dumps(done.hitungan))
        changes = transaction.changes
    return Outcome(HasilImporNilai(batch, uid_text(uid), done.hitungan, done.findings), changes)


def _batch(tinjauan: TinjauanNilai) -> dict[str, str]:
    files = [{"nama": tinjauan.path.name, "sidik": tinjauan.sidik}]
    return {
        "jenis": JENIS,
        "periode_kode": tinjauan.periode,
        "berkas": json.dumps(files, ensure_ascii=False),
        "hitungan": json.dumps(tinjauan.hitungan),
    }


def simpan_perbaikan(konteks: Konteks, tinjauan: TinjauanNilai, out: Path) -> int:
    """Write the rows that want mending as the user's own workbook, marked; return how many (0: nothing written).

    Raises:
        FileError: the source cannot be read again, or ``out`` cannot be written.
    """
    part = Bagian(tinjauan.path, tinjauan.findings, tinjauan.layout, needs(NILAI))
    return konteks.kantor.worker.call(
        _write_perbaikan, part, out, writes_in=out.parent, reads=part.source.name
    )


def _write_perbaikan(part: Bagian, out: Path, progress: Progress) -> int:
    """Write it; inside the worker process."""
    del progress
    return write_parts([part], out)


def _after(tinjauan: TinjauanNilai, refused: Collection[int], chosen: Collection[int]) -> TinjauanNilai:
    """Return the check as it came out: refused rows among those to be mended, taken conflicts among the changed."""
    rows: list[BarisImporNilai] = []
    for row in tinjauan.baris:
        if row.nomor not in chosen:
            rows.append(row)
        elif row.penugasan_id in refused:
            late = Finding("impor-nilai.keburu-berubah", Severity.BLOCK, args={"nama": row.nama})
            rows.append(replace(row, kategori=Kategori.PERLU_DIPERBAIKI, masalah=(*row.masalah, late)))
        elif row.bentrok:
            rows.append(replace(row, kategori=Kategori.BERUBAH, bentrok=False, masalah=()))
        else:
            rows.append(row)
    return replace(tinjauan, baris=tuple(rows))
