"""Small parts: Kantor, Kertas, Penilaian, Tampilan, Petugas."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from kinerja_desktop.gui import petugas
from kinerja_desktop.gui.screens.pengaturan.bagian import Bagian, beside, choice, show_choice, show_text
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Mode, Tulisan, theme
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import kalibrasi, kantor, pimpinan
from kinerja_desktop.services.kantor import ProfilKantor
from kinerja_desktop.services.penilaian import ArtiAngka

ARTI = "arti_angka"
"""Key of the office's setting; Entri Penilaian reads the same."""


class BagianKantor(Bagian):
    """Name, instansi, place."""

    title = "Kantor"
    icon = "building-2"
    purpose = "Nama ini tercetak pada lembar dan bahan ekspor."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._profil = ProfilKantor("")
        form = Form()
        self.nama, self.instansi, self.tempat = LineField(), LineField(), LineField()
        form.row(self.tr("&Nama kantor"), self.nama)
        form.row(
            self.tr("&Instansi"),
            self.instansi,
            self.tr("Pemerintah daerah, kementerian atau lembaga tempat kantor ini berada."),
        )
        form.row(
            self.tr("&Tempat penandatanganan"),
            self.tempat,
            self.tr("Dipakai bila unit tidak punya tempat sendiri di Kop surat."),
        )
        for field in (self.nama, self.instansi, self.tempat):
            field.textEdited.connect(lambda _text: self.later(self._save))
            field.editingFinished.connect(self.flush)
        self.body.addWidget(form)

    def first(self) -> QWidget:
        """Return the name."""
        return self.nama

    def load(self) -> None:
        """Read the profile."""
        konteks = self.konteks
        self.session.tasks.read(self, lambda _progress: kantor.profil(konteks)).success(self._show).run()

    def _show(self, profil: ProfilKantor) -> None:
        self._profil = profil
        show_text(self.nama, profil.nama)
        show_text(self.instansi, profil.instansi)
        show_text(self.tempat, profil.tempat)

    def _save(self) -> None:
        wanted = replace(
            self._profil, nama=self.nama.text(), instansi=self.instansi.text(), tempat=self.tempat.text()
        )
        self.write(lambda konteks: kantor.edit_profil(konteks, wanted), lambda _none: self._renamed(wanted))

    def _renamed(self, profil: ProfilKantor) -> None:
        self._profil = profil
        self.session.rename(profil.nama.strip())


class BagianKertas(Bagian):
    """Paper."""

    title = "Kertas"
    icon = "printer"
    purpose = "Ukuran kertas lembar cetak, kecuali dipilih lain saat mencetak."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        form = Form()
        self._now = ""
        self.kertas = choice([("A4", "A4 (210 × 297 mm)"), ("F4", "F4 / Folio (215 × 330 mm)")], self._choose)
        form.row(
            self.tr("&Kertas"),
            self.kertas,
            self.tr(
                "F4 sering bernama Folio pada driver printer. Pergeseran cetak tiap printer diatur di menu Cetak."
            ),
        )
        self.body.addWidget(form)

    def first(self) -> QWidget:
        """Return the choice."""
        return self.kertas

    def load(self) -> None:
        """Read the paper."""
        konteks = self.konteks
        self.session.tasks.read(self, lambda _progress: kantor.kertas(konteks)).success(self._show).run()

    def _show(self, ukuran: str) -> None:
        self._now = ukuran
        show_choice(self.kertas, ukuran)

    def _choose(self, ukuran: str) -> None:
        before = self._now
        if ukuran != before:
            self.write(
                lambda konteks: kantor.save_kertas(konteks, ukuran), lambda _none: self._kept(ukuran, before)
            )

    def _kept(self, ukuran: str, before: str) -> None:
        self._show(ukuran)
        self.session.notice(
            self.tr("Kertas sekarang {0}").format(ukuran), self.tr("Urungkan"), lambda: self._choose(before)
        )


