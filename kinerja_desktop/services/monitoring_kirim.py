"""What leaves *Monitoring pengisian*: the WhatsApp text, the letter to each atasan, the list as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.penugasan import Pihak
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.regulations import references
from kinerja_desktop.services.monitoring import BarisMonitor, Ekinerja, Monitoring
from kinerja_desktop.services.tagihan import Gambar, per_atasan

MASALAH = (Ekinerja.BELUM_SKP, Ekinerja.BELUM_DINILAI, Ekinerja.BERBEDA)
"""States of the report that somebody has to do something about."""


@dataclass(frozen=True, slots=True)
class BarisSurat:
    """One person in a letter; ``masalah`` in words ("belum dinilai; atasan berbeda")."""

    nomor: int
    nama: str
    nip: str
    jabatan: str
    unit: str
    masalah: str


@dataclass(frozen=True, slots=True)
class SuratAtasan:
    """The letter to one atasan: all final but the letterhead, the number and the signature.

    Attributes:
        nip: display form, '' for none.
        isi: paragraphs before the list; ``penutup`` after it.
    """

    penilai: Pihak
    nama: str
    nip: str
    jabatan: str
    perihal: str
    isi: tuple[str, ...]
    baris: tuple[BarisSurat, ...]
    penutup: str


def bermasalah(hasil: Monitoring) -> tuple[BarisMonitor, ...]:
    """Return the people somebody has to do something about (without report: those not rated here)."""
    if hasil.laporan is None:
        return hasil.belum
    return tuple(row for row in hasil.baris if row.keadaan in MASALAH or row.is_atasan_salah)


def ringkasan(hasil: Monitoring) -> str:
    """Return "1.204 belum dinilai, macet di 37 atasan; 12 belum ada SKP di e-Kinerja", or that all is done.

    Who has no SKP is in no report and cannot be rated either: "all rated" would hide him.
    """
    parts = []
    if hasil.belum:
        code = "monitoring.macet" if hasil.macet_di else "monitoring.macet-tanpa-atasan"
        parts.append(sentence(code, jumlah=bilangan(len(hasil.belum)), atasan=bilangan(hasil.macet_di)))
    without = sum(row.keadaan is Ekinerja.BELUM_SKP for row in hasil.baris)
    if without:
        parts.append(sentence("monitoring.tanpa-skp", jumlah=bilangan(without)))
    if parts:
        return "; ".join(parts)
    doubtful = bermasalah(hasil)
    if doubtful:
        return sentence("monitoring.selesai-periksa", jumlah=bilangan(len(doubtful)))
    return sentence("monitoring.selesai")


def teks_whatsapp(hasil: Monitoring, penilai: Pihak | None = None, *, tenggat: date | None = None) -> str:
    """Return the text for WhatsApp, ready to paste.

    Args:
        hasil: what was compared.
        penilai: to one atasan with the names of the staff; None: to the group, with the number of each atasan.
        tenggat: deadline to be named.
    """
    lines = [sentence("monitoring.wa-judul", periode=hasil.periode.text), ""]
    if penilai is not None:
        own, nama = _of(hasil, penilai)
        lines.append(sentence("monitoring.wa-sapaan", nama=nama, jumlah=bilangan(len(own))))
        lines += [f"{n}. {row.kita.nama}: {masalah(row)}" for n, row in enumerate(own, start=1)]
    else:
        lines.append(ringkasan(hasil))
        lines += [f"{n}. {nama}: {bilangan(count)}" for n, (nama, count) in enumerate(_owing(hasil), start=1)]
    if tenggat is not None:
        lines += ["", sentence("monitoring.wa-tenggat", tanggal=tanggal(tenggat))]
    lines += ["", sentence("monitoring.wa-penutup")]
    return "\n".join(lines)


def _of(hasil: Monitoring, penilai: Pihak) -> tuple[list[BarisMonitor], str]:
    """Return whom one atasan has to look after, and his name."""
    own = [row for row in bermasalah(hasil) if row.kita.penilai == penilai]
    return own, next((row.kita.penilai_nama for row in hasil.baris if row.kita.penilai == penilai), "")


def _owing(hasil: Monitoring) -> list[tuple[str, int]]:
    """Return how many each atasan has to look after, the most first."""
    return per_atasan((row.kita.penilai, row.kita.penilai_nama) for row in bermasalah(hasil))


def gambar(
    hasil: Monitoring, kantor: str, penilai: Pihak | None = None, *, tenggat: date | None = None
) -> Gambar:
    """Return the list as a picture: of one atasan with the names, else with the number of each atasan."""
    due = f" {sentence('monitoring.wa-tenggat', tanggal=tanggal(tenggat))}" if tenggat else ""
    title = sentence("tenggat.nama-penilaian", periode=hasil.periode.text)
    foot = sentence("tenggat.gambar-kaki", kantor=kantor, tanggal=tanggal(clock.today()))
    rows: tuple[tuple[str, ...], ...]
    if penilai is not None:
        own, nama = _of(hasil, penilai)
        heads = sentence("tenggat.gambar-orang")
        under = sentence("tenggat.gambar-atasan", nama=nama, jumlah=bilangan(len(own)))
        rows = tuple(
            (str(n), row.kita.nama, row.kita.unit, masalah(row)) for n, row in enumerate(own, start=1)
        )
    else:
        heads, under = sentence("tenggat.gambar-kolom"), f"{ringkasan(hasil)}."
        rows = tuple(
            (str(n), nama, bilangan(count)) for n, (nama, count) in enumerate(_owing(hasil), start=1)
        )
    return Gambar(title, under + due, tuple(heads.split("|")), rows, foot)


def surat_atasan(hasil: Monitoring, *, tenggat: date | None = None) -> tuple[SuratAtasan, ...]:
    """Return one letter for each atasan who has somebody to look after, by name."""
    groups: dict[Pihak, list[BarisMonitor]] = {}
    for row in bermasalah(hasil):
        if row.kita.penilai is not None:
            groups.setdefault(row.kita.penilai, []).append(row)
    made = [_surat(who, rows, hasil.periode, tenggat) for who, rows in groups.items()]
    return tuple(sorted(made, key=lambda letter: letter.nama.casefold()))


def _surat(who: Pihak, rows: Sequence[BarisMonitor], periode: Periode, tenggat: date | None) -> SuratAtasan:
    first = rows[0]
    lines = tuple(
        BarisSurat(
            number,
            row.kita.nama,
            nip_rules.display(row.kita.nip),
            row.kita.jabatan,
            row.kita.unit,
            masalah(row),
        )
        for number, row in enumerate(rows, start=1)
    )
    text = [sentence("monitoring.surat-isi", periode=periode.text, jumlah=bilangan(len(rows)))]
    if tenggat is not None:
        text.append(sentence("monitoring.surat-tenggat", tanggal=tanggal(tenggat)))
    return SuratAtasan(
        who,
        first.kita.penilai_nama,
        nip_rules.display(first.kita.penilai_nomor),
        first.penilai_jabatan,
        sentence("monitoring.surat-perihal", periode=periode.text),
        tuple(text),
        lines,
        sentence("monitoring.surat-penutup"),
    )


def masalah(row: BarisMonitor) -> str:
    """Return what is the matter with a person, in words."""
    words = []
    if row.keadaan in MASALAH:
        words.append(sentence(f"monitoring.{row.keadaan.value.replace('_', '-')}"))
    elif row.keadaan is Ekinerja.TANPA_LAPORAN and not row.is_dinilai:
        words.append(sentence("monitoring.belum-dinilai"))
    if row.is_atasan_salah and row.laporan is not None:
        there = row.laporan.atasan_nama or row.laporan.atasan_nip
        words.append(sentence("monitoring.atasan-salah", atasan=there))
    return "; ".join(words)


def is_masalah(row: BarisMonitor) -> bool:
    """Return whether `masalah` has something to say, without saying it: lists ask it of everybody."""
    if row.keadaan in MASALAH or (row.is_atasan_salah and row.laporan is not None):
        return True
    return row.keadaan is Ekinerja.TANPA_LAPORAN and not row.is_dinilai


def daftar_xlsx(
    hasil: Monitoring, rows: Sequence[BarisMonitor] | None = None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return header and rows of the list (all cells text; NIP as digits), for ``rows`` or everybody."""
    header = tuple(sentence("monitoring.kolom").split("|"))
    chosen = hasil.baris if rows is None else rows
    return header, tuple(_cells(number, row) for number, row in enumerate(chosen, start=1))


def _cells(number: int, row: BarisMonitor) -> tuple[str, ...]:
    ours, report = row.kita, row.laporan
    return (
        str(number), ours.nip, ours.nama, ours.jabatan, ours.unit, ours.penilai_nomor, ours.penilai_nama,
        _predikat(ours.predikat), _predikat(report.predikat if report else ""),
        report.atasan_nip if report else "", report.atasan_nama if report else "", masalah(row),
    )  # fmt: skip


def _predikat(kode: str) -> str:
    return references.istilah_of(Predikat(kode)) if kode else ""
