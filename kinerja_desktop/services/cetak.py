"""*Cetak*: sheets into PDF files or to a printer, what is recorded of them, their ticks and codes.

A screen or command orders (`cetak_pesanan.Pesanan`), looks at who is on it (`cetak_daftar`), previews
(`cetak_pratinjau`) and saves or prints here. Sheets are drawn in the worker process; files are written beside
their target and renamed; what was printed is recorded after the file is complete.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services import cetak_kerja as kerja
from kinerja_desktop.services import persetujuan as approvals
from kinerja_desktop.services.cetak_daftar import BarisCetak, Langkah, last_printed
from kinerja_desktop.services.cetak_isi import baca_kode
from kinerja_desktop.services.cetak_pesanan import HasilCetak, JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_susun import Susunan, susun
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import cetak as commands
from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.queries import persetujuan as approval_queries
from kinerja_desktop.storage.queries.keadaan import Koneksi

__all__ = [
    "HasilCetak",
    "Jejak",
    "Tertulis",
    "cari_kode",
    "catat",
    "kembalikan",
    "simpan_pdf",
    "tandai",
    "tandai_ditandatangani",
    "tulis",
]


@dataclass(frozen=True, slots=True)
class Tertulis:
    """Files that are written but not recorded yet."""

    hasil: HasilCetak
    susunan: Susunan


@dataclass(frozen=True, slots=True)
class Jejak:
    """A sheet found by the code on it.

    Attributes:
        lembar: kind of the sheet; ``nama``, ``nip``: whose it is (the rater's, without number, on an approval sheet).
        revisi: uid of the rating's revision on it (hex), '' on an approval sheet.
        tanggal: of signing; None on an approval sheet.
        is_terkini: the rating is still locked in that revision (an approval sheet: no later one was printed).
    """

    lembar: JenisLembar
    kode: str
    nama: str
    nip: str
    periode: str
    revisi: str
    tanggal: date | None
    dicetak: datetime | None
    ditandatangani: date | None
    diserahkan: date | None
    is_terkini: bool


def simpan_pdf(
    konteks: Konteks,
    pesanan: Pesanan,
    tatanan: Tatanan,
    target: Path,
    *,
    per_orang: bool = False,
    tandai_dicetak: bool = True,
    progress: Progress | None = None,
) -> Outcome[HasilCetak]:
    """Write the sheets of an order to one PDF, or one file per person into a folder.

    Args:
        konteks: who asks.
        pesanan: which sheets.
        tatanan: how they lie on the paper.
        target: the file, or the folder when ``per_orang``.
        per_orang: one file per sheet, named ``<NIP>_<tahun>_<periode>_EVALUASI.pdf`` (`cetak_pesanan.nama_evaluasi`).
            Where one of these names is taken, all go into a folder ``Cetakan_ke-2`` in it.
        tandai_dicetak: tick them dicetak; without, only their codes are recorded.
        progress: told the finished sheets; *Batal* leaves no half file.

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
        StorageError: another window holds the office (nothing was written).
        Cancelled: nothing was recorded; complete files of ``per_orang`` stay.
    """
    konteks.simpanan.hold()
    done = tulis(konteks, pesanan, tatanan, target, per_orang=per_orang, progress=progress)
    recorded = catat(konteks, pesanan.periode, done.susunan, dicetak=tandai_dicetak)
    return Outcome(replace(done.hasil, cetakan_ids=recorded.value), recorded.changes)


def tulis(
    konteks: Konteks,
    pesanan: Pesanan,
    tatanan: Tatanan,
    target: Path,
    *,
    per_orang: bool = False,
    progress: Progress | None = None,
) -> Tertulis:
    """Write the files only (see `simpan_pdf`); `catat` records them. No transaction is open meanwhile.

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
        Cancelled: complete files of ``per_orang`` stay.
    """
    plan = susun(konteks, pesanan)
    if not plan.lembar:
        return Tertulis(HasilCetak((), 0, 0, plan.findings), plan)
    done = kerja.write(konteks, target, plan.lembar, tatanan, per_orang=per_orang, progress=progress)
    return Tertulis(replace(done, findings=plan.findings, dokumen=len(plan.catatan)), plan)


def catat(konteks: Konteks, periode: str, plan: Susunan, *, dicetak: bool = True) -> Outcome[tuple[int, ...]]:
    """Record sheets that were made; ``dicetak``: they came out of a printer."""
    ids: tuple[int, ...] = ()
    changes = Changes()
    if plan.catatan:
        with konteks.simpanan.write(konteks.author, alasan="cetak") as transaction:
            ids = tuple(commands.record(transaction, plan.catatan, dicetak=dicetak))
            transaction.touch("cetakan", ids)
            changes = transaction.changes
    if plan.persetujuan and dicetak:
        changes = changes | approvals.catat_cetak(konteks, periode, plan.persetujuan).changes
    return Outcome(ids, changes)


def tandai(
    konteks: Konteks,
    periode: str,
    ids: Sequence[int],
    langkah: Langkah,
    tanggal: date | None,
    *,
    terlihat: Sequence[BarisCetak] = (),
) -> Outcome[int]:
    """Tick (None: untick) sheets of *Dokumen Evaluasi*; return how many differ now.

    Args:
        konteks: who asks.
        periode: code of the period.
        ids: rows of `cetak_daftar.daftar`.
        langkah: which tick; unticking one takes the later ones with it. Dicetak takes the sheet made last, the
            others the one printed last.
        tanggal: the day, None to untick.
        terlihat: the rows as they were read: what is ticked must still be so.

    Raises:
        ConflictError: another sheet was printed, or ticked, since (nothing is written).
        RefusedError: ``cetak.belum-ada-lembar`` (somebody has no sheet yet), ``cetak.tanggal-mendahului``.
    """
    with konteks.simpanan.write(konteks.author, alasan=f"tanda {langkah.value}") as transaction:
        last = _sheets(transaction.connection, konteks, periode, ids, newest=False)
        _refuse_changed(last, terlihat, (langkah.value,) if tanggal else _LATER[langkah])
        sheets = _sheets(
            transaction.connection,
            konteks,
            periode,
            ids,
            newest=langkah is Langkah.DICETAK and tanggal is not None,
        )
        if len(sheets) < len(set(ids)):
            raise RefusedError("cetak.belum-ada-lembar", jumlah=len(set(ids)) - len(sheets))
        values: dict[int, dict[str, object]] = {}
        for sheet in sheets:
            _refuse_too_early(sheet, langkah, tanggal)
            values[sheet.id] = _tick(langkah, tanggal)
        touched = commands.tick(transaction, values)
        transaction.touch("cetakan", touched)
        return Outcome(len(touched), transaction.changes)


_LATER: Final[Mapping[Langkah, tuple[str, ...]]] = {
    step: tuple(one.value for one in list(Langkah)[place:]) for place, step in enumerate(Langkah)
}
"""A tick with those that go when it is taken back, by name of the field."""


def _refuse_changed(
    last: Sequence[queries.CetakanRow], terlihat: Sequence[BarisCetak], fields: Sequence[str]
) -> None:
    """Refuse where the sheet printed last, or a tick of it, is not the one that was seen any more."""
    now = {sheet.penilaian_id: sheet for sheet in last}
    for row in terlihat:
        sheet = now.get(row.penilaian_id or 0)
        same = (sheet.kode if sheet else "") == row.kode and all(
            (getattr(sheet, name) if sheet else None) == getattr(row, name) for name in fields
        )
        if not same:
            raise ConflictError("cetak.berubah-sejak", nama=row.nama)


def _sheets(
    connection: Koneksi, konteks: Konteks, periode: str, ids: Sequence[int], *, newest: bool
) -> list[queries.CetakanRow]:
    """Return the sheet of each position: the one printed last, or (``newest``) the one made last."""
    kind = JenisLembar.DOKUMEN_EVALUASI.value
    made = queries.made_for_positions(connection, periode, kind, ids, konteks.cakupan)
    found = {row.penilaian_id: row for row in made} if newest else last_printed(made)
    return list(found.values())


def _refuse_too_early(sheet: queries.CetakanRow, langkah: Langkah, tanggal: date | None) -> None:
    printed = clock.local(sheet.dicetak).date() if sheet.dicetak else None
    if tanggal and printed and langkah is not Langkah.DICETAK and tanggal < min(printed, sheet.tanggal):
        raise RefusedError("cetak.tanggal-mendahului", kode=sheet.kode)


def _tick(langkah: Langkah, tanggal: date | None) -> dict[str, object]:
    back: Mapping[str, object] = commands.TIDAK_KEMBALI if tanggal else {}
    if langkah is Langkah.DICETAK:
        if tanggal is None:
            return {"dicetak": None, "ditandatangani": None, "diserahkan": None, **commands.TIDAK_KEMBALI}
        noon = datetime.combine(tanggal, time(12), clock.local(clock.now()).tzinfo)
        return {"dicetak": noon, **back}
    if langkah is Langkah.DITANDATANGANI:
        return {"ditandatangani": tanggal, **back, **({} if tanggal else {"diserahkan": None})}
    return {"diserahkan": tanggal, **back}


def kembalikan(
    konteks: Konteks,
    periode: str,
    ids: Sequence[int],
    tanggal: date | None,
    alasan: str = "",
    *,
    terlihat: Sequence[BarisCetak] = (),
) -> Outcome[int]:
    """Record that printed sheets came back (None: they did not), and why; return how many differ now.

    Printing, signing or handing over later takes the mark away. A signature given before stays: it was given.

    Args:
        konteks: who asks.
        periode: code of the period.
        ids: rows of `cetak_daftar.daftar`.
        tanggal: the day, None to take the mark away.
        alasan: what has to be mended.
        terlihat: as `tandai`.

    Raises:
        ConflictError: as `tandai`.
        RefusedError: ``cetak.belum-ada-lembar``, ``cetak.kembali-tanpa-alasan``, ``cetak.tanggal-mendahului``.
    """
    if tanggal is not None and not alasan.strip():
        raise RefusedError("cetak.kembali-tanpa-alasan")
    values = (
        {"dikembalikan": tanggal, "alasan_kembali": alasan.strip()} if tanggal else commands.TIDAK_KEMBALI
    )
    with konteks.simpanan.write(konteks.author, alasan="lembar dikembalikan") as transaction:
        sheets = _sheets(transaction.connection, konteks, periode, ids, newest=False)
        _refuse_changed(sheets, terlihat, ("dikembalikan",))
        if len(sheets) < len(set(ids)):
            raise RefusedError("cetak.belum-ada-lembar", jumlah=len(set(ids)) - len(sheets))
        for sheet in sheets:
            _refuse_too_early(sheet, Langkah.DISERAHKAN, tanggal)
        touched = commands.tick(transaction, {sheet.id: values for sheet in sheets})
        transaction.touch("cetakan", touched)
        return Outcome(len(touched), transaction.changes)


def tandai_ditandatangani(konteks: Konteks, kode: str, tanggal: date | None) -> Outcome[None]:
    """Record the day on which the approval sheet with a code was signed (None: not signed after all).

    Raises:
        RefusedError: ``cetak.kode-tidak-ada``: no approval sheet has this code.
    """
    plain = _plain(kode)
    with konteks.simpanan.read() as connection:
        found = queries.approval_by_code(connection, plain)
    if found is None:
        raise RefusedError("cetak.kode-tidak-ada", kode=kode)
    return approvals.tandatangani(konteks, found.id, tanggal, version=found.version)


def cari_kode(konteks: Konteks, kode: str) -> tuple[Jejak, ...]:
    """Return the sheets that carry a code, as somebody read it off the paper; none: not made by this office."""
    with konteks.simpanan.read() as connection:
        rows = queries.find_code(connection, baca_kode(kode), konteks.cakupan)
        approval = queries.approval_by_code(connection, _plain(kode)) if not rows else None
        later = approval_queries.of_period(connection, approval.periode_kode) if approval else []
    found = [
        Jejak(
            lembar=JenisLembar.DOKUMEN_EVALUASI, kode=row.cetakan.kode,
            nama=nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang), nip=row.nip, periode=row.periode,
            revisi=row.cetakan.revisi.hex(), tanggal=row.cetakan.tanggal, dicetak=row.cetakan.dicetak,
            ditandatangani=row.cetakan.ditandatangani, diserahkan=row.cetakan.diserahkan,
            is_terkini=row.status == StatusNilai.TERKUNCI and row.revisi_kini == row.cetakan.revisi,
        )
        for row in rows
    ]  # fmt: skip
    if approval is not None:
        same = [
            row.id
            for row in later
            if (row.penilai_pegawai_id, row.penilai_luar_id)
            == (approval.penilai_pegawai_id, approval.penilai_luar_id)
        ]
        found.append(
            Jejak(
                JenisLembar.PERSETUJUAN, approval.kode, approval.penilai_nama, "", approval.periode_kode, "", None,
                None, approval.ditandatangani, None, is_terkini=approval.id == max(same),
            )
        )  # fmt: skip
    return tuple(found)


def _plain(kode: str) -> str:
    return "".join(letter for letter in kode.upper() if letter.isalnum())
