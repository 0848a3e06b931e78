"""Shoal's engine: all that shares and fetches files, free of Qt; `engine.api` is the door."""
