"""People: lists, search, the card of one person, editing by hand, usul perbaikan SIASN."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from kinerja_desktop.domain import keadaan, nip
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.keadaan import FIELDS, Keadaan
from kinerja_desktop.domain.nip import recognise
from kinerja_desktop.domain.pegawai import nama_cari, nama_tampil, nama_urut
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.teks import satu_baris
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import follow
from kinerja_desktop.storage.commands import roster as commands
from kinerja_desktop.storage.queries import akhir, nilai, penugasan, predikat_luar
from kinerja_desktop.storage.queries import pegawai as queries
from kinerja_desktop.storage.queries import roster as roster_queries
from kinerja_desktop.storage.queries.akhir import PengakhiranRow
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.nilai import LamaRow
from kinerja_desktop.storage.queries.pegawai import NomorRow, PegawaiRow
from kinerja_desktop.storage.queries.penugasan import RangkapRow
from kinerja_desktop.storage.queries.predikat_luar import PredikatLuarRow
from kinerja_desktop.storage.queries.roster import PERSON_FIELDS, UsulRow
from kinerja_desktop.storage.unit_of_work import Transaction

__all__ = [
    "KartuPegawai",
    "LamaRow",
    "NomorRow",
    "PegawaiRow",
    "RangkapRow",
    "RiwayatPerubahan",
    "UsulRow",
    "cari",
    "daftar",
    "kartu",
    "tambah",
    "ubah",
    "usul_perbaikan",
]


_LONGEST = 200
"""Letters of a search beyond which nobody is called so; of a pasted sheet each word would be a condition, too many for SQLite."""
POSITION: Final = frozenset({"jabatan", "unit_id", "kedudukan"})
"""What of a person's state a position follows."""
UBAH: Final = "ubah pegawai"
"""The reason of an edit by hand for which none was given."""


@dataclass(frozen=True, slots=True)
class RiwayatPerubahan:
    """One change: when (local), by whom, what it was about, old and new by field."""

    waktu: datetime
    petugas: str
    aksi: str
    alasan: str
    jenis: str
    perubahan: Mapping[str, tuple[Any, Any]]
    impor_id: int | None


@dataclass(frozen=True, slots=True)
class KartuPegawai:
    """Everything known of one person.

    Attributes:
        baris: the person as on the day asked for.
        tanggal_lahir, jenis_kelamin: as known.
        keadaan: all stretches, the earliest first.
        nomor: all numbers ever known.
        tangan: fields set by hand -> what SIASN says otherwise (None: nothing).
        predikat_lama: annual predikat of earlier years without SKP, the latest first.
        rangkap: positions beside the own one (Plt and the like), the latest first.
        predikat_luar: predikat brought along from elsewhere, the latest period first.
        pengakhiran: how the person left, None for who did not.
        riwayat: the last changes, the newest first.
    """

    baris: PegawaiRow
    tanggal_lahir: date | None
    jenis_kelamin: str
    pns_id: str
    keadaan: tuple[Keadaan, ...]
    nomor: tuple[NomorRow, ...]
    tangan: Mapping[str, str | None]
    predikat_lama: tuple[LamaRow, ...]
    rangkap: tuple[RangkapRow, ...]
    predikat_luar: tuple[PredikatLuarRow, ...]
    pengakhiran: PengakhiranRow | None
    riwayat: tuple[RiwayatPerubahan, ...]

    @property
    def kini(self) -> Keadaan:
        """Return what holds today: an ending on its way begins the day after the last one."""
        return keadaan.at(self.keadaan, clock.today())

    @property
    def nama_tampil(self) -> str:
        """Return the name with its degrees."""
        return nama_tampil(self.baris.gelar_depan, self.baris.nama, self.baris.gelar_belakang)


def daftar(konteks: Konteks, unit_id: int | None = None, per: date | None = None) -> list[PegawaiRow]:
    """Return the people of a unit (with what is below it; None: all) as they are on a day, by name."""
    with konteks.simpanan.read() as connection:
        return queries.listing(connection, per or clock.today(), unit_id, konteks.cakupan)


def cari(konteks: Konteks, teks: str, limit: int = 50) -> list[PegawaiRow]:
    """Return people whose name contains all the words, or whose number begins with one."""
    words = nama_cari(teks)
    if not words or len(words) > _LONGEST:
        return []
    with konteks.simpanan.read() as connection:
        return queries.listing(connection, clock.today(), None, konteks.cakupan, words, limit)


