"""The check of Impor nilai: the differences first, old and new side by side; then it is saved as one batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.penilaian.model import HASIL_WORDS, PERILAKU_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.impor.nilai_tinjauan import BarisImporNilai, TinjauanNilai
from kinerja_desktop.services.impor.tinjauan import Kategori
from kinerja_desktop.services.penilaian import CATATAN, HASIL, PERILAKU

_ICONS = {
    Kategori.BARU: ("plus", "good"),
    Kategori.BERUBAH: ("pencil", "accent"),
    Kategori.SAMA: ("equal", "soft-text"),
    Kategori.PERLU_DIPERBAIKI: ("circle-x", "bad"),
    Kategori.DILEWATI: ("minus", "soft-text"),
}
_ORDER = (Kategori.PERLU_DIPERBAIKI, Kategori.BERUBAH, Kategori.BARU, Kategori.SAMA, Kategori.DILEWATI)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImporNilai", text)


def kategori_words(kind: Kategori) -> str:
    """Return the words of a category."""
    return {
        Kategori.BARU: _tr("Baru"),
        Kategori.BERUBAH: _tr("Berubah"),
        Kategori.SAMA: _tr("Sama"),
        Kategori.PERLU_DIPERBAIKI: _tr("Perlu diperbaiki"),
        Kategori.DILEWATI: _tr("Dilewati"),
    }[kind]


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the check; ``ambil``: its conflict is decided for the file."""

    isi: BarisImporNilai
    ambil: bool = False

    @property
    def kategori(self) -> Kategori:
        """Return the category as decided."""
        return Kategori.BERUBAH if self.ambil else self.isi.kategori


def _difference(field: str) -> Callable[[Baris], str]:
    def words(row: Baris) -> str:
        for one in row.isi.beda:
            if one.field == field:
                return f"{one.lama} → {one.baru}" if one.lama else one.baru
        return ""

    return words


def _reasons(row: Baris) -> str:
    return " ".join(sentence(one.code, **one.args) for one in row.isi.masalah)


def _is_open_clash(row: Baris) -> bool:
    return row.isi.bentrok and not row.ambil


def _outcome(row: Baris) -> str:
    return _tr("Perlu diputuskan") if _is_open_clash(row) else kategori_words(row.kategori)


def _outcome_icon(row: Baris) -> tuple[str, str]:
    return ("git-compare", "warn") if _is_open_clash(row) else _ICONS[row.kategori]


def _columns() -> list[Column[Baris]]:
    def differs(field: str) -> Callable[[Baris], str]:
        return lambda row: "accent" if _difference(field)(row) else ""

    return [
        Column(key="kategori", header=_tr("Hasil periksa"), getter=_outcome, icon=_outcome_icon, sort_key=lambda row: _ORDER.index(row.kategori), width=140),
        Column(key="baris", header=_tr("Baris"), getter=lambda row: row.isi.baris, width=56),
        Column(key="nama", header=_tr("Nama"), getter=lambda row: row.isi.nama, strong=True, widest=170,
               tooltip=lambda row: row.isi.unit),
        Column(key="nip", header="NIP", getter=lambda row: row.isi.nip, never_elided=True),
        Column(key=HASIL, header=HASIL_WORDS, getter=_difference(HASIL), ink=differs(HASIL), width=132),
        Column(key=PERILAKU, header=PERILAKU_WORDS, getter=_difference(PERILAKU), ink=differs(PERILAKU), width=132),
        Column(key=CATATAN, header=_tr("Catatan"), getter=_difference(CATATAN), widest=140),
        Column(key="masalah", header=_tr("Masalah dan yang dapat dilakukan"), getter=_reasons, widest=420,
               filterable=False, tooltip=_reasons),
    ]  # fmt: skip


