"""Serves a folder on loopback, for pages that are not a portal's: the vectors' page."""
import functools
import http.server
import json
import os
import urllib.parse

from loopback import LoopbackServer


class StaticServer(LoopbackServer):
    """Serves a folder until `stop`; it also works as a context manager.

    A folder's address with a slash at its end gives the names in it as a JSON list, sorted. Paths
    without an answer are in `missing`.
    """

    def __init__(self, root, headers=()):
        """`headers` are pairs that every answer carries."""
        handler = functools.partial(_Handler, directory=root)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.extra_headers = headers
        server.missing = self.missing = []
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        self.serve(server)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Of its own: what the system's tables say differs from machine to machine.
    extensions_map = {
        "": "application/octet-stream", ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
        ".json": "application/json", ".txt": "text/plain; charset=utf-8",
        ".md": "text/plain; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
    }

    def list_directory(self, path):
        """Answers with the names in the folder instead of a page of links."""
        body = json.dumps(sorted(os.listdir(path)), ensure_ascii=False).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code, message=None, explain=None):
        self.server.missing.append(urllib.parse.unquote(self.path))
        super().send_error(code, message, explain)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        for name, value in self.server.extra_headers:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        """Keeps the tests' output to the tests."""
