"""*Keberatan*: received, filed, explained, decided; a changed predikat is a new version, the old one stays beside it.

Only a locked rating can be objected to. The decision is the superior's; it is final and cannot be filed against again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kinerja_desktop.domain import keberatan as rules
from kinerja_desktop.domain import penilaian as rating_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import Rating, StatusNilai
from kinerja_desktop.domain.keberatan import Batas, Keputusan, StatusKeberatan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.regulations import load
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.keberatan_hari import (
    CaraHitung,
    atur_cara,
    batas,
    cara_hitung,
    cara_of,
    dasar_batas,
    libur,
    mengapa,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penguncian import Pembeku, penugasan_lain
from kinerja_desktop.services.penilaian import rules_of
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import keberatan as commands
from kinerja_desktop.storage.commands import kunci as locks
from kinerja_desktop.storage.commands import nilai as ratings
from kinerja_desktop.storage.queries import keberatan as queries
from kinerja_desktop.storage.queries import penguncian
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.keberatan import HasilRow, KeberatanRow, TerkunciRow
from kinerja_desktop.storage.unit_of_work import Transaction

__all__ = [
    "BarisKeberatan",
    "CaraHitung",
    "HasilRow",
    "Koreksi",
    "Putusan",
    "ajukan",
    "atur_cara",
    "batas",
    "buka",
    "cabut",
    "cara_hitung",
    "daftar",
    "dasar_batas",
    "hasil_terkunci",
    "jelaskan",
    "koreksi",
    "libur",
    "mengapa",
    "putuskan",
]


@dataclass(frozen=True, slots=True)
class Koreksi:
    """A decision as it was entered before it was corrected: its predikat and who decided; who corrected it, when and why."""

    waktu: datetime
    petugas: str
    alasan: str
    predikat: str
    oleh: str


@dataclass(frozen=True, slots=True)
class BarisKeberatan:
    """One objection.

    Attributes:
        lama, baru: predikat objected to, and the one that holds now.
        batas: until when it could be filed; ``terlambat``: it was filed later.
        koreksi: how the decision was entered before it was corrected, the newest first.
    """

    id: int
    version: int
    penilaian_id: int
    penugasan_id: int
    periode: str
    pegawai_uid: bytes
    nama: str
    nip: str
    unit: str
    status: StatusKeberatan
    diterima: date
    diajukan: date
    batas: Batas
    terlambat: bool
    alasan: str
    alasan_terlambat: str
    penjelasan: str
    dijelaskan: date | None
    keputusan: str
    pertimbangan: str
    diputuskan: date | None
    diputuskan_oleh: str
    lama: str
    baru: str
    koreksi: tuple[Koreksi, ...] = ()

    @property
    def sejak(self) -> date | None:
        """Return since when the step that is due is waited for; None when it is over.

        No limit is shown for it: the rules we know set one for filing only.
        """
        if self.status is StatusKeberatan.DIAJUKAN:
            return self.diajukan
        return self.dijelaskan if self.status is StatusKeberatan.DIJELASKAN else None


def hasil_terkunci(konteks: Konteks, pegawai_id: int) -> tuple[HasilRow, ...]:
    """Return the locked results of a person that may be objected to, the newest period first.

    ``diserahkan`` is the day on which the sheet was handed over as ticked in Cetak: the day to begin with.
    """
    with konteks.simpanan.read() as connection:
        return tuple(queries.locked_results(connection, pegawai_id))


def daftar(konteks: Konteks, periode: str = "", unit_id: int | None = None) -> tuple[BarisKeberatan, ...]:
    """Return objections (of a period, in a unit), the newest filing first."""
    with konteks.simpanan.read() as connection:
        return _rows(
            connection, queries.objections(connection, konteks.cakupan, periode=periode, unit_id=unit_id)
        )


def buka(konteks: Konteks, keberatan_id: int) -> BarisKeberatan:
    """Return one objection.

    Raises:
        RefusedError: ``keberatan.tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        return _one(connection, konteks, keberatan_id)


def _one(connection: Koneksi, konteks: Konteks, keberatan_id: int) -> BarisKeberatan:
    found = _rows(connection, queries.objections(connection, konteks.cakupan, ids=[keberatan_id]))
    if not found:
        raise RefusedError("keberatan.tidak-ada")
    return found[0]


def _rows(connection: Koneksi, rows: Sequence[KeberatanRow]) -> tuple[BarisKeberatan, ...]:
    cara = cara_of(connection)
    decided = {row.uid: row for row in rows if row.status == StatusKeberatan.DIPUTUSKAN}
    before = _corrections(queries.changes_of(connection, list(decided)), decided) if decided else {}
    return tuple(
        replace(_row(row, _limit(row, cara)), koreksi=tuple(before.get(row.uid, ()))) for row in rows
    )


