"""From locked ratings to rows by BKN's field names. Codes come from the regulations in force on the period's last day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kinerja_desktop.documents.lembar import Meta
from kinerja_desktop.documents.lembar_entri import BlokEntri, Kode, LembarEntri
from kinerja_desktop.domain import nip
from kinerja_desktop.domain.codes import JenisPeriode, Jenjang, Predikat, Rating
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.regulation import KodeSiasn, Regulations
from kinerja_desktop.foundation.teks import BULAN
from kinerja_desktop.regulations import references
from kinerja_desktop.services.beku import Beku
from kinerja_desktop.services.ekspor.fakta import PELAKSANA, Calon

Fields = dict[str, Any]


class Penyusun:
    """Makes the rows of one period."""

    def __init__(self, periode: Periode, rules: Regulations) -> None:
        self._periode = periode
        self._siasn: KodeSiasn = rules.siasn.isi
        self._rules = rules

    def laporan(self, one: Calon, induk: str) -> Fields:
        """Return the row of PENILAIAN, in the words of e-Kinerja's own report."""
        kept, words = _kept(one), self._rules.kata_ekinerja.isi
        ids = one.id_bkn
        return {
            "jenis": self._periode.jenis.value,
            "nip": kept.pegawai.nomor,
            "nama": one.row.nama,
            "periode_awal_skp": kept.mulai,
            "periode_akhir_skp": kept.selesai,
            "skp_unor": kept.pegawai.unit,
            "skp_unor_induk": induk,
            "skp_jabatan": kept.pegawai.jabatan,
            "skp_jenis_jabatan": one.tambahan.jenis_jabatan,
            "is_skp_plt_plh_pjb": "1" if one.row.jenis in PELAKSANA else "0",
            "hasil_kerja": words["rating"][kept.hasil_kerja],
            "perilaku_kerja": words["rating"][kept.perilaku],
            "hasil_akhir": words["predikat"][kept.predikat],
            "pegawai_atasan_nip": kept.penilai.nomor,
            "pegawai_atasan_nama": kept.penilai.nama,
            "pegawai_atasan_unor": kept.penilai.unit,
            "pegawai_atasan_jabatan": kept.penilai.jabatan,
            "pegawai_atasan_golru": kept.penilai.golongan,
            "waktu_dinilai": kept.tanggal,
            "tahun_skp": str(self._periode.tahun),
            "skp_id": ids.skp_id if ids else "",
            "periode_id": ids.periode_id if ids else "",
            "skp_penilaian_id": ids.penilaian_id if ids else "",
            "golru": kept.pegawai.golongan,
            "jenis_pegawai": words["jenis_pegawai"].get(kept.jenis_pegawai, kept.jenis_pegawai),
        }

    def layanan(self, one: Calon) -> tuple[str, Fields]:
        """Return (``skp22`` or ``periodik``, fields of its body with nip and nama beside them)."""
        kept = _kept(one)
        common: Fields = {
            "nip": kept.pegawai.nomor,
            "nama": kept.pegawai.nama,
            "id": "",
            "tahun": self._periode.tahun,
            "hasilKinerjaNilai": self._siasn.rating[Rating(kept.hasil_kerja)],
            "perilakuKerjaNilai": self._siasn.rating[Rating(kept.perilaku)],
            "kuadranKinerjaNilai": self._siasn.kuadran[Predikat(kept.predikat)],
            "penilaiNipNrp": kept.penilai.nomor,
            "penilaiNama": kept.penilai.nama,
            "penilaiGolongan": self._siasn.golongan.get(kept.penilai.golongan, ""),
            "penilaiUnorNama": kept.penilai.unit,
            "statusPenilai": self._status(kept),
        }
        if self._periode.jenis is JenisPeriode.TAHUNAN:
            return "skp22", common | {
                "pnsDinilaiOrang": one.tambahan.pns_id,
                "penilaiJabatan": kept.penilai.jabatan,
            }
        mulai, selesai = one.fakta.mulai, one.fakta.selesai
        return "periodik", common | {
            "pnsDinilaiId": one.tambahan.pns_id,
            "penilaiJabatanNama": kept.penilai.jabatan,
            "periodikId": self._siasn.periodik[self._periode.jenis],
            "bulanMulaiPenilaian": mulai.month,
            "tahunMulaiPenilaian": mulai.year,
            "bulanSelesaiPenilaian": selesai.month,
            "tahunSelesaiPenilaian": selesai.year,
            "koefisienId": self._koefisien(one),
        }

    def _status(self, kept: Beku) -> str:
        return self._siasn.status_asn if kept.penilai.status == "ASN" else self._siasn.status_non_asn

    def _koefisien(self, one: Calon) -> str:
        """Return the id of the jenjang; '' for who is no functional official."""
        if one.tambahan.jenis_jabatan != "fungsional" or not one.tambahan.jenjang:
            return ""
        return self._siasn.koefisien.get(Jenjang(one.tambahan.jenjang), "")

    def judul(self, instansi: str, unit: str, induk: str, waktu: str) -> dict[str, str]:
        """Return the values of the report's title block."""
        kind = references.istilah_of(self._periode.jenis)
        return {
            "jenis_periode": kind,
            "nama_periode": self._nama_periode(),
            "tahun": str(self._periode.tahun),
            "instansi": instansi,
            "unor_induk": induk or "ALL",
            "unor": unit or "ALL",
            "waktu": waktu,
        }

    def _nama_periode(self) -> str:
        if self._periode.jenis is JenisPeriode.BULANAN:
            return BULAN[self._periode.awal.month - 1].upper()
        return str(self._periode.nomor) if self._periode.jenis is JenisPeriode.TRIWULAN else ""

    def referensi(self) -> list[tuple[str, str, str]]:
        """Return the code lists used."""
        rating, kuadran = self._rules.kata_rating.isi, self._rules.kata_predikat.isi
        rows = [
            ("hasil/perilaku", str(code), rating[key].formulir) for key, code in self._siasn.rating.items()
        ]
        rows += [("kuadran", str(code), kuadran[key].formulir) for key, code in self._siasn.kuadran.items()]
        rows += [("periodik", code, references.istilah_of(key)) for key, code in self._siasn.periodik.items()]
        rows += [
            ("koefisien", code, references.istilah_of(key)) for key, code in self._siasn.koefisien.items()
        ]
        rows += [("golongan", code, name) for name, code in self._siasn.golongan.items()]
        return rows

    def entri(self, one: Calon) -> BlokEntri:
        """Return the block of the entry sheet."""
        kept, (kind, fields) = _kept(one), self.layanan(one)
        rating, kuadran = self._rules.kata_rating.isi, self._rules.kata_predikat.isi
        periodic = kind == "periodik"
        return BlokEntri(
            nama=kept.pegawai.nama,
            nip=nip.display(kept.pegawai.nomor),
            jabatan=kept.pegawai.jabatan,
            tahun=str(self._periode.tahun),
            bulan_mulai=f"{fields['bulanMulaiPenilaian']:02}" if periodic else "",
            bulan_selesai=f"{fields['bulanSelesaiPenilaian']:02}" if periodic else "",
            hasil=Kode(str(fields["hasilKinerjaNilai"]), rating[Rating(kept.hasil_kerja)].layar),
            perilaku=Kode(str(fields["perilakuKerjaNilai"]), rating[Rating(kept.perilaku)].layar),
            kuadran=Kode(str(fields["kuadranKinerjaNilai"]), kuadran[Predikat(kept.predikat)].layar),
            koefisien=str(fields.get("koefisienId", "")),
            penilai_nomor=nip.display(kept.penilai.nomor),
            penilai_nama=kept.penilai.nama,
            penilai_jabatan=kept.penilai.jabatan,
            penilai_golongan=Kode(fields["penilaiGolongan"], kept.penilai.golongan),
            penilai_unor=kept.penilai.unit,
            penilai_status=fields["statusPenilai"],
        )


