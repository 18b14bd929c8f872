"""The fields of an SKP in the order in which they are typed into e-Kinerja."""

from __future__ import annotations

from dataclasses import replace

from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.domain.skp import Indikator, IsiSkp, KelompokSkp, Rhk
from kinerja_desktop.services.skp_ekinerja import medan

LOYAL = ButirPerilaku("loyal", 1, "Loyal", ("Menjaga nama baik",))
ISI = IsiSkp(
    rhk=(
        Rhk("Laporan", id=7, pimpinan_teks="Keuangan", indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas", id=3),)),
        Rhk("Rapat", "tambahan", id=8, penugasan_dari="Bupati"),
    ),
    perilaku=(("loyal", "Hadir"),),
    lampiran=(("dukungan", ("Laptop", "Jaringan")),),
)  # fmt: skip


def test_fields_follow_the_plan_and_empty_ones_are_left_out() -> None:
    assert [(one.bagian, one.nama, one.teks) for one in medan(ISI, [LOYAL])] == [
        ("Umum", "Pendekatan", "Kuantitatif"),
        ("RHK 1 (utama)", "RHK pimpinan yang diintervensi", "Keuangan"),
        ("RHK 1 (utama)", "Rencana hasil kerja", "Laporan"),
        ("RHK 1 (utama)", "Aspek indikator 1", "Kuantitas"),
        ("RHK 1 (utama)", "Indikator 1", "Jumlah"),
        ("RHK 1 (utama)", "Target indikator 1", "12 dokumen"),
        ("RHK 2 (tambahan)", "Rencana hasil kerja", "Rapat"),
        ("RHK 2 (tambahan)", "Penugasan dari", "Bupati"),
        ("Ekspektasi perilaku", "Loyal", "Hadir"),
        ("Lampiran", "Dukungan sumber daya 1", "Laptop"),
        ("Lampiran", "Dukungan sumber daya 2", "Jaringan"),
    ]


def test_the_form_of_a_jpt_has_perspektif_and_no_leader() -> None:
    one = replace(ISI.rhk[0], indikator=(Indikator("Jumlah", "12", perspektif="anggaran", id=3),))
    names = [found.nama for found in medan(replace(ISI, kelompok=KelompokSkp.JPT, rhk=(one,)), [])]
    assert "Perspektif indikator 1" in names
    assert "RHK pimpinan yang diintervensi" not in names


def test_a_tick_belongs_to_the_text() -> None:
    before = {one.kunci: one.tanda for one in medan(ISI, [LOYAL])}
    changed = replace(ISI, rhk=(replace(ISI.rhk[0], teks="Lain"), ISI.rhk[1]))
    after = {one.kunci: one.tanda for one in medan(changed, [LOYAL])}
    assert {key for key in before if before[key] != after[key]} == {"rhk/7/teks"}
