from __future__ import annotations

import torch

from tts_studio.engine.device import batch_factor, choose_device, describe


def test_a_gpu_takes_larger_batches_and_a_cpu_those_of_the_configuration():
    assert batch_factor(torch.device("cpu")) == 1
    assert batch_factor(torch.device("cuda")) > 1
    assert batch_factor(torch.device("mps")) > 1


def test_what_computes_is_said_in_words():
    device = choose_device()
    if device.type == "cpu":
        assert describe(device) == f"the CPU ({torch.get_num_threads()} threads)"
    else:
        assert "GPU" in describe(device)
