"""Showing a job's events: as JSON lines, as sentences, or on a terminal with a bar that tells the time left."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

from tts_studio.events import (
    Event,
    Finished,
    Judged,
    Kept,
    ListRead,
    Measured,
    Note,
    Planned,
    Progress,
    Refused,
    SampleReady,
    Saved,
    SpeakersFound,
    Stage,
    Taken,
    TooFewSteps,
    plain,
)

Show = Callable[[Event], None]


@contextmanager
def reporter(*, as_json: bool, answer: bool) -> Generator[Show]:
    """Give a function that shows an event.

    ``as_json`` prints one event a line on standard output; with ``answer`` only the result, on one line.
    """
    if as_json:
        yield _json_answer if answer else _json_event
    elif sys.stderr.isatty():
        with _on_terminal() as show:
            yield show
    else:
        yield _say


def _json_event(event: Event) -> None:
    print(json.dumps(event.as_dict(), ensure_ascii=False), flush=True)


def _json_answer(event: Event) -> None:
    if isinstance(event, Finished):
        print(json.dumps(plain(event.result), ensure_ascii=False), flush=True)


def _say(event: Event) -> None:
    for line in sentences(event):
        print(line, flush=True)


@contextmanager
def _on_terminal() -> Generator[Show]:
    """Show sentences above one bar on standard error, which is there while something is under way.

    The result goes to standard output where that leads elsewhere, as in ``tts-studio voices | grep anna``.
    """
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    leads_elsewhere = not sys.stdout.isatty()
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[share]}"),
        TextColumn("{task.fields[left]}"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=not leads_elsewhere,
    )
    with bar:

        def show(event: Event) -> None:
            if isinstance(event, Stage):
                for earlier in bar.task_ids:  # a task never forgets its total: a new one pulses until it has one
                    bar.remove_task(earlier)
                bar.add_task(str(event.kind.phrase), total=None, share="", left="")
            if isinstance(event, Progress):
                share = f"{100 * event.done / event.total:>3.0f} %" if event.total else ""
                for task in bar.task_ids:
                    bar.update(
                        task,
                        completed=event.done,
                        total=event.total or None,
                        share=share,
                        left=time_left(event.seconds_left),
                    )
            elif isinstance(event, Finished) and leads_elsewhere:
                _say(event)
            elif not isinstance(event, Taken):
                for line in sentences(event):
                    bar.console.print(line, markup=False, highlight=False)

        yield show


def sentences(event: Event) -> list[str]:
    """Return what an event says, as lines for a person."""
    match event:
        case Stage(kind, detail):
            return [f"{kind.phrase}: {detail}" if detail else f"{kind.phrase} …"]
        case ListRead():
            return _list_read(event)
        case SpeakersFound():
            return _speakers(event)
        case Refused(source, _, reason):
            return [f"refused  {source}: {reason}"]
        case Planned():
            return [str(event.message)]
        case Measured(step, _, values):
            return [f"step {step}  {_figures(values)}"]
        case SampleReady(step, _, path, _):
            return [f"step {step}  sample {path}"]
        case Kept(step):
            return [f"step {step}  best so far"]
        case TooFewSteps(minutes=minutes):
            return [str(event.message), _how_to_go_on(minutes)]
        case Judged(values):
            return [_figures(values)]
        case Note(message):
            return [str(message)]
        case Saved(path):
            return [f"saved    {path}"]
        case Finished(result):
            return _lines(result)
        case _:
            return []


def _list_read(event: ListRead) -> list[str]:
    """Return which column is the text, where there is a choice."""
    if len(event.columns) < 3 and not event.doubtful:
        return []
    example = event.columns.get(event.text, "")
    line = f"{event.source}: the text is column “{event.text}” (“{example}”), since {event.why}."
    return [f"{line} Another one: --text-column NAME." if event.doubtful else line]


def _speakers(event: SpeakersFound) -> list[str]:
    names = ", ".join(f"{name} ({count})" for name, count in event.counts.items())
    if not event.chosen:
        return [f"Several people speak: {names}. The recordings of all of them are taken."]
    chosen = f"Only the recordings of {event.chosen} are taken"
    return [f"Several people speak: {names}. {chosen}; others: --speaker NAME, all: --speaker '*'."]


def _how_to_go_on(minutes: float) -> str:
    time = f", for about {max(1, math.ceil(minutes))} more minutes" if minutes else ""
    return f"To go on{time}: the same command with --resume."


def time_left(seconds: float | None) -> str:
    """Return the time left as words."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"{max(0, round(seconds))} s left"
    return f"{round(seconds / 60)} min left"


def _lines(value: Mapping[str, Any], indent: str = "") -> list[str]:
    lines: list[str] = []
    for name, entry in value.items():
        label = f"{indent}{name.replace('_', ' ')}"
        if isinstance(entry, Mapping):
            inner = ", ".join(f"{k} {_value(v)}" for k, v in entry.items())
            lines.append(f"{label}: {inner or '–'}")
        elif isinstance(entry, list | tuple):
            lines.append(f"{label}: {len(entry)}")
            lines += [f"{indent}  {_entry(item)}" for item in entry]
        else:
            lines.append(f"{label}: {_value(entry)}")
    return lines


def _figures(values: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {_value(value)}" for name, value in values.items())


def _entry(item: Any) -> str:
    if not isinstance(item, Mapping):
        return _value(item)
    return "  ".join(f"{name} {_value(value)}" for name, value in item.items())


def _value(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_value(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_value(entry) for entry in value)
    return str(value)
