"""Parts that the forms of SKP, lampiran and evaluasi share: titles, identity pair, hasil kerja, perilaku, signatures.

Sources of form and words: PermenPANRB 6/2022, Lampiran, as its reproductions show it; every word with its source in
`resources/references/lembar.csv`. Widths and sizes are ours, the regulation fixes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kinerja_desktop.documents.kit import kepala, label, tanda_tangan
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.huruf import MIRING, TEBAL, gaya
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel, Tabel
from kinerja_desktop.documents.lembar import Pihak, TandaTangan
from kinerja_desktop.domain.codes import JenisNomor
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan

ISI: Final = gaya(9, 3.8)
JUDUL: Final = gaya(9, 3.8, TEBAL)
KEPALA: Final = gaya(8, 3.6, TEBAL)
_ANGKA = gaya(7.5, 3.6)
_MIRING = gaya(9, 3.8, MIRING)
PAD: Final = mm(0.9)
_PAD_BUTIR = mm(0.5)
_BUTIR = mm(3)
NOMOR: Final = mm(8)
_TTD = mm(80)
_SEBELUM_TTD = mm(5)
KOSONG: Final = "-"


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One indikator kinerja individu with its target; ``dimensi``: aspek (JA/JF) or perspektif (JPT)."""

    teks: str
    target: str
    dimensi: str = ""


@dataclass(frozen=True, slots=True)
class HasilKerja:
    """One rencana hasil kerja.

    Attributes:
        ukuran: its indicators in their order.
        pimpinan: the leader's RHK it serves; '' none.
        penugasan: who assigned it (``Menteri``), printed in brackets; '' nobody.
        realisasi: one per indicator, or a single one for all of them; () on an SKP.
        umpan_balik: on the evaluation only.
    """

    teks: str
    ukuran: tuple[Ukuran, ...] = ()
    pimpinan: str = ""
    penugasan: str = ""
    realisasi: tuple[str, ...] = ()
    umpan_balik: str = ""


@dataclass(frozen=True, slots=True)
class NilaiPerilaku:
    """One value of perilaku kerja with its guides and what the leader expects of it."""

    nama: str
    panduan: tuple[str, ...]
    ekspektasi: str = ""
    umpan_balik: str = ""


Make = Callable[[Sequence[HasilKerja]], list[Blok]]
"""Turns the RHK of one part into blocks."""


def text(value: str) -> str:
    """Return a text as it is printed: nothing is ``-``."""
    return value.strip() or KOSONG


def scaled(widths_mm: Sequence[float], lebar: float) -> tuple[float, ...]:
    """Return widths in the proportions of the A4 form that fill ``lebar`` points."""
    return tuple(lebar * one / sum(widths_mm) for one in widths_mm)


def body(value: str, rata: Rata = Rata.KIRI, span: int = 1, baris: int = 1, *, ulang: bool = False) -> Sel:
    """Return a cell of the body; ``ulang``: it says on every page what the rest of the row belongs to."""
    return Sel(text(value), ISI, rata, span, baris=baris, ulang=ulang)


def angka(value: int, baris: int = 1, *, ulang: bool = False) -> Sel:
    """Return a running number; in the narrow column of the forms four digits stand on a line."""
    return Sel(str(value), ISI, Rata.TENGAH, sisi=mm(0.4), baris=baris, ulang=ulang)


def bar(word: str, span: int, *, lekat: bool = True) -> Baris:
    """Return a tinted row over the whole table (``HASIL KERJA``)."""
    return Baris((Sel(word, JUDUL, Rata.KIRI, span, latar=True),), PAD, lekat=lekat, utuh=True)


def listed(word: str, rows: Iterable[Baris], span: int) -> Blok:
    """Return a bar with the rows of its list; where they go on on another page the bar stands above them again."""
    again = bar(f"{word} {label.words('tabel')['lanjutan']}", span)
    return Blok((bar(word, span), *rows), lanjutan=again)


