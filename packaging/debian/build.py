"""Build the .deb: freeze the installed wheel, lay it out, pack it. ``.venv/bin/python packaging/debian/build.py [-o DIR]``.

The package needs no Python on the target; what it needs of the system is the list in `needs.py`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import needs  # noqa: E402 - lies beside the folder of this file
import wheel  # noqa: E402 - the same
from place import Place, find_place  # noqa: E402 - the same

CONTROL = """\
Package: kinerja-desktop
Version: {version}
Architecture: amd64
Maintainer: Kinerja Desktop <kinerja-desktop@localhost>
Installed-Size: {size}
Depends: {depends}
Section: office
Priority: optional
Description: pengelolaan kinerja pegawai ASN, luring
 Daftar pegawai dari Excel, penilaian, predikat, cetak dokumen evaluasi,
 dan bahan ekspor untuk BKN. Data tetap di komputer kantor.
"""
DESKTOP = """\
[Desktop Entry]
Type=Application
Name=Kinerja Desktop
Comment=Pengelolaan kinerja pegawai ASN
Exec=kinerja-desktop
Icon=kinerja-desktop
Categories=Office;
Terminal=false
StartupWMClass=kinerja-desktop
"""


def freeze(place: Place, home: Path) -> tuple[Path, str]:
    """Return the frozen folder and the version of the wheel that it was made from."""
    built = wheel.build(place, home)
    installed = wheel.install(place, built, home)
    spec = str(HERE.parent / "kinerja.spec")
    options = [
        "--noconfirm",
        "--log-level",
        "WARN",
        "--distpath",
        str(home / "dist"),
        "--workpath",
        str(home / "work"),
    ]
    subprocess.run([str(installed.python), "-m", "PyInstaller", *options, spec], cwd=home, check=True)
    frozen = home / "dist" / "kinerja-desktop"
    for path in frozen.rglob("libpython3*"):
        # Symbols for debuggers, two thirds of the file; the wheels' own libraries are left as their makers packed them.
        subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)
    return frozen, built.name.split("-")[1]


def lay_out(place: Place, frozen: Path, version: str, root: Path) -> None:
    """Lay the tree of the package out below ``root``."""
    program = root / "usr/lib/kinerja-desktop"
    program.parent.mkdir(parents=True)
    shutil.copytree(frozen, program, symlinks=True)
    (root / "usr/bin").mkdir()
    for name in ("kinerja-desktop", "kinerja"):
        (root / "usr/bin" / name).symlink_to("../lib/kinerja-desktop/kinerja-desktop")
    resources = place.checkout / "resources"
    for source, target in (
        (resources / "icons/kinerja.png", "usr/share/icons/hicolor/256x256/apps/kinerja-desktop.png"),
        (resources / "icons/kinerja.svg", "usr/share/icons/hicolor/scalable/apps/kinerja-desktop.svg"),
        (place.checkout / "LICENSE", "usr/share/doc/kinerja-desktop/copyright"),
    ):
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, root / target)
    (root / "usr/share/applications").mkdir(parents=True)
    (root / "usr/share/applications/kinerja-desktop.desktop").write_text(DESKTOP, "utf-8")
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    depends = ", ".join(["libc6 (>= 2.34)", *sorted(set(needs.LIBRARIES.values()))])
    (root / "DEBIAN").mkdir()
    control = CONTROL.format(version=version, size=size // 1024, depends=depends)
    (root / "DEBIAN/control").write_text(control, "utf-8")


def main() -> int:
    """Build the package into the folder asked for (default: dist)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", type=Path, default=Path("dist"), dest="target", metavar="DIR")
    target: Path = parser.parse_args().target.absolute()
    target.mkdir(parents=True, exist_ok=True)
    place = find_place()
    with tempfile.TemporaryDirectory(prefix="kinerja-deb-") as folder:
        home = Path(folder)
        frozen, version = freeze(place, home)
        root = home / "root"
        lay_out(place, frozen, version, root)
        package = target / f"kinerja-desktop_{version}_amd64.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)], check=True
        )
    print(package)
    return 0


if __name__ == "__main__":
    sys.exit(main())
