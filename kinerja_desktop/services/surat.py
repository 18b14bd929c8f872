"""What *Monitoring pengisian* saves as files: the letter to each atasan as PDF, the list as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.kit.geometri import Kertas
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan
from kinerja_desktop.documents.surat import BarisSurat, Surat
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.services.kantor import kertas
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import BarisMonitor, Monitoring
from kinerja_desktop.services.monitoring_kirim import SuratAtasan, daftar_xlsx, surat_atasan
from kinerja_desktop.services.penandatangan import kop_dan_ttd
from kinerja_desktop.services.tampilan import Tampilan, catatan
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

_LEBAR = (6, 22, 34, 34, 34, 22, 34, 18, 18, 22, 34, 48)
_NIP_COLUMNS = frozenset({1, 5, 9})


@dataclass(frozen=True, slots=True)
class HasilSurat:
    """What was written: the file, letters, pages."""

    berkas: Path
    surat: int
    halaman: int


def simpan_surat(
    konteks: Konteks,
    hasil: Monitoring,
    target: Path,
    *,
    penilai: Pihak | None = None,
    tenggat: date | None = None,
    nomor: str = "",
    progress: Progress | None = None,
) -> HasilSurat | None:
    """Write the letters to all atasan (or to ``penilai`` alone) into one PDF; None where nobody needs one.

    The letterhead and the paper are the office's, ``nomor`` is the number of the letter ('' leaves it to the hand); the head of the office signs, room is left where nobody is known.

    Raises:
        FileError: ``cetak.tidak-tertulis``.
        Cancelled: nothing was written.
    """
    letters = [one for one in surat_atasan(hasil, tenggat=tenggat) if penilai in (None, one.penilai)]
    if not letters:
        return None
    models = [replace(one, nomor=nomor.strip()) for one in _models(konteks, hasil, letters, tenggat)]
    done = konteks.kantor.worker.call(
        _write, target, models, Kertas(kertas(konteks)), progress=progress, writes_in=target.parent
    )
    return HasilSurat(done.berkas[0], done.lembar, done.halaman)


def _write(target: Path, models: Sequence[Surat], paper: Kertas, progress: Progress) -> batch.Hasil:
    return batch.write(target, models, paper, progress=progress)


def _models(
    konteks: Konteks, hasil: Monitoring, letters: Sequence[SuratAtasan], tenggat: date | None
) -> list[Surat]:
    head, signer = kop_dan_ttd(konteks)
    today = clock.today()
    return [_model(letter, hasil, head, signer, today, tenggat) for letter in letters]


def _model(
    letter: SuratAtasan, hasil: Monitoring, kop: Kop, ttd: TandaTangan, today: date, tenggat: date | None
) -> Surat:
    title = f"Surat {letter.nama}"
    return Surat(
        meta=Meta(letter.perihal, "Surat", "", "", title, letter.perihal, ""),
        nomor="",
        sifat=sentence("tenggat.surat-sifat"),
        lampiran="",
        kepada=tuple(text for text in (letter.nama, letter.jabatan) if text),
        tempat="",
        keadaan=tanggal(today),
        periode=hasil.periode.text,
        batas=tanggal(tenggat) if tenggat and tenggat >= today else "",
        jumlah=bilangan(len(letter.baris)),
        baris=tuple(BarisSurat(row.nama, row.nip, row.jabatan, row.masalah) for row in letter.baris),
        ttd=ttd,
        kop=kop,
        hal=letter.perihal,
        pembuka=letter.isi[0],
        judul_kurang="KETERANGAN",
    )


def simpan_daftar(
    konteks: Konteks,
    hasil: Monitoring,
    target: Path,
    rows: Sequence[BarisMonitor] | None = None,
    progress: Progress | None = None,
    shown: Tampilan | None = None,
) -> int:
    """Write the list of ``rows`` (None: everybody) as a workbook; return how many people are in it.

    ``shown``: how the screen came to these rows; the filter is named above the head.

    Raises:
        FileError: the target cannot be written; an older file there is untouched.
        Cancelled: nothing was written.
    """
    header, cells = daftar_xlsx(hasil, rows)
    konteks.kantor.worker.call(
        _write_list,
        target,
        header,
        cells,
        catatan(shown),
        progress=progress or Silent(),
        writes_in=target.parent,
    )
    return len(cells)


def _write_list(
    target: Path,
    header: tuple[str, ...],
    cells: tuple[tuple[str, ...], ...],
    saringan: str,
    progress: Progress,
) -> None:
    above = (sentence("tampilan.disaring", catatan=saringan),) if saringan else ()
    columns = tuple(
        KolomBuku(title, _LEBAR[number], teks=number in _NIP_COLUMNS, lipat=number not in _NIP_COLUMNS)
        for number, title in enumerate(header)
    )
    write_workbook(
        target, [LembarBuku("Daftar", cells, columns, above, len(above) + 2 if above else 1)], progress
    )
