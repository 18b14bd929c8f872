"""*Akhiri*: the dialog that says what will happen, writing it, taking it back, going on to Entri Penilaian."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import SEBAB, Evaluasi
from kinerja_desktop.domain.saring import Saring
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.pegawai.lengkapi import LengkapiDialog, PilihanEvaluasi
from kinerja_desktop.gui.screens.pegawai.model import shown_name
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.bingkai import room
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import akhir_tanpa, akhiri, bup, kata
from kinerja_desktop.services.akhir_tanpa import TanpaKejelasan
from kinerja_desktop.services.akhiri import Akhir, HasilAkhir, PengakhiranRow, TinjauAkhir
from kinerja_desktop.services.pegawai import PegawaiRow

_LINES: Final = 132
"""Height of what will happen: seven lines, then it scrolls."""
_BELOW: Final = 640
"""From this height of the screen on, what will happen stands below what is said; else beside it."""
_BESIDE: Final = 900
_NAMED: Final = 3
"""So many names stand in the title; the rest is counted."""


def names_of(rows: Sequence[PegawaiRow]) -> str:
    """Return "Budi, Sari, dan 3 lainnya"."""
    first = ", ".join(shown_name(row) for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    return f"{first}, dan {bilangan(more)} lainnya" if more > 0 else first


def consequences(found: TinjauAkhir) -> list[str]:
    """Return what an ending would do, one sentence each; what keeps it from happening first."""
    lines = [sentence(one.code, **one.args) for one in found.halangan]
    for one in found.orang:
        if one.halangan is not None:
            continue
        lines += [sentence("akhir.memimpin", nama=one.nama, unit=unit) for unit in one.memimpin]
        if one.skp:
            lines.append(sentence("akhir.skp", nama=one.nama, tahun=", ".join(str(year) for year in one.skp)))
        if one.keberatan:
            lines.append(sentence("akhir.keberatan", nama=one.nama, jumlah=bilangan(one.keberatan)))
    for below in found.bawahan:
        code = "akhir.bawahan" if below.ke else "akhir.bawahan-kosong"
        lines.append(sentence(code, nama=below.nama, dari=below.dari, ke=below.ke))
    return lines


class AkhiriDialog(Lembar):
    """The last day, why, and what becomes of the last stretch."""

    def __init__(self, parent: QWidget, session: Session, rows: Sequence[PegawaiRow]) -> None:
        super().__init__(
            parent, parent.tr("Akhiri masa tugas {0}").format(names_of(rows)),
            parent.tr("Untuk pegawai yang pensiun, meninggal, pindah, atau selesai kontraknya. Tidak ada data yang dihapus, dan langkah ini dapat diurungkan."),
            parent.tr("&Akhiri"), 680,
        )  # fmt: skip
        self._session, self._rows = session, rows
        self.tinjauan: TinjauAkhir | None = None
        self._asked: date | None = None
        self._fields()
        self._lay_out()
        self.tanggal.dateChanged.connect(self._day_changed)
        self.sebab.currentIndexChanged.connect(self._say)
        self.sebab.setFocus()
        self._look()

    def _fields(self) -> None:
        self.sebab = DaftarPilihan()
        for one in SEBAB:
            self.sebab.addItem(kata.istilah("kedudukan", one.value), one.value)
        self.tanggal = DateField(self.tr("Hari terakhir"))
        ending = {row.kontrak_selesai for row in self._rows if row.kontrak_selesai is not None}
        by_contract = len(ending) == 1 and all(row.kontrak_selesai is not None for row in self._rows)
        self.tanggal.set_value(next(iter(ending)) if by_contract else clock.today())
        if by_contract:
            self.sebab.setCurrentIndex(self.sebab.findData(Kedudukan.KONTRAK_BERAKHIR.value))
        self.keterangan = LineField()
        self.pilihan = PilihanEvaluasi()
        self.akibat = QPlainTextEdit()
        self.akibat.setAccessibleName(self.tr("Yang akan terjadi"))
        self.akibat.setReadOnly(True)
        self.akibat.setTabChangesFocus(True)
        self.akibat.setFixedHeight(_LINES)

    def _lay_out(self) -> None:
        form = Form()
        form.row(self.tr("&Sebab"), self.sebab)
        form.row(
            self.tr("&Hari terakhir"),
            self.tanggal,
            self.tr("Hari terakhir bertugas; kedudukannya berubah sejak hari berikutnya."),
        )
        form.row(
            self.tr("&Keterangan"), self.keterangan, self.tr("Boleh kosong, misalnya nomor dan tanggal SK.")
        )
        said, follows = QVBoxLayout(), QVBoxLayout()
        said.addWidget(form)
        said.addWidget(label(self.tr("Evaluasi masa terakhir"), Tulisan.KUAT))
        said.addWidget(self.pilihan)
        follows.addWidget(label(self.tr("Yang akan terjadi"), Tulisan.KUAT))
        follows.addWidget(self.akibat)
        if room(self.parentWidget()).height() >= _BELOW:
            self.body.addLayout(said)
            self.body.addLayout(follows)
            return
        self.setMinimumWidth(_BESIDE)
        self.akibat.setFixedHeight(2 * _LINES)
        said.addStretch(1)
        follows.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addLayout(said, 3)
        beside.addLayout(follows, 2)
        self.body.addLayout(beside)

    def _day_changed(self, *_: object) -> None:
        self._look()

    def _look(self) -> None:
        """Ask what would happen on the day in the field."""
        day = self.tanggal.value
        if day is None or day == self._asked:
            return
        self._asked, self.tinjauan = day, None
        self.akibat.setPlainText(self.tr("Memeriksa…"))
        konteks, ids = konteks_of(self._session), [row.id for row in self._rows]
        task = self._session.tasks.read(self, lambda _: akhiri.tinjau(konteks, ids, day))
        task.success(partial(self._told, day)).failure(self._failed).run()

    def _told(self, day: date, found: TinjauAkhir) -> None:
        if day == self._asked:
            self.tinjauan = found
            self._say()

    def _say(self, *_: object) -> None:
        """Show what will happen; before it who is young for a pension."""
        if self.tinjauan is None or self._asked is None:
            return
        is_pension = self.sebab.currentData() == Kedudukan.PENSIUN.value
        young = bup.terlalu_muda(self._rows, self._asked) if is_pension else ()
        lines = [sentence(one.code, **one.args) for one in young]
        lines += consequences(self.tinjauan) or [
            self.tr("Tidak ada unit, SKP, atau bawahan yang ikut berubah.")
        ]
        self.akibat.setPlainText("\n".join(lines))

    def _failed(self, error: KnownError) -> None:
        self.akibat.setPlainText(sentence(error.code, **error.args_))

    @property
    def answer(self) -> Akhir:
        """Return what was said."""
        said = self.pilihan
        day = self.tanggal.value or clock.today()
        why = Kedudukan(self.sebab.currentData())
        return Akhir(day, why, said.evaluasi, self.keterangan.text(), said.alasan.text())

    def problem(self) -> str:
        """Return what is missing, or what keeps it from happening."""
        if not self.tanggal.take() or self.tanggal.value is None:
            self.tanggal.setFocus()
            return self.tr("Hari terakhir belum terbaca. Tulis misalnya 31-1-2026.")
        if missing := self.pilihan.problem():
            return missing
        if self.tinjauan is None or self.tanggal.value != self._asked:
            self._look()
            return self.tr("Akibatnya masih diperiksa. Baca dahulu, lalu tekan Akhiri lagi.")
        return "\n".join(sentence(one.code, **one.args) for one in self.tinjauan.halangan)


class Pengakhiran:
    """Ends the chosen people of a screen; a step can be taken back from the notice, with Ctrl+Z, or from the card.

    ``remember``: takes what Ctrl+Z of the screen does next.
    """

    def __init__(
        self, screen: Screen, remember: Callable[[Callable[[], None]], object] | None = None
    ) -> None:
        self._screen = screen
        self._session = screen.session
        self._remember = remember

    def ask(self, rows: Sequence[PegawaiRow]) -> None:
        """Open the dialog for these people and do what it says."""
        if not rows:
            return
        dialog = AkhiriDialog(self._screen, self._session, rows)
        if not dialog.exec():
            return
        konteks, said = konteks_of(self._session), dialog.answer
        versions: Mapping[int, int] = {row.id: row.version for row in rows}
        names = names_of(rows)

        words = self._screen.tr("{0} berakhir {1}.").format(names, tanggal(said.tanggal))
        self._write(lambda _: akhiri.akhiri(konteks, versions, said), words, said.evaluasi)

    def explain(self, rows: Sequence[TanpaKejelasan]) -> None:
        """Ask what becomes of the last stretch of people who left already, and write it."""
        dialog = LengkapiDialog(self._screen, rows)
        if not dialog.exec():
            return
        konteks, said, note = konteks_of(self._session), dialog.pilihan, dialog.keterangan.text()
        versions = {row.pegawai_id: row.version for row in rows}
        kind, reason = said.evaluasi, said.alasan.text()
        self._write(
            lambda _: akhir_tanpa.lengkapi(konteks, versions, kind, reason, note),
            self._screen.tr("Evaluasi masa terakhir {0} pegawai dicatat.").format(bilangan(len(rows))), kind,
        )  # fmt: skip

    def _write(self, work: Callable[[object], Outcome[HasilAkhir]], words: str, evaluasi: Evaluasi) -> None:
        def done(result: HasilAkhir) -> None:
            back = partial(self.take_back, result.ids)
            if self._remember is not None:
                self._remember(back)
            if evaluasi is Evaluasi.DINILAI:
                self._session.set_periode(result.periode)
                self._session.go(
                    "penilaian", saring=Saring(penugasan_ids=frozenset(result.penugasan_ids))
                )  # fmt: skip
            self._session.notice(words, self._screen.tr("Urungkan"), back)

        task = self._session.tasks.write(self._screen, work)
        task.success(done).failure(self._screen.show_error).run()

    def ask_back(self, row: PengakhiranRow) -> None:
        """Ask whether an ending is taken back, and do it."""
        name = nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)
        words = self._screen.tr(
            "{0} dan semua yang diakhiri bersamanya kembali seperti sebelumnya: kedudukan, unit yang dipimpin, SKP, dan penilai bawahannya. "
            "Yang diubah sesudah itu tetap."
        )
        title = self._screen.tr("Batalkan pengakhiran")
        if Dialogs.ask(self._screen, title, words.format(name), title):
            self.take_back((row.id,))

    def take_back(self, ids: Sequence[int]) -> None:
        """Take back the step in which these endings were made."""
        konteks = konteks_of(self._session)

        def done(kept: int) -> None:
            words = self._screen.tr("Diurungkan.")
            if kept:
                words = self._screen.tr("Diurungkan; {0} hal yang diubah sesudahnya tetap.").format(
                    bilangan(kept)
                )
            self._session.notice(words)

        task = self._session.tasks.write(self._screen, lambda _: akhiri.urungkan(konteks, ids))
        task.success(done).failure(self._screen.show_error).run()
