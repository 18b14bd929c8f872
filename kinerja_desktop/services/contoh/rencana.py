"""Plans of the sample office: one dinas plans from its head down, and keeps record of three quarters.

What is left open is for the user to try: people without a plan, drafts, plans handed in and handed back, people who have
only last year's, the fourth quarter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan, Pemberi
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisRhk, KelompokSkp, Rhk, StatusSkp
from kinerja_desktop.foundation import resources
from kinerja_desktop.services import dialog_kinerja, pelaksanaan, skp
from kinerja_desktop.services.contoh import susunan
from kinerja_desktop.services.contoh.bangun import Terbangun
from kinerja_desktop.services.contoh.nilai import ALASAN
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, RhkPimpinan

TAHUN: Final = (2025, 2026)
_DITETAPKAN: Final = {2025: date(2025, 1, 31), 2026: date(2026, 1, 30)}
_TAHUN_LALU: Final = "tahun_lalu"
_RHK_STAF: Final = 2
"""So many of the unit's RHK of the staff one person has, each person from another one on."""
_DICATAT: Final = frozenset({"pendidikan.dinas", "pendidikan.sek", "pendidikan.umpeg", "pendidikan.keu"})
"""Units whose quarters are on record."""
_TRIWULAN: Final = ("2026-TW1", "2026-TW2", "2026-TW3")
_UMPAN: Final = date(2026, 9, 28)
_DIALOG: Final = {"2026-TW2": date(2026, 7, 7), "2026-TW3": date(2026, 10, 6)}

Row = Mapping[str, Any]


@cache
def bahan() -> dict[str, Any]:
    """Return the raw table of plans."""
    return tomllib.loads(resources.read_text("resources/samples/skp.toml"))


def rencanakan(konteks: Konteks, built: Terbangun) -> None:
    """Write the plans of both years and the record of this one, as people would have, leaders first."""
    for tahun in TAHUN:
        for unit in bahan()["unit"]:
            if unit["kunci"] in built.units:
                _plan_unit(konteks, built, unit, tahun)
    rows = _rows(konteks, TAHUN[-1])
    recorded = [
        rows[person]
        for unit in bahan()["unit"]
        if unit["kunci"] in _DICATAT
        for person, _ in _people(built, unit)
        if person in rows and rows[person].status == StatusSkp.DITETAPKAN
    ]
    for row in recorded:
        _record(konteks, row)
    if recorded:
        _talk(konteks, recorded[-1])


def _people(built: Terbangun, unit: Row) -> Iterator[tuple[int, list[Row]]]:
    """Yield the people of a unit (their ids) with their RHK, its head first."""
    here = [(n, one) for n, one in enumerate(built.people) if one.formasi.unit == unit["kunci"]]
    for n, one in here:
        if one.formasi.memimpin:
            yield built.pegawai[n], unit["kepala"]
    given = unit.get("staf", [])
    for place, (n, _) in enumerate(pair for pair in here if not pair[1].formasi.memimpin):
        if given:
            yield (
                built.pegawai[n],
                [given[(place + k) % len(given)] for k in range(min(_RHK_STAF, len(given)))],
            )


def _rows(konteks: Konteks, tahun: int) -> dict[int, BarisSkp]:
    """Return the first definite position of a year, by person."""
    found: dict[int, BarisSkp] = {}
    for row in skp.daftar(konteks, tahun):
        if row.jenis == JenisPenugasan.DEFINITIF.value:
            found.setdefault(row.pegawai_id, row)
    return found


def _plan_unit(konteks: Konteks, built: Terbangun, unit: Row, tahun: int) -> None:
    states = unit.get("keadaan", [StatusSkp.DITETAPKAN.value])
    people = list(_people(built, unit))
    heads = [pair for pair in people if pair[1] is unit["kepala"]]
    staff = [pair for pair in people if pair[1] is not unit["kepala"]]
    _plan(konteks, [(*pair, StatusSkp.DITETAPKAN.value) for pair in heads], tahun)
    _plan(konteks, [(*pair, states[place % len(states)]) for place, pair in enumerate(staff)], tahun)


def _plan(konteks: Konteks, people: Sequence[tuple[int, list[Row], str]], tahun: int) -> None:
    last = tahun == TAHUN[-1]
    rows = _rows(konteks, tahun)
    wanted = [
        (rows[person], lines, state if last else StatusSkp.DITETAPKAN.value)
        for person, lines, state in people
        if person in rows and not (last and state == _TAHUN_LALU)
    ]
    if not wanted:
        return
    with konteks.simpanan.write(konteks.author, alasan=ALASAN) as transaction:
        plans = {
            row.penugasan_id: _content(
                row, lines, skp.pimpinan_rhk(transaction.connection, row.penilai, tahun), tahun
            )
            for row, lines, _ in wanted
        }
        skp.make(transaction, konteks, tahun, plans)
    made = _rows(konteks, tahun)
    for state in dict.fromkeys(state for _, _, state in wanted):
        rows_of = [made[row.pegawai_id] for row, _, one in wanted if one == state]
        _bring(konteks, rows_of, state, _DITETAPKAN[tahun])


