"""Impor and ekspor kegiatan harian: judged first, then written as one step of its year; out in e-Kinerja's fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.domain import kegiatan as rules
from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services import kegiatan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.kegiatan import baca as rows
from kinerja_desktop.storage.kegiatan.baca import Saringan
from kinerja_desktop.storage.kegiatan.tulis import Asal
from kinerja_desktop.storage.queries import kegiatan as queries
from kinerja_desktop.storage.queries import kepala_luar
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.workbooks.kegiatan import BarisKegiatan, KegiatanDraft, read_kegiatan, write_kegiatan
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan

_STEP: Final = 2_000
_ALL: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class BarisMasuk:
    """A row that will go in."""

    draft: KegiatanDraft
    pegawai_id: int
    uid: bytes
    nama: str
    isi: IsiKegiatan


@dataclass(frozen=True, slots=True)
class TinjauanKegiatan:
    """What a file would do. Nothing is written yet.

    Attributes:
        berkas, sidik, sheet: of the file.
        tahun: the year it goes into.
        baru: rows that will go in.
        dibaca: rows read.
        sama: rows that are stored already; kembar: rows said twice in the file; dilewati: rows that are none.
        findings: everything said about rows.
    """

    berkas: str
    sidik: str
    sheet: str
    tahun: int
    baru: tuple[BarisMasuk, ...]
    dibaca: int
    sama: int
    kembar: int
    dilewati: int
    findings: tuple[Finding, ...]

    @property
    def tanpa_nip(self) -> int:
        """Return how many rows go in that name no NIP: they are taken for the person that was chosen."""
        return sum(not row.draft.nip for row in self.baru)

    @property
    def hitungan(self) -> dict[str, int]:
        """Return dibaca and the five categories that add up to it."""
        left = self.kembar + self.dilewati
        return {
            "dibaca": self.dibaca,
            "baru": len(self.baru),
            "berubah": 0,
            "sama": self.sama,
            "perlu_diperbaiki": self.dibaca - len(self.baru) - self.sama - left,
            "dilewati": left,
        }


def baca(path: Path, sandi: str | None, progress: Progress) -> Bacaan[KegiatanDraft]:
    """Read a list of activities; runs inside the worker.

    Raises:
        FileError: it cannot be read, or holds no such list.
        Cancelled: the operator pressed Batal.
    """
    with open_book(path, sandi=sandi) as book:
        return read_kegiatan(book, path.name, progress)


def periksa(
    konteks: Konteks,
    path: Path,
    tahun: int,
    *,
    pegawai_id: int | None = None,
    sandi: str | None = None,
    progress: Progress | None = None,
) -> TinjauanKegiatan:
    """Read a file and judge it against the office. Writes nothing.

    Args:
        konteks: who asks.
        path: the file.
        tahun: the year it goes into; rows of other years are said and stay out.
        pegawai_id: whose list it is where it has no column of NIP.
        sandi: the file's password.
        progress: told the rows read.

    Raises:
        FileError: it cannot be read, or holds no list of activities.
        RefusedError: ``kegiatan.tanpa-nip``: the file names nobody, and neither does ``pegawai_id``.
        Cancelled: the operator pressed Batal.
    """
    bacaan = konteks.kantor.worker.call(baca, path, sandi, progress=progress, reads=path.name)
    if pegawai_id is None and any(not one.nip for one in bacaan.drafts):
        raise RefusedError("kegiatan.tanpa-nip", berkas=path.name)
    known = _Known(konteks, tahun, {one.nip for one in bacaan.drafts if one.nip}, pegawai_id)
    judged = _Judged(known, tahun, list(bacaan.findings))
    for draft in bacaan.drafts:
        judged.take(draft)
    same = judged.drop_stored(konteks)
    judged.warn_overlaps()
    file = next(iter(bacaan.drafts), None)
    sheet = file.lokasi.sheet if file is not None else bacaan.sheet
    return TinjauanKegiatan(
        bacaan.berkas, bacaan.sidik, sheet, tahun, tuple(judged.rows), bacaan.dibaca, same, judged.doubled,
        len(bacaan.dilewati), tuple(judged.findings),
    )  # fmt: skip


def simpan(konteks: Konteks, tinjauan: TinjauanKegiatan) -> Outcome[int]:
    """Write what can be taken as one step of its year and return its number.

    Raises:
        RefusedError: the year is closed; ``kegiatan.sudah-diimpor``: these very bytes came in already and were not
            taken back; ``kegiatan.baru-tersimpan``: a row was stored since the file was judged. Nothing was written.
    """
    asal = Asal(konteks.pelaku.nama, "impor", "", tinjauan.berkas, tinjauan.sidik)
    with kegiatan.tulis(konteks, tinjauan.tahun, asal) as made:
        before = rows.imported(made.connection, tinjauan.sidik, made.id)
        if before is not None:
            raise RefusedError("kegiatan.sudah-diimpor", berkas=tinjauan.berkas, nomor=before)
        stored = {_key(row.orang, kegiatan.isi_of(row)) for row in _stored(made.connection, tinjauan.baru)}
        if any(_key(row.uid, row.isi) in stored for row in tinjauan.baru):
            raise RefusedError("kegiatan.baru-tersimpan", berkas=tinjauan.berkas)
        made.insert([(row.uid, row.isi) for row in tinjauan.baru])
    people = {row.pegawai_id for row in tinjauan.baru}
    return Outcome(made.id, Changes.of(kegiatan=people if len(people) < kegiatan.HALAMAN else ()))


def _stored(connection: Koneksi, incoming: Sequence[BarisMasuk]) -> list[rows.KegiatanRow]:
    """Return what the people of rows have on the days between their first and last one."""
    if not incoming:
        return []
    days = [row.isi.tanggal for row in incoming]
    chosen = Saringan(tuple({row.uid for row in incoming}), min(days), max(days))
    return rows.page(connection, chosen, None, _ALL)


def _key(uid: bytes, isi: IsiKegiatan) -> tuple[object, ...]:
    return (uid, *rules.same(isi))


class _Known:
    """What the office knows of the people in a file, read once."""

    def __init__(self, konteks: Konteks, tahun: int, numbers: set[str], pegawai_id: int | None) -> None:
        with konteks.simpanan.read() as connection:
            self.by_nip = kepala_luar.people_by_number(connection, sorted(numbers))
            ids = {*self.by_nip.values(), *([] if pegawai_id is None else [pegawai_id])}
            found = queries.people(connection, kegiatan.hari_lihat(tahun), None, konteks.cakupan, sorted(ids))
            plans = queries.plans(connection, sorted(ids), tahun)
        self.people = {row.id: row for row in found}
        self.names = {row.id: kegiatan.nama(row) for row in found}
        if pegawai_id is not None:
            self.by_nip[""] = pegawai_id
        own: dict[int, list[queries.RhkRow]] = defaultdict(list)
        for row in plans:
            own[row.pegawai_id].append(row)
        self.words = {id_: kegiatan.by_words(mine) for id_, mine in own.items()}


@dataclass(slots=True)
class _Judged:
    known: _Known
    tahun: int
    findings: list[Finding]
    rows: list[BarisMasuk] = field(default_factory=list)
    doubled: int = 0
    seen: set[tuple[object, ...]] = field(default_factory=set)
    stored: dict[bytes, list[IsiKegiatan]] = field(default_factory=dict)

    def take(self, draft: KegiatanDraft) -> None:
        """Judge one row."""
        pegawai_id = self.known.by_nip.get(draft.nip)
        who = self.known.people.get(pegawai_id) if pegawai_id is not None else None
        if pegawai_id is None or who is None:
            self._say("kegiatan.nip-tidak-ada", Severity.BLOCK, draft, nip=draft.nip)
            return
        isi = kegiatan.linked(draft.isi, self.known.words.get(pegawai_id, {}))
        code = rules.wrong(isi, self.tahun)
        if code:
            self._say(code, Severity.BLOCK, draft, tanggal=f"{isi.tanggal:%d-%m-%Y}", tahun=self.tahun)
            return
        key = _key(who.uid, isi)
        if key in self.seen:
            self.doubled += 1
            self._say("kegiatan.kembar", Severity.INFO, draft)
            return
        self.seen.add(key)
        self.rows.append(BarisMasuk(draft, pegawai_id, who.uid, self.known.names[pegawai_id], isi))

    def drop_stored(self, konteks: Konteks) -> int:
        """Take out what the year already holds and return how many rows those were."""
        with konteks.simpanan.kegiatan.read(self.tahun) as connection:
            found = _stored(connection, self.rows) if connection is not None else []
        keys = set()
        for row in found:
            isi = kegiatan.isi_of(row)
            keys.add(_key(row.orang, isi))
            self.stored.setdefault(row.orang, []).append(isi)
        before = len(self.rows)
        self.rows = [row for row in self.rows if _key(row.uid, row.isi) not in keys]
        return before - len(self.rows)

    def warn_overlaps(self) -> None:
        """Say where times of one person run into each other, in the file or with what is stored."""
        own: dict[bytes, list[BarisMasuk]] = defaultdict(list)
        for row in self.rows:
            own[row.uid].append(row)
        for uid, mine in own.items():
            old = self.stored.get(uid, [])
            for pair in rules.overlaps([*old, *(row.isi for row in mine)]):
                at = max(pair) - len(old)
                if at >= 0:
                    row = mine[at]
                    args = {"nama": row.nama, "tanggal": f"{row.isi.tanggal:%d-%m-%Y}"}
                    self._say("kegiatan.tumpang", Severity.WARN, row.draft, **args)

    def _say(self, code: str, severity: Severity, draft: KegiatanDraft, **args: object) -> None:
        place = draft.lokasi
        self.findings.append(
            Finding(code, severity, place, {"baris": place.baris, "sel": place.cell, **args})
        )


def ekspor(
    konteks: Konteks,
    tahun: int,
    target: Path,
    saring: Saringan,
    *,
    unit_id: int | None = None,
    pegawai_id: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write activities in e-Kinerja's fields and return how many; for one person without NIP and name in front.

    Raises:
        FileError: the target cannot be written; an older file there is untouched.
        RefusedError: ``kegiatan.tidak-ada-isi``: the filter finds nothing.
        Cancelled: the operator pressed Batal.
    """
    chosen = kegiatan.dalam_cakupan(konteks, tahun, saring, unit_id, pegawai_id)
    watch = progress or Silent()
    with konteks.simpanan.kegiatan.read(tahun) as connection:
        if connection is None or not rows.page(connection, chosen, None, 1):
            raise RefusedError("kegiatan.tidak-ada-isi", tahun=tahun)
        with konteks.simpanan.read() as office:
            known = queries.by_uid(office, rows.people(connection))
        single = chosen.orang is not None and len(chosen.orang) == 1
        counted = _Counted(_lines(_pages(connection, chosen), known, watch))
        write_kegiatan(target, counted, progress, berorang=not single)
    return counted.done


class _Counted:
    """Rows that are counted while they pass."""

    def __init__(self, source: Iterator[BarisKegiatan]) -> None:
        self._source = source
        self.done = 0

    def __iter__(self) -> Iterator[BarisKegiatan]:
        for row in self._source:
            self.done += 1
            yield row


def _pages(connection: Koneksi, chosen: Saringan) -> Iterator[rows.KegiatanRow]:
    after: tuple[date, int] | None = None
    while found := rows.page(connection, chosen, after, _STEP):
        yield from found
        after = (found[-1].tanggal, found[-1].id)


def _lines(
    found: Iterator[rows.KegiatanRow], known: Mapping[bytes, queries.OrangRow], progress: Progress
) -> Iterator[BarisKegiatan]:
    for count, row in enumerate(found):
        if count % _STEP == 0:
            progress.step(count, 0, "buku.langkah-tulis")
        who = known.get(row.orang)
        yield BarisKegiatan(who.nip if who else "", kegiatan.nama(who) if who else "", kegiatan.isi_of(row))
