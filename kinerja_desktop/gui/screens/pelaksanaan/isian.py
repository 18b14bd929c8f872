"""What one person's grid shows: RHK with indicators, rencana aksi, bukti and umpan balik below; typed cells as content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain.pelaksanaan import Aksi, Bagian, IsiPelaksanaan, JenisBukti, Kunci, kemajuan
from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import CellKind, CellState, Column
from kinerja_desktop.services import kata
from kinerja_desktop.services.pelaksanaan import BuktiRow, LembarPelaksanaan, UmpanBalikRow, pemberi_words

TEKS, OUTPUT, TARGET, REALISASI = "teks", "indikator", "target", "realisasi"
_INDENT: Final = 22


class JenisBaris(StrEnum):
    """What a row of the grid is."""

    RHK = "rhk"
    INDIKATOR = "indikator"
    AKSI = "aksi"
    BARU = "baru"
    BUKTI = "bukti"
    UMPAN = "umpan"
    PERILAKU = "perilaku"
    PENILAI = "penilai"


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. ``rhk_id`` 0 below Perilaku; ``kunci`` where realisasi is typed; ``urutan`` of a line of rencana aksi.

    ``lain``: what somebody else wrote there meanwhile, '' for nothing any more; None: nobody did.
    """

    id: int
    jenis: JenisBaris
    rhk_id: int
    teks: str
    indikator: str = ""
    target: str = ""
    kunci: Kunci | None = None
    realisasi: str = ""
    urutan: int = 0
    bukti: BuktiRow | None = None
    umpan: UmpanBalikRow | None = None
    is_hilang: bool = False
    lain: str | None = None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pelaksanaan", text)


class Penyusun:
    """Makes the rows; a row keeps its id as long as the same thing is shown."""

    def __init__(self) -> None:
        self._ids: dict[tuple[object, ...], int] = {}

    def _id(self, *key: object) -> int:
        return self._ids.setdefault(key, len(self._ids) + 1)

    def rows(
        self,
        lembar: LembarPelaksanaan,
        isi: IsiPelaksanaan,
        butir: Sequence[ButirPerilaku],
        lain: Mapping[Bagian, str] = MappingProxyType({}),
    ) -> list[Baris]:
        """Return the rows of a person with the content as it is now; ``lain``: parts that somebody else wrote too."""
        made: list[Baris] = []
        for number, one in enumerate(lembar.plan.rhk, 1):
            rhk_id = one.id or 0
            own = None if one.indikator else (rhk_id, 0)
            said = isi.of(own) if own else ""
            made.append(
                Baris(self._id("rhk", rhk_id), JenisBaris.RHK, rhk_id, f"{number}. {one.teks}", kunci=own, realisasi=said,
                      lain=lain.get(own) if own else None)
            )  # fmt: skip
            for ind in one.indikator:
                key = (rhk_id, ind.id or 0)
                made.append(
                    Baris(self._id("ind", *key), JenisBaris.INDIKATOR, rhk_id, ind.teks, target=ind.target, kunci=key,
                          realisasi=isi.of(key), lain=lain.get(key))
                )  # fmt: skip
            for place, step in enumerate((*isi.lines(rhk_id), Aksi())):
                kind = JenisBaris.BARU if place == len(isi.lines(rhk_id)) else JenisBaris.AKSI
                key_ = ("baru", rhk_id) if kind is JenisBaris.BARU else ("aksi", rhk_id, place)
                made.append(
                    Baris(
                        self._id(*key_),
                        kind,
                        rhk_id,
                        step.teks,
                        step.indikator,
                        step.target,
                        urutan=place,
                        lain=lain.get(rhk_id),
                    )
                )
            made += self._proofs(lembar, rhk_id)
            made += self._feedback(lembar, rhk_id, "")
        return made + list(self._values(lembar, butir))

    def _proofs(self, lembar: LembarPelaksanaan, rhk_id: int) -> list[Baris]:
        return [
            Baris(self._id("bukti", one.id), JenisBaris.BUKTI, rhk_id, one.nama, bukti=one, is_hilang=one.id in lembar.hilang)
            for one in lembar.bukti
            if one.rhk_id == rhk_id
        ]  # fmt: skip

    def _feedback(self, lembar: LembarPelaksanaan, rhk_id: int, value: str) -> list[Baris]:
        return [
            Baris(self._id("umpan", one.id), JenisBaris.UMPAN, rhk_id, feedback_words(one), umpan=one)
            for one in lembar.umpan_balik
            if one.perilaku == value and (one.rhk_id or 0) == rhk_id
        ]

    def _values(self, lembar: LembarPelaksanaan, butir: Sequence[ButirPerilaku]) -> Iterator[Baris]:
        rated = dict(lembar.penilai_perilaku)
        for one in butir:
            below = self._feedback(lembar, 0, one.kunci)
            words = rated.get(one.nama, "")
            if not below and not words:
                continue
            yield Baris(
                self._id("nilai", one.kunci), JenisBaris.PERILAKU, 0, _tr("Perilaku: {0}").format(one.nama)
            )
            if words:
                said = _tr("Pejabat penilai (dari Entri Penilaian): {0}").format(words)
                yield Baris(self._id("penilai", one.kunci), JenisBaris.PENILAI, 0, said)
            yield from below


