"""The facade over HTTP: server and client."""
