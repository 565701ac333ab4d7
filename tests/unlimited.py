"""`python -m bot` without the rate limiter that keeps to what Telegram allows: for measuring."""

import os
import sys

from telegram.ext import ApplicationBuilder

from bot.logs import set_up_logging
from bot.serve import serve
from bot.settings import read_settings

if __name__ == "__main__":
    setattr(ApplicationBuilder, "rate_limiter", lambda self, limiter: self)  # noqa: B010  (mypy minds a plain assignment)
    settings = read_settings(os.environ)
    set_up_logging(settings)
    sys.exit(serve(settings))
