"""The leader of a unit takes the rating hasil kerja from what the unit achieved, where the office says so.

SE MenPANRB 3/2023 is reported to say it; how five grades become three ratings was found nowhere and is a setting of the
program. It is proposed, shown in *Mengapa?*, and anybody may rate otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import Capaian, Rating
from kinerja_desktop.domain.regulation import Trace
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.regulations import references
from kinerja_desktop.services import kantor
from kinerja_desktop.services.beku import Beku
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.hari import acuan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, grid, rules_of
from kinerja_desktop.storage.queries import unit_rincian
from kinerja_desktop.storage.queries.keadaan import Koneksi

SETELAN: Final = "evaluasi.rating_pimpinan"
"""Key of the office's setting; off unless switched on."""


@dataclass(frozen=True, slots=True)
class UsulPimpinan:
    """What a unit's achievement proposes for its leader.

    Attributes:
        unit: where the capaian was set (the unit, or one above that it follows).
        trace: from capaian to rating, with source and certainty.
    """

    penugasan_id: int
    unit: str
    capaian: Capaian
    rating: Rating
    trace: Trace

    @property
    def kalimat(self) -> tuple[str, ...]:
        """Return the proposal, its source and how sure it is, ready to show."""
        known = self.trace.kutipan[0]
        return (
            sentence(
                "pimpinan.usul",
                unit=self.unit,
                capaian=references.istilah_of(self.capaian),
                rating=references.istilah_of(self.rating),
            ),
            sentence(
                "nilai.dasar-aturan",
                judul=known.judul,
                sumber=known.sumber.nama,
                berlaku=tanggal(known.berlaku),
            ),
            known.catatan,
            sentence(f"nilai.mutu-{known.mutu.value}"),
        )


def is_aktif(konteks: Konteks) -> bool:
    """Return whether the office wants it."""
    return bool(kantor.setting(konteks, SETELAN, False))


def set_aktif(konteks: Konteks, aktif: bool) -> Outcome[None]:
    """Switch it on or off; ratings that are there stay as they are."""
    return kantor.save_setting(konteks, SETELAN, aktif)


def usul(
    konteks: Konteks, periode: str, unit_id: int | None = None, penugasan_ids: Collection[int] | None = None
) -> dict[int, UsulPimpinan]:
    """Return what is proposed for the leaders of units, by position; {} while the office does not want it.

    Only for who leads the very unit of the position on the period's day of reference, and only where a capaian holds.
    """
    if not is_aktif(konteks):
        return {}
    rows = grid(konteks, periode, unit_id).baris
    judge = rules_of(periode)
    with konteks.simpanan.read() as connection:
        leads, peta = _leaders(connection, acuan(periode)), PetaCapaian(connection, periode)
    made: dict[int, UsulPimpinan] = {}
    for row in rows:
        found = peta.of(row.unit_id)
        wanted = penugasan_ids is None or row.penugasan_id in penugasan_ids
        if wanted and found.capaian is not None and (row.pegawai_id, row.unit_id) in leads:
            proposed = rules.rating_from_capaian(found.capaian, judge)
            made[row.penugasan_id] = UsulPimpinan(
                row.penugasan_id, found.dari_unit, found.capaian, proposed.rating, proposed.trace
            )
    return made


def _leaders(connection: Koneksi, day: date) -> set[tuple[int | None, int | None]]:
    return {
        (row.pegawai_id, row.unit_id)
        for row in unit_rincian.heads(connection)
        if row.pegawai_id is not None and row.dari <= day and (row.sampai is None or day <= row.sampai)
    }


def dasar(konteks: Konteks, periode: str, row: BarisNilai, terkunci: Beku | None = None) -> tuple[str, ...]:
    """Return what *Mengapa?* adds for a leader: the proposal, and whether it was followed; () for others.

    ``terkunci``: the frozen rating of a locked one; its capaian speaks then, whatever the unit has now.
    """
    found = usul(konteks, periode, row.unit_id, [row.penugasan_id]).get(row.penugasan_id)
    if found is not None and terkunci is not None:
        found = _as_frozen(found, terkunci, periode)
    if found is None:
        return ()
    if not row.hasil or row.hasil == found.rating:
        return found.kalimat
    used = references.istilah("rating", row.hasil)
    code = "pimpinan.lain-beralasan" if row.catatan else "pimpinan.lain"
    return (*found.kalimat, sentence(code, rating=used, catatan=row.catatan))


def _as_frozen(found: UsulPimpinan, kept: Beku, periode: str) -> UsulPimpinan | None:
    if not kept.capaian:
        return None
    capaian = Capaian(kept.capaian)
    proposed = rules.rating_from_capaian(capaian, rules_of(periode))
    return UsulPimpinan(found.penugasan_id, kept.capaian_unit, capaian, proposed.rating, proposed.trace)


def kosong(rows: Mapping[int, UsulPimpinan], known: Collection[BarisNilai]) -> dict[int, Rating]:
    """Return the ratings to fill in: of leaders without rating hasil kerja, and not excused."""
    open_ = {row.penugasan_id for row in known if not (row.hasil or row.hasil_teks or row.is_tidak_dinilai)}
    return {id_: one.rating for id_, one in rows.items() if id_ in open_}
