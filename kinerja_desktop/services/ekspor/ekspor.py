"""Cek kelengkapan and the export itself: workbook, JSON, entry sheets; read back, hashed, kept."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kinerja_desktop import __version__
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.checks import penilaian as checks
from kinerja_desktop.domain.checks.penilaian import Tujuan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import berkas, clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal_jam
from kinerja_desktop.services import kantor, kata, predikat_luar
from kinerja_desktop.services.cetak_pesanan import nama_evaluasi
from kinerja_desktop.services.ekspor.baris import Penyusun, content, lembar_entri
from kinerja_desktop.services.ekspor.fakta import Calon, Kumpulan, collect
from kinerja_desktop.services.ekspor.tulis import Berkas, Pesanan, names, write_all
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import kata_alasan, rules_of
from kinerja_desktop.services.unit import tree
from kinerja_desktop.storage.commands import ekspor as commands
from kinerja_desktop.storage.queries import ekspor as queries
from kinerja_desktop.storage.queries.ekspor import EksporRow
from kinerja_desktop.storage.revisions import canonical
from kinerja_desktop.workbooks.bkn import formats
from kinerja_desktop.workbooks.bkn.bahan import BahanEkspor, BarisValidasi

FORMAT = "siasn-exchange/1"


@dataclass(frozen=True, slots=True)
class OrangEkspor:
    """One line of the check.

    Attributes:
        kunci: how findings name it (their ``subject``).
        siap: goes into the workbook; ``json``: also into the JSON.
        perubahan: ``baru``, ``berubah``, ``sama`` against what went out before of the period, '' while not ready.
        is_tidak_dinilai: there is a reason why there is no rating; nothing is missing.
    """

    kunci: str
    pegawai_id: int
    penugasan_id: int
    nama: str
    nip: str
    unit: str
    predikat: str
    status: str
    siap: bool
    json: bool
    perubahan: str
    findings: tuple[Finding, ...]
    is_tidak_dinilai: bool = False


@dataclass(frozen=True, slots=True)
class CekKelengkapan:
    """What would go out and what stays behind.

    Attributes:
        findings: everything said, those that concern nobody in particular included.
        umum: those that concern nobody in particular.
        hilang: ratings of the last export that are not in this one any more.
        terakhir: the last export of the period, None if there was none.
    """

    periode: Periode
    orang: tuple[OrangEkspor, ...]
    findings: tuple[Finding, ...]
    umum: tuple[Finding, ...]
    hilang: int
    terakhir: EksporRow | None

    @property
    def siap(self) -> int:
        """Return how many go into the workbook."""
        return sum(one.siap for one in self.orang)

    @property
    def tertahan(self) -> int:
        """Return how many stay behind; who is not rated for a reason is none of them."""
        return len(self.orang) - self.siap - self.tidak_dinilai

    @property
    def tidak_dinilai(self) -> int:
        """Return how many are not rated, for a reason."""
        return sum(one.is_tidak_dinilai for one in self.orang)


@dataclass(frozen=True, slots=True)
class HasilEkspor:
    """What was written.

    Attributes:
        siap, json: how many went out, and of these into the JSON.
        sama: ready as well, but left out because they went out before as they are.
        is_di_samping: files of these names were in the folder; they stay, these have a number.
    """

    ekspor_id: int
    berkas: tuple[Berkas, ...]
    siap: int
    json: int
    tertahan: int
    sidik: str
    findings: tuple[Finding, ...]
    sama: int = 0
    is_di_samping: bool = False


def cek_kelengkapan(konteks: Konteks, kode: str, unit_id: int | None = None) -> CekKelengkapan:
    """Return who is ready for a period and unit, who is not and why. Writes nothing."""
    return _check(konteks, collect(konteks, kode, unit_id), unit_id)[0]


def ekspor(
    konteks: Konteks,
    kode: str,
    folder: Path,
    unit_id: int | None = None,
    progress: Progress | None = None,
    *,
    hanya_berubah: bool = False,
) -> Outcome[HasilEkspor]:
    """Write workbook, JSON and entry sheets of what is ready into ``folder``, and keep the manifest.

    Files that are there already stay as they are. ``hanya_berubah``: only what is new or differs since it went out.

    Raises:
        RefusedError: ``bahan.kosong``: nothing is ready; ``bahan.tidak-berubah``: nothing is new or differs.
        FileError: a file cannot be written, or reads back differently; nothing is kept.
        StorageError: another window holds the office; no file was touched.
        Cancelled: the operator pressed Batal; nothing is kept.
    """
    konteks.simpanan.hold()
    found = collect(konteks, kode, unit_id)
    cek, hashes = _check(konteks, found, unit_id)
    if not cek.siap:
        raise RefusedError("bahan.kosong", periode=cek.periode.text)
    out = [one for one in cek.orang if one.siap and not (hanya_berubah and one.perubahan == "sama")]
    if not out:
        raise RefusedError("bahan.tidak-berubah", periode=cek.periode.text)
    order = _order(konteks, found, cek, out, folder, unit_id)
    files = konteks.kantor.worker.call(write_all, order, progress=progress, writes_in=folder)
    kept = {one.kunci: hashes[one.kunci] for one in out}
    sidik = berkas.sha256(canonical(sorted(kept.values())).encode())
    manifest = {
        "berkas": [{"nama": one.path.name, "sidik": one.sidik, "baris": one.baris} for one in files],
        "siap": len(out),
        "tertahan": cek.tertahan,
        "sama": cek.siap - len(out),
        "versi": __version__,
    }
    keys = {bytes.fromhex(key): value for key, value in kept.items()}
    with konteks.simpanan.write(konteks.author, alasan="ekspor BKN") as transaction:
        id_ = commands.keep(transaction, kode, unit_id, str(folder), sidik, json.dumps(manifest), keys)
        changes = transaction.changes
    return Outcome(
        HasilEkspor(
            id_, tuple(files), len(out), sum(one.json for one in out), cek.tertahan, sidik, cek.findings,
            cek.siap - len(out), files[0].path.name not in names(order.nama),
        ),
        changes,
    )  # fmt: skip


def riwayat(konteks: Konteks, kode: str | None = None) -> Sequence[EksporRow]:
    """Return past exports, the newest first."""
    with konteks.simpanan.read() as connection:
        return queries.history(connection, kode)


def _check(konteks: Konteks, found: Kumpulan, unit_id: int | None) -> tuple[CekKelengkapan, dict[str, str]]:
    """Return the check, and the content hash of each rating that is ready by its key."""
    rules = rules_of(found.periode.kode)
    day = clock.today()
    facts = [
        one.fakta
        for one in found.calon
        if (one.row.penilaian_id is not None and not one.is_tidak_dinilai) or one.beku is not None
    ]
    said = list(_unrated(found)) + checks.check(
        facts, rules, tujuan=Tujuan.BUKU, hari_ini=day, data_per=found.data_per
    )
    for_json = checks.check(facts, rules, tujuan=Tujuan.JSON, hari_ini=day)
    kept, kept_json = checks.blocked(said), checks.blocked(for_json)
    maker = Penyusun(found.periode, rules)
    hashes = {
        one.kunci: berkas.sha256(canonical(content(*maker.layanan(one))).encode())
        for one in found.calon
        if one.beku is not None and one.kunci not in kept
    }
    last, before = _last(konteks, found.periode.kode, unit_id)
    by_key: dict[str, list[Finding]] = {}
    for item in said:
        by_key.setdefault(item.subject, []).append(item)
    people = tuple(_person(one, hashes, kept_json, before, by_key.get(one.kunci, [])) for one in found.calon)
    known = {one.kunci for one in found.calon}
    general = tuple(item for item in said if item.subject not in known)
    gone = len(before.keys() - hashes.keys())
    return CekKelengkapan(found.periode, people, tuple(said), general, gone, last), hashes


def _unrated(found: Kumpulan) -> Sequence[Finding]:
    """Say of people without any rating just that, and why where it is known; nothing else about them matters yet."""
    said: list[Finding] = []
    for one in found.calon:
        args: dict[str, object] = {
            "nama": one.fakta.nama,
            "nip": one.fakta.nip,
            "periode": one.fakta.periode,
        }
        if one.is_tidak_dinilai:
            args["alasan"] = kata_alasan(one.row.tidak_dinilai, one.row.tidak_dinilai_teks)
            said.append(Finding("bahan.orang-tidak-dinilai", Severity.INFO, args=args, subject=one.kunci))
        elif one.row.penilaian_id is None:
            said.append(Finding("ekspor.rating-kosong", Severity.BLOCK, args=args, subject=one.kunci))
    return said


def _person(
    one: Calon,
    hashes: Mapping[str, str],
    kept_json: frozenset[str],
    before: Mapping[str, str],
    findings: Sequence[Finding],
) -> OrangEkspor:
    ready = one.kunci in hashes
    old = before.get(one.kunci)
    change = "" if not ready else "baru" if old is None else "sama" if old == hashes[one.kunci] else "berubah"
    return OrangEkspor(
        one.kunci, one.row.pegawai_id, one.row.penugasan_id, one.fakta.nama, one.fakta.nip, one.row.unit,
        one.row.predikat, one.row.status, ready, ready and one.kunci not in kept_json, change, tuple(findings),
        one.is_tidak_dinilai,
    )  # fmt: skip


def _last(konteks: Konteks, kode: str, unit_id: int | None) -> tuple[EksporRow | None, dict[str, str]]:
    """Return the last export, and what went out with it and with those that it was a part to add to, by key."""
    with konteks.simpanan.read() as connection:
        rows = [row for row in queries.history(connection, kode) if row.unit_id == unit_id]
        hashes: dict[bytes, str] = {}
        for row in rows:
            hashes = queries.hashes_of(connection, row.id) | hashes
            if not row.sama:
                break
    return rows[0] if rows else None, {key.hex(): value for key, value in hashes.items()}


def _order(
    konteks: Konteks,
    found: Kumpulan,
    cek: CekKelengkapan,
    out: Sequence[OrangEkspor],
    folder: Path,
    unit_id: int | None,
) -> Pesanan:
    """Put together everything that the worker writes of those who go ``out``."""
    maker = Penyusun(cek.periode, rules_of(cek.periode.kode))
    out_keys = {one.kunci for one in out}
    json_keys = {one.kunci for one in out if one.json}
    ready = [one for one in found.calon if one.kunci in out_keys]
    units = {node.id: node for node in tree(konteks)}
    chosen = units[unit_id].nama if unit_id in units else ""
    now = clock.local(clock.now())
    rows = {one.kunci: maker.layanan(one) for one in ready}
    roots = {one.kunci: _root(units, one.row.unit_id) for one in ready}
    profil = kantor.profil(konteks)
    bahan = BahanEkspor(
        keterangan=_readme(profil, chosen, cek, len(out), now),
        judul=maker.judul(profil.instansi or profil.nama, chosen, "", tanggal_jam(now)),
        laporan=[maker.laporan(one, roots[one.kunci]) for one in ready],
        skp22=[fields for kind, fields in rows.values() if kind == "skp22"],
        periodik=[fields for kind, fields in rows.values() if kind == "periodik"],
        validasi=_said(cek, out_keys) + _brought_along(konteks, found),
        referensi=maker.referensi(),
        json_items=[
            (rows[one.kunci][0], _ref(one, cek.periode), rows[one.kunci][1])
            for one in ready
            if one.kunci in json_keys
        ],
        json_kepala={
            "format": FORMAT,
            "generator": f"Kinerja Desktop {__version__}",
            "generated_at": now.isoformat(timespec="seconds"),
            "instansi": {"nama": profil.instansi or profil.nama},
            "unor": {"id": units[unit_id].unor_id if unit_id in units else "", "nama": chosen or profil.nama},
        },
    )
    part = "_berubah" if len(out) < cek.siap else ""
    stem = f"{_slug(chosen or profil.nama)}_{cek.periode.kode}{part}"
    sheets = lembar_entri(maker, ready, cek.periode)
    return Pesanan(bahan, tuple(sheets), folder, stem, kantor.kertas(konteks))


def _root(units: Mapping[int, Any], unit_id: int | None) -> str:
    return units[unit_id].jalur[0] if unit_id is not None and unit_id in units else ""


def _readme(
    profil: kantor.ProfilKantor, unit: str, cek: CekKelengkapan, out: int, now: datetime
) -> tuple[tuple[str, str], ...]:
    said = sentence("bahan.siap", siap=bilangan(cek.siap), tertahan=bilangan(cek.tertahan))
    part = sentence("bahan.sebagian", jumlah=bilangan(out), sama=bilangan(cek.siap - out))
    excused = sentence("bahan.tidak-dinilai", jumlah=bilangan(cek.tidak_dinilai))
    return (
        ("Isi", sentence("bahan.apa")),
        ("Bukan", sentence("bahan.bukan")),
        ("Kantor", " · ".join(dict.fromkeys(part for part in (profil.nama, profil.instansi, unit) if part))),
        ("Periode", f"{cek.periode.text} ({cek.periode.kode})"),
        ("Jumlah", said),
        *((("Hanya sebagian", part),) if out < cek.siap else ()),
        *((("Tidak dinilai", excused),) if cek.tidak_dinilai else ()),
        ("Disusun", f"{tanggal_jam(now)} dengan Kinerja Desktop {__version__}"),
        ("PENILAIAN", sentence("bahan.sheet-penilaian")),
        ("SIASN_SKP22, SIASN_PERIODIK", sentence("bahan.sheet-siasn")),
        ("VALIDASI", sentence("bahan.sheet-validasi")),
        ("koefisienId", sentence("bahan.koefisien")),
        ("id_ref_dokumen", _dokumen()),
    )


def _dokumen() -> str:
    return sentence(
        "bahan.dokumen",
        tahunan=formats.layanan("skp22").dokumen,
        periodik=formats.layanan("periodik").dokumen,
    )


def _brought_along(konteks: Konteks, found: Kumpulan) -> list[BarisValidasi]:
    """Name the predikat of the period that people brought from elsewhere: known here, no part of the export."""
    people = {one.row.pegawai_id: one.row for one in found.calon}
    rows = predikat_luar.daftar(konteks, people.keys(), found.periode.kode)
    code = "luar.terkait"
    return [
        BarisValidasi(
            person.nip, name, Severity.INFO.value, code,
            sentence(code, nama=name, periode=periode_of(row.periode_kode).text, instansi=predikat_luar.asal(row),
                     predikat=kata.istilah("predikat", row.predikat)),
        )
        for row in rows
        for person in (people[row.pegawai_id],)
        for name in (nama_tampil(person.gelar_depan, person.nama, person.gelar_belakang),)
    ]  # fmt: skip


def _said(cek: CekKelengkapan, out: Collection[str]) -> list[BarisValidasi]:
    """Return what is said of those who go out, of those who cannot, and of nobody in particular."""
    return [
        _validation(one, item)
        for one in cek.orang
        if one.kunci in out or not one.siap
        for item in one.findings
    ] + [
        BarisValidasi("", "", item.severity.value, item.code, sentence(item.code, **item.args))
        for item in cek.umum
    ]


def _validation(one: OrangEkspor, item: Finding) -> BarisValidasi:
    return BarisValidasi(one.nip, one.nama, item.severity.value, item.code, sentence(item.code, **item.args))


def _ref(one: Calon, periode: Periode) -> dict[str, str]:
    """Return whose rating it is and the file of its sheet (only locked ratings go out)."""
    kept, uid = one.beku, one.row.penilaian_uid
    name = f"{nama_evaluasi(kept, uid, periode)}.pdf" if kept is not None and uid is not None else ""
    return {"nip": one.fakta.nip, "nama": one.fakta.nama, "evaluasi_pdf": name}


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_")[:60] or "kantor"


__all__ = [
    "CekKelengkapan",
    "EksporRow",
    "HasilEkspor",
    "OrangEkspor",
    "cek_kelengkapan",
    "ekspor",
    "riwayat",
]
