"""Invented people for the posts of the sample: names, numbers, careers that fit each other.

Every NIP has the structure of a real one and agrees with birth date, sex and appointment; golongan fits jenjang and
years of service. The same number of people gives the same people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Kedudukan
from kinerja_desktop.regulations import references
from kinerja_desktop.services.contoh import nama
from kinerja_desktop.services.contoh.susunan import Formasi

BENIH: Final = 20260101
HARI_INI: Final = date(2026, 11, 1)
"""The day that the sample describes as now."""
MUTASI: Final = date(2026, 5, 1)
PLT_SEJAK: Final = date(2026, 8, 1)
PARUH_WAKTU_SEJAK: Final = date(2025, 10, 1)
_TANGGA: Final = (
    "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d",
    "IV/a", "IV/b", "IV/c", "IV/d", "IV/e",
)  # fmt: skip
_MASUK: Final = {"smp": "I/c", "sma": "II/a", "d3": "II/c", "s1": "III/a"}
_USIA_MASUK: Final = {"smp": (20, 28), "sma": (19, 27), "d3": (22, 28), "s1": (23, 30)}
_GOLONGAN: Final = {
    "jpt_pratama": ("IV/b", "IV/c"),
    "administrator": ("III/d", "IV/a", "IV/b"),
    "pengawas": ("III/c", "III/d"),
    "ahli_madya": ("IV/a", "IV/a", "IV/b"),
    "ahli_muda": ("III/c", "III/d"),
    "ahli_pertama": ("III/a", "III/b"),
    "penyelia": ("III/c", "III/d"),
    "mahir": ("III/a", "III/b"),
    "terampil": ("II/c", "II/d"),
}
_PELAKSANA: Final = {
    "smp": ("I/d", "II/a", "II/b"),
    "sma": ("II/b", "II/c", "II/d", "III/a", "III/b"),
    "d3": ("II/c", "II/d", "III/a", "III/b"),
    "s1": ("III/a", "III/b", "III/c"),
}
_PPPK: Final = {"smp": "IV", "sma": "V", "d3": "VII", "s1": "IX"}
_PPPK_SEJAK: Final = (
    date(2022, 1, 1),
    date(2022, 3, 1),
    date(2023, 4, 1),
    date(2024, 5, 1),
    date(2025, 6, 1),
)
_CPNS_SEJAK: Final = date(2025, 5, 1)
_BUP: Final = {"jpt_pratama": 60}
_S1_UMUM: Final = ("S.Sos.", "S.E.", "S.IP.", "S.H.", "S.AP.")
_S2: Final = {"S.Pd.": "M.Pd.", "S.E.": "M.M.", "S.H.": "M.H.", "S.K.M.": "M.Kes.", "S.Kep., Ns.": "M.Kep."}


@dataclass(frozen=True, slots=True)
class Orang:
    """A person of the sample on a post."""

    formasi: Formasi
    nama: str
    gelar_depan: str
    gelar_belakang: str
    jenis_kelamin: str
    tanggal_lahir: date
    nip: str
    pns_id: str
    jenis_pegawai: str
    golongan: str
    tmt: date
    tmt_golongan: date
    tmt_jabatan: date
    jabatan: str
    jabatan_id: str
    jenis_jabatan: str
    tingkat: str
    kontrak_mulai: date | None = None
    kontrak_selesai: date | None = None

    @property
    def guru(self) -> bool:
        """Return whether the person is rated in Ruang GTK."""
        return self.formasi.jabatan is not None and self.formasi.jabatan.guru


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A later state of a person: from ``dari`` on. ``unit``: key of the new unit, '' none, None unchanged."""

    orang: int
    dari: date
    unit: str | None = None
    kedudukan: str = Kedudukan.AKTIF.value
    kedudukan_teks: str = ""
    jabatan: str | None = None
    kontrak: tuple[date, date] | None = None


