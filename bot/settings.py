"""The settings: from the environment and `.env`, checked all at once before anything starts."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError, model_validator

SHARED_IDS = {
    1087968824: "GroupAnonymousBot",
    777000: "Telegram",
    136817688: "Channel_Bot",
}  # each stands for many people


class BadSettings(ValueError):
    """Settings that keep the bot from starting; `problems` has one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _ids(value: object) -> object:
    """`"1, 2"` → `["1", "2"]`."""
    return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value


Ids = Annotated[frozenset[int], BeforeValidator(_ids)]


def _at_home(path: Path) -> Path:
    """`~/x` → the folder meant."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError("that person has no home folder here") from error


Folder = Annotated[Path, AfterValidator(_at_home)]


class Settings(BaseModel):
    """Every setting, as `.env.example` explains it. Secrets stay out of `repr`."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    telegram_bot_token: SecretStr = SecretStr("")
    admin_ids: Ids = frozenset()
    allowed_chats: Ids = frozenset()
    corpus_dir: Folder = Path("corpus/articles")
    data_dir: Folder = Path("var")
    telegram_api_base_url: str = "https://api.telegram.org"
    proxy_url: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(8443, ge=1, le=65535)
    milvus_uri: str = ""
    question_retention_days: int = Field(90, ge=1)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        problems = [f"ADMIN_IDS: {SHARED_IDS[n]} ({n}) is shared by many people" for n in self.admin_ids & set(SHARED_IDS)]
        token = self.token
        if token and not (token.partition(":")[0].isdigit() and len(token.partition(":")[2]) >= 30):
            problems.append("TELEGRAM_BOT_TOKEN: not a token; @BotFather gives one like 123456:ABC…")
        for name in ("telegram_api_base_url", "proxy_url", "webhook_url"):
            value = getattr(self, name)
            if value and not _is_address(value):
                problems.append(f"{name.upper()}: not a full address (scheme://host)")
        if self.milvus_uri and not (self.milvus_uri.endswith(".db") or _is_address(self.milvus_uri)):
            problems.append("MILVUS_URI: neither an address (http://host:19530) nor a file ending in .db")
        if self.webhook_url:
            if urlsplit(self.webhook_url).scheme != "https":
                problems.append("WEBHOOK_URL: Telegram calls https addresses only")
            secret = self.webhook_secret.get_secret_value()
            if secret and not re.fullmatch("[A-Za-z0-9_-]{1,256}", secret):
                problems.append("WEBHOOK_SECRET: Telegram takes 1 to 256 of A-Z, a-z, 0-9, _ and -")
            if not secret:
                problems.append("WEBHOOK_SECRET: must be set with WEBHOOK_URL, else anyone can post updates")
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @property
    def token(self) -> str:
        """The bot's token, or an empty string."""
        return self.telegram_bot_token.get_secret_value()


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return bool(parts.scheme and parts.hostname and parts.port != 0)
    except ValueError:  # a port that is none
        return False


def read_settings(environ: Mapping[str, str], env_file: Path | None = Path(".env")) -> Settings:
    """The settings in `environ`, and behind it in the `.env` file. Raises `BadSettings`."""
    from dotenv import dotenv_values

    try:
        in_file = dotenv_values(env_file) if env_file and env_file.is_file() else {}
    except UnicodeDecodeError:
        raise BadSettings([".env: not UTF-8: save it as UTF-8"]) from None
    said = {**in_file, **environ}
    values = {name: said[name.upper()] for name in Settings.model_fields if said.get(name.upper())}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise BadSettings([line for problem in error.errors() for line in _sentences(problem)]) from None


def _sentences(problem: Mapping[str, object]) -> list[str]:
    """One line per problem; never with the value, which may be a secret."""
    where = problem["loc"]
    message = str(problem["msg"]).removeprefix("Value error, ")
    if isinstance(where, tuple) and where:
        return [f"{str(where[0]).upper()}: {message[0].lower()}{message[1:]}"]
    return message.split("\n")
