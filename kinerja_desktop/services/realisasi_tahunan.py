"""Realisasi and umpan balik of a year from those of its periods, beside each other, where the year itself has none.

Nothing is added up: the regulation knows no arithmetic between periods. Each line says of which period it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan, Kunci
from kinerja_desktop.domain.periode import Periode, of_year
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import Buku, LembarPelaksanaan
from kinerja_desktop.services.periode import kelompok_of
from kinerja_desktop.services.rak_pelaksanaan import Rak
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.queries.periode import groups


def periodik(konteks: Konteks, pegawai_ids: Collection[int], tahun: int) -> dict[int, JenisPeriode]:
    """Return by person which periods the office rates their group in within a year."""
    with konteks.simpanan.read() as connection:
        known = groups(connection, tahun)
        kinds = keadaan.kinds(connection, date(tahun, 12, 31), pegawai_ids)
    return {
        id_: JenisPeriode(known.get(kelompok_of(*kind)) or JenisPeriode.TRIWULAN)
        for id_, kind in kinds.items()
    }


def sepanjang_tahun(lembar: LembarPelaksanaan, jenis: JenisPeriode, rak: Rak) -> LembarPelaksanaan:
    """Return a person's year with what the periods say where nothing was typed for the year.

    Args:
        lembar: the person in the period of the whole year.
        rak: where the records are read from.
        jenis: the periods that are looked at first; of a place that has none there, those of the other kind are taken.
    """
    tahun = int(lembar.periode[:4])
    other = JenisPeriode.TRIWULAN if jenis is JenisPeriode.BULANAN else JenisPeriode.BULANAN
    who = lembar.baris.penugasan_id
    book, told = Buku(rak, lembar.skp_id, who), rak.told()
    known = {kind: [one for one in of_year(tahun, kind) if one.kode in told] for kind in (jenis, other)}
    parts = {kind: [(one, book.contents(one.kode)[0]) for one in periods] for kind, periods in known.items()}
    said = [
        replace(row, rhk_id=book.present.get(row.rhk_id or 0), teks=f"{row.teks} ({_words(one)})")
        for periods in known.values()
        for one in periods
        for row in rak.feedback(who, one.kode)
    ]
    isi = lembar.isi
    for one in lembar.plan.rhk:
        for below in [ind.id or 0 for ind in one.indikator] or [0]:
            key = (one.id or 0, below)
            if not isi.of(key):
                isi = isi.with_realisasi(key, _beside(parts[jenis], key) or _beside(parts[other], key))
    heard = {(one.rhk_id, one.perilaku) for one in lembar.umpan_balik}
    more = tuple(one for one in said if (one.rhk_id, one.perilaku) not in heard)
    return replace(lembar, isi=isi, umpan_balik=(*lembar.umpan_balik, *more))


def _words(one: Periode) -> str:
    return one.text.removesuffix(f" {one.tahun}")


def _beside(parts: Sequence[tuple[Periode, IsiPelaksanaan]], key: Kunci) -> str:
    return "\n".join(f"{_words(one)}: {isi.of(key).strip()}" for one, isi in parts if isi.of(key))
