"""Columns and rows of Monitoring pengisian; no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import signs
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.services import akhir_tanpa
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import (
    BarisMonitor,
    Ekinerja,
    HitunganMonitor,
    Monitoring,
    monitoring,
)
from kinerja_desktop.services.monitoring_kirim import bermasalah, is_masalah, ringkasan
from kinerja_desktop.services.periode import tenggat_of

SEMUA, MASALAH = "semua", "masalah"
BELUM_SKP, BELUM_DINILAI, BERBEDA, ATASAN = "belum_skp", "belum_dinilai", "berbeda", "atasan_salah"
PER_ATASAN, PER_UNIT = "atasan", "unit"

RATING = {"di_atas": "Di Atas", "sesuai": "Sesuai", "di_bawah": "Di Bawah", "": ""}
KEADAAN = {
    Ekinerja.TANPA_LAPORAN: "",
    Ekinerja.BELUM_SKP: "Belum ada SKP",
    Ekinerja.BELUM_DINILAI: "Belum dinilai",
    Ekinerja.BERBEDA: "Berbeda",
    Ekinerja.SAMA: "Sama",
    Ekinerja.KITA_BELUM: "Di sini belum",
    Ekinerja.DI_LUAR: "Di luar sistem",
    Ekinerja.TIDAK_DINILAI: "Tidak dinilai",
}
_SIGN = {
    Ekinerja.BELUM_SKP: ("file-warning", "bad"),
    Ekinerja.BELUM_DINILAI: ("hourglass", "warn"),
    Ekinerja.BERBEDA: ("git-compare", "warn"),
    Ekinerja.SAMA: ("check", "good"),
    Ekinerja.KITA_BELUM: ("pencil", "accent"),
    Ekinerja.DI_LUAR: ("external-link", "soft-text"),
    Ekinerja.TIDAK_DINILAI: ("circle-minus", "soft-text"),
}


@dataclass(frozen=True, slots=True)
class Isi:
    """What the screen shows, with the deadline that letters name.

    Attributes:
        ringkasan: the line over the list, '' where there is nobody.
        jumlah: people by chip.
        ada_masalah: whether there is somebody to write about.
        tanpa_kejelasan: how many left in the period without evaluation or reason.
    """

    hasil: Monitoring
    tenggat: date
    ringkasan: str
    jumlah: dict[str, int]
    ada_masalah: bool
    tanpa_kejelasan: int


def load(konteks: Konteks, periode: str, unit_id: int | None) -> Isi:
    """Read our state and the report beside it."""
    hasil = monitoring(konteks, periode, unit_id)
    counts = {key: sum(map(fits, hasil.baris)) for key, fits in CONDITIONS.items()}
    return Isi(
        hasil,
        tenggat_of(konteks, periode, "", unit_id).tanggal,
        ringkasan(hasil) if hasil.baris else "",
        {SEMUA: len(hasil.baris), **counts},
        bool(bermasalah(hasil)),
        len(akhir_tanpa.daftar(konteks, periode, unit_id)),
    )


def belum(row: BarisMonitor) -> bool:
    """Return whether a person is not rated: by the report, or by ourselves where there is none."""
    if row.keadaan is Ekinerja.TANPA_LAPORAN:
        return not row.is_dinilai
    return row.keadaan is Ekinerja.BELUM_DINILAI


CONDITIONS: dict[str, Callable[[BarisMonitor], bool]] = {
    MASALAH: is_masalah,
    BELUM_SKP: lambda row: row.keadaan is Ekinerja.BELUM_SKP,
    BELUM_DINILAI: belum,
    BERBEDA: lambda row: row.keadaan is Ekinerja.BERBEDA,
    ATASAN: lambda row: row.is_atasan_salah,
}


def _keadaan(row: BarisMonitor) -> str:
    if row.is_atasan_salah and row.keadaan is Ekinerja.SAMA:
        return "Atasan salah"
    if row.kita.is_tidak_dinilai:
        return KEADAAN[Ekinerja.TIDAK_DINILAI]
    if row.keberatan is not None:
        return "Beda, keberatan"
    return KEADAAN[row.keadaan] or ("" if row.is_dinilai else "Belum dinilai")


def _why(row: BarisMonitor) -> str:
    if row.keberatan is None:
        return ""
    day = teks.tanggal(row.keberatan)
    return f"Keberatannya diputuskan {day}; samakan di e-Kinerja, atau ambil laporan yang ditarik sesudah hari itu"


def _sign(row: BarisMonitor) -> tuple[str, str] | None:
    if row.is_atasan_salah and row.keadaan is Ekinerja.SAMA:
        return ("user-x", "bad")
    return _SIGN.get(row.keadaan)


def _theirs(name: str) -> Callable[[BarisMonitor], str]:
    def read(row: BarisMonitor) -> str:
        return str(getattr(row.laporan, name)) if row.laporan is not None else ""

    return read


def _predikat(key: str, header: str, read: Callable[[BarisMonitor], str]) -> Column[BarisMonitor]:
    return Column(
        key=key,
        header=header,
        getter=lambda row: signs.PREDIKAT_WORDS.get(read(row), ""),
        sign=read,
        width=148,
    )


def _atasan(row: BarisMonitor) -> str:
    if row.laporan is None:
        return ""
    return row.laporan.atasan_nama or nip_rules.display(row.laporan.atasan_nip)


def people_columns() -> list[Column[BarisMonitor]]:
    """Return the columns of the people: ours and the report's side by side."""
    different = "bad"
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.kita.nama, strong=True, frozen=True, width=196,
               tooltip=lambda row: nip_rules.display(row.kita.nip)),
        Column(key="keadaan", header="Status", width=134,
               getter=_keadaan, icon=_sign, tooltip=_why),
        _predikat("predikat", "Predikat kantor", lambda row: row.kita.predikat),
        _predikat("predikat_bkn", "Predikat e-Kinerja", _theirs("predikat")),
        Column(key="hasil", header="Hasil kerja", getter=lambda row: _pair(row.kita.hasil, _theirs("hasil_kerja")(row)),
               ink=lambda row: different if _differs(row.kita.hasil, _theirs("hasil_kerja")(row)) else "", width=150),
        Column(key="perilaku", header="Perilaku", getter=lambda row: _pair(row.kita.perilaku, _theirs("perilaku")(row)),
               ink=lambda row: different if _differs(row.kita.perilaku, _theirs("perilaku")(row)) else "", width=150),
        Column(key="atasan", header="Atasan menurut kantor", getter=lambda row: row.kita.penilai_nama, width=190),
        Column(key="atasan_bkn", header="Atasan di e-Kinerja", getter=_atasan, width=190,
               ink=lambda row: different if row.is_atasan_salah else "",
               icon=lambda row: ("triangle-alert", "bad") if row.is_atasan_salah else None),
        Column(key="unit", header="Unit kerja", getter=lambda row: row.kita.unit, width=190),
        Column(key="nip", header="NIP", getter=lambda row: nip_rules.display(row.kita.nip), never_elided=True,
               filterable=False, sort_key=lambda row: row.kita.nip),
    ]  # fmt: skip


