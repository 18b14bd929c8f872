"""The sheets Perilaku and Lampiran of the buku kerja SKP: what goes out of a plan, and what came back becoming part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.kerangka_skp import LONGEST
from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.domain.skp import IsiSkp, JenisLampiran
from kinerja_desktop.services import kata
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.workbooks.buku_skp import LEMBAR, BarisIsi

_SPARE: Final = 3
"""Empty rows below each list of the Lampiran."""


def perilaku_rows(row: BarisSkp, uid: str, isi: IsiSkp, butir: Iterable[ButirPerilaku]) -> list[BarisIsi]:
    """Return a row for every value of behaviour, with the expectation on it."""
    return [
        BarisIsi(0, uid, one.kunci, row.nama, nomor.display(row.nip), row.jabatan, one.nama, isi.ekspektasi(one.kunci))
        for one in butir
    ]  # fmt: skip


def lampiran_rows(row: BarisSkp, uid: str, isi: IsiSkp) -> list[BarisIsi]:
    """Return a row for every line of the three lists, and some to add to each."""
    return [
        BarisIsi(
            0, uid, jenis.value, row.nama, nomor.display(row.nip), row.jabatan,
            kata.istilah("jenis_lampiran", jenis), line,
        )
        for jenis in JenisLampiran
        for line in (*isi.lines(jenis.value), *[""] * _SPARE)
    ]  # fmt: skip


class Tambahan:
    """What one person's rows of both sheets make of a plan; ``said``: what is wrong with them."""

    def __init__(self, berkas: str, row: BarisSkp, keys: Iterable[str]) -> None:
        self._berkas, self._row = berkas, row
        self._known: dict[str, set[str]] = {
            "perilaku": set(keys), "lampiran": {one.value for one in JenisLampiran},
        }  # fmt: skip
        self.said: list[Finding] = []

    def perilaku(self, isi: IsiSkp, rows: Sequence[BarisIsi]) -> IsiSkp:
        """Return a plan with the expectations that the rows say; values without a row stay."""
        for one in self._sound("perilaku", rows):
            before = isi.ekspektasi(one.kunci)
            isi = isi.with_ekspektasi(one.kunci, before if _same(before, one.isi) else one.isi.strip())
        return isi

    def lampiran(self, isi: IsiSkp, rows: Sequence[BarisIsi]) -> IsiSkp:
        """Return a plan with the lists that the rows say; a list without a row stays, an emptied one goes."""
        below: dict[str, list[str]] = {}
        for one in self._sound("lampiran", rows):
            held = next((line for line in isi.lines(one.kunci) if _same(line, one.isi)), one.isi.strip())
            below.setdefault(one.kunci, []).append(held)
        for jenis, lines in below.items():
            isi = isi.with_lines(jenis, tuple(lines))
        return isi

    def _sound(self, field: str, rows: Sequence[BarisIsi]) -> list[BarisIsi]:
        return [one for one in rows if not self._is_wrong(field, one)]

    def _is_wrong(self, field: str, one: BarisIsi) -> bool:
        place = f"{one.nomor} (sheet {LEMBAR[field]})"
        if one.nip != self._row.nip:
            self._say(
                "buku-skp.orang-lain", field, one, baris=place, lain=one.nama or "-", nip=one.nip or "-"
            )
        elif one.is_rusak:
            self._say("buku-skp.rumus", field, one, baris=place)
        elif len(one.isi) > LONGEST:
            self._say("buku-skp.terlalu-panjang", field, one, baris=place, huruf=len(one.isi), batas=LONGEST)
        elif one.kunci not in self._known[field]:
            self._say("buku-skp.bukan-pilihan", field, one, baris=place, isi=one.tentang or one.kunci)
        else:
            return False
        return True

    def _say(self, code: str, field: str, one: BarisIsi, **args: object) -> None:
        place = Location(self._berkas, LEMBAR[field], one.nomor)
        named = {"nama": self._row.nama, **args}
        self.said.append(Finding(code, Severity.BLOCK, place, named, subject=self._row.pegawai_uid.hex()))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())
