"""An edit looks only at those it can concern; looking at everybody afterwards must find nothing left to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.services import atasan, pegawai, unit
from kinerja_desktop.services.atasan_urung import jalankan, urungkan
from kinerja_desktop.services.konteks import Konteks

SATUAN, ORANG, LANGKAH = 9, 26, 14


def large(dinas: Any, dice: Random) -> None:
    """Grow the office of the fixture: units anywhere in the tree, people anywhere, some units led."""
    for n in range(SATUAN):
        dinas.add_unit(f"Satuan {n}", dice.choice(list(dinas.unit)))
    for n in range(ORANG):
        dinas.add_orang(f"Orang {n}", dice.choice([*dinas.unit, None]))
    outside = atasan.save_penilai_luar(dinas.konteks, atasan.IsianPenilaiLuar("Sekda Contoh")).value
    dinas.luar = Pihak(JenisPihak.LUAR, outside)
    atasan.terapkan_pohon(dinas.konteks)


def someone(dinas: Any, dice: Random) -> int:
    people: list[int] = list(dinas.orang.values())
    return dice.choice(people)


def somewhere(dinas: Any, dice: Random) -> int:
    return dice.choice([node.id for node in unit.tree(dinas.konteks)])


def who(dinas: Any, dice: Random) -> Pihak:
    return dinas.luar if dice.random() < 0.15 else Pihak(JenisPihak.PEGAWAI, someone(dinas, dice))


def day(dice: Random) -> date | None:
    return dice.choice([None, None, date(2026, 11, 20), date(2026, 9, 1), date(2026, 5, 4)])


def head(dinas: Any, dice: Random) -> None:
    kind = dice.choice([JenisPenugasan.DEFINITIF, JenisPenugasan.PLT, JenisPenugasan.PLH])
    place, since = somewhere(dinas, dice), day(dice)
    person = who(dinas, dice)
    made = jalankan(
        dinas.konteks,
        lambda: atasan.set_kepala(dinas.konteks, place, person, jenis=kind, dari=since),
        unit_ids=[place],
    ).value
    if dice.random() < 0.3:
        in_step(dinas.konteks, "kepala")
        urungkan(dinas.konteks, made.langkah)


def no_head(dinas: Any, dice: Random) -> None:
    for place in dinas.unit.values():
        for row in atasan.kepala_of(dinas.konteks, place):
            if dice.random() < 0.3:
                if dice.random() < 0.5:
                    atasan.remove_kepala(dinas.konteks, row.id, version=row.version)
                else:
                    atasan.end_kepala(dinas.konteks, row.id, date(2026, 11, 1), version=row.version)
                return


def exception(dinas: Any, dice: Random) -> None:
    atasan.set_penilai(dinas.konteks, [someone(dinas, dice)], who(dinas, dice), per_tanggal=day(dice))


def superior(dinas: Any, dice: Random) -> None:
    atasan.set_atasan(dinas.konteks, [someone(dinas, dice)], who(dinas, dice))


def back(dinas: Any, dice: Random) -> None:
    atasan.clear_penilai(dinas.konteks, [someone(dinas, dice) for _ in range(3)])


def mutation(dinas: Any, dice: Random) -> None:
    id_ = someone(dinas, dice)
    news: dict[str, Any] = dice.choice(
        [
            {"unit_id": somewhere(dinas, dice)},
            {"jabatan": "Analis"},
            {"kedudukan": "pensiun"},
            {"unit_id": None},
        ]
    )
    version = pegawai.kartu(dinas.konteks, id_).baris.version
    pegawai.ubah(dinas.konteks, id_, news, version=version, sejak=day(dice))


def hang(dinas: Any, dice: Random) -> None:
    rows = {node.id: node for node in unit.tree(dinas.konteks)}
    one = dice.choice(list(rows.values()))
    unit.move(dinas.konteks, one.id, somewhere(dinas, dice), version=one.version)


def merge(dinas: Any, dice: Random) -> None:
    one = dice.choice(unit.tree(dinas.konteks))
    unit.merge(dinas.konteks, one.id, somewhere(dinas, dice), version=one.version)


def in_step(konteks: Konteks, what: str) -> None:
    found = atasan.terapkan_pohon(konteks).value
    left = (found.baru, found.pindah, found.diubah, found.dipecah, found.ditutup)
    assert left == (0, 0, 0, 0, 0), f"after {what}"


EDITS: list[Callable[[Any, Random], None]] = [
    head, head, head, no_head, exception, superior, back, mutation, mutation, hang, merge,
]  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_everybody_is_in_step_after_any_edit(dinas: Any, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - reproducible, no secret
    large(dinas, dice)
    done = 0
    for _ in range(LANGKAH):
        edit = dice.choice(EDITS)
        try:
            edit(dinas, dice)
        except KnownError:
            continue
        in_step(dinas.konteks, f"{edit.__name__} (seed {seed})")
        done += 1
    assert done > LANGKAH // 3
