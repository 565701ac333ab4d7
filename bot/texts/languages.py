"""The languages the bot speaks, and what a saying is: the same in each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh-hant", "zh-hans", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

NAMES: Mapping[Language, str] = {"zh-hant": "繁體", "zh-hans": "简体", "en": "English"}

# Telegram shows the menu of commands by the language of the client; None is every other language than those named.
MENUS: Mapping[str | None, Language] = {None: "zh-hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing the bot says, in every language; `{…}` are filled in. A language that lacks it does not pass mypy.

    >>> Saying(zh_hant="{n} 篇", zh_hans="{n} 篇", en="{n} articles")("en", n=2)
    '2 articles'
    """

    zh_hant: str
    zh_hans: str
    en: str

    def __call__(self, language: Language, **filled: object) -> str:
        """The saying in this language, with `{…}` filled in. Raises KeyError if one of them is not given."""
        match language:
            case "zh-hant":
                return self.zh_hant.format(**filled)
            case "zh-hans":
                return self.zh_hans.format(**filled)
            case "en":
                return self.en.format(**filled)


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name, without the slash, and its line in the menu; does it take a text behind it?"""

    name: str
    menu: Saying
    admins_only: bool = False
    takes_text: bool = False


AUTOMATIC = Saying(
    zh_hant="自動",
    zh_hans="自动",
    en="Automatic",
)

CHOSEN = Saying(
    zh_hant="好，以後用繁體回覆。",
    zh_hans="好，以后用简体回复。",
    en="Fine: English from now on.",
)
