"""Batch actions of the list of plans: make, hand in, take back, return, set; each tells what could not and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.skp import StatusSkp, may_become
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.perencanaan import cetak
from kinerja_desktop.gui.screens.perencanaan.urung import Sekali, back_by, back_of
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import skp, skp_tutup, skp_urung, tenggat
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BELUM, BarisSkp, HasilAksi
from kinerja_desktop.services.skp_urung import HasilBersama

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen

Act = Callable[[Konteks, Mapping[int, int]], Outcome[HasilAksi]]


class TanggalDialog(Lembar):
    """Asks for the day on which plans were set."""

    def __init__(
        self, parent: QWidget, count: int, masa: Sequence[tuple[date, date]] = (), batas: date | None = None
    ) -> None:
        super().__init__(
            parent,
            parent.tr("Tetapkan {0} SKP").format(teks.bilangan(count)),
            parent.tr(
                "Catat SKP yang sudah disetujui pejabat penilai. Nama, pangkat, jabatan, dan unit pada lembar mengikuti "
                "tanggal ini; SKP yang ditetapkan hanya berubah lewat Ubah SKP."
            ),
            parent.tr("&Tetapkan"),
        )
        self.date = DateField(self.tr("Tanggal penetapan"))
        self.date.set_value(clock.today())
        form = Form()
        form.row(self.tr("Tanggal &penetapan"), self.date)
        self.body.addWidget(form)
        self._masa, self._batas = masa, batas
        self.doubt = label("", Tulisan.RAPAT, "awas", wrap=True)
        self.body.addWidget(self.doubt)
        self.date.dateChanged.connect(self._warn)
        self._warn()
        self.date.setFocus()
        self.date.selectAll()

    def problem(self) -> str:
        """Return what is wrong with the date."""
        if self.date.take() and self.date.value is not None:
            return ""
        return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")

    def _warn(self, *_: object) -> None:
        """Say what is odd about the day; it can be taken all the same."""
        found = tenggat.ganjil(self.date.value, self._masa, self._batas)
        self.doubt.setText("\n".join(sentence(one.code, **one.args) for one in found))
        self.doubt.setVisible(bool(found))
        self.fit()

    @classmethod
    def ask(
        cls, parent: QWidget, count: int, masa: Sequence[tuple[date, date]] = (), batas: date | None = None
    ) -> date | None:
        """Ask; None when cancelled. ``masa``: first and last day of each plan; ``batas``: the deadline of their year."""
        dialog = cls(parent, count, masa, batas)
        return dialog.date.value if dialog.exec() else None


class TutupDialog(Lembar):
    """Asks for the last day that closed plans cover."""

    def __init__(self, parent: QWidget, rows: Sequence[BarisSkp]) -> None:
        super().__init__(
            parent,
            parent.tr("Tutup {0} SKP").format(teks.bilangan(len(rows))),
            parent.tr(
                "Untuk SKP yang masanya selesai lebih awal: pindah, pensiun, atau jabatannya berakhir. SKP tetap tersimpan dan "
                "dapat dicetak; bila keliru, pilih Buka kembali SKP."
            ),
            parent.tr("T&utup SKP"),
        )
        self.date = DateField(self.tr("Hari terakhir"))
        self.date.set_value(max(row.sampai for row in rows))
        form = Form()
        form.row(self.tr("&Hari terakhir"), self.date)
        self.body.addWidget(form)
        if len({row.sampai for row in rows}) > 1:
            words = self.tr(
                "Masa SKP yang dipilih tidak berakhir pada hari yang sama; tanggal ini dipakai untuk semuanya."
            )
            self.body.addWidget(label(words, Tulisan.RAPAT, "awas", wrap=True))
        self.date.setFocus()
        self.date.selectAll()

    def problem(self) -> str:
        """Return what is wrong with the date."""
        if self.date.take() and self.date.value is not None:
            return ""
        return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")

    @classmethod
    def ask(cls, parent: QWidget, rows: Sequence[BarisSkp]) -> date | None:
        """Ask; None when cancelled."""
        dialog = cls(parent, rows)
        return dialog.date.value if dialog.exec() else None


def _back(undo: Act, skp_ids: Sequence[int], konteks: Konteks) -> Outcome[HasilAksi]:
    """Take a change of state back: as the plans are now, for the list may show others or not be read anew yet."""
    return undo(konteks, skp_urung.versi(konteks, skp_ids))


class Tindakan(QObject):
    """The actions of one screen on its selected rows."""

    def __init__(self, screen: PerencanaanScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.taken = Sekali()
        """What Ctrl+Z takes back."""

    def make(self) -> None:
        """Buat SKP for everybody selected who has none."""
        screen = self._screen
        wanted = [row.penugasan_id for row in screen.chosen() if row.status == BELUM]
        if not wanted:
            screen.panel.tell(self.tr("Semua yang dipilih sudah punya SKP."))
            return
        konteks, tahun = konteks_of(screen.session), screen.tahun
        screen.session.tasks.write(
            screen, lambda _p: skp_urung.buat(konteks, tahun, wanted), self.tr("Membuat SKP")
        ).success(self._made).run()

    def _made(self, made: HasilBersama) -> None:
        screen = self._screen
        screen.reload()
        words = self.tr("{0} draf SKP dibuat").format(teks.bilangan(len(made.berhasil)))
        back = self.taken.remember(back_of(screen, made.semula, screen.reload, self.taken))
        screen.session.notice(words, self.tr("Urungkan"), back)

    def hand_in(self) -> None:
        """Ajukan."""
        self._do(StatusSkp.DIAJUKAN, self.tr("{0} SKP diajukan"), skp.ajukan, undo=skp.tarik)

    def take_back(self) -> None:
        """Tarik dari pengajuan."""
        self._do(StatusSkp.DRAF, self.tr("{0} SKP ditarik menjadi draf"), skp.tarik)

    def give_back(self) -> None:
        """Kembalikan, with what is to be mended."""
        count = len(self._able(StatusSkp.DIKEMBALIKAN))
        if not count:
            self._refuse(StatusSkp.DIKEMBALIKAN)
            return
        reason = Dialogs.text(
            self._screen,
            self.tr("Kembalikan SKP"),
            self.tr("Yang perlu diperbaiki pada {0} SKP ini:").format(teks.bilangan(count)),
        )
        if reason is not None:
            self._do(
                StatusSkp.DIKEMBALIKAN,
                self.tr("{0} SKP dikembalikan"),
                lambda konteks, versions: skp.kembalikan(konteks, versions, reason),
            )

    def set_(self) -> None:
        """Tetapkan, with its date."""
        if not self._able(StatusSkp.DITETAPKAN):
            self._refuse(StatusSkp.DITETAPKAN)
            return
        konteks, tahun = konteks_of(self._screen.session), self._screen.tahun
        self._screen.session.tasks.read(self._screen, lambda _p: tenggat.batas_skp(konteks, tahun)).success(
            self._set_on
        ).run()

    def _set_on(self, batas: date) -> None:
        able = self._able(StatusSkp.DITETAPKAN)
        day = TanggalDialog.ask(self._screen, len(able), [(row.dari, row.sampai) for row in able], batas)
        if day is not None:
            self._do(
                StatusSkp.DITETAPKAN,
                self.tr("{0} SKP ditetapkan. Bila keliru: buka SKP-nya, lalu Ubah SKP."),
                lambda konteks, versions: skp.tetapkan(konteks, versions, day),
            )

    def close_(self) -> None:
        """Tutup, as of one last day."""
        able = self._able(StatusSkp.DITUTUP)
        if not able:
            self._refuse(StatusSkp.DITUTUP)
            return
        day = TutupDialog.ask(self._screen, able)
        if day is not None:
            self._do(
                StatusSkp.DITUTUP,
                self.tr("{0} SKP ditutup"),
                lambda konteks, versions: skp.tutup(konteks, versions, day),
                undo=skp_tutup.buka_kembali,
            )

    def reopen(self) -> None:
        """Buka kembali what was closed by mistake."""
        if not any(row.status == StatusSkp.DITUTUP for row in self._screen.chosen()):
            self._screen.panel.tell(self.tr("Tidak ada SKP yang ditutup di antara baris terpilih."))
            return
        self._do(StatusSkp.DITETAPKAN, self.tr("{0} SKP dibuka kembali"), skp_tutup.buka_kembali)

    def print_(self) -> None:
        """Cetak SKP of the selected people who have one."""
        screen = self._screen
        having = [row for row in screen.chosen() if row.skp_id is not None]
        if not having:
            screen.panel.tell(self.tr("Yang dipilih belum punya SKP, jadi belum ada yang dicetak."))
            return
        whose = (
            having[0].nama if len(having) == 1 else self.tr("{0} orang").format(teks.bilangan(len(having)))
        )
        ids = [row.skp_id for row in having if row.skp_id is not None]
        cetak.save(screen, screen.tahun, ids, f"SKP {screen.tahun} {whose}")

    def _able(self, wanted: StatusSkp) -> list[BarisSkp]:
        return [
            row
            for row in self._screen.chosen()
            if row.status != BELUM and may_become(StatusSkp(row.status), wanted)
        ]

    def _refuse(self, wanted: StatusSkp) -> None:
        words = sentence("perencanaan.tak-ada-yang-dapat", tujuan=skp.status_word(wanted.value))
        self._screen.panel.tell(words)

    def _do(self, wanted: StatusSkp, words: str, act: Act, undo: Act | None = None) -> None:
        """Do it to every selected plan; those in another state are told with the rest."""
        screen = self._screen
        rows = [row for row in screen.chosen() if row.skp_id is not None and row.version is not None]
        versions = {row.skp_id: row.version for row in rows if row.skp_id and row.version}
        if not versions or not self._able(wanted):
            self._refuse(wanted)
            return
        konteks = konteks_of(screen.session)
        screen.session.tasks.write(screen, lambda _p: act(konteks, versions)).success(
            lambda found: self._done(found, words, undo)
        ).run()

    def _done(self, found: HasilAksi, words: str, undo: Act | None) -> None:
        screen = self._screen
        screen.reload()
        told = words.format(teks.bilangan(len(found.berhasil)))
        back = None
        if undo is not None and found.berhasil:
            back = self.taken.remember(
                back_by(screen, partial(_back, undo, found.berhasil), screen.reload, self.taken)
            )
        if found.findings:
            hint = self.tr("Yang di bawah ini belum. Klik dua kali pada baris untuk membuka orangnya.")
            dialog = HasilDialog(self.tr("Hasil"), told, hint, found.findings, screen, back)
            dialog.wanted.connect(self._go)
            dialog.exec()
        elif back is not None:
            screen.session.notice(told, self.tr("Urungkan"), back)
        else:
            screen.session.notice(told)

    def _go(self, finding: Finding) -> None:
        uid = bytes.fromhex(finding.subject)
        found = next((row for row in self._screen.table.rows if row.pegawai_uid == uid), None)
        if found is not None:
            self._screen.go_to(found.penugasan_id)
