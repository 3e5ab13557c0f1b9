"""An officer at the desk: starts `senim officer desk`, and uses its pages as a person would."""
import os
import re
import subprocess
import time

import processes
from portal import SENIM


class Desk:
    """A running desk of one keyholder, and the browser in which it is used.

    On a `Disk` all that the desk has lies there: its folder, saved and temporary files.
    """

    def __init__(self, portal, keyholder, browser, language="kk", *options, disk=None):
        self.portal = portal
        self.browser = browser
        self.language = language
        self._output = os.path.join(portal.temporary, f"desk-{keyholder}-{time.monotonic_ns()}")
        self.saved = os.path.join(disk.path, "saved") if disk else self._output + ".saved"
        folder = os.path.join(disk.path if disk else portal.folder, keyholder)
        with open(self._output, "wb") as output:
            self.process = processes.start(
                [SENIM, "officer", "desk", "--folder", folder, "--portal", portal.url, "--authority",
                 portal.authority, "--lang", language, "--every", "1", "--save-to", self.saved,
                 *options],
                environment={"TMPDIR": disk.path} if disk else None,
                output=output, errors=output, typed=True)
        self._said(r"http://[0-9a-f]{16}\.localhost:[0-9]+/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        processes.end(self.process, seconds=15)

    def kill(self):
        """Ends the desk as a power cut does."""
        processes.kill(self.process)
        processes.end(self.process)

    # The terminal

    @property
    def address(self):
        return self._said(r"http://[0-9a-f]{16}\.localhost:[0-9]+/")

    @property
    def code(self):
        """The newest code that was printed."""
        return self._said(r"[0-9A-Z]{4}-[0-9A-Z]{4}")

    def press_enter(self):
        """Asks for a new code in the terminal."""
        before = self._printed().count("-")
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()
        self._until(lambda: self._printed().count("-") > before)

    def _said(self, pattern):
        self._until(lambda: re.search(pattern, self._printed()))
        return re.findall(pattern, self._printed())[-1]

    def _printed(self):
        with open(self._output, encoding="utf-8") as file:
            return file.read()

    def _until(self, condition, seconds=20):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"the desk says: {self._printed()}")
            time.sleep(0.05)

    # The pages

    def open(self, path=""):
        """Goes to a page; what was not sent is let go."""
        self.browser.leave("about:blank")
        if self.browser.dialog is not None:
            self.browser.accept()
        self.browser.wait("location.href === 'about:blank'")
        self.browser.open(self.address + path)

    def enter(self):
        """Types the code, then the passphrase."""
        self.open()
        self.browser.type("#code", self.code)
        self.browser.click("main button")
        self.unlock()

    def unlock(self):
        self.browser.wait("document.getElementById('passphrase')")
        self.browser.type("#passphrase", self.portal.passphrase.strip())
        self.browser.click("main button")
        self.browser.wait("document.body.dataset.open", 30)

    def send(self, css, seconds=30):
        """Clicks what sends a form, and waits for the page that answers it."""
        self.browser.script("window.isOld = true")
        self.browser.click(css)
        self.browser.wait("!window.isOld && document.readyState === 'complete'", seconds)

    def until(self, css, seconds=60):
        """Loads the page again, a second apart, until something is there."""
        end = time.monotonic() + seconds
        while not self.browser.find_all(css):
            if time.monotonic() > end:
                raise AssertionError(f"there is no {css} on: {self.shown}")
            time.sleep(1)
            self.browser.reload()

    def switch(self, language):
        self.browser.click(f".languages button[value={language}]")
        self.browser.wait("document.documentElement.lang === arguments[0]", 10, language)
        self.language = language

    @property
    def shown(self):
        return self.browser.wait("document.readyState === 'complete' && document.querySelector('main').innerText")
