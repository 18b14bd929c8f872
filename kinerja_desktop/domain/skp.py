"""Sasaran Kinerja Pegawai: what it holds, its states and which change into which. Pure values; no numbers are made of it.

An SKP belongs to one penugasan (one jabatan under one penilai, from-to); several in a year are normal. Its content
(`IsiSkp`) is one value: everything that edits it takes one and returns another (`domain.kerangka_skp`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from kinerja_desktop.domain.codes import Jenjang


class StatusSkp(StrEnum):
    """How far an SKP is. Only a draft or a returned one is edited."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    """Handed to the penilai."""
    DIKEMBALIKAN = "dikembalikan"
    """Handed back with a reason; edited like a draft."""
    DITETAPKAN = "ditetapkan"
    """Set by the penilai; frozen with the people of that day."""
    DIUBAH = "diubah"
    """Replaced by a later version of the same penugasan that was set; both stay printable."""
    DITUTUP = "ditutup"
    """Its stretch has ended (moved, retired, year over)."""


class Pendekatan(StrEnum):
    """Pendekatan hasil kerja. Switching changes how the sheet is laid out, never what is kept."""

    KUANTITATIF = "kuantitatif"
    KUALITATIF = "kualitatif"


class KelompokSkp(StrEnum):
    """Which of the two forms: JPT and pimpinan unit kerja mandiri, or pejabat administrasi and fungsional."""

    JPT = "jpt"
    JA_JF = "ja_jf"


class JenisRhk(StrEnum):
    """Hasil kerja utama or tambahan."""

    UTAMA = "utama"
    TAMBAHAN = "tambahan"


class Aspek(StrEnum):
    """Aspek of an indicator of JA and JF."""

    KUANTITAS = "kuantitas"
    KUALITAS = "kualitas"
    WAKTU = "waktu"
    BIAYA = "biaya"


class Perspektif(StrEnum):
    """Perspektif of an indicator of JPT."""

    PENERIMA_LAYANAN = "penerima_layanan"
    PROSES_BISNIS = "proses_bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal"
    ANGGARAN = "anggaran"


class JenisLampiran(StrEnum):
    """The three lists of the Lampiran SKP, in their order."""

    DUKUNGAN = "dukungan"
    PERTANGGUNGJAWABAN = "pertanggungjawaban"
    KONSEKUENSI = "konsekuensi"


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indikator kinerja individu.

    Attributes:
        target: as typed (`domain.target` reads it).
        aspek: code of `Aspek`, '' where not chosen (JA/JF); ``perspektif``: of `Perspektif` (JPT). Both are kept.
        id: of the stored record, None for one that is not stored yet.
    """

    teks: str = ""
    target: str = ""
    aspek: str = ""
    perspektif: str = ""
    id: int | None = None

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing was written."""
        return not (self.teks.strip() or self.target.strip())


@dataclass(frozen=True, slots=True)
class Rhk:
    """One rencana hasil kerja with its indicators.

    Attributes:
        pimpinan_id: the leader's RHK it serves, None while it hangs in the air.
        pimpinan_teks: its words as last known; typed by hand while the leader has not planned.
        penugasan_dari: source of an assignment, printed in brackets behind the text.
        id: of the stored record, None for one that is not stored yet.
        asal_id: the same line in the version that this plan replaces, None for a line of its own.
    """

    teks: str = ""
    jenis: str = JenisRhk.UTAMA.value
    indikator: tuple[Indikator, ...] = ()
    pimpinan_id: int | None = None
    pimpinan_teks: str = ""
    penugasan_dari: str = ""
    id: int | None = None
    asal_id: int | None = None

    @property
    def is_kosong(self) -> bool:
        """Return whether nothing was written in it nor below it."""
        return not self.teks.strip() and all(one.is_kosong for one in self.indikator)

    @property
    def is_tergantung(self) -> bool:
        """Return whether it serves no stored RHK of a leader."""
        return self.pimpinan_id is None


@dataclass(frozen=True, slots=True)
class IsiSkp:
    """The content of an SKP.

    Attributes:
        rhk: utama before tambahan.
        perilaku: (key of `domain.perilaku.butir`, ekspektasi khusus pimpinan), only those with words.
        lampiran: (code of `JenisLampiran`, lines), only those with lines.
    """

    kelompok: str = KelompokSkp.JA_JF.value
    pendekatan: str = Pendekatan.KUANTITATIF.value
    rhk: tuple[Rhk, ...] = ()
    perilaku: tuple[tuple[str, str], ...] = ()
    lampiran: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def ekspektasi(self, kunci: str) -> str:
        """Return the expectation of one value of behaviour, '' for none."""
        return dict(self.perilaku).get(kunci, "")

    def with_ekspektasi(self, kunci: str, teks: str) -> IsiSkp:
        """Return the same with another expectation; '' takes it away."""
        kept = [(key, words) for key, words in self.perilaku if key != kunci]
        return replace(self, perilaku=tuple(sorted([*kept, (kunci, teks)] if teks.strip() else kept)))

    def lines(self, jenis: str) -> tuple[str, ...]:
        """Return one list of the Lampiran."""
        return dict(self.lampiran).get(jenis, ())

    def with_lines(self, jenis: str, lines: tuple[str, ...]) -> IsiSkp:
        """Return the same with one list of the Lampiran replaced; empty lines fall away."""
        written = tuple(line for line in lines if line.strip())
        kept = [(key, old) for key, old in self.lampiran if key != jenis]
        order = list(JenisLampiran)
        found = [*kept, (jenis, written)] if written else kept
        return replace(
            self, lampiran=tuple(sorted(found, key=lambda one: order.index(JenisLampiran(one[0]))))
        )

    def of(self, jenis: str) -> tuple[Rhk, ...]:
        """Return the RHK of a kind in their order."""
        return tuple(one for one in self.rhk if one.jenis == jenis)


EDITABLE: Final = frozenset({StatusSkp.DRAF, StatusSkp.DIKEMBALIKAN})
"""States in which the content may be changed."""

_NEXT: Final[Mapping[StatusSkp, frozenset[StatusSkp]]] = {
    StatusSkp.DRAF: frozenset({StatusSkp.DIAJUKAN, StatusSkp.DITETAPKAN}),
    StatusSkp.DIKEMBALIKAN: frozenset({StatusSkp.DIAJUKAN, StatusSkp.DITETAPKAN}),
    StatusSkp.DIAJUKAN: frozenset({StatusSkp.DRAF, StatusSkp.DIKEMBALIKAN, StatusSkp.DITETAPKAN}),
    StatusSkp.DITETAPKAN: frozenset({StatusSkp.DIUBAH, StatusSkp.DITUTUP}),
    StatusSkp.DIUBAH: frozenset(),
    StatusSkp.DITUTUP: frozenset({StatusSkp.DITETAPKAN}),
}
"""DRAF after DIAJUKAN: taken back by who handed it in. DITETAPKAN after DITUTUP: closed by mistake."""


def may_become(now: StatusSkp, wanted: StatusSkp) -> bool:
    """Return whether an SKP may go from one state to another."""
    return wanted in _NEXT[now]


_JPT: Final = frozenset({Jenjang.JPT_UTAMA.value, Jenjang.JPT_MADYA.value, Jenjang.JPT_PRATAMA.value})


def kelompok_of(jenjang: str) -> KelompokSkp:
    """Return the form that fits a jenjang; a pimpinan unit kerja mandiri below JPT is chosen by hand."""
    return KelompokSkp.JPT if jenjang in _JPT else KelompokSkp.JA_JF


def begins_with(jabatan: str, kata: Collection[str]) -> bool:
    """Return whether a title begins with one of these words (in lower case), as a whole: "kepala badan" is not "kepala badanusaha"."""
    words = f"{' '.join(jabatan.casefold().split())} "
    return any(words.startswith(f"{one} ") for one in kata)


def overlap(dari: date, sampai: date, other_dari: date, other_sampai: date) -> bool:
    """Return whether two stretches share a day."""
    return dari <= other_sampai and other_dari <= sampai
