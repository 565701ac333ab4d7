"""The store's schema, as numbered SQL files; each runs once, in order."""
