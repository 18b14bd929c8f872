"""What Beranda shows in words; no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.messages import catalogue, sentence
from kinerja_desktop.gui import signs
from kinerja_desktop.services import backup, capaian, perangkat
from kinerja_desktop.services import beranda as service
from kinerja_desktop.services.beranda import BagianDistribusi, Beranda, ProgresUnit, Tugas
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.perangkat import Peringatan
from kinerja_desktop.services.unit import tree

BACKUP_OLD = 7
"""Days after which the last copy of the data is called old."""

STEPS = (
    ("impor", "impor", "file-input"), ("atasan", "atasan", "network"), ("penilaian", "penilaian", "clipboard-check"),
    ("cetak", "cetak", "printer"), ("ekspor", "ekspor", "send"),
)  # fmt: skip
"""First steps of an empty office: word, screen, picture."""

_SIGN = {
    "tanpa-atasan": ("triangle-alert", "warn"),
    "belum-dinilai": ("circle-alert", "accent"),
    "tanpa-kejelasan": ("user-x", "warn"),
    "belum-kunci": ("lock-open", "accent"),
    "lembar-berubah": ("printer", "accent"),
    "belum-ekspor": ("send", "accent"),
    "keberatan": ("scale", "warn"),
    "kontrak": ("calendar-clock", "warn"),
    "impor-perbaikan": ("file-warning", "warn"),
    "backup-lama": ("hard-drive", "warn"),
}
CAPAIAN = {
    Capaian.ISTIMEWA: "Istimewa", Capaian.BAIK: "Baik", Capaian.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Capaian.KURANG: "Kurang", Capaian.SANGAT_KURANG: "Sangat Kurang",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Baris:
    """A thing to do as it is drawn."""

    judul: str
    rinci: str
    kapan: str
    is_lewat: bool
    gambar: str
    tinta: str
    tujuan: str
    tugas: Tugas | None


@dataclass(frozen=True, slots=True)
class Isi:
    """Everything the screen shows; ``is_kosong``: the office has no people at all."""

    beranda: Beranda
    capaian: capaian.CapaianUnit
    backup: datetime | None
    is_kosong: bool
    peringatan: tuple[Peringatan, ...] = ()


def load(konteks: Konteks, periode: str, unit_id: int | None) -> Isi:
    """Read everything."""
    found = service.ringkas(konteks, periode, unit_id)
    units = tree(konteks)
    empty = not found.angka.pegawai and not any(one.pegawai for one in units)
    roots = [one.id for one in units if one.induk_id is None]
    about = roots[0] if unit_id is None and len(roots) == 1 else unit_id
    held = capaian.capaian_of(konteks, periode, about)
    warned = (*perangkat.peringatan(konteks), *perangkat.lampiran_hilang(konteks))
    return Isi(found, held, backup.latest(konteks), empty, warned)


def lines(isi: Isi) -> list[Baris]:
    """Return what to do, the most urgent first; an old backup last."""
    made = [_line(task) for task in isi.beranda.tugas]
    made += [_warning(one) for one in isi.peringatan]
    old = _backup(isi.backup)
    return [*made, old] if old and not isi.is_kosong else made


def _warning(one: Peringatan) -> Baris:
    words = sentence(one.kode, **one.args), sentence(f"{one.kode}-singkat")
    return Baris(
        *words, "", False, "triangle-alert", "warn", "pengaturan", Tugas(one.kode, {}, 0, "pengaturan")
    )


def _line(task: Tugas) -> Baris:
    name = task.kode.removeprefix("beranda.")
    args = {
        key: teks.bilangan(value) if isinstance(value, int) else value for key, value in task.args.items()
    }
    gambar, tinta = _SIGN.get(name, ("circle-dot", "accent"))
    if name == "belum-dinilai" and not task.args.get("atasan"):
        title, more = (
            sentence(f"beranda.judul-{name}", **args),
            sentence("beranda.rinci-belum-dinilai-tanpa-atasan"),
        )
    elif f"beranda.judul-{name}" in catalogue():
        title, more = sentence(f"beranda.judul-{name}", **args), sentence(f"beranda.rinci-{name}", **args)
    else:
        title, more = sentence(task.kode, **args), ""
    kapan = ""
    if task.tenggat is not None:
        kapan = (
            f"lewat tenggat {teks.tanggal_singkat(task.tenggat)}"
            if task.is_lewat
            else f"tenggat {teks.tanggal_singkat(task.tenggat)}"
        )
    if task.is_lewat and task.tenggat is not None:
        gambar, tinta = "circle-alert", "bad"
    return Baris(title, more, kapan, task.is_lewat, gambar, tinta, task.tujuan, task)


def _backup(last: datetime | None) -> Baris | None:
    days = (clock.today() - last.date()).days if last is not None else None
    if days is not None and days <= BACKUP_OLD:
        return None
    when = sentence("beranda.backup-belum-ada")
    if days is not None:
        when = sentence("beranda.backup-hari", jumlah=teks.bilangan(days))
    gambar, tinta = _SIGN["backup-lama"]
    task = Tugas("beranda.backup-lama", {}, 0, "pengaturan")
    return Baris(
        sentence("beranda.judul-backup-lama", kapan=when), sentence("beranda.rinci-backup-lama"), "", False, gambar,
        tinta, "pengaturan", task,
    )  # fmt: skip


def heading(found: Beranda) -> str:
    """Return what stands beside the heading: the period, and its deadline while anything is open."""
    if found.angka.pegawai and found.angka.terkunci == found.angka.pegawai:
        return f"{found.periode.text}, semua nilai terkunci"
    left = found.hari_lagi
    when = (
        f"{teks.bilangan(left)} hari lagi" if left > 0
        else "hari ini" if left == 0 else f"lewat {teks.bilangan(-left)} hari"
    )  # fmt: skip
    return f"{found.periode.text}, tenggat {teks.tanggal(found.tenggat)} ({when})"


def compared(parts: Sequence[BagianDistribusi], before: str) -> str:
    """Return what changed since another period, in people; in shares while far fewer are rated than there.

    "dibanding Triwulan II 2026: Sangat Baik +4, Baik −3" or "...: Sangat Baik 12% → 14%".
    """
    now, then = sum(part.jumlah for part in parts), sum(part.sebelum or 0 for part in parts)
    made = _numbers(parts) if abs(now - then) * 20 <= then else _shares(parts, now, then)
    return f"dibanding {before}: {', '.join(made) if made else 'sama'}"


def _numbers(parts: Sequence[BagianDistribusi]) -> list[str]:
    changes = [(part.predikat, part.jumlah - (part.sebelum or 0)) for part in parts]
    return [
        f"{signs.PREDIKAT_WORDS[predikat]} {'+' if change > 0 else '−'}{teks.bilangan(abs(change))}"
        for predikat, change in changes
        if change
    ]


def _shares(parts: Sequence[BagianDistribusi], now: int, then: int) -> list[str]:
    shares = [
        (part.predikat, teks.persen(part.sebelum or 0, then), teks.persen(part.jumlah, now)) for part in parts
    ]
    return [f"{signs.PREDIKAT_WORDS[predikat]} {old} → {new}" for predikat, old, new in shares if old != new]


def unit_name(one: ProgresUnit) -> str:
    """Return the name of a line of progress."""
    if one.is_sendiri:
        return f"{one.nama} (langsung)" if one.nama else "Belum ditempatkan di unit"
    return one.nama
