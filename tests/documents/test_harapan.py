"""Every text of a sheet stands where the expected file, written from the form before the code, says; and no other."""

from __future__ import annotations

import pytest

from tests.documents.lembar_uji import HARAPAN, Line, build, load, text_lines

CASES = sorted(path.stem for path in HARAPAN.glob("*.toml"))
TOLERANCE = 1.0  # mm


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", CASES)
def test_texts_and_positions(name: str) -> None:
    case, model = load(name)
    lines = text_lines(build(model, case["kertas"]))
    problems: list[str] = []
    for page, x, y, text, part in case["harapan"]["teks"]:
        first = _first(lines, page, x, y, squeeze(text))
        if first is None:
            near = [line for line in lines if squeeze(text).startswith(squeeze(line.text))][:2]
            problems.append(f"missing: {page} ({x}, {y}) {text!r} [{part}]; seen {near}")
            continue
        _consume(lines, first, squeeze(text), problems)
    problems += [f"not expected: {line}" for line in lines]
    assert not problems, "\n".join(problems)


def _first(lines: list[Line], page: int, x: float, y: float, wanted: str) -> Line | None:
    for line in lines:
        close = abs(line.x - x) <= TOLERANCE and abs(line.y - y) <= TOLERANCE
        if line.page == page and close and wanted.startswith(squeeze(line.text)):
            return line
    return None


def _consume(lines: list[Line], first: Line, wanted: str, problems: list[str]) -> None:
    """Take the first line of a block and the lines below it that make up the rest of its text."""
    at = lines.index(first)
    got = ""
    while wanted != got:
        if at >= len(lines) or not wanted.startswith(got + squeeze(lines[at].text)):
            problems.append(f"text breaks off after {got!r}, wanted {wanted!r}")
            return
        got += squeeze(lines.pop(at).text)
