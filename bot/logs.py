"""Logging: text or JSON lines on stderr, without the token, whatever a library says."""

import json
import logging
import sys
from datetime import UTC, datetime

from bot.settings import Settings


class _Redacted(logging.Formatter):
    """Formats as `inner` does, with the secrets taken out."""

    def __init__(self, inner: logging.Formatter, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._inner = inner
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("telegram"):
            record.exc_info = record.exc_text = None  # a network that fails is one line, not a page
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def set_up_logging(settings: Settings) -> None:
    """Send our records to stderr; libraries only from WARNING on, for at INFO httpx tells every address, token included."""
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    webhook_secret = settings.webhook_secret.get_secret_value()
    kept = (settings.token, webhook_secret, settings.proxy_url, settings.milvus_uri)
    secrets = tuple(secret for secret in kept if secret)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacted(_JsonLines() if settings.log_format == "json" else text, secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for room in ("bot", "index", "corpus"):
        logging.getLogger(room).setLevel(settings.log_level)
