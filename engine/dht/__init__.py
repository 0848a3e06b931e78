"""Who has a file: a hardened Kademlia node, signed provider records and certified metadata."""
