"""What can be told before a training: whether all is there that it needs, and how good a voice can become."""

from __future__ import annotations

import math

from tts_studio.errors import StudioError
from tts_studio.project import store
from tts_studio.project.readiness import Need, needs

_QUALITIES = ((1.0, "too_little"), (5.0, "with_luck"), (15.0, "recognisable"), (30.0, "good"), (math.inf, "best"))
"""Below so many minutes. Measured here: five minutes give a voice that people recognise; elsewhere 10 to 15 minutes
are called good, and 30 what professional cloning asks for."""


def readiness(project: store.Project) -> list[Need]:
    """Return what a training needs, each with what there is; the engine stays unloaded (0.1 s the first time)."""
    return [*needs(project), _base_need(project.info.base)]


def _base_need(name: str) -> Need:
    from tts_studio.engine import bases

    try:
        base = bases.find(name)
        base.check_trainable()
    except StudioError as error:
        return Need("base", False, error.message, None)
    return Need("base", True, base.title, None)


def estimate_quality(minutes: float) -> str:
    """Return how good a voice of so many minutes of speech can become: a code, honest rather than kind.

    ``too_little`` (below 1: no voice that deserves the name), ``with_luck`` (below 5: recognisable with luck),
    ``recognisable`` (below 15), ``good`` (below 30), ``best`` (as good as it gets here: more changes little).
    """
    return next(code for most, code in _QUALITIES if minutes < most)
