"""Ratings of the sample: closed periods locked as *Kunci nilai* locks them, the open one half done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final

from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain.codes import Capaian, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.perilaku import butir
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.contoh import susunan
from kinerja_desktop.services.contoh.bangun import Terbangun
from kinerja_desktop.services.contoh.orang import BENIH
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penguncian import Pembeku, nama_orang
from kinerja_desktop.services.penilaian import rentang, rules_of
from kinerja_desktop.storage.commands import nilai as commands
from kinerja_desktop.storage.queries import nilai as nilai_queries
from kinerja_desktop.storage.queries import penguncian as queries
from kinerja_desktop.storage.queries.penguncian import KunciRow
from kinerja_desktop.storage.revisions import canonical
from kinerja_desktop.storage.tables import capaian_organisasi
from kinerja_desktop.storage.unit_of_work import Transaction

TERTUTUP: Final = ("2025-TW1", "2025-TW2", "2025-TW3", "2025-TW4", "2025", "2026-TW1", "2026-TW2", "2026-TW3")
"""Closed periods in the order of their locking."""
TERBUKA: Final = "2026-TW4"
_SANGAT_BAIK: Final = 0.12
_DI_BAWAH_BAIK: Final = 0.992
_GESER: Final = 0.013
"""Share of people whose rating changes from one period to the next."""
_PORSI: Final = 5_000
ALASAN: Final = "kantor contoh"
_TANPA_ARTI: Final = ("bagus", "85", "sudah oke", "?")


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the ratings of all periods are drawn from: everybody's place between 0 and 1, the leaders' units."""

    tempat: dict[int, float]
    pimpinan: dict[int, int]
    pelaku: int


def bahan(built: Terbangun, pelaku: int) -> Bahan:
    """Return it; the places are spread evenly, so that shares hold in an office of any size."""
    order = list(range(len(built.people)))
    Random(BENIH + 1).shuffle(order)  # noqa: S311 - a reproducible sample, no secret
    places = {built.pegawai[n]: (place + 0.5) / len(order) for place, n in enumerate(order)}
    leads = {
        built.pegawai[n]: built.units[one.formasi.unit]
        for n, one in enumerate(built.people)
        if one.formasi.memimpin
    }
    return Bahan(places, leads, pelaku)


def tetapkan_capaian(transaction: Transaction, built: Terbangun, direct: list[str], kode: str) -> None:
    """Set the capaian of the units right below the regency: nearly all Baik, one better, one worse."""
    rows = []
    for place, key in enumerate(direct):
        value = Capaian.BAIK
        if place % 9 == 2:
            value = Capaian.ISTIMEWA
        elif place % 12 == 5:
            value = Capaian.BUTUH_PERBAIKAN
        rows.append({"unit_id": built.units[key], "periode_kode": kode, "capaian": value.value})
    transaction.insert_many(capaian_organisasi, rows)


def kunci_periode(konteks: Konteks, kode: str, drawn: Bahan) -> None:
    """Rate everybody in a closed period and lock it, on a day shortly after its end."""
    one, judge = periode_of(kode), rules_of(kode)
    day = one.akhir + timedelta(days=14 if kode == "2025" else 6)
    for ids in _portions(konteks, kode):
        with konteks.simpanan.write(konteks.author, alasan=ALASAN) as transaction:
            transaction.now = _moment(day)
            peta = PetaCapaian(transaction.connection, kode)
            maker = Pembeku(kode, day, peta)
            changes = []
            for row in queries.to_lock(transaction.connection, kode, ids, day):
                if row.penilai.pegawai_id is None and row.penilai.luar_id is None:
                    continue
                rated = _rated(row, judge, drawn, peta, TERTUTUP.index(kode))
                values = _values(rated, judge, drawn.pelaku, day - timedelta(days=2)) | {
                    "status": StatusNilai.TERKUNCI.value,
                    "beku": maker.make(rated),
                    "diputuskan_oleh": nama_orang(row.penilai),
                    "diputuskan_pada": day,
                    "terkunci_oleh_id": drawn.pelaku,
                    "terkunci_pada": _moment(day),
                }
                after = (StatusNilai.TERKUNCI.value, rated.predikat)
                changes.append(commands.Perubahan(None, row.penugasan_id, row.unit_id, values, None, after))
            commands.write(transaction, kode, changes)


