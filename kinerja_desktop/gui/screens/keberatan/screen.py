"""The list of objections, the one that is chosen beside it, and what comes next for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.keberatan import StatusKeberatan
from kinerja_desktop.domain.nip import display
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.gui.dialogs import PDF, Dialogs
from kinerja_desktop.gui.events import Follower, Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.keberatan.dialog import AjukanDialog, PenjelasanDialog, PutusanDialog
from kinerja_desktop.gui.screens.keberatan.model import (
    BERJALAN,
    GROUPS,
    RUNNING,
    SELESAI,
    SEMUA,
    TERLAMBAT,
    columns,
    limit_words,
    result,
    status,
    waiting,
)
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, EmptyState, FilterChips, button, label
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.panels import SidePanel, filled_anew
from kinerja_desktop.services import keberatan, keberatan_cetak, keberatan_pemutus
from kinerja_desktop.services.berkas_keluar import HasilBerkas
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.keberatan import BarisKeberatan


class KeberatanScreen(Screen):
    """Objections of the unit, whatever period: an old one must not be forgotten because the year moved on."""

    help_page = "keberatan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Keberatan")
        self.chips = FilterChips(
            [
                Chip(SEMUA, self.tr("Semua")),
                Chip(BERJALAN, self.tr("Berjalan")),
                Chip(SELESAI, self.tr("Selesai")),
                Chip(TERLAMBAT, self.tr("Diajukan terlambat")),
            ],
            self.tr("Saring menurut keadaan"),
        )
        self.table: TableModel[BarisKeberatan] = TableModel(columns(), lambda row: row.id, self)
        empty = EmptyState(
            "scale",
            self.tr("Belum ada keberatan"),
            self.tr(
                "Pegawai yang tidak menerima hasilnya dapat mengajukan keberatan kepada atasan pejabat penilai. Catat di sini; "
                "batas waktu, surat, dan berita acaranya mengikuti."
            ),
            self.tr("Catat keberatan…"),
            self.file,
        )
        self._wanted: int | None = None
        """Who is to stand under the cursor once the list was read."""
        self.side = SidePanel(320)
        self.panel = GridPanel(
            self.table, self.tr("Daftar keberatan"), self.tr("keberatan"), self.chips, empty, beside=self.side, below=self.banner
        )  # fmt: skip
        self.panel.grid.remember_as("keberatan")
        self.new = button(self.tr("&Catat keberatan…"), self.file, "plus", "utama")
        self.why = button(self.tr("&Mengapa batas ini?"), self._why, "circle-help", "tautan")
        self.explain = button(self.tr("P&enjelasan penilai…"), self._explain, "message-circle")
        self.decide = button(self.tr("P&utuskan…"), self._decide, "scale")
        self.correct = button(self.tr("&Koreksi keputusan…"), self._correct, "pencil")
        self.withdraw = button(self.tr("Ca&but"), self._withdraw, "undo-2")
        self.papers = button(self.tr("&Surat dan berita acara (PDF)…"), self._print, "file-down")
        self.buttons.addWidget(self.new)
        for part in (self.why, self.explain, self.decide, self.correct, self.withdraw, self.papers):
            self.side.foot.addWidget(part)
        self._bind()

    def _bind(self) -> None:
        session = self.session
        self.content.addWidget(self.panel, 1)
        self.side.hide()
        Follower(self, self.reload, session.unitChanged)
        self.chips.chosen.connect(lambda key: self.table.set_condition("keadaan", GROUPS.get(key)))
        self.panel.grid.cursor_moved.connect(lambda row_id, _key: self._show(row_id))
        self.panel.grid.row_activated.connect(lambda _id: self._next_step())
        Refresher(self, session.changes, ("keberatan", "penilaian", "pegawai"), self.reload, own=True)

    # -- showing
    def open_at(self, args: Mapping[str, object]) -> None:
        """Load anew; ``saring`` chooses a chip, ``tindakan`` baru opens the dialog."""
        if "saring" in args:
            self.chips.choose(str(args["saring"]))
        if not self.is_reading:  # being shown may have asked already
            self.reload()
        if args.get("tindakan") == "baru":
            self.file()

    def first_focus(self) -> QWidget | None:
        """Return the list, or the button where there is none."""
        return self.panel.grid if self.table.rowCount() else self.new

    def reload(self, *_: object) -> None:
        """Read the objections of the unit."""
        konteks, unit = konteks_of(self.session), self.session.unit_id
        self.read_newest(
            lambda _: keberatan.daftar(konteks, unit_id=unit), self._loaded, self.tr("Membuka Keberatan")
        )

    def _loaded(self, rows: tuple[BarisKeberatan, ...]) -> None:
        self.table.rows_replaced(rows)
        self.chips.show_counts({SEMUA: len(rows), **{key: sum(map(of, rows)) for key, of in GROUPS.items()}})
        running = sum(map(GROUPS[BERJALAN], rows))
        self.subtitle.setText(self.tr("{0} berjalan").format(bilangan(running)) if running else "")
        if self._wanted is not None:
            self.panel.grid.go_to(self._wanted, "nama")
            self.panel.grid.setFocus()
            self._wanted = None
        self._show(self.panel.grid.current_id())

    @property
    def chosen(self) -> BarisKeberatan | None:
        """Return the objection under the cursor."""
        row_id = self.panel.grid.current_id()
        return self.table.row_by_id(row_id) if row_id is not None else None

    def _show(self, row_id: int | None) -> None:
        row = self.table.row_by_id(row_id) if row_id is not None else None
        self.side.setVisible(row is not None)
        if row is None:
            return
        self.side.show_heading(row.nama, f"{display(row.nip)} · {row.unit}" if row.unit else display(row.nip))
        with filled_anew(self.side.body):
            for words, tone in self._lines(row):
                self.side.body.addWidget(label(words, Tulisan.RAPAT, tone, wrap=True))
        running = row.status in RUNNING
        for part in (self.explain, self.decide, self.withdraw):
            part.setVisible(running)
        self.correct.setVisible(row.status is StatusKeberatan.DIPUTUSKAN)

    def _lines(self, row: BarisKeberatan) -> list[tuple[str, str]]:
        lines = [
            (
                f"{status(row)} · {periode_of(row.periode).text}",
                "aksen" if row.status in RUNNING else "lembut",
            ),
            (self.tr("Predikat: {0}").format(result(row)), ""),
            (waiting(row), "lembut"),
            (self.tr("Diterima {0}, diajukan {1}").format(tanggal(row.diterima), tanggal(row.diajukan)), ""),
            (self.tr("Batas mengajukan {0}").format(limit_words(row.batas)), "lembut"),
            (" ".join(keberatan.dasar_batas(row.batas)), "lembut"),
        ]
        lines = [line for line in lines if line[0]]
        if row.terlambat:
            lines.append((self.tr("Diajukan terlambat: {0}").format(row.alasan_terlambat), "awas"))
        lines.append((self.tr("Alasan: {0}").format(row.alasan), ""))
        if row.penjelasan and row.dijelaskan:
            lines.append(
                (self.tr("Penjelasan penilai ({0}): {1}").format(tanggal(row.dijelaskan), row.penjelasan), "")
            )
        if row.status is StatusKeberatan.DIPUTUSKAN and row.diputuskan:
            changed = self.tr("diubah") if row.keputusan == "diubah" else self.tr("tetap")
            words = self.tr("Diputuskan {0} oleh {1}: {2}").format(
                tanggal(row.diputuskan), row.diputuskan_oleh, changed
            )
            lines.append((words, "baik"))
        if row.pertimbangan:
            lines.append((self.tr("Pertimbangan: {0}").format(row.pertimbangan), ""))
        lines.extend(
            (
                self.tr("Dikoreksi {0} oleh {1}: {2}. Semula {3}, diputuskan oleh {4}.").format(
                    tanggal(clock.local(one.waktu).date()), one.petugas, one.alasan.rstrip("."),
                    PREDIKAT_WORDS.get(one.predikat, one.predikat), one.oleh,
                ),
                "lembut",
            )
            for one in row.koreksi
        )  # fmt: skip
        return lines

    # -- doing
    def _why(self) -> None:
        row = self.chosen
        if row is not None:
            words = self.tr("Mengapa {0}?").format(tanggal(row.batas.tanggal))
            Dialogs.explain(self, words, keberatan.mengapa(row.batas, row.diajukan))

    def file(self) -> None:
        """Record a new objection."""
        konteks = konteks_of(self.session)
        self.session.tasks.read(self, lambda _p: keberatan.cara_hitung(konteks)).success(self._ask).failure(
            self.show_error
        ).run()

    def _ask(self, cara: keberatan.CaraHitung) -> None:
        dialog = AjukanDialog(self, self.session, cara)
        if not dialog.exec() or dialog.penilaian_id is None or dialog.diterima.value is None:
            return
        konteks, id_, received = konteks_of(self.session), dialog.penilaian_id, dialog.diterima.value
        filed, why, late = dialog.diajukan.value, dialog.alasan.toPlainText(), dialog.terlambat.text()
        task = self.session.tasks.write(
            self,
            lambda _progress: keberatan.ajukan(
                konteks, id_, diterima=received, alasan=why, diajukan=filed, alasan_terlambat=late
            ),
        )
        task.success(self._filed).failure(self.show_error).run()

    def _filed(self, id_: int) -> None:
        self.chips.choose(SEMUA)
        self._wanted = id_
        self.reload()
        self.session.notice(self.tr("Keberatan dicatat"))

    def _next_step(self) -> None:
        row = self.chosen
        if row is None:
            return
        steps = {StatusKeberatan.DIAJUKAN: self._explain, StatusKeberatan.DIJELASKAN: self._decide}
        steps.get(row.status, self._print)()

    def _explain(self) -> None:
        row = self.chosen
        if row is None:
            return
        dialog = PenjelasanDialog(self, row)
        if not dialog.exec():
            return
        konteks, words, day = konteks_of(self.session), dialog.penjelasan.toPlainText(), dialog.tanggal.value
        task = self.session.tasks.write(
            self,
            lambda _progress: keberatan.jelaskan(konteks, row.id, words, version=row.version, tanggal=day),
        )
        task.success(lambda _row: self.reload()).failure(self.show_error).run()

    def _decide(self) -> None:
        self._ask_about(is_koreksi=False)

    def _correct(self) -> None:
        self._ask_about(is_koreksi=True)

    def _ask_about(self, *, is_koreksi: bool) -> None:
        row = self.chosen
        if row is None:
            return
        konteks = konteks_of(self.session)
        task = self.session.tasks.read(self, lambda _progress: keberatan_pemutus.pemutus(konteks, row.id))
        task.success(lambda found: self._ask_decision(row, found, is_koreksi=is_koreksi)).failure(
            self.show_error
        ).run()

    def _ask_decision(
        self, row: BarisKeberatan, found: keberatan_pemutus.Pemutus, *, is_koreksi: bool
    ) -> None:
        dialog = PutusanDialog(self, row, found, is_koreksi=is_koreksi)
        if not dialog.exec():
            return
        konteks, said, why = konteks_of(self.session), dialog.putusan, dialog.alasan.text()

        def write(_progress: Progress) -> Outcome[BarisKeberatan]:
            if is_koreksi:
                return keberatan.koreksi(konteks, row.id, said, version=row.version, alasan=why)
            return keberatan.putuskan(
                konteks, row.id, version=row.version, oleh=said.oleh, pertimbangan=said.pertimbangan,
                tanggal=said.tanggal, hasil=said.hasil, perilaku=said.perilaku, catatan=said.catatan,
            )  # fmt: skip

        self.session.tasks.write(self, write).success(self._decided).failure(self.show_error).run()

    def _decided(self, row: BarisKeberatan) -> None:
        self.reload()
        self.session.notice(self.tr("Keberatan {0} diputuskan: {1}").format(row.nama, result(row)))

    def _withdraw(self) -> None:
        row = self.chosen
        if row is None or not Dialogs.ask(
            self, self.tr("Cabut keberatan"), self.tr("Keberatan {0} dicatat sebagai dicabut dan tidak dilanjutkan.").format(row.nama),
            self.tr("Cabut keberatan"),
        ):  # fmt: skip
            return
        konteks = konteks_of(self.session)
        task = self.session.tasks.write(
            self, lambda _progress: keberatan.cabut(konteks, row.id, version=row.version)
        )
        task.success(lambda _row: self.reload()).failure(self.show_error).run()

    def _print(self) -> None:
        row = self.chosen
        if row is None:
            return
        name = f"Keberatan {row.nama} {row.periode}.pdf"
        target = Dialogs.save_file(self, self.tr("Simpan surat dan berita acara"), PDF, "keberatan", name)
        if target is None:
            return
        konteks, kop = konteks_of(self.session), self.session.store.number("cetak/kop", 1) == 1
        task = self.session.tasks.read(
            self,
            lambda progress: keberatan_cetak.simpan_berkas(konteks, row.id, target, progress, kop=kop),
            self.tr("Menyusun PDF"),
        )
        task.success(self._printed).failure(self.show_error).run()

    def _printed(self, done: HasilBerkas) -> None:
        words = self.tr("{0} lembar, {1} halaman tersimpan: {2}").format(
            bilangan(done.lembar), bilangan(done.halaman), done.berkas.name
        )
        self.banner.tell(words, "baik", self.tr("Buka"), partial(open_path, self, done.berkas))