def _content(row: BarisSkp, lines: Sequence[Row], leader: Sequence[RhkPimpinan], tahun: int) -> IsiSkp:
    """Return the content of a plan; the year before had one indicator less."""
    made = []
    for line in lines:
        served = leader[line["untuk"] - 1] if 0 < line.get("untuk", 0) <= len(leader) else None
        given = line["indikator"] if tahun == TAHUN[-1] else line["indikator"][:1]
        made.append(
            Rhk(
                line["teks"],
                line.get("jenis", JenisRhk.UTAMA.value),
                tuple(_indicator(row, *one) for one in given),
                served.id if served else None,
                served.teks if served else "",
                line.get("penugasan_dari", ""),
            )
        )
    isi = IsiSkp(rhk=tuple(made))
    for kunci, words in bahan()["ekspektasi"]:
        isi = isi.with_ekspektasi(kunci, words)
    for jenis, listed in bahan()["lampiran"].items():
        isi = isi.with_lines(jenis, tuple(listed))
    return isi


def _indicator(row: BarisSkp, teks: str, target: str, kind: str) -> Indikator:
    if row.kelompok == KelompokSkp.JPT.value:
        return Indikator(teks, target, perspektif=kind)
    return Indikator(teks, target, aspek=kind)


def _bring(konteks: Konteks, rows: Sequence[BarisSkp], state: str, day: date) -> None:
    """Bring drafts as far as they are to be."""
    if state == StatusSkp.DITETAPKAN:
        for row in rows:
            skp.tetapkan(konteks, _versions([row]), max(day, row.dari))
    elif state in {StatusSkp.DIAJUKAN, StatusSkp.DIKEMBALIKAN}:
        skp.ajukan(konteks, _versions(rows))
        if state == StatusSkp.DIKEMBALIKAN:
            now = _rows(konteks, TAHUN[-1])
            handed = [now[row.pegawai_id] for row in rows]
            skp.kembalikan(konteks, _versions(handed), bahan()["alasan_kembali"])


def _versions(rows: Sequence[BarisSkp]) -> dict[int, int]:
    return {row.skp_id: row.version for row in rows if row.skp_id is not None and row.version is not None}


def _record(konteks: Konteks, row: BarisSkp) -> None:
    """Write what was planned and done in three quarters, and what was said about it in the last of them."""
    words = {
        line["teks"]: line for unit in bahan()["unit"] for line in (*unit["kepala"], *unit.get("staf", ()))
    }
    for number, kode in enumerate(_TRIWULAN):
        sheet = pelaksanaan.buka(konteks, row.penugasan_id, kode)
        isi = IsiPelaksanaan()
        for one in sheet.plan.rhk:
            line = words[one.teks]
            assert one.id is not None  # noqa: S101 - the plan is stored
            isi = isi.with_realisasi((one.id, one.indikator[0].id or 0), line["realisasi"][number])
            isi = isi.with_lines(one.id, tuple(Aksi(*given) for given in line.get("aksi", ())))
        pelaksanaan.simpan(konteks, row.penugasan_id, kode, isi, sebelum=sheet.isi)
    first = sheet.plan.rhk[0].id
    said = susunan.bahan()["umpan_balik"][row.pegawai_id % len(susunan.bahan()["umpan_balik"])]
    for giver, teks in ((Pemberi.PIMPINAN, bahan()["saran"]), (Pemberi.REKAN, said)):
        pelaksanaan.beri_umpan_balik(
            konteks, row.penugasan_id, _TRIWULAN[-1], rhk_id=first, perilaku="", pemberi=giver, nama="",
            pegawai_id=None, tanggal=_UMPAN, teks=teks,
        )  # fmt: skip


def _talk(konteks: Konteks, row: BarisSkp) -> None:
    """Record a dialogue, and one quarter later what came of it."""
    raw = bahan()
    agreed = tuple(Kesepakatan(teks=one["teks"], siapa=one["siapa"]) for one in raw["kesepakatan"])
    for kode, day in _DIALOG.items():
        known = dialog_kinerja.baca(konteks, row.penugasan_id, kode).isi
        isi = IsiDialog(day, raw["pertanyaan"], raw["hadir"], agreed, known.lanjut)
        if known.lanjut:
            followed = zip(known.lanjut, raw["kesepakatan"], strict=True)
            lanjut = tuple(
                replace(one, keadaan=said["keadaan"], catatan=said["catatan"]) for one, said in followed
            )
            isi = replace(isi, kesepakatan=agreed[1:], lanjut=lanjut)
        dialog_kinerja.simpan(konteks, row.penugasan_id, kode, isi, sebelum=known)
