"""Who has it: provider and metadata records in a Kademlia DHT."""
