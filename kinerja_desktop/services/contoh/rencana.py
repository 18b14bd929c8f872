"""Plans of the sample office and what came of them: most set, some under way, a few missing; one objection running.

Written through the services on the finished office, penilai before the people he rates, so that every RHK has one to serve.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeGuard

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.dialog import Kesepakatan
from kinerja_desktop.domain.pelaksanaan import Aksi, IsiPelaksanaan, Pemberi
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import (
    Aspek,
    Indikator,
    IsiSkp,
    JenisLampiran,
    JenisRhk,
    KelompokSkp,
    Pendekatan,
    Perspektif,
    Rhk,
)
from kinerja_desktop.domain.target import JenisTarget, parse
from kinerja_desktop.foundation import resources
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.services import bukti, dialog_kinerja, keberatan, pelaksanaan, penilaian, skp
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, RhkPimpinan

TAHUN: Final = 2026
_DITETAPKAN: Final = date(2026, 1, 20)
_PALING_BANYAK: Final = 1_500
"""So many people have plans: more would take minutes to write and show nothing new."""
_TAHUN_LALU: Final = 40
"""So many people have a plan of last year."""
_DIALOG: Final = {2: date(2026, 7, 7), 3: date(2026, 10, 6)}
_DIJALANKAN: Final = {3: 40, 4: 25}
"""By quarter: so many people have realisasi and umpan balik typed; the last quarter is running."""
_BURUK: Final = frozenset({Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG})


@cache
def bahan() -> dict[str, Any]:
    """Return the raw table of the sample's plans."""
    return tomllib.loads(resources.read_text("resources/samples/rencana.toml"))


def isi_rencana(konteks: Konteks) -> None:
    """Give the office its plans of the year, and some people what they did and heard."""
    _last_year(konteks)
    _set(konteks, _write(konteks, TAHUN, skp.daftar(konteks, TAHUN)[:_PALING_BANYAK]))
    _carried_out(konteks)
    _talk(konteks)
    _objection(konteks)


def _last_year(konteks: Konteks) -> None:
    """Give some people last year's plan, to be copied."""
    made = _write(konteks, TAHUN - 1, skp.daftar(konteks, TAHUN - 1)[:_TAHUN_LALU])
    for row in skp.daftar(konteks, TAHUN - 1):
        if row.penugasan_id in made:
            skp.tetapkan(konteks, _versions([row]), max(row.dari, date(TAHUN - 1, 1, 31)))


def _write(konteks: Konteks, tahun: int, rows: Sequence[BarisSkp]) -> dict[int, int]:
    """Write drafts of a year, leaders first; return the plan's id by penugasan."""
    made: dict[int, int] = {}
    leaders = {row.penilai.id for row in rows if _is_ours(row.penilai)}
    for level in _levels(rows):
        chosen = {
            row.penugasan_id: row for n, row in enumerate(level) if tahun < TAHUN or (row.pegawai_id + n) % 17
        }
        above = {row.penilai: _above(konteks, row.penilai, tahun) for row in chosen.values()}
        plans = {
            id_: _plan(row, above[row.penilai], leads=row.pegawai_id in leaders)
            for id_, row in chosen.items()
        }
        with konteks.simpanan.write(konteks.author, alasan="rencana contoh") as transaction:
            made |= skp.make(transaction, konteks, tahun, plans)
    return made


def _above(konteks: Konteks, who: Pihak | None, tahun: int) -> Sequence[RhkPimpinan]:
    """Return a penilai's RHK utama of the year."""
    with konteks.simpanan.read() as connection:
        found = skp.pimpinan_rhk(connection, who, tahun)
    return [one for one in found if one.jenis == JenisRhk.UTAMA.value]


def _levels(rows: Sequence[BarisSkp]) -> Iterator[list[BarisSkp]]:
    """Yield the people level by level: whose penilai has been there comes next; who waits in a circle comes last."""
    waiting = list(rows)
    people = {row.pegawai_id for row in rows}
    done: set[int] = set()
    while waiting:
        open_ = people - done
        ready = [row for row in waiting if not _waits(row.penilai, open_)] or waiting
        yield ready
        done.update(row.pegawai_id for row in ready)
        here = {row.penugasan_id for row in ready}
        waiting = [row for row in waiting if row.penugasan_id not in here]


