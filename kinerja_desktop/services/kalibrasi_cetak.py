"""*Penetapan predikat kinerja* (F11) and *Berita acara kalibrasi* of a unit as PDF.

The form of SE MenPANRB 3/2023 exists, its layout was not seen: both papers are the program's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.geometri import Kertas
from kinerja_desktop.documents.lembar import Meta, TandaTangan
from kinerja_desktop.documents.penetapan import KolomLembar, LembarPenetapan, TabelLembar
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.regulations import references
from kinerja_desktop.services import kalibrasi
from kinerja_desktop.services.cetak_daftar import unit_name
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.kalibrasi import BarisKalibrasi, IsiKalibrasi
from kinerja_desktop.services.kantor import kertas
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.nilai_sah import is_sah, tanda_draf
from kinerja_desktop.services.penandatangan import bernomor, jabatan_pada
from kinerja_desktop.storage.queries.unit_rincian import heads

_DASH = "-"


class JenisKertasKerja(StrEnum):
    """Which paper."""

    PENETAPAN = "penetapan"
    BERITA_ACARA = "berita_acara"


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who signs: name, number and capacity as they are printed ('' leaves dots); place and day."""

    nama: str
    nomor: str
    jabatan: str
    tempat: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class HasilKertas:
    """What was written: the file and its pages."""

    berkas: Path
    halaman: int


def penanda_bawaan(konteks: Konteks, found: IsiKalibrasi, hari: date) -> tuple[Penanda, ...]:
    """Return who may sign: who rates the head of the unit first, then the raters of its people, of most of them before.

    The leader above the unit sets its capaian: who rates its head is mostly he.
    """
    place, titles = PetaKop(konteks).of(found.unit_id).tempat, jabatan_pada(konteks, hari)
    leading = _heads(konteks, found, hari)
    above = {(one.penilai_nama, one.penilai_nomor) for one in found.orang if one.pegawai_id in leading}
    counts = Counter(
        (one.penilai_nama, one.penilai_nomor, titles.get(one.penilai, ""))
        for one in found.orang
        if one.penilai is not None
    )
    ordered = sorted(counts, key=lambda key: (key[:2] not in above, -counts[key], key[0].casefold()))
    return tuple(Penanda(nama, nomor, jabatan, place, hari) for nama, nomor, jabatan in ordered)


def _heads(konteks: Konteks, found: IsiKalibrasi, hari: date) -> frozenset[int]:
    """Return who led the unit when the period ended, or leads it on a day before that; nobody for the whole office."""
    if found.unit_id is None:
        return frozenset()
    day = min(hari, found.periode.akhir)
    with konteks.simpanan.read() as connection:
        rows = heads(connection, found.unit_id)
    here = (one for one in rows if one.dari <= day and (one.sampai is None or one.sampai >= day))
    return frozenset(one.pegawai_id for one in here if one.pegawai_id is not None)


def simpan_berkas(
    konteks: Konteks,
    periode: str,
    unit_id: int | None,
    jenis: JenisKertasKerja,
    penanda: Penanda,
    target: Path,
    progress: Progress | None = None,
    *,
    kop: bool = True,
) -> HasilKertas:
    """Write one paper as PDF on the office's paper; ``kop``: under the unit's letterhead.

    Raises:
        RefusedError: ``kalibrasi.tanpa-orang``: nobody has both ratings.
        FileError: it cannot be written.
        Cancelled: nothing was written.
    """
    model = lembar(konteks, periode, unit_id, jenis, penanda, kop=kop)
    done = konteks.kantor.worker.call(
        _write, target, model, Kertas(kertas(konteks)), progress=progress, writes_in=target.parent
    )
    return HasilKertas(done.berkas[0], done.halaman)


def _write(target: Path, model: LembarPenetapan, paper: Kertas, progress: Progress) -> batch.Hasil:
    return batch.write(target, [model], paper, progress=progress)


def lembar(
    konteks: Konteks,
    periode: str,
    unit_id: int | None,
    jenis: JenisKertasKerja,
    penanda: Penanda,
    *,
    kop: bool = True,
) -> LembarPenetapan:
    """Return a paper as it is drawn.

    Raises:
        RefusedError: ``kalibrasi.tanpa-orang``.
    """
    found = kalibrasi.isi(konteks, periode, unit_id)
    if not found.orang:
        raise RefusedError("kalibrasi.tanpa-orang", periode=found.periode.text)
    nama, head = unit_name(konteks, unit_id), PetaKop(konteks).of(unit_id).kop
    words = label.words(jenis.value)
    is_minutes = jenis is JenisKertasKerja.BERITA_ACARA
    draf = (
        ""
        if is_minutes
        else next((tanda_draf(one.status) for one in found.orang if not is_sah(one.status)), "")
    )
    title = f"{words['judul']} {nama} {periode}"
    return LembarPenetapan(
        meta=Meta(
            title,
            words["judul"],
            "",
            "",
            title,
            " · ".join(filter(None, (nama, found.periode.text, draf))),
            "",
        ),
        judul=words["judul"],
        anak_judul=words["anak_judul"].format(periode=found.periode.text.upper()) if is_minutes else "",
        keterangan=_particulars(found, nama, words),
        paragraf=_opening(found, penanda, words) if is_minutes else (),
        tabel=_minutes(found, words, jabatan_pada(konteks, penanda.tanggal))
        if is_minutes
        else _setting(found, words),
        ttd=None if draf else _signature(penanda),
        kop=head if kop else None,
        draf=draf,
    )


