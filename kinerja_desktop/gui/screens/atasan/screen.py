"""Pemetaan atasan: the tree with its heads at the left, people with their raters at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.dialogs import EXCEL, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan import actions
from kinerja_desktop.gui.screens.atasan.actions import Isi, Penulis
from kinerja_desktop.gui.screens.atasan.daftar import DaftarPemetaan
from kinerja_desktop.gui.screens.atasan.kecuali import AtasanDialog, PenilaiDialog
from kinerja_desktop.gui.screens.atasan.kepala import KepalaDialog
from kinerja_desktop.gui.screens.atasan.luar import PenilaiLuar
from kinerja_desktop.gui.screens.atasan.pohon import PohonKepala
from kinerja_desktop.gui.screens.atasan.tempel import TempelDialog, TinjauDialog
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, button
from kinerja_desktop.services import atasan, atasan_dasar, kata, unit
from kinerja_desktop.services.atasan import PenilaiLuarRow
from kinerja_desktop.services.atasan_daftar import BarisAtasan
from kinerja_desktop.services.atasan_usul import UsulKepala
from kinerja_desktop.services.impor import atasan as impor
from kinerja_desktop.services.impor.atasan import TinjauanAtasan

_KINDS = ("penugasan", "unit", "unit_kepala", "penilai_luar", "pegawai", "impor")
_BELOW_NOBODY = ("penugasan.tanpa-atasan", "penugasan.penilai-tanpa-atasan")


class AtasanScreen(Screen):
    """Who rates whom."""

    help_page = "pemetaan-atasan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Pemetaan atasan")
        self.subtitle.setText(self.tr("pejabat penilai"))
        self.writer = Penulis(self)
        self.outsiders = PenilaiLuar(self)
        self._after_load: list[tuple[str, object]] = []
        self._tanpa_unit = 0
        self._build()
        self._bind()
        self.reload()

    # -- building
    def _build(self) -> None:
        self.outside = button(self.tr("Penilai &luar"), self.outsiders.open, "landmark")
        self.file = button(self.tr("&Impor berkas…"), self.import_file, "file-input")
        self.paste = button(
            self.tr("&Tempel kepala dari Excel"), self.paste_heads, "clipboard-paste", "utama"
        )
        for made in (self.outside, self.file, self.paste):
            self.buttons.addWidget(made)
        self.tree = PohonKepala()
        self.headless = button(self.tr("Hanya tanpa kepala"))
        self.headless.setCheckable(True)
        self.headless.setProperty("rupa", "chip")
        self.head = button(self.tr("Tetapkan k&epala…"), self.set_head, "user-check")
        first = EmptyState(
            "network", self.tr("Belum ada pegawai di sini"),
            self.tr("Pemetaan atasan disusun dari pegawai dan pohon unit. Impor pegawai dahulu."),
            self.tr("Impor pegawai"), lambda: self.session.go("impor"),
        )  # fmt: skip
        self.list = DaftarPemetaan(first)
        left = QWidget()
        left.setMinimumWidth(240)
        left.setMaximumWidth(308)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.headless)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self.tree, 1)
        box.addWidget(self.head)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(left, 308)
        body.addLayout(self.with_banner(self.list), 800)
        self.content.addLayout(body, 1)

    def _bind(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(80)
        self._pause.timeout.connect(self.reload)
        self.tree.unit_chosen.connect(lambda _: self._pause.start())
        self.tree.head_wanted.connect(lambda _: self.set_head())
        self.headless.toggled.connect(lambda _: self._show_tree(list(self.tree.units.values())))
        self.list.rater_wanted.connect(self.set_rater)
        self.list.superior_wanted.connect(self.set_superior)
        self.list.tree_wanted.connect(self.back_to_tree)
        self.list.why_wanted.connect(self.why)
        self.list.unit_wanted.connect(self.tree.go_to)
        Follower(self, self._follow_unit, self.session.unitChanged)
        Refresher(self, self.session.changes, _KINDS, lambda _: self.reload(), own=True)

    # -- what the window asks
    def first_focus(self) -> QWidget | None:
        """Return the tree."""
        return self.tree

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a chip (``saring``: semua, tanpa, kecuali, macet), a unit (``unit_id``) or people (``pegawai_ids``)."""
        self._after_load = list(args.items())
        if not self.tree.units:
            return
        if args and not isinstance(args.get("unit_id"), int) and self.tree.unit_id != self.session.unit_id:
            self._follow_unit()  # a number counts the office, not the unit looked at before
        else:
            self._arrive()

    def _arrive(self) -> None:
        wanted, self._after_load = dict(self._after_load), []
        place = wanted.get("unit_id")
        if isinstance(place, int):
            self.tree.go_to(place)
        chip = wanted.get("saring")
        if isinstance(chip, str) and chip in self.list.chips.keys():  # noqa: SIM118 - a method of the chips, no dict
            self.list.chips.choose(chip)
        people = wanted.get("pegawai_ids")
        if isinstance(people, (list, tuple, frozenset, set)):
            self.list.narrow([int(id_) for id_ in people])

    # -- reading
    def _follow_unit(self) -> None:
        unit_id = self.session.unit_id
        if unit_id is None:
            self.tree.forget()
            self.reload()
        elif not self.tree.go_to(unit_id):
            self.reload()

    def reload(self) -> None:
        """Read the tree, the people of the current unit and what is stuck."""
        konteks = konteks_of(self.session)
        chosen = self.tree.unit_id if self.tree.units else self.session.unit_id
        self.read_newest(
            lambda _: actions.load(konteks, chosen), self._show, self.tr("Membuka Pemetaan atasan")
        )

    def _show(self, isi: Isi) -> None:
        first = not self.tree.units
        self._tanpa_unit = isi.tanpa_unit
        self._show_tree(isi.pohon)
        if first and self.session.unit_id is not None:
            self.tree.blockSignals(True)
            self.tree.go_to(self.session.unit_id)
            self.tree.blockSignals(False)
        without = sum(not one.kepala for one in isi.pohon)
        self.headless.setText(self.tr("Hanya tanpa kepala  {0}").format(teks.bilangan(without)))
        self.head.setEnabled(bool(isi.pohon))
        here = {row.pegawai_id for row in isi.daftar.baris}
        stuck = [one for one in isi.macet if self.tree.unit_id is None or here.intersection(one.pegawai_ids)]
        self.list.show_rows(isi.daftar.baris, stuck)
        stopped = len({id_ for one in stuck for id_ in one.pegawai_ids})
        self.subtitle.setText(
            self.tr("{0} masalah menyangkut {1} pegawai").format(
                teks.bilangan(len(stuck)), teks.bilangan(stopped)
            )
            if stopped
            else self.tr("pejabat penilai")
        )
        self._propose(isi.usul)
        self._flat(isi)
        if self._after_load:
            self._arrive()

    def _show_tree(self, units: Sequence[unit.UnitSimpul]) -> None:
        self.tree.show_units(units, self.headless.isChecked(), self._tanpa_unit)

    # -- heads
    def _propose(self, proposed: tuple[UsulKepala, ...]) -> None:
        words = self.tr("Lihat usulan…")
        if proposed:
            self.banner.tell(
                self.tr("{0} unit tanpa kepala punya pejabat yang agaknya kepalanya, menurut daftar pegawai.").format(
                    teks.bilangan(len(proposed))
                ),
                "info", words, lambda: self._ask_heads(TempelDialog(self, self.session, proposed)),
            )  # fmt: skip
        elif self.banner.action.text() == words:
            self.banner.hide()

    def _flat(self, isi: Isi) -> None:
        """Say where units are put in order while several stand at the top and somebody there is below nobody."""
        shown = {one.id for one in isi.pohon}
        top = {one.id for one in isi.pohon if one.induk_id not in shown}
        below_nobody = {one.unit_id for one in isi.macet if one.finding.code in _BELOW_NOBODY}
        words = self.tr("Susun unit…")
        if len(top) > 1 and top & below_nobody and not isi.usul:
            self.banner.tell(
                self.tr("{0} unit berdiri paling atas, jadi kepalanya tidak punya atasan. Susun di bawah unit induknya di Unit kerja.").format(
                    teks.bilangan(len(top))
                ),
                "info", words, lambda: self.session.go("unit"),
            )  # fmt: skip
        elif self.banner.action.text() == words:
            self.banner.hide()

    def set_head(self) -> None:
        """Ask who leads the current unit."""
        now = self.tree.unit
        if now is None:
            self.show_problem(self.tr("Pilih unitnya dahulu di pohon, lalu tetapkan kepalanya."))
            return
        konteks = konteks_of(self.session)
        self.session.tasks.read(
            self, lambda _: (atasan.kepala_of(konteks, now.id), atasan.penilai_luar(konteks))
        ).success(lambda found: self._ask_head(now, *found)).run()

    def _ask_head(
        self, now: unit.UnitSimpul, heads: tuple[atasan.KepalaUnit, ...], luar: tuple[PenilaiLuarRow, ...]
    ) -> None:
        dialog = KepalaDialog(self, self.session, now, heads, luar, self.outsiders.new)
        if not dialog.exec():
            return
        ended, removed = dialog.ended, dialog.removed
        if ended is not None:
            last_day = dialog.last_day
            self.writer.run(
                lambda k: atasan.end_kepala(k, ended.id, last_day, version=ended.version),
                self.tr("Masa {0} sebagai kepala {1} berakhir.").format(ended.nama, now.nama), unit_ids=[now.id],
            )  # fmt: skip
        elif removed is not None:
            self.writer.run(
                lambda k: atasan.remove_kepala(k, removed.id, version=removed.version),
                self.tr("{0} dihapus sebagai kepala {1}.").format(removed.nama, now.nama), unit_ids=[now.id],
            )  # fmt: skip
        else:
            new = dialog.answer
            self.writer.run(
                lambda k: atasan.set_kepala(
                    k, now.id, new.siapa, jenis=new.jenis, dari=new.dari, sk_nomor=new.sk_nomor, sk_tanggal=new.sk_tanggal
                ),
                self.tr("{0} menjadi {1} {2}.").format(new.nama, kata.jabatan(new.jenis, self.tr("kepala")), now.nama),
                unit_ids=[now.id],
            )  # fmt: skip

    def paste_heads(self) -> None:
        """Ask for heads pasted from Excel."""
        self._ask_heads(TempelDialog(self, self.session))

    def _ask_heads(self, dialog: TempelDialog) -> None:
        if dialog.exec() and dialog.found is not None:
            self._save_check(dialog)
        else:
            self.reload()  # a proposal that was put off stands there again

    def import_file(self) -> None:
        """Ask for a file of heads or raters and check it."""
        path = Dialogs.open_file(self, self.tr("Impor kepala unit atau penilai"), EXCEL, "atasan")
        if path is not None:
            self.check_file(path)

    def check_file(self, path: Path) -> None:
        """Check a file and show what it would change."""
        konteks = konteks_of(self.session)
        self.session.tasks.read(
            self,
            lambda progress: impor.periksa(konteks, path, progress=progress),
            self.tr("Membaca {0}").format(path.name),
        ).success(self._ask_file).run()

    def _ask_file(self, found: TinjauanAtasan) -> None:
        dialog = TinjauDialog(
            self, self.tr("Periksa {0}").format(found.berkas),
            self.tr("Belum ada yang disimpan. Yang perlu diperbaiki tidak ikut; impor dapat dibatalkan dari Riwayat impor."),
        )  # fmt: skip
        dialog.show_found(found)
        if dialog.exec():
            self._save_check(dialog)

    def _save_check(self, dialog: TinjauDialog) -> None:
        found, since = dialog.found, dialog.dari.value
        if found is None:
            return
        count = found.hitungan
        words = self.tr("{0} kepala atau penilai tersimpan.").format(
            teks.bilangan(count["baru"] + count["berubah"])
        )
        self.writer.run(
            lambda k: impor.simpan(k, found, per_tanggal=since), words, unit_ids=found.unit_ids,
            pegawai_ids=found.pegawai_ids,
        )  # fmt: skip

    # -- exceptions
    def _people(self) -> list[BarisAtasan]:
        rows = self.list.selected()
        if not rows:
            self.show_problem(self.tr("Pilih pegawainya dahulu di daftar."))
        return rows

    def set_rater(self) -> None:
        """Ask for another rater of the selected people."""
        rows = self._people()
        if rows:
            self.outsiders.read(lambda luar: self._ask_rater(rows, luar))

    def _ask_rater(self, rows: list[BarisAtasan], luar: tuple[PenilaiLuarRow, ...]) -> None:
        dialog = PenilaiDialog(self, self.session, rows, luar, self.outsiders.new)
        if dialog.exec():
            new, ids = dialog.answer, [row.pegawai_id for row in rows]
            self.writer.run(
                lambda k: atasan.set_penilai(
                    k, ids, new.siapa, jenis=new.jenis, sk_nomor=new.sk_nomor, sk_tanggal=new.sk_tanggal
                ),
                self.tr("{0} menilai {1} pegawai.").format(new.nama, teks.bilangan(len(ids))), pegawai_ids=ids,
            )  # fmt: skip

    def set_superior(self) -> None:
        """Ask for another superior of the rater of the selected people."""
        rows = self._people()
        if rows:
            self.outsiders.read(lambda luar: self._ask_superior(rows, luar))

    def _ask_superior(self, rows: list[BarisAtasan], luar: tuple[PenilaiLuarRow, ...]) -> None:
        dialog = AtasanDialog(self, self.session, rows, luar, self.outsiders.new)
        if dialog.exec():
            who, ids = dialog.answer, [row.pegawai_id for row in rows]
            self.writer.run(
                lambda k: atasan.set_atasan(k, ids, who),
                self.tr("Atasan penilai {0} pegawai disimpan.").format(teks.bilangan(len(ids))), pegawai_ids=ids,
            )  # fmt: skip

    def why(self) -> None:
        """*Mengapa penilai ini?*: show the reasoning about the rater of the person under the cursor."""
        row = self.list.current()
        if row is None:
            self.show_problem(self.tr("Pilih pegawainya dahulu di daftar."))
            return
        konteks = konteks_of(self.session)
        title = self.tr("Mengapa {0}?").format(row.penilai_nama) if row.penilai else self.tr("Mengapa?")
        self.session.tasks.read(self, lambda _: atasan_dasar.mengapa(konteks, row)).success(
            lambda lines: Dialogs.explain(self, title, lines)
        ).failure(self.show_error).run()

    def back_to_tree(self) -> None:
        """Give the selected people back to the tree."""
        ids = [row.pegawai_id for row in self._people()]
        if ids:
            self.writer.run(
                lambda k: atasan.clear_penilai(k, ids),
                self.tr("{0} pegawai mengikuti pohon lagi.").format(teks.bilangan(len(ids))), pegawai_ids=ids,
            )  # fmt: skip
