"""The sample office: plausible, the same every time, whole, and what the issue promises of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain import golongan, nip
from kinerja_desktop.domain.codes import JenisPegawai, Predikat
from kinerja_desktop.foundation.errors import Cancelled, RefusedError
from kinerja_desktop.regulations import references
from kinerja_desktop.services import beku, keberatan, pelaksanaan, penilaian, skp
from kinerja_desktop.services.contoh import MINIMAL, berkas, buat_contoh, isi_contoh
from kinerja_desktop.services.contoh.nilai import TERBUKA, TERTUTUP
from kinerja_desktop.services.contoh.orang import Orang, Pembuat
from kinerja_desktop.services.contoh.rencana import bahan
from kinerja_desktop.services.contoh.susunan import rencana
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import derive_now
from kinerja_desktop.services.periksa import periksa_data
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import contoh as queries

HARI = date(2026, 11, 20)


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Konteks]:
    """The sample office of 480 people; tests only read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
        konteks = buat_contoh(tmp_path_factory.mktemp("contoh") / "kantor", 480, "Rina")
    with closing(konteks.kantor):
        yield konteks


def _people(jumlah: int) -> list[Orang]:
    maker = Pembuat()
    return [maker.orang(post) for post in rencana(jumlah).formasi]


def test_every_number_is_right_and_fits_the_person(contoh: Konteks) -> None:
    with contoh.simpanan.read() as connection:
        rows = connection.execute(
            tables.pegawai.join(
                tables.pegawai_keadaan, tables.pegawai_keadaan.c.pegawai_id == tables.pegawai.c.id
            )
            .select()
            .where(tables.pegawai_keadaan.c.dari == tables.AWAL)
        ).mappings()
        people = [dict(row) for row in rows]
    assert len(people) == 480
    assert len({row["nip"] for row in people}) == 480
    for row in people:
        kind = JenisPegawai(row["jenis_pegawai"])
        found = nip.check(row["nip"], jenis=kind, hari_ini=HARI)
        assert found.findings == (), row["nip"]
        assert found.nip is not None
        assert (
            nip.mismatches(found.nip, tanggal_lahir=row["tanggal_lahir"], jenis_kelamin=row["jenis_kelamin"])
            == ()
        )
        assert golongan.is_pppk(row["golongan"]) == kind.value.startswith("pppk"), row
        assert row["tmt_golongan"] <= HARI
        assert 18 <= found.nip.tahun_pengangkatan - row["tanggal_lahir"].year <= 50, row


def test_people_of_many_kinds_are_there(contoh: Konteks) -> None:
    with contoh.simpanan.read() as connection:
        rows = connection.execute(tables.pegawai_keadaan.select()).mappings().all()
        kinds = Counter(row["jenis_pegawai"] for row in rows)
        heads = Counter(row.jenis for row in connection.execute(tables.unit_kepala.select()))
        outside = connection.execute(tables.penilai_luar.select()).all()
    assert min(kinds[kind] for kind in ("pns", "cpns", "pppk", "pppk_paruh_waktu")) >= 3
    assert {"tugas_belajar", "pensiun", "kontrak_berakhir"} <= {row["kedudukan"] for row in rows}
    assert "ruang_gtk" in {row["dinilai_di"] for row in rows}
    assert {"definitif", "plt", "tugas_tambahan"} <= set(heads)
    assert [row.jabatan for row in outside] == ["Sekretaris Daerah", "Bupati Giriwangi"]
    known = {entry.id for entry in references.jabatan_fungsional()}
    ids = {row["jabatan_id"] for row in rows if row["jenis_jabatan"] == "fungsional"}
    assert ids <= known


def test_what_is_stuck_is_there_to_be_found(contoh: Konteks) -> None:
    codes = {one.code for one in derive_now(contoh, HARI).hasil.findings}
    assert {"penugasan.tanpa-unit", "penugasan.unit-tanpa-kepala", "penugasan.pensiun"} <= codes


