"""``tts-studio new``: make a project for one speaker."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder to make")
    parser.add_argument("--speaker", metavar="NAME", required=True, help="whose voice it is")
    parser.add_argument(
        "--consent", choices=("own", "permission"), required=True, help="your own voice, or the speaker's permission"
    )
    language = "language of the recordings, such as German, de or de_AT (default: the base voice's)"
    parser.add_argument("--language", metavar="LANGUAGE", default="", help=language)
    parser.add_argument("--base", metavar="BASE", default="",
                        help="voice to start from: a name that “voices” lists, or an .onnx file "
                        "(default: the first that has learned the language)")  # fmt: skip
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    job = jobs.new_project(options.folder, options.speaker, options.consent, options.language, options.base)
    return run_job(job, options)
