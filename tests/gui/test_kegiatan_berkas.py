"""Kegiatan harian: the period, what comes in and goes out by files, a year that is damaged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.gui import pulih
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.kegiatan.screen import ORANG, SEMUA, KegiatanScreen
from kinerja_desktop.services import backup, kegiatan, pegawai
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import PegawaiRow
from tests.gui.meja_skp import TAHUN, LateAnswers, Meja
from tests.gui.test_kegiatan import NOVEMBER, answering, buka, meja, siapa
from tests.mentah import xlsx

__all__ = ["meja"]


def _of(meja: Meja, at: int, *rows: tuple[int, str]) -> PegawaiRow:
    """Store activities (month, words) of somebody."""
    who = pegawai.daftar(meja.konteks)[at]
    new = [Ubahan(None, 0, IsiKegiatan(date(TAHUN, month, 3), words, menit=5)) for month, words in rows]
    kegiatan.simpan(meja.konteks, who.id, TAHUN, new)
    return who


def test_the_heading_over_everybody_does_not_speak_of_one_person(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kegiatan.xlsx"
    nip = siapa(meja).nip
    rows = [["NIP", "TANGGAL KEGIATAN", "KEGIATAN HARIAN"], [nip, "04-11-2026", "Kerja bakti"]]
    path.write_bytes(xlsx({"Sheet1": rows}))
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    answering(monkeypatch, yes=True)
    screen: KegiatanScreen = meja.show(KegiatanScreen(meja.session))
    screen.open_at({})
    screen.chips.choose(SEMUA)
    screen.import_file()
    assert (screen.subtitle.text(), screen.daftar.found.text()) == ("November 2026", "1 kegiatan")


def test_after_an_import_the_month_shown_is_one_with_rows(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kegiatan.xlsx"
    head, nip = ["NIP", "TANGGAL KEGIATAN", "KEGIATAN HARIAN"], siapa(meja).nip
    path.write_bytes(
        xlsx({"Sheet1": [head, [nip, "04-09-2026", "Kerja bakti"], [nip, "04-08-2026", "Upacara"]]})
    )
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    asked = answering(monkeypatch, yes=True)
    screen = buka(meja)
    screen.import_file()
    assert "tanpa NIP" not in asked[0], "every row names one, whoever is chosen"
    assert screen.month.currentText() == "Agustus"
    assert [row.cell("uraian") for row in screen.lembar.stored] == ["Upacara"]


def test_the_month_follows_the_period(meja: Meja) -> None:
    screen = buka(meja)
    for kode, month in (
        ("2026-TW2", "April"),
        ("2026-05", "Mei"),
        ("2026-TW2", "Mei"),
        ("2026", "Mei"),
        ("2026-TW4", "November"),
        ("2025-TW3", "Juli"),
    ):
        meja.session.set_periode(kode)
        assert (screen.month.currentText(), screen.tahun) == (month, int(kode[:4])), kode
    assert screen.subtitle.text().startswith("Juli 2025")


def test_what_goes_out_is_what_the_entry_says(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = _of(meja, 0, (10, "rapat lama"), (NOVEMBER, "rapat"), (NOVEMBER, "upacara"))
    _of(meja, 1, (NOVEMBER, "rapat lain"))
    proposed: list[str] = []

    def save(*args: str) -> Path:
        proposed.append(args[-1])
        return tmp_path / "keluar.xlsx"

    monkeypatch.setattr(Dialogs, "save_file", save)
    screen = buka(meja)
    menu = screen.findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    month, year = menu.actions()
    assert month.text() == f"&Bulan November 2026 ({who.nama})…"
    month.trigger()
    year.trigger()
    screen.who.set_person(None)
    screen.chips.choose(SEMUA)
    menu.aboutToShow.emit()
    assert month.text() == "&Bulan November 2026…"
    month.trigger()
    screen.daftar.words.setText("rapat")
    screen.reload()
    month.trigger()
    year.trigger()
    assert proposed == [
        f"Kegiatan {who.nama} November 2026.xlsx",
        f"Kegiatan {who.nama} 2026.xlsx",
        "Kegiatan November 2026.xlsx",
        "Kegiatan rapat November 2026.xlsx",
        "Kegiatan rapat 2026.xlsx",
    ]
    assert [words.split(" ditulis")[0] for words, _ in meja.notices] == [
        "2 kegiatan November 2026",
        "3 kegiatan 2026",
        "3 kegiatan November 2026",
        "2 kegiatan November 2026",
        "3 kegiatan 2026",
    ]


def test_a_damaged_year_is_told_with_its_copy_and_the_rest_goes_on(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    _of(meja, 0, (NOVEMBER, "rapat"))
    office = meja.konteks
    screen = buka(meja)
    backup.make_now(office)
    office.simpanan.kegiatan.close()
    path = office.simpanan.kegiatan.path(TAHUN)
    path.write_bytes(path.read_bytes()[:4096])
    screen.reload()
    assert screen.stack.currentWidget() is screen.lembar.panel, (
        "these lines are still those of the month above"
    )
    screen.month.setCurrentIndex(0)
    screen.month.activated.emit(0)
    assert screen.stack.currentWidget() is screen.unread
    assert "kegiatan-2026.db rusak" in screen.banner.words.text()
    assert screen.banner.action.text().startswith("Pulihkan dari backup ")
    meja.session.set_periode("2025")
    assert screen.stack.currentWidget() is screen.lembar.panel, "another year is not touched"
    meja.session.set_periode("2026-TW4")
    gone_back: list[Path] = []
    monkeypatch.setattr(pulih, "start", lambda _session, _owner, copy, _when: gone_back.append(copy))
    answering(monkeypatch, yes=False)
    screen.banner.action.click()
    assert (gone_back, screen.banner.isVisible()) == ([], True)
    answering(monkeypatch, yes=True)
    screen.banner.action.click()
    assert [copy.name.endswith("_kegiatan-2026.db") for copy in gone_back] == [True]


def test_of_a_damaged_year_that_is_not_shown_its_own_copy_is_offered(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing an import of 2025 while 2026 is shown offered to go back to an older 2026."""
    who = _of(meja, 0, (NOVEMBER, "rapat"))
    old = Ubahan(None, 0, IsiKegiatan(date(TAHUN - 1, NOVEMBER, 3), "rapat", menit=5))
    kegiatan.simpan(meja.konteks, who.id, TAHUN - 1, [old])
    office = meja.konteks
    screen = buka(meja)
    backup.make_now(office)
    office.simpanan.kegiatan.close()
    path = office.simpanan.kegiatan.path(TAHUN - 1)
    path.write_bytes(path.read_bytes()[:4096])
    gone_back: list[Path] = []
    monkeypatch.setattr(pulih, "start", lambda _session, _owner, copy, _when: gone_back.append(copy))
    answering(monkeypatch, yes=True)
    screen.take_back(TAHUN - 1, 1)
    assert f"kegiatan-{TAHUN - 1}.db rusak" in screen.banner.words.text()
    screen.banner.action.click()
    assert [copy.name.partition("_kegiatan-")[2] for copy in gone_back] == [f"{TAHUN - 1}.db"]


def test_what_could_not_be_read_of_a_year_that_was_left_is_not_said_of_the_next(
    qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks
) -> None:
    """The refusal came last, with the list of the next year on the screen: that list was taken away."""
    late = LateAnswers()
    meja = Meja(qtbot, kantor_kecil, late)
    _of(meja, 0, (NOVEMBER, "rapat"))
    screen = buka(meja)
    meja.konteks.simpanan.kegiatan.close()
    path = meja.konteks.simpanan.kegiatan.path(TAHUN)
    path.write_bytes(path.read_bytes()[:4096])
    for chip, shown in ((SEMUA, screen.daftar), (ORANG, screen.lembar.panel)):
        screen.chips.choose(chip)
        meja.session.set_periode(f"{TAHUN}-TW4")
        screen.banner.hide()
        late.late = True
        screen.reload()
        late.late = False
        meja.session.set_periode(f"{TAHUN - 1}-TW4")
        late.let_go()
        assert screen.stack.currentWidget() is shown
        assert not screen.banner.isVisible()
