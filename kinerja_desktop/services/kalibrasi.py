"""*Penetapan predikat* and *Kalibrasi*: the distribution of a unit beside the guide, people moved with a reason.

The guide is that of the day the period ends, with its source and how sure it is. It never keeps anybody from anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from kinerja_desktop.domain import kalibrasi as rules
from kinerja_desktop.domain import penilaian as rating_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.checks import distribusi
from kinerja_desktop.domain.codes import Capaian, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.kalibrasi import FaktaPenilai, Papan, Pindah, Sel
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.regulation import Panduan, Regulations
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.regulations import references
from kinerja_desktop.services import kantor
from kinerja_desktop.services.capaian import CapaianUnit, PetaCapaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, Grid, grid, rules_of
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import nilai as commands
from kinerja_desktop.storage.queries import kalibrasi as queries
from kinerja_desktop.storage.queries import nilai as nilai_queries
from kinerja_desktop.storage.queries.kalibrasi import KalibrasiRow
from kinerja_desktop.storage.queries.nilai import SuntingRow
from kinerja_desktop.storage.unit_of_work import Transaction

__all__ = [
    "BarisKalibrasi",
    "ButirPanduan",
    "FaktaPenilai",
    "IsiKalibrasi",
    "Papan",
    "Pindah",
    "Sel",
    "batalkan",
    "fakta",
    "is_panduan_tampil",
    "isi",
    "kata_sel",
    "panduan",
    "persen",
    "riwayat",
    "sel",
    "tampilkan_panduan",
    "terapkan",
    "terdekat",
]

terdekat = rules.terdekat
JENIS: Final = "kalibrasi"


PANDUAN: Final = "evaluasi.panduan_di_entri"
"""Key of the office's setting; the guide stands in the calibration only unless it is switched on."""


@dataclass(frozen=True, slots=True)
class ButirPanduan:
    """One line of the guide in words, what is there, and whether it fits."""

    kata: str
    nyata: str
    is_sesuai: bool


@dataclass(frozen=True, slots=True)
class BarisKalibrasi:
    """One move that was written.

    Attributes:
        sebelum, sesudah: hasil kerja, perilaku kerja, predikat as codes.
        is_kini: the rating still is as this move left it, and open: it can be taken back.
    """

    id: int
    penugasan_id: int
    nama: str
    nip: str
    periode: str
    sebelum: tuple[str, str, str]
    sesudah: tuple[str, str, str]
    alasan: str
    oleh: str
    pada: datetime | None
    is_kini: bool


@dataclass(frozen=True, slots=True)
class IsiKalibrasi:
    """A unit in a period as the screen shows it.

    Attributes:
        orang: who has both ratings, by position, in the order of the grid.
        belum: how many have not; ``tidak_dinilai``: how many are not rated for a reason.
        capaian: of the unit, own or inherited; of the whole office that of its only outermost unit.
        sumber: where the guide was read and how sure that is, ready to show; () without guide.
        riwayat: the moves written so far, the newest first.
    """

    periode: Periode
    unit_id: int | None
    orang: tuple[BarisNilai, ...]
    belum: int
    tidak_dinilai: int
    capaian: CapaianUnit
    judge: Regulations
    sumber: tuple[str, ...]
    riwayat: tuple[BarisKalibrasi, ...]

    def papan(self) -> Papan:
        """Return the board with everybody where he is stored."""
        return Papan({one.penugasan_id: sel(one) for one in self.orang})


def is_panduan_tampil(konteks: Konteks) -> bool:
    """Return whether the office wants to see the guide in Entri Penilaian too."""
    return bool(kantor.setting(konteks, PANDUAN, False))


def tampilkan_panduan(konteks: Konteks, tampil: bool) -> Outcome[None]:
    """Show the guide in Entri Penilaian too, or in the calibration only."""
    return kantor.save_setting(konteks, PANDUAN, tampil)


def sel(row: BarisNilai) -> Sel:
    """Return the cell of somebody with both ratings."""
    return Rating(row.hasil), Rating(row.perilaku)


def isi(konteks: Konteks, periode: str, unit_id: int | None = None) -> IsiKalibrasi:
    """Return a unit with what is below it (None: the office) in a period."""
    found: Grid = grid(konteks, periode, unit_id)
    judge = rules_of(periode)
    with konteks.simpanan.read() as connection:
        peta = PetaCapaian(connection, periode)
        moves = queries.moves(connection, konteks.cakupan, periode=periode, unit_id=unit_id)
    rated = tuple(row for row in found.baris if row.predikat)
    excused = sum(row.is_tidak_dinilai for row in found.baris)
    return IsiKalibrasi(
        found.periode, unit_id, rated, len(found.baris) - len(rated) - excused, excused,
        peta.of_kantor(unit_id), judge, sumber_panduan(judge), tuple(map(_baris, moves)),
    )  # fmt: skip


