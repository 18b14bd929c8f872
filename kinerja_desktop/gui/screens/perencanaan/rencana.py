"""Rows and columns of the outline: an RHK with its indicators below it, and what typing in a cell means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.kerangka_skp import Tempat
from kinerja_desktop.domain.skp import Aspek, Indikator, IsiSkp, JenisRhk, Perspektif, Rhk
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.services import kata, ketikan_skp
from kinerja_desktop.services.skp import RhkPimpinan

NOMOR, TEKS, ASPEK, PERSPEKTIF, TARGET, PIMPINAN, JENIS, DARI = (
    "no", "teks", "aspek", "perspektif", "target", "pimpinan", "jenis", "dari",
)  # fmt: skip
INDENT = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rencana", text)


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the outline. ``nomor`` counts the RHK in which something was written, as the findings do."""

    id: int
    tempat: Tempat
    nomor: int
    rhk: Rhk
    indikator: Indikator | None = None

    @property
    def teks(self) -> str:
        """Return the words of the row."""
        return self.rhk.teks if self.indikator is None else self.indikator.teks

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing was written in the row itself."""
        if self.indikator is not None:
            return self.indikator.is_kosong
        return not (self.rhk.teks.strip() or self.rhk.pimpinan_teks.strip())


def rows(isi: IsiSkp) -> list[Baris]:
    """Return the lines of a content whose rows all have ids."""
    made: list[Baris] = []
    number = 0
    for place, one in enumerate(isi.rhk):
        number += not one.is_kosong
        made.append(Baris(2 * (one.id or 0), Tempat(place), 0 if one.is_kosong else number, one))
        made += [
            Baris(2 * (ind.id or 0) + 1, Tempat(place, index), number, one, ind)
            for index, ind in enumerate(one.indikator)
        ]
    return made


def place_of(isi: IsiSkp, row: Baris) -> Tempat | None:
    """Return where a row stands in a content, None if it is not there."""
    for place, one in enumerate(isi.rhk):
        if one.id == row.rhk.id and row.indikator is None:
            return Tempat(place)
        for index, ind in enumerate(one.indikator):
            if row.indikator is not None and ind.id == row.indikator.id:
                return Tempat(place, index)
    return None


def _number(row: Baris) -> str:
    index = row.tempat.indikator
    if index is None:
        return str(row.nomor) if row.nomor else ""
    return chr(ord("a") + index) if index < 26 else ""


class Isian:
    """What the columns ask the editor: may one type, whose RHK can be served."""

    editable: bool = False
    pimpinan: Sequence[RhkPimpinan] = ()


def words_of(kind: str, codes: Sequence[str]) -> dict[str, str]:
    """Return word -> code of aspek or perspektif."""
    return {kata.istilah(kind, code): code for code in codes}


def columns(isian: Isian) -> list[Column[Baris]]:
    """Return the columns of the outline."""
    any_: Callable[[Baris], bool] = lambda _row: isian.editable  # noqa: E731 - a condition like those below
    on_ind: Callable[[Baris], bool] = lambda row: isian.editable and row.indikator is not None  # noqa: E731
    on_rhk: Callable[[Baris], bool] = lambda row: isian.editable and row.indikator is None  # noqa: E731
    return [
        Column(key=NOMOR, header=_tr("No."), getter=_number, width=42, ink=lambda row: "soft-text" if row.indikator else "",
               filterable=False),
        Column(key=TEKS, header=_tr("Rencana hasil kerja / indikator"), getter=lambda row: row.teks, editable=any_,
               setter=lambda row, _text: row, lines=4, indent=lambda row: INDENT if row.indikator else 0, filterable=False,
               strong=lambda row: row.indikator is None,
               icon=lambda row: ("chevron-right", "soft-text") if row.indikator else None),
        _coded(ASPEK, _tr("Aspek"), "aspek", on_ind, 92),
        _coded(PERSPEKTIF, _tr("Perspektif"), "perspektif", on_ind, 136),
        Column(key=TARGET, header="Target", getter=lambda row: row.indikator.target if row.indikator else "", editable=on_ind,
               setter=lambda row, _text: row, lines=3, width=132, filterable=False),
        Column(key=PIMPINAN, header=_tr("RHK pimpinan"), getter=lambda row: "" if row.indikator else row.rhk.pimpinan_teks,
               editable=on_rhk, setter=lambda row, _text: row, lines=4, width=190, icon=_link, tooltip=_link_words,
               filterable=False),
        Column(key=JENIS, header=_tr("Jenis"), width=76, editable=on_rhk, filterable=False,
               getter=lambda row: "" if row.indikator else kata.istilah("jenis_rhk", row.rhk.jenis),
               choices=tuple(kata.istilah("jenis_rhk", one) for one in JenisRhk), strict=True,
               key_map=_letters("jenis_rhk")),
        Column(key=DARI, header=_tr("Penugasan dari"), getter=lambda row: "" if row.indikator else row.rhk.penugasan_dari,
               editable=on_rhk, setter=lambda row, _text: row, lines=3, width=110, filterable=False),
    ]  # fmt: skip


def _letters(kind: str) -> dict[str, str]:
    return {letter: kata.istilah(kind, code) for letter, code in ketikan_skp.HURUF[kind].items()}


def _coded(key: str, header: str, kind: str, editable: Callable[[Baris], bool], width: int) -> Column[Baris]:
    words = _letters(kind)
    return Column(
        key=key, header=header, width=width, editable=editable, filterable=False, choices=tuple(words.values()), strict=True,
        key_map=words, getter=lambda row: kata.istilah(kind, getattr(row.indikator, key)) if row.indikator else "",
    )  # fmt: skip


def _link(row: Baris) -> tuple[str, str] | None:
    if row.indikator is not None or not row.rhk.pimpinan_teks:
        return None
    return ("unlink", "warn") if row.rhk.is_tergantung else ("link", "good")


def _link_words(row: Baris) -> str:
    if row.indikator is not None or not row.rhk.pimpinan_teks:
        return ""
    if row.rhk.is_tergantung:
        return _tr(
            "Sementara: ditulis sendiri, belum terhubung dengan RHK pimpinan. F4 menampilkan daftarnya."
        )
    return _tr("Terhubung dengan RHK pimpinan")


def typed(isi: IsiSkp, at: Tempat, key: str, text: str, leader: Sequence[RhkPimpinan]) -> tuple[IsiSkp, str]:
    """Return the content after a cell was typed into, and why not ('' if it was taken)."""
    text = text.strip()
    if key == JENIS and not text:
        return isi, sentence("perencanaan.jenis-kosong")
    if key == JENIS:
        wanted = ketikan_skp.code_of("jenis_rhk", text)
        if not wanted or at.indikator is not None:
            return isi, sentence(
                "perencanaan.bukan-pilihan", teks=text, pilihan=_choices("jenis_rhk", list(JenisRhk))
            )
        return kerangka_skp.set_kind(isi, at, wanted).isi, ""
    if at.indikator is None:
        return _typed_rhk(isi, at, key, text, leader), ""
    if key in (ASPEK, PERSPEKTIF):
        codes = [one.value for one in (Aspek if key == ASPEK else Perspektif)]
        code = ketikan_skp.code_of(key, text)
        if text and not code:
            return isi, sentence("perencanaan.bukan-pilihan", teks=text, pilihan=_choices(key, codes))
        text = code
    if key not in (TEKS, ASPEK, PERSPEKTIF, TARGET):
        return isi, ""
    return kerangka_skp.change_indicator(isi, at, lambda one: replace(one, **{key: text})), ""  # type: ignore[arg-type] # a text field of Indikator


def _choices(kind: str, codes: Sequence[str]) -> str:
    return ", ".join(kata.istilah(kind, code) for code in codes)


def _typed_rhk(isi: IsiSkp, at: Tempat, key: str, text: str, leader: Sequence[RhkPimpinan]) -> IsiSkp:
    if key == TEKS:
        return kerangka_skp.change_rhk(isi, at.rhk, lambda one: replace(one, teks=text))
    if key == DARI:
        return kerangka_skp.change_rhk(isi, at.rhk, lambda one: replace(one, penugasan_dari=text))
    if key != PIMPINAN:
        return isi
    found = ketikan_skp.served(text, leader)
    if found is not None:
        return serve(isi, at, found)
    return kerangka_skp.change_rhk(
        isi, at.rhk, lambda one: replace(one, pimpinan_id=None, pimpinan_teks=text)
    )


def serve(isi: IsiSkp, at: Tempat, leader: RhkPimpinan) -> IsiSkp:
    """Return the content with an RHK linked to one of the leader's."""
    return kerangka_skp.change_rhk(
        isi, at.rhk, lambda one: replace(one, pimpinan_id=leader.id, pimpinan_teks=leader.teks)
    )
