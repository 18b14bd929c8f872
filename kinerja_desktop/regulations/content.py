"""The shape of every rule's ``isi``: one reader per key, from a strict table to domain types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from kinerja_desktop.domain.codes import (
    Capaian,
    JenisPegawai,
    JenisPenugasan,
    JenisPeriode,
    Jenjang,
    Predikat,
    Rating,
)
from kinerja_desktop.domain.regulation import (
    BatasEkspor,
    JenisPanduan,
    Kata,
    Keberatan,
    KodeSiasn,
    NilaiPerilaku,
    Panduan,
    SyaratPenilai,
    TenggatBawaan,
)
from kinerja_desktop.regulations.strict import E, Table, fail


def _kuadran(isi: Table) -> Mapping[tuple[Rating, Rating], Predikat]:
    cells: dict[tuple[Rating, Rating], Predikat] = {}
    for hasil in Rating:
        row = isi.table(hasil)
        for perilaku, predikat in row.mapping(Rating, str).items():
            cells[hasil, perilaku] = row.as_code(predikat, Predikat, perilaku)
    return cells


def _urutan(isi: Table) -> tuple[Predikat, ...]:
    found = isi.codes("urutan", Predikat)
    if set(found) != set(Predikat):
        fail(isi.berkas, isi.where("urutan"), "tidak lengkap")
    return found


def _kata(keys: type[E]) -> Callable[[Table], Mapping[E, Kata]]:
    def read(isi: Table) -> Mapping[E, Kata]:
        words: dict[E, Kata] = {}
        for code in keys:
            entry = isi.table(code)
            words[code] = Kata(entry.take("layar", str), entry.take("formulir", str))
            entry.done()
        return words

    return read


def _rating_pimpinan(isi: Table) -> Mapping[Capaian, Rating]:
    return {c: isi.as_code(r, Rating, c) for c, r in isi.mapping(Capaian, str).items()}


def _distribusi(isi: Table) -> Mapping[Capaian, tuple[Panduan, ...]]:
    return {capaian: tuple(_panduan(line) for line in isi.tables(capaian)) for capaian in Capaian}


def _panduan(line: Table) -> Panduan:
    jenis = line.code("jenis", JenisPanduan)
    persen = None
    if jenis in (JenisPanduan.PALING_BANYAK, JenisPanduan.PALING_SEDIKIT):
        raw = line.data.get("persen")
        persen = (
            line.take("persen", Decimal) if isinstance(raw, Decimal) else Decimal(line.take("persen", int))
        )
        if not 0 <= persen <= 100:
            fail(line.berkas, line.where("persen"), "di luar 0 sampai 100")
    found = Panduan(jenis, line.codes("predikat", Predikat), persen)
    line.done()
    return found


def _perilaku(isi: Table) -> tuple[NilaiPerilaku, ...]:
    values: list[NilaiPerilaku] = []
    for entry in isi.tables("nilai_dasar"):
        values.append(NilaiPerilaku(entry.take("nama", str), entry.texts("panduan")))
        entry.done()
    return tuple(values)


def _penilai(isi: Table) -> SyaratPenilai:
    return SyaratPenilai(
        frozenset(isi.codes("jenjang", Jenjang)),
        isi.take("boleh_delegasi", bool),
        isi.take("boleh_sama_dengan_atasan", bool),
        frozenset(isi.codes("sama_terbaca", Jenjang)),
    )


def _keberatan(isi: Table) -> Keberatan:
    found = Keberatan(isi.take("hari", int), isi.take("jenis_hari", str))
    if found.jenis_hari not in ("kalender", "kerja"):
        fail(isi.berkas, isi.where("jenis_hari"), "harus kalender atau kerja")
    return found


def _tenggat(isi: Table) -> TenggatBawaan:
    names = ("skp_bulan", "skp_hari", "tahunan_bulan", "tahunan_hari", "periodik_hari")
    return TenggatBawaan(**{name: isi.take(name, int) for name in names})


def _siasn(isi: Table) -> KodeSiasn:
    golongan = isi.table("golongan")
    return KodeSiasn(
        rating=isi.table("rating").mapping(Rating, int),
        kuadran=isi.table("kuadran").mapping(Predikat, int),
        periodik=isi.table("periodik").mapping(JenisPeriode, str, is_complete=False),
        koefisien=isi.table("koefisien").mapping(Jenjang, str, is_complete=False),
        koefisien_predikat=isi.code("koefisien_predikat", Predikat),
        golongan={name: golongan.take(name, str) for name in golongan.data},
        penugasan=isi.table("penugasan").mapping(JenisPenugasan, str, is_complete=False),
        status_asn=isi.take("status_asn", str),
        status_non_asn=isi.take("status_non_asn", str),
    )


def _ekinerja(isi: Table) -> Mapping[str, Mapping[str, str]]:
    predikat = isi.table("predikat")
    words: dict[str, str] = {"belum": predikat.take("belum", str)}
    words |= {code.value: predikat.take(code, str) for code in Predikat}
    predikat.done()
    rating = isi.table("rating").mapping(Rating, str)
    jenis = isi.table("jenis_pegawai").mapping(JenisPegawai, str)
    return {
        "rating": {code.value: word for code, word in rating.items()},
        "predikat": words,
        "jenis_pegawai": {code.value: word for code, word in jenis.items()},
    }


def _batas_ekspor(isi: Table) -> BatasEkspor:
    return BatasEkspor(isi.take("umur_data_hari", int))


RULES: Final[Mapping[str, tuple[str, Callable[[Table], Any]]]] = {
    "predikat.kuadran": ("kuadran", _kuadran),
    "predikat.urutan": ("urutan_predikat", _urutan),
    "predikat.kata": ("kata_predikat", _kata(Predikat)),
    "rating.kata": ("kata_rating", _kata(Rating)),
    "capaian.kata": ("kata_capaian", _kata(Capaian)),
    "capaian.rating_pimpinan": ("rating_pimpinan", _rating_pimpinan),
    "distribusi.panduan": ("distribusi", _distribusi),
    "perilaku.berakhlak": ("perilaku", _perilaku),
    "penilai.syarat": ("penilai", _penilai),
    "keberatan.batas": ("keberatan", _keberatan),
    "tenggat.bawaan": ("tenggat", _tenggat),
    "siasn.kode": ("siasn", _siasn),
    "ekinerja.kata": ("kata_ekinerja", _ekinerja),
    "ekspor.batas": ("batas_ekspor", _batas_ekspor),
}
"""Key of a rule -> field of `Regulations` and the reader of its content."""

OPTIONAL: Final = frozenset({"distribusi.panduan"})
"""Rules without which a snapshot still serves."""
