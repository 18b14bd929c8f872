"""What a column holds: by the words of its header, verified by the values below it. Knows nothing of rows.

Header words live in `resources/workbooks/kolom_pegawai.toml`. A word alone never decides: an exact ``nip``
above 0/1 flags loses to ``nip_pegawai`` above eighteen digits.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from kinerja_desktop.foundation import resources
from kinerja_desktop.workbooks import jabatan, nama, tanggal, values
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.values import UNREADABLE

PRIBADI: Final = "pribadi"
"""The field of a column that is recognised in order never to be read."""
_TABLE: Final = "resources/workbooks/kolom_pegawai.toml"
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


_PARTS: Final[Mapping[str, frozenset[str]]] = {
    "nama_nip": frozenset({"nama", "nip", "gelar_depan", "gelar_belakang"}),
    "tempat_tanggal_lahir": frozenset({"tanggal_lahir", ""}),
}
"""What a field of several facts is made of: "NAMA / NIP" may stand over one column of each."""
_SIGN: Final = re.compile(r"[^\W_]")
_BETWEEN: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 300
"""Characters up to which a text is a header to be remembered."""


def normal(header: str) -> str:
    """Return lower-case words with single blanks: no brackets, dots, underscores, line breaks."""
    # the same headers are looked at hundreds of times while the header row is searched for
    return _remembered(header) if len(header) <= _LONGEST else _normal(header)


def _normal(header: str) -> str:
    plain = _CAMEL.sub(" ", header) if " " not in header.strip() else header
    bare = _BRACKETS.sub(" ", plain)
    if not _SIGN.search(bare):
        bare = plain
    return " ".join(_BETWEEN.sub(" ", bare.lower()).split())


_remembered = lru_cache(maxsize=8192)(_normal)


def _compact(words: str) -> str:
    return words.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The header words of one kind of file.

    Attributes:
        exact: compact header -> (field, score 0..1); field '' = known and of no use.
        groups: compact upper word -> compact lower word -> field.
        ignored: compact upper words under which nothing is of use.
        dropped: words that may be left out of a header.
        private: words that make a header private.
        foreign: words that make a header speak of somebody else (the penilai beside each person).
    """

    exact: Mapping[str, tuple[str, float]]
    groups: Mapping[str, Mapping[str, str]]
    ignored: frozenset[str]
    dropped: frozenset[str]
    private: frozenset[str]
    foreign: frozenset[str] = frozenset()


@cache
def vocabulary(name: str = _TABLE) -> Vocabulary:
    """Return the header words of a packaged table.

    Raises:
        ValueError: a word stands under two fields (our bug).
    """
    raw: dict[str, Any] = tomllib.loads(resources.read_text(name))
    exact: dict[str, tuple[str, float]] = {}
    for field, words in raw["bidang"].items():
        for rank, word in enumerate(words):
            if exact.setdefault(_compact(word), (field, max(0.7, 1 - rank * 0.015)))[0] != field:
                raise ValueError(word)
    groups: dict[str, dict[str, str]] = {}
    for group in raw.get("kelompok", {}).values():
        children = {_compact(word): field for word, field in group["anak"].items()}
        for word in group["induk"]:
            groups.setdefault(_compact(word), {}).update(children)
    ignore = raw.get("abaikan", {})
    for word in ignore.get("judul", ()):
        exact[_compact(word)] = ("", 1.0)
    private = raw.get("pribadi", {})
    for word in private.get("judul", ()):
        exact[_compact(word)] = (PRIBADI, 1.0)
    return Vocabulary(
        exact,
        groups,
        frozenset(_compact(word) for word in ignore.get("induk", ())),
        frozenset(raw.get("kata", {}).get("buang", ())),
        frozenset(private.get("kata", ())),
        frozenset(ignore.get("kata", ())),
    )


def match(parts: Sequence[str], words: Vocabulary) -> tuple[str | None, float]:
    """Return the field that header words speak of and how surely (0..1); ``(None, 0)`` if of none.

    ``parts`` are the header cells from top to bottom. A field '' is known to be of no use.
    """
    normals = [normal(part) for part in parts]
    normals = [word for index, word in enumerate(normals) if word and word not in normals[:index]]
    if not normals:
        return None, 0.0
    below = normals[-1]
    if len(normals) > 1:
        for above in (" ".join(normals[:-1]), normals[-2]):
            found = _in_group(above, below, words)
            if found is not None:
                return found
    whole = _one(" ".join(normals), words)
    if len(normals) == 1:
        return whole
    field, score = _one(below, words)
    if field is not None and field in _PARTS.get(_one(" ".join(normals[:-1]), words)[0] or "", ()):
        return field, score * 0.95
    if whole[0] is not None:
        # "YANG DINILAI / NIP": the lower word alone may say the same more surely than both together
        return whole[0], max(whole[1], score * 0.9 if field == whole[0] else 0.0)
    if field is not None:
        return field, score * 0.9
    above_field, above_score = _one(normals[-2], words)
    return above_field, above_score * 0.6


