"""*Perencanaan*: who has an SKP in a year, making one, editing its content, handing in, returning, setting, changing.

Copies, the library and what is given to many live in `services.skp_salin`, removing and bringing back in
`services.skp_hapus`, the matriks peran hasil in `services.matriks`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.checks import skp as checks
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import EDITABLE, IsiSkp, StatusSkp, may_become
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import beku_skp, kata, skp_draf, skp_formulir, skp_hubungan, skp_lanjut
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.skp import RencanaRow, SkpRow
from kinerja_desktop.storage.unit_of_work import Transaction

BELUM: Final = "belum"
"""Status of a penugasan without plan, beside the codes of `StatusSkp`."""


@dataclass(frozen=True, slots=True)
class BarisSkp:
    """One penugasan of the year in the list; its penilai is the one of today.

    Attributes:
        nama, penilai_nama: with titles; ``penilai_nama`` '' for nobody.
        skp_id, version: None where there is no plan.
        status: code of `StatusSkp` or `BELUM`.
        jumlah_rhk, terhubung: how many RHK, how many of them serve one of the leader's.
        is_menunggu: the penilai is ours and has no plan yet: links wait for him.
        masa: ids of the stretches that the row stands for: the penilai changed, the plan goes on.
    """

    penugasan_id: int
    pegawai_id: int
    pegawai_uid: bytes
    nama: str
    nip: str
    jabatan: str
    jenis: str
    unit_id: int | None
    unit: str
    dari: date
    sampai: date
    penilai: Pihak | None
    penilai_nama: str
    skp_id: int | None
    version: int | None
    versi: int
    kelompok: str
    pendekatan: str
    status: str
    alasan: str
    ditetapkan: date | None
    jumlah_rhk: int
    terhubung: int
    is_menunggu: bool
    masa: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RhkPimpinan:
    """One RHK that people below may serve. ``nomor`` counts within its kind."""

    id: int
    nomor: int
    jenis: str
    teks: str


@dataclass(frozen=True, slots=True)
class SkpLengkap:
    """One plan with everything about it.

    Attributes:
        pimpinan: the penilai's RHK of the year, () while he has none.
        findings: what is missing or doubtful, what blocks first.
    """

    baris: BarisSkp
    version: int
    status: StatusSkp
    isi: IsiSkp
    pimpinan: tuple[RhkPimpinan, ...]
    findings: tuple[Finding, ...]

    @property
    def is_editable(self) -> bool:
        """Return whether the content may be changed now."""
        return self.status in EDITABLE


@dataclass(frozen=True, slots=True)
class HasilAksi:
    """What a batch action did. ``findings`` say why others were left (``subject``: uid of the pegawai)."""

    berhasil: tuple[int, ...]
    findings: tuple[Finding, ...]


def daftar(konteks: Konteks, tahun: int, unit_id: int | None = None) -> tuple[BarisSkp, ...]:
    """Return everybody's posts of a year with the newest plan, by unit and name (`skp_lanjut.of_year`)."""
    with konteks.simpanan.read() as connection:
        return list_rows(connection, konteks, tahun, unit_id)


def list_rows(
    connection: Koneksi,
    konteks: Konteks,
    tahun: int,
    unit_id: int | None = None,
    penugasan_ids: Collection[int] | None = None,
    pegawai_ids: Collection[int] | None = None,
) -> tuple[BarisSkp, ...]:
    """Return the rows of a year over an open connection as `skp_lanjut.of_year` joins them."""
    rows = skp_lanjut.of_year(connection, konteks, tahun, unit_id, penugasan_ids, pegawai_ids)
    raters = {row.penilai_pegawai_id for row in rows if row.penilai_pegawai_id is not None}
    planned = queries.with_plan(connection, raters, tahun)
    return tuple(_row(row, tahun, planned) for row in rows)


