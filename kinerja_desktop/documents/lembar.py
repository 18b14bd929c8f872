"""What every sheet is made of: frozen values with final strings. Nothing here looks anything up.

Services fill these from frozen records; the modules of the sheets only draw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinerja_desktop.domain.codes import JenisNomor


@dataclass(frozen=True, slots=True)
class Meta:
    """Identity of one sheet, for the document properties, the footer and the file name.

    Attributes:
        judul: title in the document properties.
        form: which sheet it is (``F7``, ``Rekap`` ...).
        revisi: uid of the revision it was made from.
        regulasi: ids of the regulations it follows, joined by ``;``.
        berkas: file name without folder and ending, for one file per person.
        kaki: left part of our footer: ``name · NIP ...`` (never a rating).
        kode: short code of the revision, to check the sheet against the program; '' prints none.
    """

    judul: str
    form: str
    revisi: str
    regulasi: str
    berkas: str
    kaki: str
    kode: str


@dataclass(frozen=True, slots=True)
class Kop:
    """Letterhead: bold centred lines, small address lines, and the office's own logo at the left."""

    baris: tuple[str, ...]
    alamat: tuple[str, ...] = ()
    logo: bytes | None = None


class LabelUnit(StrEnum):
    """What the fifth line of an identity block is called."""

    UNIT_KERJA = "unit_kerja"
    INSTANSI = "instansi"
    """JPT under a minister or head of region."""


@dataclass(frozen=True, slots=True)
class Pihak:
    """One person of an identity block; an empty string prints ``-``."""

    nama: str
    nomor: str
    pangkat: str
    jabatan: str
    unit: str
    jenis_nomor: JenisNomor = JenisNomor.NIP
    label_unit: LabelUnit = LabelUnit.UNIT_KERJA


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature.

    Attributes:
        tempat_tanggal: ``Contoh, 5 Oktober 2026``; '' prints dots to be filled by hand.
        jabatan: capacity lines: ``("a.n. Bupati Contoh", "Sekretaris Daerah,")``, ``("Plt. Kepala Dinas X,")``.
        nama: full name with gelar; '' prints dots in brackets.
        nomor: with its label: ``NIP 19900101 201501 1 001``, ``NRP ...``; '' for who has none.
        pangkat: optional line between name and number.
    """

    tempat_tanggal: str
    nama: str
    nomor: str
    jabatan: tuple[str, ...] = ()
    pangkat: str = ""
