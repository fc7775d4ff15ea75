"""Draws how good a voice becomes from how many minutes of speech: the results of ``bench_voice.py`` as one picture.

    python3 packaging/studio.py bench voice --speech 60 --seed 1 --json > 1-1.json
    python3 packaging/studio.py bench curve 1-1.json 1-2.json 5-1.json … --out curve.svg

Each result is a point: minutes of speech asked for against similarity, word error rate and mean opinion score. The line
is the mean of the runs that differ in nothing but the seed. All results have to be of one speaker, one length of
training, one base voice and one kind of recordings. The picture is an SVG file on a white ground, readable in light and
dark pages.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from benchmarks.worse_speech import KINDS, UNCHANGED
from tts_studio.axis import ticks
from tts_studio.engine import bases
from tts_studio.errors import StudioError
from tts_studio.storage import write_text

OUT = Path(__file__).resolve().parents[2] / "tts_studio" / "engine" / "curve.svg"
NEEDED = ("who", "speaker", "speech", "minutes", "seed")
COMMON = ("speaker", "minutes", "base", "worse")
"""What must be the same in all results, since a curve shows what the minutes of speech alone make."""

Result = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """One of the pictures that stand below one another."""

    title: str
    figure: str
    references: Mapping[str, str]
    """Figures that are drawn as dashed lines, and their names."""
    scale: float = 1.0
    """How many of the axis' units the figure 1 is."""
    form: str = "{:.2f}"
    """Of the values."""
    axis_form: str = "{:g}"
    shown: tuple[float, ...] = ()
    """Values, in the axis' unit, that the axis includes whatever was measured."""

    def value(self, result: Result, figure: str) -> float | None:
        """Return a figure of a result in the axis' unit; None if it could not be had."""
        measured = result.get(figure)
        return None if measured is None else measured * self.scale


PANELS = (
    Panel(
        *("Similarity to the speaker, cosine (higher is better)", "similarity"),
        references={"similarity_ceiling": "speaker's own clips", "similarity_floor": "base voice"},
        axis_form="{:.2f}",
    ),
    Panel(
        *("Word error rate, % (lower is better)", "wer"),
        references={"wer_base": "base voice"},
        scale=100.0,
        form="{:.1f}",
        shown=(0.0,),
    ),
    Panel(
        *("Mean opinion score, predicted, 1 to 5 (higher is better)", "mos"),
        references={"mos_speaker": "speaker's own clips", "mos_base": "base voice"},
        shown=(1.0, 5.0),
    ),
)

# Sizes in pixels.
WIDTH, LEFT, RIGHT = 760, 56, 170
TOP, HEIGHT, BETWEEN, FOOT = 84, 130, 46, 52
SMALL = 12
"""Of the letters, but for the title."""
LINE = 15
"""Between two lines of text."""
MINUTES = (1, 2, 3, 5, 10, 20, 30, 60)
"""On the axis that the panels share."""
MARGIN = 1.15
"""How many times as many minutes the axis shows on both sides."""

# Colours that keep a contrast of at least 4.5 on the ground.
GROUND, INK, MUTED, GRID, MEAN, REFERENCE = "#ffffff", "#1f2328", "#59636e", "#d8dee4", "#0a5cb8", "#9a4a00"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the curve; return 0, or 1 with a sentence if the results do not serve."""
    parser = argparse.ArgumentParser(
        prog="studio.py bench curve", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("results", metavar="RESULT", nargs="+", type=Path, help="output of `bench voice --json`")
    parser.add_argument("--out", metavar="FILE.svg", type=_svg, default=OUT, help="default: %(default)s")
    options = parser.parse_args(arguments)
    try:
        results = [read(path) for path in options.results]
        check_comparable(results)
        write_text(options.out, drawing(results))
    except StudioError as error:
        print(f"bench curve: {error}", file=sys.stderr)
        return 1
    print(options.out)
    return 0


def _svg(text: str) -> Path:
    if not text.endswith(".svg"):
        raise argparse.ArgumentTypeError("the picture is an SVG file: a name that ends in .svg is needed")
    return Path(text)


# Results


def read(path: Path) -> Result:
    """Return the result in a file; raises StudioError if there is none."""
    try:
        result = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        result = None
    if not isinstance(result, dict) or result.get("measure") != "voice" or not result.keys() >= set(NEEDED):
        raise StudioError(f"There is no result in {path}.", "Please give what `bench voice --json` printed.")
    return {"base": bases.default().name, "worse": UNCHANGED, **result}  # some are from before these could be chosen


def check_comparable(results: Sequence[Result]) -> None:
    """Raise StudioError if the results are not of one curve, or if one is there twice."""
    for name in COMMON:
        found = sorted({str(result[name]) for result in results})
        if len(found) > 1:
            raise StudioError(f"The results differ in “{name}”: {', '.join(found)}.", "Please draw them one by one.")
    (speech, seed), times = Counter((result["speech"], result["seed"]) for result in results).most_common(1)[0]
    if times > 1:
        raise StudioError(f"There are {times} results of {speech:g} s with seed {seed}.", "Please give each run once.")


def points(results: Sequence[Result], panel: Panel) -> list[tuple[float, float]]:
    """Return (minutes of speech, value) of each result that has the figure, ascending."""
    found = ((result["speech"] / 60, panel.value(result, panel.figure)) for result in results)
    return sorted((minutes, measured) for minutes, measured in found if measured is not None)


def means(found: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the mean value for each number of minutes, ascending."""
    groups: dict[float, list[float]] = {}
    for minutes, measured in sorted(found):
        groups.setdefault(minutes, []).append(measured)
    return [(minutes, fmean(group)) for minutes, group in groups.items()]


