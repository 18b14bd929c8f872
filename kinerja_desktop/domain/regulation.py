"""Types of the law as data: what a rule says, since when, where it was seen, and how sure that is.

Only types and their plain reading; the content is loaded by `kinerja_desktop.regulations` and passed in as one
frozen snapshot (`Regulations`) of a day. No statutory number or word stands in this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from kinerja_desktop.domain.codes import Capaian, JenisPenugasan, JenisPeriode, Jenjang, Predikat, Rating
from kinerja_desktop.domain.periode import Periode

T = TypeVar("T")


class Mutu(StrEnum):
    """How a value was seen."""

    TEKS = "teks"
    """In the text of the regulation itself."""
    RESMI = "resmi"
    """In a paper of a government body that quotes it."""
    SEKUNDER = "sekunder"
    """In news, blogs, training pages."""
    PRAKTIK = "praktik"
    """In forms and programs that offices use."""
    INGATAN = "ingatan"
    """Remembered, not seen."""
    RANCANGAN = "rancangan"
    """Our own choice where the law says nothing; a setting."""


class StatusAturan(StrEnum):
    """Whether a dated value applies."""

    BERLAKU = "berlaku"
    DIRENCANAKAN = "direncanakan"


@dataclass(frozen=True, slots=True)
class Sumber:
    """A registered source. ``nama`` is how it is cited ("Peraturan Menteri PANRB Nomor 6 Tahun 2022")."""

    kunci: str
    jenis: str
    nomor: str
    tahun: int
    nama: str
    tentang: str
    tanggal: date | None
    dilihat: str
    dilihat_pada: date
    mengubah: tuple[str, ...] = ()
    mencabut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value comes from. ``pasal`` is '' unless the article was really seen."""

    aturan: str
    judul: str
    sumber: Sumber
    mutu: Mutu
    berlaku: date
    pasal: str = ""
    catatan: str = ""

    @property
    def text(self) -> str:
        """Return the source as it may be shown; an article only where text or an official paper showed it."""
        seen = self.pasal and self.mutu in (Mutu.TEKS, Mutu.RESMI)
        return f"{self.sumber.nama}, {self.pasal}" if seen else self.sumber.nama


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """One value of a rule from ``berlaku`` on; ``isi`` None: the rule ceased on that day."""

    berlaku: date
    isi: T | None
    kutipan: Citation
    status: StatusAturan = StatusAturan.BERLAKU


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A rule as it stands on one day."""

    kunci: str
    isi: T
    kutipan: Citation


@dataclass(frozen=True, slots=True)
class Kata:
    """Words of a rating, predikat or capaian: on the screen and on official forms."""

    layar: str
    formulir: str


class JenisPanduan(StrEnum):
    """Kinds of guidance about a distribution."""

    TERBESAR = "terbesar"
    """The named predikat are the largest part."""
    PALING_BANYAK = "paling_banyak"
    PALING_SEDIKIT = "paling_sedikit"
    HARUS_ADA = "harus_ada"
    TIDAK_ADA = "tidak_ada"


@dataclass(frozen=True, slots=True)
class Panduan:
    """One line of guidance: the named predikat together, and a share in percent where it needs one."""

    jenis: JenisPanduan
    predikat: tuple[Predikat, ...]
    persen: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NilaiPerilaku:
    """One of the values of behaviour with its guides, verbatim."""

    nama: str
    panduan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TenggatBawaan:
    """Default deadlines, to be changed per group and year.

    Attributes:
        skp_bulan, skp_hari: for the SKP of a year, in that year.
        tahunan_bulan, tahunan_hari: for the annual rating, in the following year.
        periodik_hari: days after the end of a triwulan or month.
    """

    skp_bulan: int
    skp_hari: int
    tahunan_bulan: int
    tahunan_hari: int
    periodik_hari: int

    def penilaian(self, periode: Periode) -> date:
        """Return the default deadline for the ratings of a period."""
        if periode.jenis is JenisPeriode.TAHUNAN:
            return date(periode.tahun + 1, self.tahunan_bulan, self.tahunan_hari)
        return periode.akhir + timedelta(days=self.periodik_hari)


@dataclass(frozen=True, slots=True)
class Keberatan:
    """Time limit of an objection; ``jenis_hari`` is ``kalender`` or ``kerja``."""

    hari: int
    jenis_hari: str


@dataclass(frozen=True, slots=True)
class SyaratPenilai:
    """Who may rate: positions of these jenjang, or with delegated authority; may rater and superior be one?

    ``sama_terbaca``: jenjang of the rated for whom a source names one official as both; for others nothing was read.
    """

    jenjang: frozenset[Jenjang]
    boleh_delegasi: bool
    boleh_sama_dengan_atasan: bool
    sama_terbaca: frozenset[Jenjang]


@dataclass(frozen=True, slots=True)
class KodeSiasn:
    """BKN's codes. Golongan ids by canonical golongan, koefisien ids by jenjang.

    ``koefisien_predikat``: the only predikat for which BKN's koefisien ids are publicly known.
    """

    rating: Mapping[Rating, int]
    kuadran: Mapping[Predikat, int]
    periodik: Mapping[JenisPeriode, str]
    koefisien: Mapping[Jenjang, str]
    koefisien_predikat: Predikat
    golongan: Mapping[str, str]
    penugasan: Mapping[JenisPenugasan, str]
    status_asn: str
    status_non_asn: str


@dataclass(frozen=True, slots=True)
class BatasEkspor:
    """Limits of the check before an export: age of the roster in days."""

    umur_data_hari: int


@dataclass(frozen=True, slots=True)
class Regulations:
    """All rules as they stand on one day (``pada``); rules that were not in force yet are None or missing."""

    pada: date
    rezim: str
    kuadran: Rule[Mapping[tuple[Rating, Rating], Predikat]]
    urutan_predikat: Rule[tuple[Predikat, ...]]
    kata_rating: Rule[Mapping[Rating, Kata]]
    kata_predikat: Rule[Mapping[Predikat, Kata]]
    kata_capaian: Rule[Mapping[Capaian, Kata]]
    rating_pimpinan: Rule[Mapping[Capaian, Rating]]
    perilaku: Rule[tuple[NilaiPerilaku, ...]]
    penilai: Rule[SyaratPenilai]
    keberatan: Rule[Keberatan]
    tenggat: Rule[TenggatBawaan]
    siasn: Rule[KodeSiasn]
    kata_ekinerja: Rule[Mapping[str, Mapping[str, str]]]
    batas_ekspor: Rule[BatasEkspor]
    distribusi: Rule[Mapping[Capaian, tuple[Panduan, ...]]] | None = None

    def kutipan(self) -> tuple[Citation, ...]:
        """Return the citations of every rule in the snapshot."""
        values = (getattr(self, name) for name in self.__dataclass_fields__)
        return tuple(value.kutipan for value in values if isinstance(value, Rule))


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a result is what it is: inputs, the cell or line used, the rule, the outcome, the citations.

    ``masukan`` and ``hasil`` hold codes; words are put to them where they are shown.
    """

    aturan: str
    masukan: tuple[tuple[str, str], ...]
    sel: str
    hasil: str
    kutipan: tuple[Citation, ...] = field(default=())
