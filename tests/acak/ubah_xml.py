"""Mutations of XML and HTML that know tags, attributes, texts and what a worksheet calls its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.acak import isi

_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"<>]*)"')
_TEXT = re.compile(r">([^<>]+)<")
_REPEATED = ("row", "c", "si", "col", "mergeCell", "sheet", "Relationship", "xf", "tr", "td", "table", "Row", "Cell",
             "table:table-row", "table:table-cell", "text:p", "Worksheet")  # fmt: skip
_TYPES = ("s", "n", "b", "e", "d", "str", "inlineStr", "x", "", "S")
_MOST = 3_000_000
"""Characters up to which repeating may make a part grow: what is wanted is bad growth, not a slow test."""


def mutate(text: str, random: Random) -> str:
    """Return a text with one mutation."""
    return random.choice(_ALL)(text, random)


def _replace(text: str, found: re.Match[str], group: int, value: str) -> str:
    return text[: found.start(group)] + value + text[found.end(group) :]


_WINDOW = 65_536
"""So many letters are looked through for a place: a text of millions without one must not cost its square."""


def _pick(pattern: re.Pattern[str], text: str, random: Random) -> re.Match[str] | None:
    """Return a match somewhere: one of the first ones behind a random place, so that long texts cost little."""
    at = random.randrange(len(text)) if text else 0
    return pattern.search(text, at, at + _WINDOW) or pattern.search(text, 0, _WINDOW)


def _attribute(text: str, random: Random) -> str:
    found = _pick(_ATTRIBUTE, text, random)
    if found is None:
        return text
    name = found[1]
    if name in {"r", "ref", "sqref"}:
        value = random.choice(isi.ADDRESSES if name == "r" else isi.AREAS)
    elif name == "t":
        value = random.choice(_TYPES)
    else:
        value = isi.any_value(random)
    return _replace(text, found, 2, value.replace('"', "&quot;").replace("<", "&lt;"))


def _attribute_gone(text: str, random: Random) -> str:
    found = _pick(_ATTRIBUTE, text, random)
    return text if found is None else _replace(text, found, 0, random.choice(("", found[0] + " " + found[0])))


def _attribute_new(text: str, random: Random) -> str:
    found = _pick(_TAG, text, random)
    if found is None or found[0].startswith(("</", "<?")):
        return text
    name = random.choice(("r", "s", "t", "hidden", "min", "max", "ref", "rowspan", "colspan", "ss:Index", "ss:MergeAcross", "state",
                          "ss:MergeDown", "table:number-columns-repeated", "table:number-rows-repeated", "xml:space", "x"))  # fmt: skip
    value = random.choice((*isi.NUMBERS, *isi.ADDRESSES, "1", "preserve", "hidden"))
    end = found.end() - (2 if found[0].endswith("/>") else 1)
    return f'{text[:end]} {name}="{value}"{text[end:]}'


def _text(text: str, random: Random) -> str:
    found = _pick(_TEXT, text, random)
    return text if found is None else _replace(text, found, 1, isi.any_value(random))


def _tag_gone(text: str, random: Random) -> str:
    found = _pick(_TAG, text, random)
    return (
        text
        if found is None
        else _replace(text, found, 0, random.choice(("", found[0] * 2, found[0].replace("/", ""))))
    )


def _tags_swapped(text: str, random: Random) -> str:
    first, second = _pick(_TAG, text, random), _pick(_TAG, text, random)
    if first is None or second is None or first.end() > second.start():
        return text
    return (
        text[: first.start()]
        + second[0]
        + text[first.end() : second.start()]
        + first[0]
        + text[second.end() :]
    )


def _element(text: str, random: Random) -> tuple[int, int]:
    """Return where an element somewhere begins and ends; (0, 0) when there is none. Linear, whatever the text is."""
    names = [name for name in _REPEATED if f"<{name}" in text]
    if not names:
        return 0, 0
    name = random.choice(names)
    opening = _pick(re.compile(rf"<{name}(?:\s[^<>]*)?>"), text, random)
    if opening is None:
        return 0, 0
    close = f"</{name}>"
    at = -1 if opening[0].endswith("/>") else text.find(close, opening.end())
    return opening.start(), opening.end() if at < 0 else at + len(close)


def _repeated(text: str, random: Random) -> str:
    start, end = _element(text, random)
    times = random.choice((0, 2, 3, 30, 300, 3_000, 100_000))
    room = max(1, _MOST // max(1, end - start))
    return text[:start] + text[start:end] * min(times, room) + text[end:]


def _moved(text: str, random: Random) -> str:
    start, end = _element(text, random)
    rest = text[:start] + text[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + text[start:end] + rest[at:]


def _typed_cell(text: str, random: Random) -> str:
    """Give a cell another type, style or index of a shared string, without a look at what it holds."""
    found = _pick(re.compile(r"<c ([^<>]*)>(?:<v>([^<>]*)</v>)?"), text, random)
    if found is None:
        return text
    where = re.search(r'r="[^"]*"', found[1])
    kind = f't="{random.choice(_TYPES)}" s="{random.choice(isi.NUMBERS)}"'
    value = random.choice((*isi.NUMBERS, *isi.TEXTS)).replace("<", "&lt;").replace("&#0;", "&#1;")
    return _replace(text, found, 0, f"<c {where[0] if where else ''} {kind}><v>{value}</v>")


def _frame(text: str, random: Random) -> str:
    """Add what stands around the cells: merges, columns, a dimension, formulas, inline texts."""
    areas = "".join(
        f'<mergeCell ref="{random.choice(isi.AREAS)}"/>' for _ in range(random.choice((1, 3, 2_000)))
    )
    column = f'<cols><col min="{random.choice(isi.NUMBERS)}" max="{random.choice(isi.NUMBERS)}" hidden="1"/></cols>'
    rows = f'<row r="{random.choice(isi.NUMBERS)}" hidden="1"><c r="{random.choice(isi.ADDRESSES)}"><v>1</v></c></row>'
    at, new = random.choice((
        ("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>"),
        ("<sheetData>", column + "<sheetData>"),
        ("<sheetData>", f'<dimension ref="{random.choice(isi.AREAS)}"/><sheetData>'),
        ("<sheetData>", f"<sheetData>{rows}"),
        ("</sheetData>", f"{rows}</sheetData>"),
        ("<v>", "<f>1+1</f><v>"), ("</c>", "<f/></c>"), ("</v>", "</v><v>2</v>"),
        ("<v>", "<is><t>x</t><rPh sb='0' eb='1'><t>y</t></rPh></is><v>"),
    ))  # fmt: skip
    return text.replace(at, new, random.choice((1, -1))) if len(text) < _MOST else text


def _nested(text: str, random: Random) -> str:
    depth = random.choice((10, 99, 101, 5_000, 100_000))
    name = random.choice(("a", "table", "div", "row", "c", "font", "text:span"))
    at = _pick(_TAG, text, random)
    closing = random.choice((f"</{name}>" * depth, ""))
    return text if at is None else text[: at.end()] + f"<{name}>" * depth + closing + text[at.end() :]


def _declared(text: str, random: Random) -> str:
    """Change what stands before the root: encoding, document type, entities, nothing at all."""
    declaration = random.choice((
        '<?xml version="1.0" encoding="{}"?>'.format(random.choice(("utf-16", "latin-1", "cp037", "UTF-7", "x", "hex", "zip"))),
        '<?xml version="1.1"?>', "", "\ufeff", "<!-- -->", "<?x?>", "\n" * 70_000,
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % b SYSTEM "file:///etc/hostname"> %b;]>',
        '<!DOCTYPE x [<!ENTITY a "' + "a" * 50_000 + '">]>' + "&a;" * 100,
    ))  # fmt: skip
    body = re.sub(r"^\s*<\?xml[^<>]*\?>", "", text, count=1)
    return declaration + body


def _prefixed(text: str, random: Random) -> str:
    prefix = random.choice(("x:", "a:b:", "é:", "xml:"))
    if random.random() < 0.5:
        return re.sub(r"<(/?)(\w)", rf"<\g<1>{prefix}\2", text)
    found = _pick(_TAG, text, random)
    return text if found is None else _replace(text, found, 0, found[0].replace("<", "<" + prefix, 1))


def _inserted(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    piece = random.choice(("<![CDATA[x]]>", "<!-- x -->", "<!-- ", "&a;", "&#x110000;", "&#0;", "\0", "\x01", "é", "<", ">", '"', "</",
                           "<br>", "<tr><td rowspan=9999999 colspan=9999999>x", "]]>", "<?php ?>", "x" * 100_000, " " * 5_000_000))  # fmt: skip
    return text[:at] + piece + text[at:]


_ALL: tuple[Callable[[str, Random], str], ...] = (
    _attribute, _attribute, _attribute, _attribute_gone, _attribute_new, _attribute_new, _text, _text, _text, _tag_gone,
    _tags_swapped, _repeated, _repeated, _moved, _typed_cell, _typed_cell, _typed_cell, _frame, _frame, _nested, _declared,
    _prefixed, _inserted,
)  # fmt: skip
