"""Who is asked on a day for what somebody still owes: the rater of that day, never one who has left.

Of a stretch that is over it is who rates the person in the same post now; where the person is elsewhere by now, the
rater of then while he is there, else who heads that unit now (a Plt. or Plh. too); else nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Kepala, Pihak, kepala_untuk
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation import clock
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import pihak
from kinerja_desktop.storage.queries import penilai_kini as queries
from kinerja_desktop.storage.queries import unit_rincian, units
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.penilai_kini import MasaPenilaiRow


@dataclass(frozen=True, slots=True)
class PenilaiKini:
    """The rater of today, None for nobody; name with titles, number."""

    pihak: Pihak | None = None
    nama: str = ""
    nomor: str = ""


def kini(konteks: Konteks, raters: Iterable[tuple[int, Pihak | None]]) -> dict[int, PenilaiKini]:
    """Return by penugasan whom to ask today, where that is not the rater given: (penugasan, rater)."""
    given = dict(raters)
    today = clock.today()
    with konteks.simpanan.read() as connection:
        named = {who.id for who in given.values() if who is not None and who.jenis is JenisPihak.PEGAWAI}
        gone = named - queries.here(connection, today, named)
        over = queries.ended(connection, today) & given.keys()
        asked = over | {id_ for id_, who in given.items() if _is_gone(who, gone)}
        if not asked:
            return {}
        found = _Pencari(connection, today, asked).find()
        made = {id_: who for id_, who in found.items() if who != given[id_]}
        return _named(connection, made)


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
        self._heads = [
            Kepala(head.unit_id, who, head.nama, JenisPenugasan(head.jenis), head.dari, head.sampai)
            for head in heads
            if (who := self._present(pihak(head.pegawai_id, head.penilai_luar_id))) is not None
        ]

    def find(self) -> dict[int, Pihak | None]:
        """Return the rater of today by stretch."""
        return {id_: self._of(row) for id_, row in self._rows.items()}

    def _of(self, row: MasaPenilaiRow) -> Pihak | None:
        now = next((one for one in reversed(self._people[row.pegawai_id]) if self._stands_for(one, row)), row)
        kept = self._present(pihak(now.penilai_pegawai_id, now.penilai_luar_id))
        return kept or kepala_untuk(self._pohon, self._heads, row.unit_id, row.pegawai_id, self._day)

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
