"""The streaming XML readers at their limits: what fills a bound is read, one more is refused with its own code."""

from __future__ import annotations

import hashlib
import io

import pytest

from kinerja_desktop.workbooks import limits, xmlstream
from kinerja_desktop.workbooks.cells import MergedArea, Row
from kinerja_desktop.workbooks.protected import decrypted, streams_of
from kinerja_desktop.workbooks.rowmaking import RowBasket, column_letters, column_number, merged_area
from kinerja_desktop.workbooks.sharedstrings import shared_strings, trimmed, unescape
from kinerja_desktop.workbooks.spreadsheetml import SpreadsheetmlSource
from kinerja_desktop.workbooks.xmlstream import Finder, Place, read_through, walk_place
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import encrypt, ole, spreadsheetml, xlsx, zip_bytes
from tests.workbooks.tolakan import refused


def seen(data: bytes) -> list[str]:
    names: list[str] = []
    read_through(io.BytesIO(data), lambda name, attrs: names.append(f"{name}{attrs}"))
    return names


def nested(count: int, name: str = "a") -> bytes:
    return f"<{name}>".encode() * count + f"</{name}>".encode() * count


def test_names_lose_their_prefixes_and_declarations_are_no_attributes() -> None:
    data = b'<x:a xmlns:x="u" xmlns="v" x:id="1" b="2"><c/></x:a>'
    assert seen(data) == ["a{'id': '1', 'b': '2'}", "c{}"]


def test_ends_and_texts_are_told_where_they_are_asked_for() -> None:
    told: list[str] = []
    read_through(io.BytesIO(b"<a><x:b xmlns:x='u'>isi</x:b></a>"), lambda *_: None, told.append, told.append)
    assert told == ["isi", "b", "a"]


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<a/><b/>", b'<?xml version="1.0" encoding="ada-ada"?><a/>']
)
def test_what_is_not_well_formed(data: bytes) -> None:
    assert refused(lambda: seen(data)) == "berkas.rusak"


@pytest.mark.parametrize(
    "kind", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a SYSTEM "x.dtd">']
)
def test_document_types_are_refused(kind: str) -> None:
    assert refused(lambda: seen(f"{kind}<a/>".encode())) == "berkas.xml-berbahaya"


def test_depth_of_documents_and_of_shared_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DEPTH", 4)
    assert len(seen(b"<r>" + nested(3) * 2 + b"</r>")) == 7
    assert refused(lambda: seen(nested(5))) == "berkas.rusak"
    assert shared_strings(io.BytesIO(b"<sst>" + nested(3, "si") + b"</sst>")) == ["", "", ""]
    assert (
        refused(lambda: shared_strings(io.BytesIO(b"<sst>" + nested(4, "si") + b"</sst>"))) == "berkas.rusak"
    )


def test_a_single_token_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = 1 << 14
    monkeypatch.setattr(limits, "TOKEN_BYTES", 2 * piece)
    fits = (
        b'<a b="' + b"x" * (piece - 8) + b'"/>'
    )  # half of it: newer expat reads a token once twice as much came
    assert len(seen(fits)) == 1
    assert refused(lambda: seen(b'<a b="' + b"x" * (4 * piece))) == "berkas.terlalu-besar"


SST = (
    b'<sst><si><t> a </t></si><si><t xml:space="preserve"> b </t></si><si><r><t>c</t></r><r><t xml:space="preserve"> d</t></r>'
    b"<rPh><t>x</t></rPh></si><x:si xmlns:x='u'><x:t>e_x000A_f</x:t></x:si><si/></sst>"
)


def test_shared_texts() -> None:
    assert shared_strings(io.BytesIO(SST)) == ["a", " b ", "c d", "e\nf", ""]


def test_the_number_and_the_length_of_shared_texts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHARED_ITEMS", 5)
    monkeypatch.setattr(limits, "SHARED_CHARS", 18)
    assert len(shared_strings(io.BytesIO(SST))) == 5
    monkeypatch.setattr(limits, "SHARED_CHARS", 17)
    assert refused(lambda: shared_strings(io.BytesIO(SST))) == "berkas.terlalu-besar"
    monkeypatch.setattr(limits, "SHARED_CHARS", 99)
    monkeypatch.setattr(limits, "SHARED_ITEMS", 4)
    assert refused(lambda: shared_strings(io.BytesIO(SST))) == "berkas.terlalu-besar"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a_x0041_b", "aAb"), ("_xD83D__xDE00_", "😀"), ("_xD83D_", "\ufffd"), ("é_x0041_", "éA"), ("_x41_", "_x41_"), ("é", "é")],
)  # fmt: skip
def test_escapes_in_texts(text: str, plain: str) -> None:
    assert unescape(text) == plain


