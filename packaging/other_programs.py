"""Fetch the programs that voices are exported for, so that they can be tested with.

    python packaging/other_programs.py FOLDER
    TTS_STUDIO_PROGRAMS=FOLDER python -m pytest tests/engine/export/test_other_programs.py -rP

FOLDER gets wyoming-piper (Home Assistant's) in an environment of its own, sherpa-onnx 1.x beside the 2.x of the tests,
and onnxruntime-web and espeak-ng from npm. speech-dispatcher and chromium are the system's: apt-get install
speech-dispatcher pulseaudio pulseaudio-utils chromium nodejs npm. What is missing is skipped by the tests.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

WYOMING = "wyoming-piper==2.5.2"
SHERPA = ("sherpa-onnx==1.13.8", "sherpa-onnx-core==1.13.8")
BROWSER = Path(__file__).resolve().parent.parent / "resources" / "browser"


def main(folder: Path) -> None:
    """Fetch all of them; what is there already is brought up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", folder / "wyoming"], check=True)
    interpreter = next(iter(sorted((folder / "wyoming").glob("[bS]*/python*"))))
    _pip(interpreter, WYOMING)
    _pip(Path(sys.executable), "--target", str(folder / "sherpa-onnx-1"), "--upgrade", "--no-deps", *SHERPA)
    if npm := shutil.which("npm"):
        for name in ("package.json", "pack.mjs"):
            shutil.copy(BROWSER / name, folder / name)
        subprocess.run([npm, "install", "--no-audit", "--no-fund"], cwd=folder, check=True)


def _pip(interpreter: Path, *what: str) -> None:
    subprocess.run([interpreter, "-m", "pip", "install", "--quiet", *what], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
