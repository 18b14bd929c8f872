"""The papers of an objection as PDF: the letter, the minutes, and the decision once there is one.

No official layout is known; these are the program's own and say only what was recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan
from kinerja_desktop.documents.naskah import Bagian, Naskah, Penanda
from kinerja_desktop.domain.codes import JenisPegawai, Predikat, Rating
from kinerja_desktop.domain.keberatan import Keputusan, StatusKeberatan
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.regulations import references
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services import keberatan
from kinerja_desktop.services.beku import Beku
from kinerja_desktop.services.berkas_keluar import HasilBerkas, simpan_pdf
from kinerja_desktop.services.cetak_isi import OrangLembar, Penyusun
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_lembar import capacity, nomor
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.keberatan import BarisKeberatan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import keberatan as queries
from kinerja_desktop.storage.queries import units


@dataclass(frozen=True, slots=True)
class _Orang:
    """Who stands on the papers, as frozen in the rating objected to; ``atasan`` None where it knows none."""

    pegawai: OrangLembar
    penilai: OrangLembar
    atasan: OrangLembar | None


@dataclass(frozen=True, slots=True)
class _Isi:
    baris: BarisKeberatan
    periode: Periode
    lama: Beku
    baru: Beku
    orang: _Orang
    uid: str
    tempat: str
    kop: Kop | None

    def di(self, day: date | None) -> str:
        """Return place and day of a signature; a place nobody knows is left to the hand."""
        return f"{self.tempat or '....................'}, {tanggal(day)}" if day else ""

    @property
    def nama_periode(self) -> str:
        return self.periode.text


def simpan_berkas(
    konteks: Konteks,
    keberatan_id: int,
    target: Path,
    progress: Progress | None = None,
    *,
    kop: bool = True,
) -> HasilBerkas:
    """Write the papers of an objection into one PDF; ``kop``: minutes and decision under the letterhead.

    Raises:
        RefusedError: ``keberatan.tidak-ada``.
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    return simpan_pdf(konteks, naskah(konteks, keberatan_id, kop=kop), target, progress)


def naskah(konteks: Konteks, keberatan_id: int, *, kop: bool = True) -> list[Naskah]:
    """Return the papers of an objection as they are drawn.

    The letter is the employee's own and carries no letterhead; minutes and decision carry that of the superior's unit.

    Raises:
        RefusedError: ``keberatan.tidak-ada``.
    """
    row = keberatan.buka(konteks, keberatan_id)
    with konteks.simpanan.read() as connection:
        [stored] = queries.objections(connection, konteks.cakupan, ids=[keberatan_id])
    old = frozen.from_text(stored.beku_sebelum)
    new = frozen.from_text(stored.beku_sesudah) if stored.beku_sesudah else old
    people = _people(konteks, stored.unit_id, old)
    kops = PetaKop(konteks)
    head = kops.of(_unit_of_superior(konteks, stored.unit_id, people)).kop if kop else None
    place = kops.of(stored.unit_id).tempat
    isi = _Isi(row, periode_of(row.periode), old, new, people, stored.uid.hex(), place, head)
    words = label.words("keberatan")
    made = [_letter(isi, words), _minutes(isi, words)]
    return [*made, _decision(isi, words)] if row.status is StatusKeberatan.DIPUTUSKAN else made


def _people(konteks: Konteks, unit_id: int | None, kept: Beku) -> _Orang:
    """Return the people of a rating in the posts they held or acted for (``Plt. Camat Contoh``) when it was locked."""
    with konteks.simpanan.read() as connection:
        maker = Penyusun(connection)
        own = maker.frozen(kept.pegawai, kept.tanggal, unit_id, kept.jenis_pegawai, kept.jenis)
        rater = maker.frozen(kept.penilai, kept.tanggal, unit_id)
        superior = maker.frozen(kept.atasan, kept.tanggal, unit_id) if kept.atasan else None
    return _Orang(own, rater, superior)


def _unit_of_superior(konteks: Konteks, unit_id: int | None, people: _Orang) -> int | None:
    """Return the unit above the employee's that the superior belongs to or acts for, else the employee's own."""
    wanted = people.atasan.unit if people.atasan else ""
    with konteks.simpanan.read() as connection:
        known = {row.id: row for row in units.all_units(connection)}
    seen: set[int] = set()
    at = unit_id
    while at is not None and at in known and at not in seen:
        if known[at].nama == wanted:
            return at
        seen.add(at)
        at = known[at].induk_id
    return unit_id


def _letter(isi: _Isi, words: Mapping[str, str]) -> Naskah:
    row, own, superior = isi.baris, isi.orang.pegawai, isi.orang.atasan
    said = words["isi"].format(
        periode=isi.nama_periode, predikat=_predikat(isi.lama.predikat), penilai=isi.orang.penilai.nama,
        diterima=tanggal(row.diterima),
    )  # fmt: skip
    late = words["terlambat"].format(batas=tanggal(row.batas.tanggal), alasan=row.alasan_terlambat)
    return Naskah(
        meta=_meta(isi, "Surat keberatan"),
        judul=(),
        bagian=(
            Bagian(paragraf=(words["pembuka"],)),
            Bagian(pasangan=_identity(own, words), paragraf=(said,)),
            Bagian(
                paragraf=(
                    *row.alasan.splitlines(),
                    *([late] if row.alasan_terlambat else ()),
                    words["penutup"],
                )
            ),
        ),
        ttd=(Penanda(words["ttd_pegawai"], TandaTangan(isi.di(row.diajukan), own.nama, nomor(own))),),
        kepada=tuple(text for text in (superior.nama, superior.jabatan) if text)
        if superior
        else (label.words("ttd")["nama_kosong"],),
        hal=words["hal"].format(periode=isi.nama_periode),
    )


