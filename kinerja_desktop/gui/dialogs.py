"""Questions, notices and file choices, all behind one class so that tests replace one name.

Undo is better than a question: ask only where undo is impossible.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from kinerja_desktop.foundation.berkas import safe_name
from kinerja_desktop.gui.store import Store
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import label as ui_label
from kinerja_desktop.gui.widgets.bingkai import ask_once
from kinerja_desktop.gui.widgets.line_field import LONGEST_ANSWER, LONGEST_LINE, cut_words, letters

EXCEL = "Daftar Excel dan sejenisnya (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.html *.xml)"
XLSX = "Buku kerja Excel (*.xlsx)"
DOCX = "Dokumen Word (*.docx)"
PDF = "Dokumen PDF (*.pdf)"
PNG = "Gambar PNG (*.png)"
BACKUP = "Backup Kinerja Desktop (*.db)"
SCAN = "Pindaian dan PDF (*.pdf *.jpg *.jpeg *.png)"
PICTURE = "Gambar (*.png *.jpg *.jpeg)"
_NAME_ENDS = re.compile(r"[(:?,]")
"""Where the name of what is asked for ends in the words over the field."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


class _Line(QInputDialog):
    """A question for one line, which it does not close without where it must be answered."""

    def __init__(self, parent: QWidget | None, label: str) -> None:
        super().__init__(parent)
        self.setLabelText(label)
        self.setOkButtonText(_tr("Lanjutkan"))
        self.setCancelButtonText(_tr("Batal"))
        self.may_be_blank = False
        name = _NAME_ENDS.split(label)[0].replace("&", "").strip()
        missing = _tr("{0} belum diisi. Tulis dahulu, atau tekan Batal.")
        self._missing = missing.format(_tr("Isian ini") if "." in name else name)
        self.wrong = ui_label("", Tulisan.RAPAT, "buruk", wrap=True)
        self.wrong.hide()
        layout = self.layout()
        buttons = self.findChild(QDialogButtonBox)
        if buttons is not None and isinstance(layout, QBoxLayout):
            put_tone(buttons.button(QDialogButtonBox.StandardButton.Ok), "rupa", "utama")
            layout.insertWidget(layout.indexOf(buttons), self.wrong)

    def bound(self, longest: int, *stored: str) -> None:
        """Take so many letters and no more, unless one of the ``stored`` has more; call it once the line is there."""
        for field in self.findChildren(QLineEdit):
            field.setMaxLength(max(longest, *map(letters, stored)))
            field.inputRejected.connect(self._full)

    def _full(self) -> None:
        field = self.findChild(QLineEdit)
        if field is not None and (words := cut_words(field)):
            self._say(words)

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setAccessibleName(words)
        self.wrong.show()

    def accept(self) -> None:
        """Close with an answer, or say what is missing."""
        if self.may_be_blank or self.textValue().strip():
            super().accept()
            return
        self._say(self._missing)
        field = self.findChild(QLineEdit)
        if field is not None:
            field.setFocus()


