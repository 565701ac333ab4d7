"""Measuring: how good the answers are, how fast they come, and the floors below which neither may fall."""
