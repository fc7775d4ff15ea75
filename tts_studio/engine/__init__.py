"""Speaking, adapting, measuring and exporting voices; the only home of torch, transformers and onnxruntime."""
