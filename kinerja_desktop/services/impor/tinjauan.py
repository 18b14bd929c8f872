"""The check: a roster held against what the office knows. Pure comparing; nothing is read or written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from kinerja_desktop.domain import keadaan
from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import JenisNomor, JenisPegawai, Kedudukan
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.keadaan import FIELDS, Keadaan, Rancangan
from kinerja_desktop.domain.pegawai import PegawaiDraft, nama_cari
from kinerja_desktop.services.impor.unit_tujuan import UnitTujuan
from kinerja_desktop.storage.queries.roster import PERSON_FIELDS, Known, PersonRow
from kinerja_desktop.workbooks import ganda, jabatan


class Kategori(StrEnum):
    """What happens to a row."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    PERLU_DIPERBAIKI = "perlu_diperbaiki"
    DILEWATI = "dilewati"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One field, old and new side by side. ``tangan``: the old value was set by hand; ``diambil``: new wins."""

    kolom: str
    lama: Any
    baru: Any
    tangan: bool = False
    diambil: bool = True


@dataclass(frozen=True, slots=True)
class Kandidat:
    """Somebody who may be the person of a row whose number was destroyed."""

    pegawai_id: int
    nip: str
    nama: str
    alasan: str


@dataclass(frozen=True, slots=True)
class BarisTinjauan:
    """One row of the files and what would happen to it."""

    kategori: Kategori
    lokasi: Location
    nip: str
    nama: str
    pegawai_id: int | None = None
    perubahan: tuple[Perubahan, ...] = ()
    masalah: tuple[Finding, ...] = ()
    kandidat: tuple[Kandidat, ...] = ()
    draft: PegawaiDraft | None = None
    rancangan: Rancangan | None = None

    @property
    def kunci(self) -> tuple[str, str, int]:
        """Return file, sheet and row: how decisions name a row."""
        return (self.lokasi.berkas, self.lokasi.sheet, self.lokasi.baris or 0)


@dataclass(frozen=True, slots=True)
class Hilang:
    """A known, active person within the scope of the files who is not in them; nobody is deleted."""

    pegawai_id: int
    nip: str
    nama: str
    jenis_pegawai: str
    kemungkinan: str


@dataclass(frozen=True, slots=True)
class Keputusan:
    """What the operator decided in the check.

    Attributes:
        koreksi: overwrite what holds instead of opening stretches.
        pindahan: who is new came in from elsewhere and begins here on `keadaan.first_day`; else has been here since ever.
        orang: row key -> pegawai id of an offered candidate that was accepted.
        ambil: (pegawai id, field) of hand-set values that give way to the file.
        ambil_semua: all hand-set values give way.
        lewati: row keys that the operator leaves out.
    """

    koreksi: bool = False
    pindahan: bool = False
    orang: Mapping[tuple[str, str, int], int] = field(default_factory=dict)
    ambil: frozenset[tuple[int, str]] = frozenset()
    ambil_semua: bool = False
    lewati: frozenset[tuple[str, str, int]] = frozenset()


class Peninjau:
    """Holds drafts against what is known, one after the other."""

    def __init__(
        self,
        known: Known,
        unit: UnitTujuan,
        per: date,
        keputusan: Keputusan,
        bertentangan: Mapping[Location, Location] | None = None,
    ) -> None:
        self._against = bertentangan or {}
        self._known = known
        self._unit = unit
        self._per = per
        self._keputusan = keputusan
        self._taken: dict[int | str, PegawaiDraft] = {}
        self._by_name: dict[str, list[PersonRow]] | None = None

    def row(self, draft: PegawaiDraft, masalah: tuple[Finding, ...] = ()) -> BarisTinjauan:
        """Return what would happen to one draft."""
        key = (draft.lokasi.berkas, draft.lokasi.sheet, draft.lokasi.baris or 0)
        if key in self._keputusan.lewati:
            left = Finding("impor.dilewati-operator", Severity.INFO, draft.lokasi, {"nama": draft.nama})
            return BarisTinjauan(
                Kategori.DILEWATI, draft.lokasi, draft.nip, draft.nama, masalah=(left,), draft=draft
            )
        accepted = self._keputusan.orang.get(key)
        if not draft.nip and accepted is None:
            return BarisTinjauan(
                Kategori.PERLU_DIPERBAIKI, draft.lokasi, draft.nip_rusak, draft.nama,
                masalah=masalah, kandidat=self.candidates(draft), draft=draft,
            )  # fmt: skip
        found, problem = self._match(draft, accepted)
        if problem is not None:
            kind = Kategori.DILEWATI if problem.severity is Severity.INFO else Kategori.PERLU_DIPERBAIKI
            return BarisTinjauan(
                kind, draft.lokasi, draft.nip, draft.nama, masalah=(*masalah, problem), draft=draft
            )
        kept = tuple(item for item in masalah if item.severity is not Severity.BLOCK)
        if found is None and not draft.nama:
            nameless = Finding("nama.kosong", Severity.BLOCK, draft.lokasi, {"nip": nomor.display(draft.nip)})
            return BarisTinjauan(
                Kategori.PERLU_DIPERBAIKI, draft.lokasi, draft.nip, "",
                masalah=(*masalah, nameless), draft=draft,
            )  # fmt: skip
        if found is None:
            self._unit.resolve(draft)  # so that the check can name the units that would be made
            kept += self._vague(draft, None)
            return BarisTinjauan(
                Kategori.BARU, draft.lokasi, draft.nip, draft.nama, masalah=kept, draft=draft
            )
        return self._known_person(draft, found, kept)

    def held_back(self, draft: PegawaiDraft, masalah: tuple[Finding, ...]) -> BarisTinjauan:
        """Return what would happen to a draft that its file cannot let in by itself.

        A destroyed number is offered the people of the same name; a row that the operator assigned or left out
        goes its way; everything else waits to be mended.
        """
        key = (draft.lokasi.berkas, draft.lokasi.sheet, draft.lokasi.baris or 0)
        if key in self._keputusan.lewati or key in self._keputusan.orang:
            return self.row(draft, masalah)
        offered = () if draft.nip else self.candidates(draft)
        return BarisTinjauan(
            Kategori.PERLU_DIPERBAIKI, draft.lokasi, draft.nip or draft.nip_rusak, draft.nama,
            masalah=masalah, kandidat=offered, draft=draft,
        )  # fmt: skip

    def candidates(self, draft: PegawaiDraft) -> tuple[Kandidat, ...]:
        """Return people of the same name whose birth date does not speak against it: offered, never taken by itself.

        Old lists have no birth date; then the name alone offers, and the reason says so.
        """
        if self._by_name is None:
            self._by_name = defaultdict(list)
            for person in self._known.people.values():
                self._by_name[person.nama_cari].append(person)
        born = draft.tanggal_lahir
        found = [
            person
            for person in self._by_name.get(nama_cari(draft.nama), ())
            if born is None or person.tanggal_lahir in {None, born}
        ]
        return tuple(
            Kandidat(
                person.id, person.nip, person.nama,
                "nama dan tanggal lahir sama" if born is not None and person.tanggal_lahir == born else "nama sama",
            )
            for person in found
        )  # fmt: skip

    def _match(self, draft: PegawaiDraft, accepted: int | None) -> tuple[int | None, Finding | None]:
        """Match by BKN's id, then by number. Returns (pegawai id or None, problem or None)."""
        numbers = self._known.by_number
        by_id = numbers.get((JenisNomor.PNS_ID, draft.pns_id)) if draft.pns_id else None
        by_nip = next(
            (
                numbers[kind, draft.nip]
                for kind in (JenisNomor.NIP, JenisNomor.NI_PPPK)
                if (kind, draft.nip) in numbers
            ),
            None,
        )
        found = accepted if accepted is not None else by_id if by_id is not None else by_nip
        if by_id is not None and by_nip is not None and by_id != by_nip:
            return None, Finding(
                "impor.identitas-bertentangan", Severity.BLOCK, draft.lokasi,
                {"nama": draft.nama, "lain": self._known.people[by_nip].nama},
            )  # fmt: skip
        twice = self._twice(draft, found if found is not None else draft.nip)
        return found, twice

    def _twice(self, draft: PegawaiDraft, who: int | str) -> Finding | None:
        """Return a finding when another row of the files is the same person.

        Rows of one sheet were judged by its reader. Of rows that contradict each other none goes in by itself.
        """
        other = self._against.get(draft.lokasi)
        if other is not None:
            return _again("impor.orang-dua-kali", Severity.BLOCK, draft, other)
        first = self._taken.setdefault(who, draft)
        if first is draft:
            return None
        if ganda.adds_nothing(draft, first):
            return _again("impor.sama-persis", Severity.INFO, draft, first.lokasi)
        return _again("impor.orang-dua-kali", Severity.BLOCK, draft, first.lokasi)

    def _known_person(
        self, draft: PegawaiDraft, pegawai_id: int, masalah: tuple[Finding, ...]
    ) -> BarisTinjauan:
        person = self._known.people[pegawai_id]
        stretches = self._known.stretches[pegawai_id]
        held = keadaan.at(stretches, self._per)
        wanted = self._wanted(draft, held)
        hand = self._known.by_hand.get(pegawai_id, frozenset())
        is_older = not self._keputusan.koreksi and keadaan.is_older(held, wanted)
        if is_older:
            args = {"nama": draft.nama or person.nama}
            masalah = (*masalah, Finding("impor.keadaan-lama", Severity.WARN, draft.lokasi, args))
        masalah += self._vague(draft, held.unit_id)
        pairs = self._differences(person, held, wanted, with_state=not is_older)
        if "jabatan" in pairs and ("jabatan" not in hand or self._takes(pegawai_id, "jabatan")):
            pairs |= {name: (getattr(held, name), "") for name in _usang(held, wanted) if name not in hand}
        changes = tuple(
            Perubahan(name, old, new, name in hand, name not in hand or self._takes(pegawai_id, name))
            for name, (old, new) in pairs.items()
        )
        taken = {change.kolom: change.baru for change in changes if change.diambil and change.kolom in FIELDS}
        usang = {name for name, value in taken.items() if value == ""}
        plan = (
            keadaan.plan(stretches, taken, self._per, koreksi=self._keputusan.koreksi, usang=usang)
            if taken
            else None
        )
        kind = Kategori.BERUBAH if any(change.diambil for change in changes) else Kategori.SAMA
        return BarisTinjauan(
            kind,
            draft.lokasi,
            draft.nip or person.nip,
            draft.nama,
            pegawai_id,
            changes,
            masalah,
            (),
            draft,
            plan,
        )

    def _differences(
        self, person: PersonRow, held: Keadaan, wanted: Mapping[str, Any], *, with_state: bool
    ) -> dict[str, tuple[Any, Any]]:
        """Return old and new by field: of the person, and where ``with_state`` of what holds from a day."""
        exact = self._keputusan.koreksi
        pairs = {
            name: (getattr(person, name), value)
            for name, value in wanted.items()
            if name in PERSON_FIELDS
            and value not in (None, "")
            and not keadaan.alike(getattr(person, name), value, exact=exact)
        }
        return pairs | keadaan.news(held, wanted, exact=exact) if with_state else pairs

    def _wanted(self, draft: PegawaiDraft, held: Keadaan) -> dict[str, Any]:
        """Return what a draft says of a known person, without a kind of employment that it only lets be guessed."""
        wanted = said(draft, self._unit, held.unit_id)
        vague = not self._keputusan.koreksi and held.jenis_pegawai == JenisPegawai.PPPK_PARUH_WAKTU
        if vague and wanted.get("jenis_pegawai") == JenisPegawai.PPPK:
            del wanted["jenis_pegawai"]  # a number tells PPPK, not which; only Koreksi says it was meant
        if draft.jenis_tersirat and held.jenis_pegawai:
            wanted.pop("jenis_pegawai", None)  # a CPNS has the same kind of number and golongan
        return wanted

    def _vague(self, draft: PegawaiDraft, held: int | None) -> tuple[Finding, ...]:
        """Return what to say where the row names a place that it does not tell apart."""
        if self._unit.resolve(draft, held) is not None or not self._unit.is_vague(draft):
            return ()
        args = {"nama": draft.nama, "unit": (draft.unit_path or (draft.unor_nama or "",))[-1]}
        return (Finding("impor.unit-rangkap", Severity.WARN, draft.lokasi, args),)

    def _takes(self, pegawai_id: int, name: str) -> bool:
        return self._keputusan.ambil_semua or (pegawai_id, name) in self._keputusan.ambil


