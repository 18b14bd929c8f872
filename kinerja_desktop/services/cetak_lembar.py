"""From what is known to what is drawn: document dataclasses with every string final."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.documents import periode as kata_periode
from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.penutup import Jumlah
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan
from kinerja_desktop.documents.persetujuan import BarisPersetujuan, Persetujuan
from kinerja_desktop.documents.rekap import BarisRekap, Rekap
from kinerja_desktop.documents.surat import BarisSurat, Surat
from kinerja_desktop.documents.usul_perbaikan import BarisUsul, UsulPerbaikan
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain import periode as periods
from kinerja_desktop.domain.codes import Capaian, JenisPenugasan, JenisPeriode, Predikat, Rating, StatusNilai
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.ids import uid_text
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.regulations import load
from kinerja_desktop.services import kata
from kinerja_desktop.services.beku import Beku, OrangBeku
from kinerja_desktop.services.cetak_isi import IsiEvaluasi, OrangLembar, kode
from kinerja_desktop.services.cetak_kop import KopUnit
from kinerja_desktop.services.cetak_pesanan import nama_evaluasi
from kinerja_desktop.services.nilai_sah import is_sah
from kinerja_desktop.services.penilaian import BarisNilai
from kinerja_desktop.storage.queries.predikat_luar import PredikatLuarRow

BELUM_TERKUNCI: Final = "Belum dikunci"
BELUM_DINILAI: Final = "Belum dinilai"
TIDAK_DINILAI: Final = "Tidak dinilai"


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Who signs for a unit: the capacity above the name, and the person; without one the name stays dots."""

    jabatan: str
    orang: OrangLembar | None


