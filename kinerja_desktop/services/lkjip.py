"""Tables for LKjIP and SAKIP: distribution of predikat per unit and per period of the year, capaian organisasi.

They speak of people: whoever also sits as Plt. somewhere, or moved within the period, counts once, where the last own
position is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.codes import Predikat, StatusNilai
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services import kata
from kinerja_desktop.services.berkas_keluar import KolomTabel, Tabel, simpan_xlsx
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rentang
from kinerja_desktop.services.periode import list_periode
from kinerja_desktop.services.tampilan import Tampilan, di_atas, tampil
from kinerja_desktop.storage.queries import nilai_hitung, units
from kinerja_desktop.storage.queries.nilai_hitung import HitunganRow

TIDAK: Final = StatusNilai.TIDAK_DINILAI.value
"""Key of those who are not rated, for a reason, beside the codes of `Predikat` and '' (who is waited for)."""


@dataclass(frozen=True, slots=True)
class BarisDistribusi:
    """One line: a unit with everything below it, or a period.

    Attributes:
        tingkat: depth of the unit below the chosen one, 0 for itself and for a period.
        jumlah: people by predikat, '' those who are not rated yet, `TIDAK` those who are not to be.
        capaian: code of the capaian organisasi that holds, '' without any.
    """

    kunci: int | str
    nama: str
    tingkat: int
    jumlah: Mapping[str, int]
    capaian: str

    @property
    def pegawai(self) -> int:
        """Return how many people are counted."""
        return sum(self.jumlah.values())


def per_unit(konteks: Konteks, periode: str, unit_id: int | None = None) -> tuple[BarisDistribusi, ...]:
    """Return the distribution of a period: the chosen unit (None: the office), then every unit below that has people."""
    with konteks.simpanan.read() as connection:
        rows = nilai_hitung.people_counts(connection, rentang(periode), unit_id, konteks.cakupan)
        pohon = Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in units.nodes(connection))
        held = PetaCapaian(connection, periode)
    own = _counts(rows)
    roots = (unit_id,) if unit_id is not None and unit_id in pohon else pohon.akar
    made = []
    if unit_id is None:
        whole: Counter[str] = sum(own.values(), Counter())
        office = held.of_kantor(None).capaian
        made.append(BarisDistribusi("", sentence("lkjip.seluruh"), 0, whole, office.value if office else ""))
    for root in roots:
        depth_of = {root: 0 if unit_id is not None else 1}
        for one in pohon.descendants(root, include_self=True):
            depth = depth_of.setdefault(one, depth_of.get(pohon[one].induk or 0, 0) + 1)
            total: Counter[str] = sum(
                (own[u] for u in pohon.descendants(one, include_self=True) if u in own), Counter()
            )
            if total.total():
                found = held.of(one).capaian
                made.append(BarisDistribusi(one, pohon[one].nama, depth, total, found.value if found else ""))
    return tuple(made)


def _counts(rows: list[HitunganRow]) -> dict[int | None, Counter[str]]:
    found: dict[int | None, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.unit_id][row.predikat or (TIDAK if row.status == TIDAK else "")] += row.jumlah
    return found


def per_periode(konteks: Konteks, tahun: int, unit_id: int | None = None) -> tuple[BarisDistribusi, ...]:
    """Return the distribution of every period of a year that has begun, by its last day."""
    made = []
    for one in _begun(konteks, tahun):
        with konteks.simpanan.read() as connection:
            rows = nilai_hitung.people_counts(connection, rentang(one.kode), unit_id, konteks.cakupan)
            held = PetaCapaian(connection, one.kode).of_kantor(unit_id).capaian
        total: Counter[str] = sum(_counts(rows).values(), Counter())
        made.append(BarisDistribusi(one.kode, one.text, 0, total, held.value if held else ""))
    return tuple(made)


def _begun(konteks: Konteks, tahun: int) -> list[Periode]:
    return [one.periode for one in list_periode(konteks, tahun) if one.sudah_berakhir or one.sedang_berjalan]


def simpan_buku(
    konteks: Konteks,
    periode: str,
    unit_id: int | None,
    target: Path,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> Path:
    """Write the three tables as a workbook: per unit, per period of its year, capaian of the units.

    ``shown``: of the units only what the screen shows.

    Raises:
        FileError: the target cannot be written.
        Cancelled: nothing was written.
    """
    one, watch = periode_of(periode), progress or Silent()
    units_ = tampil(
        per_unit(konteks, periode, unit_id), shown, lambda row: row.kunci if isinstance(row.kunci, int) else 0
    )
    watch.step(1, 3)
    periods = per_periode(konteks, one.tahun, unit_id)
    watch.step(2, 3)
    tables = [
        _table(
            "Per unit", "lkjip.kolom-unit", units_, sentence("lkjip.judul", periode=one.text), di_atas(shown)
        ),
        _table("Per periode", "lkjip.kolom-periode", periods, sentence("lkjip.judul-tahun", tahun=one.tahun)),
        _achieved(konteks, units_, periods, one.tahun),
    ]
    return simpan_xlsx(konteks, tables, target, progress)


def _table(
    nama: str, kolom: str, rows: tuple[BarisDistribusi, ...], judul: str, above: tuple[str, ...] = ()
) -> Tabel:
    first, second = sentence(kolom).split("|")
    waiting, excused, achieved = sentence("lkjip.kolom-akhir").split("|")
    columns = (
        KolomTabel(first, 44), KolomTabel(second, 11), *(KolomTabel(kata.istilah("predikat", one.value), 17) for one in Predikat),
        KolomTabel(waiting, 14), KolomTabel(excused, 14), KolomTabel(achieved, 28),
    )  # fmt: skip
    return Tabel(nama, columns, tuple(_cells(row) for row in rows), (judul, *above))


def _cells(row: BarisDistribusi) -> tuple[str | int, ...]:
    counted = (row.jumlah.get(one.value, 0) for one in Predikat)
    name = "  " * row.tingkat + row.nama
    without = (row.jumlah.get("", 0), row.jumlah.get(TIDAK, 0))
    return (name, row.pegawai, *counted, *without, kata.istilah("capaian", row.capaian))


def _achieved(
    konteks: Konteks, rows: tuple[BarisDistribusi, ...], periods: tuple[BarisDistribusi, ...], tahun: int
) -> Tabel:
    with konteks.simpanan.read() as connection:
        held = [PetaCapaian(connection, str(one.kunci)) for one in periods]
    lines = []
    for row in rows:
        if isinstance(row.kunci, int):
            found = (one.of(row.kunci).capaian for one in held)
            words = (kata.istilah("capaian", one.value) if one else "" for one in found)
            lines.append(("  " * row.tingkat + row.nama, *words))
    columns = (
        KolomTabel(sentence("lkjip.kolom-capaian"), 44),
        *(KolomTabel(one.nama, 20) for one in periods),
    )
    return Tabel("Capaian", columns, tuple(lines), (sentence("lkjip.judul-capaian", tahun=tahun),))
