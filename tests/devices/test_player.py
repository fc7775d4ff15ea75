from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from tests.helpers.fakes import (
    RATE,
    UNAVAILABLE,
    FakeMicrophone,
    FakeSound,
    FakeSpeaker,
    FakeStream,
    PortAudioError,
)
from tests.helpers.sounds import noise, silence, tone
from tests.helpers.waiting import until
from tts_studio.audio.signal import Audio, FloatArray, resample
from tts_studio.devices import catalogue, portaudio
from tts_studio.devices.player import Player
from tts_studio.errors import DeviceError, VoiceError

SECOND = RATE


@pytest.fixture
def player(sound: FakeSound) -> Iterator[Player]:
    made = Player(patience=60.0)
    yield made
    made.close()


class Sentences:
    """A generator of chunks that the test lets go on, and that remembers how far it was pulled and its end."""

    def __init__(self, *seconds: float, error: Exception | None = None) -> None:
        self.chunks = [Audio(noise(length, 0.1, RATE, seed=n), RATE) for n, length in enumerate(seconds)]
        self.error = error
        self.pulled = 0
        self.closed = threading.Event()
        self.threads: set[str] = set()
        self._allowed = threading.Semaphore(0)

    def allow(self, count: int = 1) -> None:
        self._allowed.release(count)

    def __call__(self) -> Iterator[Audio]:
        try:
            for chunk in self.chunks:
                self.pulled += 1
                self.threads.add(threading.current_thread().name)
                assert self._allowed.acquire(timeout=30.0)
                yield chunk
            if self.error is not None:
                raise self.error
        finally:
            self.closed.set()

    @property
    def whole(self) -> FloatArray:
        return np.concatenate([chunk.samples for chunk in self.chunks])


def ready(*seconds: float) -> Iterator[Audio]:
    """Give chunks that are made at once."""
    sentences = Sentences(*seconds)
    sentences.allow(len(seconds))
    return sentences()


def sounding(speaker: FakeSpeaker) -> None:
    """Wait until the first piece is on its way."""
    until(lambda: speaker.streams, "the loudspeaker is started")


def played(speaker: FakeSpeaker, player: Player) -> FloatArray:
    """Let everything be played and return it without the silence around it."""
    while player.playing:
        speaker.pull(480)
    assert player.wait(30.0)
    sounds = np.flatnonzero(speaker.heard)
    return speaker.heard[sounds[0] : sounds[-1] + 1] if len(sounds) else speaker.heard[:0]


def test_a_recording_is_played_sample_for_sample(player: Player, speaker: FakeSpeaker) -> None:
    audio = Audio(noise(3.0, 0.1, RATE), RATE)
    player.play(audio)
    assert player.playing
    np.testing.assert_array_equal(played(speaker, player), audio.samples)
    assert (player.position, player.boundaries, player.problem) == (3.0, [0.0], None)
    assert speaker.opened == [(RATE, 1)]


def test_the_end_is_followed_by_the_silence_that_drivers_cut_off(player: Player, speaker: FakeSpeaker) -> None:
    player.play(Audio(tone(1.0, rate=RATE), RATE))
    played(speaker, player)
    assert len(speaker.heard) - np.flatnonzero(speaker.heard)[-1] > 0.15 * RATE


def test_another_rate_is_resampled_without_a_seam(player: Player, speaker: FakeSpeaker) -> None:
    audio = Audio(noise(3.5, 0.1, 22_050), 22_050)
    player.play(audio)
    heard = played(speaker, player)
    expected = np.trim_zeros(resample(audio, RATE).samples)
    assert len(heard) == pytest.approx(3.5 * RATE, abs=2)
    np.testing.assert_allclose(heard, expected[: len(heard)], atol=1e-4)
    assert player.position == pytest.approx(3.5, abs=0.001)


def test_the_first_sound_comes_with_the_first_chunk(player: Player, speaker: FakeSpeaker) -> None:
    sentences = Sentences(1.0, 2.0, 1.5)
    player.play(sentences())
    assert (speaker.opened, speaker.streams) == ([(RATE, 1)], []), "it is open, but plays no silence before the sound"
    assert (player.playing, player.buffering, player.position, player.boundaries) == (True, True, 0.0, [])
    sentences.allow()
    sounding(speaker)
    until(lambda: sentences.pulled == 2)
    assert speaker.pull(4800).all(), "the first sample that is played is the first of the sound"
    assert not player.buffering
    speaker.pull(SECOND)
    assert (player.position, player.buffering) == (1.0, True), "silence is no progress"
    sentences.allow(2)
    until(lambda: len(player.boundaries) == 3)
    assert player.boundaries == [0.0, 1.0, 3.0]
    speaker.pull(SECOND)
    assert not player.buffering
    played(speaker, player)
    np.testing.assert_array_equal(speaker.heard[speaker.heard != 0.0], sentences.whole[sentences.whole != 0.0])
    assert (player.position, player.problem) == (4.5, None)
    assert sentences.closed.is_set()
    assert sentences.threads == {"player"}, "the owner's thread makes no sound"


