"""Warnings before something is recorded that is most often a slip; none of them keeps anybody from recording it."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import bup, tenggat
from kinerja_desktop.storage.queries.pegawai import PegawaiRow

TAHUN = (date(2026, 1, 1), date(2026, 12, 31))
PINDAH = (date(2026, 5, 4), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("hari", "masa", "codes"),
    [
        (date(2026, 1, 20), [TAHUN], []),
        (date(2026, 1, 31), [TAHUN], []),
        (date(2026, 2, 1), [TAHUN], ["skp.tetap-terlambat"]),
        (date(2026, 5, 10), [PINDAH], []),
        (date(2027, 1, 2), [PINDAH], ["skp.tetap-nanti", "skp.tetap-lewat-masa"]),
        (date(2026, 12, 24), [PINDAH], ["skp.tetap-nanti"]),
        (None, [TAHUN], []),
        (date(2026, 6, 1), [], []),
    ],
)
def test_a_day_of_setting_that_is_odd_is_named(
    hari: date | None, masa: list[tuple[date, date]], codes: list[str]
) -> None:
    found = tenggat.ganjil(hari, masa)
    assert [one.code for one in found] == codes
    assert all(sentence(one.code, **one.args).endswith(".") for one in found)


def person(nip: str, jabatan: str, jenjang: str) -> PegawaiRow:
    return PegawaiRow(
        1, b"x" * 16, 1, nip, "Tono", "", "S.Pd.", "pns", "aktif", "III/a", jabatan, jenjang, None, "", "", None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("nip", "jabatan", "jenjang", "usual"),
    [
        ("199206012015011001", "Pengadministrasi", "pelaksana", 58),
        ("196811202015011001", "Pengadministrasi", "pelaksana", None),
        ("196811212015011001", "Pengadministrasi", "pelaksana", 58),
        ("196811202015011001", "Kepala Dinas", "jpt_pratama", 60),
        ("196206012015011001", "Polisi Kehutanan Ahli Utama", "", 65),
        ("199206012015011001", "Entah", "", None),
        ("", "Pengadministrasi", "pelaksana", None),
    ],
)
def test_who_is_young_for_a_pension_is_named_with_the_usual_age(
    nip: str, jabatan: str, jenjang: str, usual: int | None
) -> None:
    found = bup.terlalu_muda([person(nip, jabatan, jenjang)], date(2026, 11, 20))
    assert [one.args["bup"] for one in found] == ([usual] if usual else [])
    assert all("Tono, S.Pd. baru berumur" in sentence(one.code, **one.args) for one in found)
