"""Chasing whoever is behind: the text for WhatsApp, the rows of a picture, the letter to each atasan with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan
from kinerja_desktop.documents.surat import BarisSurat, Surat
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.services import tenggat
from kinerja_desktop.services.berkas_keluar import HasilBerkas, KolomTabel, Tabel, simpan_pdf, simpan_xlsx
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penandatangan import jabatan_pada, kop_dan_ttd
from kinerja_desktop.services.tampilan import Tampilan, di_atas, tampil
from kinerja_desktop.services.tenggat import Butir, Tertunda

_LEBAR: Final = (6, 34, 22, 34, 34, 34, 30, 18)
_NIP: Final = 2


@dataclass(frozen=True, slots=True)
class Gambar:
    """What a picture of a list shows: title, line below it, heads, rows, last line."""

    judul: str
    keterangan: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    kaki: str


@dataclass(frozen=True, slots=True)
class Tagihan:
    """A deadline with who is behind."""

    butir: Butir
    orang: tuple[Tertunda, ...]


def tagihan(konteks: Konteks, butir: Butir, unit_id: int | None = None) -> Tagihan:
    """Return a deadline with who is behind in a unit."""
    return Tagihan(butir, tenggat.orang(konteks, butir, unit_id))


def _of(isi: Tagihan, penilai: Pihak | None) -> tuple[Tertunda, ...]:
    return tuple(row for row in isi.orang if penilai is None or row.penilai == penilai)


def per_atasan(owed: Iterable[tuple[Pihak | None, str]]) -> list[tuple[str, int]]:
    """Return how many each atasan still owes, the most first; ``owed``: atasan with his name for each one waited for."""
    names: dict[Pihak | None, str] = {}
    counts: Counter[Pihak | None] = Counter()
    for who, name in owed:
        names[who] = name or sentence("monitoring.tanpa-atasan")
        counts[who] += 1
    found = ((names[who], count) for who, count in counts.items())
    return sorted(found, key=lambda item: (-item[1], item[0].casefold()))


def _owing(rows: Sequence[Tertunda]) -> list[tuple[str, int]]:
    """Return of how many people each atasan still owes something."""
    return per_atasan(
        (who, name) for _, who, name in {(row.pegawai_id, row.penilai, row.penilai_nama) for row in rows}
    )


def _people(rows: Sequence[Tertunda]) -> str:
    return bilangan(len({row.pegawai_id for row in rows}))


def _names(rows: Sequence[Tertunda]) -> list[str]:
    """Return the names; who stands there for two positions, with the jabatan."""
    times = Counter(row.pegawai_id for row in rows)
    return [row.nama if times[row.pegawai_id] == 1 else f"{row.nama} ({row.jabatan})" for row in rows]


def _sum(rows: Sequence[Tertunda]) -> str:
    """Say how many are behind and with how many atasan; who has none yet is with nobody."""
    owing = {row.penilai for row in rows if row.penilai is not None}
    return sentence("tenggat.wa-jumlah", jumlah=_people(rows), atasan=bilangan(len(owing)))


def _due(butir: Butir) -> str:
    code = "tenggat.sampai" if butir.sisa >= 0 else "tenggat.sudah-lewat"
    return sentence(code, tanggal=tanggal(butir.tanggal))


def teks_whatsapp(isi: Tagihan, penilai: Pihak | None = None) -> str:
    """Return the text for WhatsApp: to one atasan with the names, else to the group with the number of each atasan."""
    rows, butir = _of(isi, penilai), isi.butir
    lines = [f"*{butir.nama}*", ""]
    if penilai is not None:
        name = rows[0].penilai_nama if rows else ""
        lines.append(sentence("monitoring.wa-sapaan", nama=name, jumlah=_people(rows)))
        named = zip(_names(rows), rows, strict=True)
        lines += [f"{n}. {who}: {row.masalah}" for n, (who, row) in enumerate(named, 1)]
    else:
        owing = _owing(rows)
        lines.append(_sum(rows))
        lines += [f"{n}. {name}: {bilangan(count)}" for n, (name, count) in enumerate(owing, 1)]
    return "\n".join([*lines, "", _due(butir), "", sentence("monitoring.wa-penutup")])


def gambar(isi: Tagihan, kantor: str, penilai: Pihak | None = None) -> Gambar:
    """Return the picture of a list: of one atasan with the names, else with the number of each atasan."""
    rows, butir = _of(isi, penilai), isi.butir
    lines: tuple[tuple[str, ...], ...]
    if penilai is not None:
        heads = tuple(sentence("tenggat.gambar-orang").split("|"))
        named = zip(_names(rows), rows, strict=True)
        lines = tuple((str(n), who, row.unit, row.masalah) for n, (who, row) in enumerate(named, 1))
        under = sentence(
            "tenggat.gambar-atasan", nama=rows[0].penilai_nama if rows else "", jumlah=_people(rows)
        )
    else:
        heads = tuple(sentence("tenggat.gambar-kolom").split("|"))
        owing = _owing(rows)
        lines = tuple((str(n), name, bilangan(count)) for n, (name, count) in enumerate(owing, 1))
        under = _sum(rows)
    foot = sentence("tenggat.gambar-kaki", kantor=kantor, tanggal=tanggal(clock.today()))
    return Gambar(butir.nama, f"{under} {_due(butir)}", heads, lines, foot)


def surat(konteks: Konteks, isi: Tagihan, nomor: str = "", penilai: Pihak | None = None) -> list[Surat]:
    """Return one letter to each atasan who owes something (or to ``penilai`` alone), by name; who has none is left out."""
    groups: dict[Pihak, list[Tertunda]] = {}
    for row in _of(isi, penilai):
        if row.penilai is not None:
            groups.setdefault(row.penilai, []).append(row)
    kop, ttd = kop_dan_ttd(konteks)
    titles = jabatan_pada(konteks, clock.today())
    ordered = sorted(groups.items(), key=lambda one: one[1][0].penilai_nama.casefold())
    return [_letter(isi.butir, rows, titles.get(who, ""), nomor.strip(), kop, ttd) for who, rows in ordered]


def _letter(
    butir: Butir, rows: Sequence[Tertunda], jabatan: str, nomor: str, kop: Kop, ttd: TandaTangan
) -> Surat:
    today, name = clock.today(), rows[0].penilai_nama
    late = butir.sisa < 0
    request = sentence(
        "tenggat.surat-segera" if late else "tenggat.surat-batas", tanggal=tanggal(butir.tanggal)
    )
    title = f"Surat {name}"
    return Surat(
        meta=Meta(butir.nama, "Surat", "", "", title, butir.nama, ""),
        nomor=nomor,
        sifat=sentence("tenggat.surat-sifat"),
        lampiran="",
        kepada=(name, jabatan) if jabatan else (name,),
        tempat="",
        keadaan=tanggal(today),
        periode=butir.nama,
        batas="",
        jumlah=_people(rows),
        baris=tuple(
            BarisSurat(row.nama, nip_rules.display(row.nip), row.jabatan, row.masalah)
            for row in rows
        ),
        ttd=ttd,
        kop=kop,
        hal=butir.nama,
        pembuka=sentence("tenggat.surat-pembuka", tanggal=tanggal(today), jumlah=_people(rows), nama=butir.nama,
                         batas=tanggal(butir.tanggal)),
        judul_kurang=sentence("tenggat.surat-kolom"),
        permintaan=request,
    )  # fmt: skip


def simpan_surat(
    konteks: Konteks, isi: Tagihan, target: Path, *, nomor: str = "", penilai: Pihak | None = None,
    progress: Progress | None = None,
) -> HasilBerkas | None:  # fmt: skip
    """Write the letters into one PDF; None where nobody needs one.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    letters = surat(konteks, isi, nomor, penilai)
    return simpan_pdf(konteks, letters, target, progress) if letters else None


def simpan_buku(
    konteks: Konteks,
    isi: Tagihan,
    target: Path,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> Path:
    """Write who is behind as a workbook; ``shown``: only what the screen shows.

    Raises:
        FileError: the target cannot be written.
        Cancelled: nothing was written.
    """
    titles = sentence("tenggat.kolom").split("|")
    columns = tuple(
        KolomTabel(title, _LEBAR[number], teks=number == _NIP) for number, title in enumerate(titles)
    )
    rows = tuple(
        (n, row.nama, row.nip, row.jabatan, row.unit, row.penilai_nama, row.masalah, row.tenggat)
        for n, row in enumerate(tampil(isi.orang, shown, lambda row: row.penugasan_id), 1)
    )
    above = (isi.butir.nama, *di_atas(shown))
    return simpan_xlsx(konteks, [Tabel("Tertunda", columns, rows, above)], target, progress)
