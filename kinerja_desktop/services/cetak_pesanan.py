"""What is to be printed and how: the words in which screens and commands order sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kinerja_desktop.domain.codes import JenisPenugasan, JenisPeriode
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.services.beku import Beku, OrangBeku


class JenisLembar(StrEnum):
    """The sheets that can be ordered; the values are the words of the command line."""

    DOKUMEN_EVALUASI = "dokumen-evaluasi"
    REKAP = "rekap"
    PERSETUJUAN = "persetujuan"
    USUL_PERBAIKAN = "usul-perbaikan"
    SURAT = "surat"


def nama_evaluasi(beku: Beku, uid: bytes, periode: Periode) -> str:
    """Return the file name (without ending) of a locked rating's *Dokumen Evaluasi*; the export names the same file.

    Whoever has several positions in a period has several sheets, printed together or one at a time: a position that
    does not cover the period names its days, one beside the own position its kind and the end of the rating's uid
    (two acting posts may have the same days). Who has no number goes by the name, with the end of the uid as well:
    two of one name would overwrite each other, also when they are printed on different days. The name follows from the rating alone, so that a sheet keeps it
    whatever else is printed or rated later.
    """
    kind = "TAHUNAN" if periode.jenis is JenisPeriode.TAHUNAN else periode.kode.partition("-")[2]
    whole = (periode.awal.isoformat(), periode.akhir.isoformat())
    days = () if (beku.mulai, beku.selesai) == whole else (beku.mulai, beku.selesai)
    return nama_berkas(beku.pegawai, beku.jenis, uid, (str(periode.tahun), kind), days, "EVALUASI")


def nama_berkas(
    pegawai: OrangBeku, jenis: str, uid: bytes, waktu: Sequence[str], days: Sequence[str], akhir: str
) -> str:
    """Return a file name (without ending) that no other sheet of the person has.

    Args:
        pegawai: whose; by the number, without one by the name.
        jenis: of the position; one beside the own position is named with its kind.
        uid: of the record on the sheet; its end tells apart what has neither a number nor another mark.
        waktu: year and what else says when.
        days: first and last day (ISO) of a part of that time; () for the whole.
        akhir: which sheet.
    """
    mark = uid.hex()[-4:].upper()
    parts = [pegawai.nomor or f"{pegawai.nama}-{mark}", *waktu]
    if jenis != JenisPenugasan.DEFINITIF:
        parts.append(f"{jenis.upper()}-{mark}")
    if days:
        parts.append("-".join(day.replace("-", "") for day in days))
    return "_".join([*parts, akhir])


class Kertas(StrEnum):
    """Paper; F4 (215 x 330 mm) is called Folio by many printer drivers."""

    A4 = "A4"
    F4 = "F4"


class Sisi(StrEnum):
    """How both sides of the paper are used."""

    SATU = "satu_sisi"
    BOLAK_BALIK = "bolak_balik"
    MANUAL = "manual"
    """Odd pages first, then, after the paper was turned by hand, the even ones."""


@dataclass(frozen=True, slots=True)
class Pesanan:
    """Which sheets, of whom, signed where and when.

    Attributes:
        lembar: the kind of sheet.
        periode: code of the period.
        unit_id: only this unit with what is below it; None: the whole office.
        ids: rows of `cetak_daftar.daftar` by id; None: all of them.
        tempat: of signing; '' takes that of the unit's letterhead, else the office's.
        tanggal: of signing; names, pangkat and jabatan are those of that day.
        kop: whether the letterhead stands on the *Dokumen Evaluasi* too (the other sheets always have it).
        per_unit: one rekap for each unit below instead of one for the chosen unit with all below it.
        urut_penilai: *Dokumen Evaluasi* in the order of who signs them, instead of by unit and name.
        dengan_skp: each *Dokumen Evaluasi* is followed by the SKP of that position with its lampiran, where there is one.
    """

    lembar: JenisLembar
    periode: str
    tanggal: date
    unit_id: int | None = None
    ids: tuple[int, ...] | None = None
    tempat: str = ""
    kop: bool = True
    per_unit: bool = False
    urut_penilai: bool = False
    dengan_skp: bool = False


@dataclass(frozen=True, slots=True)
class Tatanan:
    """How sheets lie on the paper.

    Attributes:
        kertas: the paper.
        margin_kiri: in mm; 20 for sheets that are filed in a binder.
        geser: offset of the printer in mm, to the right and down.
        sisi: how both sides are used; only for one PDF, not for a file per person.
    """

    kertas: Kertas = Kertas.A4
    margin_kiri: float = 15
    geser: tuple[float, float] = (0, 0)
    sisi: Sisi = Sisi.SATU


@dataclass(frozen=True, slots=True)
class HasilCetak:
    """What was written.

    Attributes:
        berkas: files in the order they are printed; none when there was no sheet at all.
        lembar, halaman: sheets and pages.
        findings: who is not on any sheet, or not fully, and what to do (one for each person).
        cetakan_ids: the records of the *Dokumen Evaluasi*.
        dokumen: how many *Dokumen Evaluasi* are among the sheets; 0 on other sheets.
        is_di_samping: files of these names were in the folder; they stay, these are in a folder of their own in it.
    """

    berkas: tuple[Path, ...]
    lembar: int
    halaman: int
    findings: tuple[Finding, ...]
    cetakan_ids: tuple[int, ...] = ()
    dokumen: int = 0
    is_di_samping: bool = False