def kartu(konteks: Konteks, pegawai_id: int, per: date | None = None) -> KartuPegawai:
    """Return everything known of one person.

    Raises:
        RefusedError: ``pegawai.tidak-ada``.
    """
    day = per or clock.today()
    with konteks.simpanan.read() as connection:
        people = roster_queries.known(connection, pegawai_id)
        person = people.people.get(pegawai_id)
        row = queries.one(connection, day, pegawai_id)
        if person is None or row is None:
            raise RefusedError("pegawai.tidak-ada")
        stretches = people.stretches[pegawai_id]
        uids = [person.uid, *queries.stretch_uids(connection, pegawai_id)]
        return KartuPegawai(
            row,
            person.tanggal_lahir,
            person.jenis_kelamin,
            person.pns_id,
            tuple(stretches),
            tuple(queries.numbers(connection, pegawai_id)),
            queries.hand_set(connection, pegawai_id),
            tuple(nilai.old_predikat(connection, pegawai_id)),
            tuple(penugasan.second_positions(connection, pegawai_id)),
            tuple(predikat_luar.of_people(connection, (pegawai_id,))),
            next(iter(akhir.endings(connection, pegawai_ids=(pegawai_id,))), None),
            tuple(_change(item) for item in queries.history(connection, uids)),
        )


def _change(row: queries.RiwayatRow) -> RiwayatPerubahan:
    delta = {name: (pair[0], pair[1]) for name, pair in json.loads(row.delta).items()}
    for hidden in ("nama_cari", "nama_urut"):
        delta.pop(hidden, None)
    return RiwayatPerubahan(
        clock.local(row.waktu), row.petugas, row.aksi, row.alasan, row.jenis, delta, row.impor_id
    )


def tambah(konteks: Konteks, isi: Mapping[str, Any], *, sejak: date | None = None) -> Outcome[int]:
    """Add a person by hand; every field given counts as set by hand.

    Args:
        konteks: who, where.
        isi: values by column of pegawai and pegawai_keadaan; ``nama`` at least.
        sejak: first day of duty here of somebody who comes from elsewhere (None: has been here as far as is known).
            Before it nobody rates the person here, and no plan is waited for. `keadaan.AWAL` says no more than None, and
            nothing is before it.

    Raises:
        RefusedError: ``pegawai.tanpa-nama``, ``pegawai.nomor-dipakai``, ``pegawai.bukan-nomor``.
    """
    if sejak is not None and sejak <= keadaan.AWAL:
        sejak = None
    with konteks.simpanan.write(konteks.author, alasan="tambah pegawai") as transaction:
        values = {name: value for name, value in _tidy(isi).items() if value not in (None, "")}
        if "nama" not in values:
            raise RefusedError("pegawai.tanpa-nama")
        _refuse_taken(transaction.connection, None, values)
        person = {name: values[name] for name in PERSON_FIELDS if name in values} | _keys(values["nama"])
        state = Keadaan(keadaan.AWAL, **{name: values[name] for name in FIELDS if name in values})
        first = state if sejak is None else keadaan.elsewhere(state)
        (pegawai_id,) = commands.insert_people(transaction, [person], [first])
        if sejak is not None:
            here = replace(state, dari=sejak)
            commands.apply_news(transaction, [commands.PersonNews(pegawai_id, {}, stretches_new=[here])])
        commands.add_numbers(transaction, [(pegawai_id, kind, value) for kind, value in _numbers(values)])
        commands.mark_by_hand(transaction, pegawai_id, values)
        follow(transaction, sejak or clock.today(), (pegawai_id,))
        changes = transaction.changes
    return Outcome(pegawai_id, changes)


def ubah(
    konteks: Konteks,
    pegawai_id: int,
    isi: Mapping[str, Any],
    *,
    version: int,
    sejak: date | None = None,
    alasan: str = "",
) -> Outcome[bool]:
    """Edit a person by hand; the fields are marked, so that no import overwrites them silently.

    Args:
        konteks: who, where.
        pegawai_id: the person.
        isi: values by column of pegawai and pegawai_keadaan.
        version: the version of the person that the user saw.
        sejak: from which day the changed state holds (a mutation), `keadaan.AWAL` at the earliest; None: what holds was
            wrong (a correction).
        alasan: why, kept in the revision.

    Raises:
        ConflictError: changed since.
        RefusedError: ``pegawai.tidak-ada``, ``pegawai.tanpa-nama``, ``pegawai.nomor-dipakai``,
            ``pegawai.bukan-nomor``.
    """
    with konteks.simpanan.write(konteks.author, alasan=alasan or UBAH) as transaction:
        changed = write_change(transaction, pegawai_id, isi, version=version, sejak=sejak)
        return Outcome(bool(changed), transaction.changes)


