"""A dinas with a school, rated and partly locked, and what stands on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.pegawai import nama_cari, nama_urut
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import atasan, penguncian, penilaian
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.tables import AWAL

PERIODE = "2026-TW3"
OKTOBER = date(2026, 10, 5)


def pages(source: Path | bytes) -> list[str]:
    """Return the text of each page of a PDF, lines joined by blanks."""
    document = pdfium.PdfDocument(source)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(re.sub(r"\s+", " ", text.get_text_bounded()))
            text.close()
            page.close()
        return found
    finally:
        document.close()


@dataclass
class Kantor:
    """Builds people and units; ids by name."""

    konteks: Konteks
    unit: dict[str, int] = field(default_factory=dict)
    orang: dict[str, int] = field(default_factory=dict)
    nip: dict[str, str] = field(default_factory=dict)

    def add_unit(self, nama: str, induk: str | None = None, **values: Any) -> int:
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            row = {"nama": nama, "nama_urut": nama_urut(nama), "dari": AWAL, **values}
            row["induk_id"] = self.unit[induk] if induk else None
            self.unit[nama] = transaction.insert(tables.unit, row)
        return self.unit[nama]

    def add_orang(self, nama: str, unit: str | None, jabatan: str = "Pengelola Data", **keadaan: Any) -> int:
        return self.add_many([(nama, unit, jabatan, keadaan)])[0]

    def add_many(self, people: list[tuple[str, str | None, str, dict[str, Any]]]) -> list[int]:
        first = len(self.orang) + 1
        numbers = [f"19800101200501{1 + n % 2}{n:03}" for n in range(first, first + len(people))]
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            ids = transaction.insert_many(
                tables.pegawai,
                [
                    {"nama": nama, "nama_urut": nama_urut(nama), "nama_cari": nama_cari(nama), "nip": nip}
                    for (nama, _, _, _), nip in zip(people, numbers, strict=True)
                ],
            )
            transaction.insert_many(
                tables.pegawai_keadaan,
                [
                    {
                        "pegawai_id": id_, "dari": AWAL, "jabatan": jabatan, "golongan": "III/a",
                        "jenis_pegawai": "pns", "unit_id": self.unit[unit] if unit else None, **keadaan,
                    }
                    for id_, (_, unit, jabatan, keadaan) in zip(ids, people, strict=True)
                ],
            )  # fmt: skip
        names = [nama for nama, _, _, _ in people]
        self.orang.update(zip(names, ids, strict=True))
        self.nip.update(zip(names, numbers, strict=True))
        return ids

    def pihak(self, nama: str) -> Pihak:
        return Pihak(JenisPihak.PEGAWAI, self.orang[nama])

    def kepala(self, unit: str, nama: str, **more: Any) -> None:
        atasan.set_kepala(self.konteks, self.unit[unit], self.pihak(nama), **more)

    def change(self, nama: str, dari: date, **values: Any) -> None:
        """Open a new stretch of a person's state."""
        table = tables.pegawai_keadaan
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            rows = transaction.connection.execute(
                table.select().where(table.c.pegawai_id == self.orang[nama]).order_by(table.c.dari)
            ).mappings()
            last = dict(list(rows)[-1])
            for name in tables.BOOKKEEPING:
                last.pop(name)
            transaction.insert(table, {**last, "dari": dari, **values})

    def rename(self, nama: str, baru: str) -> None:
        """Correct a person's name."""
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            transaction.update(tables.pegawai, self.orang[nama], {"nama": baru})

    def rate(
        self, names: list[str] | None = None, hasil: str = "sesuai", catatan: str = "", periode: str = PERIODE
    ) -> None:
        """Rate people (all of them) Sesuai in behaviour."""
        rows = [r for r in penilaian.grid(self.konteks, periode).baris if names is None or r.nama in names]
        edits = []
        for row in rows:
            edits.append(CellEdit(row.penugasan_id, row.version, penilaian.HASIL, hasil))
            edits.append(CellEdit(row.penugasan_id, row.version, penilaian.PERILAKU, "sesuai"))
            if catatan:
                edits.append(CellEdit(row.penugasan_id, row.version, penilaian.CATATAN, catatan))
        penilaian.save_cells(self.konteks, periode, edits)

    def lock(
        self, names: list[str] | None = None, tanggal: date = date(2026, 10, 2), periode: str = PERIODE
    ) -> None:
        rows = penilaian.grid(self.konteks, periode).baris
        ids = [r.penugasan_id for r in rows if names is None or r.nama in names]
        penguncian.kunci(self.konteks, periode, penugasan_ids=ids, tanggal=tanggal)

    def unlock(self, names: list[str]) -> None:
        rows = penilaian.grid(self.konteks, PERIODE).baris
        ids = [r.penilaian_id for r in rows if r.nama in names and r.penilaian_id]
        penguncian.buka_kunci(self.konteks, ids, "salah ketik")

    def posts(self, names: list[str]) -> tuple[int, ...]:
        rows = penilaian.grid(self.konteks, PERIODE).baris
        return tuple(row.penugasan_id for row in rows if row.nama in names)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-06T09:00:00+07:00")


@pytest.fixture
def konteks(tmp_path: Path) -> Iterator[Konteks]:
    """An empty office with Rina at the keyboard."""
    made = create_kantor(
        tmp_path / "kantor",
        ProfilKantor("Dinas Contoh", instansi="Pemerintah Kabupaten Contoh", tempat="Kota Contoh"),
        "Rina",
        worker=InlineWorker(),
    )
    yield made
    made.kantor.close()


@pytest.fixture
def dinas(konteks: Konteks) -> Kantor:
    """A dinas with a school: the kadis rates the school's head and the staff, the head rates two teachers."""
    office = Kantor(konteks)
    office.add_unit(
        "Dinas Pendidikan",
        kop_baris="PEMERINTAH KABUPATEN CONTOH\nDINAS PENDIDIKAN",
        kop_alamat="Jalan Merdeka Nomor 1",
        tempat="Sukaraya",
    )
    office.add_unit("SD Negeri 1 Contoh", "Dinas Pendidikan", tempat="Lembang")
    office.add_orang("Kadis Wiryawan", "Dinas Pendidikan", "Kepala Dinas Pendidikan", golongan="IV/c")
    office.add_orang("Bayu Pranata", "Dinas Pendidikan", "Arsiparis Terampil", golongan="II/d")
    office.add_orang("Guntur Abadi", "SD Negeri 1 Contoh", "Guru Ahli Madya", golongan="IV/a",
                     tugas_tambahan="Kepala SD Negeri 1 Contoh")  # fmt: skip
    office.add_orang("Hesti Ayuningrum", "SD Negeri 1 Contoh", "Guru Ahli Pertama", golongan="III/b")
    office.add_orang("Joko Purnama", "SD Negeri 1 Contoh", "Guru Ahli Pertama", golongan="IX",
                     jenis_pegawai="pppk")  # fmt: skip
    office.kepala("Dinas Pendidikan", "Kadis Wiryawan")
    office.kepala("SD Negeri 1 Contoh", "Guntur Abadi", jenis=JenisPenugasan.TUGAS_TAMBAHAN)
    return office
