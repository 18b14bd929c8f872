"""Work agreements of PPPK that end soon, with the predikat on which their renewal is decided. Files: `kontrak_cetak`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.keaktifan import is_dinilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import months_on
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.services import kata, pegawai
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import PegawaiRow
from kinerja_desktop.storage import settings
from kinerja_desktop.storage.queries import akhir
from kinerja_desktop.storage.queries import kontrak as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi

SETELAN: Final = "kontrak.bulan"
BAWAAN: Final = 3
TERJAUH: Final = 24


@dataclass(frozen=True, slots=True)
class BarisKontrak:
    """One agreement.

    Attributes:
        sisa: days left, negative once it is over and the person still counts as serving.
        terakhir: code and period of the latest predikat of a part of a year, ('', '') without any.
        tahun_lalu: code of the annual predikat of the year before the end, '' without.
    """

    orang: PegawaiRow
    selesai: date
    sisa: int
    terakhir: tuple[str, str]
    tahun_lalu: str

    @property
    def nama(self) -> str:
        """Return the name with its degrees."""
        return nama_tampil(self.orang.gelar_depan, self.orang.nama, self.orang.gelar_belakang)


def bulan(konteks: Konteks) -> int:
    """Return how many months ahead the office looks."""
    with konteks.simpanan.read() as connection:
        return int(settings.read(connection, SETELAN, BAWAAN))


def set_bulan(konteks: Konteks, jumlah: int) -> Outcome[None]:
    """Choose how many months ahead the office looks.

    Raises:
        RefusedError: ``kontrak.bulan``.
    """
    if not 1 <= jumlah <= TERJAUH:
        raise RefusedError("kontrak.bulan")
    with konteks.simpanan.write(konteks.author) as transaction:
        settings.write(transaction.connection, SETELAN, jumlah)
        transaction.touch_all("kontrak")
        return Outcome(None, transaction.changes)


def batas(konteks: Konteks) -> date:
    """Return the day until which ending agreements are listed."""
    return months_on(clock.today(), bulan(konteks))


def daftar(konteks: Konteks, unit_id: int | None = None) -> tuple[BarisKontrak, ...]:
    """Return agreements that end until `batas`, or have ended, of people who serve and have no end written down yet.

    The earliest end comes first.
    """
    until, today = batas(konteks), clock.today()
    with konteks.simpanan.read() as connection:
        leaving = {row.pegawai_id for row in akhir.endings(connection, dari=today)}
    people = [
        row
        for row in pegawai.daftar(konteks, unit_id)
        if row.kontrak_selesai is not None
        and row.kontrak_selesai <= until
        and is_dinilai(row.kedudukan)
        and row.id not in leaving
    ]
    with konteks.simpanan.read() as connection:
        known = queries.predikat_of(connection, [row.id for row in people])
    made = [_line(row, row.kontrak_selesai or today, today, known.get(row.id, {})) for row in people]
    return tuple(sorted(made, key=lambda one: (one.selesai, one.orang.nama.casefold())))


def jumlah(konteks: Konteks, unit_id: int | None = None) -> int:
    """Return how many agreements end until `batas`."""
    with konteks.simpanan.read() as connection:
        return hitung(connection, konteks, unit_id)[0]


def hitung(connection: Koneksi, konteks: Konteks, unit_id: int | None) -> tuple[int, int]:
    """Return how many agreements end within how many months, for whoever reads already (Beranda)."""
    months, today = int(settings.read(connection, SETELAN, BAWAAN)), clock.today()
    return queries.ending(connection, today, months_on(today, months), unit_id, konteks.cakupan), months


def _line(row: PegawaiRow, end: date, today: date, known: dict[str, str]) -> BarisKontrak:
    parts = [kode for kode in known if not kode.isdecimal()]
    last = max(parts, key=lambda kode: periode_of(kode).akhir, default="")
    return BarisKontrak(
        row, end, (end - today).days, (known.get(last, ""), last), known.get(str(end.year - 1), "")
    )


def kata_terakhir(row: BarisKontrak) -> str:
    """Return "Baik (Triwulan III 2026)", '' without."""
    code, period = row.terakhir
    return f"{kata.istilah('predikat', code)} ({periode_of(period).text})" if code else ""


def kata_sisa(row: BarisKontrak) -> str:
    """Return the days left, or how long it is over."""
    return bilangan(row.sisa) if row.sisa >= 0 else sentence("kontrak.lewat", hari=bilangan(-row.sisa))
