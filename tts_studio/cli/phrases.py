"""``tts-studio phrases``: list the phrases of the board, or exchange them with other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with the board."""
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--import", metavar="FILE", type=Path, dest="table",
                        help="add the phrases of a table (CSV: category, phrase, label) or of a board in Open Board "
                        "Format (.obf)")  # fmt: skip
    change.add_argument("--export", metavar="FILE", type=Path,
                        help="write the phrases: an .obf for other programs, else a table (CSV)")  # fmt: skip
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    if options.table is not None:
        return run_job(jobs.import_phrases(options.table), options)
    if options.export is not None:
        return run_job(jobs.export_phrases(options.export), options)
    return run_job(jobs.phrases(), options, answer=True)
