"""A text → its sentences."""

import re

_FULL_STOP = '\\.(?<=[a-z0-9,.%)” ]{2}[a-z0-9)%”"]\\.)(?=\\s+[A-Z“"(\u4e00-\u9fff])'  # in English, not of Dr.
SENTENCE = re.compile(  # an end mark inside 《》 belongs to a title, not to the sentence; one before a letter, to an address
    rf"(?:[^。！？!?；;\n.《]+|《[^《》\n]{{0,40}}》|《|[?!](?=[a-z0-9=&/\[])|(?!{_FULL_STOP})\.)*"
    rf"(?:[。！？!?；;]+[」』”’\"')）】]*|{_FULL_STOP}|\n|$)"
)
_SAYS = re.compile(r"[^\W_]")


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of `text` that say anything, in order, without the white space around them."""
    spans = []
    for found in SENTENCE.finditer(text):
        stripped = found[0].strip()
        if _SAYS.search(stripped):
            start = found.start() + found[0].index(stripped[0])
            spans.append((start, start + len(stripped)))
    return spans or [(0, len(text))]
