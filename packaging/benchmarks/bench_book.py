"""Measures how fast a book is read aloud, beside the program `piper` with the same voice and text, in what memory.

    python3 packaging/studio.py bench book                              the base voice, 2,000 words, three pairs
    python3 packaging/studio.py bench book --voice FILE.onnx --words 100000 --pairs 1

The text is made of the program's own sentences to read aloud. Both programs run one after the other, in changing order,
so that what else the machine does disturbs both; ratios are theirs within a pair, from start to end of the process, and
the median of the pairs counts. Real time is the sound of `piper`, which has no pauses between sentences. Prints a JSON
object and ends with 0 if the ratio is at most 0.6 and the reading is 15 times as fast as real time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from tts_studio.assets import resource
from tts_studio.audio import files
from tts_studio.engine.speaking.find_voice import choose

MOST_RATIO, LEAST_TIMES = 0.6, 15.0
WORDS_A_CHAPTER = 2500


@dataclass(frozen=True)
class Run:
    """What one program took."""

    wall: float
    """Seconds, as ``processor``."""
    processor: float
    memory: tuple[int, ...]
    """Megabytes at each tenth of the reading, and at its end; empty for `piper`."""


def main() -> int:
    """Measure, print the result, and return 0 if the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="base", help="as “tts-studio read” takes it (default: base)")
    parser.add_argument("--words", type=int, default=2000, help="of the book (default: 2000)")
    parser.add_argument("--pairs", type=int, default=3, help="times that both programs run (default: 3)")
    parser.add_argument("--no-watermark", action="store_true",
                        help="leave out the mark of synthetic speech, which `piper` does not make")  # fmt: skip
    options = parser.parse_args()
    more = ["--no-watermark"] if options.no_watermark else []
    with tempfile.TemporaryDirectory() as folder:
        result = measured(options.voice, options.words, options.pairs, Path(folder), more)
    print(json.dumps(result))
    return 0 if result["passed"] else 1


def measured(voice: str, words: int, pairs: int, folder: Path, more: Sequence[str]) -> dict[str, object]:
    """Return all figures; files lie in ``folder``, ``more`` are further options of the reading."""
    book = folder / "book.txt"
    book.write_text(text(words), encoding="utf-8")
    ours, theirs = list[Run](), list[Run]()
    for pair in range(pairs):
        for name in ("ours", "theirs")[:: 1 if pair % 2 else -1]:
            run = read(voice, book, folder, more) if name == "ours" else piper(voice, book, folder)
            (ours if name == "ours" else theirs).append(run)
            print(f"{name}: {run.wall:.1f} s, {run.processor:.1f} s of processor time", file=sys.stderr, flush=True)
    seconds = files.seconds(folder / "piper.wav")
    ratio, processor, times = (
        statistics.median(one.wall / other.wall for one, other in zip(ours, theirs, strict=True)),
        statistics.median(one.processor / other.processor for one, other in zip(ours, theirs, strict=True)),
        statistics.median(seconds / one.wall for one in ours),
    )
    return {
        "words": words,
        "speech_seconds": round(seconds, 1),
        "ratio": round(ratio, 3),
        "processor_ratio": round(processor, 3),
        "times_real_time": round(times, 1),
        "ours": [asdict(run) for run in ours],
        "piper": [asdict(run) for run in theirs],
        "passed": ratio <= MOST_RATIO and times >= LEAST_TIMES,
    }


def text(words: int) -> str:
    """Return a book of so many words in chapters, the same each time."""
    lines = resource("prompts/en.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line.split("\t", 1)[1] for line in lines if "\t" in line]
    chance = random.Random(1)
    parts, count = list[str](), 0
    while count < words:
        if count // WORDS_A_CHAPTER >= sum(part.startswith("Chapter ") for part in parts):
            parts.append(f"Chapter {1 + count // WORDS_A_CHAPTER}")
        parts.append(" ".join(chance.sample(sentences, 6)))
        count += len(parts[-1].split())
    return "\n\n".join(parts) + "\n"


def read(voice: str, book: Path, folder: Path, more: Sequence[str]) -> Run:
    """Let this program read the book."""
    command = [sys.executable, "-m", "tts_studio", "read", str(book), "--voice", voice, "--json"]
    return run([*command, *more, "--out", str(folder / "ours.wav")], watched=True)


def piper(voice: str, book: Path, folder: Path) -> Run:
    """Let `piper` read it."""
    model = choose(voice).files.model
    config = choose(voice).files.config
    command = [sys.executable, "-m", "piper", "-m", str(model), "-c", str(config), "-i", str(book)]
    return run([*command, "-f", str(folder / "piper.wav")])


def run(command: Sequence[str], *, watched: bool = False) -> Run:
    """Run a program to its end; ``watched`` looks at its memory as it tells its progress."""
    before, start = os.times(), time.perf_counter()
    memory: dict[int, int] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if not watched:
                continue
            event = json.loads(line)
            if event["event"] == "progress" and event["total"]:
                memory[int(10 * event["done"] / event["total"])] = psutil.Process(program.pid).memory_info().rss >> 20
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(time.perf_counter() - start, processor, tuple(memory.values()))


if __name__ == "__main__":
    sys.exit(main())
