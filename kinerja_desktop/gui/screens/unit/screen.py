"""Unit kerja: the tree with head and people, and what can be done with a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.gui.dialogs import EXCEL, Dialogs
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.unit.dialog import AkhiriDialog, NomorDialog, PilihUnitDialog
from kinerja_desktop.gui.screens.unit.impor import ImporUnitDialog
from kinerja_desktop.gui.screens.unit.pohon import UnitTree
from kinerja_desktop.gui.screens.unit.rincian import Tindakan, UnitPanel
from kinerja_desktop.gui.session import Session, UnitItem
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, SearchField, button, label
from kinerja_desktop.gui.widgets.flow import Flow
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
        self.tree.move_wanted.connect(lambda ids, parent: self._move(ids, parent or None))
        self._build()
        Refresher(
            self, session.changes, ("unit", "pegawai", "unit_kepala"), lambda _: self.reload(), own=True
        )
        self.reload()

    # -- building
    def _build(self) -> None:
        bar = Flow()
        self.search = SearchField(self.tr("Cari unit (Ctrl+F)"))
        self.search.setFixedWidth(260)
        self.search.searched.connect(self._fill)
        self.count = label("", Tulisan.RAPAT, "lembut")
        bar.addWidget(self.search)
        bar.addWidget(self.count)
        bar.addStretch()
        bar.addWidget(
            label(
                self.tr("Seret untuk memindahkan, Alt+↑ dan Alt+↓ mengurutkan, F2 mengganti nama."),
                Tulisan.RAPAT,
                "lembut",
            )
        )
        self.content.addLayout(bar)
        empty = EmptyState(
            "list-tree", self.tr("Belum ada unit kerja"),
            self.tr("Unit biasanya datang bersama daftar pegawai. Dapat juga diambil dari HierarkiUnor SIASN, atau ditambah di sini."),
            self.tr("Impor pegawai"), lambda: self.session.go("impor"), self.tr("Tambah unit"), self.add,
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(empty)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(self.with_banner(self._stack), 1)
        body.addWidget(self._panel())
        self.content.addLayout(body, 1)

    def _panel(self) -> UnitPanel:
        self.panel = UnitPanel(
            [
                Tindakan(self.tr("Tambah unit di &bawahnya…"), "plus", self._add_below),
                Tindakan(self.tr("&Ganti nama"), "pencil", self.tree.edit_current, "F2"),
                Tindakan(self.tr("Pin&dahkan…"), "move", self._ask_move, one=False),
                Tindakan(self.tr("&Naikkan urutannya"), "arrow-up", lambda: self._shift(-1), "Alt+Up", self.tr("&Naikkan")),
                Tindakan(self.tr("Tu&runkan urutannya"), "arrow-down", lambda: self._shift(1), "Alt+Down", self.tr("Tu&runkan")),
                Tindakan(self.tr("Gabung&kan ke unit lain…"), "merge", self._ask_merge, short=self.tr("Gabung&kan…")),
                Tindakan(self.tr("&UNOR ID dan NPSN…"), "tag", self._ask_numbers, short=self.tr("N&omor…")),
                Tindakan(self.tr("&Akhiri…"), "circle-minus", self._ask_end),
                Tindakan(self.tr("&Lihat pegawainya"), "users", self._people, short=self.tr("&Lihat pegawai")),
            ],
            self.tree,
        )  # fmt: skip
        self.panel.jenis_chosen.connect(self._set_jenis)
        return self.panel

    # -- what the window asks
    def open_at(self, args: Mapping[str, object]) -> None:
        """Show one unit: ``unit``."""
        wanted = args.get("unit")
        if isinstance(wanted, int) and not self.tree.go_to(wanted):
            self._wanted = wanted

    def first_focus(self) -> QWidget | None:
        """Return the tree."""
        return self.tree if self._stack.currentIndex() == 0 else self.search

    # -- reading
    @property
    def _konteks(self) -> Konteks:
        return cast("Konteks", self.session.konteks)

    def reload(self) -> None:
        """Read the tree."""
        konteks = self._konteks
        self.read_newest(lambda _: services.tree(konteks), self._loaded, self.tr("Membuka Unit kerja"))

    def _loaded(self, units: Sequence[UnitSimpul]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._stack.setCurrentIndex(0 if units else 1)
        self.panel.setVisible(bool(units))
        self._fill(self.search.text())
        headless = sum(not unit.kepala for unit in units)
        words = self.tr("{0} unit").format(teks.bilangan(len(units)))
        if headless:
            words += self.tr(", {0} belum ada kepala").format(teks.bilangan(headless))
        self.count.setText(words)
        if len(units) > 1 and all(unit.induk_id is None for unit in units):
            self.banner.tell(
                self.tr("Semua unit masih sejajar, karena daftar pegawai tidak memuat susunannya. Letakkan unit di bawah "
                        "induknya supaya atasan kepala unit dapat ditentukan."),
                "awas", self.tr("Susun unit…"), self._ask_nesting,
            )  # fmt: skip
        elif self.banner.action.text() == self.tr("Susun unit…"):
            self.banner.hide()

    def _fill(self, needle: str) -> None:
        self.tree.show_units(list(self._units.values()), needle)
        if self._wanted and self.tree.go_to(self._wanted):
            self._wanted = 0

    @property
    def current(self) -> UnitSimpul | None:
        """Return the current unit."""
        return self._units.get(self.tree.current_id())

    def _show(self, unit_id: int) -> None:
        self.panel.show_unit(self._units.get(unit_id), len(self.tree.selectedItems()))

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

    def _move(self, ids: Sequence[int], parent: int | None, since: date | None = None) -> None:
        moved = [self._units[id_] for id_ in ids if self._units[id_].induk_id != parent]
        if not moved:
            return
        place = self._units[parent].nama if parent is not None else self.tr("paling atas")

        def back(konteks: Konteks) -> Outcome[Any]:
            return services.move_back(konteks, {one.id: one.induk_id for one in moved})

        def done(_: object) -> None:
            self._select(moved[0].id)
            self.session.notice(
                self.tr("{0} dipindah ke {1}.").format(_named(moved), place), self.tr("Urungkan"),
                lambda: self._write(back, lambda _: None),
            )  # fmt: skip

        versions = {one.id: one.version for one in moved}
        self._write(lambda konteks: services.move_all(konteks, versions, parent, per_tanggal=since), done)

    def _shift(self, by: int) -> None:
        """Change places with the neighbour above (-1) or below (1); at the end nothing happens."""
        unit = self.current
        if unit is None or self.search.text().strip():
            return  # among hits the neighbour seen is not the neighbour there is
        order = [one.id for one in self._units.values() if one.induk_id == unit.induk_id]
        place = order.index(unit.id) + by
        if 0 <= place < len(order):
            order.remove(unit.id)
            order.insert(place, unit.id)
            self._write(lambda konteks: services.reorder(konteks, order), lambda _: None)

    def _set_jenis(self, jenis: str) -> None:
        unit = self.current
        if unit is not None and jenis != unit.jenis:
            self._write(
                lambda konteks: services.set_jenis(konteks, unit.id, jenis, version=unit.version),
                lambda _: None,
            )

    def _ask_move(self) -> None:
        moved = [self._units[id_] for id_ in self.tree.chosen_ids()]
        if not moved:
            return
        dialog = PilihUnitDialog(
            self.tr("Pindahkan {0}").format(_named(moved)), self.tr("Unit di bawahnya dan semua pegawainya ikut. Atasan mengikuti pohon."),
            self.tr("&Pindahkan"), self._others(moved), self.tr("(paling atas)"), self,
        )  # fmt: skip
        dialog.picker.choose(moved[0].induk_id)
        if dialog.exec():
            self._move([one.id for one in moved], dialog.picker.unit_id, dialog.since.value)

    def _ask_nesting(self) -> None:
        """Hang every other unit of a flat roster below one of them."""
        units = list(self._units.values())
        dialog = PilihUnitDialog(
            self.tr("Susun {0} unit").format(teks.bilangan(len(units))),
            self.tr("Semua unit lain dipindah ke bawah unit induk ini; sesudahnya tiap unit masih dapat dipindah lagi."),
            self.tr("&Susun"), self._others([]), "", self,
        )  # fmt: skip
        dialog.picker.choose(self._likely_root())
        dialog.judge()
        root = dialog.picker.unit_id if dialog.exec() else None
        if root is not None:
            self._move([one.id for one in units if one.id != root], root, dialog.since.value)
        else:
            self.banner.show()  # put off, not done

    def _likely_root(self) -> int | None:
        """Return the unit that bears the office's name: an import makes it so."""
        office = self.session.office.nama.casefold()
        return next((one.id for one in self._units.values() if one.nama.casefold() == office), None)

    def _others(self, without: Sequence[UnitSimpul]) -> list[UnitItem]:
        left_out = {one.id for one in without}
        return [
            UnitItem(u.id, u.nama, u.induk_id, u.pegawai_semua)
            for u in self._units.values()
            if u.id not in left_out
        ]

    def _ask_merge(self) -> None:
        unit = self.current
        if unit is None:
            return
        dialog = PilihUnitDialog(
            self.tr("Gabungkan {0}").format(unit.nama),
            self.tr("Pegawai, kepala dan unit di bawahnya pindah ke unit tujuan, lalu unit ini berakhir. Nilai yang sudah dikunci tetap memakai nama lama."),
            self.tr("&Gabungkan"), self._others([unit]), "", self,
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


def _named(units: Sequence[UnitSimpul]) -> str:
    return units[0].nama if len(units) == 1 else f"{teks.bilangan(len(units))} unit"
