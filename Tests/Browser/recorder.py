"""A recording HTTP proxy on loopback between a browser and a portal.

It forwards to the portal alone. Everything else is recorded and answered with 502, so a test can
show that no request leaves the portal's origin. It can also play a bad network: faults.

Each connection serves one request. On one that has served before, a browser takes a reset for a
connection that was idle too long: it sends the request again by itself, and the page never hears
of the fault.
"""
import dataclasses
import gzip
import hashlib
import http.client
import http.server
import re
import socket
import struct
import threading
import time
import urllib.parse

from loopback import LoopbackServer


@dataclasses.dataclass
class Exchange:
    """One request as it passed, and what became of it."""

    method: str
    host: str  # With the port.
    path: str  # With the query.
    request_headers: list  # Pairs of a lower-case name and a value.
    request_bytes: int = 0  # Of the body.
    request_digest: str = ""  # SHA-256 of it, as far as it came.
    status: int = 0  # 0: no answer was passed on.
    response_headers: list = dataclasses.field(default_factory=list)
    response_bytes: int = 0  # Of the body, as it went over the wire.
    fault: str = ""  # The fault that met it.

    def header(self, name):
        """A header of the request, or None."""
        return dict(self.request_headers).get(name.lower())

    def response_header(self, name):
        """A header of the response, or None."""
        return dict(self.response_headers).get(name.lower())

    @property
    def wire_bytes(self):
        """About what the response cost on the wire, its headers with it."""
        return self.response_bytes + sum(len(n) + len(v) + 4 for n, v in self.response_headers)

    def __str__(self):
        return (f"{self.method} {self.host}{self.path}: {self.status}, {self.request_bytes} bytes "
                f"there, {self.response_bytes} back {self.fault}").rstrip()


@dataclasses.dataclass
class Fault:
    """What is done to every n-th request whose path matches, at most so many times."""

    kind: str
    path: re.Pattern
    every: int = 1
    times: int | None = None
    value: object = None
    seen: int = 0
    met: int = 0

    def meets(self, path):
        """Counts a request, and says whether it is one that the fault is for."""
        if not self.path.search(path) or (self.times is not None and self.met >= self.times):
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.met += 1
        return True


class Recorder(LoopbackServer):
    """The proxy, serving from the start until `stop`; it also works as a context manager."""

    def __init__(self, portal):
        """`portal` is the only `host:port`, or address of it, that is reached."""
        self.portal = urllib.parse.urlsplit(portal).netloc or portal
        self.offline = False  # While true every connection is dropped.
        self._exchanges = []
        self._faults = []
        self._lock = threading.Lock()
        server = _Server(("127.0.0.1", 0), _Handler)
        server.recorder = self
        self.address = f"127.0.0.1:{server.server_address[1]}"
        self.serve(server)

    # What passed

    @property
    def exchanges(self):
        """All requests so far, in the order in which they began."""
        with self._lock:
            return list(self._exchanges)

    @property
    def strangers(self):
        """The requests that were not for the portal."""
        return [exchange for exchange in self.exchanges if exchange.host != self.portal]

    def forget(self):
        """Empties the record."""
        with self._lock:
            self._exchanges.clear()

    # Faults: `path` is a regular expression that is searched in path and query

    def kill_request(self, path, every=1, times=None):
        """Cuts the connection when half of the request's body has reached the portal."""
        return self._add("kill request", path, every, times)

    def kill_response(self, path, every=1, times=None):
        """Lets the portal have the whole request, and cuts the connection before its answer."""
        return self._add("kill response", path, every, times)

    def change(self, path, every=1, times=None):
        """Changes a byte in the middle of the response's body."""
        return self._add("change", path, every, times)

    def replace(self, path, old, new, every=1, times=None):
        """Puts a text in the place of another in the response's body."""
        return self._add("replace", path, every, times, (old.encode(), new.encode()))

    def append(self, path, text, every=1, times=None):
        """Adds text to the response's body."""
        return self._add("append", path, every, times, text.encode())

    def answer(self, path, status, body="", headers=(), every=1, times=None):
        """Answers in the portal's place."""
        return self._add("answer", path, every, times, (status, body.encode(), tuple(headers)))

    def delay(self, path, seconds, every=1, times=None):
        """Keeps the request for some time before the portal has it."""
        return self._add("delay", path, every, times, seconds)

    def heal(self):
        """Ends all faults."""
        self.offline = False
        with self._lock:
            self._faults.clear()

    def _add(self, kind, path, every, times, value=None):
        fault = Fault(kind, re.compile(path), every, times, value)
        with self._lock:
            self._faults.append(fault)
        return fault

    def begin(self, exchange):
        """Records a request and returns the faults for it by kind."""
        with self._lock:
            self._exchanges.append(exchange)
            if exchange.host != self.portal:
                return {}
            met = {fault.kind: fault.value for fault in self._faults if fault.meets(exchange.path)}
        exchange.fault = ", ".join(met)
        return met


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """Says nothing: browsers drop connections whenever they like."""


