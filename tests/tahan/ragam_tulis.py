"""More kinds of work that are killed: single writes by the services, an import of activities, an export."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pypdfium2

from kinerja_desktop.cli.main import main as cli
from kinerja_desktop.services import kegiatan, pegawai
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import xlsx
from tests.tahan.kerja import KERJA, TAHUN, Setengah
from tests.tahan.ragam import Baris, Hilang, Ragam

ORANG: Final = 16
"""People of the office that all these kinds start from."""
_MASUK: Final = 1_500
"""Activities of the import."""


class RagamTulis(Ragam):
    """Writes with a number: what is stored ends at one of them, whole, and not before the last that was said to be saved."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah, sasaran=(1, 12), segar=nama == "keberatan", anak="tulis")
        if nama == "bukti":  # most of the time goes into the copy, before the transaction
            self.sasaran, self.acak, self.bagian = None, 0.8, 0.0
        self.kerja = KERJA[nama]
        self.args = lambda _folder: [nama, str(rumah)]
        self.before = 0

    def prepare(self) -> None:
        sample(self.contoh)

    def begin(self, round_: int) -> None:
        super().begin(round_)
        self.before = self.stored()

    def stored(self) -> int:
        konteks = open_kantor(self.folder, "Rina", worker=InlineWorker())
        with closing(konteks.kantor):
            try:
                return self.kerja.terakhir(konteks)
            except Setengah as half:
                raise Hilang(f"setengah jalan: {half}") from half

    def judge(self, said: list[Baris]) -> None:
        super().judge(said)
        attachments_are_whole(self.folder)
        found = self.stored()
        least = max([self.before, *(one["simpan"] for one in said if "simpan" in one)])
        most = max([self.before, *(one["op"] for one in said if "op" in one)])
        if not least <= found <= most:
            raise Hilang(f"tersimpan sampai {found}, seharusnya {least} sampai {most}")


class RagamKegiatan(Ragam):
    """An import into a year in which nothing was written yet: all rows or none, and then it can be done again."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah)
        self.berkas = rumah / "kegiatan.xlsx"
        self.args = lambda folder: [
            "impor", "kegiatan", str(self.berkas), "--tahun", str(TAHUN), "--data", str(folder),
        ]  # fmt: skip

    def prepare(self) -> None:
        sample(self.contoh)
        write_activities(self.contoh, self.berkas, _MASUK)

    def judge(self, said: list[Baris]) -> None:
        super().judge(said)
        found = self.stored()
        if found not in ((0, 0), (1, _MASUK)):
            raise Hilang(f"setengah jalan: {found}")
        if any(one.get("selesai") == 0 for one in said) and not found[0]:
            raise Hilang("perintah selesai, tetapi hasilnya tidak ada")
        run(self.args(self.folder))
        super().judge(said)
        if self.stored() != (1, _MASUK):
            raise Hilang(f"impor tidak dapat diulang: {self.stored()}")

    def stored(self) -> tuple[int, int]:
        """Return how many steps and rows there are, as a screen asks for them."""
        konteks = open_kantor(self.folder, "Rina", worker=InlineWorker())
        with closing(konteks.kantor):
            steps = kegiatan.riwayat(konteks, TAHUN)
            rows = kegiatan.daftar(konteks, TAHUN, kegiatan.Saringan())
        return len(steps), rows.jumlah


class RagamEkspor(Ragam):
    """Files of an export are whole or not there; what is recorded as exported is there."""

    def __init__(self, nama: str, rumah: Path) -> None:
        super().__init__(nama, rumah, bagian=0.3)
        self.args = lambda folder: [
            "ekspor-bkn", "--periode", "2026-TW2", "--data", str(folder), "-o", str(self.keluar),
        ]  # fmt: skip

    @property
    def keluar(self) -> Path:
        return self.folder / "ekspor"

    def prepare(self) -> None:
        sample(self.contoh)

    def begin(self, round_: int) -> None:
        """Aim by turns at the record that is written behind the files, and anywhere."""
        super().begin(round_)
        self.acak = 3.0 if round_ % 2 else 0.0

    def judge(self, said: list[Baris]) -> None:
        super().judge(said)
        nothing_half(self.keluar)
        with closing(sqlite3.connect(self.folder / "kinerja.db")) as connection:
            kept = [json.loads(row[0]) for row in connection.execute("SELECT manifes FROM ekspor")]
        if any(one.get("selesai") == 0 for one in said) and not kept:
            raise Hilang("ekspor selesai, tetapi tidak tercatat")
        for one in (file for manifest in kept for file in manifest["berkas"]):
            path = self.keluar / one["nama"]
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != one["sidik"]:
                raise Hilang(f"tercatat diekspor, tetapi tidak ada atau berbeda: {one['nama']}")


def sample(target: Path) -> None:
    """Put the office with plans in place; it is made once for all kinds of one run."""
    made = target.parents[1] / "contoh-rencana"
    if not made.exists():
        buat_contoh(made, ORANG, "Rina", dengan_rencana=True).kantor.close()
    shutil.copytree(made, target)


def write_activities(office: Path, target: Path, count: int, tahun: int = TAHUN) -> None:
    """Write a list of activities of an office's people."""
    konteks = open_kantor(office, "Rina", worker=InlineWorker())
    with closing(konteks.kantor):
        numbers = [row.nip for row in pegawai.daftar(konteks) if row.nip]
    rng = random.Random(count)  # noqa: S311 - the same list each time
    rows: list[list[Any]] = [
        ["NIP", "TANGGAL KEGIATAN", "JAM MULAI", "JAM SELESAI", "KEGIATAN HARIAN", "REALISASI", "SATUAN"]
    ]
    for at in range(count):
        day = date(tahun, 1, 1) + timedelta(days=rng.randrange(300))
        words = f"Menyusun laporan {at} {'x' * rng.randrange(120)}"
        rows.append([rng.choice(numbers), f"{day:%d-%m-%Y}", "07.30", "09.00", words, 1, "laporan"])
    target.write_bytes(xlsx({"Sheet1": rows}))


def run(args: list[str]) -> int:
    """Run a command in this process, unheard."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return cli(args)


def attachments_are_whole(folder: Path) -> None:
    """Whatever has a final name below ``bukti`` holds what its name says."""
    for path in (folder / "bukti").glob("*"):
        if path.name.startswith("."):
            continue  # a part that nobody completes any more; it is swept away
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.stem:
            raise Hilang(f"lampiran setengah jalan: {path.name}")


def nothing_half(out: Path) -> None:
    """Whatever has a final name is whole; workbooks and PDFs are opened."""
    for file in [one for one in out.rglob("*") if one.is_file()]:
        if any(part.endswith(".bagian") for part in file.parts):
            continue
        if file.suffix == ".pdf":
            with pypdfium2.PdfDocument(file) as document:
                assert len(document)
        elif file.suffix == ".xlsx":
            with open_book(file) as book:
                assert book.sheets
        elif file.suffix == ".json":
            json.loads(file.read_text(encoding="utf-8"))


def every_write(rumah: Path) -> dict[str, Ragam]:
    """Return the kinds, each in a folder of its own (not prepared yet)."""
    found: dict[str, Ragam] = {name: RagamTulis(name, rumah / name) for name in KERJA}
    found["kegiatan"] = RagamKegiatan("kegiatan", rumah / "kegiatan")
    found["ekspor"] = RagamEkspor("ekspor", rumah / "ekspor")
    return found