class Dialogs:
    """Modal questions. ``parent`` may be None before a window exists."""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        title: str,
        text: str,
        yes: str,
        no: str = "Batal",
        dangerous: bool = False,
    ) -> bool:
        """Ask one question; ``yes`` names what happens ("Hapus 3 unit"), never "Ya". Returns whether it was chosen."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning if dangerous else QMessageBox.Icon.Question)
        box.setWindowTitle(title)
        box.setText(text)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay if dangerous else go)
        box.setEscapeButton(stay)
        ask_once(box)
        return shiboken6.isValid(box) and box.clickedButton() is go

    @classmethod
    def problem(cls, parent: QWidget | None, text: str) -> None:
        """Say that something did not go, and what to do now."""
        box = QMessageBox(
            QMessageBox.Icon.Warning, _tr("Belum berhasil"), text, QMessageBox.StandardButton.NoButton, parent
        )
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addButton(_tr("Mengerti"), QMessageBox.ButtonRole.AcceptRole)
        ask_once(box)

    @classmethod
    def explain(cls, parent: QWidget | None, title: str, lines: Sequence[str]) -> None:
        """Answer *Mengapa?*: the steps of a reasoning, one a paragraph, to be read and copied."""
        box = QMessageBox(
            QMessageBox.Icon.Information,
            title,
            "\n\n".join(lines),
            QMessageBox.StandardButton.NoButton,
            parent,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addButton(_tr("Tutup"), QMessageBox.ButtonRole.AcceptRole)
        ask_once(box)

    @classmethod
    def crashed(cls, parent: QWidget | None, log_file: str) -> None:
        """Say that the program has to end."""
        text = _tr(
            "Kinerja Desktop menemui kesalahan pada programnya sendiri dan harus ditutup.\n\n"
            'Semua yang sudah bertanda "Tersimpan" tetap ada. Buka kembali program untuk melanjutkan.\n'
            "Catatan kesalahan untuk dilaporkan ada di:\n{0}"
        ).format(log_file)
        box = QMessageBox(
            QMessageBox.Icon.Critical, "Kinerja Desktop", text, QMessageBox.StandardButton.NoButton, parent
        )
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addButton(_tr("Tutup program"), QMessageBox.ButtonRole.AcceptRole)
        ask_once(box)

    @classmethod
    def text(
        cls, parent: QWidget | None, title: str, label: str, value: str = "", *, blank: bool = False
    ) -> str | None:
        """Ask for one line, e.g. the reason of *Buka kunci*; None when cancelled, '' only where ``blank`` is an answer."""
        dialog = _Line(parent, label)
        dialog.setWindowTitle(title)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)  # makes the line
        dialog.bound(LONGEST_ANSWER, value)
        dialog.setTextValue(value)
        dialog.may_be_blank = blank
        return cls._line(dialog)

    @classmethod
    def choice(
        cls, parent: QWidget | None, title: str, label: str, known: Sequence[str], value: str = ""
    ) -> str | None:
        """Ask for one of the known names or a new one; None when cancelled, never blank."""
        dialog = _Line(parent, label)
        dialog.setWindowTitle(title)
        dialog.setComboBoxItems(list(known))
        dialog.setComboBoxEditable(True)
        dialog.bound(LONGEST_LINE, value, *known)
        dialog.setTextValue(value)
        return cls._line(dialog)

    @classmethod
    def _line(cls, dialog: _Line) -> str | None:
        dialog.resize(420, dialog.height())
        return dialog.textValue().strip() if ask_once(dialog) else None

    @classmethod
    def open_files(cls, parent: QWidget | None, title: str, kinds: str, purpose: str) -> list[Path]:
        """Choose existing files; ``purpose`` remembers the folder. Empty when cancelled."""
        names, _ = QFileDialog.getOpenFileNames(
            parent, title, cls._folder(purpose), f"{kinds};;Semua berkas (*)"
        )
        cls._remember(purpose, names[0] if names else "")
        return [Path(name) for name in names]

    @classmethod
    def open_file(cls, parent: QWidget | None, title: str, kinds: str, purpose: str) -> Path | None:
        """Choose one existing file; None when cancelled."""
        name, _ = QFileDialog.getOpenFileName(
            parent, title, cls._folder(purpose), f"{kinds};;Semua berkas (*)"
        )
        cls._remember(purpose, name)
        return Path(name) if name else None

    @classmethod
    def save_file(
        cls, parent: QWidget | None, title: str, kinds: str, purpose: str, proposed: str
    ) -> Path | None:
        """Choose where to write; ``proposed`` is a file name with its ending. None when cancelled.

        A name may end with a title (``S.Pd.``): what stands behind its last dot is an ending only where it is one of ``kinds``.
        """
        stem, dot, kind = proposed.rpartition(".")
        ending = dot + kind
        start = Path(cls._folder(purpose)) / safe_name(stem, ending)
        while True:
            name, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
            if not name:
                return None
            cls._remember(purpose, name)
            chosen = Path(name)
            if chosen.suffix.lower() in {ending.lower(), *re.findall(r"\*(\.\w+)", kinds.lower())}:
                return chosen  # the dialog has asked about a file of that name
            start = chosen.with_name(chosen.name.rstrip(" .") + ending)
            if not start.exists() or cls._may_replace(parent, title, start.name):
                return start

    @classmethod
    def _may_replace(cls, parent: QWidget | None, title: str, name: str) -> bool:
        words = QCoreApplication.translate("Dialogs", "{0} sudah ada di folder itu. Ganti isinya?")
        return cls.ask(
            parent,
            title,
            words.format(name),
            QCoreApplication.translate("Dialogs", "Ganti berkas"),
            dangerous=True,
        )

    @classmethod
    def folder(cls, parent: QWidget | None, title: str, purpose: str) -> Path | None:
        """Choose a folder; None when cancelled."""
        name = QFileDialog.getExistingDirectory(parent, title, cls._folder(purpose))
        cls._remember(purpose, name and name + "/x")
        return Path(name) if name else None

    @classmethod
    def _folder(cls, purpose: str) -> str:
        return Store().text(f"folder/{purpose}") or str(Path.home())

    @classmethod
    def _remember(cls, purpose: str, name: str) -> None:
        if name:
            Store().put(f"folder/{purpose}", str(Path(name).parent))
