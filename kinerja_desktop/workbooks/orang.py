"""One row of a roster to a person: parsers per column with caches, decided once per sheet.

Knows fields and cells; which rows are people is decided by `workbooks.pegawai`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final

from kinerja_desktop.domain import golongan as gol
from kinerja_desktop.domain import nip as nomor
from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.golongan import TabelGolongan
from kinerja_desktop.domain.pegawai import PegawaiDraft
from kinerja_desktop.workbooks import columns, jabatan, majemuk, nama, tanggal, tempat, values
from kinerja_desktop.workbooks.cells import CellValue, MergedArea, Row
from kinerja_desktop.workbooks.identitas import Identity, RawRow
from kinerja_desktop.workbooks.jabatan import BUKAN_ASN
from kinerja_desktop.workbooks.layout import Layout
from kinerja_desktop.workbooks.peringatan import Fields, Warner
from kinerja_desktop.workbooks.susunan import Susunan
from kinerja_desktop.workbooks.tanggal import Order
from kinerja_desktop.workbooks.tempat import FillDown
from kinerja_desktop.workbooks.values import UNREADABLE, NipCell

_DATES: Final = (
    "tanggal_lahir",
    "tempat_tanggal_lahir",
    "tmt_golongan",
    "tmt_jabatan",
    "kontrak_mulai",
    "kontrak_selesai",
)
_FILLED_DOWN: Final = ("unit_kerja", "unit_induk", "unor_nama", "instansi")
_PPPK: Final = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PARUH_WAKTU})
_PNS: Final = frozenset({JenisPegawai.PNS, JenisPegawai.CPNS})
_WORDS_OF: Final = {
    JenisPegawai.PNS: "PNS", JenisPegawai.CPNS: "CPNS", JenisPegawai.PPPK: "PPPK",
    JenisPegawai.PPPK_PARUH_WAKTU: "PPPK Paruh Waktu",
}  # fmt: skip
_MISSING: Final = object()
_WORDS: Final = 5_000
"""Words that are known at a time (`Parsers.take`)."""


@dataclass(slots=True)
class Person:
    """What became of a row: a draft with warnings, or blocked, or skipped."""

    draft: PegawaiDraft | None
    warnings: list[Finding]
    blocked: list[Finding]
    skipped: Finding | None = None


class Parsers:
    """The parsers of one sheet."""

    def __init__(
        self, layout: Layout, berkas: str, hari_ini: date, tabel: TabelGolongan, hint: JenisPegawai | None
    ) -> None:
        self._layout = layout
        self._berkas = berkas
        self._hari_ini = hari_ini
        self._tabel = tabel
        self._hint = self._title_hint = hint
        fields = layout.fields
        self.indices = tuple(sorted(set(fields.values())))
        self._width = max(self.indices, default=-1) + 1
        at = {index: place for place, index in enumerate(self.indices)}
        self._at = {field: at[index] for field, index in fields.items()}
        self._column = {field: index + 1 for field, index in fields.items()}
        self._judul = {one.field: one.judul for one in layout.columns if one.field}
        self.identity = Identity(self._at, self._judul, hari_ini)
        self._with_tmt = {
            field
            for field in ("golongan", "jabatan")
            if "tmt" in columns.normal(self._judul.get(field, "")).split()
        }
        self._parts = tuple(self._at[field] for field in majemuk.NIP_PARTS if field in self._at)
        self._is_split = len(self._parts) > 1 or ("ruang" in self._at and "golongan" in self._at)
        self._orders: dict[str, Order] = {}
        self._words: dict[CellValue, CellValue] = {}
        self._caches: dict[str, dict[object, Any]] = defaultdict(dict)
        self._days: dict[str, Callable[[CellValue], Any]] = {}
        """How the cells of a date column are read, made when the first is: the orders are decided by then."""
        self._paths: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._fields = Fields(berkas, layout.sheet, self._at, self._column, self._judul)

    # --- rows to cells

    def take(self, row: Row, fill: FillDown | None) -> tuple[CellValue, ...]:
        """Return the used cells of a row; cells of unit columns come from their merged area.

        Equal words are one: engines make each cell anew, and all rows lie in memory until the last one is read.
        """
        row_values = row.values
        have = len(row_values)
        if have >= self._width and fill is None and not self._is_split:
            return self._shared([row_values[index] for index in self.indices])
        cells = [row_values[index] if index < have else None for index in self.indices]
        if self._is_split:
            self._join(cells)
        if fill is not None:
            for place, index in enumerate(self.indices):
                cells[place] = fill.pass_by(row.nomor, index, cells[place])
        return self._shared(cells)

    def _shared(self, cells: Sequence[CellValue]) -> tuple[CellValue, ...]:
        if len(self._words) > _WORDS:  # names and numbers fill it, and do not come again
            self._words.clear()
        known = self._words.setdefault
        return tuple([known(cell, cell) if cell.__class__ is str else cell for cell in cells])

    def _join(self, cells: list[CellValue]) -> None:
        """Put facts that stand in several columns into the first of them."""
        if len(self._parts) > 1:
            cells[self._parts[0]] = majemuk.joined_number([cells[place] for place in self._parts])
        if "ruang" in self._at and "golongan" in self._at:
            place = self._at["golongan"]
            cells[place] = majemuk.joined_golongan(cells[place], cells[self._at["ruang"]])

    def filler(self, areas: Sequence[MergedArea]) -> FillDown | None:
        """Return what `take` fills merged unit cells from; None where nothing is merged."""
        wanted = {self._column[field] for field in _FILLED_DOWN if field in self._column}
        first = self._layout.first_data_row
        useful = [
            area
            for area in areas
            if area.kolom1 in wanted and area.kolom1 == area.kolom2 and first <= area.baris1 < area.baris2
        ]
        return FillDown(useful) if useful else None

    # --- columns

    def decide(self, rows: Sequence[RawRow]) -> list[Finding]:
        """Decide per date column which part is the day; say so where it is not plain."""
        proved: dict[str, tuple[Order | None, bool]] = {}
        for field in _DATES:
            place = self._at.get(field)
            if place is not None:
                cells = [row.cells[place] for row in rows]
                if "lahir" in field:
                    cells = [nama.birth_date_text(cell) for cell in cells]
                order, is_mixed = tanggal.decide_order(cells)
                proved[field] = order or self._order_by_nip(field, rows, cells), is_mixed
        # a column that proves nothing was written by the same hand as those that do
        hands = {order for order, _ in proved.values() if order is not None}
        usual = hands.pop() if len(hands) == 1 else Order.DAY_FIRST
        return [
            said
            for field, (order, is_mixed) in proved.items()
            for said in self._order_said(field, order or usual, is_mixed=is_mixed)
        ]

    def _order_said(self, field: str, order: Order, *, is_mixed: bool) -> list[Finding]:
        self._orders[field] = order
        if not is_mixed and order is Order.DAY_FIRST:
            return []
        args = {
            "kolom": self._judul.get(field) or field,
            "urutan": "bulan/hari" if order is Order.MONTH_FIRST else "hari/bulan",
        }
        place = replace(self._fields.location(0, field), baris=None)
        if is_mixed:
            return [Finding("kolom.tanggal-campur", Severity.WARN, place, args)]
        return [Finding("kolom.bulan-dulu", Severity.INFO, place, args)]

    def _order_by_nip(self, field: str, rows: Sequence[RawRow], cells: Sequence[CellValue]) -> Order | None:
        if "lahir" not in field:
            return None
        votes = {Order.DAY_FIRST: 0, Order.MONTH_FIRST: 0}
        for row, cell in zip(rows, cells, strict=True):
            if tanggal.is_ambiguous(cell):
                born = self.identity.number_and_name(row.cells)[0].digits[:8]
                for order in Order:
                    parsed = tanggal.parse(cell, order)
                    votes[order] += isinstance(parsed, date) and parsed.strftime("%Y%m%d") == born
        if votes[Order.MONTH_FIRST] == votes[Order.DAY_FIRST]:
            return None
        return max(votes, key=votes.__getitem__)

    # --- one person

    def person(self, row: RawRow, section: Susunan) -> Person:
        """Return what becomes of a row that is no section, total or signature."""
        number, name = self.identity.number_and_name(row.cells)
        out = Person(None, [], [])
        warn = Warner(self._fields, row.nomor, row.cells, out.warnings)
        draft, status = self._draft(row, number, name, section, warn)
        if draft.jenis_pegawai is None and not draft.nip and not number.rusak:
            digits = sum(c.isdecimal() for c in number.digits)
            if status is BUKAN_ASN and digits < 18:
                out.skipped = self._finding(row, "pegawai.bukan-asn", Severity.INFO, draft)
                out.warnings.clear()
                return out
            if digits in {0, 16} and not number.code and draft.golongan is None and draft.eselon is None:
                code = "pegawai.nik" if digits else "pegawai.tanpa-nip"
                out.skipped = self._finding(row, code, Severity.INFO, draft)
                out.warnings.clear()
                return out
        out.draft = draft
        self._judge(row, number, draft, out)
        if out.blocked and not number.rusak:
            out.draft = None
        return out

    def _finding(
        self, row: RawRow, code: str, severity: Severity, draft: PegawaiDraft, **args: object
    ) -> Finding:
        place = self._fields.location(row.nomor, "nip", "nama_nip")
        return Finding(
            code, severity, place, {"nama": draft.nama or "(tanpa nama)", "baris": row.nomor, **args}
        )

    def _judge(self, row: RawRow, number: NipCell, draft: PegawaiDraft, out: Person) -> None:
        place = self._fields.location(row.nomor, "nip", "nama_nip")
        if number.code:
            out.blocked.append(
                Finding(number.code, Severity.BLOCK, place, {"sel": place.cell, "nama": draft.nama})
            )
            return
        if number.rusak:
            out.blocked.append(
                Finding("nip.rusak", Severity.BLOCK, place, {"nip": number.rusak, "nama": draft.nama})
            )
            return
        jenis = draft.jenis_pegawai
        is_pppk_number = (
            len(number.digits) == 18 and number.digits.isdecimal() and number.digits[12:14] > "12"
        )
        result = nomor.check(
            number.digits,
            jenis=None if jenis in _PNS and is_pppk_number else jenis,
            hari_ini=self._hari_ini,
            lokasi=place,
        )
        for finding in result.findings:
            shown = replace(finding, args={**_masked(finding), "nama": draft.nama})
            (out.blocked if finding.severity is Severity.BLOCK else out.warnings).append(shown)
        if not draft.nama and self.identity.has_name_column:
            at = self._fields.location(row.nomor, "nama", "nama_nip")
            out.blocked.append(
                Finding("nama.kosong", Severity.BLOCK, at, {"nip": nomor.display(number.digits)})
            )
        if result.nip is not None and not out.blocked:
            out.warnings += self._mismatches(row, result.nip, draft)

    def _mismatches(self, row: RawRow, number: nomor.Nip, draft: PegawaiDraft) -> list[Finding]:
        found = nomor.mismatches(number, tanggal_lahir=draft.tanggal_lahir, jenis_kelamin=draft.jenis_kelamin)
        said: list[Finding] = []
        for finding in found:
            field = "jenis_kelamin" if finding.code == "nip.kelamin-beda" else "tanggal_lahir"
            place = self._fields.location(row.nomor, field, "tempat_tanggal_lahir", "nama")
            said.append(replace(finding, location=place, args={**finding.args, "nama": draft.nama}))
        return said

    def _draft(
        self, row: RawRow, number: NipCell, name: nama.NamaCell, section: Susunan, warn: Warner
    ) -> tuple[PegawaiDraft, jabatan.Status]:
        warn.broken_cells()
        split = nama.split(name.nama)
        digits = number.digits if len(number.digits) == 18 and number.digits.isdecimal() else ""
        status = self._cached("status", row, jabatan.status)
        kedudukan, kedudukan_teks = self._kedudukan(row, status)
        self._hint = section.jenis or self._title_hint
        jenis, golongan = self._employment(row, digits, status, warn, name.nama)
        is_implied = jenis is None and self._is_pns(digits, golongan)
        position = self._position(row)
        draft = PegawaiDraft(
            lokasi=self._fields.location(row.nomor),
            nip=digits,
            nama=split.nama,
            nip_rusak=number.rusak,
            pns_id=self._text("pns_id", row),
            gelar_depan=self._text("gelar_depan", row) or split.gelar_depan,
            gelar_belakang=self._text("gelar_belakang", row) or split.gelar_belakang,
            tanggal_lahir=self._birth(row, name, warn),
            jenis_kelamin=self._gender(row, warn),
            jenis_pegawai=JenisPegawai.PNS if is_implied else jenis,
            jenis_tersirat=is_implied,
            kedudukan=kedudukan,
            kedudukan_teks=kedudukan_teks,
            golongan=golongan,
            tmt_golongan=self._date("tmt_golongan", row, warn),
            jabatan=position[0],
            jabatan_id=self._text("jabatan_id", row),
            jenis_jabatan=position[1],
            jenjang=position[2],
            eselon=position[3],
            tmt_jabatan=self._date("tmt_jabatan", row, warn),
            unor_id=self._text("unor_id", row),
            unor_nama=self._cached("unor_nama", row, tempat.unor_name),
            unit_path=self._place(row, section),
            instansi=self._text("instansi", row),
            kontrak_mulai=self._date("kontrak_mulai", row, warn),
            kontrak_selesai=self._date("kontrak_selesai", row, warn),
        )
        return draft, status

    def _gender(self, row: RawRow, warn: Warner) -> str | None:
        cell = self._cached("jenis_kelamin", row, values.gender)
        gender: str | None = warn.checked("jenis_kelamin", "kelamin.tidak-terbaca", cell)
        return gender

    def _is_pns(self, digits: str, golongan: str | None) -> bool:
        """Return whether number and golongan leave only PNS (or CPNS, which a file must state)."""
        is_rank = golongan is not None and gol.is_pns(golongan)
        return is_rank and bool(digits) and digits[12:14] <= "12" and self._hint not in _PPPK

    def _cell(self, field: str, row: RawRow) -> CellValue:
        place = self._at.get(field)
        return None if place is None else row.cells[place]

    def _text(self, field: str, row: RawRow) -> str | None:
        found: str | None = self._cached(field, row, values.text)
        return found

    def _cached(self, field: str, row: RawRow, parse: Callable[[CellValue], Any]) -> Any:
        place = self._at.get(field)
        if place is None:
            return None
        cell = row.cells[place]
        if cell is None:
            return None
        if not isinstance(cell, str):
            return parse(cell)
        cache = self._caches[field]
        found = cache.get(cell, _MISSING)
        if found is _MISSING:
            found = cache[cell] = parse(cell)
        return found

    def _date(self, field: str, row: RawRow, warn: Warner) -> date | None:
        if field not in self._at:
            return self._date_inside(field.removeprefix("tmt_"), row)
        found: date | None = warn.checked(
            field, "tanggal.tidak-terbaca", self._cached(field, row, self._day_parser(field))
        )
        return found

    def _day_parser(self, field: str) -> Callable[[CellValue], Any]:
        parse = self._days.get(field)
        if parse is None:
            order = self._orders.get(field, Order.DAY_FIRST)
            if "lahir" in field:
                parse = partial(_birth_date, order=order, pivot=(self._hari_ini.year - 15) % 100)
            else:
                parse = partial(tanggal.parse, order=order)
            self._days[field] = parse
        return parse

    def _date_inside(self, field: str, row: RawRow) -> date | None:
        """Return the date in a cell whose header says that it holds its TMT too ("PANGKAT, GOL/RUANG, TMT")."""
        if field not in self._with_tmt:
            return None
        inside = tanggal.inside(values.text(self._cell(field, row)) or "")
        found = tanggal.parse(inside) if inside else None
        return found if isinstance(found, date) else None

    def _birth(self, row: RawRow, name: nama.NamaCell, warn: Warner) -> date | None:
        for field in ("tanggal_lahir", "tempat_tanggal_lahir"):
            if field not in self._at:
                continue
            found = self._cached(field, row, self._day_parser(field))
            born = warn.checked(field, "tanggal.tidak-terbaca", found)
            if born is not None:
                return born if isinstance(born, date) else None
        inside = tanggal.parse(name.lahir) if name.lahir else None
        return inside if isinstance(inside, date) else None

    # --- employment, position, place

    def _employment(
        self, row: RawRow, digits: str, status: jabatan.Status, warn: Warner, name: str
    ) -> tuple[JenisPegawai | None, str | None]:
        stated = status if isinstance(status, JenisPegawai) else None
        if stated is None and values.is_yes(self._cell("is_pppk", row)):
            stated = JenisPegawai.PPPK
        is_pppk_number = digits[12:14] > "12"
        guess = stated or (JenisPegawai.PPPK if is_pppk_number else self._hint)
        golongan = self._golongan(row, guess, warn)
        is_pns_rank = golongan is not None and gol.is_pns(golongan)
        is_pppk_rank = golongan is not None and gol.is_pppk(golongan)
        if stated in _PNS and is_pppk_number:
            read = stated if is_pns_rank else JenisPegawai.PPPK
            warn.say(
                "pegawai.status-beda",
                "status",
                nama=name,
                baris=row.nomor,
                tercatat=_WORDS_OF[stated],
                dibaca=_WORDS_OF[read],
            )
            stated = read
        jenis = stated or (
            JenisPegawai.PPPK if (is_pppk_number and not is_pns_rank) or is_pppk_rank else None
        )
        if jenis is JenisPegawai.PPPK and self._hint is JenisPegawai.PPPK_PARUH_WAKTU:
            return JenisPegawai.PPPK_PARUH_WAKTU, golongan
        if jenis is None and digits and not (self._hint in _PPPK and is_pns_rank):
            jenis = self._hint
        return jenis, golongan

    def _golongan(self, row: RawRow, jenis: JenisPegawai | None, warn: Warner) -> str | None:
        unread = ""
        for field in ("golongan", "pangkat"):
            key = f"{field}:{jenis}"
            cell = self._cell(field, row)
            if cell is None:
                continue
            found = self._one_golongan(key, cell, jenis)
            if isinstance(found, str):
                return found
            if found is UNREADABLE:
                unread = unread or field
        if jenis not in _PPPK:
            found = self._one_golongan("golongan_id", self._cell("golongan_id", row), JenisPegawai.PNS)
            if isinstance(found, str):
                return found
        if unread and (unread == "golongan" or "golongan" not in self._at):
            plain = (values.text(self._cell(unread, row)) or "").upper()
            if any(word in plain for word in ("JURU", "PENGATUR", "PENATA", "PEMBINA")):
                return None
            is_half = plain.strip(" ./") in {"I", "II", "III", "IV", "1", "2", "3", "4"}
            warn.unread(unread, "golongan.tidak-lengkap" if is_half else "golongan.tidak-terbaca")
        return None

    def _one_golongan(self, key: str, cell: CellValue, jenis: JenisPegawai | None) -> object:
        cache = self._caches[key]
        place = cell if isinstance(cell, str) else (type(cell), str(cell))
        found = cache.get(place, _MISSING)
        if found is _MISSING:
            found = values.golongan(cell, jenis)
            if found is UNREADABLE and self._tabel:
                found = gol.from_pangkat(values.text(cell) or "", self._tabel) or UNREADABLE
            cache[place] = found
        return found

    def _kedudukan(self, row: RawRow, status: jabatan.Status) -> tuple[Kedudukan | None, str | None]:
        words = values.text(self._cell("kedudukan", row))
        if words:
            return self._cached("kedudukan", row, jabatan.kedudukan), words
        found: Kedudukan | None = self._cached("kedudukan_id", row, jabatan.kedudukan)
        if found is None and status is None:
            # a column "Status" may say Aktif or Pensiun instead of PNS or PPPK
            said = values.text(self._cell("status", row))
            found = jabatan.kedudukan_of_words(said) if said else None
        return found, None

    def _position(self, row: RawRow) -> tuple[str | None, JenisJabatan | None, Jenjang | None, str | None]:
        cells = tuple(
            self._cell(field, row)
            for field in ("jabatan", "jenis_jabatan", "jenis_jabatan_id", "jenjang", "eselon", "eselon_id")
        )
        cache = self._caches["posisi"]
        found = cache.get(cells, _MISSING)
        if found is _MISSING:
            found = cache[cells] = tempat.position(*cells)
        result: tuple[str | None, JenisJabatan | None, Jenjang | None, str | None] = found
        return result

    def _place(self, row: RawRow, section: Susunan) -> tuple[str, ...]:
        """Return the place of work: of the row's own columns below the outer heading, else of the headings."""
        path = self._path(row)
        if not path:
            return section.path
        outer = section.luar
        return (outer, *path) if outer and outer.casefold() not in {one.casefold() for one in path} else path

    def _path(self, row: RawRow) -> tuple[str, ...]:
        cells = tuple(self._cell(field, row) for field in _FILLED_DOWN)
        path = self._paths.get(cells)
        if path is None:
            path = self._paths[cells] = tempat.path(*cells)
        return path


def _birth_date(cell: CellValue, order: Order, pivot: int) -> date | values.Unread | None:
    return tanggal.parse(nama.birth_date_text(cell), order, pivot=pivot)


def _masked(finding: Finding) -> dict[str, object]:
    if finding.code != "nip.seperti-nik":
        return dict(finding.args)
    # a resident's number is not ours to repeat in lists and logs
    return {**finding.args, "nip": "Nomor"}
