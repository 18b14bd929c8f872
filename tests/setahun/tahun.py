"""The year as an office lives it: every step through the services, on its own day; what it prints is kept.

People and plans stand in `fakta.toml`. What happens: Joko moves on 1 July, Bambang retires on 31 July and Ratna stands in
for him as Plt., Nur comes from elsewhere on 1 April with her predikat, Lestari dies on 10 October, Budi objects to his
annual result and is heard, Siti is moved in the calibration.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from kinerja_desktop.domain.codes import Capaian, JenisPegawai, JenisPenugasan, Kedudukan, Predikat, Rating
from kinerja_desktop.domain.kalibrasi import Pindah
from kinerja_desktop.domain.pelaksanaan import Aksi, Pemberi
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, JenisLampiran, JenisRhk, Rhk
from kinerja_desktop.services import (
    akhiri,
    atasan,
    bukti,
    capaian,
    cetak,
    cetak_daftar,
    cetak_pelaksanaan,
    cetak_skp,
    kalibrasi,
    kalibrasi_cetak,
    keberatan,
    keberatan_cetak,
    matriks,
    pegawai,
    pelaksanaan,
    penguncian,
    penilaian,
    predikat_luar,
    skp,
    tahunan,
    tpp,
    unit,
)
from kinerja_desktop.services.akhiri import Akhir
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.kalibrasi_cetak import JenisKertasKerja, Penanda
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.matriks import SelMatriks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.predikat_luar import IsianLuar
from kinerja_desktop.services.worker import InlineWorker
from tests.mentah import csv_bytes

FOLDER: Final = Path(__file__).parent
FAKTA: Final[dict[str, Any]] = tomllib.loads((FOLDER / "fakta.toml").read_text(encoding="utf-8"))
DINAS, SEKRETARIAT, BIDANG, SEKOLAH = (one["nama"] for one in FAKTA["unit"])
TAHUN: Final = FAKTA["tahun"]
TW: Final = tuple(f"{TAHUN}-TW{n}" for n in range(1, 5))
SETAHUN: Final = str(TAHUN)
RETIRED, DIED, MOVED = date(2026, 7, 31), date(2026, 10, 10), date(2026, 7, 1)
MATRIKS: Final = {
    "Eko": (2, "Terolahnya bukti keuangan"),
    "Fitri": (1, "Terlayaninya permintaan data"),
    "Gunawan": (1, "Terawatnya aplikasi data"),
    "Lestari": (2, "Tertelaahnya anggaran"),
}
"""By person: the leader's result (column) and the words of the cell."""
_HEADS: Final = (
    "PNS ID", "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "GOL AKHIR NAMA", "TMT GOLONGAN", "JABATAN NAMA",
    "TMT JABATAN", "UNOR NAMA", "STATUS CPNS PNS", "JENIS PEGAWAI NAMA", "ESELON NAMA",
)  # fmt: skip
_KIND: Final = {
    "P": ("P", "PNS Daerah Kab./Kota"),
    "C": ("C", "PNS Daerah Kab./Kota"),
    "K": ("PPPK", "PPPK"),
    "W": ("PPPK", "PPPK Paruh Waktu"),
}
_RATINGS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    TW[2]: {"Agus": ("Sesuai", "Di Atas")},
    SETAHUN: {
        "Hadi": ("Sesuai", "Di Atas"),
        "Budi": ("Di Atas", "Sesuai"),
        "Nur": ("Sesuai", "Di Atas"),
        "Joko/Bidang Pembinaan SMP": ("Di Atas", "Di Atas"),
        "Agus": ("Sesuai", "Di Atas"),
        "Rudi": ("Di Bawah", "Sesuai"),
        "Siti": ("Di Atas", "Sesuai"),
    },
}
"""By period: who is not rated Sesuai twice."""


