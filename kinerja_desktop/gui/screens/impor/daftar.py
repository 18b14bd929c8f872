"""The lists of the check: which columns each shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.screens.impor import model
from kinerja_desktop.gui.screens.impor.model import Garis
from kinerja_desktop.services import kata

DARI_BERKAS: Final = "Dari berkas"
TETAP: Final = "Tetap isian tangan"
_SIGNS: Final = {
    Severity.BLOCK: ("circle-alert", "bad"),
    Severity.WARN: ("triangle-alert", "warn"),
    Severity.INFO: ("info", "accent"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("DaftarPeriksa", text)


@dataclass(frozen=True, slots=True)
class Daftar:
    """One list: its chip, what it is about in one line, its columns, what one of its rows is called."""

    key: str
    chip: str
    about: str
    columns: Callable[[], list[Column[Garis]]]
    noun: str = "baris"
    mark: bool = False


def _row() -> list[Column[Garis]]:
    return [
        Column(key="baris", header=_tr("Baris"), getter=lambda line: line.baris or None, align=RIGHT,
               sort_key=lambda line: (line.lokasi.berkas, line.lokasi.sheet, line.baris), width=76,
               tooltip=lambda line: " · ".join(part for part in (line.lokasi.berkas, line.lokasi.sheet) if part)),
    ]  # fmt: skip


def _who(strong: bool = True) -> list[Column[Garis]]:
    return [Column(key="nama", header=_tr("Pegawai"), getter=lambda line: line.nama, strong=strong)]


def _nip() -> list[Column[Garis]]:
    return [
        Column(key="nip", header="NIP", getter=lambda line: kata.nilai("nip", line.nip), never_elided=True)
    ]


def _text(header: str, key: str = "teks", **more: object) -> Column[Garis]:
    return Column(key=key, header=header, getter=lambda line: line.teks, **more)  # type: ignore[arg-type]  # keywords of Column


def perlu() -> list[Column[Garis]]:
    """Rows that want mending."""
    return [
        *_row(), *_who(),
        Column(key="kolom", header=_tr("Kolom"), getter=lambda line: line.kolom),
        Column(key="terbaca", header=_tr("Yang terbaca"), getter=lambda line: line.baru, ink=lambda _: "bad"),
        _text(_tr("Masalah dan yang dapat dilakukan"), icon=_can_be_settled),
    ]  # fmt: skip


def _can_be_settled(line: Garis) -> tuple[str, str] | None:
    if line.row is not None and line.row.kandidat:
        return ("user-check", "accent")
    return None


def berubah() -> list[Column[Garis]]:
    """Fields that change, old and new side by side."""
    return [
        *_row(), *_who(),
        Column(key="kolom", header=_tr("Yang berubah"), getter=lambda line: line.kolom),
        Column(key="lama", header=_tr("Sekarang"), getter=lambda line: line.lama or "–", ink=lambda _: "soft-text"),
        Column(key="baru", header=_tr("Menjadi"), getter=lambda line: line.baru, icon=lambda _: ("arrow-right", "accent"), strong=True),
        Column(key="catatan", header=_tr("Catatan"), getter=lambda line: _tr("isian tangan diganti") if line.tangan else "",
               ink=lambda _: "warn"),
    ]  # fmt: skip


def tangan() -> list[Column[Garis]]:
    """Values set by hand that the file says otherwise: keep or take."""
    return [
        *_row(), *_who(),
        Column(key="kolom", header=_tr("Kolom"), getter=lambda line: line.kolom),
        Column(key="lama", header=_tr("Isian tangan"), getter=lambda line: line.lama or "–", icon=lambda _: ("pencil", "soft-text"),
               strong=True),
        Column(key="baru", header=_tr("Di berkas (SIASN)"), getter=lambda line: line.baru),
        Column(key="diambil", header=_tr("Yang dipakai"), getter=lambda line: DARI_BERKAS if line.diambil else TETAP,
               choices=(TETAP, DARI_BERKAS), strict=True, editable=lambda _: True, icon=lambda _: ("chevron-down", "soft-text"), width=190,
               key_map={"T": TETAP, "D": DARI_BERKAS}, setter=lambda line, text: replace(line, diambil=text == DARI_BERKAS),
               judge=lambda _, text: "" if text in (TETAP, DARI_BERKAS) else _tr("Tekan T untuk tetap, D untuk dari berkas.")),
    ]  # fmt: skip


def baru() -> list[Column[Garis]]:
    """New people."""
    heads = (_tr("Jenis pegawai"), _tr("Golongan"), _tr("Jabatan"), _tr("Unit kerja"))
    return [
        *_row(), *_who(), *_nip(),
        *(Column(key=f"isi{place}", header=head, getter=lambda line, place=place: line.isi[place])  # type: ignore[misc]  # bound in the loop
          for place, head in enumerate(heads)),
    ]  # fmt: skip


def catatan() -> list[Column[Garis]]:
    """What goes in but should be looked at."""
    return [
        *_row(), *_who(),
        Column(key="kolom", header=_tr("Kolom"), getter=lambda line: line.kolom),
        Column(key="terbaca", header=_tr("Yang terbaca"), getter=lambda line: line.baru, ink=lambda _: "warn"),
        _text(_tr("Yang perlu dilihat"), icon=lambda line: _SIGNS[line.tingkat]),
    ]  # fmt: skip


def sama() -> list[Column[Garis]]:
    """People about whom the file says nothing new."""
    return [*_row(), *_who(), *_nip(), _text(_tr("Catatan"))]


def dilewati() -> list[Column[Garis]]:
    """Rows that are no people, or were counted already."""
    return [*_row(), *_who(strong=False), _text(_tr("Alasan"))]


def hilang() -> list[Column[Garis]]:
    """Known people who are not in the files."""
    return [
        *_who(), *_nip(),
        Column(key="jenis", header=_tr("Jenis pegawai"), getter=lambda line: line.isi[0]),
        _text(_tr("Kemungkinan")),
    ]  # fmt: skip


def unit() -> list[Column[Garis]]:
    """Units that would be made."""
    return [
        Column(key="nama", header=_tr("Unit baru"), getter=lambda line: line.nama, strong=True),
        Column(key="induk", header=_tr("Di bawah"), getter=lambda line: line.baru or _tr("(paling atas)")),
        Column(key="orang", header=_tr("Pegawai di berkas"), getter=lambda line: int(line.isi[0]), align=RIGHT, width=150,
               sort_key=lambda line: int(line.isi[0])),
    ]  # fmt: skip


def lists() -> Sequence[Daftar]:
    """Return all lists in the order of their chips."""
    return (
        Daftar(model.PERLU, _tr("Perlu diperbaiki"),
               _tr("Tidak ikut disimpan. Selesaikan di sini, atau simpan daftar perbaikan dan impor lagi."), perlu, mark=True),
        Daftar(model.BERUBAH, _tr("Berubah"), _tr("Satu baris untuk tiap isian yang berubah."), berubah, "isian"),
        Daftar(model.TANGAN, _tr("Isian tangan"),
               _tr("Pernah diisi sendiri di kantor dan berbeda dari berkas. Yang tetap dicatat sebagai usul perbaikan SIASN."),
               tangan, "isian"),
        Daftar(model.BARU, _tr("Baru"), _tr("Belum ada di data kantor dan akan ditambahkan."), baru, "pegawai"),
        Daftar(model.CATATAN, _tr("Perlu dilihat"), _tr("Ikut disimpan; periksa bila ragu."), catatan, "catatan"),
        Daftar(model.HILANG, _tr("Tidak ada di berkas"),
               _tr("Ada di data kantor, tidak ada di berkas ini. Tidak ada yang dihapus; yang sudah keluar diakhiri di Pegawai."), hilang, "pegawai"),
        Daftar(model.UNIT, _tr("Unit baru"), _tr("Unit yang disebut berkas dan belum ada; dibuat saat disimpan."), unit, "unit"),
        Daftar(model.SAMA, _tr("Sama"), _tr("Tidak ada yang berubah."), sama),
        Daftar(model.DILEWATI, _tr("Dilewati"), _tr("Bukan pegawai, atau sudah terhitung di baris lain."), dilewati),
    )  # fmt: skip
