"""The record page: one sentence after the other, by keyboard alone if preferred, each judged right after reading."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tts_studio import jobs
from tts_studio.devices.recorder import Reading
from tts_studio.errors import StudioError, TextError
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.microphone import Microphone, MicrophoneState
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button
from tts_studio.gui.kit.focus import watch_focus
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.record import phases
from tts_studio.gui.record.device_picker import DevicePicker
from tts_studio.gui.record.hands_free import PAUSE_SECONDS, HandsFree, hurried
from tts_studio.gui.record.interrupted_takes import InterruptedTakes
from tts_studio.gui.record.microphone_check import MicrophoneCheck
from tts_studio.gui.record.obstacles import DeskOrObstacle, Obstacle, find_obstacle
from tts_studio.gui.record.own_list import OwnList
from tts_studio.gui.record.phases import phase_word
from tts_studio.gui.record.prompt_reader import PromptReader
from tts_studio.gui.record.reading_list import Again, ReadingList
from tts_studio.gui.record.record_desk import RecordDesk
from tts_studio.gui.record.recording import AT_REST, Phase, Recording
from tts_studio.gui.record.sitting import Sitting
from tts_studio.gui.record.take_card import advice, verdict_word
from tts_studio.gui.record.take_start import TakeStart
from tts_studio.project.model import Clip
from tts_studio.text import prompts
from tts_studio.text.own_prompts import OWN_PREFIX
from tts_studio.text.prompts import Prompt

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_SPACE_TAKERS = (*_TEXT_FIELDS, QAbstractButton, QComboBox, QAbstractItemView)
_RECORDING = frozenset({Phase.GET_READY, Phase.RECORDING})
_DECIDING = frozenset({Phase.CHECKED, Phase.KEEPING})
_MOST_MICROPHONES = 50  # that are remembered as checked
_SPOKEN_RATE = 14.0  # letters a second of a screen reader at its usual pace


class RecordPage(Page):
    """Reads the list of the project's language, or texts of one's own."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio, self.tr("Record"))
        self.microphone = Microphone(studio.settings.microphone, self)
        self.recording = Recording(studio, self.microphone, self)
        self.player = PlaybackClient(studio.playback, self)
        self.reader = PromptReader(studio, self)
        self.hands_free = HandsFree(self.recording, self)
        self.starting = TakeStart(self.recording, self.reader, self)
        self.reading = ReadingList(())
        self.picker = DevicePicker()
        self.check = button(self.tr("Check microphone …"), self._check_microphone, sign="wave")
        self.desk = RecordDesk(phases.NAMES)
        self.shown = DeskOrObstacle(self.desk)
        self.interrupted = InterruptedTakes(self.recording, self.desk.interrupted, self.player, self)
        self._here = False  # whether the page is visible
        self._sitting = Sitting()
        caption = QLabel(self.tr("&Microphone"))
        caption.setBuddy(self.picker)
        self.head.addWidget(caption)
        self.head.addWidget(self.picker, 1)
        self.head.addWidget(self.check)
        self.body.addWidget(self.shown)
        self.add_foot(self.desk.keys)
        self._connect()
        self._on_project()

    def _connect(self) -> None:
        desk = self.desk
        self.picker.chosen.connect(self._on_chosen)
        self.picker.opened.connect(self.microphone.look_again)
        self.picker.closed.connect(self._focus_prompt)
        self.microphone.heard.connect(self._on_heard)
        self.microphone.state_changed.connect(self._on_microphone)
        self.microphone.devices_changed.connect(self._on_devices)
        self.recording.phase_changed.connect(self._on_phase)
        self.recording.kept.connect(self._on_kept)
        self.recording.interrupted.connect(self._on_interrupted)
        self.recording.failed.connect(self.studio.tell_failure)
        self.player.changed.connect(self._show_actions)
        self.player.moved.connect(desk.take.waveform.set_position)
        self.player.failed.connect(self.studio.tell_failure)
        self.hands_free.changed.connect(self._show_course)
        self.hands_free.next_wanted.connect(self._start_current)
        self.starting.changed.connect(self._show_course)
        self.starting.given_up.connect(self.hands_free.stop)
        self.reader.changed.connect(self._show_course)
        desk.options.changed.connect(self._on_option)
        desk.keys.wanted.connect(self.act)
        desk.take.seek_wanted.connect(self._play)
        desk.place.number.valueChanged.connect(self._go_to)
        desk.place.number.lineEdit().returnPressed.connect(self._focus_prompt)
        desk.own.clicked.connect(self._type_own)
        desk.options.list.clicked.connect(self._edit_list)
        desk.own_text.given.connect(self._read_own)
        desk.own_text.left.connect(self._leave_own)
        desk.interrupted.discard_wanted.connect(self._focus_prompt)
        self.studio.settings_changed.connect(self._use_preferred)
        self.studio.project_changed.connect(self._on_project)
        self.studio.clips_changed.connect(self._on_clips)
        self.studio.again_wanted.connect(self._read_again)
        self.studio.job_started.connect(self._on_job)
        self.studio.job_ended.connect(self._on_job)
        watch_focus(self._on_focus)

    # --- the page as others see it -------------------------------------------------------------------------------

    def enter(self) -> None:
        """Open the microphone, and offer what a crash has left."""
        self._here = True
        self.interrupted.offer()
        self._announce_obstacle()
        self._listen_or_not()
        self.recording.prepare()
        self._read_again()
        self._show()

    def leave(self) -> None:
        """Close microphone and loudspeaker; a take at hand ends here and waits for a decision."""
        self._here = False
        self._halt()
        self.hands_free.end_sitting()
        self.interrupted.rest()
        self.player.stop()
        self.microphone.close()
        if self.recording.phase is Phase.KEEPING:
            self.recording.wait()  # the project may be closed next

    def first_focus(self) -> QWidget | None:
        """Return the sentence, with which the keys work, or the button that helps."""
        if self.shown.remedy is not None:
            return self.shown.remedy
        return self.desk.own_text.line if self.desk.typing else self.desk.prompt

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Handle a key, unless a text is being typed; text fields and buttons get their keys first."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        typing = isinstance(QApplication.focusWidget(), _TEXT_FIELDS)
        name = phases.action_of(event.key(), self._offered()) if plain and not typing else None
        if name is None:
            self.hands_free.hold()  # any key stops the countdown
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held down must not start and stop
            self.act(name)

    @Slot(str)
    def act(self, name: str) -> None:
        """Do one of ``phases.NAMES``, if it is possible now."""
        if any(action.name == name and action.enabled for action in self._offered()):
            {
                phases.RECORD: self._record_or_stop,
                phases.KEEP: self.recording.keep,
                phases.REDO: self._redo,
                phases.PLAY: self._play_or_stop,
                phases.SKIP: self._skip,
                phases.HALT: self._wait,
                phases.HEAR: self._hear,
                phases.BACK: self._back,
                phases.DISCARD: self._discard,
            }[name]()

    def _offered(self) -> tuple[phases.KeyAction, ...]:
        if self.shown.obstacle is not None or self.desk.typing:
            return ()
        checked = self.recording.checked
        desk = phases.Desk(
            ready=self.recording.can_start and self.reading.current is not None,
            usable=checked.usable if checked is not None else not self.recording.keep_when_checked,
            advisable=checked is not None and checked.advisable,
            playing=self.player.playing,
            unchecked=self.is_new(),
            reads=bool(self.reader.voice),
            reading=self.reader.reading,
            coming=self._coming,
            keeping=self.hands_free.keeping,
        )
        return phases.actions(self.recording.phase, desk)

    @property
    def _coming(self) -> bool:
        """Whether a take is about to begin by itself."""
        return self.recording.phase in AT_REST and (self.starting.coming or self.hands_free.counting)

    def is_new(self) -> bool:
        """Return whether the microphone is new here, so that a sitting begins with its check."""
        device = self.microphone.device
        return device is not None and device.name not in self.studio.settings.checked_microphones

    def _record_or_stop(self) -> None:
        if self.recording.phase not in AT_REST:
            self.recording.stop()
        elif self.is_new():
            self._check_microphone()
        elif self.starting.coming:
            self.starting.now()
        else:
            self._start_current(read=not self.hands_free.counting)

    @Slot()
    def _start_current(self, *, read: bool = True) -> None:
        if self.reading.current is not None:
            self._start(self.reading.current, self.reading.replaces, read=read)

    def _start(self, prompt: Prompt, replaces: str = "", *, read: bool = True) -> None:
        self.desk.hint.hide()
        self.desk.meter.reset_clip()
        settings = self.studio.settings
        self.hands_free.hold()
        if settings.go_on:
            self.hands_free.begin()
        self.starting.begin(prompt, replaces, read=read and settings.read_prompts and bool(self.reader.voice))

    @Slot()
    def _wait(self) -> None:
        """Let a take that is about to be kept wait, or begin no other one."""
        if self.hands_free.keeping:
            self.hands_free.hold()
        else:
            self._halt()

    def _halt(self) -> None:
        """Go on by keys only."""
        self.starting.cancel()
        self.hands_free.stop()

    def _hear(self) -> None:
        current = self.reading.current
        if self.reader.reading:
            self.reader.stop()
        elif current is not None:
            self.reader.read(current.text)

    def _redo(self) -> None:
        note = self.recording.note
        self.recording.discard()
        if note is not None:
            self._start(Prompt(note.prompt, note.text), note.replaces, read=False)

    def _discard(self) -> None:
        self.recording.discard()
        self._show()

    def _skip(self) -> None:
        self.reading.advance()
        self._move_on()

    def _back(self) -> None:
        self.reading.back()
        self._move_on()

    def _move_on(self) -> None:
        self._halt()
        self.recording.rest()
        self._show()
        announce(self, self.desk.prompt.accessibleName())

    # --- what happens --------------------------------------------------------------------------------------------

    @Slot()
    def _on_project(self) -> None:
        project = self.studio.project
        self.reading = ReadingList(self._prompts(), self._recorded())
        self._halt()
        self.interrupted.forget()
        self.desk.hint.hide()
        self.desk.set_typing(False)
        if project is not None and self.reading.current is None:
            self._type_own()
        if self.microphone.recording:
            self.microphone.close()  # the other project's take ends; it is offered when that is opened
        self._listen_or_not()
        self._on_clips()

    def _prompts(self) -> tuple[Prompt, ...]:
        """Return one's own sentences, and after them those of the language."""
        project = self.studio.project
        if project is None:
            return ()
        own: tuple[Prompt, ...] = ()
        try:
            own = jobs.own_prompts(project.folder)
        except StudioError as error:
            self.studio.fail(error)
        try:
            return own + prompts.load(project.info.language)
        except TextError:
            return own  # a language without a list

    @Slot()
    def _on_clips(self) -> None:
        self.reading.recorded = self._recorded()
        self.desk.so_far.show_clips(self.studio.clips())
        self._show()

    @Slot()
    def _on_job(self) -> None:
        self._listen_or_not()
        self._show()

    @Slot()
    def _on_microphone(self) -> None:
        if self.microphone.state is not MicrophoneState.OPEN:
            self.desk.meter.reset()
        self._show()

    @Slot()
    def _on_devices(self) -> None:
        self.picker.show_devices(self.microphone.devices, self.microphone.wanted)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.studio.change_settings(microphone=name)

    @Slot()
    def _on_microphone_checked(self) -> None:
        device = self.microphone.device
        if device is not None and self.is_new():
            known = self.studio.settings.checked_microphones
            self.studio.change_settings(checked_microphones=(*known, device.name)[-_MOST_MICROPHONES:])
            self._show()

    @Slot()
    def _use_preferred(self) -> None:
        """Use the microphone of the settings, but not during a take."""
        if self.recording.phase in AT_REST:
            self.microphone.choose(self.studio.settings.microphone)
            self._on_devices()

    @Slot(object)
    def _on_heard(self, reading: Reading) -> None:
        self.desk.meter.set_reading(reading.peak_dbfs, reading.rms_dbfs, reading.clipped)
        if self.recording.phase in _RECORDING:
            self.desk.take.show_seconds(reading.seconds)
            self.desk.take.live.add(reading.seconds, reading.peak_dbfs)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        checked = self.recording.checked
        if phase is Phase.GET_READY:
            self.desk.take.live.clear()
        if phase is Phase.CHECKED and checked is not None:
            then = self._what_comes()
            self.desk.take.show_checked(checked, then)
            announce(self, f"{verdict_word(checked)}. {advice(checked)} {then}".strip())
        elif self._here and phase is not Phase.RECORDING:  # a spoken announcement would be recorded
            announce(self, phase_word(phase), urgent=phase is Phase.GET_READY)
        self._use_preferred()
        if phase is Phase.IDLE:
            self._read_again()
        self._show()
        self.scroll_to(self.desk.take if phase in _DECIDING else self.desk.prompt)

    @Slot(object)
    def _on_kept(self, clip: Clip) -> None:
        self.reading.recorded.add(clip.prompt)
        current, again = self.reading.current, self.reading.again
        if current is not None and (current.id, current.text) == (clip.prompt, clip.text):
            self.reading.advance()
            if self.reading.current is None:
                self._type_own()
        if again and not self.reading.again:
            self._tell_again(again[1])
        if self._sitting.note(monotonic()):
            self.hint_at_break()
            self._halt()
        if self.reading.current is None or (self.reading.repeats and not self.reading.again):
            self._halt()
        self._read_again()
        self._show()
        self._go_on()

    def _tell_again(self, count: int) -> None:
        """Say that all that was to be recorded again is; the sitting ends there."""
        self._halt()
        words = self.tr("Recorded again: {0}").format(count)
        self.studio.tell(Notice("good", words, action=self.tr("Show the clips"), do=self._show_clips))

    @Slot()
    def _show_clips(self) -> None:
        self.studio.page_wanted.emit("clips")

    def _go_on(self) -> None:
        """Tell the next sentence, unless it will be read aloud, and let its take begin if that is wanted."""
        read = self.hands_free.going and self.studio.settings.read_prompts and bool(self.reader.voice)
        words = self.desk.prompt.accessibleName()
        if not read:
            announce(self, words)
        spoken_by_reader = QAccessible.isActive() and not read
        self.hands_free.follow(PAUSE_SECONDS + (len(words) / _SPOKEN_RATE if spoken_by_reader else 0.0))

    def hint_at_break(self) -> None:
        """Suggest a break."""
        self.desk.hint.say(self.tr("Five minutes of reading: a short break and a sip of water do good."))

    @Slot(object)
    def _on_interrupted(self, failure: Failure) -> None:
        kept = self.tr("What you had said until then is kept.")
        title = f"{spoken(failure.title)} {kept}"
        self.studio.tell(Notice("warning", title, spoken(failure.hint), detail=failure.detail))

    # --- listening -----------------------------------------------------------------------------------------------

    def _play_or_stop(self) -> None:
        if self.player.playing:
            self.player.stop()
        else:
            self._play(0.0)

    @Slot(float)
    def _play(self, start: float) -> None:
        self.hands_free.hold()
        if self.recording.checked is not None:
            self.player.play(self.recording.checked.audio, start)

    # --- what to read --------------------------------------------------------------------------------------------

    @Slot()
    def _read_again(self) -> None:
        """Take up what is to be recorded again, once no other take is at hand."""
        if not self._here or self.recording.phase not in AT_REST:
            return
        clips = self.studio.take_again()
        if clips:
            self.desk.set_typing(False)
            self.reading.read_again(Again(Prompt(clip.prompt, clip.text), clip.id) for clip in clips)
            self._move_on()

    @Slot(int)
    def _go_to(self, number: int) -> None:
        self.reading.go_to(number)
        self._move_on()

    @Slot()
    def _focus_prompt(self) -> None:
        self.desk.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _type_own(self) -> None:
        self._halt()
        self.desk.set_typing(True)
        self.desk.own_text.begin(with_list=bool(self.reading.prompts))
        self._show()

    @Slot()
    def _edit_list(self) -> None:
        project = self.studio.project
        if project is None:
            return
        self._halt()
        own = (prompt.text for prompt in self.reading.prompts if prompt.id.startswith(OWN_PREFIX))
        dialog = OwnList("\n".join(own), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self._keep_list)
        dialog.finished.connect(self._focus_prompt)
        dialog.open()

    @Slot(str)
    def _keep_list(self, text: str) -> None:
        dialog, project = self.sender(), self.studio.project
        if project is None or not isinstance(dialog, OwnList):
            return
        try:
            for _ in jobs.set_prompts(project.folder, text):
                pass
        except StudioError as error:
            dialog.show_problem(Failure.of(error))
            return
        self.reading = ReadingList(self._prompts(), self._recorded())
        if self.reading.current is not None:
            self.desk.set_typing(False)
        self._move_on()
        dialog.accept()

    @Slot(str)
    def _read_own(self, text: str) -> None:
        self.reading.read_own(text)
        self._leave_own()

    @Slot()
    def _leave_own(self) -> None:
        if self.reading.current is not None:
            self.desk.set_typing(False)
            self._move_on()
            self._focus_prompt()

    @Slot(str, bool)
    def _on_option(self, name: str, on: bool) -> None:
        self.studio.change_settings(**{name: on})
        if not on:
            self._halt()
        self._show()

    @Slot()
    def _check_microphone(self) -> None:
        self._halt()
        sentence = self.reading.prompts[0].text if self.reading.prompts else self.tr("Good morning, how did you sleep?")
        dialog = MicrophoneCheck(self.microphone, sentence, PlaybackClient(self.studio.playback, self), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_chosen)
        dialog.checked.connect(self._on_microphone_checked)
        dialog.player.failed.connect(self.studio.tell_failure)
        dialog.finished.connect(self._focus_prompt)
        dialog.accepted.connect(self._start_current)
        dialog.open()

    def _recorded(self) -> set[str]:
        return {clip.prompt for clip in self.studio.clips() if clip.prompt}

    def _listen_or_not(self) -> None:
        if self._here and self.studio.project is not None and not self.studio.learning:
            self.microphone.open()
        else:
            self.microphone.close()

    # --- showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Update everything on the page."""
        desk, phase = self.desk, self.recording.phase
        at_rest = phase in AT_REST
        self._show_obstacle(find_obstacle(self.studio, self.microphone) if at_rest else None)
        self.picker.setEnabled(at_rest and bool(self.microphone.devices))
        self.check.setEnabled(at_rest and self.microphone.state is MicrophoneState.OPEN)
        desk.place.setEnabled(at_rest)
        desk.own.setEnabled(at_rest)
        desk.options.list.setEnabled(at_rest)
        desk.options.show_settings(self.studio.settings, can_read=bool(self.reader.voice))
        desk.sign.show_phase(phase, reading=self.starting.coming)
        desk.prompt.set_recording(phase in _RECORDING)
        desk.place.show_place(self.reading)
        self._show_sentence()
        self._show_hint()
        self._show_actions()

    @Slot()
    def _on_focus(self) -> None:
        focused = QApplication.focusWidget()
        away = focused is not None and focused is not self.desk.prompt and self.isAncestorOf(focused)
        if self._here and away:
            self.hands_free.hold()  # Tab is a key, too
        if focused is self.desk.prompt:
            self.scroll_to(self.desk.prompt)  # with large type the options above it fill a small window
        self._show_hint()

    @Slot()
    def _show_hint(self) -> None:
        """Show what to do next where there is no take to show."""
        if self.recording.phase not in _DECIDING:
            self.desk.take.show_hint(self._next_step(), tips=self._first_take)
            if self.recording.phase not in AT_REST:
                self.desk.take.show_seconds(self.recording.seconds)

    @property
    def _first_take(self) -> bool:
        """Whether nothing has been recorded in this project."""
        return self.recording.phase in AT_REST and not any(clip.device for clip in self.studio.clips())

    @Slot()
    def _show_course(self) -> None:
        """Show what happens by itself."""
        self.desk.take.show_left(self.hands_free.left if self.hands_free.keeping else 0.0)
        checked = self.recording.checked
        if self.recording.phase is Phase.CHECKED and checked is not None:
            self.desk.take.show_words(checked, self._what_comes())
        self.desk.sign.show_phase(self.recording.phase, reading=self.starting.coming)
        self._show_hint()
        self._show_actions()

    def _what_comes(self) -> str:
        """Return what becomes of the take at hand if nothing is done."""
        if self.hands_free.keeping:
            return self.tr("It is kept in a moment; any key stops that.")
        checked = self.recording.checked
        if not self.hands_free.going or checked is None or not checked.advisable:
            return ""
        if hurried(checked):
            return self.tr("It is short for this sentence: was all of it said?")
        if checked.verdict.codes:
            return self.tr("If you keep it, others like it will not be asked about.")
        return ""

    @Slot()
    def _show_actions(self) -> None:
        """Update the buttons."""
        self.desk.keys.show_actions(self._offered())

    def _show_sentence(self) -> None:
        note, current, following = self.recording.note, self.reading.current, self.reading.following
        sentence = note.text if note is not None else current.text if current is not None else ""
        remark = ""
        again = self.reading.again
        if again and not self.reading.own:
            remark = self.tr("To be recorded again: {0} of {1}. A new take replaces clip {2}.").format(
                *again, int(self.reading.replaces)
            )
        elif note is None and self.reading.complete and not self.reading.own:
            remark = self.tr("The whole list is recorded, thank you! A new take replaces the earlier one.")
        elif note is None and self.reading.repeats:
            remark = self.tr("This sentence is recorded already. A new take replaces it.")
        self.desk.prompt.show_prompt(sentence, following.text if following is not None else "", remark)

    def _next_step(self) -> str:
        if self.recording.phase in _RECORDING:
            if self.recording.ends_by_itself:
                return self.tr("Read the sentence. When you are silent, the take ends by itself.")
            if self._space_is_taken():
                return self.tr("Press the button Stop when you have read the sentence.")
            return self.tr("Press Space when you have read the sentence.")
        if self.recording.phase is Phase.CHECKING and self.recording.keep_when_checked:
            return self.tr("It will be kept if it is good.")
        if self.recording.phase not in AT_REST or self.desk.typing:
            return ""
        if self.microphone.state is not MicrophoneState.OPEN:
            return self.tr("Opening the microphone …")
        if self._coming:
            return self.tr("The next sentence begins by itself. Space begins it now, Esc stops here.")
        if self._space_is_taken():
            return self.tr("Press Esc to go back to the sentence. There, Space starts the recording.")
        if self.is_new():
            return self.tr("This microphone is new here: press Space to check it first. It takes 10 seconds.")
        if self.studio.settings.go_on:
            return self.tr("Press Space once, then read sentence after sentence: it goes on by itself.")
        return self.tr("Press Space, read the sentence aloud, and press Space again.")

    def _space_is_taken(self) -> bool:
        """Return whether Space means something else than recording to the control that has the focus."""
        focused = QApplication.focusWidget()
        recording = focused is self.desk.keys.button(phases.RECORD)
        return isinstance(focused, _SPACE_TAKERS) and focused.window() is self.window() and not recording

    def _show_obstacle(self, obstacle: Obstacle | None) -> None:
        focused = QApplication.focusWidget()
        if self.shown.show_obstacle(obstacle):
            self._announce_obstacle()
            focus = self.first_focus()
            if focused is not None and focus is not None and self.isAncestorOf(focused):
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce_obstacle(self) -> None:
        if self._here and self.shown.words:
            announce(self, self.shown.words)
