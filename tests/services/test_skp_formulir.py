"""Which form an SKP begins with: the level decides; where nobody noted it the title proposes, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_desktop.domain.skp import KelompokSkp
from kinerja_desktop.services import pegawai, skp, skp_baru
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp_formulir import kelompok
from tests.kantor_kecil import NIP, isi

JPT, JA_JF = KelompokSkp.JPT, KelompokSkp.JA_JF
DIDUGA = "skp.formulir-diduga"


@pytest.mark.parametrize(
    ("jabatan", "form"),
    [
        ("Kepala Dinas", JPT), ("KEPALA DINAS  PENDIDIKAN", JPT), ("Kepala Badan Kepegawaian Daerah", JPT),
        ("Sekretaris Daerah", JPT), ("Asisten Perekonomian dan Pembangunan", JPT),
        ("Staf Ahli Bidang Hukum dan Politik", JPT), ("Inspektur Daerah", JPT), ("Sekretaris DPRD", JPT),
        ("Kepala Seksi Pembinaan SD", JA_JF), ("Kepala Bidang Pembinaan SMP", JA_JF), ("Kepala UPT Puskesmas", JA_JF),
        ("Kepala Sub Bagian Umum", JA_JF), ("Sekretaris Dinas", JA_JF), ("Sekretaris Badan", JA_JF), ("Camat Sukaraya", JA_JF),
        ("Asisten Apoteker Terampil", JA_JF), ("Inspektur Pembantu Wilayah I", JA_JF), ("Kepala Badanusaha", JA_JF),
        ("Guru Ahli Muda", JA_JF), ("", JA_JF),
    ],
)  # fmt: skip
def test_a_title_proposes_only_where_no_level_is_known(jabatan: str, form: KelompokSkp) -> None:
    assert kelompok("", jabatan) is form
    assert kelompok("administrator", jabatan) is JA_JF
    assert kelompok("jpt_pratama", jabatan) is JPT


def test_a_proposed_form_is_said_until_the_level_is_noted(konteks: Konteks, tmp_path: Path) -> None:
    isi(konteks, tmp_path)
    rows = {row.nip: row for row in skp.daftar(konteks, 2026)}
    budi, tono = rows[NIP["Budi"]], rows[NIP["Tono"]]
    assert (budi.kelompok, tono.kelompok) == (JPT.value, JA_JF.value)
    [said] = [one for one in skp_baru.buka(konteks, budi.penugasan_id, 2026).findings if one.code == DIDUGA]
    assert said.args["jabatan"] == "Kepala Dinas"
    assert DIDUGA not in {one.code for one in skp_baru.buka(konteks, tono.penugasan_id, 2026).findings}
    version = pegawai.kartu(konteks, budi.pegawai_id).baris.version
    pegawai.ubah(konteks, budi.pegawai_id, {"jenjang": "administrator"}, version=version)
    now = skp_baru.buka(konteks, budi.penugasan_id, 2026)
    assert (now.isi.kelompok, DIDUGA in {one.code for one in now.findings}) == (JA_JF.value, False)