def _usang(held: Keadaan, wanted: Mapping[str, Any]) -> list[str]:
    """Return what was told of the old jabatan, is not told of the new one and cannot hold of it.

    An empty cell erases nothing by itself; but the jenjang of "Guru Ahli Muda" is none of a Kepala Seksi.
    """
    told = [name for name in keadaan.DARI_JABATAN if getattr(held, name) and name not in wanted]
    if not held.jabatan or jabatan.is_same_post(held.jabatan, wanted["jabatan"]):
        # another level of the same post has another id in SIASN
        is_other = wanted.get("jenjang", held.jenjang) != held.jenjang
        return [name for name in told if name == "jabatan_id" and is_other]
    return told


def _again(code: str, severity: Severity, draft: PegawaiDraft, other: Location) -> Finding:
    place = other.berkas
    if other.sheet and other.berkas == draft.lokasi.berkas and other.sheet != draft.lokasi.sheet:
        place = f"sheet {other.sheet}"
    return Finding(
        code, severity, draft.lokasi, {"nama": draft.nama, "berkas": place, "baris": other.baris or 0}
    )


_SAID: Final = tuple(name for name in (*PERSON_FIELDS, *FIELDS) if name in PegawaiDraft.__slots__)
_SAID_OF: Final = attrgetter(*_SAID)


