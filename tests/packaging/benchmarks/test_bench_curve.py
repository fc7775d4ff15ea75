"""The picture of quality against minutes of speech, from made-up results."""

from __future__ import annotations

import json
import os
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from benchmarks import bench_curve

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SVG = "{http://www.w3.org/2000/svg}"
MINUTES = (1, 2, 3, 5, 10)
SEEDS = (1, 2)


def result(minutes: float = 5, seed: int = 1, **others: Any) -> dict[str, Any]:
    """Return a result that gets better with the minutes and the seed."""
    return {
        "measure": "voice",
        "who": "English woman",
        "speaker": "en",
        "speech": minutes * 60.0,
        "minutes": 30.0,
        "seed": seed,
        "base": "en_US-joe-medium",
        "worse": "none",
        "similarity": 0.7 + 0.01 * minutes + 0.02 * seed,
        "similarity_floor": 0.47,
        "similarity_ceiling": 0.9,
        "wer": 0.2 - 0.01 * minutes - 0.02 * seed,
        "wer_base": 0.021,
        "mos": 2.0 + 0.1 * minutes + 0.2 * seed,
        "mos_base": 3.96,
        "mos_speaker": 4.4,
        **others,
    }


RESULTS = [result(minutes, seed) for minutes, seed in product(MINUTES, SEEDS)]


def draw(folder: Path, results: list[dict[str, Any]]) -> ElementTree.Element:
    """Write results as `bench voice --json` prints them, draw them, and return the picture."""
    assert bench_curve.main([*saved(folder, results), "--out", str(folder / "curve.svg")]) == 0
    return ElementTree.parse(folder / "curve.svg").getroot()


def saved(folder: Path, results: list[dict[str, Any]]) -> list[str]:
    paths = [folder / f"{number}.json" for number in range(len(results))]
    for path, kept in zip(paths, results, strict=True):
        path.write_text(json.dumps(kept) + "\n", encoding="utf-8")
    return [str(path) for path in paths]


def panel(picture: ElementTree.Element, name: str) -> ElementTree.Element:
    (found,) = picture.iterfind(f"{SVG}g[@id='{name}']")
    return found


def texts(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SVG}text")]


def circles(element: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(circle.attrib["cx"]), float(circle.attrib["cy"])) for circle in element.iter(f"{SVG}circle")]


# What is drawn


@pytest.mark.parametrize(("figure", "sense"), [("similarity", -1), ("wer", 1), ("mos", -1)])
def test_each_run_is_a_point_and_the_line_is_their_mean(tmp_path: Path, figure: str, sense: int) -> None:
    shown = panel(draw(tmp_path, RESULTS), figure)

    places = circles(shown)
    (line,) = shown.iterfind(f"{SVG}polyline")
    corners = [tuple(map(float, corner.split(","))) for corner in line.attrib["points"].split()]
    assert len(places) == len(RESULTS)
    assert len({x for x, _ in places}) == len(corners) == len(MINUTES)
    for x, y in corners:
        heights = [height for at, height in places if at == pytest.approx(x, abs=0.1)]
        assert len(heights) == len(SEEDS)
        assert sum(heights) / len(heights) == pytest.approx(y, abs=0.15)
    downwards = [y for _, y in corners]
    assert sorted(downwards, reverse=sense < 0) == downwards, "better is higher, and fewer wrong words are lower"


def test_the_panels_share_one_logarithmic_axis(tmp_path: Path) -> None:
    picture = draw(tmp_path, RESULTS)

    across = [sorted({x for x, _ in circles(panel(picture, name))}) for name in ("similarity", "wer", "mos")]
    assert across[0] == across[1] == across[2]
    one, two, three, five, ten = across[0]
    assert two - one == pytest.approx(ten - five, abs=0.2)
    assert (three - one) / (ten - one) == pytest.approx(0.4771, abs=0.001)
    assert texts(picture)[-6:] == ["1", "2", "3", "5", "10", "Minutes of speech to learn from"]


def test_values_stand_where_the_axis_says(tmp_path: Path) -> None:
    shown = panel(draw(tmp_path, [result(5, 1, wer=0.1)]), "wer")

    heights = {text.text: float(text.attrib["y"]) - 4 for text in shown.iter(f"{SVG}text")}
    ((_, y),) = circles(shown)
    assert y == pytest.approx(heights["10"], abs=0.2)


def test_floor_ceiling_and_base_are_dashed_lines_with_names(tmp_path: Path) -> None:
    picture = draw(tmp_path, RESULTS)

    for name, labels in {
        "similarity": {"speaker's own clips 0.90", "base voice 0.47"},
        "wer": {"base voice 2.1"},
        "mos": {"speaker's own clips 4.40", "base voice 3.96"},
    }.items():
        shown = panel(picture, name)
        dashed = [line for line in shown.iter(f"{SVG}line") if line.attrib["stroke-dasharray"] != "none"]
        assert labels <= set(texts(shown))
        assert len(dashed) == len(labels)


