"""`python -m bot` without the limits that Telegram asks for: for measuring."""

import os
import sys

from bot.chat.schedule import UNLIMITED
from bot.logs import set_up_logging
from bot.serve import serve
from bot.settings import read_settings

if __name__ == "__main__":
    settings = read_settings(os.environ)
    set_up_logging(settings)
    sys.exit(serve(settings, UNLIMITED))
