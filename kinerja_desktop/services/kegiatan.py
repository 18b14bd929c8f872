"""Kegiatan harian: one person's month, pages over everybody, sums for realisasi, going back, closing a year.

Activities of a year lie in a file of their own. What is asked of the office's database (people, RHK) is read before
the file is written, so that no write spans both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from kinerja_desktop.domain import kegiatan as rules
from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.kegiatan import baca
from kinerja_desktop.storage.kegiatan.baca import KegiatanRow, LangkahRow, Saringan
from kinerja_desktop.storage.kegiatan.tulis import Asal, TulisKegiatan, set_closed, step
from kinerja_desktop.storage.queries import kegiatan as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.kegiatan import OrangRow, RhkRow

__all__ = ["KegiatanRow", "LangkahRow", "OrangRow", "RhkRow", "Saringan"]

HALAMAN: Final = 200
"""Rows of a page."""
BATAS_HITUNG: Final = 10_000
"""Where counting stops that no kept sum answers: the list then says "lebih dari"."""


class KeadaanTahun(StrEnum):
    """Whether activities of a year can be written."""

    TERBUKA = "terbuka"
    DAPAT_DITUTUP = "dapat-ditutup"
    """It has ended and holds activities."""
    TERTUTUP = "tertutup"


@dataclass(frozen=True, slots=True)
class LembarBulan:
    """One person's month.

    Attributes:
        rows: the activities by day, time and order of entry.
        rhk: the RHK of the person's plans of the year, each text once.
        tumpang: ids of rows whose time runs into that of an earlier one (a warning, nothing more).
        is_closed: the year is closed: nothing can be written.
    """

    rows: tuple[KegiatanRow, ...]
    rhk: tuple[RhkRow, ...]
    tumpang: frozenset[int]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """One row of the list over everybody; ``pegawai_id`` None where the person is gone from the office's data."""

    row: KegiatanRow
    pegawai_id: int | None
    nip: str
    nama: str


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page.

    Attributes:
        lanjut: where the next page begins, None: this is the last one.
        jumlah: how many rows the filter finds; ``is_atleast``: there are more, counting stopped.
    """

    rows: tuple[BarisDaftar, ...]
    lanjut: tuple[date, int] | None
    jumlah: int
    is_atleast: bool


@dataclass(frozen=True, slots=True)
class RekapKegiatan:
    """What activities of one person add up to under one RHK, in one unit of volume.

    Attributes:
        rhk_id: the RHK in the office's data, None: the rows name none, or one that is gone.
        rencana: its words as the rows say them.
        satuan: unit of ``volume``; '' where rows name none.
        jumlah: how many activities; ``menit``: how long together; ``volume``: their volume together.
    """

    rhk_id: int | None
    rencana: str
    satuan: str
    jumlah: int
    menit: int
    volume: Decimal


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One row to write: ``id`` None for a new one, ``isi`` None to remove it; ``version`` as it was seen."""

    id: int | None
    version: int
    isi: IsiKegiatan | None


@dataclass(frozen=True, slots=True)
class HasilLangkah:
    """What a write did: its step (0: nothing was to be written) and the ids of new rows in the order of asking."""

    langkah: int
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HasilUrung:
    """What going back did; ``tetap``: rows that were changed since and stay; ``langkah``: undoes the undoing."""

    langkah: int
    dikembalikan: int
    dihapus: int
    tetap: int


def nama(row: OrangRow) -> str:
    """Return how a person is called."""
    return nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)


def orang(konteks: Konteks, tahun: int, unit_id: int | None = None) -> list[OrangRow]:
    """Return the people of a unit (None: of the office) at the end of a year or today, by name."""
    with konteks.simpanan.read() as connection:
        return queries.people(connection, hari_lihat(tahun), unit_id, konteks.cakupan)


