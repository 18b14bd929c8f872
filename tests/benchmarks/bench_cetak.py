"""1,000 evaluation documents: our canvas layout against the same texts in platypus, both in this run.

Each side runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.documents.kit import huruf, label
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan
from tests.benchmarks.ukur import Ukuran, banyak, clock, cpu, lapor, sendiri


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
        start = cpu()
        {"canvas": canvas, "platypus": platypus}[side](people, target)
        seconds = cpu() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"detik": seconds, "puncak": peak, "tambah": peak - before, "mb": target.stat().st_size / 1e6}


def preview() -> float:
    """Return seconds from a sheet to its picture on the screen's scale."""
    from kinerja_desktop.documents.preview import Pratinjau

    (model,) = models(1)

    def look() -> None:
        with Pratinjau(batch.build(model)) as shown:
            shown.render(0, 100)

    return clock(look)


def main() -> None:
    """Measure."""
    if len(sys.argv) == 4:
        sys.stdout.write(json.dumps(measure(sys.argv[2], int(sys.argv[3]))) + "\n")
        return
    count = banyak(1000)
    module = "tests.benchmarks.bench_cetak"
    ours, other = sendiri(module, 1, "canvas", count), sendiri(module, 1, "platypus", count)
    long = sendiri(module, 1, "canvas", 10 * count)
    lapor(
        [
            Ukuran(f"cetak {count:,} dokumen evaluasi", ours["detik"], other["detik"], "s", 0.35, "platypus"),
            Ukuran(f"cetak {10 * count:,}, puncak", long["puncak"], None, "MiB", 150),
            Ukuran(f"cetak {count:,} lalu {10 * count:,}, puncak", long["puncak"], ours["puncak"], "MiB", 1.5,
                   f"puncak {count:,}"),
            Ukuran("pratinjau halaman pertama", preview() * 1000, None, "ms", 100),
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
