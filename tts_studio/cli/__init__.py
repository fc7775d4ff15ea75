"""The command line: ``tts-studio COMMAND …``, a file for each command.

Only the standard library and the command that is given are imported, so that ``--help`` answers at once.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from tts_studio import __version__
from tts_studio.cli.exit_codes import FAILED, INTERRUPTED
from tts_studio.errors import StudioError

COMMANDS: Mapping[str, str] = {
    "new": "Make a project for one speaker.",
    "sample": "Make a project to try: the base voice speaks its recordings.",
    "import": "Take recordings with their texts into a project.",
    "check": "Say what a project's recordings are like.",
    "train": "Fine-tune the base voice to the speaker.",
    "checkpoints": "List a training's voices along the way, or use another.",
    "voices": "List the voices of a project.",
    "speak": "Speak a text.",
    "serve": "Let other programs speak: OpenAI's interface, Wyoming, and a page.",
    "read": "Read a book aloud into files; begun again, it goes on.",
    "verify": "Say whether a sound is synthetic speech.",
    "prompts": "List sentences of your own to read aloud, or change them.",
    "words": "List how words are said, or change it.",
    "phrases": "List the phrases of your board, or exchange them with other programs.",
    "compare": "Make a listening test of voices: one page to hand to others.",
    "answers": "Say what the answers to a listening test show.",
    "evaluate": "Measure how good a voice is.",
    "export": "Copy a voice for other programs.",
    "updates": "Say whether a newer version has been published; nothing is sent.",
    "manual": "Read the manual here, or say where its pages are.",
    "pretrain": "Learn a base voice from corpora of many speakers.",
}
"""What each command does; the file of ``import`` is ``import_clips``, of each other one its name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    with contextlib.suppress(AttributeError, OSError):  # a stream that was replaced or closed
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue]
    _silence_libraries()
    try:
        return int(options.run(options))
    except StudioError as error:
        print(f"tts-studio: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the program that read the output has ended, for example “| head”
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _silence_libraries() -> None:
    """Keep libraries' warnings, which Python prints where nothing else takes them, off the terminal."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of all commands, with the options of the one that is given."""
    parser = argparse.ArgumentParser(
        prog="tts-studio",
        description="A few minutes of a voice in, a Piper voice out: on this computer, without an account.",
    )
    parser.add_argument("--version", action="version", version=f"tts-studio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        if name in arguments[:1]:
            module = import_module(f"{__name__}.{'import_clips' if name == 'import' else name}")
            module.add_options(command)
            command.set_defaults(run=module.run)
    return parser
