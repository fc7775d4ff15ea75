"""Voices for other programs on this computer or in its network: OpenAI's interface for speech, Wyoming, a page to try.

Built on ``jobs`` alone. All that a request may name is a voice that is offered, by its name: no path, no address.
"""
