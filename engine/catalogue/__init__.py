"""The public catalogue of this process: what is heard, kept, said and shown of it."""
