"""*Pelaksanaan*: how far everybody is in a period, and what was planned, done and said of one person's RHK.

What is recorded belongs to the plan that holds (the newest that was set). A new version of it takes over what was
recorded for the RHK it was copied from; what has no RHK any more is shown apart and never lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan, Kunci, Pemberi, pasangkan
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.skp import IsiSkp, Rhk
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import bukti, penilaian, skp_lanjut
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.rak_pelaksanaan import Langsung, Sumber
from kinerja_desktop.services.skp import BarisSkp, list_rows
from kinerja_desktop.storage.commands import pelaksanaan as commands
from kinerja_desktop.storage.queries import pelaksanaan as queries
from kinerja_desktop.storage.queries.pelaksanaan import BuktiRow, RhkLamaRow, UmpanBalikRow

__all__ = [
    "BarisPelaksanaan",
    "BuktiRow",
    "Buku",
    "LembarPelaksanaan",
    "UmpanBalikRow",
    "beri_umpan_balik",
    "buka",
    "daftar",
    "hapus_umpan_balik",
    "pemberi_words",
    "simpan",
]


@dataclass(frozen=True, slots=True)
class BarisPelaksanaan:
    """One penugasan in the list; the counts are of RHK that have one in the period.

    Attributes:
        skp_id: the plan that holds, None where none was set.
        hilang: bukti whose file is gone or has another length.
        is_dalam: has a day in the period; of others nothing is waited for.
    """

    penugasan_id: int
    pegawai_id: int
    nama: str
    nip: str
    jabatan: str
    unit_id: int | None
    unit: str
    penilai: str
    skp_id: int | None
    rhk: int
    aksi: int
    realisasi: int
    bukti: int
    umpan_balik: int
    hilang: int
    is_dalam: bool = True


@dataclass(frozen=True, slots=True)
class LembarPelaksanaan:
    """One person in one period.

    Attributes:
        plan: the plan that holds; its RHK and indicators are the keys of ``isi``.
        bukti, umpan_balik: their ``rhk_id`` is that of the plan.
        hilang: ids of bukti whose file is gone or has another length.
        penilai_perilaku: (name of a value, the rater's words with the rating), where there are any.
        lepas: what was recorded for RHK and indicators that this version has no more: (words of it, what was said).
    """

    baris: BarisSkp
    skp_id: int
    periode: str
    plan: IsiSkp
    isi: IsiPelaksanaan
    bukti: tuple[BuktiRow, ...]
    hilang: frozenset[int]
    umpan_balik: tuple[UmpanBalikRow, ...]
    penilai_perilaku: tuple[tuple[str, str], ...]
    lepas: tuple[tuple[str, str], ...]


def daftar(konteks: Konteks, periode: str, unit_id: int | None = None) -> tuple[BarisPelaksanaan, ...]:
    """Return everybody's posts of the period's year with how far they are, by unit and name.

    Who has plans of two penilai in one post stands there with those of the period.
    """
    tahun, period = int(periode[:4]), periode_of(periode)
    with konteks.simpanan.read() as connection:
        rows = _of_period(list_rows(connection, konteks, tahun, unit_id), period)
        held = queries.in_force(connection, tahun, [row.penugasan_id for row in rows])
        below: dict[int, dict[int, int]] = {}
        for skp_id, rhk_id in queries.rhk_of_plans(connection, held.values()):
            below.setdefault(skp_id, {})[rhk_id] = rhk_id
        for penugasan_id, versions in queries.rhk_of_changed_plans(connection, tahun).items():
            if penugasan_id in held:
                below[held[penugasan_id]] = present(versions, held[penugasan_id])
        facts = queries.with_facts(connection, periode)
        values = queries.about_perilaku(connection, periode)
        files = queries.evidence(connection, None, periode)
    gone = bukti.hilang(konteks, files)
    lost: dict[int, int] = {}
    for one in files:
        lost[one.rhk_id] = lost.get(one.rhk_id, 0) + (one.id in gone)
    made = (_row(row, held, below, facts, row.penugasan_id in values, lost) for row in rows)
    return tuple(replace(one, is_dalam=_is_within(row, period)) for one, row in zip(made, rows, strict=True))


def _is_within(row: BarisSkp, one: Periode) -> bool:
    return row.dari <= one.akhir and row.sampai >= one.awal


def _of_period(rows: Sequence[BarisSkp], one: Periode) -> list[BarisSkp]:
    """Leave out plans of other months where the same post has one of the period."""

    def post(row: BarisSkp) -> tuple[object, ...]:
        return row.pegawai_id, row.jenis, row.jabatan, row.unit_id

    within = {row.penugasan_id for row in rows if _is_within(row, one)}
    covered = {post(row) for row in rows if row.penugasan_id in within}
    return [row for row in rows if row.penugasan_id in within or post(row) not in covered]


def _row(
    row: BarisSkp,
    held: Mapping[int, int],
    below: Mapping[int, Mapping[int, int]],
    facts: Mapping[str, set[int]],
    about_values: bool,
    lost: Mapping[int, int],
) -> BarisPelaksanaan:
    skp_id = held.get(row.penugasan_id)
    ours = below.get(skp_id, {}) if skp_id is not None else {}
    aksi, done, files, said = (
        len({own for first, own in ours.items() if first in facts[name]}) for name in queries.FAKTA
    )
    return BarisPelaksanaan(
        row.penugasan_id, row.pegawai_id, row.nama, row.nip, row.jabatan, row.unit_id, row.unit, row.penilai_nama,
        skp_id, len(set(ours.values())), aksi, done, files, said + about_values, sum(lost.get(one, 0) for one in ours),
    )  # fmt: skip


def buka(konteks: Konteks, penugasan_id: int, periode: str) -> LembarPelaksanaan:
    """Return one person's plan of a period with everything recorded; of a stretch on which an earlier plan goes on, that.

    Raises:
        RefusedError: ``pelaksanaan.belum-ditetapkan``.
    """
    tahun = int(periode[:4])
    with konteks.simpanan.read() as connection:
        penugasan_id = skp_lanjut.pemilik_satu(connection, konteks, tahun, penugasan_id)
        found = list_rows(connection, konteks, tahun, penugasan_ids=[penugasan_id])
        skp_id = queries.in_force(connection, tahun, [penugasan_id]).get(penugasan_id)
        if skp_id is None or not found:
            raise RefusedError("pelaksanaan.belum-ditetapkan", nama=found[0].nama if found else "")
        sheet = lembar(konteks, Langsung(connection, tahun), found[0], skp_id, periode)
    rated = [penilaian.rincian(konteks, periode, id_).umpan_balik for id_ in found[0].masa]
    words = tuple((value.nama, text) for values in rated for value, text in values if text.strip())
    return replace(sheet, penilai_perilaku=words)


def lembar(konteks: Konteks, sumber: Sumber, row: BarisSkp, skp_id: int, periode: str) -> LembarPelaksanaan:
    """Return what was recorded for a plan in a period, without the rater's words."""
    book = Buku(sumber, skp_id, row.penugasan_id)
    isi, loose = book.contents(periode)
    roots = book.present
    proofs = tuple(_moved(one, roots) for one in sumber.evidence(roots, periode) if one.rhk_id in roots)
    said = tuple(_said_of(one, roots) for one in sumber.feedback(row.penugasan_id, periode))
    gone = bukti.hilang(konteks, proofs)
    return LembarPelaksanaan(row, skp_id, periode, book.plan, isi, proofs, gone, said, (), loose)


def _moved(row: BuktiRow, present: Mapping[int, int]) -> BuktiRow:
    return BuktiRow(
        row.id, row.version, present[row.rhk_id], row.periode_kode, row.jenis, row.nama, row.alamat, row.sidik,
        row.ukuran,
    )  # fmt: skip


def _said_of(row: UmpanBalikRow, present: Mapping[int, int]) -> UmpanBalikRow:
    rhk_id = present.get(row.rhk_id) if row.rhk_id is not None else None
    return UmpanBalikRow(
        row.id, row.version, rhk_id, row.perilaku, row.pemberi, row.gelar_depan, row.nama, row.gelar_belakang,
        row.tanggal, row.teks,
    )  # fmt: skip


def pemberi_words(row: UmpanBalikRow, word: str) -> str:
    """Return who gave an umpan balik: ``Pimpinan (Budi)``."""
    name = nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)
    return f"{word} ({name})" if name else word


