"""Everything the bot says: the same blanks in every language, HTML that Telegram takes, nothing left unsaid."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import get_args

import pytest

from bot import texts
from bot.courtesy import Courtesy
from bot.texts import asking, reindexing
from bot.texts.languages import LANGUAGES, MENUS, NAMES, Command, Language, Saying, choose_language
from corpus import Reason
from tests.tdlib import TdLib

BLANK = re.compile(r"\{(\w+)\}")


def _sayings() -> Iterator[tuple[str, Saying]]:
    for module in pkgutil.iter_modules(texts.__path__):
        for name, value in vars(import_module(f"bot.texts.{module.name}")).items():
            values = value.values() if isinstance(value, dict) else [value]
            for at, one in enumerate(values):
                if isinstance(one, Command):
                    yield f"{module.name}.{name}", one.menu
                elif isinstance(one, Saying):
                    yield f"{module.name}.{name} {at}", one


SAYINGS = dict(_sayings())


@pytest.mark.parametrize("name", SAYINGS)
def test_a_saying_is_one_in_every_language(name: str) -> None:
    saying = SAYINGS[name]
    blanks = set(BLANK.findall(saying.zh_hant + saying.zh_hans + saying.en))
    filled = {blank: f"<{blank}>" for blank in blanks}
    for language in LANGUAGES:
        said = saying(language, **filled)
        assert said.strip()
        assert all(text in said for text in filled.values())


@pytest.mark.parametrize("name", [name for name in SAYINGS if not name.startswith("console.")])
def test_a_saying_is_html_that_telegram_takes(name: str) -> None:
    saying = SAYINGS[name]
    blanks = set(BLANK.findall(saying.en))
    for language in LANGUAGES:
        assert TdLib().parse_html(saying(language, **dict.fromkeys(blanks, "x")))[0]


def test_nothing_that_can_happen_is_left_unsaid() -> None:
    assert set(reindexing.REASONS) >= set(Reason)
    assert set(asking.COURTESIES) == set(get_args(Courtesy))
    assert set(NAMES) == set(LANGUAGES)
    assert set(MENUS.values()) <= set(LANGUAGES)


@pytest.mark.parametrize(
    ("said", "tag", "language"),
    [
        ("市長是誰", "en", "zh-hant"),
        ("市长是谁", "zh-TW", "zh-hans"),
        ("500強 firms", "en", "zh-hant"),
        ("who is the mayor", "zh-TW", "en"),
        ("qwerty", "zh-HK", "zh-hant"),
        ("qwerty", "zh", "zh-hans"),
        ("qwerty", None, "en"),
        ("人口", "zh_TW.UTF-8", "zh-hant"),
        ("人口", "en", "zh-hans"),
        ("幸福里可以吃午餐嗎", "zh-hant", "zh-hant"),
        ("一台", "zh-hant", "zh-hant"),
        ("人口", "zh-Hans-HK", "zh-hans"),
        ("人口", "zh-Hant-CN", "zh-hant"),
    ],
)
def test_the_language_of_what_was_said_then_of_the_person(said: str, tag: str | None, language: Language) -> None:
    assert choose_language(said, tag) == language
