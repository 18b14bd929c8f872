"""Doors that a press of a button does not open by itself: each needs a row, a file or an answer first.

Together with what `Keliling.doors` opens they lead to every dialog of the program (`dialogs`); the tour says which one it missed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

import kinerja_desktop.gui
from kinerja_desktop.domain.codes import Kedudukan, Rating
from kinerja_desktop.gui.pulih import RecoverDialog
from kinerja_desktop.gui.screens.cetak import beda, orang
from kinerja_desktop.gui.screens.pegawai.mutasi import AkibatDialog
from kinerja_desktop.gui.widgets import grid_clipboard
from kinerja_desktop.services import backup, buku_skp, mutasi, penguncian, predikat_luar, rangkap, skp
from kinerja_desktop.services.akhir_tanpa import TanpaKejelasan
from kinerja_desktop.services.contoh.berkas import tulis_nilai
from kinerja_desktop.services.konteks import Konteks
from tests.mentah import xlsx
from tests.rupa.isi import BERJALAN, TAHUN, Tokoh

TANPA_RUPA = frozenset({"Bingkai", "Lembar", "_Ask"})
"""Frames that others are made of; nobody sees them as they are."""


@dataclass(frozen=True)
class Pintu:
    """One door.

    Attributes:
        name: of the picture, behind that of the place.
        tempat: name of the place where it is.
        buka: opens it from the screen.
        berkas: the file that is chosen when it asks for one.
    """

    name: str
    tempat: str
    buka: Callable[[Any], object]
    berkas: Path | None = None


def dialogs() -> set[str]:
    """Return module and name of every class of dialogs that somebody may see."""
    for info in pkgutil.walk_packages(kinerja_desktop.gui.__path__, "kinerja_desktop.gui."):
        importlib.import_module(info.name)
    return {name_of(one) for one in _below(QDialog) if one.__name__ not in TANPA_RUPA}


def name_of(kind: type) -> str:
    """Return module and name of a class: several have one name."""
    return f"{kind.__module__}.{kind.__name__}".removeprefix("kinerja_desktop.gui.")


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("kinerja_desktop."):
            yield one
            yield from _below(one)
        elif not one.__module__.startswith("tests."):
            yield from _below(one)


def pintu(konteks: Konteks, who: Tokoh, folder: Path) -> tuple[Pintu, ...]:
    """Return the doors of an office of `isi.lengkap`; files that are chosen are made in ``folder``."""
    return (
        *_ratings(konteks, folder), *_plans(konteks, folder), *_carried_out(), *_people(konteks, who), *_units(konteks, folder),
        *_after(konteks, folder), *_window(konteks),
    )  # fmt: skip


# -- Entri Penilaian and what follows
def _ratings(konteks: Konteks, folder: Path) -> tuple[Pintu, ...]:
    ratings = folder / "Nilai.xlsx"
    tulis_nilai(konteks, BERJALAN, ratings)

    def refused(screen: Any) -> None:
        ids = [row.nilai.penugasan_id for row in screen.table.rows if not row.lengkap and not row.terkunci]
        screen.actions_._locked(penguncian.kunci(konteks, BERJALAN, penugasan_ids=ids[:12]).value)

    def paste(screen: Any) -> None:
        at = screen.table.columns.index(next(one for one in screen.table.columns if one.key == "hasil_kerja"))
        screen.grid.go(0, at)
        QGuiApplication.clipboard().setText("\n".join(["Sesuai\tDi Atas"] * 12))
        grid_clipboard.paste(screen.grid)

    def excuse(screen: Any) -> None:
        row = next(row for row in screen.table.rows if not row.terkunci)
        screen.grid.go_to(row.nilai.penugasan_id)
        screen.actions_.excuse()

    return (
        Pintu("kunci", "penilaian", lambda screen: screen.actions_.lock()),
        Pintu("tidak-terkunci", "penilaian", refused),
        Pintu("tidak-dinilai", "penilaian", excuse),
        Pintu("arti", "penilaian", lambda screen: screen.ask_arti()),
        Pintu("impor", "penilaian", lambda screen: screen.actions_.check(ratings)),
        Pintu("tempel", "penilaian", paste),
        Pintu("pindah", "kalibrasi", _move),
        Pintu("terapkan", "kalibrasi", _apply),
    )


def _movable(screen: Any) -> list[int]:
    return [
        one.penugasan_id
        for one in screen.found.orang
        if screen._row(one.penugasan_id) is not None and one.penugasan_id in screen.papan.asal
    ]


def _move(screen: Any) -> None:
    screen.ask(_movable(screen)[0])


def _apply(screen: Any) -> None:
    screen.trial.click()
    for id_ in _movable(screen)[:6]:
        screen._move(id_, (Rating.DI_ATAS, Rating.DI_ATAS), "")
    screen._apply()
    screen._drop()
    screen.trial.click()


# -- plans
def _plans(konteks: Konteks, folder: Path) -> tuple[Pintu, ...]:
    book, report = folder / "Buku kerja SKP.xlsx", folder / "Laporan SKP.xlsx"
    buku_skp.buat(konteks, TAHUN, book)
    _change(book)
    rows = skp.daftar(konteks, TAHUN)
    said = ("pengajuan", "disetujui", "draft")
    lines = [[row.nip, row.nama, said[n % 3]] for n, row in enumerate(rows) if n % 5]
    report.write_bytes(xlsx({"Laporan": [["nip", "nama", "skp_status"], *lines]}))
    return (
        Pintu("tetapkan", "perencanaan", partial(_with_status, "diajukan", lambda screen: screen.actions_.set_())),
        Pintu("hasil", "perencanaan", _set_all),
        Pintu("kembalikan", "perencanaan", partial(_with_status, "diajukan", lambda screen: screen.actions_.give_back())),
        Pintu("pantau", "perencanaan", lambda screen: screen.open_report(), report),
        Pintu("buku", "perencanaan", lambda screen: screen.take_book(), book),
        Pintu("masa", "skp-kembali", lambda screen: screen.actions_.change_stretch()),
        Pintu("pustaka", "skp-belum", lambda screen: screen.actions_.library()),
        Pintu("salin", "skp-belum", lambda screen: screen.actions_.copy_last_year()),
        Pintu("tempel", "skp-kembali", _paste_plan),
    )  # fmt: skip


def _change(book: Path) -> None:
    """Type other words into the workbook, as somebody at home would."""
    import openpyxl

    opened = openpyxl.load_workbook(book)
    for sheet in opened.worksheets:
        for cells in sheet.iter_rows(min_row=2):
            for cell in cells:
                if (
                    isinstance(cell.value, str)
                    and cell.value.startswith("Ter")
                    and not cell.protection.locked
                ):
                    cell.value = f"{cell.value} tepat waktu"
    opened.save(book)


def _with_status(status: str, act: Callable[[Any], object], screen: Any) -> None:
    row = next(row for row in screen.table.rows if row.status == status)
    screen.go_to(row.penugasan_id)
    act(screen)


def _set_all(screen: Any) -> None:
    """Set a plan without content: it is told why not."""
    rows = [row for row in screen.table.rows if row.status in ("draf", "ditetapkan") and row.skp_id][:8]
    konteks = screen.session.konteks
    found = skp.tetapkan(
        konteks, {row.skp_id: row.version for row in rows if row.status == "ditetapkan"}
    ).value
    screen.actions_._done(found, "{0} SKP ditetapkan", None)


def _paste_plan(screen: Any) -> None:
    screen.grid.go(0, 0)
    words = "Tersusunnya laporan keuangan\tJumlah laporan\t12 dokumen\nTertatanya arsip\tJumlah berkas\t200 berkas"
    QGuiApplication.clipboard().setText(words)
    screen.grid.paste()


# -- Pelaksanaan
def _carried_out() -> tuple[Pintu, ...]:
    return (Pintu("kegiatan", "pelaksanaan-orang", _activities),)


def _activities(screen: Any) -> None:
    screen.grid.go(0, 0)
    screen.take_activities()


# -- people
def _people(konteks: Konteks, who: Tokoh) -> tuple[Pintu, ...]:
    second = rangkap.daftar(konteks, who.pegawai_id)[0]
    brought = predikat_luar.daftar(konteks, [who.pegawai_id])[0]

    def explain(screen: Any) -> None:
        rows = [
            TanpaKejelasan(row.id, row.version, row.nama, row.nip, date(TAHUN, 10, 31), Kedudukan.PENSIUN)
            for row in screen.table.rows[:3]
        ]
        screen.endings.explain(rows)

    def moves(screen: Any) -> None:
        found = mutasi.tinjau(
            konteks, who.pegawai_id, {"jabatan": "Analis Data"}, version=screen._card.baris.version,
            sejak=date(TAHUN, 5, 15),
        )  # fmt: skip
        AkibatDialog(screen, who.nama, found).exec()

    return (
        Pintu("ubah", "pegawai-satu", lambda screen: screen.edit()),
        Pintu("ubah-akibat", "pegawai-satu", moves),
        Pintu("akhiri", "pegawai-satu", lambda screen: screen.end_chosen()),
        Pintu("akhiri-siapa", "pegawai-satu", lambda screen: screen._begin("akhiri", is_here=False)),
        Pintu("lengkapi", "pegawai-satu", explain),
        Pintu("rangkap", "pegawai-satu", lambda screen: screen.extras.add_rangkap()),
        Pintu("rangkap-akhir", "pegawai-satu", lambda screen: screen.extras.rangkap(second)),
        Pintu("predikat", "pegawai-satu", lambda screen: screen.extras.add_predikat()),
        Pintu("luar", "pegawai-satu", lambda screen: screen.extras.luar()),
        Pintu("luar-ubah", "pegawai-satu", lambda screen: screen.extras.luar(brought)),
        Pintu("berkas", "pegawai-satu", lambda screen: orang.ask(screen, who.pegawai_id, who.nama)),
        Pintu("penilai", "atasan", partial(_people_chosen, lambda screen: screen.set_rater())),
        Pintu("atasan", "atasan", partial(_people_chosen, lambda screen: screen.set_superior())),
        Pintu("luar-baru", "atasan", lambda screen: screen.outsiders.new(lambda _row: None)),
    )  # fmt: skip


def _people_chosen(act: Callable[[Any], object], screen: Any) -> None:
    screen.list.list.grid.go(2, 0)
    screen.list.list.grid.go(5, 0, extend=True)
    act(screen)


# -- units
def _units(konteks: Konteks, folder: Path) -> tuple[Pintu, ...]:
    rows = skp.daftar(konteks, TAHUN)
    heads, tree = folder / "Kepala.xlsx", folder / "HierarkiUnor.xlsx"
    lines: list[list[Any]] = [[n, row.unit, row.nip, row.nama] for n, row in enumerate(rows[:8], 1)]
    lines.append([9, "Unit yang tidak ada", rows[0].nip, rows[0].nama])
    heads.write_bytes(xlsx({"Kepala": [["No", "Unit Kerja", "NIP Kepala", "Nama Kepala"], *lines]}))
    unor: list[list[Any]] = [
        ["ID", "NAMA UNOR", "DIATASAN ID"],
        ["u1", "Dinas Baru", ""],
        ["u5", "Bidang Baru", "u1"],
    ]
    tree.write_bytes(xlsx({"unor": unor}))
    return (
        Pintu("periksa", "atasan", lambda screen: screen.check_file(heads)),
        Pintu("impor", "unit", lambda screen: screen._import(), tree),
    )


# -- keberatan, monitoring, cetak
def _after(konteks: Konteks, folder: Path) -> tuple[Pintu, ...]:
    def chosen(status: str, act: Callable[[Any], object]) -> Callable[[Any], object]:
        def run(screen: Any) -> None:
            row = next(row for row in screen.table.rows if row.status == status)
            screen.panel.grid.go_to(row.id)
            act(screen)

        return run

    scan = folder / "scan0001.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0 pindaian ")
    return (
        Pintu("penjelasan", "keberatan", chosen("diajukan", lambda screen: screen._explain())),
        Pintu("putusan", "keberatan", chosen("dijelaskan", lambda screen: screen._decide())),
        Pintu("koreksi", "keberatan", chosen("diputuskan", lambda screen: screen._correct())),
        Pintu("laporan", "monitoring", _report(folder)),
        Pintu("beda", "cetak", lambda screen: beda.before(screen, lambda: None)),
        Pintu("lampir", "cetak", lambda screen: screen.files.match([scan])),
    )


def _report(folder: Path) -> Callable[[Any], object]:
    path = folder / "LAPORAN_PENILAIAN.xlsx"

    def run(screen: Any) -> None:
        from tests.journeys.test_j5_monitoring import HEAD

        rows = [row.kita for row in screen.people.rows][:20]
        lines: list[list[Any]] = [
            ["LAPORAN PENILAIAN SKP"],
            ["PERIODE PENILAIAN TRIWULAN III TAHUN 2026"],
            HEAD,
        ]
        lines += [[None, None, "SKP", row.nip, row.nama, *[None] * 20] for row in rows]
        path.write_bytes(xlsx({"Worksheet": lines}))
        screen.check_report(path)

    return run


# -- the window
def _window(konteks: Konteks) -> tuple[Pintu, ...]:
    def recover(screen: Any) -> None:
        RecoverDialog.ask(screen.window(), backup.contents(konteks.kantor.folder))

    return (
        Pintu("pulihkan", "beranda", recover),
        Pintu("bantuan", "beranda", lambda screen: screen.window()._help()),
    )
