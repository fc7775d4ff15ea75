"""The work that both front ends start: generators of events, of which the last is ``Finished``.

Closing a generator cancels the job; what was saved stays. The engine is imported inside the functions, so that neither
the window nor ``--help`` waits for torch.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio.assets import resource
from tts_studio.awake import awake
from tts_studio.errors import AudioError, ProjectError, StudioError
from tts_studio.events import Event, Finished, Note, Progress, Saved, Stage, Taken
from tts_studio.project import exchange, exporting, intake, languages, recording, runs, store, summary
from tts_studio.project.model import Clip, Consent, now
from tts_studio.project.readiness import Need, needs
from tts_studio.project.voices import list_of_run

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.engine import measure
    from tts_studio.engine.bases import BaseVoice
    from tts_studio.engine.material import Example
    from tts_studio.engine.train import TrainConfig
    from tts_studio.engine.trained import Trained
    from tts_studio.engine.voice import Knobs, Sentence

DEFAULT_BASE = "en_US-joe-medium"

_START = "warm_start/start.safetensors"
_QUALITIES = ((1.0, "too_little"), (5.0, "with_luck"), (15.0, "recognisable"), (30.0, "good"), (math.inf, "best"))
"""Below so many minutes. Measured here: five minutes give a voice that people recognise; elsewhere 10 to 15 minutes
are called good, and 30 what professional cloning asks for."""
_ROWS_BEFORE_ESTIMATE = 3
_JUDGED_SEED = 1  # the same voice gets the same figures


def new_project(folder: Path, speaker: str, consent: str, language: str, base: str = DEFAULT_BASE) -> Iterator[Event]:
    """Make a project; ``consent`` is ``own`` or ``permission``.

    Raises ProjectError for an empty speaker, another consent, an unknown language, or a folder that is in use.
    """
    speaker = " ".join(speaker.split())
    if not speaker:
        raise ProjectError("The speaker has no name.", "Please give the name of the person whose voice it is.")
    if consent not in ("own", "permission"):
        raise ProjectError(
            f"“{consent}” is no statement of consent.",
            "Please say “own” for your own voice, or “permission” if the speaker has allowed it.",
        )
    agreed = Consent(speaker, consent, now())
    with store.create(folder, speaker, languages.language(language), base, agreed) as project:
        yield Saved(str(project.folder))
        yield Finished({"folder": str(project.folder), "speaker": speaker, "language": project.info.language})


def import_clips(folder: Path, source: Path, *, remember: bool = True) -> Iterator[Event]:
    """Take the recordings of a list or folder into the project, and say of each one whether it was taken.

    ``remember``: what was refused is kept for ``check``, until the source is imported again without it.
    Raises ProjectError if the project cannot be opened, TextError if the source holds no list that can be read.
    """
    with opened(folder) as project:
        yield from _set_aside(project)
        yield Stage("Reading the list", str(source))
        rows = exchange.scan(source)
        yield Stage("Importing the recordings", f"{len(rows)} in all")
        yield from _take(project, source, rows, remember=remember)


def check(folder: Path) -> Iterator[Event]:
    """Look at every clip of a project and give its figures; works while another program has the project."""
    with opened(folder, reading=True) as project:
        yield Stage("Checking the recordings", project.info.speaker)
        clips = project.clips()
        unsound: list[dict[str, object]] = []
        for done, clip in enumerate(clips, 1):
            concern = summary.attention(clip, summary.change(clip))
            if concern:
                unsound.append(concern)
            yield Progress(done, len(clips))
        refused = [
            {"source": row, "reason": reason} for rows in project.refused().values() for row, reason in rows.items()
        ]
        yield Finished({**summary.summary(clips), "attention": unsound, "refused": refused})


def opened(folder: Path, *, reading: bool = False) -> store.Project:
    """Return the open project; raise ProjectError saying why it does not open. The caller closes it."""
    result = store.open_project(folder, reading=reading)
    if isinstance(result, store.Ready):
        return result.project
    raise result.error()


def _set_aside(project: store.Project) -> Iterator[Event]:
    for sentence in project.set_aside:
        yield Note(sentence)


def _take(project: store.Project, source: Path, rows: Sequence[exchange.Row], *, remember: bool) -> Iterator[Event]:
    name = str(source.resolve())
    earlier = project.refused().get(name, {})
    present = {row.source for row in rows}
    refused = {row: reason for row, reason in earlier.items() if row in present}
    counts = {"taken": 0, "refused": 0, "already": 0}
    seconds = 0.0
    gate = intake.Intake(project)
    start = time.monotonic()
    try:
        for done, row in enumerate(rows, 1):
            outcome = gate.take(row)
            event = outcome.event
            refused.pop(row.source, None)
            if isinstance(event, Taken):
                counts["taken"] += 1
                seconds += outcome.seconds
            elif outcome.already:
                counts["already"] += 1
            else:
                counts["refused"] += 1
                refused[row.source] = event.reason
            yield event
            yield Progress(done, len(rows), _seconds_left(time.monotonic() - start, done, len(rows)))
    finally:
        if remember and refused != earlier:
            project.note_refused(name, refused)
    yield Finished({**counts, "minutes": round(seconds / 60, 2)})


def _seconds_left(elapsed: float, done: int, total: int) -> float | None:
    return elapsed / done * (total - done) if done >= _ROWS_BEFORE_ESTIMATE else None


def train(
    folder: Path, minutes: float, name: str | None = None, seed: int = 0, resume: bool = False
) -> Iterator[Event]:
    """Fine-tune the project's base voice within ``minutes`` and save the voice; the computer stays awake for it.

    Closing it saves the best voice so far, and the state from which ``resume`` goes on exactly; so does a failure, but
    a new training that fails before it has learned anything leaves nothing.
    Raises ProjectError or TrainingError if the project does not open, holds too little, or has nothing to resume.
    """
    from tts_studio.engine import bases
    from tts_studio.engine import train as training

    with awake(), opened(folder) as project:
        yield from _set_aside(project)
        base = bases.find(project.info.base)
        run = runs.latest_unfinished(project.runs) if resume else _new_run(project, minutes, name, seed)
        runs.go_on(run.folder)
        examples = [_example(clip) for clip in run.select(project.clips())]
        trained: dict[str, Any] = {}
        try:
            with closing(training.train(examples, base, _config(project, run), run.folder, resume=resume)) as events:
                for event in events:
                    if isinstance(event, Finished):
                        trained.update(event.result)
                    else:
                        yield event
            yield Stage("Saving the voice")
        except GeneratorExit:
            _save_what_there_is(project, run, base)
            raise
        except Exception:
            with suppress(StudioError):  # what went wrong first is what is told
                _save_what_there_is(project, run, base)
            if not resume:
                runs.forget_unless_begun(run.folder)
            raise
        voice = _save_trained(project, run, base)
        result = {"voice": voice.name, "path": str(voice), "run": str(run.folder), **trained}
        run.finish(result)
        yield Saved(str(voice))
        yield Finished(result)


def _new_run(project: store.Project, minutes: float, name: str | None, seed: int) -> runs.Run:
    dataset = project.dataset()
    request = runs.Request(
        name or project.info.speaker, minutes, seed, dataset.digest, tuple(clip.id for clip in dataset.clips)
    )
    return runs.start(project.runs, request)


def _example(clip: Clip) -> Example:
    from tts_studio.engine.material import MARGIN, Example

    speech = _speech(clip)
    if clip.trim is None:
        return Example(clip.id, clip.audio, clip.text, speech)
    # The engine keeps a margin of silence around the speech: draw that in, so that it ends at the marks at the latest.
    first, last = speech or clip.trim
    first, last = max(first, clip.trim[0] + MARGIN), min(last, clip.trim[1] - MARGIN)
    return Example(clip.id, clip.audio, clip.text, (first, last))


def _speech(clip: Clip) -> tuple[float, float] | None:
    known = "speech_start" in clip.report and "speech_end" in clip.report
    return (float(clip.report["speech_start"]), float(clip.report["speech_end"])) if known else None


def _config(project: store.Project, run: runs.Run) -> TrainConfig:
    """Return the settings of a run; one that was asked for before repeats its plan, so that it gives the same voice."""
    from tts_studio.engine.budget import Plan
    from tts_studio.engine.train import TrainConfig

    earlier = runs.finished_like(project.runs, run.request)
    plan = Plan.of(earlier["plan"]) if earlier else None
    return TrainConfig(run.request.minutes, run.request.seed, espeak_voice=project.info.language, plan=plan)


def _save_what_there_is(project: store.Project, run: runs.Run, base: BaseVoice) -> None:
    from tts_studio.engine.train import BEST

    if (run.folder / BEST).exists():
        _save_trained(project, run, base)


def _save_trained(project: store.Project, run: runs.Run, base: BaseVoice) -> Path:
    from tts_studio.engine import train as training

    return _save(project, run, base, training.read_best(run.folder))


def _save(project: store.Project, run: runs.Run, base: BaseVoice, trained: Trained) -> Path:
    from tts_studio.engine.card import Origin
    from tts_studio.engine.export import save_voice

    origin = Origin(
        speaker=project.info.speaker,
        run=run.folder.name,
        dataset=run.request.dataset,
        minutes=round(trained.seconds / 60, 2),
        clips=trained.clips,
        held_out=trained.held_out,
        consent=asdict(project.info.consent),
        scores=trained.scores,
        training={"step": trained.step, "minutes": run.request.minutes, "seed": run.request.seed},
    )
    return save_voice(
        base,
        trained.weights,
        project.voices,
        run.request.name,
        origin,
        espeak_voice=project.info.language,
        length_scale=trained.length_scale,
    )


def checkpoints(folder: Path) -> Iterator[Event]:
    """List the steps at which the voice of the latest training was kept, each with what is known about it.

    Raises ProjectError if nothing has been trained.
    """
    with opened(folder, reading=True) as project:
        info = _latest_with_candidates(project)
        made = list_of_run(project.voices, info.folder)
        used = {card.passport.get("training", {}).get("step") for card in made}
        losses = {int(row["step"]): row.get("validation_loss") for row in info.metrics}
        steps = [
            {"step": step, "used": step in used, "validation_loss": losses.get(step), **info.heard.get(step, {})}
            for step in info.candidates
        ]
        yield Finished({"run": info.folder.name, "checkpoints": steps})


def use_checkpoint(folder: Path, step: int, run: Path | None = None) -> Iterator[Event]:
    """Make the voice of a training (the latest by default) anew from what it was at ``step``.

    Raises ProjectError or TrainingError if nothing was kept there; the voice stays as it was then.
    """
    from tts_studio.engine import bases, candidates

    with opened(folder) as project:
        info = _latest_with_candidates(project, run)
        yield Stage("Saving the voice")
        trained = candidates.read(info.folder, step)
        voice = _save(project, runs.Run(info.folder, info.request), bases.find(project.info.base), trained)
        yield Saved(str(voice))
        yield Finished({"voice": voice.name, "path": str(voice), "step": step})


def _latest_with_candidates(project: store.Project, run: Path | None = None) -> runs.RunInfo:
    for info in runs.list_runs(project.runs):
        if info.candidates and (run is None or info.folder.resolve() == run.resolve()):
            return info
    raise ProjectError("No training of this project has kept a voice yet.", "Please train one first.")


def unfinished_run(folder: Path) -> dict[str, Any] | None:
    """Return the last training of a project if it was interrupted and not stopped on purpose; None if there is none.

    Keys: ``run`` (its folder), ``name`` (of the voice), ``minutes`` (in all), ``seconds`` (of work done), ``step``,
    ``clips``, ``problem`` (why ``train`` with ``resume`` would refuse, in a sentence; empty if it would go on).
    """
    with opened(folder, reading=True) as project:
        unfinished = [info for info in runs.list_runs(project.runs) if info.resumable]
        if not unfinished or unfinished[0].stopped:
            return None
        info = unfinished[0]
        last = info.metrics[-1] if info.metrics else {}
        return {
            "run": str(info.folder),
            "name": info.request.name,
            "minutes": info.request.minutes,
            "seconds": last.get("seconds", 0.0),
            "step": int(last.get("step", 0)),
            "clips": len(info.request.clips),
            "problem": _why_not(runs.Run(info.folder, info.request), project),
        }


def _why_not(run: runs.Run, project: store.Project) -> str:
    try:
        run.select(project.clips())
    except ProjectError as error:
        return str(error)
    return ""


def stop_run(folder: Path, run: Path) -> None:
    """Note that the user has stopped an interrupted training and keeps its voice: ``unfinished_run`` is silent then.

    Raises ProjectError if it is no training of this project.
    """
    with opened(folder) as project:
        runs.stop(_run_of(project, run))


def discard_run(folder: Path, run: Path) -> Path:
    """Move a training that does not run into the project's ``.trash``; return its new place.

    Voices that it has made stay. Raises ProjectError if it is no training of this project.
    """
    with opened(folder) as project:
        return runs.discard(_run_of(project, run))


def _run_of(project: store.Project, run: Path) -> Path:
    if run.resolve().parent != project.runs.resolve() or not run.is_dir():
        raise ProjectError(f"“{run.name}” is not a training of this project.", "Please choose another one.")
    return run


def readiness(project: store.Project) -> list[Need]:
    """Return what a training needs, each with what there is; the engine stays unloaded (0.1 s the first time)."""
    return [*needs(project), _base_need(project.info.base)]


def _base_need(name: str) -> Need:
    from tts_studio.engine import bases

    try:
        trainable = bases.find(name).verify() == _learned_base()
    except StudioError as error:
        return Need("base", False, str(error), None)
    return Need("base", trainable, name, None)


def _learned_base() -> str:
    """Return the SHA-256 of the base voice whose text side the shipped start knows.

    It stands in the header of a safetensors file: its length in 8 bytes, then JSON.
    """
    with resource(_START).open("rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return str(header.get("__metadata__", {}).get("base_sha256", ""))


def estimate_quality(minutes: float) -> str:
    """Return how good a voice of so many minutes of speech can become: a code, honest rather than kind.

    ``too_little`` (below 1: no voice that deserves the name), ``with_luck`` (below 5: recognisable with luck),
    ``recognisable`` (below 15), ``good`` (below 30), ``best`` (as good as it gets here: more changes little).
    """
    return next(code for most, code in _QUALITIES if minutes < most)


def export_dataset(folder: Path, out: Path) -> Iterator[Event]:
    """Write the accepted clips as a data set in the layout of LJSpeech; ``out`` must be new or empty.

    Works while another program has the project. Raises ProjectError if there is nothing to export or no room for it.
    """
    with opened(folder, reading=True) as project:
        clips = [clip for clip in project.clips() if clip.accepted]
        yield Stage("Exporting the recordings", f"{len(clips)} in all")
        written = yield from exporting.export_ljspeech(clips, out)
        minutes = sum(end - start for start, end in (clip.span for clip in written)) / 60
        yield Saved(str(out))
        yield Finished({"folder": str(out), "clips": len(written), "minutes": round(minutes, 2)})


def voices(folder: Path | None = None) -> Iterator[Event]:
    """List the base voice and the voices of a project (none without ``folder``), damaged ones with what is wrong."""
    from tts_studio.engine import bases, choice

    base = bases.find()
    listed: list[dict[str, Any]] = [{"name": "base", "path": str(base.path), "base": base.name}]
    if folder is not None:
        with opened(folder, reading=True) as project:
            listed += [_voice(project.voices / name) for name in choice.names(project.voices)]
    yield Finished({"voices": listed})


def speak(text: str, voice: str, knobs: Knobs, folder: Path | None = None) -> Iterator[Audio]:
    """Yield the text sentence by sentence; ``voice`` as in ``engine.choice``, ``folder`` is the project of its name."""
    from tts_studio.engine.choice import choose
    from tts_studio.engine.voice import Voice

    chosen = choose(voice, _voices_of(folder))
    yield from Voice.load(chosen.files, speaker=chosen.speaker, seed=knobs.seed).speak(text, knobs)


def say(text: str, voice: str, knobs: Knobs, folder: Path | None = None) -> Generator[Sentence]:
    """Yield what ``speak`` yields, with the place of each sentence in the text.

    The voice stays in memory for the next text, which then begins at once.
    """
    from tts_studio.engine.choice import choose
    from tts_studio.engine.pool import VOICES

    chosen = choose(voice, _voices_of(folder))
    with VOICES.lend(chosen.files, chosen.speaker, knobs.seed) as ready:
        yield from ready.say(text, knobs)


def knobs(speed: float, variation: float, volume: float, pause: float, seed: int | None) -> Knobs:
    """Return how to speak (see ``engine.voice.Knobs``); raises VoiceError for a value out of its range."""
    from tts_studio.engine.voice import Knobs

    return Knobs(speed, variation, volume, pause, seed)


def speakers(voice: str, folder: Path | None = None) -> list[str]:
    """Return the speakers of a voice that has several, by name or number, as they are given after “#”; else nothing.

    Raises VoiceError if there is no such voice or it is damaged.
    """
    from tts_studio.engine.choice import choose
    from tts_studio.engine.voice_files import read_config

    config = read_config(choose(voice, _voices_of(folder)).files.config)
    count = int(config["num_speakers"])
    names = {number: name for name, number in (config.get("speaker_id_map") or {}).items()}
    return [str(names.get(number, number)) for number in range(count)] if count > 1 else []


def licence(base: str = DEFAULT_BASE) -> str:
    """Return what is known about the licence of a base voice and of its data, in sentences."""
    from tts_studio.engine import bases

    return bases.find(base).lineage


def save_speech(sentences: Iterator[Audio], out: Path) -> float:
    """Write what is spoken to a file, its format by the extension, and return its seconds.

    Raises AudioError before anything is spoken if the extension is unknown or there is no such folder.
    """
    _check_out(out)
    return _write_speech(list(sentences), out)


def save_text(text: str, voice: str, knobs: Knobs, out: Path, folder: Path | None = None) -> Iterator[Event]:
    """Speak a text into a file; the arguments are those of ``say``, errors and formats those of ``save_speech``."""
    _check_out(out)
    yield Stage("Speaking", out.name)
    spoken: list[Audio] = []
    with closing(say(text, voice, knobs, folder)) as sentences:
        for sentence in sentences:
            spoken.append(sentence.audio)
            yield Progress(sentence.span[1], len(text))
    seconds = _write_speech(spoken, out)
    yield Saved(str(out))
    yield Finished({"path": str(out), "seconds": round(seconds, 2)})


def _check_out(out: Path) -> None:
    """Tell before the first word what would make the last step fail."""
    import tempfile

    import numpy as np

    from tts_studio.audio import files
    from tts_studio.audio.signal import Audio

    if not out.parent.is_dir():
        raise AudioError(f"There is no folder “{out.parent}”.", "Please make it first, or choose another one.")
    if out.suffix.lower() != ".wav":
        with tempfile.TemporaryDirectory() as folder:
            files.write(Path(folder) / out.name, Audio(np.zeros(2205, np.float32), 22_050))


def _write_speech(spoken: Sequence[Audio], out: Path) -> float:
    import numpy as np

    from tts_studio.audio import files
    from tts_studio.audio.signal import Audio

    whole = Audio(np.concatenate([audio.samples for audio in spoken]), spoken[0].rate)
    files.write(out, whole)
    return whole.seconds


def evaluate(voice: str, folder: Path) -> Iterator[Event]:
    """Measure a voice against the recordings of a project; the result is that of ``engine.measure.evaluate``.

    A voice of the project keeps the figures in its ``voice.json`` and MODEL_CARD.
    """
    from tts_studio.engine import bases, choice, measure
    from tts_studio.engine.export import note_scores
    from tts_studio.engine.voice import Voice
    from tts_studio.engine.voice_files import read_passport

    with opened(folder, reading=True) as project:
        yield Stage("Reading the recordings", project.info.speaker)
        chosen = choice.choose(voice, project.voices)
        home = chosen.files.model.parent
        judged = Voice.load(chosen.files, speaker=chosen.speaker, seed=_JUDGED_SEED)
        base = Voice.load(bases.find(project.info.base).files, seed=_JUDGED_SEED)
        reference = _reference([c for c in project.clips() if c.accepted], read_passport(home).get("held_out", []))
        for event in measure.evaluate(judged, base, reference):
            if isinstance(event, Finished):
                if home.parent.resolve() == project.voices.resolve():
                    note_scores(home, {k: v for k, v in event.result.items() if isinstance(v, float)})
                event = Finished({"voice": judged.name, **event.result})
            yield event


def export(voice: str, out: Path, folder: Path | None = None) -> Iterator[Event]:
    """Copy a voice into the folder ``out`` for Piper and the programs that read Piper voices."""
    from tts_studio.engine import bases, choice
    from tts_studio.engine.export import to_piper

    files = choice.choose(voice, _voices_of(folder)).files
    yield Stage("Exporting the voice", files.stem)
    model = to_piper(files, out, bases.find().lineage if voice in bases.NAMES else "")
    yield Saved(str(model))
    yield Finished({"model": str(model), "config": f"{model}.json", "folder": str(out)})


def _voices_of(folder: Path | None) -> Path | None:
    """Return the folder of a project's voices if there is one: speaking must not wait for a whole project to open."""
    return folder / "voices" if folder is not None and store.is_project(folder) else None


