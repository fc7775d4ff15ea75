"""A table of inputs as one test: it reads all rows, and its message lists every row that fails."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest


def each_row(names: str | Sequence[str], rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test once for each row, as ``pytest.mark.parametrize`` does, but in one test with one set of fixtures.

    ``names`` are the test's arguments that a row fills: one name, whose rows are plain values, or several, whose rows
    are tuples. Use it where no row changes what the next one meets.
    """
    filled = (names,) if isinstance(names, str) else tuple(names)
    table = [(row,) if isinstance(names, str) else tuple(row) for row in rows]

    def decorated(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            assert table, "The table is empty."
            failed = [line for row in table if (line := _failure(test, dict(zip(filled, row, strict=True)), fixtures))]
            assert not failed, f"{len(failed)} of {len(table)} rows:\n" + "\n".join(failed)

        signature = inspect.signature(test)
        others = [one for name, one in signature.parameters.items() if name not in filled]
        setattr(whole, "__signature__", signature.replace(parameters=others))  # noqa: B010  (what pytest asks for)
        return whole

    return decorated


def _failure(test: Callable[..., None], row: dict[str, Any], fixtures: dict[str, Any]) -> str:
    try:
        test(**row, **fixtures)
    except (AssertionError, pytest.fail.Exception) as error:
        return f"- {row}: {error}"
    return ""