def _differs(ours: str, theirs: str) -> bool:
    return bool(ours and theirs and ours != theirs)


def _pair(ours: str, theirs: str) -> str:
    """Return one word where both agree, else "Sesuai, di sana Di Atas"."""
    if _differs(ours, theirs):
        return f"{RATING[ours]} ≠ {RATING[theirs]}"
    return RATING[ours or theirs]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A line of the left list, numbered."""

    id: int
    hitungan: HitunganMonitor

    @property
    def pihak(self) -> Pihak | None:
        """Return the atasan it stands for, None for a unit or for people without atasan."""
        return self.hitungan.kunci if isinstance(self.hitungan.kunci, Pihak) else None


def group_columns(*, is_report: bool) -> list[Column[Kelompok]]:
    """Return the columns of the left list."""

    def number(name: str, header: str, width: int) -> Column[Kelompok]:
        return Column(key=name, header=header, width=width, align=RIGHT,
                      getter=lambda row: getattr(row.hitungan, name) or None,
                      sort_key=lambda row: getattr(row.hitungan, name), searched=False, filterable=False)  # fmt: skip

    name = Column[Kelompok](
        key="nama", header="Nama", strong=True, widest=190 if is_report else 250,
        getter=lambda row: row.hitungan.nama or "(belum ada atasan)",
        ink=lambda row: "" if row.hitungan.nama else "warn", tooltip=lambda row: row.hitungan.nama,
    )  # fmt: skip
    if not is_report:
        return [name, number("belum_kita", "Belum", 70), number("pegawai", "Orang", 70)]
    return [
        name, number("belum_dinilai", "Belum", 56), number("belum_skp", "SKP", 48), number("berbeda", "Beda", 50),
        number("atasan_salah", "Atasan", 60),
    ]  # fmt: skip


def about_report(hasil: Monitoring) -> str:
    """Return one line about the report compared with."""
    if hasil.laporan is None:
        return "Belum ada laporan e-Kinerja untuk periode ini; yang tampil adalah data kantor."
    when = f" ditarik {hasil.laporan.ditarik}" if hasil.laporan.ditarik else ""
    unknown = (
        f", {teks.bilangan(len(hasil.tak_dikenal))} orang tidak ada di data kantor"
        if hasil.tak_dikenal
        else ""
    )
    return f"Laporan e-Kinerja{when}, {teks.bilangan(hasil.laporan.baris)} baris{unknown}."
