"""``tts-studio pretrain``: learn a base voice from corpora of many speakers."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json, positive, seed_number
from tts_studio.cli.running import run_job, stopping_between_events
from tts_studio.formats import ENCODERS


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    corpora = "folder with metadata.csv (name|text|speaker|language), wavs/name.flac and, to be quoted, LICENCE"
    parser.add_argument("corpora", metavar="CORPUS", type=Path, nargs="+", help=corpora)
    parser.add_argument("--work", metavar="DIR", type=Path, required=True,
                        help="folder for all that is computed, and for the base voice; begun again, it goes on there"
                        )  # fmt: skip
    parser.add_argument("--name", required=True, help="file name of the base voice, such as en_US-own-medium")
    parser.add_argument("--title", help="what people call it (default: its name)")
    parser.add_argument("--encoder", choices=ENCODERS, default=ENCODERS[0], help="kind of its text encoder")
    parser.add_argument("--minutes", metavar="N", type=positive, default=60.0, help="time for learning (default: 60)")
    parser.add_argument("--seed", metavar="N", type=seed_number, default=0, help="same seed, same draws (default: 0)")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    with stopping_between_events() as stop:
        job = jobs.pretrain(
            options.corpora,
            options.work,
            options.name,
            options.title or options.name,
            options.encoder,
            options.minutes,
            options.seed,
        )
        return run_job(job, options, stop)
