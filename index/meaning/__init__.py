"""How near texts are in meaning, whatever their language: an option that needs a model, off unless it is asked for."""
