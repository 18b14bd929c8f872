"""Rows and columns of Entri Penilaian: what a cell shows while it is typed, being saved, saved, wrong, locked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain import nip
from kinerja_desktop.domain import periode as periods
from kinerja_desktop.domain.codes import DinilaiDi, JenisPenugasan, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import masa
from kinerja_desktop.gui.models.column import SAVED, CellKind, CellState, Column, fold
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.services import kata
from kinerja_desktop.services.penilaian import (
    CATATAN,
    HASIL,
    LAINNYA,
    PERILAKU,
    TIDAK,
    ArtiAngka,
    BarisNilai,
    CellResult,
    KeadaanSel,
    alasan_tidak,
    baca_rating,
)

HASIL_WORDS = "Rating Hasil Kerja"
PERILAKU_WORDS = "Rating Perilaku Kerja"
BELUM, SEBAGIAN, TERSIMPAN, TERKUNCI, TIDAK_DINILAI = (status.value for status in StatusNilai)
SALAH = "salah"
"""Key of the chip *Perlu diperbaiki*."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Penilaian", text)


def rating_words() -> dict[str, str]:
    """Return the words of the three ratings by code."""
    return {str(code): kata.istilah("rating", code) for code in Rating}


@dataclass(slots=True)
class Aturan:
    """By what the grid judges at once: the period, its rules and what a bare 1 means (None: not said yet)."""

    periode: str = ""
    judge: Regulations | None = None
    arti: ArtiAngka | None = None
    words: dict[str, str] = field(default_factory=rating_words)

    def predikat(self, hasil: str, perilaku: str) -> str:
        """Return the code of the predikat of two ratings, '' while one is missing."""
        if not (hasil and perilaku and self.judge):
            return ""
        return self.judge.kuadran.isi[Rating(hasil), Rating(perilaku)].value


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the grid as shown.

    Attributes:
        nilai: the row as stored, with what was typed since on top of it.
        menunggu: fields that are not written yet.
        masalah: why an edit was refused, until the next one; '' none.
    """

    nilai: BarisNilai
    menunggu: frozenset[str] = frozenset()
    masalah: str = ""

    @property
    def terkunci(self) -> bool:
        """Return whether the rating is locked."""
        return self.nilai.status == TERKUNCI

    @property
    def salah(self) -> bool:
        """Return whether a typed text makes no sense."""
        return bool(self.nilai.hasil_teks or self.nilai.perilaku_teks)

    @property
    def lengkap(self) -> bool:
        """Return whether both ratings are there and written, but not locked."""
        return self.nilai.status == TERSIMPAN and not self.menunggu


def row_id(row: Baris) -> int:
    """Return what the grid knows a row by: its penugasan."""
    return row.nilai.penugasan_id


def typed(row: Baris, key: str, text: str, rules: Aturan) -> Baris:
    """Return a row with a cell as just typed: shown at once, not saved yet."""
    now = row.nilai
    if key in (HASIL, PERILAKU):
        read = baca_rating(text, rules.arti)
        code = read.value if isinstance(read, Rating) else ""
        wrong = "" if read is None or code else text.strip()
        if key == HASIL:
            now = replace(now, hasil=code, hasil_teks=wrong)
        else:
            now = replace(now, perilaku=code, perilaku_teks=wrong)
        now = replace(now, predikat=rules.predikat(now.hasil, now.perilaku), status=_status(now))
    elif key == CATATAN:
        now = replace(now, catatan=text.strip())
    elif key == TIDAK:
        now = replace(now, alasan_tidak=text.strip())
        now = replace(now, status=_status(now))
    return Baris(now, row.menunggu | {key})


def _status(now: BarisNilai) -> str:
    if now.alasan_tidak:
        return TIDAK_DINILAI
    if now.hasil and now.perilaku:
        return TERSIMPAN
    return SEBAGIAN if now.hasil or now.perilaku or now.hasil_teks or now.perilaku_teks else BELUM


def saved(row: Baris, results: Sequence[CellResult], waiting: Collection[str], rules: Aturan) -> Baris:
    """Return a row after its cells were written; cells in ``waiting`` were typed again meanwhile and stay."""
    now = row.nilai
    for result in results:
        now = replace(now, version=result.version, penilaian_id=result.penilaian_id or now.penilaian_id)
        if result.field not in waiting:
            now = _settled(now, result)
    last = results[-1]
    if not waiting:
        now = replace(now, predikat=last.predikat, status=last.status)
    else:
        now = replace(now, predikat=rules.predikat(now.hasil, now.perilaku))
    if now.is_usulan and any(one.field in (HASIL, PERILAKU) and one.balikan for one in results):
        now = replace(now, is_usulan=False)
    return Baris(now, frozenset(waiting), row.masalah)


def _settled(now: BarisNilai, result: CellResult) -> BarisNilai:
    if result.field == HASIL:
        return replace(now, hasil=result.kode, hasil_teks=result.teks)
    if result.field == PERILAKU:
        return replace(now, perilaku=result.kode, perilaku_teks=result.teks)
    if result.field == CATATAN:
        return replace(now, catatan=result.teks)
    if result.field == TIDAK:
        return replace(now, alasan_tidak=result.teks)
    return now


def refused(row: Baris, result: CellResult, text: str) -> str:
    """Return why an edit was not taken, '' if it was."""
    codes = {
        KeadaanSel.KONFLIK: "entri.konflik",
        KeadaanSel.TERKUNCI: "entri.keburu-terkunci",
        KeadaanSel.HILANG: "entri.hilang",
        KeadaanSel.TIDAK_DINILAI: "entri.keburu-tidak-dinilai",
        KeadaanSel.BERNILAI: "entri.sudah-bernilai",
        KeadaanSel.TANPA_KATA: "entri.alasan-tanpa-kata",
    }
    code = codes.get(result.keadaan)
    if code is None:
        return ""
    column = {HASIL: HASIL_WORDS, PERILAKU: PERILAKU_WORDS, CATATAN: _tr("Catatan")}
    field_ = column.get(result.field, _tr("Umpan balik"))
    return sentence(code, nama=row.nilai.nama, teks=text, kolom=field_)


# -- columns
def _state(key: str, wrong_text: Callable[[BarisNilai], str]) -> Callable[[Baris], CellState | None]:
    def state(row: Baris) -> CellState | None:
        if row.terkunci:
            return CellState(CellKind.LOCKED, sentence("entri.terkunci"))
        if row.nilai.alasan_tidak and key in (HASIL, PERILAKU):
            return CellState(CellKind.LOCKED, sentence("entri.tidak-dinilai", alasan=row.nilai.alasan_tidak))
        text = wrong_text(row.nilai)
        if text:
            code = "entri.tanpa-arti" if text in ("1", "3") else "entri.bukan-rating"
            return CellState(CellKind.WRONG, sentence(code, teks=text))
        if key in row.menunggu:
            return CellState(CellKind.PENDING, sentence("entri.menunggu"))
        return SAVED

    return state


def _rating_column(key: str, header: str, rules: Aturan) -> Column[Baris]:
    words = rules.words
    above, middle, below = (words[code] for code in ("di_atas", "sesuai", "di_bawah"))
    is_hasil = key == HASIL

    def code(row: Baris) -> str:
        return row.nilai.hasil if is_hasil else row.nilai.perilaku

    def wrong(now: BarisNilai) -> str:
        return now.hasil_teks if is_hasil else now.perilaku_teks

    def judge(_: Baris, text: str) -> str:
        read = baca_rating(text, rules.arti)
        return sentence("entri.bukan-rating", teks=text) if read is KeadaanSel.TERTUNDA else ""

    return Column(
        key=key, header=header, width=84 if is_hasil else 96,
        getter=lambda row: words.get(code(row), "") or wrong(row.nilai),
        setter=lambda row, text: typed(row, key, text, rules),
        editable=lambda row: not (row.terkunci or row.nilai.alasan_tidak), judge=judge, choices=(above, middle, below),
        key_map={"1": "1", "2": middle, "3": "3", "A": above, "S": middle, "B": below},
        state=_state(key, wrong), searched=False,
        sort_key=lambda row: ("di_atas", "sesuai", "di_bawah").index(code(row)) if code(row) else 9,
    )  # fmt: skip


def status_words(row: Baris) -> str:
    """Return the status; never *Tersimpan* before it is."""
    if row.menunggu:
        return _tr("Menunggu")
    return kata.istilah("status_nilai", row.nilai.status)


def _status_icon(row: Baris) -> tuple[str, str] | None:
    if row.masalah:
        return ("triangle-alert", "warn")
    if row.menunggu:
        return ("loader-circle", "soft-text")
    signs = {
        TERKUNCI: ("lock", "soft-text"),
        TERSIMPAN: ("check", "good"),
        SEBAGIAN: ("circle-dashed", "warn"),
        TIDAK_DINILAI: ("circle-minus", "soft-text"),
    }
    return signs.get(row.nilai.status)


def _place(row: Baris) -> tuple[str, str] | None:
    if row.nilai.dinilai_di == DinilaiDi.RUANG_GTK:
        return ("school", "accent")
    return ("external-link", "soft-text") if row.nilai.dinilai_di == DinilaiDi.LUAR else None


def place_words(row: Baris) -> str:
    """Return where else the person is rated, '' for e-Kinerja."""
    codes = {str(DinilaiDi.RUANG_GTK): "entri.ruang-gtk", str(DinilaiDi.LUAR): "entri.luar"}
    code = codes.get(row.nilai.dinilai_di)
    return sentence(code) if code else ""


def jabatan_words(now: BarisNilai) -> str:
    """Return the position, with Plt. before it where it is held so."""
    if now.jenis in (JenisPenugasan.DEFINITIF, JenisPenugasan.TUGAS_TAMBAHAN, ""):
        return now.jabatan
    return f"{kata.istilah('jenis_penugasan', now.jenis)} {now.jabatan}"


def masa_words(now: BarisNilai, rules: Aturan) -> str:
    """Return the days of a post that covers a part of the period only, '' for the whole.

    Two posts of one person look alike in everything else that is in sight.
    """
    period = periods.parse(rules.periode)
    return masa(now.dari, now.sampai, period.awal, period.akhir) if period is not None else ""


def _post(now: BarisNilai, rules: Aturan) -> str:
    return ": ".join(filter(None, (masa_words(now, rules), jabatan_words(now))))


def _predikat_column(key: str, header: str, code: Callable[[Baris], str], **more: object) -> Column[Baris]:
    order = [*map(str, Predikat), ""]
    return Column(
        key=key, header=header, getter=lambda row: PREDIKAT_WORDS.get(code(row), code(row)), sign=code, searched=False,
        ink=lambda row: f"{code(row)}-ink" if code(row) else "", sort_key=lambda row: order.index(code(row)),
        **more,  # type: ignore[arg-type]  # width, strong, tooltip: each of its own type
    )  # fmt: skip


def _excuse_column() -> Column[Baris]:
    words = tuple(one.kata for one in alasan_tidak() if one.kode != LAINNYA)
    return Column(
        key=TIDAK, header=_tr("Tidak dinilai"), getter=lambda row: row.nilai.alasan_tidak, widest=200,
        setter=lambda row, text: typed(row, TIDAK, text, Aturan()), choices=words, searched=False,
        editable=lambda row: not (row.terkunci or row.nilai.hasil or row.nilai.perilaku or row.salah),
        header_tip=_tr("Mengapa tidak dinilai pada periode ini"), state=_state(TIDAK, lambda _: ""),
    )  # fmt: skip


def _before(row: Baris, place: int) -> str:
    return row.nilai.sebelum[place] if place < len(row.nilai.sebelum) else ""


def columns(rules: Aturan) -> list[Column[Baris]]:
    """Return the columns of the grid: at 1366 pixels the whole name up to the status; the panel has the jabatan."""
    return [
        Column(key="nama", header=_tr("Nama"), getter=lambda row: row.nilai.nama, frozen=True, widest=252),
        Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nilai.nip), never_elided=True,
               sort_key=lambda row: row.nilai.nip),
        _rating_column(HASIL, HASIL_WORDS, rules),
        _rating_column(PERILAKU, PERILAKU_WORDS, rules),
        _predikat_column("predikat", _tr("Predikat"), lambda row: row.nilai.predikat, width=142, strong=True,
                         tooltip=lambda row: sentence("entri.usulan") if row.nilai.is_usulan else ""),
        Column(key="status", header=_tr("Status"), getter=status_words, icon=_status_icon, width=108, searched=False,
               ink=lambda row: "warn" if row.masalah else "soft-text", tooltip=lambda row: row.masalah or row.nilai.alasan_tidak),
        Column(key="jabatan", header=_tr("Jabatan"), getter=lambda row: _post(row.nilai, rules), widest=200, icon=_place,
               sort_key=lambda row: fold(jabatan_words(row.nilai)),
               tooltip=lambda row: "\n".join(filter(None, (_post(row.nilai, rules), place_words(row))))),
        Column(key=CATATAN, header=_tr("Catatan"), getter=lambda row: row.nilai.catatan, widest=200,
               setter=lambda row, text: typed(row, CATATAN, text, rules), editable=lambda row: not row.terkunci,
               state=_state(CATATAN, lambda _: "")),
        _excuse_column(),
        Column(key="atasan", header=_tr("Atasan"), getter=lambda row: row.nilai.penilai_nama or _tr("Belum ada"),
               widest=180, ink=lambda row: "" if row.nilai.penilai_nama else "warn"),
        Column(key="unit", header=_tr("Unit"), getter=lambda row: row.nilai.unit, widest=180),
        Column(key="golongan", header=_tr("Golongan"), getter=lambda row: row.nilai.golongan, hidden=True),
        _predikat_column("lalu", _tr("Periode lalu"), lambda row: _before(row, 0), width=148),
        _predikat_column("lalu2", _tr("Dua periode lalu"), lambda row: _before(row, 1), width=148),
        _predikat_column("tahun_lalu", _tr("Tahun lalu"), lambda row: _before(row, 2), width=148),
    ]  # fmt: skip


def count_groups(rows: Iterable[Baris]) -> dict[str, int]:
    """Return how many rows meet each condition of `GROUPS`; in one walk, for 60,000 rows."""
    counted = Counter((row.nilai.status, row.salah) for row in rows)
    found = dict.fromkeys(GROUPS, 0)
    for (status, wrong), number in counted.items():
        found[""] += number
        if status in found:
            found[status] += number
        found[SALAH] += number * wrong
    return found


GROUPS: dict[str, Callable[[Baris], bool]] = {
    "": lambda _: True,
    BELUM: lambda row: row.nilai.status == BELUM,
    SEBAGIAN: lambda row: row.nilai.status == SEBAGIAN,
    TERSIMPAN: lambda row: row.nilai.status == TERSIMPAN,
    TERKUNCI: lambda row: row.nilai.status == TERKUNCI,
    TIDAK_DINILAI: lambda row: row.nilai.status == TIDAK_DINILAI,
    SALAH: lambda row: row.salah,
}
"""Conditions of the chips."""
