"""A language client of the smallest kind: enough of the Language Server Protocol to open a file and ask what an editor
would ask.
"""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

Json = dict[str, Any]

SETTINGS: Json = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "keyOrdering": False,
    },
    "http": {"proxy": "", "proxyStrictSSL": False},
}


class Client:
    """A running language server. Every wait has an end: a server that says nothing fails the test,
    and never hangs it.
    """

    def __init__(self, command: Sequence[str], root: Path, timeout: float = 20) -> None:
        self.timeout = timeout
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._numbers = itertools.count(1)
        self._arrived: queue.Queue[Json | None] = queue.Queue()
        self._diagnostics: dict[str, list[Json]] = {}
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "publishDiagnostics": {},
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self._thread.join(self.timeout)
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()

    def open(self, file: Path, text: str) -> None:
        """Open a file with this text, whatever is on the disk; a file is opened once."""
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}},
        )

    def diagnostics(self, file: Path) -> list[Json]:
        """What the server finds wrong in a file that was opened."""
        while file.as_uri() not in self._diagnostics:
            self._take()
        return self._diagnostics[file.as_uri()]

    def completions(self, file: Path, line: int, column: int) -> list[Json]:
        """What is offered at a place; both are counted from 1."""
        answer = self.ask("textDocument/completion", _at(file, line, column))
        items: list[Json] = answer["items"] if isinstance(answer, dict) else answer or []
        return items

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is shown for what stands at a place; both are counted from 1."""
        answer = self.ask("textDocument/hover", _at(file, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, params: Json) -> Any:
        """A request; gives back its result."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def tell(self, method: str, params: Json) -> None:
        """A notification, which has no answer."""
        self._send({"method": method, "params": params})

    def _take(self) -> Json:
        """The next message; what the server asks for is answered, what it says of files is kept."""
        message = self._arrived.get(timeout=self.timeout)
        assert message is not None, "the language server has ended"
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            sections = [item.get("section") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [SETTINGS.get(section, {}) for section in sections]})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: Json) -> None:
        stream = self.process.stdin
        assert stream is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while (message := _read(stream)) is not None:
            self._arrived.put(message)
        self._arrived.put(None)


def _at(file: Path, line: int, column: int) -> Json:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line - 1, "character": column - 1}}


def _read(stream: IO[bytes]) -> Json | None:
    length = 0
    while (header := stream.readline()).strip():
        name, _, value = header.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if not length:
        return None
    message: Json = json.loads(stream.read(length))
    return message
