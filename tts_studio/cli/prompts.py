"""``tts-studio prompts``: list a project's own sentences to read aloud, or change them."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json, add_project
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with the list."""
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="FILE", type=Path, help="add the sentences of a text file, a line each")
    change.add_argument("--replace", metavar="FILE", type=Path, help="have the sentences of a text file, and no others")
    change.add_argument("--clear", action="store_true", help="have none")
    add_project(parser, "project")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    folder: Path = options.project
    if options.clear:
        return run_job(jobs.set_prompts(folder, ""), options)
    if options.add or options.replace:
        return run_job(jobs.import_prompts(folder, options.add or options.replace, add=bool(options.add)), options)
    return run_job(jobs.prompts(folder), options, answer=True)
