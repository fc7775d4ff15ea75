"""Judges of speech, the evaluation of a voice, and choosing among checkpoints by ear."""
