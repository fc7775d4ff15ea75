from __future__ import annotations

import errno
import json
import math
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.fakes import RATE, FakeMicrophone, FakeSound, FakeStream, PortAudioError
from tests.helpers.sounds import noise, silence, tone
from tests.helpers.waiting import until
from tts_studio.audio import files
from tts_studio.audio.signal import SILENCE_DB, FloatArray
from tts_studio.devices import catalogue, parts, portaudio
from tts_studio.devices.recorder import Recorder, Take
from tts_studio.errors import DeviceError, StudioError

WARM_UP = silence(0.3, RATE)
POST_ROLL = round(0.5 * RATE)
LSB = 1.0 / (1 << 23)
"""The smallest step of a take's 24 bits."""


@pytest.fixture
def recorder(sound: FakeSound, microphone: FakeMicrophone) -> Iterator[Recorder]:
    """Give an open recorder whose first 0.3 s are over."""
    with Recorder(patience=60.0) as opened:
        microphone.deliver(WARM_UP)
        yield opened


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "0001.part.flac"


def heard(path: Path) -> FloatArray:
    return soundfile.read(path, dtype="float32")[0]


def finished(recorder: Recorder) -> Take:
    until(lambda: not recorder.reading().recording, "the take has ended")
    take = recorder.poll()
    assert take is not None
    return take


def stopped(recorder: Recorder, microphone: FakeMicrophone) -> Take:
    """End the take, its post-roll being silent."""
    recorder.request_stop()
    microphone.deliver(silence(0.5, RATE))
    return finished(recorder)


def test_the_meter_lives_from_opening_on(recorder: Recorder, microphone: FakeMicrophone) -> None:
    microphone.deliver(tone(1.0, level=0.5, rate=RATE))
    until(lambda: recorder.reading().peak_dbfs > SILENCE_DB)

    def quieter() -> bool:
        microphone.deliver(tone(0.1, level=0.25, rate=RATE))  # a reading may still have some of the tone before in it
        return recorder.reading().peak_dbfs < -7.0

    until(quieter)
    reading = recorder.reading()
    assert reading.peak_dbfs == pytest.approx(20 * math.log10(0.25), abs=0.01)
    assert reading.rms_dbfs == pytest.approx(20 * math.log10(0.25 / math.sqrt(2)), abs=0.05)
    assert (reading.clipped, reading.recording, reading.seconds, reading.problem) == (False, False, 0.0, None)


def test_the_meter_holds_what_clipped_until_it_is_read(recorder: Recorder, microphone: FakeMicrophone) -> None:
    microphone.deliver(np.ones(480, np.float32))
    until(lambda: recorder.reading().clipped)
    microphone.deliver(tone(0.1, level=0.1, rate=RATE))
    until(lambda: not recorder.reading().clipped)


def test_what_a_cold_microphone_gives_first_is_neither_shown_nor_kept(
    sound: FakeSound, microphone: FakeMicrophone, part: Path
) -> None:
    crack, speech = np.ones(round(0.3 * RATE), np.float32), tone(0.5, level=0.1, rate=RATE)
    with Recorder(patience=60.0) as recorder:
        recorder.start(part)
        microphone.deliver(np.concatenate((crack, speech)), block=1000, overflow=True)
        take = stopped(recorder, microphone)
        assert recorder.reading().peak_dbfs < -19.0
    np.testing.assert_allclose(heard(part)[: len(speech)], speech, atol=LSB)
    assert (take.frames, take.overflows) == (len(speech) + POST_ROLL, 0)