def head(words: Sequence[tuple[str, int]], *, numbered: bool = True) -> tuple[Baris, ...]:
    """Return the head of a table from (word, columns) and, below it, the numbering row ``(1)(2)...``."""
    cells = tuple(
        Sel(word, KEPALA, Rata.TENGAH, span, latar=True, tengah=True, sisi=mm(1)) for word, span in words
    )
    rows = [Baris(cells, PAD, utuh=True)]
    if numbered:
        numbers = tuple(
            Sel(f"({n})", _ANGKA, Rata.TENGAH, span) for n, (_, span) in enumerate(words, start=1)
        )
        rows.append(Baris(numbers, mm(0.3), utuh=True))
    return tuple(rows)


def top(
    alir: Alir,
    judul: Sequence[str],
    instansi: str,
    rentang: str,
) -> None:
    """Put the centred title and, above the table, instansi at the left and the span of the SKP at the right."""
    kepala.titles(alir, judul)
    alir.space(mm(3))
    kepala.office_and_span(alir, instansi, label.words("skp")["rentang"].format(rentang=rentang))


def titles(kelompok: KelompokSkp, pendekatan: Pendekatan, judul: str) -> list[str]:
    """Return the three lines of a title: which sheet, which approach, for whom."""
    words = label.words("skp")
    return [judul, words[f"pendekatan_{pendekatan.value}"], words[f"bagi_{kelompok.value}"]]


# -- identity


def identity(alir: Alir, pegawai: Pihak, penilai: Pihak) -> None:
    """Put the two officials side by side, five numbered lines each."""
    words = label.words("skp")
    heads = [(words["no"], 1), (words["pegawai"], 2), (words["no"], 1), (words["penilai"], 2)]
    lines = zip(_lines(pegawai), _lines(penilai), strict=True)
    rows = [
        Baris((*_line(number, *left), *_line(number, *right)), PAD)
        for number, (left, right) in enumerate(lines, start=1)
    ]
    half = (8, 42, 83.5) if alir.tata.lanskap else (8, 35, 47)
    alir.table(
        Tabel(
            scaled(half * 2, alir.tata.lebar),
            tuple(Blok((row,)) for row in rows),
            head(heads, numbered=False),
        )
    )


def _lines(pihak: Pihak) -> list[tuple[str, str]]:
    words = label.words("skp")
    pangkat = "pangkat_nrp" if pihak.jenis_nomor is JenisNomor.NRP else "pangkat"
    return [
        (words["nama"], pihak.nama),
        (words[pihak.jenis_nomor.value], pihak.nomor),
        (words[pangkat], pihak.pangkat),
        (words["jabatan"], pihak.jabatan),
        (words[pihak.label_unit.value], pihak.unit),
    ]


def _line(number: int, name: str, value: str) -> tuple[Sel, Sel, Sel]:
    return angka(number), Sel(name, ISI), body(value)


# -- hasil kerja, kuantitatif: a row per indicator


def sections(
    utama: Sequence[HasilKerja], tambahan: Sequence[HasilKerja], columns: int, make: Make
) -> list[Blok]:
    """Return ``A. UTAMA`` and ``B. TAMBAHAN``, each numbered from 1; a part without RHK gets one row of ``-``."""
    words = label.words("skp")
    found: list[Blok] = []
    for word, items in (("utama", utama), ("tambahan", tambahan)):
        found.append(Blok((Baris((Sel(words[word], JUDUL, span=columns),), PAD, lekat=True, utuh=True),)))
        found += make(items) if items else [Blok((Baris((body("", span=columns),), PAD),))]
    return found


def counted(items: Sequence[HasilKerja], *, is_jpt: bool, is_evaluasi: bool) -> list[Blok]:
    """Return RHK with a row per indicator; number, RHK and feedback cover those rows.

    Of JA and JF, neighbours that serve one RHK of the leader share its cell.
    """
    found: list[Blok] = []
    numbered = list(enumerate(items, start=1))
    while numbered:
        leader = numbered[0][1].pimpinan.strip()
        shared = 1
        while (
            not is_jpt
            and leader
            and shared < len(numbered)
            and numbered[shared][1].pimpinan.strip() == leader
        ):
            shared += 1
        here, numbered = numbered[:shared], numbered[shared:]
        above = sum(max(len(one.ukuran), 1) for _, one in here)
        rows: list[Baris] = []
        for number, one in here:
            lead = () if is_jpt else (body(leader, baris=above, ulang=True),) if not rows else None
            rows += _rows(number, one, lead, is_jpt=is_jpt, is_evaluasi=is_evaluasi)
        found.append(Blok(tuple(rows)))
    return found


