"""*Dialog kinerja*: its record with what was agreed, followed up by the next one, and the facts that are talked about.

Of the facts only what was typed is compared, as text; nothing is computed or judged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from kinerja_desktop.documents.kit import label
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.dialog import IsiDialog, check, terakhir
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.periode import Periode, of_year, parse
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import pelaksanaan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pelaksanaan import LembarPelaksanaan
from kinerja_desktop.storage.commands import dialog as commands
from kinerja_desktop.storage.queries import dialog as queries
from kinerja_desktop.storage.queries.dialog import DialogRow
from kinerja_desktop.storage.queries.keadaan import Koneksi

_BANYAK: Final = 4
_NAMA: Final = 64
_PANJANG: Final = 40
"""So many lines, and characters of an RHK and of what was said of it: the sheet stays one page."""


@dataclass(frozen=True, slots=True)
class CatatanDialog:
    """The dialogue of a penugasan in a period.

    Attributes:
        isi: what is recorded; ``lanjut``: the agreements of the newest dialogue before it that has some.
        dahulu: the period of that one, '' where there is none.
    """

    penugasan_id: int
    periode: str
    isi: IsiDialog
    dahulu: str = ""


def baca(konteks: Konteks, penugasan_id: int, periode: str) -> CatatanDialog:
    """Return what is recorded of a dialogue, and what was agreed in the one before."""
    return baca_semua(konteks, [penugasan_id], periode)[penugasan_id]


def baca_semua(konteks: Konteks, penugasan_ids: Collection[int], periode: str) -> dict[int, CatatanDialog]:
    """Return the same of many, by penugasan."""
    with konteks.simpanan.read() as connection:
        return _catatan(connection, penugasan_ids, periode)


def _catatan(connection: Koneksi, penugasan_ids: Collection[int], periode: str) -> dict[int, CatatanDialog]:
    rows = _rows(connection, penugasan_ids, periode)
    isi = queries.contents(connection, rows)
    return {
        id_: CatatanDialog(id_, periode, isi[id_], before.periode_kode if before else "")
        for id_, (_, before) in rows.items()
    }


def _rows(
    connection: Koneksi, penugasan_ids: Collection[int], periode: str
) -> dict[int, tuple[DialogRow | None, DialogRow | None]]:
    """Return by penugasan the dialogue of a period and the newest one before it with agreements.

    That may be of an earlier stretch of the same post, where the one of the same period comes before too.
    """
    rows = queries.of_positions(connection, penugasan_ids)
    earlier = queries.of_earlier_stretches(connection, penugasan_ids)
    found: dict[int, tuple[DialogRow | None, DialogRow | None]] = {}
    for id_ in penugasan_ids:
        own = {row.periode_kode: row for row in rows.get(id_, ())}
        agreed = {row.periode_kode: row for row in earlier.get(id_, ()) if row.jumlah}
        before = agreed.get(periode)
        if before is None:
            agreed |= {kode: row for kode, row in own.items() if row.jumlah}
            known = [one for kode in agreed if (one := parse(kode)) is not None]
            last = terakhir(periode_of(periode), known)
            before = agreed[last.kode] if last else None
        found[id_] = own.get(periode), before
    return found


def simpan(
    konteks: Konteks, penugasan_id: int, periode: str, isi: IsiDialog, *, sebelum: IsiDialog
) -> Outcome[CatatanDialog]:
    """Store a dialogue and what came of the agreements before it; an empty one is removed. Saving ``sebelum`` undoes.

    Raises:
        RefusedError: ``dialog.kesepakatan-kosong``.
        ConflictError: something that is written was changed since ``sebelum`` was read (nothing is written).
    """
    for one in check(isi):
        if one.severity is Severity.BLOCK:
            raise RefusedError(one.code, **one.args)
    with konteks.simpanan.write(konteks.author, alasan="dialog kinerja") as transaction:
        connection = transaction.connection
        rows = _rows(connection, [penugasan_id], periode)
        own, _ = rows[penugasan_id]
        stored = queries.contents(connection, rows)[penugasan_id]
        if isi.own != sebelum.own:
            if stored.own not in (sebelum.own, isi.own):
                raise ConflictError("simpanan.konflik", jenis="dialog_kinerja")
            if not isi.is_kosong:
                made = commands.put(transaction, own.id if own else None, penugasan_id, periode, isi)
                commands.put_agreements(transaction, made, stored.kesepakatan, isi.kesepakatan)
            elif own is not None:
                commands.remove(transaction, own.id, stored.kesepakatan)
        commands.follow_up(transaction, stored.lanjut, sebelum.lanjut, isi.lanjut)
        made_of = _catatan(connection, [penugasan_id], periode)
        return Outcome(made_of[penugasan_id], transaction.changes)


@dataclass(frozen=True, slots=True)
class Fakta:
    """Lines as they are printed, an RHK each."""

    bergerak: tuple[str, ...]
    diam: tuple[str, ...]
    tanpa_bukti: tuple[str, ...]


def sebelumnya(periode: Periode) -> Periode | None:
    """Return the period before it in the same year; None for the first and for a whole year."""
    kinds = of_year(periode.tahun, periode.jenis)
    at = kinds.index(periode)
    return kinds[at - 1] if at else None


def fakta(kini: LembarPelaksanaan, dahulu: LembarPelaksanaan | None) -> Fakta:
    """Return the facts of a period beside the one before; ``dahulu`` None: everything that was done has moved."""
    words = label.words("dialog_kinerja")
    moved, still, unproved = [], [], []
    proved = {one.rhk_id for one in kini.bukti if one.id not in kini.hilang}
    for one in kini.plan.rhk:
        name, now = _short(one.teks, _NAMA), _done(one, kini)
        before = _done(one, dahulu) if dahulu is not None else ""
        if now and now != before:
            key = "berubah" if before else "baru"
            moved.append(words[key].format(rhk=name, lama=_short(before), baru=_short(now)))
        else:
            still.append(words["tetap"].format(rhk=name, lama=_short(before)) if before else name)
        gone = [each.nama for each in kini.bukti if each.rhk_id == one.id and each.id in kini.hilang]
        unproved += [words["hilang"].format(rhk=name, berkas=_short(each)) for each in gone]
        if now and not gone and one.id not in proved:
            unproved.append(name)
    return Fakta(_some(moved), _some(still), _some(unproved))


def _done(one: Rhk, lembar: LembarPelaksanaan) -> str:
    below = [ind.id or 0 for ind in one.indikator] or [0]
    said = (lembar.isi.of((one.id or 0, each)) for each in below)
    return "; ".join(" ".join(each.split()) for each in said if each.strip())


def _short(text: str, most: int = _PANJANG) -> str:
    """Return a text on one line, cut after a word where it is too long (within one that fills it alone)."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    whole = words[: most + 1].rpartition(" ")[0]
    return f"{whole or words[:most]}…"


def _some(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) <= _BANYAK:
        return tuple(lines)
    rest = label.words("dialog_kinerja")["lagi"].format(jumlah=len(lines) - _BANYAK + 1)
    return (*lines[: _BANYAK - 1], rest)


@dataclass(frozen=True, slots=True)
class Persiapan:
    """What lies on the table when a dialogue begins: the person's period, its facts, and what is recorded."""

    lembar: LembarPelaksanaan
    fakta: Fakta
    catatan: CatatanDialog


def siapkan(konteks: Konteks, penugasan_id: int, periode: str) -> Persiapan:
    """Return what a dialogue is about.

    Raises:
        RefusedError: ``pelaksanaan.belum-ditetapkan``.
    """
    now = pelaksanaan.buka(konteks, penugasan_id, periode)
    earlier = sebelumnya(periode_of(periode))
    before = pelaksanaan.buka(konteks, penugasan_id, earlier.kode) if earlier else None
    return Persiapan(now, fakta(now, before), baca(konteks, now.baris.penugasan_id, periode))
