"""What an engine raises that can't be asked."""


class Unavailable(RuntimeError):
    """What the passages are searched with can't be asked; the message says where it is and why, without secrets."""