def write_change(
    transaction: Transaction, pegawai_id: int, isi: Mapping[str, Any], *, version: int, sejak: date | None
) -> frozenset[str]:
    """Do what `ubah` does inside a transaction; return the fields that changed."""
    sejak = None if sejak is None else max(sejak, keadaan.AWAL)
    known = roster_queries.known(transaction.connection, pegawai_id)
    person, isi = known.people.get(pegawai_id), _tidy(isi)
    if person is None:
        raise RefusedError("pegawai.tidak-ada")
    if "nama" in isi and not isi["nama"]:
        raise RefusedError("pegawai.tanpa-nama")
    _refuse_taken(transaction.connection, pegawai_id, isi)
    fields = {n: v for n, v in isi.items() if n in PERSON_FIELDS and v != getattr(person, n)}
    news = commands.PersonNews(pegawai_id, fields | (_keys(fields["nama"]) if "nama" in fields else {}))
    changed = _plan_state(known.stretches[pegawai_id], isi, sejak, news)
    if not news.person and not changed:
        return frozenset()
    commands.check_version(transaction, pegawai_id, version)
    commands.apply_news(transaction, [news])
    fresh = [pair for pair in _numbers(fields) if known.by_number.get(pair) != pegawai_id]
    commands.add_numbers(transaction, [(pegawai_id, *pair) for pair in fresh], sejak or clock.today())
    commands.mark_by_hand(transaction, pegawai_id, {*fields, *changed})
    if POSITION & changed:
        follow(transaction, sejak or clock.today(), (pegawai_id,))
    return frozenset({*fields, *changed})


def _plan_state(
    stretches: list[Keadaan], isi: Mapping[str, Any], sejak: date | None, news: commands.PersonNews
) -> set[str]:
    """Put the changed state into ``news``; return the names of the fields that change."""
    day = sejak or clock.today()
    held = keadaan.at(stretches, day)
    changed = {name for name in FIELDS if name in isi and isi[name] != getattr(held, name)}
    if not changed:
        return set()
    plan = keadaan.set_by_hand(stretches, {name: isi[name] for name in changed}, day, opens=sejak is not None)
    news.stretches_new = list(plan.baru)
    news.stretches_changed = {id_: dict(values) for id_, values in plan.ubah.items()}
    return changed


def _tidy(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with texts on one line: what was pasted must fit into every sheet and workbook."""
    found = {name: satu_baris(value) if isinstance(value, str) else value for name, value in isi.items()}
    if found.get("nip"):
        found["nip"] = _number(found["nip"], nip.clean(found["nip"]), 32)
    if found.get("pns_id"):
        found["pns_id"] = _number(found["pns_id"], found["pns_id"].replace(" ", ""), 64)
    return found


def _number(text: str, bare: str, most: int) -> str:
    """Return a personal number as it is stored; refuse what is none."""
    if len(bare) > most or not bare.replace("/", "").replace("-", "").isalnum():
        raise RefusedError("pegawai.bukan-nomor", nomor=textwrap.shorten(text, 60, placeholder="…"))
    return bare


def _refuse_taken(connection: Koneksi, pegawai_id: int | None, isi: Mapping[str, Any]) -> None:
    """Refuse a number that belongs to somebody else."""
    for kind, value in _numbers(isi):
        owner = roster_queries.owner(connection, kind, value)
        if owner is not None and owner[0] != pegawai_id:
            raise RefusedError("pegawai.nomor-dipakai", nomor=value, nama=owner[1])


def _numbers(isi: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    if isi.get("nip"):
        found.append(((recognise(isi["nip"]) or JenisNomor.NIP).value, isi["nip"]))
    if isi.get("pns_id"):
        found.append((JenisNomor.PNS_ID.value, isi["pns_id"]))
    return found


def _keys(nama: str) -> dict[str, str]:
    return {"nama_urut": nama_urut(nama), "nama_cari": nama_cari(nama)}


def usul_perbaikan(konteks: Konteks) -> list[UsulRow]:
    """Return the fields where the office kept its own value against SIASN's, by name."""
    with konteks.simpanan.read() as connection:
        return roster_queries.proposals(connection, clock.today())
