"""A text in the other script. What is shown is as it was written; this is for whoever taps for it."""

from functools import cache
from typing import Protocol

from bot.texts.languages import Language, script_of


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def is_other_script(text: str, language: Language) -> bool:
    """Is the text written in the script that readers of this language don't write?"""
    script = script_of(text)
    return script is not None and language != "en" and script != language


def in_script(text: str, language: Language) -> str:
    """The text, which may be HTML, in the script of a language; as it is for English."""
    return text if language == "en" else _converter("s2t" if language == "zh-hant" else "t2s").convert(text)


@cache
def _converter(conversion: str) -> _Converter:
    from opencc import OpenCC  # the first of its kind takes 60 ms and 27 MB: none before somebody taps

    converter: _Converter = OpenCC(conversion)
    return converter
