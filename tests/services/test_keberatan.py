"""J13 on a real office: the clock, the reasons, the decision, the new predikat beside the old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.keberatan import KALENDER, KERJA, Batas, StatusKeberatan
from kinerja_desktop.domain.masukan import LaporanRow
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    atasan,
    beranda,
    keberatan,
    keberatan_pemutus,
    monitoring,
    pegawai,
    penguncian,
    penilaian,
    periksa,
    unit,
)
from kinerja_desktop.services.beku import from_text
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.keberatan import CaraHitung
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, CellEdit
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi

TW = "2026-TW3"
DITERIMA = date(2026, 10, 12)
ALASAN = "Realisasi bulan September belum dihitung"


@pytest.fixture(name="kantor")
def kantor_dinilai(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Tono was rated Sesuai and Di Bawah by Sari and locked; Sari by Budi is rated and not locked."""
    units = isi(konteks, tmp_path)
    people = {row.nip: row.id for row in pegawai.daftar(konteks)}
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, people[NIP[name]]))
    tono, sari = rated(konteks, "Tono"), rated(konteks, "Sari")
    edits = [
        CellEdit(row.penugasan_id, row.version, field, text)
        for row, texts in ((tono, "SB"), (sari, "SS"))
        for field, text in zip(("hasil_kerja", "perilaku"), texts, strict=True)
    ]
    penilaian.save_cells(konteks, TW, edits)
    penguncian.kunci(konteks, TW, penugasan_ids=[tono.penugasan_id], tanggal=date(2026, 10, 5))
    return konteks


def rated(konteks: Konteks, name: str) -> BarisNilai:
    [found] = [row for row in penilaian.grid(konteks, TW).baris if row.nip == NIP[name]]
    return found


def filed(konteks: Konteks, day: date = date(2026, 10, 20), reason: str = "") -> keberatan.BarisKeberatan:
    id_ = rated(konteks, "Tono").penilaian_id or 0
    made = keberatan.ajukan(
        konteks, id_, diterima=DITERIMA, alasan=ALASAN, diajukan=day, alasan_terlambat=reason
    )
    return keberatan.buka(konteks, made.value)


def test_from_filing_to_a_new_predikat(kantor: Konteks) -> None:
    before = rated(kantor, "Tono")
    assert before.predikat == "kurang"
    one = filed(kantor)
    assert (one.status, one.lama, one.baru, one.terlambat) == (
        StatusKeberatan.DIAJUKAN,
        "kurang",
        "kurang",
        False,
    )
    assert (one.batas.tanggal, one.batas.lain) == (date(2026, 10, 26), date(2026, 10, 30))
    told = keberatan.jelaskan(
        kantor, one.id, "Sudah dihitung", version=one.version, tanggal=date(2026, 10, 22)
    ).value
    assert (told.status, told.dijelaskan) == (StatusKeberatan.DIJELASKAN, date(2026, 10, 22))
    done = keberatan.putuskan(
        kantor, one.id, version=told.version, oleh="BUDI SANTOSO", pertimbangan="Bukti lengkap",
        tanggal=date(2026, 10, 27), perilaku=Rating.SESUAI,
    ).value  # fmt: skip
    assert (done.status, done.keputusan, done.lama, done.baru) == (
        StatusKeberatan.DIPUTUSKAN,
        "diubah",
        "kurang",
        "baik",
    )
    now = rated(kantor, "Tono")
    assert (now.predikat, now.status, now.hasil, now.perilaku) == ("baik", "terkunci", "sesuai", "sesuai")
    why = penguncian.dasar_predikat(kantor, TW, now.penugasan_id)
    assert why is not None
    assert why.beku is not None
    assert why.beku.tanggal == "2026-10-27"
    assert periksa.periksa_data(kantor).findings == ()
    [out] = [row for row in ekspor.cek_kelengkapan(kantor, TW).orang if row.penugasan_id == now.penugasan_id]
    assert (out.predikat, out.siap) == ("baik", True)


def test_a_decision_that_changes_nothing_leaves_the_rating_as_it_was(kantor: Konteks) -> None:
    before = rated(kantor, "Tono")
    one = filed(kantor)
    done = keberatan.putuskan(
        kantor, one.id, version=one.version, oleh="BUDI SANTOSO", hasil=Rating.SESUAI
    ).value
    assert (done.keputusan, done.diputuskan) == ("tetap", date(2026, 11, 20))
    assert rated(kantor, "Tono").version == before.version
    calls: tuple[Callable[[], object], ...] = (
        lambda: keberatan.cabut(kantor, one.id, version=done.version),
        lambda: keberatan.jelaskan(kantor, one.id, "x", version=done.version),
    )
    for call in calls:
        with pytest.raises(RefusedError) as told:
            call()
        assert told.value.code == "keberatan.selesai"
    with pytest.raises(RefusedError) as told:
        filed(kantor)
    assert told.value.code == "keberatan.sudah-putus"


