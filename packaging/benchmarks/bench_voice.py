"""Measures what a training makes of a person that it does not know, in figures that cannot flatter.

    python3 packaging/studio.py bench voice                              the English woman, half an hour of training
    python3 packaging/studio.py bench voice --minutes 10 --seed 1 --json
    python3 packaging/studio.py bench voice --speech 120 --worse noise   from two minutes that a noisy room spoilt
    python3 packaging/studio.py bench voice --speaker kathleen --recordings FOLDER --words 1500

It prepares the recordings (speakers.py), makes a project, imports and trains as a user does, and judges what the voice
says (voice_figures.py): texts that no speaker has recorded, compared with recordings that were never in the project.
The table, the machine, the commit and a row for tts_studio/engine/MEASUREMENTS.md go to standard output, all else to
standard error. Called again with the same --work, an interrupted run goes on, and a finished training is only judged
anew, also by another number of --words. With --worse, what is learned from is made worse (worse_speech.py); what judges
stays as it was recorded.

WER needs a Whisper model: TTS_STUDIO_WHISPER names its folder. Without it, or in a language that the base voice has not
learned, the figure is left out and the reason given. By 20 sentences, 4 points of WER are chance: the table tells 95 %
intervals (bootstrap.py), which --words makes narrower.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, redirect_stdout
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from benchmarks.bootstrap import HIGH, LOW
from benchmarks.judging_texts import texts_to_say, word_count
from benchmarks.speakers import SPEAKERS, Recording, Selection, Source, Speaker, select, write
from benchmarks.voice_figures import Person, Said, measure
from benchmarks.worse_speech import KINDS, UNCHANGED, worse_sound, worse_texts
from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.cli.options import positive, seed_number
from tts_studio.cli.running import as_generator, stopping_between_events
from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.judging.evaluation import DNSMOS
from tts_studio.engine.speaking.voice import Voice
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished
from tts_studio.formats import DEFAULT_PRESET, PRESETS, PROJECT
from tts_studio.passports import read_passport
from tts_studio.reporting import reporter
from tts_studio.storage import write_json

ROOT = Path(__file__).resolve().parents[2]
REQUEST, TRAINING = "bench.json", "training.json"
JUDGED_SEED = 1  # as `tts-studio evaluate`: the same voice gets the same figures
COMPARED = 60
"""At most so many of the clips that were learned from say how alike a speaker is to herself; more tell no more."""

TABLE = (
    (
        *("similarity", "{:.3f}", "similarity", "similarity_floor", "similarity_ceiling"),
        *("similarity_normalised", "{:.2f} of the way"),
    ),
    (
        *(
            "d-vector similarity",
            "{:.3f}",
            "similarity_dvector",
            "similarity_dvector_floor",
            "similarity_dvector_ceiling",
        ),
        *("similarity_dvector_normalised", "{:.2f} of the way"),
    ),
    ("WER", "{:.1%}", "wer", "wer_base", "", "", ""),
    ("MOS", "{:.2f}", "mos", "mos_base", "mos_speaker", "", ""),
    *(
        (title, "{:.2f}", name, f"{name}_base", f"{name}_speaker", "", "")
        for title, name in zip(("DNSMOS signal", "  background", "  overall"), DNSMOS, strict=True)
    ),
    ("pitch, Hz", "{:.0f}", "pitch", "", "pitch_speaker", "pitch_error", "{:+.1f} semitones"),
    ("phonemes a second", "{:.1f}", "rate", "", "rate_speaker", "rate_error", "{:+.0f}%"),
    (
        *("real-time factor", "{:.3f}", "real_time_factor", "real_time_factor_base", ""),
        *("real_time_factor_ratio", "{:.2f} of the base's"),
    ),
)
"""Of each line: title, form, the figures of voice, base voice and speaker, and the one that compares, with its form.
Below a line whose figures have 95 % intervals stand these."""
INTERVAL = "  95 %"


@dataclass(frozen=True)
class Request:
    """What is measured."""

    speaker: str
    speech: float
    """Seconds of recordings to learn from."""
    minutes: float
    """Of training."""
    seed: int
    base: str
    """What the training starts from: a base voice of the catalogue, or the path of another one."""
    worse: str = UNCHANGED
    """How the recordings to learn from are made worse: one of KINDS, or not."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print it; return 0, 1 with a sentence if it fails, or 130 if it is interrupted."""
    options = parse(arguments)
    minutes = options.minutes or PRESETS[options.preset]
    work: Path = (options.work or ROOT / "bench" / datetime.now().strftime("voice-%Y-%m-%dT%H-%M-%S")).resolve()
    say(f"Working in {work}; to go on after an interruption: the same arguments and --work {work}")
    try:
        base = base_for(SPEAKERS[options.speaker], options.base)
        request = Request(options.speaker, options.speech, minutes, options.seed, base.listed_as, options.worse)
        result = bench(work, request, options.recordings, options.words)
    except StudioError as error:
        say(f"bench voice: {error}")
        return 1
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130
    print(json.dumps(result, ensure_ascii=False) if options.json else report(result))
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; wrong ones end the program with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="studio.py bench voice", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--preset", choices=tuple(PRESETS), default=DEFAULT_PRESET, help="10, 30 or 120 minutes")
    length.add_argument("--minutes", metavar="N", type=positive, help="how long the training may take")
    parser.add_argument("--seed", metavar="N", type=seed_number, default=0, help="of the training (default: 0)")
    parser.add_argument("--speaker", metavar="NAME", choices=tuple(SPEAKERS), default="en",
                        help="; ".join(f"{name}: {speaker.who}" for name, speaker in SPEAKERS.items()))  # fmt: skip
    parser.add_argument("--recordings", metavar="FOLDER", type=Path,
                        help="clone of the data set; for " + ", ".join(_read_from_folders()))  # fmt: skip
    parser.add_argument("--base", metavar="NAME",
                        help="base voice to start from (default: the one that has learned the language)")  # fmt: skip
    parser.add_argument("--words", metavar="N", type=_count,
                        help="say so many words to be judged (default: 20 sentences)")  # fmt: skip
    parser.add_argument("--speech", metavar="SECONDS", type=_seconds, default=300.0, help="to learn from (300)")
    parser.add_argument("--worse", choices=(UNCHANGED, *KINDS), default=UNCHANGED,
                        help="what to learn from (default: as it was recorded); "
                        + "; ".join(f"{kind}: {what}" for kind, what in KINDS.items()))  # fmt: skip
    parser.add_argument("--work", metavar="DIR", type=Path, help="folder of the run (default: a new one in bench/)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args(arguments)


def _seconds(text: str) -> float:
    return positive(text, "seconds")


def _count(text: str) -> int:
    return math.ceil(positive(text, "words"))


def _read_from_folders() -> list[str]:
    return [name for name, speaker in SPEAKERS.items() if speaker.source is Source.DATA_SET]


def base_for(speaker: Speaker, name: str | None) -> BaseVoice:
    """Return the base voice of that name, or the one that a project in the speaker's language starts from.

    Raises StudioError if there is none.
    """
    return bases.find(name or bases.for_language(speaker.espeak_voice).name)


def bench(work: Path, request: Request, recordings: Path | None = None, words: int | None = None) -> dict[str, Any]:
    """Do what is not done yet in the folder; return the result as plain values.

    ``recordings`` is the folder of a data set, ``words`` how many are said to be judged (20 sentences if None).
    """
    speaker, start = SPEAKERS[request.speaker], bases.find(request.base)
    selection = select(speaker, request.speech, recordings)
    began_at = claim(work, request)
    learned, held_out = write(selection.learned, work / "learned"), write(selection.held_out, work / "held-out")
    if not (work / TRAINING).exists():
        make_project(work, speaker, start, recordings_to_import(work, request, selection.learned))
    training = train(work, request)
    voice = Voice.load(Path(training["voice"]), seed=JUDGED_SEED)
    base = Voice.load(start.files, seed=JUDGED_SEED)
    person = Person(
        [files.read(path) for path in held_out],
        [clip.text for clip in selection.held_out],
        [files.read(path) for path in learned[:COMPARED]],
    )
    said = texts_for(speaker, start, selection, words)
    figures, missing = measure(voice, base, person, said)
    now = commit()
    return {
        "measure": "voice",
        **asdict(request),
        "who": speaker.who,
        "known": speaker.known,
        "held_out": len(held_out),
        "words_asked": words,
        "sentences": len(said.texts),
        "words": word_count(said.texts),
        **facts(training),
        **figures,
        "missing": missing,
        "commit": began_at if began_at == now else f"{began_at}, judged at {now}",
        "machine": machine(),
    }


def claim(work: Path, request: Request) -> str:
    """Note what the folder is for; return the commit at which its run began.

    Raises StudioError if it holds a run with other arguments.
    """
    work.mkdir(parents=True, exist_ok=True)
    note = work / REQUEST
    if not note.exists():
        write_json(note, {**asdict(request), "commit": commit()})
    kept: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    kept.setdefault("worse", UNCHANGED)  # the run may have begun before it could be chosen, as the base voice
    kept.setdefault("base", bases.default().name)
    began_at = str(kept.pop("commit"))
    if kept != asdict(request):
        asked = ", ".join(f"{name} {value}" for name, value in kept.items())
        raise StudioError(f"{work} holds another run: {asked}.", "Please give another folder with --work.")
    return began_at


def texts_for(speaker: Speaker, start: BaseVoice, selection: Selection, words: int | None = None) -> Said:
    """Return what the voice has to say in its language, and the base voice in one that it has learned.

    Where the program has no sentences, these are the texts of held-out clips that no learned clip has.
    """
    learned = {clip.text for clip in selection.learned}
    held_out = [clip.text for clip in selection.held_out if clip.text not in learned]
    texts = texts_to_say(speaker.espeak_voice, learned.union(held_out), held_out, words)
    if start.speaks(speaker.espeak_voice):
        return Said(texts, texts, words_count=True)
    by_base = texts_to_say(start.espeak_voice, words=words)
    both = min(len(texts), len(by_base))
    return Said(texts[:both], by_base[:both], words_count=False)


# Training


def recordings_to_import(work: Path, request: Request, learned: Sequence[Recording]) -> Path:
    """Return the folder with the recordings to learn from; worse ones are made beside those that judge.

    Raises StudioError if they cannot be made.
    """
    if request.worse == UNCHANGED:
        return work / "learned"
    folder = work / request.worse
    write(worse_texts(request.worse, learned), folder, partial(worse_sound, request.worse))
    return folder


def make_project(work: Path, speaker: Speaker, base: BaseVoice, recordings: Path) -> None:
    """Make the project and import a folder of recordings."""
    project = work / "project"
    if not (project / PROJECT).exists():
        show(jobs.new_project(project, speaker.who, "permission", speaker.espeak_voice, base.listed_as))
    show(jobs.import_clips(project, recordings))


def train(work: Path, request: Request) -> dict[str, Any]:
    """Train, go on with an interrupted training, or find a finished one; return what is known about it.

    Time and memory are those of this process, whatever the training says of itself.
    """
    note, project = work / TRAINING, work / "project"
    known: dict[str, Any] = {"stretches": 0, "seconds": 0.0, "peak_bytes": 0}
    if note.exists():
        known |= json.loads(note.read_text(encoding="utf-8"))
    if "voice" in known:
        say("The training is finished; the voice is judged anew.")
        return known
    known["stretches"] += 1
    write_json(note, known)
    before, started = known["seconds"], time.monotonic()
    try:
        resume = jobs.unfinished_run(project) is not None
        result = show(jobs.train(project, request.minutes, seed=request.seed, resume=resume))
        known |= {"voice": result["path"], "plan": result["plan"], "reported_seconds": result["seconds"]}
    finally:
        known["seconds"] = before + time.monotonic() - started
        known["peak_bytes"] = max(known["peak_bytes"], peak_bytes())
        write_json(note, known)
    return known


def facts(training: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the result says about a training."""
    passport = read_passport(Path(training["voice"]))
    # A process that was killed could not note its time.
    seconds = max(training["seconds"], training["reported_seconds"])
    return {
        "clips": passport["clips"],
        "learned_minutes": passport["minutes"],
        "steps": {**training["plan"], "kept": passport["training"]["step"]},
        "training_minutes": round(seconds / 60, 2),
        "stretches": training["stretches"],
        "peak_gb": round(training["peak_bytes"] / 1e9, 2),
    }


def show(events: Iterator[Event]) -> dict[str, Any]:
    """Tell a job's events on standard error and return its result.

    A wish to stop is heard between two events, so that no step is torn; the job then saves its state.
    """
    result: dict[str, Any] = {}
    with (
        redirect_stdout(sys.stderr),
        reporter(as_json=False, answer=False) as tell,
        stopping_between_events() as stop,
        closing(as_generator(events)) as job,
    ):
        for event in job:
            if isinstance(event, Finished):
                result.update(event.result)
            else:
                tell(event)
            if stop():
                raise KeyboardInterrupt
    return result


# Reporting


def report(result: Mapping[str, Any]) -> str:
    """Return the result as a table, the facts behind it, and a row for MEASUREMENTS.md."""
    lines = [*aligned(table(result)), "", *(f"{name:12}{fact}" for name, fact in background(result).items())]
    for reason in dict.fromkeys(result["missing"].values()):
        names = [name for name, why in result["missing"].items() if why == reason]
        lines.append(f"Not measured: {', '.join(names)}. {reason}")
    return "\n".join([*lines, "", row(result)])


def table(result: Mapping[str, Any]) -> list[list[str]]:
    """Return the figures of the voice, the base voice and the speaker, and how the voice compares."""
    rows = [["", "voice", "base", "speaker", "compared"]]
    for title, form, *names, compared_form in TABLE:
        forms = (form, form, form, compared_form)
        rows.append([title, *(figure(result, name, each) for name, each in zip(names, forms, strict=True))])
        ends = [between(result, name, each) for name, each in zip(names, forms, strict=True)]
        if any(ends):
            rows.append([INTERVAL, *ends])
    return rows


def between(result: Mapping[str, Any], name: str, form: str) -> str:
    """Return the 95 % interval of a figure, without what its form says after the number; nothing if it has none."""
    if not name or name + LOW not in result:
        return ""
    number = form[: form.index("}") + 1]
    low, high = (figure(result, name + end, number) for end in (LOW, HIGH))
    return f"{low.removesuffix(' %')} … {high}"


def figure(result: Mapping[str, Any], name: str, form: str) -> str:
    """Return a figure as it is printed: nothing if there is none of that kind, a dash if it could not be had."""
    if not name:
        return ""
    value = result.get(name)
    return "–" if value is None else form.format(value).replace("%", " %")


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return lines in which the columns stand below one another, all but the first at the right edge."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([cells[0].ljust(widths[0]), *map(str.rjust, cells[1:], widths[1:])]).rstrip() for cells in rows]


def background(result: Mapping[str, Any]) -> dict[str, str]:
    """Return the facts behind the figures."""
    heard = "something that is shipped" if result["known"] else "nothing that is shipped"
    broken = f" in {result['stretches']} stretches" if result["stretches"] > 1 else ""
    learned = f"{result['clips']} clips, {result['learned_minutes']:.2f} min, were learned from"
    taken = f"{result['minutes']:g} min asked for, {clock(result['training_minutes'])} taken{broken}"
    box = result["machine"]
    worse = result.get("worse", UNCHANGED)
    return {
        "speaker": f"{result['who']}; {heard} has heard this voice before",
        "base": f"{result['base']}",
        "judged by": f"{result['sentences']} sentences of {result['words']} words",
        "recordings": f"{learned}; {result['held_out']} others were kept from the training",
        **({"made worse": KINDS[worse]} if worse != UNCHANGED else {}),
        "training": f"{taken}; peak memory {result['peak_gb']:.2f} GB",
        "steps": f"{steps(result)} planned; the voice is that after {result['steps']['kept']}",
        "seed": f"{result['seed']}",
        "machine": f"{box['cpu']}, {box['cores']} cores, {box['memory_gb']:g} GB; computing on {box['device']}",
        "commit": f"{result['commit']}",
    }


def row(result: Mapping[str, Any]) -> str:
    """Return the row for the table in ``tts_studio/engine/MEASUREMENTS.md``."""
    learned = (
        f"normalised {figure(result, 'similarity_normalised', '{:.2f}')}",
        f"by d-vector {figure(result, 'similarity_dvector_normalised', '{:.2f}')}",
        f"DNSMOS {' / '.join(figure(result, name, '{:.2f}') for name in DNSMOS)}",
        f"pitch {figure(result, 'pitch_error', '{:+.1f} semitones')}",
        f"pace {figure(result, 'rate_error', '{:+.0f}%')}",
        f"real-time factor {figure(result, 'real_time_factor_ratio', '{:.2f}')} of the base voice's",
        f"peak {result['peak_gb']:.2f} GB",
        f"commit {result['commit']}",
    )
    cells = (
        f"`bench voice {asked(result)}`",
        steps(result),
        clock(result["training_minutes"]),
        f"text {with_interval(result, 'similarity', '{:.3f}')}",
        with_interval(result, "wer", "{:.1%}"),
        figure(result, "mos", "{:.2f}"),
        "; ".join(learned),
    )
    return f"| {' | '.join(cells)} |"


def with_interval(result: Mapping[str, Any], name: str, form: str) -> str:
    """Return a figure, and its 95 % interval in brackets if it has one."""
    ends = between(result, name, form)
    return figure(result, name, form) + (f" ({ends})" if ends else "")


def asked(result: Mapping[str, Any]) -> str:
    """Return the options that give the same result anew, but for the folder of the recordings."""
    options: dict[str, Any] = {name: result[name] for name in ("speaker", "speech", "minutes", "seed")}
    if result["base"] != bases.default().name:
        options["base"] = result["base"]
    if result["worse"] != UNCHANGED:
        options["worse"] = result["worse"]
    if result["words_asked"] is not None:
        options["words"] = result["words_asked"]
    return " ".join(
        f"--{name} {value:g}" if isinstance(value, float) else f"--{name} {value}" for name, value in options.items()
    )


def steps(result: Mapping[str, Any]) -> str:
    """Return the planned steps."""
    planned: dict[str, Any] = result["steps"]
    counts = " + ".join(str(count) for name, count in planned.items() if name not in ("kept", "bfloat16"))
    return f"{counts} in bfloat16" if planned.get("bfloat16") else counts


def clock(minutes: float) -> str:
    """Return minutes as minutes and seconds."""
    seconds = round(minutes * 60)
    return f"{seconds // 60}:{seconds % 60:02d}"


# Machine and commit


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    from tts_studio.engine.training.device import choose_device, cores, describe

    return {
        "cpu": cpu(),
        "cores": cores(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "device": describe(choose_device()),
    }


def cpu() -> str:
    """Return the name of the processor."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def peak_bytes() -> int:
    """Return the most memory that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def commit() -> str:
    """Return the short hash of the checkout, with “+ changes” if something in it is not committed."""
    try:
        return _git("rev-parse", "--short", "HEAD") + (" + changes" if _git("status", "--porcelain") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
