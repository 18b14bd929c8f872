"""Unit trees and lists, and who is at the head of them, from foreign files to drafts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import JenisNomor, JenisPenugasan
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.masukan import AtasanDraft, UnitDraft
from kinerja_desktop.workbooks import tanggal, tempat, values
from kinerja_desktop.workbooks.layout import Layout, Pilihan
from kinerja_desktop.workbooks.reader import Book
from kinerja_desktop.workbooks.tabel import Bacaan, Baris, Kind, Kumpulan, frame, nip_of

UNIT: Final = Kind(
    "resources/workbooks/kolom_unit.toml",
    (frozenset({"nama_unit", "unor_id"}), frozenset({"nama_unit", "induk_nama"}), frozenset({"nama_unit", "npsn"}), frozenset({"nama_unit", "kode"}), frozenset({"nama_unit"})),
    "impor.bukan-daftar-unit",
    least=0.6,
)  # fmt: skip
ATASAN: Final = Kind(
    "resources/workbooks/kolom_atasan.toml",
    (frozenset({"nip_atasan"}), frozenset({"nip", "unit"}), frozenset({"nip", "npsn"}), frozenset({"nama_atasan", "unit"}), frozenset({"nama_atasan", "npsn"})),
    "impor.bukan-daftar-atasan",
)  # fmt: skip
_LEVEL: Final = re.compile(r"^\s*((?:[-–—]{1,2}\s*)+)(?=\S)")
_KINDS: Final = (
    (r"\bplt\b|pelaksana tugas", JenisPenugasan.PLT),
    (r"\bplh\b|pelaksana harian", JenisPenugasan.PLH),
    (r"\bpj\b|penjabat", JenisPenugasan.PJ),
    (r"tugas tambahan", JenisPenugasan.TUGAS_TAMBAHAN),
    (r"delegasi", JenisPenugasan.DELEGASI),
    (r"definitif", JenisPenugasan.DEFINITIF),
)


def read_units(
    book: Book, berkas: str, *, layout: Layout | None = None, pilihan: Pilihan | None = None
) -> Bacaan[UnitDraft]:
    """Read a unit tree (SIASN HierarkiUnor) or a plain list of units.

    Raises:
        FileError: no sheet holds one.
    """
    found: Kumpulan[UnitDraft] = Kumpulan(book, berkas, UNIT, layout, pilihan)
    stack: list[str] = []
    rows = list(found.rows())
    by_name = not any(row.text("induk_id") or row.text("induk_nama") for row in rows)
    listed = {(tempat.unor_name(row.cells.get("nama_unit")) or "").casefold() for row in rows}
    for row in rows:
        if tempat.unor_name(row.cells.get("nama_unit")) is None:
            found.add(None, [frame(row) or row.finding("unit.tanpa-nama", Severity.BLOCK, "nama_unit")])
            continue
        draft = _unit(row, _path(row, stack, listed) if by_name else ())
        said: list[Finding] = []
        if draft.induk_id is not None and draft.induk_id == draft.unor_id:
            said = [row.finding("unit.induk-sendiri", Severity.WARN, "induk_id", nama=draft.nama)]
            draft = replace(draft, induk_id=None)
        found.add(draft, said)
    kept = _settle(found.drafts, found.findings, found.dilewati)
    _check_parents(kept, found.findings)
    return found.bacaan(kept)


def _path(row: Baris, stack: list[str], listed: Collection[str]) -> tuple[str, ...]:
    """Return where a unit of a list without ids stands: by its dashes, or by "DINAS X - CABANG Y - UPT Z".

    A blank dash inside a name is a way from outside to inside only where its first part is an office itself.
    """
    raw = row.cells.get("nama_unit")
    depth = _depth(raw) if isinstance(raw, str) else 0
    steps = tempat.steps(raw)
    if depth == 0 and len(steps) > 1 and (steps[0].casefold() in listed or tempat.is_outer(steps[0])):
        stack[:] = steps
        return tuple(steps)
    del stack[depth:]
    stack.append(tempat.unor_name(raw) or "")
    return tuple(stack)


def _unit(row: Baris, path: tuple[str, ...]) -> UnitDraft:
    name = path[-1] if path else tempat.unor_name(row.cells.get("nama_unit")) or ""
    return UnitDraft(
        lokasi=row.place(),
        nama=name,
        unor_id=row.text("unor_id"),
        induk_id=row.text("induk_id"),
        induk_nama=row.text("induk_nama"),
        path=path,
        kode=row.text("kode"),
        npsn=row.text("npsn"),
        pemimpin_pns_id=row.text("pemimpin_pns_id"),
        pemimpin_nip=nip_of(row, "pemimpin_nip", may_be_empty=True)[0] or None,
    )


def _depth(raw: str) -> int:
    found = _LEVEL.match(raw)
    if not found:
        return 0
    dashes = sum(c in "-–—" for c in found[1])
    return max(1, (dashes + 1) // 2)


def _settle(drafts: list[UnitDraft], findings: list[Finding], skipped: list[Finding]) -> list[UnitDraft]:
    seen: dict[tuple[object, ...], UnitDraft] = {}
    out: set[int] = set()
    for draft in drafts:
        key = draft.unor_id or draft.npsn or draft.kode
        place = ("id", key) if key else ("nama", draft.nama.casefold(), draft.induk_nama, draft.path)
        first = seen.setdefault(place, draft)
        if first is draft:
            continue
        out.add(id(draft))
        args = {
            "baris": draft.lokasi.baris,
            "lain": first.lokasi.baris,
            "nama": draft.nama,
            "kunci": key or draft.nama,
        }
        if replace(first, lokasi=Location()) == replace(draft, lokasi=Location()):
            skipped.append(Finding("unit.kembar", Severity.INFO, draft.lokasi, args))
        else:
            if id(first) not in out:
                out.add(id(first))
                findings.append(
                    Finding("unit.ganda", Severity.BLOCK, first.lokasi, {**args, "lain": draft.lokasi.baris})
                )
            findings.append(Finding("unit.ganda", Severity.BLOCK, draft.lokasi, args))
    return [draft for draft in drafts if id(draft) not in out]


def _check_parents(drafts: list[UnitDraft], findings: list[Finding]) -> None:
    ids = {draft.unor_id for draft in drafts}
    names = Counter(draft.nama.casefold() for draft in drafts)
    paths = {tuple(map(str.casefold, draft.path)) for draft in drafts}
    missing: list[tuple[UnitDraft, str]] = []
    for draft in drafts:
        if draft.induk_id is not None and draft.induk_id not in ids:
            missing.append((draft, draft.induk_id))
        elif (
            draft.induk_id is None
            and draft.induk_nama is not None
            and draft.induk_nama.casefold() not in names
        ):
            missing.append((draft, draft.induk_nama))
        elif len(draft.path) > 1 and tuple(map(str.casefold, draft.path[:-1])) not in paths:
            missing.append((draft, " - ".join(draft.path[:-1])))
        elif draft.induk_id is None and names[(draft.induk_nama or "").casefold()] > 1:
            args = {"nama": draft.nama, "induk": draft.induk_nama}
            findings.append(Finding("unit.induk-ganda", Severity.WARN, draft.lokasi, args))
    # the top of a part of a tree points out of it: one parent outside is normal, several are doubtful
    if len({parent for _, parent in missing}) > 1:
        for draft, parent in missing:
            args = {"nama": draft.nama, "induk": parent}
            findings.append(Finding("unit.induk-tidak-ada", Severity.WARN, draft.lokasi, args))


def read_atasan(
    book: Book, berkas: str, *, layout: Layout | None = None, pilihan: Pilihan | None = None
) -> Bacaan[AtasanDraft]:
    """Read heads of units (unit, NPSN or unor id with a NIP) or exceptions (NIP of a person, NIP of the penilai).

    Raises:
        FileError: no sheet holds such a list.
    """
    found: Kumpulan[AtasanDraft] = Kumpulan(book, berkas, ATASAN, layout, pilihan)
    for row in found.rows():
        draft, finding = _atasan(row, is_exception={"nip", "nip_atasan"} <= found.layout.fields.keys())
        found.add(draft, [finding])
    return found.bacaan(found.drafts)


def _atasan(row: Baris, *, is_exception: bool) -> tuple[AtasanDraft | None, Finding | None]:
    head_field = "nip_atasan" if "nip_atasan" in row.cells else "nip"
    unit, npsn, unor = row.text("unit"), row.text("npsn"), row.text("unor_id")
    person = ""
    if is_exception and (row.text("nip") is not None or not (unit or npsn or unor)):
        if row.text("nip") is None and row.text(head_field) is None:
            other = frame(row)
            return None, other or row.finding("atasan.tanpa-unit", Severity.BLOCK, "unit")
        person, finding = nip_of(row, "nip")
        if finding is not None:
            return None, finding
    elif not (unit or npsn or unor):
        return None, frame(row) or row.finding("atasan.tanpa-unit", Severity.BLOCK, "unit")
    number, nrp, finding = _head_number(row, head_field)
    if finding is not None:
        return None, finding
    if not number and not nrp and row.text("nama_atasan") is None:
        return None, row.finding(
            "atasan.kosong", Severity.INFO, head_field, unit=unit or npsn or unor or nomor.display(person)
        )
    if number and number == person:
        return None, row.finding("atasan.diri-sendiri", Severity.BLOCK, head_field, nip=nomor.display(number))
    return _atasan_draft(row, number, nrp, person), None


def _head_number(row: Baris, field: str) -> tuple[str, str | None, Finding | None]:
    plain = row.text(field)
    if plain is not None and nomor.recognise(plain) is JenisNomor.NRP:
        return "", nomor.clean(plain), None
    number, finding = nip_of(row, field, may_be_empty=True)
    return number, None, finding


def _atasan_draft(row: Baris, number: str, nrp: str | None, person: str) -> AtasanDraft:
    return AtasanDraft(
        lokasi=row.place("nip_atasan" if "nip_atasan" in row.cells else "nip"),
        nip_atasan=number,
        nrp_atasan=nrp,
        nama_atasan=row.text("nama_atasan") or (None if person else row.text("nama")),
        jabatan_atasan=row.text("jabatan_atasan"),
        unit=None if person else tempat.unor_name(row.cells.get("unit")),
        unor_id=None if person else row.text("unor_id"),
        npsn=None if person else row.text("npsn"),
        nip_pegawai=person or None,
        nama_pegawai=row.text("nama") if person else None,
        jenis=_jenis(row.text("jenis")) or _jenis(row.text("jabatan_atasan")),
        nomor_sk=row.text("nomor_sk"),
        tanggal_sk=_date(row, "tanggal_sk"),
        sejak=_date(row, "sejak"),
    )


def _jenis(plain: str | None) -> JenisPenugasan | None:
    lower = (plain or "").lower()
    return next((code for pattern, code in _KINDS if re.search(pattern, lower)), None)


def _date(row: Baris, field: str) -> date | None:
    found = tanggal.parse(row.cells.get(field))
    return None if found is values.UNREADABLE else found