class Tahun:
    """The office while its year goes by; ``lembar`` holds what was printed, by the name of the expected file."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        """Begin on 5 January with an empty office."""
        self._folder, self._patch = folder, patch
        self.lembar: dict[str, bytes] = {}
        self.on(date(2026, 1, 5))
        profile = ProfilKantor(DINAS, instansi=FAKTA["instansi"], tempat=FAKTA["tempat"])
        self.konteks = create_kantor(folder / "kantor", profile, "Rina", worker=InlineWorker())
        self.units: dict[str, int] = {}
        self.orang: dict[str, int] = {}

    def on(self, day: date) -> None:
        """Let it be nine o'clock of a day."""
        self._patch.setenv("KINERJA_SEKARANG", f"{day.isoformat()}T09:00:00+07:00")

    def live(self) -> None:
        """Live through the year and the weeks after it."""
        self._begin()
        self._plan_all()
        self._first_half()
        self._second_half()
        self._year_end()
        self._objection()

    # -- January: people, who leads, plans ---------------------------------------------------------

    def _begin(self) -> None:
        root = unit.add(self.konteks, DINAS).value
        self.units = {DINAS: root}
        for name in (SEKRETARIAT, BIDANG, SEKOLAH):
            self.units[name] = unit.add(self.konteks, name, root).value
        here = {key: one for key, one in FAKTA["orang"].items() if "masuk" not in one}
        path = self._folder / "Data ASN.csv"
        path.write_bytes(csv_bytes([list(_HEADS), *map(_roster_row, here.values())], ";"))
        seen = roster.periksa(self.konteks, [path])
        assert seen.hitungan["baru"] == len(here), seen.findings
        roster.simpan(self.konteks, seen)
        self._know()
        for place, name in ((DINAS, "Hadi"), (SEKRETARIAT, "Ratna"), (BIDANG, "Bambang"), (SEKOLAH, "Agus")):
            atasan.set_kepala(self.konteks, self.units[place], self.pihak(name), dari=date(2026, 1, 1))
        one = FAKTA["bupati"]
        isian = atasan.IsianPenilaiLuar(
            one["nama"], jabatan=one["jabatan"], unit_kerja=one["unit"], is_asn=False
        )
        bupati = Pihak(JenisPihak.LUAR, atasan.save_penilai_luar(self.konteks, isian).value)
        day = date(2026, 1, 1)
        atasan.set_penilai(self.konteks, [self.orang["Hadi"]], bupati, per_tanggal=day)
        atasan.set_atasan(self.konteks, [self.orang["Hadi"]], bupati, per_tanggal=day)

    def _know(self) -> None:
        by_nip = {row.nip: row.id for row in pegawai.daftar(self.konteks)}
        self.orang = {key: by_nip[one["nip"]] for key, one in FAKTA["orang"].items() if one["nip"] in by_nip}

    def pihak(self, name: str) -> Pihak:
        """Return a person as a rater."""
        return Pihak(JenisPihak.PEGAWAI, self.orang[name])

    def _plan_all(self) -> None:
        self.on(date(2026, 1, 20))
        first = ("Hadi", "Ratna", "Agus", "Bambang")
        for name in first:
            self._set(name, date(2026, 1, 20))
        columns = [one.id for one in matriks.matriks(self.konteks, TAHUN, self.pihak("Ratna")).kolom]
        cells = [
            SelMatriks(self.row(name).penugasan_id, columns[column - 1], words)
            for name, (column, words) in MATRIKS.items()
        ]
        matriks.isi(self.konteks, TAHUN, cells)
        for name in self.orang:
            if name not in first:
                self._set(name, date(2026, 1, 20))
        for sheet, name in (
            ("f1_hadi", "Hadi"), ("f2_agus", "Agus"), ("f3_budi", "Budi"), ("f3_joko_sekretariat", "Joko"),
            ("f3_siti", "Siti"), ("f4_dewi", "Dewi"), ("f4_wawan", "Wawan"),
        ):  # fmt: skip
            self._print_skp(sheet, self._order(name))
        self._print_part("f5_dewi", self._order("Dewi", lampiran=True), 1)
        self._print_part("f8_ratna", self._order("Budi", matriks=True), 1)

    def row(self, name: str, place: str = "") -> skp.BarisSkp:
        """Return the position of a person (in a unit) as planning shows it, the one with a plan where there are two."""
        rows = [one for one in skp.daftar(self.konteks, TAHUN) if one.pegawai_id == self.orang[name]]
        rows = [one for one in rows if not place or one.unit == place]
        [found] = [one for one in rows if one.skp_id] if len(rows) > 1 else rows
        return found

    def _set(self, name: str, day: date, plan: str = "", place: str = "") -> None:
        """Type a plan, and let it be set."""
        row = self.row(name, place)
        made = row.skp_id or skp.buat(self.konteks, TAHUN, [row.penugasan_id]).value[row.penugasan_id]
        now = skp.buka(self.konteks, made)
        content = plan_of(plan or name, now.isi, [one.id for one in now.pimpinan])
        stored = skp.simpan(self.konteks, made, content, version=now.version).value
        done = skp.tetapkan(self.konteks, {made: stored.version}, day).value
        assert done.berhasil == (made,), (name, done.findings)

    # -- the year ----------------------------------------------------------------------------------

    def _first_half(self) -> None:
        self.on(date(2026, 1, 26))
        self._steps(TW[0], 0, Aksi("Menyusun jadwal", "Jadwal", "1"), Aksi("Memeriksa data", "Sekolah", "30"))
        for period in TW[1:]:
            self._steps(period, 0, Aksi("Memeriksa data", "Sekolah", "30"))
        self._steps(TW[1], 1, Aksi("Melatih operator", "Orang", "60"))
        self._steps(TW[3], 2, Aksi("Menyunting naskah", "Naskah", "1"))
        self.on(date(2026, 3, 27))
        proof = self._folder / "Daftar hadir.pdf"
        proof.write_bytes(b"%PDF-1.4 daftar hadir")
        bukti.simpan_berkas(self.konteks, self._rhk("Budi", TW[0], 0), TW[0], proof)
        self._come()
        self._rate(TW[0], date(2026, 4, 8))
        self.on(date(2026, 4, 10))
        self._set("Nur", date(2026, 4, 10))
        self._print_skp("f3_nur", self._order("Nur"))
        self._print_work("f9_budi", "Budi", TW[0], date(2026, 1, 20), JenisPelaksanaan.RENCANA_AKSI)
        self.on(MOVED)
        joko = next(one for one in pegawai.daftar(self.konteks) if one.id == self.orang["Joko"])
        pegawai.ubah(
            self.konteks, joko.id, {"unit_id": self.units[BIDANG]}, version=joko.version, sejak=MOVED, alasan="SK mutasi",
        )  # fmt: skip
        old = skp.buka(self.konteks, self.row("Joko", SEKRETARIAT).skp_id or 0)
        skp.tutup(self.konteks, {old.baris.skp_id or 0: old.version}, MOVED - timedelta(days=1))
        self._rate(TW[1], date(2026, 7, 8))
        self.on(date(2026, 7, 10))
        self._set("Joko", date(2026, 7, 10), "Joko_bidang", BIDANG)
        self._print_skp("f3_joko_bidang", self._order(skp_ids=(self.row("Joko", BIDANG).skp_id or 0,)))

    def _come(self) -> None:
        """Nur comes with the predikat of her first quarter and its scan."""
        self.on(date(2026, 4, 1))
        one = FAKTA["orang"]["Nur"]
        made = pegawai.tambah(
            self.konteks,
            {
                "nama": one["nama"], "gelar_belakang": one["belakang"], "nip": one["nip"],
                "jenis_pegawai": JenisPegawai.PNS.value, "golongan": one["golongan"], "jabatan": one["jabatan"],
                "unit_id": self.units[SEKRETARIAT], "kedudukan": Kedudukan.AKTIF.value,
            },
            sejak=one["masuk"],
        )  # fmt: skip
        self._know()
        scan = self._folder / "Evaluasi TW I.pdf"
        scan.write_bytes(b"%PDF-1.4 evaluasi")
        predikat_luar.simpan(
            self.konteks,
            made.value,
            IsianLuar(TW[0], Predikat.BAIK, "Dinas Sosial Kota Lama", tanggal=date(2026, 4, 1), scan=scan),
        )

    def _second_half(self) -> None:
        self.on(date(2026, 8, 1))
        self._end("Bambang", Akhir(RETIRED, Kedudukan.PENSIUN, Evaluasi.DINILAI))
        atasan.set_kepala(
            self.konteks, self.units[BIDANG], self.pihak("Ratna"), jenis=JenisPenugasan.PLT, dari=date(2026, 8, 1),
            sk_nomor="800.1.3.3/214/2026", sk_tanggal=date(2026, 7, 30),
        )  # fmt: skip
        self.on(date(2026, 9, 30))
        self._achieve("Budi", TW[2], (("118 sekolah", "97 %", "28 Maret 2026"), ("45 orang",)))
        self._praise("Budi", TW[2], 0, "Data lengkap, pertahankan")
        self._praise("Budi", TW[2], None, "Bukti rapi", perilaku="akuntabel")
        self._achieve("Agus", TW[2], (("77", "88 %"),))
        self._praise("Agus", TW[2], 0, "Perkuat literasi")
        self._rate(TW[2], date(2026, 10, 8))
        self._print_work("f6_budi_tw3", "Budi", TW[2], date(2026, 10, 8))
        self._print_work("f6_agus_tw3", "Agus", TW[2], date(2026, 10, 8))
        for name in ("Wawan", "Lestari"):
            self._print_f7(f"f7_{name.lower()}_tw3", name, TW[2], date(2026, 10, 8))
        self._print_f7("f7_indah_plt", "Indah", TW[2], date(2026, 10, 8))
        self.on(date(2026, 10, 12))
        self._end(
            "Lestari", Akhir(DIED, Kedudukan.MENINGGAL, Evaluasi.TIDAK, alasan="Meninggal dunia 10 Oktober 2026")
        )  # fmt: skip

    def _end(self, name: str, how: Akhir) -> None:
        [one] = [each for each in pegawai.daftar(self.konteks) if each.id == self.orang[name]]
        akhiri.akhiri(self.konteks, {one.id: one.version}, how)

    def _year_end(self) -> None:
        self.on(date(2026, 12, 31))
        self._achieve("Hadi", SETAHUN, (("89,1", "44 sekolah"), ("96 %",)))
        self._praise("Hadi", SETAHUN, 0, "Lanjutkan")
        self._achieve("Dewi", SETAHUN, (("512 berkas", "25 November 2026"),))
        self._achieve("Siti", SETAHUN, (("24 jam", "3 dokumen"),))
        self._praise("Siti", SETAHUN, 0, "Modul dipakai rekan")
        self._achieve("Indah", SETAHUN, (("4 laporan",),))
        self._rate(TW[3], date(2027, 1, 6))
        tahunan.usulkan_tahunan(self.konteks, TAHUN)
        self._rate(SETAHUN, date(2027, 1, 7), lock=False)
        budi = self._rated("Budi", SETAHUN)
        penilaian.save_cells(
            self.konteks,
            SETAHUN,
            [CellEdit(budi.penugasan_id, budi.version, "catatan", "Tingkatkan kerja sama")],
        )
        self._calibrate()
        penguncian.kunci(self.konteks, SETAHUN, tanggal=date(2027, 1, 8))
        self._annual_sheets()

    def _calibrate(self) -> None:
        place = self.units[SEKOLAH]
        board = kalibrasi.isi(self.konteks, SETAHUN, place)
        [siti] = [one for one in board.orang if one.pegawai_id == self.orang["Siti"]]
        move = Pindah(
            siti.penugasan_id, kalibrasi.sel(siti), (Rating.DI_ATAS, Rating.DI_ATAS), "Modulnya dipakai rekan"
        )
        kalibrasi.terapkan(self.konteks, SETAHUN, place, [move])

    def _annual_sheets(self) -> None:
        day = date(2027, 1, 8)
        for name in ("Hadi", "Dewi", "Siti"):
            self._print_work(f"f6_{name.lower()}_tahunan", name, SETAHUN, day)
        for name in ("Hadi", "Budi", "Siti", "Wawan", "Nur", "Bambang", "Yuni"):
            self._print_f7(f"f7_{name.lower()}", name, SETAHUN, day)
        self._print_work("f6_indah_tahunan", "Indah", SETAHUN, day)
        old = self.row("Joko", SEKRETARIAT).skp_id or 0
        target = self._folder / "f6_joko_sekretariat.pdf"
        order = self._order(skp_ids=(old,), tanggal=day)
        cetak_pelaksanaan.simpan_pdf(
            self.konteks, order, JenisPelaksanaan.EVALUASI, SETAHUN, Tatanan(), target
        )
        self._keep("f6_joko_sekretariat", target)
        self._print_f7("f7_indah_tahunan", "Indah", SETAHUN, day)
        self._print_f7("f7_joko_sekretariat", "Joko", SETAHUN, day, SEKRETARIAT)
        self._print_f7("f7_joko_bidang", "Joko", SETAHUN, day, BIDANG)
        head = FAKTA["orang"]["Hadi"]
        signs = Penanda(
            f"{head['nama']}, {head['belakang']}", head["nip"], head["jabatan"], FAKTA["tempat"], day
        )
        target = self._folder / "f11_smp.pdf"
        kalibrasi_cetak.simpan_berkas(
            self.konteks, SETAHUN, self.units[SEKOLAH], JenisKertasKerja.PENETAPAN, signs, target
        )
        self._keep("f11_smp", target)
        target = self._folder / "tpp.pdf"
        tpp.simpan_lembar(self.konteks, SETAHUN, self.units[SEKRETARIAT], target)
        self._keep("tpp_sekretariat", target)

    def _objection(self) -> None:
        self.on(date(2027, 1, 15))
        budi = self._rated("Budi", SETAHUN)
        made = keberatan.ajukan(
            self.konteks, budi.penilaian_id or 0, diterima=date(2027, 1, 11), diajukan=date(2027, 1, 15),
            alasan="Perilaku kerja saya melebihi ekspektasi, bukti terlampir.",
        )  # fmt: skip
        self.on(date(2027, 1, 18))
        now = keberatan.buka(self.konteks, made.value)
        now = keberatan.jelaskan(
            self.konteks, now.id, "Penilaian memakai umpan balik triwulan.", version=now.version
        ).value
        self.on(date(2027, 1, 22))
        keberatan.putuskan(
            self.konteks, now.id, version=now.version, oleh="Hadi Prasetyo, S.H., M.H.",
            pertimbangan="Umpan balik rekan tidak ikut dibaca.", perilaku=Rating.DI_ATAS,
        )  # fmt: skip
        target = self._folder / "f10_budi.pdf"
        keberatan_cetak.simpan_berkas(self.konteks, now.id, target)
        self._keep("f10_budi", target)
        self.on(date(2027, 1, 25))
        self._print_f7("f7_budi_keberatan", "Budi", SETAHUN, date(2027, 1, 25))

    # -- what is done over and over ----------------------------------------------------------------

    def _rhk(self, name: str, period: str, number: int) -> int:
        return pelaksanaan.buka(self.konteks, self.row(name).penugasan_id, period).plan.rhk[number].id or 0

    def _steps(self, period: str, number: int, *steps: Aksi) -> None:
        self._write("Budi", period, lambda isi, plan: isi.with_lines(plan.rhk[number].id or 0, steps))

    def _achieve(self, name: str, period: str, words: Sequence[Sequence[str]]) -> None:
        """Type realisasi: per RHK what came of each indicator."""

        def typed(isi: Any, plan: IsiSkp) -> Any:
            for rhk, said in zip(plan.rhk, words, strict=False):
                for one, text in zip(rhk.indikator, said, strict=True):
                    isi = isi.with_realisasi((rhk.id or 0, one.id or 0), text)
            return isi

        self._write(name, period, typed)

    def _write(self, name: str, period: str, change: Callable[[Any, IsiSkp], Any]) -> None:
        place = self.row(name).penugasan_id
        before = pelaksanaan.buka(self.konteks, place, period)
        wanted = change(before.isi, before.plan)
        pelaksanaan.simpan(self.konteks, place, period, wanted, sebelum=before.isi)

    def _praise(self, name: str, period: str, number: int | None, text: str, *, perilaku: str = "") -> None:
        pelaksanaan.beri_umpan_balik(
            self.konteks, self.row(name).penugasan_id, period, perilaku=perilaku, pemberi=Pemberi.PIMPINAN, nama="",
            rhk_id=None if number is None else self._rhk(name, period, number), pegawai_id=None,
            tanggal=date(2026, 9, 30), teks=text,
        )  # fmt: skip

    def _rate(self, period: str, day: date, *, lock: bool = True) -> None:
        """Rate everybody of a period, set the capaian of the dinas, lock."""
        self.on(day)
        special = _RATINGS.get(period, {})
        name_of = {id_: name for name, id_ in self.orang.items()}
        edits: list[CellEdit] = []
        for row in penilaian.grid(self.konteks, period).baris:
            name = name_of[row.pegawai_id]
            said = special.get(f"{name}/{row.unit}") or special.get(name, ("Sesuai", "Sesuai"))
            edits += [
                CellEdit(row.penugasan_id, row.version, field, text)
                for field, text in zip(("hasil_kerja", "perilaku"), said, strict=True)
            ]
        penilaian.save_cells(self.konteks, period, edits)
        capaian.set_capaian(self.konteks, period, self.units[DINAS], Capaian.BAIK, version=None)
        if lock:
            penguncian.kunci(self.konteks, period, tanggal=day)

    def _rated(self, name: str, period: str) -> penilaian.BarisNilai:
        [found] = [
            one for one in penilaian.grid(self.konteks, period).baris if one.pegawai_id == self.orang[name]
        ]
        return found

    # -- printing ----------------------------------------------------------------------------------

    def _keep(self, sheet: str, path: Path) -> None:
        self.lembar[sheet] = path.read_bytes()

    def _order(self, name: str = "", **values: Any) -> PesananSkp:
        nips = (FAKTA["orang"][name]["nip"],) if name else ()
        base = PesananSkp(TAHUN, date(2026, 1, 20), nip=nips, tempat=FAKTA["tempat"])
        return replace(base, **values)

    def _print_skp(self, sheet: str, order: PesananSkp) -> None:
        target = self._folder / f"{sheet}.pdf"
        cetak_skp.simpan_pdf(self.konteks, order, Tatanan(), target)
        self._keep(sheet, target)

    def _print_part(self, sheet: str, order: PesananSkp, number: int) -> None:
        plan = cetak_skp.susun(self.konteks, order)
        target = self._folder / f"{sheet}.pdf"
        part = replace(plan, lembar=plan.lembar[number : number + 1])
        cetak_skp.write(self.konteks, part, Tatanan(), target)
        self._keep(sheet, target)

    def _print_work(
        self,
        sheet: str,
        name: str,
        period: str,
        day: date,
        kind: JenisPelaksanaan = JenisPelaksanaan.EVALUASI,
    ) -> None:
        target = self._folder / f"{sheet}.pdf"
        order = self._order(name, tanggal=day)
        cetak_pelaksanaan.simpan_pdf(self.konteks, order, kind, period, Tatanan(), target)
        self._keep(sheet, target)

    def _print_f7(self, sheet: str, name: str, period: str, day: date, place: str = "") -> None:
        rows = [
            one for one in cetak_daftar.daftar(self.konteks, period) if one.pegawai_id == self.orang[name]
        ]
        [row] = [one for one in rows if not place or one.unit == place]
        order = Pesanan(
            JenisLembar.DOKUMEN_EVALUASI, period, day, ids=(row.id,), tempat=FAKTA["tempat"], kop=False
        )
        target = self._folder / f"{sheet}.pdf"
        cetak.simpan_pdf(self.konteks, order, Tatanan(), target)
        self._keep(sheet, target)