class Perakit:
    """Makes the sheets of one order.

    Args:
        periode: the period they are about.
        tanggal: of signing.
        tempat: of signing; '' takes that of the unit.
        periodik: which periods the office rates within the year; decides how the annual one is called.
    """

    def __init__(
        self,
        periode: Periode,
        tanggal: date,
        tempat: str = "",
        periodik: JenisPeriode = JenisPeriode.TRIWULAN,
    ) -> None:
        self.periode = periode
        self.tanggal = tanggal
        self.tempat = tempat.strip()
        self.periodik = periodik
        self.rules: Regulations = load().at(periode.akhir)

    # -- sheets ---------------------------------------------------------------------------------------------
    def evaluasi(self, isi: IsiEvaluasi, kop: KopUnit, instansi: str, *, with_kop: bool) -> DokumenEvaluasi:
        """Return the *Dokumen Evaluasi* of a locked rating."""
        kept, own, rater = isi.beku, isi.pegawai, isi.penilai
        shown = kop.kop if with_kop and kop.sendiri else None
        capaian = self.rules.kata_capaian.isi[Capaian(kept.capaian)].formulir if kept.capaian else ""
        mulai, selesai = date.fromisoformat(kept.mulai), date.fromisoformat(kept.selesai)
        return DokumenEvaluasi(
            meta=self._meta_evaluasi(isi, kop),
            instansi=instansi.upper(),
            periode=kata_periode.judul(self.periode.jenis, self.periode.nomor, self.periodik),
            rentang=kata_periode.rentang(mulai, selesai),
            pegawai=pihak(own),
            penilai=pihak(rater),
            atasan=pihak(isi.atasan) if isi.atasan else Pihak("", "", "", "", ""),
            capaian=capaian,
            predikat=self.rules.kata_predikat.isi[Predikat(kept.predikat)].formulir,
            catatan="\n".join(
                part for part in (kept.catatan, *self._others(kept), *self._brought(isi.luar)) if part
            ),
            ttd_penilai=TandaTangan(
                self.tempat_tanggal(kop), rater.nama, nomor(rater), capacity(rater, kept.penilai)
            ),
            ttd_pegawai=TandaTangan("", own.nama, nomor(own)),
            ttd_atasan=self._superior(isi, kop),
            kop=shown,
            lambang=None if shown is not None else kop.lambang,
        )

    def rekap(
        self, nama: str, rows: Sequence[tuple[BarisNilai, IsiEvaluasi | None]], capaian: Capaian | None,
        kop: KopUnit, signer: Penandatangan,
    ) -> Rekap:  # fmt: skip
        """Return the rekap of a unit; who is not locked stands in it without ratings and is counted apart."""
        lines = tuple(self._rekap_line(row, isi) for row, isi in rows)
        counted = Counter(line.kode for line in lines if line.kode)
        excused = sum(row.is_tidak_dinilai for row, _ in rows)
        missing = sum(not is_sah(row.status) for row, _ in rows) - excused
        words = self.rules.kata_predikat.isi
        totals = [Jumlah(words[one].layar, teks.bilangan(counted[one]), one) for one in Predikat]
        if missing:
            totals.append(Jumlah(BELUM_TERKUNCI, teks.bilangan(missing)))
        if excused:
            totals.append(Jumlah(TIDAK_DINILAI, teks.bilangan(excused)))
        totals.append(Jumlah(label.words("rekap")["total"], teks.bilangan(len(lines))))
        said = [[row.nama, row.nip, row.hasil, row.perilaku, row.predikat] for row in lines]
        return Rekap(
            meta=self._meta("Rekap", f"Rekap {nama}", f"REKAP_{nama}_{self.periode.kode}", str(said), nama),
            unit=nama,
            periode=_full(self.periode),
            capaian=self.rules.kata_capaian.isi[capaian].layar if capaian else "",
            baris=lines,
            jumlah=tuple(totals),
            ttd=self._signature(signer, kop),
            kop=kop.kop,
        )

    def persetujuan(
        self, rater: OrangLembar, rows: Sequence[BarisNilai], kode_lembar: str, kop: KopUnit
    ) -> Persetujuan:
        """Return the approval sheet of a rater for those of his people who have a predikat."""
        who = f"{rater.nama} · {nomor(rater)}".strip(" ·")
        meta = self._meta(
            "Persetujuan", f"Persetujuan {who}", f"PERSETUJUAN_{rater.nama}_{self.periode.kode}", "", ""
        )
        lines = tuple(
            BarisPersetujuan(
                row.nama, nip_rules.display(row.nip), kata.jabatan(row.jenis, row.jabatan), self._rating(row.hasil),
                self._rating(row.perilaku), self._predikat(row.predikat), Predikat(row.predikat),
            )
            for row in rows
        )  # fmt: skip
        capacity = (rater.sebutan or "Pejabat Penilai Kinerja") + ","
        return Persetujuan(
            meta=Meta(meta.judul, meta.form, meta.revisi, meta.regulasi, meta.berkas, meta.kaki, kode_lembar),
            penilai=pihak(rater),
            periode=_full(self.periode),
            baris=lines,
            jumlah=teks.bilangan(len(lines)),
            ttd=TandaTangan(self.tempat_tanggal(kop), rater.nama, nomor(rater), (capacity,)),
            kop=kop.kop,
        )

    def surat(
        self,
        rater: OrangLembar,
        rows: Sequence[BarisNilai],
        kop: KopUnit,
        signer: Penandatangan,
        batas: date | None,
    ) -> Surat:
        """Return the letter to a rater about those of his people who have no predikat."""
        return Surat(
            meta=self._meta(
                "Surat", f"Surat kepada {rater.nama}", f"SURAT_{rater.nama}_{self.periode.kode}",
                ",".join(row.nip for row in rows), rater.nama,
            ),
            nomor="",
            sifat=sentence("tenggat.surat-sifat"),
            lampiran="",
            kepada=tuple(text for text in (rater.nama, rater.jabatan) if text),
            tempat="",
            keadaan=teks.tanggal(self.tanggal),
            periode=_full(self.periode),
            batas=teks.tanggal(batas) if batas else "",
            jumlah=teks.bilangan(len(rows)),
            baris=tuple(
                BarisSurat(
                    row.nama, nip_rules.display(row.nip), kata.jabatan(row.jenis, row.jabatan), _missing(row)
                )
                for row in rows
            ),
            ttd=self._signature(signer, kop),
            kop=kop.kop,
        )  # fmt: skip

    def usul(
        self, nama: str, rows: Sequence[BarisUsul], kop: KopUnit, signer: Penandatangan
    ) -> UsulPerbaikan:
        """Return the list of what SIASN has otherwise."""
        return UsulPerbaikan(
            meta=self._meta("Usul", f"Usul perbaikan {nama}", f"USUL_PERBAIKAN_{nama}", str(rows), nama),
            unit=nama,
            keadaan=teks.tanggal(self.tanggal),
            baris=tuple(rows),
            ttd=self._signature(signer, kop),
            kop=kop.kop,
        )

    # -- parts ----------------------------------------------------------------------------------------------
    def tempat_of(self, kop: KopUnit) -> str:
        """Return the place of signing."""
        return self.tempat or kop.tempat

    def tempat_tanggal(self, kop: KopUnit) -> str:
        """Return ``Contoh, 5 Oktober 2026``; an unknown place is left to the hand."""
        return self._at(kop, self.tanggal)

    def _at(self, kop: KopUnit, day: date) -> str:
        return f"{self.tempat_of(kop) or '....................'}, {teks.tanggal(day)}"

    def _superior(self, isi: IsiEvaluasi, kop: KopUnit) -> TandaTangan | None:
        """Return the third signature, of the day of his decision: he signs only where an objection was decided."""
        if isi.diputuskan is None or isi.atasan is None:
            return None
        posts = (f"{isi.atasan.sebutan},",) if isi.atasan.sebutan else ()
        return TandaTangan(self._at(kop, isi.diputuskan), isi.atasan.nama, nomor(isi.atasan), posts)

    def kode(self, isi: IsiEvaluasi, kop: KopUnit) -> str:
        """Return the code on a *Dokumen Evaluasi*."""
        row = isi.kunci
        return kode(row.uid.hex(), row.revisi.hex(), isi.sidik, self.tempat_of(kop), self.tanggal.isoformat())

    def _signature(self, signer: Penandatangan, kop: KopUnit) -> TandaTangan:
        who = signer.orang
        lines = (f"{signer.jabatan},",) if signer.jabatan else ()
        if who is None:
            return TandaTangan(self.tempat_tanggal(kop), "", "", lines)
        return TandaTangan(self.tempat_tanggal(kop), who.nama, nomor(who), lines)

    def _meta_evaluasi(self, isi: IsiEvaluasi, kop: KopUnit) -> Meta:
        own = isi.pegawai
        return Meta(
            judul=f"Dokumen Evaluasi Kinerja Pegawai {own.nama} {self.periode.text}",
            form="F7",
            revisi=uid_text(isi.kunci.revisi),
            regulasi=";".join(dict.fromkeys(one.sumber for one in isi.beku.kutipan)) or isi.beku.rezim,
            berkas=nama_evaluasi(isi.beku, isi.kunci.uid, self.periode),
            kaki=f"{own.nama} · {nomor(own)}".strip(" ·"),
            kode=self.kode(isi, kop),
        )

    def _meta(self, form: str, kaki: str, berkas: str, said: str, whom: str) -> Meta:
        code = kode(form, whom, self.periode.kode, self.tanggal.isoformat(), said)
        return Meta(f"{kaki} {self.periode.text}", form, code, self.rules.rezim, berkas, kaki, code)

    def _rekap_line(self, row: BarisNilai, isi: IsiEvaluasi | None) -> BarisRekap:
        if isi is None:
            said = BELUM_TERKUNCI if row.predikat else BELUM_DINILAI
            if row.is_tidak_dinilai:
                said = f"{TIDAK_DINILAI} ({row.alasan_tidak})"
            post = kata.jabatan(row.jenis, row.jabatan)
            return BarisRekap(row.nama, nip_rules.display(row.nip), row.golongan, post, "", "", said)
        own, kept = isi.pegawai, isi.beku
        return BarisRekap(
            own.nama, own.nomor, own.golongan, own.jabatan, self._rating(kept.hasil_kerja),
            self._rating(kept.perilaku), self._predikat(kept.predikat), Predikat(kept.predikat),
        )  # fmt: skip

    def _others(self, kept: Beku) -> list[str]:
        """Return the other stretches of the year as they are noted on the annual sheet."""
        words = label.words("f7")
        return [
            words["penugasan_lain"].format(
                jabatan=one.jabatan or "-",
                unit=one.unit or "-",
                mulai=teks.tanggal(date.fromisoformat(one.mulai)),
                selesai=teks.tanggal(date.fromisoformat(one.selesai)),
                penilai=one.penilai or "-",
                predikat=self._predikat(one.predikat)
                or (TIDAK_DINILAI if one.status else BELUM_DINILAI).lower(),
            )
            for one in kept.penugasan_lain
        ]

    def _brought(self, luar: Sequence[PredikatLuarRow]) -> list[str]:
        """Return the predikat brought along from elsewhere as they are noted on the annual sheet."""
        words = label.words("f7")
        return [
            words["predikat_luar"].format(
                rincian=", ".join(filter(None, (one.instansi, _when(one), one.jabatan, _rater(one)))),
                predikat=self._predikat(one.predikat),
            )
            for one in luar
        ]

    def _rating(self, code: str) -> str:
        return f"{self.rules.kata_rating.isi[Rating(code)].layar} Ekspektasi" if code else ""

    def _predikat(self, code: str) -> str:
        return self.rules.kata_predikat.isi[Predikat(code)].layar if code else ""


