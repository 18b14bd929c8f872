"""F6 (evaluasi kinerja), F9 (rencana aksi) and lembar dialog kinerja from what was recorded; drawn in the worker process like F1 to F5.

People stand on them as of the day of signing. Ratings of F6 are those entered or locked for the period, '' (printed
as ``-``) where there are none; the capaian of a locked rating is the one it was locked with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from kinerja_desktop.documents import periode as kata_periode
from kinerja_desktop.documents import rencana_aksi
from kinerja_desktop.documents.bagian_skp import HasilKerja, NilaiPerilaku
from kinerja_desktop.documents.batch import Lembar
from kinerja_desktop.documents.dialog_kinerja import Butir, LembarDialog
from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.documents.rencana_aksi import Aksi, AksiRhk, LembarRencanaAksi
from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain.codes import Capaian, JenisPeriode, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.dialog import Kesepakatan, urutan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan
from kinerja_desktop.domain.periode import Periode, of_day
from kinerja_desktop.domain.skp import JenisRhk, KelompokSkp, Pendekatan, Rhk
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.regulations import load
from kinerja_desktop.services import (
    beku,
    beku_skp,
    cetak_skp,
    dialog_kinerja,
    kata,
    pelaksanaan,
    realisasi_tahunan,
)
from kinerja_desktop.services.beku_skp import BekuSkp
from kinerja_desktop.services.capaian import PetaCapaian
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_isi import Penyusun, Posisi
from kinerja_desktop.services.cetak_lembar import nomor
from kinerja_desktop.services.cetak_pesanan import Tatanan
from kinerja_desktop.services.cetak_skp import OrangSkp, Perakit, PesananSkp, SusunanSkp
from kinerja_desktop.services.dialog_kinerja import CatatanDialog
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.nilai_sah import is_sah, keadaan, tanda_draf
from kinerja_desktop.services.pelaksanaan import Buku, LembarPelaksanaan
from kinerja_desktop.services.penilaian import rentang
from kinerja_desktop.services.rak_pelaksanaan import Rak
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.storage.queries import nilai
from kinerja_desktop.storage.queries import pelaksanaan as queries
from kinerja_desktop.storage.queries import penugasan as positions
from kinerja_desktop.storage.queries import skp as plans
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.skp import SkpRow


class JenisPelaksanaan(StrEnum):
    """Which sheet."""

    RENCANA_AKSI = "rencana-aksi"
    EVALUASI = "evaluasi"
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class _Nilai:
    """What was decided for a position in the period: codes, '' where nothing was."""

    hasil: str = ""
    perilaku: str = ""
    predikat: str = ""
    capaian: str = ""
    umpan_balik: Mapping[str, str] | None = None
    status: str = StatusNilai.BELUM.value


def simpan_pdf(
    konteks: Konteks,
    pesanan: PesananSkp,
    jenis: JenisPelaksanaan,
    periode: str,
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
    plan = susun(konteks, pesanan, jenis, periode)
    return cetak_skp.write(konteks, plan, tatanan, target, per_orang=per_orang, progress=progress)


def susun(konteks: Konteks, pesanan: PesananSkp, jenis: JenisPelaksanaan, periode: str) -> SusunanSkp:
    """Return the sheets of an order for the posts held in the period; who has no plan that was set is named.

    The rencana aksi is of the whole year: it is made for every post of the year, whatever the period.

    Raises:
        RefusedError: ``cetak.skp-nip-tidak-ada``: a number is nobody's who is rated in the year.
    """
    one, every = periode_of(periode), cetak_skp.chosen(konteks, pesanan)
    yearly = jenis is JenisPelaksanaan.RENCANA_AKSI
    rows = [row for row in every if yearly or (row.dari <= one.akhir and row.sampai >= one.awal)]
    with konteks.simpanan.read() as connection:
        held = queries.in_force(connection, pesanan.tahun, [row.penugasan_id for row in every])
        wanted = None if pesanan.skp_ids is None else set(pesanan.skp_ids)
        going = [
            row
            for row in rows
            if row.penugasan_id in held and (wanted is None or held[row.penugasan_id] in wanted)
        ]
        rated = _rated_as(connection, konteks, periode, rows, held)
        stored = plans.plans(connection, [held[row.penugasan_id] for row in going])
        whose = {row.penugasan_id: rated.get(row.penugasan_id, row.penugasan_id) for row in going}
        people = _people(connection, going, whose, pesanan.tanggal)
        if jenis is JenisPelaksanaan.EVALUASI:
            people |= _as_locked(connection, going, whose, one.kode, pesanan.tanggal)
    sheets = _Perakit(konteks, pesanan, one, rated, going, held)
    made: list[Lembar] = []
    drafts: list[Finding] = []
    for row in going:
        plan = replace(stored[held[row.penugasan_id]], ditetapkan=None)  # signed on the day of the order
        sheet = sheets.sheet(jenis, row, plan, people[row.penugasan_id])
        made.append(sheet)
        if isinstance(sheet, LembarEvaluasi) and sheet.draf:
            drafts.append(_draft(row, sheet.draf))
    missing = [_missing(row, pesanan.tahun) for row in rows if row.penugasan_id not in held]
    here = {row.penugasan_id for row in rows}
    present = {row.pegawai_uid for row in rows}
    outside = [
        _outside(row, one)
        for row in every
        if row.penugasan_id not in here
        and (row.pegawai_uid not in present if wanted is None else held.get(row.penugasan_id) in wanted)
    ]
    return SusunanSkp(tuple(made), (*drafts, *outside, *(missing if wanted is None else ())))


def _people(
    connection: Koneksi, going: Sequence[BarisSkp], whose: Mapping[int, int], day: date
) -> dict[int, OrangSkp]:
    """Return the people of plans as they are on a day, by penugasan."""
    frozen, maker = beku_skp.of_positions(connection, sorted(whose.values()), day), Penyusun(connection)
    return {
        row.penugasan_id: cetak_skp.people_of(maker, frozen[whose[row.penugasan_id]], row.unit_id)
        for row in going
    }


def _as_locked(
    connection: Koneksi, going: Sequence[BarisSkp], whose: Mapping[int, int], kode: str, day: date
) -> dict[int, OrangSkp]:
    """Return the people of those whose rating of a period is locked, as the *Dokumen Evaluasi* of a day names them.

    So by the position that is rated: its last day is not that of the plan, which may close earlier or run on.
    """
    found = nilai.details(connection, kode, set(whose.values()))
    frozen = {id_: row.beku for id_, row in found.items() if row.beku}
    posts = positions.posts(connection, frozen.keys())
    locked = {
        row.penugasan_id: (
            beku.from_text(frozen[whose[row.penugasan_id]]),
            Posisi(*posts[whose[row.penugasan_id]]),
        )
        for row in going
        if whose[row.penugasan_id] in frozen
    }
    named = Penyusun(connection).rated(locked, day)
    return {
        id_: OrangSkp(
            BekuSkp(one.tanggal, one.pegawai, one.jenis_pegawai, one.jenis, one.penilai), *named[id_]
        )
        for id_, (one, _) in locked.items()
    }


def _outside(row: BarisSkp, one: Periode) -> Finding:
    args = {"nama": row.nama, "masa": kata_periode.rentang(row.dari, row.sampai), "periode": one.text}
    return Finding("cetak.pelaksanaan-luar", Severity.BLOCK, args=args, subject=row.pegawai_uid.hex())


def _draft(row: BarisSkp, draf: str) -> Finding:
    args = {"nama": row.nama, "unit": row.unit or "tanpa unit", "draf": draf}
    return Finding("cetak.pelaksanaan-draf", Severity.WARN, args=args, subject=row.pegawai_uid.hex())


def _missing(row: BarisSkp, tahun: int) -> Finding:
    args = {"nama": row.nama, "unit": row.unit or "tanpa unit", "tahun": str(tahun)}
    return Finding("cetak.pelaksanaan-belum", Severity.BLOCK, args=args, subject=row.pegawai_uid.hex())


def _rated_as(
    connection: Koneksi, konteks: Konteks, periode: str, rows: Sequence[BarisSkp], held: Mapping[int, int]
) -> dict[int, int]:
    """Return for stretches with a plan the other one that is rated in their place: penugasan id -> penugasan id.

    Where the rater changed and no plan was set under the new one, the plan goes on: who rates the period is his.
    """
    joined = {row.penugasan_id: row.masa for row in rows if row.penugasan_id in held and len(row.masa) > 1}
    if not joined:
        return {}
    asked = {id_ for masa in joined.values() for id_ in masa}
    shown = nilai.grid(connection, rentang(periode), None, konteks.cakupan, penugasan_ids=asked)
    rated = {row.penugasan_id for row in shown}
    last = {own: [id_ for id_ in masa if id_ in rated] for own, masa in joined.items() if own not in rated}
    return {own: found[-1] for own, found in last.items() if found}


class _Perakit(Perakit):
    """Makes the sheets of one order and period."""

    def __init__(
        self,
        konteks: Konteks,
        pesanan: PesananSkp,
        periode: Periode,
        rated_as: Mapping[int, int],
        going: Sequence[BarisSkp],
        held: Mapping[int, int],
    ) -> None:
        super().__init__(konteks, pesanan)
        self._office, self._periode, self._rated_as, self._going = konteks, periode, rated_as, going
        ids = [row.penugasan_id for row in going]
        self._rak = Rak(konteks, periode.tahun, {id_: held[id_] for id_ in ids})
        with konteks.simpanan.read() as connection:
            self._details = nilai.details(connection, periode.kode, {rated_as.get(id_, id_) for id_ in ids})
            self._capaian = PetaCapaian(connection, periode.kode)

    @cached_property
    def _periodik(self) -> dict[int, JenisPeriode]:
        """By person the kind of periods in which the office rates their group."""
        people = {row.pegawai_id for row in self._going}
        return realisasi_tahunan.periodik(self._office, people, self._periode.tahun)

    @cached_property
    def _catatan(self) -> dict[int, CatatanDialog]:
        """The dialogues of the period by penugasan."""
        ids = [row.penugasan_id for row in self._going]
        return dialog_kinerja.baca_semua(self._office, ids, self._periode.kode)

    def _lembar(self, row: BarisSkp, plan: SkpRow, periode: Periode) -> LembarPelaksanaan:
        return pelaksanaan.lembar(self._office, self._rak, row, plan.id, periode.kode)

    def sheet(self, jenis: JenisPelaksanaan, row: BarisSkp, plan: SkpRow, people: OrangSkp) -> Lembar:
        """Return a sheet of the chosen kind."""
        if jenis is JenisPelaksanaan.DIALOG:
            return self.dialog(row, plan, people)
        draw = self.evaluasi if jenis is JenisPelaksanaan.EVALUASI else self.rencana_aksi
        return draw(row, plan, people)

    def dialog(self, row: BarisSkp, plan: SkpRow, people: OrangSkp) -> LembarDialog:
        """Return the *lembar dialog kinerja*: facts of the period beside the one before, and what was recorded."""
        earlier = dialog_kinerja.sebelumnya(self._periode)
        before = self._lembar(row, plan, earlier) if earlier else None
        lembar, kept = self._lembar(row, plan, self._periode), self._catatan[row.penugasan_id]
        facts = dialog_kinerja.fakta(lembar, before)
        signed, set_by = self.signatures(row, plan, people)
        own, rater = self.identities(people, KelompokSkp(lembar.plan.kelompok))
        start, end = max(plan.dari, self._periode.awal), min(plan.sampai, self._periode.akhir)
        return LembarDialog(
            meta=self.meta("DIALOG", f"DIALOG-{self._periode.kode}", plan, people),
            instansi=self.instansi,
            rentang=kata_periode.rentang(start, end) if start <= end else "",
            pegawai=own,
            penilai=rater,
            bergerak=facts.bergerak,
            diam=facts.diam,
            tanpa_bukti=facts.tanpa_bukti,
            ttd_pegawai=signed,
            ttd_penilai=set_by,
            dahulu=periode_of(kept.dahulu).text.upper() if kept.dahulu else "",
            lanjut=tuple(_butir(one) for one in kept.isi.lanjut),
            pertanyaan=kept.isi.pertanyaan,
            kesepakatan=tuple(_butir(one) for one in kept.isi.kesepakatan),
            tanggal=teks.tanggal(kept.isi.tanggal) if kept.isi.tanggal else "",
            hadir=kept.isi.hadir,
        )

    def evaluasi(self, row: BarisSkp, plan: SkpRow, people: OrangSkp) -> LembarEvaluasi:
        """Return F6; of a whole year with what its periods say where nothing was typed for the year."""
        lembar = self._lembar(row, plan, self._periode)
        periodik = self._periode.jenis
        if periodik is JenisPeriode.TAHUNAN:
            periodik = self._periodik[row.pegawai_id]
            lembar = realisasi_tahunan.sepanjang_tahun(lembar, periodik, self._rak)
        isi, kelompok = lembar.plan, KelompokSkp(lembar.plan.kelompok)
        rated = self._rated(row)
        own, rater = self.identities(people, kelompok)
        is_jpt = kelompok is KelompokSkp.JPT
        start, end = max(plan.dari, self._periode.awal), min(plan.sampai, self._periode.akhir)
        parts = {
            jenis: tuple(_hasil(one, lembar, is_jpt=is_jpt) for one in isi.of(jenis.value))
            for jenis in JenisRhk
        }
        return LembarEvaluasi(
            meta=self._meta_evaluasi(plan, people, rated),
            kelompok=kelompok,
            pendekatan=Pendekatan(isi.pendekatan),
            instansi=self.instansi,
            periode=kata_periode.judul(self._periode.jenis, self._periode.nomor, periodik),
            rentang=kata_periode.rentang(start, end) if start <= end else "",
            pegawai=own,
            penilai=rater,
            capaian=Capaian(rated.capaian) if rated.capaian else None,
            kata_capaian=self.rules.kata_capaian.isi[Capaian(rated.capaian)].formulir if rated.capaian else "",
            utama=parts[JenisRhk.UTAMA],
            tambahan=parts[JenisRhk.TAMBAHAN],
            perilaku=tuple(
                NilaiPerilaku(
                    one.nama, one.panduan, isi.ekspektasi(one.kunci),
                    _joined((rated.umpan_balik or {}).get(one.kunci, ""), _said(lembar, None, one.kunci)),
                )
                for one in self.values
            ),
            rating_hasil=self.rules.kata_rating.isi[Rating(rated.hasil)].formulir if rated.hasil else "",
            rating_perilaku=self.rules.kata_rating.isi[Rating(rated.perilaku)].formulir if rated.perilaku else "",
            predikat=self._predikat(rated),
            ttd_penilai=self.signatures(row, plan, people)[1] if is_sah(rated.status) else None,
            draf=tanda_draf(rated.status),
        )  # fmt: skip

    def _predikat(self, rated: _Nilai) -> str:
        """Return the predikat as it is printed; one that is not locked says so itself."""
        if not rated.predikat:
            return ""
        said = self.rules.kata_predikat.isi[Predikat(rated.predikat)].formulir
        return said if is_sah(rated.status) else label.words("draf")["predikat"].format(predikat=said)

    def _meta_evaluasi(self, plan: SkpRow, people: OrangSkp, rated: _Nilai) -> Meta:
        """Return what is said of F6: its foot tells the state of the rating, a draft is called one in its file name."""
        ending = f"EVALUASI-{self._periode.kode}" + ("" if is_sah(rated.status) else "-DRAF")
        made = self.meta("F6", ending, plan, people)
        who = f"{people.pegawai.nama} · {nomor(people.pegawai)}".strip(" ·")
        return replace(made, kaki=f"{who} · SKP {plan.tahun} versi {plan.versi} · {keadaan(rated.status)}")

    def _rated(self, row: BarisSkp) -> _Nilai:
        found = self._details.get(self._rated_as.get(row.penugasan_id, row.penugasan_id))
        now = self._capaian.of(row.unit_id).capaian
        if found is not None and found.beku:
            kept = beku.from_text(found.beku)
            return _Nilai(
                kept.hasil_kerja, kept.perilaku, kept.predikat, kept.capaian, dict(kept.umpan_balik),
                found.status,
            )  # fmt: skip
        capaian = now.value if now else ""
        if found is None:
            return _Nilai(capaian=capaian)
        words = json.loads(found.umpan_balik) if found.umpan_balik else {}
        predikat = ""
        if found.hasil_kerja and found.perilaku:
            ratings = Rating(found.hasil_kerja), Rating(found.perilaku)
            predikat = rules.assess(*ratings, load().at(self._periode.akhir)).predikat.value
        return _Nilai(found.hasil_kerja, found.perilaku, predikat, capaian, words, found.status)

    def rencana_aksi(self, row: BarisSkp, plan: SkpRow, people: OrangSkp) -> LembarRencanaAksi:
        """Return F9: every line of the year, in columns of the periods of the person's group; equal lines share a row."""
        kind = self._periodik[row.pegawai_id]
        book = Buku(self._rak, plan.id, plan.penugasan_id)
        planned = [(periode_of(kode), isi) for kode, isi in book.steps().items()]
        planned.sort(key=lambda one: (one[0].jenis is not kind, urutan(one[0])))
        proofs: dict[int, list[str]] = {}
        for one in self._rak.evidence(book.present, None):
            proofs.setdefault(book.present[one.rhk_id], []).append(one.nama)
        signed, set_by = self.signatures(row, plan, people)
        own, rater = self.identities(people, KelompokSkp(book.plan.kelompok))
        return LembarRencanaAksi(
            meta=self.meta("F9", "RENCANA-AKSI", plan, people),
            instansi=self.instansi,
            rentang=kata_periode.rentang(plan.dari, plan.sampai),
            pegawai=own,
            penilai=rater,
            periode=rencana_aksi.BULAN if kind is JenisPeriode.BULANAN else rencana_aksi.TRIWULAN,
            rhk=tuple(
                AksiRhk(one.teks, _steps(one.id or 0, kind, planned, proofs.get(one.id or 0, ())))
                for one in book.plan.rhk
            ),
            ttd_pegawai=signed,
            ttd_penilai=set_by,
        )