def _particulars(found: IsiKalibrasi, nama: str, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    capaian = found.capaian.capaian
    rated = words["orang"].format(dinilai=bilangan(len(found.orang)), belum=bilangan(found.belum))
    if found.tidak_dinilai:
        rated += words["orang_tidak"].format(jumlah=bilangan(found.tidak_dinilai))
    return (
        (words["unit"], nama),
        (words["periode"], found.periode.text),
        (words["capaian"], found.judge.kata_capaian.isi[capaian].layar if capaian else _DASH),
        (words["pegawai"], rated),
    )


def _opening(found: IsiKalibrasi, penanda: Penanda, words: Mapping[str, str]) -> tuple[str, ...]:
    said = words["pembuka" if found.riwayat else "pembuka_nihil"].format(
        tanggal=tanggal(penanda.tanggal), jumlah=bilangan(len(found.riwayat))
    )
    return (said,)


def _setting(found: IsiKalibrasi, words: Mapping[str, str]) -> tuple[TabelLembar, ...]:
    judge, whole = found.judge, len(found.orang)
    numbers = found.papan().jumlah(judge)
    names = judge.kata_predikat.isi
    shares = [
        (names[one].layar, bilangan(count), f"{kalibrasi.persen(count, whole)}%")
        for one, count in numbers.items()
    ]
    people = [
        (
            str(number), one.nama, nip_rules.display(one.nip) or _DASH, references.istilah("rating", one.hasil),
            references.istilah("rating", one.perilaku), names[Predikat(one.predikat)].layar,
        )
        for number, one in enumerate(found.orang, 1)
    ]  # fmt: skip
    return (
        TabelLembar(
            words["distribusi"],
            (
                KolomLembar(words["predikat"], 60),
                KolomLembar(words["jumlah"], 25, tengah=True),
                KolomLembar(words["persen"], 25, tengah=True),
            ),
            (*shares, (words["total"], bilangan(whole), "100,0%")),
        ),
        TabelLembar(
            words["daftar"],
            (
                KolomLembar(words["no"], 10, tengah=True),
                KolomLembar(words["nama"], 50, 1),
                KolomLembar(words["nip"], 39),
                KolomLembar(words["hasil"], 24),
                KolomLembar(words["perilaku"], 24),
                KolomLembar(words["predikat"], 33),
            ),
            tuple(people),
        ),
    )


def _minutes(
    found: IsiKalibrasi, words: Mapping[str, str], titles: Mapping[Pihak | None, str]
) -> tuple[TabelLembar, ...]:
    names = found.judge.kata_predikat.isi
    now = found.papan().jumlah(found.judge)
    before = _before(found, now)
    numbers = [(names[one].layar, bilangan(before[one]), bilangan(now[one])) for one in Predikat]
    moves = [
        (str(number), one.nama, _cell(one.sebelum, found), _cell(one.sesudah, found), one.alasan)
        for number, one in enumerate(reversed(found.riwayat), 1)
    ]
    return (
        TabelLembar(
            words["distribusi"],
            (
                KolomLembar(words["predikat"], 60),
                KolomLembar(words["sebelum"], 25, tengah=True),
                KolomLembar(words["sesudah"], 25, tengah=True),
            ),
            tuple(numbers),
        ),
        TabelLembar(
            words["daftar"],
            (
                KolomLembar(words["no"], 10, tengah=True),
                KolomLembar(words["nama"], 42),
                KolomLembar(words["sebelum"], 36),
                KolomLembar(words["sesudah"], 36),
                KolomLembar(words["alasan"], 56, 1),
            ),
            tuple(moves) or ((_DASH, words["nihil"], _DASH, _DASH, _DASH),),
        ),
        _present(found, words, titles),
    )


def _present(
    found: IsiKalibrasi, words: Mapping[str, str], titles: Mapping[Pihak | None, str]
) -> TabelLembar:
    raters = {one.penilai: one.penilai_nama for one in found.orang if one.penilai is not None}
    present = sorted(raters.items(), key=lambda item: item[1].casefold())
    return TabelLembar(
        words["peserta"],
        (
            KolomLembar(words["no"], 10, tengah=True),
            KolomLembar(words["nama"], 70, 1),
            KolomLembar(words["keterangan"], 55),
            KolomLembar(words["paraf"], 45, paraf=True),
        ),
        tuple((str(n), name, titles.get(who, ""), "") for n, (who, name) in enumerate(present, 1)),
    )


def _before(found: IsiKalibrasi, now: Mapping[Predikat, int]) -> Mapping[Predikat, int]:
    """Return the numbers as they were before the first move of each person; only moves that still hold count."""
    first: dict[int, BarisKalibrasi] = {one.penugasan_id: one for one in found.riwayat}  # the oldest stays
    numbers = dict(now)
    present = {one.penugasan_id: Predikat(one.predikat) for one in found.orang}
    for id_, one in first.items():
        if id_ in present:
            numbers[present[id_]] -= 1
            numbers[Predikat(one.sebelum[2])] += 1
    return numbers


def _cell(cell: Sequence[str], found: IsiKalibrasi) -> str:
    pair = " × ".join(references.istilah("rating", code) for code in cell[:2])
    return f"{found.judge.kata_predikat.isi[Predikat(cell[2])].layar}\n{pair}"


def _signature(penanda: Penanda) -> TandaTangan:
    place = penanda.tempat.strip() or "...................."
    number = bernomor(penanda.nomor)
    capacity = (f"{penanda.jabatan.strip().rstrip(',')},",) if penanda.jabatan.strip() else ()
    return TandaTangan(f"{place}, {tanggal(penanda.tanggal)}", penanda.nama.strip(), number, capacity)