def pihak(who: OrangLembar) -> Pihak:
    """Return a person as an identity block shows one; pangkat as ``Penata Muda/III/a``."""
    pangkat = "/".join(text for text in (who.pangkat, who.golongan) if text)
    return Pihak(who.nama, who.nomor, pangkat, who.jabatan, who.unit, who.jenis_nomor)


def nomor(who: OrangLembar) -> str:
    """Return a number with what it is called: ``NIP 19900101 201501 1 001``; '' for who has none."""
    return f"{label.words('f7')[who.jenis_nomor.value]} {who.nomor}" if who.nomor else ""


def capacity(rater: OrangLembar, kept: OrangBeku) -> tuple[str, ...]:
    """Return in which capacity a rater signs where it is not his own post."""
    if rater.sebutan:
        return (f"{rater.sebutan},",)
    if kept.jenis == JenisPenugasan.DELEGASI and kept.sk_nomor:
        return (f"Pendelegasian wewenang Nomor {kept.sk_nomor}",)
    return ()


def _when(one: PredikatLuarRow) -> str:
    if one.dari is not None and one.sampai is not None:
        return f"{teks.tanggal(one.dari)} sampai {teks.tanggal(one.sampai)}"
    found = periods.parse(one.periode_kode)
    return found.text if found else one.periode_kode


def _rater(one: PredikatLuarRow) -> str:
    return f"penilai {one.penilai_nama}" if one.penilai_nama else ""


def _missing(row: BarisNilai) -> str:
    if row.status == StatusNilai.BELUM:
        return "Rating hasil kerja dan rating perilaku kerja"
    parts = [] if row.hasil else ["rating hasil kerja"]
    parts += [] if row.perilaku else ["rating perilaku kerja"]
    return " dan ".join(parts).capitalize() or "Kunci nilai"


def _full(periode: Periode) -> str:
    """Return ``Triwulan III Tahun 2026``."""
    return periode.text.replace(str(periode.tahun), f"Tahun {periode.tahun}").replace("Tahun Tahun", "Tahun")
