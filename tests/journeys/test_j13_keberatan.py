"""J13: Tono objects to his result within the time; the penilai explains, the superior decides, both versions are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from kinerja_desktop.services import keberatan, penilaian
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import NIP
from tests.services.test_keberatan import TW, kantor_dinilai

K = Qt.Key


@pytest.fixture
def konteks(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Tono is rated Sesuai and Di Bawah and locked."""
    made: Konteks = kantor_dinilai.__wrapped__(konteks, tmp_path)  # type: ignore[attr-defined] # the function behind the fixture
    return made


def choose_person(layar: Any, name: str) -> None:
    """Type a name and take the first hit."""
    field = next(one for one in layar.top.findChildren(QLineEdit) if one.accessibleName() == "Pegawai")
    field.setFocus()
    layar.bot.keyClicks(field, name)
    completer = field.completer()
    assert isinstance(completer, QCompleter)
    popup = completer.popup()
    assert popup is not None
    layar.bot.waitUntil(popup.isVisible)
    layar.bot.keyClick(popup, K.Key_Down)
    layar.bot.keyClick(popup, K.Key_Return)


def write(layar: Any, name: str, text: str) -> None:
    """Click into the field for lines of text and type."""
    field = next(one for one in layar.top.findChildren(QPlainTextEdit) if one.accessibleName() == name)
    layar.bot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
    layar.bot.keyClicks(field, text)


def test_an_objection_from_filing_to_the_new_predikat(layar: Any, konteks: Konteks, tmp_path: Path) -> None:
    layar.menu("Keberatan")
    assert "Belum ada keberatan" in layar.words()
    layar.shot("j13-kosong")
    layar.when_asked(lambda: file(layar))
    layar.press("Catat keberatan…")
    [row] = layar.table()
    assert (row["Nama"], row["Predikat"], row["Status"]) == ("TONO HARYONO", "Kurang", "Menunggu penjelasan")
    assert (row["Menunggu sejak"], row["Diajukan"]) == ("20 Nov 2026", "20 Nov 2026")
    assert "Batas waktu langkah ini tidak kami temukan dalam peraturan" in layar.words()
    layar.when_asked(lambda: explain(layar))
    layar.press("Penjelasan penilai…")
    assert layar.table()[0]["Status"] == "Menunggu keputusan"
    layar.when_asked(lambda: decide(layar))
    layar.press("Putuskan…")
    assert layar.table()[0]["Predikat"] == "Kurang → Baik"
    assert layar.table()[0]["Status"] == "Diputuskan"
    assert layar.table()[0]["Menunggu sejak"] == ""
    assert "Kepastian: dibaca pada berita atau bahan pelatihan" in layar.words()
    layar.shot("j13-diputuskan")
    look_at_what_is_kept(layar, konteks, tmp_path)
    layar.menu("Keberatan")
    layar.when_asked(lambda: correct(layar))
    layar.press("Koreksi keputusan…")
    assert "Dikoreksi 20 November 2026" in layar.words()
    assert "Salah pilih rating. Semula Baik" in layar.words()
    layar.shot("j13-dikoreksi")
    [kept] = keberatan.daftar(konteks)
    assert [(one.predikat, one.alasan) for one in kept.koreksi] == [("baik", "Salah pilih rating")]


def file(layar: Any) -> None:
    choose_person(layar, "Tono")
    layar.fill("Hasil diterima", "1-10-2026")
    layar.key(K.Key_Tab)
    early = "Hasil ini ditetapkan 5 Oktober 2026, sesudah tanggal diterimanya"
    assert early in layar.words()
    layar.shot("j13-terlalu-awal")
    again(layar)
    layar.fill("Hasil diterima", "12-11-2026")
    layar.key(K.Key_Tab)
    limit = "Batas mengajukan: 26 November 2026 (14 hari kalender; dengan hari kerja 2 Desember 2026)"
    assert limit in layar.words()
    assert early not in layar.words()
    write(layar, "Alasan keberatan", "Realisasi bulan September belum dihitung")
    layar.shot("j13-catat")
    layar.press("Catat")


def again(layar: Any) -> None:
    """Give the dialog the keyboard again; offscreen no window manager does it after a list was open."""
    layar.top.activateWindow()
    assert QTest.qWaitForWindowActive(layar.top)


def explain(layar: Any) -> None:
    write(layar, "Penjelasan", "Bukti September sudah diterima")
    layar.shot("j13-penjelasan")
    layar.press("Simpan")


def decide(layar: Any) -> None:
    """Perilaku: from Di Bawah to Sesuai."""
    box = next(one for one in layar.top.findChildren(QComboBox) if "perilaku" in one.accessibleName())
    layar.bot.mouseClick(box, Qt.MouseButton.LeftButton)
    layar.bot.keyClick(box.view(), K.Key_Up)
    layar.bot.keyClick(box.view(), K.Key_Return)
    again(layar)
    layar.fill("Tanggal keputusan", "1-11-2026")
    layar.key(K.Key_Tab)
    assert "Keberatannya diajukan 20 November 2026, sesudah tanggal keputusan ini" in layar.words()
    layar.shot("j13-putusan")
    again(layar)
    layar.fill("Tanggal keputusan", "20-11-2026")
    layar.fill("Catatan", "Sesuai putusan keberatan")
    assert "Predikat: Kurang → Baik" in layar.words()
    layar.when_asked(lambda: confirm(layar, "Putuskan"))
    layar.press("Putuskan…")


def confirm(layar: Any, yes: str) -> None:
    assert "Predikat Kurang → Baik." in layar.words() or yes == "Koreksi"
    layar.shot(f"j13-{yes.lower()}-pasti")
    layar.press(yes)


def correct(layar: Any) -> None:
    """Perilaku: from Sesuai to Di Atas; without a reason nothing is taken."""
    box = next(one for one in layar.top.findChildren(QComboBox) if "perilaku" in one.accessibleName())
    layar.bot.mouseClick(box, Qt.MouseButton.LeftButton)
    layar.bot.keyClick(box.view(), K.Key_Up)
    layar.bot.keyClick(box.view(), K.Key_Return)
    assert "Predikat: tetap Baik" in layar.words()
    layar.press("Koreksi…")
    assert "Alasan koreksi belum diisi" in layar.words()
    layar.fill("Alasan koreksi", "Salah pilih rating")
    layar.shot("j13-koreksi")
    layar.when_asked(lambda: confirm(layar, "Koreksi"))
    layar.press("Koreksi…")


def look_at_what_is_kept(layar: Any, konteks: Konteks, tmp_path: Path) -> None:
    layar.target = tmp_path / "keberatan.pdf"
    layar.press("Surat dan berita acara (PDF)…")
    book = pypdfium2.PdfDocument(layar.target)
    assert len(book) == 3
    book.close()
    [now] = [one for one in penilaian.grid(konteks, TW).baris if one.nip == NIP["Tono"]]
    assert (now.predikat, now.status, now.catatan) == ("baik", "terkunci", "Sesuai putusan keberatan")
    [kept] = keberatan.daftar(konteks)
    assert (kept.lama, kept.baru) == ("kurang", "baik")
    assert (kept.diterima, kept.diputuskan) == (date(2026, 11, 12), date(2026, 11, 20))
    layar.menu("Entri Penilaian")
    layar.periode(TW)
    [entry] = [one for one in layar.table() if one["Nama"].startswith("TONO")]
    assert entry["Predikat"] == "Baik"