def _row(row: RencanaRow, tahun: int, planned: Collection[int]) -> BarisSkp:
    rater = pihak(row.penilai_pegawai_id, row.penilai_luar_id)
    waits = row.penilai_pegawai_id is not None and row.penilai_pegawai_id not in planned
    dari, sampai = stretch(row.dari, row.sampai, tahun)
    return BarisSkp(
        row.penugasan_id, row.pegawai_id, row.pegawai_uid,
        nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.jabatan, row.jenis, row.unit_id,
        row.unit, row.skp_dari or dari, row.skp_sampai or sampai, rater,
        nama_tampil(row.penilai_gelar_depan, row.penilai_nama, row.penilai_gelar_belakang), row.skp_id, row.version,
        row.versi or 0, row.kelompok or skp_formulir.kelompok(row.jenjang, row.jabatan).value, row.pendekatan, row.status or BELUM,
        row.alasan, row.ditetapkan, row.jumlah_rhk, row.terhubung, waits, row.masa or (row.penugasan_id,),
    )  # fmt: skip


def stretch(dari: date, sampai: date | None, tahun: int) -> tuple[date, date]:
    """Return the days of a year that a penugasan covers: what its SKP covers unless somebody says otherwise."""
    return max(dari, date(tahun, 1, 1)), min(sampai or date.max, date(tahun, 12, 31))


def buka(konteks: Konteks, skp_id: int) -> SkpLengkap:
    """Return one plan with its content.

    Raises:
        RefusedError: ``skp.tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        return whole(connection, konteks, skp_id)


def whole(connection: Koneksi, konteks: Konteks, skp_id: int) -> SkpLengkap:
    """Return one plan over an open connection.

    Raises:
        RefusedError: ``skp.tidak-ada``.
    """
    plan = queries.plans(connection, [skp_id]).get(skp_id)
    if plan is None:
        raise RefusedError("skp.tidak-ada")
    [row] = list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
    row = replace(
        row, skp_id=plan.id, version=plan.version, versi=plan.versi, status=plan.status, alasan=plan.alasan,
        dari=plan.dari, sampai=plan.sampai, ditetapkan=plan.ditetapkan,
    )  # fmt: skip
    isi = queries.contents(connection, [skp_id])[skp_id]
    leader = pimpinan_rhk(connection, row.penilai, plan.tahun)
    found = said_of(connection, row, plan.tahun, isi)
    return SkpLengkap(row, plan.version, StatusSkp(plan.status), isi, leader, found)


def pimpinan_rhk(connection: Koneksi, who: Pihak | None, tahun: int) -> tuple[RhkPimpinan, ...]:
    """Return the RHK of a leader's newest plans of a year; () for nobody, a rater from outside, no plan."""
    if who is None or who.jenis is not JenisPihak.PEGAWAI:
        return ()
    count: dict[str, int] = {}
    found: list[RhkPimpinan] = []
    for row in queries.rhk_of_people(connection, [who.id], tahun):
        count[row.jenis] = count.get(row.jenis, 0) + 1
        found.append(RhkPimpinan(row.id, count[row.jenis], row.jenis, row.teks))
    return tuple(found)


def said_of(connection: Koneksi, row: BarisSkp, tahun: int, isi: IsiSkp) -> tuple[Finding, ...]:
    """Return what is to be said of a content in the days of a row."""
    others = _others(connection, [row.pegawai_id], tahun)
    return (*skp_formulir.said(connection, row), *checks.check(_fact(row, row.dari, row.sampai, isi, others)))


_Others = Mapping[int, Sequence[tuple[SkpRow, str]]]
"""Plans of people in force with the jabatan, by pegawai."""


def _others(connection: Koneksi, pegawai_ids: Collection[int], tahun: int) -> _Others:
    plans = queries.of_person(connection, pegawai_ids, tahun)
    names = queries.jabatan_of(connection, {plan.penugasan_id for plan in plans})
    found: dict[int, list[tuple[SkpRow, str]]] = {}
    for plan in plans:
        if plan.status != StatusSkp.DIUBAH:
            found.setdefault(plan.pegawai_id, []).append((plan, names[plan.penugasan_id]))
    return found


