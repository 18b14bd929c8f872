"""*Keberatan*: received, filed, explained, decided; a changed predikat is a new version, the old one stays beside it.

Only a locked rating can be objected to. The decision is the superior's; it is final and cannot be filed against again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kinerja_desktop.domain import keberatan as rules
from kinerja_desktop.domain import penilaian as rating_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import Rating, StatusNilai
from kinerja_desktop.domain.keberatan import JENIS_HARI, Batas, Keputusan, StatusKeberatan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.regulations import load
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penguncian import Pembeku, penugasan_lain
from kinerja_desktop.services.penilaian import rules_of
from kinerja_desktop.storage import settings, tables
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
    "Pemutus",
    "ajukan",
    "batas",
    "buka",
    "cabut",
    "cara_hitung",
    "daftar",
    "hasil_terkunci",
    "jelaskan",
    "jenis_hari",
    "libur",
    "pemutus",
    "putuskan",
    "set_jenis_hari",
    "set_libur",
]

JENIS: Final = "keberatan.jenis_hari"
LIBUR: Final = "libur"


@dataclass(frozen=True, slots=True)
class BarisKeberatan:
    """One objection.

    Attributes:
        lama, baru: predikat objected to, and the one that holds now.
        batas: until when it could be filed; ``terlambat``: it was filed later.
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


def jenis_hari(konteks: Konteks) -> str:
    """Return the kind of days the office counts, '' while it follows the rule's default."""
    with konteks.simpanan.read() as connection:
        return str(settings.read(connection, JENIS, ""))


def set_jenis_hari(konteks: Konteks, jenis: str) -> Outcome[None]:
    """Choose which days are counted ('': the default of the rule).

    Raises:
        RefusedError: ``keberatan.jenis-hari``.
    """
    if jenis and jenis not in JENIS_HARI:
        raise RefusedError("keberatan.jenis-hari", jenis=jenis)
    return _set(konteks, JENIS, jenis)


def libur(konteks: Konteks) -> tuple[date, ...]:
    """Return the public holidays that the office entered, in order."""
    with konteks.simpanan.read() as connection:
        return _libur(connection)


def set_libur(konteks: Konteks, days: Collection[date]) -> Outcome[None]:
    """Replace the public holidays; doubled days count once."""
    return _set(konteks, LIBUR, [day.isoformat() for day in sorted(set(days))])


def _set(konteks: Konteks, key: str, value: str | list[str]) -> Outcome[None]:
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, key, value)
        transaction.touch_all("keberatan")
        return Outcome(None, transaction.changes)


def _libur(connection: Koneksi) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in settings.read(connection, LIBUR, []))


def dasar_batas(limit: Batas) -> tuple[str, ...]:
    """Return where the number of days comes from and how certain that is, ready to show."""
    source = limit.kutipan
    return (
        sentence(
            "nilai.dasar-aturan", judul=source.judul, sumber=source.text, berlaku=tanggal_teks(source.berlaku)
        ),
        sentence(f"nilai.mutu-{source.mutu.value}"),
    )


def batas(konteks: Konteks, diterima: date) -> Batas | None:
    """Return until when a result received on a day may be objected to, as the office counts now.

    None for a day on which the rules were not in force yet: most often a slip in the date.
    """
    return cara_hitung(konteks).batas(diterima)


@dataclass(frozen=True, slots=True)
class CaraHitung:
    """How the office counts days: the kind it chose ('': the rule's), its public holidays."""

    jenis: str
    libur: tuple[date, ...]

    def batas(self, diterima: date) -> Batas | None:
        """Return the limit for a day of receipt, None before the rules were in force."""
        if not load().is_known(diterima):
            return None
        rule = load().at(diterima).keberatan
        return rules.batas(diterima, rule, jenis_hari=self.jenis, libur=self.libur)


def cara_hitung(konteks: Konteks) -> CaraHitung:
    """Return how the office counts, for a dialog that asks for many days."""
    with konteks.simpanan.read() as connection:
        return _cara(connection)


def _cara(connection: Koneksi) -> CaraHitung:
    return CaraHitung(str(settings.read(connection, JENIS, "")), _libur(connection))


def hasil_terkunci(konteks: Konteks, pegawai_id: int) -> tuple[HasilRow, ...]:
    """Return the locked results of a person that may be objected to, the newest period first.

    ``diserahkan`` is the day on which the sheet was handed over as ticked in Cetak: the day to begin with.
    """
    with konteks.simpanan.read() as connection:
        return tuple(queries.locked_results(connection, pegawai_id))


def daftar(konteks: Konteks, periode: str = "", unit_id: int | None = None) -> tuple[BarisKeberatan, ...]:
    """Return objections (of a period, in a unit), the newest filing first."""
    with konteks.simpanan.read() as connection:
        rows = queries.objections(connection, konteks.cakupan, periode=periode, unit_id=unit_id)
        return _rows(connection, rows)


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
    cara = _cara(connection)
    return tuple(_row(row, _limit(row, cara)) for row in rows)


