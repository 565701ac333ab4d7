"""The question in what people write: frames cost nothing, and a plain question stays what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.folding import fold, read_text
from index.text.framing import bare_question, last_question, questions_of
from index.text.stopwords import question_words


def asked(text: str) -> str:
    """The part that asks, as it was written."""
    return bare_question(read_text(text)).written


QUESTIONS = ("長春市市長是誰？", "今年要引进多少个亿元以上项目", "圖書館幾點開門？", "how much foreign capital is planned?")
FRAMES = (
    "你好，請問{q} 謝謝",
    "不好意思，有人知道{q}",
    "老師好，我想請教一下{q}，麻煩您了",
    "大家好～想问下{q} 🙏",
    "各位群友，{q} 急，在线等",
    "請問一下喔，{q}",
    "麻烦帮我查一下{q}",
    "@chawen_bot {q} 谢谢啦",
    "唔該，想問{q}，多謝",
    "能不能告诉我{q}",
    "小助手你好！{q} 辛苦了",
    "早上好！问个问题：{q} 感恩",
    "Hi bot, {q} thanks",
    "hello everyone, could you please tell me {q}",
    "{q} https://example.com/a?b=1",
    "我上周跟同事聊天的时候他提到这件事。我一直很好奇。{q}",
    "不好意思又來打擾了，昨天忘了問，{q}多謝多謝",
    "大家好，我是新來的，剛剛看了半天沒看懂，{q}",
    "剛入群，爬樓沒找到，{q}",
    "在吗？想请教个问题：{q}",
    "麻烦问下，{q}，急！在线等",
    "你好机器人，{q}",
    "請問群裡的大大，{q}感激不盡～",
    "小白一個，{q}求解答",
    "小伙伴们，{q}跪求",
    "請教一下各位前輩，{q}萬分感謝！",
    "Sorry if this was asked before, but {q}",
    "Hi folks, could someone help me out? {q} Appreciate it",
    "请问下{q}，thank you so much",
    "Hi, 請問{q} thx!",
    "唔好意思，想問下{q}唔該",
    "唔該曬，{q}",
    "有冇人知{q}",
    "各位好 could anyone tell me {q} 感恩",
    "good morning! {q} cheers",
    "請，{q}",
    "請教：{q}",
    "Hello, quick question: {q} Thanks in advance!",
    "多謝先，{q}",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_costs_nothing(frame: str, question: str) -> None:
    kept = asked(frame.format(q=question))
    assert fold(kept).strip(" ?!~～") == fold(question).strip(" ?")


@pytest.mark.parametrize(
    "plain",
    [
        "問題實例最常用的名稱是什麼？",
        "1949年因戰事告急，政府遷往哪裡？",
        "「我很高興取得共識。」這句話是誰說的？",
        "谢谢",
        "在吗？",
        "",
        "😊",
        "星尘公司2019年员工多少人？它在哪里？",
        "新手上路要注意什么",
        "機器人比賽幾點開始",
        "感恩節放假嗎",
        "急救包在哪裡",
        "求助熱線是多少",
        "老師們的休息室在哪",
    ],
)
def test_what_is_no_frame_stays(plain: str) -> None:
    assert asked(plain).replace("😊", "") == plain.replace("😊", "")


def test_of_a_story_the_question_is_left() -> None:
    story = "您好！我下周想带孩子去你们那里看展览，不知道特展的门票大概是多少钱一张呢？谢谢"
    assert asked(story) == "特展的门票大概是多少钱一张呢？"


@given(st.text(alphabet="你好請問谢谢市長是誰？，。 \n我hi,?!🙏@a", max_size=80))
def test_what_is_kept_stands_in_what_was_written(text: str) -> None:
    kept = asked(text)
    rest = iter(text)
    assert all(character in rest for character in kept if not character.isspace())


@pytest.mark.parametrize(("asked", "left"), [("停电从几点到几点", "点到"), ("哪一天停电", "天"), ("花了多少钱", "花了")])
def test_a_question_word_is_taken_out_whole(asked: str, left: str) -> None:
    assert left not in question_words().sub(" ", asked)


@pytest.mark.parametrize(
    ("written", "questions"),
    [
        ("垃圾什麼時候收？可以養狗嗎？", ["垃圾什麼時候收？", "可以養狗嗎？"]),
        ("1. 婚假幾天\n2. 病假有薪水嗎\n3. 年終多少", ["婚假幾天", "病假有薪水嗎", "年終多少"]),
        ("你好！婚假幾天？產假呢？謝謝", ["婚假幾天？", "產假呢？"]),
        ("市長是誰？", ["市長是誰？"]),
        ("我明天要帶小孩去。幾點開門？", ["我明天要帶小孩去。幾點開門？"]),
        ("他問「你是誰？你從哪裡來？」是哪一章", ["他問「你是誰？你從哪裡來？」是哪一章"]),
        ("1.5米以下的小孩要買票嗎", ["1.5米以下的小孩要買票嗎"]),
    ],
)
def test_several_questions_in_one_message(written: str, questions: list[str]) -> None:
    assert questions_of(written) == questions


def test_the_question_behind_a_flood_of_frames_is_found() -> None:
    assert last_question("哈哈 " * 1_300 + "押金多少？").endswith("押金多少？")
