"""*Daftar serah terima*: one list per unit of the sheets that are handed over to it, in one PDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from pathlib import Path

from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Meta, TandaTangan
from kinerja_desktop.documents.serah_terima import BarisSerah, SerahTerima
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.regulations import load
from kinerja_desktop.services import cetak_kerja as kerja
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_daftar import BarisCetak, daftar
from kinerja_desktop.services.cetak_isi import kode
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_pesanan import Tatanan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks


def susun(
    konteks: Konteks, periode: str, ids: Collection[int], tanggal: date
) -> tuple[tuple[SerahTerima, ...], tuple[Finding, ...]]:
    """Return the list of each unit, by unit, and a finding for who has no printed sheet.

    Args:
        konteks: who asks; stands below as the one who hands over.
        periode: code of the period.
        ids: rows of `cetak_daftar.daftar`.
        tanggal: of handing over.
    """
    wanted = frozenset(ids)
    rows = [row for row in daftar(konteks, periode) if row.id in wanted]
    units: dict[int | None, list[BarisCetak]] = defaultdict(list)
    findings: list[Finding] = []
    for row in rows:
        if row.kode:
            units[row.unit_id].append(row)
        else:
            args = {"nama": row.nama, "unit": row.unit or "tanpa unit"}
            findings.append(Finding("cetak.serah-belum", Severity.BLOCK, args=args, subject=row.pegawai_uid))
    kops = PetaKop(konteks)
    lists = tuple(_list(konteks, periode, people, kops, tanggal) for people in units.values())
    return lists, tuple(findings)


def _list(
    konteks: Konteks, periode: str, people: list[BarisCetak], kops: PetaKop, tanggal: date
) -> SerahTerima:
    one, kop = periode_of(periode), kops.of(people[0].unit_id)
    words = label.words("serah_terima")
    unit = people[0].unit or "Tanpa unit kerja"
    rows = tuple(BarisSerah(row.nama, nip_rules.display(row.nip), row.kode) for row in people)
    code = kode("serah-terima", unit, periode, tanggal.isoformat(), ",".join(row.kode for row in rows))
    foot = f"Serah terima {unit}"
    day = f"{kop.tempat or '....................'}, {teks.tanggal(tanggal)}"
    return SerahTerima(
        meta=Meta(f"{foot} {one.text}", "Serah terima", code, load().at(one.akhir).rezim, f"SERAH_TERIMA_{unit}_{periode}", foot, code),
        unit=unit,
        periode=one.text,
        jumlah=teks.bilangan(len(rows)),
        baris=rows,
        menyerahkan=TandaTangan("", konteks.pelaku.nama, "", (words["menyerahkan"],)),
        menerima=TandaTangan(day, "", "", (words["menerima"],)),
        kop=kop.kop,
    )  # fmt: skip


def simpan_pdf(
    konteks: Konteks,
    periode: str,
    ids: Collection[int],
    tanggal: date,
    tatanan: Tatanan,
    target: Path,
    progress: Progress | None = None,
) -> HasilCetak:
    """Write the lists of chosen sheets, one unit after the other, into one PDF; no tick is set.

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
        Cancelled: nothing was written.
    """
    lists, findings = susun(konteks, periode, ids, tanggal)
    if not lists:
        return HasilCetak((), 0, 0, findings)
    done = konteks.kantor.worker.call(
        kerja.write_one, target, lists, tatanan, progress=progress, writes_in=target.parent
    )
    return HasilCetak(done.berkas, done.lembar, done.halaman, findings)
