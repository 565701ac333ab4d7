"""Who is meant, and what is asked: every spelling people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.calls import Call, Heard, read_call
from tests.tdlib import TdLib

US = "chawen_bot"
WHAT = "什麼是目標"


@pytest.mark.parametrize(
    "text",
    [
        f"/ask {WHAT}",
        f"/ask{WHAT}",
        f"/ask　{WHAT}",
        f"/ask：{WHAT}",
        f"/ask\n{WHAT}",
        f"／ask {WHAT}",
        f"/ASK {WHAT}",
        f"/ask@chawen_bot {WHAT}",
        f"/ask@chawen_bot{WHAT}",
        f"/ask@Chawen_Bot　{WHAT}",
        f"@chawen_bot {WHAT}",
        f"@chawen_bot{WHAT}",
        f"@CHAWEN_BOT：{WHAT}",
        f"{WHAT} @chawen_bot",
        f"{WHAT}@chawen_bot",
        f"\u200b {WHAT}@chawen_bot",
        f"／ａｓｋ　{WHAT}",
        f"／ａｓｋ＠ｃｈａｗｅｎ＿ｂｏｔ {WHAT}",
        f"\u200f/ask {WHAT}\u200e",
        f"/ask @chawen_bot {WHAT}",
        f"/ask，{WHAT}",
    ],
)
def test_spellings_of_a_call(text: str) -> None:
    assert read_call(Heard(text, private=False), US) == Call("ask", WHAT)
    assert read_call(Heard(text, private=True), US) == Call("ask", WHAT)


@pytest.mark.parametrize(
    "text",
    [WHAT, "/ask@other_bot 什麼", "@chawen_bot2 什麼", "@xchawen_bot 什麼", "chawen_bot 什麼", "@other 什麼", "", "😀"],
)
def test_silence_in_groups_otherwise(text: str) -> None:
    assert read_call(Heard(text, private=False), US) is None


@pytest.mark.parametrize(
    "text", [WHAT, "外資呢", "國內的呢？", "能不能帶狗", "what about Beijing", "為什麼", "原文", "問：押金多少"]
)
def test_a_reply_to_us_that_asks_is_a_question(text: str) -> None:
    assert read_call(Heard(text, private=False, replies_to_us=True), US) == Call("ask", text.removeprefix("問："))


@pytest.mark.parametrize(
    "text", ["哈哈", "+1", "👍", "？", "好的，謝謝", "@laowang 你看看這是什麼", "我知道了", "😂😂😂", "nice", ""]
)
def test_a_reply_to_us_that_asks_nothing_is_not_ours(text: str) -> None:
    assert read_call(Heard(text, private=False, replies_to_us=True), US) is None


@pytest.mark.parametrize("mark", ["問：", "问:", "請問： ", "Q：", "q: "])
def test_a_marked_question(mark: str) -> None:
    assert read_call(Heard(mark + WHAT, private=True), US) == Call("ask", WHAT)
    assert read_call(Heard(mark + WHAT, private=False), US) is None
    assert read_call(Heard(mark + WHAT, private=False, replied_text="押金"), US) == Call("ask", WHAT)
    assert read_call(Heard(mark, private=False, replied_text=WHAT), US) == Call("ask", WHAT)


def test_a_quote_says_what_the_question_beside_it_is_about() -> None:
    quoted = Heard("/ask 幾點關門？", private=False, replied_text="東湖店", quote="東湖店")
    assert read_call(quoted, US) == Call("ask", "東湖店 幾點關門？")
    assert read_call(Heard("東湖店幾點關門？", private=True, quote="東湖店"), US) == Call("ask", "東湖店幾點關門？")
    assert read_call(Heard(WHAT, private=True, quote="長" * 61), US) == Call("ask", WHAT)


@pytest.mark.parametrize("text", ["/ask", "/ask@chawen_bot", "@chawen_bot", "/ask　", "/ask："])
def test_a_bare_call_asks_what_it_replies_to(text: str) -> None:
    assert read_call(Heard(text, private=False, replied_text=WHAT), US) == Call("ask", WHAT)
    assert read_call(Heard(text, private=False), US) == Call("ask", "")


@pytest.mark.parametrize("what", ["500強有幾戶", "GDP是多少", "2013年的目標"])
@pytest.mark.parametrize("ask", ["ask", "Ask"])
def test_a_question_right_behind_ask(ask: str, what: str) -> None:
    assert read_call(Heard(f"/{ask}{what}", private=False), US) == Call("ask", what)


def test_other_commands() -> None:
    assert read_call(Heard("/reindex", private=False), US) == Call("reindex", "")
    assert read_call(Heard("/foo什麼", private=True), US) == Call("foo", "什麼")
    assert read_call(Heard("/asking 什麼", private=True), US) == Call("asking", "什麼")


@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_no_text_breaks_it(text: str, private: bool, replies_to_us: bool) -> None:
    call = read_call(Heard(text, private, replies_to_us), US)
    assert call is not None or not private or "@" in text or "＠" in text
    assert call is None or call.text in text


def test_telegram_marks_what_we_think_it_marks() -> None:
    tdlib = TdLib()
    assert tdlib.find_entities("/ask什么") == []
    assert tdlib.find_entities("@chawen_bot什么") == []
    assert [entity["type"] for entity in tdlib.find_entities("/ask@chawen_bot 什么")] == ["bot_command"]
    assert [entity["type"] for entity in tdlib.find_entities("请 @chawen_bot 什么")] == ["mention"]
