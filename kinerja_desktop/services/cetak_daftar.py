"""Who and what can be printed in a period, and what became of it: dicetak, ditandatangani, diserahkan, berubah."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kinerja_desktop.domain.cakupan import Cakupan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.services import persetujuan as approvals
from kinerja_desktop.services.cetak_isi import Penyusun
from kinerja_desktop.services.cetak_pesanan import JenisLembar
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.nilai_sah import is_sah
from kinerja_desktop.services.penilaian import BarisNilai, grid
from kinerja_desktop.storage.engine import Connection
from kinerja_desktop.storage.queries import berkas_ttd, units
from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.queries.cetak import CetakanRow, KunciRow


class Langkah(StrEnum):
    """What happens to a sheet, in this order; each is ticked with a day."""

    DICETAK = "dicetak"
    DITANDATANGANI = "ditandatangani"
    DISERAHKAN = "diserahkan"


@dataclass(frozen=True, slots=True)
class BarisCetak:
    """The *Dokumen Evaluasi* of one position of one person.

    Attributes:
        id: of the penugasan; `Pesanan.ids` and `Langkah` ticks take it.
        is_terkunci: only a locked rating is printed.
        is_berubah: it says something else now than the sheet printed last.
        kode, dicetak, ditandatangani, diserahkan, dikembalikan, alasan_kembali: of the sheet printed last; '' and None
            before there is one.
        berkas: how many signed files are kept for it (`berkas_ttd`).
        masa: which part of the period the position covers, in words; '' for the whole.
    """

    id: int
    penilaian_id: int | None
    pegawai_id: int
    pegawai_uid: str
    nama: str
    nip: str
    jabatan: str
    unit_id: int | None
    unit: str
    penilai: str
    predikat: str
    status: str
    is_terkunci: bool
    is_berubah: bool
    kode: str
    dicetak: datetime | None
    ditandatangani: date | None
    diserahkan: date | None
    dikembalikan: date | None = None
    alasan_kembali: str = ""
    berkas: int = 0
    masa: str = ""


@dataclass(frozen=True, slots=True)
class BarisKelompok:
    """A sheet about several people: the rekap of a unit, the approval sheet of a rater, a letter.

    Attributes:
        id: of the unit (0: people without unit, -1: the whole office), or of the rater (negative: from outside).
        jumlah: people it is about; ``kurang``: of them without predikat or lock.
        is_berubah: an approval sheet printed before shows other ratings.
        kode, is_tercetak, ditandatangani: of the approval sheet printed last.
    """

    id: int
    nama: str
    jumlah: int
    kurang: int
    is_berubah: bool = False
    kode: str = ""
    is_tercetak: bool = False
    ditandatangani: date | None = None
    persetujuan_id: int = 0
    """Record of the approval sheet printed last, 0 before there is one."""
    is_siap: bool = True
    """Whether there is a sheet to print; an approval sheet of nobody rated is none."""


def daftar(konteks: Konteks, periode: str, unit_id: int | None = None) -> tuple[BarisCetak, ...]:
    """Return everybody who is rated in a period with what became of his *Dokumen Evaluasi*, by unit and name."""
    rows = grid(konteks, periode, unit_id).baris
    with konteks.simpanan.read() as connection:
        locked = queries.locked(connection, periode, unit_id, konteks.cakupan)
        made = queries.printed(
            connection, periode, JenisLembar.DOKUMEN_EVALUASI.value, unit_id, konteks.cakupan
        )
        last = last_printed(made)
        changed = _changed(Penyusun(connection), locked, last)
        files = berkas_ttd.counts(connection, periode, unit_id, konteks.cakupan)
    one = periode_of(periode)
    return tuple(
        _baris(row, one, last.get(row.penilaian_id or 0), changed, files.get(row.penilaian_id or 0, 0))
        for row in rows
        if not row.is_tidak_dinilai
    )


@dataclass(frozen=True, slots=True)
class LembarTerakhir:
    """The *Dokumen Evaluasi* of a rating that came out of a printer last: does it still hold, was it signed."""

    is_berubah: bool
    is_ditandatangani: bool


def lembar_terakhir(
    connection: Connection, periode: str, unit_id: int | None, cakupan: Cakupan
) -> dict[int, LembarTerakhir]:
    """Return what was printed last of a period's ratings, by penilaian id; a signature under other words is none.

    Only sheets of an earlier lock are held against the rating: one that was locked again as it was still holds.
    """
    locked = queries.locked(connection, periode, unit_id, cakupan)
    kind = JenisLembar.DOKUMEN_EVALUASI.value
    last = last_printed(queries.printed(connection, periode, kind, unit_id, cakupan))
    older = {
        id_: sheet for id_, sheet in last.items() if id_ in locked and sheet.revisi != locked[id_].revisi
    }
    changed = _changed(Penyusun(connection), locked, older) | (last.keys() - locked.keys())
    return {
        id_: LembarTerakhir(id_ in changed, sheet.ditandatangani is not None and id_ not in changed)
        for id_, sheet in last.items()
    }


def last_printed(made: Iterable[CetakanRow]) -> dict[int, CetakanRow]:
    """Return the sheet that came out of a printer last, by penilaian id."""
    found: dict[int, CetakanRow] = {}
    for row in made:
        other = found.get(row.penilaian_id)
        if row.dicetak is not None and (other is None or not other.dicetak or other.dicetak <= row.dicetak):
            found[row.penilaian_id] = row
    return found


def _changed(maker: Penyusun, locked: dict[int, KunciRow], last: dict[int, CetakanRow]) -> set[int]:
    """Return whose sheet says something else now, judged on the day on which the printed one is signed."""
    by_day: dict[date, list[KunciRow]] = defaultdict(list)
    for id_, sheet in last.items():
        if id_ in locked:
            by_day[sheet.tanggal].append(locked[id_])
    found: set[int] = set()
    for day, rows in by_day.items():
        found.update(id_ for id_, isi in maker.on(rows, day).items() if isi.sidik != last[id_].sidik)
    return found


def _baris(
    row: BarisNilai, periode: Periode, sheet: CetakanRow | None, changed: set[int], files: int
) -> BarisCetak:
    return BarisCetak(
        id=row.penugasan_id, penilaian_id=row.penilaian_id, pegawai_id=row.pegawai_id,
        pegawai_uid=row.pegawai_uid.hex(), nama=row.nama, nip=row.nip, jabatan=row.jabatan, unit_id=row.unit_id,
        unit=row.unit, penilai=row.penilai_nama, predikat=row.predikat, status=row.status,
        is_terkunci=is_sah(row.status), is_berubah=row.penilaian_id in changed,
        kode=sheet.kode if sheet else "", dicetak=sheet.dicetak if sheet else None,
        ditandatangani=sheet.ditandatangani if sheet else None, diserahkan=sheet.diserahkan if sheet else None,
        dikembalikan=sheet.dikembalikan if sheet else None,
        alasan_kembali=(sheet.alasan_kembali or "") if sheet else "", berkas=files,
        masa=teks.masa(row.dari, row.sampai, periode.awal, periode.akhir),
    )  # fmt: skip


def belum_dikunci(rows: Iterable[BarisNilai]) -> tuple[Finding, ...]:
    """Return a finding for everybody whose rating cannot be printed yet, saying how to come there."""
    return tuple(
        Finding(
            "cetak.belum-dikunci" if row.predikat else "cetak.belum-dinilai",
            Severity.BLOCK,
            args={"nama": row.nama, "unit": row.unit or "tanpa unit"},
            subject=row.pegawai_uid.hex(),
        )
        for row in rows
        if not is_sah(row.status) and not row.is_tidak_dinilai
    )


def kelompok(
    konteks: Konteks, lembar: JenisLembar, periode: str, unit_id: int | None = None, *, per_unit: bool = False
) -> tuple[BarisKelompok, ...]:
    """Return the sheets of a kind other than *Dokumen Evaluasi* that there are to print."""
    if lembar is JenisLembar.PERSETUJUAN:
        return tuple(_approval(group) for group in approvals.kelompok(konteks, periode, unit_id))
    if lembar is JenisLembar.SURAT:
        groups = approvals.kelompok(konteks, periode, unit_id)
        return tuple(
            BarisKelompok(id_of(group.penilai), group.penilai_nama, len(group.baris), missing)
            for group in groups
            if (missing := sum(row.is_ditunggu for row in group.baris))
        )
    if lembar is JenisLembar.USUL_PERBAIKAN:
        with konteks.simpanan.read() as connection:
            found = queries.kept_by_hand(connection, clock.today(), unit_id, konteks.cakupan)
        id_, people = -1 if unit_id is None else unit_id, len({row.nip for row in found})
        return (BarisKelompok(id_, unit_name(konteks, unit_id), people, 0),) if found else ()
    rows = grid(konteks, periode, unit_id).baris
    return tuple(
        BarisKelompok(id_, nama, len(people), len(belum_dikunci(people)))
        for id_, nama, people in rekap_groups(konteks, rows, unit_id, per_unit=per_unit)
    )


def rekap_groups(
    konteks: Konteks, rows: Sequence[BarisNilai], unit_id: int | None, *, per_unit: bool
) -> list[tuple[int, str, list[BarisNilai]]]:
    """Return the people of each rekap: of every unit with people of its own, or all below the chosen one."""
    if not rows:
        return []
    if not per_unit:
        return [(-1 if unit_id is None else unit_id, unit_name(konteks, unit_id), list(rows))]
    found: dict[int, list[BarisNilai]] = {}
    for row in rows:
        found.setdefault(row.unit_id or 0, []).append(row)
    return [(id_, people[0].unit or "Tanpa unit kerja", people) for id_, people in found.items()]


def unit_name(konteks: Konteks, unit_id: int | None) -> str:
    """Return the name of a unit, of the office for None."""
    if unit_id is None:
        return konteks.kantor.baris.nama
    with konteks.simpanan.read() as connection:
        return next((row.nama for row in units.all_units(connection) if row.id == unit_id), "")


def id_of(who: Pihak) -> int:
    """Return the row id of a rater: negative for one from outside."""
    return who.id if who.jenis is JenisPihak.PEGAWAI else -who.id


def _approval(group: approvals.KelompokPersetujuan) -> BarisKelompok:
    printed = group.tercetak
    return BarisKelompok(
        id_of(group.penilai), group.penilai_nama, len(group.baris),
        sum(row.is_ditunggu for row in group.baris), group.is_berubah, printed.kode if printed else "",
        printed is not None, printed.ditandatangani if printed else None,
        printed.id if printed else 0, any(row.predikat for row in group.baris),
    )  # fmt: skip