def _roster_row(one: Mapping[str, Any]) -> list[str]:
    status, kind = _KIND[one["jenis"]]
    return [
        f"P{one['nip'][-9:]}", one["nip"], one["nama"], one.get("depan", ""), one.get("belakang", ""), one["golongan"],
        "01-04-2022", one["jabatan"], "01-01-2023", one["unit"], status, kind, one.get("eselon", ""),
    ]  # fmt: skip


def plan_of(name: str, now: IsiSkp, above: Sequence[int]) -> IsiSkp:
    """Return the plan of a person; what a matrix cell gave is kept and gets its indicator."""
    plan = FAKTA["rencana"].get(name) or FAKTA["rencana"]["lain"]
    rhk = [_rhk(one, JenisRhk.UTAMA, above, plan["kelompok"]) for one in plan["utama"]]
    rhk += [_rhk(one, JenisRhk.TAMBAHAN, above, plan["kelompok"]) for one in plan.get("tambahan", ())]
    if name in MATRIKS:
        rhk = [replace(now.rhk[0], indikator=rhk[0].indikator)]
    made = IsiSkp(plan["kelompok"], plan["pendekatan"], tuple(rhk))
    for key, words in FAKTA["ekspektasi"].items():
        made = made.with_ekspektasi(key, words)
    for kind in JenisLampiran:
        made = made.with_lines(kind.value, tuple(plan.get(kind.value, ())))
    return made


def _rhk(one: Mapping[str, Any], jenis: JenisRhk, above: Sequence[int], kelompok: str) -> Rhk:
    below = tuple(
        Indikator(text, target, **{"perspektif" if kelompok == "jpt" else "aspek": dimension})
        for text, target, dimension in one["ukuran"]
    )
    serves = above[one["pimpinan"] - 1] if one.get("pimpinan") else None
    return Rhk(one["teks"], jenis.value, below, pimpinan_id=serves, penugasan_dari=one.get("penugasan", ""))