def _waits(who: Pihak | None, unplanned: AbstractSet[int]) -> bool:
    return _is_ours(who) and who.id in unplanned


def _is_ours(who: Pihak | None) -> TypeGuard[Pihak]:
    return who is not None and who.jenis is JenisPihak.PEGAWAI


def _entry(jabatan: str, *, leads: bool) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one
        for one in bahan()["jabatan"]
        if jabatan.startswith(one["awalan"]) and (leads or not one.get("memimpin"))
    )
    return found


def _plan(row: BarisSkp, above: Sequence[RhkPimpinan], *, leads: bool) -> IsiSkp:
    raw = bahan()
    entry = _entry(row.jabatan, leads=leads)
    is_jpt = row.kelompok == KelompokSkp.JPT.value
    results = [
        _result(one, is_jpt=is_jpt, serves=above[n % len(above)] if above and not is_jpt else None)
        for n, one in enumerate(entry["rhk"])
    ]
    if row.pegawai_id % 5 == 0:
        extra = (Indikator("Laporan panitia", "1 laporan", "kuantitas", "proses_bisnis"),)
        results.append(Rhk("Terlaksananya kepanitiaan hari jadi kabupaten", JenisRhk.TAMBAHAN.value, extra))
    kind = Pendekatan.KUALITATIF if row.pegawai_id % 4 == 3 else Pendekatan.KUANTITATIF
    plan = IsiSkp(row.kelompok, kind.value, tuple(results))
    for key, words in raw["ekspektasi"].items():
        plan = plan.with_ekspektasi(key, words)
    for part in JenisLampiran:
        plan = plan.with_lines(part.value, tuple(raw[part.value]))
    return plan


def _result(one: Mapping[str, Any], *, is_jpt: bool, serves: RhkPimpinan | None) -> Rhk:
    below = tuple(_indicator(*each, is_jpt=is_jpt) for each in one["ukuran"])
    if serves is None:
        return Rhk(one["teks"], JenisRhk.UTAMA.value, below)
    return Rhk(one["teks"], JenisRhk.UTAMA.value, below, pimpinan_id=serves.id, pimpinan_teks=serves.teks)


def _indicator(text: str, target: str, dimension: str, *, is_jpt: bool) -> Indikator:
    """Return an indicator; a dimension of the other form is left out."""
    aspek = dimension if dimension in set(Aspek) and not is_jpt else ""
    perspektif = dimension if dimension in set(Perspektif) and is_jpt else ""
    return Indikator(text, target, aspek, perspektif)


def _set(konteks: Konteks, made: Mapping[int, int]) -> None:
    """Most are set; of twenty one is still a draft, one was handed in, one was handed back.

    Nobody sets a plan before it begins, and one without a penilai stays a draft.
    """
    rows = {row.penugasan_id: row for row in skp.daftar(konteks, TAHUN)}
    ready = {id_: rows[place].version or 0 for place, id_ in made.items() if place in rows}
    late = {id_: version for n, (id_, version) in enumerate(ready.items()) if n % 20 == 13}
    back = {id_: version for n, (id_, version) in enumerate(ready.items()) if n % 20 == 17}
    skp.ajukan(konteks, late | back)
    handed = [row for row in skp.daftar(konteks, TAHUN) if row.skp_id in back]
    skp.kembalikan(konteks, _versions(handed), bahan()["alasan_kembali"])
    going = {id_: version for n, (id_, version) in enumerate(ready.items()) if n % 20 not in (7, 13, 17)}
    begin = {id_: rows[place].dari for place, id_ in made.items() if place in rows and rows[place].penilai}
    days = {id_: max(_DITETAPKAN, day) for id_, day in begin.items() if id_ in going}
    for day in sorted(set(days.values())):
        skp.tetapkan(konteks, {id_: going[id_] for id_, its in days.items() if its == day}, day)


def _versions(rows: Sequence[BarisSkp]) -> dict[int, int]:
    return {row.skp_id: row.version for row in rows if row.skp_id is not None and row.version is not None}


