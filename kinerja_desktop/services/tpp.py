"""*Daftar predikat untuk TPP*: who has which predikat in a period, the office's own percentage of it, and why some have none.

Percentages and what they rest on are the office's data; none is preset, and nothing here knows of money.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from kinerja_desktop.documents.daftar_tpp import BarisTpp as BarisLembar
from kinerja_desktop.documents.daftar_tpp import DaftarTpp
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.penutup import Jumlah
from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPenugasan, Predikat, StatusNilai
from kinerja_desktop.domain.keadaan import is_elsewhere
from kinerja_desktop.domain.keaktifan import is_dinilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import has_left
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, satu_baris, tanggal
from kinerja_desktop.services import akhiri, kata, pegawai
from kinerja_desktop.services.berkas_keluar import HasilBerkas, KolomTabel, Tabel, simpan_pdf, simpan_xlsx
from kinerja_desktop.services.cetak_daftar import unit_name
from kinerja_desktop.services.hari import acuan, periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import posisi_utama
from kinerja_desktop.services.nilai_sah import predikat_sah
from kinerja_desktop.services.penandatangan import kop_dan_ttd
from kinerja_desktop.services.penilaian import BarisNilai, grid, rules_of
from kinerja_desktop.services.tampilan import Tampilan, catatan, di_atas, tampil
from kinerja_desktop.storage import settings

SETELAN: Final = "tpp"
_HUNDRED: Final = Decimal(100)
_LEBAR: Final = (6, 34, 22, 10, 34, 34, 20, 12, 40)
_NIP: Final = 2
_PERSEN: Final = 7


@dataclass(frozen=True, slots=True)
class AturanTpp:
    """The office's percentages by predikat (those it set) and what they rest on, e.g. a Perbup with its number."""

    persen: Mapping[str, Decimal]
    dasar: str


@dataclass(frozen=True, slots=True)
class BarisTpp:
    """One position of one person.

    Attributes:
        predikat: code, '' where there is none or it is not locked yet.
        persen: the office's percentage as printed, '' where it set none.
        keterangan: why there is no predikat, or what is open about it.
        is_tidak: is not rated, for a reason; nobody waits for it.
        is_utama: the last own position, by which the person is counted.
        is_draf: is rated but not locked, so no predikat is given out yet.
    """

    pegawai_id: int
    penugasan_id: int
    nama: str
    nip: str
    golongan: str
    jabatan: str
    unit: str
    predikat: str
    persen: str
    keterangan: str
    is_tidak: bool = False
    is_utama: bool = True
    is_draf: bool = False


def aturan(konteks: Konteks) -> AturanTpp:
    """Return the office's percentages; none before it set them."""
    with konteks.simpanan.read() as connection:
        stored = settings.read(connection, SETELAN, {})
    persen = {kode: Decimal(text) for kode, text in stored.get("persen", {}).items()}
    return AturanTpp(persen, stored.get("dasar", ""))


def baca_persen(text: str) -> Decimal | None:
    """Return a percentage as typed (``80``, ``87,5``, ``80 %``), None for nothing.

    Raises:
        RefusedError: ``tpp.persen``: no number between 0 and 100.
    """
    plain = text.replace("%", "").replace(",", ".").strip()
    if not plain:
        return None
    try:
        found = Decimal(plain)
    except InvalidOperation:
        raise RefusedError("tpp.persen", isi=text.strip()) from None
    if not found.is_finite() or not 0 <= found <= _HUNDRED or found != round(found, 2):
        raise RefusedError("tpp.persen", isi=text.strip())
    return found


def set_aturan(konteks: Konteks, persen: Mapping[Predikat, str], dasar: str) -> Outcome[None]:
    """Set the percentages as typed and what they rest on.

    Raises:
        RefusedError: ``tpp.persen``, ``tpp.tanpa-dasar`` (percentages that rest on nothing).
    """
    read = {kode.value: found for kode, text in persen.items() if (found := baca_persen(text)) is not None}
    basis = satu_baris(dasar)
    if read and not basis:
        raise RefusedError("tpp.tanpa-dasar")
    with konteks.simpanan.write(konteks.author) as transaction:
        stored = {"persen": {kode: str(value) for kode, value in read.items()}, "dasar": basis}
        settings.write(transaction.connection, SETELAN, stored)
        transaction.touch_all("tpp")
        return Outcome(None, transaction.changes)


def kata_persen(value: Decimal | None) -> str:
    """Return ``87,5%``, '' for none."""
    if value is None:
        return ""
    return f"{value.normalize():f}".replace(".", ",") + "%"


