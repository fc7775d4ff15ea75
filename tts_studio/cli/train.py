"""``tts-studio train``: fine-tune the base voice to the speaker."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json, positive, seed_number
from tts_studio.cli.running import run_job, stopping_between_events
from tts_studio.formats import DEFAULT_PRESET, PRESETS


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--preset", choices=tuple(PRESETS),
                        help="{:g}, {:g} or {:g} minutes (default: {})".format(*PRESETS.values(), DEFAULT_PRESET)
                        )  # fmt: skip
    length.add_argument("--minutes", metavar="N", type=positive, help="how long it may take, all in all")
    parser.add_argument("--name", help="name of the voice (default: the speaker's)")
    parser.add_argument("--seed", metavar="N", type=seed_number, default=0, help="same seed, same voice (default: 0)")
    parser.add_argument("--base", metavar="BASE", help="voice to start from (default: the project's)")
    parser.add_argument("--resume", action="store_true", help="go on with the last training that is not finished")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    minutes = options.minutes or (PRESETS[options.preset] if options.preset else None)
    with stopping_between_events() as stop:
        job = jobs.train(options.folder, minutes, options.name, options.seed, options.resume, options.base)
        return run_job(job, options, stop)