def references(results: Sequence[Result], panel: Panel) -> dict[str, float]:
    """Return names and values of the dashed lines, each from the result with the most speech that has it.

    Only the speaker's own similarity depends on how much was learned from, and more clips tell it better.
    """
    found: dict[str, float] = {}
    for result in sorted(results, key=lambda result: result["speech"]):
        measured = {name: panel.value(result, figure) for figure, name in panel.references.items()}
        found |= {name: number for name, number in measured.items() if number is not None}
    return found


# Drawing


@dataclass(frozen=True)
class Axis:
    """Where values lie on the picture."""

    lowest: float
    highest: float
    start: float
    """Pixels at which the lowest lies."""
    end: float
    logarithmic: bool = False

    def place(self, number: float) -> float:
        """Return the place of a value in pixels."""
        low, high, at = (math.log(x) if self.logarithmic else x for x in (self.lowest, self.highest, number))
        return self.start + (self.end - self.start) * (at - low) / (high - low)


def drawing(results: Sequence[Result]) -> str:
    """Return the picture as the text of an SVG file."""
    height = TOP + len(PANELS) * (HEIGHT + BETWEEN) - BETWEEN + FOOT
    svg = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}")
    svg.attrib |= {"width": f"{WIDTH}", "height": f"{height}", "font-family": "sans-serif", "role": "img"}
    add(svg, "title", title(results))
    add(svg, "desc", in_words(results))
    add(svg, "rect", width=WIDTH, height=height, fill=GROUND)
    label(svg, LEFT, 24, title(results), size=16, weight="bold")
    label(svg, LEFT, 24 + LINE + 3, subtitle(results), colour=MUTED)
    minutes = minutes_axis(results)
    for number, panel in enumerate(PANELS):
        draw_panel(svg, results, panel, minutes, TOP + number * (HEIGHT + BETWEEN))
    draw_minutes(svg, minutes, height - FOOT)
    ElementTree.indent(svg)
    return ElementTree.tostring(svg, encoding="unicode") + "\n"


def title(results: Sequence[Result]) -> str:
    """Return what the picture shows."""
    return f"Quality of the voice against minutes of speech: {results[0]['who']}"


def subtitle(results: Sequence[Result]) -> str:
    """Return how the voices were made and what points and line are."""
    first = results[0]
    worse = f", {KINDS.get(first['worse'], first['worse'])}" if first["worse"] != UNCHANGED else ""
    return f"{first['minutes']:g} minutes of training{worse}. Points: runs; line: the mean of the seeds."


def in_words(results: Sequence[Result]) -> str:
    """Return the means as sentences, for those who do not see the picture."""
    lines = [
        f"{panel.title}: " + "; ".join(f"{minutes:g} min {panel.form.format(mean)}" for minutes, mean in found) + "."
        for panel in PANELS
        if (found := means(points(results, panel)))
    ]
    return " ".join(lines)


def minutes_axis(results: Sequence[Result]) -> Axis:
    """Return the axis of minutes: 1 to 10, or further if there are results."""
    asked = [result["speech"] / 60 for result in results]
    lowest, highest = min(MINUTES[0], *asked), max(10, *asked)
    return Axis(lowest / MARGIN, highest * MARGIN, LEFT, WIDTH - RIGHT, logarithmic=True)