def _carried_out(konteks: Konteks) -> None:
    """Say what came of plans, each in quarters in which its post was held."""
    raw = bahan()
    posts = {row.penugasan_id: row for row in skp.daftar(konteks, TAHUN)}
    for quarter, many in _DIJALANKAN.items():
        period = f"{TAHUN}-TW{quarter}"
        one = periode_of(period)
        held = {id_ for id_, row in posts.items() if row.dari <= one.akhir and row.sampai >= one.awal}
        planned = [row for row in pelaksanaan.daftar(konteks, period) if row.skp_id]
        rows = [row for row in planned if row.penugasan_id in held][:many]
        for n, row in enumerate(rows):
            before = pelaksanaan.buka(konteks, row.penugasan_id, period)
            wanted = _done(before.plan, before.isi, quarter, n)
            pelaksanaan.simpan(konteks, row.penugasan_id, period, wanted, sebelum=before.isi)
            first = before.plan.rhk[0].id or 0
            if n % 3 == 0:
                said = raw["umpan_balik"][(n // 3) % len(raw["umpan_balik"])]
                pelaksanaan.beri_umpan_balik(
                    konteks, row.penugasan_id, period, rhk_id=first, perilaku="", pemberi=Pemberi.PIMPINAN,
                    nama="", pegawai_id=None, tanggal=min(date(TAHUN, quarter * 3, 25), date(TAHUN, 11, 18)), teks=said,
                )  # fmt: skip
            if n % 4 == 0:
                bukti.simpan_tautan(konteks, first, period, f"{raw['tautan']}/{period}/{n + 1}")


def _done(plan: IsiSkp, isi: IsiPelaksanaan, quarter: int, n: int) -> IsiPelaksanaan:
    """Return what came of a plan until a quarter; a few indicators stand still."""
    for number, rhk in enumerate(plan.rhk):
        steps = [Aksi(words) for words in bahan()["rencana_aksi"][: 1 + (n + number) % 3]]
        isi = isi.with_lines(rhk.id or 0, steps)
        for place, one in enumerate(rhk.indikator):
            if (n + number + place) % 9:
                isi = isi.with_realisasi((rhk.id or 0, one.id or 0), _so_far(one.target, quarter))
    return isi


def _so_far(target: str, quarter: int) -> str:
    read = parse(target)
    if read.jenis is not JenisTarget.ANGKA or read.dari is None:
        return "Sesuai rencana"
    if read.satuan in ("", "%"):
        return target
    part = int(read.dari * quarter / Decimal(4))
    return f"{bilangan(part)} {read.satuan}"


def _talk(konteks: Konteks) -> None:
    """Record a dialogue with one person, and one quarter later what came of it."""
    raw = bahan()["dialog"]
    agreed = tuple(Kesepakatan(teks=one["teks"], siapa=one["siapa"]) for one in raw["kesepakatan"])
    who = next(row.penugasan_id for row in pelaksanaan.daftar(konteks, f"{TAHUN}-TW3") if row.realisasi)
    for quarter, day in _DIALOG.items():
        period = f"{TAHUN}-TW{quarter}"
        before = dialog_kinerja.baca(konteks, who, period).isi
        isi = replace(
            before, tanggal=day, pertanyaan=raw["pertanyaan"], hadir=raw["hadir"], kesepakatan=agreed
        )
        if before.lanjut:
            followed = zip(before.lanjut, raw["kesepakatan"], strict=True)
            lanjut = tuple(
                replace(one, keadaan=said["keadaan"], catatan=said["catatan"]) for one, said in followed
            )
            isi = replace(isi, kesepakatan=agreed[1:], lanjut=lanjut)
        dialog_kinerja.simpan(konteks, who, period, isi, sebelum=before)


def _objection(konteks: Konteks) -> None:
    """File one objection that waits for its decision."""
    period = f"{TAHUN}-TW3"
    rows = penilaian.grid(konteks, period).baris
    found = next((one.penilaian_id for one in rows if one.predikat in _BURUK and one.penilaian_id), None)
    if found is not None:
        keberatan.ajukan(
            konteks, found, diterima=date(2026, 11, 9), diajukan=date(2026, 11, 16),
            alasan="Realisasi bulan September belum dihitung; buktinya terlampir.",
        )  # fmt: skip