def _corrections(
    changes: Sequence[queries.PerubahanRow], decided: Mapping[bytes, KeberatanRow]
) -> dict[bytes, list[Koreksi]]:
    """Return what stood in decisions before; ``changes``: the newest first. The one that decided ends each history."""
    found: dict[bytes, list[Koreksi]] = {uid: [] for uid in decided}
    after = {uid: (_after(row), row.diputuskan_oleh) for uid, row in decided.items()}
    over: set[bytes] = set()
    for one in changes:
        delta = json.loads(one.delta)
        if one.record_uid in over or "status" in delta:
            over.add(one.record_uid)
            continue
        predikat, oleh = after[one.record_uid]
        if "beku_sesudah" in delta:
            predikat = frozen.from_text(delta["beku_sesudah"][0]).predikat
        oleh = delta.get("diputuskan_oleh", (oleh,))[0]
        after[one.record_uid] = predikat, oleh
        found[one.record_uid].append(Koreksi(one.waktu, one.petugas, one.alasan, predikat, oleh))
    return found


def _limit(row: KeberatanRow, cara: CaraHitung) -> Batas:
    """Return the limit as it was told on the day of recording; of older records as it is counted now."""
    rule = load().at(row.diterima).keberatan
    if row.batas is None or row.batas_lain is None:
        return rules.batas(row.diterima, rule, jenis_hari=cara.jenis, libur=cara.libur)
    return Batas(row.diterima, row.batas, row.batas_jenis, rule.isi.hari, row.batas_lain, rule.kutipan)


def _row(row: KeberatanRow, limit: Batas) -> BarisKeberatan:
    return BarisKeberatan(
        row.id, row.version, row.penilaian_id, row.penugasan_id, row.periode_kode, row.pegawai_uid,
        nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.unit, StatusKeberatan(row.status),
        row.diterima, row.diajukan, limit, limit.is_lewat(row.diajukan), row.alasan, row.alasan_terlambat,
        row.penjelasan, row.dijelaskan, row.keputusan, row.pertimbangan, row.diputuskan, row.diputuskan_oleh,
        frozen.from_text(row.beku_sebelum).predikat, _after(row),
    )  # fmt: skip


def _after(row: KeberatanRow) -> str:
    """Return the predikat as decided; before that the one that holds now, '' while the rating is open."""
    text = row.beku_sesudah or row.beku
    return frozen.from_text(text).predikat if text else ""


def ajukan(
    konteks: Konteks,
    penilaian_id: int,
    *,
    diterima: date,
    alasan: str,
    diajukan: date | None = None,
    alasan_terlambat: str = "",
) -> Outcome[int]:
    """File an objection to a locked rating and return its id.

    Args:
        konteks: who asks.
        penilaian_id: the rating.
        diterima: day on which the person received the result.
        alasan: what is objected to and why.
        diajukan: day of filing, today by default.
        alasan_terlambat: why it is taken although the time is over.

    Raises:
        RefusedError: ``keberatan.belum-terkunci``, ``keberatan.tanpa-alasan``, ``keberatan.terlambat`` (a late one
            needs a reason), ``keberatan.sebelum-diterima``,
            ``keberatan.sebelum-aturan``, ``keberatan.masih-berjalan``, ``keberatan.sudah-putus``.
    """
    day = diajukan or clock.today()
    if not alasan.strip():
        raise RefusedError("keberatan.tanpa-alasan")
    with konteks.simpanan.write(konteks.author, alasan="keberatan diajukan") as transaction:
        connection = transaction.connection
        row = _locked(connection, konteks, penilaian_id)
        if day < diterima:
            raise RefusedError(
                "keberatan.sebelum-diterima", diajukan=tanggal_teks(day), diterima=tanggal_teks(diterima)
            )
        if queries.open_of(connection, penilaian_id) is not None:
            raise RefusedError("keberatan.masih-berjalan", nama=row.nama)
        if queries.decided_of(connection, penilaian_id) is not None:
            raise RefusedError("keberatan.sudah-putus", nama=row.nama)
        limit = cara_of(connection).batas(diterima)
        if limit is None:
            raise RefusedError("keberatan.sebelum-aturan", diterima=tanggal_teks(diterima))
        if limit.is_lewat(day) and not alasan_terlambat.strip():
            raise RefusedError("keberatan.terlambat", nama=row.nama, batas=tanggal_teks(limit.tanggal))
        values = {
            "penilaian_id": penilaian_id, "diterima": diterima, "diajukan": day, "alasan": alasan.strip(),
            "alasan_terlambat": alasan_terlambat.strip() if limit.is_lewat(day) else "", "beku_sebelum": row.beku,
            "batas": limit.tanggal, "batas_lain": limit.lain, "batas_jenis": limit.jenis_hari,
        }  # fmt: skip
        made = commands.file(transaction, values, nama=row.nama)
        return Outcome(made, transaction.changes)


