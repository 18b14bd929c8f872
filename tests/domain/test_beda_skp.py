"""What differs between two plans."""

from __future__ import annotations

from dataclasses import replace

from kinerja_desktop.domain.beda_skp import Beda, JenisBeda, compare
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk

IKI = Indikator
OLD = IsiSkp(
    rhk=(
        Rhk(
            "Tersusunnya laporan bulanan keuangan",
            indikator=(IKI("Jumlah laporan", "12 dokumen"),),
            pimpinan_teks="Andal",
        ),
        Rhk("Terlaksananya rapat"),
    ),
    perilaku=(("loyal", "hadir"),),
    lampiran=(("dukungan", ("laptop", "kertas")),),
)


def test_equal_plans_do_not_differ() -> None:
    assert compare(OLD, OLD) == ()
    assert compare(OLD, replace(OLD, rhk=tuple(replace(one, id=9) for one in OLD.rhk))) == ()


def test_every_part_is_told_in_the_order_of_the_form() -> None:
    new = IsiSkp(
        pendekatan="kualitatif",
        rhk=(
            Rhk(
                "Tersusunnya laporan bulanan keuangan daerah",
                indikator=(IKI("Jumlah laporan", "10 dokumen"), IKI("Mutu", "90 %")),
            ),
            Rhk("Terbangunnya aplikasi", indikator=(IKI("Aplikasi", "1 buah"),)),
        ),
        perilaku=(("adaptif", "coba"),),
        lampiran=(("dukungan", ("laptop",)),),
    )
    baru, hilang, berubah = JenisBeda.BARU, JenisBeda.HILANG, JenisBeda.BERUBAH
    name = "Tersusunnya laporan bulanan keuangan daerah"
    assert compare(OLD, new) == (
        Beda(berubah, "pendekatan", "", "kuantitatif", "kualitatif"),
        Beda(berubah, "rhk", name, "Tersusunnya laporan bulanan keuangan", name),
        Beda(hilang, "pimpinan", name, "Andal", ""),
        Beda(berubah, "target", "Jumlah laporan", "12 dokumen", "10 dokumen"),
        Beda(baru, "indikator", name, "", "Mutu: 90 %"),
        Beda(baru, "rhk", "Terbangunnya aplikasi", "", "Terbangunnya aplikasi\n- Aplikasi: 1 buah"),
        Beda(hilang, "rhk", "Terlaksananya rapat", "Terlaksananya rapat", ""),
        Beda(hilang, "perilaku", "loyal", "hadir", ""),
        Beda(baru, "perilaku", "adaptif", "", "coba"),
        Beda(hilang, "lampiran", "dukungan", "kertas", ""),
    )


def test_records_are_followed_by_their_id_whatever_their_words() -> None:
    old = IsiSkp(rhk=(Rhk("abc", id=1), Rhk("def", id=2)))
    new = IsiSkp(rhk=(Rhk("sesuatu yang lain", id=2), Rhk("abc", id=1)))
    assert compare(old, new) == (
        Beda(JenisBeda.BERUBAH, "rhk", "sesuatu yang lain", "def", "sesuatu yang lain"),
    )
