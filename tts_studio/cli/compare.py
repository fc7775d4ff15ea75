"""``tts-studio compare``: make a listening test of voices."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import VOICE, add_json, add_project, positive, seed_number
from tts_studio.cli.running import run_job, stopping_between_events


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("voices", metavar="VOICE", nargs="+", help=f"two or more voices: {VOICE}")
    parser.add_argument("--out", metavar="FILE", type=Path, default=Path("listening-test.html"),
                        help="the page; its key, which says who is who, is written beside it (default: %(default)s)"
                        )  # fmt: skip
    parser.add_argument("--sentences", metavar="N", type=_sentences, default=8, help="that each says (default: 8)")
    parser.add_argument("--abx", action="store_true",
                        help="ask which of two voices a third sound is, not which one is liked better")  # fmt: skip
    parser.add_argument("--seed", metavar="N", type=seed_number, help="same seed, same test")
    add_project(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    with stopping_between_events() as stop:
        job = jobs.compare(
            options.voices, options.out, options.project, options.sentences, options.seed, abx=options.abx
        )
        return run_job(job, options, stop)


def _sentences(text: str) -> int:
    return max(1, min(100, round(positive(text, "sentences"))))
