"""/healthz and /metrics: is the bot fit to answer, and what does it do? For this machine's own watchers; no ids, no texts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, SummaryMetricFamily
from prometheus_client.registry import Collector
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler


@dataclass(frozen=True, slots=True)
class Health:
    """`problems`: what keeps the bot from answering, a sentence each. The rest are counts; seconds are those of all answers."""

    problems: tuple[str, ...]
    questions: dict[str, int]
    articles: int
    waiting: int
    set_aside: int
    answers: int
    seconds: float


Look = Callable[[], Awaitable[Health]]


def watch(port: int, look: Look) -> HTTPServer:
    """Listen on this machine alone. Raises OSError where the port can't be had."""
    routes = [("/healthz", _Ready, {"look": look}), ("/metrics", _Metrics, {"look": look})]
    server = HTTPServer(Application(routes, log_function=lambda handler: None))
    server.listen(port, "127.0.0.1")
    return server


class _Ready(RequestHandler):
    def initialize(self, look: Look) -> None:
        self._look = look

    async def get(self) -> None:
        """200 if all is well, else 503; a line for each thing that is not."""
        health = await self._look()
        self.set_status(503 if health.problems else 200)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write("\n".join(health.problems or ("ok",)) + "\n")


class _Metrics(RequestHandler):
    def initialize(self, look: Look) -> None:
        self._look = look

    async def get(self) -> None:
        """The counts, as Prometheus reads them."""
        registry = CollectorRegistry()
        registry.register(_Counts(await self._look()))
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.write(generate_latest(registry))


class _Counts(Collector):
    def __init__(self, health: Health) -> None:
        self._health = health

    def collect(self) -> list[GaugeMetricFamily | SummaryMetricFamily]:
        """One sample each."""
        health = self._health
        questions = GaugeMetricFamily("chawen_questions", "questions that are kept, by how they were answered", labels=["state"])
        for state, count in health.questions.items():
            questions.add_metric([state], count)
        seconds = SummaryMetricFamily("chawen_answer_seconds", "time that searching took", health.answers, health.seconds)
        return [
            GaugeMetricFamily("chawen_ready", "1 if the bot is fit to answer", not health.problems),
            GaugeMetricFamily("chawen_articles", "articles in the index", health.articles),
            GaugeMetricFamily("chawen_updates_waiting", "updates not handled yet", health.waiting),
            GaugeMetricFamily("chawen_updates_set_aside", "updates that could not be handled", health.set_aside),
            questions,
            seconds,
        ]
