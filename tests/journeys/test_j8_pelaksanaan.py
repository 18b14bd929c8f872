"""J8: through the year with Tono: rencana aksi, realisasi, bukti, umpan balik, the evaluation on paper, a file that is
gone, the dialogue that is followed up, activities that become realisasi."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from kinerja_desktop.domain.pelaksanaan import Aksi
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.services import pelaksanaan, periksa
from kinerja_desktop.services.konteks import Konteks
from tests.documents.lembar_uji import text_lines
from tests.journeys.test_j13_keberatan import choose_person
from tests.services.pelaksanaan_uji import TW
from tests.services.pelaksanaan_uji import tono as tono_office

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Tono's plan of two RHK was set in January."""
    tono_office.__wrapped__(konteks, tmp_path)  # type: ignore[attr-defined] # the function behind the fixture
    return konteks


def test_a_quarter_from_the_plan_to_the_evaluation(
    layar: Any, konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = tmp_path / "rekonsiliasi.pdf"
    proof.write_bytes(b"berita acara")
    monkeypatch.setattr(Dialogs, "open_files", lambda *_: [proof])
    layar.periode(TW)
    layar.menu("Pelaksanaan")
    assert "8 penugasan" in layar.words()
    layar.click_cell("TONO HARYONO", "Nama")
    layar.key(K.Key_Return)
    assert "Laporan keuangan tersusun" in str(layar.table())
    type_the_quarter(layar)
    layar.key(K.Key_L, mods=CTRL)
    layar.when_asked(lambda: praise(layar))
    layar.press("Umpan balik…")
    layar.shot("j8-orang")
    [tono] = [one for one in pelaksanaan.daftar(konteks, TW) if one.skp_id is not None]
    lembar = pelaksanaan.buka(konteks, tono.penugasan_id, TW)
    first = lembar.plan.rhk[0]
    assert [lembar.isi.of((first.id or 0, ind.id or 0)) for ind in first.indikator] == [
        "7 dokumen",
        "tanggal 4",
    ]
    assert lembar.isi.lines(first.id or 0) == (Aksi("Rekonsiliasi", "berita acara", "3 kali"),)
    assert [one.nama for one in lembar.bukti] == ["rekonsiliasi.pdf"]
    print_and_lose(layar, konteks, tmp_path)


def type_the_quarter(layar: Any) -> None:
    """The cursor stands on the first realisasi."""
    layar.type("7 dokumen")
    layar.key(K.Key_Return)
    layar.type("tanggal 4")
    layar.key(K.Key_Down, K.Key_Home)  # Enter would go to the next realisasi
    layar.type("Rekonsiliasi")
    layar.key(K.Key_Tab)
    layar.type("berita acara")
    layar.key(K.Key_Tab)
    layar.type("3 kali")
    layar.key(K.Key_Return)


def praise(layar: Any) -> None:
    field = next(iter(layar.top.findChildren(QPlainTextEdit)))
    layar.bot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
    layar.bot.keyClicks(field, "Rapi dan tepat waktu")
    layar.shot("j8-umpan-balik")
    layar.press("Simpan")


def print_and_lose(layar: Any, konteks: Konteks, tmp_path: Path) -> None:
    layar.target = tmp_path / "evaluasi.pdf"
    layar.when_asked(lambda: layar.press("Simpan PDF…"))
    layar.press("Cetak…")
    said = [line.text.strip() for line in text_lines(layar.target.read_bytes())]
    for words in ("EVALUASI KINERJA PEGAWAI", "PERIODE: TRIWULAN III", "7 dokumen", "tanggal 4"):
        assert words in said
    assert "Pimpinan: Rapi dan tepat waktu" in " ".join(said)
    for file in (konteks.kantor.folder / "bukti").iterdir():
        file.unlink()
    layar.press("Daftar")
    layar.key(K.Key_F5)
    layar.press("Bukti hilang  1")
    [row] = layar.table()
    assert (row["Nama"], row["Bukti"]) == ("TONO HARYONO", "1 hilang")
    layar.shot("j8-bukti-hilang")


def test_a_dialogue_is_agreed_followed_up_and_printed(layar: Any, konteks: Konteks, tmp_path: Path) -> None:
    layar.periode(TW)
    layar.menu("Pelaksanaan")
    layar.click_cell("TONO HARYONO", "Nama")
    layar.key(K.Key_Return)
    assert "Dialog kinerja periode ini belum dicatat" in layar.words()
    layar.when_asked(lambda: agree(layar))
    layar.key(K.Key_J, mods=CTRL)
    assert "2 kesepakatan" in layar.words()
    layar.periode("2026-TW4")
    assert "Kesepakatan Triwulan III 2026: 2 belum dibicarakan" in layar.words()
    layar.when_asked(lambda: follow_up(layar))
    layar.key(K.Key_J, mods=CTRL)
    assert "Kesepakatan Triwulan III 2026: 1 tercapai, 1 belum dibicarakan" in layar.words()
    layar.shot("j8-dialog-tercatat")
    layar.target = tmp_path / "dialog.pdf"
    layar.when_asked(lambda: print_dialogue(layar))
    layar.press("Cetak…")
    said = [line.text.strip() for line in text_lines(layar.target.read_bytes())]
    for words in (
        "KESEPAKATAN PERIODE SEBELUMNYA: TRIWULAN III 2026",
        "Arsip 2025 ditata",
        "30 November 2026",
        "Tercapai",
        "rapi",
    ):
        assert words in said
    layar.press("Urungkan")
    assert "Kesepakatan Triwulan III 2026: 2 belum dibicarakan" in layar.words()
    assert periksa.periksa_data(konteks).is_utuh


def test_what_was_done_day_by_day_becomes_realisasi(layar: Any, konteks: Konteks) -> None:
    layar.menu("Kegiatan harian")
    choose_person(layar, "Tono")
    daily = layar.window.current
    layar.bot.waitUntil(lambda: daily.lembar.grid.hasFocus())
    for day, count in (("2", "2"), ("3", "1")):
        for text in ("Laporan keuangan tersusun", day, "0730", "0900", "Menyusun laporan", count, "dokumen"):
            layar.type(text)
            layar.key(K.Key_Tab)
        layar.key(K.Key_Return)
    layar.bot.waitUntil(lambda: len(daily.lembar.stored) == 2 and not daily.lembar.unsaved)
    layar.periode("2026-TW4")
    layar.menu("Pelaksanaan")
    layar.click_cell("TONO HARYONO", "Nama")
    layar.key(K.Key_Return)

    def take() -> None:
        layar.shot("j8-dari-kegiatan")
        layar.press("Ambil")

    layar.when_asked(take)
    layar.press("Dari kegiatan…")
    [tono] = [one for one in pelaksanaan.daftar(konteks, "2026-TW4") if one.skp_id is not None]
    said = pelaksanaan.buka(konteks, tono.penugasan_id, "2026-TW4").isi.realisasi
    assert [words for _, words in said] == ["3 dokumen"]
    layar.press("Urungkan")
    assert pelaksanaan.buka(konteks, tono.penugasan_id, "2026-TW4").isi.realisasi == ()


def agree(layar: Any) -> None:
    """The keyboard stands in the question; Enter goes on."""
    for words in ("Apa yang menahan arsip?", "Arsip 2025 ditata", "Tono", "30-11-2026", "Rak arsip diminta"):
        layar.bot.keyClicks(layar.top.focusWidget(), words)
        layar.bot.keyClick(layar.top.focusWidget(), K.Key_Return)
    layar.shot("j8-dialog")
    layar.bot.keyClick(layar.top.focusWidget(), K.Key_Return, CTRL)


def follow_up(layar: Any) -> None:
    layar.bot.keyClick(layar.top.focusWidget(), K.Key_Down)
    layar.bot.keyClick(layar.top.focusWidget(), K.Key_Tab)
    layar.bot.keyClicks(layar.top.focusWidget(), "rapi")
    layar.shot("j8-dialog-lanjut")
    layar.press("Simpan")


def print_dialogue(layar: Any) -> None:
    layar.bot.keyClick(layar.top.focusWidget(), K.Key_End)
    layar.press("Simpan PDF…")
