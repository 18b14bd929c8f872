"""1,000 evaluation documents: our canvas layout against the same texts in platypus, both in this run.

Run: python -m tests.benchmarks.bench_cetak [N]     Goal: ratio <= 0.35 (only ratios are compared, not seconds).
Each side runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.kit import huruf, label
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan

GOAL = 0.35
MOST_PER_SHEET = 0.03  # MiB that each further sheet may cost while one file is written


def models(count: int) -> list[DokumenEvaluasi]:
    """Return people who all differ, as in an office."""
    boss = Pihak(
        "Hadi Prasetyo, S.H., M.H.", "19680220 199303 1 003", "Pembina/IV/a", "Kepala Dinas", "Dinas"
    )
    base = DokumenEvaluasi(
        meta=Meta("Dokumen Evaluasi", "F7", "r", "permenpanrb-6-2022", "x", "Pegawai", "7K3F-9Q2M"),
        instansi="PEMERINTAH KABUPATEN CONTOH",
        periode="TRIWULAN III",
        rentang="1 JULI SD 30 SEPTEMBER TAHUN 2026",
        pegawai=boss,
        penilai=boss,
        atasan=boss,
        capaian="BAIK",
        predikat="BAIK",
        catatan="",
        ttd_penilai=TandaTangan("Contoh, 5 Oktober 2026", boss.nama, f"NIP {boss.nomor}"),
        ttd_pegawai=TandaTangan("", "", ""),
    )
    found = []
    for n in range(count):
        name, number = f"Pegawai Contoh Nomor {n}, S.Kom.", f"19900101 201501 1 {n % 1000:03}"
        person = Pihak(
            name, number, "Penata Muda/III/a", f"Analis Kebijakan Bidang {n % 40}", f"Bidang {n % 40}"
        )
        note = f"Pertahankan kinerja dan tingkatkan kompetensi bidang {n % 90}. " * (n % 5 + 1)
        signed = TandaTangan("Contoh, 7 Oktober 2026", name, f"NIP {number}")
        found.append(dataclasses.replace(base, pegawai=person, catatan=note, ttd_pegawai=signed))
    return found


def canvas(people: list[DokumenEvaluasi], target: Path) -> None:
    """Draw with our layout."""
    batch.write(target, people)


def platypus(people: list[DokumenEvaluasi], target: Path) -> None:
    """Set the same texts with reportlab's own tables, paragraph by paragraph."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

    huruf.register()
    normal = ParagraphStyle("n", fontName=huruf.TEKS, fontSize=9.5, leading=11.3)
    bold = ParagraphStyle("b", parent=normal, fontName=huruf.TEBAL)
    words = label.words("f7")
    story: list[Any] = []

    def cell(text: str, style: ParagraphStyle = normal) -> Paragraph:
        return Paragraph(text or "-", style)

    for m in people:
        rows: list[list[Any]] = []
        spans: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.75, "black")]

        def block(
            number: int,
            title: str,
            pairs: list[tuple[str, str]],
            rows: list[Any] = rows,
            spans: list[Any] = spans,
        ) -> None:
            first = len(rows)
            rows.append([cell(str(number), bold), cell(title, bold), ""])
            rows.extend(["", cell(name), cell(f": {value or '-'}")] for name, value in pairs)
            spans.append(("SPAN", (0, first), (0, len(rows) - 1)))
            spans.append(("SPAN", (1, first), (2, first)))

        for number, (key, who) in enumerate(
            (("pegawai", m.pegawai), ("penilai", m.penilai), ("atasan", m.atasan)), 1
        ):
            texts = (who.nama, who.nomor, who.pangkat, who.jabatan, who.unit)
            names = ("nama", "nip", "pangkat", "jabatan", "unit_kerja")
            block(number, words[key], [(words[n], t) for n, t in zip(names, texts, strict=True)])
        block(4, words["evaluasi"], [(words["capaian"], m.capaian), (words["predikat"], m.predikat)])
        block(5, words["catatan"], [("", m.catatan)])
        signatures = Table(
            [
                [cell(m.ttd_pegawai.tempat_tanggal), cell(m.ttd_penilai.tempat_tanggal)],
                [cell(words["ttd_pegawai"]), cell(words["ttd_penilai"])],
                [Spacer(1, 22 * mm), ""],
                [cell(m.ttd_pegawai.nama, bold), cell(m.ttd_penilai.nama, bold)],
                [cell(m.ttd_pegawai.nomor), cell(m.ttd_penilai.nomor)],
            ],
            colWidths=[90 * mm, 90 * mm],
        )
        story += [
            cell(words["judul"], bold),
            cell(words["periode"].format(periode=m.periode), bold),
            Table(
                [[cell(m.instansi), cell(words["rentang"].format(rentang=m.rentang))]],
                colWidths=[80 * mm, 100 * mm],
            ),
            Table(rows, colWidths=[8 * mm, 55 * mm, 117 * mm], style=spans),
            signatures,
            PageBreak(),
        ]
    SimpleDocTemplate(str(target), pagesize=A4, leftMargin=15 * mm, rightMargin=15 * mm).build(story)


def measure(side: str, count: int) -> dict[str, float]:
    """Run one side here and return seconds, peak and growth of memory in MiB, size of the file in MB."""
    people = models(count)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "x.pdf"
        {"canvas": canvas, "platypus": platypus}[side](people[:2], target)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = time.perf_counter()
        {"canvas": canvas, "platypus": platypus}[side](people, target)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"detik": seconds, "puncak": peak, "tambah": peak - before, "mb": target.stat().st_size / 1e6}


def main() -> int:
    """Print both sides and their ratio; 1 when the goal is missed."""
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))  # noqa: T201 - a report
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    found = {}
    for side in ("canvas", "platypus"):
        command = [sys.executable, "-m", "tests.benchmarks.bench_cetak", side, str(count)]
        found[side] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        print(f"{side:9}", {key: round(value, 2) for key, value in found[side].items()})  # noqa: T201 - a report
    ratio = found["canvas"]["detik"] / found["platypus"]["detik"]
    print(f"cetak: {count} lembar, rasio {ratio:.2f} (batas {GOAL})")  # noqa: T201 - a report
    grows = found["canvas"]["tambah"] / count
    print(f"cetak: memori {grows:.3f} MiB per lembar (batas {MOST_PER_SHEET})")  # noqa: T201 - a report
    return int(ratio > GOAL or grows > MOST_PER_SHEET)


if __name__ == "__main__":
    sys.exit(main())
