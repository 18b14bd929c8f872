"""Raters from outside: the form of one, the list of all, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.widgets.basics import button
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import atasan
from kinerja_desktop.services.atasan import IsianPenilaiLuar, PenilaiLuarRow

_USUAL = ("Sekretaris Daerah", "Bupati", "Wali Kota", "Gubernur", "Asisten Sekretaris Daerah", "Camat")
_NOT_ASN = frozenset({"Bupati", "Wali Kota", "Gubernur"})


class LuarDialog(Lembar):
    """One rater from outside."""

    def __init__(self, parent: QWidget, row: PenilaiLuarRow | None = None) -> None:
        super().__init__(
            parent,
            parent.tr("Ubah penilai luar") if row else parent.tr("Penilai luar baru"),
            parent.tr(
                "Untuk pejabat yang tidak ada dalam data pegawai, misalnya Sekda bagi camat dan kepala dinas."
            ),
            parent.tr("&Simpan"),
        )
        self.row = row
        form = Form()
        self.jabatan = DaftarPilihan()
        self.jabatan.setEditable(True)
        self.jabatan.addItems(_USUAL)
        self.jabatan.setCurrentText(row.jabatan if row else "")
        self.nama = LineField(row.nama if row else "")
        self.nomor = LineField(nip_rules.display(row.nomor) if row else "")
        self.pangkat = LineField(row.pangkat if row else "")
        self.golongan = LineField(row.golongan if row else "")
        self.unit = LineField(row.unit_kerja if row else "")
        self.asn = QCheckBox(self.tr("Pegawai &ASN (kepala daerah bukan ASN)"))
        self.asn.setChecked(row is None or row.status == "ASN")
        form.row(self.tr("&Jabatan"), self.jabatan)
        form.row(self.tr("&Nama dengan gelar"), self.nama)
        form.row(
            self.tr("NIP ata&u NRP"),
            self.nomor,
            self.tr("NIP 18 angka, NRP 5 sampai 14 angka, atau kosong bila tidak punya."),
        )
        form.row(self.tr("&Pangkat"), self.pangkat)
        form.row(self.tr("&Golongan"), self.golongan)
        form.row(self.tr("Unit &kerja"), self.unit)
        form.row(self.tr("Status"), self.asn)
        self.body.addWidget(form)
        self.jabatan.currentTextChanged.connect(self._known)
        self.jabatan.setFocus()

    def _known(self, jabatan: str) -> None:
        if jabatan in _NOT_ASN:
            self.asn.setChecked(False)

    @property
    def answer(self) -> IsianPenilaiLuar:
        """Return what was filled in."""
        return IsianPenilaiLuar(
            self.nama.text(), self.nomor.text(), self.pangkat.text(), self.golongan.text(), self.jabatan.currentText(),
            self.unit.text(), self.asn.isChecked(),
        )  # fmt: skip

    def problem(self) -> str:
        """Return what is missing."""
        if not self.nama.text().strip():
            return self.tr("Nama belum diisi.")
        digits = nip_rules.clean(self.nomor.text())
        if digits and nip_rules.recognise(digits) is None:
            return self.tr(
                "{0} bukan NIP (18 angka) dan bukan NRP (5 sampai 14 angka). Betulkan atau kosongkan."
            ).format(self.nomor.text())
        return ""


class DaftarLuarDialog(Lembar):
    """All raters from outside; what the user wants to do with one is ``wish`` (tambah, ubah, hapus)."""

    def __init__(self, parent: QWidget, rows: tuple[PenilaiLuarRow, ...]) -> None:
        super().__init__(
            parent, parent.tr("Penilai luar"),
            parent.tr("Pejabat di luar data pegawai yang menilai pegawai kantor ini. Dimasukkan sekali, dipakai di mana saja."),
            parent.tr("&Tambah…"), 760,
        )  # fmt: skip
        self.wish = "tambah"
        self.table: TableModel[PenilaiLuarRow] = TableModel(_columns(), lambda row: row.id, self)
        self.table.rows_replaced(rows)
        self.grid = Grid(self.table, self.tr("Daftar penilai luar"))
        self.grid.setMinimumHeight(260)
        self.grid.row_activated.connect(lambda _: self._want("ubah"))
        self.body.addWidget(self.grid)
        self.stay.setText(self.tr("Tutup"))
        self.edit = button(self.tr("&Ubah…"), lambda: self._want("ubah"), "pencil")
        self.drop = button(self.tr("&Hapus"), lambda: self._want("hapus"), "trash-2")
        for made in (self.drop, self.edit):
            made.setAutoDefault(False)
            made.setEnabled(bool(rows))
            self.foot.insertWidget(0, made)
        (self.grid if rows else self.go).setFocus()

    @property
    def chosen(self) -> PenilaiLuarRow | None:
        """Return the row under the cursor."""
        found = self.grid.current_id()
        return self.table.row_by_id(found) if found is not None else None

    def _want(self, wish: str) -> None:
        if self.chosen is not None:
            self.wish = wish
            self.accept()


def _columns() -> list[Column[PenilaiLuarRow]]:
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, strong=True, width=220),
        Column(key="jabatan", header="Jabatan", getter=lambda row: row.jabatan, width=190),
        Column(key="nomor", header="NIP/NRP", getter=lambda row: nip_rules.display(row.nomor), never_elided=True),
        Column(key="dipakai", header="Dipakai di", getter=lambda row: row.dipakai, align=RIGHT, width=90,
               sort_key=lambda row: row.dipakai),
    ]  # fmt: skip


class PenilaiLuar:
    """Reads and keeps raters from outside for the screen; every change can be taken back from the toast."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._session = screen.session

    def read(self, call: Callable[[tuple[PenilaiLuarRow, ...]], object]) -> None:
        """Call with all of them."""
        konteks = konteks_of(self._session)
        self._session.tasks.read(self._screen, lambda _: atasan.penilai_luar(konteks)).success(call).run()

    def new(self, call: Callable[[PenilaiLuarRow], object]) -> None:
        """Ask for one, keep it, and call with the stored row."""
        dialog = LuarDialog(self._screen)
        if dialog.exec():
            self._save(dialog.answer, None, lambda made: self._find(made, call))

    def open(self) -> None:
        """Show all of them, and do what the user wants with one."""
        self.read(self._ask)

    def _ask(self, rows: tuple[PenilaiLuarRow, ...]) -> None:
        dialog = DaftarLuarDialog(self._screen, rows)
        if not dialog.exec():
            return
        row = dialog.chosen if dialog.wish != "tambah" else None
        if dialog.wish == "hapus" and row is not None:
            self._drop(row)
            return
        form = LuarDialog(self._screen, row)
        if not form.exec():
            return
        words = self._screen.tr("{0} tersimpan sebagai penilai luar.").format(form.answer.nama)
        if row is None:
            self._save(
                form.answer, None, lambda made: self._told(words, lambda: self._find(made, self._drop))
            )
        else:
            self._save(
                form.answer, row, lambda made: self._told(words, lambda: self._find(made, lambda now: self._put_back(row, now)))
            )  # fmt: skip

    def _save(
        self, isian: IsianPenilaiLuar, row: PenilaiLuarRow | None, then: Callable[[int], object]
    ) -> None:
        konteks = konteks_of(self._session)
        id_, version = (row.id, row.version) if row else (None, None)

        def work(_: object) -> Outcome[int]:
            return atasan.save_penilai_luar(konteks, isian, id_=id_, version=version)

        self._session.tasks.write(self._screen, work).success(then).run()

    def _find(self, id_: int, call: Callable[[PenilaiLuarRow], object]) -> None:
        self.read(lambda rows: next((call(row) for row in rows if row.id == id_), None))

    def _told(self, words: str, undo: Callable[[], object]) -> None:
        self._session.notice(words, self._screen.tr("Urungkan"), undo)

    def _put_back(self, old: PenilaiLuarRow, now: PenilaiLuarRow) -> None:
        words = self._screen.tr("{0} kembali seperti semula.").format(old.nama)
        self._save(_isian(old), now, lambda _: self._session.notice(words))

    def _drop(self, row: PenilaiLuarRow) -> None:
        konteks = konteks_of(self._session)
        words = self._screen.tr("{0} dihapus dari penilai luar.").format(row.nama)
        again = self._screen.tr("{0} kembali ada.").format(row.nama)
        self._session.tasks.write(
            self._screen, lambda _: atasan.remove_penilai_luar(konteks, row.id, version=row.version)
        ).success(
            lambda _: self._told(words, lambda: self._save(_isian(row), None, lambda _: self._session.notice(again)))
        ).run()  # fmt: skip


def _isian(row: PenilaiLuarRow) -> IsianPenilaiLuar:
    return IsianPenilaiLuar(
        row.nama, row.nomor, row.pangkat, row.golongan, row.jabatan, row.unit_kerja, row.status == "ASN"
    )
