"""The VITS network in torch: weights from a Piper ONNX file, losses, alignment, discriminators."""
