"""constraints.txt fits pyproject.toml: what one may install, the other fixes."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

import constraints

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
PINS = {pin.name: pin for pin in map(Requirement, LINES)}


def declared() -> list[Requirement]:
    """Return all requirements: of the program, of its extras, of the tests, and of the fuzzer."""
    project = PROJECT["project"]
    groups = PROJECT["dependency-groups"]
    lists = (project["dependencies"], *project["optional-dependencies"].values(), *groups.values())
    return [Requirement(line) for lines in lists for line in (*lines, *constraints.UNDECLARED)]


def test_every_version_is_exact() -> None:
    assert len(PINS) == len(LINES)
    assert [str(pin) for pin in PINS.values() if [each.operator for each in pin.specifier] != ["=="]] == []


def test_every_requirement_is_fixed_within_its_bounds() -> None:
    for requirement in declared():
        (pin,) = PINS[requirement.name].specifier
        assert requirement.specifier.contains(pin.version), requirement
