"""From an order to sheets: who is on it, what could not be printed and why, what is recorded afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.documents.batch import Lembar
from kinerja_desktop.documents.usul_perbaikan import BarisUsul
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.messages import catalogue
from kinerja_desktop.regulations import references
from kinerja_desktop.services import kata
from kinerja_desktop.services import periode as periods
from kinerja_desktop.services import persetujuan as approvals
from kinerja_desktop.services.capaian import capaian_of
from kinerja_desktop.services.cetak_daftar import belum_dikunci, id_of, rekap_groups, unit_name
from kinerja_desktop.services.cetak_isi import IsiEvaluasi, OrangLembar, Penyusun
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_lembar import Penandatangan, Perakit
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan
from kinerja_desktop.services.cetak_skp import PesananSkp, per_penugasan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, baris, grid
from kinerja_desktop.services.persetujuan import KelompokPersetujuan
from kinerja_desktop.storage.commands import cetak as commands
from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.queries import unit_rincian, units

SEDIKIT: Final = 500
"""So many rows are asked for by id; more are picked out of the whole list."""


@dataclass(frozen=True, slots=True)
class Susunan:
    """The sheets of an order.

    Attributes:
        lembar: what is drawn, in the order of printing.
        catatan: what is recorded of each *Dokumen Evaluasi*, in the same order; empty for other sheets.
        persetujuan: the approval sheets among them.
        findings: who is not on any sheet, or not fully, and what to do.
    """

    lembar: tuple[Lembar, ...]
    catatan: tuple[commands.Lembar, ...] = ()
    persetujuan: tuple[KelompokPersetujuan, ...] = ()
    findings: tuple[Finding, ...] = ()


def susun(konteks: Konteks, pesanan: Pesanan) -> Susunan:
    """Return the sheets of an order; nothing is written."""
    makers = {
        JenisLembar.DOKUMEN_EVALUASI: _evaluasi,
        JenisLembar.REKAP: _rekap,
        JenisLembar.PERSETUJUAN: _persetujuan,
        JenisLembar.SURAT: _surat,
        JenisLembar.USUL_PERBAIKAN: _usul,
    }
    return makers[pesanan.lembar](konteks, pesanan)


def _perakit(konteks: Konteks, pesanan: Pesanan, kelompok: str = periods.PNS) -> Perakit:
    one = periode_of(pesanan.periode)
    periodik = JenisPeriode.TRIWULAN
    if one.jenis is JenisPeriode.TAHUNAN:
        periodik = periods.kelompok_periode(konteks, one.tahun)[kelompok]
    return Perakit(one, pesanan.tanggal, pesanan.tempat, periodik)


def _isi(konteks: Konteks, pesanan: Pesanan, wanted: set[int]) -> dict[int, IsiEvaluasi]:
    """Return what the sheets of locked ratings say, by penilaian id."""
    few = sorted(wanted) if len(wanted) <= SEDIKIT else None
    with konteks.simpanan.read() as connection:
        locked = queries.locked(connection, pesanan.periode, pesanan.unit_id, konteks.cakupan, few)
        rows = [row for id_, row in locked.items() if id_ in wanted]
        return Penyusun(connection).on(rows, pesanan.tanggal)


def _chosen(konteks: Konteks, pesanan: Pesanan) -> tuple[BarisNilai, ...]:
    """Return the rows of an order of *Dokumen Evaluasi*, by unit and name."""
    if pesanan.ids is not None and len(pesanan.ids) <= SEDIKIT:
        return baris(konteks, pesanan.periode, pesanan.unit_id, pesanan.ids)
    rows = grid(konteks, pesanan.periode, pesanan.unit_id).baris
    if pesanan.ids is None:
        return rows
    ids = frozenset(pesanan.ids)
    return tuple(row for row in rows if row.penugasan_id in ids)


def _evaluasi(konteks: Konteks, pesanan: Pesanan) -> Susunan:
    chosen = _chosen(konteks, pesanan)
    if pesanan.urut_penilai:  # sorting is stable: by unit and name below each
        chosen = tuple(sorted(chosen, key=lambda row: row.penilai_nama.casefold()))
    plans = _plans(konteks, pesanan, chosen)
    isi = _isi(konteks, pesanan, {row.penilaian_id for row in chosen if row.penilaian_id})
    kops, office = PetaKop(konteks), konteks.kantor.baris
    makers: dict[str, Perakit] = {}
    sheets: list[Lembar] = []
    notes: list[commands.Lembar] = []
    for row in chosen:
        said = isi.get(row.penilaian_id or 0)
        if said is None:
            continue
        group = periods.kelompok_of(row.jenis_pegawai, row.dinilai_di)
        if group not in makers:
            makers[group] = _perakit(konteks, pesanan, group)
        maker, kop = makers[group], kops.of(row.unit_id)
        sheet = maker.evaluasi(said, kop, office.instansi or office.nama, with_kop=pesanan.kop)
        sheets += [sheet, *plans.get(row.penugasan_id, ())]
        notes.append(
            commands.Lembar(
                said.kunci.penilaian_id, pesanan.lembar.value, sheet.meta.kode, said.sidik, said.kunci.revisi,
                maker.tempat_of(kop), pesanan.tanggal,
            )
        )  # fmt: skip
    return Susunan(tuple(sheets), tuple(notes), findings=belum_dikunci(chosen))


def _plans(
    konteks: Konteks, pesanan: Pesanan, rows: Sequence[BarisNilai]
) -> Mapping[int, tuple[Lembar, ...]]:
    """Return the SKP sheets that go with an order, by penugasan."""
    if not pesanan.dengan_skp:
        return {}
    year = periode_of(pesanan.periode).tahun
    order = PesananSkp(year, pesanan.tanggal, pesanan.unit_id, tempat=pesanan.tempat, lampiran=True)
    return per_penugasan(konteks, order, [row.penugasan_id for row in rows])


def _rekap(konteks: Konteks, pesanan: Pesanan) -> Susunan:
    rows = grid(konteks, pesanan.periode, pesanan.unit_id).baris
    groups = rekap_groups(konteks, rows, pesanan.unit_id, per_unit=pesanan.per_unit)
    if pesanan.ids is not None:
        groups = [group for group in groups if group[0] in pesanan.ids]
    isi = _isi(
        konteks,
        pesanan,
        {row.penilaian_id for _, _, people_ in groups for row in people_ if row.penilaian_id},
    )
    maker, kops, signers = _perakit(konteks, pesanan), PetaKop(konteks), _Kepala(konteks, pesanan.tanggal)
    sheets: list[Lembar] = []
    findings: list[Finding] = []
    for id_, nama, people_ in groups:
        unit_id = id_ if id_ > 0 else None
        capaian = capaian_of(konteks, pesanan.periode, unit_id).capaian
        lines = [(row, isi.get(row.penilaian_id or 0)) for row in people_]
        sheets.append(maker.rekap(nama, lines, capaian, kops.of(unit_id), signers.of(unit_id)))
        findings.extend(belum_dikunci(people_))
    return Susunan(tuple(sheets), findings=tuple(findings))


def _persetujuan(konteks: Konteks, pesanan: Pesanan) -> Susunan:
    groups = _raters(konteks, pesanan)
    maker, kops = _perakit(konteks, pesanan), PetaKop(konteks)
    signers = _penilai(konteks, groups, pesanan.tanggal)
    printed: list[KelompokPersetujuan] = []
    sheets: list[Lembar] = []
    findings: list[Finding] = []
    for group in groups:
        rated = [row for row in group.baris if row.predikat]
        findings.extend(
            Finding(
                "cetak.belum-dinilai", Severity.BLOCK, args={"nama": row.nama, "unit": row.unit or "tanpa unit"},
                subject=row.pegawai_uid.hex(),
            )
            for row in group.baris if row.is_ditunggu
        )  # fmt: skip
        if rated:
            printed.append(group)
            kop = kops.of(_common_unit(rated))
            sheets.append(maker.persetujuan(signers[group.penilai], rated, group.kode, kop))
    return Susunan(tuple(sheets), persetujuan=tuple(printed), findings=tuple(findings))


def _surat(konteks: Konteks, pesanan: Pesanan) -> Susunan:
    groups = [group for group in _raters(konteks, pesanan) if not group.is_lengkap]
    maker, kops, heads = _perakit(konteks, pesanan), PetaKop(konteks), _Kepala(konteks, pesanan.tanggal)
    signers = _penilai(konteks, groups, pesanan.tanggal)
    kop, head = kops.of(pesanan.unit_id), heads.of(pesanan.unit_id)
    deadline = periods.tenggat_of(konteks, pesanan.periode, unit_id=pesanan.unit_id).tanggal
    batas = deadline if deadline >= pesanan.tanggal else None
    return Susunan(
        tuple(
            maker.surat(signers[group.penilai], [r for r in group.baris if r.is_ditunggu], kop, head, batas)
            for group in groups
        )
    )


def _usul(konteks: Konteks, pesanan: Pesanan) -> Susunan:
    with konteks.simpanan.read() as connection:
        found = queries.kept_by_hand(connection, pesanan.tanggal, pesanan.unit_id, konteks.cakupan)
        names = {row.id: row.nama for row in units.all_units(connection)}
    if not found:
        return Susunan(())
    rows = [
        BarisUsul(
            nip_rules.display(one.nip), nama_tampil(one.gelar_depan, one.nama, one.gelar_belakang),
            _field(one.kolom), kata.nilai(one.kolom, one.nilai), kata.nilai_siasn(one.kolom, one.nilai_siasn, names),
        )
        for one in found
    ]  # fmt: skip
    maker, kop = _perakit(konteks, pesanan), PetaKop(konteks).of(pesanan.unit_id)
    name = unit_name(konteks, pesanan.unit_id)
    signer = _Kepala(konteks, pesanan.tanggal).of(pesanan.unit_id)
    return Susunan((maker.usul(name, rows, kop, signer),))


def _raters(konteks: Konteks, pesanan: Pesanan) -> tuple[KelompokPersetujuan, ...]:
    groups = approvals.kelompok(konteks, pesanan.periode, pesanan.unit_id)
    if pesanan.ids is None:
        return groups
    ids = frozenset(pesanan.ids)
    return tuple(group for group in groups if id_of(group.penilai) in ids)


def _penilai(
    konteks: Konteks, groups: tuple[KelompokPersetujuan, ...] | list[KelompokPersetujuan], day: date
) -> dict[Pihak, OrangLembar]:
    """Return raters as they sign on a day."""
    inside = [g.penilai.id for g in groups if g.penilai.jenis is JenisPihak.PEGAWAI]
    outside = [g.penilai.id for g in groups if g.penilai.jenis is JenisPihak.LUAR]
    with konteks.simpanan.read() as connection:
        known = queries.uids(connection, inside, outside)
        found = Penyusun(connection).people(known.values(), day)
    return {g.penilai: found[known[g.penilai.jenis is JenisPihak.PEGAWAI, g.penilai.id]] for g in groups}


def _common_unit(rows: list[BarisNilai]) -> int | None:
    """Return the unit most of the people are in: whose letterhead stands above."""
    counted: dict[int | None, int] = defaultdict(int)
    for row in rows:
        counted[row.unit_id] += 1
    return max(counted, key=lambda unit_id: counted[unit_id])


class _Kepala:
    """Who signs for units on a day: the unit's head, else the nearest above."""

    def __init__(self, konteks: Konteks, day: date) -> None:
        with konteks.simpanan.read() as connection:
            self._above = {row.id: row.induk_id for row in units.all_units(connection)}
            rows = [
                row
                for row in unit_rincian.heads(connection)
                if row.dari <= day and (row.sampai is None or day <= row.sampai)
            ]
            rows.sort(key=lambda row: (row.jenis != "plh", row.dari))
            self._heads = {row.unit_id: row for row in rows}
            inside = [row.pegawai_id for row in rows if row.pegawai_id is not None]
            outside = [row.penilai_luar_id for row in rows if row.penilai_luar_id is not None]
            self._uids = queries.uids(connection, inside, outside)
            maker = Penyusun(connection)
            self._people = maker.people(self._uids.values(), day)
            self._posts = queries.posts(connection)

    def of(self, unit_id: int | None) -> Penandatangan:
        """Return who signs for a unit; the office's own sheets are signed by the head of its topmost unit."""
        if unit_id is None:
            unit_id = next((id_ for id_, above in self._above.items() if above is None), None)
        seen: set[int] = set()
        while unit_id is not None and unit_id not in seen:
            seen.add(unit_id)
            if unit_id in self._heads:
                return self._signer(self._heads[unit_id])
            unit_id = self._above.get(unit_id)
        return Penandatangan("", None)

    def _signer(self, row: unit_rincian.KepalaRow) -> Penandatangan:
        key = (True, row.pegawai_id) if row.pegawai_id is not None else (False, row.penilai_luar_id or 0)
        who = self._people[self._uids[key]]
        if row.jenis in ("plt", "plh", "pj"):
            word = references.istilah("jenis_penugasan", row.jenis)
            post = self._posts.get(row.unit_id, "")
            return Penandatangan(f"{word} {post}".strip(), who)
        return Penandatangan(who.jabatan, who)


def _field(kolom: str) -> str:
    """Return the name of a field as people know it."""
    return catalogue().get(f"bidang.{kolom}") or kolom.replace("_", " ").capitalize()
