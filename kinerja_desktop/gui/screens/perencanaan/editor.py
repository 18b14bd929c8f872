"""SKP: the editor of one plan. A whole SKP is typed in minutes without the mouse; every action is saved at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.domain import perilaku
from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.kerangka_skp import Tempat
from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.domain.skp import IsiSkp, JenisRhk, KelompokSkp, Pendekatan, StatusSkp
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import ConflictError, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons, shortcuts
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.penugasan import LembarPenugasan
from kinerja_desktop.gui.screens.perencanaan import model, rencana
from kinerja_desktop.gui.screens.perencanaan.bagian import LampiranPanel, PerilakuGrid
from kinerja_desktop.gui.screens.perencanaan.kerangka import KerangkaGrid
from kinerja_desktop.gui.screens.perencanaan.penyunting import Penyunting
from kinerja_desktop.gui.screens.perencanaan.rencana import TEKS, Isian
from kinerja_desktop.gui.screens.perencanaan.samping import Samping
from kinerja_desktop.gui.screens.perencanaan.tindakan_skp import TindakanSkp
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.sisa import Kata, SisaKata, quoted
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label, tool
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.gui.widgets.one_liner import SatuBaris
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.gui.widgets.undo import new_stack
from kinerja_desktop.services import kata, penilaian, skp, skp_baru
from kinerja_desktop.services.skp import SkpLengkap, status_word

_KINDS = ("skp", "rhk", "indikator", "penugasan", "pegawai")
_HASIL, _LAMPIRAN = 0, 2
_NARROW: Final = 900
"""Width below which the findings stand under the outline (1366 at 150 % leaves 851)."""


@dataclass(frozen=True, slots=True)
class Bukaan:
    """What one load brings."""

    whole: SkpLengkap
    butir: tuple[ButirPerilaku, ...]
    jumlah_versi: int


class SkpScreen(LembarPenugasan):
    """One SKP."""

    help_page = "skp"
    list_key = "perencanaan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "SKP")
        self.undo = new_stack(self)
        self.isian = Isian()
        self.keeper = Penyunting(session, self, self.undo)
        self.tahun = 0
        self._is_stored = False
        """Whether the head shows a plan that is in the database."""
        self.actions_ = TindakanSkp(self)
        self._build()
        self._bind()

    # -- building
    def _build(self) -> None:
        self.before = tool(
            "chevron-left", self.tr("Orang sebelumnya (Ctrl+PageUp)"), lambda: self.neighbour(-1)
        )
        self.after = tool(
            "chevron-right", self.tr("Orang berikutnya (Ctrl+PageDown)"), lambda: self.neighbour(1)
        )
        self._to_list, self._undo = self.tr("&Daftar SKP"), self.tr("&Urungkan")
        self.back = button(self._to_list, self.to_list, "arrow-left", hint=self.tr("Kembali ke daftar (Esc)"))
        self.take_back = button(self._undo, self.undo.undo, "undo-2", hint="Ctrl+Z")
        self.take_back.setEnabled(False)
        self.fill = button(self.tr("&Isi dari"), None, "copy")
        self.fill.setMenu(self.actions_.fill_menu(self))
        self.more = button(self.tr("&Lainnya"), None, "chevron-down")
        self.more.setMenu(self.actions_.more_menu(self))
        self.main = button("", self.actions_.main, "send", "utama")
        for one in (self.back, self.before, self.after, self.take_back, self.fill, self.more, self.main):
            self.buttons.addWidget(one)
        self.content.addLayout(self._head())
        self.grid = KerangkaGrid(self.keeper, self.isian, self.undo)
        self.perilaku = PerilakuGrid(self.keeper, self.isian, self.undo)
        self.lampiran = LampiranPanel(self.keeper)
        self.stack = QStackedWidget()
        for part in (self.grid, self.perilaku, scrolled(self.lampiran)):
            self.stack.addWidget(part)
        self.side = Samping()
        self.told = label("", Tulisan.RAPAT, "awas", wrap=True)
        self.keys = SatuBaris(Tulisan.RAPAT, "lembut")
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.stack, 1)
        left.addWidget(self.told)
        left.addLayout(self._hand())
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(12)
        self._body.addLayout(left, 1)
        self._body.addWidget(self.side)
        self.content.addLayout(self._body, 1)
        self.sisa = SisaKata(self)
        self.told.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the findings their place."""
        super().resizeEvent(event)
        self._place_side()
        is_narrow = self.width() < _NARROW
        for part, words in ((self.back, self._to_list), (self.take_back, self._undo)):
            part.setText("" if is_narrow else words)  # the sign says it, and Esc and Ctrl+Z do it
            part.setAccessibleName(words.replace("&", ""))

    def _place_side(self) -> None:
        """Put the findings under the outline, as one line, where the screen is narrow: the words need its width.

        On a wide one, too, where there are none and none will come while one types.
        """
        is_brief = self.width() < _NARROW or (self.side.is_empty and not self.keeper.editable)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if is_brief else way.LeftToRight)
        self._body.setSpacing(4 if is_brief else 12)
        self.side.set_brief(is_brief)

    def _check(self, whole: SkpLengkap) -> None:
        self.side.show_findings(whole.findings, whole.is_editable)
        self._place_side()

    def _hand(self) -> QHBoxLayout:
        """Return the line under the outline: rows for the mouse, keys for the keyboard."""
        self.add_rhk = button(self.tr("Tambah RHK"), self.grid.new_rhk, "plus", "tautan")
        self.add_indicator = button(self.tr("Tambah indikator"), self.grid.add_below, "plus", "tautan")
        line = QHBoxLayout()
        line.setSpacing(8)
        for one in (self.add_rhk, self.add_indicator):
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter and Shift+Enter are their keys
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.keys, 1)
        line.addWidget(self.side.brief)
        return line

    def _head(self) -> QVBoxLayout:
        self.facts = SatuBaris(Tulisan.RAPAT, "lembut")
        self.sign = label()
        self.status = label("", Tulisan.KUAT)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Bagian SKP"))
        for words in (self.tr("Hasil kerja"), self.tr("Perilaku"), self.tr("Lampiran")):
            self.tabs.addTab(words)
        self.pendekatan = self._choice(self.tr("Pendekatan hasil kerja"), "pendekatan", [*Pendekatan])
        self.kelompok = self._choice(self.tr("Formulir"), "kelompok_skp", [*KelompokSkp])
        told = QWidget()
        inside = QHBoxLayout(told)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(8)
        inside.addWidget(self.sign)
        inside.addWidget(self.status)
        line = Flow()
        line.addWidget(self.tabs)
        line.addStretch(1)
        for part in (told, self.pendekatan, self.kelompok):
            line.addWidget(part)
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(self.facts)
        box.addLayout(line)
        return box

    def _choice(self, name: str, kind: str, codes: list[Pendekatan] | list[KelompokSkp]) -> QComboBox:
        made = DaftarPilihan()
        made.setAccessibleName(name)
        made.setToolTip(name + self.tr(". Yang sudah ditulis tidak hilang bila diganti."))
        for code in codes:
            made.addItem(kata.istilah(kind, code), code.value)
        return made

    def _bind(self) -> None:
        session = self.session
        self._refresher = Refresher(
            self, session.changes, _KINDS, lambda _changes: self._changed_elsewhere(), self._busy
        )
        self.keeper.changed.connect(self._show_content)
        self.keeper.stored.connect(self._stored)
        self.keeper.failed.connect(self._failed)
        self.keeper.refused.connect(self._refused)
        self.keeper.lost.connect(self._lost)
        session.periodeChanged.connect(self._other_period)
        self.undo.canUndoChanged.connect(self.take_back.setEnabled)
        self.tabs.currentChanged.connect(self._tab)
        self.pendekatan.activated.connect(lambda _at: self._switch("pendekatan", self.pendekatan))
        self.kelompok.activated.connect(lambda _at: self._switch("kelompok", self.kelompok))
        self.side.wanted.connect(self.go_to_finding)
        for grid in (self.grid, self.perilaku):
            grid.notice.connect(self.tell)
            grid.notice_over.connect(self.told.hide)
        for number in range(self.tabs.count()):
            shortcuts.bind(f"Ctrl+{number + 1}", self, partial(self.to_tab, number))
        shortcuts.bind(shortcuts.UNDO, self, self.undo.undo)
        shortcuts.bind("Ctrl+Y", self, self.undo.redo)
        shortcuts.bind("Ctrl+PgUp", self, lambda: self.neighbour(-1))
        shortcuts.bind("Ctrl+PgDown", self, lambda: self.neighbour(1))
        shortcuts.bind("F6", self, self._to_side_or_back)

    def _busy(self) -> bool:
        return self.keeper.busy or self.grid.is_editing() or self.perilaku.is_editing()

    # -- opening
    def open_at(self, args: Mapping[str, object]) -> None:
        """Open the plan of a ``penugasan`` in a ``tahun`` (a draft is made by the first word if there is none), or a version (``skp``)."""
        penugasan, tahun, order, version = (args.get(k) for k in ("penugasan", "tahun", "urutan", "skp"))
        if self.keeper.stuck and penugasan != self.penugasan_id:
            return  # what is not saved here must not be lost: the banner stays with Simpan lagi
        if isinstance(order, tuple):
            self.order = order
        if isinstance(penugasan, int) and isinstance(tahun, int):
            self.penugasan_id, self.tahun = penugasan, tahun
            self.load(version if isinstance(version, int) else None)
        elif self.keeper.whole is None:
            self.to_list()

    def load(self, skp_id: int | None = None, *, is_refused: bool = False) -> None:
        """Read a plan; without an id the newest of the penugasan, an empty one where there is none.

        What is typed meanwhile stays and the answer waits, unless what stands here was refused (``is_refused``).
        """
        self.lampiran.finish()
        self.keeper.flush()
        konteks, asked = konteks_of(self.session), self.keeper.isi
        penugasan, tahun, periode = self.penugasan_id, self.tahun, self.session.periode

        def work(_p: object) -> Bukaan:
            whole = skp_baru.buka(konteks, penugasan, tahun) if skp_id is None else skp.buka(konteks, skp_id)
            butir = perilaku.butir(penilaian.rules_of(periode))
            return Bukaan(whole, butir, len(skp.versi(konteks, whole.baris.penugasan_id, tahun)))

        self.read_newest(work, partial(self._loaded, None if is_refused else asked), self.tr("Membuka SKP"))

    def _loaded(self, asked: IsiSkp | None, found: Bukaan) -> None:
        is_typed = self.keeper.isi is not asked or self.grid.is_editing() or self.perilaku.is_editing()
        if asked is not None and is_typed and self._busy() and self._is_shown(found.whole):
            self._refresher.wait(Changes.of(skp=()))  # it does not know what is being typed
            return
        if not self._is_shown(found.whole):
            self.may_leave()  # what was begun at the one before belongs there
        self.told.hide()
        self.penugasan_id = found.whole.baris.penugasan_id  # an earlier plan may go on: that is whose it is
        self.keeper.load(found.whole)
        self.isian.editable, self.isian.pimpinan = found.whole.is_editable, found.whole.pimpinan
        self._show_head(found.whole, found.jumlah_versi)
        self.perilaku.show_values(found.butir)
        at = Tempat(0) if found.whole.isi.rhk else None
        self.grid.stand(at, TEKS)
        self._show_rest()
        self._check(found.whole)
        self.first_focus().setFocus()

    def _is_shown(self, whole: SkpLengkap) -> bool:
        """Return whether this is the plan on the screen, or was before its first word was stored."""
        now = self.keeper.whole
        return (
            now is not None
            and now.baris.penugasan_id == whole.baris.penugasan_id
            and whole.baris.skp_id in (None, now.baris.skp_id)
        )

    def _show_head(self, whole: SkpLengkap, versions: int) -> None:
        row = whole.baris
        self._is_stored = row.skp_id is not None
        self.title.setText(row.nama)
        self.setAccessibleName(self.tr("SKP {0}").format(row.nama))
        rater = row.penilai_nama or self.tr("belum ada atasan")
        waits = self.tr(" (belum menyusun SKP)") if row.is_menunggu else ""
        self.subtitle.setText(self.tr("SKP {0}").format(self.tahun))
        rated = self.tr("Penilai: {0}{1}").format(rater, waits)
        facts = (model.jabatan(row), row.unit, model.masa(row), rated)
        self.facts.setText("  ·  ".join(part for part in facts if part))
        word = status_word(row.status)
        if whole.status is StatusSkp.DITETAPKAN and row.ditetapkan:
            word = f"{word} {teks.tanggal(row.ditetapkan)}"
        self.status.setText(self.tr("{0} · versi {1}").format(word, row.versi) if versions > 1 else word)
        icons.put(self.sign, *model.SIGNS[row.status], 16)
        self.actions_.show_state(whole, versions)
        self._show_reason(whole)
        if not whole.is_editable:
            args = {"nama": row.nama, "status": word, "saran": sentence(f"skp.saran-{whole.status}")}
            self.banner.tell(sentence("skp.terkunci", **args), "info")

    def _reason(self, whole: SkpLengkap) -> str:
        if whole.status is not StatusSkp.DIKEMBALIKAN or not whole.baris.alasan:
            return ""
        return self.tr("Dikembalikan untuk diperbaiki: {0}").format(whole.baris.alasan)

    def _show_reason(self, whole: SkpLengkap) -> None:
        """Show what is to be mended as long as the plan was not handed in again."""
        told = self._reason(whole)
        if told:
            self.banner.tell(told, "awas")
        else:
            self.banner.hide()

    def _other_period(self, kode: str) -> None:
        """Another year above: the plan here is not of it."""
        if self.isVisible() and kode[:4] != str(self.tahun):
            self.to_list()

    def _changed_elsewhere(self) -> None:
        if self.keeper.whole is not None and not self.keeper.busy:
            self.load(self.keeper.whole.baris.skp_id)

    # -- showing
    def _show_content(self, at: Tempat | None) -> None:
        self.grid.stand(at if at is not None else self.grid.tempat())
        self._show_rest()

    def _show_rest(self) -> None:
        isi = self.keeper.isi
        self.perilaku.refresh()
        self.lampiran.refresh()
        self.pendekatan.setCurrentIndex(self.pendekatan.findData(isi.pendekatan))
        self.kelompok.setCurrentIndex(self.kelompok.findData(isi.kelompok))
        for box in (self.pendekatan, self.kelompok):
            box.setEnabled(self.keeper.editable)
        jpt, counted = isi.kelompok == KelompokSkp.JPT, isi.pendekatan == Pendekatan.KUANTITATIF
        given = any(one.jenis == JenisRhk.TAMBAHAN or one.penugasan_dari for one in isi.rhk)
        for key, shown in (
            (rencana.ASPEK, not jpt and counted), (rencana.PERSPEKTIF, jpt), (rencana.PIMPINAN, not jpt),
            (rencana.DARI, given),
        ):  # fmt: skip
            if shown == (key in self.grid.hidden_columns()):
                self.grid.hide_column(key, not shown)
        self._tell_keys()

    def _tell_keys(self) -> None:
        for one in (self.add_rhk, self.add_indicator):
            one.setVisible(self.keeper.editable and self.tabs.currentIndex() == _HASIL)
        if not self.keeper.editable:
            self.keys.setText(self.tr("Ctrl+PageUp/PageDown orang lain · Ctrl+1, 2, 3 bagian · Esc daftar"))
        elif self.tabs.currentIndex() == _LAMPIRAN:
            self.keys.setText(
                self.tr("Enter baris baru · Tab ke isian berikutnya · Ctrl+1, 2, 3 bagian · Ctrl+Z urungkan")
            )
        elif self.tabs.currentIndex() != _HASIL:
            self.keys.setText(
                self.tr(
                    "Ketik lalu Enter · Alt+Enter baris baru dalam sel · Ctrl+1, 2, 3 bagian · Ctrl+Z urungkan"
                )
            )
        elif not self.keeper.isi.rhk:
            self.keys.setText(
                self.tr(
                    "Ketik RHK pertama, atau tempel dari Excel atau Word; tahun lalu dan pustaka: Isi dari."
                )
            )
        else:
            self.keys.setText(
                self.tr(
                    "F1 tombol · Enter baris · Shift+Enter indikator · Ctrl+←/→ tingkat · Alt+↑/↓ pindah · F4 pilihan"
                )
            )

    def tell(self, text: str) -> None:
        """Say something under the outline until something is typed that is taken, or one goes elsewhere."""
        self.told.setText(text)
        self.told.setAccessibleName(text)
        self.told.setVisible(bool(text))

    def _stored(self, whole: SkpLengkap) -> None:
        self._check(whole)
        if not self.banner.isHidden() and self.banner.words.text() != self._reason(whole):
            self._show_reason(whole)  # what could not be saved is; who closed the reason knows it
        if not self._is_stored:
            self._show_head(whole, 1)

    def _failed(self, error: KnownError) -> None:
        words = sentence(error.code, **error.args_)
        if error.code == "skp.melingkar":
            self.tell(words)
            return
        name = self.keeper.whole.baris.nama if self.keeper.whole else ""
        told = sentence("perencanaan.belum-tersimpan", nama=name, sebab=words)
        self.banner.tell(told, "buruk", self.tr("Simpan lagi"), self.keeper.retry)

    def _refused(self, error: KnownError) -> None:
        whole = self.keeper.whole
        if whole is None:
            return
        words = sentence(error.code, **error.args_)
        if isinstance(error, ConflictError):
            words = sentence("perencanaan.konflik", nama=whole.baris.nama)
        self.session.notice(words)
        self.load(whole.baris.skp_id, is_refused=True)

    def _lost(self, name: str, words: tuple[Kata, ...]) -> None:
        self.sisa.add(sentence("perencanaan.terlepas", nama=name, isi=quoted(words)), words)

    def unsaved(self) -> tuple[str, ...]:
        """Return the plans whose words wait."""
        return tuple(
            sentence(
                "perencanaan.menunggu",
                nama=whole.baris.nama,
                tahun=str(whole.baris.dari.year),
                isi=quoted(words) or sentence("perencanaan.tanpa-kata"),
            )
            for whole, words in self.keeper.unsaved()
        )

    # -- parts and places
    def to_tab(self, number: int) -> None:
        """Show a part and give it the keyboard."""
        self.tabs.setCurrentIndex(number)
        self.first_focus().setFocus()

    def _tab(self, number: int) -> None:
        self.lampiran.finish()
        self.stack.setCurrentIndex(number)
        self._tell_keys()

    def _switch(self, name: str, box: QComboBox) -> None:
        words = self.tr("Ganti pendekatan") if name == "pendekatan" else self.tr("Ganti formulir")
        self.keeper.put(words, replace(self.keeper.isi, **{name: box.currentData()}), self.grid.tempat())

    def go_to_finding(self, finding: Finding) -> None:
        """Put the cursor on the RHK that a finding is about; others go where they are mended."""
        number = finding.args.get("nomor")
        if finding.code == "skp.tanpa-penilai":
            self.session.go("atasan")
        elif isinstance(number, int):
            self.to_tab(_HASIL)
            row = next((row for row in self.grid.table.rows if row.nomor == number), None)
            if row is not None:
                self.grid.go_to(row.id, TEKS)
        elif finding.code in ("skp.masa-terbalik", "skp.lintas-tahun", "skp.tumpang-tindih"):
            self.actions_.change_stretch()
        else:
            self.to_tab(_HASIL)

    def _to_side_or_back(self) -> None:
        if self.side.is_folded:
            self.side.turn()
        if self.side.list.hasFocus() or not self.side.list.isVisible():
            self.side.fold()
            self.to_tab(self.tabs.currentIndex())
        else:
            self.side.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if self.side.list.currentRow() < 0:
                self.side.list.setCurrentRow(0)

    def may_walk(self) -> bool:
        """Return whether another SKP may be opened: not while this one could not be written."""
        return not self.keeper.stuck and self.may_leave()

    def first_focus(self) -> QWidget:
        """Return the outline, or what is typed into on the part that is shown instead."""
        return (self.grid, self.perilaku, self.lampiran.lists[0])[self.tabs.currentIndex()]

    def may_leave(self) -> bool:
        """Hand over what is being typed; writes go on in their queue."""
        for grid in (self.grid, self.perilaku):
            if grid.is_editing():
                grid.setFocus()  # an open cell commits when the keyboard leaves it
        self.lampiran.finish()
        self.keeper.flush()
        return True
