"""The Voices page."""
