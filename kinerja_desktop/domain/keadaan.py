"""What holds of a person from when: stretches, and how news from a roster changes them.

A stretch holds from its ``dari`` until the next one begins. News either *corrects* what holds (a misspelt
jabatan, a TMT that was unknown) or *opens a new stretch* (a newer TMT, another place of work).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from kinerja_desktop.domain.codes import DinilaiDi, Kedudukan

AWAL: Final = date(1900, 1, 1)
"""Since ever, as far as the office knows."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """One stretch. ``id`` is the stored row, None when it is not stored yet."""

    dari: date
    id: int | None = None
    jenis_pegawai: str = ""
    kedudukan: str = "aktif"
    kedudukan_teks: str = ""
    golongan: str = ""
    tmt_golongan: date | None = None
    jabatan: str = ""
    jabatan_id: str = ""
    jenis_jabatan: str = ""
    jenjang: str = ""
    eselon: str = ""
    tmt_jabatan: date | None = None
    tugas_tambahan: str = ""
    unit_id: int | None = None
    unor_id: str = ""
    unor_nama: str = ""
    kontrak_mulai: date | None = None
    kontrak_selesai: date | None = None
    dinilai_di: str = "ekinerja"


FIELDS: Final = tuple(field.name for field in fields(Keadaan) if field.name not in {"dari", "id"})

_GOLONGAN: Final = ("golongan", "tmt_golongan")
_JABATAN: Final = ("jabatan", "jabatan_id", "jenis_jabatan", "jenjang", "eselon", "tmt_jabatan")
DARI_JABATAN: Final = ("jabatan_id", "jenis_jabatan", "jenjang", "eselon")
"""What is told of a jabatan, not of its holder: with another jabatan it no longer holds."""
_TEMPAT: Final = ("unit_id",)
_UNOR: Final = ("unor_id", "unor_nama")
_STATUS: Final = ("jenis_pegawai", "kedudukan", "kedudukan_teks")
_KONTRAK: Final = ("kontrak_mulai", "kontrak_selesai")
_LAIN: Final = ("tugas_tambahan", "dinilai_di")
_GROUPS: Final = (_GOLONGAN, _JABATAN, _TEMPAT, _UNOR, _STATUS, _KONTRAK, _LAIN)


@dataclass(frozen=True, slots=True)
class Rancangan:
    """What has to be written: stretches to insert, and changed fields of stored ones by row id."""

    baru: tuple[Keadaan, ...]
    ubah: Mapping[int, Mapping[str, Any]]


def at(stretches: Sequence[Keadaan], day: date) -> Keadaan:
    """Return the stretch that holds on ``day``: the last with dari <= day, else the first.

    Raises:
        IndexError: there are none.
    """
    held = [stretch for stretch in stretches if stretch.dari <= day]
    return max(held, key=_start) if held else min(stretches, key=_start)


def news(held: Keadaan, said: Mapping[str, Any], *, exact: bool = False) -> dict[str, tuple[Any, Any]]:
    """Return ``{field: (held, said)}`` of what a file says differently; what it leaves out changes nothing."""
    return {
        name: (getattr(held, name), said[name])
        for name in FIELDS
        if name in said
        and said[name] not in (None, "")
        and not alike(getattr(held, name), said[name], exact=exact)
    }


def elsewhere(state: Keadaan) -> Keadaan:
    """Return what holds before the first day here: not on duty, in no unit and no post of this office."""
    return Keadaan(
        AWAL,
        jenis_pegawai=state.jenis_pegawai,
        kedudukan=Kedudukan.TIDAK_AKTIF.value,
        golongan=state.golongan,
        tmt_golongan=state.tmt_golongan,
        dinilai_di=DinilaiDi.LUAR.value,
    )


def is_elsewhere(kedudukan: str, unit_id: int | None, jabatan: str) -> bool:
    """Return whether that is what `elsewhere` makes: the person has not come yet, and no list of here waits for him."""
    return kedudukan == Kedudukan.TIDAK_AKTIF and unit_id is None and not jabatan


def first_day(state: Keadaan, per: date) -> date:
    """Return since when somebody who came in from elsewhere is here: the TMT of the post if of that year, else ``per``."""
    since = state.tmt_jabatan
    return since if since is not None and since.year == per.year and since <= per else per


def is_older(held: Keadaan, said: Mapping[str, Any]) -> bool:
    """Return whether a file tells of a state before the held one: another golongan or jabatan with an earlier TMT.

    The same golongan with an earlier TMT is no older state but a TMT put right.
    """
    order = []
    for name, tmt in (("golongan", "tmt_golongan"), ("jabatan", "tmt_jabatan")):
        old, new = getattr(held, tmt), said.get(tmt)
        if (
            old is not None
            and new is not None
            and said.get(name)
            and not alike(getattr(held, name), said[name])
        ):
            order.append((new > old) - (new < old))
    return -1 in order and 1 not in order


def alike(held: object, said: object, *, exact: bool = False) -> bool:
    """Return whether two values say the same; texts that differ in case or blanks only do, unless ``exact``.

    SIASN writes names in capitals; a name that the office wrote with care is no news to be overwritten by them.
    """
    if exact or not isinstance(held, str) or not isinstance(said, str):
        return held == said
    return " ".join(held.split()).casefold() == " ".join(said.split()).casefold()


def plan(
    stretches: Sequence[Keadaan],
    said: Mapping[str, Any],
    per: date,
    *,
    koreksi: bool = False,
    usang: Collection[str] = (),
) -> Rancangan:
    """Work news into the stretches of one person.

    Args:
        stretches: what is stored (any order, at least one).
        said: values by field; None or '' and absent fields change nothing.
        per: the day the file describes.
        koreksi: overwrite what holds on that day instead of opening stretches.
        usang: fields of `DARI_JABATAN` that end with the old jabatan although the file says nothing of them.
    """
    work = sorted(stretches, key=_start)
    opened: date | None = None
    for group in _GROUPS:
        held = at(work, per)
        wanted = {name: pair[1] for name, pair in news(held, said, exact=koreksi).items() if name in group}
        if not wanted:
            continue
        if group is _JABATAN:
            wanted = dict.fromkeys(usang, "") | wanted
        since = None if koreksi else _since(group, held, wanted, per, opened)
        if since is not None:
            opened = since if group in (_JABATAN, _TEMPAT) else opened
            work = _open(work, wanted, since, per)
        else:
            work = _correct(work, held, wanted)
    return _difference(stretches, work)


def set_by_hand(
    stretches: Sequence[Keadaan], values: Mapping[str, Any], day: date, *, opens: bool
) -> Rancangan:
    """Work a hand edit into the stretches; unlike news it may also empty a field.

    Args:
        stretches: what is stored (at least one).
        values: new values by field.
        day: the day the user looked at, or from which the new state holds.
        opens: the new state begins on ``day``; otherwise what holds on it was wrong and is overwritten.
    """
    work = sorted(stretches, key=_start)
    after = _open(work, values, day, day) if opens else _correct(work, at(work, day), values)
    return _difference(stretches, after)


def _since(
    group: tuple[str, ...], held: Keadaan, wanted: Mapping[str, Any], per: date, opened: date | None
) -> date | None:
    """Return the day from which the news holds; None when it corrects what holds."""
    if group is _GOLONGAN:
        return _by_tmt(
            held.golongan, held.tmt_golongan, wanted.get("golongan"), wanted.get("tmt_golongan"), per
        )
    if group is _JABATAN:
        return _by_tmt(held.jabatan, held.tmt_jabatan, wanted.get("jabatan"), wanted.get("tmt_jabatan"), per)
    if group is _TEMPAT:
        return None if held.unit_id is None else opened or per
    if group is _UNOR:
        return opened
    if group is _STATUS:
        changed = {"kedudukan", "jenis_pegawai"} & wanted.keys()
        return per if any(getattr(held, name) for name in changed) else None
    if group is _KONTRAK:
        begins = wanted.get("kontrak_mulai")
        return (
            begins
            if begins is not None and held.kontrak_mulai is not None and begins > held.kontrak_mulai
            else None
        )
    return None


def _by_tmt(old: str, old_tmt: date | None, new: str | None, new_tmt: date | None, per: date) -> date | None:
    if not old or new is None:
        return new_tmt if old_tmt is not None and new_tmt is not None and new_tmt > old_tmt and old else None
    if new_tmt is None:
        return per if old_tmt is None else None
    return new_tmt if old_tmt is None or new_tmt > old_tmt else None


def _open(work: list[Keadaan], wanted: Mapping[str, Any], since: date, per: date) -> list[Keadaan]:
    before = at(work, since)
    if before.dari != since:
        work = sorted([*work, replace(before, dari=since, id=None)], key=_start)
    old = {name: getattr(before, name) for name in wanted}
    return [
        replace(stretch, **wanted)
        if stretch.dari >= since and (stretch.dari <= max(per, since) or _same(stretch, old))
        else stretch
        for stretch in work
    ]


def _correct(work: list[Keadaan], held: Keadaan, wanted: Mapping[str, Any]) -> list[Keadaan]:
    """Overwrite in the run of neighbouring stretches that share the old values."""
    old = {name: getattr(held, name) for name in wanted}
    position = next(number for number, stretch in enumerate(work) if stretch.dari == held.dari)
    first = last = position
    while first > 0 and _same(work[first - 1], old):
        first -= 1
    while last + 1 < len(work) and _same(work[last + 1], old):
        last += 1
    return [
        replace(stretch, **wanted) if first <= number <= last else stretch
        for number, stretch in enumerate(work)
    ]


def _same(stretch: Keadaan, values: Mapping[str, Any]) -> bool:
    return all(getattr(stretch, name) == value for name, value in values.items())


def _difference(before: Iterable[Keadaan], after: Iterable[Keadaan]) -> Rancangan:
    stored = {stretch.id: stretch for stretch in before}
    changed: dict[int, dict[str, Any]] = {}
    fresh: list[Keadaan] = []
    for stretch in after:
        if stretch.id is None:
            fresh.append(stretch)
            continue
        old = stored[stretch.id]
        delta = {
            name: getattr(stretch, name) for name in FIELDS if getattr(stretch, name) != getattr(old, name)
        }
        if delta:
            changed[stretch.id] = delta
    return Rancangan(tuple(fresh), changed)


def _start(stretch: Keadaan) -> date:
    return stretch.dari
