"""`milvus-lite server` as a process of its own, on loopback."""

import socket
import subprocess
import sys
import time
from pathlib import Path


class MilvusServer:
    """A context: running inside; `stop` and `start` in between play a server that goes and comes back with its data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.uri = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        program = str(Path(sys.executable).parent / "milvus-lite")
        command = [program, "server", "--data-dir", str(self._folder), "--host", "127.0.0.1", "--port", str(self._port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            with socket.socket() as trying:
                if not trying.connect_ex(("127.0.0.1", self._port)):
                    return
            assert self._process.poll() is None, "milvus-lite did not start"
            time.sleep(0.05)
        raise TimeoutError("milvus-lite does not listen")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> "MilvusServer":
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()
