"""Settings: every problem named at once, no secret told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import BadSettings, read_settings
from tests.world import TOKEN


def test_nothing_set_is_fine() -> None:
    settings = read_settings({}, None)
    assert (settings.token, settings.corpus_dir, settings.data_dir) == ("", Path("corpus/articles"), Path("var"))


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nADMIN_IDS=1, 2 3\nDATA_DIR=a\nSOMETHING_ELSE=1\n", "utf-8")
    settings = read_settings({"DATA_DIR": "b", "PATH": "/bin"}, file)
    assert (settings.token, settings.admin_ids, settings.data_dir) == (TOKEN, frozenset({1, 2, 3}), Path("b"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "secret-but-no-token"),
        ("ADMIN_IDS", "ming"),
        ("ADMIN_IDS", "1087968824"),
        ("ADMIN_IDS", "-5"),
        ("ALLOWED_CHATS", "1.5"),
        ("ALLOWED_CHATS", "9" * 26),
        ("TELEGRAM_API_BASE_URL", "127.0.0.1:8081"),
        ("TELEGRAM_API_BASE_URL", "http://127.0.0.1:port"),
        ("TELEGRAM_API_BASE_URL", "ftp://127.0.0.1"),
        ("PROXY_URL", "proxy"),
        ("PROXY_URL", "socks4://127.0.0.1:1080"),
        ("MILVUS_URI", "milvus"),
        ("WEBHOOK_URL", "http://example.org/hook"),
        ("WEBHOOK_PORT", "0"),
        ("WEBHOOK_PORT", "many"),
        ("QUESTION_RETENTION_DAYS", "0"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_bad_one_is_named_without_its_value(name: str, value: str) -> None:
    with pytest.raises(BadSettings) as raised:
        read_settings({name: value}, None)
    assert raised.value.problems[0].startswith(f"{name}: ")
    assert "secret" not in str(raised.value)


def test_all_problems_at_once() -> None:
    bad = {"TELEGRAM_BOT_TOKEN": "t", "ADMIN_IDS": "y", "PROXY_URL": "p", "WEBHOOK_URL": "http://a", "WEBHOOK_PORT": "x"}
    with pytest.raises(BadSettings) as raised:
        read_settings(bad, None)
    assert [problem.partition(":")[0] for problem in raised.value.problems] == list(bad)


def test_what_is_meant_is_taken() -> None:
    settings = read_settings({"ADMIN_IDS": "1，2、 3", "LOG_LEVEL": "debug", "LOG_FORMAT": "JSON"}, None)
    assert (settings.admin_ids, settings.log_level, settings.log_format) == (frozenset({1, 2, 3}), "DEBUG", "json")


def test_a_webhook_needs_its_secret() -> None:
    with pytest.raises(BadSettings, match="WEBHOOK_SECRET"):
        read_settings({"WEBHOOK_URL": "https://example.org/hook"}, None)


def test_a_webhook_secret_is_one_that_telegram_takes() -> None:
    with pytest.raises(BadSettings, match="WEBHOOK_SECRET: Telegram takes"):
        read_settings({"WEBHOOK_URL": "https://example.org/hook", "WEBHOOK_SECRET": "with spaces 密"}, None)


def test_a_home_folder_may_be_written_short() -> None:
    assert read_settings({"DATA_DIR": "~/chawen"}, None).data_dir == Path.home() / "chawen"


def test_an_env_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("DATA_DIR=資料".encode("big5"))
    with pytest.raises(BadSettings, match="UTF-8"):
        read_settings({}, tmp_path / ".env")


def test_secrets_stay_out_of_repr() -> None:
    assert TOKEN not in repr(read_settings({"TELEGRAM_BOT_TOKEN": TOKEN}, None))


@given(st.dictionaries(st.sampled_from(["ADMIN_IDS", "WEBHOOK_PORT", "LOG_LEVEL", "PROXY_URL", "DATA_DIR"]), st.text()))
def test_any_value_is_taken_or_refused_by_name(environ: dict[str, str]) -> None:
    try:
        read_settings(environ, None)
    except BadSettings as error:
        problems = error.problems
    else:
        return
    assert all(problem.partition(":")[0] in environ for problem in problems)
