"""Lembar isian: ratings filled elsewhere in Excel, and what came back held against what happened meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import Rating, StatusNilai
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.pegawai import nama_cari
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.ids import uid_text
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.impor.nilai_tinjauan import (
    BarisImporNilai,
    TinjauanNilai,
    judge_row,
    rating_words,
)
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CATATAN, HASIL, PERILAKU, ArtiAngka, BarisNilai
from kinerja_desktop.storage.queries import nilai as queries
from kinerja_desktop.workbooks import nilai as words
from kinerja_desktop.workbooks import values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.lembar_isian import (
    BarisIsian,
    BarisKembali,
    Dasar,
    LembarIsian,
    LembarKembali,
    write_lembar,
)


@dataclass(frozen=True, slots=True)
class HasilLembar:
    """What was written: rows, and how many locked ratings were left out."""

    path: Path
    baris: int
    terkunci: int


def buat(
    konteks: Konteks, periode: str, unit_id: int | None, path: Path, progress: Progress | None = None
) -> HasilLembar:
    """Write the workbook of a unit with what is below it (None: the office); locked ratings are left out.

    Raises:
        FileError: the file cannot be written (open in Excel, no room); an older one there is untouched.
    """
    one = periode_of(periode)
    rows = penilaian.grid(konteks, periode, unit_id).baris
    open_rows = [row for row in rows if row.status != StatusNilai.TERKUNCI and not row.is_tidak_dinilai]
    uids = _uids(konteks, [row.penugasan_id for row in open_rows])
    title = (
        sentence("lembar.judul", periode=one.text),
        konteks.kantor.baris.nama,
        sentence("lembar.cara-isi"),
        sentence("lembar.cara-kembali"),
    )
    content = LembarIsian(
        uid_text(konteks.kantor.baris.uid),
        one.kode,
        title,
        tuple(rating_words(code) for code in Rating),
        tuple(_shown(row, uids[row.penugasan_id].hex()) for row in open_rows),
    )
    count = konteks.kantor.worker.call(write_lembar, path, content, progress=progress, writes_in=path.parent)
    locked = sum(row.status == StatusNilai.TERKUNCI for row in rows)
    return HasilLembar(path, count, locked)


def _uids(konteks: Konteks, ids: Sequence[int]) -> Mapping[int, bytes]:
    with konteks.simpanan.read() as connection:
        return queries.position_uids(connection, ids)


def _shown(row: BarisNilai, uid: str) -> BarisIsian:
    base = Dasar(uid, row.version or 0, row.hasil, row.perilaku, row.catatan)
    return BarisIsian(
        base, row.nama, nomor.display(row.nip), row.jabatan, row.unit, row.penilai_nama, rating_words(row.hasil),
        rating_words(row.perilaku),
    )  # fmt: skip


def tinjau(
    konteks: Konteks, path: Path, lembar: LembarKembali, periode: str | None, arti: ArtiAngka | None
) -> TinjauanNilai:
    """Return the check of a lembar isian that was read.

    Three states are compared: as it was when the workbook was made, as it is now, and what stands in the workbook.
    What only the workbook changed is taken; what only the program changed stays; what both changed is a conflict.

    Raises:
        RefusedError: ``lembar.kantor-lain``, ``lembar.periode-lain``.
    """
    if lembar.kantor != uid_text(konteks.kantor.baris.uid):
        raise RefusedError("lembar.kantor-lain", berkas=lembar.berkas)
    if periode is not None and periode_of(periode).kode != lembar.periode:
        raise RefusedError(
            "lembar.periode-lain",
            berkas=lembar.berkas,
            berkas_periode=periode_of(lembar.periode).text,
            periode=periode_of(periode).text,
        )
    rows = penilaian.grid(konteks, lembar.periode).baris
    uids = _uids(konteks, [row.penugasan_id for row in rows])
    return _Perbandingan(path, lembar, {uids[row.penugasan_id].hex(): row for row in rows}, arti).tinjauan()


class _Perbandingan:
    """A workbook being compared, row by row."""

    def __init__(
        self, path: Path, lembar: LembarKembali, now: Mapping[str, BarisNilai], arti: ArtiAngka | None
    ) -> None:
        self._path, self._lembar, self._now = path, lembar, now
        self._arti: words.Arti | None = (
            None if arti is None else "1=atas" if arti is ArtiAngka.SATU_DI_ATAS else "1=bawah"
        )
        self._seen: dict[str, BarisKembali] = {}
        self._figures = False

    def tinjauan(self) -> TinjauanNilai:
        made = [replace(self._row(row), nomor=n) for n, row in enumerate(self._lembar.baris, start=1)]
        return TinjauanNilai(
            self._path, self._lembar.sidik, self._lembar.periode, True, tuple(made), (), self._figures
        )

    def _place(self, row: BarisKembali, field: str = "") -> Location:
        return Location(self._lembar.berkas, self._lembar.sheet, row.nomor, row.kolom.get(field))

    def _out(
        self, row: BarisKembali, code: str, severity: Severity = Severity.BLOCK, **args: object
    ) -> BarisImporNilai:
        kind = Kategori.PERLU_DIPERBAIKI if severity is Severity.BLOCK else Kategori.DILEWATI
        given = {"baris": row.nomor, "nama": row.nama or "tanpa nama", **args}
        found = Finding(code, severity, self._place(row, "kode"), given)
        return BarisImporNilai(
            0, row.nomor, row.nama, nomor.display(row.nip), "", None, None, kind, masalah=(found,)
        )

    def _row(self, row: BarisKembali) -> BarisImporNilai:
        if row.dasar is None:
            return self._out(row, "lembar.baris-asing")
        first = self._seen.setdefault(row.kode, row)
        if first is not row:
            same = (first.hasil, first.perilaku, first.catatan) == (row.hasil, row.perilaku, row.catatan)
            if same:
                return self._out(row, "lembar.kembar", Severity.INFO, lain=first.nomor)
            return self._out(row, "lembar.baris-ganda", lain=first.nomor)
        now = self._now.get(row.kode)
        if now is None:
            return self._out(row, "lembar.hilang")
        if not _is_same_person(row, now):
            shown, owner = nomor.display(row.nip) or "-", nomor.display(now.nip)
            return self._out(row, "lembar.orang-lain", nip=shown, pemilik=now.nama, nip_pemilik=owner)
        return self._compare(row, row.dasar, now)

    def _compare(self, row: BarisKembali, base: Dasar, now: BarisNilai) -> BarisImporNilai:
        said: list[Finding] = []
        new: dict[str, Rating | None] = {}
        for field, cell, before in ((HASIL, row.hasil, base.hasil), (PERILAKU, row.perilaku, base.perilaku)):
            code, finding = self._rating(row, field, cell)
            if finding is not None:
                said.append(finding)
            new[field] = None if code is None or code.value == before else code
        note = row.catatan if row.catatan != base.catatan else ""
        made = judge_row(now, row.nomor, self._place(row), new, note, said)
        if said:
            return replace(made, kategori=Kategori.PERLU_DIPERBAIKI, beda=())
        if made.kategori is Kategori.PERLU_DIPERBAIKI or base.version == (now.version or 0):
            return made
        return self._clash(row, base, now, made)

    def _clash(
        self, row: BarisKembali, base: Dasar, now: BarisNilai, made: BarisImporNilai
    ) -> BarisImporNilai:
        """Mark a row whose field both sides changed, each to something else."""
        before = {
            HASIL: rating_words(base.hasil),
            PERILAKU: rating_words(base.perilaku),
            CATATAN: base.catatan,
        }
        names = {HASIL: "Rating Hasil Kerja", PERILAKU: "Rating Perilaku Kerja", CATATAN: "Catatan"}
        found = [
            Finding(
                "lembar.bentrok",
                Severity.BLOCK,
                self._place(row, one.field),
                {
                    "nama": now.nama,
                    "kolom": names[one.field],
                    "dasar": before[one.field] or "kosong",
                    "kini": one.lama or "kosong",
                    "lembar": one.baru,
                },
                subject=now.pegawai_uid.hex(),
            )
            for one in made.beda
            if one.lama != before[one.field]
        ]
        if not found:
            return made
        return replace(made, kategori=Kategori.PERLU_DIPERBAIKI, masalah=tuple(found), bentrok=True)

    def _rating(self, row: BarisKembali, field: str, cell: CellValue) -> tuple[Rating | None, Finding | None]:
        read = words.rating(cell, self._arti)
        if read is None or isinstance(read, Rating):
            return read, None
        code = words.unreadable(cell)
        if read is words.TANPA_ARTI:
            self._figures = True
            code = "nilai.angka-tanpa-arti"
        place = self._place(row, field)
        args = {"baris": row.nomor, "sel": place.cell, "isi": values.shown(cell)[:60]}
        return None, Finding(code, Severity.BLOCK, place, args)


def _is_same_person(row: BarisKembali, now: BarisNilai) -> bool:
    """Return whether number and name of a row are still those of the person its code belongs to.

    Protection is easily taken off: then a column sorted alone, or names pasted over others, would give ratings to
    the wrong people. A number that a spreadsheet destroyed says nothing; then the name must do.
    """
    if len(row.nip) == len(now.nip) and row.nip.isdecimal():
        return row.nip == now.nip
    theirs, ours = set(nama_cari(row.nama).split()), set(nama_cari(now.nama).split())
    return not theirs or bool(theirs & ours)


def nama_berkas(periode: str, unit: str) -> str:
    """Return the file name proposed for a workbook."""
    safe = "".join(char if char.isalnum() else " " for char in unit)
    return berkas.safe_name(f"Lembar isian {periode_of(periode).text} {' '.join(safe.split())}", ".xlsx")
