"""The loudspeaker of the window: started, played, ended or failed, each reported once and on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.fakes import RATE, FakeSound, FakeSpeaker
from tests.helpers.sounds import tone
from tests.helpers.still_player import StillPlayer
from tts_studio.audio.signal import Audio
from tts_studio.devices import portaudio
from tts_studio.errors import AudioError
from tts_studio.gui.base.playback import Playback, PlaybackClient

SOUND = Audio(np.zeros(800, np.float32), 8_000)


class PlaybackReports:
    """What a playback has reported, in order."""

    def __init__(self, playback: Playback) -> None:
        self.words: list[str] = []
        self.positions: list[float] = []
        self.failures: list[object] = []
        playback.started.connect(lambda: self.words.append("started"))
        playback.finished.connect(lambda: self.words.append("finished"))
        playback.failed.connect(lambda failure: (self.words.append("failed"), self.failures.append(failure)))
        playback.position_changed.connect(self.positions.append)


@pytest.fixture
def player() -> StillPlayer:
    return StillPlayer()


@pytest.fixture
def playback(qtbot: QtBot, player: StillPlayer) -> Iterator[Playback]:
    made = Playback(lambda: "Headphones", player=player)  # pyright: ignore[reportArgumentType]
    yield made
    made.close()


def test_a_sound_is_played_from_where_it_is_wanted_to_its_end(
    qtbot: QtBot, playback: Playback, player: StillPlayer
) -> None:
    reports = PlaybackReports(playback)
    playback.play(SOUND, start=0.05)
    assert playback.playing
    assert player.played == [("Headphones", 0.05)]
    with qtbot.waitSignal(playback.position_changed):
        player.position = 0.08
    with qtbot.waitSignal(playback.finished):
        player.end()
    assert not playback.playing
    assert reports.words == ["started", "finished"]
    assert reports.positions[0] == 0.05 or reports.positions[0] == 0.08
    assert reports.positions[-1] == pytest.approx(0.1)


def test_stopping_is_told_at_once_and_only_once(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    reports = PlaybackReports(playback)
    playback.play(SOUND)
    playback.stop()
    assert not player.playing
    assert reports.words == ["started", "finished"]
    playback.stop()
    assert reports.words == ["started", "finished"]


def test_another_sound_takes_the_place_of_the_first(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    reports = PlaybackReports(playback)
    playback.play(SOUND)
    playback.play(SOUND)
    assert reports.words == ["started", "finished", "started"]
    with qtbot.waitSignal(playback.finished):
        player.end()


def test_pieces_are_made_on_the_players_thread_and_waited_for(
    qtbot: QtBot, playback: Playback, player: StillPlayer
) -> None:
    made_on: list[threading.Thread] = []
    ready = threading.Event()

    def pieces() -> Iterator[Audio]:
        made_on.append(threading.current_thread())
        ready.wait(20)
        yield SOUND
        yield SOUND

    waits: list[bool] = []
    playback.buffering_changed.connect(waits.append)
    playback.play(pieces)
    assert playback.buffering
    with qtbot.waitSignal(playback.buffering_changed):
        ready.set()
    assert not playback.buffering
    assert waits == [True, False]
    with qtbot.waitSignal(playback.finished):
        player.end()
    assert player.heard == [SOUND, SOUND]
    assert made_on[0] is not threading.current_thread()


def test_what_cannot_be_made_is_told_and_ends_the_sound(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    def pieces() -> Iterator[Audio]:
        yield SOUND
        raise AudioError("“b.wav” is cut off.", "Please record it again.")

    reports = PlaybackReports(playback)
    playback.play(pieces)
    with qtbot.waitSignal(playback.finished):
        pass
    assert reports.words == ["started", "failed", "finished"]
    assert str(reports.failures[0].title) == "“b.wav” is cut off."
    assert reports.failures[0].expected


def test_a_missing_loudspeaker_is_told_and_nothing_starts(
    qtbot: QtBot, playback: Playback, player: StillPlayer
) -> None:
    player.refusal = AudioError("There is no loudspeaker.", "Please plug one in.")
    reports = PlaybackReports(playback)
    playback.play(SOUND)
    assert reports.words == ["failed"]
    assert not playback.playing


def test_a_new_sound_begun_while_a_position_is_told_goes_on(
    qtbot: QtBot, playback: Playback, player: StillPlayer
) -> None:
    """A page that loops must not have its new sound ended by the end of the one before."""
    again = [True]

    def loop(position: float) -> None:
        if again and position >= 0.1:
            again.clear()
            playback.play(SOUND)

    playback.position_changed.connect(loop)
    playback.play(SOUND)
    with qtbot.waitSignals([playback.finished, playback.started]):
        player.end()
    with qtbot.waitSignal(playback.position_changed):
        pass
    assert playback.playing


def test_closing_waits_until_nothing_is_made_any_more(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    closed = threading.Event()

    def pieces() -> Iterator[Audio]:
        try:
            while True:
                yield SOUND
        finally:
            closed.set()

    playback.play(pieces)
    playback.close()
    assert closed.is_set()
    assert not playback.playing


def test_the_real_player_plays_through_the_chosen_loudspeaker_and_reports_its_position(qtbot: QtBot) -> None:
    speaker = FakeSpeaker("Headphones", speed=4.0)
    with portaudio.use(FakeSound([], [speaker])):
        playback = Playback(lambda: "Headphones")
        reports = PlaybackReports(playback)
        sound = Audio(tone(1.0, rate=RATE), RATE)
        with qtbot.waitSignal(playback.finished, timeout=20_000):
            playback.play(lambda: iter([sound, sound]))
        assert reports.words == ["started", "finished"]
        assert reports.positions == sorted(reports.positions)
        assert reports.positions[-1] == pytest.approx(2.0, abs=0.05)
        assert np.abs(speaker.heard).sum() == pytest.approx(2 * np.abs(sound.samples).sum(), rel=0.01)
        playback.close()


def test_the_real_player_without_a_loudspeaker_is_told(qtbot: QtBot) -> None:
    with portaudio.use(FakeSound([], [])):
        playback = Playback(lambda: "")
        reports = PlaybackReports(playback)
        playback.play(SOUND)
        assert reports.words == ["failed"]
        assert reports.failures[0].expected


def test_before_anything_was_played_all_is_at_rest(qtbot: QtBot) -> None:
    playback = Playback(lambda: "")
    playback.stop()
    assert not playback.playing
    assert not playback.buffering


# --- clients ---------------------------------------------------------------------------------------------------------


class Reports:
    """What a client has reported, in order."""

    def __init__(self, client: PlaybackClient) -> None:
        self.words: list[str] = []
        self.moved: list[float | None] = []
        client.changed.connect(lambda: self.words.append(f"playing={client.playing}"))
        client.ended.connect(lambda of: self.words.append(f"ended {of}"))
        client.failed.connect(lambda failure: self.words.append(f"failed {failure.title}"))
        client.moved.connect(self.moved.append)


def test_a_client_reports_about_its_own_sound_only(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    first, second = PlaybackClient(playback), PlaybackClient(playback)
    reports, others = Reports(first), Reports(second)
    first.play(SOUND, subject="a")
    assert (first.playing, first.subject, second.playing, second.subject) == (True, "a", False, None)
    second.stop()
    assert playback.playing, "what another client plays is not stopped"
    second.play(SOUND, subject="b")
    assert (first.playing, first.subject, second.subject) == (False, None, "b")
    assert reports.words == ["playing=True", "ended a", "playing=False"]
    assert reports.moved == [None]
    with qtbot.waitSignal(second.ended):
        player.end()
    assert reports.words == ["playing=True", "ended a", "playing=False"]
    assert others.words[-2:] == ["ended b", "playing=False"]
    assert others.moved[-1] is None


def test_a_client_that_plays_another_sound_ends_its_first(
    qtbot: QtBot, playback: Playback, player: StillPlayer
) -> None:
    client = PlaybackClient(playback)
    reports = Reports(client)
    client.play(SOUND, subject="a")
    client.play(SOUND, subject="b")
    assert reports.words == ["playing=True", "ended a", "playing=False", "playing=True"]
    client.stop()
    assert reports.words[-2:] == ["ended b", "playing=False"]


def test_seconds_count_on_the_scale_of_the_client(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    client = PlaybackClient(playback)
    reports = Reports(client)
    client.play(SOUND, 2.55, origin=2.5)
    assert player.played[-1][1] == pytest.approx(0.05)
    with qtbot.waitSignal(client.moved):
        player.position = 0.08
    assert reports.moved[0] == pytest.approx(2.55, abs=0.031)
    client.stop()


def test_a_client_without_a_loudspeaker_fails_and_ends(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    client, other = PlaybackClient(playback), PlaybackClient(playback)
    reports, others = Reports(client), Reports(other)
    player.refusal = AudioError("There is no loudspeaker.", "Please plug one in.")
    client.play(SOUND, subject="a")
    assert reports.words == ["failed There is no loudspeaker.", "ended a", "playing=False"]
    assert not client.playing
    assert others.words == []


def test_what_cannot_be_made_is_reported_once(qtbot: QtBot, playback: Playback, player: StillPlayer) -> None:
    def pieces() -> Iterator[Audio]:
        yield SOUND
        raise AudioError("“b.wav” is cut off.", "Please record it again.")

    client = PlaybackClient(playback)
    reports = Reports(client)
    with qtbot.waitSignal(client.ended):
        client.play(pieces, subject="a")
    assert [word for word in reports.words if word[0] == "f"] == ["failed “b.wav” is cut off."]
    assert reports.words[-2:] == ["ended a", "playing=False"]
