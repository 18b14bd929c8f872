"""What leaves the screen: the WhatsApp text, letters, lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation import berkas, teks
from kinerja_desktop.gui.dialogs import PDF, XLSX, Dialogs
from kinerja_desktop.gui.gambar_daftar import keep
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.services.monitoring import BarisMonitor, Monitoring
from kinerja_desktop.services.monitoring_kirim import gambar, teks_whatsapp
from kinerja_desktop.services.surat import HasilSurat, simpan_daftar, simpan_surat
from kinerja_desktop.services.tampilan import Tampilan


class Pengirim:
    """Copies and saves what goes to the atasan."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._session = screen.session

    def copy(self, hasil: Monitoring, who: Pihak | None, name: str, tenggat: date) -> None:
        """Put the text for WhatsApp on the clipboard."""
        QGuiApplication.clipboard().setText(teks_whatsapp(hasil, who, tenggat=tenggat))
        words = self._screen.tr("Teks untuk {0} disalin; tempel di WhatsApp.") if name else self._screen.tr(
            "Teks untuk grup disalin; tempel di WhatsApp."
        )  # fmt: skip
        self._session.notice(words.format(name))

    def picture(self, hasil: Monitoring, who: Pihak | None, name: str, tenggat: date) -> None:
        """Copy the list as a picture and offer to keep it."""
        tail = name or self._screen.tr("semua atasan")
        keep(
            self._screen,
            gambar(hasil, self._session.office.nama, who, tenggat=tenggat),
            f"Monitoring {tail} {hasil.periode.text}",
        )

    def letter(self, hasil: Monitoring, who: Pihak | None, name: str, tenggat: date) -> None:
        """Save the letter to one atasan, or the letters to all, as PDF."""
        number = Dialogs.text(
            self._screen,
            self._screen.tr("Nomor surat"),
            self._screen.tr("Nomor surat (boleh kosong, diisi tangan):"),
            blank=True,
        )
        if number is None:
            return
        tail = name or self._screen.tr("semua atasan")
        path = Dialogs.save_file(
            self._screen,
            self._screen.tr("Simpan surat"),
            PDF,
            "monitoring",
            berkas.safe_name(f"Surat {tail} {hasil.periode.text}", ".pdf"),
        )
        if path is None:
            return
        konteks = konteks_of(self._session)
        self._session.tasks.read(
            self._screen,
            lambda progress: simpan_surat(
                konteks, hasil, path, penilai=who, tenggat=tenggat, nomor=number, progress=progress
            ),
            self._screen.tr("Menyusun surat"),
        ).success(lambda made: self._written(made, path)).run()

    def _written(self, made: HasilSurat | None, path: Path) -> None:
        if made is None:
            self._session.notice(self._screen.tr("Tidak ada yang perlu disurati."))
            return
        words = self._screen.tr("{0} surat ({1} halaman) tersimpan: {2}")
        self._session.notice(words.format(teks.bilangan(made.surat), teks.bilangan(made.halaman), path.name))

    def table(self, hasil: Monitoring, rows: Sequence[BarisMonitor], shown: Tampilan | None) -> None:
        """Save the list as it is shown as a workbook."""
        proposed = berkas.safe_name(f"Monitoring {hasil.periode.text}", ".xlsx")
        path = Dialogs.save_file(self._screen, self._screen.tr("Simpan daftar"), XLSX, "monitoring", proposed)
        if path is None:
            return
        konteks, chosen = konteks_of(self._session), tuple(rows)
        self._session.tasks.read(
            self._screen,
            lambda progress: simpan_daftar(konteks, hasil, path, chosen, progress, shown),
            self._screen.tr("Menulis daftar"),
        ).success(
            lambda count: self._session.notice(
                self._screen.tr("{0} pegawai tersimpan: {1}").format(teks.bilangan(count), path.name)
            )
        ).run()