def _locked(connection: Koneksi, konteks: Konteks, penilaian_id: int) -> TerkunciRow:
    row = queries.rating(connection, penilaian_id, konteks.cakupan)
    if row is None:
        raise RefusedError("keberatan.tidak-ada")
    if row.status != StatusNilai.TERKUNCI:
        raise RefusedError("keberatan.belum-terkunci", nama=row.nama)
    return row


def jelaskan(
    konteks: Konteks, keberatan_id: int, penjelasan: str, *, version: int, tanggal: date | None = None
) -> Outcome[BarisKeberatan]:
    """Record what the penilai explains.

    Raises:
        RefusedError: ``keberatan.tanpa-penjelasan``, ``keberatan.selesai``, ``keberatan.tidak-ada``.
        ConflictError: changed since it was read.
    """
    if not penjelasan.strip():
        raise RefusedError("keberatan.tanpa-penjelasan")
    values = {"penjelasan": penjelasan.strip(), "dijelaskan": tanggal or clock.today()}
    return _go_on(konteks, keberatan_id, StatusKeberatan.DIJELASKAN, values, version)


def cabut(konteks: Konteks, keberatan_id: int, *, version: int) -> Outcome[BarisKeberatan]:
    """Record that the objection was taken back; the rating stays as it is.

    Raises:
        RefusedError: ``keberatan.selesai``, ``keberatan.tidak-ada``.
        ConflictError: changed since it was read.
    """
    return _go_on(konteks, keberatan_id, StatusKeberatan.DICABUT, {}, version)


def _go_on(
    konteks: Konteks, keberatan_id: int, wanted: StatusKeberatan, values: dict[str, object], version: int
) -> Outcome[BarisKeberatan]:
    with konteks.simpanan.write(konteks.author, alasan=f"keberatan {wanted.value}") as transaction:
        _running(transaction.connection, konteks, keberatan_id, wanted)
        changed = {"status": wanted.value, **values}
        transaction.update(tables.keberatan, keberatan_id, changed, version=version)
        return Outcome(_one(transaction.connection, konteks, keberatan_id), transaction.changes)


def _running(
    connection: Koneksi, konteks: Konteks, keberatan_id: int, wanted: StatusKeberatan
) -> BarisKeberatan:
    one = _one(connection, konteks, keberatan_id)
    if not rules.may_become(one.status, wanted):
        raise RefusedError("keberatan.selesai", nama=one.nama, status=one.status.value)
    return one


@dataclass(frozen=True, slots=True)
class Putusan:
    """What the superior decided.

    Attributes:
        oleh: his name.
        pertimbangan: his reasons.
        tanggal: day of the decision, today by default.
        hasil, perilaku, catatan: what holds and is printed from now on, None: as it is.
    """

    oleh: str
    pertimbangan: str = ""
    tanggal: date | None = None
    hasil: Rating | None = None
    perilaku: Rating | None = None
    catatan: str | None = None


def putuskan(
    konteks: Konteks,
    keberatan_id: int,
    *,
    version: int,
    oleh: str,
    pertimbangan: str = "",
    tanggal: date | None = None,
    hasil: Rating | None = None,
    perilaku: Rating | None = None,
    catatan: str | None = None,
) -> Outcome[BarisKeberatan]:
    """Record the superior's decision; with other ratings the predikat changes as a new version of the locked rating.

    The people on the sheet are those of the day of decision. What was frozen before stays in the history.

    Args:
        konteks: who asks.
        keberatan_id: the objection.
        version: its version as it was read.
        oleh: the superior's name.
        pertimbangan: his reasons.
        tanggal: today by default.
        hasil: None, as it is.
        perilaku: likewise.
        catatan: what is printed under Catatan; None, as it is.

    Raises:
        RefusedError: ``keberatan.tanpa-pejabat``, ``keberatan.selesai``, ``keberatan.belum-terkunci``,
            ``keberatan.nilai-berubah`` (opened and locked anew since it was filed), ``keberatan.tidak-ada``.
        ConflictError: changed since it was read.
    """
    said = Putusan(oleh, pertimbangan, tanggal, hasil, perilaku, catatan)
    with konteks.simpanan.write(konteks.author, alasan="keputusan keberatan") as transaction:
        one = _running(transaction.connection, konteks, keberatan_id, StatusKeberatan.DIPUTUSKAN)
        return _decide(transaction, konteks, one, said, version)


