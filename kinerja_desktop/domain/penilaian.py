"""From two ratings to a predikat, by the table that is passed in. There is no arithmetic anywhere in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kinerja_desktop.domain.codes import Capaian, Predikat, Rating
from kinerja_desktop.domain.regulation import Regulations, Trace


@dataclass(frozen=True, slots=True)
class Hasil:
    """A predikat and why."""

    predikat: Predikat
    trace: Trace


@dataclass(frozen=True, slots=True)
class RatingPimpinan:
    """The rating hasil kerja proposed for the leader of a unit, and why."""

    rating: Rating
    trace: Trace


def assess(hasil: Rating, perilaku: Rating, rules: Regulations) -> Hasil:
    """Return the predikat of a rating of hasil kerja and a rating of perilaku kerja."""
    rule = rules.kuadran
    predikat = rule.isi[hasil, perilaku]
    trace = Trace(
        rule.kunci,
        (("hasil", hasil.value), ("perilaku", perilaku.value)),
        f"{hasil.value}/{perilaku.value}",
        predikat.value,
        (rule.kutipan,),
    )
    return Hasil(predikat, trace)


def rating_from_capaian(capaian: Capaian, rules: Regulations) -> RatingPimpinan:
    """Return the rating that a leader's own unit suggests. The mapping is a setting, no statute is known for it."""
    rule = rules.rating_pimpinan
    rating = rule.isi[capaian]
    trace = Trace(rule.kunci, (("capaian", capaian.value),), capaian.value, rating.value, (rule.kutipan,))
    return RatingPimpinan(rating, trace)


def count(predikat: Iterable[Predikat]) -> Mapping[Predikat, int]:
    """Return how many there are of each, zero included."""
    found = dict.fromkeys(Predikat, 0)
    for one in predikat:
        found[one] += 1
    return found