def _fact(row: BarisSkp, dari: date, sampai: date, isi: IsiSkp, others_of: _Others) -> checks.FaktaSkp:
    others = tuple(
        (other.dari, other.sampai, jabatan)
        for other, jabatan in others_of.get(row.pegawai_id, ())
        if other.penugasan_id != row.penugasan_id
    )
    own = row.penilai is not None and row.penilai.jenis is JenisPihak.PEGAWAI
    return checks.FaktaSkp(
        uid=row.pegawai_uid.hex(),
        nama=row.nama,
        isi=isi,
        dari=dari,
        sampai=sampai,
        lain=others,
        ada_penilai=row.penilai is not None,
        pimpinan_direncanakan=not row.is_menunggu if own else None,
    )


# -- making and editing


def buat(
    konteks: Konteks, tahun: int, penugasan_ids: Collection[int], isi: IsiSkp | None = None
) -> Outcome[dict[int, int]]:
    """Make drafts for positions without a plan of the year; return the plan's id by penugasan.

    Positions that have one keep it and are answered with it.

    Args:
        konteks: who asks.
        tahun: the year.
        penugasan_ids: the positions.
        isi: what every draft begins with (the form that fits the jenjang is chosen per person); None: nothing.

    Raises:
        ConflictError: a position is gone (nothing is written).
    """
    with konteks.simpanan.write(konteks.author, alasan="buat SKP") as transaction:
        made = make(transaction, konteks, tahun, dict.fromkeys(penugasan_ids, isi))
        return Outcome(made, transaction.changes)


def make(
    transaction: Transaction, konteks: Konteks, tahun: int, plans: Mapping[int, IsiSkp | None]
) -> dict[int, int]:
    """Do the same inside a transaction of another use case, each position with a content of its own.

    Raises:
        ConflictError: a position is gone.
    """
    return skp_draf.drafts(transaction, tahun, rows_of(transaction.connection, konteks, tahun, plans), plans)


def rows_of(
    connection: Koneksi, konteks: Konteks, tahun: int, penugasan_ids: Collection[int]
) -> tuple[BarisSkp, ...]:
    """Return the rows of these positions.

    Raises:
        ConflictError: a position is gone.
    """
    rows = list_rows(connection, konteks, tahun, penugasan_ids=list(penugasan_ids))
    if len(rows) != len(penugasan_ids):
        raise ConflictError("simpanan.hilang", jenis="penugasan")
    return rows


def simpan(konteks: Konteks, skp_id: int, isi: IsiSkp, *, version: int) -> Outcome[SkpLengkap]:
    """Store the content of a plan that may be edited; return it as stored (its records have ids then).

    Saving an earlier content is undoing.

    Raises:
        RefusedError: ``skp.terkunci``, ``skp.tidak-ada``, ``skp.melingkar`` (``rhk``: the places of those that do).
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="ubah SKP") as transaction:
        editable(transaction.connection, konteks, skp_id)
        isi = skp_hubungan.with_known_links(transaction.connection, isi)
        if circle := skp_hubungan.in_circle(transaction.connection, isi):
            raise RefusedError("skp.melingkar", rhk=circle)
        commands.write(transaction, skp_id, isi, version=version)
        return Outcome(whole(transaction.connection, konteks, skp_id), transaction.changes)


def editable(connection: Koneksi, konteks: Konteks, skp_id: int) -> SkpRow:
    """Return a plan that may be edited.

    Raises:
        RefusedError: ``skp.terkunci``, ``skp.tidak-ada``.
    """
    plan = queries.plans(connection, [skp_id]).get(skp_id)
    if plan is None:
        raise RefusedError("skp.tidak-ada")
    if StatusSkp(plan.status) not in EDITABLE:
        found = locked(connection, konteks, plan)
        raise RefusedError(found.code, **found.args)
    return plan


def locked(connection: Koneksi, konteks: Konteks, plan: SkpRow) -> Finding:
    """Say that a plan may not be edited in its state, and what to do."""
    [row] = list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
    saran = sentence(f"skp.saran-{plan.status}")
    args = {"nama": row.nama, "status": status_word(plan.status), "saran": saran}
    return Finding("skp.terkunci", Severity.BLOCK, args=args, subject=row.pegawai_uid.hex())


def changed_since(connection: Koneksi, konteks: Konteks, plan: SkpRow) -> Finding:
    """Say that a plan was changed since, so that an older action on it is not taken back."""
    [row] = list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
    return Finding("skp.berubah-sejak", Severity.WARN, args={"nama": row.nama}, subject=row.pegawai_uid.hex())


def status_word(status: str) -> str:
    """Return the word of a status, also where there is no plan."""
    return sentence("skp.belum-ada") if status == BELUM else kata.istilah("status_skp", status)


def ubah_masa(
    konteks: Konteks, skp_id: int, dari: date, sampai: date, *, version: int
) -> Outcome[SkpLengkap]:
    """Change the days that a plan covers. What makes no sense is kept and said by the checks.

    Raises:
        RefusedError: ``skp.terkunci``, ``skp.tidak-ada``.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="ubah masa SKP") as transaction:
        editable(transaction.connection, konteks, skp_id)
        commands.change(transaction, {skp_id: {"dari": dari, "sampai": sampai}}, {skp_id: version})
        return Outcome(whole(transaction.connection, konteks, skp_id), transaction.changes)


