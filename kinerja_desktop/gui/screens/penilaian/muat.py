"""What Entri Penilaian reads at once; made in the thread that reads, so that the window only shows it."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.gui.screens.penilaian.arti import SETTING
from kinerja_desktop.gui.screens.penilaian.model import Baris
from kinerja_desktop.services import capaian, kalibrasi, kantor, penilaian, pimpinan
from kinerja_desktop.services.capaian import CapaianUnit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import ArtiAngka, Grid


@dataclass(frozen=True, slots=True)
class Isi:
    """What one load brings.

    Attributes:
        baris: the rows of ``grid`` as the screen shows them.
        versi: their versions by period and penugasan.
        capaian: of the unit above, None without one.
        arti: what 1 and 3 mean, None while it was not asked.
        pimpinan: whether the office proposes the rating of a unit's leader.
        panduan: whether the guide of distribution is shown here.
    """

    grid: Grid
    baris: list[Baris]
    versi: dict[tuple[str, int], int | None]
    judge: Regulations
    capaian: CapaianUnit | None
    arti: ArtiAngka | None
    pimpinan: bool
    panduan: bool


def muat(konteks: Konteks, kode: str, unit_id: int | None, above: int | None) -> Isi:
    """Read a period for a unit (None: the whole office); ``above`` is the unit whose capaian is shown."""
    remembered = kantor.setting(konteks, SETTING, "")
    read = penilaian.grid(konteks, kode, unit_id)
    return Isi(
        read,
        list(map(Baris, read.baris)),
        {(kode, row.penugasan_id): row.version for row in read.baris},
        penilaian.rules_of(kode),
        capaian.capaian_of(konteks, kode, above) if above is not None else None,
        ArtiAngka(remembered) if remembered in set(ArtiAngka) else None,
        pimpinan.is_aktif(konteks),
        kalibrasi.is_panduan_tampil(konteks),
    )