def test_references_are_those_of_the_most_speech() -> None:
    results = [
        result(5, similarity_ceiling=0.9),
        result(1, similarity_ceiling=0.8),
        result(10, similarity_ceiling=None),
    ]

    assert bench_curve.references(results, bench_curve.PANELS[0])["speaker's own clips"] == 0.9


def test_names_of_close_lines_do_not_lie_on_one_another() -> None:
    assert bench_curve.apart([10.0, 12.0, 60.0]) == [10.0, 10.0 + bench_curve.LINE, 60.0]
    assert bench_curve.apart([]) == []


def test_more_or_less_minutes_widen_the_axis(tmp_path: Path) -> None:
    picture = draw(tmp_path, [result(0.5), result(20)])

    start, end = bench_curve.LEFT, bench_curve.WIDTH - bench_curve.RIGHT
    assert all(start < x < end for x, _ in circles(picture))
    assert "20" in texts(picture)


def test_a_figure_that_was_not_measured_is_named(tmp_path: Path) -> None:
    missing = [result(seed=seed, wer=None, wer_base=None) for seed in SEEDS]

    picture = draw(tmp_path, missing)

    assert circles(panel(picture, "wer")) == []
    assert "not measured" in texts(panel(picture, "wer"))
    assert "not measured" not in texts(panel(picture, "mos"))
    assert "Word error rate" not in (picture.findtext(f"{SVG}desc") or "")


def test_the_picture_says_how_the_voices_were_made(tmp_path: Path) -> None:
    picture = draw(tmp_path, RESULTS)

    title, subtitle, *_ = texts(picture)
    assert title == picture.findtext(f"{SVG}title") == "Quality of the voice against minutes of speech: English woman"
    assert subtitle == "30 minutes of training. Points: runs; line: the mean of the seeds."
    assert "1 min 2.40; 2 min 2.50; 3 min 2.60; 5 min 2.80; 10 min 3.30." in (picture.findtext(f"{SVG}desc") or "")
    worse = draw(tmp_path, [result(worse="telephone")])
    assert "30 minutes of training, a cheap microphone, nothing above 4 kHz. Points" in texts(worse)[1]


def test_results_from_before_base_and_worse_could_be_chosen_are_drawn(tmp_path: Path) -> None:
    old = result(1)
    del old["base"], old["worse"]

    assert len(circles(draw(tmp_path, [old, result(2)]))) == 6


@pytest.mark.usefixtures("qapp")  # Qt needs it to draw letters
def test_the_picture_has_an_opaque_ground_and_its_points(tmp_path: Path) -> None:
    picture = draw(tmp_path, RESULTS)

    renderer = QSvgRenderer(str(tmp_path / "curve.svg"))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_ARGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert (image.width(), image.height()) == (int(picture.attrib["width"]), int(picture.attrib["height"]))
    for x, y in ((0, 0), (image.width() - 1, image.height() - 1)):
        assert image.pixelColor(x, y) == QColor("white")
    for x, y in circles(picture):
        colour = image.pixelColor(round(x), round(y))
        assert colour.blue() > colour.red() + 60, f"a point at {x}, {y}"


# What is refused


@pytest.mark.parametrize("text", ["", "[]", "{", '{"measure": "opening"}', '{"measure": "voice"}'])
def test_a_file_without_a_result_is_named(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.json").write_text(text)

    assert bench_curve.main([str(tmp_path / "bad.json"), "--out", str(tmp_path / "curve.svg")]) == 1
    said = f"There is no result in {tmp_path / 'bad.json'}. Please give what `bench voice --json` printed."
    assert capsys.readouterr().err == f"bench curve: {said}\n"
    assert not (tmp_path / "curve.svg").exists()
    assert bench_curve.main([str(tmp_path / "gone.json")]) == 1


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"speaker": "fr"}, "The results differ in “speaker”: en, fr."),
        ({"minutes": 10.0}, "The results differ in “minutes”: 10.0, 30.0."),
        ({"worse": "noise"}, "The results differ in “worse”: noise, none."),
        ({"base": "anna"}, "The results differ in “base”: anna, en_US-joe-medium."),
        ({"seed": 1}, "There are 2 results of 300 s with seed 1."),
    ],
)
def test_results_of_different_curves_are_refused(
    other: dict[str, Any], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = saved(tmp_path, [result(5, 1), {**result(5, 2), **other}])

    assert bench_curve.main([*results, "--out", str(tmp_path / "curve.svg")]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["1.json", "--out", "bench_curve.png"]])
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench_curve.main(arguments)

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: studio.py bench curve ")


def test_the_picture_is_for_the_page_of_the_engine() -> None:
    assert Path(__file__).parents[3] / "tts_studio" / "engine" / "curve.svg" == bench_curve.OUT
