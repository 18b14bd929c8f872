"""*Pohon hasil*: who serves which result, what hangs in the air, who waits for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import JenisRhk, KelompokSkp
from kinerja_desktop.services import skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BELUM, BarisSkp
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.skp import TautanRow


@dataclass(frozen=True, slots=True)
class Simpul:
    """One RHK in force and what serves it.

    Attributes:
        id: of the RHK.
        penugasan_id: position of who planned it, 0 for a leader outside the part that is looked at.
        nama: who planned it, with titles.
        anak: RHK that serve it, by person and their order.
    """

    id: int
    penugasan_id: int
    nama: str
    teks: str
    anak: tuple[Simpul, ...]

    @property
    def jumlah(self) -> int:
        """Return how many RHK serve it, over others too."""
        return len(self.anak) + sum(one.jumlah for one in self.anak)


@dataclass(frozen=True, slots=True)
class Menunggu:
    """People who wait for a leader: he has no RHK yet. ``penugasan_ids``: theirs."""

    pihak: Pihak
    nama: str
    penugasan_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PohonHasil:
    """The tree of a year.

    Attributes:
        akar: results that serve nobody's above, as they should.
        menggantung: hasil kerja utama that should serve one of the leader's and does not, or points in a circle.
        menunggu: leaders without RHK and who waits for them, the most first.
        belum: who has no plan yet.
    """

    akar: tuple[Simpul, ...]
    menggantung: tuple[Simpul, ...]
    menunggu: tuple[Menunggu, ...]
    belum: tuple[BarisSkp, ...]


def pohon(konteks: Konteks, tahun: int, unit_id: int | None = None) -> PohonHasil:
    """Return the tree of a unit with what is below it (None: the office), its leaders' results above."""
    with konteks.simpanan.read() as connection:
        rows = skp.list_rows(connection, konteks, tahun, unit_id)
        people = {row.pegawai_id for row in rows} | {
            row.penilai.id
            for row in rows
            if row.penilai is not None and row.penilai.jenis is JenisPihak.PEGAWAI
        }
        found = queries.rhk_of_people(connection, people, tahun)
    trees = _Pohon(found, rows)
    return PohonHasil(*trees.build(), _waiting(rows), tuple(row for row in rows if row.status == BELUM))


class _Pohon:
    """The RHK of a part of the office while they become trees."""

    def __init__(self, found: Sequence[TautanRow], rows: Sequence[BarisSkp]) -> None:
        self._all = {one.id: one for one in found}
        self._below: dict[int, list[int]] = {}
        for one in found:
            if one.pimpinan_rhk_id in self._all:
                self._below.setdefault(one.pimpinan_rhk_id, []).append(one.id)
        self._plans = {row.skp_id: row for row in rows}
        self._people: dict[int, BarisSkp] = {}
        self._raters: dict[int, str] = {}
        for row in rows:
            self._people.setdefault(row.pegawai_id, row)
            if row.penilai is not None and row.penilai.jenis is JenisPihak.PEGAWAI:
                self._raters[row.penilai.id] = row.penilai_nama
        self._seen: set[int] = set()

    def build(self) -> tuple[tuple[Simpul, ...], tuple[Simpul, ...]]:
        """Return what stands rightly on top, and what hangs."""
        tops = [one for one in self._all.values() if one.pimpinan_rhk_id not in self._all]
        loose = {one.id for one in tops if self._hangs(one)}
        right = tuple(self._node(one.id) for one in tops if one.id not in loose)
        hanging = [self._node(one.id) for one in tops if one.id in loose]
        hanging += [self._node(id_) for id_ in self._all if id_ not in self._seen]
        return right, tuple(hanging)

    def _owner(self, one: TautanRow) -> BarisSkp | None:
        return self._plans.get(one.skp_id) or self._people.get(one.pegawai_id)

    def _hangs(self, one: TautanRow) -> bool:
        row = self._owner(one)
        return (
            row is not None
            and one.pimpinan_rhk_id is None
            and one.jenis == JenisRhk.UTAMA
            and row.kelompok == KelompokSkp.JA_JF
            and row.penilai is not None
            and row.penilai.jenis is JenisPihak.PEGAWAI
        )

    def _node(self, id_: int) -> Simpul:
        self._seen.add(id_)
        one, row = self._all[id_], self._owner(self._all[id_])
        below = tuple(self._node(child) for child in self._below.get(id_, ()) if child not in self._seen)
        name = row.nama if row is not None else self._raters.get(one.pegawai_id, "")
        return Simpul(id_, row.penugasan_id if row is not None else 0, name, one.teks, below)


def _waiting(rows: Sequence[BarisSkp]) -> tuple[Menunggu, ...]:
    names: dict[Pihak, str] = {}
    groups: dict[Pihak, list[int]] = {}
    for row in rows:
        if row.is_menunggu and row.penilai is not None:
            names[row.penilai] = row.penilai_nama
            groups.setdefault(row.penilai, []).append(row.penugasan_id)
    made: Mapping[Pihak, Menunggu] = {
        who: Menunggu(who, names[who], tuple(ids)) for who, ids in groups.items()
    }
    return tuple(sorted(made.values(), key=lambda one: (-len(one.penugasan_ids), one.nama.casefold())))
