"""The small faults a tester should notice: one node of a module's syntax tree changed, as a piece of its text.

Left alone is what no test of behaviour could catch (annotations, docstrings, decorators, assertions, the words of an
exception that is our own bug) and what every import would catch (statements outside all functions are not dropped).
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass

OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OTHER_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
DROPPED = ast.Expr | ast.Assign | ast.AugAssign | ast.Raise | ast.Continue | ast.Break | ast.Delete
UNCHANGED = ast.JoinedStr | ast.Import | ast.ImportFrom | ast.Assert


@dataclass(frozen=True)
class Mutant:
    """One change of one module.

    Attributes:
        line: where the changed piece begins.
        function: first line of the innermost function around it (its first decorator's); 0 outside all functions.
        start: where the replaced piece begins, in bytes of the source.
        end: where it ends.
        text: what stands there instead.
        was: the piece that is replaced.
    """

    line: int
    function: int
    start: int
    end: int
    text: str
    was: str

    def applied(self, source: bytes) -> bytes:
        """Return the module with the fault in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{' '.join(self.was.split())[:70]}  ->  {' '.join(self.text.split())[:70]}"


def mutants(source: bytes) -> list[Mutant]:
    """Return every mutant of a module, in the order of its text."""
    return sorted(_Finder(source).found, key=lambda mutant: (mutant.start, mutant.end, mutant.text))


class _Finder:
    """Walks a module once and collects; `found` holds the mutants, none of them equal to the source."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []
        for statement in ast.parse(source).body:
            self._visit(statement, 0)

    def _visit(self, node: ast.AST, function: int) -> None:
        if isinstance(node, UNCHANGED) or _is_docstring(node) or _is_for_types(node):
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        for place, text in _faults(node, inside=bool(function)):
            self._add(place, function, text)
        for child in _children(node):
            self._visit(child, function)

    def _add(self, node: ast.AST, function: int, text: str) -> None:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        was = self.source[start:end].decode()
        self.found.append(Mutant(node.lineno, function, start, end, text, was))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_for_types(node: ast.AST) -> bool:
    """Return whether a node exists for the type checker or for the import system only."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    if isinstance(node, ast.Assign):
        return any(isinstance(name, ast.Name) and name.id.startswith("__") for name in node.targets)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "TypeVar"


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        if name == "exc" and _raises_a_bug(value):
            continue
        children = value if isinstance(value, list) else [value]
        if name == "args" and isinstance(node, ast.Call) and ast.unparse(node.func) == "cast":
            children = children[1:]
        yield from (child for child in children if isinstance(child, ast.AST))


def _raises_a_bug(raised: ast.AST | None) -> bool:
    """Return whether an exception of Python is raised: its words are for us, not for a test."""
    name = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(name, ast.Name) and hasattr(builtins, name.id)


def _faults(node: ast.AST, *, inside: bool) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Yield what may be done to a node: the piece to replace, and the text that then stands there."""
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        yield from _negated(node.test)
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield from _negated(test)
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield node, "return None"
    elif inside and isinstance(node, DROPPED):
        yield node, "pass"
    elif isinstance(node, ast.Constant):
        yield from ((node, text) for text in _other_constant(node.value))
    elif isinstance(node, ast.expr):
        yield from ((node, f"({ast.unparse(other)})") for other in _other_expression(node))


def _negated(test: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """Yield the opposite of a condition that has no operator of its own to change."""
    if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield test, f"(not ({ast.unparse(test)}))"


def _other_expression(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.Compare):
        yield ast.Compare(node.left, [OTHER_COMPARISON[type(node.ops[0])](), *node.ops[1:]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in OTHER_ARITHMETIC and not _joins_types(node):
        yield ast.BinOp(node.left, OTHER_ARITHMETIC[type(node.op)](), node.right)


def _joins_types(node: ast.BinOp) -> bool:
    """Return whether ``A | B`` is a union of classes rather than of values."""
    sides = [ast.unparse(side).rpartition(".")[2] for side in (node.left, node.right)]
    return isinstance(node.op, ast.BitOr) and any(
        side in ("None", "str", "int", "bool", "float") or (side[:1].isupper() and not side.isupper())
        for side in sides
    )


def _other_constant(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield str(value + 1)
    elif isinstance(value, str):
        yield repr(f"{value}~")
    elif isinstance(value, bytes):
        yield repr(value + b"~")
