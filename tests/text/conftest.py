from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def id_map() -> dict[str, list[int]]:
    """Return the numbers that Piper gives to the phonemes of Mandarin."""
    from piper.phonemize_chinese import PHONEME_TO_ID

    return PHONEME_TO_ID
