"""*Salin ke e-Kinerja*: the fields of an SKP one after the other, as somebody types them into the form there.

What order BKN's form has is known from its users only; ours follows the plan itself: each RHK with its indicators, then
perilaku, then the lampiran. Nothing is sent anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisLampiran, KelompokSkp, Rhk
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import kata


@dataclass(frozen=True, slots=True)
class Medan:
    """One field to be copied.

    Attributes:
        kunci: stable name within the plan.
        bagian: what it belongs to, e.g. the RHK's number.
        nama: the field's words.
        teks: what is copied, never empty.
    """

    kunci: str
    bagian: str
    nama: str
    teks: str

    @property
    def tanda(self) -> str:
        """Return what a tick is kept under: a field whose text changed has to be copied again."""
        return f"{self.kunci}:{crc32(self.teks.encode()):08x}"


def medan(isi: IsiSkp, butir: Sequence[ButirPerilaku]) -> tuple[Medan, ...]:
    """Return the fields of a plan in the order in which they are typed; what is empty is left out."""
    found: list[Medan] = [
        Medan("pendekatan", sentence("ekinerja.umum"), sentence("ekinerja.pendekatan"),
              kata.istilah("pendekatan", isi.pendekatan)),
    ]  # fmt: skip
    for number, one in enumerate(isi.rhk, 1):
        found += _rhk(number, one, isi.kelompok)
    for value in butir:
        found.append(
            Medan(
                f"perilaku/{value.kunci}",
                sentence("ekinerja.perilaku"),
                value.nama,
                isi.ekspektasi(value.kunci),
            )
        )
    for jenis in JenisLampiran:
        for number, line in enumerate(isi.lines(jenis), 1):
            words = kata.istilah("jenis_lampiran", jenis)
            found.append(
                Medan(f"lampiran/{jenis}/{number}", sentence("ekinerja.lampiran"), f"{words} {number}", line)
            )
    return tuple(one for one in found if one.teks.strip())


def _rhk(number: int, one: Rhk, kelompok: str) -> Iterable[Medan]:
    part = sentence("ekinerja.rhk", nomor=number, jenis=kata.istilah("jenis_rhk", one.jenis).lower())
    key = f"rhk/{one.id}"
    if kelompok != KelompokSkp.JPT:
        yield Medan(f"{key}/pimpinan", part, sentence("ekinerja.pimpinan"), one.pimpinan_teks)
    yield Medan(f"{key}/teks", part, sentence("ekinerja.teks"), one.teks)
    yield Medan(f"{key}/dari", part, sentence("ekinerja.penugasan-dari"), one.penugasan_dari)
    for index, ind in enumerate(one.indikator, 1):
        yield from _indicator(f"{key}/{ind.id}", part, index, ind, kelompok)


def _indicator(key: str, part: str, index: int, one: Indikator, kelompok: str) -> Iterable[Medan]:
    kind, code = ("perspektif", one.perspektif) if kelompok == KelompokSkp.JPT else ("aspek", one.aspek)
    yield Medan(f"{key}/{kind}", part, sentence(f"ekinerja.{kind}", nomor=index), kata.istilah(kind, code))
    yield Medan(f"{key}/teks", part, sentence("ekinerja.indikator", nomor=index), one.teks)
    yield Medan(f"{key}/target", part, sentence("ekinerja.target", nomor=index), one.target)