def present(versions: Sequence[RhkLamaRow], skp_id: int) -> dict[int, int]:
    """Return RHK of the first version -> the one of a version, from all versions of a plan.

    An RHK that was removed and typed again is the same where its words are, and only there.
    """
    own = [row for row in versions if row.skp_id == skp_id]
    found = {row.asal: row.id for row in own}
    lost: dict[str, set[int]] = {}
    for row in versions:
        if row.asal not in found:
            lost.setdefault(_plain(row.teks), set()).add(row.asal)
    for row in own:
        same = lost.get(_plain(row.teks), set())
        if row.asal == row.id and len(same) == 1:
            found[same.pop()] = row.id
    return found


class Buku:
    """The records of one plan, in the ids of its present version.

    Attributes:
        present: RHK of the first version -> the one of this version.
    """

    def __init__(self, sumber: Sumber, skp_id: int, penugasan_id: int) -> None:
        self._sumber = sumber
        self.plan = sumber.contents([skp_id])[skp_id]
        self._versions = sumber.versions(penugasan_id)
        self.present = present(self._versions, skp_id)
        self._rhk = {one.id: one for one in self.plan.rhk if one.id is not None}
        self._below = self._indicators(skp_id)

    def _indicators(self, skp_id: int) -> dict[int, int]:
        others = {row.skp_id for row in self._versions} - {skp_id}
        old = {one.id: one for isi in self._sumber.contents(others).values() for one in isi.rhk}
        found = {ind.id: ind.id for one in self.plan.rhk for ind in one.indikator if ind.id is not None}
        for row in self._versions:
            now = self._rhk.get(self.present.get(row.asal, 0))
            before: Rhk | None = old.get(row.id)
            if now is not None and before is not None:
                found.update(pasangkan(before.indikator, now.indikator))
        return found

    def contents(self, periode: str) -> tuple[IsiPelaksanaan, tuple[tuple[str, str], ...]]:
        """Return what is typed for this version, and what has no place in it."""
        isi, loose = IsiPelaksanaan(), []
        names = {row.asal: row.teks for row in self._versions}
        for row in self._sumber.realised(names, periode):
            kunci = self._key(row)
            if kunci is None:
                loose.append((names[row.rhk_id], row.teks))
                continue
            if earlier := isi.of(kunci):  # two indicators of older versions became one
                loose.append((names[row.rhk_id], earlier))
            isi = isi.with_realisasi(kunci, row.teks)
        below: dict[int, list[Aksi]] = {}
        for one in self._sumber.lines(names, periode):
            below.setdefault(one.rhk_id, []).append(Aksi(one.teks, one.indikator, one.target))
        for asal, made in below.items():
            if asal in self.present:
                id_ = self.present[asal]
                isi = isi.with_lines(id_, (*isi.lines(id_), *made))
            else:
                loose += [(names[asal], one.teks) for one in made]
        return isi, tuple(loose)

    def steps(self) -> dict[str, IsiPelaksanaan]:
        """Return the rencana aksi of this version by the code of each period that has some."""
        found: dict[str, IsiPelaksanaan] = {}
        for row in self._sumber.lines(self.present, None):
            isi, id_ = found.get(row.periode_kode, IsiPelaksanaan()), self.present[row.rhk_id]
            made = Aksi(row.teks, row.indikator, row.target)
            found[row.periode_kode] = isi.with_lines(id_, (*isi.lines(id_), made))
        return found

    def _key(self, row: queries.RealisasiRow) -> Kunci | None:
        rhk_id = self.present.get(row.rhk_id)
        if rhk_id is None:
            return None
        if row.indikator_id is None:
            return rhk_id, 0
        found = self._below.get(row.indikator_id)
        return None if found is None else (rhk_id, found)

    def records(self, periode: str) -> dict[Kunci, int]:
        """Return the record of every realisasi that this version has a place for."""
        rows = self._sumber.realised(self.present, periode)
        return {key: row.id for row in rows if (key := self._key(row)) is not None}

    def places(self, rhk_id: int) -> tuple[int, ...]:
        """Return the RHK of first versions at which things of an RHK stand; new ones go to the first of them.

        Raises:
            ConflictError: this version has no such RHK: another one holds by now.
        """
        found = tuple(asal for asal, id_ in self.present.items() if id_ == rhk_id)
        if not found:
            raise ConflictError("simpanan.konflik", jenis="rhk")
        return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def simpan(
    konteks: Konteks, penugasan_id: int, periode: str, isi: IsiPelaksanaan, *, sebelum: IsiPelaksanaan
) -> Outcome[IsiPelaksanaan]:
    """Store what is typed; only what differs from ``sebelum`` is written. Saving an earlier content is undoing.

    Raises:
        RefusedError: ``pelaksanaan.belum-ditetapkan``.
        ConflictError: an entry that is written was changed since, or another version of the plan holds (nothing is
            written).
    """
    tahun = int(periode[:4])
    with konteks.simpanan.write(konteks.author, alasan="pelaksanaan") as transaction:
        connection = transaction.connection
        skp_id = queries.in_force(connection, tahun, [penugasan_id]).get(penugasan_id)
        if skp_id is None:
            raise RefusedError("pelaksanaan.belum-ditetapkan", nama="")
        book = Buku(Langsung(connection, tahun), skp_id, penugasan_id)
        stored, _ = book.contents(periode)
        told = _differing(dict(isi.realisasi), dict(sebelum.realisasi))
        lines = _differing(dict(isi.aksi), dict(sebelum.aksi))
        if any(stored.of(one) not in (sebelum.of(one), isi.of(one)) for one in told) or any(
            stored.lines(one) not in (sebelum.lines(one), isi.lines(one)) for one in lines
        ):
            raise ConflictError("simpanan.konflik", jenis="realisasi")
        known = book.records(periode)
        changes = {known[one]: isi.of(one) for one in told if one in known}
        fresh = [
            {"rhk_id": book.places(one[0])[0], "indikator_id": one[1] or None, "periode_kode": periode, "teks": isi.of(one)}
            for one in told
            if one not in known and isi.of(one)
        ]  # fmt: skip
        commands.put_realisasi(transaction, changes, fresh)
        for rhk_id in lines:
            here, *older = book.places(rhk_id)
            for place in older:
                commands.put_lines(transaction, place, periode, ())
            commands.put_lines(transaction, here, periode, isi.lines(rhk_id))
        return Outcome(book.contents(periode)[0], transaction.changes)


