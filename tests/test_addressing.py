"""Messages of all the kinds that pass through a group or a private chat: which are answered, and which are left alone."""

from typing import Any

import pytest

from bot.console.botapi import buttons
from bot.console.rules import Json
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, private, text

ASKED = "力爭引進多少戶500強"
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "公告"}
FORUM: Json = {**GROUP, "is_forum": True}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
BOT: Json = {"id": 99, "is_bot": True, "first_name": "另一個", "username": "other_bot"}
FORWARDED = {"type": "user", "date": 1_700_000_000, "sender_user": MEMBER}


@pytest.mark.parametrize("said", ["哈哈哈", "+1", "👍", "😂😂😂", "？", "好的，謝謝", "@laowang 你看看"])
async def test_chatter_under_a_card_is_left_alone(world: World, said: str) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert await world.says(said, ADMIN, GROUP, reply_to=card.message) == []


@pytest.mark.parametrize(
    ("user", "more"),
    [
        (TELEGRAM, {"is_automatic_forward": True, "sender_chat": CHANNEL, "forward_origin": FORWARDED}),
        (BOT, {}),
        (MEMBER, {"forward_origin": FORWARDED}),
    ],
    ids=["a linked channel's post", "another bot", "a forward"],
)
async def test_what_nobody_says_to_us_is_left_alone(world: World, user: Json, more: dict[str, Any]) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert await world.says(f"@chawen_bot {ASKED}？", user, GROUP, **more) == []
    assert await world.says("外資呢？", user, GROUP, reply_to=card.message, **more) == []


async def test_a_forward_in_private_is_a_question(world: World) -> None:
    assert WANTED in text(await world.says(ASKED, forward_origin=FORWARDED))


async def test_people_who_write_in_the_name_of_a_group_are_answered(world: World) -> None:
    assert WANTED in text(await world.says(f"/ask {ASKED}", ANONYMOUS, GROUP, sender_chat=GROUP))
    assert "in a private chat" in text(await world.says("/reindex", ANONYMOUS, GROUP, sender_chat=GROUP))


async def test_what_opened_a_topic_is_no_reply(world: World) -> None:
    [opening] = await world.says(f"/ask {ASKED}", chat=FORUM, is_topic_message=True)
    number = opening.message["message_id"]
    in_topic = {"is_topic_message": True, "message_thread_id": number, "reply_to": opening.message}
    assert await world.says("今天誰去？", ADMIN, FORUM, **in_topic) == []
    assert WANTED in text(await world.says(f"/ask {ASKED}", ADMIN, FORUM, **in_topic))


async def test_a_bare_ask_under_our_card_does_not_ask_the_card(world: World) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert "/ask" in text(await world.says("/ask", chat=GROUP, reply_to=card.message))


async def test_a_poll_can_be_asked(world: World) -> None:
    poll = world.api.say(GROUP, MEMBER, "")["message"]
    poll["poll"] = {
        "id": "1",
        "question": ASKED,
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
    assert WANTED in text(await world.says("/ask", chat=GROUP, reply_to=poll))


async def test_reindex_with_a_question_behind_it_asks(world: World) -> None:
    [answered] = await world.says("/reindex什么时候该用？", ADMIN)
    assert "沒有找到" in answered.message["text"] or "没有找到" in answered.message["text"]


async def test_an_admins_command_is_refused_aloud_only_if_it_names_us(world: World) -> None:
    assert await world.says("/reindex", chat=GROUP) == []
    assert "admins" in text(await world.says("/reindex@chawen_bot", chat=GROUP))
    assert "admins" in text(await world.says("/reindex"))


async def test_a_changed_question_changes_its_answer(world: World) -> None:
    asked = world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶蘋果")
    [first] = await world.gets(asked)
    [second] = await world.gets(world.api.rewrite(asked["message"], ASKED))
    assert second.kind == "edited"
    assert second.message["message_id"] == first.message["message_id"]
    assert WANTED in second.message["text"]
    assert await world.gets(world.api.rewrite(asked["message"], "市長是誰", after=121)) == []


async def test_a_message_that_becomes_a_question_is_answered(world: World) -> None:
    said = world.api.say(GROUP, MEMBER, ASKED)
    assert await world.gets(said) == []
    [answered] = await world.gets(world.api.rewrite(said["message"], f"/ask {ASKED}"))
    assert answered.kind == "sent"
    assert await world.gets(world.api.rewrite(said["message"], "沒事了")) == []


async def test_an_album_is_one_message(world: World) -> None:
    def picture(album: str, caption: str = "") -> Json:
        update = world.api.say(private(MEMBER), MEMBER, "")
        del update["message"]["text"]
        more = {"caption": caption} if caption else {}
        update["message"].update(
            photo=[{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}], media_group_id=album, **more
        )
        return update

    shown = [await world.gets(picture("1")) for _ in range(6)]
    assert [len(one) for one in shown] == [1, 0, 0, 0, 0, 0]
    shown = [await world.gets(picture("2", ASKED if at == 0 else "")) for at in range(6)]
    assert [len(one) for one in shown] == [1, 0, 0, 0, 0, 0]
    assert WANTED in text(shown[0])


@pytest.mark.parametrize("service", ["new_chat_title", "delete_chat_photo", "boost_added", "something_new"])
async def test_service_messages_are_left_alone(world: World, service: str) -> None:
    update = world.api.say(private(MEMBER), MEMBER, "")
    del update["message"]["text"]
    update["message"][service] = {"boost_count": 1} if service == "boost_added" else "x" if service == "new_chat_title" else True
    assert await world.gets(update) == []


async def test_a_long_story_with_a_question_at_its_end(world: World) -> None:
    story = "昨天我和家人一起去了長春，那裡的天氣非常好，我們走了很遠。" * 20
    assert WANTED in text(await world.says(f"{story}{ASKED}？"))
    assert "500" in text(await world.says(story))


async def test_words_that_stand_for_buttons(world: World) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    [read] = await world.says("原文", ADMIN, GROUP, reply_to=card.message)
    assert "引進億元以上項目250個" in read.message["text"]
    assert any("返回" in button["text"] for button in buttons(read.message))
    assert "500" in text(await world.says("為什麼？", chat=GROUP, reply_to=card.message))


async def test_words_under_a_later_picture_of_an_album_are_answered_in_the_place_of_the_hint(world: World) -> None:
    def picture(caption: str) -> Json:
        update = world.api.say(private(MEMBER), MEMBER, "")
        del update["message"]["text"]
        more = {"caption": caption} if caption else {}
        sizes = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
        update["message"].update(photo=sizes, media_group_id="later", **more)
        return update

    [hint] = await world.gets(picture(""))
    [answer] = await world.gets(picture("力爭引進多少戶500強"))
    assert WANTED in answer.message["text"]
    assert (hint.message["chat"]["id"], hint.message["message_id"]) not in world.api.messages
    assert await world.gets(picture("")) == []
