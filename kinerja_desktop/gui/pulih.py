"""The copies of an office as a list, and going back to one: from Pengaturan, or where the office cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.session import Office, Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services import backup
from kinerja_desktop.services.backup import IsiSalinan, Salinan
from kinerja_desktop.services.konteks import Konteks


@dataclass(frozen=True, slots=True)
class Pemulihan:
    """How a restore ended.

    Attributes:
        office: to be shown.
        error: why it came to nothing, None: it did not.
        hilang: how many attachments that its records name are not in the folder.
        tahun: whose activities alone went back; None: all but the activities.
    """

    office: Office
    error: KnownError | None
    hilang: int = 0
    tahun: int | None = None


class CopyTable(QWidget):
    """Copies with date, kind, size and people, the newest first.

    Signals:
        chosen(bool): whether a copy that can be gone back to is selected.
        activated(): Enter or a double click on it.
    """

    chosen = Signal(bool)
    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[Path, int] = {}
        columns: list[Column[IsiSalinan]] = [
            Column(key="waktu", header=self.tr("Tanggal"), getter=lambda one: teks.tanggal_jam(one.salinan.waktu),
                   sort_key=lambda one: one.salinan.waktu, strong=True, width=172),
            Column(key="sebab", header=self.tr("Jenis"), width=142,
                   getter=lambda one: kind_words(one.salinan)),
            Column(key="pegawai", header=self.tr("Pegawai"), width=78, align=RIGHT, sort_key=lambda one: one.pegawai or 0,
                   getter=lambda one: "" if one.pegawai is None else teks.bilangan(one.pegawai)),
            Column(key="ukuran", header=self.tr("Ukuran"), width=78, align=RIGHT, sort_key=lambda one: one.salinan.ukuran,
                   getter=lambda one: teks.ukuran(one.salinan.ukuran)),
            Column(key="catatan", header=self.tr("Keterangan"), getter=note, ink=lambda one: "warn" if note(one) else "",
                   icon=lambda one: ("triangle-alert", "warn") if note(one) else None, widest=156,
                   tooltip=lambda one: sentence("salinan.cabang-rinci") if one.is_cabang else ""),
        ]  # fmt: skip
        self.table = TableModel(columns, self._key, self)
        self.grid = Grid(self.table, self.tr("Backup data"), parent=self)
        self.grid.setFixedHeight(196)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.grid.row_activated.connect(lambda _: self.activated.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self.setFocusProxy(self.grid)

    def _key(self, one: IsiSalinan) -> int:
        return self._keys.setdefault(one.salinan.berkas, len(self._keys) + 1)

    def show_copies(self, copies: Sequence[IsiSalinan]) -> None:
        """Show other copies."""
        self.table.rows_replaced(list(copies))
        self._tell()

    def selected(self) -> IsiSalinan | None:
        """Return the copy that the cursor is on, None where it cannot be gone back to."""
        id_ = self.grid.current_id()
        found = self.table.row_by_id(id_) if id_ is not None else None
        return found if found is not None and found.pegawai is not None else None

    def go_to(self, one: IsiSalinan) -> None:
        """Put the cursor on a copy."""
        self.grid.go_to(self._key(one), "waktu")

    def _tell(self) -> None:
        self.chosen.emit(self.selected() is not None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pulih", text)


def kind_words(copy: Salinan) -> str:
    """Return why a copy was made."""
    return sentence(f"salinan.sebab-{copy.sebab}")


def note(one: IsiSalinan) -> str:
    """Return what is odd about a copy, '' if nothing."""
    if one.pegawai is None:
        return sentence("salinan.tidak-terbaca")
    return sentence("salinan.cabang") if one.is_cabang else ""


def is_wanted(parent: QWidget, when: str, pegawai: str) -> bool:
    """Ask once more before the present data go; the safe answer is the one that Enter gives."""
    words = sentence("salinan.tanya", waktu=when, pegawai=pegawai)
    return Dialogs.ask(parent, _tr("Pulihkan data"), words, _tr("Pulihkan"), dangerous=True)


def is_kegiatan_wanted(parent: QWidget, copy: Path) -> bool:
    """Ask once more before the activities of a year go back to a copy."""
    words = sentence("salinan.tanya-kegiatan", berkas=copy.name)
    return Dialogs.ask(parent, _tr("Pulihkan kegiatan harian"), words, _tr("Pulihkan"), dangerous=True)


def restore(konteks: Konteks, copy: Path) -> Outcome[Pemulihan]:
    """Close the office, go back to a copy, open it again; runs by `Tasks.alone`, after everything typed was written.

    The office is open again afterwards in any case.

    Raises:
        StorageError: it cannot be opened any more.
    """
    folder = konteks.kantor.folder
    konteks.kantor.close()
    refused: KnownError | None = None
    missing, tahun = 0, None
    try:
        if backup.is_kegiatan(copy):
            tahun = backup.pulihkan_kegiatan(folder, copy).tahun
        else:
            missing = backup.pulihkan(folder, copy).hilang
    except KnownError as error:
        refused = error
    return Outcome(Pemulihan(gui_kantor.open_other(folder), refused, missing, tahun), Changes())


def start(session: Session, owner: QWidget, copy: Path, when: str) -> None:
    """Go back to a copy and show the office anew, or say why not."""
    konteks = gui_kantor.konteks_of(session)
    owner.setEnabled(False)  # it goes with its office; a second question would go with it, unanswered

    def done(found: Pemulihan) -> None:
        if found.error is not None:
            why = sentence(found.error.code, **found.error.args_)
            Dialogs.problem(owner.window(), sentence("salinan.tidak-jadi", sebab=why))
        session.open(found.office)
        if found.error is None and found.tahun is not None:
            session.notice(sentence("kegiatan.dipulihkan", tahun=str(found.tahun), berkas=copy.name))
        elif found.error is None:
            session.notice(sentence("salinan.selesai", waktu=when))
        if found.hilang:
            words = sentence("salinan.lampiran-hilang", jumlah=teks.bilangan(found.hilang))
            Dialogs.problem(owner.window(), words)

    def failed(error: KnownError) -> None:
        owner.setEnabled(True)  # another copy may still be gone back to
        Dialogs.problem(owner.window(), sentence(error.code, **error.args_))

    task = session.tasks.alone(owner, lambda _: restore(konteks, copy), _tr("Memulihkan data"))
    task.success(done).failure(failed).run()


class RecoverDialog(Bingkai):
    """The copies of an office that cannot be opened, to choose one."""

    @classmethod
    def ask(cls, parent: QWidget, copies: Sequence[IsiSalinan]) -> IsiSalinan | None:
        """Show the copies; None: nothing is to be done."""
        dialog = cls(parent, copies)
        return dialog.copies.selected() if dialog.exec() else None

    def __init__(self, parent: QWidget, copies: Sequence[IsiSalinan]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pulihkan dari backup"))
        self.resize(820, 340)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        words = self.tr(
            "Pilih backup yang dikembalikan. Data yang rusak tidak dihapus; ia tetap ada di folder data "
            "dengan nama lain."
        )
        box.addWidget(label(words, Tulisan.ISI, "lembut", wrap=True))
        self.copies = CopyTable()
        box.addWidget(self.copies, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Batal"), self.reject))
        self._go = button(self.tr("&Pulihkan"), self.accept, "history", "utama")
        row.addWidget(self._go)
        box.addLayout(row)
        self.copies.chosen.connect(self._go.setEnabled)
        self.copies.activated.connect(self._go.click)
        self.copies.show_copies(copies)
        self._select_first_readable(copies)
        self.copies.setFocus()

    def _select_first_readable(self, copies: Sequence[IsiSalinan]) -> None:
        first = next((one for one in copies if one.pegawai is not None), None)
        if first is not None:
            self.copies.go_to(first)


def recover(parent: QWidget, session: Session, folder: Path | None, again: Callable[[], object]) -> None:
    """Offer the copies of an office that cannot be opened; ``again`` opens it once one was taken."""
    place = folder or gui_kantor.remembered_folder()

    def choose(copies: tuple[IsiSalinan, ...]) -> None:
        if not copies:
            Dialogs.problem(parent, sentence("perintah.pulihkan-kosong", folder=place))
            return
        chosen = RecoverDialog.ask(parent, copies)
        if chosen is None:
            return
        copy = chosen.salinan.berkas
        task = session.tasks.read(parent, lambda _: backup.pulihkan(place, copy), _tr("Memulihkan data"))
        task.success(lambda _done: again()).run()

    session.tasks.read(parent, lambda _: backup.contents(place)).success(choose).run()