def test_stopping_is_heard_at_once(player: Player, speaker: FakeSpeaker) -> None:
    sentences = Sentences(5.0, 5.0)
    sentences.allow(2)
    player.play(sentences())
    sounding(speaker)
    speaker.pull(SECOND)
    player.stop()
    assert (player.playing, player.buffering) == (False, False)
    assert len(speaker.pull(4800)) == 0, "the stream is closed"
    assert portaudio.open_streams() == 0
    assert player.position == 1.0
    assert player.wait(30.0)
    assert sentences.closed.is_set()
    assert player.problem is None


def test_stopping_does_not_wait_for_a_voice_that_is_busy(player: Player) -> None:
    sentences = Sentences(1.0, 1.0)
    player.play(sentences())
    until(lambda: sentences.pulled == 1)
    player.stop()
    assert not player.playing
    assert not sentences.closed.is_set()
    sentences.allow()
    player.close()
    assert sentences.closed.is_set()
    assert sentences.pulled == 1, "nothing more was asked of the voice"


def test_a_stop_releases_a_feeder_that_is_far_ahead(player: Player) -> None:
    sentences = Sentences(*[1.0] * 40)
    sentences.allow(40)
    player.play(sentences())
    until(lambda: sentences.pulled >= 16)
    assert sentences.pulled < 20, "a long text is not made in advance"
    player.close()
    assert sentences.closed.is_set()


def test_a_new_sound_takes_the_place_of_the_old_one(player: Player, speaker: FakeSpeaker) -> None:
    first, second = Sentences(2.0), Sentences(1.0)
    first.allow()
    player.play(first())
    sounding(speaker)
    speaker.pull(SECOND)
    player.play(second())
    assert (player.position, player.boundaries, player.problem) == (0.0, [], None)
    second.allow()
    speaker.blocks.clear()
    np.testing.assert_array_equal(played(speaker, player), np.trim_zeros(second.whole))


def test_two_voices_are_never_busy_at_once(player: Player) -> None:
    first, second = Sentences(1.0), Sentences(1.0)
    player.play(first())
    until(lambda: first.pulled == 1)
    player.play(second())
    assert second.pulled == 0
    first.allow()
    second.allow()
    until(lambda: second.pulled == 1)
    assert first.closed.is_set()


@pytest.mark.parametrize("start", [0.0, 0.25, 1.0, 1.75])
def test_a_sound_can_begin_later(start: float, player: Player, speaker: FakeSpeaker) -> None:
    sentences = Sentences(1.0, 1.0)
    sentences.allow(2)
    player.play(sentences(), start=start)
    assert player.position == start
    np.testing.assert_array_equal(played(speaker, player), np.trim_zeros(sentences.whole[round(start * RATE) :]))
    assert player.position == pytest.approx(2.0)
    assert player.boundaries == [0.0, 1.0]


def test_an_empty_sound_ends_at_once(player: Player, speaker: FakeSpeaker) -> None:
    for nothing in (Audio(silence(0.0), RATE), iter(())):
        player.play(nothing)
        assert len(played(speaker, player)) == 0
        assert player.problem is None


def test_the_position_never_falls(player: Player, speaker: FakeSpeaker) -> None:
    player.play(ready(0.3, 0.2, 0.4))
    positions: list[float] = []
    while player.playing:
        speaker.pull(240)
        positions.append(player.position)
    assert positions == sorted(positions)
    assert positions[-1] == pytest.approx(0.9)


def test_an_error_of_the_voice_is_told_after_what_was_made(player: Player, speaker: FakeSpeaker) -> None:
    error = VoiceError("The voice is broken.", "Please choose another one.")
    sentences = Sentences(1.0, error=error)
    sentences.allow()
    player.play(sentences())
    until(lambda: player.problem is not None)
    assert player.playing
    np.testing.assert_array_equal(played(speaker, player), np.trim_zeros(sentences.whole))
    assert player.problem is error


