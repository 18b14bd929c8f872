"""*Cetak SKP* on a real office: who stands on the sheets, what they say, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.documents.lampiran_skp import LampiranSkp
from kinerja_desktop.documents.matriks import LembarMatriks
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.domain.codes import JenisNomor, JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import (
    Indikator,
    IsiSkp,
    JenisLampiran,
    JenisRhk,
    KelompokSkp,
    Pendekatan,
    Rhk,
)
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import atasan, cetak_skp, pegawai, rangkap, skp
from kinerja_desktop.services import kantor as profil
from kinerja_desktop.services.cetak_pesanan import Kertas, Tatanan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.kantor import ProfilKantor
from kinerja_desktop.services.konteks import Konteks
from tests.documents.lembar_uji import text_lines
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi

TAHUN = 2026
HARI = date(2026, 1, 20)


@pytest.fixture
def kantor(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat under him; Sari and Tono have plans, his serves hers."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, people[NIP[name]]))
    sari = plan(konteks, "Sari", IsiSkp(rhk=(Rhk("Terwujudnya tertib keuangan"),)))
    above = skp.buka(konteks, sari).isi.rhk[0]
    plan(konteks, "Tono", tono_isi(above.id))
    return konteks


def tono_isi(above: int | None) -> IsiSkp:
    below = (
        Indikator("Jumlah laporan", "12 dokumen", "kuantitas"),
        Indikator("Tepat waktu", "tanggal 5", "waktu"),
        Indikator(),
    )
    rhk = (
        Rhk("Tersusunnya laporan keuangan", indikator=below, pimpinan_id=above),
        Rhk("Rapat anggaran", JenisRhk.TAMBAHAN.value, penugasan_dari="Sekretaris"),
    )
    made = IsiSkp(rhk=rhk).with_ekspektasi("akuntabel", "Menyimpan setiap kuitansi")
    return made.with_lines(JenisLampiran.DUKUNGAN.value, ("Laptop", "Anggaran rapat"))


def plan(konteks: Konteks, name: str, content: IsiSkp) -> int:
    [row] = [one for one in skp.daftar(konteks, TAHUN) if one.nip == NIP[name]]
    made = skp.buat(konteks, TAHUN, [row.penugasan_id]).value[row.penugasan_id]
    skp.simpan(konteks, made, content, version=skp.buka(konteks, made).version)
    return made


def order(*names: str, **values: object) -> PesananSkp:
    nips = tuple(NIP[name] for name in names)
    return replace(PesananSkp(TAHUN, HARI, nip=nips, tempat="Contoh"), **values)  # type: ignore[arg-type] # fields


def sheet(konteks: Konteks, pesanan: PesananSkp) -> LembarSkp:
    [found] = cetak_skp.susun(konteks, pesanan).lembar
    assert isinstance(found, LembarSkp)
    return found


def test_a_sheet_says_what_the_plan_says(kantor: Konteks) -> None:
    found = sheet(kantor, order("Tono"))
    assert (found.meta.form, found.kelompok, found.pendekatan) == ("F3", "ja_jf", "kuantitatif")
    [utama] = found.utama
    assert utama.pimpinan == "Terwujudnya tertib keuangan"
    said = [(one.teks, one.target, one.dimensi) for one in utama.ukuran]
    assert said == [("Jumlah laporan", "12 dokumen", "Kuantitas"), ("Tepat waktu", "tanggal 5", "Waktu")]
    assert [one.penugasan for one in found.tambahan] == ["Sekretaris"]
    assert [one.nama for one in found.perilaku][:2] == ["Berorientasi Pelayanan", "Akuntabel"]
    assert [one.ekspektasi for one in found.perilaku] == ["", "Menyimpan setiap kuitansi", *[""] * 5]
    assert all(len(one.panduan) == 3 for one in found.perilaku)
    assert found.rentang == "1 JANUARI SD 31 DESEMBER TAHUN 2026"
    assert found.penilai.nama == "SARI WULANDARI"
    assert found.pegawai.jenis_nomor in set(JenisNomor)
    assert found.ttd_penilai.tempat_tanggal == "Contoh, 20 Januari 2026"
    assert found.meta.kaki.endswith("SKP 2026 versi 1 · Draf")
    assert found.meta.berkas == f"{NIP['Tono']}_2026_SKP"


def test_the_name_of_the_instansi_is_in_capitals_as_on_the_dokumen_evaluasi(kantor: Konteks) -> None:
    profil.edit_profil(kantor, ProfilKantor("Dinas Contoh", instansi="Pemerintah Kabupaten Contoh"))
    found = cetak_skp.susun(kantor, order("Tono", lampiran=True)).lembar
    assert len(found) == 2
    assert {one.instansi for one in found} == {"PEMERINTAH KABUPATEN CONTOH"}  # type: ignore[union-attr]


def test_the_form_follows_group_and_approach(kantor: Konteks) -> None:
    row = next(one for one in skp.daftar(kantor, TAHUN) if one.nip == NIP["Tono"])
    assert row.skp_id is not None
    seen = []
    for kelompok in KelompokSkp:
        for pendekatan in Pendekatan:
            now = skp.buka(kantor, row.skp_id)
            content = replace(now.isi, kelompok=kelompok.value, pendekatan=pendekatan.value)
            skp.simpan(kantor, row.skp_id, content, version=now.version)
            seen.append(sheet(kantor, order("Tono")).meta.form)
    assert seen == ["F1", "F2", "F3", "F4"]


def test_a_set_plan_keeps_its_people_and_its_day(kantor: Konteks) -> None:
    whole = skp.buka(kantor, next(o.skp_id for o in skp.daftar(kantor, TAHUN) if o.nip == NIP["Tono"]) or 0)
    done = skp.tetapkan(kantor, {whole.baris.skp_id or 0: whole.version}, date(2026, 1, 9)).value
    assert done.findings == ()
    people = {one.nip: one.id for one in pegawai.daftar(kantor)}
    units = {one.unit: one.unit_id for one in skp.daftar(kantor, TAHUN)}
    atasan.set_kepala(kantor, units[SEKRETARIAT] or 0, Pihak(JenisPihak.PEGAWAI, people[NIP["Budi"]]))
    found = sheet(kantor, order("Tono"))
    assert found.penilai.nama == "SARI WULANDARI"
    assert found.ttd_penilai.tempat_tanggal == "Contoh, 9 Januari 2026"
    assert found.meta.kaki.endswith("versi 1 · Ditetapkan")


def test_old_and_new_version_are_both_printed(kantor: Konteks) -> None:
    first = next(o.skp_id for o in skp.daftar(kantor, TAHUN) if o.nip == NIP["Tono"]) or 0
    skp.tetapkan(kantor, {first: skp.buka(kantor, first).version}, date(2026, 1, 9))
    second = skp.ubah(kantor, first, "target berubah").value
    now = skp.buka(kantor, second)
    skp.simpan(kantor, second, replace(now.isi, rhk=now.isi.rhk[:1]), version=now.version)
    pages = cetak_skp.susun(kantor, order(skp_ids=(first, second))).lembar
    old, new = (one for one in pages if isinstance(one, LembarSkp))
    assert (len(old.tambahan), len(new.tambahan)) == (1, 0)
    assert [one.meta.berkas for one in (old, new)] == [
        f"{NIP['Tono']}_2026_SKP",
        f"{NIP['Tono']}_2026_SKP-V2",
    ]


def test_lampiran_and_matriks_follow(kantor: Konteks) -> None:
    found = cetak_skp.susun(kantor, order("Tono", lampiran=True, matriks=True)).lembar
    assert [type(one) for one in found] == [LembarSkp, LampiranSkp, LembarMatriks]
    assert isinstance(found[1], LampiranSkp)
    assert found[1].dukungan == ("Laptop", "Anggaran rapat")
    assert found[1].konsekuensi == ()
    matrix = found[2]
    assert isinstance(matrix, LembarMatriks)
    assert matrix.pimpinan.nama == "SARI WULANDARI"
    assert matrix.pimpinan.hasil == ("Terwujudnya tertib keuangan",)
    by_name = {one.nama: (one.hasil, loose) for one, loose in zip(matrix.baris, matrix.lepas, strict=True)}
    [(hasil, loose)] = [said for name, said in by_name.items() if "TONO" in name.upper()]
    assert hasil == ("Tersusunnya laporan keuangan",)
    assert loose == "Rapat anggaran"


def test_chosen_plans_bring_the_matriks_of_their_own_penilai_alone(kantor: Konteks) -> None:
    chosen = [row.skp_id for row in skp.daftar(kantor, TAHUN) if row.nip == NIP["Tono"]]
    assert len({row.penilai for row in skp.daftar(kantor, TAHUN) if row.penilai is not None}) > 1
    found = cetak_skp.susun(kantor, order(skp_ids=tuple(chosen), matriks=True)).lembar
    assert [type(one) for one in found] == [LembarSkp, LembarMatriks]
    assert isinstance(found[1], LembarMatriks)
    assert found[1].pimpinan.nama == "SARI WULANDARI"


def test_the_sheets_of_a_second_post_say_how_it_is_held(kantor: Konteks) -> None:
    [own] = [row for row in skp.daftar(kantor, TAHUN) if row.nip == NIP["Tono"]]
    rangkap.tambah(
        kantor,
        own.pegawai_id,
        JenisPenugasan.PLT,
        "Kepala Subbagian Umum",
        own.unit_id,
        dari=date(2026, 1, 1),
    )
    [second] = [row for row in skp.daftar(kantor, TAHUN) if row.nip == NIP["Tono"] and row.jenis == "plt"]
    made = skp.buat(kantor, TAHUN, [second.penugasan_id]).value[second.penugasan_id]
    skp.simpan(
        kantor, made, IsiSkp(rhk=(Rhk("Tertib administrasi"),)), version=skp.buka(kantor, made).version
    )
    [plan_sheet] = cetak_skp.susun(kantor, order(skp_ids=(made,))).lembar
    assert isinstance(plan_sheet, LembarSkp)
    assert plan_sheet.pegawai.jabatan == "Plt. Kepala Subbagian Umum"
    assert sheet(kantor, order(skp_ids=(own.skp_id,))).pegawai.jabatan == own.jabatan


def test_who_has_no_plan_is_named(kantor: Konteks) -> None:
    found = cetak_skp.susun(kantor, order())
    assert len(found.lembar) == 2
    without = [one for one in skp.daftar(kantor, TAHUN) if one.skp_id is None]
    assert [one.code for one in found.findings] == ["cetak.skp-belum-ada"] * len(without)
    assert all("belum punya SKP 2026" in sentence(one.code, **one.args) for one in found.findings)
    alone = cetak_skp.susun(kantor, order("Budi"))
    assert alone.lembar == ()
    assert len(alone.findings) == 1


def test_an_unknown_number_is_refused(kantor: Konteks) -> None:
    with pytest.raises(RefusedError) as said:
        cetak_skp.susun(kantor, replace(order(), nip=("19990101 202501 1 009",)))
    assert said.value.code == "cetak.skp-nip-tidak-ada"
    assert "19990101 202501 1 009" in sentence(said.value.code, **said.value.args_)


def test_nobody_rates_yet(kantor: Konteks, tmp_path: Path) -> None:
    plan(kantor, "Budi", IsiSkp(rhk=(Rhk("Meningkatnya mutu"),)))
    found = sheet(kantor, order("Budi"))
    assert found.penilai.nama == ""
    assert found.ttd_penilai.nama == ""
    target = tmp_path / "budi.pdf"
    cetak_skp.simpan_pdf(kantor, order("Budi"), Tatanan(), target)
    text = [line.text.strip() for line in text_lines(target.read_bytes())]
    name = text.index("(.......................................)")
    assert text[name + 1].startswith("NIP .....")


def test_files_and_bytes_come_from_the_worker(kantor: Konteks, tmp_path: Path) -> None:
    target = tmp_path / "skp.pdf"
    wanted = order("Tono", "Sari", lampiran=True)
    done = cetak_skp.simpan_pdf(kantor, wanted, Tatanan(Kertas.F4), target)
    assert (done.berkas, done.lembar, done.findings) == ((target,), 4, ())
    texts = [line.text.strip() for line in text_lines(target.read_bytes())]
    assert texts.count("SASARAN KINERJA PEGAWAI") == 2
    assert texts.count("LAMPIRAN SASARAN KINERJA PEGAWAI") == 2
    none = cetak_skp.simpan_pdf(kantor, order("Budi"), Tatanan(), tmp_path / "tanpa.pdf")
    assert (none.berkas, (tmp_path / "tanpa.pdf").exists()) == ((), False)
    apart = cetak_skp.simpan_pdf(kantor, wanted, Tatanan(), tmp_path / "satuan", per_orang=True)
    assert {path.name for path in apart.berkas} == {
        f"{NIP[name]}_2026_{kind}.pdf" for name in ("Tono", "Sari") for kind in ("SKP", "LAMPIRAN-SKP")
    }
    before = {path: path.read_bytes() for path in apart.berkas}
    again = cetak_skp.simpan_pdf(
        kantor, order("Sari"), Tatanan(Kertas.F4), tmp_path / "satuan", per_orang=True
    )
    assert [path.relative_to(tmp_path).as_posix() for path in again.berkas] == [
        f"satuan/Cetakan_ke-2/{NIP['Sari']}_2026_SKP.pdf"
    ]
    assert again.is_di_samping
    assert {path: path.read_bytes() for path in apart.berkas} == before
    nothing = cetak_skp.simpan_pdf(kantor, order("Budi"), Tatanan(), tmp_path / "x.pdf")
    assert (nothing.berkas, len(nothing.findings)) == ((), 1)
