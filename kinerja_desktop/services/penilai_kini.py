"""Who is asked on a day for what somebody still owes: the rater of that day, never one who has left.

Of a stretch that is over it is who rates the person in the same post now; where the person is elsewhere by now, the
rater of then while he is there, else who heads that unit now (a Plt. or Plh. too); else nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.codes import JenisPenugasan, StatusNilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Kepala, Pihak, kepala_untuk
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation import clock
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rentang
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage.queries import nilai_hitung, unit_rincian, units
from kinerja_desktop.storage.queries import penilai_kini as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.nilai_hitung import HitunganRow
from kinerja_desktop.storage.queries.penilai_kini import MasaPenilaiRow

DITUNGGU = frozenset({StatusNilai.BELUM, StatusNilai.SEBAGIAN})
"""States in which a predikat is still waited for."""


@dataclass(frozen=True, slots=True)
class PenilaiKini:
    """The rater of today, None for nobody; name with titles, number."""

    pihak: Pihak | None = None
    nama: str = ""
    nomor: str = ""


def kini(konteks: Konteks, raters: Iterable[tuple[int, Pihak | None]]) -> dict[int, PenilaiKini]:
    """Return by penugasan whom to ask today, where that is not the rater given: (penugasan, rater)."""
    given = dict(raters)
    with konteks.simpanan.read() as connection:
        return _named(connection, _changed(connection, given))


def banyak(
    connection: Koneksi,
    konteks: Konteks,
    periode: str,
    unit_id: int | None,
    rows: Iterable[HitunganRow],
    *,
    per_orang: bool,
) -> int:
    """Return how many are to be asked today for what these counts of a period say is still owed.

    ``rows`` are the counts of who is waited for, and the other arguments those by which they were asked for; only
    the positions under a rater of another time are looked at one by one.
    """
    behind: Counter[Pihak | None] = Counter()
    for row in rows:
        behind[pihak(row.penilai_pegawai_id, row.penilai_luar_id)] += row.jumlah
    if not behind:
        return 0
    today = clock.today()
    found = nilai_hitung.out_of_hand(
        connection,
        rentang(periode),
        unit_id,
        konteks.cakupan,
        [one.value for one in DITUNGGU],
        day=today,
        gone=_gone(connection, today, behind),
        per_orang=per_orang,
    )
    given = {id_: pihak(*who) for id_, who in found.items()}
    now = {**given, **_changed(connection, given)}
    asked = (behind - Counter(given.values())) + Counter(now.values())
    return len(asked.keys() - {None})


def _changed(connection: Koneksi, given: Mapping[int, Pihak | None]) -> dict[int, Pihak | None]:
    """Return by penugasan the rater of today, where that is not the one given."""
    today = clock.today()
    gone = _gone(connection, today, given.values())
    over = queries.ended(connection, today, given.keys())
    asked = over | {id_ for id_, who in given.items() if _is_gone(who, gone)}
    if not asked:
        return {}
    found = _Pencari(connection, today, asked).find()
    return {id_: who for id_, who in found.items() if who != given[id_]}


def _gone(connection: Koneksi, day: date, raters: Iterable[Pihak | None]) -> set[int]:
    """Return which of these raters left the office or are away on a day."""
    named = {who.id for who in raters if who is not None and who.jenis is JenisPihak.PEGAWAI}
    return named - queries.here(connection, day, named)


def _is_gone(who: Pihak | None, gone: Collection[int]) -> bool:
    return who is not None and who.jenis is JenisPihak.PEGAWAI and who.id in gone


class _Pencari:
    """Looks for the rater of today of some stretches."""

    def __init__(self, connection: Koneksi, day: date, ids: Collection[int]) -> None:
        self._day = day
        self._rows, self._people = queries.stretches(connection, ids)
        rows = units.all_units(connection, day)
        self._pohon = Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in rows)
        heads = unit_rincian.heads(connection)
        people = {row.penilai_pegawai_id for own in self._people.values() for row in own}
        people |= {head.pegawai_id for head in heads}
        self._here = queries.here(connection, day, {id_ for id_ in people if id_ is not None})
        self._heads: dict[int, list[Kepala]] = defaultdict(list)
        for head in heads:
            who = self._present(pihak(head.pegawai_id, head.penilai_luar_id))
            if who is not None:
                kind = JenisPenugasan(head.jenis)
                self._heads[head.unit_id].append(
                    Kepala(head.unit_id, who, head.nama, kind, head.dari, head.sampai)
                )

    def find(self) -> dict[int, Pihak | None]:
        """Return the rater of today by stretch."""
        return {id_: self._of(row) for id_, row in self._rows.items()}

    def _of(self, row: MasaPenilaiRow) -> Pihak | None:
        now = next((one for one in reversed(self._people[row.pegawai_id]) if self._stands_for(one, row)), row)
        kept = self._present(pihak(now.penilai_pegawai_id, now.penilai_luar_id))
        return kept or self._head_above(row.unit_id, row.pegawai_id)

    def _head_above(self, unit_id: int | None, pegawai_id: int) -> Pihak | None:
        if unit_id is None or unit_id not in self._pohon:
            return None
        line = self._pohon.ancestors(unit_id, include_self=True)
        heads = [head for one in line for head in self._heads.get(one, ())]
        return kepala_untuk(self._pohon, heads, unit_id, pegawai_id, self._day)

    def _stands_for(self, one: MasaPenilaiRow, row: MasaPenilaiRow) -> bool:
        same = (one.jenis, one.jabatan, one.unit_id) == (row.jenis, row.jabatan, row.unit_id)
        return same and one.dari <= self._day and (one.sampai is None or one.sampai >= self._day)

    def _present(self, who: Pihak | None) -> Pihak | None:
        if who is not None and who.jenis is JenisPihak.PEGAWAI and who.id not in self._here:
            return None
        return who


def _named(connection: Koneksi, found: Mapping[int, Pihak | None]) -> dict[int, PenilaiKini]:
    ids: dict[JenisPihak, set[int]] = {jenis: set() for jenis in JenisPihak}
    for who in found.values():
        if who is not None:
            ids[who.jenis].add(who.id)
    people, outside = queries.named(connection, ids[JenisPihak.PEGAWAI], ids[JenisPihak.LUAR])

    def of(who: Pihak | None) -> PenilaiKini:
        if who is None:
            return PenilaiKini()
        if who.jenis is JenisPihak.LUAR:
            return PenilaiKini(who, *outside[who.id])
        *parts, number = people[who.id]
        return PenilaiKini(who, nama_tampil(*parts), number)

    return {id_: of(who) for id_, who in found.items()}
