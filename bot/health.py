"""/healthz and /metrics: is the bot fit to answer, and what does it do? For this machine's own watchers; no ids, no texts."""

from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.condition import SLOW, Condition, Trouble

_SAID: Mapping[Trouble, str] = {
    Trouble.STORE: "the database can't be used",
    Trouble.SPACE: "hardly any space is left in DATA_DIR",
    Trouble.INDEX: "no index is open",
    Trouble.POLL: "Telegram answers no poll",
}

Look = Callable[[], Awaitable[Condition]]


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
        condition = await self._look()
        self.set_status(503 if condition.troubles else 200)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        said = [_SAID[trouble] for trouble in condition.troubles] or ["ok"]
        self.write("\n".join(said) + "\n")


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
    def __init__(self, condition: Condition) -> None:
        self._condition = condition

    def collect(self) -> list[Metric]:
        """One sample each."""
        condition = self._condition
        questions = GaugeMetricFamily("chawen_questions", "questions that are kept, by how they were answered", labels=["state"])
        for state, count in condition.questions.items():
            questions.add_metric([state], count)
        buckets = [(str(limit), float(count)) for limit, count in zip(SLOW, condition.quicker, strict=True)]
        seconds = HistogramMetricFamily(
            "chawen_answer_seconds", "time that searching took", [*buckets, ("+Inf", condition.answers)], condition.seconds
        )
        return [
            GaugeMetricFamily("chawen_ready", "1 if the bot is fit to answer", not condition.troubles),
            GaugeMetricFamily("chawen_articles", "articles in the index", condition.articles),
            GaugeMetricFamily("chawen_updates_waiting", "updates not handled yet", condition.waiting),
            GaugeMetricFamily("chawen_updates_set_aside", "updates that could not be handled", condition.set_aside),
            CounterMetricFamily(
                "chawen_calls_tried_again", "calls to Telegram that failed and were made again", condition.tried_again
            ),
            questions,
            seconds,
        ]
