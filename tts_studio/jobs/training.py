"""Training a voice of a project: from its recordings to the saved voice, interruptions included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio import documents, formats
from tts_studio.awake import awake
from tts_studio.errors import ProjectError, StudioError
from tts_studio.events import Event, Finished, RunStarted, Saved, Stage, StageKind, TooFewSteps
from tts_studio.formats import DEFAULT_PRESET, PRESETS
from tts_studio.jobs.projects import opened, set_aside
from tts_studio.messages import Message
from tts_studio.project import runs, store
from tts_studio.project.model import Clip
from tts_studio.project.voices import list_of_run

if TYPE_CHECKING:
    from tts_studio.engine.bases import BaseVoice
    from tts_studio.engine.training.checkpoints import Checkpoint
    from tts_studio.engine.training.config import TrainingConfig
    from tts_studio.engine.training.dataset import Example


def train(
    folder: Path,
    minutes: float | None,
    name: str | None = None,
    seed: int = 0,
    resume: bool = False,
    base: str | None = None,
) -> Iterator[Event]:
    """Fine-tune a base voice within ``minutes`` and save the voice; the computer stays awake for it.

    ``base`` is the project's base voice, if it is not given by its name or file. A training that is resumed keeps its
    own.

    A training that is resumed keeps its minutes unless more are given (None = no wish; 30 for a new one). One whose
    steps are too few for a voice (``TooFewSteps``) is saved but does not count as finished: it can be resumed.

    Closing it saves the best voice so far, and the state from which ``resume`` goes on exactly; so does a failure, but
    a new training that fails before it has learned anything leaves nothing.
    Raises ProjectError or TrainingError if the project does not open, holds too little, or has nothing to resume.
    """
    from tts_studio.engine import bases
    from tts_studio.engine.fine_tuning import fine_tune

    with awake(), opened(folder) as project:
        yield from set_aside(project)
        if resume:
            run = runs.latest_unfinished(project.runs)
            start = _base_of(project, run)
        else:
            start = bases.find(base or project.info.base)
            start.check_trainable()
            run = _new_run(project, minutes, name, seed, start.listed_as)
        runs.go_on(run.folder)
        yield RunStarted(run.folder)
        examples = [example_of(clip) for clip in run.select(project.clips())]
        config = config_of(project, run, minutes)
        trained: dict[str, Any] = {}
        too_few = False
        try:
            with closing(fine_tune(examples, start, config, run.folder, resume=resume)) as events:
                for event in events:
                    if isinstance(event, Finished):
                        trained.update(event.result)
                    else:
                        too_few = too_few or isinstance(event, TooFewSteps)
                        yield event
            yield Stage(StageKind.SAVING_VOICE)
        except GeneratorExit:
            _save_what_there_is(project, run, start)
            raise
        except Exception:
            with suppress(StudioError):  # the first failure is the one that is shown
                _save_what_there_is(project, run, start)
            if not resume:
                runs.forget_unless_begun(run.folder)
            raise
        voice = _save_trained(project, run, start)
        result = {"voice": voice.name, "path": str(voice), "run": str(run.folder), **trained}
        if too_few:
            runs.end_too_short(run.folder)
            result["too_few_steps"] = True
        else:
            run.finish(result)
        yield Saved(voice)
        yield Finished(result)


def _new_run(project: store.Project, minutes: float | None, name: str | None, seed: int, base: str) -> runs.Run:
    dataset = project.dataset()
    request = runs.Request(
        name or project.info.speaker,
        minutes or PRESETS[DEFAULT_PRESET],
        seed,
        dataset.digest,
        tuple(clip.id for clip in dataset.clips),
        base,
    )
    return runs.start(project.runs, request)


def _base_of(project: store.Project, run: runs.Run) -> BaseVoice:
    """Return the base voice of a training; those of version 0.1 started from the project's."""
    from tts_studio.engine import bases

    return bases.find(run.request.base or project.info.base)


def example_of(clip: Clip) -> Example:
    """Return what the engine learns from a clip: its speech and a little silence, as far as the user has left it."""
    from tts_studio.audio.speech import MARGIN
    from tts_studio.engine.training.dataset import Example

    span = (clip.speech[0] - MARGIN, clip.speech[1] + MARGIN) if clip.speech else clip.trim
    if span and clip.trim:
        span = max(span[0], clip.trim[0]), min(span[1], clip.trim[1])
    return Example(clip.id, clip.audio, clip.text, span)


