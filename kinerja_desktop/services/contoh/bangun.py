"""Writing units, people, what holds of them and who leads what, in bulk through the ordinary transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from kinerja_desktop.domain.codes import DinilaiDi, JenisNomor, JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_cari, nama_urut
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services.contoh import susunan
from kinerja_desktop.services.contoh.orang import PLT_SEJAK, Orang, Pembuat, Perubahan, perubahan
from kinerja_desktop.services.penugasan import Kecuali, sync_penugasan
from kinerja_desktop.storage.commands import contoh as commands
from kinerja_desktop.storage.tables import (
    AWAL,
    pegawai,
    pegawai_keadaan,
    penilai_luar,
    unit,
    unit_kepala,
)
from kinerja_desktop.storage.unit_of_work import Transaction

_LEPAS_UNOR: Final = 41
"""Every so many people have another unor in SIASN than their true place of work."""


@dataclass(slots=True)
class Terbangun:
    """What was written: the plan, people, their local ids, units by key."""

    rencana: susunan.Rencana
    people: list[Orang]
    perubahan: list[Perubahan]
    pegawai: list[int]
    units: dict[str, int]
    unor: dict[str, str]
    luar: list[int]


def bangun(transaction: Transaction, jumlah: int) -> Terbangun:
    """Write an office of ``jumlah`` people with its positions as of the end of 2025."""
    rencana = susunan.rencana(jumlah)
    maker = Pembuat()
    people = [maker.orang(post) for post in rencana.formasi]
    changing = {one.kunci for one in rencana.units if one.plt}
    events = list(perubahan(people, changing))
    _age(maker, people, events)
    units = _write_units(transaction, rencana.units)
    unor = _write_unit_numbers(transaction, maker, rencana.units, units)
    ids = _write_people(transaction, people)
    outside = transaction.insert_many(
        penilai_luar,
        [{**row, "nama_urut": nama_urut(row["nama"])} for row in susunan.bahan()["luar"]],
    )
    built = Terbangun(rencana, people, events, ids, units, unor, outside)
    _write_states(transaction, built, {one.kunci: one.nama for one in rencana.units})
    _write_heads(transaction, built, rencana.units)
    _first_positions(transaction, built, rencana.units)
    return built


def _age(maker: Pembuat, people: list[Orang], events: list[Perubahan]) -> None:
    for event in events:
        if event.kedudukan == "pensiun":
            people[event.orang] = maker.near_retirement(people[event.orang], event.dari)
    first_head = next((n for n, one in enumerate(people) if one.formasi.jenjang == "jpt_pratama"), None)
    if first_head is not None:
        people[first_head] = maker.near_retirement(people[first_head], date(2027, 1, 1))


def _write_units(transaction: Transaction, plan: tuple[susunan.UnitContoh, ...]) -> dict[str, int]:
    """Write the tree level by level (a unit needs the id of the one above it)."""
    ids: dict[str, int] = {}
    waiting = list(enumerate(plan))
    while waiting:
        level = [(n, one) for n, one in waiting if one.induk is None or one.induk in ids]
        rows = [
            {
                "induk_id": ids[one.induk] if one.induk else None,
                "nama": one.nama,
                "nama_urut": nama_urut(one.nama),
                "jenis": one.jenis,
                "urutan": n,
                "dari": AWAL,
                "kop_baris": "\n".join((*susunan.bahan()["kop"], *one.kop) if one.induk else one.kop)
                if one.kop
                else "",
                "kop_alamat": "\n".join(one.alamat),
                "tempat": "" if one.induk else susunan.bahan()["tempat"],
            }
            for n, one in level
        ]
        made = transaction.insert_many(unit, rows)
        ids.update((one.kunci, id_) for (_, one), id_ in zip(level, made, strict=True))
        waiting = [pair for pair in waiting if pair[1].kunci not in ids]
    return ids


def _write_unit_numbers(
    transaction: Transaction, maker: Pembuat, plan: tuple[susunan.UnitContoh, ...], ids: dict[str, int]
) -> dict[str, str]:
    unor = {one.kunci: maker.uuid() for one in plan}
    rows = [
        {"unit_id": ids[key], "jenis": JenisNomor.UNOR_ID.value, "nilai": text} for key, text in unor.items()
    ]
    schools = [one for one in plan if one.jenis == "sekolah"]
    rows += [
        {"unit_id": ids[one.kunci], "jenis": JenisNomor.NPSN.value, "nilai": f"{69900001 + n}"}
        for n, one in enumerate(schools)
    ]
    commands.add_numbers(transaction, rows)
    return unor


def _write_people(transaction: Transaction, people: list[Orang]) -> list[int]:
    ids = transaction.insert_many(
        pegawai,
        [
            {
                "nama": one.nama,
                "gelar_depan": one.gelar_depan,
                "gelar_belakang": one.gelar_belakang,
                "nama_urut": nama_urut(one.nama),
                "nama_cari": nama_cari(one.nama),
                "nip": one.nip,
                "pns_id": one.pns_id,
                "tanggal_lahir": one.tanggal_lahir,
                "jenis_kelamin": one.jenis_kelamin,
            }
            for one in people
        ],
    )
    rows: list[dict[str, Any]] = []
    for id_, one in zip(ids, people, strict=True):
        kind = JenisNomor.NI_PPPK if one.kontrak_mulai else JenisNomor.NIP
        rows.append({"pegawai_id": id_, "jenis": kind.value, "nilai": one.nip})
        rows.append({"pegawai_id": id_, "jenis": JenisNomor.PNS_ID.value, "nilai": one.pns_id})
    commands.add_numbers(transaction, rows)
    return ids


def _write_states(transaction: Transaction, built: Terbangun, names: dict[str, str]) -> None:
    later: dict[int, list[Perubahan]] = defaultdict(list)
    for event in built.perubahan:
        later[event.orang].append(event)
    rows: list[dict[str, Any]] = []
    for n, one in enumerate(built.people):
        state = _first_state(built, n, one, names)
        rows.append(state)
        for event in sorted(later[n], key=lambda one: one.dari):
            state = _next_state(built, state, event)
            rows.append(state)
    transaction.insert_many(pegawai_keadaan, rows)


def _first_state(built: Terbangun, n: int, one: Orang, names: dict[str, str]) -> dict[str, Any]:
    place = one.formasi.unit
    siasn = place
    if n % _LEPAS_UNOR == _LEPAS_UNOR - 1:
        siasn = built.people[n - 7].formasi.unit
    return {
        "pegawai_id": built.pegawai[n],
        "dari": AWAL,
        "jenis_pegawai": one.jenis_pegawai,
        "kedudukan": "aktif",
        "kedudukan_teks": "Aktif",
        "golongan": one.golongan,
        "tmt_golongan": one.tmt_golongan,
        "jabatan": one.jabatan,
        "jabatan_id": one.jabatan_id,
        "jenis_jabatan": one.jenis_jabatan,
        "jenjang": one.formasi.jenjang,
        "eselon": one.formasi.eselon,
        "tmt_jabatan": one.tmt_jabatan,
        "tugas_tambahan": one.formasi.tugas_tambahan,
        "unit_id": built.units[place],
        "unor_id": built.unor[siasn],
        "unor_nama": names[siasn],
        "kontrak_mulai": one.kontrak_mulai,
        "kontrak_selesai": one.kontrak_selesai,
        "dinilai_di": (DinilaiDi.RUANG_GTK if one.guru else DinilaiDi.EKINERJA).value,
    }


def _next_state(built: Terbangun, before: dict[str, Any], event: Perubahan) -> dict[str, Any]:
    state = {**before, "dari": event.dari, "kedudukan": event.kedudukan}
    state["kedudukan_teks"] = event.kedudukan_teks or "Aktif"
    if event.unit is not None:
        state["unit_id"] = built.units[event.unit] if event.unit else None
    if event.kontrak:
        state["kontrak_mulai"], state["kontrak_selesai"] = event.kontrak
    return state


def _write_heads(transaction: Transaction, built: Terbangun, plan: tuple[susunan.UnitContoh, ...]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "unit_id": built.units[susunan.AKAR],
            "penilai_luar_id": built.luar[0],
            "jenis": JenisPenugasan.DEFINITIF.value,
            "dari": AWAL,
        }
    ]
    leaders: dict[str, int] = {}
    takeover = {one.kunci: one.plt for one in plan if one.plt}
    for n, one in enumerate(built.people):
        if one.formasi.memimpin:
            leaders[one.formasi.unit] = n
            ends = PLT_SEJAK - timedelta(days=1) if one.formasi.unit in takeover else None
            rows.append(_head_row(built, n, one, ends))
    for place, other in takeover.items():
        if other in leaders:
            rows.append(
                {
                    "unit_id": built.units[place],
                    "pegawai_id": built.pegawai[leaders[other]],
                    "jenis": JenisPenugasan.PLT.value,
                    "dari": PLT_SEJAK,
                    "sk_nomor": "800.1.3.3/214/BKPSDM/2026",
                    "sk_tanggal": date(2026, 7, 30),
                }
            )
    transaction.insert_many(unit_kepala, rows)


def _head_row(built: Terbangun, n: int, one: Orang, ends: date | None) -> dict[str, Any]:
    extra = bool(one.formasi.tugas_tambahan)
    began = one.tmt_jabatan
    return {
        "unit_id": built.units[one.formasi.unit],
        "pegawai_id": built.pegawai[n],
        "jenis": (JenisPenugasan.TUGAS_TAMBAHAN if extra else JenisPenugasan.DEFINITIF).value,
        "dari": began,
        "sampai": ends,
        "sk_nomor": f"821.2/{100 + n % 800}/BKPSDM/{began.year}" if extra else "",
        "sk_tanggal": began - timedelta(days=5) if extra else None,
    }


def _first_positions(
    transaction: Transaction, built: Terbangun, plan: tuple[susunan.UnitContoh, ...]
) -> None:
    """Derive positions at the end of 2025; above the Sekda stands the bupati, contracts begin positions."""
    direct = {one.kunci for one in plan if one.induk == susunan.AKAR}
    bupati = Pihak(JenisPihak.LUAR, built.luar[1])
    exempt = {
        built.pegawai[n]: Kecuali(atasan=bupati)
        for n, one in enumerate(built.people)
        if one.formasi.memimpin and one.formasi.unit in direct
    }
    sync_penugasan(transaction, date(2025, 12, 31), kecuali=exempt)
    begins = {built.pegawai[n]: one.tmt for n, one in enumerate(built.people) if one.kontrak_mulai}
    commands.begin_positions(transaction, begins)
