"""What the buttons and menus of Entri Penilaian do besides editing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.penilaian.kunci import HasilKunciDialog, KunciDialog
from kinerja_desktop.gui.screens.penilaian.model import Baris, row_id
from kinerja_desktop.services import penguncian, tahunan
from kinerja_desktop.services.penguncian import HasilKunci
from kinerja_desktop.services.tahunan import HasilUsulan

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.penilaian.screen import PenilaianScreen


class Tindakan(QObject):
    """The actions of one screen."""

    def __init__(self, screen: PenilaianScreen) -> None:
        super().__init__(screen)
        self._screen = screen

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
        asked = KunciDialog.ask(selected, complete, screen)
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
        self._screen.session.notice(self.tr("Kunci {0} nilai dibuka").format(teks.bilangan(count)))

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
        """Lembar isian."""

    def bring(self) -> None:
        """Impor nilai."""