def test_a_bug_of_the_voice_is_no_traceback(
    player: Player, speaker: FakeSpeaker, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    player.play(iter(Sentences(error=ZeroDivisionError("oh"))()))
    played(speaker, player)
    assert "fault of this program" in str(player.problem)
    assert "ZeroDivisionError" in caplog.text
    assert capfd.readouterr().err == ""


def test_no_fault_of_the_voice_leaves_the_sound_waiting(player: Player, speaker: FakeSpeaker) -> None:
    class Panic(BaseException):
        """No Exception, as what Rust code raises."""

    def sentences() -> Iterator[Audio]:
        yield Audio(silence(0.1, RATE), RATE)
        raise Panic("panicked")

    player.play(sentences())
    played(speaker, player)
    assert "fault of this program" in str(player.problem)
    assert not player.playing


@pytest.mark.parametrize("silently", [False, True], ids=["reported", "silent"])
def test_a_loudspeaker_that_vanishes_ends_the_sound(silently: bool, sound: FakeSound, speaker: FakeSpeaker) -> None:
    player = Player(patience=0.05 if silently else 60.0)
    sentences = Sentences(*[1.0] * 40)
    sentences.allow(40)
    player.play(sentences())
    sounding(speaker)
    speaker.pull(480)
    speaker.vanish(silently=silently)
    until(lambda: not player.playing)
    assert player.wait(30.0)
    assert "The loudspeaker “Fake loudspeaker” is no longer there." in str(player.problem)
    assert sentences.closed.is_set()
    assert sentences.pulled < 40
    assert catalogue.refresh()


def test_a_loudspeaker_that_vanishes_while_much_is_ready_ends_the_sound_as_well(
    sound: FakeSound, speaker: FakeSpeaker
) -> None:
    player = Player(patience=60.0)
    sentences = Sentences(*[1.0] * 40)
    sentences.allow(40)
    player.play(sentences())
    until(lambda: sentences.pulled == 17, "the queue is full and the feeder waits for a place in it")
    speaker.vanish()
    assert player.wait(30.0)
    assert sentences.closed.is_set()


def test_a_loudspeaker_that_never_takes_anything_is_noticed(sound: FakeSound) -> None:
    player = Player(patience=0.01)
    player.play(Audio(tone(0.1, rate=RATE), RATE))
    assert player.wait(30.0)
    assert isinstance(player.problem, DeviceError)


def test_a_loudspeaker_that_refuses_to_start_ends_the_sound(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_stream: FakeStream) -> None:
        raise PortAudioError("Device unavailable", UNAVAILABLE)

    monkeypatch.setattr(FakeStream, "start", refuse)
    player.play(ready(1.0, 1.0))
    assert player.wait(30.0)
    assert (player.playing, portaudio.open_streams()) == (False, 0)
    assert "in use by another program" in str(player.problem)


def test_without_a_loudspeaker_playing_says_so() -> None:
    with portaudio.use(FakeSound([FakeMicrophone()])), pytest.raises(DeviceError, match="No loudspeaker was found"):
        Player().play(Audio(tone(0.1), 22_050))


def test_a_loudspeaker_is_chosen_by_device_or_by_name(sound: FakeSound, speaker: FakeSpeaker) -> None:
    headset = FakeSpeaker("Headset", rate=44_100, default=False)
    sound.plug(headset)
    catalogue.refresh()
    player = Player(patience=60.0)
    for device in (catalogue.find("Headset", catalogue.outputs()), "Headset"):
        player.play(Audio(tone(0.1, rate=44_100), 44_100), device)
        played(headset, player)
    assert headset.opened == [(44_100, 1)] * 2
    player.play(Audio(tone(0.1), 22_050), "Remembered, but gone")
    played(speaker, player)
    assert speaker.opened == [(RATE, 1)]


def test_a_loudspeaker_of_two_channels_plays_on_both(tone: Audio) -> None:
    speaker = FakeSpeaker(only_channels=2)
    with portaudio.use(FakeSound([], [speaker])):
        player = Player(patience=60.0)
        player.play(tone)
        assert len(played(speaker, player)) == pytest.approx(RATE, abs=2)
    assert speaker.opened == [(RATE, 2)]


def test_a_loudspeaker_plays_by_itself(sound: FakeSound, speaker: FakeSpeaker) -> None:
    speaker.speed = 50.0
    player = Player()
    player.play(ready(1.0, 1.0))
    assert player.wait(30.0)
    assert (player.position, player.problem) == (2.0, None)


def test_before_anything_was_played_there_is_nothing_to_see() -> None:
    player = Player()
    player.stop()
    player.close()
    assert player.wait()
    assert (player.playing, player.buffering, player.position, player.boundaries) == (False, False, 0.0, [])
    assert player.problem is None