def koreksi(
    konteks: Konteks, keberatan_id: int, putusan: Putusan, *, version: int, alasan: str
) -> Outcome[BarisKeberatan]:
    """Record anew a decision that was entered wrongly, with the reason; the entry before stays in the history.

    Raises:
        RefusedError: ``keberatan.tanpa-pejabat``, ``keberatan.koreksi-tanpa-alasan``, ``keberatan.belum-diputus``,
            ``keberatan.belum-terkunci``, ``keberatan.koreksi-nilai-berubah``, ``keberatan.tidak-ada``.
        ConflictError: changed since it was read.
    """
    if not alasan.strip():
        raise RefusedError("keberatan.koreksi-tanpa-alasan")
    with konteks.simpanan.write(konteks.author, alasan=alasan.strip()) as transaction:
        one = _one(transaction.connection, konteks, keberatan_id)
        if one.status is not StatusKeberatan.DIPUTUSKAN:
            raise RefusedError("keberatan.belum-diputus", nama=one.nama)
        return _decide(transaction, konteks, one, putusan, version)


def _decide(
    transaction: Transaction, konteks: Konteks, one: BarisKeberatan, said: Putusan, version: int
) -> Outcome[BarisKeberatan]:
    """Write a decision: the ratings where they become others, and the objection."""
    oleh = said.oleh.strip()
    if not oleh:
        raise RefusedError("keberatan.tanpa-pejabat")
    connection, day = transaction.connection, said.tanggal or clock.today()
    row = _locked(connection, konteks, one.penilaian_id)
    [stored] = queries.objections(connection, konteks.cakupan, ids=[one.id])
    if row.beku != (stored.beku_sesudah or stored.beku_sebelum):
        over = one.status is StatusKeberatan.DIPUTUSKAN
        raise RefusedError(
            "keberatan.koreksi-nilai-berubah" if over else "keberatan.nilai-berubah", nama=one.nama
        )
    now = (Rating(row.hasil_kerja), Rating(row.perilaku))
    wanted = (said.hasil or now[0], said.perilaku or now[1])
    noted = row.catatan if said.catatan is None else said.catatan.strip()
    if (*wanted, noted) != (*now, row.catatan):
        _rate_anew(transaction, row, (*wanted, noted), oleh, day)
    first = frozen.from_text(stored.beku_sebelum)
    changed = wanted != (Rating(first.hasil_kerja), Rating(first.perilaku))
    values = {
        "status": StatusKeberatan.DIPUTUSKAN.value,
        "keputusan": (Keputusan.DIUBAH if changed else Keputusan.TETAP).value,
        "pertimbangan": said.pertimbangan.strip(), "diputuskan": day, "diputuskan_oleh": oleh,
        "beku_sesudah": _locked(connection, konteks, one.penilaian_id).beku,
    }  # fmt: skip
    transaction.update(tables.keberatan, one.id, values, version=version)
    return Outcome(_one(connection, konteks, one.id), transaction.changes)


def _rate_anew(
    transaction: Transaction, row: TerkunciRow, wanted: tuple[Rating, Rating, str], oleh: str, day: date
) -> None:
    """Give a locked rating other ratings and another note and lock it again, all inside the same transaction."""
    hasil, perilaku, catatan = wanted
    found = rating_rules.assess(hasil, perilaku, rules_of(row.periode_kode))
    locks.unlock(transaction, [row.id])
    values = {
        "hasil_kerja": hasil.value, "perilaku": perilaku.value, "predikat": found.predikat.value, "catatan": catatan,
    }  # fmt: skip
    saved = StatusNilai.TERSIMPAN.value
    change = ratings.Perubahan(
        row.id, row.penugasan_id, row.unit_id, values, (saved, row.predikat), (saved, found.predikat.value)
    )
    ratings.write(transaction, row.periode_kode, [change])
    connection = transaction.connection
    [fresh] = penguncian.to_lock(connection, row.periode_kode, [row.penugasan_id], day)
    others = penugasan_lain(connection, row.periode_kode, [fresh.pegawai.pegawai_id])
    text = Pembeku(row.periode_kode, day, PetaCapaian(connection, row.periode_kode), others).make(fresh)
    text = _with_officials(text, row.beku)
    lock = locks.Kunci(row.id, row.unit_id, saved, found.predikat.value, text, oleh, day)
    locks.lock(transaction, row.periode_kode, [lock])


def _with_officials(text: str, before: str) -> str:
    """Return a frozen rating with the officials of the one objected to where nobody holds their place any more."""
    made, kept = frozen.from_text(text), frozen.from_text(before)
    penilai = made.penilai if made.penilai.uid else kept.penilai
    return frozen.to_text(replace(made, penilai=penilai, atasan=made.atasan or kept.atasan))
