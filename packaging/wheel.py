"""The wheel as a user would get it: built, and installed away from the checkout."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from place import Place, SetupError

CARRIED = ("ui/styles", "resources")  # what the wheel carries as _data, see pyproject.toml


def build(place: Place, folder: Path) -> Path:
    """Build the wheel into ``folder`` and return it.

    Raises:
        SetupError: the build failed; its own words are in the text.
    """
    command = [str(place.python), "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    call(command, place.environment(), place.checkout)
    return next(folder.glob("*.whl"))


def problem(place: Place, wheel: Path) -> str:
    """Return what is missing from the wheel, differs from the checkout or does not belong in it; empty if nothing."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        for root in CARRIED:
            for path in sorted((place.checkout / root).rglob("*")):
                name = f"kinerja_desktop/_data/{path.relative_to(place.checkout).as_posix()}"
                if path.is_file() and name not in inside:
                    return f"{name} tidak ada"
                if path.is_file() and archive.read(name) != path.read_bytes():
                    return f"{name} berbeda"
        for path in sorted((place.checkout / "kinerja_desktop").rglob("*.py")):
            if path.relative_to(place.checkout).as_posix() not in inside:
                return f"{path.name} tidak ada"
    strange = [name for name in inside if name.startswith(("tests/", "packaging/", ".ci/"))]
    return f"tidak semestinya di dalam: {strange}" if strange else ""


def install(place: Place, wheel: Path, home: Path) -> Place:
    """Install the wheel into an environment of its own below ``home`` and return it.

    The libraries are those of the set-up (by a path file, which does not lead back to the checkout);
    the program comes from the wheel alone.

    Raises:
        SetupError: it did not install, or the program would still come from the checkout.
    """
    installed = Place(home, home / "env")
    env = place.environment()
    call([str(place.python), "-m", "venv", "--without-pip", str(installed.venv)], env, home)
    theirs, ours = (library(one) for one in (place, installed))
    (Path(ours) / "pustaka.pth").write_text(theirs + "\n", "utf-8")
    pip = [str(place.python), "-m", "pip", "--python", str(installed.python), "install", "-q"]
    call([*pip, "--no-deps", "--no-index", "--ignore-installed", str(wheel)], env, home)
    code = "import kinerja_desktop; print(kinerja_desktop.__file__)"
    origin = call([str(installed.python), "-c", code], env, home)
    if not origin.startswith(ours):
        raise SetupError(f"Program dimuat dari {origin.strip()}, bukan dari wheel.")
    return installed


def library(place: Place) -> str:
    """Return the folder of the installed libraries of an environment."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return call([str(place.python), "-c", code], place.environment(), place.checkout).strip()


def call(command: list[str], env: dict[str, str], cwd: Path) -> str:
    """Run a command and return what it said.

    Raises:
        SetupError: it failed.
    """
    done = subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{' '.join(command)} gagal ({done.returncode}):\n{done.stdout}{done.stderr}")
    return done.stdout
