"""The pages of the window, one a step of the way from a voice to a voice."""
