"""One rule for every sheet that shows a predikat: what is not locked is never printed as if it were decided."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import sqlalchemy as sa

from kinerja_desktop.documents import evaluasi
from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.services import cetak_pelaksanaan, nilai_sah, penguncian, penilaian
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_skp import PesananSkp, SusunanSkp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import nilai
from tests.kantor_kecil import NIP
from tests.services.pelaksanaan_uji import TW, tono

__all__ = ["tono"]


def rate(konteks: Konteks, penugasan: int) -> None:
    edits = [
        penilaian.CellEdit(penugasan, None, "hasil_kerja", "Sesuai"),
        penilaian.CellEdit(penugasan, None, "perilaku", "Sesuai"),
    ]
    penilaian.save_cells(konteks, TW, edits)


def plan(konteks: Konteks) -> SusunanSkp:
    order = PesananSkp(2026, date(2026, 10, 5), nip=(NIP["Tono"],), tempat="Contoh")
    return cetak_pelaksanaan.susun(konteks, order, JenisPelaksanaan.EVALUASI, TW)


def sheet(konteks: Konteks) -> LembarEvaluasi:
    [found] = plan(konteks).lembar
    assert isinstance(found, LembarEvaluasi)
    return found


def pages(model: LembarEvaluasi) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(evaluasi.build(model)))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_a_saved_rating_is_printed_as_a_draft_on_every_page_and_unsigned(konteks: Konteks, tono: int) -> None:
    rate(konteks, tono)
    made = sheet(konteks)
    assert made.predikat == "BAIK (DRAF)"
    assert (made.ttd_penilai, made.meta.kode) == (None, "")
    assert made.meta.kaki.endswith("DRAF - nilai belum dikunci")
    assert made.meta.berkas.endswith("-DRAF")
    said = pages(made)
    assert len(said) > 1
    for page in said:
        assert page.count("DRAF - nilai belum dikunci") == 2  # above the block and in the foot
    assert "Pejabat Penilai Kinerja," not in "".join(said)
    [told] = plan(konteks).findings
    assert (told.code, told.args["draf"]) == ("cetak.pelaksanaan-draf", "DRAF - nilai belum dikunci")


def test_a_locked_rating_is_signed_and_the_foot_says_so(konteks: Konteks, tono: int) -> None:
    rate(konteks, tono)
    penguncian.kunci(konteks, TW, penugasan_ids=[tono], tanggal=date(2026, 10, 1))
    made = sheet(konteks)
    assert (made.predikat, made.draf) == ("BAIK", "")
    assert made.ttd_penilai is not None
    assert made.ttd_penilai.nama
    assert made.meta.kaki.endswith("· Nilai terkunci")
    assert plan(konteks).findings == ()
    [row] = penilaian.baris(konteks, TW, None, [tono])
    penguncian.buka_kunci(konteks, [row.penilaian_id or 0], "salah ketik")
    assert sheet(konteks).draf == "DRAF - nilai belum dikunci"


def test_who_is_not_rated_yet_gets_an_unsigned_sheet_too(konteks: Konteks, tono: int) -> None:
    made = sheet(konteks)
    assert (made.predikat, made.ttd_penilai, made.draf) == ("", None, "DRAF - belum dinilai lengkap")
    penilaian.save_cells(konteks, TW, [penilaian.CellEdit(tono, None, penilaian.TIDAK, "cltn")])
    assert sheet(konteks).draf == "Tidak dinilai pada periode ini"


def test_the_rule_names_every_status() -> None:
    marks = {one: nilai_sah.tanda_draf(one) for one in StatusNilai}
    assert [one for one, mark in marks.items() if not mark] == [StatusNilai.TERKUNCI]
    assert nilai_sah.predikat_sah(StatusNilai.TERSIMPAN, "baik") == ""
    assert nilai_sah.predikat_sah(StatusNilai.TERKUNCI, "baik") == "baik"


def test_ratings_of_many_are_read_at_once_and_say_the_same(konteks: Konteks, tono: int) -> None:
    rate(konteks, tono)
    ids = [row.penugasan_id for row in penilaian.grid(konteks, TW).baris]
    asked: list[str] = []
    with konteks.simpanan.read() as connection:

        def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        sa.event.listen(connection, "before_cursor_execute", note)
        found = nilai.details(connection, TW, ids)
        assert len(asked) == 1
        sa.event.remove(connection, "before_cursor_execute", note)
        assert found == {id_: one for id_ in ids if (one := nilai.detail(connection, TW, id_)) is not None}
    assert found[tono].status == StatusNilai.TERSIMPAN
