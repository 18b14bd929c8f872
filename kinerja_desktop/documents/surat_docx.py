"""A letter as blocks of a document that may be written on: the words and the order of `surat`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kinerja_desktop.documents.docx import Blok, Letak, Paragraf, TabelDocx
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Kop
from kinerja_desktop.documents.surat import Surat

_BARIS_LOGO: Final = 5
"""So many lines are as high as a logo."""


def blocks(model: Surat, *, halaman_baru: bool = False) -> list[Blok]:
    """Return a letter; ``halaman_baru``: it begins on a new page."""
    words = label.words("surat")
    found = _opening(model, words)
    opening = words["pembuka"].format(keadaan=model.keadaan, jumlah=model.jumlah, periode=model.periode)
    found.append(Paragraf(model.pembuka or opening, letak=Letak.PENUH, bawah=2))
    found.append(
        TabelDocx(
            (words["no"], words["nama_nip"], words["jabatan"], model.judul_kurang or words["kurang"]),
            tuple(
                (str(n), f"{b.nama}\n{b.nip}".strip(), b.jabatan, b.kurang)
                for n, b in enumerate(model.baris, 1)
            ),
            (10, 60, 58, 42),
        )
    )
    usual = words["permintaan_batas"].format(batas=model.batas) if model.batas else words["permintaan"]
    request = model.permintaan or usual
    found += [
        Paragraf("", bawah=1, lekat=True), Paragraf(request, letak=Letak.PENUH, bawah=2, lekat=True),
        Paragraf(words["penutup"], letak=Letak.PENUH, bawah=5, lekat=True),
    ]  # fmt: skip
    found += [Paragraf(text, masuk=90, lekat=True) for text in model.ttd.jabatan]
    found.append(Paragraf("", masuk=90, bawah=20, lekat=True))
    below = [text for text in (model.ttd.pangkat, model.ttd.nomor) if text]
    name = model.ttd.nama or label.words("ttd")["nama_kosong"]
    found.append(Paragraf(name, tebal=True, masuk=90, lekat=bool(below)))
    found += [Paragraf(text, masuk=90, lekat=n < len(below)) for n, text in enumerate(below, 1)]
    if model.tembusan:
        found += [Paragraf("", bawah=3), Paragraf(words["tembusan"])]
        found += [Paragraf(f"{number}. {text}") for number, text in enumerate(model.tembusan, 1)]
    return _on_new_page(found) if halaman_baru else found


def _opening(model: Surat, words: Mapping[str, str]) -> list[Blok]:
    """Return letterhead, date, number and subject, and the addressee."""
    found: list[Blok] = []
    if model.kop is not None:
        found += _letterhead(model.kop)
        found.append(Paragraf("", bawah=3))
    date = model.ttd.tempat_tanggal or label.words("ttd")["tanggal_kosong"]
    found.append(Paragraf(date, masuk=90, bawah=2))
    for name, value in (
        (words["nomor"], model.nomor or label.words("naskah")["nomor_kosong"]), (words["sifat"], model.sifat), (words["lampiran"], model.lampiran),
        (words["hal"], model.hal or words["hal_isi"]),
    ):  # fmt: skip
        found.append(Paragraf(f"{name}\t: {value or '-'}"))
    first, *others = model.kepada or ("",)
    found += [Paragraf("", bawah=2), Paragraf(f"{words['yth']} {first}".strip())]
    found += [Paragraf(text) for text in others]
    found += [Paragraf(words["di"]), Paragraf(model.tempat or words["tempat"], masuk=8, bawah=5)]
    return found


def _letterhead(kop: Kop) -> list[Blok]:
    """Return the lines of a letterhead, the last with the rule below it; beside a logo as many as it is high.

    The rule is as wide as the page: beside a logo it is below a line of its own.
    """
    head = [Paragraf(text, tebal=True, letak=Letak.TENGAH) for text in kop.baris]
    head += [Paragraf(text, letak=Letak.TENGAH) for text in kop.alamat]
    if kop.logo:
        head += [Paragraf("")] * (_BARIS_LOGO - 1 - len(head))
        first, *others = (replace(one, sela=True) for one in head)
        head = [replace(first, gambar=kop.logo), *others, Paragraf("")]
    return [replace(one, garis=n == len(head)) for n, one in enumerate(head, 1)]


def _on_new_page(found: list[Blok]) -> list[Blok]:
    return [Paragraf("", halaman_baru=True), *found]