def sumber_panduan(judge: Regulations) -> tuple[str, ...]:
    """Return where the guide was read and how sure that is, ready to show; () without guide."""
    rule = judge.distribusi
    if rule is None:
        return ()
    known = rule.kutipan
    return (
        sentence("kalibrasi.sumber", judul=known.judul, sumber=known.text),
        sentence(f"nilai.mutu-{known.mutu.value}"),
        *((known.catatan,) if known.catatan else ()),
    )


def panduan(
    jumlah: Mapping[Predikat, int], capaian: Capaian | None, judge: Regulations
) -> tuple[ButirPanduan, ...]:
    """Return the guide of a capaian line by line beside the numbers; () without capaian, guide or people."""
    if capaian is None:
        return ()
    return tuple(_butir(one, judge) for one in distribusi.butir(jumlah, capaian, judge))


def _butir(one: distribusi.Butir, judge: Regulations) -> ButirPanduan:
    words = _kata_panduan(one.panduan, judge)
    share = persen(one.jumlah, one.total)
    said = sentence("kalibrasi.nyata", jumlah=one.jumlah, total=one.total, persen=share)
    return ButirPanduan(words, said, one.is_sesuai)


def persen(jumlah: int, total: int) -> str:
    """Return a share of people in percent with one decimal, half up: ``11,8``; ``total`` is not 0."""
    share = (Decimal(jumlah * 100) / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share}".replace(".", ",")


def _kata_panduan(line: Panduan, judge: Regulations) -> str:
    names = " atau ".join(judge.kata_predikat.isi[one].layar for one in line.predikat)
    share = f"{line.persen or 0}".replace(".", ",")
    return sentence(f"kalibrasi.panduan-{line.jenis.value.replace('_', '-')}", predikat=names, persen=share)


def fakta(orang: Sequence[BarisNilai], papan: Papan, judge: Regulations) -> tuple[FaktaPenilai, ...]:
    """Return what is known of each rater as the board stands."""
    rows = [
        (one.penilai, one.penilai_nama, papan.sel(one.penugasan_id))
        for one in orang
        if one.penilai is not None
    ]
    return rules.fakta_penilai(rows, judge)


def riwayat(
    konteks: Konteks, periode: str = "", unit_id: int | None = None, *, pegawai_id: int | None = None
) -> tuple[BarisKalibrasi, ...]:
    """Return the moves written (of a period, in a unit, of a person), the newest first."""
    with konteks.simpanan.read() as connection:
        rows = queries.moves(
            connection, konteks.cakupan, periode=periode, unit_id=unit_id, pegawai_id=pegawai_id
        )
    return tuple(map(_baris, rows))


def _baris(row: KalibrasiRow) -> BarisKalibrasi:
    after = (row.hasil_sesudah, row.perilaku_sesudah, row.predikat_sesudah)
    return BarisKalibrasi(
        row.id, row.penugasan_id, nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip,
        row.periode_kode, (row.hasil_sebelum, row.perilaku_sebelum, row.predikat_sebelum), after, row.alasan,
        row.oleh, row.pada, _is_kini(row),
    )  # fmt: skip


def _is_kini(row: KalibrasiRow) -> bool:
    same = (row.kini_hasil, row.kini_perilaku) == (row.hasil_sesudah, row.perilaku_sesudah)
    return same and row.status == StatusNilai.TERSIMPAN


