"""Freezes TTS Studio into one folder that runs where there is no Python, and tests it.

    python packaging/installer/build.py

makes ``build/environment``, which holds what the program needs and nothing of a developer's, freezes it as
``tts_studio.spec`` says into ``dist``, and runs ``smoke_test.py`` on the result. It runs on the system that the folder
is for, takes ten minutes and 5 GB, and needs Python 3.11 or newer.

On Linux, a torch for the CPU is used, which is 3 GB smaller. pip finds it in PyTorch's own package index; please tell
pip of that one, for example by the environment variable PIP_EXTRA_INDEX_URL.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
APPLICATION_ID = "io.github.tts_studio.TTSStudio"
CPU_TORCH = "2.13.0+cpu"


def main() -> int:
    """Build and test; return 0 if the program works."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="folder for what can be made again")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the program")
    default = CPU_TORCH if sys.platform == "linux" else ""
    parser.add_argument("--torch", default=default, help=f"version of torch (default: {default or 'the newest'})")
    parser.add_argument("--no-training", action="store_true", help="leave the training out of the test")
    options = parser.parse_args()
    try:
        python = make_environment(options.work / "environment", options.torch)
        folder = freeze(python, options.work, options.out)
    except subprocess.CalledProcessError as error:
        say(f"{' '.join(error.cmd)} ended with {error.returncode}.")
        return 1
    say(f"{folder}: {size(folder) / 1e6:.0f} MB")
    leave_out = ["--no-training"] if options.no_training else []
    return subprocess.call([sys.executable, HERE / "smoke_test.py", program(folder), *leave_out])


def make_environment(folder: Path, torch: str) -> Path:
    """Make the environment, or bring it up to date, and return its Python."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        say(f"Making {folder} …")
        venv.create(folder, with_pip=True, clear=True)
    wanted = [f"torch=={torch}"] if torch else []
    chosen = folder / "constraints.txt"
    chosen.write_text(constraints((ROOT / "constraints.txt").read_text(encoding="utf-8"), torch), encoding="utf-8")
    say("Installing what the program needs …")
    options = ["--quiet", "--constraint", str(chosen)]
    call([str(python), "-m", "pip", "install", *options, "--editable", f"{ROOT}[build]", *wanted])
    return python


def constraints(lines: str, torch: str) -> str:
    """Return the constraints without those on torch if another version of it is wanted."""
    kept = (line for line in lines.splitlines() if not (torch and line.startswith("torch==")))
    return "\n".join(kept) + "\n"


def freeze(python: Path, work: Path, out: Path) -> Path:
    """Freeze the program and return its folder."""
    say("Freezing; this takes some minutes …")
    options = ["--noconfirm", "--log-level", "WARN", "--workpath", str(work / "pyinstaller"), "--distpath", str(out)]
    call([str(python), "-m", "PyInstaller", *options, str(HERE / "tts_studio.spec")])
    folder = out / "tts-studio"
    if sys.platform == "linux":
        call([str(python), str(HERE / "program_icons.py"), str(work / "icons")])
        add_desktop_files(folder / "share", work / "icons")
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
    """Return the bytes of all files below a folder; what a link points to counts once."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def call(command: Sequence[str]) -> None:
    """Run a command without this Python's own settings; raise CalledProcessError if it fails."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    subprocess.run(command, env=kept, stdin=subprocess.DEVNULL, check=True)


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
