"""Rows of one NIP in a roster, or in several files of one import: identical ones collapse, differing ones wait.

Works on drafts, whatever file they came from, so that an import of several files settles them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.findings import TERSEBUT, Finding, Location, Severity
from kinerja_desktop.domain.pegawai import PegawaiDraft, nama_cari
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import catalogue


@dataclass(frozen=True, slots=True)
class Settled:
    """Drafts after looking at doubled numbers.

    Attributes:
        drafts: one per NIP, in their order.
        tertahan: differing rows of one NIP that wait for a choice.
        dilewati: INFO findings of collapsed rows and of rows not chosen.
        findings: BLOCK findings of the rows that wait, one each.
    """

    drafts: tuple[PegawaiDraft, ...]
    tertahan: tuple[PegawaiDraft, ...] = ()
    dilewati: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()


def settle(drafts: Sequence[PegawaiDraft], is_chosen: Callable[[Location], bool]) -> Settled:
    """Collapse identical rows of one NIP; hold differing ones back until one of them is chosen."""
    groups: dict[str, list[PegawaiDraft]] = {}
    for draft in drafts:
        groups.setdefault(draft.nip, []).append(draft)
    if len(groups) == len(drafts):
        return Settled(tuple(drafts))
    out: set[int] = set()
    held: list[PegawaiDraft] = []
    skipped: list[Finding] = []
    blocked: list[Finding] = []
    for number, group in groups.items():
        if len(group) == 1 or not number:
            continue
        distinct = _distinct(group, skipped, out)
        if len(distinct) == 1:
            continue
        chosen = [draft for draft in distinct if is_chosen(draft.lokasi)]
        different = _differing(distinct)
        for draft in distinct:
            if len(chosen) == 1 and draft is chosen[0]:
                continue
            out.add(id(draft))
            if len(chosen) == 1:
                skipped.append(_finding("baris.tidak-dipilih", Severity.INFO, draft, chosen[0]))
            else:
                held.append(draft)
                blocked.append(_ambiguous(draft, distinct, different))
    kept = tuple(draft for draft in drafts if id(draft) not in out)
    return Settled(kept, tuple(held), tuple(skipped), tuple(blocked))


def contradictions(drafts: Sequence[PegawaiDraft]) -> dict[Location, Location]:
    """Return rows of one NIP in several sheets or files that contradict each other: row -> another such row.

    A row that says less than another does not contradict it. Rows of one sheet are settled by `settle`.
    """
    groups: dict[str, list[PegawaiDraft]] = {}
    for draft in drafts:
        if draft.nip:
            groups.setdefault(draft.nip, []).append(draft)
    found: dict[Location, Location] = {}
    for group in groups.values():
        for draft in group if len(group) > 1 else ():
            other = next(
                (one for one in group if _is_elsewhere(one, draft) and _contradict(one, draft)), None
            )
            if other is not None:
                found[draft.lokasi] = other.lokasi
    return found


def adds_nothing(draft: PegawaiDraft, first: PegawaiDraft) -> bool:
    """Return whether a row says nothing that the first one does not say alike."""
    return all(
        _stated(draft, name) in (None, "", ()) or _stated(draft, name) == getattr(first, name)
        for name in _NAMES
    )


_NAMES = tuple(one.name for one in fields(PegawaiDraft) if one.name not in {"lokasi", "jenis_tersirat"})
_LOOSE = frozenset({"nip_rusak", "kedudukan_teks", "unit_path", "unor_nama", "instansi", "nama"})
"""Written differently from list to list; only the name is compared, folded."""


def _stated(draft: PegawaiDraft, name: str) -> object:
    """Return what the row itself says; a kind that NIP and golongan only let be guessed is nothing said."""
    return None if name == "jenis_pegawai" and draft.jenis_tersirat else getattr(draft, name)


def _is_elsewhere(one: PegawaiDraft, other: PegawaiDraft) -> bool:
    return (one.lokasi.berkas, one.lokasi.sheet) != (other.lokasi.berkas, other.lokasi.sheet)


def _contradict(one: PegawaiDraft, other: PegawaiDraft) -> bool:
    if nama_cari(one.nama) != nama_cari(other.nama):
        return True
    return any(
        _stated(one, name) != _stated(other, name)
        for name in _NAMES
        if name not in _LOOSE and None not in (_stated(one, name), _stated(other, name))
    )


def _distinct(group: Sequence[PegawaiDraft], skipped: list[Finding], out: set[int]) -> list[PegawaiDraft]:
    seen: dict[PegawaiDraft, PegawaiDraft] = {}
    for draft in group:
        first = seen.setdefault(replace(draft, lokasi=Location()), draft)
        if first is not draft:
            out.add(id(draft))
            skipped.append(_finding("baris.kembar", Severity.INFO, draft, first))
    return list(seen.values())


def _finding(code: str, severity: Severity, draft: PegawaiDraft, other: PegawaiDraft) -> Finding:
    args = {"nip": nomor.display(draft.nip), "nama": draft.nama, "lain": _place(other, draft)}
    return Finding(code, severity, draft.lokasi, args)


def _differing(distinct: Sequence[PegawaiDraft]) -> str:
    """Return the words of the fields in which the rows are not all alike."""
    first, *others = distinct
    names = [name for name in _NAMES if any(getattr(other, name) != getattr(first, name) for other in others)]
    words = catalogue()
    return ", ".join(dict.fromkeys(words.get(f"bidang.{name}", name.replace("_", " ")) for name in names))


def _ambiguous(draft: PegawaiDraft, distinct: Sequence[PegawaiDraft], different: str) -> Finding:
    others = (_place(other, draft) for other in distinct if other is not draft)
    args = {
        "nip": nomor.display(draft.nip),
        "nama": draft.nama,
        "lain": teks.beberapa(others, len(distinct) - 1, TERSEBUT),
        "beda": different,
    }
    return Finding("nip.ganda-beda", Severity.BLOCK, draft.lokasi, args)


def _place(other: PegawaiDraft, seen_from: PegawaiDraft) -> str:
    row = f"baris {other.lokasi.baris}"
    return row if other.lokasi.berkas == seen_from.lokasi.berkas else f"{row} berkas {other.lokasi.berkas}"