def buka_periode(konteks: Konteks, drawn: Bahan) -> None:
    """Rate a third of the open period, leave some half done and some with words that mean no rating."""
    judge, day = rules_of(TERBUKA), date(2026, 11, 19)
    for ids in _portions(konteks, TERBUKA):
        with konteks.simpanan.write(konteks.author, alasan=ALASAN) as transaction:
            transaction.now = _moment(day)
            peta = PetaCapaian(transaction.connection, TERBUKA)
            changes = []
            for n, row in enumerate(queries.to_lock(transaction.connection, TERBUKA, ids, day)):
                rated = _open(n, _rated(row, judge, drawn, peta, len(TERTUTUP)))
                if rated is None:
                    continue
                values = _values(rated, judge, drawn.pelaku, day)
                after = (rated.status, rated.predikat)
                changes.append(commands.Perubahan(None, row.penugasan_id, row.unit_id, values, None, after))
            commands.write(transaction, TERBUKA, changes)


def _portions(konteks: Konteks, kode: str) -> Iterator[list[int]]:
    """Yield the positions rated in a period in portions: a province in one transaction would not fit an old PC."""
    with konteks.simpanan.read() as connection:
        rows = nilai_queries.grid(connection, rentang(kode), None, konteks.cakupan)
    ids = [row.penugasan_id for row in rows]
    for start in range(0, len(ids), _PORSI):
        yield ids[start : start + _PORSI]


def _open(n: int, rated: KunciRow) -> KunciRow | None:
    half = StatusNilai.SEBAGIAN.value
    if n % 53 == 17:
        return replace(
            rated,
            hasil_kerja="",
            hasil_kerja_teks=_TANPA_ARTI[n % len(_TANPA_ARTI)],
            predikat="",
            status=half,
        )
    if n % 47 == 11:
        return replace(rated, perilaku="", predikat="", status=half)
    if (rated.unit_id or 1) % 3:
        return None
    return replace(rated, status=StatusNilai.TERSIMPAN.value)


def _rated(row: KunciRow, judge: Regulations, drawn: Bahan, peta: PetaCapaian, number: int) -> KunciRow:
    """Return the row with two ratings and the predikat that follows from them."""
    who = row.pegawai.pegawai_id or 0
    hasil, perilaku = _ratings((drawn.tempat[who] + _GESER * number) % 1, drawn.tempat[who])
    if who in drawn.pimpinan:
        found = peta.of(drawn.pimpinan[who]).capaian or Capaian.BAIK
        hasil = rules.rating_from_capaian(found, judge).rating
    predikat = rules.assess(hasil, perilaku, judge).predikat
    return replace(
        row,
        hasil_kerja=hasil.value,
        perilaku=perilaku.value,
        predikat=predikat.value,
        catatan=_note(predikat, drawn.tempat[who]),
        umpan_balik=_feedback(judge, drawn.tempat[who], number),
    )


def _ratings(place: float, own: float) -> tuple[Rating, Rating]:
    above, as_expected, below = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH
    if place < _SANGAT_BAIK:
        return above, above
    if place >= _DI_BAWAH_BAIK:
        rest = (place - _DI_BAWAH_BAIK) / (1 - _DI_BAWAH_BAIK)
        if rest < 0.6:
            return below, as_expected
        return (as_expected, below) if rest < 0.9 else (below, below)
    manner = own * 97 % 1
    if manner < 0.8:
        return as_expected, as_expected
    return (above, as_expected) if manner < 0.92 else (as_expected, above)


def _note(predikat: Predikat, own: float) -> str:
    if predikat in (Predikat.SANGAT_BAIK, Predikat.BAIK):
        return ""
    texts = susunan.bahan()["catatan_kurang"]
    return str(texts[int(own * 9973) % len(texts)])


def _feedback(judge: Regulations, own: float, number: int) -> str:
    chance = int(own * 99_991) + number
    if chance % 12:
        return ""
    values, texts = butir(judge), susunan.bahan()["umpan_balik"]
    return canonical({values[chance % len(values)].kunci: texts[chance % len(texts)]})


def _values(rated: KunciRow, judge: Regulations, pelaku: int, day: date) -> dict[str, Any]:
    return {
        "rezim": judge.rezim,
        "hasil_kerja": rated.hasil_kerja,
        "hasil_kerja_teks": rated.hasil_kerja_teks,
        "perilaku": rated.perilaku,
        "perilaku_teks": rated.perilaku_teks,
        "predikat": rated.predikat,
        "catatan": rated.catatan,
        "status": rated.status,
        "umpan_balik": rated.umpan_balik,
        "dimasukkan_oleh_id": pelaku,
        "dimasukkan_pada": _moment(day),
    }


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 15, tzinfo=UTC)