def test_late_filing_needs_a_reason_and_keeps_it(kantor: Konteks) -> None:
    assert filed(kantor, date(2026, 10, 26)).alasan_terlambat == ""  # the last day
    keberatan.cabut(kantor, keberatan.daftar(kantor)[0].id, version=1)
    with pytest.raises(RefusedError) as told:
        filed(kantor, date(2026, 10, 27))
    assert told.value.code == "keberatan.terlambat"
    assert "26 Oktober 2026" in sentence(told.value.code, **told.value.args_)
    late = filed(kantor, date(2026, 10, 27), "Sakit sampai 26 Oktober")
    assert (late.terlambat, late.alasan_terlambat) == (True, "Sakit sampai 26 Oktober")
    assert [one.status for one in keberatan.daftar(kantor, TW)] == [
        StatusKeberatan.DIAJUKAN,
        StatusKeberatan.DICABUT,
    ]
    assert keberatan.daftar(kantor, "2026-TW2") == ()


def test_the_office_chooses_how_days_are_counted(kantor: Konteks) -> None:
    def limit() -> Batas:
        found = keberatan.batas(kantor, DITERIMA)
        assert found is not None
        return found

    assert keberatan.batas(kantor, date(1905, 9, 2)) is None  # a slip in the date: no rule was in force then
    assert (keberatan.cara_hitung(kantor).jenis, limit().jenis_hari) == ("", KALENDER)
    keberatan.atur_cara(kantor, CaraHitung(KERJA, ()))
    assert limit().tanggal == date(2026, 10, 30)
    keberatan.atur_cara(kantor, CaraHitung(KERJA, (date(2026, 10, 28), date(2026, 10, 28))))
    assert keberatan.libur(kantor) == (date(2026, 10, 28),)
    assert limit().tanggal == date(2026, 11, 2)
    with pytest.raises(RefusedError):
        keberatan.atur_cara(kantor, CaraHitung("pasaran", ()))


def test_what_cannot_be_filed_is_told(kantor: Konteks) -> None:
    tono, sari = rated(kantor, "Tono").penilaian_id or 0, rated(kantor, "Sari").penilaian_id or 0
    cases: list[tuple[Callable[[], object], str]] = [
        (
            lambda: keberatan.ajukan(kantor, sari, diterima=DITERIMA, alasan=ALASAN),
            "keberatan.belum-terkunci",
        ),
        (lambda: keberatan.ajukan(kantor, tono, diterima=DITERIMA, alasan=" "), "keberatan.tanpa-alasan"),
        (lambda: keberatan.ajukan(kantor, 99_999, diterima=DITERIMA, alasan=ALASAN), "keberatan.tidak-ada"),
        (lambda: filed(kantor, date(2026, 10, 11)), "keberatan.sebelum-diterima"),
        (lambda: keberatan.buka(kantor, 99_999), "keberatan.tidak-ada"),
    ]
    for call, code in cases:
        with pytest.raises(RefusedError) as told:
            call()
        assert told.value.code == code
        assert sentence(code, **told.value.args_)
    one = filed(kantor)
    more: list[tuple[Callable[[], object], str]] = [
        (lambda: filed(kantor), "keberatan.masih-berjalan"),
        (lambda: keberatan.jelaskan(kantor, one.id, " ", version=1), "keberatan.tanpa-penjelasan"),
        (lambda: keberatan.putuskan(kantor, one.id, version=1, oleh=" "), "keberatan.tanpa-pejabat"),
    ]
    for call, code in more:
        with pytest.raises(RefusedError) as told:
            call()
        assert told.value.code == code
    with pytest.raises(ConflictError):
        keberatan.jelaskan(kantor, one.id, "x", version=7)


def test_what_was_objected_to_is_kept_whole(kantor: Konteks) -> None:
    one = filed(kantor)
    keberatan.putuskan(
        kantor,
        one.id,
        version=one.version,
        oleh="BUDI SANTOSO",
        hasil=Rating.DI_ATAS,
        perilaku=Rating.DI_ATAS,
    )
    from kinerja_desktop.storage.queries import keberatan as queries

    with kantor.simpanan.read() as connection:
        [row] = queries.objections(connection, kantor.cakupan)
    old, new = from_text(row.beku_sebelum), from_text(row.beku)
    assert (old.predikat, new.predikat) == ("kurang", "sangat_baik")
    assert (old.tanggal, old.penilai.nama) == ("2026-10-05", "SARI WULANDARI")


