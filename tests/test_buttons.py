"""What a button carries comes back as it was, within Telegram's bytes; everything else is none of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import read, write
from bot.presses import (
    AskAsTyped,
    AskExample,
    AskRespelt,
    ChooseCollection,
    ChooseLanguage,
    DecideLesson,
    DecideRebuild,
    DecideUpload,
    DropPin,
    GoBack,
    MakeLink,
    OpenAnswer,
    Press,
    ReadPassage,
    SetManner,
    SettleGap,
    ShowOverview,
    TellWhy,
    TurnAnswer,
    TurnArticles,
    TurnGaps,
    TurnScript,
    Vote,
    Wish,
)
from bot.texts.languages import LANGUAGES

NUMBERS = st.integers(0, 10**17 - 1)
PRESSES = st.one_of(
    st.builds(TurnAnswer, NUMBERS, NUMBERS),
    st.builds(ReadPassage, NUMBERS, st.integers(0, 9), st.integers(-999, 999)),
    st.builds(ShowOverview, NUMBERS, st.text("0123456789abcdef", min_size=16, max_size=16)),
    st.builds(AskExample, st.integers(0, 9)),
    st.builds(AskAsTyped, NUMBERS),
    st.builds(TellWhy, NUMBERS),
    st.builds(OpenAnswer, NUMBERS),
    st.builds(AskRespelt, NUMBERS),
    st.builds(MakeLink, NUMBERS, NUMBERS),
    st.builds(MakeLink, NUMBERS, st.just(0), st.text("0123456789abcdef", min_size=16, max_size=16)),
    st.builds(TurnArticles, NUMBERS),
    st.builds(TurnScript, NUMBERS, NUMBERS),
    st.builds(Wish, NUMBERS),
    st.builds(TurnGaps, NUMBERS),
    st.builds(DropPin, NUMBERS),
    st.builds(Vote, NUMBERS, st.sampled_from(["good", "bad", "beside", "outdated", "missing"])),
    st.builds(SettleGap, NUMBERS, st.text("0123456789abcdef", min_size=1, max_size=16)),
    st.builds(DecideRebuild, st.sampled_from(["cancel", "shrink", "keep"])),
    st.builds(DecideUpload, st.builds("{}_{}".format, st.integers(-(10**16), 10**16), NUMBERS), st.sampled_from(["put", "undo"])),
    st.builds(ChooseCollection, st.text("0123456789abcdef", max_size=16)),
    st.builds(DecideLesson, st.text("0123456789abcdef", min_size=12, max_size=12), st.sampled_from(["take", "leave"])),
    st.builds(GoBack, st.text("0123456789abcdef", min_size=12, max_size=12)),
    st.builds(SetManner, st.sampled_from(["turning", "quiet"]), st.booleans()),
    st.builds(ChooseLanguage, st.sampled_from([*LANGUAGES, None]), st.sampled_from(["", "start", "help", "lang", "settings"])),
)


@given(PRESSES)
def test_what_was_written_is_read(press: Press) -> None:
    data = write(press)
    assert read(data) == press
    assert 0 < len(data.encode("ascii")) <= 64


@pytest.mark.parametrize("data", ["v1:p:12:1", "v1:w:12", "v1:a:0", "v1:l:zh-hant", "v1:l:auto"])
def test_buttons_under_old_messages_are_read(data: str) -> None:
    press = read(data)
    assert press
    assert write(press) == data


def test_a_link_button_of_the_first_version_is_one_to_the_best_place() -> None:
    assert read("v1:h:12") == MakeLink(12, 0)


@pytest.mark.parametrize(
    "data", ["", "v1", "v1:", "v0:p:1:1", "v1:zz:1", "v1:p:1", "v1:p:x:1", "v1:p:-1:1", "v1:p:１:1", "v1:w:", "v1:w:1:1", "v1:l:"]
)
def test_what_we_did_not_write_is_none(data: str) -> None:
    assert read(data) is None


@given(st.text(max_size=80))
def test_no_data_breaks_it(data: str) -> None:
    press = read(data)
    assert press is None or write(press) == data or data.split(":")[2:] != write(press).split(":")[2:]
