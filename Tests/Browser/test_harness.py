"""The tests' own tools see what they are there to see, in each browser.

A recorder that misses requests, or a fault that the page never notices, would let every test of the
page pass.
"""
import base64
import hashlib
import http.server
import os
import shutil
import tempfile
import threading
import unittest
from unittest import mock

import axe
from recorder import Recorder
from webdriver import BrowserError, MODES

PAGE = """<!doctype html><html lang="kk"><meta charset="utf-8"><title>Беті</title>
<link rel="icon" href="data:,"><link rel="modulepreload" href="/module.js" integrity="%s">
<script type="module" src="/module.js"></script>
<noscript><p id="without">JavaScript жоқ</p></noscript>
<main><h1>Сәлем</h1><label>Мәтін <textarea autocomplete="off" spellcheck="false"></textarea></label>
<label>Файл <input type="file" multiple></label><p id="pale">көмескі</p></main></html>"""
MODULE = """window.ready = true; window.keys = [];
addEventListener('keydown', (event) => keys.push(event.key));
addEventListener('beforeunload', (event) => {
    if (document.querySelector('textarea').value) event.preventDefault();
});
const sheet = new CSSStyleSheet();
sheet.replaceSync('#pale { color: #ccc }');
document.adoptedStyleSheets = [sheet];
"""
TAKEN_ONCE = """#!/bin/sh
if [ -e %s/once ]; then exec %s "$@"; fi
touch %s/once
echo "IPv4 port not available. Exiting..."
exit 1
"""


class Harness(unittest.TestCase):
    """Each test is for one browser, which is started once with and once without JavaScript."""

    def test_chromium(self):
        self.look("chromium")

    def test_firefox(self):
        self.look("firefox")

    def look(self, mode):
        browser_class, options = MODES[mode]
        with _Portal() as portal, Recorder(portal.url) as recorder:
            with browser_class(proxy=recorder.address, **options) as browser:
                browser.open(portal.url)
                browser.wait("window.ready")
                self.keys_and_files(browser)
                self.faults(browser, recorder)
                self.question_before_leaving(browser, portal.url)
                self.assertTrue(any("color-contrast" in one for one in axe.violations(browser)))
                self.assertEqual(recorder.strangers, [])
                self.strangers(browser, recorder)
                self.changed_module(browser, recorder, portal.url)
                browser.stop()
                self.assertEqual(browser.traces("Құпия"), [])
            recorder.heal()
            with browser_class(proxy=recorder.address, javascript=False, **options) as browser:
                browser.open(portal.url)
                self.assertEqual(browser.text("#without"), "JavaScript жоқ")
                self.assertFalse(browser.script("return Boolean(window.ready)"))

    def keys_and_files(self, browser):
        browser.resize(320, 640)
        self.assertEqual(browser.script("return [innerWidth, innerHeight]"), [320, 640])
        browser.press("Tab")
        self.assertEqual(browser.active, browser.find("textarea"))
        browser.type("textarea", "Құпия")
        browser.press("Enter", "ә", "Escape", "Tab", "Shift+Tab")
        self.assertEqual(browser.find("textarea").value, "Құпия\nә")
        self.assertIn("Escape", browser.script("return keys"))
        self.assertEqual(browser.active, browser.find("textarea"))
        with tempfile.NamedTemporaryFile(suffix=".bin") as file:
            file.write(b"1234567")
            file.flush()
            browser.upload("input[type=file]", file.name)
            sizes = browser.script("""
                const files = [...document.querySelector('input').files];
                return Promise.all(files.map(async (one) => (await one.arrayBuffer()).byteLength));
                """)
        self.assertEqual(sizes, [7])

    def faults(self, browser, recorder):
        recorder.kill_request("^/cut", every=2)
        recorder.kill_response("^/unknown", times=1)
        recorder.answer("^/full", 503)
        self.assertEqual(self.posts(browser, "/cut", "/cut", "/cut"), [200, "failed", 200])
        self.assertEqual(self.posts(browser, "/unknown", "/unknown"), ["failed", 200])
        self.assertEqual(self.posts(browser, "/full"), [503])
        recorder.offline = True
        self.assertEqual(self.posts(browser, "/any"), ["failed"])
        recorder.heal()
        cut = [one for one in recorder.exchanges if one.fault == "kill request"]
        self.assertEqual([one.request_bytes for one in cut], [100_000])

    def posts(self, browser, *paths):
        """What each of some requests, one after another, ended with."""
        return browser.script("""
            const ends = [];
            return (async () => {
                for (const path of arguments[0]) {
                    const body = new Blob([new Uint8Array(200000)]);
                    ends.push(await fetch(path, { method: 'POST', body })
                        .then((response) => response.status, () => 'failed'));
                }
                return ends;
            })();
            """, paths)

    def question_before_leaving(self, browser, url):
        browser.leave(f"{url}/?elsewhere")
        self.assertIsNotNone(browser.dialog)
        browser.dismiss()
        self.assertNotIn("elsewhere", browser.url)
        browser.leave(f"{url}/?elsewhere")
        browser.accept()
        browser.wait("location.search === '?elsewhere' && window.ready")

    def strangers(self, browser, recorder):
        browser.script("return fetch('http://stranger.example/path').catch(() => null)")
        self.assertEqual([str(one) for one in recorder.strangers],
                         ["GET stranger.example/path: 502, 0 bytes there, 0 back"])

    def changed_module(self, browser, recorder, url):
        recorder.change("^/module.js")
        try:
            browser.open(f"{url}/?changed")
        except BrowserError as error:
            self.fail(str(error))
        self.assertFalse(browser.script("return Boolean(window.ready)"))

    def test_driver_whose_port_is_taken_is_started_again(self):
        with tempfile.TemporaryDirectory() as folder:
            driver = os.path.join(folder, "chromedriver")
            with open(driver, "w", encoding="utf-8") as file:
                file.write(TAKEN_ONCE % (folder, shutil.which("chromedriver"), folder))
            os.chmod(driver, 0o700)
            path = f"{folder}:{os.environ['PATH']}"
            browser_class, options = MODES["chromium"]
            with mock.patch.dict(os.environ, PATH=path), browser_class(**options) as browser:
                self.assertEqual(os.listdir(folder).count("once"), 1)
                self.assertTrue(browser.version)


class _Portal:
    """A page with one module under an integrity policy, and an answer to every upload."""

    def __enter__(self):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        if self.path.startswith("/module.js"):
            self._answer("text/javascript", MODULE)
        else:
            self._answer("text/html; charset=utf-8", PAGE % _integrity(MODULE))

    def do_POST(self):
        left = int(self.headers["Content-Length"])
        while left and (block := self.rfile.read1(left)):
            left -= len(block)
        self.close_connection = True
        if not left:
            self._answer("text/plain", "accepted")

    def _answer(self, kind, text):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Integrity-Policy", "blocked-destinations=(script)")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keeps the tests' output to the tests."""


def _integrity(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


if __name__ == "__main__":
    unittest.main()
