"""Speaking with finished voices: onnxruntime only, no torch."""
