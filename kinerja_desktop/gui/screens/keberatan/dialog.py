"""The dialogs of an objection: filing one, what the penilai explains, what the superior decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.domain.keberatan import Batas
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.teks import satu_baris, tanggal
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.keberatan.model import limit_words
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import room
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import keberatan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.keberatan import BarisKeberatan, CaraHitung, HasilRow, Putusan
from kinerja_desktop.services.keberatan_pemutus import Pemutus

_LINES: Final = 84
"""Height of a field for some lines of text."""
_SMALL: Final = 520
_FEWER: Final = 52
"""Its height where the screen is not higher than that."""


def _text(parent: QWidget, name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setFixedHeight(_LINES if room(parent).height() > _SMALL else _FEWER)
    field.setTabChangesFocus(True)
    return field


class AjukanDialog(Lembar):
    """An objection is filed: who, against which result, received and filed when, why."""

    def __init__(self, parent: QWidget, session: Session, cara: CaraHitung) -> None:
        super().__init__(
            parent, parent.tr("Catat keberatan"),
            parent.tr("Keberatan pegawai atas hasil yang sudah dikunci. Nilainya baru berubah bila atasan pejabat penilai memutuskannya."),
            parent.tr("&Catat"), 640,
        )  # fmt: skip
        self._session, self._cara = session, cara
        self._load_number = 0
        self._results: Sequence[HasilRow] = ()
        self._limit: Batas | None = None
        self.orang = PersonPicker(session, self.tr("Pegawai"))
        self.hasil = DaftarPilihan()
        self.diterima = DateField(self.tr("Hasil diterima"))
        self.diajukan = DateField(self.tr("Keberatan diajukan"))
        self.diajukan.set_value(clock.today())
        self.alasan = _text(parent, self.tr("Alasan keberatan"))
        self.terlambat = LineField()
        self.batas = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.mengapa = button(self.tr("Mengapa tan&ggal ini?"), self._why, "circle-help", "tautan")
        self.awal = label("", Tulisan.RAPAT, "awas", wrap=True)
        self._form()
        self.orang.chosen.connect(self._load)
        self.hasil.currentIndexChanged.connect(self._show_result)
        for field in (self.diterima, self.diajukan):
            field.dateChanged.connect(self._tell)
        self.orang.setFocus()
        self._tell()

    def _form(self) -> None:
        form = Form()
        form.row(self.tr("&Pegawai"), self.orang)
        form.row(
            self.tr("&Hasil"),
            self.hasil,
            self.tr("Hanya hasil yang sudah dikunci dan belum diputus keberatannya."),
        )
        form.row(
            self.tr("Hasil diteri&ma"),
            self.diterima,
            self.tr("Hari pegawai menerima hasilnya; dari sini batas waktu dihitung."),
        )
        form.row(self.tr("&Diajukan"), self.diajukan)
        form.row(self.tr("&Alasan"), self.alasan)
        form.row(
            self.tr("Alasan &terlambat"),
            self.terlambat,
            self.tr("Diisi hanya bila diajukan lewat dari batas waktu."),
        )
        self.body.addWidget(form)
        self.body.addWidget(self.batas)
        self.body.addWidget(self.awal)
        self.foot.insertWidget(0, self.mengapa)

    def _why(self) -> None:
        if self._limit is not None:
            words = self.tr("Mengapa {0}?").format(tanggal(self._limit.tanggal))
            Dialogs.explain(self, words, keberatan.mengapa(self._limit, self.diajukan.value))

    def _load(self, *_: object) -> None:
        person = self.orang.person
        self._load_number += 1
        if person is None:
            self._show_results(self._load_number, ())
            return
        number, konteks, id_ = self._load_number, konteks_of(self._session), person.id
        self._results = ()
        self.hasil.clear()
        self._session.tasks.read(self, lambda _p: keberatan.hasil_terkunci(konteks, id_)).success(
            lambda found: self._show_results(number, found)
        ).run()

    def _show_results(self, number: int, found: Sequence[HasilRow]) -> None:
        if number != self._load_number:
            return
        person, self._results = self.orang.person, found
        self.hasil.clear()
        for one in self._results:
            words = f"{periode_of(one.periode_kode).text} · {PREDIKAT_WORDS.get(one.predikat, one.predikat)} · {one.jabatan}"
            self.hasil.addItem(words, one.penilaian_id)
        if person and not self._results:
            self.hasil.addItem(self.tr("(belum ada hasil yang dikunci)"))
        self._show_result()

    def _show_result(self, *_: object) -> None:
        number = self.hasil.currentIndex()
        if 0 <= number < len(self._results) and self._results[number].diserahkan:
            self.diterima.set_value(self._results[number].diserahkan)
        self._tell()

    def _tell(self, *_: object) -> None:
        day = self.diterima.value
        self._limit = self._cara.batas(day) if day else None
        words = self.tr("Batas mengajukan: {0}.").format(limit_words(self._limit)) if self._limit else ""
        self.batas.setText(words)
        self.batas.setVisible(bool(words))
        self.mengapa.setVisible(bool(words))
        self.terlambat.setEnabled(self.is_late)
        early = self.early
        self.awal.setText(early)
        self.awal.setAccessibleName(early)
        self.awal.setVisible(bool(early))
        self.fit()

    @property
    def early(self) -> str:
        """Return a warning where the result is said to have been received before it was decided; it may still be recorded."""
        number, day = self.hasil.currentIndex(), self.diterima.value
        decided = self._results[number].ditetapkan if 0 <= number < len(self._results) else None
        if day is None or decided is None or day >= decided:
            return ""
        words = self.tr(
            "Hasil ini ditetapkan {0}, sesudah tanggal diterimanya. Periksa tanggal diterima: batas waktu dihitung dari situ."
        )
        return words.format(tanggal(decided))

    @property
    def is_late(self) -> bool:
        """Return whether the day of filing lies behind the limit."""
        filed = self.diajukan.value
        return self._limit is not None and filed is not None and self._limit.is_lewat(filed)

    @property
    def penilaian_id(self) -> int | None:
        """Return the chosen result."""
        found = self.hasil.currentData()
        return found if isinstance(found, int) else None

    def problem(self) -> str:
        """Return what is missing."""
        for day in (self.diterima, self.diajukan):
            if not day.take():
                day.setFocus()
                return self.tr("Ada tanggal yang belum terbaca. Tulis misalnya 31-1-2026.")
        checks: list[tuple[bool, QWidget, str]] = [
            (self.orang.person is None, self.orang, self.tr("Pegawai belum dipilih.")),
            (self.penilaian_id is None, self.hasil, self.tr("Pegawai ini belum punya hasil yang dikunci. Kunci nilainya di Entri Penilaian dahulu.")),
            (self.diterima.value is None, self.diterima, self.tr("Tanggal hasil diterima belum diisi.")),
            (self._limit is None, self.diterima, self.tr("Tanggal hasil diterima mendahului aturannya. Periksa tahunnya.")),
            (self.diajukan.value is None, self.diajukan, self.tr("Tanggal keberatan diajukan belum diisi.")),
            (not self.alasan.toPlainText().strip(), self.alasan, self.tr("Alasan keberatan belum diisi.")),
            (self.is_late and not self.terlambat.text().strip(), self.terlambat,
             self.tr("Keberatan ini lewat dari batas waktu. Isi alasan mengapa tetap diterima.")),
        ]  # fmt: skip
        for is_wrong, field, words in checks:
            if is_wrong:
                field.setFocus()
                return words
        return ""


class PenjelasanDialog(Lembar):
    """What the penilai explains."""

    def __init__(self, parent: QWidget, row: BarisKeberatan) -> None:
        super().__init__(
            parent,
            parent.tr("Penjelasan pejabat penilai"),
            parent.tr("Keberatan {0}").format(row.nama),
            parent.tr("&Simpan"),
            600,
        )
        self.penjelasan = _text(parent, self.tr("Penjelasan"))
        self.penjelasan.setPlainText(row.penjelasan)
        self.tanggal = DateField(self.tr("Tanggal"))
        self.tanggal.set_value(row.dijelaskan or clock.today())
        form = Form()
        form.row(self.tr("&Penjelasan"), self.penjelasan)
        form.row(self.tr("&Tanggal"), self.tanggal)
        self.body.addWidget(form)
        self.penjelasan.setFocus()

    def problem(self) -> str:
        """Return what is missing."""
        if not self.penjelasan.toPlainText().strip():
            self.penjelasan.setFocus()
            return self.tr("Penjelasan belum diisi.")
        return (
            ""
            if self.tanggal.take() and self.tanggal.value
            else self.tr("Tanggal belum terbaca. Tulis misalnya 31-1-2026.")
        )


class PutusanDialog(Lembar):
    """What the superior decides: the ratings stay, or others hold from now on. What comes of it is shown and confirmed.

    With ``is_koreksi`` a decision that was entered wrongly is entered anew, and why.
    """

    def __init__(
        self, parent: QWidget, row: BarisKeberatan, found: Pemutus, *, is_koreksi: bool = False
    ) -> None:
        purpose = parent.tr(
            "Keputusan atasan pejabat penilai bersifat final. Bila ratingnya berubah, nilai dikunci ulang sebagai versi baru; "
            "yang lama tetap tersimpan."
        )
        if is_koreksi:
            purpose = parent.tr(
                "Untuk keputusan yang salah dicatat. Yang tercatat sekarang tetap tersimpan bersama alasannya."
            )
        super().__init__(
            parent, parent.tr("Koreksi keputusan") if is_koreksi else parent.tr("Keputusan atas keberatan"), purpose,
            parent.tr("&Koreksi…") if is_koreksi else parent.tr("&Putuskan…"), 620,
        )  # fmt: skip
        self._nama, self._found, self._is_koreksi = row.nama, found, is_koreksi
        self.hasil, self.perilaku = self._ratings(found.hasil), self._ratings(found.perilaku)
        self.akibat = label("", Tulisan.ISI, "aksen", wrap=True)
        self.oleh = LineField(found.atasan)
        self.alasan = LineField()
        self.pertimbangan = _text(parent, self.tr("Pertimbangan"))
        self.pertimbangan.setPlainText(row.pertimbangan)
        self.tanggal = DateField(self.tr("Tanggal keputusan"))
        self.tanggal.set_value(row.diputuskan or clock.today())
        self._filed = row.diajukan
        self.awal = label("", Tulisan.RAPAT, "awas", wrap=True)
        self.catatan = LineField(satu_baris(found.catatan))
        self._form()
        for box in (self.hasil, self.perilaku):
            box.currentIndexChanged.connect(self._tell)
        self.tanggal.dateChanged.connect(self._tell)
        self._tell()
        self.hasil.setFocus()

    def _form(self) -> None:
        form = Form()
        form.row(self.tr("Rating &hasil kerja"), self.hasil)
        form.row(self.tr("Rating pe&rilaku kerja"), self.perilaku)
        form.row("", self.akibat)
        form.row(self.tr("Pertimbanga&n"), self.pertimbangan)
        form.row(self.tr("Diputuskan &oleh"), self.oleh, self.tr("Atasan pejabat penilai."))
        form.row(self.tr("&Tanggal"), self.tanggal)
        form.row("", self.awal)
        form.row(
            self.tr("&Catatan"),
            self.catatan,
            self.tr("Tercetak di bagian Catatan dokumen evaluasi; sesuaikan bila menyebut hasil yang lama."),
        )
        if self._is_koreksi:
            form.row(self.tr("&Alasan koreksi"), self.alasan, self.tr("Apa yang salah dicatat."))
        self.body.addWidget(form)

    def _ratings(self, now: str) -> QComboBox:
        box = DaftarPilihan()
        for one, words in (
            (Rating.DI_ATAS, "Di Atas Ekspektasi"),
            (Rating.SESUAI, "Sesuai Ekspektasi"),
            (Rating.DI_BAWAH, "Di Bawah Ekspektasi"),
        ):
            box.addItem(words, one.value)
        box.setCurrentIndex(box.findData(now))
        return box

    @property
    def ratings(self) -> tuple[Rating, Rating]:
        """Return the ratings that hold."""
        return Rating(self.hasil.currentData()), Rating(self.perilaku.currentData())

    @property
    def outcome(self) -> str:
        """Return what becomes of the predikat: ``Kurang → Baik``, ``tetap Kurang``."""
        before = self._found.kini
        after = self._found.akibat[self.hasil.currentData(), self.perilaku.currentData()]
        if after == before:
            return self.tr("tetap {0}").format(PREDIKAT_WORDS.get(before, before))
        return f"{PREDIKAT_WORDS.get(before, before)} → {PREDIKAT_WORDS.get(after, after)}"

    def _tell(self, *_: object) -> None:
        self.akibat.setText(self.tr("Predikat: {0}").format(self.outcome))
        day = self.tanggal.value
        early = (
            self.tr("Keberatannya diajukan {0}, sesudah tanggal keputusan ini. Periksa tanggalnya.").format(
                tanggal(self._filed)
            )
            if day is not None and day < self._filed
            else ""
        )
        self.awal.setText(early)
        self.awal.setAccessibleName(early)
        self.awal.setVisible(bool(early))
        self.fit()

    @property
    def putusan(self) -> Putusan:
        """Return what was decided."""
        hasil, perilaku = self.ratings
        day = self.tanggal.value or clock.today()
        note = self.catatan.text().strip()
        noted = None if note == satu_baris(self._found.catatan) else note
        return Putusan(self.oleh.text(), self.pertimbangan.toPlainText(), day, hasil, perilaku, noted)

    def problem(self) -> str:
        """Return what is missing."""
        if not self.oleh.text().strip():
            self.oleh.setFocus()
            return self.tr("Nama pejabat yang memutuskan belum diisi.")
        if not (self.tanggal.take() and self.tanggal.value):
            return self.tr("Tanggal belum terbaca. Tulis misalnya 31-1-2026.")
        if self._is_koreksi and not self.alasan.text().strip():
            self.alasan.setFocus()
            return self.tr("Alasan koreksi belum diisi. Tulis apa yang salah dicatat.")
        return ""

    def accept(self) -> None:
        """Say what will happen and close once that is confirmed; else what was entered stays."""
        title = self.tr("Koreksi keputusan") if self._is_koreksi else self.tr("Putuskan keberatan")
        words = self.tr("Keberatan {0} diputuskan oleh {1}, {2}.\n\nPredikat {3}.").format(
            self._nama, self.oleh.text().strip(), tanggal(self.putusan.tanggal or clock.today()), self.outcome
        )
        if self.ratings != (self._found.hasil, self._found.perilaku) or self.putusan.catatan is not None:
            words += " " + self.tr("Nilainya dikunci ulang sebagai versi baru; yang lama tetap tersimpan.")
        yes = self.tr("Koreksi") if self._is_koreksi else self.tr("Putuskan")
        if Dialogs.ask(self, title, words, yes):
            super().accept()
