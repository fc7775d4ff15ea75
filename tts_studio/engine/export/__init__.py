"""Writing voices: a new one's files, and copies for other programs."""
