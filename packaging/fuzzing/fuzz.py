"""Tries damaged files on what reads the files of users, by atheris, which looks for cases that reach new code.

    python3 packaging/studio.py fuzz [TARGET …] [--minutes 5] [--work FOLDER]

Targets: sounds, lists, archives, imports; without one, each in turn. What is found interesting is kept in WORK/TARGET
and is where a later run begins. A case that crashes, takes longer than 20 s or more than 2 GB of memory ends the run
with code 1 and lies in WORK/found: please make a test of it.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

NAMES = ("sounds", "lists", "archives", "imports")
LARGEST = {"sounds": 16_384, "lists": 2_048, "archives": 12_288, "imports": 16_384}
"""Bytes of a case."""
SECONDS, MEGABYTES = 20, 2_048


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the targets; return 1 if one of them has found something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", metavar="TARGET", nargs="*", choices=[[], *NAMES], help=", ".join(NAMES))
    parser.add_argument("--minutes", type=float, default=5.0, help="for each target (default: 5)")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "tts-studio-fuzz"))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        return fuzz(options.targets[0], options.minutes, options.work)
    codes = [_elsewhere(name, options.minutes, options.work) for name in options.targets or NAMES]
    return int(any(codes))


def _elsewhere(target: str, minutes: float, work: Path) -> int:
    """Fuzz a target in a process of its own, which a crash ends."""
    command = [sys.executable, __file__, target, "--minutes", str(minutes), "--work", str(work), "--here"]
    return subprocess.call(command, env={**os.environ, "OMP_NUM_THREADS": "1"})


def fuzz(target: str, minutes: float, work: Path) -> int:
    """Fuzz one target; does not return."""
    atheris: Any = importlib.import_module("atheris")  # installed by studio.py's “fuzz” alone
    with atheris.instrument_imports(include=["tts_studio"]):
        from fuzzing import targets
    from fuzzing import seeds

    corpus, found = work / target, work / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds.seeds(target)):
        (corpus / f"seed-{number:02d}").write_bytes(seed)
    with tempfile.TemporaryDirectory() as folder:
        reader = targets.TARGETS[target](Path(folder), seeds.sound())
        limits = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LARGEST[target]}"]
        limits += [f"-max_total_time={round(minutes * 60)}", f"-artifact_prefix={found}{os.sep}{target}-"]
        atheris.Setup([sys.argv[0], *limits, str(corpus)], reader.read)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
