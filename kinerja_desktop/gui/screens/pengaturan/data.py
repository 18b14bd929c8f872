"""Data: where it lies, its copies, whether it is whole, another office."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui import pulih
from kinerja_desktop.gui.dialogs import BACKUP, Dialogs
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.pulih import CopyTable
from kinerja_desktop.gui.screens.pengaturan.bagian import Bagian, beside
from kinerja_desktop.gui.session import Office, Session
from kinerja_desktop.gui.sisa import lets_go
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.findings import FindingsPanel
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import backup, lampiran, perangkat, periksa
from kinerja_desktop.services.backup import IsiSalinan, Salinan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.periksa import HasilPeriksa

_KINDS = ("bukti", "cetakan", "predikat_luar")
"""Changes by which files of the store come."""


class BagianData(Bagian):
    """Folder, copies, check."""

    title = "Data"
    icon = "database"
    purpose = "Seluruh data kantor berada dalam satu folder. Untuk memindahkannya, tutup program lalu salin foldernya."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.folder = LineField()
        self.folder.setReadOnly(True)
        self.warning = label("", Tulisan.ISI, "awas", wrap=True)
        self.warning.hide()
        self.copies = CopyTable()
        self.none = label(
            self.tr("Belum ada. Backup harian dibuat saat program dibuka."), Tulisan.ISI, "lembut", wrap=True
        )
        self.beside_copies = label("", Tulisan.ISI, "lembut", wrap=True)
        self.beside_copies.hide()
        self.verdict = label("", Tulisan.KUAT, wrap=True)
        self.findings = FindingsPanel(self.tr("Yang tidak utuh"))
        self.findings.setMinimumHeight(220)
        self.findings.hide()
        self.copy_now = button(self.tr("&Backup sekarang"), self.make_backup, "save")
        self.back = button(self.tr("P&ulihkan…"), self.restore_chosen, "history")
        self.back.setEnabled(False)
        self.copies.chosen.connect(self.back.setEnabled)
        Refresher(self, session.changes, _KINDS, lambda _changes: self.load())
        self.copies.activated.connect(self.back.click)
        self.other = button(self.tr("Pulihkan &dari berkas…"), self.restore_file, "folder-open")
        self.check = button(self.tr("&Periksa keutuhan"), self.start_check, "shield-check")
        form = Form()
        form.row(self.tr("&Folder data"), self.folder)
        form.row("", self.warning)
        form.row("", beside(*self._folder_buttons()))
        form.row(self.tr("Backup ter&simpan"), self._copies_or_none())
        form.row("", self.beside_copies)
        form.row("", beside(self.copy_now, self.back, self.other))
        form.row(self.tr("Keutuhan"), self.verdict)
        form.row("", beside(self.check))
        self.body.addWidget(form)
        self.body.addWidget(self.findings)

    def _copies_or_none(self) -> QWidget:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.copies)
        box.addWidget(self.none)
        held.setFocusProxy(self.copies)
        return held

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
        self.session.tasks.read(self, lambda _progress: _read(konteks)).success(self._show).run()

    def _show(self, found: _Isi) -> None:
        self.copies.show_copies(found.copies)
        self.copies.setVisible(bool(found.copies))
        self.none.setVisible(not found.copies)
        newest = found.copies[0].salinan.waktu if found.copies else None
        self.session.backupChanged.emit(gui_kantor.backup_words(newest))
        words = {"jumlah": teks.bilangan(found.beside.jumlah), "ukuran": teks.ukuran(found.beside.ukuran)}
        self.beside_copies.setText(sentence("salinan.tanpa-lampiran", **words))
        self.beside_copies.setVisible(bool(found.beside.jumlah))
        self.warning.setText("\n".join(found.warnings))
        self.warning.setVisible(bool(found.warnings))

    # -- folder
    def _open_folder(self) -> None:
        open_path(self, Path(self.folder.text()))

    def _open_other(self) -> None:
        if not lets_go(self.window(), self.session):
            return
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
        gui_kantor.close_after_writes(self.session, before)

    # -- copies and check
    def make_backup(self) -> None:
        """Copy the office now."""
        self.write(_copy, lambda _copy: self.load())

    def restore_chosen(self) -> None:
        """Go back to the selected copy."""
        one = self.copies.selected()
        if one is not None:
            self._restore(one)

    def restore_file(self) -> None:
        """Go back to a copy that lies somewhere else, e.g. on a flash disk."""
        file = Dialogs.open_file(self, self.tr("Berkas backup"), BACKUP, "backup")
        if file is None:
            return
        if backup.is_kegiatan(file):
            if lets_go(self.window(), self.session) and pulih.is_kegiatan_wanted(self, file):
                pulih.start(self.session, self, file, file.name)
            return
        self.session.tasks.read(self, lambda _progress: backup.look(file)).success(self._restore).failure(
            lambda error: self.tell(sentence(error.code, **error.args_))
        ).run()

    def _restore(self, one: IsiSalinan) -> None:
        when = teks.tanggal_jam(one.salinan.waktu)
        if lets_go(self.window(), self.session) and pulih.is_wanted(
            self, when, teks.bilangan(one.pegawai or 0)
        ):
            pulih.start(self.session, self, one.salinan.berkas, when)

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
            counted = {"periksa.cacat": found.rusak, "periksa.lampiran": found.lampiran}
            told = [
                sentence(code, jumlah=teks.bilangan(number)) for code, number in counted.items() if number
            ]
            words = " ".join(told)
        self.verdict.setText(words)
        put_tone(self.verdict, "nada", "baik" if found.is_utuh else "buruk" if found.rusak else "awas")
        self.findings.setVisible(not found.is_utuh)
        self.findings.show_findings(found.findings)


@dataclass(frozen=True, slots=True)
class _Isi:
    """What the part shows: copies, what lies beside them, and what is unsafe about the folder."""

    copies: tuple[IsiSalinan, ...]
    beside: lampiran.Isi
    warnings: tuple[str, ...]


def _read(konteks: Konteks) -> _Isi:
    folder = konteks.kantor.folder
    warned = (*perangkat.peringatan(konteks), *perangkat.lampiran_hilang(konteks))
    words = tuple(
        f"{sentence(one.kode, **one.args)}. {sentence(f'{one.kode}-rinci', **one.args)}" for one in warned
    )
    return _Isi(backup.contents(folder), lampiran.isi(folder), words)


def _copy(konteks: Konteks) -> Outcome[Salinan]:
    return Outcome(backup.make_now(konteks), Changes())
