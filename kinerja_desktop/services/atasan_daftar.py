"""*Pemetaan atasan* as a list, and *Data yang membuat macet*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import PEMBENAH, AlasanPenilai, JenisPihak, Pembenah, Pihak, circles
from kinerja_desktop.foundation import clock
from kinerja_desktop.services.hari import acuan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import Keadaan, derive_now, pihak
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.queries import unit_rincian


class SaringAtasan(StrEnum):
    """Which people of *Pemetaan atasan*."""

    SEMUA = "semua"
    TANPA_PENILAI = "tanpa_penilai"
    TANPA_ATASAN = "tanpa_atasan"
    """The rater is known, the rater's superior is not."""
    PENGECUALIAN = "pengecualian"
    LUAR = "luar"
    """Rated by somebody from outside."""
    BUKAN_DEFINITIF = "bukan_definitif"
    """Rated by a Plt, Plh, Pj, an extra duty or a delegated rater."""


@dataclass(frozen=True, slots=True)
class BarisAtasan:
    """One person of *Pemetaan atasan*. Names with titles; '' and None where there is nobody.

    Attributes:
        asal: ``pohon``, ``tangan``, ``impor`` or '' (nobody).
        alasan: why this rater (`domain.penugasan.AlasanPenilai`).
        jenis: how the rater holds it (`JenisPenugasan`), with ``sk_nomor`` and ``sk_tanggal``.
    """

    penugasan_id: int
    version: int
    pegawai_id: int
    uid: bytes
    nama: str
    nip: str
    jabatan: str
    unit_id: int | None
    unit: str
    penilai: Pihak | None
    penilai_nama: str
    penilai_nomor: str
    jenis: str
    sk_nomor: str
    sk_tanggal: date | None
    asal: str
    alasan: AlasanPenilai
    atasan: Pihak | None
    atasan_nama: str
    atasan_asal: str


@dataclass(frozen=True, slots=True)
class DaftarAtasan:
    """The filtered rows, how many there are without filter, and how many each filter finds."""

    baris: tuple[BarisAtasan, ...]
    semua: int
    jumlah: dict[SaringAtasan, int]


@dataclass(frozen=True, slots=True)
class Macet:
    """One thing that keeps people from being rated.

    Attributes:
        finding: its sentence is ``foundation.messages.sentence(finding.code, **finding.args)``.
        pembenah: who can mend it.
        unit_id: where to go in the tree, None if nowhere in particular.
        pegawai_ids: whom it stops.
    """

    finding: Finding
    pembenah: Pembenah
    unit_id: int | None
    pegawai_ids: tuple[int, ...]

    @property
    def jumlah(self) -> int:
        """Return how many people it stops."""
        return len(self.pegawai_ids)


def daftar(
    konteks: Konteks,
    unit_id: int | None = None,
    *,
    per_tanggal: date | None = None,
    saring: SaringAtasan = SaringAtasan.SEMUA,
) -> DaftarAtasan:
    """Return who rates whom on a day (today) in a unit with what is below it (None: the office)."""
    day = per_tanggal or clock.today()
    with konteks.simpanan.read() as connection:
        rows = queries.pemetaan(connection, day, unit_id, konteks.cakupan)
        heads = unit_rincian.heads(connection)
    leading = {
        (h.unit_id, pihak(h.pegawai_id, h.penilai_luar_id))
        for h in heads
        if h.dari <= day and (h.sampai is None or h.sampai >= day)
    }
    made = [_baris(row, leading) for row in rows]
    counts = {kind: sum(_fits(row, kind) for row in made) for kind in SaringAtasan}
    return DaftarAtasan(tuple(row for row in made if _fits(row, saring)), len(made), counts)


def _baris(row: queries.PemetaanRow, leading: set[tuple[int, Pihak | None]]) -> BarisAtasan:
    rater = pihak(row.penilai_pegawai_id, row.penilai_luar_id)
    if rater is None:
        reason = AlasanPenilai.TIDAK_ADA
    elif row.penilai_asal != "pohon":
        reason = AlasanPenilai.PENGECUALIAN
    else:
        is_own = row.unit_id is not None and (row.unit_id, rater) in leading
        reason = AlasanPenilai.KEPALA_UNIT if is_own else AlasanPenilai.KEPALA_DI_ATAS
    return BarisAtasan(
        row.penugasan_id, row.version, row.pegawai_id, row.pegawai_uid,
        nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), row.nip, row.jabatan, row.unit_id, row.unit,
        rater, nama_tampil(row.penilai_gelar_depan, row.penilai_nama, row.penilai_gelar_belakang),
        row.penilai_nomor, row.penilai_jenis, row.penilai_sk_nomor, row.penilai_sk_tanggal, row.penilai_asal, reason,
        pihak(row.atasan_pegawai_id, row.atasan_luar_id),
        nama_tampil(row.atasan_gelar_depan, row.atasan_nama, row.atasan_gelar_belakang), row.atasan_asal,
    )  # fmt: skip


