"""The settings of a training, as a run's files keep them."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from tts_studio.engine.training.config import LearningRates, LossWeights, TrainingConfig
from tts_studio.engine.training.plan import StepPlan

CONFIG = TrainingConfig(
    minutes=2.5,
    seed=7,
    plan=StepPlan(9, bfloat16=True),
    halving=((1, 2), (3, 1)),
    loss_weights=LossWeights(f0=1.0),
    learning_rates=LearningRates(flow=3e-4),
    realign_at=(0.0,),
)


@pytest.mark.parametrize("config", [TrainingConfig(), CONFIG])
def test_it_is_read_back_as_it_was_written(config: TrainingConfig) -> None:
    assert TrainingConfig.of(json.loads(json.dumps(asdict(config)))) == config


@pytest.mark.parametrize(
    "change", [{"windows": 64}, {"batch": None}, {"plan": {"sound": 9}}, {"loss_weights": {"mel": 1}}]
)
def test_what_an_older_version_has_written_otherwise_is_refused(change: dict[str, object]) -> None:
    values = asdict(CONFIG) | change
    if values["batch"] is None:
        del values["batch"]
    with pytest.raises((KeyError, TypeError)):
        TrainingConfig.of(values)