class ImporNilaiDialog(Bingkai):
    """Shows a check; accepted: save it, with `taken` conflicts decided for the file."""

    def __init__(
        self, found: TinjauanNilai, period: str, mend: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle(self.tr("Periksa nilai sebelum disimpan"))
        self.resize(1180, 620)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        kind = self.tr("lembar isian") if found.is_lembar else self.tr("daftar nilai")
        box.addWidget(label(f"{found.path.name} · {kind} · {period}", Tulisan.JUDUL_KARTU))
        hint = self.tr(
            "Belum ada yang disimpan. Isi lama dan isi baru berdampingan; sel kosong tidak menghapus apa pun."
        )
        box.addWidget(label(hint, Tulisan.ISI, "lembut", wrap=True))
        chips = FilterChips(
            [Chip("", self.tr("Semua")), *(Chip(kind, kategori_words(kind)) for kind in Kategori)],
            self.tr("Saring menurut hasil periksa"),
        )
        self.table: TableModel[Baris] = TableModel(_columns(), lambda row: row.isi.nomor, self)
        self.list = GridPanel(self.table, self.tr("Hasil periksa"), self.tr("baris"), chips)
        chips.chosen.connect(
            lambda key: self.table.set_condition(
                "kategori", (lambda row: row.kategori == key) if key else None
            )
        )
        box.addWidget(self.list, 1)
        self.reason = label("", Tulisan.ISI, wrap=True)
        self.reason.setMinimumHeight(36)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.reason)
        box.addLayout(self._buttons(mend))
        self.list.grid.cursor_moved.connect(lambda *_: self._explain())
        rows = sorted((Baris(row) for row in found.baris), key=lambda row: _ORDER.index(row.kategori))
        self.table.rows_replaced(rows)
        self._tell()
        self.list.grid.setFocus()

    def _buttons(self, mend: Callable[[], object]) -> QHBoxLayout:
        row = QHBoxLayout()
        self.take = button(self.tr("&Pakai isian lembar"), self._toggle, icon="arrow-right-left")
        shortcuts.bind("Ctrl+Return", self, self._accept_if_possible)
        self.mend = button(self.tr("Simpan &daftar perbaikan…"), mend, icon="file-warning")
        self.go = button("", self.accept, icon="save", look="utama")
        self.go.setToolTip("Ctrl+Enter")
        self.go.setAutoDefault(False)
        row.addWidget(self.take)
        row.addWidget(self.mend)
        row.addStretch(1)
        row.addWidget(button(self.tr("Batal"), self.reject))
        row.addWidget(self.go)
        return row

    @property
    def taken(self) -> frozenset[int]:
        """Return the numbers of conflicts decided for the file."""
        return frozenset(row.isi.nomor for row in self.table.rows if row.ambil)

    def _accept_if_possible(self) -> None:
        if self.go.isEnabled():
            self.accept()

    def _toggle(self) -> None:
        rows = [self.table.row_by_id(id_) for id_ in self.list.grid.selected_ids()]
        clashes = [row for row in rows if row is not None and row.isi.bentrok]
        if not clashes:
            self.list.tell(self.tr("Pilih baris yang isinya sudah diubah di program, lalu tekan lagi."))
            return
        take = not all(row.ambil for row in clashes)
        self.table.update_rows(replace(row, ambil=take) for row in clashes)
        self._tell()

    def _explain(self) -> None:
        id_ = self.list.grid.current_id()
        row = self.table.row_by_id(id_) if id_ is not None else None
        self.reason.setText(_reasons(row) if row is not None else "")

    def _tell(self) -> None:
        counts = {kind: sum(row.kategori is kind for row in self.table.rows) for kind in Kategori}
        assert self.list.chips is not None  # noqa: S101 - given above
        self.list.chips.show_counts({"": len(self.table.rows), **{str(k): n for k, n in counts.items()}})
        new, changed = counts[Kategori.BARU], counts[Kategori.BERUBAH]
        self.go.setText(
            f"{self.tr('Simpan')} {teks.yang_ada((new, self.tr('baru')), (changed, self.tr('perubahan')))}".rstrip()
        )
        self.go.setEnabled(bool(new or changed))
        self.take.setVisible(any(row.isi.bentrok for row in self.table.rows))
        self.mend.setVisible(bool(counts[Kategori.PERLU_DIPERBAIKI]))