def test_blanks_around_a_text() -> None:
    assert trimmed(" \t\r\n\u00a0a\u00a0 ") == "\u00a0a\u00a0"
    assert trimmed(" ~a~ ") == "~a~"


# --- elements by their place --------------------------------------------------------------------------------


def places_of(data: bytes) -> list[Place]:
    open_: list[int] = []

    def start(name: str, _attrs: dict[str, str]) -> None:
        if name == "s":
            open_.append(len(finder.places))
            finder.opens()

    def end(name: str) -> None:
        if name == "s":
            finder.closes(open_.pop())

    finder = Finder(start, end)
    finder.walk(io.BytesIO(data))
    return finder.places


PAGE = b"<?xml version='1.0'?><r><s>satu</s><x/><s a='1'><b>dua</b></s></r>"


def test_places_of_elements_in_bytes() -> None:
    head = PAGE.index(b"<r>")
    assert places_of(PAGE) == [
        Place(head, PAGE.index(b"<s>"), PAGE.index(b"</s>")),
        Place(head, PAGE.index(b"<s a"), PAGE.rindex(b"</s>")),
    ]


def test_an_element_is_walked_as_if_it_were_the_document() -> None:
    told: list[str] = []
    for _ in walk_place(
        io.BytesIO(PAGE),
        places_of(PAGE)[1],
        lambda name, attrs: told.append(f"{name}{attrs}"),
        told.append,
        told.append,
    ):
        pass
    assert told == ["s{'a': '1'}", "b{}", "dua", "b"]


def test_a_place_longer_than_one_piece_is_cut_exactly() -> None:
    long = PAGE.replace(b"<x/>", b"<x>" + b"y" * 70_000 + b"</x>").replace(b"dua", b"z" * 40_000)
    place = places_of(long)[1]
    assert (
        b"".join(xmlstream._cut(io.BytesIO(long), place))
        == long[: place.head] + long[place.begin : place.end]
    )


def test_elements_inside_each_other_are_bounded_by_what_is_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    walked = sum(one.head + one.end - one.begin for one in places_of(PAGE))
    monkeypatch.setattr(limits, "WALKED_BYTES", walked)
    assert len(places_of(PAGE)) == 2
    monkeypatch.setattr(limits, "WALKED_BYTES", walked - 1)
    assert refused(lambda: places_of(PAGE)) == "berkas.terlalu-besar"


def test_texts_and_sheets_of_spreadsheetml_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = spreadsheetml({"A": [["12345"], ["12345"]], "B": [["b"]]})
    monkeypatch.setattr(limits, "CELL_CHARS", 5)
    monkeypatch.setattr(limits, "SHEETS", 2)
    assert [row.values for row in SpreadsheetmlSource(data).rows("A")] == [("12345",), ("12345",)]
    monkeypatch.setattr(limits, "CELL_CHARS", 4)
    assert refused(lambda: list(SpreadsheetmlSource(data).rows("A"))) == "berkas.terlalu-besar"
    monkeypatch.setattr(limits, "SHEETS", 1)
    assert refused(lambda: SpreadsheetmlSource(data)) == "berkas.terlalu-besar"


# --- rows and addresses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "number"), [("A", 1), ("z", 26), ("AA", 27), ("ZZ", 702), ("aaa", 703), ("XFD", 16_384)]
)
def test_columns_there_and_back(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters.upper()


@pytest.mark.parametrize("letters", ["XFE", "ZZZZ", "A1", "@", "É"])
def test_columns_that_are_none(letters: str) -> None:
    assert refused(lambda: column_number(letters)) == "berkas.rusak"


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("A1:C5", MergedArea(1, 1, 5, 3)), ("$C$5:$A$1", MergedArea(1, 1, 5, 3)), ("aa10:ab10", MergedArea(10, 27, 10, 28)), ("A1", None),
        ("A1:B", None), ("", None), ("A1:B2x", None), ("A12345678:B2", None),
    ],
)  # fmt: skip
def test_merged_areas(reference: str, area: MergedArea | None) -> None:
    assert merged_area(reference) == area


