"""What one *Dokumen Evaluasi* says: the frozen rating, and the people on it as they are on the day of signing.

`sidik` is the hash of what is said of the person; place and date of signing, letterhead and paper are not part
of it, so that a sheet that was printed is "changed" only when somebody's data changed. `kode` names the sheet
itself: the rating, its revision, what it says, when and where it is signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import JenisNomor, JenisPegawai, JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.regulations import references
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services import kata
from kinerja_desktop.services.beku import Beku, OrangBeku
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.kata import SEMENTARA
from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.queries import keberatan, predikat_luar, units
from kinerja_desktop.storage.queries.cetak import KunciRow, OrangRow, PejabatRow
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.predikat_luar import PredikatLuarRow
from kinerja_desktop.storage.revisions import canonical

ALFABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits of a code; 0 and O, 1, I and L, U and V cannot be mistaken for each other."""
_PANJANG: Final = 8
_PPPK: Final = frozenset({JenisPegawai.PPPK.value, JenisPegawai.PPPK_PARUH_WAKTU.value})


@dataclass(frozen=True, slots=True)
class OrangLembar:
    """A person as printed. ``sebutan``: how he holds the authority (``Plt. Kepala Dinas X``), '' for his own post.

    ``nomor`` is grouped for reading; ``jenis_nomor`` says what it is called.
    """

    nama: str
    nomor: str
    jenis_nomor: JenisNomor
    pangkat: str
    golongan: str
    jabatan: str
    unit: str
    sebutan: str = ""


@dataclass(frozen=True, slots=True)
class IsiEvaluasi:
    """What stands on the sheet of one locked rating.

    ``diputuskan``: when an objection to it was decided; ``luar``: the predikat brought along for the year of an annual one.
    """

    kunci: KunciRow
    beku: Beku
    pegawai: OrangLembar
    penilai: OrangLembar
    atasan: OrangLembar | None
    diputuskan: date | None = None
    luar: tuple[PredikatLuarRow, ...] = ()

    @property
    def sidik(self) -> str:
        """Return the hash of everything said of the people and the rating."""
        kept = self.beku
        said = [
            [
                [o.nama, o.nomor, o.jenis_nomor.value, o.pangkat, o.golongan, o.jabatan, o.unit, o.sebutan]
                for o in (self.pegawai, self.penilai, self.atasan)
                if o is not None
            ],
            [kept.periode, kept.mulai, kept.selesai, kept.capaian, kept.hasil_kerja, kept.perilaku],
            [kept.predikat, kept.catatan],
        ]
        said += [
            [one.jabatan, one.unit, one.mulai, one.selesai, one.penilai, one.predikat or one.status]
            for one in kept.penugasan_lain
        ]
        said += [
            [
                one.instansi,
                one.periode_kode,
                str(one.dari),
                str(one.sampai),
                one.jabatan,
                one.penilai_nama,
                one.predikat,
            ]
            for one in self.luar
        ]
        if self.diputuskan:
            said.append([self.diputuskan.isoformat()])
        return hashlib.sha256(canonical(said).encode()).hexdigest()


def kode(*parts: str) -> str:
    """Return the code of a sheet from what names it: eight letters and digits in two groups."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest(), "big")
    letters = []
    for _ in range(_PANJANG):
        number, rest = divmod(number, len(ALFABET))
        letters.append(ALFABET[rest])
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def baca_kode(text: str) -> str:
    """Return a code as it is kept, from what somebody read off a sheet and typed."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum())
    return f"{plain[:4]}-{plain[4:]}" if len(plain) == _PANJANG else plain


@dataclass(frozen=True, slots=True)
class Posisi:
    """The position of a locked rating as it is known now; ``sampai`` None while it is held."""

    unit_id: int | None
    jabatan: str
    sampai: date | None


