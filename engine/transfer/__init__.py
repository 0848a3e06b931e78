"""Moving pieces: the swarm's protocol, policy and driver."""
