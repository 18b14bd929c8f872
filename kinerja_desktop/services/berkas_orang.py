"""*Berkas orang*: one PDF of a person's evaluation sheets, for kenaikan pangkat, pensiun or mutasi.

A cover list, then the sheets as they were printed last (else as of the day of the decision), each followed by the
signed PDF files that are kept for it. Where a year has no annual result its periodic ones stand for it. How many years an
office wants is its own practice, not a rule that we know: nothing is refused, what is missing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from kinerja_desktop.documents import batch, gabung
from kinerja_desktop.documents.batch import Lembar
from kinerja_desktop.documents.daftar import Daftar, KolomDaftar
from kinerja_desktop.documents.kit import geometri, label
from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.domain.codes import JenisPeriode, Predikat
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.regulations import load
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services import berkas_ttd
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_daftar import last_printed
from kinerja_desktop.services.cetak_isi import OrangLembar, Penyusun, kode
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_lembar import nomor
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_susun import susun
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import berkas_orang as queries
from kinerja_desktop.storage.queries import berkas_ttd as files
from kinerja_desktop.storage.queries import cetak as cetak_queries
from kinerja_desktop.storage.queries.berkas_orang import NilaiOrangRow, TahunLamaRow
from kinerja_desktop.storage.queries.berkas_ttd import BerkasRow
from kinerja_desktop.storage.queries.cetak import CetakanRow


class Keperluan(StrEnum):
    """What the file is for."""

    KP = "kp"
    PENSIUN = "pensiun"
    MUTASI = "mutasi"


_TAHUN: Final[Mapping[Keperluan, int]] = {Keperluan.KP: 2, Keperluan.PENSIUN: 1}
"""So many years, the newest last; all of them where nothing is said."""


@dataclass(frozen=True, slots=True)
class _Bahan:
    """What goes in: ratings and earlier years, the sheets printed last and signed files by penilaian id."""

    nilai: tuple[NilaiOrangRow, ...]
    lama: tuple[TahunLamaRow, ...]
    cetakan: Mapping[int, CetakanRow]
    berkas: Mapping[int, Sequence[BerkasRow]]
    orang: OrangLembar
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Bagian:
    """One rating in the file: its line of the cover, its sheet, and the signed files that can be merged."""

    baris: tuple[str, ...]
    lembar: Lembar | None
    pdf: tuple[Path, ...] = ()


def pegawai_of(konteks: Konteks, nip: str) -> int:
    """Return the person with a number.

    Raises:
        RefusedError: ``cetak.orang-nip``.
    """
    with konteks.simpanan.read() as connection:
        found = queries.by_number(connection, nip)
    if found is None:
        raise RefusedError("cetak.orang-nip", nip=nip)
    return found


def simpan_pdf(
    konteks: Konteks,
    pegawai_id: int,
    untuk: Keperluan,
    tatanan: Tatanan,
    target: Path,
    progress: Progress | None = None,
) -> HasilCetak:
    """Write the file of a person; nothing is recorded, for no sheet is made anew.

    Raises:
        RefusedError: ``cetak.orang-kosong``: no result of his is locked.
        FileError: the target cannot be written; an old file there is as it was.
    """
    watch = progress or Silent()
    found = _gather(konteks, pegawai_id, untuk)
    if not found.nilai and not found.lama:
        raise RefusedError("cetak.orang-kosong", nama=found.orang.nama)
    findings = list(found.findings)
    parts = [_part(konteks, row, found, findings, watch) for row in found.nilai]
    earlier = [_Bagian(_earlier_line(row), None) for row in found.lama]
    whole = [*earlier, *parts]
    pieces: list[Lembar | Path] = [_cover(konteks, found, untuk, whole)]
    for one in whole:
        pieces += [*((one.lembar,) if one.lembar is not None else ()), *one.pdf]
    worker = konteks.kantor.worker
    pages = worker.call(_draw, target, tuple(pieces), tatanan, progress=watch, writes_in=target.parent)
    return HasilCetak((target,), sum(one.lembar is not None for one in whole), pages, tuple(findings))


def _draw(target: Path, pieces: Sequence[Lembar | Path], tatanan: Tatanan, progress: Progress) -> int:
    tata = geometri.Tata(geometri.Kertas(tatanan.kertas.value), *tatanan.geser, tatanan.margin_kiri)
    parts = [one if isinstance(one, Path) else batch.build(one, tata) for one in pieces]
    return gabung.write(target, parts, progress)


def _gather(konteks: Konteks, pegawai_id: int, untuk: Keperluan) -> _Bahan:
    with konteks.simpanan.read() as connection:
        rows = queries.ratings(connection, pegawai_id, konteks.cakupan)
        chosen, findings = pilih(rows, queries.earlier(connection, pegawai_id), untuk)
        ratings = tuple(row for row in chosen if isinstance(row, NilaiOrangRow))
        ids = [row.penilaian_id for row in ratings]
        kept: dict[int, list[BerkasRow]] = {}
        for one in files.of_ratings(connection, ids):
            kept.setdefault(one.penilaian_id or 0, []).append(one)
        made = cetak_queries.made_for(connection, JenisLembar.DOKUMEN_EVALUASI.value, ids)
        uid = cetak_queries.uids(connection, [pegawai_id], [])[True, pegawai_id]
        person = Penyusun(connection).people([uid], clock.today())[uid]
    return _Bahan(
        ratings, tuple(row for row in chosen if isinstance(row, TahunLamaRow)), last_printed(made), kept, person,
        tuple(findings),
    )  # fmt: skip


def pilih(
    rows: Sequence[NilaiOrangRow], earlier: Sequence[TahunLamaRow], untuk: Keperluan
) -> tuple[list[NilaiOrangRow | TahunLamaRow], list[Finding]]:
    """Return what goes in: of each wanted year the annual results, else the periodic ones, else what is remembered."""
    annual, periodic = _by_year(rows, annual=True), _by_year(rows, annual=False)
    remembered = {row.tahun: row for row in earlier}
    complete = annual.keys() | remembered.keys()
    years = sorted(complete | periodic.keys())
    wanted, findings = years, list[Finding]()
    if untuk in _TAHUN and years:
        last = max(complete, default=years[-1])
        wanted = list(range(last - _TAHUN[untuk] + 1, last + 1))
    found: list[NilaiOrangRow | TahunLamaRow] = []
    for year in wanted:
        if year in annual:
            found += annual[year]
        elif year in remembered:
            found.append(remembered[year])
        else:
            found += periodic.get(year, [])
        if year not in complete:
            code = "cetak.orang-berkala" if year in periodic else "cetak.orang-tahun"
            findings.append(Finding(code, Severity.WARN, args={"tahun": year}))
    return found, findings


def _by_year(rows: Sequence[NilaiOrangRow], *, annual: bool) -> dict[int, list[NilaiOrangRow]]:
    found: dict[int, list[NilaiOrangRow]] = {}
    for row in rows:
        if (row.jenis == JenisPeriode.TAHUNAN) is annual:
            found.setdefault(row.akhir.year, []).append(row)
    return found


def _part(
    konteks: Konteks, row: NilaiOrangRow, found: _Bahan, findings: list[Finding], watch: Progress
) -> _Bagian:
    kept, made = frozen.from_text(row.beku), found.cetakan.get(row.penilaian_id)
    same = made is not None and made.revisi == row.revisi
    day = made.tanggal if made is not None and same else date.fromisoformat(kept.tanggal)
    place = made.tempat if made is not None and same else ""
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, row.periode, day, ids=(row.penugasan_id,), tempat=place)
    sheets = susun(konteks, order).lembar
    sheet = sheets[0] if sheets else None
    notes, pdf = _signed(konteks, found.berkas.get(row.penilaian_id, ()), findings, watch)
    words = load().at(row.akhir).kata_predikat.isi
    line = (
        periode_of(row.periode).text, kept.pegawai.jabatan, kept.penilai.nama, words[Predikat(kept.predikat)].layar,
        sheet.meta.kode if sheet is not None else "", "; ".join(notes),
    )  # fmt: skip
    return _Bagian(line, sheet, pdf)


def _signed(
    konteks: Konteks, kept: Sequence[BerkasRow], findings: list[Finding], watch: Progress
) -> tuple[list[str], tuple[Path, ...]]:
    """Return what the cover says of signed files, and those that can be merged."""
    words, notes, found = label.words("berkas_orang"), list[str](), list[Path]()
    for one in kept:
        path, why = _usable(konteks, one, watch)
        if path is not None:
            found.append(path)
        else:
            notes.append(words[why].format(nama=one.nama))
            findings.append(Finding(f"cetak.orang-{why}", Severity.WARN, args={"berkas": one.nama}))
    return [*([words["ttd"]] if found else []), *notes], tuple(found)


def _usable(konteks: Konteks, one: BerkasRow, watch: Progress) -> tuple[Path | None, str]:
    """Return where a signed file is, or None and why it cannot be merged: ``gambar``, ``rusak``."""
    if not one.berkas.endswith(".pdf"):
        return None, "gambar"
    try:
        path = berkas_ttd.tempat(konteks, one)
        pages = konteks.kantor.worker.call(gabung.halaman, path, progress=watch, reads=one.nama)
    except FileError:
        return None, "rusak"
    return (path, "") if pages else (None, "rusak")


def _earlier_line(row: TahunLamaRow) -> tuple[str, ...]:
    words = (
        load().at(date(row.tahun, 12, 31)).kata_predikat.isi
        if load().is_known(date(row.tahun, 12, 31))
        else {}
    )
    known = words.get(Predikat(row.predikat)) if row.predikat in set(Predikat) else None
    note = label.words("berkas_orang")["tanpa_lembar"]
    said = f"{note} ({row.sumber})" if row.sumber else note
    return str(row.tahun), "", "", known.layar if known else row.predikat, "", said


def _cover(konteks: Konteks, found: _Bahan, untuk: Keperluan, parts: Sequence[_Bagian]) -> Daftar:
    words, who, today = label.words("berkas_orang"), found.orang, clock.today()
    number = nomor(who)
    name = f"{who.nama} · {number}".strip(" ·")
    code = kode("berkas-orang", name, untuk.value, today.isoformat(), str([part.baris for part in parts]))
    kind, _, digits = number.partition(" ")
    columns = (
        ("periode", 30),
        ("kolom_jabatan", 55),
        ("penilai", 50),
        ("predikat", 32),
        ("kode", 26),
        ("keterangan", 60),
    )
    return Daftar(
        meta=Meta(f"{words['judul']} {who.nama}", "Berkas orang", code, load().at(today).rezim, f"BERKAS_{name}", name, code),
        judul=words["judul"],
        keterangan=(
            (words["nama"], who.nama), *(((kind, digits),) if digits else ()), (words["jabatan"], who.jabatan),
            (words["unit"], who.unit), (words["keperluan"], words[untuk.value]),
            (words["disusun"], teks.tanggal(today)),
        ),
        kolom=(KolomDaftar(words["no"], 10, tengah=True), *(KolomDaftar(words[key], size) for key, size in columns)),
        baris=tuple((str(n), *part.baris) for n, part in enumerate(parts, 1)),
        kop=PetaKop(konteks).of(None).kop,
    )  # fmt: skip
