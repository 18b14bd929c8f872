"""What the activities of a period add up to under one RHK, and what that would be as realisasi.

Nothing is written here: the screen shows both, the user decides, and realisasi takes it over by its own write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja_desktop.domain.pelaksanaan import Kunci
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.domain.target import JenisTarget, parse
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import kegiatan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.kegiatan import RekapKegiatan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import Buku
from kinerja_desktop.services.rak_pelaksanaan import Langsung
from kinerja_desktop.storage.queries import pelaksanaan as queries
from kinerja_desktop.storage.queries import penugasan as positions

_KEGIATAN = "kegiatan"
"""A target in this unit counts the activities themselves."""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Activities of one unit of volume (letter case aside): how many, and their volume together; unit '' for none."""

    satuan: str
    kegiatan: int
    volume: Decimal

    @property
    def kata(self) -> str:
        """Return it as realisasi: ``34 dokumen``, ``12 kegiatan`` where no volume was given."""
        if self.satuan and self.volume:
            return f"{_number(self.volume)} {self.satuan}"
        return f"{teks.bilangan(self.kegiatan)} {_KEGIATAN}"


@dataclass(frozen=True, slots=True)
class UsulRealisasi:
    """What one place would say; ``is_cocok``: the sum is in the unit of its target, or it is the only place."""

    kunci: Kunci
    tentang: str
    target: str
    usul: str
    is_cocok: bool


@dataclass(frozen=True, slots=True)
class RekapRhk:
    """What the activities linked to one RHK add up to in a period.

    Attributes:
        rencana: its words.
        kegiatan: how many activities.
        jumlah: by unit.
        usul: one for each place of the RHK where realisasi is typed; empty without activities.
        lain: activities of the person in the period that are linked to no RHK.
    """

    rencana: str
    kegiatan: int
    jumlah: tuple[Jumlah, ...]
    usul: tuple[UsulRealisasi, ...]
    lain: int


def rekap(konteks: Konteks, penugasan_id: int, periode: str, rhk_id: int) -> RekapRhk:
    """Return what one person's activities of a period add up to under an RHK of the plan that holds.

    Activities linked to an earlier version of that RHK count for it.

    Raises:
        RefusedError: ``pelaksanaan.belum-ditetapkan``, ``pelaksanaan.pilih-rhk`` (no such RHK in the plan),
            ``kegiatan.pegawai-tidak-ada``.
    """
    span = periode_of(periode)
    with konteks.simpanan.read() as connection:
        skp_id = queries.in_force(connection, span.tahun, [penugasan_id]).get(penugasan_id)
        held = positions.stored(connection, penugasan_id)
        if skp_id is None or held is None:
            raise RefusedError("pelaksanaan.belum-ditetapkan", nama="")
        book = Buku(Langsung(connection, span.tahun), skp_id, penugasan_id)
    rhk = next((one for one in book.plan.rhk if one.id == rhk_id), None)
    if rhk is None:
        raise RefusedError("pelaksanaan.pilih-rhk")
    found = kegiatan.rekap(
        konteks, held["pegawai_id"], span.tahun, range(span.awal.month, span.akhir.month + 1)
    )
    with konteks.simpanan.read() as connection:
        first = queries.roots(connection, {one.rhk_id for one in found if one.rhk_id is not None})
    ours = [one for one in found if one.rhk_id is not None and book.present.get(first[one.rhk_id]) == rhk_id]
    sums = _by_unit(ours)
    loose = sum(one.jumlah for one in found if one.rhk_id is None)
    return RekapRhk(
        rhk.teks, sum(one.jumlah for one in ours), sums, _proposals(rhk, sums) if ours else (), loose
    )


def _by_unit(rows: Sequence[RekapKegiatan]) -> tuple[Jumlah, ...]:
    found: dict[str, Jumlah] = {}
    for one in rows:
        key = _unit(one.satuan)
        old = found.get(key) or Jumlah(" ".join(one.satuan.split()), 0, Decimal(0))
        found[key] = replace(old, kegiatan=old.kegiatan + one.jumlah, volume=old.volume + one.volume)
    return tuple(found.values())


def _proposals(rhk: Rhk, sums: Sequence[Jumlah]) -> tuple[UsulRealisasi, ...]:
    total = sum(one.kegiatan for one in sums)
    volumes = [one.kata for one in sums if one.satuan and one.volume]
    count = f"{teks.bilangan(total)} {_KEGIATAN}"
    whole = (
        sentence("pelaksanaan.jumlah-kegiatan", jumlah=count, isi=", ".join(volumes)) if volumes else count
    )
    if not rhk.indikator:
        return (UsulRealisasi((rhk.id or 0, 0), rhk.teks, "", whole, is_cocok=True),)
    made = []
    for one in rhk.indikator:
        fitting = _fitting(one, sums, count)
        made.append(
            UsulRealisasi((rhk.id or 0, one.id or 0), one.teks, one.target, fitting or whole, bool(fitting))
        )
    return tuple(made)


def _fitting(one: Indikator, sums: Sequence[Jumlah], count: str) -> str:
    """Return the sum in the unit of an indicator's target, as the target writes it; '' where there is none."""
    plan = parse(one.target)
    if plan.jenis not in (JenisTarget.ANGKA, JenisTarget.RENTANG) or not plan.satuan:
        return ""
    unit = _unit(plan.satuan)
    same = next(
        (
            replace(each, satuan=plan.satuan).kata
            for each in sums
            if each.volume and _unit(each.satuan) == unit
        ),
        "",
    )
    return same or (count if unit == _KEGIATAN else "")


def _unit(satuan: str) -> str:
    return " ".join(satuan.split()).casefold()


def _number(value: Decimal) -> str:
    whole = value.to_integral_value()
    return teks.desimal(whole if value == whole else value.normalize())
