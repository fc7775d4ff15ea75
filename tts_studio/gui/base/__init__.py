"""What the pages share and no widget shows: the studio, its jobs, the loudspeaker, the microphone, voices."""
