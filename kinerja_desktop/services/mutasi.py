"""A move within the office, written with *Ubah data*: what follows is said beforehand, and one step takes it back.

The stretch of the old post closes and one of the new post opens; both are rated on their own. Ratings stay where they
are, locked ones with the days that were frozen; the plan of the old post is closed only where that is wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan, StatusNilai
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.services import skp_tutup
from kinerja_desktop.services.geladi import geladi, pindah_penilai
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import POSITION, UBAH, write_change
from kinerja_desktop.services.penugasan import sync_penugasan
from kinerja_desktop.storage.commands import ringkasan, roster, undo
from kinerja_desktop.storage.queries import akhir as queries
from kinerja_desktop.storage.queries import pegawai as people_queries
from kinerja_desktop.storage.queries import pelaksanaan, units
from kinerja_desktop.storage.queries import penugasan as penugasan_queries
from kinerja_desktop.storage.queries.akhir import NilaiMasaRow, SkpBerjalanRow
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.penugasan import PenugasanRow
from kinerja_desktop.storage.unit_of_work import Transaction

_HARI: Final = timedelta(days=1)
_NUMBERS: Final = frozenset({"nip", "pns_id"})
"""A number that was given stays known (`identitas`), so a change of one is corrected by another change."""


@dataclass(frozen=True, slots=True)
class TinjauMutasi:
    """What a change would do beside changing the person.

    Attributes:
        akibat: what follows, in the order in which it is read; empty: nothing.
        terakhir: the last day in the old post, None where no post ends.
        skp: years of plans of the old post that run beyond that day.
    """

    akibat: tuple[Finding, ...] = ()
    terakhir: date | None = None
    skp: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HasilMutasi:
    """What was written.

    Attributes:
        kolom: the fields that changed.
        ditandai: those of them that count as set by hand since.
        jejak: a record with the revision that was written of it, for `urungkan`; None where the change cannot be
            taken back in one step.
    """

    kolom: frozenset[str]
    ditandai: frozenset[str]
    jejak: tuple[bytes, bytes] | None


@dataclass(frozen=True, slots=True)
class _Pos:
    """The post before and after; ``terakhir`` None where none ends."""

    lama: PenugasanRow | None
    baru: PenugasanRow | None
    terakhir: date | None


def is_pindah(isi: Mapping[str, Any]) -> bool:
    """Return whether a change can concern the post, so that `tinjau` has something to say."""
    return bool(POSITION & isi.keys())


def can_be_taken_back(kolom: Collection[str]) -> bool:
    """Return whether a change of these fields can be taken back in one step."""
    return not _NUMBERS.intersection(kolom)


def tinjau(
    konteks: Konteks, pegawai_id: int, isi: Mapping[str, Any], *, version: int, sejak: date | None
) -> TinjauMutasi:
    """Say what a change (arguments of `pegawai.ubah`) would do, by rehearsing it.

    Raises:
        ConflictError, RefusedError: as `pegawai.ubah`.
    """

    def rehearse(transaction: Transaction) -> TinjauMutasi:
        connection = transaction.connection
        rated = penugasan_queries.rated_by(connection, (pegawai_id,), ()) | {pegawai_id}
        before = penugasan_queries.main_stretches(connection, rated)
        write_change(transaction, pegawai_id, isi, version=version, sejak=sejak)
        if sejak is not None and sejak > clock.today():
            sync_penugasan(transaction, sejak, (pegawai_id,))
        after = penugasan_queries.main_stretches(connection, rated)
        pos = _post(before.get(pegawai_id), after.get(pegawai_id))
        return _told(connection, pegawai_id, pos, before, after)

    return geladi(konteks, rehearse)


def _post(lama: PenugasanRow | None, baru: PenugasanRow | None) -> _Pos:
    if lama is None or baru is None or lama.id == baru.id:
        return _Pos(lama, baru, None)
    moved = (lama.jabatan, lama.unit_id) != (baru.jabatan, baru.unit_id)
    return _Pos(lama, baru, baru.dari - _HARI if moved else None)


def _told(
    connection: Koneksi,
    pegawai_id: int,
    pos: _Pos,
    before: Mapping[int, PenugasanRow],
    after: Mapping[int, PenugasanRow],
) -> TinjauMutasi:
    row = people_queries.one(connection, clock.today(), pegawai_id)
    name = nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang) if row is not None else ""
    found: list[Finding] = []
    running: list[SkpBerjalanRow] = []
    if pos.lama is not None and pos.baru is not None and pos.terakhir is not None:
        found.append(_moves(connection, name, pos.lama, pos.baru))
        found += _ratings(queries.ratings_until(connection, pos.lama.id, pos.baru.dari), pos.baru.dari)
        running = _running(connection, pegawai_id, pos.terakhir)
        found += _plans(running)
        found += _facts(connection, running, pos.baru.dari)
        found += _beside(connection, pegawai_id, name, pos)
    found += [
        _finding(
            "akhir.bawahan" if one.ke else "akhir.bawahan-kosong",
            nama=one.nama,
            dari=one.dari or "-",
            ke=one.ke,
        )
        for one in pindah_penilai(connection, before, after)
    ]
    return TinjauMutasi(tuple(found), pos.terakhir, tuple(sorted({one.tahun for one in running})))


def _finding(code: str, severity: Severity = Severity.INFO, **args: object) -> Finding:
    return Finding(code, severity, args=args)


def _moves(connection: Koneksi, name: str, lama: PenugasanRow, baru: PenugasanRow) -> Finding:
    place = {row.id: row.nama for row in units.nodes(connection)}

    def post(row: PenugasanRow) -> str:
        return ", ".join(part for part in (row.jabatan, place.get(row.unit_id or 0, "")) if part) or "-"

    return _finding("mutasi.pindah", nama=name, dari=post(lama), ke=post(baru), mulai=tanggal(baru.dari))


def _ratings(rows: Sequence[NilaiMasaRow], first: date) -> Iterable[Finding]:
    """Say what stays with the old post: periods that lie after the day are doubtful, the one of the day is cut."""
    later = [row for row in rows if row.awal >= first]
    cut = [row for row in rows if row.awal < first]
    locked = [row for row in cut if row.status == StatusNilai.TERKUNCI.value]
    stored = [row for row in cut if row.status != StatusNilai.TERKUNCI.value]
    for code, found in (("mutasi.terkunci", locked), ("mutasi.terisi", stored), ("mutasi.sesudah", later)):
        if found:
            words = ", ".join(periode_of(row.periode).text for row in found)
            severity = Severity.INFO if code == "mutasi.terisi" else Severity.WARN
            yield _finding(code, severity, periode=words, mulai=tanggal(first))


def _running(connection: Koneksi, pegawai_id: int, last: date) -> list[SkpBerjalanRow]:
    """Return the plans of the own post that run beyond its last day; that of the new post is not there yet."""
    rows = queries.running_plans(connection, (pegawai_id,), last + _HARI)
    return [row for row in rows if row.jenis == JenisPenugasan.DEFINITIF.value]


def _plans(running: Sequence[SkpBerjalanRow]) -> Iterable[Finding]:
    for row in running:
        yield _finding("mutasi.skp", Severity.WARN, tahun=row.tahun, sampai=tanggal(row.sampai))
    yield _finding("mutasi.skp-baru")


def _facts(connection: Koneksi, running: Sequence[SkpBerjalanRow], first: date) -> Iterable[Finding]:
    """Say what was recorded for the old plan in periods that begin after the move."""
    codes = pelaksanaan.periods_with_facts(connection, [row.id for row in running])
    later = sorted(
        (one for code in codes if (one := periode_of(code)).awal >= first), key=lambda one: one.awal
    )
    if later:
        words = ", ".join(one.text for one in later)
        yield _finding("mutasi.realisasi", Severity.WARN, periode=words)


def _beside(connection: Koneksi, pegawai_id: int, name: str, pos: _Pos) -> Iterable[Finding]:
    """Say what does not follow: units that are led elsewhere, objections that run."""
    assert pos.baru is not None and pos.terakhir is not None  # noqa: S101, PT018 - asked only of who moves
    for led in queries.headships(connection, (pegawai_id,), pos.terakhir):
        if led.unit_id != pos.baru.unit_id:
            yield _finding("mutasi.memimpin", Severity.WARN, nama=name, unit=led.unit)
    count = queries.objections(connection, (pegawai_id,)).get(pegawai_id, 0)
    if count:
        yield _finding("akhir.keberatan", nama=name, jumlah=bilangan(count))


def simpan(
    konteks: Konteks,
    pegawai_id: int,
    isi: Mapping[str, Any],
    *,
    version: int,
    sejak: date | None,
    tutup_skp: date | None = None,
) -> Outcome[HasilMutasi]:
    """Write a change, with the arguments of `pegawai.ubah`.

    ``tutup_skp``: the last day in the old post (`TinjauMutasi.terakhir`) on which plans that run beyond it are closed;
    None: they run on.

    Raises:
        ConflictError, RefusedError: as `pegawai.ubah`.
    """
    with konteks.simpanan.write(konteks.author, alasan=UBAH) as transaction:
        connection = transaction.connection
        marked = set(people_queries.hand_set(connection, pegawai_id))
        before = people_queries.latest_revisions(connection, pegawai_id)
        changed = write_change(transaction, pegawai_id, isi, version=version, sejak=sejak)
        if changed and tutup_skp is not None:
            skp_tutup.close_on(transaction, _running(connection, pegawai_id, tutup_skp), tutup_skp)
        written = people_queries.latest_revisions(connection, pegawai_id).items() - before.items()
        trace = next(iter(sorted(written)), None) if can_be_taken_back(changed) else None
        return Outcome(HasilMutasi(changed, changed - marked, trace), transaction.changes)


def urungkan(konteks: Konteks, pegawai_id: int, hasil: HasilMutasi) -> Outcome[int]:
    """Take a change of a person back; return how many records stay because they were edited since.

    Raises:
        RefusedError: ``mutasi.dipakai`` where something hangs on the new post, ``mutasi.tidak-ada``.
    """
    with konteks.simpanan.write(konteks.author, alasan="ubah pegawai diurungkan") as transaction:
        connection = transaction.connection
        [who] = penugasan_queries.everybody(connection, (pegawai_id,)).values()
        written = queries.revisions_with(connection, *hasil.jejak) if hasil.jejak is not None else []
        if not written:
            raise RefusedError("mutasi.tidak-ada")
        found = undo.plan(connection, written)
        if _is_in_use(connection, pegawai_id, written[0].seq, found):
            name = nama_tampil(who.gelar_depan, who.nama, who.gelar_belakang)
            raise RefusedError("mutasi.dipakai", nama=name)
        undo.put_back(transaction, found)
        roster.unmark(transaction, [(pegawai_id, name) for name in sorted(hasil.ditandai)])
        sync_penugasan(transaction, clock.today(), (pegawai_id,))
        ringkasan.rebuild(connection)
        for kind in ("pegawai", "penilaian", "penugasan", "skp"):
            transaction.touch_all(kind)
        return Outcome(len(found.kept), transaction.changes)


def _is_in_use(connection: Koneksi, pegawai_id: int, seq: int, found: undo.UndoPlan) -> bool:
    """Return whether something rests on what was written, the last of it as revision ``seq``.

    A stretch that was opened since copied what it does not change: going back below it would be a move of that day.
    """
    if any(one.jenis in {"penugasan", "pegawai_keadaan"} and not one.kolom for one in found.kept):
        return True
    states = found.back.get("pegawai_keadaan") or found.remove.get("pegawai_keadaan")
    return bool(states) and people_queries.opened_since(connection, pegawai_id, seq)
