"""Family L: is a plan sound, and does it say what its document says."""
