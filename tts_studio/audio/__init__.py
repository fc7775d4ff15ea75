"""Audio as numpy arrays: files, levels, speech, quality. No model, no project, no device."""
