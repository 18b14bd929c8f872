"""*Berkas bertanda tangan*: scans and signed PDF files beside the sheets they show.

A file is found by the code of a sheet in its name or in its text, or by a NIP in its name; what is not certain is shown
and assigned by hand. Only then it is copied (`lampiran`) and recorded. The tick *ditandatangani* is offered, not forced.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from kinerja_desktop.documents import gabung, kode_lembar
from kinerja_desktop.domain import periode as periods
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation.errors import FileError, KnownError
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services import lampiran
from kinerja_desktop.services.cetak_daftar import last_printed
from kinerja_desktop.services.cetak_isi import baca_kode
from kinerja_desktop.services.cetak_pesanan import JenisLembar
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.lampiran import Lampiran
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import cetak as commands
from kinerja_desktop.storage.queries import berkas_ttd as queries
from kinerja_desktop.storage.queries import cetak as cetak_queries
from kinerja_desktop.storage.queries.berkas_ttd import BerkasRow, LembarRow
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.unit_of_work import Transaction

__all__ = [
    "BerkasRow",
    "Calon",
    "Cara",
    "HasilLampir",
    "Usul",
    "catat",
    "cocokkan",
    "daftar",
    "lampirkan",
    "lembar_orang",
    "lepas",
    "salin",
    "tempat",
]

_KODE: Final = re.compile(r"(?<![A-Z0-9])(?=((?:[A-Z0-9]{4}[-_ ]?[A-Z0-9]{4}|[A-Z2-7]{10})(?![A-Z0-9])))")
"""Looks ahead only: words of four letters before a code must not swallow its half."""
_NIP: Final = re.compile(r"(?<!\d)\d{8}[ ._-]?\d{6}[ ._-]?\d[ ._-]?\d{3}(?!\d)")
_WAKTU: Final = re.compile(r"(?<!\d)(20\d\d)[ _-](TAHUNAN|TW[1-4]|0[1-9]|1[0-2])(?![A-Z0-9])")


class Cara(StrEnum):
    """How a file was recognised."""

    KODE_NAMA = "kode-nama"
    KODE_ISI = "kode-isi"
    NIP = "nip"
    TIDAK = "tidak"


@dataclass(frozen=True, slots=True)
class Calon:
    """A sheet that a file may belong to: a person's *Dokumen Evaluasi*, or a rater's approval sheet.

    Attributes:
        penilaian_id, persetujuan_id: one of them.
        kode: of the sheet, '' where only the person is known.
        is_dicetak: a sheet of it came out of a printer: it can be ticked *ditandatangani*.
    """

    penilaian_id: int | None
    persetujuan_id: int | None
    kode: str
    nama: str
    nip: str
    jabatan: str
    unit: str
    periode: str
    is_dicetak: bool


@dataclass(frozen=True, slots=True)
class Usul:
    """A file with the sheets it may belong to: exactly one when it is certain.

    Attributes:
        calon: most likely first; () when nothing in name or text is known.
        masalah: why the file cannot be taken at all; None when it can.
        is_ada: the same content is already kept for the only candidate.
    """

    sumber: Path
    cara: Cara
    calon: tuple[Calon, ...]
    masalah: Finding | None = None
    is_ada: bool = False

    @property
    def is_pasti(self) -> bool:
        """Return whether it can be attached without a question."""
        return len(self.calon) == 1 and self.masalah is None


@dataclass(frozen=True, slots=True)
class HasilLampir:
    """What was attached.

    Attributes:
        ids: of the new records; files that were already there are not among them.
        sudah: files that the sheet had already.
        ditandai: sheets ticked *ditandatangani*.
        findings: files that could not be taken, and ticks that were not possible.
    """

    ids: tuple[int, ...]
    sudah: int
    ditandai: int
    findings: tuple[Finding, ...]


def cocokkan(
    konteks: Konteks, periode: str, sumber: Sequence[Path], progress: Progress | None = None
) -> tuple[Usul, ...]:
    """Return for each file the sheets it may belong to; nothing is written.

    Args:
        konteks: who asks.
        periode: code of the period that a NIP means, unless the name of the file says another one (``_2026_TW3_``).
        sumber: files of any kind.
        progress: hears the number of files looked at.
    """
    watch = progress or Silent()
    read: list[_Baca] = []
    for number, path in enumerate(sumber, 1):
        read.append(_read(konteks, path, periode, watch))
        watch.step(number, len(sumber), "cetak.berkas-membaca")
    codes = {code for one in read for code in one.kode}
    numbers = {number for one in read for number in one.nip}
    times = {one.periode for one in read}
    with konteks.simpanan.read() as connection:
        by_code: dict[str, list[LembarRow]] = defaultdict(list)
        for row in queries.by_code(connection, codes, konteks.cakupan):
            by_code[row.kode].append(row)
        by_number: dict[tuple[str, str], list[LembarRow]] = defaultdict(list)
        for row in queries.by_number(connection, numbers, times, konteks.cakupan):
            by_number[row.nomor, row.periode].append(row)
        found = [_match(one, by_code, by_number) for one in read]
        return _known_already(connection, found, read)


@dataclass(frozen=True, slots=True)
class _Baca:
    """What a file says of itself: codes as they are kept, numbers, the period a number is about."""

    sumber: Path
    kode: dict[str, Cara]
    nip: tuple[str, ...]
    periode: str
    sidik: str
    masalah: Finding | None


def _read(konteks: Konteks, path: Path, periode: str, watch: Progress) -> _Baca:
    name = path.stem.upper()
    codes = dict.fromkeys((baca_kode(code) for code in _KODE.findall(name)), Cara.KODE_NAMA)
    numbers = tuple(dict.fromkeys(re.sub(r"\D", "", number) for number in _NIP.findall(name)))
    time = _WAKTU.search(name)
    if time:
        code = time[1] if time[2] == "TAHUNAN" else f"{time[1]}-{time[2]}"
        periode = code if periods.parse(code) else periode
    try:
        ending, sidik = lampiran.kenali(path, lampiran.TTD)
    except KnownError as error:
        return _Baca(
            path, codes, numbers, periode, "", Finding(error.code, Severity.BLOCK, args=dict(error.args_))
        )
    if ending == ".pdf":  # also when the name has words that look like a code: many names do
        worker = konteks.kantor.worker
        try:
            inside = worker.call(kode_lembar.read, path, progress=watch, reads=path.name)
            can_be_opened = worker.call(gabung.halaman, path, progress=watch, reads=path.name) > 0
        except FileError:  # too much for the worker, but maybe not for whoever prints it: taken as it is
            inside, can_be_opened = (), True
        if not can_be_opened:
            wrong = Finding("lampiran.pdf-rusak", Severity.BLOCK, args={"berkas": path.name})
            return _Baca(path, codes, numbers, periode, "", wrong)
        codes = dict.fromkeys((baca_kode(code) for code in inside), Cara.KODE_ISI) | codes
    return _Baca(path, codes, numbers, periode, sidik, None)


def _match(
    one: _Baca,
    by_code: Mapping[str, list[LembarRow]],
    by_number: Mapping[tuple[str, str], list[LembarRow]],
) -> Usul:
    coded = [(code, row) for code in one.kode for row in by_code.get(code, ())]
    if coded:
        return Usul(one.sumber, one.kode[coded[0][0]], _calon(row for _, row in coded), one.masalah)
    people = [row for number in one.nip for row in by_number.get((number, one.periode), ())]
    return Usul(one.sumber, Cara.NIP if people else Cara.TIDAK, _calon(people), one.masalah)


def _calon(rows: Iterable[LembarRow]) -> tuple[Calon, ...]:
    found = {
        (row.penilaian_id, row.persetujuan_id): Calon(
            row.penilaian_id, row.persetujuan_id, row.kode,
            nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.jabatan, row.unit, row.periode,
            row.dicetak,
        )
        for row in rows
    }  # fmt: skip
    return tuple(found.values())


def _known_already(connection: Koneksi, found: Sequence[Usul], read: Sequence[_Baca]) -> tuple[Usul, ...]:
    wanted = [one.calon[0] for one in found if len(one.calon) == 1]
    kept = _kept(connection, wanted)
    return tuple(
        Usul(one.sumber, one.cara, one.calon, one.masalah, is_ada=True)
        if len(one.calon) == 1 and (_sheet(one.calon[0]), said.sidik) in kept
        else one
        for one, said in zip(found, read, strict=True)
    )


def _sheet(one: Calon | BerkasRow) -> tuple[int | None, int | None]:
    return one.penilaian_id, one.persetujuan_id


def _kept(
    connection: Koneksi, wanted: Iterable[Calon]
) -> dict[tuple[tuple[int | None, int | None], str], BerkasRow]:
    """Return what is kept of sheets already, by sheet and content."""
    ratings = {one.penilaian_id for one in wanted if one.penilaian_id}
    approvals = {one.persetujuan_id for one in wanted if one.persetujuan_id}
    rows = [*queries.of_ratings(connection, ratings), *queries.of_approvals(connection, approvals)]
    return {(_sheet(row), row.sidik): row for row in rows}


def lembar_orang(konteks: Konteks, pegawai_id: int) -> tuple[Calon, ...]:
    """Return the sheets of a person to which a file may be assigned by hand, the newest period first."""
    with konteks.simpanan.read() as connection:
        return _calon(queries.of_person(connection, pegawai_id, konteks.cakupan))


@dataclass(frozen=True, slots=True)
class Salinan:
    """Files that are in the office folder but not recorded yet, and those that could not be taken."""

    berkas: tuple[tuple[Calon, Lampiran], ...]
    findings: tuple[Finding, ...]


def lampirkan(
    konteks: Konteks,
    pasangan: Sequence[tuple[Path, Calon]],
    *,
    ditandatangani: date | None = None,
    progress: Progress | None = None,
) -> Outcome[HasilLampir]:
    """Copy files into the office folder (`salin`) and record whose sheet each is (`catat`)."""
    return catat(konteks, salin(konteks, pasangan, progress), ditandatangani=ditandatangani)


def salin(
    konteks: Konteks, pasangan: Sequence[tuple[Path, Calon]], progress: Progress | None = None
) -> Salinan:
    """Copy files into the office folder; no transaction is open meanwhile.

    Raises:
        FileError: a copy cannot be written (the drive is full).
    """
    watch = progress or Silent()
    copies: list[tuple[Calon, Lampiran]] = []
    findings: list[Finding] = []
    for number, (path, one) in enumerate(pasangan, 1):
        try:
            copies.append((one, lampiran.simpan(konteks, path, lampiran.TTD)))
        except KnownError as error:
            if not error.code.startswith("lampiran."):
                raise
            findings.append(Finding(error.code, Severity.BLOCK, args=dict(error.args_)))
        watch.step(number, len(pasangan), "cetak.berkas-menyalin")
    return Salinan(tuple(copies), tuple(findings))


def catat(konteks: Konteks, salinan: Salinan, *, ditandatangani: date | None = None) -> Outcome[HasilLampir]:
    """Record copied files.

    Args:
        konteks: who asks.
        salinan: what `salin` copied.
        ditandatangani: tick the sheets that were printed and are not ticked yet as signed on this day; None: no tick.
    """
    findings = list(salinan.findings)
    with konteks.simpanan.write(konteks.author, alasan="lampirkan berkas bertanda tangan") as transaction:
        ids, known = _insert(transaction, salinan.berkas)
        chosen = [one for one, _ in salinan.berkas]
        ticked = _tick(transaction, chosen, ditandatangani, findings) if ditandatangani else 0
        return Outcome(HasilLampir(tuple(ids), known, ticked, tuple(findings)), transaction.changes)


def _insert(transaction: Transaction, copies: Sequence[tuple[Calon, Lampiran]]) -> tuple[list[int], int]:
    kept = set(_kept(transaction.connection, [one for one, _ in copies]))
    fresh = []
    for one, copy in copies:
        key = (_sheet(one), copy.sidik)
        if key not in kept:
            kept.add(key)
            fresh.append(
                {
                    "penilaian_id": one.penilaian_id, "persetujuan_id": one.persetujuan_id, "kode": one.kode,
                    "berkas": copy.berkas, "nama": copy.nama, "sidik": copy.sidik,
                }
            )  # fmt: skip
    ids = transaction.insert_many(tables.berkas_ttd, fresh)
    transaction.touch_all("cetakan")
    return ids, len(copies) - len(fresh)


def _tick(transaction: Transaction, chosen: Sequence[Calon], day: date, findings: list[Finding]) -> int:
    """Tick printed sheets as signed; one that was signed before keeps its day."""
    ratings = {one.penilaian_id: one for one in chosen if one.penilaian_id}
    made = last_printed(
        cetak_queries.made_for(transaction.connection, JenisLembar.DOKUMEN_EVALUASI.value, ratings)
    )
    values: dict[int, dict[str, object]] = {}
    for id_, one in ratings.items():
        sheet = made.get(id_ or 0)
        if sheet is None or day < sheet.tanggal:
            code = "cetak.berkas-belum-dicetak" if sheet is None else "cetak.berkas-tanggal"
            findings.append(Finding(code, Severity.WARN, args={"nama": one.nama}))
        elif sheet.ditandatangani is None:
            values[sheet.id] = {"ditandatangani": day, **commands.TIDAK_KEMBALI}
    approvals = queries.signed_days(
        transaction.connection, {one.persetujuan_id for one in chosen if one.persetujuan_id}
    )
    unsigned = {id_: {"ditandatangani": day} for id_, (_, signed) in approvals.items() if signed is None}
    touched = transaction.update_many(tables.cetakan, values)
    return len(touched) + len(transaction.update_many(tables.persetujuan, unsigned))


def daftar(
    konteks: Konteks, penilaian_ids: Collection[int] = (), persetujuan_ids: Collection[int] = ()
) -> tuple[BerkasRow, ...]:
    """Return the files of ratings and approval sheets."""
    with konteks.simpanan.read() as connection:
        rows = queries.of_ratings(connection, penilaian_ids)
        return (*rows, *queries.of_approvals(connection, persetujuan_ids))


def tempat(konteks: Konteks, row: BerkasRow) -> Path:
    """Return where a kept file is, after a look that it is the one that was attached.

    Raises:
        FileError: ``lampiran.hilang``, ``lampiran.berubah``.
    """
    return lampiran.tempat(konteks.kantor.folder, Lampiran(row.berkas, row.nama, row.sidik))


def lepas(konteks: Konteks, rows: Sequence[BerkasRow]) -> Outcome[int]:
    """Take files off their sheets; the copies stay in the folder, for the history names them.

    Raises:
        ConflictError: changed since, or gone.
    """
    with konteks.simpanan.write(konteks.author, alasan="lepas berkas bertanda tangan") as transaction:
        transaction.delete_many(
            tables.berkas_ttd, [row.id for row in rows], versions={row.id: row.version for row in rows}
        )
        transaction.touch_all("cetakan")
        return Outcome(len(rows), transaction.changes)
