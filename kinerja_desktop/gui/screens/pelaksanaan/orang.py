"""Pelaksanaan of one person: what was planned, done, proved and said in the period, typed in one grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from kinerja_desktop.domain import perilaku
from kinerja_desktop.domain.pelaksanaan import JenisBukti, Pemberi, kata_bagian
from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.errors import ConflictError, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons, shortcuts
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_link, open_path
from kinerja_desktop.gui.screens.pelaksanaan import cetak
from kinerja_desktop.gui.screens.pelaksanaan.dialog import UmpanBalikDialog
from kinerja_desktop.gui.screens.pelaksanaan.isian import Baris
from kinerja_desktop.gui.screens.pelaksanaan.kegiatan import KegiatanDialog
from kinerja_desktop.gui.screens.pelaksanaan.lembar import LembarGrid, Penjaga
from kinerja_desktop.gui.screens.pelaksanaan.pembicaraan import Pembicaraan
from kinerja_desktop.gui.screens.penugasan import LembarPenugasan
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.sisa import Kata, SisaKata, quoted
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label, tool
from kinerja_desktop.gui.widgets.undo import new_stack
from kinerja_desktop.services import bukti, dialog_kinerja, kegiatan_realisasi, pelaksanaan, penilaian
from kinerja_desktop.services.dialog_kinerja import CatatanDialog
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.kegiatan_realisasi import RekapRhk
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan

_KINDS = (
    "skp", "rhk", "rencana_aksi", "realisasi", "bukti", "umpan_balik", "penilaian", "dialog_kinerja", "kesepakatan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bukaan:
    """What one load brings."""

    lembar: LembarPelaksanaan
    butir: tuple[ButirPerilaku, ...]
    catatan: CatatanDialog


class OrangScreen(LembarPenugasan):
    """One person."""

    help_page = "pelaksanaan"
    list_key = "pelaksanaan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Pelaksanaan")
        self.undo = new_stack(self)
        self.keeper = Penjaga(session, self, self.undo)
        self._complaint = ""
        """What the banner says while the newest words could not be written."""
        self._butir: tuple[ButirPerilaku, ...] = ()
        self._refused_link = self._link_said = ""
        self._build()
        self._bind()

    def _build(self) -> None:
        self.back = button(
            self.tr("&Daftar"), self.to_list, "arrow-left", hint=self.tr("Kembali ke daftar (Esc)")
        )
        self.before = tool(
            "chevron-left", self.tr("Orang sebelumnya (Ctrl+PageUp)"), lambda: self.neighbour(-1)
        )
        self.after = tool(
            "chevron-right", self.tr("Orang berikutnya (Ctrl+PageDown)"), lambda: self.neighbour(1)
        )
        self.take_back = button(self.tr("&Urungkan"), self.undo.undo, "undo-2", hint="Ctrl+Z")
        self.take_back.setEnabled(False)
        self.said = button(self.tr("Umpan bali&k…"), self.add_feedback, "message-circle", hint="Ctrl+U")
        self.print_button = button(self.tr("&Cetak…"), self.print_, "printer")
        self.attach = button(self.tr("&Bukti"), None, "upload", "utama")
        self.attach.setMenu(self._proof_menu())
        for one in (
            self.back,
            self.before,
            self.after,
            self.take_back,
            self.print_button,
            self.said,
            self.attach,
        ):
            self.buttons.addWidget(one)
        self._build_body()

    def _proof_menu(self) -> QMenu:
        menu = QMenu(self)
        self.file_action = menu.addAction(self.tr("&Lampirkan berkas…"))
        icons.put(self.file_action, "file-text", "soft-text", 16)
        self.file_action.triggered.connect(self.add_file)
        self.link_action = menu.addAction(self.tr("&Tautan…"))
        icons.put(self.link_action, "link", "soft-text", 16)
        self.link_action.triggered.connect(self.add_link)
        return menu

    def _build_body(self) -> None:
        self.facts = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.loose = label("", Tulisan.RAPAT, "awas", wrap=True)
        self.loose.hide()
        self.summed = button(
            self.tr("Dari ke&giatan…"), self.take_activities, "calendar-days", hint=self.tr("Jumlah kegiatan harian RHK ini menjadi realisasi (Ctrl+G)")
        )  # fmt: skip
        self.pembicaraan = Pembicaraan(self, self.undo, self.summed)
        self.grid = LembarGrid(self.keeper, self.undo)
        self.told = label("", Tulisan.RAPAT, "awas", wrap=True)
        self.told.hide()
        self.keys = label(
            self.tr("Ketik lalu Enter ke bawah · Tab ke kanan · Ctrl+V menempel beberapa rencana aksi · Ctrl+L bukti, Enter membukanya · "
                    "Delete melepas bukti · Ctrl+G dari kegiatan harian · Ctrl+J dialog kinerja · Ctrl+PageUp/PageDown orang lain · Esc daftar"),
            Tulisan.RAPAT, "lembut", wrap=True,
        )  # fmt: skip
        self.content.addWidget(self.facts)
        self.content.addWidget(self.loose)
        self.content.addWidget(self.pembicaraan)
        self.content.addWidget(self.grid, 1)
        self.content.addWidget(self.told)
        self.sisa = SisaKata(self)
        self.foot.addWidget(self.keys)

    def _bind(self) -> None:
        session = self.session
        Refresher(self, session.changes, _KINDS, lambda _changes: self.refresh(), self._busy)
        self.keeper.changed.connect(self.grid.refresh)
        self.keeper.changed.connect(self._chosen)
        self.keeper.failed.connect(self._failed)
        self.keeper.asked.connect(self._offer)
        self.keeper.settled.connect(self._settled)
        self.keeper.lost.connect(self._lost)
        session.periodeChanged.connect(self._other_period)
        self.undo.canUndoChanged.connect(self.take_back.setEnabled)
        self.grid.notice.connect(self.tell)
        self.grid.notice_over.connect(self.told.hide)
        self.grid.opened.connect(self.open_proof)
        self.grid.removed.connect(self.remove)
        self.pembicaraan.told.connect(self.tell)
        self.pembicaraan.unplaced.connect(self.sisa.add)
        self.pembicaraan.lost.connect(self.load)
        shortcuts.bind(shortcuts.UNDO, self, self.undo.undo)
        shortcuts.bind("Ctrl+Y", self, self.undo.redo)
        shortcuts.bind("Ctrl+L", self, self.add_file)
        shortcuts.bind("Ctrl+U", self, self.add_feedback)
        shortcuts.bind("Ctrl+G", self, self.take_activities)
        shortcuts.bind("Ctrl+J", self, self.pembicaraan.open)
        shortcuts.bind("Ctrl+PgUp", self, lambda: self.neighbour(-1))
        shortcuts.bind("Ctrl+PgDown", self, lambda: self.neighbour(1))

    def _busy(self) -> bool:
        return self.keeper.busy or self.grid.is_editing()

    # -- opening
    def open_at(self, args: Mapping[str, object]) -> None:
        """Open a ``penugasan``; ``urutan`` are the neighbours."""
        penugasan, order = args.get("penugasan"), args.get("urutan")
        if self.keeper.stuck and penugasan != self.penugasan_id:
            return
        if isinstance(order, tuple):
            self.order = order
        if isinstance(penugasan, int):
            self.penugasan_id = penugasan
            self.load()
        elif self.keeper.lembar is None:
            self.to_list()

    def load(self) -> None:
        """Read the person."""
        self._read(self._loaded)

    def refresh(self) -> None:
        """Read bukti and umpan balik again; undo stays."""
        if self.keeper.lembar is not None:
            self._read(self._refreshed)

    def _read(self, then: Callable[[Bukaan], None]) -> None:
        konteks, penugasan, periode = konteks_of(self.session), self.penugasan_id, self.session.periode

        def work(_p: object) -> Bukaan:
            lembar = pelaksanaan.buka(konteks, penugasan, periode)
            kept = dialog_kinerja.baca(konteks, lembar.baris.penugasan_id, periode)
            return Bukaan(lembar, perilaku.butir(penilaian.rules_of(periode)), kept)

        def done(found: Bukaan) -> None:
            if self.keeper.is_at(found.lembar):
                then(found)
            else:
                self._loaded(found)  # somebody else was asked for meanwhile

        self.read_newest(work, done, self.tr("Membuka Pelaksanaan"), self._unreadable)

    def _loaded(self, found: Bukaan) -> None:
        if self.grid.is_editing():
            self.grid.setFocus()  # what was begun at the one before belongs there
        self.banner.hide()
        if not self.keeper.is_at(found.lembar):
            self._refused_link = ""  # it was meant for the one before
        self.penugasan_id = found.lembar.baris.penugasan_id  # an earlier plan may go on: that is whose it is
        self._butir = found.butir
        self.told.hide()
        self.keeper.load(found.lembar)
        self.grid.show_person(found.butir)
        self._show_head(found)
        self._offer()
        self.grid.setFocus()

    def _refreshed(self, found: Bukaan) -> None:
        self.keeper.refresh(found.lembar)
        self._show_head(found)

    def _unreadable(self, error: KnownError) -> None:
        self.session.notice(sentence(error.code, **error.args_))
        self.to_list()

    def _show_head(self, found: Bukaan) -> None:
        lembar, row = found.lembar, found.lembar.baris
        self.pembicaraan.show_record(row.nama, found.catatan)
        self.title.setText(row.nama)
        self.setAccessibleName(self.tr("Pelaksanaan {0}").format(row.nama))
        self.subtitle.setText(periode_of(lembar.periode).text)
        rater = self.tr("Penilai: {0}").format(row.penilai_nama or self.tr("belum ada atasan"))
        self.facts.setText("  ·  ".join(part for part in (row.jabatan, row.unit, rater) if part))
        self.loose.setVisible(bool(lembar.lepas))
        if lembar.lepas:
            said = "; ".join(f"{whose}: {words}" for whose, words in lembar.lepas[:5])
            self.loose.setText(
                sentence("pelaksanaan.lepas", jumlah=teks.bilangan(len(lembar.lepas)), isi=said)
            )

    def _other_period(self, _kode: str) -> None:
        if self.isVisible() and self.keeper.lembar is not None and self.may_leave():
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the period that was chosen while another screen was shown."""
        super().showEvent(event)
        lembar = self.keeper.lembar
        if lembar is not None and lembar.periode != self.session.periode and not self.keeper.stuck:
            self.load()

    # -- telling
    def tell(self, text: str) -> None:
        """Say something under the grid until something is typed that is taken, or one goes elsewhere."""
        self.told.setText(text)
        self.told.setAccessibleName(text)
        self.told.setVisible(bool(text))

    def _failed(self, error: KnownError) -> None:
        name = self.keeper.lembar.baris.nama if self.keeper.lembar else ""
        if isinstance(error, ConflictError):
            self._read(self._reconciled)
            return
        told = sentence("pelaksanaan.belum-tersimpan", nama=name, sebab=sentence(error.code, **error.args_))
        self.banner.tell(told, "buruk", self.tr("Simpan lagi"), self._retry)
        self._complaint = told

    def _settled(self) -> None:
        if self.banner.words.text() == self._complaint:
            self.banner.hide()

    def _lost(self, name: str, words: tuple[Kata, ...]) -> None:
        self.sisa.add(sentence("pelaksanaan.tanpa-tempat", nama=name, isi=quoted(words)), words)

    def unsaved(self) -> tuple[str, ...]:
        """Return the people whose words wait."""
        return self.pembicaraan.unsaved() + tuple(
            sentence(
                "pelaksanaan.menunggu",
                nama=lembar.baris.nama,
                periode=periode_of(lembar.periode).text,
                isi=quoted(words) or self.tr("isian yang dihapus"),
            )
            for lembar, words in self.keeper.unsaved()
        )

    def _reconciled(self, found: Bukaan) -> None:
        """Show what somebody else wrote meanwhile beside what was typed."""
        self.keeper.reconcile(found.lembar)
        self._show_head(found)
        self._offer()

    def _offer(self) -> None:
        """Offer both values of cells that were typed in two places."""
        lembar, parts = self.keeper.lembar, self.keeper.sengketa
        if lembar is None or not parts:
            return
        some = "; ".join(
            sentence(
                "pelaksanaan.dua-isi",
                anda=kata_bagian(self.keeper.isi, key) or self.tr("(kosong)"),
                lain=kata_bagian(self.keeper.tersimpan, key) or self.tr("(kosong)"),
            )
            for key in sorted(parts, key=str)[:3]
        )
        self.banner.tell(
            sentence("pelaksanaan.konflik", nama=lembar.baris.nama, isi=some), "awas",
            self.tr("Simpan isian saya"), partial(self.keeper.settle, mine=True),
            other=(self.tr("Pakai yang tersimpan"), partial(self.keeper.settle, mine=False)),
        )  # fmt: skip

    def _chosen(self) -> None:
        """Take the question away when everything in it was typed again."""
        if not self.banner.other.isHidden() and not self.keeper.sengketa:
            self.banner.hide()

    def _retry(self) -> None:
        self.banner.hide()
        self.keeper.retry()

    # -- bukti
    def _here(self) -> tuple[int, str]:
        """Return the RHK of the cursor and the period that is shown; (0, '') without: said why."""
        row, lembar = self.grid.current(), self.keeper.lembar
        if row is None or not row.rhk_id or lembar is None:
            self.tell(sentence("pelaksanaan.pilih-rhk"))
            return 0, ""
        return row.rhk_id, lembar.periode

    def add_file(self) -> None:
        """Attach files to the RHK of the cursor."""
        rhk_id, periode = self._here()
        paths = (
            Dialogs.open_files(self, self.tr("Pilih bukti dukung"), self.tr("Semua berkas (*)"), "bukti")
            if rhk_id
            else []
        )
        for path in paths:
            self._attach(rhk_id, periode, path)

    def _attach(self, rhk_id: int, periode: str, path: Path) -> None:
        konteks = konteks_of(self.session)
        self.session.tasks.copy(
            self, lambda _p: bukti.simpan_berkas(konteks, rhk_id, periode, path), self.tr("Menyalin bukti")
        ).success(lambda _id: self.refresh()).failure(self.show_error).run()

    def add_link(self) -> None:
        """Attach a link to the RHK of the cursor."""
        rhk_id, periode = self._here()
        label, before = self.tr("Alamat (https://…)"), self._refused_link
        words = Dialogs.text(self, self.tr("Tautan bukti"), label, before) if rhk_id else None
        if not words:
            return
        konteks = konteks_of(self.session)
        self.session.tasks.write(
            self, lambda _p: bukti.simpan_tautan(konteks, rhk_id, periode, words)
        ).success(lambda _id: self._linked()).failure(partial(self._link_refused, words)).run()

    def _link_refused(self, words: str, error: KnownError) -> None:
        self._refused_link = words  # typed once: the next question begins with it
        self.show_error(error)
        self._link_said = self.banner.words.text()

    def _linked(self) -> None:
        if self._refused_link and self.banner.words.text() == self._link_said:
            self.banner.hide()
        self._refused_link = ""
        self.refresh()

    def open_proof(self, row: Baris) -> None:
        """Open the file or the link of a bukti, after a look that the file is the one attached."""
        found = row.bukti
        if found is None:
            return
        if found.jenis == JenisBukti.TAUTAN:
            open_link(self, found.alamat)
            return
        konteks = konteks_of(self.session)
        self.session.tasks.read(self, lambda _p: bukti.tempat(konteks, found)).success(
            partial(open_path, self)
        ).failure(self.show_error).run()

    def remove(self, row: Baris) -> None:
        """Take a bukti off its RHK, or an umpan balik away."""
        konteks, proof, said = konteks_of(self.session), row.bukti, row.umpan
        if proof is not None:
            question = self.tr("Lepas bukti “{0}”? Berkasnya tetap ada di folder bukti kantor.").format(
                row.teks
            )
        else:
            question = self.tr("Hapus umpan balik ini?")
        if not Dialogs.ask(
            self, self.tr("Pelaksanaan"), question, self.tr("Lepas") if proof else self.tr("Hapus")
        ):
            return
        if proof is not None:
            task = self.session.tasks.write(self, lambda _p: bukti.lepas(konteks, proof.id, proof.version))
        elif said is not None:
            task = self.session.tasks.write(
                self, lambda _p: pelaksanaan.hapus_umpan_balik(konteks, said.id, said.version)
            )
        else:
            return
        task.success(lambda _none: self.refresh()).failure(self.show_error).run()

    def print_(self) -> None:
        """Print this person's evaluation or action plan."""
        lembar = self.keeper.lembar
        if lembar is not None and self.may_leave():
            cetak.save(
                self,
                lembar.periode,
                [lembar.skp_id],
                f"{lembar.baris.nama} {periode_of(lembar.periode).text}",
            )

    # -- kegiatan harian
    def take_activities(self) -> None:
        """Show what the activities of the RHK of the cursor add up to, and take it into realisasi."""
        lembar, (rhk_id, periode) = self.keeper.lembar, self._here()
        if lembar is None or not rhk_id:
            return
        konteks, who = konteks_of(self.session), lembar.baris.penugasan_id
        self.session.tasks.read(
            self,
            lambda _p: kegiatan_realisasi.rekap(konteks, who, periode, rhk_id),
            self.tr("Menjumlahkan kegiatan"),
        ).success(lambda found: self._summed(lembar.skp_id, periode, found)).failure(self.show_error).run()

    def _summed(self, skp_id: int, periode: str, found: RekapRhk) -> None:
        lembar = self.keeper.lembar
        if lembar is None or (lembar.skp_id, lembar.periode) != (skp_id, periode):
            return
        words = periode_of(periode).text
        if not found.usul:
            code = "pelaksanaan.tanpa-kegiatan-lain" if found.lain else "pelaksanaan.tanpa-kegiatan"
            self.tell(sentence(code, periode=words, lain=teks.bilangan(found.lain)))
            return
        dialog = KegiatanDialog(self, found, self.keeper.isi, words)
        if dialog.exec():
            self.keeper.act(self.tr("Ambil dari kegiatan harian"), dialog.taken(self.keeper.isi))

    # -- umpan balik
    def add_feedback(self) -> None:
        """Ask for an umpan balik, on the RHK of the cursor unless another subject is chosen."""
        lembar = self.keeper.lembar
        if lembar is None:
            return
        row = self.grid.current()
        dialog = UmpanBalikDialog(self, self.session, lembar.plan.rhk, self._butir, row.rhk_id if row else 0)
        if not dialog.exec():
            return
        rhk_id, value = dialog.subject
        konteks, who, periode, person = (
            konteks_of(self.session),
            lembar.baris.penugasan_id,
            lembar.periode,
            dialog.orang.person,
        )
        giver, name = Pemberi(dialog.pemberi.currentData()), dialog.nama.text()
        day, words = dialog.tanggal.value or clock.today(), dialog.teks.toPlainText()
        self.session.tasks.write(
            self,
            lambda _p: pelaksanaan.beri_umpan_balik(
                konteks, who, periode, rhk_id=rhk_id, perilaku=value, pemberi=giver, nama=name,
                pegawai_id=person.id if person else None, tanggal=day, teks=words,
            ),
        ).success(lambda _id: self.refresh()).failure(self.show_error).run()  # fmt: skip

    # -- places
    def first_focus(self) -> QWidget:
        """Return the grid."""
        return self.grid

    def may_leave(self) -> bool:
        """Hand over what is being typed; writes go on in their queue."""
        if self.grid.is_editing():
            self.grid.setFocus()  # an open cell commits when the keyboard leaves it
        self._offer()  # closed without an answer
        return not self.keeper.stuck  # what is not saved must not be lost: the banner stays with Simpan lagi
