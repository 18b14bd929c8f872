"""Heads and exceptions from files and pasted text: judged first, then written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import TERSEBUT, Finding, Severity
from kinerja_desktop.domain.pegawai import nama_cari, nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak, circles
from kinerja_desktop.domain.penugasan_draft import KepalaDraft, PenilaiDraft
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.services.atasan import appoint
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import HasilSync, exceptions, follow, pihak, set_exceptions
from kinerja_desktop.storage.queries import keadaan, kepala_luar, unit_rincian, units
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.unit_of_work import Transaction

DIPERBAIKI: Final = "perlu_diperbaiki"
KEMBAR: Final = "kembar"
"""The row repeats another one of the file and is taken once."""


@dataclass(frozen=True, slots=True)
class BarisKepala:
    """One judged head. ``aksi``: ``baru``, ``ganti`` (another leads now), ``sama``, ``kembar``, ``perlu_diperbaiki``."""

    draft: KepalaDraft
    aksi: str
    unit_id: int | None
    unit: str
    siapa: Pihak | None
    nama: str
    kepala_kini: str


@dataclass(frozen=True, slots=True)
class BarisPenilai:
    """One judged exception. ``aksi``: ``baru``, ``ganti``, ``sama``, ``kembar``, ``perlu_diperbaiki``."""

    draft: PenilaiDraft
    aksi: str
    pegawai_id: int | None
    nama: str
    penilai: Pihak | None
    penilai_nama: str
    atasan: Pihak | None


@dataclass(frozen=True, slots=True)
class HasilKepala:
    """The judgement of heads, and what the sync did when they were written (None: only looked)."""

    baris: tuple[BarisKepala, ...]
    findings: tuple[Finding, ...]
    sync: HasilSync | None = None


@dataclass(frozen=True, slots=True)
class HasilPenilai:
    """The judgement of exceptions, and what the sync did when they were written (None: only looked)."""

    baris: tuple[BarisPenilai, ...]
    findings: tuple[Finding, ...]
    sync: HasilSync | None = None


class _Known:
    """What the office knows of numbers and names, read once."""

    def __init__(
        self, connection: keadaan.Koneksi, numbers: Sequence[str], units_named: Sequence[str]
    ) -> None:
        self.people = queries.everybody(connection)
        self.by_nip = kepala_luar.people_by_number(connection, numbers)
        self.outside = kepala_luar.outsiders_by_number(connection, numbers)
        self.outside_names = {row.id: row.nama for row in kepala_luar.outsiders(connection)}
        self.by_number = kepala_luar.units_by_number(connection, [name.strip() for name in units_named])
        rows = units.all_units(connection, clock.today())
        self.units = {row.id: row for row in rows}
        self.by_name: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            self.by_name[nama_cari(row.nama)].append(row.id)

    def who(self, number: str, name: str = "") -> Pihak | None:
        digits = nip_rules.clean(number)
        if not digits and name:
            named = [id_ for id_, known in self.outside_names.items() if nama_cari(known) == nama_cari(name)]
            return Pihak(JenisPihak.LUAR, named[0]) if len(named) == 1 else None
        if digits in self.by_nip:
            return Pihak(JenisPihak.PEGAWAI, self.by_nip[digits])
        return Pihak(JenisPihak.LUAR, self.outside[digits]) if digits in self.outside else None

    def name(self, who: Pihak | None) -> str:
        if who is None:
            return ""
        if who.jenis is JenisPihak.LUAR:
            return self.outside_names[who.id]
        row = self.people[who.id]
        return nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)

    def unit(self, text: str, name: str = "") -> list[int]:
        found = self._unit(text)
        return found or (self._unit(name) if name else [])

    def _unit(self, text: str) -> list[int]:
        number = self.by_number.get(text.strip())
        if number is not None and number in self.units:
            return [number]
        *above, last = [nama_cari(part) for part in text.split(" / ")]
        return [id_ for id_ in self.by_name.get(last, ()) if self._lies_below(id_, above)]

    def _lies_below(self, unit_id: int, names: list[str]) -> bool:
        induk = self.units[unit_id].induk_id
        for name in reversed(names):
            if induk is None or induk not in self.units or nama_cari(self.units[induk].nama) != name:
                return False
            induk = self.units[induk].induk_id
        return True


def pratinjau_kepala(konteks: Konteks, drafts: Sequence[KepalaDraft]) -> HasilKepala:
    """Judge heads without writing: which are new, change something, are the same, or cannot be taken and why."""
    with konteks.simpanan.read() as connection:
        return _judge_heads(connection, drafts)


def apply_kepala_drafts(
    konteks: Konteks, drafts: Sequence[KepalaDraft], *, per_tanggal: date | None = None
) -> Outcome[HasilKepala]:
    """Write the heads that can be taken (one transaction) and let raters follow.

    ``per_tanggal``: first day of those whose row names none (None: since ever for a first head, else today).
    """
    with konteks.simpanan.write(konteks.author, alasan="impor kepala unit") as transaction:
        return Outcome(terapkan_kepala(transaction, drafts, per_tanggal), transaction.changes)


def terapkan_kepala(
    transaction: Transaction, drafts: Sequence[KepalaDraft], per_tanggal: date | None = None
) -> HasilKepala:
    """Do the work of `apply_kepala_drafts` inside a transaction (of an import batch)."""
    judged = _judge_heads(transaction.connection, drafts)
    since = clock.today()
    for row in judged.baris:
        if row.aksi in ("baru", "ganti") and row.unit_id is not None and row.siapa is not None:
            d = row.draft
            day = appoint(
                transaction, row.unit_id, row.siapa, d.jenis, d.dari or per_tanggal, d.sk_nomor, d.sk_tanggal
            )
            since = min(since, day) if day.year > 1900 else since
    return replace(judged, sync=follow(transaction, since))


def pratinjau_penilai(konteks: Konteks, drafts: Sequence[PenilaiDraft]) -> HasilPenilai:
    """Judge exceptions without writing."""
    with konteks.simpanan.read() as connection:
        return _judge_raters(connection, drafts)


def apply_penilai_drafts(
    konteks: Konteks, drafts: Sequence[PenilaiDraft], *, per_tanggal: date | None = None
) -> Outcome[HasilPenilai]:
    """Write the exceptions that can be taken (one transaction), as ``impor``; raters follow."""
    with konteks.simpanan.write(konteks.author, alasan="impor pengecualian atasan") as transaction:
        return Outcome(terapkan_penilai(transaction, drafts, per_tanggal), transaction.changes)


def terapkan_penilai(
    transaction: Transaction, drafts: Sequence[PenilaiDraft], per_tanggal: date | None = None
) -> HasilPenilai:
    """Do the work of `apply_penilai_drafts` inside a transaction (of an import batch)."""
    judged = _judge_raters(transaction.connection, drafts)
    wanted = {
        row.pegawai_id: row
        for row in judged.baris
        if row.aksi in ("baru", "ganti") and row.pegawai_id is not None
    }
    made = {}
    for id_, now in exceptions(transaction, list(wanted)).items():
        row = wanted[id_]
        d = row.draft
        made[id_] = replace(
            now, penilai=row.penilai, jenis=d.jenis.value, sk_nomor=d.sk_nomor, sk_tanggal=d.sk_tanggal,
            penilai_asal="impor", atasan=row.atasan or now.atasan,
            atasan_asal="impor" if row.atasan else now.atasan_asal,
        )  # fmt: skip
    return replace(judged, sync=set_exceptions(transaction, made, per_tanggal))


def _judge_heads(connection: keadaan.Koneksi, drafts: Sequence[KepalaDraft]) -> HasilKepala:
    known = _Known(connection, [nip_rules.clean(d.nip) for d in drafts], [d.unit for d in drafts])
    today = clock.today()
    leading = {
        row.unit_id: pihak(row.pegawai_id, row.penilai_luar_id)
        for row in unit_rincian.heads(connection)
        if row.dari <= today and (row.sampai is None or row.sampai >= today)
    }
    rows: list[BarisKepala] = []
    findings: list[Finding] = []
    for draft in drafts:
        found, who = known.unit(draft.unit, draft.unit_nama), known.who(draft.nip, draft.nama)
        code = _head_problem(draft, found, who)
        if code:
            args = {
                "unit": draft.unit,
                "jumlah": len(found),
                "nip": draft.nip,
                "isi": draft.nip or draft.nama,
            }
            findings.append(Finding(code, Severity.BLOCK, draft.lokasi, args))
        unit_id = found[0] if len(found) == 1 else None
        now = leading.get(unit_id) if unit_id is not None else None
        aksi = DIPERBAIKI if code else "baru" if now is None else "sama" if now == who else "ganti"
        name = known.units[unit_id].nama if unit_id is not None else draft.unit
        rows.append(BarisKepala(draft, aksi, unit_id, name, who, known.name(who), known.name(now)))
    settled, more = _settle(rows, lambda row: (row.unit_id, row.unit), _head_says)
    return HasilKepala(settled, (*findings, *more))


def _head_says(row: BarisKepala) -> object:
    d = row.draft
    return row.siapa, d.jenis, d.dari, d.sk_nomor, d.sk_tanggal


def _head_problem(draft: KepalaDraft, found: list[int], who: Pihak | None) -> str:
    if not found:
        return "atasan.unit-tidak-ada"
    if len(found) > 1:
        return "atasan.unit-ganda"
    if who:
        return ""
    is_empty = not any(c.isdecimal() for c in draft.nip) or nip_rules.is_rusak(draft.nip)
    return "atasan.nip-kosong" if is_empty else "atasan.nip-tidak-ada"


def _judge_raters(connection: keadaan.Koneksi, drafts: Sequence[PenilaiDraft]) -> HasilPenilai:
    numbers = [nip_rules.clean(n) for d in drafts for n in (d.nip, d.penilai_nip, d.atasan_nip)]
    known = _Known(connection, numbers, [])
    stretches = queries.main_stretches(connection)
    rows: list[BarisPenilai] = []
    findings: list[Finding] = []
    for draft in drafts:
        me, rater = known.who(draft.nip), known.who(draft.penilai_nip, draft.penilai_nama)
        superior = known.who(draft.atasan_nip) if draft.atasan_nip else None
        pegawai_id = me.id if me and me.jenis is JenisPihak.PEGAWAI else None
        code, args = _rater_problem(draft, known, me, rater, superior)
        if code:
            findings.append(Finding(code, Severity.BLOCK, draft.lokasi, args))
        now = stretches.get(pegawai_id) if pegawai_id is not None else None
        current = pihak(now.penilai_pegawai_id, now.penilai_luar_id) if now else None
        aksi = DIPERBAIKI if code else "baru"
        if not code and now and current is not None:
            same = current == rater and now.penilai_asal != "pohon" and now.penilai_jenis == draft.jenis
            aksi = "sama" if same and superior is None else "ganti"
        rows.append(BarisPenilai(draft, aksi, pegawai_id, known.name(me), rater, known.name(rater), superior))
    settled, more = _settle(rows, lambda row: (row.pegawai_id, row.nama), _rater_says)
    return HasilPenilai(settled, (*findings, *more, *_rings(settled, stretches, known)))


def _rings(
    rows: Sequence[BarisPenilai], stretches: Mapping[int, queries.PenugasanRow], known: _Known
) -> Iterator[Finding]:
    """Yield circles that the rows close among the raters of now. They go in: only the office knows which is wrong."""
    raters = {id_: pihak(one.penilai_pegawai_id, one.penilai_luar_id) for id_, one in stretches.items()}
    taken = {
        row.pegawai_id: row for row in rows if row.aksi in ("baru", "ganti") and row.pegawai_id is not None
    }
    for ring in circles({**raters, **{id_: row.penilai for id_, row in taken.items()}}):
        first = next((taken[id_] for id_ in ring if id_ in taken), None)
        if first is not None:
            names = ", ".join(known.name(Pihak(JenisPihak.PEGAWAI, id_)) for id_ in ring)
            args = {"nama": names, "jumlah": len(ring)}
            yield Finding("penugasan.melingkar", Severity.WARN, first.draft.lokasi, args)


def _rater_says(row: BarisPenilai) -> object:
    d = row.draft
    return row.penilai, row.atasan, d.jenis, d.sk_nomor, d.sk_tanggal


def _rater_problem(
    draft: PenilaiDraft, known: _Known, me: Pihak | None, rater: Pihak | None, superior: Pihak | None
) -> tuple[str, dict[str, object]]:
    for number, who in ((draft.nip, me), (draft.penilai_nip, rater), (draft.atasan_nip or "-", superior)):
        if number != "-" and who is None:
            digits = nip_rules.clean(number)
            return (
                ("atasan.nip-tidak-ada", {"nip": digits})
                if digits
                else ("atasan.nip-kosong", {"isi": number or draft.penilai_nama})
            )
    if me is not None and me.jenis is JenisPihak.LUAR:
        return "atasan.nip-tidak-ada", {"nip": draft.nip}
    if me in (rater, superior):
        return "atasan.baris-menilai-diri", {"nama": known.name(me)}
    return "", {}


_Baris = TypeVar("_Baris", BarisKepala, BarisPenilai)


def _settle(
    rows: Sequence[_Baris],
    key: Callable[[_Baris], tuple[int | None, str]],
    says: Callable[[_Baris], object],
) -> tuple[tuple[_Baris, ...], list[Finding]]:
    """Settle rows that name one unit or person (``key``: its id and name) more than once.

    Rows that say the same are taken once. Of rows that contradict each other none is taken: which one is right only
    the office knows, and nobody would notice a rater that the order of the rows decided.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        id_ = key(row)[0]
        if row.aksi != DIPERBAIKI and id_ is not None:
            groups[id_].append(place)
    settled = list(rows)
    findings: list[Finding] = []
    for places in groups.values():
        is_same = all(says(rows[place]) == says(rows[places[0]]) for place in places)
        for place in places[1:] if is_same else places if len(places) > 1 else ():
            draft = rows[place].draft
            others = (str(rows[other].draft.lokasi.baris) for other in places if other != place)
            args = {"apa": key(rows[place])[1], "lain": teks.beberapa(others, len(places) - 1, TERSEBUT)}
            code, weight = (
                ("atasan.baris-kembar", Severity.INFO) if is_same else ("atasan.baris-ganda", Severity.BLOCK)
            )
            findings.append(Finding(code, weight, draft.lokasi, args))
            settled[place] = replace(rows[place], aksi=KEMBAR if is_same else DIPERBAIKI)
    return tuple(settled), findings
