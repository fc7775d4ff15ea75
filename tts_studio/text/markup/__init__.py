"""What a text says about how it is read: Markdown, phonemes, pauses, and a part of SSML."""