def _fits(row: BarisAtasan, kind: SaringAtasan) -> bool:
    match kind:
        case SaringAtasan.SEMUA:
            return True
        case SaringAtasan.TANPA_PENILAI:
            return row.penilai is None
        case SaringAtasan.TANPA_ATASAN:
            return row.penilai is not None and row.atasan is None
        case SaringAtasan.PENGECUALIAN:
            return row.alasan is AlasanPenilai.PENGECUALIAN
        case SaringAtasan.LUAR:
            return row.penilai is not None and row.penilai.jenis is JenisPihak.LUAR
        case SaringAtasan.BUKAN_DEFINITIF:
            return row.penilai is not None and row.jenis != "definitif"


def macet(konteks: Konteks, periode: str | None = None) -> tuple[Macet, ...]:
    """Return *Data yang membuat macet* of a period (None: today): what blocks first, then by people stopped.

    People without rater are joined per unit; every other finding stands for itself.
    """
    now = derive_now(konteks, acuan(periode) if periode else clock.today())
    by_uid = {uid: id_ for id_, uid in now.uid_of.items()}
    around = _around(now)
    joined: dict[tuple[str, int | None], list[tuple[Finding, int]]] = {}
    made: list[Macet] = []
    for finding in now.hasil.findings:
        who = by_uid.get(finding.subject)
        if finding.code in ("penugasan.tanpa-atasan", "penugasan.tanpa-unit") and who is not None:
            joined.setdefault((finding.code, now.unit_of.get(who)), []).append((finding, who))
            continue
        made.append(_macet(finding, who, now, around))
    made += [
        Macet(found[0][0], PEMBENAH[code], unit_id, tuple(sorted(id_ for _, id_ in found)))
        for (code, unit_id), found in joined.items()
    ]
    shown = (m for m in made if _in_scope(konteks, m, now))
    return tuple(sorted(shown, key=lambda m: (m.finding.severity is not Severity.BLOCK, -m.jumlah)))


@dataclass(frozen=True, slots=True)
class _Sekitar:
    """Who is found with a person or a unit; sought once, not for each of hundreds of findings.

    Attributes:
        staff: people by the pegawai who rates them.
        people: people by their unit.
        ring: by person, those who rate each other in a circle with him.
    """

    staff: dict[int, list[int]]
    people: dict[int | None, list[int]]
    ring: dict[int, tuple[int, ...]]


def _around(now: Keadaan) -> _Sekitar:
    staff: dict[int, list[int]] = {}
    people: dict[int | None, list[int]] = {}
    raters: dict[int, Pihak | None] = {}
    for id_, outcome in now.hasil.penugasan.items():
        rater = raters[id_] = outcome.penilai
        people.setdefault(now.unit_of.get(id_), []).append(id_)
        if rater is not None and rater.jenis is JenisPihak.PEGAWAI:
            staff.setdefault(rater.id, []).append(id_)
    rings = (tuple(sorted(ring)) for ring in circles(raters))
    return _Sekitar(staff, people, {id_: ring for ring in rings for id_ in ring})


def _macet(finding: Finding, who: int | None, now: Keadaan, around: _Sekitar) -> Macet:
    made = now.hasil.penugasan
    ids: Iterable[int] = () if who is None else (who,)
    unit_id = now.unit_of.get(who) if who is not None else None
    if finding.code == "penugasan.pensiun" and who is not None:
        ids = around.staff.get(who, ())
    elif finding.code == "penugasan.penilai-tanpa-atasan" and who is not None:
        ids = (p for p in around.staff.get(who, ()) if made[p].atasan is None)
    elif finding.code == "penugasan.melingkar" and who is not None:
        ids = around.ring.get(who, (who,))
    elif finding.code == "penugasan.unit-tanpa-kepala":
        unit_id = int(str(finding.args["unit_id"]))
        ids = around.people.get(unit_id, ())
    return Macet(finding, PEMBENAH[finding.code], unit_id, tuple(sorted(ids)))


def _in_scope(konteks: Konteks, found: Macet, now: Keadaan) -> bool:
    scope = konteks.cakupan.unit_ids
    return scope is None or any(now.unit_of.get(id_) in scope for id_ in found.pegawai_ids)
