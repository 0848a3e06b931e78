"""What is new: GossipSub among the peers of a swarm."""