def test_every_frame_delivered_is_on_disk_in_24_bits(
    recorder: Recorder, microphone: FakeMicrophone, part: Path
) -> None:
    before, during, after = noise(0.2, 0.1, RATE, seed=1), noise(3.0, 0.1, RATE, seed=2), noise(1.0, 0.1, RATE, seed=3)
    microphone.deliver(before)
    recorder.start(part)
    microphone.deliver(during, block=441)
    recorder.request_stop()
    microphone.deliver(after, block=1023)
    take = finished(recorder)
    expected = np.concatenate((during, after[:POST_ROLL]))
    np.testing.assert_allclose(heard(part), expected, atol=LSB)
    assert take == Take(part, RATE, len(expected), len(expected), 0, None)
    assert soundfile.info(part).subtype == "PCM_24"
    assert files.read(part).rate == RATE


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=st.lists(st.tuples(st.integers(1, 3000), st.integers(1, 4000)), min_size=1, max_size=6))
def test_a_take_has_no_gap_however_the_blocks_fall(
    blocks: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    microphone = FakeMicrophone(rate=8_000)
    part = tmp_path_factory.mktemp("take") / "0001.part.flac"
    whole = noise(sum(frames for frames, _ in blocks) / 8_000, 0.1, 8_000)
    with portaudio.use(FakeSound([microphone])), Recorder(rate=8_000, warm_up=0.0, post_roll=0.0) as recorder:
        recorder.start(part)
        start = 0
        for frames, block in blocks:
            microphone.deliver(whole[start : start + frames], block)
            start += frames
        take = recorder.stop()
    assert take.frames == take.delivered == microphone.delivered
    np.testing.assert_allclose(heard(part), whole, atol=LSB)


def test_half_an_hour_loses_no_frame(recorder: Recorder, microphone: FakeMicrophone, part: Path) -> None:
    minute = noise(60.0, 0.001, RATE)
    recorder.start(part)
    before = microphone.delivered
    for number in range(30):
        microphone.deliver(np.roll(minute, number), block=4800, overflow=number in (7, 20))
        until(lambda n=number: recorder.reading().seconds >= 60.0 * (n + 1))
    take = stopped(recorder, microphone)
    assert take.frames == take.delivered == microphone.delivered - before == 30 * 60 * RATE + POST_ROLL
    assert take.overflows == recorder.reading().overflows == 2
    with soundfile.SoundFile(part) as file:
        assert file.frames == take.frames
        for number in range(30):
            np.testing.assert_allclose(file.read(len(minute), "float32"), np.roll(minute, number), atol=LSB)


def test_overflows_are_counted_for_the_stream_and_for_the_take(
    recorder: Recorder, microphone: FakeMicrophone, part: Path
) -> None:
    microphone.deliver(silence(0.1, RATE), overflow=True)
    recorder.start(part)
    for lost in (True, False, True):
        microphone.deliver(silence(0.1, RATE), overflow=lost)
    take = stopped(recorder, microphone)
    assert (take.overflows, recorder.reading().overflows) == (2, 3)


def test_the_stop_is_not_waited_for(recorder: Recorder, microphone: FakeMicrophone, part: Path) -> None:
    recorder.start(part)
    microphone.deliver(silence(1.0, RATE))
    recorder.request_stop()
    recorder.request_stop()
    microphone.deliver(silence(0.4, RATE))
    until(lambda: recorder.reading().seconds == pytest.approx(1.4))
    assert recorder.poll() is None
    assert recorder.reading().recording
    microphone.deliver(silence(0.4, RATE))
    assert finished(recorder).frames == 1.5 * RATE
    assert recorder.poll() is None, "a take is handed over once"
    assert recorder.reading().seconds == 0.0


def test_a_script_may_wait_for_the_stop(sound: FakeSound, microphone: FakeMicrophone, part: Path) -> None:
    microphone.speed = 50.0
    with Recorder() as recorder:
        recorder.start(part)
        until(lambda: recorder.reading().seconds > 0.5)
        take = recorder.stop()
    assert take.frames > RATE
    assert take.frames == take.delivered == soundfile.info(part).frames


def test_one_stream_serves_many_takes(recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path) -> None:
    for number in range(3):
        spoken = noise(0.3, 0.1, RATE, seed=number)
        path = tmp_path / f"000{number}.part.flac"
        recorder.start(path)
        microphone.deliver(spoken)
        take = stopped(recorder, microphone)
        microphone.deliver(noise(0.2, 0.1, RATE, seed=99))
        assert take.path == path
        np.testing.assert_allclose(heard(path)[: len(spoken)], spoken, atol=LSB)
        assert len(heard(path)) == len(spoken) + POST_ROLL


@pytest.mark.parametrize("silently", [False, True], ids=["reported", "silent"])
def test_a_microphone_that_vanishes_leaves_the_take(
    silently: bool, sound: FakeSound, microphone: FakeMicrophone, part: Path
) -> None:
    spoken = noise(2.0, 0.1, RATE)
    with Recorder(patience=0.05 if silently else 60.0, warm_up=0.0) as recorder:
        microphone.deliver(silence(0.1, RATE))
        recorder.start(part)
        microphone.deliver(spoken)
        microphone.vanish(silently=silently)
        take = finished(recorder)
        reading = recorder.reading()
        with pytest.raises(DeviceError, match="no longer there"):
            recorder.start(part.with_name("0002.part.flac"))
    assert reading.problem is take.problem
    assert str(take.problem).startswith("The microphone “Fake microphone” is no longer there. Please plug it in again")
    assert (reading.recording, reading.peak_dbfs) == (False, SILENCE_DB)
    np.testing.assert_allclose(heard(part), spoken, atol=LSB)
    assert not part.with_name("0002.part.flac").exists()
    assert catalogue.refresh(), "the stream of a device that is gone was let go"


def test_a_microphone_that_vanishes_during_the_post_roll_ends_the_take(
    recorder: Recorder, microphone: FakeMicrophone, part: Path
) -> None:
    recorder.start(part)
    microphone.deliver(silence(1.0, RATE))
    recorder.request_stop()
    microphone.vanish()
    take = recorder.stop()
    assert take.frames == RATE
    assert take.problem is not None


def test_a_microphone_that_never_gives_anything_is_noticed(sound: FakeSound) -> None:
    with Recorder(patience=0.01) as recorder:
        until(lambda: recorder.reading().problem is not None)


def test_cancelling_deletes_the_take(recorder: Recorder, microphone: FakeMicrophone, part: Path) -> None:
    recorder.start(part)
    microphone.deliver(noise(1.0, 0.1, RATE))
    assert part.exists()
    recorder.cancel()
    assert not part.exists()
    assert recorder.poll() is None
    assert not recorder.reading().recording
    recorder.start(part)
    stopped(recorder, microphone)
    assert part.exists(), "a take that was fetched is the owner's"
    recorder.cancel()
    assert part.exists()


def test_cancelling_deletes_a_take_that_ended_before(
    recorder: Recorder, microphone: FakeMicrophone, part: Path
) -> None:
    recorder.start(part)
    recorder.request_stop()
    microphone.deliver(silence(1.0, RATE))
    until(lambda: not recorder.reading().recording)
    recorder.cancel()
    assert recorder.poll() is None
    assert not part.exists()


def test_closing_keeps_the_running_take(sound: FakeSound, microphone: FakeMicrophone, part: Path) -> None:
    spoken = noise(1.0, 0.1, RATE)
    recorder = Recorder(warm_up=0.0)
    recorder.open()
    recorder.open()
    recorder.start(part)
    microphone.deliver(spoken)
    recorder.close()
    recorder.close()
    assert recorder.poll() == Take(part, RATE, len(spoken), len(spoken), 0, None)
    np.testing.assert_allclose(heard(part), spoken, atol=LSB)
    assert recorder.reading().problem is None


def test_a_closed_recorder_can_be_opened_again(sound: FakeSound, microphone: FakeMicrophone, part: Path) -> None:
    recorder = Recorder(patience=60.0)
    for _ in range(2):
        with recorder:
            microphone.deliver(WARM_UP)
            microphone.deliver(tone(0.1, rate=RATE))
            until(lambda: recorder.reading().peak_dbfs > -7.0)
    assert portaudio.open_streams() == 0


def test_an_earlier_take_is_not_overwritten(recorder: Recorder, part: Path) -> None:
    part.write_bytes(b"a take that has not been heard yet")
    with pytest.raises(DeviceError, match=r"earlier take “0001\.part\.flac”"):
        recorder.start(part)
    assert part.read_bytes() == b"a take that has not been heard yet"
    assert not recorder.reading().recording


def test_a_folder_that_is_missing_is_told_at_the_start(recorder: Recorder, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="could not be written"):
        recorder.start(tmp_path / "missing" / "0001.part.flac")
    assert not recorder.reading().recording


def test_the_device_insists_on_its_own_rate(part: Path) -> None:
    microphone = FakeMicrophone(rate=44_100, rates=(44_100,))
    with portaudio.use(FakeSound([microphone])), Recorder(patience=60.0, warm_up=0.0) as recorder:
        assert recorder.rate == 44_100
        recorder.start(part)
        microphone.deliver(silence(1.0, 44_100))
        recorder.request_stop()
        microphone.deliver(silence(1.0, 44_100))
        take = finished(recorder)
    assert (take.rate, soundfile.info(part).samplerate) == (44_100, 44_100)
    assert take.frames == 1.5 * 44_100


def test_48000_hz_and_one_channel_are_asked_for_first(sound: FakeSound, microphone: FakeMicrophone) -> None:
    microphone.rate = 16_000
    with Recorder() as recorder:
        assert recorder.device is not None
        assert (recorder.device.name, recorder.rate) == ("Fake microphone", 48_000)
    assert microphone.opened == [(48_000, 1)]


def test_channels_that_cannot_be_left_out_are_averaged(part: Path) -> None:
    microphone = FakeMicrophone(channels=4, only_channels=4)
    with portaudio.use(FakeSound([microphone])), Recorder(patience=60.0, warm_up=0.0) as recorder:
        recorder.start(part)
        microphone.deliver(tone(0.5, rate=RATE))
        stopped(recorder, microphone)
    assert microphone.opened == [(48_000, 4)]
    assert heard(part).shape == (RATE,)
    np.testing.assert_allclose(heard(part)[: RATE // 2], tone(0.5, rate=RATE), atol=2 * LSB)


def test_a_disk_that_is_slow_delays_neither_thread(
    recorder: Recorder, microphone: FakeMicrophone, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, released = parts.Part.write, threading.Event()

    def slowly(file: parts.Part, samples: FloatArray) -> None:
        assert released.wait(30.0)
        write(file, samples)

    monkeypatch.setattr(parts.Part, "write", slowly)
    spoken = noise(5.0, 0.1, RATE)
    recorder.start(part)
    microphone.deliver(spoken)  # would never return if the callback waited for the disk
    assert recorder.reading().seconds == 0.0
    released.set()
    stopped(recorder, microphone)
    np.testing.assert_allclose(heard(part)[: len(spoken)], spoken, atol=LSB)


def test_samples_beyond_full_scale_are_cut_off_and_do_not_wrap(
    recorder: Recorder, microphone: FakeMicrophone, part: Path
) -> None:
    recorder.start(part)
    microphone.deliver(np.array([1.0, 1.5, -1.0, -1.5], np.float32))
    stopped(recorder, microphone)
    np.testing.assert_allclose(heard(part)[:4], [1.0, 1.0, -1.0, -1.0], atol=LSB)


def test_misuse_is_a_bug_and_not_a_sentence(recorder: Recorder, part: Path) -> None:
    with pytest.raises(RuntimeError):
        recorder.stop()
    recorder.request_stop()
    recorder.start(part)
    with pytest.raises(RuntimeError):
        recorder.start(part.with_name("0002.part.flac"))
    assert not part.with_name("0002.part.flac").exists()
    recorder.close()
    with pytest.raises(RuntimeError):
        recorder.start(part)
    with pytest.raises(RuntimeError):
        Recorder().reading()


def test_a_fault_of_the_program_ends_the_take_and_keeps_it(
    recorder: Recorder, microphone: FakeMicrophone, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder.start(part)
    microphone.deliver(silence(1.0, RATE))
    until(lambda: recorder.reading().seconds == 1.0)
    monkeypatch.setattr(parts.Part, "write", lambda *_: 1 / 0)
    microphone.deliver(silence(1.0, RATE))
    take = finished(recorder)
    assert "fault of this program" in str(take.problem)
    assert take.frames == RATE == len(heard(part))


class Panic(BaseException):
    """No Exception, as what Rust code raises."""


class _BadSink(parts._Sink):
    """A file on a network that has gone: closing it fails, after it has been closed."""

    def close(self) -> None:
        was_open = not self.closed
        super().close()
        if was_open:
            raise OSError(errno.EIO, "Input/output error")


def in_time(do: Callable[[], object]) -> None:
    """Do what the window's thread does; fail, and do not hang, if it never returns."""
    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive(), "the owner waits for ever"


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "Input/output error"), RuntimeError("a bug"), Panic("panicked")])
@pytest.mark.parametrize("method", ["write", "finish", "discard", "close"])
def test_no_fault_keeps_the_owner_waiting(
    method: str, fault: BaseException, sound: FakeSound, microphone: FakeMicrophone, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def fail(*_: object) -> None:
        raise fault

    for ending in ("cancel", "stop", "close", "vanish"):
        with monkeypatch.context() as patched:
            if method == "close":
                patched.setattr(parts, "_Sink", _BadSink)
            recorder = Recorder(patience=60.0, warm_up=0.0)
            recorder.open()
            recorder.start(tmp_path / f"{ending}.part.flac")
            microphone.deliver(silence(0.5, RATE))
            until(lambda one=recorder: one.reading().seconds == 0.5)
            if method != "close":
                patched.setattr(parts.Part, method, fail)
            end(recorder, microphone, ending)
            until(lambda one=recorder: not one.reading().recording, "the take has ended")
            take = recorder.poll()
            assert (take is None) == (ending == "cancel")
            assert take is None or take.frames >= RATE // 2
            in_time(recorder.cancel)
            in_time(recorder.close)


def end(recorder: Recorder, microphone: FakeMicrophone, how: str) -> None:
    if how == "stop":
        recorder.request_stop()
        microphone.deliver(silence(1.0, RATE))
    elif how == "vanish":
        microphone.vanish()
    else:
        in_time({"cancel": recorder.cancel, "close": recorder.close}[how])


def test_a_stream_that_does_not_close_is_let_go_of(
    sound: FakeSound, microphone: FakeMicrophone, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder(patience=60.0)
    recorder.open()
    recorder.start(part)
    abort = FakeStream.abort

    def refuse(stream: FakeStream) -> None:
        abort(stream)
        raise PortAudioError("Internal error", -9986)

    monkeypatch.setattr(FakeStream, "abort", refuse)
    recorder.close()
    assert portaudio.open_streams() == 0
    assert recorder.poll() is not None, "the take is kept"


RECORDING = """
import sys, threading
from pathlib import Path
from tests.helpers.sounds import noise
from tests.helpers.waiting import until
from tests.helpers.fakes import FakeMicrophone, FakeSound
from tts_studio.devices import portaudio
from tts_studio.devices.recorder import Recorder

microphone = FakeMicrophone()
with portaudio.use(FakeSound([microphone])):
    recorder = Recorder(warm_up=0.0, patience=60.0)
    recorder.open()
    recorder.start(Path(sys.argv[1]))
    microphone.deliver(noise(5.0, 0.1, 48_000))
    until(lambda: recorder.reading().seconds == 5.0)
    print("recorded", flush=True)
    threading.Event().wait()
"""

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_take_survives_the_death_of_the_program(part: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RECORDING, str(part)], stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "recorded\n"
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    audio = parts.recover(part)
    spoken = noise(5.0, 0.1, RATE)
    assert audio.rate == RATE
    assert 4.8 <= audio.seconds <= 5.0
    np.testing.assert_allclose(audio.samples, spoken[: len(audio.samples)], atol=LSB)


FULL_DISK = """
import json, resource, sys
from pathlib import Path
from tests.helpers.sounds import noise
from tests.helpers.waiting import until
from tests.helpers.fakes import FakeMicrophone, FakeSound
from tts_studio.devices import portaudio
from tts_studio.devices.recorder import Recorder

resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
microphone = FakeMicrophone()
with portaudio.use(FakeSound([microphone])), Recorder(warm_up=0.0, patience=60.0) as recorder:
    recorder.start(Path(sys.argv[1]))
    microphone.deliver(noise(5.0, 0.1, 48_000))
    until(lambda: not recorder.reading().recording)
    take = recorder.poll()
    print(json.dumps([take.frames, take.delivered, str(take.problem), recorder.reading().problem is None]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited there")
def test_a_disk_that_refuses_ends_the_take_with_its_reason(part: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(part)], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    frames, delivered, problem, microphone_works = json.loads(result.stdout)
    assert "could not be written" in problem
    assert "File too large" in problem
    assert frames < delivered
    assert microphone_works
    audio = parts.recover(part)
    assert audio.seconds > 1.0
    np.testing.assert_allclose(audio.samples, noise(5.0, 0.1, RATE)[: len(audio.samples)], atol=LSB)
    assert result.stderr == ""