def test_a_basket_trims_repeats_and_forgets() -> None:
    basket = RowBasket()
    basket.put(3, [None, "a", None])
    basket.put(4, [None, None])
    basket.put(6, ["b"], times=2)
    assert basket.take() == [Row(3, (None, "a")), Row(6, ("b",)), Row(7, ("b",))]
    assert basket.take() == []


def test_a_basket_holds_as_many_rows_columns_and_places_as_its_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 5)
    monkeypatch.setattr(limits, "MAX_COLUMNS", 3)
    monkeypatch.setattr(limits, "SLOTS", 7)
    basket = RowBasket()
    basket.put(1, ["a", "b", "c"])
    basket.put(4, ["a", "b"], times=2)
    assert refused(lambda: basket.put(1, ["a"])) == "berkas.terlalu-besar"
    assert refused(lambda: RowBasket().put(1, ["a"] * 4)) == "berkas.terlalu-besar"
    assert refused(lambda: RowBasket().put(5, ["a"], times=2)) == "berkas.rusak"
    assert refused(lambda: RowBasket().put(0, ["a"])) == "berkas.rusak"


# --- containers ---------------------------------------------------------------------------------------------


def test_parts_are_known_by_any_spelling_of_their_names() -> None:
    parts = ZipParts(zip_bytes({"/XL\\Workbook.xml": b"abc", "b.bin": b""}))
    assert (parts.names(), parts.has("xl/WORKBOOK.xml"), parts.size("xl\\workbook.xml")) == (
        ["xl/workbook.xml", "b.bin"],
        True,
        3,
    )
    assert parts.read("/xl/workbook.xml") == b"abc"
    assert not parts.doubled
    assert refused(lambda: parts.read("c.bin")) == "berkas.rusak"


def test_as_many_parts_as_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zip_bytes({"a": b"", "b": b""})
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 2)
    assert ZipParts(data).names() == ["a", "b"]
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 1)
    assert refused(lambda: ZipParts(data)) == "berkas.terlalu-besar"


@pytest.mark.parametrize("name", ["Workbook", "Book", "EncryptionInfo"])
def test_streams_that_tell_what_a_compound_file_is(name: str) -> None:
    found = streams_of(ole({name: b"isi", "Lain": b"x"}))
    assert {key: value.rstrip(b"\0") for key, value in found.items()} == {name.lower(): b"isi"}


@pytest.mark.parametrize("name", ["EncryptedPackage", "WordDocument", "PowerPoint Document"])
def test_large_streams_are_only_named(name: str) -> None:
    assert streams_of(ole({name: b"isi"})) == {name.lower(): b""}


def test_a_stream_may_be_no_larger_than_its_file() -> None:
    whole = len(ole({"Lain": bytes(4096), "EncryptedPackage": b""}))
    assert streams_of(ole({"EncryptedPackage": bytes(4096), "Lain": b""}, size=whole)) == {
        "encryptedpackage": b""
    }
    assert (
        refused(lambda: streams_of(ole({"EncryptedPackage": bytes(4096), "Lain": b""}, size=whole + 1)))
        == "berkas.rusak"
    )


def test_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = xlsx({"S": [[hashlib.sha256(bytes([n])).hexdigest()] for n in range(200)]})
    data = encrypt(plain, "rahasia")
    streams = streams_of(data)
    assert decrypted(data, streams, "rahasia") == plain
    assert decrypted(encrypt(plain, "VelvetSweatshop"), streams, "bukan ini") == plain
    assert decrypted(encrypt(plain, "VelvetSweatshop"), streams, None) == plain
    assert refused(lambda: decrypted(data, streams, "salah")) == "berkas.sandi-salah"
    assert refused(lambda: decrypted(data, streams, None)) == "berkas.sandi"
    assert refused(lambda: decrypted(ole({"Lain": b"x"}), {}, None)) == "berkas.sandi-asing"
    rounds = {"encryptioninfo": b'x spinCount="120" y'}
    monkeypatch.setattr(limits, "SPIN_COUNT", 120)
    assert decrypted(data, rounds, "rahasia") == plain
    monkeypatch.setattr(limits, "SPIN_COUNT", 119)
    assert refused(lambda: decrypted(data, rounds, "rahasia")) == "berkas.sandi-asing"