def draw_panel(svg: Element, results: Sequence[Result], panel: Panel, minutes: Axis, top: float) -> None:
    """Draw one figure against the minutes."""
    group = add(svg, "g", id=panel.figure)
    label(group, LEFT, top - 10, panel.title, weight="bold")
    found, lines = points(results, panel), references(results, panel)
    if not found:
        label(group, (minutes.start + minutes.end) / 2, top + HEIGHT / 2, "not measured", colour=MUTED, anchor="middle")
    values = [*(number for _, number in found), *lines.values(), *panel.shown]
    marks = ticks(min(values, default=0.0), max(values, default=1.0), 4)
    axis = Axis(marks[0], marks[-1], top + HEIGHT, top)
    for mark in marks:
        stroke(group, minutes.start, axis.place(mark), minutes.end, axis.place(mark), GRID)
        label(group, LEFT - 8, axis.place(mark) + 4, panel.axis_form.format(mark), colour=MUTED, anchor="end")
    for mark in marks_of(minutes):
        stroke(group, minutes.place(mark), top, minutes.place(mark), top + HEIGHT, GRID)
    draw_references(group, {f"{name} {panel.form.format(lines[name])}": lines[name] for name in lines}, minutes, axis)
    draw_points(group, found, minutes, axis, panel.form)


def draw_references(group: Element, lines: Mapping[str, float], minutes: Axis, axis: Axis) -> None:
    """Draw dashed lines with their names at their right ends."""
    names = sorted(lines, key=lambda name: lines[name], reverse=True)
    places = [axis.place(lines[name]) for name in names]
    for name, line, text in zip(names, places, apart(places), strict=True):
        stroke(group, minutes.start, line, minutes.end, line, REFERENCE, dashes="6 4")
        label(group, minutes.end + 8, text + 4, name, colour=REFERENCE)


def apart(places: Sequence[float]) -> list[float]:
    """Return ascending places, moved down where text would lie on text."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + LINE) if moved else place)
    return moved


def draw_points(group: Element, found: Sequence[tuple[float, float]], minutes: Axis, axis: Axis, form: str) -> None:
    """Draw each run as a point and the means as a line."""
    corners = [f"{minutes.place(asked):.1f},{axis.place(mean):.1f}" for asked, mean in means(found)]
    add(group, "polyline", points=" ".join(corners), fill="none", stroke=MEAN, stroke_width=2)
    for asked, measured in found:
        x, y = minutes.place(asked), axis.place(measured)
        circle = add(group, "circle", cx=x, cy=y, r=4, fill=MEAN, fill_opacity=0.5)
        add(circle, "title", f"{asked:g} min: {form.format(measured)}")


def draw_minutes(svg: Element, minutes: Axis, top: float) -> None:
    """Draw the numbers and the name of the axis that all panels share."""
    for mark in marks_of(minutes):
        label(svg, minutes.place(mark), top + 18, f"{mark}", colour=MUTED, anchor="middle")
    middle = (minutes.start + minutes.end) / 2
    label(svg, middle, top + 40, "Minutes of speech to learn from", anchor="middle")


def marks_of(minutes: Axis) -> list[int]:
    """Return the minutes that the axis names."""
    return [mark for mark in MINUTES if minutes.lowest <= mark <= minutes.highest]


def label(
    parent: Element, x: float, y: float, text: str, *,
    colour: str = INK, anchor: str = "start", size: int = SMALL, weight: str = "normal",
) -> None:  # fmt: skip
    """Add a line of text; ``anchor`` says which part of it is at x: start, middle or end."""
    add(parent, "text", text, x=x, y=y, fill=colour, text_anchor=anchor, font_size=size, font_weight=weight)


def stroke(parent: Element, x1: float, y1: float, x2: float, y2: float, colour: str, dashes: str = "none") -> None:
    """Add a straight line."""
    add(parent, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_dasharray=dashes)


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | float) -> Element:
    """Add an element; numbers are rounded to a tenth of a pixel, and “_” in the name of an attribute means “-”."""
    element = ElementTree.SubElement(parent, tag)
    element.text = text
    for name, content in attributes.items():
        element.set(name.replace("_", "-"), content if isinstance(content, str) else f"{round(content, 1):g}")
    return element


if __name__ == "__main__":
    sys.exit(main())
