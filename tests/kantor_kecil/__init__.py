"""A small office for tests: a dinas with four units and eight people, brought in by the real roster import.

Nobody leads a unit yet. ``isi(konteks, folder)`` fills an office; ``NIP`` has the numbers by first name.
"""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.services import unit
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from tests.mentah import csv_bytes

HEADS = ["PNS ID", "NIP BARU", "NAMA", "GOL AKHIR NAMA", "TMT GOLONGAN", "JABATAN NAMA", "TMT JABATAN", "UNOR NAMA",
         "STATUS CPNS PNS"]  # fmt: skip
NPSN = "69980001"
DINAS, SEKRETARIAT, BIDANG, SEKOLAH = "Dinas Contoh", "Sekretariat", "Bidang SMP", "SDN 1 Contoh"
ORANG = {
    "Budi": ("197804122005011003", "BUDI SANTOSO", "IV/b", "Kepala Dinas", DINAS),
    "Sari": ("198503302010012001", "SARI WULANDARI", "IV/a", "Sekretaris", SEKRETARIAT),
    "Tono": ("199001012015011001", "TONO HARYONO", "III/b", "Pengelola Keuangan", SEKRETARIAT),
    "Dewi": ("199102032014022002", "DEWI LESTARI", "III/a", "Pengelola Data", BIDANG),
    "Rini": ("198806152011012004", "RINI ASTUTI", "III/c", "Analis Kurikulum", BIDANG),
    "Agus": ("197505052000031002", "AGUS PRASETYO", "IV/a", "Guru Ahli Madya", SEKOLAH),
    "Maya": ("199307212019022005", "MAYA KARTIKA", "III/b", "Guru Ahli Pertama", SEKOLAH),
    "Joko": ("198212122008011006", "JOKO SUSILO", "III/c", "Guru Ahli Muda", SEKOLAH),
}
NIP = {name: row[0] for name, row in ORANG.items()}


def isi(konteks: Konteks, folder: Path) -> dict[str, int]:
    """Fill an empty office; return the units by name."""
    root = unit.add(konteks, DINAS).value
    units = {DINAS: root}
    for name in (SEKRETARIAT, BIDANG, SEKOLAH):
        units[name] = unit.add(konteks, name, root).value
    unit.set_identitas(konteks, units[SEKOLAH], unor_id="", npsn=NPSN)
    rows = [
        [f"P{number}", nip, nama, golongan, "01-04-2022", jabatan, "01-01-2020", tempat, "P"]
        for number, (nip, nama, golongan, jabatan, tempat) in enumerate(ORANG.values())
    ]
    path = folder / "Data PNS.csv"
    path.write_bytes(csv_bytes([HEADS, *rows], ";"))
    tinjauan = roster.periksa(konteks, [path])
    assert tinjauan.hitungan["baru"] == len(ORANG), tinjauan.findings
    roster.simpan(konteks, tinjauan)
    return units
