"""A whole year: everything about one person opened in an office of thousands, and 1,000 evaluations of 15 RHK printed.

The floor of printing draws the very strings of our sheets where they stand, without laying anything out; the usual way
sets the same cells in platypus. Each side runs in a process of its own.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sqlite3
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.bagian_skp import HasilKerja
from kinerja_desktop.documents.bagian_skp import Ukuran as UkuranRhk
from kinerja_desktop.documents.evaluasi import LembarEvaluasi
from kinerja_desktop.documents.kit import huruf
from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.domain.pelaksanaan import Pemberi
from kinerja_desktop.domain.skp import Indikator, IsiSkp, KelompokSkp, Pendekatan, Rhk
from kinerja_desktop.services import orang, pelaksanaan, penguncian, penilaian, skp, tahunan
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.worker import InlineWorker
from tests.benchmarks.ukur import Ukuran, banyak, cpu, lapor, processor, sendiri
from tests.documents import isi_skp
from tests.documents.lembar_uji import MM, text_lines

TAHUN: Final = 2026
RHK, INDIKATOR = 15, 3
FLOOR = """
    SELECT r.*, i.*, x.* FROM rhk r JOIN skp s ON s.id = r.skp_id JOIN penugasan p ON p.id = s.penugasan_id
    LEFT JOIN indikator i ON i.rhk_id = r.id LEFT JOIN realisasi x ON x.rhk_id = r.id AND x.indikator_id = i.id
    WHERE p.pegawai_id = ? AND s.tahun = ? ORDER BY r.urutan, i.urutan
"""


def models(count: int) -> list[LembarEvaluasi]:
    """Return evaluations of 15 RHK with three indicators each that all differ."""
    base = isi_skp.evaluasi(KelompokSkp.JA_JF, Pendekatan.KUANTITATIF, "biasa", Capaian.BAIK)
    found = []
    for n in range(count):
        results = tuple(
            HasilKerja(
                f"Terlaksananya layanan data dan informasi nomor {k} bagi sekolah {n}",
                tuple(
                    UkuranRhk(
                        f"Indikator {i} dari hasil kerja {k} pegawai {n}",
                        f"{n + i} dokumen",
                        isi_skp.ASPEK[i],
                    )
                    for i in range(INDIKATOR)
                ),
                f"Terwujudnya layanan pendidikan yang merata nomor {k // 3}",
                realisasi=tuple(f"{n + i} dokumen selesai" for i in range(INDIKATOR)),
                umpan_balik=f"Pimpinan: pertahankan mutu hasil {k} bulan ke-{n % 12 + 1}",
            )
            for k in range(RHK)
        )
        person = dataclasses.replace(base.pegawai, nama=f"Pegawai Contoh Nomor {n}, S.Kom.")
        found.append(dataclasses.replace(base, pegawai=person, utama=results))
    return found


def canvas(sheets: list[LembarEvaluasi], target: Path) -> None:
    """Draw with our layout."""
    batch.write(target, sheets)


def strings(sheets: list[LembarEvaluasi], target: Path) -> None:
    """Draw the strings of one of our sheets where they stand, as often as there are sheets; no layout, no lines."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    lines = text_lines(batch.build(sheets[0]))
    pages = max(line.page for line in lines)
    by_page = [[line for line in lines if line.page == page] for page in range(1, pages + 1)]
    huruf.register()
    _, height = landscape(A4)
    made = Canvas(str(target), pagesize=landscape(A4), invariant=1)
    for n in range(len(sheets)):
        for page in by_page:
            made.setFont(huruf.TEKS, 8)
            for line in page:
                made.drawString(line.x * MM, height - line.y * MM, f"{line.text}{n % 10}")
            made.showPage()
    made.save()


