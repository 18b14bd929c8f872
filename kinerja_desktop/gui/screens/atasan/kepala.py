"""Who leads a unit: the heads it had, and the form of a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.screens.atasan.formulir import Lembar, NewOutsider, PihakPicker, SkForm
from kinerja_desktop.gui.screens.atasan.model import JENIS
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.services.atasan import KepalaUnit, PenilaiLuarRow
from kinerja_desktop.services.unit import UnitSimpul

_KINDS = (
    JenisPenugasan.DEFINITIF, JenisPenugasan.PLT, JenisPenugasan.PLH, JenisPenugasan.PJ, JenisPenugasan.TUGAS_TAMBAHAN,
)  # fmt: skip
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class KepalaBaru:
    """What was filled in; ``dari`` None: since ever for a first head, else today."""

    siapa: Pihak
    nama: str
    jenis: JenisPenugasan
    dari: date | None
    sk_nomor: str
    sk_tanggal: date | None


class KepalaDialog(Lembar):
    """Set the head of a unit, or let the present one end."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        unit: UnitSimpul,
        kepala: tuple[KepalaUnit, ...],
        luar: tuple[PenilaiLuarRow, ...],
        new_outsider: NewOutsider,
    ) -> None:
        super().__init__(
            parent,
            parent.tr("Kepala {0}").format(unit.nama),
            parent.tr(
                "Kepala menilai semua pegawai unit ini dan kepala unit di bawahnya; nilai yang terkunci tidak berubah."
            ),
            parent.tr("&Simpan kepala"),
        )
        self.ended: KepalaUnit | None = None
        self.removed: KepalaUnit | None = None
        self._now = next((one for one in kepala if _leads(one)), None)
        self._history(kepala)
        self.siapa = PihakPicker(session, self.tr("Kepala unit"), luar, new_outsider)
        self.form = SkForm(_KINDS)
        self.form.row(self.tr("&Kepala"), self.siapa)
        self.form.add_sk()
        self.dari = DateField(self.tr("Sejak"))
        hint = (
            self.tr("Kosong berarti mulai hari ini; kepala yang sekarang berakhir sehari sebelumnya.")
            if kepala
            else self.tr("Kosong berarti sejak awal.")
        )
        self.form.row(self.tr("Se&jak"), self.dari, hint)
        self.body.addWidget(self.form)
        self._ending()
        self.siapa.setFocus()

    def _history(self, kepala: tuple[KepalaUnit, ...]) -> None:
        if not kepala:
            self.body.addWidget(label(self.tr("Unit ini belum punya kepala."), tone="awas"))
        for one in kepala[:_SHOWN]:
            text = f"{one.nama}, {JENIS.get(one.jenis, one.jenis)}, {_span(one)}"
            tone = "" if one is self._now else "lembut"
            self.body.addWidget(
                label(text, Tulisan.KUAT if one is self._now else Tulisan.RAPAT, tone, wrap=True)
            )

    def _ending(self) -> None:
        if self._now is None:
            return
        self.end = button(self.tr("&Akhiri tanpa pengganti"), self._end, look="tautan",
                          hint=self.tr("Kepala sekarang berakhir sehari sebelum tanggal Sejak (kosong: hari ini)"))  # fmt: skip
        self.wipe = button(self.tr("&Hapus, salah isi"), self._wipe, look="tautan")
        for made in (self.wipe, self.end):
            made.setAutoDefault(False)
            self.foot.insertWidget(0, made)

    @property
    def answer(self) -> KepalaBaru:
        """Return what was filled in."""
        who = self.siapa.pihak
        assert who is not None  # noqa: S101 - `problem` refused it
        return KepalaBaru(
            who, self.siapa.nama, self.form.kind, self.dari.value, self.form.nomor.text().strip(), self.form.tanggal.value
        )  # fmt: skip

    def problem(self) -> str:
        """Return what is missing."""
        if self.siapa.pihak is None:
            return self.tr("Pilih kepalanya dahulu: ketik nama atau NIP, lalu ambil dari daftar.")
        if not (self.dari.take() and self.form.tanggal.take()):
            return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")
        return ""

    @property
    def last_day(self) -> date:
        """Return the last day of a head that ends without another."""
        return (self.dari.value or clock.today()) - timedelta(days=1)

    def _end(self) -> None:
        if self.dari.take():
            self.ended = self._now
            self.accept()

    def _wipe(self) -> None:
        self.removed = self._now
        self.accept()


def _leads(one: KepalaUnit) -> bool:
    today = clock.today()
    return one.dari <= today and (one.sampai is None or one.sampai >= today)


def _span(one: KepalaUnit) -> str:
    begin = "sejak awal" if one.dari.year <= 1900 else f"sejak {teks.tanggal(one.dari)}"
    until = f" sampai {teks.tanggal(one.sampai)}" if one.sampai else ""
    sk = f", SK {one.sk_nomor}" if one.sk_nomor else ""
    return begin + until + sk