def _rows(
    number: int, one: HasilKerja, lead: tuple[Sel, ...] | None, *, is_jpt: bool, is_evaluasi: bool
) -> list[Baris]:
    """Return the rows of one RHK; ``lead``: the cell of the leader's RHK where it begins here."""
    measures = one.ukuran or (Ukuran("", ""),)
    count = len(measures)
    rows: list[Baris] = []
    for place, each in enumerate(measures):
        cells: list[Sel] = []
        if place == 0:
            cells = [angka(number, count, ulang=True), *(lead or ())]
            cells.append(body(narrative(one), baris=count, ulang=True))
        said = [body(each.teks), body(each.target)]
        said = [*said, body(each.dimensi)] if is_jpt else [body(each.dimensi), *said]
        cells += said
        if is_evaluasi:
            cells += _results(one, place, count)
        rows.append(Baris(tuple(cells), PAD))
    return rows


def _results(one: HasilKerja, place: int, count: int) -> list[Sel]:
    """Return realisasi and umpan balik of a row: one realisasi for all indicators covers their rows."""
    cells: list[Sel] = []
    if len(one.realisasi) > 1:
        cells.append(body(one.realisasi[place] if place < len(one.realisasi) else ""))
    elif place == 0:
        cells.append(body("".join(one.realisasi), baris=count))
    if place == 0:
        cells.append(body(one.umpan_balik, baris=count))
    return cells


def narrative(one: HasilKerja) -> str:
    """Return the words of an RHK, the source of an assignment in brackets behind them."""
    if not one.penugasan.strip():
        return text(one.teks)
    return f"{text(one.teks)} {label.words('skp')['penugasan'].format(dari=one.penugasan.strip())}"


# -- hasil kerja, kualitatif: a text with its measures below


def told(items: Sequence[HasilKerja], *, is_jpt: bool, is_evaluasi: bool) -> list[Blok]:
    """Return RHK as texts, each with its measures as points below an italic line."""
    return [
        _told(number, one, is_jpt=is_jpt, is_evaluasi=is_evaluasi)
        for number, one in enumerate(items, start=1)
    ]


def _told(number: int, one: HasilKerja, *, is_jpt: bool, is_evaluasi: bool) -> Blok:
    """Return one RHK; what was realised of each measure stands beside it, what was of the whole beside all."""
    words = label.words("skp")
    said = narrative(one)
    if not is_jpt and one.pimpinan.strip():
        said = f"{said}\n{words['diintervensi'].format(teks=one.pimpinan.strip())}"
    measures = [_measure(each, is_jpt=is_jpt) for each in one.ukuran]
    count = 2 + max(len(measures), 1)
    each_told = is_evaluasi and any(map(str.strip, one.realisasi)) and len(one.realisasi) == len(measures)
    beside: tuple[Sel, ...] = ()
    if is_evaluasi:
        done = "\n".join(line for line in one.realisasi if line.strip())
        above = Sel("", ISI, baris=count - len(measures)) if each_told else body(done, baris=count)
        beside = (above, body(one.umpan_balik, baris=count))
    italic = Sel(words["ukuran_jpt" if is_jpt else "ukuran_ja_jf"], _MIRING)
    rows = [Baris((body(said), *beside), PAD, lekat=True), Baris((italic,), PAD, lekat=True)]
    below = points(measures)
    if each_told:
        below = [
            replace(row, sel=(*row.sel, body(done))) for row, done in zip(below, one.realisasi, strict=True)
        ]
    rows += below
    return Blok(tuple(rows), angka(number))


def _measure(one: Ukuran, *, is_jpt: bool) -> str:
    words = label.words("skp")
    said = text(one.teks)
    if one.target.strip():
        said = words["ukuran_target"].format(teks=said, target=one.target.strip())
    if is_jpt and one.dimensi.strip():
        said = words["ukuran_perspektif"].format(teks=said, perspektif=one.dimensi.strip())
    return said


