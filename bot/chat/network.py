"""Calls to Telegram over HTTP, for a sixth of the processor's time that python-telegram-bot's own network takes."""

import asyncio
from typing import Any
from urllib.request import getproxies

import httpx
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, DummyCookieJar, FormData, TCPConnector
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

_READ = _WRITE = _CONNECT = 5.0  # seconds, where a call says nothing else, as python-telegram-bot has them
_POOL = 1.0
_JSON = {"Content-Type": "application/json"}


def network(connections: int, proxy: str) -> BaseRequest:
    """The network with so many connections at once. By a proxy, ours or that of the environment, it is python-telegram-bot's own,
    which knows every kind of them.
    """
    if proxy or {"http", "https", "all"} & getproxies().keys():
        return HTTPXRequest(connection_pool_size=connections, proxy=proxy or None)
    return Network(connections)


class Broken(NetworkError):
    """The line broke while a call was under way, which Telegram may have done."""


class Network(BaseRequest):
    """Raises TimedOut and NetworkError, whose texts never hold the address, for that has the token in it."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that Telegram has for each piece of its answer."""
        return _READ

    async def initialize(self) -> None:
        """Calls may be made."""
        if not self._session:
            trusted = httpx.create_ssl_context()  # the authorities that python-telegram-bot trusts
            connector = TCPConnector(limit=self._connections, ssl=trusted)
            agent = {"User-Agent": self.USER_AGENT}
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar(), headers=agent)

    async def shutdown(self) -> None:
        """Close what is open; harmless twice."""
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body of what Telegram answers."""
        if not self._session:
            raise RuntimeError("the network is not open")
        files = bool(request_data and request_data.contains_files)
        connect = _seconds(connect_timeout, _CONNECT)
        begun = _sum(_seconds(pool_timeout, _POOL), connect)
        read = _seconds(read_timeout, _READ)
        answered = None if files else _sum(begun, _seconds(write_timeout, _WRITE), read)  # a file may go slowly
        try:
            async with asyncio.timeout(answered) as limit:
                response = await self._session.request(
                    method,
                    url,
                    data=_body(request_data) if request_data else None,
                    headers=None if files else _JSON,
                    timeout=ClientTimeout(connect=begun, sock_connect=connect, sock_read=read),
                    allow_redirects=False,
                )
                limit.reschedule(None)  # a large file may take long, if it only keeps coming
                async with response:
                    return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except ClientConnectorError as error:
            raise NetworkError(_told(error)) from error
        except ClientError as error:
            raise Broken(_told(error)) from error


def _seconds(asked: Any, usual: float) -> float | None:
    """What a call says, where it says something; None is without end."""
    if asked is BaseRequest.DEFAULT_NONE:
        return usual
    return None if asked is None else float(asked)


def _sum(*seconds: float | None) -> float | None:
    return None if None in seconds else sum(filter(None, seconds))


def _body(data: RequestData) -> bytes | FormData:
    """The parameters: as JSON, which makes less of Chinese than a form does; in parts where there are files among them."""
    if not data.contains_files:
        return data.json_payload
    form = FormData(data.json_parameters, quote_fields=False)  # names of files go out as they are
    for name, (file, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form


def _told(error: ClientError) -> str:
    """What went wrong, without the address, which errors of aiohttp tell."""
    reason = error.strerror if isinstance(error, OSError) else None
    return f"aiohttp.{type(error).__name__}" + (f": {reason}" if reason else "")