def bulan(konteks: Konteks, pegawai_id: int, tahun: int, nomor: int) -> LembarBulan:
    """Return the activities of one person in a month.

    Raises:
        RefusedError: ``kegiatan.pegawai-tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        person = _person(konteks, connection, pegawai_id, tahun)
        known = queries.plans(connection, [pegawai_id], tahun)
    first = date(tahun, nomor, 1)
    chosen = Saringan((person.uid,), first, _last_day(first))
    buku = konteks.simpanan.kegiatan
    with buku.read(tahun) as connection:
        rows = baca.page(connection, chosen, None, BATAS_HITUNG) if connection is not None else []
    rows.sort(key=lambda row: (row.tanggal, -1 if row.mulai is None else row.mulai, row.id))
    each = {rules.fold(one.teks): one for one in known}
    late = frozenset(rows[later].id for _, later in rules.overlaps([isi_of(row) for row in rows]))
    return LembarBulan(tuple(rows), tuple(each.values()), late, buku.is_closed(tahun))


def daftar(
    konteks: Konteks,
    tahun: int,
    saring: Saringan,
    *,
    unit_id: int | None = None,
    pegawai_id: int | None = None,
    setelah: tuple[date, int] | None = None,
) -> Halaman:
    """Return a page of activities over everybody of a unit (None: of the office), by day.

    Args:
        konteks: who asks.
        tahun: whose activities.
        saring: what narrows; its ``orang`` is narrowed further to the unit and the scope.
        unit_id: a unit with what is below it.
        pegawai_id: one person, whatever the unit.
        setelah: `Halaman.lanjut` of the page before.
    """
    chosen = dalam_cakupan(konteks, tahun, saring, unit_id, pegawai_id)
    with konteks.simpanan.kegiatan.read(tahun) as connection:
        if connection is None:
            return Halaman((), None, 0, is_atleast=False)
        rows = baca.page(connection, chosen, setelah, HALAMAN + 1)
        total = baca.count(connection, chosen, BATAS_HITUNG)
    shown = rows[:HALAMAN]
    with konteks.simpanan.read() as connection:
        known = queries.by_uid(connection, {row.orang for row in shown})
    lines = tuple(_line(row, known.get(row.orang)) for row in shown)
    following = (shown[-1].tanggal, shown[-1].id) if len(rows) > HALAMAN else None
    words = bool(chosen.kata or chosen.tanpa_rencana)
    return Halaman(lines, following, total, is_atleast=words and total >= BATAS_HITUNG)


def rekap(konteks: Konteks, pegawai_id: int, tahun: int, bulan: Collection[int]) -> list[RekapKegiatan]:
    """Return what one person's activities of some months add up to, per RHK and unit of volume.

    This is what realisasi may take over when the user says so; nothing is written here. The sums are kept with the
    rows, so that no row is read. Rows that name no RHK of the office come last.

    Raises:
        RefusedError: ``kegiatan.pegawai-tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        person = _person(konteks, connection, pegawai_id, tahun)
        ids = {row.uid: row.id for row in queries.plans(connection, [pegawai_id], tahun)}
    with konteks.simpanan.kegiatan.read(tahun) as connection:
        found = baca.sums(connection, [person.uid], bulan) if connection is not None else []
    joined: dict[tuple[int | None, str, str], RekapKegiatan] = {}
    for one in found:
        rhk_id = ids.get(one.rhk)
        key = (rhk_id, "" if rhk_id is not None else one.rencana, one.satuan)
        old = joined.get(key) or RekapKegiatan(rhk_id, one.rencana, one.satuan, 0, 0, Decimal(0))
        joined[key] = replace(
            old, jumlah=old.jumlah + one.jumlah, menit=old.menit + one.menit, volume=old.volume + one.volume
        )
    return sorted(
        joined.values(), key=lambda one: (one.rhk_id is None, one.rhk_id or 0, one.rencana, one.satuan)
    )


def simpan(
    konteks: Konteks, pegawai_id: int, tahun: int, ubahan: Sequence[Ubahan], *, jenis: str = "ketik"
) -> Outcome[HasilLangkah]:
    """Write rows of one person as one step that can be taken back.

    Raises:
        RefusedError: a row cannot be stored (`domain.kegiatan.wrong`), the year is closed; nothing was written.
        ConflictError: a row was changed since it was read; nothing was written.
    """
    with konteks.simpanan.read() as connection:
        person = _person(konteks, connection, pegawai_id, tahun)
        words = by_words(queries.plans(connection, [pegawai_id], tahun))
    for one in ubahan:
        code = rules.wrong(one.isi, tahun) if one.isi is not None else ""
        if code and one.isi is not None:
            raise RefusedError(code, tanggal=f"{one.isi.tanggal:%d-%m-%Y}", tahun=tahun)
    if not ubahan:
        return Outcome(HasilLangkah(0), Changes())
    new = [linked(one.isi, words) for one in ubahan if one.id is None and one.isi is not None]
    with tulis(konteks, tahun, Asal(konteks.pelaku.nama, jenis)) as made:
        ids = made.insert([(person.uid, isi) for isi in new])
        made.update(
            {
                one.id: (one.version, person.uid, linked(one.isi, words))
                for one in ubahan
                if one.id is not None and one.isi is not None
            }
        )
        made.delete(
            person.uid, {one.id: one.version for one in ubahan if one.id is not None and one.isi is None}
        )
    return Outcome(HasilLangkah(made.id, tuple(ids)), Changes.of(kegiatan=[pegawai_id]))


def urungkan(konteks: Konteks, tahun: int, langkah: int) -> Outcome[HasilUrung]:
    """Take a step back (typed cells, a paste, an import, an undo); rows that were changed since stay.

    Raises:
        RefusedError: no such step, taken back already, or the year is closed; nothing was written.
    """
    asal = Asal(konteks.pelaku.nama, "urung")
    with tulis(konteks, tahun, asal, membatalkan=langkah) as made:
        done = made.take_back(langkah)
    result = HasilUrung(made.id, done.dikembalikan, done.dihapus, len(done.tetap))
    return Outcome(result, Changes.of(kegiatan=()))


