"""One page for the pimpinan: how many are rated, the distribution, which units are behind, whose predikat changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.daftar import KolomDaftar
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.documents.lembar import Kop, Meta
from kinerja_desktop.documents.ringkasan import BagianRingkasan, Ringkasan
from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.services import keberatan, tpp
from kinerja_desktop.services.beranda import Angka, Beranda, ProgresUnit, ringkas
from kinerja_desktop.services.berkas_keluar import HasilBerkas, simpan_pdf
from kinerja_desktop.services.cetak_daftar import unit_name
from kinerja_desktop.services.kantor import kertas
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import posisi_utama
from kinerja_desktop.services.penandatangan import kop_dan_ttd
from kinerja_desktop.services.penilaian import BarisNilai, grid

MUAT: Final = 8
"""Most lines of the lists of units and of changes; where names are long, fewer stay on the page."""
_URUTAN: Final = {one.value: number for number, one in enumerate(Predikat)}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Somebody whose predikat is another one than in the period before."""

    penugasan_id: int
    nama: str
    unit: str
    sebelum: str
    sekarang: str

    @property
    def is_turun(self) -> bool:
        """Return whether it fell."""
        return _URUTAN[self.sekarang] > _URUTAN[self.sebelum]


@dataclass(frozen=True, slots=True)
class IsiPimpinan:
    """What the page says, in people.

    Attributes:
        perubahan: whose predikat is another one, those that fell first.
        dibandingkan: how many were rated in both periods.
        tidak: who is not rated, for a reason.
    """

    beranda: Beranda
    nama: str
    perubahan: tuple[Perubahan, ...]
    dibandingkan: int
    tidak: int
    keberatan: int

    @property
    def tertinggal(self) -> tuple[ProgresUnit, ...]:
        """Return the units that are not done, those furthest behind first."""
        return tuple(one for one in self.beranda.unit if one.angka.belum)


def baca(konteks: Konteks, periode: str, unit_id: int | None = None) -> IsiPimpinan:
    """Return the facts of the page."""
    all_ = grid(konteks, periode, unit_id).baris
    rows = posisi_utama(all_)
    without = len({row.pegawai_id for row in tpp.of_rows(konteks, periode, unit_id, all_) if row.is_tidak})
    open_ = sum(
        not row.diputuskan for row in keberatan.daftar(konteks, periode, unit_id) if row.status != "dicabut"
    )
    facts, both = (
        ringkas(konteks, periode, unit_id, per_orang=True),
        [row for row in rows if _is_in_both(row)],
    )
    return IsiPimpinan(facts, unit_name(konteks, unit_id), _changes(both), len(both), without, open_)


def _is_in_both(row: BarisNilai) -> bool:
    return row.sebelum[0] in _URUTAN and row.predikat in _URUTAN


def _changes(rows: Sequence[BarisNilai]) -> tuple[Perubahan, ...]:
    found = [
        Perubahan(row.penugasan_id, row.nama, row.unit, row.sebelum[0], row.predikat)
        for row in rows
        if row.sebelum[0] != row.predikat
    ]
    return tuple(
        sorted(found, key=lambda one: (not one.is_turun, -_URUTAN[one.sekarang], one.nama.casefold()))
    )


def persen(part: int, whole: int) -> str:
    """Return ``83%`` as the screens do; what is not all never reads as 100%, what is something never as 0%."""
    if not whole:
        return "-"
    if part in {0, whole}:
        return f"{100 * part // whole}%"
    return "<1%" if 100 * part < whole else f"{min(round(100 * part / whole), 99)}%"


def kalimat(isi: IsiPimpinan) -> tuple[str, ...]:
    """Return the opening sentences."""
    angka: Angka = isi.beranda.angka
    first = sentence(
        "pimpinan.jumlah", pegawai=bilangan(angka.pegawai), dinilai=bilangan(angka.dinilai),
        persen=persen(angka.dinilai, angka.pegawai), terkunci=bilangan(angka.terkunci), belum=bilangan(angka.belum),
    )  # fmt: skip
    counts = (("tidak", isi.tidak), ("tanpa-atasan", angka.tanpa_atasan), ("keberatan", isi.keberatan))
    return (first, *(sentence(f"pimpinan.{key}", jumlah=bilangan(n)) for key, n in counts if n))


def lembar(konteks: Konteks, periode: str, unit_id: int | None = None) -> Ringkasan:
    """Return the page as it is drawn: one page of the office's paper, with shorter lists where names are long."""
    isi, kop = baca(konteks, periode, unit_id), kop_dan_ttd(konteks, unit_id)[0]
    paper = Tata(Kertas(kertas(konteks)))
    made = [_sheet(isi, kop, MUAT)]
    for most in range(MUAT - 1, 0, -1):
        if len(batch.layout(made[-1], paper)) == 1:
            break
        made.append(_sheet(isi, kop, most))
    return made[-1]


