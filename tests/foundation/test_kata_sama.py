"""One way of writing a thing in every sentence, sheet and page of the manual."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = [path for path in (ROOT / "kinerja_desktop").rglob("*.py") if path.parent.name != "forms"]
TEXTS = [
    *(ROOT / "resources/manual").glob("*.md"), *(ROOT / "ui").rglob("*.ui"), ROOT / "resources/references/lembar.csv",
    ROOT / "README.md", ROOT / "CHANGELOG.md",
]  # fmt: skip
OTHER_WAYS = {
    "83%, as EYD V writes satu persen (1%)": r"[0-9}] %(?![(\w])",
    "the whole of it is Seluruh kantor": r"(?i)\b(seluruh|semua) instansi\b",
}


def said(path: Path) -> Iterator[str]:
    """Yield the texts of a module without its docstrings; a field of an f-string is ``{}``."""
    tree = ast.parse(path.read_text("utf-8"))
    about = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node.value
        elif isinstance(node, ast.BinOp) and isinstance(node.left, ast.JoinedStr | ast.Call):
            right = node.right.value if isinstance(node.right, ast.Constant) else ""
            yield "{}" + str(right)


@pytest.mark.parametrize("rule", OTHER_WAYS)
def test_there_is_one_way_of_writing(rule: str) -> None:
    texts = [(path, line) for path in TEXTS for line in path.read_text("utf-8").splitlines()]
    texts += [(path, text) for path in CODE for text in said(path)]
    other = re.compile(OTHER_WAYS[rule])
    assert texts
    assert [(path.name, text) for path, text in texts if other.search(text)] == []
