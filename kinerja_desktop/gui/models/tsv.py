"""Tab-separated text as Excel puts it on the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def parse(text: str) -> list[list[str]]:
    """Return the cells of clipboard text: quoted cells may hold tabs, line ends and doubled quotes.

    The line end after the last row, which Excel always adds, opens no row of its own. Rows may differ in length.
    """
    rows: list[list[str]] = [[]]
    cell: list[str] = []
    quoted = False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    position = 0
    while position < len(text):
        char = text[position]
        if quoted:
            if char == '"' and text[position + 1 : position + 2] == '"':
                cell.append('"')
                position += 1
            elif char == '"':
                quoted = False
            else:
                cell.append(char)
        elif char == '"' and not cell and _closes(text, position):
            quoted = True
        elif char in "\t\n":
            rows[-1].append("".join(cell))
            cell = []
            if char == "\n":
                rows.append([])
        else:
            cell.append(char)
        position += 1
    rows[-1].append("".join(cell))
    if len(rows) > 1 and rows[-1] == [""]:
        rows.pop()
    return rows


def _closes(text: str, start: int) -> bool:
    """Return whether the quote at ``start`` opens a quoted cell: a closing quote stands before a separator."""
    position = start + 1
    while True:
        position = text.find('"', position)
        if position < 0:
            return False
        if text[position + 1 : position + 2] == '"':
            position += 2
            continue
        return text[position + 1 : position + 2] in ("", "\t", "\n")


def build(rows: Iterable[Sequence[str]]) -> str:
    """Return clipboard text; cells with tabs, quotes or line ends are quoted."""
    return "\n".join("\t".join(_quote(cell) for cell in row) for row in rows)


def _quote(cell: str) -> str:
    if any(char in cell for char in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
