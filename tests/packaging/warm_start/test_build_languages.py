"""The builders of corpora and of text sides in other languages, without their downloads and their hours."""

from __future__ import annotations

import hashlib
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from tts_studio.engine import bases
from tts_studio.engine.pretraining import corpus
from tts_studio.engine.pretraining.corpus import CorpusClip
from tts_studio.engine.speaking import derived_model
from tts_studio.engine.speaking.voice_files import read_config
from tts_studio.engine.training import tensors_file
from tts_studio.engine.vits.graph import load_network
from tts_studio.engine.vits.text_encoders import TEXT_ENCODERS, text_encoder
from tts_studio.text.phonemes import sentences
from warm_start import build_corpora, build_languages, kokoro, language_texts, recorded_corpora
from warm_start.build_languages import Training

BASE = bases.find()
SOME_GERMAN = ("Blumen", "Berge", "Kinder", "Tiere", "Schiffe")
SAID = {
    "it": ("Domani andiamo al mare.", "Hai visto le chiavi?", "La gatta dorme sul tetto."),
    "es": ("Mañana vamos a la playa.", "¿Has visto las llaves?"),
}


# Texts


def test_whole_plain_sentences_are_taken(tmp_path: Path) -> None:
    fortunes = tmp_path / "fortunes" / "it"
    fortunes.mkdir(parents=True)
    (fortunes / "detti").write_text(
        "Non so perche' la gatta dorma\nsul tetto. Nel 1999 era freddo.\n\t\t-- Un saggio\n%\nSi'! "
        "“Un po' di pane”, disse, non basta.\n%\nABBIAMO VISTO TUTTO NOI.\n",
        encoding="utf-8",
    )
    (fortunes / "detti.dat").write_bytes(b"Questo non si legge mai.")
    messages = tmp_path / "wesnoth" / "1.16" / "locale" / "it" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "wesnoth.mo").write_bytes(
        catalogue({"": "header", "a": "<i>Il drago</i> dorme ancora!", "b": "Va bene"})
    )

    found = language_texts.read_sentences("it", tmp_path)

    assert sorted(found) == [
        "Il drago dorme ancora!",
        "Non so perché la gatta dorma sul tetto.",
        "Un po' di pane, disse, non basta.",
    ]
    with pytest.raises(SystemExit, match="no sentences in “es”"):
        language_texts.read_sentences("es", tmp_path)


def catalogue(messages: dict[str, str]) -> bytes:
    """Return a compiled translation (the format is told in the manual of GNU gettext, “The Format of GNU MO Files”)."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    start = 28 + 16 * len(pairs)
    tables, strings = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<2I", len(pair[column]), start + len(strings))
            strings += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + strings


# Corpora


def test_more_sentences_change_nothing_of_what_was_planned(tmp_path: Path) -> None:
    speakers = build_corpora.SPEAKERS["it"]
    texts = [f"{text[:-1]}, {word}." for text in SAID["it"] for word in ("credo", "forse", "dicono", "pare")]
    fewer, more = (build_corpora.plan(tmp_path, speakers, texts[:count]) for count in (7, 12))
    assert more[:7] == fewer
    assert {task.clip.speaker for task in more} <= {*speakers.own, *speakers.lent}
    assert all(build_corpora.SLOWEST <= task.speed <= build_corpora.QUICKEST for task in more)


def test_a_corpus_is_said_once_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speak_base: Callable[[str, Path], None]
) -> None:
    said: list[str] = []

    def say(share: tuple[Path, str, list[build_corpora.Task]]) -> None:
        for task in share[2]:
            said.append(task.clip.text)
            speak_base("Hello.", task.clip.audio.with_suffix(".wav"))
            task.clip.audio.with_suffix(".wav").rename(task.clip.audio)

    monkeypatch.setattr(build_corpora, "_say", say)
    monkeypatch.setattr(build_corpora, "Pool", InThisProcess)
    for _ in range(2):
        folder = build_corpora.build(tmp_path, "it", SAID["it"])
    assert sorted(said) == sorted(SAID["it"])
    found = corpus.read(folder)
    assert [clip.text for clip in found] == list(SAID["it"])
    assert {clip.language for clip in found} == {"it"}
    assert all(clip.audio.exists() for clip in found)


class InThisProcess:
    """Takes the place of a pool of processes."""

    def __init__(self, _: int) -> None:
        self.imap_unordered = map

    def __enter__(self) -> InThisProcess:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_kokoro_has_a_symbol_for_what_it_says_in_other_languages() -> None:
    assert kokoro.symbols("staʦiʲˈone", "it", british=False) == "staʦiˈone"
    assert kokoro.symbols("tsˈio dʒˈoːko", "it", british=False) == "ʦˈio ʤˈoːko"


def test_recordings_of_a_person_become_a_corpus_but_for_some_that_judge(tmp_path: Path) -> None:
    source = tmp_path / "verified"
    source.mkdir()
    texts = {f"a{number:02}": f"wir haben {word} gesehen" for number, word in enumerate(SOME_GERMAN)}
    texts |= {"b": "Im Jahr 1900 war das so.", "c": "Ja. Nein.", "d": "Keine Aufnahme."}
    (source / "metadata.csv").write_text("".join(f"{name}|{text}\n" for name, text in texts.items()), encoding="utf-8")
    for name in texts.keys() - {"d"}:
        (source / f"{name}.flac").write_bytes(b"sound")

    found = [corpus.read(recorded_corpora.build(tmp_path, "de", source, 100, "Karl")) for _ in range(2)]

    assert found[0] == found[1]
    assert {clip.text for clip in found[0]} == {
        f"Wir haben {word} gesehen." for word in SOME_GERMAN if word != "Blumen"
    }
    assert {(clip.speaker, clip.language) for clip in found[0]} == {("Karl", "de")}
    assert all(clip.audio.read_bytes() == b"sound" for clip in found[0])
    assert len(corpus.read(recorded_corpora.build(tmp_path, "de", source, 3, "Karl"))) == 3


# The text side


@pytest.fixture(scope="module")
def work(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with corpora of two languages; the base voice reads them as well as it can."""
    folder = tmp_path_factory.mktemp("work")
    for language, texts in SAID.items():
        wavs = folder / "corpora" / language / corpus.WAVS
        wavs.mkdir(parents=True)
        clips = [CorpusClip(wavs / f"{number}.flac", text, "af_heart", language) for number, text in enumerate(texts)]
        for clip in clips:
            speak_base(clip.text, clip.audio.with_suffix(".wav"))
            clip.audio.with_suffix(".wav").rename(clip.audio)
        corpus.write(folder / "corpora" / language, clips)
    return folder


