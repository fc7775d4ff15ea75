"""``tts-studio words``: list how words are said, or change it."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json, add_project
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with a list, and whose it is."""
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--add", metavar=("WORD", "SAID"), nargs=2,
                        help="say WORD as other words, or as phonemes: “[[ ˈdʒɪf ]]”")  # fmt: skip
    change.add_argument("--remove", metavar="WORD", help="say WORD as it is written again")
    change.add_argument("--import", metavar="FILE", type=Path, dest="table",
                        help="take in the words of a table (CSV): word, said, language")  # fmt: skip
    change.add_argument("--export", metavar="FILE", type=Path, help="write the words as a table (CSV)")
    parser.add_argument("--language", metavar="LANGUAGE", default="", help="of the word that is added (default: all)")
    parser.add_argument("--voice", metavar="VOICE", default="",
                        help="the list of this voice, which goes before your own (default: your own, for all voices)"
                        )  # fmt: skip
    add_project(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    where = {"voice": options.voice, "folder": options.project}
    if options.add:
        return run_job(jobs.add_word(*options.add, language=options.language, **where), options)
    if options.remove is not None:
        return run_job(jobs.remove_word(options.remove, **where), options)
    if options.table is not None:
        return run_job(jobs.import_words(options.table, **where), options)
    if options.export is not None:
        return run_job(jobs.export_words(options.export, **where), options)
    return run_job(jobs.words(**where), options, answer=True)