# -- states


def ajukan(konteks: Konteks, versions: Mapping[int, int]) -> Outcome[HasilAksi]:
    """Hand plans to their penilai; what is blocked by a finding stays a draft."""
    return _act(
        konteks, versions, StatusSkp.DIAJUKAN, {"diajukan": clock.today(), "alasan": ""}, checked=True
    )


def tarik(konteks: Konteks, versions: Mapping[int, int]) -> Outcome[HasilAksi]:
    """Take handed-in plans back to draft."""
    return _act(konteks, versions, StatusSkp.DRAF, {"diajukan": None})


def kembalikan(konteks: Konteks, versions: Mapping[int, int], alasan: str) -> Outcome[HasilAksi]:
    """Hand plans back with what is to be mended.

    Raises:
        RefusedError: ``skp.tanpa-alasan``.
    """
    if not alasan.strip():
        raise RefusedError("skp.tanpa-alasan")
    return _act(konteks, versions, StatusSkp.DIKEMBALIKAN, {"alasan": alasan.strip()})


def tetapkan(
    konteks: Konteks, versions: Mapping[int, int], tanggal: date | None = None
) -> Outcome[HasilAksi]:
    """Record that plans were set by their penilai on a day (default: today); people are frozen as of that day.

    A plan that changes another one takes its place: the old one becomes *diubah* and stays printable.
    """
    day = tanggal or clock.today()
    return _act(
        konteks, versions, StatusSkp.DITETAPKAN, {"ditetapkan": day, "ditutup": None}, checked=True, day=day
    )


def tutup(konteks: Konteks, versions: Mapping[int, int], tanggal: date) -> Outcome[HasilAksi]:
    """Close plans that were set, as of the last day of their stretch."""
    return _act(konteks, versions, StatusSkp.DITUTUP, {"ditutup": tanggal, "sampai": tanggal})


def _act(
    konteks: Konteks,
    versions: Mapping[int, int],
    wanted: StatusSkp,
    values: Mapping[str, Any],
    *,
    checked: bool = False,
    day: date | None = None,
) -> Outcome[HasilAksi]:
    with konteks.simpanan.write(konteks.author, alasan=f"SKP {wanted.value}") as transaction:
        connection = transaction.connection
        plans = queries.plans(connection, list(versions))
        if len(plans) != len(versions):
            raise ConflictError("simpanan.hilang", jenis="skp")
        going, findings = sort_out(connection, konteks, plans, wanted, checked=checked)
        changes: dict[int, dict[str, Any]] = {id_: {"status": wanted.value, **values} for id_ in going}
        if day is not None:
            people = beku_skp.of_positions(connection, [plans[id_].penugasan_id for id_ in going], day)
            for id_ in going:
                changes[id_]["beku"] = beku_skp.to_text(people[plans[id_].penugasan_id])
            commands.change(transaction, _replaced(plans, going))
        commands.change(transaction, changes, {id_: versions[id_] for id_ in going})
        if day is not None:
            commands.move_links(transaction, list(_replaced(plans, going)))
        return Outcome(HasilAksi(tuple(going), tuple(findings)), transaction.changes)