def riwayat(konteks: Konteks, tahun: int, *, jenis: str = "", paling: int = 200) -> list[LangkahRow]:
    """Return the steps of a year, the newest first; ``jenis`` "impor" for imports only."""
    with konteks.simpanan.kegiatan.read(tahun) as connection:
        return baca.steps(connection, paling, jenis) if connection is not None else []


def keadaan_tahun(konteks: Konteks, tahun: int) -> KeadaanTahun:
    """Return whether a year is closed, or could be."""
    buku = konteks.simpanan.kegiatan
    if buku.is_closed(tahun):
        return KeadaanTahun.TERTUTUP
    ended = tahun < clock.today().year and tahun in buku.years()
    return KeadaanTahun.DAPAT_DITUTUP if ended else KeadaanTahun.TERBUKA


def tutup_tahun(konteks: Konteks, tahun: int) -> Outcome[None]:
    """Close a year: its activities stay readable and are not written any more.

    Raises:
        RefusedError: ``kegiatan.tahun-kosong``, ``kegiatan.tahun-berjalan`` (it has not ended).
    """
    if tahun >= clock.today().year:
        raise RefusedError("kegiatan.tahun-berjalan", tahun=tahun)
    _set_closed(konteks, tahun, Asal(konteks.pelaku.nama, "tutup"), closed=True)
    return Outcome(None, Changes.of(kegiatan=()))


def buka_tahun(konteks: Konteks, tahun: int, alasan: str) -> Outcome[None]:
    """Open a closed year again; the reason stands in its history.

    Raises:
        RefusedError: ``kegiatan.tanpa-alasan``, ``kegiatan.tahun-kosong``.
    """
    if not alasan.strip():
        raise RefusedError("kegiatan.tanpa-alasan", tahun=tahun)
    _set_closed(konteks, tahun, Asal(konteks.pelaku.nama, "buka", alasan.strip()), closed=False)
    return Outcome(None, Changes.of(kegiatan=()))


def _set_closed(konteks: Konteks, tahun: int, asal: Asal, *, closed: bool) -> None:
    set_closed(konteks.simpanan.kegiatan, tahun, konteks.kantor.baris.uid, asal, closed=closed)


def isi_of(row: KegiatanRow) -> IsiKegiatan:
    """Return what a stored row says."""
    return IsiKegiatan(
        row.tanggal, row.uraian, row.mulai, row.selesai, row.menit, row.rencana, row.rhk or None, row.volume,
        row.satuan, row.bukti,
    )  # fmt: skip


def by_words(rows: Sequence[RhkRow]) -> dict[str, RhkRow]:
    """Return somebody's RHK by their folded words; of versions with the same words the newest."""
    return {rules.fold(one.teks): one for one in rows}


def linked(isi: IsiKegiatan, words: Mapping[str, RhkRow]) -> IsiKegiatan:
    """Return a row with the RHK that its words mean, as the plan writes them; other words stay as they are."""
    found = words.get(rules.fold(isi.rencana)) if isi.rencana else None
    if found is None:
        return replace(isi, rhk_uid=None)
    return replace(isi, rencana=found.teks, rhk_uid=found.uid)


def tulis(
    konteks: Konteks, tahun: int, asal: Asal, *, membatalkan: int | None = None
) -> AbstractContextManager[TulisKegiatan]:
    """Return a step of the office's file of a year (see `storage.kegiatan.tulis.step`)."""
    kantor = konteks.kantor.baris.uid
    return step(konteks.simpanan.kegiatan, tahun, kantor, asal, membatalkan=membatalkan)


def dalam_cakupan(
    konteks: Konteks, tahun: int, saring: Saringan, unit_id: int | None, pegawai_id: int | None = None
) -> Saringan:
    """Return a filter narrowed to a person, else to a unit (None: the office), and always to the scope."""
    if pegawai_id is not None:
        with konteks.simpanan.read() as connection:
            return replace(saring, orang=(_person(konteks, connection, pegawai_id, tahun).uid,))
    if unit_id is None and konteks.cakupan.unit_ids is None:
        return saring
    uids = {row.uid for row in orang(konteks, tahun, unit_id)}
    return replace(saring, orang=tuple(sorted(uids if saring.orang is None else uids & set(saring.orang))))


def _line(row: KegiatanRow, who: OrangRow | None) -> BarisDaftar:
    return BarisDaftar(row, None, "", "") if who is None else BarisDaftar(row, who.id, who.nip, nama(who))


def _person(konteks: Konteks, connection: Koneksi, pegawai_id: int, tahun: int) -> OrangRow:
    found = queries.people(connection, hari_lihat(tahun), None, konteks.cakupan, [pegawai_id])
    if not found:
        raise RefusedError("kegiatan.pegawai-tidak-ada")
    return found[0]


def hari_lihat(tahun: int) -> date:
    """Return the day on which people are looked at: today in the present year, else its last day."""
    return min(date(tahun, 12, 31), max(clock.today(), date(tahun, 1, 1)))


def _last_day(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) - date.resolution