def lembar_entri(penyusun: Penyusun, ready: Sequence[Calon], periode: Periode) -> list[LembarEntri]:
    """Return one entry sheet per rater, by the rater's name."""
    groups: dict[tuple[str, str], list[Calon]] = {}
    for one in ready:
        rater = _kept(one).penilai
        groups.setdefault((rater.nama, rater.nomor), []).append(one)
    return [_sheet(penyusun, rater, people, periode) for rater, people in sorted(groups.items())]


def _sheet(
    penyusun: Penyusun, rater: tuple[str, str], people: Iterable[Calon], periode: Periode
) -> LembarEntri:
    blocks = tuple(penyusun.entri(one) for one in people)
    nama, nomor = rater
    words = f"{nama} · NIP {nip.display(nomor)}" if nomor else nama
    title = f"Lembar Entri {periode.text}"
    meta = Meta(
        title, "Lembar Entri", "", "", f"Lembar_Entri_{periode.kode}", f"{words} · {periode.text}", ""
    )
    return LembarEntri(meta, words, periode.text, f"{len(blocks)} pegawai", blocks)


def content(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what counts as the content of one person's export (for the hash)."""
    return {"layanan": kind, **{key: fields[key] for key in sorted(fields)}}


def _kept(one: Calon) -> Beku:
    if one.beku is None:
        raise ValueError("only locked ratings go out")
    return one.beku
