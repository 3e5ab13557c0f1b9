"""A server on a free port of 127.0.0.1, in a thread of its own."""
import threading


class LoopbackServer:
    """Serves from `serve` until `stop`; it also works as a context manager."""

    def serve(self, server):
        """Takes a server of the standard library, bound already, and serves with it."""
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Ends serving, and waits until it has ended."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
