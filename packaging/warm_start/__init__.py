"""Builders of resources/warm_start: the networks that each training starts from."""