def points(lines: Sequence[str], beside: tuple[Sel, ...] = ()) -> list[Baris]:
    """Return lines as points ``- ...`` that read on from each other and stay together; none: one ``-``.

    ``beside``: cells at the right, covering all of them; without, the points read on from the row above too.
    """
    cells = [Sel(text(line), ISI, awalan=KOSONG, indent=_BUTIR) for line in lines] or [Sel(KOSONG, ISI)]
    last = len(cells) - 1
    return [
        Baris(
            (cell, *(beside if number == 0 else ())),
            _PAD_BUTIR,
            lekat=number < last,
            menyatu=number > 0 or not beside,
        )
        for number, cell in enumerate(cells)
    ]


# -- perilaku kerja and signatures


def behaviour(alir: Alir, values: Iterable[NilaiPerilaku], *, is_evaluasi: bool, ekor: float = 0) -> None:
    """Put *PERILAKU KERJA*: per value its name, below it the guides and the leader's expectation (and feedback)."""
    words = label.words("skp")
    bar_row = bar(words["perilaku"], 3)
    if is_evaluasi:
        widths = scaled((8, 82, 82, 95) if alir.tata.lanskap else (8, 66, 56, 50), alir.tata.lebar)
        feedback = label.words("evaluasi")["umpan_balik"]
        right = Sel(feedback, KEPALA, Rata.TENGAH, latar=True, tengah=True, sisi=mm(1))
        left = Sel(words["perilaku"], JUDUL, span=3, latar=True, tengah=True)
        tabel = Tabel(widths, _values(values, is_evaluasi=True), (Baris((left, right), PAD, utuh=True),))
    else:
        spare = alir.tata.lebar - NOMOR
        widths = (NOMOR, spare / 2, spare / 2)
        tabel = Tabel(widths, _values(values, is_evaluasi=False), (bar_row,))
    alir.table(tabel, ekor=ekor)


def _values(values: Iterable[NilaiPerilaku], *, is_evaluasi: bool) -> tuple[Blok, ...]:
    words = label.words("skp")
    found: list[Blok] = []
    for number, one in enumerate(values, start=1):
        count = max(len(one.panduan), 1)
        expected = f"{words['ekspektasi']}\n{text(one.ekspektasi)}"
        beside: tuple[Sel, ...] = (Sel(expected, ISI, baris=count),)
        if is_evaluasi:
            beside = (*beside, body(one.umpan_balik, baris=count))
        name = Baris((Sel(one.nama, JUDUL, span=1 + len(beside)),), PAD, lekat=True)
        found.append(Blok((name, *points(one.panduan, beside)), Sel(str(number), ISI, Rata.TENGAH)))
    return tuple(found)


TINGGI_RATING: Final = 2 * (JUDUL.jarak + 2 * PAD)
"""Height of a bar with what was decided below it."""


def rating(alir: Alir, word: str, value: str, ekor: float = 0) -> None:
    """Put a bar and below it, in the middle, what was decided."""
    rows = (bar(word, 1), Baris((Sel(text(value), JUDUL, Rata.TENGAH),), PAD, utuh=True))
    alir.table(Tabel((alir.tata.lebar,), (Blok(rows),)), ekor=ekor)


class Tanda:
    """The signatures below a sheet; `ekor` is what the table above must leave room for."""

    def __init__(self, alir: Alir, penilai: TandaTangan, pegawai: TandaTangan | None = None) -> None:
        words = label.words("skp")
        tata = alir.tata
        self._alir = alir
        if pegawai is None:
            capacity = words["ttd_penilai"]
            self._kolom = [tanda_tangan.Kolom(penilai, tata.kanan - _TTD, _TTD, sebagai=capacity)]
        else:
            capacities = (words["ttd_pegawai"], words["ttd_penilai"])
            self._kolom = tanda_tangan.pair(pegawai, penilai, tata.kiri, tata.kanan, capacities, _TTD)

    @property
    def ekor(self) -> float:
        """Height of the signatures and of the air above them."""
        return _SEBELUM_TTD + tanda_tangan.height(self._kolom)

    def put(self) -> None:
        """Put them."""
        self._alir.space(_SEBELUM_TTD)
        self._alir.whole(
            tanda_tangan.height(self._kolom), lambda page, y: tanda_tangan.draw(page, y, self._kolom)
        )
