from __future__ import annotations

import pytest

from tests.helpers.hands import Hands
from tts_studio.engine.training import work_clock


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Give the hands of the clock by which trainings count their work."""
    made = Hands()
    monkeypatch.setattr(work_clock, "time", made)
    return made