class BagianPenilaian(Bagian):
    """What a bare number means; whether leaders are rated by what their units achieved."""

    title = "Penilaian"
    icon = "clipboard-check"
    purpose = "Arti angka yang diketik tanpa kata, dan kebiasaan kantor saat menilai."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        form = Form()
        items = [
            ("", self.tr("Tanyakan setiap kali")),
            (ArtiAngka.SATU_DI_ATAS.value, self.tr("1 berarti Di Atas, 3 Di Bawah (seperti SIASN)")),
            (ArtiAngka.SATU_DI_BAWAH.value, self.tr("1 berarti Di Bawah, 3 Di Atas (banyak daftar Excel)")),
        ]
        self.arti: QComboBox = choice(items, self._choose)
        form.row(
            self.tr("&Angka tanpa kata"),
            self.arti,
            self.tr(
                "Angka 2 selalu Sesuai. Selama belum dipilih, angka 1 dan 3 tidak diterima tanpa ditanyakan."
            ),
        )
        off_on = [("", self.tr("Tidak")), ("ya", self.tr("Ya, sebagai usul yang boleh diubah"))]
        self.pimpinan: QComboBox = choice(off_on, self._choose_leaders)
        form.row(
            self.tr("Rating &pimpinan dari capaian unit"),
            self.pimpinan,
            self.tr("Rating hasil kerja pimpinan unit diusulkan dari capaian kinerja organisasinya. Cara memetakannya pilihan aplikasi; "
                    "peraturannya tidak kami temukan."),
        )  # fmt: skip
        here = [("", self.tr("Hanya di Kalibrasi")), ("ya", self.tr("Juga di Entri Penilaian"))]
        self.panduan: QComboBox = choice(here, self._choose_guide)
        form.row(
            self.tr("Pandua&n distribusi"),
            self.panduan,
            self.tr(
                "Panduan dari kutipan Surat Edaran Menteri PANRB 3/2023; di mana pun ia tidak mengunci apa pun."
            ),
        )
        self.body.addWidget(form)
        self._now = ""

    def first(self) -> QWidget:
        """Return the choice."""
        return self.arti

    def load(self) -> None:
        """Read the setting."""
        konteks = self.konteks
        self.session.tasks.read(self, lambda _progress: kantor.setting(konteks, ARTI, "")).success(
            self._show
        ).run()
        self.session.tasks.read(self, lambda _progress: pimpinan.is_aktif(konteks)).success(
            self._show_leaders
        ).run()
        self.session.tasks.read(self, lambda _progress: kalibrasi.is_panduan_tampil(konteks)).success(
            self._show_guide
        ).run()

    def _show(self, code: str) -> None:
        self._now = code
        show_choice(self.arti, code)

    def _show_guide(self, is_on: bool) -> None:
        show_choice(self.panduan, "ya" if is_on else "")

    def _choose_guide(self, code: str) -> None:
        self.write(lambda konteks: kalibrasi.tampilkan_panduan(konteks, bool(code)))

    def _show_leaders(self, is_on: bool) -> None:
        show_choice(self.pimpinan, "ya" if is_on else "")

    def _choose_leaders(self, code: str) -> None:
        self.write(lambda konteks: pimpinan.set_aktif(konteks, bool(code)))

    def _choose(self, code: str) -> None:
        before = self._now
        if code != before:
            self.write(
                lambda konteks: kantor.save_setting(konteks, ARTI, code),
                lambda _none: self._kept(code, before),
            )

    def _kept(self, code: str, before: str) -> None:
        self._show(code)
        self.session.notice(self.tr("Arti angka diubah"), self.tr("Urungkan"), lambda: self._choose(before))


class BagianTampilan(Bagian):
    """Light or dark."""

    title = "Tampilan"
    icon = "monitor"
    purpose = "Berlaku untuk komputer ini saja, langsung saat dipilih."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._group = QButtonGroup(self)
        self._modes: dict[Mode, QRadioButton] = {}
        for mode, words in petugas.MODE_WORDS.items():
            made = QRadioButton(words)
            made.clicked.connect(lambda _checked=False, chosen=mode: petugas.set_mode(session, chosen))
            self._group.addButton(made)
            self._modes[mode] = made
            self.body.addWidget(made)
        theme().changed.connect(self.load)

    def first(self) -> QWidget:
        """Return the chosen appearance."""
        return self._modes[theme().mode]

    def load(self) -> None:
        """Show the present appearance."""
        self._modes[theme().mode].setChecked(True)


class BagianPetugas(Bagian):
    """Who works."""

    title = "Petugas"
    icon = "user"
    purpose = "Nama yang dicatat pada setiap perubahan. Ganti bila orang lain memakai komputer ini."

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.now = label("", Tulisan.JUDUL_KARTU)
        self.known = label("", Tulisan.ISI, "lembut", wrap=True)
        self.change = button(self.tr("&Ganti petugas…"), lambda: petugas.change(session, self), "user")
        form = Form()
        form.row(self.tr("Bekerja sekarang"), self.now)
        form.row(self.tr("Pernah bekerja di sini"), self.known)
        form.row("", beside(self.change))
        self.body.addWidget(form)

    def first(self) -> QWidget:
        """Return the button."""
        return self.change

    def load(self) -> None:
        """Read the names."""
        konteks = self.konteks
        self.now.setText(self.session.office.pelaku)
        self.session.tasks.read(self, lambda _progress: kantor.petugas_names(konteks)).success(
            lambda names: self.known.setText(", ".join(names))
        ).run()