def test_closed_periods_are_locked_and_about_88_percent_baik(contoh: Konteks) -> None:
    for kode in TERTUTUP:
        found = penilaian.grid(contoh, kode)
        assert set(found.per_status) == {"terkunci"}, kode
        total = sum(found.per_predikat.values())
        assert 0.85 <= found.per_predikat[Predikat.BAIK] / total <= 0.91, kode
        assert 0.08 <= found.per_predikat[Predikat.SANGAT_BAIK] / total <= 0.14, kode
        worse = total - found.per_predikat[Predikat.BAIK] - found.per_predikat[Predikat.SANGAT_BAIK]
        assert 1 <= worse <= 0.03 * total, kode


def test_the_open_period_is_half_done(contoh: Konteks) -> None:
    found = penilaian.grid(contoh, TERBUKA)
    assert {"belum", "sebagian", "tersimpan"} == set(found.per_status)
    assert found.per_status["belum"] > found.per_status["tersimpan"] > found.per_status["sebagian"] > 5
    assert any(row.hasil_teks for row in found.baris)
    assert sum(row.penilai is None for row in found.baris) >= 1


def test_who_moved_has_two_rows_in_the_period(contoh: Konteks) -> None:
    people = Counter(row.pegawai_id for row in penilaian.grid(contoh, "2026-TW2").baris)
    assert max(people.values()) == 2


def test_the_staff_of_a_unit_whose_head_retired_is_rated_by_the_plt(contoh: Konteks) -> None:
    def raters(kode: str) -> set[str]:
        rows = penilaian.grid(contoh, kode).baris
        return {row.penilai_nama for row in rows if "PAUD" in row.unit and "Kepala Bidang" not in row.jabatan}

    before, after = raters("2026-TW2"), raters("2026-TW3")
    assert len(before) == len(after) == 1
    assert before != after


def test_frozen_parts_are_those_of_the_lock(contoh: Konteks) -> None:
    with contoh.simpanan.read() as connection:
        rows = connection.execute(tables.penilaian.select().where(tables.penilaian.c.status == "terkunci"))
        kept = [(beku.from_text(row.beku), row) for row in rows]
    for frozen, row in kept:
        assert (frozen.periode, frozen.predikat) == (row.periode_kode, row.predikat)
        assert row.diputuskan_oleh == frozen.penilai.nama
    assert sum(bool(json.loads(row.umpan_balik)) for _, row in kept if row.umpan_balik) > 100
    plt = [frozen for frozen, _ in kept if frozen.penilai.jenis == "plt"]
    assert plt
    assert all(frozen.penilai.sk_nomor and frozen.penilai.sk_tanggal for frozen in plt)
    kadis = [f for f, _ in kept if f.penilai.jabatan == "Sekretaris Daerah"]
    assert {f.atasan.jabatan for f in kadis if f.atasan} == {"Bupati Giriwangi"}


