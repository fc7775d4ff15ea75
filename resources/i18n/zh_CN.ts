<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>About</name>
  <message>
   <source>About TTS Studio</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All licences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For a report of a fault</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>C&amp;lose</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copied</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>TTS Studio {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A few minutes of a voice in, a Piper voice out: on this computer, without an account.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Free software under the GNU General Public License, version 3 or any later one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New voices start from the base voice en_US-joe-medium. Its recordings are free of any condition (CC0), but it was itself fine-tuned from the voice lessac, whose recordings were licensed for research only. If that matters for what you publish, start from another base voice.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Ask</name>
  <message>
   <source>Cancel</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Banner</name>
  <message>
   <source>Dismiss</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Blind</name>
  <message>
   <source>Which one is the recording?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Which one do you like better?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You found the recording in {0} of {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Guessing may do as well: so far you cannot tell the voice from the recordings for sure.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Guessing hardly ever does as well: the voice can be told from the recordings.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You nearly always took the voice for the recording: there is no higher praise for it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Neither is ahead</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You like both equally well.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is ahead</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>That is hardly chance.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>That may well be chance. More sentences make it surer.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>BlindChoice</name>
  <message>
   <source>&amp;Begin</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Compare without knowing which is which</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Expectation leads the ear. Here both say the same words, equally loud, as X and Y, and the order changes. Who is who is told after {0} sentences.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;One</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The o&amp;ther</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to compare with yet: train a voice, or open its project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose two different ones.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>BlindResult</name>
  <message>
   <source>&amp;More sentences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No difference</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>BlindRound</name>
  <message>
   <source>Play X</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Key 1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Play Y</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Key 2</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Key X</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Key Y</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>I hear no difference</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Key N</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Try again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Both are being made ready …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Listen to both, as often as you like.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>BlindTestDialog</name>
  <message>
   <source>Compare blind</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sentence {0} of {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The recordings</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipDetails</name>
  <message>
   <source>&amp;Play</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Space</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trim to &amp;speech</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use the &amp;whole</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sp&amp;ectrogram</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the spectrogram</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use this clip for &amp;training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use this clip for training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clip {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipEdits</name>
  <message>
   <source>Text of clip {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trim of clip {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use clips: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leave out clips: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove clips: {0}</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipExchange</name>
  <message>
   <source>Import a folder of recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Lists of recordings and texts</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import a list of recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to import in “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a folder of recordings, a list of texts, or recordings with .txt files.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings taken: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not taken: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the report</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} – data set</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export the data set to a new folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export of the data set</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The data set is in “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clips: {0} · {1} minutes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the folder</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipFigures</name>
  <message>
   <source>{0} LUFS</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} dBFS</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} dB</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} kHz</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s of {1} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Length</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Loudness</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Highest peak</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Noise of the room</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Voice above noise</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sample rate</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Source</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipsBar</name>
  <message>
   <source>Find by text, number or source</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+F</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Needs &amp;attention</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit the text (Enter)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move to the trash (Delete)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Selected: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Needs &amp;attention: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undo: {0} (Ctrl+Z)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Redo: {0} (Ctrl+Shift+Z)</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipsModel</name>
  <message>
   <source>Clip</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Text</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Length</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Loudness</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Above noise</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Source</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A tick: training uses the clip</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Loudness of the speech in LUFS; louder is nearer to 0</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How far the voice is above the noise of the room; 20 dB or more is good</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} LUFS</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} dB</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trimmed: {0} s of {1} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>used for training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>left out of training</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipsPage</name>
  <message>
   <source>Clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clips: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} minutes for training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>left out: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>need attention: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>none needs attention</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Moved to the trash: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undone: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Done again: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The text of clip {0} may not be what is heard in it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please listen to it, and correct the text or leave the clip out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>E&amp;xport …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write the clips as a data set (LJSpeech) for other programs</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drop to import: a folder, a list, or recordings with their texts</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A &amp;folder of recordings …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A &amp;list of recordings and texts …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Report of the last import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Record</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import a &amp;folder …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import a &amp;list …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No recordings yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Here you will see and hear every recording of the speaker. Record some, import what you have, or drop a folder of recordings with their texts on this page.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Show all clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No clip matches</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None holds what you look for.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ClipsTable</name>
  <message>
   <source>Clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Space plays the clip, Enter edits its text, Delete moves it to the trash</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Space</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Edit the text</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Enter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Use for training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Leave out of training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Core</name>
  <message>
   <source>A clip needs the text that is spoken in it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A recording with {0} samples a second cannot be kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A voice ends in .onnx.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A voice is a folder or a file that ends in .onnx.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A voice needs a name of 1 to {0} letters.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>At most {0} can be mixed down.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Checking the recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clip {0} is damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clip {0} was incomplete or damaged; what is left of it is in “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Computing on {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each line needs the file and its text, divided by “|”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each line needs the keys “audio” and “text”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Exporting the recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Exporting the voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Importing the recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is a duplicate of {0}, which became clip {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is badly distorted: {0} of it is cut off at full scale.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is far too loud; please lower the microphone's level or move back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is in the project already, as clip {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is neither a recording nor a list of texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is quiet; please move closer or raise the level.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is read {0} than the other recordings.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is silent.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is too long: {0} s; please cut it into sentences of at most {1} s.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is too loud; please lower the microphone's level or move back a little.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is too short: {0} s, at least {1} s are needed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It needs a line for each recording: its file and its text.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Its beginning is cut off: somebody speaks from the first moment on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Its end is cut off: somebody speaks until the last moment.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Its recording was changed after it had been added.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Its text is empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Known here: {0}. A folder or .onnx file serves as well.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Learning how the voice speaks</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Learning the sound of the voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Missing: {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No project is open.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No recording is named.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No speech was found in it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No speech was heard; please read the sentence aloud.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No {0} was found.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None of the recordings can be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing can be read from the take “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing comes from this microphone; please check that it is plugged in and not muted.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing was heard; please check that the microphone is on and is the one that is chosen.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing would be left of the clip.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please add a list “metadata.csv” (file|text), or a .txt file of the same name beside each recording.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please allow it in the privacy settings of the system.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please change the file's permissions.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please check its brackets and quotes.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please check its name and folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please check its name, or make a new project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please check its permissions.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please check the name of the folder or list.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a base voice with one speaker.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a folder or a list of texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a new or an empty folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a single-speaker Piper voice of medium or high quality.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose a value from {0} to {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose an earlier checkpoint.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another checkpoint.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another folder or change its permissions.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another folder to export it to.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another microphone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another one, or restart it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose one of {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose one of: {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose the folder of a project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose the folder that holds them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose the folder that it is in, or the list of texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose the list itself.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please choose the list of texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please close that program, or choose another device.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please convert it to 48000 a second.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please convert it to FLAC.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please convert it to WAV or FLAC.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please copy both files together.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please copy or download it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please copy or download the voice again, its two files together.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please copy or record it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please cut it into sentences.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please export it as 16-bit WAV.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please export or record it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please fetch the file itself, for example with “git lfs pull”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please free some space and try again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give a language such as en-us, de or cmn.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give a text with at least one word.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give a voice's folder or its .onnx file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give one of the .onnx files.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give the name of the person whose voice it is.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give the whole name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please import at least two clips.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please install TTS Studio again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please install it: pip install {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please install the package libportaudio2 (on Fedora and Arch: portaudio) and start the program again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please install the program again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please keep it or throw it away first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please leave the words between the two marks.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please look at them on the page of the clips.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please make it first, or choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please name one after “#”, for example {0}{1}#{2}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please open it, or choose another folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please open the project again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please open the project that the clips belong to.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please plug it in again, or choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please plug one in, or switch it on in the system's settings.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please put a .txt file of the same name beside each, or drop the folder with its list of texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please record one sentence at a time.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please record or copy it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please record or import at least one minute; five minutes give a voice that people recognise.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please record or import some, or accept those shown.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please remove that one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please restart the program; if that does not help, restart the computer.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please restore that file from a backup.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please restore that file from a backup; the recordings in “clips” are untouched.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please save it as UTF-8 and try again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please save it as UTF-8.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please say “own” for your own voice, or “permission” if the speaker has allowed it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please start a new training.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please start one without --resume.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please start to read after you have pressed record, and stop only after the last word.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please try again; the log tells more.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please type at least one word.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please type something to say.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please type what you hear.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please update this program, which reads formats up to {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please use the base voice that comes with the program, or build a posterior encoder for this one with packaging/build_posterior.py.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please wait until it has finished, or close it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Preparing the networks</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Preparing the recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rates from {0} Hz to {1} Hz can be read; please convert the file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading the list</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading the recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Saving the voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Some clips of this training have been changed since it began.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sound does not work, because the library PortAudio is missing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speaking</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>That is a good recording.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>That was too long for this sentence; please read it as it stands, without extra words.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>That was too short for this sentence; please read all of it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The base voice is not installed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The base voice “{0}” cannot be trained yet.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The base voice's file “{0}” is damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The beginning is cut off; please wait a moment after pressing record.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The disk is full; “{0}” was not saved.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The encoding of “{0}” cannot be told.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The end is cut off; please wait a moment before pressing stop.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The folder “{0}” cannot be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The folder “{0}” is not empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The header of “{0}” is damaged or of an unknown kind.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The language “{0}” is not known.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The loudest moments are cut off at full scale; please lower the level or move back a little.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The loudest moments are distorted; please lower the level a little or move back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The microphone and the room are good.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The microphone works, but no speech was heard; please read the sentence aloud.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The noise is nearly as loud as the voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The noise is nearly as loud as your voice; please go to a quieter place or closer to the microphone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The package piper-tts is missing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The package {0} {1}. To install the judges: {2}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The program's own file “{0}” is missing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project “{0}” is in use by another TTS Studio.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project “{0}” is not open for writing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project “{0}” was made by a newer TTS Studio (format {1}).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The recordings in “{0}” have no texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The room is noisy; please switch off what hums, close the window, or choose another room.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The same recording is clip {0} already, with another text: “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The saved training “{0}” cannot be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The settings could not be read ({0}); the defaults are used.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The settings in “{0}” are damaged; the defaults are used.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The settings were damaged and are set back; the old file is “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The sound system of this computer could not be started.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The sound was stopped by a fault of this program.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The speaker has no name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The speech in it is too short to learn from.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The take “{0}” holds no sound yet.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The text does not fit the duration: {0} s of speech are too {1} for it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The text has more sounds than the recording has time for.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The text is empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training has diverged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The tuned weights are damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The tuned weights do not fit the base voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice file “{0}” cannot be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice file “{0}” is empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice lies in “{0}” itself.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice saved before it is kept. Please try another seed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice “{0}” cannot say this.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice “{0}” is damaged: what it says is no sound.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice “{0}” lacks its second file “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice “{0}” stays silent: it is damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice's language “{0}” is not known.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {0} {1} is not possible.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {0} “{1}” could not be opened.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {0} “{1}” is in use by another program, or was unplugged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {0} “{1}” is no longer there.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no recordings in “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no recordings to export.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no sentences to read in “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are only {0} seconds of usable speech.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are some in: {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are too few recordings to compare with.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are {0} voices in “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is a project in “{0}” already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is a voice “{0}” in the project already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is an earlier take “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no Whisper model {0}. Please set {1} to the folder of a faster-whisper model.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no clip {0} in this project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no file “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no folder “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no interrupted training in this project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no recording “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no recording.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no removed clip {0} that could be brought back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no text “{0}.txt” beside it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no voice in the folder “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no voice “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is noise in the background; please choose a quieter place.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to say in “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to say.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>These recordings have no texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This line is not a JSON object.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This program may not use the {0} “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This voice has several speakers.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This voice's language needs software that is not installed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Timing the first steps</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You read faster than usual; please take your time.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You read more slowly than usual; please read as you normally speak.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Your voice is quiet; please move closer to the microphone or raise its level.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a take</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a take ({0})</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>does not work here ({0})</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>faster</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has a header, but no rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has no column for the {0}; its columns are {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has only one column</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>is empty</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>is not installed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>it is not JSON</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>it is not a JSON object</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>it is not an object</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>long</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>loudspeaker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>microphone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>no format</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>nothing reads format {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>on this machine</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>phoneme_id_map lacks “_”, “^” or “$”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>short</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>slower</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the Apple GPU ({0})</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the CPU ({0} threads)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the GPU {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the name of the language is no text</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} clips of this training are no longer in the project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} clips to learn from, {1} held out; start: {2}; {3} + {4} steps.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} in all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} is missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} is {1}, not a whole number from {2} to {3}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} phonemes do not fit into {1} frames</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} sentences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“format” is not a whole number above 0</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“statement” is neither own nor permission</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” belongs to another voice than “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” cannot be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” cannot be written to.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” cannot be written: “{1}” is no audio format that is known here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” claims a sample rate of {1} Hz, which no recording of speech has.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” could not be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” could not be written as {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” could not be written.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” does not describe a voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” exists already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” has changed since it was made: it is damaged or another voice's.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” has {1} channels.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” holds no recordings with texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” holds no sound: it has a header, but no samples.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” holds samples up to {1} where 1 is full scale.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is a file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is a folder, not an audio file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is a single recording.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is an MP3 file that does not tell its length.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is an ONNX file, but not a Piper voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is cut off or damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is damaged: it is no complete JSON.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is damaged: its encoding breaks off.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is damaged: some of its samples are not numbers.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is longer than {1} minutes, the most that can be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is neither a folder nor a file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is neither true nor false</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is no statement of consent.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is none of {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not JSON.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a Piper voice that can be trained.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a TTS Studio project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a complete ONNX file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a language that can be spoken.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a number</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a text</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a text file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a text file: it holds NUL bytes.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a training of this project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a voice of TTS Studio: it has no “{1}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a voice, or it is cut off or damaged: it is no complete ONNX file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not a whole number</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not an audio file that can be read here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not an interrupted take of this project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not an object</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not an ordinary file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is not the configuration of a Piper voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is only a pointer to a voice that Git LFS keeps elsewhere.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is too large to be a list of texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is too large to be a voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” may be any of {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” may not be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” of the project “{1}” is damaged: {2}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” of the voice “{1}” is damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” was not written: some of its samples are not numbers.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” was not written: there is no sound to write.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>DevicePicker</name>
  <message>
   <source>Microphone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} (not connected)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>System's choice: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>System's choice</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Discard</name>
  <message>
   <source>Stop and discard this training?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard the interrupted training?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What it has learned, and the voice made of it, go to the project's trash. The recordings stay.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What it has learned so far goes to the project's trash. Recordings and voices stay.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go on training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>HintLine</name>
  <message>
   <source>Dismiss</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>HistoryModel</name>
  <message>
   <source>playing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>stopped early</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ImportProgress</name>
  <message>
   <source>Progress of the import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Stop the import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Importing “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Taken: {0} · not taken: {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopping; what was taken stays …</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ImportReport</name>
  <message>
   <source>Import report</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Copy the report</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>C&amp;lose</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All recordings were taken: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Taken: {0} of {1} recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The import was stopped; what was taken until then stays in the project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The others were left where they are, for the reasons below. When they are put right, import the same again: what is in the project already is not taken twice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings that were not taken, by reason</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not taken</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Why</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Importing</name>
  <message>
   <source>Import of “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>InterruptedCard</name>
  <message>
   <source>The sentence that is read in it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The sentence that is read in the take</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keep</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Listen</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A take was interrupted</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The program ended while this was being recorded: “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The program ended during a recording. Please listen, and type what is said.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Further takes after this one: {0}.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>JobStrip</name>
  <message>
   <source>Stop</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Progress of “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopping …</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>KeyBar</name>
  <message>
   <source>Space</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Enter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Esc</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Keys</name>
  <message>
   <source>Everywhere</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record, Clips, Train, Speak, Voices</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>These keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Quit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>To the next and the previous control</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Start and stop recording</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keep the recording, show the next sentence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record it again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Play the recording</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Skip the sentence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Back to the sentence before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard the recording</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Play or stop</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit the text</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove the marked clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Do it again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Waveform</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move the mark or the position</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>To the beginning or the end</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Larger, smaller, all of it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Play the sample that is marked in the list</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speak</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speak the text</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Be silent at once</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What it does</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Everything by keyboard</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Single letters do not act while you are typing a text.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Leave</name>
  <message>
   <source>“{0}” is still under way. Stop it and close?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What is done so far is kept. A training saves its voice, and can go on later from where it stops.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop, save and close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go on</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>LevelMeter</name>
  <message>
   <source>Microphone level</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Too loud: the microphone clips.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clipped</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clip</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Press to put the lamp out</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Lights when the sound is cut off</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clip lamp, lit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clip lamp, off</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} dB</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>silent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>quiet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>good</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>loud</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>LossChart</name>
  <message>
   <source>Curves of the training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sentences it has never heard</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sentences it learns from</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The first measurement comes after a minute or so.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Difference in sound (less is better)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Steps of training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing has been measured yet.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0}: {1} at first, {2} now.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Something went wrong that should not have: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing that was saved is lost.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>TTS Studio ended unexpectedly the last time. Everything that was saved is still there.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The log tells what happened.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the log</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speak</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Voices</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;New voice …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Open a project …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Start page</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the project's &amp;folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Close the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Preferences …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Keys …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the &amp;log</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;About and licences …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Recent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Saving, then closing …</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Manner</name>
  <message>
   <source>Spee&amp;d</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Relative to the voice's own</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Va&amp;riation</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How much tone and rhythm vary; less is calmer</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pa&amp;use</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Between two sentences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The same number, text and voice give exactly the same sound.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Back to how the voice was made</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Varia&amp;nt no.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>as trained</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>MicrophoneCheck</name>
  <message>
   <source>Microphone check</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Time of silence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>I have said it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ten seconds for a better voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>First the room is heard while you are silent, then you say one sentence. Sit as you will sit when you read, a hand's breadth or two from the microphone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please be silent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The room is being heard.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Now say this sentence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One moment …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What was heard is being measured.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Level: good ({0} LUFS)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Level: quiet ({0} LUFS)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Noise: low ({0} dB below the voice)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Noise: high ({0} dB below the voice)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clipping: none (loudest moment {0} dB)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clipping: yes (loudest moment {0} dB)</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>NewProject</name>
  <message>
   <source>New voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>for example Anna</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is &amp;my own voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The speaker has &amp;agreed that I make this voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Choose …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>English (United States)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>English (Great Britain)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Chinese (Mandarin)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>French</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>German</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Spanish</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Italian</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Russian</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Whose voice is it?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Name of the speaker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Your answer is written into the project and into every voice made from it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Language of the recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For any other, type its code, such as “pt-br”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Folder of the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>My voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please give the name of the person whose voice it is.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please say whose voice it is: a voice may only be made with the speaker's consent.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>OwnText</name>
  <message>
   <source>Read this</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Back to the list</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For this language there is no list of sentences yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Your own sentence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One sentence, exactly as you will say it; words and names that the voice should know well.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>PhaseSign</name>
  <message>
   <source>Ready</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Get ready …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recording: read now</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Checking your take …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Your take</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keeping it …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Kept. Ready for the next one</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Place</name>
  <message>
   <source>Sentence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to sentence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>of {0}, {1} recorded</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Preferences</name>
  <message>
   <source>Preferences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Text will be as large as this.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Reset all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Chosen by the system</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} (not there at the moment)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>As the system</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Light</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Dark</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>From the next start on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Theme</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Text &amp;size</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>L&amp;oudspeaker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sound</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>PresetCards</name>
  <message>
   <source>Quick</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>To hear whether the recordings are good enough. Still sounds rough.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A voice that people recognise. A good first choice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Thorough</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The best this computer can do, while you do something else.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How long the training may take</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>PromptView</name>
  <message>
   <source>Next: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>To be read aloud: {0}</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Readiness</name>
  <message>
   <source>What the training needs</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Look at them</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speech</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clips</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Quality</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Consent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Disk</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Memory</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Base voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} of speech.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings that are used: {0}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No recording needs attention.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The speaker has agreed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} free.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Enough, as far as this system tells.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There and complete.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Only {0} of speech; at least {1} are needed, and five minutes are better.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} of speech will do for a try; with {1} or more a voice is recognised.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings that are used: {0}; at least {1} are needed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings that need attention: {0}. A few bad ones can spoil a voice.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nobody has stated that the speaker agrees.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} free; the training needs {1}. Please free some space.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} free; {1} are advised. Please close other programs, or it may be slow.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice that training starts from is missing or damaged. Please install TTS Studio again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} GB</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} min {1} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>ready</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>could be better</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>missing</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>RecordDesk</name>
  <message>
   <source>Own text …</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>RecordKeys</name>
  <message>
   <source>Back</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Skip</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Start again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop playing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Play</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keep and next</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>RecordPage</name>
  <message>
   <source>Record</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check microphone …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Five minutes of reading: a short break and a sip of water do good.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What you had said until then is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Good morning, how did you sleep?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The whole list is recorded, thank you! A new take replaces the one before.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This sentence is recorded already; a new take replaces that one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Press Space when you have read the sentence.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The microphone is being opened …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Press Space, read the sentence aloud, and press Space again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No project is open</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings belong to a speaker. Please make a project for the speaker first, or open one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to the start page</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice is learning</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Learning needs the whole computer, and a recording would suffer from that. You can go on as soon as the voice is finished, or after stopping it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>See how it learns</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Look again</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>RecordedSoFar</name>
  <message>
   <source>Clips: {0} · Minutes: {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Minutes until the next step, at {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Too little for a voice yet. With 5 minutes it can be recognised.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>With luck a voice of this is recognised. 5 minutes make it likely.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A voice of this will be recognised. 15 minutes make it good.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A voice of this will be good. More than 30 minutes change little.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is as much as helps. Further recordings change little.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>ResultCard</name>
  <message>
   <source>Listen</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Continue the training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train again</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>SampleList</name>
  <message>
   <source>Samples</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Space or Enter plays the sample, and once more stops it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hear it learn</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every sample says: “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every sample says the same sentence.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The first sample comes after a minute or so, then one about every minute.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>SampleModel</name>
  <message>
   <source>playing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The real voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>after {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>newest</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>best so far</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Step {0}</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Sidebar</name>
  <message>
   <source>Pages</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Project: {0}</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>SoundView</name>
  <message>
   <source>Waveform of what was spoken</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>SpeakPage</name>
  <message>
   <source>Type anything and hear it at once. Ctrl+Enter speaks, Esc stops.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speak</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to say yet.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please type some words first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please train one, or choose a Piper file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no voice that could speak.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speaking …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Making the next sentence …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Making the first sentence …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save what was spoken</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Compare blind …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Speak</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+Enter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Esc</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Say it di&amp;fferently</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Another variant: the same words, with another tone and rhythm</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sav&amp;e …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>WAV, FLAC, OGG or MP3</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What to say</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+Enter speaks, Esc stops.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type anything here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Good morning! Type anything here, and I will read it to you. How do I sound?</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Spectrogram</name>
  <message>
   <source>Spectrogram</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Loudness of the frequencies from 0 to 8 kHz over time</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>SpeechHistory</name>
  <message>
   <source>Spoken before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Space or Enter plays it, and once more stops it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use &amp;again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Text, voice and manner as they were</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What you let the voice say is kept here until the program ends.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>SpeechSaving</name>
  <message>
   <source>Saving what was spoken</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Saved as “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>StageList</name>
  <message>
   <source>done</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>under way</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>to come</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stages</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Studio</name>
  <message>
   <source>“{0}” is still under way.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Please wait until it has ended, or stop it first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Something went wrong that should not have: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing that was saved is lost. The log has the details (Help, Show the log).</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TakeCard</name>
  <message>
   <source>Waveform of your take</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not usable</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Better read it again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Good</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Usable</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The computer was too busy and lost some sound; please read it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainPage</name>
  <message>
   <source>Train</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The program learns to speak like your recordings. All of it happens on this computer.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing to learn from yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The program needs recordings of one speaker: {0} at least, better five minutes of them. Read some sentences aloud, or import recordings that you have.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopping</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The best voice so far is being saved. This takes a few seconds.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discarding</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training ends after its present step.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training was discarded.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is in the project's trash.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Training</name>
  <message>
   <source>The voice has learned; it is being saved</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is tried out once before it counts as saved.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Getting ready to learn</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You can go on working meanwhile; only recording has to wait.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice is taking its first steps</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>After a few measurements you will read here whether it improves.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice is still improving</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>On sentences it has never heard it comes closer to the recordings. Let it go on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice has levelled off</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The figures hardly change any more. If you like how it sounds, you can stop and keep it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice is getting worse (over-training)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It begins to learn the sentences by heart. The best voice so far is kept; you can stop now.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Step {0} of {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recording {0} of {1}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Measured on this machine: {0} steps fit into {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Planned: {0} steps in {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings to learn from: {0}; kept apart to judge by: {1}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings that could not be used: {0}. {1}</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainingOptions</name>
  <message>
   <source>Name of the voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Other programs show it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Exact minutes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>In place of the three lengths above.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Seed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Same seed, same voice.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainingPanel</name>
  <message>
   <source>Progress of the training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pause</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The best voice so far is kept, and the training can go on later.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What the training has learned is thrown away.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} so far</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>about {0} left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Paused</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training waits where it is. Nothing is lost.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainingResult</name>
  <message>
   <source>“{0}” can speak now</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type any text and listen. The voice is listed under Voices.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopped: the best voice of “{0}” so far is kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Listen to it. If it should become better, the training can go on from where it stopped.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training of “{0}” came to a halt</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training of “{0}” was stopped before there was a voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The first voice is saved after a minute or two of learning.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Steps: {0}, in {1} of training.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Since the first measurement it has come {0} % closer to the recordings.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice that is kept is that of step {0}, the best by measure.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainingRun</name>
  <message>
   <source>Learning the voice of “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainingSetup</name>
  <message>
   <source>&amp;Learn this voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name of the voice, exact minutes, seed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ready? Looking …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ready? Still missing: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ready, though something could be better</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ready: everything is there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{0}” is under way. The training can start when it has ended.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training can start when nothing is missing above.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Takes {0} from the click to the finished voice: the program times its first steps on this machine and plans the rest. You can pause or stop at any moment.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How long may it take?</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>TrainingView</name>
  <message>
   <source>How close it has come</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Both fall while it learns. If only the dashed one falls, it learns by heart.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>UnfinishedCard</name>
  <message>
   <source>Continue the interrupted training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Discard it …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training of “{0}” was interrupted</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} of {1} are done. It goes on exactly where it stopped.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It had hardly begun ({0} planned), so it starts from the beginning.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Verdict</name>
  <message>
   <source>Good</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Usable</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Poor</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>VoiceCard</name>
  <message>
   <source>&amp;Speak with it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Measure</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Export to Piper …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show in &amp;folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Rename …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>F2</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Del</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hear &amp;it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hear a sample</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Space</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0}, the voice that new ones start from</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This needs an open project with some recordings.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not measured yet. Let the program compare it with the recordings: how alike, how clear and how natural it is.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Made from {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where it comes from, and its licence</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>VoiceChoice</name>
  <message>
   <source>No voice found</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Vo&amp;ice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Speaker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This voice can speak as several people</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Other Piper file …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A Piper voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Piper voices (*.onnx)</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>VoiceFigures</name>
  <message>
   <source>Like the speaker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Words misheard</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Naturalness</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>File</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clips: {0}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Consent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Checksum of the data set</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Checksum of the voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Time to speak, relative to the speech</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Similarity to the speaker (cosine)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Similarity of the base voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Similarity of the speaker to herself or himself</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Distance of the sound on unheard recordings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The maker's own voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The speaker has agreed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} of 5</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>hardly to be told apart</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>easily recognised</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>only a resemblance</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>clear</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>mostly clear</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>hard to understand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>like a recording</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>pleasant</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>audibly artificial</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>rough</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Voices</name>
  <message>
   <source>Cannot be used</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What new voices start from</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Of unknown origin</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} min of speech</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The base voice</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>VoicesPage</name>
  <message>
   <source>Voices</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Finished voices work in every program that reads Piper voices.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading the voices …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Try again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voices cannot be read</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rename the voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rename</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice “{0}” is in the trash.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Measuring “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export to which folder?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Exporting “{0}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The voice is ready for other programs, as “{0}”.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Enter speaks with the voice, Space lets it be heard, F2 renames it, Del removes it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Train a voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No voice of your own yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record a few minutes of speech and train a voice. Until then, try the one that all start from.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Waveform</name>
  <message>
   <source>Waveform</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing to show</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s long</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>position {0} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>kept from {0} s to {1} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>at the position, {0} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>at the start handle, {0} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>at the end handle, {0} s</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>Your own voice, made on this computer</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Read aloud for a few minutes, let the program learn, then type anything and hear it. Nothing leaves this computer.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Record a voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name the speaker and read sentences aloud.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use recordings I have</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import a folder of sound files with their texts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hear the base voice</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Let the voice speak that every new one starts from.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recent projects</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Enter opens the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each speaker gets a folder of their own, which you may copy and keep.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open a project …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>Wording</name>
  <message>
   <source>{0} left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} h {1} min</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{0} {1}</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
 <context>
  <name>_TextDelegate</name>
  <message>
   <source>Text of the clip</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
</TS>
