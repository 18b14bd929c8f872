"""Buku kerja SKP: written for people who plan away from the office, and what came back held against what is here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain import perilaku
from kinerja_desktop.domain.beda_skp import Beda, compare
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.kerangka_skp import LONGEST, MOST_RHK
from kinerja_desktop.domain.skp import (
    EDITABLE,
    Aspek,
    Indikator,
    IsiSkp,
    JenisRhk,
    KelompokSkp,
    Perspektif,
    Rhk,
    StatusSkp,
)
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.ids import uid_text
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services import buku_skp_lain, kata, ketikan_skp, penilaian, skp, skp_hubungan, skp_urung
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp, RhkPimpinan
from kinerja_desktop.services.skp_urung import HasilBersama
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import nilai
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.workbooks.buku_skp import (
    LEMBAR,
    BarisBuku,
    BarisIsi,
    BukuSkp,
    OrangBuku,
    read_buku,
    write_buku,
)

_SPARE: Final = 20
"""Empty rows below each plan."""
_B = TypeVar("_B", BarisBuku, BarisIsi)
_CODES: Final[Mapping[str, str]] = {
    **{one.value: "aspek" for one in Aspek},
    **{one.value: "perspektif" for one in Perspektif},
}


@dataclass(frozen=True, slots=True)
class BukuDibuat:
    """What went into a workbook: positions, rows; and how many positions stayed out, their plan may not be edited."""

    orang: int
    baris: int
    tidak_ikut: int


@dataclass(frozen=True, slots=True)
class OrangTinjau:
    """One position of a workbook that came back.

    Attributes:
        isi: the content as typed; None where it cannot be taken (``findings`` say why).
        beda: what it says differently from the plan here.
        version: of the plan here, None where there is none.
    """

    baris: BarisSkp
    isi: IsiSkp | None
    beda: tuple[Beda, ...]
    findings: tuple[Finding, ...]
    version: int | None

    @property
    def is_diambil(self) -> bool:
        """Return whether it would be stored."""
        return self.isi is not None and bool(self.beda)


@dataclass(frozen=True, slots=True)
class TinjauanBuku:
    """A workbook that came back; nothing is written yet. ``asing``: rows that belong to nobody here."""

    tahun: int
    orang: tuple[OrangTinjau, ...]
    asing: tuple[Finding, ...]


def buat(
    konteks: Konteks,
    tahun: int,
    path: Path,
    *,
    unit_id: int | None = None,
    nip: str = "",
    progress: Progress | None = None,
) -> BukuDibuat:
    """Write the workbook of a unit with what is below it, or of one person.

    Plans that may not be edited are left out.

    Raises:
        RefusedError: ``buku-skp.kosong``: nobody to write.
        FileError: the file cannot be written; an older one there is untouched.
    """
    asked = [row for row in skp.daftar(konteks, tahun, unit_id) if not nip or row.nip == nip]
    rows = [row for row in asked if row.skp_id is None or StatusSkp(row.status) in EDITABLE]
    if not rows:
        raise RefusedError("buku-skp.kosong", tahun=tahun)
    book = _book(konteks, tahun, rows)
    choices = {
        "jenis": tuple(kata.istilah("jenis_rhk", one) for one in JenisRhk),
        "aspek": tuple(kata.istilah(kind, code) for code, kind in _CODES.items()),
    }
    count = konteks.kantor.worker.call(
        write_buku, path, book, choices, progress=progress, writes_in=path.parent
    )
    return BukuDibuat(len(rows), count, len(asked) - len(rows))


def _book(konteks: Konteks, tahun: int, rows: Sequence[BarisSkp]) -> BukuSkp:
    with konteks.simpanan.read() as connection:
        uids = nilai.position_uids(connection, [row.penugasan_id for row in rows])
        plans = queries.plans(connection, [row.skp_id for row in rows if row.skp_id is not None])
        contents = queries.contents(connection, list(plans))
    people = tuple(
        OrangBuku(
            uids[row.penugasan_id].hex(), row.nip, plans[row.skp_id].sidik if row.skp_id is not None else ""
        )
        for row in rows
    )
    titles = [
        (sentence("buku-skp.judul", tahun=tahun), konteks.kantor.baris.nama, sentence(how), sentence("buku-skp.cara-kembali"))
        for how in ("buku-skp.cara-isi", "buku-skp.cara-isi-lain")
    ]  # fmt: skip
    butir = perilaku.butir(penilaian.rules_of(str(tahun)))
    each = [(row, uids[row.penugasan_id].hex(), contents.get(row.skp_id or 0, IsiSkp())) for row in rows]
    return BukuSkp(
        uid_text(konteks.kantor.baris.uid), tahun, people,
        tuple(line for one in each for line in _lines(*one)), titles[0], judul_lain=titles[1],
        perilaku=tuple(line for one in each for line in buku_skp_lain.perilaku_rows(*one, butir)),
        lampiran=tuple(line for one in each for line in buku_skp_lain.lampiran_rows(*one)),
    )  # fmt: skip


def _lines(row: BarisSkp, uid: str, isi: IsiSkp) -> list[BarisBuku]:
    blank = BarisBuku(0, uid, None, None, row.nama, nomor.display(row.nip), row.jabatan, {})
    found: list[BarisBuku] = []
    for one in isi.rhk:
        first = {
            "jenis": kata.istilah("jenis_rhk", one.jenis), "rhk": one.teks, "pimpinan": one.pimpinan_teks,
        }  # fmt: skip
        for at, ind in enumerate(one.indikator or (Indikator(),)):
            code = ind.aspek or ind.perspektif
            texts = {
                "indikator": ind.teks, "target": ind.target, "aspek": kata.istilah(_CODES[code], code) if code else "",
            }  # fmt: skip
            whole = {**first, **texts} if at == 0 else texts
            found.append(replace(blank, rhk_id=one.id if at == 0 else None, indikator_id=ind.id, teks=whole))
    return found + [blank] * _SPARE


def tinjau(konteks: Konteks, path: Path, *, progress: Progress | None = None) -> TinjauanBuku:
    """Read a workbook back and say what it would change. Writes nothing.

    Who has no row in its first sheet any more is left alone: somebody kept only his own part of it. A plan that was changed here since the workbook was made is told and not taken, and so is one under whose code
    another person's number stands.

    Raises:
        FileError: it cannot be read, or is no such workbook.
        RefusedError: ``buku-skp.kantor-lain``.
    """
    book: BukuSkp = konteks.kantor.worker.call(read_buku, path, progress=progress, reads=path.name)
    if book.kantor != uid_text(konteks.kantor.baris.uid):
        raise RefusedError("buku-skp.kantor-lain", berkas=path.name)
    before = {one.uid: one for one in book.orang}
    lines = _by_person(book.baris, before)
    told, lists = _by_person(book.perilaku or (), before), _by_person(book.lampiran or (), before)
    with konteks.simpanan.read() as connection:
        rows = skp.list_rows(connection, konteks, book.tahun)
        uids = nilai.position_uids(connection, [row.penugasan_id for row in rows])
        ours = {uids[row.penugasan_id].hex(): row for row in rows}
        wanted = {uid: ours[uid] for uid in lines if uid in ours}
        plans = queries.plans(connection, [row.skp_id for row in wanted.values() if row.skp_id is not None])
        contents = queries.contents(connection, list(plans))
        leaders = {row.penilai for row in wanted.values()}
        above = {who: skp.pimpinan_rhk(connection, who, book.tahun) for who in leaders}
    keys = [one.kunci for one in perilaku.butir(penilaian.rules_of(str(book.tahun)))]
    people: list[OrangTinjau] = []
    for uid, row in wanted.items():
        plan, held = plans.get(row.skp_id or 0), contents.get(row.skp_id or 0, IsiSkp(row.kelompok))
        isi, said = _Isian(path.name, book.sheet, row, held, above[row.penilai]).read(lines[uid])
        more = buku_skp_lain.Tambahan(path.name, row, keys)
        isi = more.lampiran(more.perilaku(isi, told.get(uid, ())), lists.get(uid, ()))
        same = before[uid].sidik == (plan.sidik if plan is not None else "")
        people.append(_looked_at(row, held, isi, [*said, *more.said], is_same=same))
    foreign = _foreign(path, book, before.keys() & ours.keys())
    return TinjauanBuku(book.tahun, tuple(people), foreign)


def _by_person(rows: Iterable[_B], people: Mapping[str, OrangBuku]) -> dict[str, list[_B]]:
    found: dict[str, list[_B]] = {}
    for one in rows:
        if one.uid in people:
            found.setdefault(one.uid, []).append(one)
    return found


def _looked_at(
    row: BarisSkp, held: IsiSkp, isi: IsiSkp, said: list[Finding], *, is_same: bool
) -> OrangTinjau:
    difference = compare(held, isi)
    if difference and not is_same:
        said.append(_said("buku-skp.berubah-sejak", row))
    if difference and row.skp_id is not None and StatusSkp(row.status) not in EDITABLE:
        said.append(_said("buku-skp.terkunci", row, status=skp.status_word(row.status)))
    good = not any(one.severity is Severity.BLOCK for one in said)
    return OrangTinjau(row, isi if good else None, difference, tuple(said), row.version)


def _foreign(path: Path, book: BukuSkp, known: Collection[str]) -> tuple[Finding, ...]:
    """Return the rows with something in them that belong to nobody here."""
    sheets: list[tuple[str, Sequence[BarisBuku | BarisIsi]]] = [(book.sheet, book.baris)]
    sheets += [(LEMBAR["perilaku"], book.perilaku or ()), (LEMBAR["lampiran"], book.lampiran or ())]
    return tuple(
        Finding("buku-skp.baris-asing", Severity.WARN, Location(path.name, sheet, one.nomor),
                {"baris": one.nomor if sheet == book.sheet else f"{one.nomor} (sheet {sheet})", "nama": one.nama or "tanpa nama"})
        for sheet, rows in sheets
        for one in rows
        if one.uid not in known and not one.is_kosong
    )  # fmt: skip


def _said(code: str, row: BarisSkp, place: Location | None = None, **args: object) -> Finding:
    return Finding(
        code, Severity.BLOCK, place or Location(), {"nama": row.nama, **args}, subject=row.pegawai_uid.hex()
    )


class _Isian:
    """The rows of one person becoming a content; records keep their ids, texts that only lost blanks stay."""

    def __init__(
        self, berkas: str, sheet: str, row: BarisSkp, held: IsiSkp, leader: Sequence[RhkPimpinan]
    ) -> None:
        self._place = (berkas, sheet)
        self._row, self._held = row, held
        self._rhk = {one.id: one for one in held.rhk if one.id is not None}
        self._below = {ind.id: ind for one in held.rhk for ind in one.indikator if ind.id is not None}
        self._leader = leader
        self.said: list[Finding] = []
        self._seen: set[int] = set()

    def read(self, lines: Sequence[BarisBuku]) -> tuple[IsiSkp, list[Finding]]:
        """Return the content and what is wrong with it."""
        made: list[Rhk] = []
        for line in lines:
            if line.is_kosong or not self._is_sound(line):
                continue
            if line.teks["rhk"] or not made:
                made.append(self._head(line))
            ind = self._indicator(line)
            if ind is not None:
                made[-1] = replace(made[-1], indikator=(*made[-1].indikator, ind))
        if len(made) > MOST_RHK:
            self._say("skp.terlalu-banyak", jumlah=len(made), batas=MOST_RHK)
        ordered = sorted(made, key=lambda one: one.jenis != JenisRhk.UTAMA)
        return replace(self._held, rhk=tuple(ordered)), self.said

    def _say(self, code: str, line: BarisBuku | None = None, **args: object) -> None:
        place = Location(*self._place, line.nomor) if line is not None else None
        self.said.append(_said(code, self._row, place, **args))

    def _is_sound(self, line: BarisBuku) -> bool:
        if line.nip != self._row.nip:
            self._say(
                "buku-skp.orang-lain", line, baris=line.nomor, lain=line.nama or "-", nip=line.nip or "-"
            )
            return False
        if line.rusak:
            self._say("buku-skp.rumus", line, baris=line.nomor)
            return False
        if line.is_pecahan:
            self._say("buku-skp.pecahan", line, baris=line.nomor, isi=line.teks["target"])
            return False
        longest = max(len(text) for text in line.teks.values())
        if longest > LONGEST:
            self._say("buku-skp.terlalu-panjang", line, baris=line.nomor, huruf=longest, batas=LONGEST)
            return False
        return True

    def _head(self, line: BarisBuku) -> Rhk:
        old = self._rhk.get(line.rhk_id or 0)
        if old is None or line.rhk_id in self._seen:
            old = Rhk()
        else:
            self._seen.add(line.rhk_id or 0)
        if not line.teks["rhk"]:
            self._say("buku-skp.tanpa-rhk", line, baris=line.nomor)
        jenis = self._code(line, "jenis", "jenis_rhk") or JenisRhk.UTAMA.value
        link, words = self._served(old, line.teks["pimpinan"])
        return replace(
            old, teks=_kept(old.teks, line.teks["rhk"]), jenis=jenis, indikator=(), pimpinan_id=link, pimpinan_teks=words
        )  # fmt: skip

    def _served(self, old: Rhk, text: str) -> tuple[int | None, str]:
        if _fold(old.pimpinan_teks) == _fold(text):
            return old.pimpinan_id, old.pimpinan_teks
        found = ketikan_skp.served(text, self._leader)
        return (found.id, found.teks) if found is not None else (None, text)

    def _indicator(self, line: BarisBuku) -> Indikator | None:
        texts = line.teks
        if not (texts["indikator"] or texts["target"]):
            return None
        old = self._below.pop(line.indikator_id or 0, Indikator())
        kinds = ("perspektif", "aspek") if self._held.kelompok == KelompokSkp.JPT else ("aspek", "perspektif")
        code = self._code(line, "aspek", *kinds)
        kept = old.aspek if code else "", old.perspektif if code else ""
        aspek, perspektif = {"aspek": (code, kept[1]), "perspektif": (kept[0], code)}.get(
            _CODES.get(code, ""), kept
        )
        return replace(
            old, teks=_kept(old.teks, texts["indikator"]), target=_kept(old.target, texts["target"]), aspek=aspek,
            perspektif=perspektif,
        )  # fmt: skip

    def _code(self, line: BarisBuku, field: str, kind: str, other: str = "") -> str:
        """Return the code of a cell, which may hold a whole word of another kind: no letter is guessed across kinds."""
        text = line.teks[field]
        found = ketikan_skp.code_of(kind, text) or (ketikan_skp.word_of(other, text) if other else "")
        if text and not found:
            self._say("buku-skp.bukan-pilihan", line, baris=line.nomor, isi=text)
        return found


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _kept(old: str, new: str) -> str:
    return old if " ".join(old.split()) == " ".join(new.split()) else new


def terapkan(
    konteks: Konteks, tinjauan: TinjauanBuku, penugasan_ids: Collection[int] | None = None
) -> Outcome[HasilBersama]:
    """Store what a workbook changes (of these positions; None: of all), in one transaction.

    Returns:
        The plans that were written, who was left although something differs, and how `skp_urung.pulihkan` takes it back.

    Raises:
        ConflictError: a plan was changed since the differences were shown (nothing is written).
    """
    going = [
        one
        for one in tinjauan.orang
        if one.is_diambil and (penugasan_ids is None or one.baris.penugasan_id in penugasan_ids)
    ]
    findings = [said for one in tinjauan.orang if one.isi is None for said in one.findings]
    with konteks.simpanan.write(konteks.author, alasan="buku kerja SKP") as transaction:
        connection = transaction.connection
        written: list[int] = []
        made: list[int] = []
        known = [one.baris.skp_id for one in going if one.baris.skp_id is not None]
        before = queries.contents(connection, known)
        for one in going:
            isi = skp_hubungan.with_known_links(connection, one.isi or IsiSkp())
            if skp_hubungan.in_circle(connection, isi):
                findings.append(_said("skp.matriks-melingkar", one.baris))
                continue
            id_ = one.baris.skp_id
            if id_ is None:
                if queries.of_penugasan(connection, one.baris.penugasan_id, tinjauan.tahun):
                    raise ConflictError("simpanan.konflik", jenis="skp")
                fresh = skp.make(transaction, konteks, tinjauan.tahun, {one.baris.penugasan_id: isi})
                id_ = fresh[one.baris.penugasan_id]
                made.append(id_)
            else:
                skp.editable(connection, konteks, id_)
                commands.write(transaction, id_, isi, version=one.version)
            written.append(id_)
        held = {id_: isi for id_, isi in before.items() if id_ in written}
        back = skp_urung.semula(connection, held, made)
        return Outcome(HasilBersama(tuple(written), tuple(findings), back), transaction.changes)
