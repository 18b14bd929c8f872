"""One package per screen: screen.py, model.py, actions.py. The menu in its order; screens load when first shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from kinerja_desktop.gui import bantuan, petugas
from kinerja_desktop.gui.screen import ActionSpec, Screen, ScreenSpec
from kinerja_desktop.gui.screens import pengaturan
from kinerja_desktop.gui.session import Session


def _load(package: str, name: str) -> Callable[[Session], Screen]:
    """Return a factory that imports its screen only when it is first shown."""

    def make(session: Session) -> Screen:
        module = importlib.import_module(f"kinerja_desktop.gui.screens.{package}.screen")
        screen: Screen = getattr(module, name)(session)
        return screen

    return make


first_start = _load("mulai", "FirstStartScreen")
"""Makes the screen for "there is no office yet"."""


def _setting(bagian: str, tindakan: str = "") -> Callable[[Session], object]:
    """Return what goes to a part of Pengaturan and starts something there."""
    return lambda session: session.go("pengaturan", bagian=bagian, tindakan=tindakan)


MENU: tuple[ScreenSpec, ...] = (pengaturan.SPEC,)
"""Entries of the menu, in their order."""

_KNOWN: tuple[tuple[str, ActionSpec], ...] = (
    (
        "impor",
        ActionSpec("Impor pegawai", "file-input", lambda s: s.go("impor"), "excel siasn unggah berkas"),
    ),
    ("penilaian", ActionSpec("Kunci nilai", "lock", lambda s: s.go("penilaian"), "terkunci final tetapkan")),
    (
        "cetak",
        ActionSpec("Cetak lembar unit ini", "printer", lambda s: s.go("cetak"), "pdf dokumen evaluasi rekap"),
    ),
    (
        "ekspor",
        ActionSpec("Cek kelengkapan ekspor", "list-checks", lambda s: s.go("ekspor"), "bkn bahan siasn"),
    ),
    ("pengaturan", ActionSpec("Backup sekarang", "save", _setting("data", "backup"), "salinan cadangan")),
    (
        "pengaturan",
        ActionSpec("Periksa keutuhan data", "shield-check", _setting("data", "periksa"), "rusak utuh"),
    ),
    ("pengaturan", ActionSpec("Atur tenggat", "calendar-clock", _setting("tenggat"), "batas waktu periode")),
    ("pengaturan", ActionSpec("Atur kop surat", "file-text", _setting("kop"), "lambang logo alamat")),
    ("pengaturan", ActionSpec("Buka kantor lain", "building-2", _setting("data"), "folder data pindah")),
)


def _actions() -> tuple[ActionSpec, ...]:
    """Return what may be done with the screens that exist, and what needs none."""
    there = {spec.key for spec in MENU}
    return (
        *(action for key, action in _KNOWN if key in there),
        ActionSpec("Kantor baru atau kantor contoh", "plus", lambda s: s.go("mulai"), "buat mulai awal"),
        ActionSpec("Ganti tema terang atau gelap", "moon", petugas.switch_mode, "tampilan warna"),
        ActionSpec(
            "Bantuan", "circle-question-mark", lambda _s: bantuan.show(bantuan.FIRST), "petunjuk manual f1"
        ),
    )


ACTIONS: tuple[ActionSpec, ...] = _actions()
"""What Ctrl+K offers besides people and screens."""