def _differing(now: Mapping[Any, object], before: Mapping[Any, object]) -> list[Any]:
    return sorted(key for key in now.keys() | before.keys() if now.get(key) != before.get(key))


def beri_umpan_balik(
    konteks: Konteks,
    penugasan_id: int,
    periode: str,
    *,
    rhk_id: int | None,
    perilaku: str,
    pemberi: Pemberi,
    nama: str,
    pegawai_id: int | None,
    tanggal: date,
    teks: str,
) -> Outcome[int]:
    """Record an umpan balik on an RHK (``rhk_id``) or a value (``perilaku``); return its id.

    Raises:
        RefusedError: ``pelaksanaan.umpan-kosong``.
    """
    if not teks.strip():
        raise RefusedError("pelaksanaan.umpan-kosong")
    with konteks.simpanan.write(konteks.author, alasan="umpan balik") as transaction:
        first = queries.roots(transaction.connection, [rhk_id])[rhk_id] if rhk_id is not None else None
        values = {
            "penugasan_id": penugasan_id, "rhk_id": first, "perilaku": perilaku, "periode_kode": periode,
            "pemberi": pemberi.value, "pemberi_pegawai_id": pegawai_id, "pemberi_nama": nama.strip(),
            "tanggal": tanggal, "teks": teks.strip(),
        }  # fmt: skip
        return Outcome(commands.add_umpan_balik(transaction, values), transaction.changes)


def hapus_umpan_balik(konteks: Konteks, umpan_id: int, version: int) -> Outcome[None]:
    """Remove an umpan balik.

    Raises:
        ConflictError: changed since, or gone.
    """
    with konteks.simpanan.write(konteks.author, alasan="hapus umpan balik") as transaction:
        commands.remove_umpan_balik(transaction, umpan_id, version)
        return Outcome(None, transaction.changes)
