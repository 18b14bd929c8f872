"""*Akhiri*: somebody retires, dies, moves away, is let go, or a contract ends. Nothing is deleted; one step undoes it.

The stretch closes on the last day; plans that run are closed with it, units that were led pass to the next head, and
the last stretch is either still rated or gets a reason why not (`tanpa_evaluasi`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from kinerja_desktop.domain import keadaan as states
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan, JenisPeriode, Kedudukan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import SEBAB, Evaluasi, has_left
from kinerja_desktop.domain.periode import of_day
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.teks import satu_baris
from kinerja_desktop.foundation.teks import tanggal as tanggal_teks
from kinerja_desktop.services import akhir_penilai, skp_tutup
from kinerja_desktop.services.geladi import Pindah, geladi, pindah_penilai
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import follow, sync_penugasan
from kinerja_desktop.services.periode import kelompok_of
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import nilai as ratings
from kinerja_desktop.storage.commands import penugasan as positions
from kinerja_desktop.storage.commands import ringkasan, roster, undo
from kinerja_desktop.storage.queries import akhir as queries
from kinerja_desktop.storage.queries import pegawai as people_queries
from kinerja_desktop.storage.queries import penugasan as penugasan_queries
from kinerja_desktop.storage.queries import roster as roster_queries
from kinerja_desktop.storage.queries.akhir import PengakhiranRow, TanpaEvaluasiRow
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.periode import groups
from kinerja_desktop.storage.unit_of_work import Transaction

__all__ = [
    "Akhir", "Berakhir", "HasilAkhir", "PengakhiranRow", "Pindah", "TanpaEvaluasiRow", "TinjauAkhir", "akhiri",
    "daftar", "tanpa_evaluasi", "tinjau", "urungkan",
]  # fmt: skip

_HARI: Final = timedelta(days=1)
_MAIN: Final = JenisPenugasan.DEFINITIF.value


@dataclass(frozen=True, slots=True)
class Akhir:
    """What is said of an ending.

    Attributes:
        tanggal: the last day (inclusive).
        sebab: one of `domain.pengakhiran.SEBAB`.
        keterangan: number of the decree and the like, may be ''.
        alasan: why the last stretch is not rated; needed for `Evaluasi.TIDAK`.
    """

    tanggal: date
    sebab: Kedudukan
    evaluasi: Evaluasi
    keterangan: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Berakhir:
    """One person before the ending.

    Attributes:
        memimpin: units that lose their head; ``skp``: years of plans that are closed.
        keberatan: objections that are neither decided nor taken back.
        halangan: why this one cannot end on that day, None if he can.
    """

    id: int
    nama: str
    nip: str
    jabatan: str
    unit: str
    memimpin: tuple[str, ...]
    skp: tuple[int, ...]
    keberatan: int
    halangan: Finding | None


@dataclass(frozen=True, slots=True)
class TinjauAkhir:
    """What an ending would do."""

    orang: tuple[Berakhir, ...]
    bawahan: tuple[Pindah, ...]

    @property
    def halangan(self) -> tuple[Finding, ...]:
        """Return why it cannot be done."""
        return tuple(one.halangan for one in self.orang if one.halangan is not None)


@dataclass(frozen=True, slots=True)
class HasilAkhir:
    """What was written.

    Attributes:
        ids: the endings, for `urungkan`; ``penugasan_ids``: the last positions, for Entri Penilaian.
        periode: the period of the group of the first of them in which the last day lies.
    """

    ids: tuple[int, ...]
    penugasan_ids: tuple[int, ...]
    periode: str


def tinjau(konteks: Konteks, pegawai_ids: Collection[int], tanggal: date) -> TinjauAkhir:
    """Say what an ending on a day would do: who leads what, plans, objections, who gets another rater.

    It is rehearsed in a transaction that is rolled back, so that it says what will happen and not what is likely.
    """

    def rehearse(transaction: Transaction) -> TinjauAkhir:
        orang = tuple(_look(transaction.connection, pegawai_ids, tanggal))
        ids = {one.id for one in orang if one.halangan is None}
        return TinjauAkhir(orang, _passed_on(transaction, ids, tanggal))

    return geladi(konteks, rehearse)


def _look(connection: Koneksi, pegawai_ids: Collection[int], tanggal: date) -> Iterable[Berakhir]:
    stretches = {id_: roster_queries.stretches(connection, id_)[id_] for id_ in pegawai_ids}
    held = _by_person(queries.positions(connection, pegawai_ids))
    later = queries.rated_later(connection, pegawai_ids, tanggal)
    leading = _by_person(queries.headships(connection, pegawai_ids, tanggal))
    running = _by_person(queries.running_plans(connection, pegawai_ids, tanggal))
    objections = queries.objections(connection, pegawai_ids)
    for row in filter(None, (people_queries.one(connection, tanggal, id_) for id_ in pegawai_ids)):
        name = nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)
        after = states.at(stretches[row.id], tanggal + _HARI)
        began = min((one.dari for one in held.get(row.id, ()) if one.jenis == _MAIN), default=None)
        yield Berakhir(
            row.id, name, row.nip, row.jabatan, row.unit_nama, tuple(one.unit for one in leading.get(row.id, ())),
            tuple(sorted({one.tahun for one in running.get(row.id, ())})), objections.get(row.id, 0),
            _hindrance(name, row.uid.hex(), tanggal, (after, stretches[row.id]), began, is_rated_later=row.id in later),
        )  # fmt: skip


def _hindrance(
    nama: str,
    uid: str,
    tanggal: date,
    held: tuple[states.Keadaan, Sequence[states.Keadaan]],
    began: date | None,
    *,
    is_rated_later: bool,
) -> Finding | None:
    after, known = held
    args = {"nama": nama, "tanggal": tanggal_teks(tanggal)}
    if has_left(after.kedudukan):
        while after.dari > states.AWAL and has_left(
            (before := states.at(known, after.dari - _HARI)).kedudukan
        ):
            after = before
        args["tanggal"] = tanggal_teks(after.dari - _HARI)
        return Finding("akhir.sudah", Severity.BLOCK, args=args, subject=uid)
    if is_rated_later:
        return Finding("akhir.dinilai-sesudah", Severity.BLOCK, args=args, subject=uid)
    if began is not None and began > tanggal:
        args["dari"] = tanggal_teks(began)
        return Finding("akhir.sebelum-mulai", Severity.BLOCK, args=args, subject=uid)
    return None


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.pegawai_id, []).append(row)
    return found


def _passed_on(transaction: Transaction, ids: set[int], tanggal: date) -> tuple[Pindah, ...]:
    """End these people inside the transaction; return who has another rater then."""
    connection = transaction.connection
    rated = penugasan_queries.rated_by(connection, ids, ()) - ids
    before = penugasan_queries.main_stretches(connection, rated)
    concerned = {id_ for id_, row in before.items() if row.penilai_pegawai_id in ids}
    akhir = Akhir(tanggal, Kedudukan.PENSIUN, Evaluasi.DINILAI)
    units = _write(transaction, ids, akhir)
    if tanggal >= clock.today():
        exempt = akhir_penilai.without(connection, ids)
        sync_penugasan(transaction, tanggal + _HARI, ids, unit_ids=units, kecuali=exempt)
    after = penugasan_queries.main_stretches(connection, concerned)
    return pindah_penilai(connection, {id_: before[id_] for id_ in concerned}, after)


def akhiri(konteks: Konteks, versions: Mapping[int, int], akhir: Akhir) -> Outcome[HasilAkhir]:
    """End people on a day; all of them or none.

    Args:
        konteks: who asks.
        versions: version as seen by pegawai id.
        akhir: the day, the reason, what becomes of the last stretch.

    Raises:
        RefusedError: ``akhir.sebab``, ``akhir.tanpa-alasan``, or why somebody cannot end on that day (``akhir.sudah``,
            ``akhir.dinilai-sesudah``, ``akhir.sebelum-mulai``).
        ConflictError: somebody was changed since.
    """
    if akhir.sebab not in SEBAB:
        raise RefusedError("akhir.sebab", sebab=akhir.sebab.value)
    if akhir.evaluasi is Evaluasi.TIDAK and not akhir.alasan.strip():
        raise RefusedError("akhir.tanpa-alasan")
    with konteks.simpanan.write(konteks.author, alasan=f"akhiri: {akhir.sebab.value}") as transaction:
        connection = transaction.connection
        for id_, version in versions.items():
            roster.check_version(transaction, id_, version)
        for one in _look(connection, versions, akhir.tanggal):
            if one.halangan is not None:
                raise RefusedError(one.halangan.code, **one.halangan.args)
        _write(transaction, set(versions), akhir)
        for id_ in versions:
            roster.mark_by_hand(transaction, id_, ("kedudukan",))
        made = record(transaction, dict.fromkeys(versions, akhir))
        return Outcome(made, transaction.changes)


def record(transaction: Transaction, endings: Mapping[int, Akhir]) -> HasilAkhir:
    """Write how people left, by pegawai id, inside a transaction; their positions are closed by somebody else."""
    made = [transaction.insert(tables.pengakhiran, _record(id_, one)) for id_, one in sorted(endings.items())]
    held = queries.positions(transaction.connection, endings)
    last = {
        row.pegawai_id: row.id
        for row in held
        if row.jenis == _MAIN and row.dari <= endings[row.pegawai_id].tanggal
    }
    first = min(endings)
    periode = _period(transaction, first, endings[first].tanggal)
    return HasilAkhir(tuple(made), tuple(sorted(last.values())), periode)


def _period(transaction: Transaction, pegawai_id: int, day: date) -> str:
    """Bring the period of a person's group with that day into use; return its code."""
    state = states.at(roster_queries.stretches(transaction.connection, pegawai_id)[pegawai_id], day)
    group = kelompok_of(state.jenis_pegawai, state.dinilai_di)
    kind = groups(transaction.connection, day.year).get(group, JenisPeriode.TRIWULAN)
    one = of_day(day, JenisPeriode(kind))
    ratings.ensure_period(transaction, one)
    return one.kode