class Pembuat:
    """Makes people one after the other; remembers which numbers are taken."""

    def __init__(self, benih: int = BENIH) -> None:
        self._acak = Random(benih)  # noqa: S311 - a reproducible sample, no secret
        self._serial: Counter[str] = Counter()
        self._tabel = {row.nama: (row.id, row.usia_bup) for row in references.jabatan_fungsional()}

    def orang(self, formasi: Formasi) -> Orang:
        """Return a new person for a post."""
        sex = "P" if self._acak.random() < _share_of_women(formasi) else "L"
        if formasi.jenis_pegawai == JenisPegawai.PNS:
            return self._pns(formasi, sex)
        return self._pppk(formasi, sex)

    def near_retirement(self, one: Orang, sejak: date) -> Orang:
        """Return the person made older: of retirement age in the month before ``sejak``, with a NIP that fits."""
        bup = self._jabatan(one.formasi)[2]
        before = sejak - timedelta(days=20)
        lahir = date(before.year - bup, before.month, 1 + one.tanggal_lahir.day % 10)
        tmt = min(one.tmt, date(lahir.year + 26, 3, 1))
        return replace(
            one, tanggal_lahir=lahir, tmt=tmt, nip=self._nip(lahir, f"{tmt:%Y%m}", one.jenis_kelamin)
        )

    def uuid(self) -> str:
        """Return an invented id in the shape of SIASN's."""
        text = f"{self._acak.getrandbits(128):032X}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def _pns(self, formasi: Formasi, sex: str) -> Orang:
        tingkat = formasi.jabatan.pendidikan if formasi.jabatan else "s1"
        nama_jabatan, jabatan_id, bup = self._jabatan(formasi)
        if self._is_cpns(formasi):
            tmt, golongan, tmt_golongan = _CPNS_SEJAK, _MASUK[tingkat], _CPNS_SEJAK
        else:
            tmt, golongan, tmt_golongan = self._career(formasi, tingkat)
        lahir = self._birth(tmt, tingkat, bup)
        depan, belakang = self._titles(formasi, tingkat, lahir, sex)
        jenis = JenisPegawai.CPNS if tmt == _CPNS_SEJAK else JenisPegawai.PNS
        return Orang(
            formasi,
            nama.nama(self._acak, sex),
            depan,
            belakang,
            sex,
            lahir,
            self._nip(lahir, f"{tmt:%Y%m}", sex),
            self.uuid(),
            jenis.value,
            golongan,
            tmt,
            tmt_golongan,
            self._tmt_jabatan(tmt),
            nama_jabatan,
            jabatan_id,
            _jenis_jabatan(formasi),
            tingkat,
        )

    def _pppk(self, formasi: Formasi, sex: str) -> Orang:
        tingkat = formasi.jabatan.pendidikan if formasi.jabatan else "s1"
        nama_jabatan, jabatan_id, bup = self._jabatan(formasi)
        part_time = formasi.jenis_pegawai == JenisPegawai.PPPK_PARUH_WAKTU
        tmt = PARUH_WAKTU_SEJAK if part_time else self._acak.choice(_PPPK_SEJAK)
        lahir = self._birth(tmt, tingkat, bup, lebih=14)
        depan, belakang = self._titles(formasi, tingkat, lahir, sex)
        return Orang(
            formasi,
            nama.nama(self._acak, sex),
            depan,
            belakang,
            sex,
            lahir,
            self._nip(lahir, f"{tmt.year}21", sex),
            self.uuid(),
            formasi.jenis_pegawai,
            _PPPK[tingkat],
            tmt,
            tmt,
            tmt,
            nama_jabatan,
            jabatan_id,
            _jenis_jabatan(formasi),
            tingkat,
            tmt,
            _years_later(tmt, 1 if part_time else 5) - timedelta(days=1),
        )

    def _jabatan(self, formasi: Formasi) -> tuple[str, str, int]:
        """Return title, SIASN id and retirement age."""
        if formasi.jabatan is None:
            return formasi.nama, "", _BUP.get(formasi.jenjang, 58)
        if formasi.jabatan.jenis == JenisJabatan.PELAKSANA:
            return formasi.jabatan.nama, "", 58
        title = f"{formasi.jabatan.nama} {references.istilah('jenjang', formasi.jenjang)}"
        siasn_id, bup = self._tabel[title]
        return title, siasn_id, bup

    def _is_cpns(self, formasi: Formasi) -> bool:
        beginner = formasi.jenjang in ("ahli_pertama", "terampil") and not formasi.memimpin
        return beginner and self._acak.random() < 0.12

    def _career(self, formasi: Formasi, tingkat: str) -> tuple[date, str, date]:
        """Return appointment, golongan and since when: a step every four years, a bit late."""
        choices = _GOLONGAN.get(formasi.jenjang) or _PELAKSANA[tingkat]
        if formasi.eselon == "III.a":
            choices = ("IV/a", "IV/b")
        elif formasi.eselon == "III.b":
            choices = ("III/d", "IV/a")
        golongan = self._acak.choice(choices)
        steps = max(_TANGGA.index(golongan) - _TANGGA.index(_MASUK[tingkat]), 0)
        served = 4 * steps + self._acak.randint(2, 4)
        tmt = date(HARI_INI.year - served, self._acak.choice((1, 2, 3, 4, 12)), 1)
        if not steps:
            return tmt, golongan, tmt
        reached = _years_later(date(tmt.year, self._acak.choice((4, 10)), 1), 4 * steps)
        return tmt, golongan, min(reached, date(2026, 10, 1))

    def _birth(self, tmt: date, tingkat: str, bup: int, lebih: int = 0) -> date:
        """Return a birth date: of age at the appointment, at least two years before retirement."""
        low, high = _USIA_MASUK[tingkat]
        age = self._acak.randint(low, high + lebih)
        latest = HARI_INI.year + 2 - bup
        year = max(tmt.year - age, latest)
        return date(year, 1, 1) + timedelta(days=self._acak.randrange(365))

    def _tmt_jabatan(self, tmt: date) -> date:
        earliest = max(tmt, date(2019, 1, 1))
        months = max((date(2025, 1, 1) - earliest).days // 31, 0)
        moved = self._acak.randint(0, months) if months else 0
        year, month = divmod(earliest.year * 12 + earliest.month - 1 + moved, 12)
        return date(year, month + 1, 1)

    def _nip(self, lahir: date, tmt: str, sex: str) -> str:
        prefix = f"{lahir:%Y%m%d}{tmt}{1 if sex == 'L' else 2}"
        self._serial[prefix] += 1
        return f"{prefix}{self._serial[prefix]:03d}"

    def _titles(self, formasi: Formasi, tingkat: str, lahir: date, sex: str) -> tuple[str, str]:
        kinds = formasi.jabatan.gelar if formasi.jabatan else _S1_UMUM
        front = formasi.jabatan.gelar_depan if formasi.jabatan else ""
        back = self._acak.choice(kinds)
        leading = formasi.memimpin and self._acak.random() < 0.55
        if tingkat == "s1" and not front and lahir.year < 1969:
            front, back = ("Drs." if sex == "L" else "Dra."), ""
        if tingkat == "s1" and (leading or self._acak.random() < 0.06):
            back = ", ".join(part for part in (back, _S2.get(back, "M.Si.")) if part)
        return front, back


def perubahan(people: list[Orang], berganti: set[str]) -> Iterator[Perubahan]:
    """Yield what happens to a few: mutation, tugas belajar, retirement, contracts that ended or go on, a lost unit.

    Args:
        people: everybody.
        berganti: keys of the units whose head retires on `PLT_SEJAK`.
    """
    free = [n for n, one in enumerate(people) if not one.formasi.memimpin]
    staff = [n for n in free if people[n].jenis_jabatan == JenisJabatan.PELAKSANA and _is_pns(people[n])]
    teachers = [n for n in free if people[n].guru and _is_pns(people[n])]
    places = sorted({people[n].formasi.unit for n in staff})
    for n in staff[3::160]:
        other = next((u for u in reversed(places) if u != people[n].formasi.unit), None)
        if other:
            yield Perubahan(n, MUTASI, unit=other)
    for n in staff[5::110]:
        yield Perubahan(n, date(2026, 10, 1), unit="")
    for n in teachers[4::60]:
        yield Perubahan(
            n, date(2025, 8, 1), kedudukan=Kedudukan.TUGAS_BELAJAR.value, kedudukan_teks="Tugas Belajar"
        )
    for n in staff[7::150]:
        yield _retired(n, date(2026, 7, 1))
    for n, one in enumerate(people):
        if one.formasi.memimpin and one.formasi.unit in berganti:
            yield _retired(n, PLT_SEJAK)
    for n in _heads_to_retire(people):
        yield _retired(n, HARI_INI)
    yield from _contracts(people)


def _retired(n: int, sejak: date) -> Perubahan:
    return Perubahan(n, sejak, kedudukan=Kedudukan.PENSIUN.value, kedudukan_teks="Pensiun")


def _heads_to_retire(people: list[Orang]) -> list[int]:
    """Return heads of sections who have just retired and are still written down as heads."""
    heads = [n for n, one in enumerate(people) if one.formasi.memimpin and one.formasi.jenjang == "pengawas"]
    return heads[2::40]


def _contracts(people: list[Orang]) -> Iterator[Perubahan]:
    """Renew most contracts of one year from October 2026; a few end, a few run on without a decision."""
    part_time = [n for n, one in enumerate(people) if one.jenis_pegawai == JenisPegawai.PPPK_PARUH_WAKTU]
    for place, n in enumerate(part_time):
        if place % 9 == 4:
            yield Perubahan(
                n,
                date(2026, 10, 1),
                kedudukan=Kedudukan.KONTRAK_BERAKHIR.value,
                kedudukan_teks="Kontrak berakhir",
            )
        elif place % 9 != 7:
            yield Perubahan(n, date(2026, 10, 1), kontrak=(date(2026, 10, 1), date(2027, 9, 30)))


def _is_pns(one: Orang) -> bool:
    return one.jenis_pegawai == JenisPegawai.PNS


def _jenis_jabatan(formasi: Formasi) -> str:
    return formasi.jabatan.jenis if formasi.jabatan else JenisJabatan.STRUKTURAL.value


def _share_of_women(formasi: Formasi) -> float:
    kode = formasi.jabatan.kode if formasi.jabatan else ""
    if kode == "bidan":
        return 1.0
    if kode in ("guru", "perawat", "perawat_ners", "nutrisionis"):
        return 0.68
    return 0.34 if formasi.memimpin else 0.46


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)