def _butir(one: Kesepakatan) -> Butir:
    said = _joined(kata.istilah("keadaan_kesepakatan", one.keadaan), one.catatan)
    return Butir(one.teks, one.siapa, teks.tanggal(one.batas) if one.batas else "", said)


def _steps(
    rhk_id: int,
    kind: JenisPeriode,
    planned: Sequence[tuple[Periode, IsiPelaksanaan]],
    proofs: Sequence[str],
) -> tuple[Aksi, ...]:
    """Return the rows of an RHK; a target of another kind of period stands where that ends, with its name.

    A period for which a step is planned without a target is ticked.
    """
    blank = [""] * (rencana_aksi.BULAN if kind is JenisPeriode.BULANAN else rencana_aksi.TRIWULAN)
    rows: dict[tuple[str, str], list[str]] = {}
    ticked = label.words("rencana_aksi")["tanpa_target"]
    for periode, isi in planned:
        column = of_day(periode.akhir, kind).nomor - 1
        named = "" if periode.jenis is kind else f"{_column(periode)}: "
        for one in isi.lines(rhk_id):
            targets = rows.setdefault((one.teks, one.indikator), list(blank))
            targets[column] = _joined(targets[column], f"{named}{one.target.strip() or ticked}")
    names = "\n".join(dict.fromkeys(proofs))
    if names and not rows:
        rows["", ""] = list(blank)
    return tuple(
        Aksi(teks, output, tuple(targets), names if place == 0 else "")
        for place, ((teks, output), targets) in enumerate(rows.items())
    )


