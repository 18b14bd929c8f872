"""Pelaksanaan of an SKP in one period: rencana aksi, realisasi, and which plan of an older version each belongs to.

Pure values. Nothing is computed that the regulation does not know: progress is two numbers beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kinerja_desktop.domain.skp import Indikator
from kinerja_desktop.domain.target import JenisTarget, parse


class Pemberi(StrEnum):
    """Who gives umpan balik."""

    PIMPINAN = "pimpinan"
    KETUA_TIM = "ketua_tim"
    REKAN = "rekan"
    BAWAHAN = "bawahan"
    PENGAWAS = "pengawas"
    LAINNYA = "lainnya"


class JenisBukti(StrEnum):
    """What a bukti dukung is."""

    BERKAS = "berkas"
    TAUTAN = "tautan"


@dataclass(frozen=True, slots=True)
class Aksi:
    """One line of rencana aksi: what is done, by what it is seen, how much; all as typed."""

    teks: str = ""
    indikator: str = ""
    target: str = ""

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing is written."""
        return not (self.teks.strip() or self.indikator.strip() or self.target.strip())


Kunci = tuple[int, int]
"""(id of an RHK, id of its indicator or 0: of the RHK as a whole)."""


@dataclass(frozen=True, slots=True)
class IsiPelaksanaan:
    """What is typed for one SKP in one period; empty entries are left out.

    Attributes:
        realisasi: (`Kunci`, words as typed), by key.
        aksi: (id of an RHK, its lines in their order), by id.
    """

    realisasi: tuple[tuple[Kunci, str], ...] = ()
    aksi: tuple[tuple[int, tuple[Aksi, ...]], ...] = ()

    def of(self, kunci: Kunci) -> str:
        """Return a realisasi, '' for none."""
        return dict(self.realisasi).get(kunci, "")

    def lines(self, rhk_id: int) -> tuple[Aksi, ...]:
        """Return the rencana aksi of an RHK."""
        return dict(self.aksi).get(rhk_id, ())

    def with_realisasi(self, kunci: Kunci, teks: str) -> IsiPelaksanaan:
        """Return the same with another realisasi; '' removes it."""
        held = dict(self.realisasi)
        held.pop(kunci, None)
        if teks.strip():
            held[kunci] = teks
        return replace(self, realisasi=tuple(sorted(held.items())))

    def with_lines(self, rhk_id: int, lines: Sequence[Aksi]) -> IsiPelaksanaan:
        """Return the same with other lines of an RHK; empty lines go."""
        held = dict(self.aksi)
        held.pop(rhk_id, None)
        kept = tuple(one for one in lines if not one.is_kosong)
        if kept:
            held[rhk_id] = kept
        return replace(self, aksi=tuple(sorted(held.items())))


Bagian = Kunci | int
"""What is written on its own: a realisasi by its key, the rencana aksi of an RHK by its id."""


def _parts(isi: IsiPelaksanaan) -> dict[Bagian, object]:
    return {**dict(isi.realisasi), **dict(isi.aksi)}


def bagian_berbeda(satu: IsiPelaksanaan, lain: IsiPelaksanaan) -> frozenset[Bagian]:
    """Return the parts that differ between two contents."""
    one, other = _parts(satu), _parts(lain)
    return frozenset(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def ambil(isi: IsiPelaksanaan, dari: IsiPelaksanaan, bagian: Iterable[Bagian]) -> IsiPelaksanaan:
    """Return a content with these parts of another one."""
    for key in bagian:
        if isinstance(key, int):
            isi = isi.with_lines(key, dari.lines(key))
        else:
            isi = isi.with_realisasi(key, dari.of(key))
    return isi


def kata_bagian(isi: IsiPelaksanaan, bagian: Bagian) -> str:
    """Return the words of a part; lines of rencana aksi with a semicolon between them."""
    if isinstance(bagian, int):
        return "; ".join(one.teks for one in isi.lines(bagian))
    return isi.of(bagian)


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """Realisasi beside target: two numbers of one unit, no percentage."""

    realisasi: Decimal
    target: Decimal
    satuan: str


def kemajuan(target: str, realisasi: str) -> Kemajuan | None:
    """Return both numbers where target and realisasi are single numbers of one unit, else None."""
    plan, done = parse(target), parse(realisasi)
    if plan.jenis is not JenisTarget.ANGKA or done.jenis is not JenisTarget.ANGKA:
        return None
    if plan.dari is None or done.dari is None or plan.satuan.casefold() != done.satuan.casefold():
        return None
    return Kemajuan(done.dari, plan.dari, plan.satuan)


def pasangkan(lama: Sequence[Indikator], baru: Sequence[Indikator]) -> Mapping[int, int]:
    """Return which indicator of the present RHK each one of an older version of that RHK is: old id -> new id.

    First by its own id, then by words and aspect; a single one that is left on both sides with the same aspect is the
    same with other words. What has no partner stays with the older version and is shown apart.
    """
    found: dict[int, int] = {}
    left = {one.id: one for one in baru if one.id is not None}
    rest: list[Indikator] = []
    for one in lama:
        if one.id in left:
            found[one.id] = one.id
            del left[one.id]
        else:
            rest.append(one)
    for said in (_said, lambda one: one.aspek or one.perspektif):
        for one in tuple(rest):
            same = [id_ for id_, other in left.items() if said(other) == said(one)]
            alike = [other for other in rest if said(other) == said(one)]
            if one.id is not None and len(same) == 1 and len(alike) == 1:
                found[one.id] = same[0]
                del left[same[0]]
                rest.remove(one)
    return found


def _said(one: Indikator) -> tuple[str, str, str]:
    return (" ".join(one.teks.split()).casefold(), one.aspek, one.perspektif)
