"""Freezes TTS Studio into one folder that runs where there is no Python, packs it, and tests it.

    python3 packaging/studio.py package

makes ``build/environment``, which holds what the program needs and nothing of a developer's, freezes it as
``tts_studio.spec`` says into ``dist``, and runs ``smoke_test.py`` on the result. On Linux it also makes a ``.deb``
where there is ``dpkg-deb``; on Windows, an installer where there is Inno Setup; on macOS, an app, which
``macos/sign.sh`` signs. It runs on the system that the folder is for, takes half an hour and 6 GB, and needs Python
3.11 or newer.

On Linux, a torch for processors alone is used: the one of the Python package index does not load without NVIDIA's
libraries (“libcudnn.so.9: cannot open shared object file”), 3 GB of them. pip finds it in PyTorch's own package index,
or where pip has to look, for example by the environment variable PIP_FIND_LINKS.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the program, which need not be installed

import studio
from installer import debian, manual_page
from tts_studio import __version__
from tts_studio.cli import COMMANDS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
APPLICATION_ID = "io.github.tts_studio.TTSStudio"


def main() -> int:
    """Build and test; return 0 if the program works."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="folder for what can be made again")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the program")
    parser.add_argument("--folder-only", action="store_true", help="make the folder and pack nothing")
    parser.add_argument("--no-training", action="store_true", help="leave the training out of the test")
    options = parser.parse_args()
    try:
        python = make_environment(options.work / "environment")
        folder = freeze(python, options.work, options.out)
        made = [folder] if options.folder_only else [folder, *packed(folder, options.work, options.out)]
    except studio.SetUpError as error:
        say(str(error))
        return 1
    except subprocess.CalledProcessError as error:
        say(f"{' '.join(map(str, error.cmd))} ended with {error.returncode}.")
        return 1
    for path in made:
        say(f"{path}: {size(path) / 1e6:.0f} MB")
    leave_out = ["--no-training"] if options.no_training else []
    return subprocess.call([sys.executable, HERE / "smoke_test.py", program(folder), *leave_out])


def make_environment(folder: Path) -> Path:
    """Make the environment, or bring it up to date, and return its Python; raise SetUpError if that cannot be done."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        say(f"Making {folder} …")
        venv.create(folder, with_pip=True, clear=True)
    torch = chosen_torch(python)
    if torch != studio.installed_torch(folder):
        studio.install_torch(python, torch)
    say("Installing what the program needs …")
    constraints = str(studio.fitting_constraints(folder))
    studio.pip_install(python, ["--constraint", constraints, "--editable", f"{ROOT}[build]"])
    studio.drop_what_needs_cuda(folder)
    return python


def chosen_torch(python: Path) -> studio.Torch:
    """Return the torch to freeze; raise SetUpError where, on Linux, there is none without CUDA."""
    pinned = re.search(r"^torch==(\S+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert pinned is not None
    torch = studio.torch_for_cpu(python, pinned[1]) if sys.platform == "linux" else studio.Torch(pinned[1])
    if torch is None:
        raise studio.SetUpError(
            f"pip finds no torch without CUDA: {studio.CPU_INDEX} cannot be reached or has no fitting version. A "
            "package of the other one would not start without NVIDIA's libraries. Please connect to the network, or "
            "tell pip where there is one by PIP_FIND_LINKS."
        )
    return torch


def packed(folder: Path, work: Path, out: Path) -> list[Path]:
    """Make what people install of the folder, with the tools that are there, and return it."""
    if sys.platform == "linux" and shutil.which("dpkg-deb"):
        say("Packing a .deb …")
        return [debian.make(folder, work, out, __version__)]
    if sys.platform == "win32" and shutil.which("iscc"):
        say("Packing an installer …")
        given = [f"/DVersion={__version__}", f"/DFolder={folder}", f"/DWork={work}", f"/O{out}"]
        call(["iscc", *given, str(HERE / "windows" / "tts-studio.iss")])
        return [out / f"tts-studio-{__version__}-setup.exe"]
    return []


def freeze(python: Path, work: Path, out: Path) -> Path:
    """Freeze the program and return its folder."""
    say("Freezing; this takes some minutes …")
    options = ["--noconfirm", "--log-level", "WARN", "--workpath", str(work / "pyinstaller"), "--distpath", str(out)]
    call([str(python), "-m", "PyInstaller", *options, str(HERE / "tts_studio.spec")])
    folder = out / "tts-studio"
    if sys.platform == "linux":
        call([str(python), str(HERE / "program_icons.py"), str(work / "icons")])
        add_desktop_files(folder / "share", work / "icons")
        manual_page.write(folder / "share", __version__, COMMANDS)
    return folder


def add_desktop_files(share: Path, icons: Path) -> None:
    """Put beside the program what a Linux desktop wants of it, as it lies below ``/usr/share``."""
    for file, place in ((f"{APPLICATION_ID}.desktop", "applications"), (f"{APPLICATION_ID}.metainfo.xml", "metainfo")):
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "linux" / file, share / place)
    shutil.copytree(icons / "hicolor", share / "icons" / "hicolor", dirs_exist_ok=True)


def program(folder: Path) -> Path:
    """Return the command line program."""
    return folder / ("tts-studio.exe" if os.name == "nt" else "tts-studio")


def size(folder: Path) -> int:
    """Return the bytes of a file, or of all files below a folder; what a link points to counts once."""
    files = folder.rglob("*") if folder.is_dir() else [folder]
    return sum(path.lstat().st_size for path in files if not path.is_dir())


def call(command: Sequence[str]) -> None:
    """Run a command without this Python's own settings; raise CalledProcessError if it fails."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    subprocess.run(command, env=kept, stdin=subprocess.DEVNULL, check=True)


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
