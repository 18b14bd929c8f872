"""The papers of an objection: who stands on them, what was decided, nothing that was not recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kinerja_desktop.documents.naskah import Naskah
from kinerja_desktop.domain.codes import JenisPenugasan, Rating
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import (
    atasan,
    keberatan,
    keberatan_cetak,
    kop,
    pegawai,
    penguncian,
    penilaian,
    rangkap,
    unit,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi
from tests.services.test_keberatan import (
    ALASAN,
    DITERIMA,
    TW,
    filed,
    kantor_dinilai,  # noqa: F401 - the fixture of the same office
)


def pages(path: Path) -> list[str]:
    book = pypdfium2.PdfDocument(path)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in book]
    book.close()
    return found


def test_letter_and_minutes_before_the_decision(kantor: Konteks, tmp_path: Path) -> None:
    one = filed(kantor, date(2026, 10, 27), "Sakit")
    done = keberatan_cetak.simpan_berkas(kantor, one.id, tmp_path / "keberatan.pdf")
    letter, minutes = pages(done.berkas)
    assert (done.lembar, done.halaman) == (2, 2)
    for words in ("Yth. BUDI SANTOSO", "19900101 201501 1 001", "predikat Kurang", "Triwulan III 2026", "12 Oktober 2026",
                  "Lampiran : ......", "Realisasi bulan September belum dihitung", "setelah 26 Oktober 2026 karena: Sakit"):  # fmt: skip
        assert words in letter
    for words in (
        "BERITA ACARA PEMERIKSAAN KEBERATAN",
        "SARI WULANDARI",
        "Belum diputuskan.",
        "Atasan Pejabat Penilai Kinerja,",
    ):
        assert words in minutes
    assert "final" not in minutes
    assert "menurut Pasal" not in letter + minutes


@pytest.mark.parametrize(
    ("perilaku", "said"), [(Rating.SESUAI, "predikat Baik."), (Rating.DI_BAWAH, "predikat tetap Kurang.")]
)
def test_the_decision_is_printed_with_what_changed(
    kantor: Konteks,
    tmp_path: Path,
    perilaku: Rating,
    said: str,
) -> None:
    one = filed(kantor)
    told = keberatan.jelaskan(kantor, one.id, "Sudah\ndihitung", version=one.version).value
    keberatan.putuskan(
        kantor,
        one.id,
        version=told.version,
        oleh="BUDI SANTOSO",
        pertimbangan="Bukti lengkap",
        perilaku=perilaku,
    )
    _, minutes, decision = pages(keberatan_cetak.simpan_berkas(kantor, one.id, tmp_path / "k.pdf").berkas)
    assert said in minutes
    for words in (
        "KEPUTUSAN ATAS KEBERATAN",
        said,
        "Bukti lengkap",
        "Keputusan ini bersifat final.",
        "BUDI SANTOSO",
        "20 November 2026",
    ):
        assert words in decision
    assert decision.index("Bukti lengkap") < decision.index("memutuskan: Hasil evaluasi kinerja")


def test_ten_thousand_letters_go_on_over_pages_and_no_signature_stands_alone(
    kantor: Konteks,
    tmp_path: Path,
) -> None:
    one = filed(kantor)
    keberatan.jelaskan(kantor, one.id, "alasan yang panjang " * 500, version=one.version)
    found = pages(keberatan_cetak.simpan_berkas(kantor, one.id, tmp_path / "k.pdf").berkas)
    assert len(found) > 3
    last = found[-1]
    assert "Belum diputuskan." in last or "alasan yang panjang" in last


def test_minutes_and_decision_go_out_under_the_letterhead_and_the_letter_of_the_employee_does_not(
    kantor: Konteks,
) -> None:
    one = filed(kantor)
    keberatan.putuskan(kantor, one.id, version=one.version, oleh="BUDI SANTOSO")
    [root] = [each for each in unit.tree(kantor) if each.induk_id is None]
    kop.save_kop(
        kantor, root.id, baris="PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN", alamat="Jalan Contoh 1", tempat="Contoh",
        version=kop.own_kop(kantor, root.id).version,
    )  # fmt: skip
    letter, minutes, decision = keberatan_cetak.naskah(kantor, one.id)
    assert letter.kop is None
    assert minutes.kop is not None
    assert minutes.kop.alamat == ("Jalan Contoh 1",)
    assert decision.kop == minutes.kop
    assert [each.kop for each in keberatan_cetak.naskah(kantor, one.id, kop=False)] == [None] * 3


def test_a_decision_carries_the_letterhead_of_the_unit_of_who_decides(kantor: Konteks) -> None:
    one = filed(kantor)
    [below] = [each for each in unit.tree(kantor) if each.nama == SEKRETARIAT]
    kop.save_kop(
        kantor, below.id, baris="SEKRETARIAT SENDIRI", alamat="", tempat="",
        version=kop.own_kop(kantor, below.id).version,
    )  # fmt: skip
    _, minutes = keberatan_cetak.naskah(kantor, one.id)
    assert minutes.kop is not None
    assert minutes.kop.baris != ("SEKRETARIAT SENDIRI",), "the head of the office decides"


def acting(
    konteks: Konteks,
    folder: Path,
    penilai: JenisPenugasan,
    atasan_: JenisPenugasan,
    dinilai: JenisPenugasan = JenisPenugasan.DEFINITIF,
) -> int:
    """Fill an office in which Rini rates Tono and Agus is above her, each as said; return his locked rating."""
    places = isi(konteks, folder)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name, kind in ((DINAS, "Agus", atasan_), (SEKRETARIAT, "Rini", penilai)):
        who = Pihak(JenisPihak.PEGAWAI, people[NIP[name]])
        atasan.set_kepala(konteks, places[place], who, jenis=kind, dari=date(2026, 1, 1))
    if dinilai is not JenisPenugasan.DEFINITIF:
        rangkap.tambah(
            konteks,
            people[NIP["Tono"]],
            dinilai,
            "Kepala Subbagian",
            places[SEKRETARIAT],
            dari=date(2026, 1, 1),
        )
    [row] = [
        one
        for one in penilaian.grid(konteks, TW).baris
        if (one.nip, one.jenis) == (NIP["Tono"], dinilai.value)
    ]
    edits = [
        CellEdit(row.penugasan_id, row.version, field, "S") for field in (penilaian.HASIL, penilaian.PERILAKU)
    ]
    saved = penilaian.save_cells(konteks, TW, edits).value[-1]
    penguncian.kunci(konteks, TW, penugasan_ids=[row.penugasan_id], tanggal=date(2026, 10, 5))
    return saved.penilaian_id or 0


def papers(konteks: Konteks, penilaian_id: int, oleh: str) -> list[Naskah]:
    """Return letter, minutes and decision of an objection that ``oleh`` decided."""
    made = keberatan.ajukan(
        konteks, penilaian_id, diterima=DITERIMA, alasan=ALASAN, diajukan=date(2026, 10, 20)
    )
    one = keberatan.buka(konteks, made.value)
    keberatan.putuskan(konteks, one.id, version=one.version, oleh=oleh, tanggal=date(2026, 10, 27))
    return keberatan_cetak.naskah(konteks, one.id)


ACTING = [JenisPenugasan.PLT, JenisPenugasan.PLH, JenisPenugasan.PJ]


@pytest.mark.parametrize(
    ("penilai", "atasan_", "dinilai"), [(ACTING[n], ACTING[n - 1], ACTING[n - 2]) for n in range(3)]
)
def test_the_three_who_sign_are_named_by_the_post_they_act_for(
    konteks: Konteks,
    tmp_path: Path,
    penilai: JenisPenugasan,
    atasan_: JenisPenugasan,
    dinilai: JenisPenugasan,
) -> None:
    word = {JenisPenugasan.PLT: "Plt.", JenisPenugasan.PLH: "Plh.", JenisPenugasan.PJ: "Pj."}
    id_ = acting(konteks, tmp_path, penilai, atasan_, dinilai)
    letter, minutes, decision = papers(konteks, id_, "AGUS PRASETYO")
    above, rater, own = (
        f"{word[atasan_]} Kepala Dinas Contoh",
        f"{word[penilai]} Kepala Sekretariat",
        f"{word[dinilai]} Kepala Subbagian",
    )
    assert letter.kepada == ("AGUS PRASETYO", above)
    said = [dict(part.pasangan).get("Jabatan") for part in (letter.bagian[1], *minutes.bagian[1:3])]
    assert said == [own, own, rater]
    assert [(one.ttd.nama, one.ttd.jabatan) for one in minutes.ttd] == [
        ("TONO HARYONO", ()), ("RINI ASTUTI", (f"{rater},",)), ("AGUS PRASETYO", (f"{above},",)),
    ]  # fmt: skip
    assert [one.ttd.jabatan for one in decision.ttd] == [(f"{above},",)]
    assert dict(minutes.bagian[2].pasangan)["Unit kerja"] == SEKRETARIAT


def test_who_holds_his_own_post_signs_without_a_capacity_and_another_who_decided_without_anothers(
    konteks: Konteks, tmp_path: Path
) -> None:
    own = JenisPenugasan.DEFINITIF
    id_ = acting(konteks, tmp_path, own, JenisPenugasan.PLT)
    letter, minutes, decision = papers(konteks, id_, "ORANG LAIN")
    assert letter.kepada[1] == "Plt. Kepala Dinas Contoh", "it was addressed to the superior"
    assert [(one.ttd.nama, one.ttd.jabatan) for one in minutes.ttd] == [
        ("TONO HARYONO", ()), ("RINI ASTUTI", ()), ("ORANG LAIN", ()),
    ]  # fmt: skip
    assert dict(minutes.bagian[2].pasangan)["Jabatan"] == "Analis Kurikulum"
    assert (decision.ttd[0].ttd.nama, decision.ttd[0].ttd.jabatan) == ("ORANG LAIN", ())


def test_an_acting_superior_decides_under_the_letterhead_of_the_unit_he_acts_for(
    konteks: Konteks, tmp_path: Path
) -> None:
    id_ = acting(konteks, tmp_path, JenisPenugasan.DEFINITIF, JenisPenugasan.PLT)
    for each in unit.tree(konteks):
        kop.save_kop(
            konteks,
            each.id,
            baris=each.nama.upper(),
            alamat="",
            tempat="",
            version=kop.own_kop(konteks, each.id).version,
        )
    _, minutes, decision = papers(konteks, id_, "AGUS PRASETYO")
    assert [one.kop and one.kop.baris for one in (minutes, decision)] == [(DINAS.upper(),)] * 2
