"""Data: where it lies, its copies, whether it is whole, another office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.pengaturan.bagian import Bagian, beside
from kinerja_desktop.gui.session import Office, Session
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.findings import FindingsPanel
from kinerja_desktop.services import backup, periksa
from kinerja_desktop.services.backup import Salinan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.periksa import HasilPeriksa

_SHOWN = 6
SEBAB = {
    "harian": "backup harian",
    "impor": "sebelum impor",
    "migrasi": "sebelum pembaruan program",
    "sendiri": "dibuat petugas",
}


def copy_words(copy: Salinan) -> str:
    """Return one line about a copy: when, why, how big."""
    size = teks.bilangan(max(1, round(copy.ukuran / 1024)))
    return f"{teks.tanggal_jam(copy.waktu)} · {SEBAB.get(copy.sebab, copy.sebab)} · {size} KB"


class BagianData(Bagian):
    """Folder, copies, check."""

    title = "Data"
    icon = "database"
    purpose = "Seluruh data kantor berada dalam satu folder. Untuk memindahkannya, tutup program lalu salin foldernya."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.backups = label("", Tulisan.ISI, "lembut", wrap=True)
        self.verdict = label("", Tulisan.KUAT, wrap=True)
        self.findings = FindingsPanel(self.tr("Yang tidak utuh"))
        self.findings.setMinimumHeight(220)
        self.findings.hide()
        self.copy_now = button(self.tr("&Backup sekarang"), self.make_backup, "save")
        self.check = button(self.tr("&Periksa keutuhan"), self.start_check, "shield-check")
        form = Form()
        form.row(self.tr("&Folder data"), self.folder)
        form.row("", beside(*self._folder_buttons()))
        form.row(self.tr("Backup terakhir"), self.backups)
        form.row("", beside(self.copy_now))
        form.row(self.tr("Keutuhan"), self.verdict)
        form.row("", beside(self.check))
        self.body.addWidget(form)
        self.body.addWidget(self.findings)

    def _folder_buttons(self) -> list[QWidget]:
        return [
            button(self.tr("Buka f&older"), self._open_folder, "folder-open"),
            button(self.tr("Buka &kantor lain…"), self._open_other, "building-2"),
            button(self.tr("Kantor b&aru…"), lambda: self.session.go("mulai", baru=True), "plus"),
        ]

    def first(self) -> QWidget:
        """Return the most useful button."""
        return self.copy_now

    def load(self) -> None:
        """Read the folder and its copies."""
        konteks = self.konteks
        self.folder.setText(str(konteks.kantor.folder))
        if not self.verdict.text():
            self.verdict.setText(self.tr("Belum diperiksa sejak program dibuka."))
            put_tone(self.verdict, "nada", "lembut")
        self.session.tasks.read(self, lambda _progress: backup.copies(konteks)).success(self._show).run()

    def _show(self, copies: tuple[Salinan, ...]) -> None:
        lines = [copy_words(one) for one in copies[:_SHOWN]]
        if len(copies) > _SHOWN:
            lines.append(self.tr("dan {0} lagi di folder backup").format(len(copies) - _SHOWN))
        self.backups.setText(
            "\n".join(lines) or self.tr("Belum pernah. Backup harian dibuat saat program dibuka.")
        )
        self.session.backupChanged.emit(gui_kantor.backup_words(copies[0].waktu if copies else None))

    # -- folder
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def _open_other(self) -> None:
        folder = Dialogs.folder(self, self.tr("Folder data kantor"), "kantor")
        if folder is None:
            return
        if folder == Path(self.folder.text()):
            self.tell(self.tr("Kantor di folder ini sedang terbuka."))
            return
        self.session.tasks.read(self, lambda _progress: gui_kantor.open_other(folder)).success(
            self._switch
        ).run()

    def _switch(self, office: Office) -> None:
        before = self.session.office
        self.session.open(office)
        gui_kantor.close(before)

    # -- copies and check
    def make_backup(self) -> None:
        """Copy the office now."""
        self.write(_copy, lambda _copy: self.load())

    def start_check(self) -> None:
        """Look whether everything is whole."""
        konteks = self.konteks
        self.check.setEnabled(False)
        self.verdict.setText(self.tr("Memeriksa…"))
        put_tone(self.verdict, "nada", "lembut")
        self.session.tasks.read(
            self,
            lambda progress: periksa.periksa_data(konteks, progress),
            self.tr("Memeriksa keutuhan"),
        ).success(self._checked).failure(
            lambda error: self._unchecked(sentence(error.code, **error.args_))
        ).run()

    def _unchecked(self, words: str) -> None:
        self.check.setEnabled(True)
        self.verdict.setText(words)
        put_tone(self.verdict, "nada", "buruk")

    def _checked(self, found: HasilPeriksa) -> None:
        self.check.setEnabled(True)
        if found.is_utuh:
            counts = dict(found.diperiksa)
            changes = counts.pop("revisi", 0)
            words = sentence(
                "periksa.utuh", revisi=teks.bilangan(changes), catatan=teks.bilangan(sum(counts.values()))
            )
        else:
            words = sentence("periksa.cacat", jumlah=teks.bilangan(sum(found.jumlah.values())))
        self.verdict.setText(words)
        put_tone(self.verdict, "nada", "baik" if found.is_utuh else "buruk")
        self.findings.setVisible(not found.is_utuh)
        self.findings.show_findings(found.findings)


def _copy(konteks: Konteks) -> Outcome[Salinan]:
    return Outcome(backup.make_now(konteks), Changes())
