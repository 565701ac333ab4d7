"""What a reindex does: files → a generation of the index."""