def _replaced(plans: Mapping[int, SkpRow], going: Sequence[int]) -> dict[int, dict[str, Any]]:
    old = (plans[id_].menggantikan_id for id_ in going)
    return {id_: {"status": StatusSkp.DIUBAH.value} for id_ in old if id_ is not None}


def sort_out(
    connection: Koneksi, konteks: Konteks, plans: Mapping[int, SkpRow], wanted: StatusSkp, *, checked: bool
) -> tuple[list[int], list[Finding]]:
    """Return the plans that may go to a state, and why the others may not."""
    rows: dict[int, BarisSkp] = {}
    for tahun in {plan.tahun for plan in plans.values()}:
        ids = [plan.penugasan_id for plan in plans.values() if plan.tahun == tahun]
        rows |= {row.penugasan_id: row for row in list_rows(connection, konteks, tahun, penugasan_ids=ids)}
    contents = queries.contents(connection, list(plans)) if checked else {}
    others = {
        tahun: _others(connection, {plan.pegawai_id for plan in plans.values()}, tahun)
        for tahun in ({plan.tahun for plan in plans.values()} if checked else ())
    }
    going: list[int] = []
    findings: list[Finding] = []
    for id_, plan in plans.items():
        row = rows.get(plan.penugasan_id)
        if row is None:
            continue
        blocking = _blocking(row, plan, wanted, contents.get(id_), others.get(plan.tahun, {}))
        findings += blocking
        if not blocking:
            going.append(id_)
    return going, findings


def _blocking(
    row: BarisSkp, plan: SkpRow, wanted: StatusSkp, isi: IsiSkp | None, others: _Others
) -> list[Finding]:
    if not may_become(StatusSkp(plan.status), wanted):
        words = (status_word(plan.status), status_word(wanted.value))
        return [checks.not_allowed(row.nama, row.pegawai_uid.hex(), *words)]
    if isi is None:
        return []
    said = checks.check(_fact(row, plan.dari, plan.sampai, isi, others))
    return [one for one in said if one.severity is Severity.BLOCK]


def ubah(konteks: Konteks, skp_id: int, alasan: str) -> Outcome[int]:
    """Begin a new version of a plan that was set, as a draft with the same content; return its id.

    The old version holds until the new one is set. Where a newer version is there already, that one is returned.

    Raises:
        RefusedError: ``skp.tidak-boleh``, ``skp.tidak-ada``.
    """
    with konteks.simpanan.write(konteks.author, alasan="perubahan SKP") as transaction:
        connection = transaction.connection
        plan = queries.plans(connection, [skp_id]).get(skp_id)
        if plan is None:
            raise RefusedError("skp.tidak-ada")
        newest = queries.of_penugasan(connection, plan.penugasan_id, plan.tahun)[-1]
        if newest.id != skp_id:
            return Outcome(newest.id, transaction.changes)
        if not may_become(StatusSkp(plan.status), StatusSkp.DIUBAH):
            [row] = list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
            word = status_word(StatusSkp.DIUBAH.value)
            raise RefusedError("skp.tidak-boleh", nama=row.nama, status=status_word(plan.status), tujuan=word)
        held = queries.contents(connection, [skp_id])[skp_id]
        isi = replace(held, rhk=tuple(replace(one, asal_id=one.id) for one in held.rhk))
        values = {
            "penugasan_id": plan.penugasan_id, "tahun": plan.tahun, "dari": plan.dari, "sampai": plan.sampai,
            "versi": plan.versi + 1, "menggantikan_id": plan.id, "alasan": alasan.strip(),
        }  # fmt: skip
        [made] = commands.create(transaction, [(values, isi)])
        return Outcome(made, transaction.changes)


def versi(konteks: Konteks, penugasan_id: int, tahun: int) -> tuple[SkpRow, ...]:
    """Return all versions of the plan of a penugasan in a year, the newest last."""
    with konteks.simpanan.read() as connection:
        return tuple(queries.of_penugasan(connection, penugasan_id, tahun))
