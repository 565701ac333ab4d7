"""What a text says by itself: its folded form, numbers, words, terms, and what kind of thing it asks for."""
