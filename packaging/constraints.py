"""Writes constraints.txt: the exact versions that are installed and tested, on each supported system and Python.

    python3 packaging/studio.py constraints                  take in what pyproject.toml names anew; the rest stays
    python3 packaging/studio.py constraints --upgrade        take the newest versions that pyproject.toml allows
    python3 packaging/studio.py constraints --upgrade-package torch

The arguments are those of ``uv pip compile``, which finds versions that hold for all systems at once. Run the tests
after a change; ``studio.py run`` and ``test`` install the new versions by themselves.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "constraints.txt"
UNDECLARED = ("resemblyzer",)
"""What studio.py installs without its dependencies."""
NEVER = ("webrtcvad", "typing")
"""What Resemblyzer asks for and does not get: a package that needs a compiler, and one for Python 2."""
HEADER = """\
# Exact versions of all that studio.py installs: the program, the judges, the tests, the builder of the installer.
# Written by: python3 packaging/studio.py constraints
"""


def main(arguments: Sequence[str]) -> int:
    """Write the file; return uv's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        more, overrides, found = (Path(folder) / name for name in ("more.in", "overrides.txt", "found.txt"))
        more.write_text("\n".join(UNDECLARED))
        overrides.write_text("\n".join(f'{name} ; python_version < "3"' for name in NEVER))
        if FILE.exists():  # uv keeps the versions that it finds in its output
            found.write_bytes(FILE.read_bytes())
        command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", "--universal"]
        command += [
            "--python-version",
            "3.11",
            "--all-extras",
            "--group",
            "test",
            "--group",
            "fuzz",
            "--override",
            str(overrides),
        ]
        command += ["--no-header", "--no-annotate", "--output-file", str(found), *arguments]
        code = subprocess.call([*command, "pyproject.toml", str(more)], cwd=ROOT)
        if code == 0:
            FILE.write_text(HEADER + found.read_text(encoding="utf-8"), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