def daftar(konteks: Konteks, periode: str, unit_id: int | None = None) -> tuple[BarisTpp, ...]:
    """Return everybody of a period in a unit: first who is rated or waited for, then who is not rated, with the reason."""
    return of_rows(konteks, periode, unit_id, grid(konteks, periode, unit_id).baris)


def of_rows(
    konteks: Konteks, periode: str, unit_id: int | None, rows: Sequence[BarisNilai]
) -> tuple[BarisTpp, ...]:
    """Return the same for whoever has read the grid already."""
    rules = aturan(konteks)
    one, known = periode_of(periode), {row.pegawai_id for row in rows}
    main = {row.penugasan_id for row in posisi_utama(rows)}
    rated = (replace(_rated(row, rules, one), is_utama=row.penugasan_id in main) for row in rows)
    return (*rated, *_not_rated(konteks, periode, unit_id, known))


def _rated(row: BarisNilai, rules: AturanTpp, one: Periode) -> BarisTpp:
    """Return a row of the grid; days of its post are said only where they lie within the period."""
    predikat = predikat_sah(row.status, row.predikat)
    share = kata_persen(rules.persen.get(predikat)) if predikat else ""
    notes = []
    if row.is_tidak_dinilai:
        notes.append(sentence("tpp.tidak-dinilai-alasan", alasan=row.alasan_tidak))
    elif row.status in {StatusNilai.BELUM, StatusNilai.SEBAGIAN}:
        notes.append(sentence("tpp.belum-dinilai"))
    elif row.status == StatusNilai.TERSIMPAN:
        notes.append(sentence("tpp.belum-dikunci"))
    elif row.status != StatusNilai.TERKUNCI:
        notes.append(kata.istilah("status_nilai", row.status))
    if row.jenis != JenisPenugasan.DEFINITIF:
        notes.append(kata.istilah("jenis_penugasan", row.jenis))
    if row.dari > one.awal:
        notes.append(sentence("tpp.sejak", tanggal=tanggal(row.dari)))
    if row.sampai is not None and row.sampai < one.akhir:
        notes.append(sentence("tpp.sampai", tanggal=tanggal(row.sampai)))
    return BarisTpp(
        row.pegawai_id, row.penugasan_id, row.nama, row.nip, row.golongan, row.jabatan, row.unit, predikat,
        share, "; ".join(notes), is_tidak=row.is_tidak_dinilai, is_draf=row.status == StatusNilai.TERSIMPAN,
    )  # fmt: skip


def _not_rated(konteks: Konteks, periode: str, unit_id: int | None, known: set[int]) -> Iterator[BarisTpp]:
    """Yield who left in the period without evaluation, then whose standing takes no part in ratings."""
    one = periode_of(periode)
    for gone in akhiri.tanpa_evaluasi(konteks, periode, unit_id):
        if gone.pegawai_id in known:
            continue
        known.add(gone.pegawai_id)
        name = nama_tampil(gone.gelar_depan, gone.nama, gone.gelar_belakang)
        why = sentence(
            "tpp.berakhir",
            sebab=kata.istilah("kedudukan", gone.sebab),
            tanggal=tanggal(gone.tanggal),
            alasan=gone.alasan,
        )
        yield _absent(gone.pegawai_id, gone.penugasan_id, name, gone.nip, "", gone.jabatan, gone.unit, why)
    before = {row.id for row in pegawai.daftar(konteks, unit_id, one.awal) if is_dinilai(row.kedudukan)}
    for row in pegawai.daftar(konteks, unit_id, acuan(periode)):
        left = has_left(row.kedudukan)
        if row.id in known or is_dinilai(row.kedudukan) or (left and row.id not in before):
            continue
        if is_elsewhere(row.kedudukan, row.unit_id, row.jabatan):
            continue
        name = nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)
        words = kata.istilah("kedudukan", row.kedudukan)
        why = sentence("tpp.keluar" if left else "tpp.kedudukan", kedudukan=words)
        made = _absent(row.id, 0, name, row.nip, row.golongan, row.jabatan, row.unit_nama, why)
        yield replace(made, is_tidak=not left)


def _absent(
    pegawai_id: int, penugasan_id: int, nama: str, nip: str, golongan: str, jabatan: str, unit: str, why: str
) -> BarisTpp:
    return BarisTpp(pegawai_id, penugasan_id, nama, nip, golongan, jabatan, unit, "", "", why, is_tidak=True)


def id_of(row: BarisTpp) -> int:
    """Return the id of a row: its penugasan, of who has none the person, negative."""
    return row.penugasan_id or -row.pegawai_id