def said(draft: PegawaiDraft, unit: UnitTujuan, held: int | None = None) -> dict[str, Any]:
    """Return what a draft says, by column of pegawai and pegawai_keadaan; what it leaves out is absent.

    ``held`` is the unit that the person has already.
    """
    found: dict[str, Any] = {}
    for name, value in zip(_SAID, _SAID_OF(draft), strict=True):
        if value is not None and value != "":
            found[name] = value.value if isinstance(value, StrEnum) else value
    place = unit.resolve(draft, held)
    if place is not None:
        found["unit_id"] = place
    return found


def first_state(wanted: Mapping[str, Any]) -> Keadaan:
    """Return the first stretch of a new person: it holds since ever."""
    return Keadaan(keadaan.AWAL, **{name: wanted[name] for name in FIELDS if name in wanted})


def missing(known: Known, rows: Sequence[BarisTinjauan], per: date, bup: int) -> list[Hilang]:
    """Return the active people within the scope of the files (jenis pegawai, units named) who are not in them.

    Who may be meant by a row that waits to be mended is not missing: a candidate, or somebody of the same name.

    Args:
        known: the office.
        rows: the checked rows.
        per: the day the files describe.
        bup: the usual retirement age in years, to guess at pensions (a setting, not a verdict).
    """
    present = {row.pegawai_id for row in rows if row.pegawai_id is not None}
    kinds = {row.draft.jenis_pegawai.value for row in rows if row.draft and row.draft.jenis_pegawai}
    if JenisPegawai.PNS in kinds:
        kinds.add(JenisPegawai.CPNS.value)
    units = _units_of(known, present, per)
    waiting = [row for row in rows if row.kategori is Kategori.PERLU_DIPERBAIKI]
    names = {nama_cari(row.nama) for row in waiting if row.nama}
    meant = {one.pegawai_id for row in waiting for one in row.kandidat}
    gone: list[Hilang] = []
    for pegawai_id, person in known.people.items():
        if pegawai_id in present or pegawai_id in meant or person.nama_cari in names:
            continue
        held = keadaan.at(known.stretches[pegawai_id], per)
        if held.kedudukan != Kedudukan.AKTIF or held.jenis_pegawai not in kinds or held.unit_id not in units:
            continue
        gone.append(
            Hilang(pegawai_id, person.nip, person.nama, held.jenis_pegawai, _why(person, held, per, bup))
        )
    return sorted(gone, key=lambda item: item.nama)


def _units_of(known: Known, present: Iterable[int], per: date) -> set[int | None]:
    return {keadaan.at(known.stretches[pegawai_id], per).unit_id for pegawai_id in present}


def _why(person: PersonRow, held: Keadaan, per: date, bup: int) -> str:
    """Return the code of what may have happened."""
    if held.kontrak_selesai is not None and held.kontrak_selesai < per:
        return "kontrak_berakhir"
    if person.tanggal_lahir is not None and per.year - person.tanggal_lahir.year >= bup:
        return "pensiun"
    return "mutasi"