def is_explained_away(parts: Sequence[str], words: Vocabulary) -> bool:
    """Return whether only the upper words tell that a column is of no use ("PEJABAT PENILAI / NIP")."""
    return len(parts) > 1 and match(parts, words)[0] == "" and bool(match(parts[-1:], words)[0])


def _in_group(above: str, below: str, words: Vocabulary) -> tuple[str, float] | None:
    key = _compact(above)
    group = words.groups.get(key)
    if group is not None:
        field = group.get(_compact(below))
        if field is not None:
            return field, 0.95
    return ("", 0.9) if key in words.ignored else None


def _one(header: str, words: Vocabulary) -> tuple[str | None, float]:
    known = words.exact.get(_compact(header))
    if known is not None:
        return known
    tokens = header.split()
    if words.private.intersection(tokens):
        return PRIBADI, 0.9
    if words.foreign.intersection(tokens):
        return "", 0.9
    kept = [token for token in tokens if token not in words.dropped]
    if kept and len(kept) < len(tokens):
        known = words.exact.get("".join(kept))
        if known is not None and known[0]:
            return known[0], known[1] * 0.9
    return _loose(frozenset(tokens), words)


_LOOSE: Final[tuple[tuple[str, frozenset[str], frozenset[str]], ...]] = (
    ("nip", frozenset({"nip"}), frozenset(["lama", "penilai", "atasan", "kepala", "pimpinan", "pejabat", "ayah", "status", "tmt"])),
    ("tanggal_lahir", frozenset({"tanggal", "lahir"}), frozenset(["tempat", "anak", "istri", "suami"])),
    ("tanggal_lahir", frozenset({"tgl", "lahir"}), frozenset(["tempat", "anak", "istri", "suami"])),
    ("tmt_golongan", frozenset({"tmt", "golongan"}), frozenset(["awal", "berikutnya", "yad", "cpns"])),
    ("tmt_golongan", frozenset({"tmt", "pangkat"}), frozenset(["awal", "berikutnya", "yad", "cpns"])),
    ("tmt_jabatan", frozenset({"tmt", "jabatan"}), frozenset(["awal", "pertama"])),
    ("jenis_jabatan", frozenset({"jenis", "jabatan"}), frozenset(["id"])),
    ("jenis_kelamin", frozenset({"kelamin"}), frozenset()),
    ("golongan", frozenset({"golongan"}), frozenset(["awal", "lama", "cpns", "tmt", "masa", "darah", "berikutnya", "yad", "mk", "sk", "nomor", "id", "inpassing"])),
    ("golongan", frozenset({"gol"}), frozenset(["awal", "lama", "cpns", "tmt", "masa", "darah", "berikutnya", "yad", "mk", "sk", "nomor", "id", "inpassing"])),
    ("jabatan", frozenset({"jabatan"}), frozenset(["jenis", "tmt", "kelas", "lama", "id", "kode", "rumpun", "eselon", "sk", "nomor", "no", "penilai", "atasan", "latihan", "masa", "mk", "usia", "jenjang", "diklat", "peta", "bup", "pertama", "awal", "tanggal", "tgl", "tahun"])),
    ("unit_kerja", frozenset({"unit", "kerja"}), frozenset(["lama", "id", "kode", "penilai", "atasan"])),
    ("nama", frozenset({"nama", "pegawai"}), frozenset(["jabatan", "unit", "penilai", "atasan", "jenis", "status"])),
    ("nama", frozenset({"nama", "lengkap"}), frozenset(["jabatan", "unit", "penilai", "atasan"])),
    ("nama", frozenset({"nama", "gelar"}), frozenset(["jabatan", "unit", "penilai", "atasan"])),
)  # fmt: skip


