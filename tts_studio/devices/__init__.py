"""Microphones and loudspeakers: what there is, recording, playing. Reached through PortAudio, which is loaded late."""
