"""The page of the clips: empty, full, busy, in trouble; by keyboard; and what it does to the project."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tests.helpers.still_player import StillPlayer
from tts_studio.errors import DeviceError
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clip_model import CLIP, SORT, ClipsFilter, ClipsModel, Column
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.project.model import Clip, speech_of

PATIENCE = 60_000  # ms; judging recordings on a busy machine


@pytest.fixture
def made_up(studio: Studio, tmp_path: Path) -> Path:
    """Give a project of twelve made-up clips, open in ``studio``: 4 and 11 usable, 6 and 8 poor, 5 left out."""
    folder = make_project(tmp_path / "Made up")
    assert studio.open(folder)
    return folder


@pytest.fixture
def show(studio: Studio, player: StillPlayer, qtbot: QtBot) -> Callable[[], ClipsPage]:
    def shown() -> ClipsPage:
        page = ClipsPage(studio)
        qtbot.addWidget(page, before_close_func=lambda page: page.leave())
        page.resize(980, 780)
        with qtbot.waitActive(page):
            page.show()
        page.enter()
        focus = page.first_focus()
        assert focus is not None
        focus.setFocus()
        return page

    return shown


@pytest.fixture
def page(made_up: Path, show: Callable[[], ClipsPage]) -> ClipsPage:
    return show()


def rows(page: ClipsPage) -> list[int]:
    return [int(page.shown.clip(page.shown.index(row, 0)).id) for row in range(page.shown.rowCount())]


def on_disk(studio: Studio) -> dict[int, Clip]:
    assert studio.project is not None
    return {int(clip.id): clip for clip in studio.project.clips()}


def summary(page: ClipsPage) -> str:
    return page.summary.text()


# --- states ----------------------------------------------------------------------------------------------------------


def test_an_empty_project_offers_to_record_or_to_import(
    studio: Studio, tmp_path: Path, show: Callable[[], ClipsPage], qtbot: QtBot
):
    assert studio.open(make_project(tmp_path / "New", clips=0))
    page = show()

    assert not page.table.isVisible()
    assert QApplication.focusWidget() is page.empty_import
    with qtbot.waitSignal(studio.page_wanted) as wanted:
        qtbot.keyClick(page.empty_record, Qt.Key.Key_Space)
    assert wanted.args == ["record"]
    assert not page.export.isEnabled()


def test_a_full_project_is_shown_with_its_count_minutes_and_what_needs_attention(page: ClipsPage):
    assert rows(page) == list(range(1, 13))
    assert page.table.current_clip is not None
    assert page.table.current_clip.id == "0001"
    assert "Clips: 12" in summary(page)
    assert f"{int(speech_of(page.studio.clips()))} s of speech" in summary(page)
    assert "need attention: 2" in summary(page)
    assert "left out: 1" in summary(page)


def test_without_a_project_the_page_is_empty(studio: Studio, show: Callable[[], ClipsPage]):
    page = show()

    assert page.model.rowCount() == 0
    assert not page.table.isVisible()


def test_every_control_that_takes_the_focus_has_a_name(page: ClipsPage):
    focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    nameless = [w for w in focusable if not w.accessibleName() and not w.objectName().startswith("qt_")]

    assert len(focusable) > 10
    assert nameless == []


def test_the_sound_of_the_clip_is_shown(page: ClipsPage, qtbot: QtBot):
    assert page.details.clip is not None
    qtbot.waitUntil(lambda: page.details.waveform.axis.total > 0)

    assert page.details.waveform.axis.total == pytest.approx(page.details.clip.seconds)


def test_the_reasons_of_a_poor_clip_are_told(page: ClipsPage):
    page.table.show_clip("0006")

    words = [label.text() for label in page.details.figures.findChildren(QWidget) if hasattr(label, "text")]
    assert "Poor" in words
    assert any("The noise is nearly as loud as the voice." in text for text in words)


def test_a_recording_that_cannot_be_read_is_told_in_place(made_up: Path, show: Callable[[], ClipsPage], qtbot: QtBot):
    (made_up / "clips" / "0001.flac").write_bytes(b"nothing that sounds")

    page = show()

    qtbot.waitUntil(lambda: page.details.problem.isVisible())
    assert "0001.flac" in page.details.problem.text()
    page.table.select(1)
    assert not page.details.problem.isVisible()


# --- listening -------------------------------------------------------------------------------------------------------


def test_space_plays_the_kept_part_and_stops(page: ClipsPage, player: StillPlayer, qtbot: QtBot):
    page.table.show_clip("0002")

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.studio.playback.playing
    qtbot.waitUntil(lambda: bool(player.heard))
    assert player.heard[0].seconds == pytest.approx(1.7, abs=0.001)
    assert page.details.play.accessibleName() == "Stop"

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.studio.playback.playing
    assert page.details.play.accessibleName() == "Play"


def test_the_mark_follows_what_is_heard_within_the_whole_recording(page: ClipsPage, player: StillPlayer, qtbot: QtBot):
    page.table.show_clip("0002")
    qtbot.waitUntil(lambda: page.details.waveform.axis.total > 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)

    player.position = 0.5

    qtbot.waitUntil(lambda: page.details.waveform.position == pytest.approx(0.8))
    player.end()
    qtbot.waitUntil(lambda: page.details.waveform.position is None)


def test_space_on_the_waveform_plays_from_the_mark(page: ClipsPage, player: StillPlayer, qtbot: QtBot):
    page.table.show_clip("0002")
    waveform = page.details.waveform
    qtbot.waitUntil(lambda: waveform.axis.total > 0)
    waveform.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(waveform, Qt.Key.Key_Home)
    for _ in range(10):
        qtbot.keyClick(waveform, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(waveform, Qt.Key.Key_Space)

    assert player.played[-1][1] == pytest.approx(1.0 - 0.3)


def test_another_clip_ends_what_is_heard(page: ClipsPage, qtbot: QtBot):
    qtbot.keyClick(page.table, Qt.Key.Key_Space)

    qtbot.keyClick(page.table, Qt.Key.Key_Down)

    assert not page.studio.playback.playing


def test_leaving_the_page_ends_what_is_heard(page: ClipsPage, qtbot: QtBot):
    qtbot.keyClick(page.table, Qt.Key.Key_Space)

    page.leave()

    assert not page.studio.playback.playing


def test_what_another_page_plays_is_not_taken_for_a_clip(page: ClipsPage, player: StillPlayer, qtbot: QtBot):
    qtbot.waitUntil(lambda: page.details.waveform.axis.total > 0)
    page.studio.playback.play(lambda: iter(()))
    player.position = 0.5
    with qtbot.waitSignal(page.studio.playback.position_changed):
        pass

    assert page.details.waveform.position is None
    page.leave()
    assert page.studio.playback.playing


def test_a_loudspeaker_that_fails_is_told(page: ClipsPage, player: StillPlayer, qtbot: QtBot, notices: list[Notice]):
    player.refusal = DeviceError("There is no loudspeaker.", "Please plug one in.")

    qtbot.keyClick(page.table, Qt.Key.Key_Space)

    assert [notice.title for notice in notices] == ["There is no loudspeaker."]
    assert page.details.play.accessibleName() == "Play"


# --- changing --------------------------------------------------------------------------------------------------------


def test_delete_moves_to_the_trash_and_the_banner_brings_back(
    page: ClipsPage, studio: Studio, qtbot: QtBot, notices: list[Notice]
):
    page.table.show_clip("0003")
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert set(range(1, 13)) - set(on_disk(studio)) == {3, 4}
    assert rows(page) == [1, 2, *range(5, 13)]
    assert page.table.current_clip is not None
    assert page.table.current_clip.id == "0005", "the next one takes its place"
    assert (notices[-1].title, notices[-1].action) == ("Clips 3, 4 moved to the trash", "Undo")

    assert notices[-1].do is not None
    notices[-1].do()
    assert rows(page) == list(range(1, 13))
    assert page.table.current_clip.id == "0003"


def test_the_banner_undoes_only_its_own_removal(page: ClipsPage, studio: Studio, qtbot: QtBot, notices: list[Notice]):
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    removal = notices[-1]
    page.details.use.click()

    assert removal.do is not None
    removal.do()

    assert 1 not in on_disk(studio)
    assert not on_disk(studio)[2].accepted


def test_undo_and_redo_by_keys(page: ClipsPage, studio: Studio, qtbot: QtBot):
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    qtbot.keyClick(page.table, Qt.Key.Key_Z, control)
    assert 1 in on_disk(studio)
    assert [clip.id for clip in page.table.selected_clips] == ["0001"], "whatever keys are held"
    qtbot.keyClick(page.table, Qt.Key.Key_Z, control | shift)
    assert 1 not in on_disk(studio)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, control)
    assert 1 in on_disk(studio)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, control)  # nothing is left to undo
    assert 1 in on_disk(studio)


def test_removing_the_last_clip_shows_the_empty_page(
    studio: Studio, tmp_path: Path, show: Callable[[], ClipsPage], qtbot: QtBot
):
    assert studio.open(make_project(tmp_path / "One", clips=1))
    page = show()

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.empty_record.isVisible()
    page.edits.stack.undo()
    assert page.table.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_the_text_is_edited_in_its_cell(page: ClipsPage, studio: Studio, qtbot: QtBot, key: Qt.Key):
    type_text(page, qtbot, key, "The kettle sings loudly in the kitchen.")

    assert on_disk(studio)[1].text == "The kettle sings loudly in the kitchen."
    assert page.model.index(0, Column.TEXT).data() == "The kettle sings loudly in the kitchen."
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert on_disk(studio)[1].text == "The kettle is singing in the kitchen."


def test_escape_leaves_the_text_as_it_was(page: ClipsPage, studio: Studio, qtbot: QtBot):
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "no")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert on_disk(studio)[1].text == "The kettle is singing in the kitchen."
    assert page.edits.stack.count() == 0


def type_text(page: ClipsPage, qtbot: QtBot, key: Qt.Key, text: str) -> None:
    editor = begin_text(page, qtbot, key, text)
    with qtbot.waitSignal(page.model.text_entered):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def begin_text(page: ClipsPage, qtbot: QtBot, key: Qt.Key, text: str) -> QLineEdit:
    """Type a text, without the Enter that ends it."""
    qtbot.keyClick(page.table, key)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def test_a_text_that_is_being_typed_is_kept_when_the_window_closes(
    studio: Studio, made_up: Path, player: StillPlayer, qtbot: QtBot
):
    studio.change_settings(page="clips")
    window = MainWindow(studio)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    page = window.page("clips")
    assert isinstance(page, ClipsPage)
    begin_text(page, qtbot, Qt.Key.Key_F2, "The kettle sings loudly.")

    window.close()

    assert not window.isVisible()
    assert studio.open(made_up)
    assert on_disk(studio)[1].text == "The kettle sings loudly."


def test_a_text_that_is_being_typed_is_kept_when_a_dialog_opens_another_project(
    page: ClipsPage, studio: Studio, made_up: Path, tmp_path: Path, qtbot: QtBot
):
    begin_text(page, qtbot, Qt.Key.Key_F2, "The kettle sings loudly.")
    dialog = QDialog(page)
    dialog.open()

    assert studio.open(make_project(tmp_path / "Other", clips=3))

    dialog.close()
    assert on_disk(studio)[1].text == "The kettle is singing in the kitchen.", "of the other project"
    assert studio.open(made_up)
    assert on_disk(studio)[1].text == "The kettle sings loudly."


def test_what_was_changed_last_is_judged_before_the_project_is_closed(
    project: Path, studio: Studio, show: Callable[[], ClipsPage], qtbot: QtBot, notices: list[Notice]
):
    page = show()
    type_text(page, qtbot, Qt.Key.Key_F2, "This is very much more than anybody could have said in two seconds, " * 3)

    studio.close_project()

    assert not notices, "it would be taken for one about the next project"
    assert studio.open(project)
    assert "too_short_for_text" in on_disk(studio)[1].report["codes"]


def test_a_text_that_does_not_fit_is_warned_of(
    project: Path, show: Callable[[], ClipsPage], qtbot: QtBot, notices: list[Notice]
):
    page = show()
    long = "This is very much more than anybody could have said in the two seconds of it, " * 3

    type_text(page, qtbot, Qt.Key.Key_F2, long)
    qtbot.waitUntil(lambda: bool(notices), timeout=PATIENCE)

    assert notices[-1].kind == "warning"
    assert "clip 1" in notices[-1].title
    assert "does not fit the duration" in notices[-1].hint
    assert "need attention: 1" in summary(page)


def test_the_handles_trim_by_keyboard(page: ClipsPage, studio: Studio, player: StillPlayer, qtbot: QtBot):
    waveform = page.details.waveform
    qtbot.waitUntil(lambda: waveform.axis.total > 0)
    whole = waveform.axis.total
    waveform.setFocus(Qt.FocusReason.TabFocusReason)
    waveform.focusNextPrevChild(True)

    for _ in range(3):
        qtbot.keyClick(waveform, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(waveform, Qt.Key.Key_Right)

    assert on_disk(studio)[1].trim == (pytest.approx(0.31), pytest.approx(whole))
    qtbot.keyClick(waveform, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(player.heard))
    assert player.heard[0].seconds == pytest.approx(whole - 0.31, abs=0.001)
    qtbot.keyClick(waveform, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert waveform.trim == (pytest.approx(0.30), pytest.approx(whole))


def test_trim_to_the_speech_and_back(page: ClipsPage, studio: Studio):
    assert not page.details.whole.isEnabled()

    page.details.fit.click()
    clip = on_disk(studio)[1]
    assert clip.trim == (pytest.approx(0.2), pytest.approx(clip.seconds - 0.2, abs=0.001))

    page.details.whole.click()
    assert on_disk(studio)[1].trim is None


def test_a_clip_is_left_out_of_training(page: ClipsPage, studio: Studio, qtbot: QtBot):
    qtbot.keyClick(page.details.use, Qt.Key.Key_Space)

    assert not on_disk(studio)[1].accepted
    assert "left out: 2" in summary(page)
    assert page.model.index(0, Column.NUMBER).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    page.edits.stack.undo()
    assert page.details.use.isChecked()


def test_a_poor_clip_that_is_left_out_needs_no_attention_any_more(page: ClipsPage):
    page.table.show_clip("0006")

    page.details.use.click()

    assert "need attention: 1" in summary(page)


def test_several_clips_are_left_out_at_once(page: ClipsPage, studio: Studio):
    page.table.selectAll()
    leave_out = next(action for action in page.table.actions() if "Leave out" in action.text())

    leave_out.trigger()

    assert not any(clip.accepted for clip in on_disk(studio).values())
    assert page.edits.stack.count() == 1


def test_another_project_takes_the_place_and_the_history_goes(
    page: ClipsPage, studio: Studio, qtbot: QtBot, tmp_path: Path
):
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.bar.filter.setText("train")

    assert studio.open(make_project(tmp_path / "Other", clips=3))

    assert rows(page) == [1, 2, 3]
    assert not page.edits.stack.canUndo()
    assert not page.bar.undo.isEnabled()


# --- finding ---------------------------------------------------------------------------------------------------------


def test_ctrl_f_finds_by_words_in_any_order(page: ClipsPage, qtbot: QtBot):
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.bar.filter

    qtbot.keyClicks(page.bar.filter, "LATE train")
    assert rows(page) == [4]
    assert page.details.clip is not None
    assert page.details.clip.id == "0004"


def test_a_number_or_a_source_is_found(page: ClipsPage):
    page.bar.filter.setText("metadata.csv")
    assert rows(page) == [3, 6, 9, 12]
    page.bar.filter.setText("12")
    assert 12 in rows(page)


def test_nothing_found_says_so_and_shows_all_again(page: ClipsPage, qtbot: QtBot):
    page.bar.filter.setText("xylophone")
    assert page.show_all.isVisible()
    assert not page.details.isVisible()

    qtbot.keyClick(page.show_all, Qt.Key.Key_Space)
    assert rows(page) == list(range(1, 13))
    assert page.details.clip is not None


def test_clips_are_sent_to_be_recorded_again(page: ClipsPage, studio: Studio, qtbot: QtBot):
    page.table.select(2)
    with qtbot.waitSignal(studio.page_wanted) as wanted:
        page.bar.again.click()
    assert wanted.args == ["record"]
    assert [clip.id for clip in studio.take_again()] == ["0003"]
    assert studio.take_again() == ()

    next(action for action in page.table.actions() if "cord again" in action.text()).trigger()
    assert [clip.id for clip in studio.take_again()] == ["0003"]

    assert not page.bar.all_again.isVisible()
    page.bar.attention.click()
    page.bar.all_again.click()
    assert [clip.id for clip in studio.take_again()] == ["0006", "0008"]


def test_only_what_needs_attention(page: ClipsPage):
    page.bar.attention.click()

    assert rows(page) == [6, 8]


@pytest.mark.parametrize(
    ("column", "first"), [(Column.SECONDS, 12), (Column.VERDICT, 6), (Column.SNR, 6), (Column.TEXT, 10)]
)
def test_columns_sort_by_their_values(page: ClipsPage, column: Column, first: int):
    page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    assert rows(page)[0] == first
    page.table.sortByColumn(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert rows(page) == list(range(12, 0, -1))


def test_columns_give_way_to_the_text_in_a_small_window(page: ClipsPage):
    assert not page.table.isColumnHidden(Column.SOURCE)

    page.resize(page.minimumSizeHint())

    assert page.table.isColumnHidden(Column.SOURCE)
    assert page.table.columnWidth(Column.TEXT) > page.table.columnWidth(Column.VERDICT)


def test_the_spectrogram_can_be_put_away(page: ClipsPage, studio: Studio):
    assert page.details.spectrogram.isVisible()

    page.details.frequencies.click()

    assert not page.details.spectrogram.isVisible()
    assert not studio.settings.show_spectrogram


# --- bringing in -----------------------------------------------------------------------------------------------------


@pytest.fixture
def empty(studio: Studio, tmp_path: Path, show: Callable[[], ClipsPage]) -> ClipsPage:
    assert studio.open(make_project(tmp_path / "Empty", clips=0))
    return show()


def ended(page: ClipsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.studio.busy, timeout=PATIENCE)


def test_a_folder_is_imported_and_the_page_shows_how_far_it_is(
    empty: ClipsPage, recordings: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, notices: list[Notice]
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(recordings))

    qtbot.keyClick(empty.empty_import, Qt.Key.Key_Space)
    assert empty.progress.isVisible()
    assert not empty.bring.isEnabled()
    ended(empty, qtbot)

    assert len(rows(empty)) == 6
    assert not empty.progress.isVisible()
    assert empty.bring.isEnabled()
    assert (notices[-1].kind, notices[-1].title) == ("good", "Recordings imported: 6")


def test_what_was_not_taken_is_reported_with_the_reasons(
    empty: ClipsPage, recordings: Path, tmp_path: Path, qtbot: QtBot
):
    source = tmp_path / "source"
    shutil.copytree(recordings, source)
    (source / "1.txt").unlink()
    (source / "2.wav").write_bytes(b"no sound at all")

    empty.exchange.import_paths([source])
    ended(empty, qtbot)

    report = empty.exchange.report
    assert report is not None
    assert report.isVisible()
    assert report.headline() == "4 of 6 recordings imported"
    qtbot.keyClick(report.copy, Qt.Key.Key_Space)
    copied = QApplication.clipboard().text()
    assert "1.wav: There is no text “1.txt” beside it." in copied
    assert "2.wav" in copied
    report.close()


def test_the_person_and_the_column_of_a_list_are_changed_in_the_report(
    empty: ClipsPage, recordings: Path, tmp_path: Path, qtbot: QtBot
):
    source = tmp_path / "people"
    source.mkdir()
    texts = [(recordings / f"{number}.txt").read_text(encoding="utf-8").strip() for number in range(1, 7)]
    lines: list[str] = []
    for number, text in enumerate(texts, 1):
        shutil.copy(recordings / f"{number}.wav", source)
        lines.append(f"{number}.wav|{'Karen' if number < 5 else 'Bob'}|{text}|Oh, {text[0].lower()}{text[1:]}\n")
    (source / "metadata.csv").write_text("".join(lines), encoding="utf-8")
    empty.exchange.import_paths([source])
    ended(empty, qtbot)
    first = empty.exchange.report
    assert first is not None
    assert first.choices.speakers is not None
    assert first.headline() == "4 of 6 recordings imported"

    first.choices.speakers.setCurrentIndex(1)
    qtbot.keyClick(first.choices.again, Qt.Key.Key_Space)
    ended(empty, qtbot)

    assert len(rows(empty)) == 2
    second = empty.exchange.report
    assert second is not None
    assert second is not first
    assert "Clips of other people were moved to the trash." in second.as_text()
    assert second.choices.columns is not None
    before = second.choices.columns.currentData()

    second.choices.columns.setCurrentIndex(second.choices.columns.findData({"3": "4", "4": "3"}[before]))
    qtbot.keyClick(second.choices.again, Qt.Key.Key_Space)
    ended(empty, qtbot)

    assert empty.studio.project is not None
    assert [clip.text.startswith("Oh, ") for clip in empty.studio.project.clips()] == [before == "3"] * 2
    third = empty.exchange.report
    assert third is not None
    assert third.choices.columns is not None
    assert third.choices.columns.currentData() != before
    third.close()


def test_an_import_that_is_stopped_keeps_what_was_taken(
    empty: ClipsPage, recordings: Path, tmp_path: Path, qtbot: QtBot, notices: list[Notice]
):
    source = tmp_path / "many"
    source.mkdir()
    for number in range(1, 7):
        shutil.copy(recordings / f"{number}.wav", source)
        shutil.copy(recordings / f"{number}.txt", source)

    empty.exchange.import_paths([source])
    job = empty.studio.job
    assert job is not None
    job.pause()  # after its first events, so that it cannot be done before it is stopped
    qtbot.keyClick(empty.progress.stop, Qt.Key.Key_Space)
    ended(empty, qtbot)

    assert len(rows(empty)) < 6
    assert len(rows(empty)) == len(on_disk(empty.studio))
    assert not empty.progress.isVisible()
    assert notices[-1].title.startswith("Recordings imported:")


def test_a_list_that_cannot_be_read_is_told(empty: ClipsPage, tmp_path: Path, qtbot: QtBot, notices: list[Notice]):
    path = tmp_path / "metadata.csv"
    path.write_text("", encoding="utf-8")

    empty.exchange.import_paths([path])
    ended(empty, qtbot)

    assert [notice.kind for notice in notices] == ["error"]
    assert "metadata.csv" in notices[0].title
    assert empty.exchange.report is None


def test_a_folder_is_dropped(empty: ClipsPage, recordings: Path, qtbot: QtBot):
    drop(empty, [recordings])
    ended(empty, qtbot)

    assert len(rows(empty)) == 6


def test_recordings_are_dropped_with_their_texts_and_nothing_else(empty: ClipsPage, recordings: Path, qtbot: QtBot):
    drop(empty, [recordings / name for name in ("1.wav", "1.txt", "3.wav")])
    ended(empty, qtbot)

    assert [clip.source for clip in on_disk(empty.studio).values()] == ["1.wav", "3.wav"]


def test_what_cannot_be_imported_is_told(empty: ClipsPage, tmp_path: Path, notices: list[Notice]):
    picture = tmp_path / "picture.png"
    picture.touch()

    drop(empty, [picture])

    assert "picture.png" in notices[-1].title
    assert not empty.studio.busy


def drop(page: ClipsPage, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)
    assert event.isAccepted()


def test_while_something_else_runs_an_import_is_refused(
    empty: ClipsPage, recordings: Path, qtbot: QtBot, notices: list[Notice]
):
    empty.exchange.import_paths([recordings])

    empty.exchange.import_paths([recordings])

    assert "still under way" in notices[-1].title
    ended(empty, qtbot)


def test_closing_the_project_in_the_middle_of_an_import_leaves_nothing_behind(
    empty: ClipsPage, recordings: Path, qtbot: QtBot
):
    empty.exchange.import_paths([recordings])
    job = empty.studio.job
    assert job is not None
    job.cancel()
    ended(empty, qtbot)

    empty.studio.close_project()

    assert rows(empty) == []
    assert empty.empty_record.isVisible()


# --- handing on ------------------------------------------------------------------------------------------------------


def test_the_data_set_is_exported(
    page: ClipsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, notices: list[Notice]
):
    out = tmp_path / "LJ"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    ended(page, qtbot)

    lines = (out / "metadata.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(list((out / "wavs").glob("*.wav"))) == 11
    assert str(out) in notices[-1].title
    assert "Clips: 11" in notices[-1].hint


def test_an_export_onto_a_full_folder_is_told(page: ClipsPage, tmp_path: Path, qtbot: QtBot, notices: list[Notice]):
    page.exchange.export_to(tmp_path)
    ended(page, qtbot)

    assert notices[-1].kind == "error"
    assert "exists already" in notices[-1].title


# --- the model -------------------------------------------------------------------------------------------------------


def test_the_models_are_sound(studio: Studio, made_up: Path):
    model = ClipsModel(studio)
    shown = ClipsFilter(model, studio)
    testers = [QAbstractItemModelTester(m, QAbstractItemModelTester.FailureReportingMode.Fatal) for m in (model, shown)]
    clips = list(studio.clips())

    for step in (clips[3:], clips, clips[::2], [], clips[5:8], clips):
        model.set_clips(step)
        assert [model.index(row, 0).data(CLIP) for row in range(model.rowCount())] == step
    shown.set_text("the")
    assert 0 < shown.rowCount() < len(clips)
    assert len(testers) == 2


def test_a_clip_without_figures_is_shown_with_dashes(studio: Studio):
    model = ClipsModel(studio)
    model.set_clips([Clip("0007", "Hello.", Path("0007.flac"), "old.wav", "", 16_000, 1.25, {})])

    cells = [model.index(0, column).data() for column in Column]

    assert cells == ["7", "Hello.", "1.2 s", "Good", "–", "–", "old.wav"]
    assert all(model.index(0, column).data(SORT) is not None for column in Column)
    assert all(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column)


def test_the_text_is_edited_without_a_letter_being_cut(page: ClipsPage) -> None:
    page.table.edit_text()

    editor = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(editor, QLineEdit)
    option = QStyleOptionFrame()
    editor.initStyleOption(option)
    inside = editor.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, editor)
    assert inside.height() >= editor.fontMetrics().height()


def test_an_import_has_one_bar_and_one_button_to_stop_it(
    made_up: Path, studio: Studio, qtbot: QtBot, recordings: Path
) -> None:
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.resize(1100, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.show_page("clips")
    page = window.page("clips")
    assert isinstance(page, ClipsPage)
    shown: list[tuple[bool, bool]] = []

    page.exchange.import_paths([recordings])
    shown.append((page.progress.isVisible(), window._strip.isVisible()))
    window.show_page("speak")
    assert window._strip.isVisible()
    window.show_page("clips")
    shown.append((page.progress.isVisible(), window._strip.isVisible()))
    qtbot.waitUntil(lambda: not studio.busy, timeout=PATIENCE)

    assert shown == [(True, False)] * 2
    if page.exchange.report is not None:
        page.exchange.report.close()
