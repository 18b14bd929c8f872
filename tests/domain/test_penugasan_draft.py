"""Heads and exceptions out of files and of the clipboard."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.masukan import AtasanDraft
from kinerja_desktop.domain.penugasan_draft import KepalaDraft, PenilaiDraft, from_clipboard, from_masukan

BUDI = "198004032005011001"
SITI = "198505132010012002"
ROW = Location("atasan.xlsx", "Sheet1", 4)


def test_a_row_with_a_person_is_an_exception_and_one_without_a_head() -> None:
    person = AtasanDraft(
        lokasi=ROW, nip_pegawai=SITI, nip_atasan=BUDI, nama_atasan="Budi", jenis=JenisPenugasan.PLT,
        nomor_sk="800/1", tanggal_sk=date(2026, 1, 5),
    )  # fmt: skip
    head = AtasanDraft(
        lokasi=ROW, nip_atasan=BUDI, unit="Dinas Contoh", unor_id="U1", npsn="20200001",
        sejak=date(2026, 2, 1), nama_atasan="Budi", nomor_sk="800/2", tanggal_sk=date(2026, 1, 6),
    )  # fmt: skip
    heads, raters = from_masukan([person, head])
    assert raters == [
        PenilaiDraft(ROW, SITI, BUDI, JenisPenugasan.PLT, "800/1", date(2026, 1, 5), penilai_nama="Budi")
    ]
    assert heads == [
        KepalaDraft(
            ROW, "20200001", BUDI, JenisPenugasan.DEFINITIF, date(2026, 2, 1), "800/2", date(2026, 1, 6),
            "Budi", "Dinas Contoh",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "unit", "number"),
    [
        (AtasanDraft(lokasi=ROW, unit="Dinas", unor_id="U1", nip_atasan=BUDI), "U1", BUDI),
        (AtasanDraft(lokasi=ROW, nip_atasan="", unit="Dinas", nrp_atasan="11980045"), "Dinas", "11980045"),
        (AtasanDraft(lokasi=ROW, nip_atasan=""), "", ""),
    ],
)
def test_the_surest_name_of_a_unit_and_of_its_head_is_taken(
    draft: AtasanDraft, unit: str, number: str
) -> None:
    [head], raters = from_masukan([draft])
    assert (head.unit, head.nip, head.nama, head.unit_nama, raters) == (
        unit,
        number,
        "",
        draft.unit or "",
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Dinas Contoh\t{BUDI}\n\n20200001\t{SITI}",
        f"{BUDI}\tDinas Contoh\tlebih\n \t \n{SITI}\t20200001",
        f"Dinas Contoh ; {BUDI[:8]} {BUDI[8:]}\n;\n20200001;{SITI}",
    ],
)
def test_pasted_lines_in_either_order(text: str) -> None:
    found = from_clipboard(text)
    assert [(one.lokasi.baris, one.unit, one.nip.replace(" ", "")) for one in found] == [
        (1, "Dinas Contoh", BUDI), (3, "20200001", SITI),
    ]  # fmt: skip


def test_a_pasted_line_without_a_number_names_a_unit_only() -> None:
    assert from_clipboard("Dinas Contoh") == [KepalaDraft(Location(baris=1), "Dinas Contoh", "")]
    [found] = from_clipboard("Dinas Contoh")
    assert (found.sk_nomor, found.nama, found.unit_nama, found.dari) == ("", "", "", None)


def test_what_an_exception_does_not_say_is_empty() -> None:
    one = PenilaiDraft(ROW, SITI, BUDI)
    assert (one.jenis, one.sk_nomor, one.sk_tanggal, one.atasan_nip, one.penilai_nama) == (
        JenisPenugasan.DEFINITIF, "", None, "", "",
    )  # fmt: skip
