"""Letterhead and signature of a unit: its head signs; where it has none the name stays dots. Titles of who may rate."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.lembar import Kop, TandaTangan
from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.services import kop as kops
from kinerja_desktop.services import unit as units
from kinerja_desktop.services.atasan import KepalaUnit, kepala_of, penilai_luar
from kinerja_desktop.services.cetak_isi import jenis_nomor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries.laporan import positions


def jabatan_pada(konteks: Konteks, hari: date) -> dict[Pihak | None, str]:
    """Return the jabatan on a day of everybody who may rate; nobody stands for None."""
    with konteks.simpanan.read() as connection:
        people, outside = positions(connection, hari)
    found: dict[Pihak | None, str] = {}
    for kind, known in ((JenisPihak.PEGAWAI, people), (JenisPihak.LUAR, outside)):
        found.update({Pihak(kind, id_): title for id_, title in known.items()})
    return found


def bernomor(nomor: str, jenis_pegawai: str = "") -> str:
    """Return a number as it stands below a signature, with what it is called: ``NRP 11990012``; '' for none."""
    if not nomor.strip():
        return ""
    kind = jenis_nomor(nomor, jenis_pegawai, "")
    return f"{label.words('f7')[kind.value]} {nip_rules.display(nomor)}"


def kop_dan_ttd(konteks: Konteks, unit_id: int | None = None) -> tuple[Kop, TandaTangan]:
    """Return letterhead and signature of a unit as of today; None is the outermost unit, the office itself."""
    tree = units.tree(konteks)
    root = next((one for one in tree if one.induk_id is None), None)
    unit = next((one for one in tree if one.id == unit_id), root)
    found = kops.kop_of(konteks, unit.id if unit else None)
    head = Kop(found.baris, found.alamat, found.gambar)
    today = clock.today()
    place = f"{found.tempat}, {tanggal(today)}" if found.tempat else ""
    leading = kepala_of(konteks, unit.id)[:1] if unit else ()
    if unit and leading and (leading[0].sampai is None or leading[0].sampai >= today):
        number = bernomor(leading[0].nomor)
        capacity = (f"{_capacity(konteks, leading[0], unit.nama)},",)
        return head, TandaTangan(place, leading[0].nama, number, capacity)
    return head, TandaTangan(place, "", "")


def _capacity(konteks: Konteks, head: KepalaUnit, unit: str) -> str:
    """Return as what a head signs: an official from outside by his own jabatan, an acting one with Plt. and the like."""
    if head.pihak.jenis is JenisPihak.LUAR:
        own = next((row.jabatan for row in penilai_luar(konteks) if row.id == head.pihak.id), "")
        if own:
            return own
    acting = {JenisPenugasan.PLT: "Plt. ", JenisPenugasan.PLH: "Plh. ", JenisPenugasan.PJ: "Pj. "}
    return f"{acting.get(JenisPenugasan(head.jenis), '')}Kepala {unit}"