def _record(pegawai_id: int, akhir: Akhir) -> dict[str, Any]:
    return {
        "pegawai_id": pegawai_id,
        "tanggal": akhir.tanggal,
        "sebab": akhir.sebab.value,
        "keterangan": satu_baris(akhir.keterangan),
        "evaluasi": akhir.evaluasi.value,
        "alasan": satu_baris(akhir.alasan) if akhir.evaluasi is Evaluasi.TIDAK else "",
    }


def _write(transaction: Transaction, ids: set[int], akhir: Akhir) -> set[int]:
    """Write states, positions, heads and plans; return the units that lose their head."""
    connection, day = transaction.connection, akhir.tanggal
    standing = {"kedudukan": akhir.sebab.value, "kedudukan_teks": ""}
    news = []
    for id_ in sorted(ids):
        held = roster_queries.stretches(connection, id_)[id_]
        plan = states.set_by_hand(held, standing, day + _HARI, opens=True)
        changed = {stretch: dict(values) for stretch, values in plan.ubah.items()}
        news.append(roster.PersonNews(id_, {}, list(plan.baru), changed))
    roster.apply_news(transaction, news)
    units = _end_headships(transaction, ids, day)
    skp_tutup.close_on(transaction, queries.running_plans(connection, ids, day), day)
    _end_positions(transaction, ids, day)
    if day < clock.today():
        exempt = akhir_penilai.without(connection, ids)
        follow(transaction, day + _HARI, ids, unit_ids=units, kecuali=exempt)
    return units


