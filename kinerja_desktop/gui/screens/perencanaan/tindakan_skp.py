"""What the buttons and menus of the editor do besides editing: states, versions, days, copying, giving to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.skp import EDITABLE, StatusSkp
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.langkah import LangkahLuar
from kinerja_desktop.gui.screens.perencanaan import cetak
from kinerja_desktop.gui.screens.perencanaan.actions import TanggalDialog, TutupDialog
from kinerja_desktop.gui.screens.perencanaan.dialog import (
    BagikanDialog,
    MasaDialog,
    PustakaDialog,
    SalinDialog,
)
from kinerja_desktop.gui.screens.perencanaan.urung import back_of
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import skp, skp_hapus, skp_salin, skp_tutup, tenggat
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, HasilAksi, SkpLengkap, status_word
from kinerja_desktop.services.skp_salin import PustakaRhk, Salinan
from kinerja_desktop.services.skp_urung import HasilBersama

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen

Act = Callable[[Konteks, Mapping[int, int]], Outcome[HasilAksi]]


class TindakanSkp(QObject):
    """The actions of the editor."""

    def __init__(self, screen: SkpScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._actions: dict[str, QAction] = {}

    # -- menus
    def fill_menu(self, parent: QWidget) -> QMenu:
        """Return the ways to fill a plan without typing it."""
        menu = QMenu(parent)
        self._add(menu, "tahun_lalu", self.tr("SKP tahun &lalu…"), "history", self.copy_last_year)
        self._add(menu, "pustaka", self.tr("&Pustaka RHK jabatan ini…"), "files", self.library)
        return menu

    def more_menu(self, parent: QWidget) -> QMenu:
        """Return the rest."""
        menu = QMenu(parent)
        self._add(menu, "tetapkan", self.tr("&Tetapkan…"), "circle-check", self.set_)
        self._add(menu, "tarik", self.tr("Ta&rik dari pengajuan"), "arrow-left", self.take_back)
        self._add(menu, "kembalikan", self.tr("&Kembalikan…"), "undo-2", self.give_back)
        self._add(menu, "ubah", self.tr("Ub&ah SKP…"), "pencil", self.new_version)
        self._add(menu, "tutup", self.tr("T&utup SKP…"), "lock", self.close_)
        self._add(menu, "buka", self.tr("&Buka kembali SKP"), "lock-open", self.reopen)
        menu.addSeparator()
        self._add(menu, "bagikan", self.tr("Ba&gikan RHK ini…"), "users", self.share)
        self._add(menu, "cetak", self.tr("&Cetak SKP ini (PDF)…"), "printer", self.print_)
        self._add(menu, "ekinerja", self.tr("&Salin ke e-Kinerja"), "copy", self.to_ekinerja)
        self._add(menu, "masa", self.tr("Ubah &masa…"), "calendar", self.change_stretch)
        self._add(menu, "versi", self.tr("&Versi lain…"), "files", self.versions)
        self._add(menu, "hapus", self.tr("&Hapus SKP ini"), "trash-2", self.remove)
        return menu

    def _add(self, menu: QMenu, key: str, words: str, icon: str, call: Callable[[], object]) -> None:
        action = menu.addAction(words)
        icons.put(action, icon, "soft-text", 16)
        action.triggered.connect(lambda _on=False: call())
        self._actions[key] = action

    def show_state(self, whole: SkpLengkap, versions: int) -> None:
        """Offer what the state allows; the main button is the next step."""
        status, is_stored = whole.status, whole.baris.skp_id is not None
        editable = status in EDITABLE
        for key in ("tahun_lalu", "pustaka"):
            self._actions[key].setEnabled(editable)
        for key in ("masa", "hapus"):
            self._actions[key].setEnabled(editable and is_stored)
        for key in ("cetak", "ekinerja"):
            self._actions[key].setEnabled(is_stored)
        self._actions["tetapkan"].setEnabled(is_stored and (editable or status is StatusSkp.DIAJUKAN))
        self._actions["tutup"].setEnabled(status is StatusSkp.DITETAPKAN)
        self._actions["buka"].setEnabled(status is StatusSkp.DITUTUP)
        for key in ("tarik", "kembalikan"):
            self._actions[key].setEnabled(status is StatusSkp.DIAJUKAN)
        self._actions["ubah"].setEnabled(status is StatusSkp.DITETAPKAN)
        self._actions["versi"].setEnabled(versions > 1)
        main = self._screen.main
        words, icon = {
            StatusSkp.DIAJUKAN: (self.tr("&Tetapkan…"), "circle-check"),
            StatusSkp.DITETAPKAN: (self.tr("Ub&ah SKP…"), "pencil"),
        }.get(status, (self.tr("&Ajukan"), "send"))
        main.setText(words)
        icons.put(main, icon, "on-accent", 16, gap=4)
        main.setVisible(editable or status in (StatusSkp.DIAJUKAN, StatusSkp.DITETAPKAN))
        self._screen.fill.setEnabled(editable)

    def print_(self) -> None:
        """Cetak SKP ini, as it stands."""
        whole = self._screen.keeper.whole
        if whole is not None and whole.baris.skp_id is not None:
            row = whole.baris
            cetak.save(self._screen, row.dari.year, [whole.baris.skp_id], f"SKP {row.dari.year} {row.nama}")

    # -- states
    def main(self) -> None:
        """Do the next step of the plan's life."""
        whole = self._screen.keeper.whole
        if whole is None:
            return
        steps = {StatusSkp.DIAJUKAN: self.set_, StatusSkp.DITETAPKAN: self.new_version}
        steps.get(whole.status, self.hand_in)()

    def hand_in(self) -> None:
        """Ajukan."""
        self._act(skp.ajukan, self.tr("SKP {0} diajukan"), skp.tarik)

    def take_back(self) -> None:
        """Tarik dari pengajuan."""
        self._act(skp.tarik, self.tr("SKP {0} ditarik menjadi draf"))

    def give_back(self) -> None:
        """Kembalikan, with what is to be mended."""
        reason = Dialogs.text(self._screen, self.tr("Kembalikan SKP"), self.tr("Yang perlu diperbaiki:"))
        if reason is not None:
            self._act(
                lambda konteks, ids: skp.kembalikan(konteks, ids, reason), self.tr("SKP {0} dikembalikan")
            )

    def set_(self) -> None:
        """Tetapkan, with its date."""
        konteks, tahun = konteks_of(self._screen.session), self._screen.tahun
        self._screen.session.tasks.read(self._screen, lambda _p: tenggat.batas_skp(konteks, tahun)).success(
            self._set_on
        ).run()

    def _set_on(self, batas: date) -> None:
        whole = self._screen.keeper.whole
        masa = [(whole.baris.dari, whole.baris.sampai)] if whole is not None else []
        day = TanggalDialog.ask(self._screen, 1, masa, batas)
        if day is not None:
            words = self.tr("SKP {0} ditetapkan. Bila keliru: Ubah SKP.")
            self._act(lambda konteks, ids: skp.tetapkan(konteks, ids, day), words)

    def close_(self) -> None:
        """Tutup SKP, as of the last day of its stretch."""
        whole = self._screen.keeper.whole
        if whole is None:
            return
        until = whole.baris.sampai
        day = TutupDialog.ask(self._screen, [whole.baris])
        if day is not None:
            self._act(
                lambda konteks, ids: skp.tutup(konteks, ids, day),
                self.tr("SKP {0} ditutup"),
                lambda konteks, ids: skp_tutup.buka_kembali(konteks, ids, until),
                self.tr("SKP {0} dibuka kembali"),
            )

    def reopen(self) -> None:
        """Buka kembali: it was closed by mistake."""
        self._act(skp_tutup.buka_kembali, self.tr("SKP {0} dibuka kembali"))

    def _act(self, act: Act, words: str, undo: Act | None = None, back: str = "") -> None:
        screen, whole = self._screen, self._screen.keeper.whole
        screen.may_leave()
        if whole is None:
            return
        if whole.baris.skp_id is None:
            screen.tell(sentence("skp.tanpa-rhk", nama=whole.baris.nama))
            return
        konteks, id_ = konteks_of(screen.session), whole.baris.skp_id

        def work(_p: object) -> Outcome[HasilAksi]:
            # read after the writes before it: the last cell typed has its own version
            return act(konteks, {id_: skp.buka(konteks, id_).version})

        screen.session.tasks.write(screen, work).success(
            lambda found: self._done(found, words.format(whole.baris.nama), undo, back)
        ).failure(self._failed).run()

    def _done(self, found: HasilAksi, words: str, undo: Act | None, back: str) -> None:
        screen = self._screen
        if found.findings:
            head = self.tr("Belum dapat: {0} hal perlu diperbaiki dahulu").format(
                teks.bilangan(len(found.findings))
            )
            hint = self.tr("Klik dua kali (atau Enter) pada baris untuk ke tempatnya.")
            dialog = HasilDialog(self.tr("Belum dapat"), head, hint, found.findings, screen)
            dialog.wanted.connect(screen.go_to_finding)
            dialog.exec()
            return
        screen.load(found.berhasil[0] if found.berhasil else None)
        if undo is None:
            screen.session.notice(words)
        else:
            told = back or self.tr("SKP {0} ditarik menjadi draf")
            screen.session.notice(words, self.tr("Urungkan"), lambda: self._act(undo, told))

    def _failed(self, error: KnownError) -> None:
        self._screen.load(self._id())
        self._screen.session.notice(sentence(error.code, **error.args_))

    def _id(self) -> int | None:
        whole = self._screen.keeper.whole
        return whole.baris.skp_id if whole is not None else None

    def new_version(self) -> None:
        """Ubah SKP: a version beside the one that was set."""
        screen, id_ = self._screen, self._id()
        reason = Dialogs.text(
            screen,
            self.tr("Ubah SKP"),
            self.tr("Alasan perubahan (versi yang ditetapkan tetap tersimpan dan dapat dicetak):"),
        )
        if reason is None or id_ is None:
            return
        konteks = konteks_of(screen.session)
        screen.session.tasks.write(screen, lambda _p: skp.ubah(konteks, id_, reason)).success(
            screen.load
        ).failure(self._failed).run()

    def versions(self) -> None:
        """Open another version."""
        screen, whole = self._screen, self._screen.keeper.whole
        if whole is None:
            return
        konteks, penugasan, tahun = konteks_of(screen.session), whole.baris.penugasan_id, screen.tahun
        screen.session.tasks.read(screen, lambda _p: skp.versi(konteks, penugasan, tahun)).success(
            lambda found: self._choose({self._words(row.versi, row.status): row.id for row in found})
        ).run()

    def _words(self, versi: int, status: str) -> str:
        return self.tr("Versi {0}: {1}").format(versi, status_word(status))

    def _choose(self, found: Mapping[str, int]) -> None:
        words = Dialogs.choice(self._screen, self.tr("Versi SKP"), self.tr("Buka:"), list(found))
        if words is not None and words in found:
            self._screen.load(found[words])

    def to_ekinerja(self) -> None:
        """Walk through the plan field by field, to type it there."""
        screen, id_ = self._screen, self._id()
        if id_ is not None:
            screen.may_leave()
            screen.session.go("ekinerja", skp=id_, penugasan=screen.penugasan_id, tahun=screen.tahun)

    def change_stretch(self) -> None:
        """Ubah masa."""
        screen, whole = self._screen, self._screen.keeper.whole
        if whole is None or not whole.is_editable:
            return
        days = MasaDialog.ask(screen, whole.baris.dari, whole.baris.sampai)
        id_ = whole.baris.skp_id
        if days is None or id_ is None:
            return
        konteks = konteks_of(screen.session)

        def work(_p: object) -> Outcome[SkpLengkap]:
            return skp.ubah_masa(konteks, id_, *days, version=skp.buka(konteks, id_).version)

        screen.session.tasks.write(screen, work).success(lambda _whole: screen.load(id_)).failure(
            self._failed
        ).run()

    def remove(self) -> None:
        """Hapus SKP ini, with undo."""
        screen, id_ = self._screen, self._id()
        if id_ is None:
            return
        konteks = konteks_of(screen.session)
        screen.may_leave()

        def work(_p: object) -> Outcome[skp_hapus.SkpTerhapus]:
            return skp_hapus.hapus(konteks, id_, version=skp.buka(konteks, id_).version)

        screen.session.tasks.write(screen, work).success(self._removed).failure(
            lambda error: screen.session.notice(sentence(error.code, **error.args_))
        ).run()

    def _removed(self, held: skp_hapus.SkpTerhapus) -> None:
        screen = self._screen
        konteks, penugasan, tahun = konteks_of(screen.session), screen.penugasan_id, screen.tahun
        name = screen.title.text()
        screen.keeper.close()
        session = screen.session

        def bring_back() -> None:
            session.tasks.write(screen, lambda _p: skp_hapus.pulihkan(konteks, held)).success(
                lambda _made: session.go("skp", penugasan=penugasan, tahun=tahun)
            ).run()

        session.go("perencanaan", penugasan=penugasan)
        session.notice(self.tr("SKP {0} dihapus").format(name), self.tr("Urungkan"), bring_back)

    # -- filling
    def copy_last_year(self) -> None:
        """Salin tahun lalu: show the differences, then save."""
        screen, id_, whole = self._screen, self._id(), self._screen.keeper.whole
        if whole is None:
            return
        konteks = konteks_of(screen.session)
        screen.may_leave()

        def work(_p: object) -> Salinan:
            return skp_salin.salinan(konteks, whole) if id_ is None else skp_salin.tahun_lalu(konteks, id_)

        screen.session.tasks.read(screen, work).success(self._copy).failure(
            lambda error: screen.tell(sentence(error.code, **error.args_))
        ).run()

    def _copy(self, found: Salinan) -> None:
        screen = self._screen
        if not found.beda:
            screen.tell(self.tr("SKP {0} sudah sama dengan yang sekarang.").format(found.sumber_tahun))
        elif SalinDialog(screen, found).exec():
            screen.keeper.put(self.tr("Salin tahun lalu"), found.isi, screen.grid.tempat())
            screen.session.notice(
                self.tr("SKP {0} disalin; periksa targetnya").format(found.sumber_tahun),
                self.tr("Urungkan"),
                screen.undo.undo,
            )

    def library(self) -> None:
        """Pustaka RHK of the jabatan."""
        screen, whole = self._screen, self._screen.keeper.whole
        if whole is None:
            return
        konteks, jabatan = konteks_of(screen.session), whole.baris.jabatan
        screen.session.tasks.read(screen, lambda _p: skp_salin.pustaka(konteks, jabatan)).success(
            lambda found: self._pick(jabatan, found)
        ).run()

    def _pick(self, jabatan: str, found: Sequence[PustakaRhk]) -> None:
        screen = self._screen
        have = {" ".join(one.teks.casefold().split()) for one in screen.keeper.isi.rhk}
        other = [one for one in found if " ".join(one.rhk.teks.casefold().split()) not in have]
        if not other:
            screen.tell(sentence("perencanaan.pustaka-kosong", jabatan=jabatan))
            return
        dialog = PustakaDialog(screen, jabatan, other)
        if dialog.exec():
            at = screen.grid.tempat()
            made = kerangka_skp.insert_as_they_are(screen.keeper.isi, at, dialog.chosen())
            screen.keeper.act(self.tr("Pustaka RHK"), made, at)

    def share(self) -> None:
        """Bagikan RHK of the cursor to chosen people."""
        screen = self._screen
        row = screen.grid.current()
        if row is None or not row.rhk.teks.strip():
            screen.tell(sentence("perencanaan.pilih-rhk"))
            return
        konteks, tahun, unit = konteks_of(screen.session), screen.tahun, screen.session.unit_id
        screen.session.tasks.read(screen, lambda _p: skp.daftar(konteks, tahun, unit)).success(
            self._share
        ).run()

    def _share(self, people: Sequence[BarisSkp]) -> None:
        screen, row = self._screen, self._screen.grid.current()
        if row is None:
            return
        dialog = BagikanDialog(
            screen, row.rhk, [one for one in people if one.penugasan_id != screen.penugasan_id]
        )
        if not dialog.exec():
            return
        konteks, tahun, wanted = konteks_of(screen.session), screen.tahun, dialog.grid.selected_ids()
        pattern = row.rhk
        screen.session.tasks.write(
            screen, lambda _p: skp_salin.bagikan(konteks, tahun, pattern, wanted), self.tr("Membagikan RHK")
        ).success(self._shared).run()

    def _shared(self, found: HasilBersama) -> None:
        screen = self._screen
        words = self.tr("RHK dibagikan ke {0} SKP").format(teks.bilangan(len(found.berhasil)))
        step = LangkahLuar(self.tr("Bagikan RHK"), back_of(screen, found.semula))
        if found.semula.versi:
            screen.undo.push(step)
        if found.findings:
            title, hint = self.tr("Bagikan RHK"), self.tr("Yang dilewati:")
            back = partial(self._back_to, step) if found.semula.versi else None
            HasilDialog(title, words, hint, found.findings, screen, back).exec()
        elif found.semula.versi:
            screen.session.notice(words, self.tr("Urungkan"), partial(self._back_to, step))
        else:
            screen.session.notice(words)

    def _back_to(self, step: LangkahLuar) -> None:
        """Take the sharing back, with its step where that is the last."""
        undo = self._screen.undo
        at = undo.index() - 1
        if at >= 0 and undo.command(at) is step:
            undo.undo()
        else:
            step.take_back()
