"""The project folder: model, store, exchange with other formats."""
