from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from safetensors import SafetensorError

from tts_studio.engine.training import tensors_file
from tts_studio.errors import StudioError, TrainingError


def one_step(module: torch.nn.Module, optimiser: torch.optim.Optimizer) -> None:
    optimiser.zero_grad()
    module(torch.ones(1, 3)).square().sum().backward()
    optimiser.step()


def test_module_and_optimiser_go_on_exactly(tmp_path):
    torch.manual_seed(0)
    module = torch.nn.Linear(3, 2)
    optimiser = torch.optim.AdamW(module.parameters(), 1e-2)
    one_step(module, optimiser)
    tensors = tensors_file.module_tensors("m", module) | tensors_file.optimiser_tensors("o", optimiser)
    tensors_file.save(tmp_path / "state.safetensors", tensors, {"step": 1})
    one_step(module, optimiser)

    other = torch.nn.Linear(3, 2)
    second = torch.optim.AdamW(other.parameters(), 1e-2)
    loaded, facts = tensors_file.load(tmp_path / "state.safetensors")
    tensors_file.load_module("m", other, loaded)
    tensors_file.load_optimiser("o", second, loaded)
    one_step(other, second)
    assert facts == {"step": 1}
    assert torch.equal(other.weight, module.weight)


@pytest.mark.parametrize("content", [b"", b"text", b"\xff" * 4000])
def test_a_damaged_state_is_told_in_words(content, tmp_path):
    path = tmp_path / "state.safetensors"
    path.write_bytes(content)
    with pytest.raises(TrainingError, match="new training"):
        tensors_file.load(path)


@pytest.fixture
def no_large_files() -> Iterator[None]:
    """Let the system refuse files of more than 10 kB."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("no_large_files")
def test_a_write_that_the_system_refuses_is_told_in_words(tmp_path):
    with pytest.raises(StudioError, match="could not be written"):
        tensors_file.save(tmp_path / "state.safetensors", {"a": torch.ones(10_000)}, {"step": 1})
    assert not list(tmp_path.iterdir())


def test_a_full_disk_keeps_the_old_state(tmp_path, monkeypatch):
    path = tmp_path / "state.safetensors"
    tensors_file.save(path, {"a": torch.ones(2)}, {"step": 1})

    def refuse(*_: object) -> None:
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(tensors_file, "save_file", refuse)
    with pytest.raises(StudioError, match="full"):
        tensors_file.save(path, {"a": torch.zeros(2)}, {"step": 2})
    tensors, facts = tensors_file.load(path)
    assert facts == {"step": 1}
    assert torch.equal(tensors["a"], torch.ones(2))
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