class Penyusun:
    """Puts frozen ratings and people of a day together; asks the database once for each day.

    Args:
        connection: an open connection, used while the object lives.
    """

    def __init__(self, connection: Koneksi) -> None:
        self._connection = connection
        self._golongan = references.golongan()
        self._acting: dict[str, list[PejabatRow]] | None = None
        self._above: dict[int, int | None] = {}

    def on(self, rows: Iterable[KunciRow], day: date) -> dict[int, IsiEvaluasi]:
        """Return what the sheets of ratings say when they are signed on a day, by penilaian id."""
        read = [(row, frozen.from_text(row.beku)) for row in rows]
        wanted = {who.uid for _, kept in read for who in (kept.pegawai, kept.penilai, kept.atasan) if who}
        people = queries.people_on(self._connection, day, wanted)
        ids = [row.penilaian_id for row, _ in read]
        decided = keberatan.decided_days(self._connection, ids)
        brought = predikat_luar.of_ratings(self._connection, ids)
        return {
            row.penilaian_id: replace(
                self._make(row, kept, people),
                diputuskan=decided.get(row.penilaian_id),
                luar=tuple(brought.get(row.penilaian_id, ())),
            )
            for row, kept in read
        }

    def people(self, uids: Iterable[str], day: date) -> dict[str, OrangLembar]:
        """Return people as they sign on a day, by uid, in their own posts."""
        found = queries.people_on(self._connection, day, uids)
        return {uid: self._person(row, row) for uid, row in found.items()}

    def rated(
        self, kept: Mapping[int, tuple[Beku, Posisi]], day: date
    ) -> dict[int, tuple[OrangLembar, OrangLembar]]:
        """Return the rated person and the rater of locked ratings as they sign on a day, by the caller's key.

        Args:
            kept: what was frozen, with the rated position.
            day: of signing.
        """
        wanted = {who.uid for one, _ in kept.values() for who in (one.pegawai, one.penilai)}
        people = queries.people_on(self._connection, day, wanted)
        return {
            key: (self._own(one, post, people), self._official(one, one.penilai, post.unit_id, people))
            for key, (one, post) in kept.items()
        }

    def frozen(
        self, who: OrangBeku, tanggal: str, unit_id: int | None, jenis_pegawai: str = "", jenis: str = ""
    ) -> OrangLembar:
        """Return a person as he was frozen on a day (ISO); an acting rater with the post he acts for.

        ``jenis``: how the rated person holds the post of the sheet.
        """
        who = _in_post(who, jenis)
        found = OrangLembar(
            nama=who.nama,
            nomor=nip_rules.display(who.nomor),
            jenis_nomor=jenis_nomor(who.nomor, jenis_pegawai, ""),
            pangkat=who.pangkat,
            golongan=who.golongan,
            jabatan=_jabatan(who.jabatan, who.tugas_tambahan),
            unit=who.unit,
        )
        return self._acting_for(found, who, tanggal, unit_id) if who.jenis in SEMENTARA else found

    def _make(self, row: KunciRow, kept: Beku, people: Mapping[str, OrangRow]) -> IsiEvaluasi:
        rater = self._official(kept, kept.penilai, row.unit_id, people)
        superior = self._official(kept, kept.atasan, row.unit_id, people) if kept.atasan else None
        own = self._own(kept, Posisi(row.unit_id, row.jabatan, row.sampai), people)
        return IsiEvaluasi(row, kept, own, rater, superior)

    def _own(self, kept: Beku, post: Posisi, people: Mapping[str, OrangRow]) -> OrangLembar:
        is_other = _is_rangkap(kept.jenis) or _left_within(post, kept, people.get(kept.pegawai.uid))
        return self._on_day(_in_post(kept.pegawai, kept.jenis), people, is_other=is_other)

    def _official(
        self, kept: Beku, who: OrangBeku, unit_id: int | None, people: Mapping[str, OrangRow]
    ) -> OrangLembar:
        found = self._on_day(who, people)
        return self._acting_for(found, who, kept.tanggal, unit_id) if who.jenis in SEMENTARA else found

    def _on_day(
        self, kept: OrangBeku, people: Mapping[str, OrangRow], *, is_other: bool = False
    ) -> OrangLembar:
        """Return a person of a sheet on the day of signing.

        Name, number, pangkat and golongan are those of that day. So is the jabatan while the person is in the unit
        in which the rating was frozen; who moved since, or is rated in another post than his own (``is_other``),
        signs for the post he rated or was rated in.
        """
        now = people.get(kept.uid)
        if now is None:
            jenis = jenis_nomor(kept.nomor, "", "")
            jabatan = _jabatan(kept.jabatan, kept.tugas_tambahan)
            nomor = nip_rules.display(kept.nomor)
            return OrangLembar(kept.nama, nomor, jenis, kept.pangkat, kept.golongan, jabatan, kept.unit)
        stays = now.unit == kept.unit and not is_other
        return replace(self._person(now, now if stays else kept), unit=kept.unit)

    def _person(self, now: OrangRow, post: OrangRow | OrangBeku) -> OrangLembar:
        known = self._golongan.get(now.golongan)
        return OrangLembar(
            nama=nama_tampil(now.gelar_depan, now.nama, now.gelar_belakang),
            nomor=nip_rules.display(now.nomor),
            jenis_nomor=jenis_nomor(now.nomor, now.jenis_pegawai, now.jenis_nomor),
            pangkat=now.pangkat or (known.pangkat if known else ""),
            golongan=now.golongan,
            jabatan=_jabatan(post.jabatan, post.tugas_tambahan),
            unit=now.unit,
        )

    def _acting_for(
        self, rater: OrangLembar, kept: OrangBeku, tanggal: str, unit_id: int | None
    ) -> OrangLembar:
        """Return an acting rater with the post he acts for (``Plt. Camat Contoh``), found by the unit he heads.

        Who does not act any more on the day of the decision is named by the post he acted for last.
        """
        if self._acting is None:
            self._acting = {}
            for one in queries.acting(self._connection, sorted(SEMENTARA)):
                self._acting.setdefault(one.uid, []).append(one)
            self._above = {row.id: row.induk_id for row in units.all_units(self._connection)}
        day, line = date.fromisoformat(tanggal), self._upward(unit_id)

        def farness(one: PejabatRow) -> tuple[bool, int, int]:
            gone = (day - one.sampai).days if one.sampai is not None and one.sampai < day else 0
            return one.unit_id not in line, gone, line.index(one.unit_id) if one.unit_id in line else 0

        posts = [one for one in self._acting.get(kept.uid, ()) if one.jenis == kept.jenis and one.dari <= day]
        posts.sort(key=farness)
        if not posts:
            post = kata.jabatan(kept.jenis, rater.jabatan)
            return replace(rater, jabatan=post, sebutan=post)
        post = kata.jabatan(kept.jenis, posts[0].jabatan or f"Kepala {posts[0].unit}")
        return replace(rater, jabatan=post, unit=posts[0].unit, sebutan=post)

    def _upward(self, unit_id: int | None) -> list[int]:
        line: list[int] = []
        while unit_id is not None and unit_id not in line:
            line.append(unit_id)
            unit_id = self._above.get(unit_id)
        return line


