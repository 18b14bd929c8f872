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


def one(*indikator: Indikator, **how: object) -> IsiSkp:
    return IsiSkp(rhk=(replace(Rhk("a", indikator=indikator, id=1), **how),))  # type: ignore[arg-type]  # fields by name


def test_each_part_of_a_result_by_its_own_name() -> None:
    berubah, baru, hilang = JenisBeda.BERUBAH, JenisBeda.BARU, JenisBeda.HILANG
    cases = [
        (one(), one(jenis="tambahan"), Beda(berubah, "jenis", "a", "utama", "tambahan")),
        (one(), one(pimpinan_teks="p"), Beda(baru, "pimpinan", "a", "", "p")),
        (one(), replace(one(), kelompok="jpt"), Beda(berubah, "kelompok", "", "ja_jf", "jpt")),
        (one(IKI("i")), one(), Beda(hilang, "indikator", "a", "i", "")),
        (one(IKI("i", id=3)), one(IKI("j", id=3)), Beda(berubah, "indikator", "a", "i", "j")),
        (one(IKI("i")), one(IKI("i", "2 dok")), Beda(baru, "target", "i", "", "2 dok")),
        (one(IKI("", "1", id=3)), one(IKI("", "2", id=3)), Beda(berubah, "target", "a", "1", "2")),
        (one(IKI("i")), one(IKI("i", aspek="waktu")), Beda(baru, "aspek", "i", "", "waktu")),
        (one(IKI("i", perspektif="anggaran")), one(IKI("i")), Beda(hilang, "aspek", "i", "anggaran", "")),
        (one(IKI("", aspek="waktu", id=3)), one(IKI("", aspek="biaya", id=3)), Beda(berubah, "aspek", "a", "waktu", "biaya")),
    ]  # fmt: skip
    for before, after, wanted in cases:
        assert compare(before, after) == (wanted,)


def test_blanks_around_words_are_no_difference() -> None:
    assert compare(one(teks="a "), one(teks=" a")) == ()


def test_texts_alike_by_three_words_of_five_are_one_that_was_rewritten() -> None:
    old = IsiSkp(rhk=(Rhk("a b c d e"),))
    kinds = {
        words: [one.jenis for one in compare(old, IsiSkp(rhk=(Rhk(words),)))]
        for words in ("a b c x y", "a b x y z")
    }
    assert kinds == {"a b c x y": [JenisBeda.BERUBAH], "a b x y z": [JenisBeda.BARU, JenisBeda.HILANG]}


def test_what_went_away_stands_where_it_stood() -> None:
    old = IsiSkp(rhk=(Rhk("a", id=1), Rhk("b", id=2), Rhk("c", id=3)))
    new = IsiSkp(rhk=(Rhk("baru"), Rhk("c", id=3)))
    assert [(one.jenis, one.tempat) for one in compare(old, new)] == [
        (JenisBeda.BARU, "baru"), (JenisBeda.HILANG, "a"), (JenisBeda.HILANG, "b"),
    ]  # fmt: skip


def test_lines_of_a_list_that_changed_together_are_told_together() -> None:
    old = IsiSkp(lampiran=(("dukungan", ("laptop", "kertas", "meja")),))
    new = IsiSkp(
        lampiran=(("dukungan", ("printer", "tinta", "meja")), ("konsekuensi", ("teguran", "lembur")))
    )
    assert compare(old, new) == (
        Beda(JenisBeda.BERUBAH, "lampiran", "dukungan", "laptop\nkertas", "printer\ntinta"),
        Beda(JenisBeda.BARU, "lampiran", "konsekuensi", "", "teguran\nlembur"),
    )
