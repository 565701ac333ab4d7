"""Answers and reports → what is shown: HTML for Telegram and rows of buttons. Pure."""

from bot.cards.answers import answer_card, link_button, marked, possible, refusal, too_long_card, why_text
from bot.cards.articles import articles_card, named_card
from bot.cards.beginning import help_card, welcome_card
from bot.cards.card import ANSWER_LINK, PASSAGE_LINK, Button, Card, Row, digest_of, plain, short
from bot.cards.feedback import gaps_card, pinned_card, pins_card, reasons_for_votes, why_bad_card
from bot.cards.figures import questions_table, stats_card, stats_drawing
from bot.cards.preferences import COLLECTIONS_LINK, Chosen, bound_card, language_card, preferences_card
from bot.cards.reading import passage_card, reading_card
from bot.cards.reindexing import progress_card, report_card, rolled_back_card, shrunk_card, started_card
from bot.cards.several import several_card
from bot.cards.snippet import guests_answer, snippet
from bot.cards.status import debug_card, status_card
from bot.cards.uploading import ambiguous_card, preview_card, put_card, remove_card, removed_card, which_card
from bot.cards.vocabulary import lesson_digest, lines_card, trial_card

__all__ = [
    "ANSWER_LINK",
    "COLLECTIONS_LINK",
    "PASSAGE_LINK",
    "Button",
    "Card",
    "Chosen",
    "Row",
    "ambiguous_card",
    "answer_card",
    "articles_card",
    "bound_card",
    "debug_card",
    "digest_of",
    "gaps_card",
    "guests_answer",
    "help_card",
    "language_card",
    "lesson_digest",
    "lines_card",
    "link_button",
    "marked",
    "named_card",
    "passage_card",
    "pinned_card",
    "pins_card",
    "plain",
    "possible",
    "preferences_card",
    "preview_card",
    "progress_card",
    "put_card",
    "questions_table",
    "reading_card",
    "reasons_for_votes",
    "refusal",
    "remove_card",
    "removed_card",
    "report_card",
    "rolled_back_card",
    "several_card",
    "short",
    "shrunk_card",
    "snippet",
    "started_card",
    "stats_card",
    "stats_drawing",
    "status_card",
    "too_long_card",
    "trial_card",
    "welcome_card",
    "which_card",
    "why_bad_card",
    "why_text",
]
