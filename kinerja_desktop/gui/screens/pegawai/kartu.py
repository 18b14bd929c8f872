"""The card beside the list: everything known of one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QScrollArea, QWidget

from kinerja_desktop.domain.keadaan import AWAL, Keadaan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import has_left
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.screens.pegawai.luar import stretch_words
from kinerja_desktop.gui.screens.pegawai.model import ending_words, shown_name
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label, line, tool
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.services import kata, predikat_luar
from kinerja_desktop.services.pegawai import KartuPegawai, RangkapRow, RiwayatPerubahan

_SHOWN = (
    "jenis_pegawai", "kedudukan", "golongan", "tmt_golongan", "jabatan", "jenjang", "tmt_jabatan",
    "tugas_tambahan", "unor_nama", "kontrak_mulai", "kontrak_selesai", "dinilai_di",
)  # fmt: skip
_NOMOR = {"nip": "NIP", "ni_pppk": "NI PPPK", "pns_id": "PNS ID", "nrp": "NRP"}


def rangkap_words(row: RangkapRow) -> str:
    """Return a second position in words, e.g. "Plt. Kepala Bidang SD"."""
    return f"{kata.istilah('jenis_penugasan', row.jenis)} {row.jabatan}".strip()


class KartuPanel(SidePanel):
    """Shows a `KartuPegawai`.

    Signals:
        rangkap_wanted(row or None): change a second position, or add one; rangkap_unwanted(row): remove it.
        luar_wanted(row or None), luar_unwanted(row), scan_wanted(row): the same for one from elsewhere, and its scan.
        ending_unwanted(row): take an ending back.
        predikat_wanted(row or None): change the predikat of an earlier year, or add one; predikat_unwanted(row).
    """

    rangkap_wanted = Signal(object)
    rangkap_unwanted = Signal(object)
    predikat_wanted = Signal(object)
    predikat_unwanted = Signal(object)
    luar_wanted = Signal(object)
    luar_unwanted = Signal(object)
    scan_wanted = Signal(object)
    ending_unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(320, closable=True, parent=parent)
        self._units: dict[int, str] = {}
        self._shown = 0
        self._buttons: list[QAbstractButton] = []
        (self._scroll,) = self.findChildren(QScrollArea)

    def show_card(self, card: KartuPegawai, units: dict[int, str]) -> None:
        """Show a person."""
        place = self._scroll.verticalScrollBar().value() if self._shown == card.baris.id else 0
        name, at = self._focused()
        if name:
            self._scroll.setFocus()  # or the keyboard leaves the card with the part that is taken away
        self._units, self._shown = units, card.baris.id
        self._clear()
        self.show_heading(shown_name(card.baris), kata.nilai("nip", card.baris.nip))
        now = card.kini
        self._ending(card)
        self._facts(card, now)
        self._second(card)
        if card.tangan:
            self._hand_set(card)
        if len(card.keadaan) > 1:
            self._section(self.tr("Riwayat keadaan"))
            for stretch, before in zip(
                reversed(card.keadaan), [*reversed(card.keadaan[:-1]), None], strict=True
            ):
                self._stretch(stretch, before)
        self._earlier(card)
        self._elsewhere(card)
        self._section(self.tr("Nomor"))
        for number in card.nomor:
            self._pair(_NOMOR.get(number.jenis, number.jenis), kata.nilai("nip", number.nilai))
        if card.riwayat:
            self._section(self.tr("Perubahan terakhir"))
            for change in card.riwayat[:12]:
                self._change(change)
        self._go_back(place, name, at)

    # -- the keyboard and the place survive a card that is shown again
    def _focused(self) -> tuple[str, int]:
        """Return name and number of the part that has the keyboard, ('', 0) when it is elsewhere."""
        now = self.window().focusWidget()  # also while a dialog in front of it is closing
        found = (at for at, one in enumerate(self._buttons) if one is now)
        at = next(found, -1)
        return (self._buttons[at].accessibleName(), at) if at >= 0 else ("", 0)

    def _go_back(self, place: int, name: str, at: int) -> None:
        self._lay_out()
        self._scroll.verticalScrollBar().setValue(place)
        if name and self.isVisible():
            parts = self.parts()
            near = parts[min(at, len(parts) - 1)]  # where the part itself is gone
            self.focus_part(next((one for one in parts if one.accessibleName() == name), near))

    def _lay_out(self) -> None:
        """Show and place the new parts now: Qt does it at the next turn, which is too late for the keyboard."""
        for at in range(self.body.count()):
            item = self.body.itemAt(at)
            part = item.widget() if item is not None else None
            if part is not None:
                part.show()
        content = self._scroll.widget()
        for one in (content, self._scroll):
            if one is not None:
                QApplication.sendEvent(one, QEvent(QEvent.Type.LayoutRequest))

    def focus_part(self, part: QAbstractButton) -> None:
        """Give the keyboard to a part of the card and bring it into sight."""
        part.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(part, 0, 16)

    def parts(self) -> list[QAbstractButton]:
        """Return what can be pressed on the card, from top to bottom."""
        return list(self._buttons)

    # -- second positions and earlier years
    def _second(self, card: KartuPegawai) -> None:
        self._section(self.tr("Jabatan rangkap"))
        if not card.rangkap:
            words = self.tr("Tidak ada. Untuk Plt., Plh., Pj., atau tugas tambahan yang dinilai tersendiri.")
            self._text(words, "lembut")
        for row in card.rangkap:
            self._position(row)
        self._add(self.tr("Tambah jabatan rangkap…"), self.rangkap_wanted)

    def _position(self, row: RangkapRow) -> None:
        name = rangkap_words(row)
        change = self.tr("Ubah tanggal akhir {0}").format(name)
        acts = [self._sign("pencil", change, partial(self.rangkap_wanted.emit, row))]
        if not row.dinilai:  # what was rated is ended, not removed
            drop = self.tr("Hapus {0}").format(name)
            acts.append(self._sign("trash-2", drop, partial(self.rangkap_unwanted.emit, row)))
        self._row(name, acts)
        end = teks.tanggal(row.sampai) if row.sampai else self.tr("sekarang")
        when = self.tr("{0} sampai {1}").format(teks.tanggal(row.dari), end)
        self._text(f"{row.unit or self.tr('(tanpa unit)')} · {when}", "lembut")
        rater = nama_tampil(row.penilai_gelar_depan, row.penilai_nama, row.penilai_gelar_belakang)
        if rater:
            self._text(self.tr("Penilai: {0}").format(rater), "lembut")
        else:
            self._text(self.tr("Belum ada penilai. Lengkapi di Pemetaan atasan."), "awas")

    def _earlier(self, card: KartuPegawai) -> None:
        self._section(self.tr("Predikat tahun sebelumnya"))
        if not card.predikat_lama:
            self._text(self.tr("Belum ada. Untuk tahun yang SKP-nya tidak ada di aplikasi ini."), "lembut")
        for row in card.predikat_lama:
            change = self.tr("Ubah predikat {0}").format(row.tahun)
            drop = self.tr("Hapus predikat {0}").format(row.tahun)
            acts = [
                self._sign("pencil", change, partial(self.predikat_wanted.emit, row)),
                self._sign("trash-2", drop, partial(self.predikat_unwanted.emit, row)),
            ]
            self._row(f"{row.tahun}: {kata.istilah('predikat', row.predikat)}", acts)
            if row.sumber:
                self._text(row.sumber, "lembut")
        self._add(self.tr("Tambah tahun sebelumnya…"), self.predikat_wanted)

    def _elsewhere(self, card: KartuPegawai) -> None:
        self._section(self.tr("Predikat dari instansi lain"))
        if not card.predikat_luar:
            self._text(
                self.tr("Belum ada. Untuk yang dinilai di tempat lain sebelum pindah ke sini."), "lembut"
            )
        for row in card.predikat_luar:
            name = stretch_words(row)
            acts = [
                self._sign("pencil", self.tr("Ubah {0}").format(name), partial(self.luar_wanted.emit, row))
            ]
            if row.berkas:
                scan = self.tr("Buka pindaian {0}").format(name)
                acts.append(self._sign("eye", scan, partial(self.scan_wanted.emit, row)))
            drop = self.tr("Hapus {0}").format(name)
            acts.append(self._sign("trash-2", drop, partial(self.luar_unwanted.emit, row)))
            self._row(name, acts)
            by = self.tr(", oleh {0}").format(row.penilai_nama) if row.penilai_nama else ""
            self._text(self.tr("dari {0}{1}").format(predikat_luar.asal(row), by), "lembut")
        self._add(self.tr("Tambah dari instansi lain…"), self.luar_wanted)

    def _add(self, words: str, wanted: SignalInstance) -> None:
        made = button(words, lambda: wanted.emit(None), "plus", "tautan")
        made.setAccessibleName(words)
        self._buttons.append(made)
        self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _sign(self, icon: str, name: str, call: Callable[[], object]) -> QAbstractButton:
        made = tool(icon, name, call)
        self._buttons.append(made)
        return made

    def _row(self, text: str, acts: Sequence[QAbstractButton]) -> None:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(label(text, Tulisan.RAPAT, wrap=True), 1)
        for act in acts:
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(held)

    def _ending(self, card: KartuPegawai) -> None:
        row = card.pengakhiran
        if row is None or not has_left(card.keadaan[-1].kedudukan):
            return  # never left, or came back since
        why = kata.istilah("kedudukan", row.sebab)
        back = self._sign("undo-2", self.tr("Batalkan pengakhiran"), partial(self.ending_unwanted.emit, row))
        self._row(ending_words(why, row.tanggal), [back])
        if row.keterangan:
            self._text(row.keterangan, "lembut")
        if row.alasan:
            self._text(self.tr("Masa terakhir tidak dinilai: {0}").format(row.alasan), "lembut")

    def _facts(self, card: KartuPegawai, now: Keadaan) -> None:
        self._pair(kata.bidang("unit_id"), card.baris.unit_nama or self.tr("(belum ada unit)"))
        for name in _SHOWN:
            self._pair(kata.bidang(name), kata.nilai(name, getattr(now, name)), hand=name in card.tangan)
        self._pair(
            kata.bidang("tanggal_lahir"),
            kata.nilai("tanggal_lahir", card.tanggal_lahir),
            hand="tanggal_lahir" in card.tangan,
        )
        self._pair(kata.bidang("jenis_kelamin"), kata.nilai("jenis_kelamin", card.jenis_kelamin))

    def _hand_set(self, card: KartuPegawai) -> None:
        self._section(self.tr("Diisi sendiri di kantor"))
        for name, said in sorted(card.tangan.items()):
            words = kata.bidang(name)
            if said is not None:
                shown = (
                    self._units.get(int(said), said)
                    if name == "unit_id" and said.isdecimal()
                    else kata.nilai(name, said)
                )
                words += self.tr(": SIASN mencatat {0}").format(shown)
            self._text(words, "awas" if said is not None else "")

    def _stretch(self, stretch: Keadaan, before: Keadaan | None) -> None:
        when = (
            self.tr("sejak awal")
            if stretch.dari == AWAL
            else self.tr("sejak {0}").format(teks.tanggal(stretch.dari))
        )
        self._text(when, "lembut")
        parts = []
        for name in ("jabatan", "golongan", "unit_id", "kedudukan", "jenis_pegawai"):
            value = getattr(stretch, name)
            if before is None or value != getattr(before, name):
                shown = self._units.get(value, "") if name == "unit_id" and value else kata.nilai(name, value)
                if shown:
                    parts.append(shown)
        self._text(", ".join(parts))

    def _change(self, change: RiwayatPerubahan) -> None:
        source = self.tr("impor nomor {0}").format(change.impor_id) if change.impor_id else change.petugas
        self._text(f"{teks.tanggal_jam(change.waktu)} · {source}", "lembut")
        made = self._made(change)
        names = (
            []
            if made
            else [
                kata.bidang(name)
                for name in change.perubahan
                if not name.endswith("_id") or name == "unit_id"
            ]
        )
        what = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
        words = self.tr("ditambahkan") if made else change.alasan or self.tr("diubah")
        self._text(f"{words}: {what}" if what else words)

    @staticmethod
    def _made(change: RiwayatPerubahan) -> bool:
        return change.aksi == "buat"

    # -- lines
    def _section(self, title: str) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(line())
        self.body.addWidget(label(title, Tulisan.KUAT))

    def _pair(self, name: str, value: str, *, hand: bool = False) -> None:
        if value:
            mark = self.tr("  ✎ diisi sendiri") if hand else ""
            made = label(f"{name}: {value}{mark}", Tulisan.RAPAT, wrap=True)
            self.body.addWidget(made)

    def _text(self, text: str, ink: str = "") -> None:
        self.body.addWidget(label(text, Tulisan.RAPAT, ink, wrap=True))

    def _clear(self) -> None:
        self._buttons = []
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
