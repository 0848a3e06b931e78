"""What a file is: its identity, its tree, its metadata, its names."""
