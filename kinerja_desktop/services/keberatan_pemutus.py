"""What a decision about an objection begins with: the ratings as they hold and what would come of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja_desktop.domain import penilaian as rating_rules
from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rules_of
from kinerja_desktop.storage.queries import keberatan as queries


@dataclass(frozen=True, slots=True)
class Pemutus:
    """What the dialog of the decision begins with.

    Attributes:
        hasil, perilaku: the ratings as they hold.
        atasan: the superior's name, '' unknown.
        lama: the predikat objected to; ``kini``: the one that holds.
        akibat: the predikat that comes of each pair of ratings, by their codes.
        catatan: what is printed under Catatan/Rekomendasi now.
    """

    hasil: str
    perilaku: str
    atasan: str
    lama: str
    kini: str
    akibat: Mapping[tuple[str, str], str]
    catatan: str


def pemutus(konteks: Konteks, keberatan_id: int) -> Pemutus:
    """Return what a decision is about.

    Raises:
        RefusedError: ``keberatan.tidak-ada``.
    """
    with konteks.simpanan.read() as connection:
        rows = queries.objections(connection, konteks.cakupan, ids=[keberatan_id])
    if not rows:
        raise RefusedError("keberatan.tidak-ada")
    row = rows[0]
    kept = frozen.from_text(row.beku_sebelum)
    now = frozen.from_text(row.beku_sesudah) if row.beku_sesudah else kept
    judge = rules_of(row.periode_kode)
    akibat = {
        (one.value, other.value): rating_rules.assess(one, other, judge).predikat.value
        for one in Rating
        for other in Rating
    }
    atasan = row.diputuskan_oleh or (kept.atasan.nama if kept.atasan else "")
    return Pemutus(now.hasil_kerja, now.perilaku, atasan, kept.predikat, now.predikat, akibat, now.catatan)
