"""What the lists show: Qt item models over frozen views, and the pure parts below them."""
