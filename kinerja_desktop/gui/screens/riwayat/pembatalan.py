"""The question before a whole import is undone: what stays is named first, then what goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.services.impor import batal
from kinerja_desktop.services.impor.batal import Pembatalan
from kinerja_desktop.services.konteks import Konteks


def nomor_dan_nama(plan: Pembatalan) -> str:
    """Return ``Impor nomor 12 (Data PNS.xlsx)``."""
    names = ", ".join(str(file["nama"]) for file in plan.impor.berkas)
    return f"Impor nomor {plan.impor.id} ({names})" if names else f"Impor nomor {plan.impor.id}"


class PembatalanDialog(Bingkai):
    """Shows what undoing would do; accepted when the user wants it."""

    def __init__(self, plan: Pembatalan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Batalkan impor"))
        self.resize(620, 420 if plan.tetap else 190)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addWidget(
            label(self.tr("Batalkan {0}?").format(nomor_dan_nama(plan)), Tulisan.JUDUL_KARTU, wrap=True)
        )
        self._staying(box, plan)
        box.addWidget(label(self._what(plan), wrap=True))
        box.addWidget(
            label(
                self.tr(
                    "Pembatalan tercatat di Riwayat impor. Berkas yang sama dapat diimpor lagi kapan saja."
                ),
                Tulisan.RAPAT,
                "lembut",
                wrap=True,
            )
        )
        if not plan.tetap:
            box.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.stay = button(self.tr("&Tidak jadi"), self.reject)
        self.go = button(self.tr("&Batalkan impor"), self.accept, "undo-2", "utama")
        for made in (self.stay, self.go):
            row.addWidget(made)
        box.addLayout(row)
        self.stay.setDefault(True)  # many people may go at once: Enter by mistake must not do it
        self.stay.setFocus()

    def _staying(self, box: QVBoxLayout, plan: Pembatalan) -> None:
        if plan.tetap:
            box.addWidget(
                label(
                    self.tr("Yang TETAP seperti sekarang, karena sudah diubah atau dipakai sesudah impor ({0}):").format(
                        teks.bilangan(len(plan.tetap))
                    ),
                    Tulisan.KUAT, wrap=True,
                )
            )  # fmt: skip
            self.stays = QListWidget()
            self.stays.setAccessibleName(self.tr("Yang tetap"))
            self.stays.setWordWrap(True)
            self.stays.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines wrap anew when the width is known
            self.stays.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.stays.addItems([sentence(item.code, **item.args) for item in plan.tetap])
            box.addWidget(self.stays, 1)
        else:
            box.addWidget(
                label(
                    self.tr("Tidak ada yang diubah sesudah impor ini; semuanya kembali seperti sebelumnya."),
                    wrap=True,
                )
            )

    def _what(self, plan: Pembatalan) -> str:
        parts = []
        if plan.dihapus:
            parts.append(
                self.tr("{0} pegawai, unit, atau nilai yang dibuat impor ini dihapus").format(
                    teks.bilangan(plan.dihapus)
                )
            )
        if plan.dikembalikan:
            parts.append(
                self.tr("data {0} orang kembali seperti sebelum impor").format(
                    teks.bilangan(plan.dikembalikan)
                )
            )
        return (" dan ".join(parts) + ".").capitalize() if parts else self.tr("Tidak ada data yang berubah.")


def ask_and_undo(
    session: Session, owner: QWidget, impor_id: int, done: Callable[[Pembatalan], object]
) -> None:
    """Look what undoing would do, ask, undo; all of it off the UI thread."""
    konteks = cast("Konteks", session.konteks)

    def ask(plan: Pembatalan) -> None:
        if PembatalanDialog(plan, owner).exec() == QDialog.DialogCode.Accepted:
            work = session.tasks.write(
                cast("QObject", owner), lambda _: batal.batalkan(konteks, impor_id), "Membatalkan impor"
            )
            work.success(done).run()

    session.tasks.read(owner, lambda _: batal.tinjau_batal(konteks, impor_id), "Memeriksa impor").success(
        ask
    ).run()
