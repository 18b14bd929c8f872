"""Pohon hasil: what serves what, what hangs, who waits."""

from __future__ import annotations

from dataclasses import replace

from kinerja_desktop.domain.skp import JenisRhk
from kinerja_desktop.services import pohon_hasil, skp, unit
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pohon_hasil import Simpul
from tests.kantor_kecil import NIP, SEKRETARIAT
from tests.services.test_skp import TAHUN, kantor, planned, rhk, row

__all__ = ["kantor"]


def shape(nodes: tuple[Simpul, ...]) -> list[tuple[str, list[object]]]:
    return [(one.teks, list(shape(one.anak))) for one in nodes]


def test_results_stand_under_what_they_serve_and_the_rest_is_marked(kantor: Konteks) -> None:
    budi = planned(kantor, "Budi", rhk("Layanan"))
    sari = planned(kantor, "Sari", rhk("Keuangan", pimpinan_id=budi.isi.rhk[0].id), rhk("Umum"))
    planned(
        kantor,
        "Tono",
        rhk("Kas", pimpinan_id=sari.isi.rhk[0].id),
        rhk("Bantu", jenis=JenisRhk.TAMBAHAN.value),
    )
    found = pohon_hasil.pohon(kantor, TAHUN)
    assert shape(found.akar) == [("Layanan", [("Keuangan", [("Kas", [])])]), ("Bantu", [])]
    assert found.akar[0].jumlah == 2
    assert shape(found.menggantung) == [("Umum", [])]
    assert found.menggantung[0].penugasan_id == row(kantor, "Sari").penugasan_id
    assert NIP["Dewi"] in {one.nip for one in found.belum}
    places = {one.nama: one.id for one in unit.tree(kantor)}
    part = pohon_hasil.pohon(kantor, TAHUN, places[SEKRETARIAT])
    assert shape(part.akar)[0] == ("Layanan", [("Keuangan", [("Kas", [])])])  # the leader from above is there
    assert part.akar[0].penugasan_id == 0


def test_who_waits_for_whom(kantor: Konteks) -> None:
    planned(kantor, "Tono", rhk("Kas"))
    waiting = pohon_hasil.pohon(kantor, TAHUN).menunggu
    [sari] = [one for one in waiting if one.nama == "SARI WULANDARI"]
    assert sari.penugasan_ids == (row(kantor, "Tono").penugasan_id,)


def test_what_hangs_follows_the_version_in_force(kantor: Konteks) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    planned(kantor, "Tono", rhk("Kas", pimpinan_id=sari.isi.rhk[0].id))
    skp.tetapkan(kantor, {sari.baris.skp_id or 0: sari.version})
    draft = skp.buka(kantor, skp.ubah(kantor, sari.baris.skp_id or 0, "x").value)
    empty = replace(draft.isi, rhk=(rhk("Lain"),))
    skp.simpan(kantor, draft.baris.skp_id or 0, empty, version=draft.version)
    assert shape(pohon_hasil.pohon(kantor, TAHUN).menggantung) == [("Keuangan", [("Kas", [])])]
