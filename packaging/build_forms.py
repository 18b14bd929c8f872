"""Compile ui/forms/*.ui into kinerja_desktop/gui/forms. ``--check`` writes nothing and fails when a form is not current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "ui" / "forms"
COMPILED = ROOT / "kinerja_desktop" / "gui" / "forms"


def compiled(form: Path) -> str:
    """Return the Python text of a form, without the lines that name the version of the compiler."""
    uic = Path(sys.executable).with_name("pyside6-uic.exe" if sys.platform == "win32" else "pyside6-uic")
    # The relative name keeps the folder of whoever compiles it out of the text.
    text = subprocess.run(
        [str(uic), form.relative_to(ROOT).as_posix()], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return without_version(text)


def without_version(text: str) -> str:
    """Return the text of a compiled form without the line that changes with every release of Qt."""
    return "".join(
        line for line in text.splitlines(keepends=True) if "## Created by: Qt User Interface" not in line
    )


def target(form: Path) -> Path:
    """Return where the compiled form lies: ``pegawai.ui`` becomes ``ui_pegawai.py``."""
    return COMPILED / f"ui_{form.stem}.py"


def main(args: list[str]) -> int:
    """Compile all forms, or with ``--check`` compare; 1 when something is not current."""
    check = "--check" in args
    forms = sorted(FORMS.glob("*.ui"))
    stale = {path for path in COMPILED.glob("ui_*.py") if path not in {target(form) for form in forms}}
    for form in forms:
        text, path = compiled(form), target(form)
        if not path.exists() or without_version(path.read_text("utf-8")) != text:
            stale.add(path)
            if not check:
                path.write_text(text, "utf-8", newline="\n")
    if not check:
        for path in stale - {target(form) for form in forms}:
            path.unlink()
        return 0
    for path in sorted(stale):
        print(f"{path.relative_to(ROOT)} tidak sesuai dengan ui/forms: jalankan packaging/build_forms.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
