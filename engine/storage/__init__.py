"""What is on disk: piece files and the library."""
