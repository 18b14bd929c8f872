"""The rules of the house that a tool does not know: sizes, spelling of the tree, start-up, sentences, what leaks."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from kinerja_desktop.foundation import messages

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kinerja_desktop"
CODE = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
# Compiled forms are not written by hand; a migration is a frozen list of tables, read from top to bottom once.
OURS = sorted(path for path in CODE if not {"forms", "versions"} & set(path.relative_to(ROOT).parts))

# Longer than the rule allows, each with the reason why cutting it would not make it clearer.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {
    "tests/benchmarks/bench_cetak.py:platypus": "the other way of drawing, written out whole to be compared fairly",
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield name and lines of body of every function (decorators, signature and docstring do not count)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            yield f"{relative(path)}:{node.name}", lines


def tracked() -> list[Path]:
    """Return the files of the repository, also new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_modules_stay_short() -> None:
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in OURS}
    assert {name: count for name, count in lengths.items() if count > 500 and name not in LONG_MODULES} == {}


def test_functions_stay_short() -> None:
    lengths = [item for path in OURS for item in functions(path)]  # a list: two classes may share a name
    assert [one for one in lengths if one[1] > 40 and one[0] not in LONG_FUNCTIONS] == []


def test_our_documents_are_wrapped() -> None:
    lines = {
        f"{name}:{number}": len(line)
        for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
    }
    assert {place: length for place, length in lines.items() if length > 160} == {}


def test_exceptions_to_the_sizes_are_still_needed() -> None:
    modules = {relative(path) for path in OURS if len(path.read_text("utf-8").splitlines()) > 500}
    long = {name for path in OURS for name, count in functions(path) if count > 40}
    assert LONG_MODULES.keys() - modules == set()
    assert LONG_FUNCTIONS.keys() - long == set()


def test_every_icon_is_used() -> None:
    users = [*PACKAGE.rglob("*.py"), *(ROOT / "ui").rglob("*.*"), *(ROOT / "resources").rglob("*.toml")]
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", "\n".join(path.read_text("utf-8") for path in users)))
    assert {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")} - words == set()


def test_nothing_is_called_helpers() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "managers", "manager", "misc"}
    assert [relative(path) for path in OURS if {path.stem, path.parent.name} & vague] == []


def test_figures_are_asked_for_by_isdecimal() -> None:
    """`isdigit` also says yes to "²", which `int` then refuses."""
    assert [
        relative(path) for path in PACKAGE.rglob("*.py") if re.search(r"\bisdigit\b", path.read_text("utf-8"))
    ] == []


def test_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_toolkit_stays_in_gui() -> None:
    """Also inside functions and under TYPE_CHECKING, and by whatever way it is written."""
    allowed = {PACKAGE / "app.py"}
    guilty = [
        relative(path)
        for path in PACKAGE.rglob("*.py")
        if PACKAGE / "gui" not in path.parents
        and path not in allowed
        and re.search(r"\b(PySide6|shiboken6)\b", path.read_text("utf-8"))
    ]
    assert guilty == []


def test_every_module_imports_alone() -> None:
    """A module that only imports after another one hides a cycle."""
    names = [info.name for info in pkgutil.walk_packages([str(PACKAGE)], "kinerja_desktop.")]
    for name in names:
        if not name.endswith("__main__") and not name.startswith("kinerja_desktop.storage.migrations."):
            importlib.import_module(name)


