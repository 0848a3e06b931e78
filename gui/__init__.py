"""The desktop window: the only folder that knows Qt; the engine is behind its facade."""
