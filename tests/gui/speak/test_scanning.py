"""The mark that moves for those who have one switch."""

from __future__ import annotations

from tts_studio.gui.speak.scanning import Scanner


def steps(scanner: Scanner, count: int) -> list[list[tuple[int, int]]]:
    seen = []
    for _ in range(count):
        scanner.step()
        seen.append(scanner.marked)
    return seen


def test_rows_first_then_what_is_in_them() -> None:
    scanner = Scanner([2, 0, 3, 1])
    assert scanner.marked == []
    assert scanner.choose() is None
    assert steps(scanner, 4) == [[(0, 0), (0, 1)], [(2, 0), (2, 1), (2, 2)], [(3, 0)], [(0, 0), (0, 1)]]
    scanner.step()
    assert scanner.choose() is None, "the row is entered"
    assert scanner.marked == [(2, 0)]
    assert steps(scanner, 2) == [[(2, 1)], [(2, 2)]]
    assert scanner.choose() == (2, 2)
    assert scanner.marked == []
    steps(scanner, 3)
    assert scanner.choose() == (3, 0), "a row of one needs no second press"


def test_a_row_that_was_entered_by_mistake_is_left_again() -> None:
    scanner = Scanner([1, 2])
    steps(scanner, 2)
    scanner.choose()
    assert steps(scanner, 5) == [[(1, 1)], [(1, 0)], [(1, 1)], [(1, 0), (1, 1)], [(0, 0)]]


def test_one_by_one() -> None:
    scanner = Scanner([2, 0, 1], by_rows=False)
    assert steps(scanner, 4) == [[(0, 0)], [(0, 1)], [(2, 0)], [(0, 0)]]
    assert scanner.choose() == (0, 0)


def test_nothing_to_scan_is_no_fault() -> None:
    for rows in ([], [0, 0]):
        scanner = Scanner(rows)
        assert steps(scanner, 2) == [[], []]
        assert scanner.choose() is None
    scanner = Scanner([1])
    scanner.step()
    scanner.change([0])
    assert scanner.choose() is None
