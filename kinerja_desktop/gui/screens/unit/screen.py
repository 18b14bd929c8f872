"""Unit kerja: the tree with head and people, and what can be done with a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.dialogs import EXCEL, Dialogs
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.unit.dialog import AkhiriDialog, NomorDialog, PilihUnitDialog
from kinerja_desktop.gui.screens.unit.impor import ImporUnitDialog
from kinerja_desktop.gui.screens.unit.pohon import UnitTree
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, SearchField, button, label
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.services import unit as services
from kinerja_desktop.services.impor import unit as impor_unit
from kinerja_desktop.services.impor.unit import HasilUnit, TinjauanUnit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.unit import UnitSimpul


class UnitScreen(Screen):
    """The unit tree."""

    help_page = "unit-kerja"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Unit kerja")
        self._units: dict[int, UnitSimpul] = {}
        self._wanted = 0
        self.back = button(self.tr("&Pegawai"), lambda: session.go("pegawai"), "arrow-left")
        self.bring = button(self.tr("&Impor unit…"), self._import, "file-input")
        self.new = button(self.tr("&Tambah unit…"), self.add, "plus", "utama")
        for made in (self.back, self.bring, self.new):
            self.buttons.addWidget(made)
        self.tree = UnitTree(self.tr("Pohon unit kerja"))
        self.tree.chosen.connect(self._show)
        self.tree.rename_wanted.connect(self._rename)
        self.tree.move_wanted.connect(lambda unit_id, parent: self._move(unit_id, parent or None))
        self._build()
        shortcuts.bind(
            shortcuts.FIND, self, self.search.setFocus, Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        Refresher(
            self, session.changes, ("unit", "pegawai", "unit_kepala"), lambda _: self.reload(), own=True
        )
        self.reload()

    # -- building
    def _build(self) -> None:
        bar = QHBoxLayout()
        self.search = SearchField(self.tr("Cari unit (Ctrl+F)"))
        self.search.setFixedWidth(260)
        self.search.searched.connect(self._fill)
        self.count = label("", Tulisan.RAPAT, "lembut")
        bar.addWidget(self.search)
        bar.addWidget(self.count)
        bar.addStretch(1)
        bar.addWidget(
            label(self.tr("Seret unit untuk memindahkannya; F2 mengganti nama."), Tulisan.RAPAT, "lembut")
        )
        self.content.addLayout(bar)
        whole = QWidget()
        body = QHBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.tree, 1)
        body.addWidget(self._panel())
        empty = EmptyState(
            "list-tree", self.tr("Belum ada unit kerja"),
            self.tr("Unit biasanya datang bersama daftar pegawai. Dapat juga diambil dari HierarkiUnor SIASN, atau ditambah di sini."),
            self.tr("Impor pegawai"), lambda: self.session.go("impor"), self.tr("Tambah unit"), self.add,
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(empty)
        self.content.addWidget(self._stack, 1)

    def _panel(self) -> SidePanel:
        self.panel = SidePanel(300)
        self.facts = [label("", Tulisan.ISI, wrap=True) for _ in range(4)]
        for fact in self.facts:
            self.panel.body.addWidget(fact)
        box = QVBoxLayout()
        box.setSpacing(6)
        self.acts = [
            button(self.tr("Tambah unit di &bawahnya…"), self._add_below, "plus"),
            button(self.tr("&Ganti nama (F2)"), self.tree.edit_current, "pencil"),
            button(self.tr("Pin&dahkan…"), self._ask_move, "move"),
            button(self.tr("Ga&bungkan ke unit lain…"), self._ask_merge, "merge"),
            button(self.tr("&UNOR ID dan NPSN…"), self._ask_numbers, "tag"),
            button(self.tr("&Akhiri…"), self._ask_end, "circle-minus"),
            button(self.tr("&Lihat pegawainya"), self._people, "users"),
        ]
        for made in self.acts:
            box.addWidget(made)
        self.panel.foot.addLayout(box)
        return self.panel

    # -- what the window asks
    def open_at(self, args: Mapping[str, object]) -> None:
        """Show one unit: ``unit``."""
        wanted = args.get("unit")
        if isinstance(wanted, int) and not self.tree.go_to(wanted):
            self._wanted = wanted

    def first_focus(self) -> QWidget | None:
        """Return the tree."""
        return self.tree if self._units else self.search

    # -- reading
    @property
    def _konteks(self) -> Konteks:
        return cast("Konteks", self.session.konteks)

    def reload(self) -> None:
        """Read the tree."""
        konteks = self._konteks
        self.session.tasks.read(self, lambda _: services.tree(konteks)).success(self._loaded).run()

    def _loaded(self, units: Sequence[UnitSimpul]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._stack.setCurrentIndex(0 if units else 1)
        self._fill(self.search.text())
        headless = sum(not unit.kepala for unit in units)
        words = self.tr("{0} unit").format(teks.bilangan(len(units)))
        if headless:
            words += self.tr(", {0} belum ada kepala").format(teks.bilangan(headless))
        self.count.setText(words)

    def _fill(self, needle: str) -> None:
        self.tree.show_units(list(self._units.values()), needle)
        if self._wanted and self.tree.go_to(self._wanted):
            self._wanted = 0

    @property
    def current(self) -> UnitSimpul | None:
        """Return the current unit."""
        return self._units.get(self.tree.current_id())

    def _show(self, unit_id: int) -> None:
        unit = self._units.get(unit_id)
        for made in self.acts:
            made.setEnabled(unit is not None)
        if unit is None:
            self.panel.show_heading(self.tr("Tidak ada unit yang dipilih"))
            self._tell([])
            return
        self.panel.show_heading(unit.nama, " › ".join(unit.jalur[:-1]))
        told = [
            self.tr("Kepala: {0}").format(unit.kepala or self.tr("belum ada")),
            self.tr("Pegawai: {0} di unit ini, {1} dengan bawahannya").format(
                teks.bilangan(unit.pegawai), teks.bilangan(unit.pegawai_semua)
            ),
        ]
        told += [f"UNOR ID: {unit.unor_id}"] if unit.unor_id else []
        told += [f"NPSN: {unit.npsn}"] if unit.npsn else []
        self._tell(told)

    def _tell(self, lines: Sequence[str]) -> None:
        for fact, text in zip(self.facts, [*lines, "", "", "", ""], strict=False):
            fact.setText(text)
            fact.setVisible(bool(text))

    # -- writing
    def _write(self, work: Callable[[Konteks], Outcome[Any]], done: Callable[[Any], object]) -> None:
        konteks = self._konteks
        task = self.session.tasks.write(self, lambda _: work(konteks))
        task.success(done).failure(self._refused).run()

    def _refused(self, error: KnownError) -> None:
        self.show_error(error)
        self.reload()

    def _select(self, unit_id: int) -> None:
        if not self.tree.go_to(unit_id):
            self._wanted = unit_id

    def add(self) -> None:
        """Add a unit beside the outermost ones."""
        self._ask_new(None, self.tr("Tambah unit paling atas"))

    def _add_below(self) -> None:
        unit = self.current
        if unit is not None:
            self._ask_new(unit.id, self.tr("Tambah unit di bawah {0}").format(unit.nama))

    def _ask_new(self, parent: int | None, title: str) -> None:
        nama = Dialogs.text(self, title, self.tr("Nama unit"))
        if nama:
            self._write(lambda konteks: services.add(konteks, nama, parent), self._select)

    def _rename(self, unit_id: int, nama: str) -> None:
        unit = self._units[unit_id]
        if " ".join(nama.split()) == unit.nama:
            return

        def back() -> None:
            now = self._units[unit_id]
            self._write(
                lambda konteks: services.rename(konteks, unit_id, unit.nama, version=now.version),
                lambda _: None,
            )

        def done(_: object) -> None:
            self.session.notice(
                self.tr("{0} menjadi {1}.").format(unit.nama, nama), self.tr("Urungkan"), back
            )

        self._write(lambda konteks: services.rename(konteks, unit_id, nama, version=unit.version), done)

    def _move(self, unit_id: int, parent: int | None, since: object = None) -> None:
        unit = self._units[unit_id]
        if parent == unit.induk_id:
            return
        place = self._units[parent].nama if parent is not None else self.tr("paling atas")

        def back() -> None:
            now = self._units[unit_id]
            self._write(
                lambda konteks: services.move(konteks, unit_id, unit.induk_id, version=now.version),
                lambda _: None,
            )

        def done(_: object) -> None:
            self._select(unit_id)
            self.session.notice(
                self.tr("{0} dipindah ke {1}.").format(unit.nama, place), self.tr("Urungkan"), back
            )

        day = cast("Any", since)
        self._write(
            lambda konteks: services.move(konteks, unit_id, parent, version=unit.version, per_tanggal=day),
            done,
        )

    def _ask_move(self) -> None:
        unit = self.current
        if unit is None:
            return
        dialog = PilihUnitDialog(
            self.tr("Pindahkan {0}").format(unit.nama), self.tr("Unit di bawahnya dan semua pegawainya ikut. Atasan mengikuti pohon."),
            self.tr("&Pindahkan"), self._others(unit), self.tr("(paling atas)"), self,
        )  # fmt: skip
        dialog.picker.choose(unit.induk_id)
        if dialog.exec():
            self._move(unit.id, dialog.picker.unit_id, dialog.since.value)

    def _others(self, unit: UnitSimpul) -> list[Any]:
        from kinerja_desktop.gui.session import UnitItem

        return [
            UnitItem(u.id, u.nama, u.induk_id, u.pegawai_semua)
            for u in self._units.values()
            if u.id != unit.id
        ]

    def _ask_merge(self) -> None:
        unit = self.current
        if unit is None:
            return
        dialog = PilihUnitDialog(
            self.tr("Gabungkan {0}").format(unit.nama),
            self.tr("Pegawai, kepala dan unit di bawahnya pindah ke unit tujuan, lalu unit ini berakhir. Nilai yang sudah dikunci tetap memakai nama lama."),
            self.tr("&Gabungkan"), self._others(unit), "", self,
        )  # fmt: skip
        target = dialog.picker.unit_id if dialog.exec() else None
        if target is not None:
            day = dialog.since.value
            self._write(
                lambda konteks: services.merge(
                    konteks, unit.id, target, version=unit.version, per_tanggal=day
                ),
                lambda _: self._merged(unit, target),
            )

    def _merged(self, unit: UnitSimpul, target: int) -> None:
        self._select(target)
        self.session.notice(self.tr("{0} digabung ke {1}.").format(unit.nama, self._units[target].nama))

    def _ask_numbers(self) -> None:
        unit = self.current
        if unit is None:
            return
        dialog = NomorDialog(unit.nama, unit.unor_id, unit.npsn, self)
        if dialog.exec():
            unor, npsn = dialog.unor_id.text(), dialog.npsn.text()
            self._write(
                lambda konteks: services.set_identitas(konteks, unit.id, unor_id=unor, npsn=npsn),
                lambda _: self.reload(),
            )

    def _ask_end(self) -> None:
        unit = self.current
        if unit is None:
            return
        dialog = AkhiriDialog(unit.nama, self)
        day = dialog.day if dialog.exec() else None
        if day is not None:
            self._write(
                lambda konteks: services.end(konteks, unit.id, day, version=unit.version),
                lambda _: self.session.notice(
                    self.tr("{0} berakhir {1}.").format(unit.nama, teks.tanggal(day))
                ),
            )

    def _people(self) -> None:
        unit = self.current
        if unit is not None:
            self.session.set_unit(unit.id)
            self.session.go("pegawai")

    # -- files
    def _import(self) -> None:
        path = Dialogs.open_file(self, self.tr("Pilih HierarkiUnor atau daftar unit"), EXCEL, "unit")
        if path is None:
            return
        konteks = self._konteks
        task = self.session.tasks.read(
            self,
            lambda progress: impor_unit.periksa(konteks, path, progress=progress),
            self.tr("Membaca berkas"),
        )
        task.success(self._checked).run()

    def _checked(self, checked: TinjauanUnit) -> None:
        dialog = ImporUnitDialog(checked, self)
        if dialog.exec():
            self._write(lambda konteks: impor_unit.simpan(konteks, checked), self._imported)

    def _imported(self, result: HasilUnit) -> None:
        counts = result.hitungan
        words = self.tr("{0} unit baru dan {1} perubahan tersimpan.").format(
            counts["baru"], counts["berubah"]
        )
        self.session.notice(
            words, self.tr("Riwayat impor"), lambda: self.session.go("riwayat", impor=result.batch)
        )