def _column(periode: Periode) -> str:
    """Return a period as the head of its column: ``TW II``, ``MEI``; of a whole year ``2026``."""
    if periode.jenis is JenisPeriode.TAHUNAN:
        return str(periode.tahun)
    kind = "triwulan" if periode.jenis is JenisPeriode.TRIWULAN else "bulan"
    return label.words("rencana_aksi")[f"{kind}_{periode.nomor}"]


def _hasil(one: Rhk, lembar: LembarPelaksanaan, *, is_jpt: bool) -> HasilKerja:
    """Return an RHK with its realisasi: one per printed indicator, or one of the whole where it has none."""
    printed = cetak_skp.hasil_kerja(one, is_jpt=is_jpt)
    rhk_id = one.id or 0
    done = [lembar.isi.of((rhk_id, ind.id or 0)) for ind in one.indikator if not ind.is_kosong]
    if not done:
        done = [lembar.isi.of((rhk_id, 0))]
    return replace(printed, realisasi=tuple(done), umpan_balik=_said(lembar, rhk_id, ""))


def _said(lembar: LembarPelaksanaan, rhk_id: int | None, value: str) -> str:
    """Return the umpan balik on an RHK or a value, a line each: ``Pimpinan (Budi): ...``."""
    return "\n".join(
        f"{pelaksanaan.pemberi_words(one, kata.istilah('pemberi', one.pemberi))}: {one.teks}"
        for one in lembar.umpan_balik
        if one.rhk_id == rhk_id and one.perilaku == value
    )


def _joined(*words: str) -> str:
    return "\n".join(one for one in words if one.strip())
