"""The training page in each of its states, with made-up data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.helpers import scripted
from tests.helpers.made_up_clips import make_project
from tests.helpers.passing_folder import passing_folder
from tts_studio.events import Event, Measured, Stage, StageKind, TooFewSteps
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.train.progress import TrainingProgress
from tts_studio.gui.train.train_page import TrainPage
from tts_studio.gui.train.training_run import Ending
from tts_studio.gui.train.training_situation import Interrupted
from tts_studio.gui.train.training_words import result
from tts_studio.messages import Message
from tts_studio.project.model import Clip
from tts_studio.project.readiness import Need
from tts_studio.project.runs import Request, RunInfo

READY = (
    Need("speech", True, 431.0, 15.0),
    Need("advised_speech", True, 431.0, 300.0, required=False),
    Need("clips", True, 92, 4),
    Need("attention", True, 0, 0, required=False),
    Need("consent", True, "own", "own"),
    Need("disk", True, 48.2e9, 1e9),
    Need("memory", True, 6.1e9, 3e9, required=False),
    Need("base", True, "en_US-joe-medium", None),
)
LACKING = (
    Need("speech", False, 12.0, 15.0),
    Need("advised_speech", False, 12.0, 300.0, required=False),
    Need("clips", True, 5, 4),
    Need("attention", False, 3, 0, required=False),
    Need("consent", True, "own", "own"),
    Need("disk", False, 0.4e9, 1e9),
    Need("memory", False, 2.2e9, 3e9, required=False),
    Need("base", True, "en_US-joe-medium", None),
)
CLIP = Clip("0007", "Please leave your wet boots by the door.", Path("0007.flac"), "", "", 22_050, 3.4)


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return (state, what makes the page in that state)."""
    return [
        ("empty", lambda: TrainPage(studio)),
        ("ready", lambda: _before(studio, READY)),
        ("missing", lambda: _before(studio, LACKING)),
        ("interrupted", lambda: _before(studio, READY, interrupted())),
        ("other-job", lambda: _other_job(studio)),
        ("advanced", lambda: _advanced(studio)),
        ("preparing", lambda: _during(studio, scripted.preparation()[:1])),
        ("learning", lambda: _during(studio, _until(890))),
        ("levelled-off", lambda: _during(studio, _until(1390, turning=700))),
        ("by-heart", lambda: _during(studio, _until(1390, turning=700, rise=1e-4))),
        ("paused", lambda: _paused(studio)),
        ("saving", lambda: _during(studio, [*_until(scripted.STEPS), Stage(StageKind.SAVING_VOICE)])),
        ("done", lambda: _after(studio, "done")),
        ("needs-more", lambda: _after(studio, "done", [*_until(20), TooFewSteps(20, 100, 3.0)])),
        ("kept", lambda: _after(studio, "kept")),
        ("stopped", lambda: _after(studio, "stopped", scripted.preparation())),
        ("failed", lambda: _after(studio, "failed")),
    ]


def interrupted(problem: Message | None = None) -> Interrupted:
    """Return a training that was killed after some minutes."""
    rows = tuple({"step": s, "seconds": s * 1.25, **scripted.figures(s)} for s in range(70, 560, 70))
    request = Request("Anna", 30.0, 0, "", ())
    return Interrupted(RunInfo(Path("2026-11-24T08-05-05"), request, False, False, True, rows, ()), problem)


def progress_of(events: Sequence[Event]) -> TrainingProgress:
    """Return what the events of a training add up to, a step taking 1.25 s."""
    clock = _Clock()
    progress = TrainingProgress(clock)
    for event in events:
        clock.seconds += 1.25 if type(event).__name__ == "Progress" else 0.0
        progress.fold(event)
    return progress


class _Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def _until(step: int, turning: int | None = None, rise: float = 0.0) -> list[Event]:
    """Return a training until ``step``; from ``turning`` on, the loss on held-out clips rises by a share a step."""
    events = [*scripted.preparation(), *scripted.learning(1, step)]
    if turning is None:
        return events
    return [_turned(event, turning, rise) for event in events]


def _turned(event: Event, turning: int, rise: float) -> Event:
    if not isinstance(event, Measured) or event.step <= turning:
        return event
    share = 1.0 + rise * (event.step - turning)
    return replace(
        event, values={**event.values, "validation_envelope_l1": 0.49 * share, "validation_loss": 31.0 * share}
    )


def _page(studio: Studio) -> TrainPage:
    """Return the page of a project; what it shows is not what that project says."""
    assert studio.open(make_project(passing_folder() / "Anna", 0))
    return TrainPage(studio)


def _before(studio: Studio, needs: Sequence[Need], waiting: Interrupted | None = None) -> TrainPage:
    page = _page(studio)
    page.setup.show_situation(needs, waiting)
    page.views.setCurrentWidget(page.setup)
    return page


def _other_job(studio: Studio) -> TrainPage:
    page = _before(studio, READY)
    page.setup.show_other_job("Importing the recordings")
    return page


def _advanced(studio: Studio) -> TrainPage:
    page = _before(studio, READY)
    page.setup.advanced.heading.set_open(True)
    page.setup.options.show_project("Anna", "en_US-joe-medium")
    return page


def _during(studio: Studio, events: Sequence[Event]) -> TrainPage:
    page = _page(studio)
    page.training.begin(progress_of(events), CLIP)
    page.views.setCurrentWidget(page.training)
    return page


def _paused(studio: Studio) -> TrainPage:
    page = _during(studio, _until(890))
    page.training.show_paused(True)
    return page


def _after(studio: Studio, ending: Ending, events: Sequence[Event] = ()) -> TrainPage:
    progress = progress_of(events or _until(1400))
    page = _during(studio, ())
    page.training.begin(progress, CLIP)
    failure = Failure(
        Message("The training became unstable."),
        Message("The voice saved before is kept. Please start it again with another random seed."),
    )
    page.training.end(result(ending, "Anna", progress, failure))
    if ending == "done":
        samples = page.training.samples
        samples.show_kept([sample.step for sample in progress.samples[::4]])
        samples.view.setCurrentIndex(samples.model.index(4))
    page.training.result.show_can_go_on(ending != "done" or progress.too_few is not None)
    return page
