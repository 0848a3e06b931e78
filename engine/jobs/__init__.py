"""What a person asked for and where it stands: shares, downloads, collections."""
