"""Impor pegawai: the check that writes nothing, and putting in what is good, in one transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_desktop.domain import keadaan
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.keadaan import Keadaan
from kinerja_desktop.domain.nip import recognise
from kinerja_desktop.domain.pegawai import PegawaiDraft, nama_cari, nama_urut
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.ids import new_uid, uid_text
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services.impor.baca import BerkasTerbaca, Permintaan, baca_roster
from kinerja_desktop.services.impor.tinjauan import (
    BarisTinjauan,
    Hilang,
    Kategori,
    Keputusan,
    Peninjau,
    Perubahan,
    first_state,
    missing,
    said,
)
from kinerja_desktop.services.impor.unit_tujuan import UnitBaru, UnitTujuan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import follow
from kinerja_desktop.services.worker import borrowed
from kinerja_desktop.storage import backup
from kinerja_desktop.storage.commands import roster as commands
from kinerja_desktop.storage.commands import unit as unit_commands
from kinerja_desktop.storage.queries import impor as impor_queries
from kinerja_desktop.storage.queries import roster as queries
from kinerja_desktop.storage.queries import units as unit_queries
from kinerja_desktop.storage.queries.roster import PERSON_FIELDS, Known
from kinerja_desktop.storage.unit_of_work import Transaction
from kinerja_desktop.workbooks import ganda
from kinerja_desktop.workbooks.layout import Pilihan
from kinerja_desktop.workbooks.pegawai import RosterReading

JENIS = "pegawai"
_PORTION: Final = 5_000
"""New people that lie in memory as rows at a time."""
USIA_PENSIUN = 58
"""Age from which a missing person is guessed to be retired (most jabatan); only a hint in a list."""


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """The check of one import: nothing was written.

    Attributes:
        berkas: the files as read.
        per_tanggal: the day they describe.
        baris: every row that was read, each in one category.
        unit_baru: units that would be made.
        hilang: known people within the scope who are missing.
        masalah: what concerns files, not rows.
        keputusan: what it was computed with.
        hitungan: dibaca and the five categories that add up to it.
    """

    berkas: tuple[BerkasTerbaca, ...]
    per_tanggal: date
    baris: tuple[BarisTinjauan, ...]
    unit_baru: tuple[UnitBaru, ...]
    hilang: tuple[Hilang, ...]
    masalah: tuple[Finding, ...]
    keputusan: Keputusan
    hitungan: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Count once, where it is made: screens ask again and again, on the UI thread."""
        counts = Counter(row.kategori for row in self.baris)
        made = {"dibaca": len(self.baris)} | {kind.value: counts[kind] for kind in Kategori}
        object.__setattr__(self, "hitungan", made)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything said about files and rows."""
        return (*self.masalah, *(item for row in self.baris for item in row.masalah))


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """What an import put in."""

    batch: int
    batch_uid: str
    hitungan: Mapping[str, int]
    findings: tuple[Finding, ...] = ()
    usul: int = 0


def periksa(
    konteks: Konteks | None,
    paths: Sequence[Path],
    *,
    per_tanggal: date | None = None,
    pilihan: Mapping[str, Pilihan] | None = None,
    keputusan: Keputusan | None = None,
    sandi: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Tinjauan:
    """Read the files and hold them against what the office knows. Writes nothing.

    Args:
        konteks: the office; None: there is none yet (everything is new).
        paths: the files.
        per_tanggal: keadaan per tanggal; None means today.
        pilihan: what the operator changed of sheet, header and columns, by file name.
        keputusan: what the operator decided in an earlier check.
        sandi: passwords that the operator typed, by file name; never stored.
        progress: reports and cancels.

    Raises:
        FileError: a file cannot be read.
        Cancelled: the operator pressed Batal.
    """
    request = Permintaan(
        tuple(paths), clock.today(), dict(pilihan or {}), _remembered(konteks), dict(sandi or {})
    )
    files: list[BerkasTerbaca] = []
    with borrowed(None if konteks is None else konteks.kantor.worker) as worker:
        for path in (
            paths
        ):  # a call each: its bounds, and what is said when they do not suffice, are those of one file
            one = replace(request, paths=(path,))
            files += worker.call(baca_roster, one, progress=progress, reads=path.name)
    return tinjau_ulang(konteks, files, per_tanggal or clock.today(), keputusan or Keputusan())


def tinjau_ulang(
    konteks: Konteks | None, berkas: Sequence[BerkasTerbaca], per_tanggal: date, keputusan: Keputusan
) -> Tinjauan:
    """Compute the check anew from files already read (after a decision). Writes nothing."""
    if konteks is None:
        return _tinjau(Known({}, {}, {}, {}, {}), UnitTujuan([], {}), berkas, per_tanggal, keputusan)
    with konteks.simpanan.read() as connection:
        known = queries.known(connection)
        tujuan = UnitTujuan(unit_queries.all_units(connection, per_tanggal), known.units_by_number)
    return _tinjau(known, tujuan, berkas, per_tanggal, keputusan)


def simpan(konteks: Konteks, tinjauan: Tinjauan, progress: Progress | None = None) -> Outcome[HasilImpor]:
    """Put in what is good: one transaction, one batch; what is to be mended stays out.

    The check is computed again inside the transaction, so that nothing that happened meanwhile is overwritten.

    Raises:
        StorageError: the office cannot be written; nothing was.
        Cancelled: the operator pressed Batal before the end; nothing was written.
    """
    watch = progress or Silent()
    if backup.worthwhile(konteks.kantor.folder):
        backup.make(konteks.kantor.folder, "impor")
    with konteks.simpanan.write(konteks.author, alasan="impor pegawai") as transaction:
        known = queries.known(transaction.connection)
        units = unit_queries.all_units(transaction.connection, tinjauan.per_tanggal)
        tujuan = UnitTujuan(units, known.units_by_number)
        fresh = _tinjau(known, tujuan, tinjauan.berkas, tinjauan.per_tanggal, tinjauan.keputusan)
        uid = new_uid()
        batch = commands.open_batch(transaction, uid, _batch_values(fresh))
        usul = _Penulis(transaction, known, fresh, batch).write(tujuan, watch)
        commands.set_batch(transaction, batch, hitungan=json.dumps(fresh.hitungan))
        _remember(transaction, tinjauan.berkas)
        watch.step(4, 4, "impor.tahap-simpan")
        changes = transaction.changes
    return Outcome(HasilImpor(batch, uid_text(uid), fresh.hitungan, fresh.findings, usul), changes)


def _tinjau(
    known: Known, tujuan: UnitTujuan, berkas: Sequence[BerkasTerbaca], per: date, keputusan: Keputusan
) -> Tinjauan:
    peninjau = Peninjau(known, tujuan, per, keputusan, _bertentangan(berkas, keputusan))
    rows: list[BarisTinjauan] = []
    notes: list[Finding] = []
    for file in berkas:
        notes += file.masalah
        for bacaan in file.bacaan:
            notes += _sheet_notes(bacaan)
            rows += _rows_of(bacaan, peninjau)
    gone = missing(known, rows, per, USIA_PENSIUN)
    return Tinjauan(tuple(berkas), per, tuple(rows), tuple(tujuan.baru), tuple(gone), tuple(notes), keputusan)


def _bertentangan(berkas: Sequence[BerkasTerbaca], keputusan: Keputusan) -> dict[Location, Location]:
    """Return the rows of several sheets or files that contradict each other, those left out not counted."""
    readings = [bacaan for file in berkas for bacaan in file.bacaan]
    if len(readings) < 2:
        return {}
    return ganda.contradictions(
        [
            draft
            for one in readings
            for draft in (*one.drafts, *one.tertahan)
            if (draft.lokasi.berkas, draft.lokasi.sheet, draft.lokasi.baris or 0) not in keputusan.lewati
        ]
    )


def _rows_of(bacaan: RosterReading, peninjau: Peninjau) -> list[BarisTinjauan]:
    """Return every row of one sheet, each in one category, in the order of the file."""
    by_row: dict[int, list[Finding]] = {}
    for item in bacaan.findings:
        by_row.setdefault(item.location.baris or 0, []).append(item)
    rows: dict[int, BarisTinjauan] = {}
    for draft in bacaan.drafts:
        number = draft.lokasi.baris or 0
        rows[number] = peninjau.row(draft, tuple(by_row.get(number, ())))
    for draft in bacaan.tertahan:
        number = draft.lokasi.baris or 0
        rows[number] = peninjau.held_back(draft, tuple(by_row.get(number, ())))
    for number, found in by_row.items():
        if number in rows or _is_head(number, bacaan):
            continue
        blocked = any(item.severity is Severity.BLOCK for item in found)
        kind = Kategori.PERLU_DIPERBAIKI if blocked else Kategori.DILEWATI
        nama = next((str(item.args["nama"]) for item in found if item.args.get("nama")), "")
        rows[number] = BarisTinjauan(
            kind, replace(found[0].location, kolom=None), "", nama, masalah=tuple(found)
        )
    return [_with_cell(rows[number], bacaan) for number in sorted(rows)]


def _with_cell(row: BarisTinjauan, bacaan: RosterReading) -> BarisTinjauan:
    """Return the row with the cell of its number in what keeps the whole person out, so that it can be marked."""
    if all(item.location.kolom is not None or not _is_of_person(item) for item in row.masalah):
        return row
    fields = bacaan.layout.fields
    index = next((fields[name] for name in ("nip", "nama_nip", "nama") if name in fields), None)
    if index is None:
        return row
    told = tuple(
        replace(item, location=replace(item.location, kolom=index + 1))
        if item.location.kolom is None and _is_of_person(item)
        else item
        for item in row.masalah
    )
    return replace(row, masalah=told)


def _is_of_person(item: Finding) -> bool:
    return item.severity is Severity.BLOCK or not item.code.startswith("baris.") or item.code in _REPEATED


_REPEATED = frozenset({"baris.kembar", "baris.tidak-dipilih"})


def _is_head(number: int, bacaan: RosterReading) -> bool:
    return number < bacaan.layout.first_data_row


def _sheet_notes(bacaan: RosterReading) -> list[Finding]:
    """Return what a reading says about sheet and columns, not about a row of people."""
    return [item for item in bacaan.findings if _is_head(item.location.baris or 0, bacaan)]


def _batch_values(tinjauan: Tinjauan) -> dict[str, Any]:
    files = [
        {
            "nama": file.path.name,
            "sidik": file.sidik,
            "sheet": [one.sheet for one in file.bacaan],
            "kolom": [one.layout.fields for one in file.bacaan],
        }
        for file in tinjauan.berkas
    ]
    return {
        "jenis": JENIS,
        "per_tanggal": tinjauan.per_tanggal,
        "berkas": json.dumps(files, ensure_ascii=False),
        "hitungan": json.dumps(tinjauan.hitungan),
    }


class _Penulis:
    """Writes one checked import inside its transaction."""

    def __init__(self, transaction: Transaction, known: Known, tinjauan: Tinjauan, batch: int) -> None:
        self._transaction = transaction
        self._known = known
        self._tinjauan = tinjauan
        self._batch = batch
        self._units: dict[int, int] = {}

    def write(self, tujuan: UnitTujuan, watch: Progress) -> int:
        """Write units, new people, news about known ones; return how many hand-set values were kept."""
        self._write_units()
        watch.step(1, 4, "impor.tahap-orang")
        fresh = [row for row in self._tinjauan.baris if row.kategori is Kategori.BARU and row.draft]
        ids: list[int] = []
        for start in range(0, len(fresh), _PORTION):
            ids += self._write_new(fresh[start : start + _PORTION], tujuan)
        watch.step(2, 4, "impor.tahap-perubahan")
        kept = self._write_known()
        seen = [row.pegawai_id for row in self._tinjauan.baris if row.pegawai_id is not None and row.draft]
        commands.seen(self._transaction, [*ids, *seen], self._batch, self._tinjauan.per_tanggal)
        watch.step(3, 4, "impor.tahap-atasan")
        follow(self._transaction, self._tinjauan.per_tanggal)
        return kept

    def _write_units(self) -> None:
        new_units = [
            unit_commands.NewUnit(new.sementara, new.induk_id, new.nama) for new in self._tinjauan.unit_baru
        ]
        self._units = unit_commands.insert_tree(self._transaction, new_units)
        numbers = {new.unor_id: self._units[new.sementara] for new in self._tinjauan.unit_baru if new.unor_id}
        commands.add_unit_numbers(self._transaction, numbers)

    def _real(self, unit_id: int) -> int:
        return self._units.get(unit_id, unit_id)

    def _write_new(self, rows: Sequence[BarisTinjauan], tujuan: UnitTujuan) -> list[int]:
        people: list[dict[str, Any]] = []
        states: list[Keadaan] = []
        for row in rows:
            assert row.draft is not None  # noqa: S101 - chosen so by the caller
            wanted = said(row.draft, tujuan)
            if "unit_id" in wanted:
                wanted["unit_id"] = self._real(wanted["unit_id"])
            people.append(_person(wanted))
            states.append(first_state(wanted))
        came_in = self._tinjauan.keputusan.pindahan
        first = [keadaan.elsewhere(one) for one in states] if came_in else states
        ids = commands.insert_people(self._transaction, people, first)
        if came_in:
            per = self._tinjauan.per_tanggal
            here = [replace(one, dari=keadaan.first_day(one, per)) for one in states]
            news = [commands.PersonNews(id_, {}, [one]) for id_, one in zip(ids, here, strict=True)]
            commands.apply_news(self._transaction, news)
        commands.add_numbers(
            self._transaction,
            [
                (id_, kind, value)
                for id_, row in zip(ids, rows, strict=True)
                for kind, value in _numbers(row.draft)
            ],
        )
        return ids

    def _write_known(self) -> int:
        news: list[commands.PersonNews] = []
        kept: list[tuple[int, str, str]] = []
        taken: list[tuple[int, str]] = []
        numbers: list[tuple[int, str, str]] = []
        for row in self._tinjauan.baris:
            if row.pegawai_id is None or row.kategori not in {Kategori.BERUBAH, Kategori.SAMA}:
                continue
            for change in row.perubahan:
                if not change.diambil:
                    kept.append((row.pegawai_id, change.kolom, _text(change)))
                elif change.tangan:
                    taken.append((row.pegawai_id, change.kolom))
            if row.kategori is Kategori.BERUBAH:
                news.append(self._news(row))
            numbers += [
                (row.pegawai_id, kind, value)
                for kind, value in _numbers(row.draft)
                if self._known.by_number.get((kind, value)) != row.pegawai_id
            ]
        commands.apply_news(self._transaction, news)
        commands.add_numbers(self._transaction, numbers, self._tinjauan.per_tanggal)
        commands.keep_against(self._transaction, kept)
        commands.unmark(self._transaction, taken)
        return len(kept)

    def _news(self, row: BarisTinjauan) -> commands.PersonNews:
        assert row.pegawai_id is not None  # noqa: S101 - chosen so by the caller
        person = {
            change.kolom: change.baru
            for change in row.perubahan
            if change.diambil and change.kolom in PERSON_FIELDS
        }
        if "nama" in person:
            person |= {"nama_urut": nama_urut(person["nama"]), "nama_cari": nama_cari(person["nama"])}
        plan = row.rancangan
        fresh = [replace(item, unit_id=self._place(item.unit_id)) for item in plan.baru] if plan else []
        changed = {
            id_: dict(values) | ({"unit_id": self._place(values["unit_id"])} if "unit_id" in values else {})
            for id_, values in (plan.ubah.items() if plan else ())
        }
        return commands.PersonNews(row.pegawai_id, person, fresh, changed)

    def _place(self, unit_id: int | None) -> int | None:
        return None if unit_id is None else self._real(unit_id)


def _person(wanted: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: wanted[name] for name in PERSON_FIELDS if name in wanted}
    return values | {"nama_urut": nama_urut(values["nama"]), "nama_cari": nama_cari(values["nama"])}


def _numbers(draft: PegawaiDraft | None) -> list[tuple[str, str]]:
    """Return (jenis, nilai) of the numbers by which the outside knows this person."""
    if draft is None:
        return []
    found = []
    if draft.nip:
        found.append((recognise(draft.nip) or JenisNomor.NIP, draft.nip))
    if draft.pns_id:
        found.append((JenisNomor.PNS_ID, draft.pns_id))
    return [(kind.value, value) for kind, value in found]


def _text(change: Perubahan) -> str:
    value = change.baru
    return value.isoformat() if isinstance(value, date) else str(value)


def _remembered(konteks: Konteks | None) -> dict[str, Pilihan]:
    if konteks is None:
        return {}
    with konteks.simpanan.read() as connection:
        return {
            sidik: Pilihan(kolom=json.loads(text))
            for sidik, text in impor_queries.shapes(connection, JENIS).items()
        }


def _remember(transaction: Transaction, berkas: Sequence[BerkasTerbaca]) -> None:
    """Remember the columns of files of this shape, as they were finally read; -1: the operator wants it unused."""
    for file in berkas:
        unused = {name: -1 for name, index in file.pilihan.kolom.items() if index < 0}
        for one in file.bacaan:
            kolom = json.dumps(unused | one.layout.fields)
            commands.remember_shape(transaction, JENIS, one.layout.sidik_bentuk, kolom)
