"""The import wizard: files, columns, check, done. Nothing is written before the operator says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, cast

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import Cancelled, FileError, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import kantor as gui_kantor
from kinerja_desktop.gui.dialogs import XLSX, Dialogs
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.impor import model
from kinerja_desktop.gui.screens.impor.berkas import PURPOSE, BerkasPage
from kinerja_desktop.gui.screens.impor.kolom import KolomPage
from kinerja_desktop.gui.screens.impor.model import Periksaan, Rencana
from kinerja_desktop.gui.screens.impor.pemeriksaan import PemeriksaanPage
from kinerja_desktop.gui.screens.impor.selesai import SelesaiPage
from kinerja_desktop.gui.screens.riwayat.pembatalan import ask_and_undo
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.steps import Stepper
from kinerja_desktop.services import backup
from kinerja_desktop.services.impor import perbaikan, roster, tampilan
from kinerja_desktop.services.impor.batal import Pembatalan
from kinerja_desktop.services.impor.perbaikan import DaftarPerbaikan
from kinerja_desktop.services.impor.roster import HasilImpor
from kinerja_desktop.services.impor.tampilan import Pilihan
from kinerja_desktop.services.impor.tinjauan import Keputusan
from kinerja_desktop.services.konteks import Konteks

BERKAS, KOLOM, PERIKSA, SELESAI = range(4)
_PASSWORD: Final = frozenset({"berkas.sandi", "berkas.sandi-salah"})
Key = tuple[str, str, int]


class ImporScreen(Screen):
    """Impor pegawai."""

    help_page = "impor-pegawai"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Impor pegawai")
        self._plan: Rencana | None = None
        self._earlier: list[Rencana] = []
        self._checked: Periksaan | None = None
        self._result: HasilImpor | None = None
        self._stale = False
        self._held: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build()
        self._bind()
        self._show(BERKAS)

    # -- building
    def _build(self) -> None:
        self.stepper = Stepper(
            [self.tr("Berkas"), self.tr("Kolom"), self.tr("Pemeriksaan"), self.tr("Selesai")]
        )
        self.content.addWidget(self.stepper)
        self.pages = QStackedWidget()
        self.berkas = BerkasPage(self.session)
        self.kolom = KolomPage()
        self.periksa = PemeriksaanPage()
        self.selesai = SelesaiPage()
        for page in (self.berkas, self.kolom, self.periksa, self.selesai):
            self.pages.addWidget(page)
        self.content.addWidget(self.pages, 1)
        self.steps = QWidget()
        row = QHBoxLayout(self.steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.back = button(self.tr("&Kembali"), self._back)
        self.mend = button(self.tr("Simpan da&ftar perbaikan…"), self._save_mending, "file-spreadsheet")
        self.words = label("", Tulisan.RAPAT, "lembut")
        self.next = button("", self._next, look="utama")
        row.addWidget(self.back)
        row.addWidget(self.mend)
        row.addStretch(1)
        row.addWidget(self.words)
        row.addWidget(self.next)
        self.foot.addWidget(self.steps)
        self.history = button(self.tr("&Riwayat impor"), lambda: self.session.go("riwayat"), "history")
        self.buttons.addWidget(self.history)

    def _bind(self) -> None:
        self.stepper.chosen.connect(self._visit)
        self.berkas.changed.connect(self._files_changed)
        self.berkas.refused.connect(self.show_problem)
        self.kolom.reread.connect(self._reread)
        self.kolom.mapped.connect(self._mapped)
        self.periksa.person_accepted.connect(self._accept)
        self.periksa.row_chosen.connect(self._choose_row)
        self.periksa.row_left.connect(lambda key: self._decide(self._now().without_row(key)))
        self.periksa.hand_set_decided.connect(
            lambda pairs, taken: self._decide(self._now().with_hand_set(pairs, taken=taken))
        )
        self.periksa.take_back.connect(self._take_back)
        self.periksa.said.connect(self.session.notice)
        self.periksa.people_wanted.connect(self._show_people)
        self.selesai.undo_wanted.connect(self._undo)
        self.selesai.mend_wanted.connect(self._save_mending)
        self.selesai.again_wanted.connect(self._again)
        self.selesai.go_wanted.connect(self.session.go)

    # -- what the window asks
    def first_focus(self) -> QWidget | None:
        """Return the button that goes on, or the one that chooses files."""
        if self.step == BERKAS and not self.berkas.paths:
            return self.berkas.drop.choose
        return self.next if self.step != SELESAI else self.selesai.atasan

    def open_at(self, args: Mapping[str, object]) -> None:
        """Begin anew after a finished import."""
        if self.step == SELESAI:
            self._again()

    @property
    def step(self) -> int:
        """Return the step shown."""
        return self.pages.currentIndex()

    @property
    def _konteks(self) -> Konteks:
        return cast("Konteks", self.session.konteks)

    # -- steps
    def _show(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.stepper.stand_at(step, back=step != SELESAI)
        self.steps.setVisible(step != SELESAI)
        self.back.setVisible(step in (KOLOM, PERIKSA))
        counts = self._checked.hitungan if self._checked else {}
        self.mend.setVisible(step == PERIKSA and bool(counts.get("perlu_diperbaiki")))
        self._free()
        self._subtitle(step)

    def _subtitle(self, step: int) -> None:
        if step in (BERKAS, SELESAI) or self._checked is None:
            self.subtitle.setText("")
            return
        names = [file.path.name for file in self._checked.tinjauan.berkas]
        what = names[0] if len(names) == 1 else self.tr("{0} berkas").format(len(names))
        per = teks.tanggal(self._checked.tinjauan.per_tanggal)
        self.subtitle.setText(self.tr("{0}  ·  keadaan per {1}").format(what, per))

    def _free(self) -> None:
        """Enable what the step offers, after work ended."""
        step = self.step
        self.pages.setEnabled(True)
        self.back.setEnabled(True)
        self.mend.setEnabled(True)
        words, note = "", ""
        if step == BERKAS:
            words = self.tr("&Baca berkas")
            self.next.setEnabled(bool(self.berkas.paths))
        elif step == KOLOM:
            words = self.tr("&Periksa")
            self.next.setEnabled(not self.kolom.unread)
        elif step == PERIKSA and self._checked is not None:
            counts = self._checked.hitungan
            words = "&" + model.save_words(counts)
            note = self.tr("Belum ada yang ditulis. Dapat dibatalkan kapan saja dari Riwayat impor.")
            if is_all_wrong := counts["perlu_diperbaiki"] == counts["dibaca"] > 0:
                note = self.tr(
                    "Semua baris perlu diperbaiki. Kembali ke Kolom: mungkin isi kolomnya tertukar."
                )
            self.next.setEnabled(counts["dibaca"] > 0 and not is_all_wrong)
        self.next.setText(words)
        self.words.setText(note)
        put_tone(self.words, "nada", "lembut")
        held, self._held = self._held, None
        if held is not None and shiboken6.isValid(held) and self.window().focusWidget() is self:
            (held if held.isEnabled() and held.isVisible() else self.next).setFocus()

    def _work(self, words: str) -> None:
        """Hold still while work runs; it shows with Batal at the bottom of the window."""
        self.banner.hide()
        self._held = self.window().focusWidget()
        self.setFocus()  # else the keyboard would jump to whatever button is still enabled
        for part in (self.pages, self.back, self.next, self.mend):
            part.setEnabled(False)
        self.words.setText(words)

    def _next(self) -> None:
        if self.step == BERKAS:
            self._read_files()
        elif self.step == KOLOM and self._stale:
            self._run(self._now(), PERIKSA)
        elif self.step == KOLOM:
            self._show(PERIKSA)
            self._focus_list()
        elif self.step == PERIKSA:
            self._save()

    def _back(self) -> None:
        self._show(self.step - 1)

    def _visit(self, step: int) -> None:
        if step < self.step:
            self._show(step)

    def _files_changed(self) -> None:
        self.banner.hide()
        self._free()
        if self.berkas.paths:
            self.next.setFocus()

    # -- reading and checking
    def _read_files(self) -> None:
        per = self.berkas.per_tanggal
        if per is None:
            self.show_problem(self.tr("Isi dahulu keadaan per tanggal, misalnya 31-1-2026."))
            self.berkas.per.setFocus()
            return
        old = self._plan
        paths = tuple(self.berkas.paths)
        kept = old.pilihan if old is not None and old.paths == paths else {}
        keputusan = Keputusan(self.berkas.koreksi.isChecked(), self.berkas.pindahan.isChecked())
        sandi = old.sandi if old is not None else {}
        self._earlier = []
        self._run(Rencana(paths, per, kept, sandi, keputusan), KOLOM)

    def _now(self) -> Rencana:
        assert self._plan is not None  # noqa: S101 - steps after the first have a plan
        return self._plan

    def _run(self, plan: Rencana, then: int) -> None:
        """Read the files and check them; on success show a step."""
        konteks = self._konteks

        def work(progress: Progress) -> Periksaan:
            checked = roster.periksa(
                konteks, plan.paths, per_tanggal=plan.per_tanggal, pilihan=plan.pilihan,
                keputusan=plan.keputusan, sandi=plan.sandi, progress=progress,
            )  # fmt: skip
            return model.make_ready(checked, tampilan.nama_unit(konteks, checked))

        self._start(work, plan, then, self.tr("Membaca berkas"))

    def _rejudge(self, plan: Rencana) -> None:
        """Check again with other decisions; the files are not read again."""
        konteks = self._konteks
        assert self._checked is not None  # noqa: S101 - decisions are made in a check
        files = self._checked.tinjauan.berkas

        def work(_: Progress) -> Periksaan:
            checked = roster.tinjau_ulang(konteks, files, plan.per_tanggal, plan.keputusan)
            return model.make_ready(checked, tampilan.nama_unit(konteks, checked))

        self._start(work, plan, PERIKSA, self.tr("Memeriksa ulang"))

    def _start(self, work: Callable[[Progress], Periksaan], plan: Rencana, then: int, words: str) -> None:
        self._work(words + "…")
        task = self.session.tasks.read(self, work, words)
        task.success(lambda checked: self._checked_now(plan, checked, then))
        task.failure(lambda error: self._not_read(plan, then, error)).run()

    def _checked_now(self, plan: Rencana, checked: Periksaan, then: int) -> None:
        self._plan, self._checked, self._stale = plan, checked, False
        self.berkas.wrong = {}
        self.berkas.show_files()
        self.kolom.show_files(checked.tinjauan.berkas)
        self.periksa.show_check(checked, decided=bool(self._earlier))
        self._show(KOLOM if self.kolom.unread else then)
        if self.step == KOLOM:
            self.next.setFocus()
        elif self.step == PERIKSA:
            self._focus_list()

    def _focus_list(self) -> None:
        page = self.periksa.page
        if page is not None:
            page.grid.setFocus()

    def _not_read(self, plan: Rencana, then: int, error: KnownError) -> None:
        self._free()
        if isinstance(error, Cancelled):
            self.words.setText(self.tr("Dibatalkan. Belum ada yang ditulis."))
            return
        name = str(error.args_.get("nama") or error.args_.get("berkas") or "")
        if error.code in _PASSWORD and self._ask_password(plan, then, name, error):
            return
        if isinstance(error, FileError) and any(path.name == name for path in plan.paths):
            self._show(BERKAS)
            self.berkas.mark(name, sentence(error.code, **error.args_))
        else:
            self.show_error(error)

    def _ask_password(self, plan: Rencana, then: int, name: str, error: KnownError) -> bool:
        """Ask for the password of a file and read again; False when the operator has none."""
        again = sentence(error.code, **error.args_) if name in plan.sandi else ""
        words = again or self.tr("Kata sandi untuk membuka {0}:").format(name)
        typed = Dialogs.text(self, self.tr("Kata sandi berkas"), words)
        if typed:
            self._run(replace(plan, sandi={**plan.sandi, name: typed}), then)
        return bool(typed)

    # -- choices about columns
    def _reread(self, nama: str, pilihan: Pilihan) -> None:
        self._earlier = []
        self._run(self._now().with_pilihan(nama, pilihan), KOLOM)

    def _mapped(self, nama: str, pilihan: Pilihan) -> None:
        self._plan = self._now().with_pilihan(nama, pilihan)
        self._stale = True

    # -- decisions of the check
    def _decide(self, plan: Rencana) -> None:
        self._earlier.append(self._now())
        self._rejudge(plan)

    def _accept(self, key: Key, pegawai_id: int) -> None:
        self._decide(self._now().with_person(key, pegawai_id))

    def _choose_row(self, key: Key) -> None:
        assert self._checked is not None  # noqa: S101 - rows are chosen in a check
        file = next(one for one in self._checked.tinjauan.berkas if one.path.name == key[0])
        self._earlier.append(self._now())
        self._run(self._now().with_pilihan(key[0], tampilan.pilih_baris(file, key[2])), PERIKSA)

    def _take_back(self) -> None:
        if not self._earlier:
            return
        before, now = self._earlier.pop(), self._now()
        if before.pilihan == now.pilihan:
            self._rejudge(before)
        else:
            self._run(before, PERIKSA)

    # -- writing
    def _save(self) -> None:
        konteks, checked = self._konteks, self._checked
        assert checked is not None  # noqa: S101 - the step exists after a check
        self._work(self.tr("Menyimpan…"))
        task = self.session.tasks.write(
            self,
            lambda progress: roster.simpan(konteks, checked.tinjauan, progress),
            self.tr("Menyimpan impor"),
        )
        task.success(self._saved).failure(self._not_saved).run()

    def _saved(self, result: HasilImpor) -> None:
        self._result = result
        self.selesai.show_result(result)
        self._show(SELESAI)
        self.selesai.atasan.setFocus()
        konteks = self._konteks
        # a copy was made before the import: the line below the window is to say so
        self.session.tasks.read(self, lambda _: gui_kantor.backup_words(backup.latest(konteks))).success(
            self.session.backupChanged.emit
        ).run()

    def _not_saved(self, error: KnownError) -> None:
        self._free()
        if isinstance(error, Cancelled):
            self.words.setText(self.tr("Dibatalkan. Tidak ada yang ditulis."))
        else:
            self.show_error(error)

    def _save_mending(self) -> None:
        konteks, checked = self._konteks, self._checked
        assert checked is not None  # noqa: S101 - offered after a check only
        tinjauan = checked.tinjauan
        path = Dialogs.save_file(
            self, self.tr("Simpan daftar perbaikan"), XLSX, PURPOSE, perbaikan.nama_usulan(tinjauan)
        )
        if path is None:
            return
        task = self.session.tasks.read(
            self, lambda progress: perbaikan.simpan_daftar_perbaikan(konteks, tinjauan, path, progress),
            self.tr("Menulis daftar perbaikan"),
        )  # fmt: skip
        task.success(self._mending_saved).failure(self.show_error).run()

    def _mending_saved(self, written: DaftarPerbaikan) -> None:
        self.banner.tell(
            self.tr(
                "{0} baris ditulis ke {1}. Perbaiki sel yang ditandai, simpan, lalu impor berkas itu."
            ).format(teks.bilangan(written.baris), written.path),
            "baik",
        )

    def _show_people(self, ids: frozenset[int]) -> None:
        self.session.go("pegawai", ids=ids)

    def _undo(self) -> None:
        if self._result is not None:
            ask_and_undo(self.session, self, self._result.batch, self._undone)

    def _undone(self, plan: Pembatalan) -> None:
        self._again()
        self.banner.tell(self.tr("Impor nomor {0} dibatalkan.").format(plan.impor.id), "baik")

    def _again(self) -> None:
        self._plan, self._checked, self._result, self._stale, self._earlier = None, None, None, False, []
        self.banner.hide()
        self.berkas.clear()
        self._show(BERKAS)
        self.berkas.drop.choose.setFocus()
