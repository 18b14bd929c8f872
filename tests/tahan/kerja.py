"""Writes of one kind, done again and again by the services: each has a number, and what is stored tells which was the last.

Used by the program that is killed (`anak`), by who judges what the kill left (`ragam_tulis`), and on a drive that
fills up (`penuh`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from kinerja_desktop.domain.keberatan import StatusKeberatan
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.services import bukti, keberatan, kegiatan, lampiran, pelaksanaan, penguncian, skp
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan

TAHUN: Final = 2026
PERIODE: Final = "2026-TW4"
TERKUNCI: Final = "2026-TW2"
"""A period that is locked in the sample office."""
BARIS: Final = 60
"""Activities of one step."""
_LEBAR: Final = 300
"""Characters of a text: several pages of the database for each write."""


class Setengah(AssertionError):  # noqa: N818 - a verdict
    """Part of a write is stored and part of it is not."""


class Habis(Exception):  # noqa: N818 - nothing went wrong
    """There is nothing left of this kind to write."""


@dataclass(frozen=True, slots=True)
class Kerja:
    """One kind.

    Attributes:
        tulis: (office, number, folder for files of the user) does the write with a number, 1 being the first.
        terakhir: the number of the last write that is stored, 0 before the first.
    """

    tulis: Callable[[Konteks, int, Path], object]
    terakhir: Callable[[Konteks], int]


def _text(number: int, at: int) -> str:
    return f"{number:06}/{at} " + random.Random(f"{number}/{at}").randbytes(_LEBAR // 2).hex()  # noqa: S311 - a text


def _number(texts: list[str], count: int) -> int:
    """Return the number that all texts carry; 0 where they carry none."""
    found = {int(text[:6]) if text[:6].isdecimal() and text[6:7] == "/" else 0 for text in texts}
    if found != {0} and (len(found) != 1 or len(texts) != count):
        raise Setengah(f"{len(texts)} teks dari tulisan {sorted(found)}")
    return found.pop() if found else 0


# -- SKP
def _draft(konteks: Konteks) -> skp.SkpLengkap:
    ids = sorted(row.skp_id for row in skp.daftar(konteks, TAHUN) if row.skp_id is not None)
    return next(one for one in (skp.buka(konteks, id_) for id_ in ids) if one.is_editable)


def _write_skp(konteks: Konteks, number: int, _files: Path) -> object:
    now = _draft(konteks)
    rows = tuple(Rhk(_text(number, at)) for at in range(20))
    return skp.simpan(konteks, now.baris.skp_id or 0, replace(now.isi, rhk=rows), version=now.version)


def _last_skp(konteks: Konteks) -> int:
    return _number([one.teks for one in _draft(konteks).isi.rhk], 20)


# -- realisasi, bukti
def _sheet(konteks: Konteks) -> LembarPelaksanaan:
    row = next(one for one in pelaksanaan.daftar(konteks, PERIODE) if one.skp_id is not None and one.rhk)
    return pelaksanaan.buka(konteks, row.penugasan_id, PERIODE)


def _keys(sheet: LembarPelaksanaan) -> list[tuple[int, int]]:
    return [(one.id or 0, one.indikator[0].id or 0 if one.indikator else 0) for one in sheet.plan.rhk]


def _write_realisasi(konteks: Konteks, number: int, _files: Path) -> object:
    sheet = _sheet(konteks)
    isi = sheet.isi
    for at, key in enumerate(_keys(sheet)):
        isi = isi.with_realisasi(key, _text(number, at) * 4)
    return pelaksanaan.simpan(konteks, sheet.baris.penugasan_id, PERIODE, isi, sebelum=sheet.isi)


def _last_realisasi(konteks: Konteks) -> int:
    sheet = _sheet(konteks)
    held, keys = dict(sheet.isi.realisasi), _keys(sheet)
    return _number([held.get(key, "") for key in keys], len(keys))


def _write_bukti(konteks: Konteks, number: int, files: Path) -> object:
    path = files / f"bukti {number:06}.bin"
    path.write_bytes(random.Random(number).randbytes(600_000))  # noqa: S311 - any bytes, the same each time
    done = bukti.simpan_berkas(konteks, _keys(_sheet(konteks))[0][0], PERIODE, path)
    path.unlink()
    return done


def _last_bukti(konteks: Konteks) -> int:
    with konteks.simpanan.read() as connection:
        kept = [one for one in lampiran.tercatat(connection) if one.nama.startswith("bukti ")]
    for one in kept:
        lampiran.tempat(konteks.kantor.folder, one)
    numbers = sorted(int(one.nama[6:12]) for one in kept)
    if numbers != list(range(1, len(numbers) + 1)):
        raise Setengah(f"bukti {numbers}")
    return len(numbers)


# -- kegiatan
def _write_kegiatan(konteks: Konteks, number: int, _files: Path) -> object:
    who = kegiatan.orang(konteks, TAHUN)[number % 5].id
    day = date(TAHUN, number % 12 + 1, number % 28 + 1)
    rows = [IsiKegiatan(day, _text(number, at), 450, 540, 90) for at in range(BARIS)]
    return kegiatan.simpan(konteks, who, TAHUN, [Ubahan(None, 0, row) for row in rows])


def _last_kegiatan(konteks: Konteks) -> int:
    steps = kegiatan.riwayat(konteks, TAHUN, paling=100_000)
    with konteks.simpanan.kegiatan.read(TAHUN) as connection:
        rows = (
            0 if connection is None else connection.execute(sa.text("SELECT count(*) FROM kegiatan")).scalar()
        )
    if rows != BARIS * len(steps) or any(one.jumlah != BARIS for one in steps):
        raise Setengah(f"{rows} kegiatan dalam {len(steps)} langkah")
    return len(steps)


# -- keberatan: filed and decided by turns
def _results(konteks: Konteks) -> list[int]:
    with konteks.simpanan.read() as connection:
        return list(
            connection.execute(
                sa.text(
                    "SELECT id FROM penilaian WHERE status = 'terkunci' AND periode_kode = :p ORDER BY id"
                ),
                {"p": TERKUNCI},
            ).scalars()
        )


def _ours(konteks: Konteks) -> list[keberatan.BarisKeberatan]:
    return sorted(
        (one for one in keberatan.daftar(konteks) if one.alasan.startswith("uji ")),
        key=lambda one: one.id,
    )


def _write_keberatan(konteks: Konteks, number: int, _files: Path) -> object:
    if number % 2:
        ids = _results(konteks)
        if number // 2 >= len(ids):
            raise Habis
        id_ = ids[number // 2]
        why = f"uji {_text(number, 0) * 20}"
        day = date(TAHUN, 11, 18)
        return keberatan.ajukan(konteks, id_, diterima=day, alasan=why)
    last = _ours(konteks)[-1]
    return keberatan.putuskan(konteks, last.id, version=last.version, oleh="Bupati", pertimbangan="y" * 9_000)


def _last_keberatan(konteks: Konteks) -> int:
    found = _ours(konteks)
    return len(found) + sum(one.status is StatusKeberatan.DIPUTUSKAN for one in found)


# -- kunci: opened and locked by turns
def _locked(konteks: Konteks) -> tuple[list[int], int, int]:
    """Return the locked ratings, how many could be, and how often they were opened and locked again."""
    with konteks.simpanan.read() as connection:
        rows = connection.execute(
            sa.text("SELECT id, status, hasil_kerja FROM penilaian WHERE periode_kode = :p"), {"p": TERKUNCI}
        ).all()
        done = connection.execute(
            sa.text("SELECT count(DISTINCT alasan) FROM revisi WHERE alasan LIKE 'uji buka %'")
        ).scalar_one()
    return [row.id for row in rows if row.status == "terkunci"], sum(bool(row[2]) for row in rows), int(done)


def _write_kunci(konteks: Konteks, number: int, _files: Path) -> object:
    if number % 2:
        return penguncian.buka_kunci(konteks, _locked(konteks)[0], f"uji buka {number}")
    return penguncian.kunci(konteks, TERKUNCI)


def _last_kunci(konteks: Konteks) -> int:
    locked, all_, opened = _locked(konteks)
    if len(locked) not in (0, all_):
        raise Setengah(f"{len(locked)} dari {all_} terkunci")
    return 2 * opened - (0 if locked else 1)


KERJA: Final[Mapping[str, Kerja]] = {
    "skp": Kerja(_write_skp, _last_skp),
    "realisasi": Kerja(_write_realisasi, _last_realisasi),
    "bukti": Kerja(_write_bukti, _last_bukti),
    "catat": Kerja(_write_kegiatan, _last_kegiatan),
    "keberatan": Kerja(_write_keberatan, _last_keberatan),
    "kunci": Kerja(_write_kunci, _last_kunci),
}


def last_of_all(konteks: Konteks) -> dict[str, Any]:
    """Return the number of the last write of every kind."""
    return {name: kind.terakhir(konteks) for name, kind in KERJA.items()}
