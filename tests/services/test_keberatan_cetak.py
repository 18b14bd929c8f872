"""The papers of an objection: who stands on them, what was decided, nothing that was not recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.services import keberatan, keberatan_cetak, kop, unit
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import SEKRETARIAT
from tests.services.test_keberatan import filed, kantor_dinilai  # noqa: F401 - the fixture of the same office


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