def _loose(tokens: frozenset[str], words: Vocabulary) -> tuple[str | None, float]:
    known = {field for field, _ in words.exact.values()}
    if "nip" in tokens and "nama" in tokens and "nama_nip" in known:
        return "nama_nip", 0.55
    for field, needed, forbidden in _LOOSE:
        if field in known and needed <= tokens and not forbidden & tokens and len(tokens) <= 7:
            return field, 0.5
    return None, 0.0


# --- values -----------------------------------------------------------------------------------------------


def _share(cells: Iterable[CellValue], accepts: Callable[[CellValue], bool]) -> tuple[float, int]:
    said = good = 0
    for cell in cells:
        if cell is None or (isinstance(cell, str) and values.text(cell) is None):
            continue
        said += 1
        good += accepts(cell)
    return (good / said if said else 0.0), said


def is_name(cell: CellValue) -> bool:
    """Return whether a cell could be somebody's name."""
    plain = values.text(cell) if isinstance(cell, str) else None
    if plain is None or values.is_id(cell):
        return False
    letters = sum(c.isalpha() for c in plain)
    return letters >= 1 and letters >= 0.5 * len(plain) and not values.looks_like_nip(plain)


def _is_date(cell: CellValue) -> bool:
    found = tanggal.parse(cell)
    return found is not UNREADABLE or tanggal.parse(cell, tanggal.Order.MONTH_FIRST) is not UNREADABLE


def _is_birth(cell: CellValue) -> bool:
    return _is_date(nama.birth_date_text(cell)) if nama.birth_date_text(cell) is not None else False


def _is_golongan(cell: CellValue) -> bool:
    plain = values.text(cell) or ""
    return (
        values.golongan(cell) is not UNREADABLE
        or re.fullmatch(r"(?i)(?:gol\S*\s*)?[ivx]{1,5}|[0-9]{1,2}", plain) is not None
        or _is_pangkat(cell)
    )


def _is_pangkat(cell: CellValue) -> bool:
    return re.search(r"(?i)\b(?:juru|pengatur|penata|pembina)\b", values.text(cell) or "") is not None


def _is_numberish(cell: CellValue) -> bool:
    """Eighteen digits, or a near miss that a person has to mend: never flags and small ids."""
    found = values.nip(cell)
    return bool(found.rusak) or sum(c.isdecimal() for c in found.digits) >= 14 or bool(found.code)


def _is_words(cell: CellValue) -> bool:
    return isinstance(cell, str) and not values.is_id(cell) and any(c.isalpha() for c in cell)


def _has_name_and_nip(cell: CellValue) -> bool:
    found = nama.of_cell(cell)
    return bool(found.nama and found.nip)


_ACCEPTS: Final[Mapping[str, tuple[Callable[[CellValue], bool], float]]] = {
    "nip": (_is_numberish, 0.2),
    "nama": (is_name, 0.5),
    "nama_nip": (lambda cell: is_name(cell) or values.looks_like_nip(cell) or _has_name_and_nip(cell), 0.3),
    "tanggal_lahir": (_is_birth, 0.3),
    "tempat_tanggal_lahir": (_is_birth, 0.3),
    "tmt_golongan": (_is_date, 0.3),
    "tmt_jabatan": (_is_date, 0.3),
    "kontrak_mulai": (_is_date, 0.3),
    "kontrak_selesai": (_is_date, 0.3),
    "jenis_kelamin": (lambda cell: values.gender(cell) is not UNREADABLE, 0.4),
    "golongan": (_is_golongan, 0.3),
    "golongan_id": (lambda cell: (values.text(cell) or "").isdecimal(), 0.3),
    "pangkat": (lambda cell: _is_pangkat(cell) or _is_golongan(cell), 0.3),
    "jabatan": (_is_words, 0.5),
    "unit_kerja": (_is_words, 0.5),
    "unit_induk": (_is_words, 0.5),
    "unor_nama": (_is_words, 0.5),
    "instansi": (_is_words, 0.5),
    "jenis_jabatan": (lambda cell: jabatan.jenis(cell) is not None or _is_words(cell), 0.4),
    "jenis_jabatan_id": (lambda cell: (values.text(cell) or "") in {"1", "2", "3", "4"}, 0.4),
    "status": (lambda cell: _is_words(cell) or cell == -1, 0.4),
}
"""By field: what its values look like and the least share of them that must."""


def verify(field: str, cells: Sequence[CellValue]) -> float | None:
    """Return how well values fit a field (0..1); None: the column is empty and says nothing; 0: it is another."""
    known = _ACCEPTS.get(field)
    if known is None:
        return 1.0
    accepts, least = known
    share, said = _share(cells, accepts)
    if not said:
        return None
    return share if share >= least else 0.0