def _voice(home: Path) -> dict[str, Any]:
    from tts_studio.engine.voice_files import locate, read_config, read_passport

    try:
        files, passport = locate(home), read_passport(home)
        read_config(files.config)
    except StudioError as error:
        return {"name": home.name, "path": str(home), "problem": str(error)}
    kept = ("base", "minutes", "created", "run", "scores", "sha256")
    return {"name": home.name, "path": str(files.model), **{key: passport[key] for key in kept if key in passport}}


def _reference(clips: Sequence[Clip], held_out: Sequence[str]) -> measure.Reference:
    """Divide the recordings into those that describe the speaker and those that a training held out."""
    from tts_studio.engine.measure import HELD_OUT_EVERY, Reference

    apart = [clip for clip in clips if clip.id in held_out] or list(clips[::HELD_OUT_EVERY])
    known = [clip for clip in clips if clip not in apart]
    return Reference(
        *([recording.read(clip) for clip in _spread(group, most)] for group, most in ((known, 60), (apart, 30)))
    )


def _spread(clips: Sequence[Clip], most: int) -> list[Clip]:
    """Return at most so many clips, evenly from the whole: more would take long and tell no more."""
    step = max(1.0, len(clips) / most)
    return [clips[int(i * step)] for i in range(min(most, len(clips)))]