def test_beranda_has_the_clock_of_what_is_not_finished(kantor: Konteks) -> None:
    def told() -> list[tuple[int, object]]:
        found = beranda.ringkas(kantor, "2026-TW4").tugas
        return [(one.jumlah, one.args["hari"]) for one in found if one.kode == "beranda.keberatan"]

    assert told() == []
    one = filed(kantor)  # 20 October; today is 20 November
    assert told() == [(1, 31)]
    keberatan.cabut(kantor, one.id, version=one.version)
    assert told() == []


def test_what_was_decided_stays_and_a_rating_that_changed_meanwhile_is_not_decided_on(
    kantor: Konteks,
) -> None:
    one = filed(kantor)
    done = keberatan.putuskan(
        kantor, one.id, version=one.version, oleh="BUDI SANTOSO", perilaku=Rating.SESUAI
    ).value
    penguncian.buka_kunci(kantor, [done.penilaian_id], "Salah ketik")
    assert keberatan.buka(kantor, one.id).baru == "baik"


def test_a_rating_locked_anew_wants_an_objection_of_its_own(kantor: Konteks) -> None:
    one = filed(kantor)
    penguncian.buka_kunci(kantor, [one.penilaian_id], "Salah ketik")
    now = rated(kantor, "Tono")
    penilaian.save_cells(kantor, TW, [CellEdit(now.penugasan_id, now.version, "perilaku", "S")])
    penguncian.kunci(kantor, TW, penugasan_ids=[now.penugasan_id], tanggal=date(2026, 10, 25))
    with pytest.raises(RefusedError) as told:
        keberatan.putuskan(kantor, one.id, version=one.version, oleh="BUDI SANTOSO")
    assert told.value.code == "keberatan.nilai-berubah"
    assert rated(kantor, "Tono").predikat == "baik"


def test_the_limit_stays_as_it_was_told_when_holidays_change(kantor: Konteks) -> None:
    keberatan.atur_cara(kantor, CaraHitung(KERJA, ()))
    one = filed(kantor)
    assert (one.batas.tanggal, one.batas.jenis_hari) == (date(2026, 10, 30), KERJA)
    keberatan.atur_cara(kantor, CaraHitung(KALENDER, (date(2026, 10, 28),)))
    again = keberatan.buka(kantor, one.id)
    assert again.batas == one.batas
    assert keberatan.daftar(kantor)[0].batas == one.batas


def test_a_receipt_before_every_rule_is_refused(kantor: Konteks) -> None:
    id_ = rated(kantor, "Tono").penilaian_id or 0
    with pytest.raises(RefusedError) as told:
        keberatan.ajukan(kantor, id_, diterima=date(1905, 9, 2), alasan=ALASAN)
    assert told.value.code == "keberatan.sebelum-aturan"


def test_officials_who_are_nobody_any_more_stay_on_a_decided_result(kantor: Konteks) -> None:
    one = filed(kantor)
    for place in unit.tree(kantor):
        for head in atasan.kepala_of(kantor, place.id):
            atasan.remove_kepala(kantor, head.id, version=head.version)
    keberatan.putuskan(
        kantor,
        one.id,
        version=one.version,
        oleh="Budi Santoso",
        hasil=Rating.DI_ATAS,
        perilaku=Rating.DI_ATAS,
    )
    basis = penguncian.dasar_predikat(kantor, TW, rated(kantor, "Tono").penugasan_id)
    assert basis is not None
    assert basis.beku is not None
    assert (basis.beku.penilai.nama, basis.beku.atasan and basis.beku.atasan.nama) == (
        "SARI WULANDARI", "BUDI SANTOSO",
    )  # fmt: skip


def decided(konteks: Konteks) -> keberatan.BarisKeberatan:
    one = filed(konteks)
    return keberatan.putuskan(
        konteks, one.id, version=one.version, oleh="BUDI SANTOSO", tanggal=date(2026, 10, 27), perilaku=Rating.SESUAI
    ).value  # fmt: skip