def lembar(
    konteks: Konteks, periode: str, unit_id: int | None = None, shown: Tampilan | None = None
) -> DaftarTpp:
    """Return the list as it is drawn, signed by the head of the unit (of the office for None); ``shown``: only those."""
    one, rules, name = periode_of(periode), aturan(konteks), unit_name(konteks, unit_id)
    rows = tampil(daftar(konteks, periode, unit_id), shown, id_of)
    kop, ttd = kop_dan_ttd(konteks, unit_id)
    words = kata_predikat(periode)
    title = label.words("tpp")["judul"].capitalize()
    foot = f"Daftar predikat {name}"
    return DaftarTpp(
        meta=Meta(f"{title} {name} {one.text}", "TPP", "", "", f"TPP {name} {one.kode}", foot, ""),
        unit=name,
        periode=one.text,
        dasar=rules.dasar,
        baris=tuple(_line(row, words) for row in rows),
        jumlah=_totals(rows, words),
        ttd=ttd,
        kop=kop,
        saringan=catatan(shown),
    )


def kata_predikat(periode: str) -> Mapping[str, str]:
    """Return the words of each predikat by code as sheets of a period say them; '' for ''."""
    words = rules_of(periode).kata_predikat.isi
    return {"": "", **{one.value: words[one].layar for one in Predikat}}


def _line(row: BarisTpp, words: Mapping[str, str]) -> BarisLembar:
    kode = Predikat(row.predikat) if row.predikat else None
    return BarisLembar(
        row.nama, nip_rules.display(row.nip), row.golongan, row.jabatan, words[row.predikat], row.persen,
        row.keterangan, kode,
    )  # fmt: skip


def _totals(rows: Sequence[BarisTpp], words: Mapping[str, str]) -> tuple[Jumlah, ...]:
    people = [row for row in rows if row.is_utama]
    counted = Counter(row.predikat for row in people)
    without = sum(row.is_tidak for row in people)
    made = [Jumlah(words[one.value], bilangan(counted[one.value]), one) for one in Predikat]
    drafts = sum(row.is_draf for row in people)
    if drafts:
        made.append(Jumlah(sentence("tpp.belum-dikunci"), bilangan(drafts)))
    waiting = counted[""] - without - drafts
    if waiting:
        made.append(Jumlah(sentence("tpp.belum-dinilai"), bilangan(waiting)))
    if without:
        made.append(Jumlah(sentence("tpp.tidak-dinilai"), bilangan(without)))
    made.append(Jumlah(label.words("rekap")["total"], bilangan(len(people))))
    if others := len(rows) - len(people):
        made.append(Jumlah(sentence("tpp.jabatan-lain"), bilangan(others)))
    return tuple(made)


def simpan_lembar(
    konteks: Konteks,
    periode: str,
    unit_id: int | None,
    target: Path,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> HasilBerkas:
    """Write the list as PDF; ``shown``: only what the screen shows.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    return simpan_pdf(konteks, [lembar(konteks, periode, unit_id, shown)], target, progress)


def simpan_buku(
    konteks: Konteks,
    periode: str,
    unit_id: int | None,
    target: Path,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> Path:
    """Write the list as a workbook, what the percentages rest on above the head; ``shown``: only what the screen shows.

    Raises:
        FileError: the target cannot be written.
        Cancelled: nothing was written.
    """
    rules, one, words = aturan(konteks), periode_of(periode), kata_predikat(periode)
    titles = sentence("tpp.kolom").split("|")
    columns = tuple(
        KolomTabel(title, _LEBAR[number], number == _NIP, _shape(rules) if number == _PERSEN else "")
        for number, title in enumerate(titles)
    )
    rows = tuple(
        (number, row.nama, row.nip, row.golongan, row.jabatan, row.unit, words[row.predikat],
         _share(rules, row), row.keterangan)
        for number, row in enumerate(tampil(daftar(konteks, periode, unit_id), shown, id_of), 1)
    )  # fmt: skip
    above = [label.words("tpp")["judul"], f"{unit_name(konteks, unit_id)}, {one.text}"]
    if rules.dasar:
        above.append(f"{label.words('tpp')['dasar']}: {rules.dasar}")
    above += di_atas(shown)
    return simpan_xlsx(konteks, [Tabel("Daftar predikat", columns, rows, tuple(above))], target, progress)


def _share(rules: AturanTpp, row: BarisTpp) -> float | str:
    """Return the percentage as a spreadsheet counts with it, '' for none."""
    return float(rules.persen[row.predikat] / _HUNDRED) if row.persen else ""


def _shape(rules: AturanTpp) -> str:
    is_whole = all(value == value.to_integral_value() for value in rules.persen.values())
    return "0%" if is_whole else "0.00%"
