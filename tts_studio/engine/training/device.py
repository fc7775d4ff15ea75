"""Where torch computes, and how."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import torch

from tts_studio.messages import Message

_MOST_THREADS = 1024
_THREAD_LIST = re.compile(r"[ \t]*\+?([0-9]{1,9})[ \t]*(,[ \t]*\+?[0-9]+[ \t]*)*")


def choose_device() -> torch.device:
    """Return the best device that is present: CUDA or the CPU.

    Not Apple's MPS, which has no float64, in which the vocoder counts periods
    (https://github.com/pytorch/pytorch/issues/122602); the rest has not been tried there either.
    """
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def describe(device: torch.device) -> Message:
    """Return what computes in words, for example “the CPU (2 threads)”."""
    if device.type == "cuda":
        return Message("the GPU {name}", name=torch.cuda.get_device_name(device))
    return Message("the CPU ({threads} threads)", threads=torch.get_num_threads())


def prepare_device(device: torch.device) -> None:
    """Set what makes training quick without changing results that matter.

    Denormal numbers slow a CPU down many times (https://github.com/pytorch/pytorch/issues/19651). A GPU may multiply
    with 10 bits of mantissa and add with 23 (TF32). Half precision is slower for networks as small as these: on an
    H200, 64 segments forwards and backwards take 43 ms, with bfloat16 68 ms, with float16 62 ms.
    """
    if device.type == "cuda":
        torch.set_float32_matmul_precision("high")
        torch.backends.cudnn.allow_tf32 = True
    if device.type == "cpu":
        torch.set_flush_denormal(True)
        torch.set_num_threads(threads_asked_for() or cores())


def threads_asked_for(environment: Mapping[str, str] = os.environ) -> int | None:
    """Return the number of threads that ``OMP_NUM_THREADS`` asks for; None if it is not set, or not as OpenMP has it.

    It may be a list, a number for each level of nesting (OpenMP 5.2, 21.1.2): “4,2” asks for four.
    """
    found = _THREAD_LIST.fullmatch(environment.get("OMP_NUM_THREADS", ""))
    count = int(found[1]) if found else 0
    return count if 0 < count <= _MOST_THREADS else None


def multiplies_bfloat16(device: torch.device) -> bool:
    """Return whether this is a CPU with instructions for bfloat16 (AVX512-BF16 or AMX); others only imitate them."""
    known = torch.cpu.get_capabilities() if device.type == "cpu" else {}
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def batch_factor(device: torch.device) -> int:
    """Return how many times more segments a step may take than on a CPU, for the same time.

    On a GPU the time goes into starting small kernels: on an H200, 16 segments forwards and backwards take 39 ms, 64 of
    them 43 ms and 128 of them 56 ms.
    """
    return 1 if device.type == "cpu" else 4


def cores() -> int:
    """Return the cores that this process may use; a container may have fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