def test_a_decision_entered_wrongly_is_corrected_with_a_reason_and_the_old_entry_is_kept(
    kantor: Konteks,
) -> None:
    one = decided(kantor)
    assert (one.baru, one.koreksi) == ("baik", ())
    meant = keberatan.Putusan("Budi Santoso, S.E.", "Bukti lengkap", date(2026, 10, 28), perilaku=Rating.DI_ATAS,
                              hasil=Rating.DI_ATAS)  # fmt: skip
    with pytest.raises(RefusedError) as told:
        keberatan.koreksi(kantor, one.id, meant, version=one.version, alasan=" ")
    assert told.value.code == "keberatan.koreksi-tanpa-alasan"
    again = keberatan.koreksi(kantor, one.id, meant, version=one.version, alasan="Rating salah dipilih").value
    assert (again.lama, again.baru, again.diputuskan) == ("kurang", "sangat_baik", date(2026, 10, 28))
    [before] = keberatan.buka(kantor, one.id).koreksi
    assert (before.predikat, before.oleh, before.alasan) == ("baik", "BUDI SANTOSO", "Rating salah dipilih")
    assert (rated(kantor, "Tono").predikat, rated(kantor, "Tono").status) == ("sangat_baik", "terkunci")
    back = keberatan.Putusan(
        "Budi Santoso, S.E.", tanggal=date(2026, 10, 28), hasil=Rating.SESUAI, perilaku=Rating.DI_BAWAH
    )
    last = keberatan.koreksi(kantor, one.id, back, version=again.version, alasan="Ternyata ditolak").value
    assert (last.keputusan, last.baru, rated(kantor, "Tono").predikat) == ("tetap", "kurang", "kurang")
    kept = keberatan.buka(kantor, one.id).koreksi
    assert [(each.predikat, each.alasan) for each in kept] == [
        ("sangat_baik", "Ternyata ditolak"),
        ("baik", "Rating salah dipilih"),
    ]
    assert keberatan.daftar(kantor)[0].koreksi == kept
    assert periksa.periksa_data(kantor).findings == ()


def test_only_what_was_decided_and_still_holds_is_corrected(kantor: Konteks) -> None:
    one = filed(kantor)
    meant = keberatan.Putusan("Budi", hasil=Rating.DI_ATAS)
    with pytest.raises(RefusedError) as told:
        keberatan.koreksi(kantor, one.id, meant, version=one.version, alasan="salah")
    assert told.value.code == "keberatan.belum-diputus"
    done = keberatan.putuskan(kantor, one.id, version=one.version, oleh="Budi").value
    with pytest.raises(ConflictError):
        keberatan.koreksi(kantor, one.id, meant, version=one.version, alasan="salah")
    now = rated(kantor, "Tono")
    penguncian.buka_kunci(kantor, [now.penilaian_id or 0], "Salah ketik")
    with pytest.raises(RefusedError) as told:
        keberatan.koreksi(kantor, one.id, meant, version=done.version, alasan="salah")
    assert told.value.code == "keberatan.belum-terkunci"
    opened = rated(kantor, "Tono")
    penilaian.save_cells(kantor, TW, [CellEdit(opened.penugasan_id, opened.version, "perilaku", "A")])
    penguncian.kunci(kantor, TW, penugasan_ids=[opened.penugasan_id], tanggal=date(2026, 11, 2))
    with pytest.raises(RefusedError) as told:
        keberatan.koreksi(kantor, one.id, meant, version=done.version, alasan="salah")
    assert told.value.code == "keberatan.koreksi-nilai-berubah"


def test_the_note_on_the_sheet_may_change_with_the_decision(kantor: Konteks) -> None:
    """A note that tells of the old predikat stayed on the sheet of the new one."""
    tono = rated(kantor, "Tono")
    penguncian.buka_kunci(kantor, [tono.penilaian_id or 0], "Catatan")
    tono = rated(kantor, "Tono")
    note = CellEdit(tono.penugasan_id, tono.version, penilaian.CATATAN, "Predikat Kurang karena perilaku")
    penilaian.save_cells(kantor, TW, [note])
    penguncian.kunci(kantor, TW, penugasan_ids=[tono.penugasan_id], tanggal=date(2026, 10, 5))
    one = filed(kantor)
    assert keberatan_pemutus.pemutus(kantor, one.id).catatan == "Predikat Kurang karena perilaku"
    keberatan.putuskan(
        kantor, one.id, version=one.version, oleh="Budi", perilaku=Rating.SESUAI, catatan=" Sesuai putusan keberatan "
    )  # fmt: skip
    now = penguncian.dasar_predikat(kantor, TW, tono.penugasan_id)
    assert now is not None
    assert now.beku is not None
    assert (now.beku.predikat, now.beku.catatan) == ("baik", "Sesuai putusan keberatan")
    assert periksa.periksa_data(kantor).findings == ()


