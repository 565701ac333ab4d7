"""The settings: from the environment and `.env`, checked all at once before anything starts."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError, model_validator

from index import Places

SHARED_IDS = {
    1087968824: "GroupAnonymousBot",
    777000: "Telegram",
    136817688: "Channel_Bot",
}  # each stands for many people


_MILVUS_SCHEMES = ("http", "https", "tcp", "unix")
_ID = re.compile("-?[0-9]{1,19}")


class BadSettings(ValueError):
    """Settings that keep the bot from starting; `problems` has one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _ids(value: object) -> object:
    """`"1, 2"` → `["1", "2"]`."""
    if not isinstance(value, str):
        return value
    parts = [part for part in re.split(r"[\s,，、;；]+", value) if part]
    for number, part in enumerate(parts, 1):
        if not _ID.fullmatch(part):
            raise ValueError(f"ids are whole numbers with commas between; number {number} is none")
    return parts


def _of_people(ids: frozenset[int]) -> frozenset[int]:
    for shared in ids & set(SHARED_IDS):
        raise ValueError(f"{SHARED_IDS[shared]} ({shared}) is shared by many people")
    if any(number <= 0 for number in ids):
        raise ValueError("the ids of people are above 0; those of groups are below")
    return ids


def _token(value: SecretStr) -> SecretStr:
    token = value.get_secret_value()
    number, _, rest = token.partition(":")
    if token and not (number.isdigit() and len(rest) >= 30):
        raise ValueError("not a token; @BotFather gives one like 123456:ABC…")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch("[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
        raise ValueError("Telegram takes 1 to 256 of A-Z, a-z, 0-9, _ and -")
    return value


def _address(*schemes: str) -> AfterValidator:
    """A full address with one of these schemes, or nothing."""

    beginnings = " or ".join(f"{scheme}://" for scheme in schemes)

    def check(value: str) -> str:
        if value and not _is_address(value, schemes):
            raise ValueError(f"not a full address that begins with {beginnings}")
        return value

    return AfterValidator(check)


def _milvus(value: str) -> str:
    if value and not value.endswith(".db") and not _is_address(value, _MILVUS_SCHEMES):
        raise ValueError("neither an address (http://host:19530) nor a file ending in .db")
    return value


def _switch(value: object) -> object:
    if isinstance(value, str) and value.lower() not in ("on", "off"):
        raise ValueError("on or off")
    return value.lower() == "on" if isinstance(value, str) else value


def _at_home(path: Path) -> Path:
    """`~/x` → the folder meant."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError("that person has no home folder here") from error


Ids = Annotated[frozenset[int], BeforeValidator(_ids)]
Folder = Annotated[Path, AfterValidator(_at_home)]
_upper = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)
_lower = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)


class Settings(BaseModel):
    """Every setting, as `.env.example` explains it. Secrets stay out of `repr`."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    admin_ids: Annotated[Ids, AfterValidator(_of_people)] = frozenset()
    allowed_chats: Ids = frozenset()
    corpus_dir: Folder = Path("corpus/articles")
    data_dir: Folder = Path("var")
    telegram_api_base_url: Annotated[str, _address("http", "https")] = "https://api.telegram.org"
    proxy_url: Annotated[str, _address("http", "https", "socks5", "socks5h")] = ""
    webhook_url: Annotated[str, _address("https")] = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(8443, ge=1, le=65535)
    milvus_uri: Annotated[str, AfterValidator(_milvus)] = ""
    meaning: Annotated[bool, BeforeValidator(_switch)] = False
    health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    question_retention_days: int = Field(90, ge=1)
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], _upper] = "INFO"
    log_format: Annotated[Literal["text", "json"], _lower] = "text"

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("WEBHOOK_SECRET: must be set with WEBHOOK_URL, else anyone can post updates")
        return self

    @property
    def token(self) -> str:
        """The bot's token, or an empty string."""
        return self.telegram_bot_token.get_secret_value()

    @property
    def places(self) -> Places:
        """Where the index finds everything."""
        return Places(self.corpus_dir, self.data_dir, self.milvus_uri, self.meaning)

    @property
    def database(self) -> Path:
        """The file of the bot's own store."""
        return self.data_dir / "bot.db"


def _is_address(value: str, schemes: Sequence[str]) -> bool:
    try:
        parts = urlsplit(value)
        return bool(parts.scheme in schemes and parts.hostname and parts.port != 0)
    except ValueError:  # a port that is none
        return False


def read_settings(environ: Mapping[str, str], env_file: Path | None = Path(".env")) -> Settings:
    """The settings in `environ`, and behind it in the `.env` file. Raises `BadSettings`."""
    from dotenv import dotenv_values

    try:
        in_file = dotenv_values(env_file) if env_file and env_file.is_file() else {}
    except UnicodeDecodeError:
        raise BadSettings([".env: not UTF-8: save it as UTF-8"]) from None
    except OSError as error:
        raise BadSettings([f".env: {error.strerror}"]) from None
    said = {**in_file, **environ}
    values = {}
    for name in Settings.model_fields:
        if value := said.get(name.upper()):
            values[name] = value
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise BadSettings([_sentence(problem) for problem in error.errors()]) from None


def _sentence(problem: Mapping[str, object]) -> str:
    """One line per problem; never with the value, which may be a secret."""
    where, message = problem["loc"], str(problem["msg"])
    said = message.removeprefix("Value error, ")
    if said == message:  # pydantic's own
        said = f"{message[0].lower()}{message[1:]}"
    if isinstance(where, tuple) and where:
        return f"{str(where[0]).upper()}: {said}"
    return said  # of several settings together
