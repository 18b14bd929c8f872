"""The usual age of retirement (BUP) as a hint: of a functional position SIASN's table, else by jenjang. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.regulations import references
from kinerja_desktop.storage.queries.pegawai import PegawaiRow


def usia_bup(jabatan: str, jenjang: str) -> int | None:
    """Return the usual age in years, None where neither the position nor its jenjang is known."""
    return references.bup_jabatan().get(jabatan.casefold().strip()) or references.bup().get(jenjang)


def terlalu_muda(rows: Sequence[PegawaiRow], hari: date) -> tuple[Finding, ...]:
    """Return a warning for everybody who would retire on a day before the usual age; who has no readable NIP is left out."""
    found = []
    for row in rows:
        born = _born(row.nip)
        usual = usia_bup(row.jabatan, row.jenjang)
        if born is None or usual is None:
            continue
        age = hari.year - born.year - ((hari.month, hari.day) < (born.month, born.day))
        if age < usual:
            args = {
                "nama": nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang),
                "usia": age,
                "bup": usual,
            }
            found.append(Finding("akhir.belum-bup", Severity.WARN, args=args, subject=row.uid.hex()))
    return tuple(found)


def _born(nip: str) -> date | None:
    try:
        return nip_rules.Nip(nip_rules.clean(nip)).tanggal_lahir
    except ValueError:
        return None