def _minutes(isi: _Isi, words: Mapping[str, str]) -> Naskah:
    row, kept = isi.baris, isi.lama
    opening = words["ba_pembuka"].format(
        tanggal=tanggal(row.diputuskan) if row.diputuskan else "....................",
        diajukan=tanggal(row.diajukan), periode=isi.nama_periode,
    )  # fmt: skip
    result = (
        (words["hasil_kerja"], _rating(kept.hasil_kerja)),
        (words["perilaku"], _rating(kept.perilaku)),
        (words["predikat"], _predikat(kept.predikat)),
        (words["diterima"], tanggal(row.diterima)),
    )
    reasons = [*row.alasan.splitlines()]
    if row.alasan_terlambat:
        reasons.append(
            words["terlambat"].format(batas=tanggal(row.batas.tanggal), alasan=row.alasan_terlambat)
        )
    own, rater = isi.orang.pegawai, isi.orang.penilai
    return Naskah(
        meta=_meta(isi, "Berita acara keberatan"),
        judul=(words["ba_judul"], words["ba_anak_judul"].format(periode=isi.nama_periode.upper())),
        nomor="",
        bagian=(
            Bagian(paragraf=(opening,)),
            Bagian(words["bagian_pegawai"], _identity(own, words)),
            Bagian(words["bagian_penilai"], _identity(rater, words)),
            Bagian(words["bagian_hasil"], result),
            Bagian(words["bagian_alasan"], paragraf=tuple(reasons)),
            Bagian(words["bagian_penjelasan"], paragraf=tuple(row.penjelasan.splitlines()) or ("-",)),
            Bagian(words["bagian_keputusan"], paragraf=_decided(isi, words)),
        ),
        ttd=(
            Penanda(words["ttd_pegawai"], TandaTangan("", own.nama, nomor(own))),
            Penanda(
                words["ttd_penilai"], TandaTangan("", rater.nama, nomor(rater), capacity(rater, kept.penilai))
            ),
            Penanda(words["ttd_atasan"], _superior(isi)),
        ),
        kop=isi.kop,
    )


def _decision(isi: _Isi, words: Mapping[str, str]) -> Naskah:
    row = isi.baris
    heard = f"{words['sk_mendengar']} " if row.penjelasan else ""
    opening = words["sk_pembuka"].format(
        mendengar=heard, nama=isi.orang.pegawai.nama, diajukan=tanggal(row.diajukan), periode=isi.nama_periode
    )
    parts = [Bagian(paragraf=(opening,)), Bagian(paragraf=_decided(isi, words))]
    if row.pertimbangan:
        parts.insert(0, Bagian(words["bagian_pertimbangan"], paragraf=tuple(row.pertimbangan.splitlines())))
    return Naskah(
        meta=_meta(isi, "Keputusan atas keberatan"),
        judul=(words["sk_judul"],),
        nomor="",
        bagian=tuple(parts),
        ttd=(Penanda(words["ttd_atasan"], _superior(isi)),),
        kop=isi.kop,
    )


def _decided(isi: _Isi, words: Mapping[str, str]) -> tuple[str, ...]:
    row = isi.baris
    if row.status is not StatusKeberatan.DIPUTUSKAN:
        return (words["belum"],)
    if row.keputusan == Keputusan.TETAP:
        return (words["tetap"].format(predikat=_predikat(isi.lama.predikat)), *_final(isi, words))
    new = isi.baru
    changed = words["diubah"].format(
        hasil=_rating(new.hasil_kerja), perilaku=_rating(new.perilaku), predikat=_predikat(new.predikat)
    )
    return changed, *_final(isi, words)


def _final(isi: _Isi, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sentence that the decision is final: the text seen speaks of PNS."""
    return () if isi.lama.jenis_pegawai in _PPPK else (words["final"],)


def _superior(isi: _Isi) -> TandaTangan:
    """Return the signature of who decided: the rater's superior, or whoever was recorded as deciding."""
    row, known = isi.baris, isi.orang.atasan
    day = isi.di(row.diputuskan)
    if known is None or row.diputuskan_oleh not in ("", known.nama):
        return TandaTangan(day, row.diputuskan_oleh, "")
    posts = (f"{known.sebutan},",) if known.sebutan else ()
    return TandaTangan(day, known.nama, nomor(known), posts)


def _identity(who: OrangLembar, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    rank = "/".join(text for text in (who.pangkat, who.golongan) if text)
    return (
        (words["nama"], who.nama),
        (words[who.jenis_nomor.value], who.nomor),
        (words["pangkat"], rank),
        (words["jabatan"], who.jabatan),
        (words["unit"], who.unit),
    )


_PPPK = frozenset({JenisPegawai.PPPK.value, JenisPegawai.PPPK_PARUH_WAKTU.value})


def _predikat(kode: str) -> str:
    return references.istilah_of(Predikat(kode)) if kode else "-"


def _rating(kode: str) -> str:
    return references.istilah_of(Rating(kode)) if kode else "-"


def _meta(isi: _Isi, form: str) -> Meta:
    name = isi.orang.pegawai.nama
    return Meta(
        f"{form} {name}", form, isi.uid, "", f"{form} {name} {isi.baris.periode}",
        f"{name} · dicetak {tanggal(clock.today())}", "",
    )  # fmt: skip