@pytest.mark.skipif(not (PACKAGE / "gui" / "main_window.py").exists(), reason="no window yet")
def test_start_of_the_window_loads_no_heavy_library() -> None:
    """The window comes first: databases, workbooks and sheets are loaded when they are first used."""
    heavy = (
        "sqlalchemy",
        "alembic",
        "openpyxl",
        "python_calamine",
        "lxml",
        "reportlab",
        "pypdfium2",
        "psycopg",
        "msoffcrypto",
    )
    program = (
        f"import sys, kinerja_desktop.gui.main_window; print([n for n in {heavy!r} if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


@pytest.mark.skipif(not (PACKAGE / "cli" / "main.py").exists(), reason="no command line yet")
def test_the_command_line_loads_no_toolkit() -> None:
    program = (
        "import sys, kinerja_desktop.cli.main; print([n for n in sys.modules if n.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_message_codes_are_unique_and_fill() -> None:
    codes: list[str] = []
    for info in pkgutil.iter_modules(messages.__path__):
        module = importlib.import_module(f"{messages.__name__}.{info.name}")
        codes += module.SENTENCES
        for code, text in module.SENTENCES.items():
            assert text == text.strip(), code
            assert list(Formatter().parse(text)), code
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert codes


def test_message_modules_have_no_doubled_key() -> None:
    """Python keeps the last of two equal keys of a dict without a word; the source is asked instead."""
    for path in (PACKAGE / "foundation" / "messages").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                assert len(keys) == len(set(keys)), f"{relative(path)}: {sorted(map(str, keys))}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"/(?:work|home|Users|opt)/[a-z]",  # a folder of whoever wrote it
        r"(?i)(?:index-url|find-links|trusted-host)\s*[=:]?\s*(?:https?|file):",
        r"(?i)https?://[^\s\"')]*(?:pypi|pythonhosted|npmjs|deb\.debian|/simple\b)",
    ],
)
def test_no_machine_and_no_index_in_any_file(pattern: str) -> None:
    found = []
    for path in tracked():
        if path == Path(__file__).resolve():
            continue
        content = path.read_bytes()
        if b"\0" not in content[:4096] and (match := re.search(pattern, content.decode("utf-8", "replace"))):
            found.append(f"{relative(path)}: {match.group()}")
    assert found == []


def test_the_lock_has_a_hash_for_each_package_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert not re.search(r"^\s*-(?!-hash)", lock, re.MULTILINE)
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    versions = dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==([^\s;]+)", lock, re.MULTILINE))
    assert versions["pyside6-essentials"].startswith("6.11."), "6.12 crashes on Python 3.11"


def test_frozen_clock_and_own_home_reach_every_test() -> None:
    from kinerja_desktop.foundation import clock, paths

    assert clock.local(clock.now()).isoformat() == "2026-11-20T09:00:00+07:00"
    assert paths.settings_dir().is_relative_to(os.environ["HOME"])
    assert paths.logs_dir().is_relative_to(os.environ["HOME"])
    assert not Path(os.environ["HOME"]).is_relative_to(ROOT)


def test_what_a_test_does_later_ends_with_its_widgets() -> None:
    """A callback without an owner acts in whatever test comes next: one pressed *Tutup* there, once in ten runs."""
    loose = [
        f"{relative(path)}:{node.lineno}"
        for folder in ("gui", "journeys")
        for path in sorted((ROOT / "tests" / folder).glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QTimer.singleShot" and len(node.args) < 3
    ]
    assert loose == []


def test_other_programs_are_asked_at_one_door() -> None:
    """`QDesktopServices.openUrl` only answers False where nothing opens; there it is said to the user."""
    users = [path for path in PACKAGE.rglob("*.py") if "QDesktopServices" in path.read_text("utf-8")]
    assert [relative(path) for path in users] == ["kinerja_desktop/gui/opening.py"]


def _bare(kinds: str, tamed: str) -> list[str]:
    """Return where a widget of Qt is made, or a class of it, outside the module in which ours of that kind stands."""
    takes = re.compile(rf"(^|\.)({kinds})$")
    return [
        f"{relative(path)}:{made.lineno}"
        for path in sorted((PACKAGE / "gui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for made in getattr(node, "bases", [getattr(node, "func", None)])
        if made is not None and takes.search(ast.unparse(made)) and path.stem != tamed
    ]


def test_the_wheel_changes_no_value_on_the_way() -> None:
    """Qt's own lists and number fields take the wheel: who scrolls past one would change what it says."""
    kinds = r"QComboBox|QFontComboBox|Q\w*SpinBox|QDateEdit|QTimeEdit|QDateTimeEdit|QDial|QSlider"
    assert _bare(kinds, "daftar_pilihan") == []


def test_no_line_takes_text_without_end() -> None:
    """A table that was pasted into a line held the window, there and wherever the line is shown again."""
    assert _bare("QLineEdit", "line_field") == []
