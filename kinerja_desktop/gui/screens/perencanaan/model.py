"""Columns and chips of the list of plans."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain import nip
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak
from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.widgets.basics import Chip
from kinerja_desktop.services import kata
from kinerja_desktop.services.skp import BELUM, BarisSkp, status_word

SIGNS: dict[str, tuple[str, str]] = {
    BELUM: ("circle-dashed", "warn"),
    StatusSkp.DRAF: ("pencil", "soft-text"),
    StatusSkp.DIAJUKAN: ("send", "accent"),
    StatusSkp.DIKEMBALIKAN: ("undo-2", "bad"),
    StatusSkp.DITETAPKAN: ("circle-check", "good"),
    StatusSkp.DITUTUP: ("lock", "soft-text"),
    StatusSkp.DIUBAH: ("history", "soft-text"),
}
"""Sign and ink of each status; never colour alone."""
_CHIPS = (BELUM, StatusSkp.DRAF, StatusSkp.DIAJUKAN, StatusSkp.DIKEMBALIKAN, StatusSkp.DITETAPKAN)
MENUNGGU = "menunggu"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Perencanaan", text)


def jabatan(row: BarisSkp) -> str:
    """Return the position, with Plt. before it where it is held so."""
    if row.jenis in (JenisPenugasan.DEFINITIF, JenisPenugasan.TUGAS_TAMBAHAN, ""):
        return row.jabatan
    return f"{kata.istilah('jenis_penugasan', row.jenis)} {row.jabatan}"


def rhk_words(row: BarisSkp) -> str:
    """Return how many RHK there are and how many of them serve one of the leader's, '' where there is no plan.

    Who has no leader in the office has nobody to serve: nothing is said about that.
    """
    if row.skp_id is None:
        return ""
    if not row.jumlah_rhk:
        return _tr("Belum ada RHK")
    count = teks.bilangan(row.jumlah_rhk)
    has_leader = row.penilai is not None and row.penilai.jenis is JenisPihak.PEGAWAI
    if not has_leader and not row.terhubung:
        return count
    return _tr("{0} ({1} terhubung)").format(count, teks.bilangan(row.terhubung))


def masa(row: BarisSkp) -> str:
    """Return the days that the plan covers."""
    return f"{teks.tanggal(row.dari)} – {teks.tanggal(row.sampai)}"


def _waits(row: BarisSkp) -> str:
    return _tr("Menunggu SKP atasan") if row.is_menunggu else ""


def columns() -> list[Column[BarisSkp]]:
    """Return the columns of the list."""
    order = [str(one) for one in (BELUM, *StatusSkp)]
    return [
        Column(key="nama", header=_tr("Nama"), getter=lambda row: row.nama, frozen=True, strong=True, widest=230),
        Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nip), never_elided=True,
               sort_key=lambda row: row.nip),
        Column(key="status", header=_tr("Status SKP"), getter=lambda row: status_word(row.status),
               icon=lambda row: SIGNS.get(row.status), ink=lambda row: SIGNS[row.status][1], searched=False,
               sort_key=lambda row: order.index(row.status), tooltip=lambda row: row.alasan, width=136),
        Column(key="rhk", header="RHK", getter=rhk_words, sort_key=lambda row: row.jumlah_rhk, searched=False, width=124,
               tooltip=lambda row: _tr("Banyaknya rencana hasil kerja, dan yang sudah terhubung dengan RHK pimpinan")
               if row.jumlah_rhk else ""),
        Column(key="atasan", header=_tr("Atasan"), getter=lambda row: row.penilai_nama or _tr("Belum ada atasan"),
               ink=lambda row: "" if row.penilai_nama else "warn", widest=190,
               icon=lambda row: ("hourglass", "warn") if row.is_menunggu else None, tooltip=_waits),
        Column(key="jabatan", header=_tr("Jabatan"), getter=jabatan, widest=220),
        Column(key="unit", header="Unit", getter=lambda row: row.unit, widest=200),
        Column(key="masa", header=_tr("Masa SKP"), getter=masa, sort_key=lambda row: row.dari, hidden=True),
    ]  # fmt: skip


def chips() -> list[Chip]:
    """Return the chips over the list."""
    made = [Chip("", _tr("Semua"))]
    made += [Chip(str(one), status_word(one), mark=one == StatusSkp.DIKEMBALIKAN) for one in _CHIPS]
    return [*made, Chip(MENUNGGU, _tr("Menunggu atasan"))]


def _has(status: str) -> Callable[[BarisSkp], bool]:
    return lambda row: row.status == status


GROUPS: dict[str, Callable[[BarisSkp], bool]] = {
    "": lambda _: True,
    **{str(one): _has(one) for one in _CHIPS},
    MENUNGGU: lambda row: row.is_menunggu,
}
"""Conditions of the chips."""
