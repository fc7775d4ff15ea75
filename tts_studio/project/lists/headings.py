"""How the columns of lists, and the keys of JSON lists, are called."""

from __future__ import annotations

FILE_NAMES = (
    "audio",
    "audio_file",
    "audiofile",
    "audio_filepath",
    "audio_path",
    "audio_filename",
    "recording",
    "path",
    "file",
    "filename",
    "file_name",
    "filepath",
    "file_path",
    "fname",
    "wav",
    "wavs",
    "wav_file",
    "wav_path",
    "wav_filename",
    # German, French, Spanish, Portuguese, Italian, Dutch, Russian, Chinese
    *("datei", "dateiname", "audiodatei", "aufnahme"),
    *("fichier", "nom_du_fichier", "enregistrement"),
    *("archivo", "fichero", "grabación", "arquivo", "gravação", "registrazione", "bestand", "bestandsnaam", "opname"),
    *("файл", "имя_файла", "запись", "文件", "文件名", "音频", "录音"),
)
ID_NAMES = ("id", "name", "clip", "clip_id", "utt_id", "utterance_id", "segment_id")
"""Columns that name the recording if no column names its file."""
TEXT_NAMES = (
    "normalized_text",
    "normalised_text",
    "normalized_transcription",
    "normalised_transcription",
    "normalized_transcript",
    "normalized",
    "normalised",
    "text",
    "transcript",
    "transcription",
    "sentence",
    "raw_text",
    "raw_transcription",
    "raw_transcript",
    "utterance",
    "caption",
    *("satz", "transkript", "transkription", "texte", "phrase", "texto", "frase", "transcripción", "transcrição"),
    *("testo", "trascrizione", "tekst", "zin", "текст", "文本", "文字", "句子"),
)
"""The normalised text comes first: its numbers and abbreviations are spelled out as they were spoken."""
SPEAKER_NAMES = (
    *("speaker", "speaker_name", "speaker_id", "speakers", "client_id", "spk", "spk_id", "reader"),
    *("sprecher", "sprecherin", "locuteur", "hablante", "locutor", "parlante", "spreker", "диктор", "说话人", "朗读者"),
)
START_NAMES = (
    "start",
    "start_time",
    "begin",
    "begin_time",
    "from",
    "offset",
    "t0",
    "anfang",
    "beginn",
    "début",
    "inicio",
)
END_NAMES = ("end", "end_time", "stop", "to", "t1", "ende", "fin")
LENGTH_NAMES = ("duration", "length", "dur", "dauer")
OTHER_NAMES = {"gender", "accent", "accents", "age", "emotion", "language", "lang", "locale", "split", "up_votes"} | {
    *("down_votes", "variant", "segment", "prosody", "phonemes", "ipa", "sentence_id", "sentence_domain", "number"),
}
KNOWN_NAMES = frozenset(
    {*FILE_NAMES, *ID_NAMES, *TEXT_NAMES, *SPEAKER_NAMES, *START_NAMES, *END_NAMES, *LENGTH_NAMES, *OTHER_NAMES}
)


def column_name(written: str) -> str:
    """Return the name of a column as it stands in ``FILE_NAMES`` and the like."""
    return written.strip().lower().lstrip("#").strip().replace(" ", "_").replace("-", "_")
