"""Compile resources/translations/*.ts with pyside6-lrelease. ``--check`` writes nothing and fails when one is not current."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"


def compiled(source: Path) -> bytes:
    """Return the binary form of a translation."""
    program = Path(sys.executable).with_name(
        "pyside6-lrelease.exe" if sys.platform == "win32" else "pyside6-lrelease"
    )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"{source.stem}.qm"
        command = [str(program), "-silent", str(source), "-qm", str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return target.read_bytes()


def main(args: list[str]) -> int:
    """Compile all translations, or with ``--check`` compare; 1 when something is not current."""
    code = 0
    for source in sorted(FOLDER.glob("*.ts")):
        target, content = source.with_suffix(".qm"), compiled(source)
        if target.exists() and target.read_bytes() == content:
            continue
        if "--check" in args:
            print(
                f"{target.name} tidak sesuai dengan {source.name}: jalankan packaging/build_translations.py"
            )
            code = 1
        else:
            target.write_bytes(content)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
