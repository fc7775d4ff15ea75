"""The command line: ``tts-studio new | import | check | train | checkpoints | voices | speak | evaluate | export …``.

Only the standard library is imported until a command runs, so that ``--help`` answers at once.
Exit codes: 0 done, 1 failed (one sentence on standard error), 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from tts_studio import __version__
from tts_studio.errors import StudioError, TextError
from tts_studio.formats import DEFAULT_PRESET, ENCODERS, MANNER, PRESETS

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice import Sentence
    from tts_studio.events import Event
    from tts_studio.jobs import TextRemarks

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

_SPEECH = Path("speech.wav")
_UNITS = {"pause": " seconds between sentences"}
_VOICE = "a voice's folder, an .onnx file, a voice's name in the project, or “base”"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
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
    except BrokenPipeError:  # whoever read the output has gone, for example “| head”
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _silence_libraries() -> None:
    """Keep libraries' warnings, which Python prints where nothing else takes them, off the terminal."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tts-studio",
        description="A few minutes of a voice in, a Piper voice out: on this computer, without an account.",
    )
    parser.add_argument("--version", action="version", version=f"tts-studio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_new(commands)
    _add_import(commands)
    _add_check(commands)
    _add_train(commands)
    _add_checkpoints(commands)
    _add_voices(commands)
    _add_speak(commands)
    _add_evaluate(commands)
    _add_export(commands)
    _add_pretrain(commands)
    return parser


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def _add_new(commands: Any) -> None:
    parser = _command(commands, "new", _new, "Make a project for one speaker.")
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
    _add_json(parser)


def _add_import(commands: Any) -> None:
    parser = _command(commands, "import", _import, "Take recordings with their texts into a project.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        type=Path,
        nargs="+",
        help="a data set's folder, its list, or a recording with a .txt file of the same name beside it",
    )
    _add_json(parser)


def _add_check(commands: Any) -> None:
    parser = _command(commands, "check", _check, "Say what a project's recordings are like.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    _add_json(parser)


def _add_train(commands: Any) -> None:
    parser = _command(commands, "train", _train, "Fine-tune the base voice to the speaker.")
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
    _add_json(parser)


def _add_pretrain(commands: Any) -> None:
    parser = _command(commands, "pretrain", _pretrain, "Learn a base voice from corpora of many speakers.")
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
    _add_json(parser)


def _add_checkpoints(commands: Any) -> None:
    parser = _command(commands, "checkpoints", _checkpoints, "List a training's voices along the way, or use another.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    parser.add_argument("--use", metavar="STEP", type=int, help="make the voice of the latest training from this step")
    _add_json(parser)


def _add_voices(commands: Any) -> None:
    parser = _command(commands, "voices", _voices, "List the voices of a project.")
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", help="the project (default: the current folder)")
    _add_json(parser)


def _add_speak(commands: Any) -> None:
    parser = _command(commands, "speak", _speak, "Speak a text.")
    parser.add_argument("text", metavar="TEXT", help="what to say; “-” reads standard input")
    parser.add_argument("--voice", metavar="VOICE", required=True, help=_VOICE)
    parser.add_argument("--out", metavar="FILE", default=str(_SPEECH),
                        help="WAV, FLAC, OGG, Opus or MP3 by extension; “-” = raw 16-bit mono PCM to standard output "
                        f"(default: {_SPEECH})")  # fmt: skip
    for name, (default, least, most) in MANNER.items():
        parser.add_argument(f"--{name}", metavar="X", type=float, default=default,
                            help=f"{least:g} … {most:g}{_UNITS.get(name, '')} (default: {default:g})")  # fmt: skip
    parser.add_argument("--seed", metavar="N", type=seed_number, help="same seed, same sound")
    parser.add_argument("--dry-run", action="store_true",
                        help="only print what would be read, a sentence a line, in words")  # fmt: skip
    _add_project(parser)


def _add_evaluate(commands: Any) -> None:
    parser = _command(commands, "evaluate", _evaluate, "Measure how good a voice is.")
    parser.add_argument("voice", metavar="VOICE", help=_VOICE)
    parser.add_argument("--project", metavar="DIR", type=Path, required=True, help="project with the speaker's clips")
    _add_json(parser)


def _add_export(commands: Any) -> None:
    parser = _command(commands, "export", _export, "Copy a voice for other programs.")
    parser.add_argument("voice", metavar="VOICE", help=_VOICE)
    parser.add_argument("--to", metavar="PROGRAM", choices=_Destinations(), required=True,
                        help="program that is to speak with it: %(choices)s")  # fmt: skip
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to")
    _add_project(parser)
    _add_json(parser)


class _Destinations:
    """The programs that voices are exported for; they are looked up only when one is asked for."""

    def __iter__(self) -> Iterator[str]:
        from tts_studio import jobs

        return iter(jobs.destinations())

    def __contains__(self, name: str) -> bool:
        return name in list(self)


def _add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", metavar="DIR", type=Path, default=Path(),
                        help="project of a voice that is given by name (default: the current folder)")  # fmt: skip


def _new(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    job = jobs.new_project(options.folder, options.speaker, options.consent, options.language, options.base)
    return _run(job, options)


def _import(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    with stopping_between_events() as stop:
        return _run(jobs.import_clips(options.folder, *options.sources), options, stop)


def _check(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    return _run(jobs.check(options.folder), options, answer=True)


def _train(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    minutes = options.minutes or (PRESETS[options.preset] if options.preset else None)
    with stopping_between_events() as stop:
        job = jobs.train(options.folder, minutes, options.name, options.seed, options.resume, options.base)
        return _run(job, options, stop)


def _pretrain(options: argparse.Namespace) -> int:
    from tts_studio import jobs

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
        return _run(job, options, stop)


def _checkpoints(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    if options.use is None:
        return _run(jobs.checkpoints(options.folder), options, answer=True)
    return _run(jobs.use_checkpoint(options.folder, options.use), options)


def _voices(options: argparse.Namespace) -> int:
    from tts_studio import jobs
    from tts_studio.project.opening import is_project

    here = Path() if is_project(Path()) else None
    return _run(jobs.voices(options.folder or here), options, answer=True)


def _evaluate(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    return _run(jobs.evaluate(options.voice, options.project), options, answer=True)


def _export(options: argparse.Namespace) -> int:
    from tts_studio import jobs

    return _run(jobs.export(options.voice, options.out, options.project, options.to), options)


def _speak(options: argparse.Namespace) -> int:
    from tts_studio import jobs
    from tts_studio.events import Finished, Note
    from tts_studio.synthesis import SynthesisConfig

    text = jobs.typed_text(sys.stdin.buffer.read()) if options.text == "-" else options.text
    if options.dry_run:
        return _print_readings(text, options)
    config = SynthesisConfig(options.speed, options.variation, options.volume, options.pause, options.seed)
    if options.out == "-":
        _write_raw(text, jobs.speak(text, options.voice, config, options.project))
        return DONE
    out = Path(options.out)
    for event in jobs.save_text(text, options.voice, config, out, options.project):
        if isinstance(event, Note):
            print(event.message, file=sys.stderr)
        elif isinstance(event, Finished):
            print(f"{out}: {event.result['seconds']:.1f} s")
    return DONE


def _print_readings(text: str, options: argparse.Namespace) -> int:
    """Print what will be read, a sentence a line."""
    from tts_studio import jobs

    remarks, words = jobs.TextRemarks(text), False
    for reading in jobs.readings(text, options.voice, options.project):
        remarks.add(reading)
        if reading.pieces:
            print(reading.words)
            words = True
    _print_remarks(remarks)
    if not words:
        raise TextError("There is nothing to say.", "Please give a text with at least one word.")
    return DONE


def _print_remarks(remarks: TextRemarks) -> None:
    for note in remarks.notes():
        print(note.message, file=sys.stderr)


def _write_raw(text: str, sentences: Iterator[Sentence]) -> None:
    """Write each sentence as soon as it is spoken: signed 16 bit, little endian, mono; then say what was left out."""
    from tts_studio import jobs

    remarks = jobs.TextRemarks(text)
    for sentence in sentences:
        remarks.add(sentence)
        sys.stdout.buffer.write((sentence.audio.samples * 32767.0).astype("<i2").tobytes())
        sys.stdout.buffer.flush()
    _print_remarks(remarks)


def _run(
    events: Iterator[Event],
    options: argparse.Namespace,
    stop: Callable[[], bool] = lambda: False,
    *,
    answer: bool = False,
) -> int:
    """Show a job's events until it ends; closing it, whatever happens, lets it save.

    With ``answer``, only the result is of interest to a program that reads the output.
    """
    from tts_studio.reporting import reporter

    with reporter(as_json=options.json, answer=answer) as show, contextlib.closing(as_generator(events)) as job:
        for event in job:
            show(event)
            if stop():
                raise KeyboardInterrupt
    return DONE


def as_generator(events: Iterator[Event]) -> Generator[Event]:
    """Return the events as something that can be closed."""
    yield from events


@contextlib.contextmanager
def stopping_between_events() -> Generator[Callable[[], bool]]:
    """Turn the first Ctrl-C (or a polite kill) into a wish to stop that is heard between two events.

    So a job is never torn out of the middle of a step; the second Ctrl-C interrupts at once.
    """
    wished = False

    def wish(number: int, frame: FrameType | None) -> None:
        nonlocal wished
        if wished:
            raise KeyboardInterrupt
        wished = True
        print("\nStopping; what was done so far is being saved …", file=sys.stderr)

    before = {number: signal.signal(number, wish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: wished
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def positive(text: str, unit: str = "minutes") -> float:
    """Return a number above 0 that was given as an option."""
    value = float(text)
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"a number of {unit} above 0 is needed")
    return value


def seed_number(text: str) -> int:
    """Return a seed that was given as an option."""
    value = int(text)
    if not 0 <= value < 2**31:
        raise argparse.ArgumentTypeError("a whole number from 0 to 2147483647 is needed")
    return value