def test_it_is_whole(contoh: Konteks) -> None:
    found = periksa_data(contoh)
    assert found.jumlah == {}
    assert found.diperiksa["pegawai"] == 480
    assert found.diperiksa["penilaian"] == isi_contoh(contoh).penilaian


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_its_own_roster_brings_nothing_new(contoh: Konteks, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"Data ASN.{ending}"
    written = berkas.tulis_roster(contoh, target)
    read = roster.periksa(None, [target])
    assert read.hitungan["dibaca"] == written
    assert read.hitungan["baru"] == written
    with contoh.simpanan.read() as connection:
        expected = {row.nip for row in queries.roster(connection, HARI)}
    assert {row.nip for row in read.baris} == expected


def test_ratings_for_those_who_have_none(contoh: Konteks, tmp_path: Path) -> None:
    count = berkas.tulis_nilai(contoh, TERBUKA, tmp_path / "nilai.csv")
    lines = (tmp_path / "nilai.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == count + 1 > 100


@pytest.mark.parametrize("jumlah", [MINIMAL, 30, 60])
def test_a_small_office_shows_every_kind_too(jumlah: int) -> None:
    plan = rencana(jumlah)
    assert len(plan.formasi) == jumlah
    led = {post.unit for post in plan.formasi if post.memimpin}
    kinds = {one.jenis for one in plan.units if one.kunci in led}
    assert kinds >= {"perangkat_daerah", "sekolah", "puskesmas", "kelurahan"}
    assert {post.jenis_pegawai for post in plan.formasi} >= {"pns", "pppk", "pppk_paruh_waktu"}
    assert any(post.unit not in led for post in plan.formasi)  # staff of a unit that nobody leads
    assert any({one.kunci, one.plt} <= led for one in plan.units if one.plt)


@pytest.mark.parametrize("jumlah", [MINIMAL, 97])
def test_a_small_office_is_whole_too(tmp_path: Path, jumlah: int) -> None:
    konteks = buat_contoh(tmp_path / "kecil", jumlah, "Rina")
    with closing(konteks.kantor):
        assert isi_contoh(konteks).pegawai == jumlah
        assert periksa_data(konteks).jumlah == {}
        units = Counter(row.unit for row in penilaian.grid(konteks, "2026-TW3").baris)
    assert any(name.startswith("SD Negeri") for name in units)
    assert any("Puskesmas" in name for name in units)


def test_the_same_number_gives_the_same_people(contoh: Konteks) -> None:
    once, again = _people(480), _people(480)
    assert once == again
    assert once[0].nip != _people(481)[-1].nip


def test_sixty_thousand_people_have_sixty_thousand_numbers() -> None:
    people = _people(60_000)
    assert len({one.nip for one in people}) == 60_000
    assert max(len(one.nip) for one in people) == 18
    names = [unit.nama for unit in rencana(60_000).units if unit.jenis == "kecamatan"]
    assert len(names) == len(set(names)) > 100


def test_too_few_or_cancelled_leaves_nothing(tmp_path: Path) -> None:
    class Batal:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done >= 2:
                raise Cancelled

    with pytest.raises(RefusedError, match="terlalu-sedikit"):
        buat_contoh(tmp_path / "a", MINIMAL - 1)
    assert not (tmp_path / "a").exists()
    with pytest.raises(Cancelled):
        buat_contoh(tmp_path / "b", 60, "Rina", Batal())
    assert [path.name for path in (tmp_path / "b").iterdir()] == []


def test_with_plans_it_shows_a_year_from_planning_to_an_objection(tmp_path: Path) -> None:
    konteks = buat_contoh(tmp_path / "setahun", 120, "Rina", dengan_rencana=True)
    with closing(konteks.kantor):
        rows = skp.daftar(konteks, 2026)
        status = Counter(row.status for row in rows)
        assert {"ditetapkan", "diajukan", "dikembalikan", "draf", "belum"} == set(status)
        assert status["ditetapkan"] > 0.75 * len(rows)
        assert {row.kelompok for row in rows if row.skp_id} == {"jpt", "ja_jf"}
        assert {row.pendekatan for row in rows if row.skp_id} == {"kuantitatif", "kualitatif"}
        assert sum(row.terhubung for row in rows) > 0.7 * sum(row.jumlah_rhk for row in rows)
        said = Counter(
            one.code for row in rows if row.skp_id for one in skp.buka(konteks, row.skp_id).findings
        )
        assert set(said) <= {"skp.tanpa-penilai", "skp.tumpang-tindih"}
        done = [row for row in pelaksanaan.daftar(konteks, "2026-TW3") if row.realisasi]
        assert len(done) == 40
        assert any(row.bukti for row in done)
        assert any(row.umpan_balik for row in done)
        [one] = keberatan.daftar(konteks)
        assert one.status.value == "diajukan"
        assert periksa_data(konteks).jumlah == {}


def test_every_plan_of_the_sample_is_somebodys_and_names_its_indicators(contoh: Konteks) -> None:
    raw = bahan()["jabatan"]
    titles = {row.jabatan for row in skp.daftar(contoh, 2026)}
    for n, one in enumerate(raw):
        before = [other["awalan"] for other in raw[:n] if not other.get("memimpin")]
        mine = [t for t in titles if t.startswith(one["awalan"]) and not any(t.startswith(b) for b in before)]
        assert mine, f"nobody has {one['awalan']!r}"
        assert all(rhk["ukuran"] for rhk in one["rhk"])
