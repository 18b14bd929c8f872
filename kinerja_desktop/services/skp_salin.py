"""Saving the retyping of plans: last year's SKP, the library of a jabatan, one RHK for many people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.beda_skp import Beda, compare
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import EDITABLE, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import skp, skp_urung
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import RhkPimpinan, SkpLengkap
from kinerja_desktop.services.skp_urung import HasilBersama
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi

_MOST: Final = 200
"""So many entries of the library are shown; the most used come first."""


@dataclass(frozen=True, slots=True)
class Salinan:
    """What a copy would make of a plan, before anything is written.

    Attributes:
        sumber_id, sumber_tahun, sumber_jabatan: the plan it comes from.
        isi: the content to be saved; its records are new.
        beda: what it says differently from what the plan holds now.
    """

    sumber_id: int
    sumber_tahun: int
    sumber_jabatan: str
    isi: IsiSkp
    beda: tuple[Beda, ...]


@dataclass(frozen=True, slots=True)
class PustakaRhk:
    """An RHK of the library with the indicators of its newest use; ``jumlah`` people have it, last in ``tahun``."""

    rhk: Rhk
    jumlah: int
    tahun: int


def tahun_lalu(konteks: Konteks, skp_id: int) -> Salinan:
    """Return what last year's SKP of the same person would make of a plan that is stored.

    Raises:
        RefusedError: ``skp.sumber-kosong``, ``skp.tidak-ada``.
    """
    return salinan(konteks, skp.buka(konteks, skp_id))


def salinan(konteks: Konteks, now: SkpLengkap) -> Salinan:
    """Return what last year's SKP of the same person would make of a plan; the same jabatan is preferred.

    Links go to the leader's RHK of this year that has the same words; the others hang in the air with their words.
    Content that the plan has already comes first.

    Raises:
        RefusedError: ``skp.sumber-kosong``.
    """
    tahun = now.baris.dari.year
    with konteks.simpanan.read() as connection:
        plans = queries.of_person(connection, [now.baris.pegawai_id], tahun - 1)
        jabatan_of = queries.jabatan_of(connection, {plan.penugasan_id for plan in plans})
        found = [(jabatan_of[plan.penugasan_id], plan) for plan in plans if plan.status != StatusSkp.DIUBAH]
        if not found:
            raise RefusedError("skp.sumber-kosong", tahun=tahun - 1, nama=now.baris.nama)
        jabatan, source = max(found, key=lambda one: (one[0] == now.baris.jabatan, one[1].sampai))
        old = queries.contents(connection, [source.id])[source.id]
    made = _joined(now, old, now.pimpinan)
    return Salinan(source.id, tahun - 1, jabatan, made, compare(now.isi, made))


def _joined(now: SkpLengkap, old: IsiSkp, leader: Sequence[RhkPimpinan]) -> IsiSkp:
    by_words = {_fold(one.teks): one for one in leader}
    have = {_fold(one.teks) for one in now.isi.rhk}
    fresh = [_relinked(one, by_words) for one in old.rhk if _fold(one.teks) not in have]
    kept = kerangka_skp.tidy(now.isi)
    rows = sorted([*kept.rhk, *fresh], key=lambda one: one.jenis != "utama")
    made = replace(kept, pendekatan=now.isi.pendekatan if kept.rhk else old.pendekatan, rhk=tuple(rows))
    for key, words in old.perilaku:
        if not made.ekspektasi(key):
            made = made.with_ekspektasi(key, words)
    for jenis, lines in old.lampiran:
        if not made.lines(jenis):
            made = made.with_lines(jenis, lines)
    return made


def _relinked(one: Rhk, leader: Mapping[str, RhkPimpinan]) -> Rhk:
    now = leader.get(_fold(one.pimpinan_teks))
    below = tuple(replace(ind, id=None) for ind in one.indikator)
    return replace(one, id=None, indikator=below, pimpinan_id=now.id if now else None)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def pustaka(konteks: Konteks, jabatan: str) -> tuple[PustakaRhk, ...]:
    """Return the RHK that people of a jabatan have planned here, the most used first, with indicators."""
    with konteks.simpanan.read() as connection:
        rows = queries.library(connection, jabatan, _MOST)
        whole = _rhk_by_id(connection, [row.rhk_id for row in rows])
    return tuple(PustakaRhk(_bare(whole[row.rhk_id]), row.jumlah, row.tahun) for row in rows)


def _rhk_by_id(connection: Koneksi, ids: Collection[int]) -> dict[int, Rhk]:
    plans = queries.plans_of_rhk(connection, ids)
    contents = queries.contents(connection, plans)
    return {one.id: one for isi in contents.values() for one in isi.rhk if one.id is not None}


def _bare(one: Rhk) -> Rhk:
    """Return an RHK as a pattern: no records, no links."""
    below = tuple(replace(ind, id=None) for ind in one.indikator)
    return replace(one, id=None, indikator=below, pimpinan_id=None, pimpinan_teks="", penugasan_dari="")


def bagikan(konteks: Konteks, tahun: int, rhk: Rhk, penugasan_ids: Collection[int]) -> Outcome[HasilBersama]:
    """Give one RHK with its indicators to many people; who has no plan yet gets a draft.

    Who has an RHK with the same words keeps it; plans that may not be edited are left and told. It serves the
    same RHK of a leader only below that leader: others would serve somebody who does not rate them.

    Returns:
        The plans that got it, and how `skp_urung.pulihkan` takes it back.
    """
    with konteks.simpanan.write(konteks.author, alasan="bagikan RHK") as transaction:
        connection = transaction.connection
        rows = skp.list_rows(connection, konteks, tahun, penugasan_ids=penugasan_ids)
        planned = {row.skp_id for row in rows}
        ids = skp.make(transaction, konteks, tahun, dict.fromkeys(penugasan_ids))
        plans = queries.plans(connection, list(ids.values()))
        contents = queries.contents(connection, list(plans))
        linked = replace(rhk, id=None, indikator=tuple(replace(ind, id=None) for ind in rhk.indikator))
        loose = replace(linked, pimpinan_id=None, pimpinan_teks="")
        served = _below_same_leader(connection, konteks, tahun, rhk, penugasan_ids)
        before: dict[int, IsiSkp] = {}
        findings: list[Finding] = []
        for id_, plan in plans.items():
            if StatusSkp(plan.status) not in EDITABLE:
                findings.append(skp.locked(connection, konteks, plan))
            elif _fold(rhk.teks) not in {_fold(one.teks) for one in contents[id_].rhk}:
                isi = contents[id_]
                given = linked if plan.penugasan_id in served else loose
                ordered = sorted([*isi.rhk, given], key=lambda one: one.jenis != "utama")
                commands.write(transaction, id_, replace(isi, rhk=tuple(ordered)), version=None)
                before[id_] = isi
        made = plans.keys() - planned
        held = skp_urung.semula(
            connection, {id_: isi for id_, isi in before.items() if id_ not in made}, made
        )
        return Outcome(HasilBersama(tuple(before), tuple(findings), held), transaction.changes)


def _below_same_leader(
    connection: Koneksi, konteks: Konteks, tahun: int, rhk: Rhk, penugasan_ids: Collection[int]
) -> set[int]:
    """Return whose penilai has the RHK that one serves; everybody where it is the words of nobody's RHK."""
    if rhk.pimpinan_id is None:
        return set(penugasan_ids)
    rows = skp.list_rows(connection, konteks, tahun, penugasan_ids=list(penugasan_ids))
    leaders = {who.id for row in rows if (who := row.penilai) is not None and who.jenis is JenisPihak.PEGAWAI}
    planned = queries.rhk_of_people(connection, leaders, tahun)
    owners = {Pihak(JenisPihak.PEGAWAI, one.pegawai_id) for one in planned if one.id == rhk.pimpinan_id}
    return {row.penugasan_id for row in rows if row.penilai in owners}