def is_private_content(cells: Sequence[CellValue]) -> bool:
    """Return whether most values are resident's numbers, telephone numbers or addresses of mail."""

    def private(cell: CellValue) -> bool:
        plain = str(cell).strip().lstrip("'")
        return (
            values.looks_like_nik(cell)
            or re.fullmatch(r"(?:\+?62|0)8[0-9][0-9\- ]{6,11}|\S+@\S+\.\S+", plain) is not None
        )

    share, _ = _share(cells, private)
    return share >= 0.6


def is_nip_content(cells: Sequence[CellValue]) -> bool:
    """Return whether most values are numbers of civil servants, whatever the header says."""
    share, _ = _share(cells, values.looks_like_nip)
    return share >= 0.5


_SAMPLE: Final = 3


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column seems to hold.

    Attributes:
        index: 0 = column A.
        judul: header text as it stands, rows joined with " / ".
        samples: up to three values; "—" where the column is private.
        field: what it is used for; None = not used; ``"pribadi"`` = recognised in order not to be read.
        confidence: 0..1.
        alternatives: other columns (indices) that would do for the same field.
        is_ambiguous: another column fits equally well: ask.
    """

    index: int
    judul: str
    samples: tuple[str, ...] = ()
    field: str | None = None
    confidence: float = 0.0
    alternatives: tuple[int, ...] = ()
    is_ambiguous: bool = False


def samples(cells: Iterable[CellValue]) -> tuple[str, ...]:
    """Return up to three values that say something."""
    found: list[str] = []
    for cell in cells:
        one = values.shown(cell)
        if one and one not in found:
            found.append(one[:80])
        if len(found) == _SAMPLE:
            break
    return tuple(found)


def guess(
    heads: Sequence[tuple[str, ...]], cells: Sequence[Sequence[CellValue]], words: Vocabulary
) -> tuple[ColumnGuess, ...]:
    """Say what each column holds.

    Args:
        heads: per column its header cells from top to bottom (empty: no header).
        cells: per column the values of the first rows below the header.
        words: the vocabulary of this kind of file.
    """
    candidates: dict[str, list[tuple[float, int]]] = {}
    private: set[int] = set()
    for index, head in enumerate(heads):
        field, score = match(head, words)
        if field == PRIBADI or (field is None and is_private_content(cells[index])):
            private.add(index)
        elif field:
            fit = verify(field, cells[index])
            if fit is None or fit > 0:
                # an empty column with the right name is kept, but never beats one that holds something
                candidates.setdefault(field, []).append(
                    (score * (0.3 if fit is None else 0.5 + fit / 2), index)
                )
    _nip_by_content(candidates, cells, private)
    return _settle(heads, cells, candidates, private)


def _nip_by_content(
    candidates: dict[str, list[tuple[float, int]]], cells: Sequence[Sequence[CellValue]], private: set[int]
) -> None:
    taken = {index for found in candidates.values() for _, index in found}
    if "nip" in candidates or "nama_nip" in candidates:
        return
    for index, column in enumerate(cells):
        if index not in taken and index not in private and is_nip_content(column):
            candidates["nip"] = [(0.5, index)]
            return


def _settle(
    heads: Sequence[tuple[str, ...]],
    cells: Sequence[Sequence[CellValue]],
    candidates: Mapping[str, list[tuple[float, int]]],
    private: set[int],
) -> tuple[ColumnGuess, ...]:
    chosen: dict[int, tuple[str, float, tuple[int, ...], bool]] = {}
    for field, found in candidates.items():
        ranked = sorted(found, key=lambda one: (-one[0], one[1]))
        best, index = ranked[0]
        rivals = tuple(
            other for score, other in ranked[1:] if score >= best - 0.02 and cells[other] != cells[index]
        )
        chosen[index] = (field, best, tuple(other for _, other in ranked[1:]), bool(rivals))
    guesses = []
    for index, head in enumerate(heads):
        judul = " / ".join(dict.fromkeys(" ".join(part.split()) for part in head if part.strip()))
        if index in private:
            guesses.append(ColumnGuess(index, judul, ("—",), PRIBADI, 1.0))
            continue
        use = chosen.get(index)
        shown = samples(cells[index])
        guesses.append(ColumnGuess(index, judul, shown, *use) if use else ColumnGuess(index, judul, shown))
    return tuple(guesses)
