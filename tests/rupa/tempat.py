"""The places of the tour: every screen as an office shows it that has worked for a year, reached with its real arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_desktop.gui.screens import MENU
from kinerja_desktop.gui.screens.pengaturan.screen import BAGIAN
from tests.rupa.isi import BERJALAN, TAHUN, TERTUTUP, Tokoh

Args = Mapping[str, object]
BUTUH_ORANG = frozenset({"skp", "ekinerja", "pelaksanaan-orang"})
"""Screens that go back to their list when they are not told whom to show."""


@dataclass(frozen=True)
class Tempat:
    """One place.

    Attributes:
        name: of the picture.
        key: of the screen; it must stand there (some go back to their list when they are not told whom to show).
        args: for `Screen.open_at`.
        baris: so many rows at least are in the tables that can be seen; 0: there is no table.
        lalu: what is done there before it is looked at.
        kata: words that a label shows there.
        periode: which period is chosen above; '': as it is.
    """

    name: str
    key: str
    args: Args
    baris: int = 0
    lalu: Callable[[Any], object] | None = None
    periode: str = BERJALAN
    kata: str = ""


def tempat(who: Tokoh) -> tuple[Tempat, ...]:
    """Return the places of an office of `isi.lengkap`, in the order of the menu."""
    return (*_daily(), *_plans(who), *_people(who), *_ratings(who), *_output(), *_office())


def dari_menu() -> tuple[Tempat, ...]:
    """Return the screens that are reached without saying whom to show, for offices that may hold nobody."""
    return tuple(Tempat(spec.key, spec.key, {}, periode="") for spec in MENU if spec.key not in BUTUH_ORANG)


def _daily() -> tuple[Tempat, ...]:
    return (
        Tempat("beranda", "beranda", {}),
        Tempat("kegiatan-semua", "kegiatan", {}, 10, lambda screen: screen.chips.choose("semua")),
    )  # fmt: skip


def _plans(who: Tokoh) -> tuple[Tempat, ...]:
    plan: Args = {"penugasan": who.penugasan_id, "tahun": TAHUN}
    one: Args = {"penugasan": who.penugasan_id}
    return (
        Tempat("perencanaan", "perencanaan", {}, 100),
        Tempat("skp", "skp", plan, 4),
        Tempat("skp-perilaku", "skp", plan, 7, lambda screen: screen.to_tab(1)),
        Tempat("skp-lampiran", "skp", plan, 0, lambda screen: screen.to_tab(2)),
        Tempat("skp-kembali", "skp", {"penugasan": who.dikembalikan, "tahun": TAHUN}, 4, lambda screen: screen.to_tab(0)),
        Tempat("skp-belum", "skp", {"penugasan": who.belum, "tahun": TAHUN}),
        Tempat("matriks", "matriks", {}, 3),
        Tempat("ekinerja", "ekinerja", {"skp": who.skp_id, **plan}, 10),
        Tempat("pelaksanaan", "pelaksanaan", {}, 90),
        Tempat("pelaksanaan-orang", "pelaksanaan-orang", one, 4, None, TERTUTUP),
        Tempat("kegiatan", "kegiatan", {"pegawai": who.pegawai_id, "nama": who.nama}, 14),
    )  # fmt: skip


def _people(who: Tokoh) -> tuple[Tempat, ...]:
    return (
        Tempat("pegawai", "pegawai", {}, 100),
        Tempat("pegawai-satu", "pegawai", {"pegawai": who.pegawai_id}, 100),
        Tempat("unit", "unit", {}),
        Tempat("usul", "usul", {}, 5),
        Tempat("impor", "impor", {}),
        Tempat("riwayat", "riwayat", {}, 2),
        Tempat("atasan", "atasan", {}, 100),
    )


def _ratings(who: Tokoh) -> tuple[Tempat, ...]:
    person: Args = {"pegawai": who.pegawai_id}
    return (
        Tempat("penilaian", "penilaian", {}, 100),
        Tempat("kalibrasi", "kalibrasi", {}),
        Tempat("orang", "orang", person, kata=who.nama),
        Tempat("monitoring", "monitoring", {}, 30, None, TERTUTUP),
        Tempat("tenggat", "tenggat", {}, 10),
        Tempat("keberatan", "keberatan", {}, 4),
    )


def _output() -> tuple[Tempat, ...]:
    return (
        Tempat("laporan", "laporan", {"laporan": "tpp"}, 10, None, TERTUTUP),
        Tempat("laporan-pimpinan", "laporan", {"laporan": "pimpinan"}, 3, None, TERTUTUP),
        Tempat("laporan-lkjip", "laporan", {"laporan": "lkjip"}, 3, None, TERTUTUP),
        Tempat("laporan-kontrak", "laporan", {"laporan": "kontrak"}, 1, None, TERTUTUP),
        Tempat("cetak", "cetak", {"lembar": "dokumen-evaluasi"}, 100, None, TERTUTUP),
        Tempat("cetak-persetujuan", "cetak", {"lembar": "persetujuan"}, 5, None, TERTUTUP),
        Tempat("ekspor", "ekspor", {}, 100, None, TERTUTUP),
    )


def _office() -> tuple[Tempat, ...]:
    return (
        *(Tempat(f"pengaturan-{one}", "pengaturan", {"bagian": one}) for one in BAGIAN),
        Tempat("mulai", "mulai", {}),
        *(Tempat(f"mulai-baru-{step + 1}", "mulai", {"baru": True}, 0, _wizard(step)) for step in range(4)),
    )


def _wizard(step: int) -> Callable[[Any], object]:
    return lambda screen: screen._wizard.stand_at(step)
