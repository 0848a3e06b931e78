"""Who is there: keys, the encrypted channel, connections."""