def platypus(sheets: list[LembarEvaluasi], target: Path) -> None:
    """Set the same cells with reportlab's own table, paragraph by paragraph."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    huruf.register()
    normal = ParagraphStyle("n", fontName=huruf.TEKS, fontSize=8, leading=9.6)
    widths = [width * mm for width in (8, 42, 42, 19, 45, 20, 40, 51)]
    story: list[Any] = []
    for one in sheets:
        rows: list[list[Any]] = [[Paragraph(f"({n})", normal) for n in range(1, 9)]]
        spans: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.75, "black")]
        for number, rhk in enumerate(one.utama, 1):
            first = len(rows)
            for n, ukuran in enumerate(rhk.ukuran):
                shared = (str(number), rhk.pimpinan, rhk.teks) if n == 0 else ("", "", "")
                last = rhk.umpan_balik if n == 0 else ""
                texts = (*shared, ukuran.dimensi, ukuran.teks, ukuran.target, rhk.realisasi[n], last)
                rows.append([Paragraph(text, normal) for text in texts])
            spans += [("SPAN", (column, first), (column, len(rows) - 1)) for column in (0, 1, 2, 7)]
        behaviour = [
            [Paragraph("<br/>".join(value.panduan), normal), Paragraph(value.ekspektasi, normal), Paragraph(value.umpan_balik, normal)]
            for value in one.perilaku
        ]  # fmt: skip
        story += [
            Paragraph(one.pegawai.nama, normal),
            Table(rows, colWidths=widths, style=spans, repeatRows=1),
            Table(
                behaviour,
                colWidths=[90 * mm, 82 * mm, 95 * mm],
                style=[("GRID", (0, 0), (-1, -1), 0.75, "black")],
            ),
            PageBreak(),
        ]
    SimpleDocTemplate(str(target), pagesize=landscape(A4), leftMargin=15 * mm, rightMargin=15 * mm).build(
        story
    )


SIDES: Final = {"canvas": canvas, "strings": strings, "platypus": platypus}


def measure(side: str, count: int) -> dict[str, float]:
    """Run one side here and return processor seconds and peak memory in MiB."""
    sheets = models(count)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "x.pdf"
        SIDES[side](sheets[:2], target)
        start = cpu()
        SIDES[side](sheets, target)
        seconds = cpu() - start
    return {"detik": seconds, "puncak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def lived(konteks: Konteks) -> int:
    """Let everybody plan, and one person live a whole year: results, words, ratings; return that person."""
    rows = [row for row in skp.daftar(konteks, TAHUN) if row.jenis == "definitif" and row.penilai is not None]
    one, others = rows[0], [row.penugasan_id for row in rows[1:]]
    skp.buat(konteks, TAHUN, others, IsiSkp(rhk=tuple(Rhk(f"Hasil kerja {n}") for n in range(8))))
    below = tuple(Indikator(f"Jumlah {n}", "12 dokumen", "kuantitas") for n in range(INDIKATOR))
    content = IsiSkp(rhk=tuple(Rhk(f"Hasil kerja nomor {n}", indikator=below) for n in range(RHK)))
    made = skp.buat(konteks, TAHUN, [one.penugasan_id], content).value[one.penugasan_id]
    skp.tetapkan(konteks, {made: skp.buka(konteks, made).version}, date(TAHUN, 1, 20))
    for quarter in range(1, 5):
        _quarter(konteks, one.penugasan_id, f"{TAHUN}-TW{quarter}")
    tahunan.usulkan_tahunan(konteks, TAHUN)
    penguncian.kunci(konteks, str(TAHUN), penugasan_ids=[one.penugasan_id])
    return one.pegawai_id


def _quarter(konteks: Konteks, penugasan_id: int, period: str) -> None:
    before = pelaksanaan.buka(konteks, penugasan_id, period)
    isi = before.isi
    for rhk in before.plan.rhk:
        for indicator in rhk.indikator:
            isi = isi.with_realisasi((rhk.id or 0, indicator.id or 0), "12 dokumen")
        pelaksanaan.beri_umpan_balik(
            konteks, penugasan_id, period, rhk_id=rhk.id, perilaku="", pemberi=Pemberi.PIMPINAN, nama="",
            pegawai_id=None, tanggal=date(TAHUN, 9, 30), teks="Pertahankan",
        )  # fmt: skip
    pelaksanaan.simpan(konteks, penugasan_id, period, isi, sebelum=before.isi)
    edits = [CellEdit(penugasan_id, None, field, "Sesuai") for field in ("hasil_kerja", "perilaku")]
    penilaian.save_cells(konteks, period, edits)
    penguncian.kunci(konteks, period, penugasan_ids=[penugasan_id])


def opening() -> list[Ukuran]:
    """Everything about one person, and that person's pelaksanaan of a quarter, beside one SELECT of the plan."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "kantor"
        konteks = create_kantor(folder, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
        with konteks.simpanan.write(konteks.author) as transaction:
            bangun(transaction, banyak(5_000))
        who = lived(konteks)
        [row] = [one for one in skp.daftar(konteks, TAHUN) if one.pegawai_id == who]
        (database,) = folder.glob("*.db")
        plain = sqlite3.connect(database)
        floor = statistics.median(
            processor(lambda: plain.execute(FLOOR, (who, TAHUN)).fetchall()) for _ in range(9)
        )
        plain.close()
        found = [
            Ukuran("buka setahun satu pegawai, 15 RHK", processor(lambda: orang.semua(konteks, who, TAHUN), 9), floor,
                   "s", 20, "satu SELECT"),
            Ukuran("buka pelaksanaan satu triwulan, 15 RHK",
                   processor(lambda: pelaksanaan.buka(konteks, row.penugasan_id, f"{TAHUN}-TW3"), 9), floor, "s", 20,
                   "satu SELECT"),
        ]  # fmt: skip
        konteks.kantor.close()
    return found


def main() -> None:
    """Measure."""
    if len(sys.argv) == 4:
        sys.stdout.write(json.dumps(measure(sys.argv[2], int(sys.argv[3]))) + "\n")
        return
    count = banyak(1000)
    ours, floor, usual = (sendiri("tests.benchmarks.bench_tahun", 1, side, count) for side in SIDES)
    lapor(
        [
            Ukuran(f"cetak {count:,} evaluasi 15 RHK", ours["detik"], usual["detik"], "s", 0.35, "platypus"),
            Ukuran(f"cetak {count:,} evaluasi, lantai", ours["detik"], floor["detik"], "s", 3, "kata yang sama, tanpa tata"),
            Ukuran(f"cetak {count:,} evaluasi, puncak", ours["puncak"], None, "MiB", 150),
            *opening(),
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
