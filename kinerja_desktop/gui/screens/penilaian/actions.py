"""What the buttons and menus of Entri Penilaian do besides editing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.dialogs import EXCEL, XLSX, Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.opening import open_path
from kinerja_desktop.gui.screens.penilaian.impor import ImporNilaiDialog
from kinerja_desktop.gui.screens.penilaian.kunci import HasilKunciDialog, KunciDialog
from kinerja_desktop.gui.screens.penilaian.model import Baris, row_id
from kinerja_desktop.gui.screens.penilaian.tidak import TidakDinilaiDialog, excuses
from kinerja_desktop.gui.widgets.grid_edits import CellEdit, Passed, Plan
from kinerja_desktop.services import lembar_isian, penguncian, pimpinan, tahunan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.impor import batal
from kinerja_desktop.services.impor import nilai as impor
from kinerja_desktop.services.impor.batal import Pembatalan
from kinerja_desktop.services.impor.nilai import HasilImporNilai
from kinerja_desktop.services.impor.nilai_tinjauan import TinjauanNilai
from kinerja_desktop.services.lembar_isian import HasilLembar
from kinerja_desktop.services.penguncian import HasilKunci
from kinerja_desktop.services.penilaian import HASIL, TIDAK, ArtiAngka
from kinerja_desktop.services.pimpinan import UsulPimpinan
from kinerja_desktop.services.tahunan import HasilUsulan

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen


class Tindakan(QObject):
    """The actions of one screen."""

    def __init__(self, screen: PenilaianScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    # -- menu
    def menu(self, menu: QMenu, ids: Sequence[int]) -> None:
        """Put what may be done with the selected rows into a menu."""
        screen = self._screen
        locked = screen.locked(ids)
        menu.addSeparator()
        entries: list[tuple[str, str, Callable[[], object], bool]] = [
            (self.tr("Mengapa predikat ini?"), "circle-help", screen.why, True),
            (self.tr("Semua tentang pegawai ini  F9"), "user", self.person, True),
            (self.tr("Tandai tidak dinilai…  F8"), "circle-minus", self.excuse, len(locked) < len(ids)),
            (self.tr("Kunci nilai…"), "lock", self.lock, len(locked) < len(ids)),
            (self.tr("Buka kunci…"), "lock-open", lambda: self.unlock(locked), bool(locked)),
        ]
        for words, icon, call, possible in entries:
            action = menu.addAction(words)
            icons.put(action, icon, "soft-text", 16)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, act=call: act())

    def person(self) -> None:
        """Semua tentang pegawai ini: one screen with everything, the others of the list behind and before it."""
        screen = self._screen
        row = screen.current()
        if row is None:
            return
        screen.person.finish()
        people = tuple(dict.fromkeys(one.nilai.pegawai_id for one in screen.table.visible_rows()))
        screen.session.go("orang", pegawai=row.nilai.pegawai_id, daftar=people)

    # -- locking
    def lock(self) -> None:
        """Kunci nilai."""
        screen = self._screen
        screen.person.finish()
        table = screen.table
        chosen = [row for row in map(table.row_by_id, screen.grid.selected_ids()) if row is not None]
        selected = [row_id(row) for row in chosen if not row.terkunci]
        complete = [row_id(row) for row in table.visible_rows() if row.lengkap]
        if not selected and not complete:
            screen.panel.tell(self.tr("Tidak ada nilai lengkap yang dapat dikunci di tampilan ini."))
            return
        asked = KunciDialog.ask(
            selected, complete, screen, screen.capaian_lacking(), periode_of(screen.periode)
        )
        if asked is None:
            return
        konteks, kode = konteks_of(screen.session), screen.periode
        screen.session.tasks.write(
            screen,
            lambda _progress: penguncian.kunci(
                konteks, kode, penugasan_ids=asked.penugasan_ids, tanggal=asked.tanggal,
                diputuskan_oleh=asked.diputuskan_oleh,
            ),
            self.tr("Mengunci nilai"),
        ).success(self._locked).run()  # fmt: skip

    def _locked(self, result: HasilKunci) -> None:
        screen = self._screen
        screen.undo.clear()  # locked ratings are not rewound
        screen.reload()
        if result.findings:
            dialog = HasilKunciDialog(result, screen)
            dialog.wanted.connect(self._go)
            dialog.exec()
        else:
            screen.session.notice(self.tr("{0} nilai dikunci").format(teks.bilangan(result.terkunci)))

    def _go(self, finding: Finding) -> None:
        self._screen.go_to("pegawai_uid", bytes.fromhex(finding.subject))

    def unlock(self, rows: Sequence[Baris]) -> None:
        """Buka kunci, with a reason."""
        screen = self._screen
        ids = [row.nilai.penilaian_id for row in rows if row.nilai.penilaian_id is not None]
        if not ids:
            return
        who = rows[0].nilai.nama if len(rows) == 1 else self.tr("{0} nilai").format(teks.bilangan(len(ids)))
        reason = Dialogs.text(
            screen,
            self.tr("Buka kunci"),
            self.tr("Alasan membuka kunci {0} (tersimpan di riwayat):").format(who),
        )
        if reason is None:
            return
        konteks = konteks_of(screen.session)
        screen.session.tasks.write(
            screen, lambda _progress: penguncian.buka_kunci(konteks, ids, reason)
        ).success(self._unlocked).run()

    def _unlocked(self, count: int) -> None:
        self._screen.reload()
        self._screen.grid.setFocus()  # what was clicked is gone
        self._screen.session.notice(self.tr("Kunci {0} nilai dibuka").format(teks.bilangan(count)))

    def excuse(self) -> None:
        """Tandai tidak dinilai: the selected rows, one undo step."""
        screen = self._screen
        rows = [row for row in map(screen.table.row_by_id, screen.grid.selected_ids()) if row is not None]
        open_rows = [row for row in rows if not row.terkunci]
        reason = TidakDinilaiDialog.ask(screen, open_rows) if open_rows else None
        if reason is not None:
            edits = excuses(open_rows, reason, screen.rules.words)
            why = sentence("entri.terkunci")
            locked = (row for row in rows if row.terkunci)
            passed = tuple(Passed(row_id(row), TIDAK, row.nilai.alasan_tidak, why) for row in locked)
            screen.grid.submit(Plan(tuple(edits), passed), self.tr("Tandai tidak dinilai"))

    def propose_leaders(self) -> None:
        """Usulkan rating pimpinan: the leaders without rating hasil kerja, from what their units achieved."""
        screen = self._screen
        konteks, kode, unit = konteks_of(screen.session), screen.periode, screen.unit_id
        task = screen.session.tasks.read(screen, lambda _progress: pimpinan.usul(konteks, kode, unit))
        task.success(self._leaders).failure(screen.show_error).run()

    def _leaders(self, found: dict[int, UsulPimpinan]) -> None:
        screen, words = self._screen, self._screen.rules.words
        fill = pimpinan.kosong(found, [row.nilai for row in screen.table.rows])
        edits = [CellEdit(id_, HASIL, "", words[rating]) for id_, rating in fill.items()]
        if edits:
            screen.grid.submit(Plan(tuple(edits)), self.tr("Usulkan rating pimpinan"))
        else:
            screen.panel.tell(sentence("pimpinan.tidak-ada"))

    def calibrate(self) -> None:
        """Kalibrasi: the same unit and period as a board."""
        self._screen.person.finish()
        self._screen.session.go("kalibrasi")

    # -- the year
    def propose(self) -> None:
        """Usulkan tahunan dari triwulan IV."""
        screen = self._screen
        konteks, year, unit = konteks_of(screen.session), int(screen.periode[:4]), screen.unit_id
        screen.session.tasks.write(
            screen,
            lambda _progress: tahunan.usulkan_tahunan(konteks, year, unit),
            self.tr("Mengusulkan nilai tahunan"),
        ).success(self._proposed).run()

    def _proposed(self, result: HasilUsulan) -> None:
        screen = self._screen
        screen.undo.clear()
        screen.reload()
        words = self.tr(
            "{0} nilai tahunan diusulkan; {1} sudah terisi, {2} belum lengkap di akhir tahun"
        ).format(
            teks.bilangan(result.dibuat), teks.bilangan(result.sudah), teks.bilangan(result.tanpa_sumber)
        )
        screen.session.notice(words)

    # -- lembar isian
    def write_form(self) -> None:
        """Lembar isian: a workbook to be filled elsewhere."""
        screen = self._screen
        session = screen.session
        unit = next((one.nama for one in session.office.units if one.id == screen.unit_id), "")
        proposed = lembar_isian.nama_berkas(screen.periode, unit or session.office.nama)
        path = Dialogs.save_file(screen, self.tr("Simpan lembar isian"), XLSX, "lembar-isian", proposed)
        if path is None:
            return
        konteks, kode, unit_id = konteks_of(session), screen.periode, screen.unit_id
        session.tasks.read(
            screen,
            lambda progress: lembar_isian.buat(konteks, kode, unit_id, path, progress),
            self.tr("Menulis lembar isian"),
        ).success(self._written).run()

    def _written(self, made: HasilLembar) -> None:
        words = self.tr("Lembar isian {0} baris tersimpan di {1}").format(
            teks.bilangan(made.baris), made.path.name
        )
        if made.terkunci:
            words += self.tr("; {0} yang terkunci tidak ikut").format(teks.bilangan(made.terkunci))
        show = partial(open_path, self._screen, made.path.parent)
        self._screen.session.notice(words, self.tr("Buka folder"), show)

    def bring(self) -> None:
        """Impor nilai: a lembar isian or any list of ratings."""
        screen = self._screen
        path = Dialogs.open_file(
            screen, self.tr("Pilih lembar isian atau daftar nilai"), EXCEL, "impor-nilai"
        )
        if path is not None:
            self.check(path)

    def check(self, path: Path, arti: ArtiAngka | None = None) -> None:
        """Hold a file against the ratings shown."""
        screen = self._screen
        konteks, kode, meaning = konteks_of(screen.session), screen.periode, arti or screen.rules.arti
        screen.session.tasks.read(
            screen,
            lambda progress: impor.periksa(konteks, path, kode, meaning, progress=progress),
            self.tr("Memeriksa nilai"),
        ).success(self._checked).run()

    def _checked(self, found: TinjauanNilai) -> None:
        screen = self._screen
        if found.butuh_arti:
            screen.ask_arti()
            if screen.rules.arti is not None:
                self.check(found.path, screen.rules.arti)
                return
        period = screen.subtitle.text()
        dialog = ImporNilaiDialog(found, period, lambda: self._mend(found), screen)
        if not dialog.exec():
            return
        konteks, taken = konteks_of(screen.session), dialog.taken
        screen.session.tasks.write(
            screen, lambda _progress: impor.simpan(konteks, found, taken), self.tr("Menyimpan nilai")
        ).success(self._imported).run()

    def _mend(self, found: TinjauanNilai) -> None:
        screen = self._screen
        proposed = f"Perbaikan {found.path.stem}.xlsx"
        path = Dialogs.save_file(screen, self.tr("Simpan daftar perbaikan"), XLSX, "perbaikan", proposed)
        if path is None:
            return
        konteks = konteks_of(screen.session)
        screen.session.tasks.read(
            screen,
            lambda _progress: impor.simpan_perbaikan(konteks, found, path),
            self.tr("Menulis daftar perbaikan"),
        ).success(
            lambda count: screen.session.notice(
                self.tr("{0} baris yang perlu diperbaiki tersimpan di {1}").format(
                    teks.bilangan(count), path.name
                )
            )
        ).run()

    def _imported(self, result: HasilImporNilai) -> None:
        screen = self._screen
        screen.undo.clear()  # the import is undone as a whole, from here or from Riwayat impor
        screen.reload()
        batch = result.batch
        if batch is None:
            return
        words = self.tr("{0} nilai baru dan {1} perubahan masuk").format(
            teks.bilangan(result.hitungan["baru"]), teks.bilangan(result.hitungan["berubah"])
        )
        screen.session.notice(words, self.tr("Urungkan"), lambda: self._take_back(batch))

    def _take_back(self, batch: int) -> None:
        screen = self._screen
        konteks = konteks_of(screen.session)
        screen.session.tasks.write(
            screen, lambda _progress: batal.batalkan(konteks, batch), self.tr("Mengurungkan impor")
        ).success(self._taken_back).run()

    def _taken_back(self, done: Pembatalan) -> None:
        screen = self._screen
        screen.reload()
        words = self.tr("Impor diurungkan")
        if done.tetap:
            words += self.tr("; {0} isian yang sudah diubah sesudahnya dibiarkan").format(
                teks.bilangan(len(done.tetap))
            )
        screen.session.notice(words)
