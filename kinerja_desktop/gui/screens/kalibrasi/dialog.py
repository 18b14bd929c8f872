"""Dialogs of the calibration: where one person goes and why; the reasons of everything tried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.domain.kalibrasi import Papan, Sel
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.services.kalibrasi import kata_sel
from kinerja_desktop.services.penilaian import BarisNilai


class PindahDialog(Lembar):
    """Where one person goes: both ratings, the predikat that follows, and the reason."""

    def __init__(
        self,
        parent: QWidget,
        row: BarisNilai,
        kini: Sel,
        usul: Sequence[Sel],
        judge: Regulations,
        *,
        alasan: str = "",
        is_coba: bool = False,
    ) -> None:
        super().__init__(
            parent, parent.tr("Pindahkan {0}").format(row.nama),
            parent.tr("Sekarang {0}. Predikat mengikuti kedua rating.").format(kata_sel(kini)),
            parent.tr("&Pindahkan"), 560,
        )  # fmt: skip
        self._judge, self._is_coba, self._kini = judge, is_coba, kini
        first = usul[0]
        self.hasil, self.perilaku = self._ratings(first[0]), self._ratings(first[1])
        self.hasil.setAccessibleName(self.tr("Rating hasil kerja"))
        self.perilaku.setAccessibleName(self.tr("Rating perilaku kerja"))
        self.predikat = label("", Tulisan.KUAT)
        self.alasan = LineField(alasan)
        self.alasan.setAccessibleName(self.tr("Alasan"))
        hint = (
            self.tr("Boleh ditulis nanti, saat diterapkan.")
            if is_coba
            else self.tr("Tersimpan bersama nilai lama dan nilai baru.")
        )
        form = Form()
        form.row(self.tr("Rating &hasil kerja"), self.hasil)
        form.row(self.tr("Rating pe&rilaku kerja"), self.perilaku)
        form.row(self.tr("Predikat"), self.predikat)
        form.row(self.tr("&Alasan"), self.alasan, hint)
        self.body.addWidget(form)
        if len(usul) > 1:
            words = " / ".join(kata_sel(one) for one in usul)
            both = self.tr("Predikat itu dapat dicapai dengan {0}. Pilih yang dimaksud.").format(words)
            self.body.addWidget(label(both, Tulisan.RAPAT, "awas", wrap=True))
        for box in (self.hasil, self.perilaku):
            box.currentIndexChanged.connect(self._tell)
        self._tell()
        is_said = (
            len(usul) == 1 and first != kini
        )  # where they go was chosen on the board: only the reason is missing
        (self.alasan if is_said else self.hasil).setFocus()

    def _ratings(self, now: Rating) -> QComboBox:
        box = DaftarPilihan()
        for one in Rating:
            box.addItem(self._judge.kata_rating.isi[one].layar, one.value)
        box.setCurrentIndex(box.findData(now.value))
        return box

    @property
    def sel(self) -> Sel:
        """Return where the person goes."""
        return Rating(self.hasil.currentData()), Rating(self.perilaku.currentData())

    def _tell(self, _at: int = 0) -> None:
        self.predikat.setText(PREDIKAT_WORDS[self._judge.kuadran.isi[self.sel]])

    def problem(self) -> str:
        """Return what is missing."""
        if self.sel == self._kini:
            return self.tr("Kedua ratingnya belum berubah.")
        if not self._is_coba and not self.alasan.text().strip():
            self.alasan.setFocus()
            return self.tr("Alasan belum diisi.")
        return ""


class TerapkanDialog(Lembar):
    """Everything tried out, with a reason for each; one reason may be given to all that lack one."""

    def __init__(self, parent: QWidget, papan: Papan, names: Mapping[int, str], judge: Regulations) -> None:
        super().__init__(
            parent, parent.tr("Terapkan perpindahan"),
            parent.tr("Semuanya disimpan sekaligus, atau tidak satu pun. Nilai lama, nilai baru, alasan, petugas, dan waktunya tercatat."),
            parent.tr("&Terapkan {0} perpindahan").format(len(papan.pindah)), 720,
        )  # fmt: skip
        self.bersama = LineField()
        self.bersama.setAccessibleName(self.tr("Alasan untuk semua yang masih kosong"))
        self.alasan: dict[int, QLineEdit] = {}
        top = Form()
        top.row(self.tr("Alasan untuk semua yang masih &kosong"), self.bersama)
        self.body.addWidget(top)
        form = Form()
        for id_, one in papan.pindah.items():
            before, after = (PREDIKAT_WORDS[judge.kuadran.isi[cell]] for cell in (one.sebelum, one.sesudah))
            field = LineField(one.alasan)
            field.setAccessibleName(self.tr("Alasan {0}").format(names[id_]))
            field.setPlaceholderText(self.tr("alasan"))
            self.alasan[id_] = field
            change = f"{kata_sel(one.sebelum)} → {kata_sel(one.sesudah)}"
            form.row(names[id_], field, f"{before} → {after} · {change}")
        area = scrolled(form, self)
        area.setMinimumHeight(min(340, 76 * len(papan.pindah) + 8))
        self.body.addWidget(area, 1)
        self.bersama.setFocus()

    @property
    def reasons(self) -> dict[int, str]:
        """Return the reason of each move."""
        common = self.bersama.text().strip()
        return {id_: field.text().strip() or common for id_, field in self.alasan.items()}

    def problem(self) -> str:
        """Return what is missing."""
        missing = [id_ for id_, words in self.reasons.items() if not words]
        if not missing:
            return ""
        self.alasan[missing[0]].setFocus()
        return self.tr("{0} perpindahan belum beralasan.").format(len(missing))