def _sheet(isi: IsiPimpinan, kop: Kop, most: int) -> Ringkasan:
    words, rekap, one = label.words("ringkasan"), label.words("rekap"), isi.beranda.periode
    foot = f"Ringkasan {isi.nama}"
    return Ringkasan(
        meta=Meta(f"{foot} {one.text}", "Ringkasan", "", "", f"RINGKASAN {isi.nama} {one.kode}", foot, ""),
        judul=words["judul"],
        keterangan=((rekap["unit"], isi.nama), (rekap["periode"], one.text), (words["tenggat"], _due(isi.beranda)),
                    (words["keadaan"], tanggal(clock.today()))),
        pembuka=kalimat(isi),
        bagian=(_distribution(isi), _behind(isi, most), _changed(isi, most)),
        kop=kop,
    )  # fmt: skip


def _due(found: Beranda) -> str:
    left = found.hari_lagi
    code = "pimpinan.hari-ini" if not left else "pimpinan.lagi" if left > 0 else "pimpinan.lewat"
    return sentence(code, tanggal=tanggal(found.tenggat), hari=bilangan(abs(left)))


def _distribution(isi: IsiPimpinan) -> BagianRingkasan:
    words, found, names = label.words("ringkasan"), isi.beranda, tpp.kata_predikat(isi.beranda.periode.kode)
    columns = [
        KolomDaftar(words["predikat"], 4),
        KolomDaftar(words["jumlah"], 1.5, True),
        KolomDaftar(words["persen"], 1.5, True),
    ]
    if found.pembanding:
        columns.append(KolomDaftar(words["sebelum"], 2.5, True))
    rows = []
    for part in found.distribusi:
        cells = [names[part.predikat.value], bilangan(part.jumlah), persen(part.jumlah, found.angka.dinilai)]
        if found.pembanding:
            cells.append(bilangan(part.sebelum or 0))
        rows.append(tuple(cells))
    return BagianRingkasan(words["distribusi"], tuple(columns), tuple(rows))


def _behind(isi: IsiPimpinan, most: int) -> BagianRingkasan:
    words, behind = label.words("ringkasan"), isi.tertinggal
    columns = (
        KolomDaftar(words["unit"], 5), KolomDaftar(words["pegawai"], 1.5, True), KolomDaftar(words["dinilai"], 1.5, True),
        KolomDaftar(words["belum"], 1.7, True),
    )  # fmt: skip
    rows = tuple(
        (nama_unit(one), bilangan(one.angka.pegawai), bilangan(one.angka.dinilai), bilangan(one.angka.belum))
        for one in behind[:most]
    )
    done = sentence("pimpinan.semua-selesai")
    return BagianRingkasan(words["tertinggal"], columns, rows, done, _more(len(behind) - most))


def nama_unit(one: ProgresUnit) -> str:
    """Return the name of a unit of the progress; people of the chosen unit itself are marked."""
    return sentence("lkjip.sendiri", unit=one.nama) if one.is_sendiri else one.nama


def _changed(isi: IsiPimpinan, most: int) -> BagianRingkasan:
    words, names = label.words("ringkasan"), tpp.kata_predikat(isi.beranda.periode.kode)
    columns = (
        KolomDaftar(words["nama"], 3), KolomDaftar(words["unit"], 3), KolomDaftar(words["sebelum"], 2),
        KolomDaftar(words["sekarang"], 2),
    )  # fmt: skip
    rows = tuple(
        (one.nama, one.unit, names[one.sebelum], names[one.sekarang]) for one in isi.perubahan[:most]
    )
    return BagianRingkasan(
        words["berubah"], columns, rows, tidak_berubah(isi), _more(len(isi.perubahan) - most)
    )


def tidak_berubah(isi: IsiPimpinan) -> str:
    """Return what is true where the list of changes is empty: of whom it can be said at all."""
    if not isi.dibandingkan:
        return sentence("pimpinan.belum-dibandingkan")
    waiting = isi.beranda.angka.belum
    code = "pimpinan.sejauh-ini" if waiting else "pimpinan.tidak-berubah"
    return sentence(code, dibandingkan=bilangan(isi.dibandingkan), belum=bilangan(waiting))


def _more(left: int) -> str:
    return sentence("pimpinan.lainnya", jumlah=bilangan(left)) if left > 0 else ""


def simpan_lembar(
    konteks: Konteks, periode: str, unit_id: int | None, target: Path, progress: Progress | None = None
) -> HasilBerkas:
    """Write the page as PDF.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    return simpan_pdf(konteks, [lembar(konteks, periode, unit_id)], target, progress)