def config_of(project: store.Project, run: runs.Run, minutes: float | None = None) -> TrainingConfig:
    """Return the settings of a run, with more ``minutes`` if these are given.

    One that was asked for before repeats its plan, so that it gives the same voice.
    """
    from tts_studio.engine.training.config import TrainingConfig
    from tts_studio.engine.training.plan import StepPlan

    earlier = runs.finished_like(project.runs, run.request)
    repeated = earlier if earlier and not earlier.get("extended") else {}
    plan = StepPlan.of(documents.table(repeated.get("plan")))
    minutes = max(run.request.minutes, minutes or 0.0)
    return TrainingConfig(minutes, run.request.seed, espeak_voice=project.info.language, plan=plan)


def _save_what_there_is(project: store.Project, run: runs.Run, base: BaseVoice) -> None:
    if (run.folder / formats.BEST).exists():
        _save_trained(project, run, base)


def _save_trained(project: store.Project, run: runs.Run, base: BaseVoice) -> Path:
    from tts_studio.engine.training.checkpoints import read_best

    return _save(project, run, base, read_best(run.folder))


def _save(project: store.Project, run: runs.Run, base: BaseVoice, checkpoint: Checkpoint) -> Path:
    from tts_studio.engine.export.model_card import Origin
    from tts_studio.engine.export.save_voice import save_voice

    origin = Origin(
        speaker=project.info.speaker,
        run=run.folder.name,
        dataset=run.request.dataset,
        minutes=round(checkpoint.seconds / 60, 2),
        clips=checkpoint.clips,
        held_out=checkpoint.held_out,
        consent=asdict(project.info.consent),
        scores=checkpoint.scores,
        training={"step": checkpoint.step, "minutes": run.request.minutes, "seed": run.request.seed},
    )
    return save_voice(
        base,
        checkpoint.weights,
        project.voices,
        run.request.name,
        origin,
        espeak_voice=project.info.language,
        length_scale=checkpoint.length_scale,
        texts=_texts_by_held_out(project, checkpoint),
    )


def _texts_by_held_out(project: store.Project, checkpoint: Checkpoint) -> list[str]:
    """Return what the project's clips say, those first that the voice has not learned from."""
    clips = sorted(project.clips(), key=lambda clip: clip.id not in checkpoint.held_out)
    return list(dict.fromkeys(clip.text for clip in clips if clip.accepted))


def checkpoints(folder: Path) -> Iterator[Event]:
    """List the steps at which the voice of the latest training was kept, each with what is known about it.

    Raises ProjectError if nothing has been trained.
    """
    with opened(folder, reading=True) as project:
        info = _latest_with_candidates(project)
        made = list_of_run(project.voices, info.folder)
        used = {card.step for card in made}
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
    from tts_studio.engine.training import checkpoints

    with opened(folder) as project:
        info = _latest_with_candidates(project, run)
        yield Stage(StageKind.SAVING_VOICE)
        checkpoint = checkpoints.read(info.folder, step)
        made = runs.Run(info.folder, info.request)
        voice = _save(project, made, _base_of(project, made), checkpoint)
        yield Saved(voice)
        yield Finished({"voice": voice.name, "path": str(voice), "step": step})


def _latest_with_candidates(project: store.Project, run: Path | None = None) -> runs.RunInfo:
    for info in runs.list_runs(project.runs):
        if info.candidates and (run is None or info.folder.resolve() == run.resolve()):
            return info
    raise ProjectError("No training of this project has kept a voice yet.", "Please train one first.")


def unfinished_run(folder: Path) -> runs.RunInfo | None:
    """Return the last training of a project if it was interrupted and not stopped on purpose; None if there is none.

    ``why_not_resumed`` says whether ``train`` with ``resume`` would go on with it.
    """
    with opened(folder, reading=True) as project:
        unfinished = [info for info in runs.list_runs(project.runs) if info.resumable]
        return unfinished[0] if unfinished and not unfinished[0].stopped else None


def why_not_resumed(project: store.Project, info: runs.RunInfo) -> Message | None:
    """Return why ``train`` with ``resume`` would refuse to go on with a training; None if it would go on."""
    try:
        runs.Run(info.folder, info.request).select(project.clips())
    except ProjectError as error:
        return error.message
    return None


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
        raise ProjectError("“{name}” is not a training of this project.", "Please choose another one.", name=run.name)
    return run