def feedback_words(row: UmpanBalikRow) -> str:
    """Return an umpan balik in one line: who, when, what."""
    who = pemberi_words(row, kata.istilah("pemberi", row.pemberi))
    return f"{who}, {teks.tanggal(row.tanggal)}: {row.teks}"


_ICON: Final = {
    JenisBaris.INDIKATOR: ("chevron-right", "soft-text"),
    JenisBaris.AKSI: ("list", "accent"),
    JenisBaris.BARU: ("plus", "soft-text"),
    JenisBaris.UMPAN: ("message-circle", "accent"),
    JenisBaris.PENILAI: ("clipboard-check", "soft-text"),
}


def _icon(row: Baris) -> tuple[str, str] | None:
    if row.bukti is not None:
        if row.is_hilang:
            return ("file-warning", "bad")
        return ("link" if row.bukti.jenis == JenisBukti.TAUTAN else "file-text", "good")
    return _ICON.get(row.jenis)


def _is_line(row: Baris) -> bool:
    return row.jenis in (JenisBaris.AKSI, JenisBaris.BARU)


def _words(row: Baris) -> str:
    if row.bukti is not None and row.is_hilang:
        return _tr("{0} (berkasnya hilang atau berubah)").format(row.teks)
    return row.teks


def _progress(row: Baris) -> str:
    found = kemajuan(row.target, row.realisasi) if row.jenis is JenisBaris.INDIKATOR else None
    if found is None:
        return ""
    done, plan = (teks.desimal(one) for one in (found.realisasi, found.target))
    if found.satuan == "%":  # a percent stands close to its number
        done, plan = (f"{one}%" for one in (done, plan))
    unit = "" if found.satuan == "%" else found.satuan
    return sentence("pelaksanaan.kemajuan", realisasi=done, target=plan, satuan=unit).strip()


def _why(row: Baris, key: str) -> str:
    """Return why nothing is typed in a cell, and where it is."""
    if key == REALISASI:
        below = row.jenis is JenisBaris.RHK
        return sentence("pelaksanaan.realisasi-di-indikator" if below else "pelaksanaan.bukan-realisasi")
    return sentence("pelaksanaan.bukan-isian" if row.rhk_id else "pelaksanaan.bukan-rencana")


def _disputed(row: Baris) -> CellState | None:
    if row.lain is None:
        return None
    return CellState(CellKind.WRONG, sentence("pelaksanaan.isi-lain", isi=row.lain or _tr("(kosong)")))


def columns() -> list[Column[Baris]]:
    """Return the columns of one person's grid."""
    return [
        Column(key=TEKS, header=_tr("Rencana hasil kerja, indikator, rencana aksi"), getter=_words, editable=_is_line, why=lambda row: _why(row, TEKS),
               setter=lambda row, _text: row, lines=4, filterable=False, icon=_icon,
               state=lambda row: _disputed(row) if row.jenis is JenisBaris.AKSI else None,
               indent=lambda row: 0 if row.jenis in (JenisBaris.RHK, JenisBaris.PERILAKU) else _INDENT,
               strong=lambda row: row.jenis in (JenisBaris.RHK, JenisBaris.PERILAKU),
               ink=lambda row: "bad" if row.is_hilang else "",
               tooltip=lambda row: _tr("Ketik rencana aksi baru di sini, atau tempel beberapa baris dari Excel")
               if row.jenis is JenisBaris.BARU else ""),
        Column(key=OUTPUT, header=_tr("Indikator/output"), getter=lambda row: row.indikator, editable=_is_line, why=lambda row: _why(row, OUTPUT),
               setter=lambda row, _text: row, lines=3, width=170, filterable=False),
        Column(key=TARGET, header="Target", getter=lambda row: row.target, editable=_is_line, why=lambda row: _why(row, TARGET),
               setter=lambda row, _text: row, lines=3, width=130, filterable=False),
        Column(key=REALISASI, header=_tr("Realisasi"), getter=lambda row: row.realisasi, lines=4, width=190,
               editable=lambda row: row.kunci is not None,
               state=lambda row: _disputed(row) if row.kunci is not None else None, setter=lambda row, _text: row, filterable=False,
               why=lambda row: _why(row, REALISASI)),
        Column(key="kemajuan", header=_tr("Terhadap target"), getter=_progress, width=150, filterable=False,
               why=lambda _row: sentence("pelaksanaan.bukan-kemajuan")),
    ]  # fmt: skip


def typed(isi: IsiPelaksanaan, row: Baris, key: str, text: str) -> IsiPelaksanaan:
    """Return the content after a cell was typed into."""
    if key == REALISASI:
        return isi.with_realisasi(row.kunci, text) if row.kunci is not None else isi
    lines = [*isi.lines(row.rhk_id), Aksi()]
    lines[row.urutan] = replace(lines[row.urutan], **{key: text.strip()})
    return isi.with_lines(row.rhk_id, lines)


def pasted(isi: IsiPelaksanaan, row: Baris, block: Sequence[Sequence[str]]) -> IsiPelaksanaan:
    """Return the content after rows were pasted as rencana aksi before a line: what, output, target."""
    fresh = [Aksi(*(cell.strip() for cell in (*cells, "", "", "")[:3])) for cells in block]
    lines = list(isi.lines(row.rhk_id))
    lines[row.urutan : row.urutan] = fresh
    return isi.with_lines(row.rhk_id, lines)