def _left_within(row: Posisi, kept: Beku, now: OrangRow | None) -> bool:
    """Return whether the post was left for another one before its period was over: both are rated, each by its name."""
    if row.sampai is None or now is None or row.jabatan == now.jabatan:
        return False
    return row.sampai < periode_of(kept.periode).akhir


def jenis_nomor(nomor: str, jenis_pegawai: str, said: str) -> JenisNomor:
    """Return what a person's number is called."""
    if said in {JenisNomor.NRP.value, JenisNomor.NIP.value, JenisNomor.NI_PPPK.value}:
        return JenisNomor(said)
    if jenis_pegawai in _PPPK:
        return JenisNomor.NI_PPPK
    found = nip_rules.recognise(nomor) if nomor and not jenis_pegawai else None
    return found if found in (JenisNomor.NRP, JenisNomor.NI_PPPK) else JenisNomor.NIP


def _is_rangkap(jenis: str) -> bool:
    """Return whether a position is a second one beside somebody's own."""
    return jenis not in ("", JenisPenugasan.DEFINITIF)


def _in_post(who: OrangBeku, jenis: str) -> OrangBeku:
    """Return a rated person in the post of the sheet: a second one is called by how it is held, without duties of the own."""
    if not _is_rangkap(jenis):
        return who
    return replace(who, jabatan=kata.jabatan(jenis, who.jabatan), tugas_tambahan="")


def _jabatan(jabatan: str, tugas: str) -> str:
    if not tugas or tugas.casefold() in jabatan.casefold():
        return jabatan
    return f"{jabatan} / {tugas}" if jabatan else tugas
