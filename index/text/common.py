"""What two texts have in common."""


def shared(letters: str, name: str) -> int:
    """How many of the letters stand in the name in the same order: the length of their longest common subsequence."""
    lengths = [0] * (len(name) + 1)
    for letter in letters:
        diagonal = 0
        for at, other in enumerate(name, 1):
            above = lengths[at]
            lengths[at] = diagonal + 1 if letter == other else max(above, lengths[at - 1])
            diagonal = above
    return lengths[-1]
