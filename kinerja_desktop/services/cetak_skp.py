"""*Cetak SKP*: from stored plans to F1 to F5, and from the matriks peran hasil to F8; drawn in the worker process.

A plan that was set is printed with the people frozen on that day, one that was not with the people of the day of
printing. Nothing is recorded: a sheet says in its footer which version of the plan it shows and in which state.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kinerja_desktop.documents import periode as kata_periode
from kinerja_desktop.documents.bagian_skp import HasilKerja, NilaiPerilaku, Ukuran
from kinerja_desktop.documents.batch import Lembar
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lampiran_skp import LampiranSkp
from kinerja_desktop.documents.lembar import LabelUnit, Meta, Pihak, TandaTangan
from kinerja_desktop.documents.matriks import BarisMatriks, LembarMatriks
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.penugasan import JenisPihak
from kinerja_desktop.domain.penugasan import Pihak as PihakPenilai
from kinerja_desktop.domain.perilaku import butir
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.domain.skp import (
    Indikator,
    IsiSkp,
    JenisLampiran,
    JenisRhk,
    KelompokSkp,
    Pendekatan,
    Rhk,
)
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.ids import uid_text
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.regulations import load
from kinerja_desktop.services import beku_skp, kata, matriks, skp, skp_lanjut
from kinerja_desktop.services import cetak_kerja as kerja
from kinerja_desktop.services.beku_skp import BekuSkp
from kinerja_desktop.services.cetak_isi import OrangLembar, Penyusun
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_lembar import capacity, nomor, pihak
from kinerja_desktop.services.cetak_pesanan import HasilCetak, Tatanan, nama_berkas
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import LEPAS, Matriks
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.storage.queries import cetak as queries
from kinerja_desktop.storage.queries import skp as plans
from kinerja_desktop.storage.queries.skp import SkpRow

NON_ASN = "NON ASN"
_SEDIKIT = 500
"""So many positions are asked for by id; more are picked out of the whole list."""


@dataclass(frozen=True, slots=True)
class PesananSkp:
    """Which plans, signed where and when.

    Attributes:
        tahun: the year.
        tanggal: of signing for plans that were not set; the others carry the day on which they were.
        unit_id: only this unit with what is below it; None: the whole office.
        nip: only these people; () for all.
        skp_ids: only these plans, older versions too; None: the newest of everybody.
        tempat: of signing; '' takes that of the unit's letterhead, else the office's.
        lampiran: the lampiran after each SKP.
        matriks: the matriks of everybody who rates one of the people, after all SKP.
    """

    tahun: int
    tanggal: date
    unit_id: int | None = None
    nip: tuple[str, ...] = ()
    skp_ids: tuple[int, ...] | None = None
    tempat: str = ""
    lampiran: bool = False
    matriks: bool = False


@dataclass(frozen=True, slots=True)
class SusunanSkp:
    """The sheets of an order, in the order of printing, and who is on none of them."""

    lembar: tuple[Lembar, ...]
    findings: tuple[Finding, ...]


def simpan_pdf(
    konteks: Konteks,
    pesanan: PesananSkp,
    tatanan: Tatanan,
    target: Path,
    *,
    per_orang: bool = False,
    progress: Progress | None = None,
) -> HasilCetak:
    """Write the sheets of an order to one PDF, or (``per_orang``) one file per sheet into a folder.

    Raises:
        RefusedError: ``cetak.skp-nip-tidak-ada``.
        FileError: the target cannot be written; an old file there is as it was.
        Cancelled: complete files of ``per_orang`` stay.
    """
    return write(konteks, susun(konteks, pesanan), tatanan, target, per_orang=per_orang, progress=progress)


def write(
    konteks: Konteks,
    plan: SusunanSkp,
    tatanan: Tatanan,
    target: Path,
    *,
    per_orang: bool = False,
    progress: Progress | None = None,
) -> HasilCetak:
    """Draw sheets that are put together already, as `simpan_pdf` does."""
    if not plan.lembar:
        return HasilCetak((), 0, 0, plan.findings)
    done = kerja.write(konteks, target, plan.lembar, tatanan, per_orang=per_orang, progress=progress)
    return replace(done, findings=plan.findings)


def susun(konteks: Konteks, pesanan: PesananSkp) -> SusunanSkp:
    """Return the sheets of an order; nothing is written.

    Raises:
        RefusedError: ``cetak.skp-nip-tidak-ada``: a number is nobody's who is rated in the year.
    """
    rows = chosen(konteks, pesanan)
    by_position = {row.penugasan_id: row for row in rows}
    ids = pesanan.skp_ids
    if ids is None:
        ids = tuple(row.skp_id for row in rows if row.skp_id is not None)
    maker = Perakit(konteks, pesanan)
    drawn = list(_sheets(konteks, pesanan, maker, by_position, ids))
    sheets = [sheet for _, made in drawn for sheet in made]
    if pesanan.matriks:
        wanted = rows if pesanan.skp_ids is None else [by_position[place] for place, _ in drawn]
        sheets += maker.matriks(dict.fromkeys(row.penilai for row in wanted if row.penilai is not None))
    missing = () if pesanan.skp_ids is not None else tuple(_missing(rows, pesanan.tahun))
    return SusunanSkp(tuple(sheets), missing)


def per_penugasan(
    konteks: Konteks, pesanan: PesananSkp, penugasan_ids: Collection[int]
) -> dict[int, tuple[Lembar, ...]]:
    """Return the sheets of the newest plan of positions, by penugasan; who has no plan is not among them.

    Where only the rater changed, the plan of the stretch before stands for both.
    """
    wanted = frozenset(penugasan_ids)
    with konteks.simpanan.read() as connection:
        heirs = skp_lanjut.pemilik(connection, konteks, pesanan.tahun, wanted)
        asked = wanted.union(heirs.values())
        few = asked if len(asked) <= _SEDIKIT else None
        found = skp.list_rows(connection, konteks, pesanan.tahun, pesanan.unit_id, few)
    rows = {row.penugasan_id: row for row in found if row.penugasan_id in asked}
    ids = [row.skp_id for row in rows.values() if row.skp_id is not None]
    made = dict(_sheets(konteks, pesanan, Perakit(konteks, pesanan), rows, ids))
    return {id_: made[heirs.get(id_, id_)] for id_ in wanted if heirs.get(id_, id_) in made}


def _sheets(
    konteks: Konteks, pesanan: PesananSkp, maker: Perakit, rows: dict[int, BarisSkp], ids: Sequence[int]
) -> Iterator[tuple[int, tuple[Lembar, ...]]]:
    """Yield the sheets of each plan with its penugasan."""
    for row, plan, isi, people in _read(konteks, pesanan, rows, ids):
        made: list[Lembar] = [maker.skp(row, plan, isi, people)]
        if pesanan.lampiran:
            made.append(maker.lampiran(row, plan, isi, people))
        yield row.penugasan_id, tuple(made)


def chosen(konteks: Konteks, pesanan: PesananSkp) -> tuple[BarisSkp, ...]:
    """Return the positions of an order.

    Raises:
        RefusedError: ``cetak.skp-nip-tidak-ada``.
    """
    rows = skp.daftar(konteks, pesanan.tahun, pesanan.unit_id)
    if not pesanan.nip:
        return rows
    wanted = {nip_rules.clean(one): one for one in pesanan.nip}
    unknown = wanted.keys() - {row.nip for row in rows}
    if unknown:
        raise RefusedError("cetak.skp-nip-tidak-ada", nip=wanted[min(unknown)], tahun=str(pesanan.tahun))
    return tuple(row for row in rows if row.nip in wanted)


def _missing(rows: Sequence[BarisSkp], tahun: int) -> list[Finding]:
    return [
        Finding(
            "cetak.skp-belum-ada",
            Severity.BLOCK,
            args={"nama": row.nama, "unit": row.unit or "tanpa unit", "tahun": str(tahun)},
            subject=row.pegawai_uid.hex(),
        )
        for row in rows
        if row.skp_id is None
    ]


@dataclass(frozen=True, slots=True)
class OrangSkp:
    """The people of a plan; ``beku_penilai`` says how the rater holds his authority."""

    beku: BekuSkp
    pegawai: OrangLembar
    penilai: OrangLembar | None


def _read(
    konteks: Konteks, pesanan: PesananSkp, rows: dict[int, BarisSkp], ids: Sequence[int]
) -> list[tuple[BarisSkp, SkpRow, IsiSkp, OrangSkp]]:
    with konteks.simpanan.read() as connection:
        found = plans.plans(connection, ids)
        chosen = [found[id_] for id_ in ids if id_ in found and found[id_].penugasan_id in rows]
        contents = plans.contents(connection, [plan.id for plan in chosen])
        loose = [plan.penugasan_id for plan in chosen if not plan.beku]
        today = beku_skp.of_positions(connection, loose, pesanan.tanggal)
        maker = Penyusun(connection)
        made = []
        for plan in chosen:
            kept = beku_skp.from_text(plan.beku) if plan.beku else today[plan.penugasan_id]
            row = rows[plan.penugasan_id]
            made.append((row, plan, contents[plan.id], people_of(maker, kept, row.unit_id)))
        return made


def people_of(maker: Penyusun, kept: BekuSkp, unit_id: int | None) -> OrangSkp:
    """Return the people of a frozen or present stretch as they are printed."""
    own = maker.frozen(kept.pegawai, kept.tanggal, unit_id, kept.jenis_pegawai, kept.jenis)
    rater = maker.frozen(kept.penilai, kept.tanggal, unit_id) if kept.penilai else None
    return OrangSkp(kept, own, rater)


class Perakit:
    """Makes the sheets of one order."""

    def __init__(self, konteks: Konteks, pesanan: PesananSkp) -> None:
        self._konteks, self._pesanan = konteks, pesanan
        self.rules: Regulations = load().at(date(pesanan.tahun, 12, 31))
        self.values = butir(self.rules)
        self._kops = PetaKop(konteks)
        office = konteks.kantor.baris
        self.instansi = (office.instansi or office.nama).upper()

    def skp(self, row: BarisSkp, plan: SkpRow, isi: IsiSkp, people: OrangSkp) -> LembarSkp:
        """Return F1, F2, F3 or F4."""
        kelompok, pendekatan = KelompokSkp(isi.kelompok), Pendekatan(isi.pendekatan)
        is_jpt = kelompok is KelompokSkp.JPT
        number = (1 if is_jpt else 3) + (pendekatan is Pendekatan.KUALITATIF)
        own, rater = self.identities(people, kelompok)
        signed, set_by = self.signatures(row, plan, people)
        return LembarSkp(
            meta=self.meta(f"F{number}", "SKP", plan, people),
            kelompok=kelompok,
            pendekatan=pendekatan,
            instansi=self.instansi,
            rentang=kata_periode.rentang(plan.dari, plan.sampai),
            pegawai=own,
            penilai=rater,
            utama=tuple(hasil_kerja(one, is_jpt=is_jpt) for one in isi.of(JenisRhk.UTAMA.value)),
            tambahan=tuple(hasil_kerja(one, is_jpt=is_jpt) for one in isi.of(JenisRhk.TAMBAHAN.value)),
            perilaku=tuple(
                NilaiPerilaku(one.nama, one.panduan, isi.ekspektasi(one.kunci)) for one in self.values
            ),
            ttd_pegawai=signed,
            ttd_penilai=set_by,
        )

    def lampiran(self, row: BarisSkp, plan: SkpRow, isi: IsiSkp, people: OrangSkp) -> LampiranSkp:
        """Return F5."""
        signed, set_by = self.signatures(row, plan, people)
        return LampiranSkp(
            meta=self.meta("F5", "LAMPIRAN-SKP", plan, people),
            instansi=self.instansi,
            rentang=kata_periode.rentang(plan.dari, plan.sampai),
            dukungan=isi.lines(JenisLampiran.DUKUNGAN.value),
            pertanggungjawaban=isi.lines(JenisLampiran.PERTANGGUNGJAWABAN.value),
            konsekuensi=isi.lines(JenisLampiran.KONSEKUENSI.value),
            ttd_pegawai=signed,
            ttd_penilai=set_by,
        )

    def matriks(self, leaders: Collection[PihakPenilai]) -> list[LembarMatriks]:
        """Return F8 of leaders, by name."""
        inside = [who.id for who in leaders if who.jenis is JenisPihak.PEGAWAI]
        outside = [who.id for who in leaders if who.jenis is JenisPihak.LUAR]
        with self._konteks.simpanan.read() as connection:
            known = queries.uids(connection, inside, outside)
            people = Penyusun(connection).people(known.values(), self._pesanan.tanggal)
        found = []
        for who in leaders:
            uid = known.get((who.jenis is JenisPihak.PEGAWAI, who.id), "")
            made = matriks.matriks(self._konteks, self._pesanan.tahun, who)
            found.append(self._matriks(made, people.get(uid), uid))
        return sorted(found, key=lambda one: one.pimpinan.nama.casefold())

    # -- parts

    def _matriks(self, made: Matriks, leader: OrangLembar | None, uid: str) -> LembarMatriks:
        words = label.words("matriks")
        columns = [one.id for one in made.kolom]
        name = leader.nama if leader else made.pimpinan.nama
        rows = tuple(
            BarisMatriks(
                row.baris.nama,
                row.baris.jabatan,
                tuple("\n".join(row.sel.get(column, ())) for column in columns),
            )
            for row in made.baris
        )
        loose = tuple("\n".join(row.sel.get(LEPAS, ())) for row in made.baris)
        tahun = str(self._pesanan.tahun)
        return LembarMatriks(
            meta=Meta(
                f"Matriks pembagian peran dan hasil {name} {tahun}", "F8", uid, self.rules.rezim,
                f"MATRIKS_{name}_{tahun}", f"Matriks pembagian peran dan hasil {tahun} · {name}", "",
            ),
            keterangan=((words["unit"], leader.unit if leader else ""), (words["tahun"], tahun)),
            pimpinan=BarisMatriks(
                name, leader.jabatan if leader else "", tuple(one.teks for one in made.kolom)
            ),
            baris=rows,
            lepas=loose if any(loose) else (),
        )  # fmt: skip

    def identities(self, people: OrangSkp, kelompok: KelompokSkp) -> tuple[Pihak, Pihak]:
        """Return both officials; of a JPT under a minister or head of region the fifth line is *INSTANSI*."""
        own = pihak(people.pegawai)
        rater = pihak(people.penilai) if people.penilai else Pihak("", "", "", "", "")
        kept = people.beku.penilai
        if kelompok is KelompokSkp.JPT and kept is not None and kept.status == NON_ASN:
            own, rater = _of_instansi(own), _of_instansi(rater)
        return own, rater

    def signatures(self, row: BarisSkp, plan: SkpRow, people: OrangSkp) -> tuple[TandaTangan, TandaTangan]:
        """Return who signs: the employee, and the penilai with place and day (of setting, else of the order)."""
        place = self._pesanan.tempat or self._kops.of(row.unit_id).tempat or "...................."
        day = f"{place}, {teks.tanggal(plan.ditetapkan or self._pesanan.tanggal)}"
        own, rater, kept = people.pegawai, people.penilai, people.beku.penilai
        signed = TandaTangan("", own.nama, nomor(own))
        if rater is None or kept is None:
            return signed, TandaTangan(day, "", label.words("ttd")["nomor_kosong"])
        return signed, TandaTangan(day, rater.nama, nomor(rater), capacity(rater, kept))

    def meta(self, form: str, akhir: str, plan: SkpRow, people: OrangSkp) -> Meta:
        """Return what is said of a sheet: ``form`` (``F3``), ``akhir`` ends the file's name."""
        own = people.pegawai
        whole = plan.dari == date(plan.tahun, 1, 1) and plan.sampai == date(plan.tahun, 12, 31)
        days = () if whole else (plan.dari.isoformat(), plan.sampai.isoformat())
        ending = akhir if plan.versi == 1 else f"{akhir}-V{plan.versi}"
        status = kata.istilah("status_skp", plan.status)
        who = f"{own.nama} · {nomor(own)}".strip(" ·")
        return Meta(
            judul=f"{akhir.replace('-', ' ')} {own.nama} {plan.tahun}",
            form=form,
            revisi=uid_text(plan.uid),
            regulasi=self.rules.rezim,
            berkas=nama_berkas(
                people.beku.pegawai, people.beku.jenis, plan.uid, (str(plan.tahun),), days, ending
            ),
            kaki=f"{who} · SKP {plan.tahun} versi {plan.versi} · {status}",
            kode="",
        )


def hasil_kerja(one: Rhk, *, is_jpt: bool) -> HasilKerja:
    """Return an RHK as it is printed; an indicator without any words is left out."""
    return HasilKerja(
        teks=one.teks,
        ukuran=tuple(_ukuran(each, is_jpt=is_jpt) for each in one.indikator if not each.is_kosong),
        pimpinan=one.pimpinan_teks,
        penugasan=one.penugasan_dari,
    )


def _ukuran(one: Indikator, *, is_jpt: bool) -> Ukuran:
    code = ("perspektif", one.perspektif) if is_jpt else ("aspek", one.aspek)
    return Ukuran(one.teks, one.target, kata.istilah(*code) if code[1] else "")


def _of_instansi(who: Pihak) -> Pihak:
    return Pihak(who.nama, who.nomor, who.pangkat, who.jabatan, who.unit, who.jenis_nomor, LabelUnit.INSTANSI)
