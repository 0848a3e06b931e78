"""The REST API: a server over any facade, and a client that is a facade."""