def _limit(row: KeberatanRow, cara: CaraHitung) -> Batas:
    """Return the limit as it was told on the day of recording; of older records as it is counted now."""
    rule = load().at(row.diterima).keberatan
    if row.batas is None or row.batas_lain is None:
        return rules.batas(row.diterima, rule, jenis_hari=cara.jenis, libur=cara.libur)
    return Batas(row.batas, row.batas_jenis, rule.isi.hari, row.batas_lain, rule.kutipan)


def _row(row: KeberatanRow, limit: Batas) -> BarisKeberatan:
    return BarisKeberatan(
        row.id, row.version, row.penilaian_id, row.penugasan_id, row.periode_kode, row.pegawai_uid,
        nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.unit, StatusKeberatan(row.status),
        row.diterima, row.diajukan, limit, row.diajukan > limit.tanggal, row.alasan, row.alasan_terlambat,
        row.penjelasan, row.dijelaskan, row.keputusan, row.pertimbangan, row.diputuskan, row.diputuskan_oleh,
        frozen.from_text(row.beku_sebelum).predikat, _after(row),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pemutus:
    """What the dialog of the decision begins with: the ratings as locked, the superior's name ('' unknown)."""

    hasil: str
    perilaku: str
    atasan: str


def pemutus(konteks: Konteks, keberatan_id: int) -> Pemutus:
    """Return what a decision is about.

    Raises:
        RefusedError: ``keberatan.tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        rows = queries.objections(connection, konteks.cakupan, ids=[keberatan_id])
    if not rows:
        raise RefusedError("keberatan.tidak-ada")
    kept = frozen.from_text(rows[0].beku_sebelum)
    return Pemutus(kept.hasil_kerja, kept.perilaku, kept.atasan.nama if kept.atasan else "")


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
        limit = _cara(connection).batas(diterima)
        if limit is None:
            raise RefusedError("keberatan.sebelum-aturan", diterima=tanggal_teks(diterima))
        if day > limit.tanggal and not alasan_terlambat.strip():
            raise RefusedError("keberatan.terlambat", nama=row.nama, batas=tanggal_teks(limit.tanggal))
        values = {
            "penilaian_id": penilaian_id, "diterima": diterima, "diajukan": day, "alasan": alasan.strip(),
            "alasan_terlambat": alasan_terlambat.strip() if day > limit.tanggal else "", "beku_sebelum": row.beku,
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
) -> Outcome[BarisKeberatan]:
    """Record the superior's decision; with other ratings the predikat changes as a new version of the locked rating.

    The people on the sheet are those of the day of decision. What was frozen before stays with the objection and in the
    history; export and monitoring see the new one.

    Args:
        konteks: who asks.
        keberatan_id: the objection.
        version: its version as it was read.
        oleh: name of the superior who decided.
        pertimbangan: his reasons.
        tanggal: day of the decision, today by default.
        hasil: the rating hasil kerja that holds from now on, None: as it is.
        perilaku: the rating perilaku kerja, likewise.

    Raises:
        RefusedError: ``keberatan.tanpa-pejabat``, ``keberatan.selesai``, ``keberatan.belum-terkunci``,
            ``keberatan.nilai-berubah`` (opened and locked anew since it was filed), ``keberatan.tidak-ada``.
        ConflictError: changed since it was read.
    """
    if not oleh.strip():
        raise RefusedError("keberatan.tanpa-pejabat")
    day = tanggal or clock.today()
    with konteks.simpanan.write(konteks.author, alasan="keputusan keberatan") as transaction:
        one = _running(transaction.connection, konteks, keberatan_id, StatusKeberatan.DIPUTUSKAN)
        row = _locked(transaction.connection, konteks, one.penilaian_id)
        [stored] = queries.objections(transaction.connection, konteks.cakupan, ids=[keberatan_id])
        if row.beku != stored.beku_sebelum:
            raise RefusedError("keberatan.nilai-berubah", nama=one.nama)
        wanted = (hasil or Rating(row.hasil_kerja), perilaku or Rating(row.perilaku))
        changed = wanted != (Rating(row.hasil_kerja), Rating(row.perilaku))
        if changed:
            _rate_anew(transaction, row, wanted, oleh.strip(), day)
        values = {
            "status": StatusKeberatan.DIPUTUSKAN.value,
            "keputusan": (Keputusan.DIUBAH if changed else Keputusan.TETAP).value,
            "pertimbangan": pertimbangan.strip(), "diputuskan": day, "diputuskan_oleh": oleh.strip(),
        }  # fmt: skip
        after = _locked(transaction.connection, konteks, one.penilaian_id).beku
        transaction.update(tables.keberatan, keberatan_id, {**values, "beku_sesudah": after}, version=version)
        return Outcome(_one(transaction.connection, konteks, keberatan_id), transaction.changes)


def _rate_anew(
    transaction: Transaction, row: TerkunciRow, wanted: tuple[Rating, Rating], oleh: str, day: date
) -> None:
    """Give a locked rating other ratings and lock it again, all inside the same transaction."""
    hasil, perilaku = wanted
    found = rating_rules.assess(hasil, perilaku, rules_of(row.periode_kode))
    locks.unlock(transaction, [row.id])
    values = {"hasil_kerja": hasil.value, "perilaku": perilaku.value, "predikat": found.predikat.value}
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