def heard(work: Path) -> list[build_languages.Heard]:
    return [clip for language in SAID for clip in build_languages.hear(work, language, BASE)]


def test_clips_are_heard_once(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = heard(work)
    assert [clip.language for clip in first] == ["it"] * 3 + ["es"] * 2
    assert all(clip.latent.shape == (192, clip.frames) and clip.entropy.shape == (clip.frames,) for clip in first)
    monkeypatch.setattr(build_languages, "_hear_all", lambda *_: pytest.fail("heard again"))
    assert all(torch.equal(a.latent, b.latent) for a, b in zip(first, heard(work), strict=True))


def test_a_language_is_added_to_each_phoneme_and_makes_no_difference_at_first(work: Path) -> None:
    clips = heard(work)
    side = build_languages.text_side(BASE, 2).eval()
    batch = build_languages.Batch.of(clips, tuple(SAID))
    with torch.no_grad():
        before = side(batch.phoneme_ids, batch.mask, batch.language)[1]
        alone = side.encoder.encode(clips[3].phoneme_ids[None], torch.ones(1, 1, len(clips[3].phoneme_ids)))
        assert torch.allclose(before[3, :, : len(clips[3].phoneme_ids)], alone.mean[0], atol=1e-4)
        side.languages.weight[1] += 0.1
        after = side(batch.phoneme_ids, batch.mask, batch.language)[1]
    assert torch.equal(before[:3], after[:3])
    assert not torch.allclose(before[3:], after[3:], atol=1e-2)


def test_an_interrupted_training_goes_on_and_what_it_learned_is_written_over_the_base_voice(
    work: Path, tmp_path: Path
) -> None:
    clips = heard(work)
    torch.manual_seed(0)
    training = Training(BASE, tuple(SAID), clips, tmp_path / "state.safetensors")
    loss = [training.step(0.1) for _ in range(4)]
    assert loss[-1] < loss[0]
    training.seconds = 12.0
    training.save()
    resumed = Training(BASE, tuple(SAID), clips, tmp_path / "state.safetensors")
    assert (resumed.steps, resumed.seconds) == (4, 12.0)
    assert resumed.validate() == training.validate()

    resumed.learn_durations(load_network(BASE.path, BASE.sampling_rate).duration_predictor, 2.0)
    build_languages.write(tmp_path / "two.npz", BASE, resumed)

    digest = hashlib.sha256((tmp_path / "two.npz").read_bytes()).hexdigest()
    for index, language in enumerate(SAID):
        model = tmp_path / language / "voice.onnx"
        derived_model.write(model, BASE.files, tmp_path / "two.npz", digest, language)
        network = load_network(model, BASE.sampling_rate)
        with resumed.ema.in_place():
            wanted = {**resumed.side.encoder.state_dict(), "embed_tokens.weight": resumed.side.folded()[index]}
            assert_alike(network.text_encoder.state_dict(), wanted)
            assert_alike(in_file(network.duration_predictor), in_file(resumed.side.durations))


def test_the_duration_predictor_learns_to_say_as_long_as_what_was_said(work: Path, tmp_path: Path) -> None:
    clips = heard(work)
    training = Training(BASE, tuple(SAID), clips, tmp_path / "state.safetensors")
    batch = build_languages.Batch.of(clips, tuple(SAID))
    before, _ = build_languages.duration_error(training.side, batch)
    slow = load_network(BASE.path, BASE.sampling_rate).duration_predictor
    with torch.no_grad():
        slow.flows[0].translate += 1.0  # as if it had learned another pace
    training.learn_durations(slow, 8.0)
    with torch.no_grad():
        after, _ = build_languages.duration_error(training.side, batch)
    assert after < before
    with training.ema.in_place():
        assert np.mean(list(training.pace().values())) == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("kind", sorted(TEXT_ENCODERS))
def test_a_fresh_text_encoder_learns_beside_the_duration_predictor_of_the_base_voice(
    kind: str, work: Path, tmp_path: Path
) -> None:
    clips, state = heard(work), tmp_path / "state.safetensors"
    torch.manual_seed(0)
    training = Training(BASE, tuple(SAID), clips, state, kind)
    base = load_network(BASE.path, BASE.sampling_rate)
    assert type(training.side.encoder) is TEXT_ENCODERS[kind]
    assert_alike(in_file(training.side.durations), in_file(base.duration_predictor))
    known = base.text_encoder.get_parameter("embed_tokens.weight")
    assert not torch.allclose(training.side.embeddings, known, atol=1e-3)

    before = {name: value.detach().clone() for name, value in training.side.named_parameters()}
    loss = [training.step(0.1) for _ in range(4)]
    assert loss[-1] < loss[0]
    moved = {name for name, value in training.side.named_parameters() if not torch.equal(value, before[name])}
    assert moved == {name for name in before if name.startswith(("encoder.", "languages."))}

    training.save()
    assert Training(BASE, tuple(SAID), clips, state, kind).validate() == training.validate()


def test_what_a_fresh_encoder_of_another_kind_learned_is_written_by_its_names(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_languages, "DURATION_SECONDS", 0.01)
    monkeypatch.setattr(sys, "argv", ["build_languages.py", str(work), *SAID, "--minutes", "0", "--encoder", "rnn"])
    build_languages.main()
    assert not (work / "text_side.rnn.npz").exists()

    tensors, facts = tensors_file.load(work / "text_side.rnn.safetensors")

    assert facts == {"kind": "rnn", "languages": list(SAID)}
    assert tensors["languages.weight"].shape == (2, 192)
    encoder, base = text_encoder("rnn").fresh(256), load_network(BASE.path, BASE.sampling_rate)
    tensors_file.load_module("text_encoder", encoder, tensors)
    tensors_file.load_module("duration_predictor", base.duration_predictor, tensors)


def test_an_even_pace_counts_where_nothing_is_known_and_ever_less(work: Path) -> None:
    batch = build_languages.Batch.of(heard(work), tuple(SAID))
    nothing = torch.zeros(len(batch.phoneme_ids), 192, batch.phoneme_ids.shape[1])
    for evenness, even in ((0.0, False), (build_languages.evenness_at(0.1), True)):
        found = build_languages.align(batch, nothing, nothing, evenness).sum(2)
        pace = batch.frame_mask.sum(1) / batch.mask.sum(1)
        assert torch.equal(found.sum(1), batch.frame_mask.sum(1))
        assert bool(((found - pace[:, None]).abs() * batch.mask).max() < 2) is even
    assert build_languages.evenness_at(0.0) > build_languages.evenness_at(0.1) > build_languages.evenness_at(0.24) > 0
    assert build_languages.evenness_at(0.25) == build_languages.evenness_at(1.0) == 0


def in_file(durations: torch.nn.Module) -> dict[str, torch.Tensor]:
    """Return the weights of a duration predictor but for those that only training uses."""
    return {name: value for name, value in durations.state_dict().items() if not name.startswith(("post_", "flows.1."))}


def assert_alike(found: dict[str, torch.Tensor], wanted: dict[str, torch.Tensor]) -> None:
    for name, value in found.items():
        assert torch.allclose(value, wanted[name].detach(), rtol=2e-3, atol=1e-3), name


def test_a_configuration_has_the_phonemes_that_were_heard(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_languages, "HEARD", 1)
    build_languages.write_config(
        tmp_path / "it.onnx.json", BASE, heard(work)[:3], build_languages.espeak_voice_of(work, "it")
    )
    config, whole = read_config(tmp_path / "it.onnx.json"), read_config(BASE.config_path)["phoneme_id_map"]
    assert config["espeak"]["voice"] == "it"
    assert config["language"]["code"] == "it_IT"
    heard_phonemes = {phoneme for text in SAID["it"] for said in sentences(text, "it") for phoneme in said}
    assert {"_", "^", "$", "r", *heard_phonemes} - {"ʲ"} <= config["phoneme_id_map"].keys()
    assert config["phoneme_id_map"]["r"] == whole["r"], "which English does not have"
    assert "ʎ" not in heard_phonemes, "these sentences have none"
    assert config["phoneme_id_map"]["ʎ"] == [*whole["l"], *whole["_"], *whole["j"]], "so what stands for it is said"
    assert config["phoneme_id_map"]["θ"] == whole["θ"], "the base voice has learned it in English"
    assert config["phoneme_id_map"]["a"] == whole["a"]
    assert np.max([max(ids) for ids in config["phoneme_id_map"].values()]) < config["num_symbols"]
