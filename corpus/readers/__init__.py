"""Bytes → blocks: one module a format, and `read_bytes`, which knows which one it is."""