def _end_headships(transaction: Transaction, ids: set[int], day: date) -> set[int]:
    rows = queries.headships(transaction.connection, ids, day)
    begun = {row.id: {"sampai": day} for row in rows if row.dari <= day}
    transaction.update_many(tables.unit_kepala, begun)
    transaction.delete_many(tables.unit_kepala, [row.id for row in rows if row.dari > day])
    return {row.unit_id for row in rows}


def _end_positions(transaction: Transaction, ids: set[int], day: date) -> None:
    """Close what is held on the day; a second position that would begin later goes if nothing hangs on it."""
    rows = queries.positions(transaction.connection, ids)
    open_ = [row for row in rows if row.sampai is None or row.sampai > day]
    positions.change(transaction, {row.id: {"sampai": day} for row in open_ if row.dari <= day})
    coming = [row.id for row in open_ if row.dari > day and row.jenis != _MAIN]
    used = penugasan_queries.rated(transaction.connection, coming)
    positions.remove(transaction, [id_ for id_ in coming if id_ not in used])


def daftar(konteks: Konteks, pegawai_ids: Collection[int] | None = None) -> tuple[PengakhiranRow, ...]:
    """Return endings (of these people), the latest first."""
    with konteks.simpanan.read() as connection:
        return tuple(queries.endings(connection, pegawai_ids=pegawai_ids))