def test_a_result_tells_when_it_was_decided(kantor: Konteks) -> None:
    [row] = keberatan.hasil_terkunci(
        kantor, next(p.id for p in pegawai.daftar(kantor) if p.nip == NIP["Tono"])
    )
    assert row.ditetapkan == date(2026, 10, 5)


def test_what_a_decision_would_do_is_known_before_it_is_taken(kantor: Konteks) -> None:
    one = filed(kantor)
    found = keberatan_pemutus.pemutus(kantor, one.id)
    assert (found.hasil, found.perilaku, found.lama, found.kini) == ("sesuai", "di_bawah", "kurang", "kurang")
    assert found.akibat["sesuai", "sesuai"] == "baik"
    assert found.akibat["sesuai", "di_bawah"] == "kurang"
    assert len(found.akibat) == 9


def test_what_is_waited_for_has_a_beginning_and_no_invented_limit(kantor: Konteks) -> None:
    one = filed(kantor)
    assert one.sejak == date(2026, 10, 20)
    told = keberatan.jelaskan(kantor, one.id, "Sudah", version=one.version, tanggal=date(2026, 10, 22)).value
    assert told.sejak == date(2026, 10, 22)
    done = keberatan.putuskan(kantor, one.id, version=told.version, oleh="Budi").value
    assert done.sejak is None


def test_mengapa_tanggal_ini_says_each_step_and_what_is_only_a_choice(kantor: Konteks) -> None:
    keberatan.atur_cara(kantor, CaraHitung(KERJA, (date(2026, 1, 16),)))
    limit = keberatan.batas(kantor, date(2026, 1, 2))
    assert limit is not None
    counted, judged, rule, certain, choice = keberatan.mengapa(limit, date(2026, 1, 26))
    assert counted == (
        "Hasil diterima 2 Januari 2026; hari pertama yang dihitung 3 Januari 2026. 14 hari kerja (Senin sampai Jumat, "
        "1 hari libur dilewati) berakhir 23 Januari 2026."
    )
    assert judged == "Diajukan 26 Januari 2026: lewat 3 hari dari 23 Januari 2026."
    assert "Peraturan Pemerintah Nomor 30 Tahun 2019" in rule
    assert certain == sentence("nilai.mutu-sekunder")
    assert "pilihan kantor" in choice
    assert "16 Januari 2026" in choice
    assert not any("Pasal" in line for line in (counted, judged, rule, certain, choice)), (
        "no article was seen"
    )
    assert keberatan.mengapa(limit)[1] == rule, "nothing is judged before it is filed"
    assert keberatan.mengapa(limit, date(2026, 1, 23))[1].startswith("Diajukan 23 Januari 2026: tidak lewat")


def test_a_limit_that_was_told_explains_itself_with_the_holidays_of_that_day(kantor: Konteks) -> None:
    keberatan.atur_cara(kantor, CaraHitung(KERJA, (date(2026, 10, 28),)))
    told = filed(kantor)
    keberatan.atur_cara(kantor, CaraHitung(KALENDER, ()))
    again = keberatan.buka(kantor, told.id)
    assert keberatan.mengapa(again.batas, again.diajukan) == keberatan.mengapa(told.batas, told.diajukan)
    assert "1 hari libur dilewati" in keberatan.mengapa(again.batas)[0]


def test_monitoring_says_that_a_decision_made_the_difference(kantor: Konteks) -> None:
    """e-Kinerja's report was drawn before the decision; without a word it looked like a slip of typing."""
    report = [
        LaporanRow(
            Location(baris=9), NIP["Tono"], "TONO HARYONO", hasil_kerja=Rating.SESUAI, perilaku=Rating.DI_BAWAH,
            predikat=Predikat.KURANG, atasan_nip=NIP["Sari"],
        )
    ]  # fmt: skip
    monitoring.simpan_laporan(kantor, report, TW)
    assert [
        (row.keadaan, row.keberatan) for row in monitoring.monitoring(kantor, TW).baris if row.laporan
    ] == [(monitoring.Ekinerja.SAMA, None)]
    one, day = filed(kantor), date(2026, 10, 27)
    keberatan.putuskan(kantor, one.id, version=one.version, oleh="Budi", tanggal=day, perilaku=Rating.SESUAI)
    assert [
        (row.keadaan, row.keberatan) for row in monitoring.monitoring(kantor, TW).baris if row.laporan
    ] == [(monitoring.Ekinerja.BERBEDA, day)]
