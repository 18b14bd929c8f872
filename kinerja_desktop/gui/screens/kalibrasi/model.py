"""Rows, columns and boxes of the calibration; no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.kalibrasi import FaktaPenilai, Papan, Sel
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.screens.kalibrasi.kotak import Kartu, Tempat
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.services import kalibrasi, kata
from kinerja_desktop.services.kalibrasi import IsiKalibrasi, kata_sel
from kinerja_desktop.services.penilaian import BarisNilai

DAFTAR, KELOMPOK, MATRIKS = "daftar", "kelompok", "matriks"
TERKUNCI: Final = "terkunci"


@dataclass(frozen=True, slots=True)
class Baris:
    """A person of the list as the board stands; ``semula`` and ``alasan`` are '' for who was not moved.

    ``is_dicoba``: the move is tried out; the others are written.
    """

    nilai: BarisNilai
    kini: Sel
    predikat: str
    semula: str
    alasan: str
    is_dicoba: bool


def row_id(row: Baris) -> int:
    """Return what the list knows a row by."""
    return row.nilai.penugasan_id


def rows(found: IsiKalibrasi, papan: Papan) -> list[Baris]:
    """Return everybody as the board stands."""
    table = found.judge.kuadran.isi
    written = {one.penugasan_id: one for one in reversed(found.riwayat) if one.is_kini}
    made = []
    for one in found.orang:
        cell, moved = papan.sel(one.penugasan_id), papan.pindah.get(one.penugasan_id)
        before, why, held = "", "", written.get(one.penugasan_id)
        if moved is not None:
            before, why = table[moved.sebelum].value, moved.alasan
        elif held is not None:
            before, why = held.sebelum[2], held.alasan
        words = PREDIKAT_WORDS.get(before, before)
        made.append(Baris(one, cell, table[cell].value, words, why, moved is not None))
    return made


@dataclass(frozen=True, slots=True)
class Dilihat:
    """A board listed and counted: of a whole big office that takes a quarter of a second, so it is done where it is read."""

    isi: IsiKalibrasi
    papan: Papan
    baris: Sequence[Baris]
    jumlah: Mapping[Predikat, int]
    fakta: Sequence[FaktaPenilai]


def dilihat(found: IsiKalibrasi, papan: Papan) -> Dilihat:
    """List and count a board."""
    facts = kalibrasi.fakta(found.orang, papan, found.judge)
    return Dilihat(found, papan, rows(found, papan), papan.jumlah(found.judge), facts)


def kunci_sel(cell: Sel) -> str:
    """Return the key of a cell's box."""
    return "/".join(rating.value for rating in cell)


def sel_of(kunci: str) -> Sel:
    """Return the cell of a box's key."""
    hasil, perilaku = kunci.split("/")
    return Rating(hasil), Rating(perilaku)


def bins() -> list[Tempat]:
    """Return a box for each predikat, best at the left."""
    return [
        Tempat(one.value, PREDIKAT_WORDS[one], one.value, number, 0) for number, one in enumerate(Predikat)
    ]


def cells(judge: Regulations) -> list[Tempat]:
    """Return a box for each cell: hasil kerja downwards from the best, perilaku to the right from the lowest."""
    made = []
    for down, hasil in enumerate(Rating):
        for across, perilaku in enumerate(reversed(Rating)):
            words = (
                f"Hasil kerja {kata.istilah('rating', hasil)} × perilaku {kata.istilah('rating', perilaku)}"
            )
            predikat = judge.kuadran.isi[hasil, perilaku].value
            made.append(Tempat(kunci_sel((hasil, perilaku)), words, predikat, across, down))
    return made


def axes() -> tuple[list[str], list[str]]:
    """Return what stands over the columns and beside the rows of the matrix."""
    above = [f"Perilaku {kata.istilah('rating', one)}" for one in reversed(Rating)]
    return above, [f"Hasil kerja {kata.istilah('rating', one)}" for one in Rating]


def card(row: Baris) -> Kartu:
    """Return a person as his box shows him."""
    now = row.nilai
    about = "\n".join(part for part in (now.nama, now.jabatan, kata_sel(row.kini), row.alasan) if part)
    return Kartu(
        now.penugasan_id,
        now.nama,
        f"dari {row.semula}" if row.is_dicoba else "",
        about,
        now.status == TERKUNCI,
    )


def _where(row: Baris) -> str:
    """Return where a rating is changed: not by typing here."""
    code = "kalibrasi.orang-terkunci" if row.nilai.status == TERKUNCI else "kalibrasi.tekan-enter"
    return sentence(code, nama=row.nilai.nama)


def columns() -> list[Column[Baris]]:
    """Return the columns of the list."""
    order = [*map(str, Predikat)]
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nilai.nama, frozen=True, width=200,
               strong=lambda row: row.is_dicoba,
               icon=lambda row: ("lock", "soft-text") if row.nilai.status == TERKUNCI else ("move", "accent") if row.is_dicoba else None),
        Column(key="predikat", header="Predikat", getter=lambda row: PREDIKAT_WORDS[row.predikat], sign=lambda row: row.predikat,
               ink=lambda row: f"{row.predikat}-ink", sort_key=lambda row: order.index(row.predikat), strong=True, width=160, why=_where),
        Column(key="hasil", header="Hasil kerja", getter=lambda row: kata.istilah("rating", row.kini[0]), width=84, why=_where),
        Column(key="perilaku", header="Perilaku kerja", getter=lambda row: kata.istilah("rating", row.kini[1]), width=84, why=_where),
        Column(key="semula", header="Semula", getter=lambda row: row.semula, width=122),
        Column(key="alasan", header="Alasan", getter=lambda row: row.alasan, width=138, lines=3),
        Column(key="penilai", header="Penilai", getter=lambda row: row.nilai.penilai_nama, widest=180),
        Column(key="unit", header="Unit", getter=lambda row: row.nilai.unit, widest=180),
    ]  # fmt: skip