def tanpa_evaluasi(
    konteks: Konteks, periode: str, unit_id: int | None = None
) -> tuple[TanpaEvaluasiRow, ...]:
    """Return who left in a period and is not rated for it, with the reason that was given."""
    one = periode_of(periode)
    with konteks.simpanan.read() as connection:
        return tuple(queries.not_rated(connection, one.awal, one.akhir, one.kode, unit_id, konteks.cakupan))


def urungkan(konteks: Konteks, ids: Sequence[int]) -> Outcome[int]:
    """Take endings back that were made in one step; return how many changed records stay because of later edits.

    Raises:
        RefusedError: ``akhir.tidak-ada``; ``akhir.dilanjutkan``: a later state of somebody was recorded since.
    """
    with konteks.simpanan.write(konteks.author, alasan="akhiri diurungkan") as transaction:
        connection = transaction.connection
        rows = [row for row in queries.endings(connection) if row.id in set(ids)]
        if not rows:
            raise RefusedError("akhir.tidak-ada")
        people = {row.pegawai_id for row in rows}
        written = queries.revisions_with(connection, rows[0].uid)
        ended = penugasan_queries.everybody(connection, people)
        for id_, one in sorted(ended.items()):
            if people_queries.opened_since(connection, id_, written[0].seq):
                name = nama_tampil(one.gelar_depan, one.nama, one.gelar_belakang)
                raise RefusedError("akhir.dilanjutkan", nama=name)
        who = [one.uid for one in ended.values()]
        later = queries.gave_way(connection, written[0].seq, akhir_penilai.HARI_BARU, who)
        found = undo.plan(connection, [*later, *written])
        _leave_room(connection, found)
        undo.put_back(transaction, found)
        if found.back.get("pegawai_keadaan") or found.remove.get(
            "pegawai_keadaan"
        ):  # else the card said it first
            roster.unmark(transaction, [(id_, "kedudukan") for id_ in sorted(people)])
        last = {row.pegawai_id: row.tanggal for row in rows}
        sync_penugasan(transaction, clock.today(), kecuali=akhir_penilai.again(connection, last))
        ringkasan.rebuild(connection)
        for kind in ("pegawai", "unit", "penilaian", "penugasan", "skp", "pengakhiran"):
            transaction.touch_all(kind)
        return Outcome(len(found.kept), transaction.changes)


def _leave_room(connection: Koneksi, found: undo.UndoPlan) -> None:
    """Let the earlier stretch of somebody stay closed whose later one, opened by the ending, is in use by now.

    Two open stretches would lie over each other; the tree gives the later one its rater back.
    """
    held = queries.owners(
        connection, [one.id for one in found.kept if one.jenis == "penugasan" and not one.kolom]
    )
    people = set(held.values())
    back = found.back.get("penugasan", {})
    for id_, owner in queries.owners(connection, list(back)).items():
        if owner in people:
            back[id_].pop("sampai", None)