class _Cut(Exception):
    """The connection is to be reset now."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except (_Cut, OSError, http.client.HTTPException):
            self._reset()

    def _handle(self):
        recorder = self.server.recorder
        target = urllib.parse.urlsplit(self.path)
        host = self.path if self.command == "CONNECT" else target.netloc
        path = urllib.parse.urlunsplit(("", "", target.path or "/", target.query, ""))
        exchange = Exchange(self.command, host or self.headers.get("Host", ""),
                            "" if self.command == "CONNECT" else path,
                            [(name.lower(), value) for name, value in self.headers.items()])
        faults = recorder.begin(exchange)
        if recorder.offline:
            exchange.fault = "offline"
            raise _Cut
        if exchange.host != recorder.portal or self.command == "CONNECT":
            self._respond(exchange, 502, b"", (("Content-Length", "0"),))
            return
        time.sleep(faults.get("delay", 0))
        if "answer" in faults:
            status, body, headers = faults["answer"]
            for block in self._body(exchange):
                exchange.request_bytes += len(block)
            self._respond(exchange, status, body, (("Content-Length", str(len(body))), *headers))
            return
        self._forward(exchange, faults)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_CONNECT = _handle

    def _forward(self, exchange, faults):
        portal = http.client.HTTPConnection(self.server.recorder.portal, timeout=120)
        try:
            rewritten = not faults.keys().isdisjoint(("change", "replace", "append"))
            self._send_request(portal, exchange, faults, rewritten)
            if "kill response" in faults:
                portal.getresponse().read()
                raise _Cut
            self._pass_back(portal.getresponse(), exchange, faults, rewritten)
        finally:
            portal.close()

    def _send_request(self, portal, exchange, faults, rewritten):
        portal.putrequest(exchange.method, exchange.path, skip_host=True, skip_accept_encoding=True)
        for name, value in exchange.request_headers:
            if name in HOP_BY_HOP or (rewritten and name in ONLY_FOR_WHOLE_BYTES):
                continue
            portal.putheader(name, value)
        portal.endheaders()
        half = int(self.headers.get("Content-Length", 0)) // 2
        for block in self._body(exchange):
            if "kill request" in faults and exchange.request_bytes + len(block) >= half:
                portal.send(block[:max(half - exchange.request_bytes, 0)])
                exchange.request_bytes = half
                raise _Cut
            portal.send(block)
            exchange.request_bytes += len(block)
        if "kill request" in faults:
            raise _Cut

    def _pass_back(self, response, exchange, faults, rewritten):
        headers = [(name, value) for name, value in response.getheaders()
                   if name.lower() not in HOP_BY_HOP]
        if not rewritten and response.length is not None:
            self._respond(exchange, response.status, b"", headers)
            while block := response.read(65536):
                self.wfile.write(block)
                exchange.response_bytes += len(block)
            return
        # A page goes over the wire in gzip: the fault is to meet what was packed, not the packing.
        packed = response.getheader("Content-Encoding") == "gzip"
        body = bytearray(gzip.decompress(response.read()) if packed else response.read())
        if "change" in faults and body:
            body[len(body) // 2] ^= 1
        body = body.replace(*faults.get("replace", (b"", b""))) + faults.get("append", b"")
        headers = [(name, value) for name, value in headers
                   if name.lower() not in ("content-length", "content-encoding")]
        headers.append(("Content-Length", str(len(body))))
        self._respond(exchange, response.status, bytes(body), headers)

    def _body(self, exchange):
        """The request's body in blocks."""
        left = int(self.headers.get("Content-Length", 0))
        digest = hashlib.sha256()
        while left:
            block = self.rfile.read1(min(left, 65536))
            if not block:
                raise _Cut
            left -= len(block)
            digest.update(block)
            exchange.request_digest = digest.hexdigest()
            yield block

    def _respond(self, exchange, status, body, headers):
        exchange.status = status
        exchange.response_headers = [(name.lower(), value) for name, value in headers]
        self.close_connection = True
        self.send_response_only(status)
        self.send_header("Connection", "close")
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        exchange.response_bytes += len(body)

    def _reset(self):
        """Closes with a reset, as a lost network would seem, and not with an orderly end."""
        self.close_connection = True
        try:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        except OSError:
            pass


HOP_BY_HOP = ("connection", "proxy-connection", "keep-alive", "transfer-encoding", "te", "upgrade")
ONLY_FOR_WHOLE_BYTES = ("accept-encoding", "if-none-match", "if-modified-since", "range")
