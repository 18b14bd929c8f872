"""What the monkey types, pastes and imports: what a clerk might, and what nobody should."""

from __future__ import annotations

import random
from pathlib import Path

KATA = (
    "Sesuai", "Di Atas", "di bawah", "A", "S", "B", "3", "1", "baik", "guru", "agus", "31-1-2026", "1 agu 2026", "2026",
    "19900101 201501 1 001", "199001012015011001", "12345", "'=1+1", "=HYPERLINK(1)", "@", "-", "  ", "é ñ ß",
    "Kepala Subbagian Umum", "x" * 300, "\u202eterbalik", "🙂", "<b>tebal</b>", "%s {0} {nama}", "0", "-1", "999999999",
)  # fmt: skip


def potongan(chance: random.Random) -> str:
    """Return a block for the clipboard: ratings as in Excel, people with NIP, or junk."""
    kind = chance.randrange(6)
    rows = chance.choice((1, 2, 5, 40, 500))
    if kind <= 2:
        words = ("Di Atas", "Sesuai", "Di Bawah", "Sesuai", "Sesuai", "", "3", "bagus")
        columns = chance.choice((1, 2))
        return "".join("\t".join(chance.choices(words, k=columns)) + "\r\n" for _ in range(rows))
    if kind == 3:
        return "".join(
            f"Pegawai {n}\t19900101201501{n % 10}{n % 900 + 100}\tSesuai\tSesuai\n" for n in range(rows)
        )
    if kind == 4:
        return "\n".join("\t".join(chance.choices(KATA, k=chance.randrange(1, 12))) for _ in range(rows))
    return chance.choice(("", "\n", "\t\t\t\n\t\t", '"kutip\nbaris"\tx\n', "\x00\x01", "a" * 20_000))


def berkas(folder: Path, made: list[Path]) -> list[Path]:
    """Return files to choose in a file dialog: those an office brings (``made``), and broken ones."""
    folder.mkdir(parents=True, exist_ok=True)
    bad = {
        "gambar.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(200), "kosong.xlsx": b"", "potong.xlsx": made[0].read_bytes()[:900],
        "catatan.csv": "NIP;NAMA\n1;2\n".encode("utf-16"), "surat.docx": b"PK\x03\x04bukan", "acak.xls": bytes(range(256)) * 8,
    }  # fmt: skip
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    return [*made, *(folder / name for name in bad)]
