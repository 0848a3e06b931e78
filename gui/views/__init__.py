"""What is on the screen: widgets and delegates; they know views and theme, never the engine."""