def terapkan(
    konteks: Konteks, periode: str, unit_id: int | None, pindah: Sequence[Pindah]
) -> Outcome[tuple[int, ...]]:
    """Write moves, all or none, and return the ids of their records.

    Args:
        konteks: who asks.
        periode: code of the period.
        unit_id: the unit that was talked about, None: the office.
        pindah: who goes from where to where, each with its reason.

    Raises:
        RefusedError: ``kalibrasi.tanpa-alasan``, ``kalibrasi.terkunci``, ``kalibrasi.hilang``.
        ConflictError: a rating is not as it was seen any more.
    """
    judge = rules_of(periode)
    names = {row.penugasan_id: row.nama for row in grid(konteks, periode).baris}
    for one in pindah:
        if not one.alasan.strip():
            raise RefusedError("kalibrasi.tanpa-alasan", nama=names.get(one.penugasan_id, "?"))
    with konteks.simpanan.write(konteks.author, alasan=JENIS) as transaction:
        ids = [one.penugasan_id for one in pindah]
        known = nilai_queries.for_edit(transaction.connection, periode, ids, konteks.cakupan)
        for one in pindah:
            _look(known.get(one.penugasan_id), one, names.get(one.penugasan_id, "?"))
        made = _write(transaction, periode, [(known[one.penugasan_id], one.sesudah) for one in pindah], judge)
        stamp = {
            "dimasukkan_oleh_id": transaction.author.pelaku_id, "dimasukkan_pada": transaction.now,
            "periode_kode": periode, "unit_id": unit_id,
        }  # fmt: skip
        rows = [{**stamp, **_record(one, judge), "penilaian_id": made[one.penugasan_id]} for one in pindah]
        return Outcome(tuple(transaction.insert_many(tables.kalibrasi, rows)), transaction.changes)


def _look(row: SuntingRow | None, one: Pindah, nama: str) -> None:
    if row is None or row.id is None or not row.predikat:
        raise RefusedError("kalibrasi.hilang", nama=nama)
    if row.status == StatusNilai.TERKUNCI:
        raise RefusedError("kalibrasi.terkunci", nama=nama)
    if (row.hasil_kerja, row.perilaku) != tuple(rating.value for rating in one.sebelum):
        raise ConflictError("kalibrasi.berubah", nama=nama)


def _record(one: Pindah, judge: Regulations) -> dict[str, str]:
    before, after = (rating_rules.assess(*cell, judge).predikat.value for cell in (one.sebelum, one.sesudah))
    return {
        "hasil_sebelum": one.sebelum[0].value, "perilaku_sebelum": one.sebelum[1].value, "predikat_sebelum": before,
        "hasil_sesudah": one.sesudah[0].value, "perilaku_sesudah": one.sesudah[1].value, "predikat_sesudah": after,
        "alasan": one.alasan.strip(),
    }  # fmt: skip


def _write(
    transaction: Transaction, periode: str, wanted: Sequence[tuple[SuntingRow, Sel]], judge: Regulations
) -> dict[int, int]:
    """Set ratings with their predikat and counts; return the record of each position."""
    stamp = {"dimasukkan_oleh_id": transaction.author.pelaku_id, "dimasukkan_pada": transaction.now}
    changes = []
    for row, (hasil, perilaku) in wanted:
        code = rating_rules.assess(hasil, perilaku, judge).predikat.value
        status = StatusNilai.TERSIMPAN.value
        values = {
            **stamp, "hasil_kerja": hasil.value, "perilaku": perilaku.value, "predikat": code, "status": status,
            "rezim": judge.rezim, "usulan_dari": None,
        }  # fmt: skip
        before = (row.status or "", row.predikat or "")
        changes.append(
            commands.Perubahan(row.id, row.penugasan_id, row.unit_id, values, before, (status, code))
        )
    return commands.write(transaction, periode, changes)


def batalkan(konteks: Konteks, periode: str, ids: Sequence[int]) -> Outcome[int]:
    """Take moves back, all or none: the ratings are as before and the records go (the history keeps them).

    Raises:
        RefusedError: ``kalibrasi.sudah-lain`` where a rating was changed or locked since, ``kalibrasi.hilang``.
    """
    judge = rules_of(periode)
    with konteks.simpanan.write(konteks.author, alasan="kalibrasi dibatalkan") as transaction:
        rows = queries.moves(transaction.connection, konteks.cakupan, periode=periode, ids=list(ids))
        if len(rows) != len(set(ids)):
            raise RefusedError("kalibrasi.hilang", nama="?")
        for row in rows:
            if not _is_kini(row):
                raise RefusedError("kalibrasi.sudah-lain", nama=_baris(row).nama)
        known = nilai_queries.for_edit(
            transaction.connection, periode, [row.penugasan_id for row in rows], konteks.cakupan
        )
        back = [
            (known[row.penugasan_id], (Rating(row.hasil_sebelum), Rating(row.perilaku_sebelum)))
            for row in rows
        ]
        _write(transaction, periode, back, judge)
        for row in rows:
            transaction.delete(tables.kalibrasi, row.id, version=row.version)
        return Outcome(len(rows), transaction.changes)


def kata_sel(cell: Sel) -> str:
    """Return a cell in words: ``Di Atas × Sesuai``."""
    return " × ".join(references.istilah_of(rating) for rating in cell)
