from __future__ import annotations

import pytest
import torch

from tts_studio.engine.training import device as device_module
from tts_studio.engine.training.device import batch_factor, choose_device, describe, multiplies_bfloat16, prepare_device


def test_a_gpu_takes_larger_batches_and_a_cpu_those_of_the_configuration():
    assert batch_factor(torch.device("cpu")) == 1
    assert batch_factor(torch.device("cuda")) > 1


def test_what_computes_is_said_in_words():
    device = choose_device()
    if device.type == "cpu":
        assert str(describe(device)) == f"the CPU ({torch.get_num_threads()} threads)"
    else:
        assert "GPU" in str(describe(device))


@pytest.mark.parametrize(
    ("asked", "threads"),
    [
        *(("8", 8), (" 3 ", 3), ("4,2", 4), ("3, 2 ,1", 3), ("+2", 2), ("\t2", 2), ("007", 7)),
        *((value, 5) for value in ("", " ", "0", "abc", "-2", "4,", ",4", "4;2", "4,abc", "2.5", "0x4", "٣", "4 2")),
        *((value, 5) for value in ("99999999999999999999", "4096")),
    ],
)
def test_any_value_of_openmps_variable_gives_a_number_of_threads(asked, threads, monkeypatch):
    before = torch.get_num_threads()
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    monkeypatch.setattr(device_module, "cores", lambda: 5)
    try:
        prepare_device(torch.device("cpu"))
        assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(before)


def test_without_openmps_variable_all_cores_compute(monkeypatch):
    before = torch.get_num_threads()
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr(device_module, "cores", lambda: 3)
    try:
        prepare_device(torch.device("cpu"))
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)


def test_a_gpu_multiplies_in_less_precision_than_a_cpu():
    before = torch.get_float32_matmul_precision(), torch.backends.cudnn.allow_tf32
    try:
        torch.set_float32_matmul_precision("highest")
        prepare_device(torch.device("cpu"))
        assert torch.get_float32_matmul_precision() == "highest"
        prepare_device(torch.device("cuda"))  # asks nothing of a GPU yet
        assert torch.get_float32_matmul_precision() == "high"
    finally:
        torch.set_float32_matmul_precision(before[0])
        torch.backends.cudnn.allow_tf32 = before[1]


@pytest.mark.parametrize(
    ("known", "expected"),
    [({"avx512_bf16": True}, True), ({"amx_bf16": True, "avx512_bf16": False}, True), ({"avx2": True}, False)],
)
def test_a_cpu_says_whether_it_multiplies_bfloat16(known, expected, monkeypatch):
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: known)
    assert multiplies_bfloat16(torch.device("cpu")) is expected
    assert not multiplies_bfloat16(torch.device("cuda")), "there it was measured to be slower"
