"""A browser and the elements of its page, in the commands of the W3C WebDriver specification.

What differs from one browser to the next (how it is started, how a command reaches it) is in
`chromium.py` and `firefox.py`.
"""
import atexit
import base64
import os
import shutil
import tempfile
import time

import processes

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCREENSHOTS = os.path.join(ROOT, ".build", "browser", "screenshots")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"

KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008",
    "Control": "\ue009", "Alt": "\ue00a", "Escape": "\ue00c", "Space": " ", "PageUp": "\ue00e",
    "PageDown": "\ue00f", "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Delete": "\ue017",
}


class BrowserError(Exception):
    """A command that the browser refused; `code` is the specification's word for the reason."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


class Element:
    """An element of the page that is open."""

    def __init__(self, browser, reference):
        self.browser = browser
        self.reference = reference

    def click(self):
        """Scrolls to the element and clicks its middle, with real mouse events."""
        self._command("ElementClick")

    def type(self, text):
        """Focuses the element and types, with real key events; `KEYS` may be part of the text."""
        self._command("ElementSendKeys", text=text)

    def clear(self):
        self._command("ElementClear")

    def upload(self, *paths):
        """Chooses files in a file input, as the picker would."""
        self.type("\n".join(os.path.abspath(path) for path in paths))

    @property
    def text(self):
        """The text as it is shown."""
        return self._command("GetElementText")

    @property
    def displayed(self):
        return self._command("IsElementDisplayed")

    @property
    def role(self):
        """The role that assistive technology is told."""
        return self._command("GetComputedRole")

    @property
    def label(self):
        """The name that assistive technology is told."""
        return self._command("GetComputedLabel")

    def attribute(self, name):
        return self._command("GetElementAttribute", name=name)

    def current(self, name):
        """What a property of the element is now, such as `checked`."""
        return self._command("GetElementProperty", name=name)

    @property
    def value(self):
        """What stands in a field now."""
        return self.current("value")

    def __eq__(self, other):
        return isinstance(other, Element) and self.reference == other.reference

    def __hash__(self):
        return hash(self.reference)

    def _command(self, command, /, **parameters):
        return self.browser.command(command, id=self.reference, **parameters)


class Browser:
    """A browser with a fresh profile in a temporary folder.

    Started by its initialiser; `quit` ends it and removes the profile. It also works as a context
    manager. `proxy` is a `host:port` that every request goes through, those to loopback too;
    `private` has it open a private window; `folder` is where the profile lies. Its temporary files
    lie in the profile, so that what it writes anywhere is found there.
    """

    name = "browser"

    def __init__(self, headless=True, jitless=False, javascript=True, width=1000, height=800,
                 language="kk", proxy=None, private=False, folder=None):
        self.jitless = jitless
        self.javascript = javascript
        self.private = private
        self.profile = tempfile.mkdtemp(prefix=f"senim-{self.name}.", dir=folder)
        self.downloads = os.path.join(self.profile, "downloads")
        self.temporary = os.path.join(self.profile, "tmp")
        for path in (self.downloads, self.temporary):
            os.mkdir(path)
        self._processes = []
        _living.add(self)
        began = time.monotonic()
        try:
            self._start(headless, language, proxy)
            self.command("SetTimeouts", script=120_000, pageLoad=60_000, implicit=0)
            self.resize(width, height)
        except BaseException:
            self.quit()
            raise
        self.start_seconds = time.monotonic() - began

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.quit()

    # The page

    def open(self, url):
        """Goes to an address and waits until it has loaded."""
        self.command("Navigate", url=url)

    def leave(self, url):
        """Sets the page's location without waiting; the page may ask whether to leave it.

        `open`, `reload` and a click would, in Firefox, wait for that answer themselves.
        """
        self.script("location.href = arguments[0]", url)

    def back(self):
        self.command("Back")

    def forward(self):
        self.command("Forward")

    def reload(self):
        self.command("Refresh")

    @property
    def url(self):
        return self.command("GetCurrentURL")

    @property
    def title(self):
        return self.command("GetTitle")

    def script(self, javascript, *arguments):
        """Runs a function's body in the page; a promise that it returns is waited for.

        The page's own content security policy does not apply to it. Elements may be given and come
        back.
        """
        given = [{ELEMENT: a.reference} if isinstance(a, Element) else a for a in arguments]
        return self._with_elements(self.command("ExecuteScript", script=javascript, args=given))

    def wait(self, condition, seconds=10, *arguments):
        """Waits until a JavaScript expression is true and returns its value.

        While a page is being replaced the expression may fail; that is waited out too.
        """
        limit = time.monotonic() + seconds
        while True:
            failure = None
            try:
                value = self.script(f"return ({condition})", *arguments)
                if value:
                    return value
            except BrowserError as error:
                if error.code not in ("javascript error", "no such execution context"):
                    raise
                failure = error
            if time.monotonic() > limit:
                why = f" ({failure})" if failure else ""
                raise TimeoutError(f"{self.name}: not within {seconds} s: {condition}{why}")
            time.sleep(0.05)

    def arrive(self, path, seconds=30):
        """Waits until the whole page at a path is there, after what leads to it without waiting."""
        self.wait("location.pathname === arguments[0] && document.readyState === 'complete'",
                  seconds, path)

    # Elements and keys

    def find(self, css, seconds=5):
        """The first element that matches and is shown, once there is one.

        With `seconds` 0 also one that is not shown.
        """
        limit = time.monotonic() + seconds
        while True:
            found = self.find_all(css)
            shown = [e for e in found if seconds == 0 or _is_shown(e)]
            if shown:
                return shown[0]
            if time.monotonic() > limit:
                state = "none of them is shown" if found else "there is none"
                raise TimeoutError(f"{self.name}: not within {seconds} s: {css}; {state}")
            time.sleep(0.05)

    def find_all(self, css):
        """Every element that matches now."""
        found = self.command("FindElements", using="css selector", value=css)
        return [Element(self, reference[ELEMENT]) for reference in found]

    @property
    def active(self):
        """The element that has the keyboard."""
        return Element(self, self.command("GetActiveElement")[ELEMENT])

    def click(self, css):
        self.find(css).click()

    def type(self, css, text):
        self.find(css).type(text)

    def text(self, css):
        return self.find(css).text

    def attribute(self, css, name):
        return self.find(css, 0).attribute(name)

    def upload(self, css, *paths):
        """Chooses files in a file input, which need not be shown."""
        self.find(css, 0).upload(*paths)

    def press(self, *chords):
        """Presses keys wherever the focus is: "Tab", "Shift+Tab", "Enter", "a"."""
        actions = []
        for chord in chords:
            keys = [KEYS.get(key, key) for key in (chord.split("+") if len(chord) > 1 else [chord])]
            actions += [{"type": "keyDown", "value": key} for key in keys]
            actions += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self.command("PerformActions",
                     actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    # Windows and dialogs

    def resize(self, width, height):
        """Gives the page's viewport this size, in CSS pixels."""
        raise NotImplementedError

    def screenshot(self, path, full=False):
        """Saves a PNG of what is shown, or of the full page; a bare name goes to `SCREENSHOTS`."""
        path = os.path.join(SCREENSHOTS, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._picture(full)))

    @property
    def windows(self):
        """The handles of all windows and tabs."""
        return self.command("GetWindowHandles")

    def switch(self, handle):
        self.command("SwitchToWindow", handle=handle)

    def close_window(self):
        self.command("CloseWindow")

    @property
    def dialog(self):
        """The text of the dialog that is open, "" for the browser's own, None without one."""
        try:
            return self.command("GetAlertText") or ""
        except BrowserError as error:
            if error.code == "no such alert":
                return None
            raise

    def accept(self):
        """Accepts an alert or question; leaves the page that asks whether to leave it."""
        self._answer("AcceptAlert")

    def dismiss(self):
        """Dismisses an alert or question; stays on the page that asks whether to leave it."""
        self._answer("DismissAlert")

    def _answer(self, command, seconds=10):
        # A script's click returns before the browser asks.
        limit = time.monotonic() + seconds
        while True:
            try:
                return self.command(command)
            except BrowserError as error:
                if error.code != "no such alert" or time.monotonic() > limit:
                    raise
                time.sleep(0.1)

    def downloaded(self, seconds=10):
        """Waits until a download is complete, and returns the newest one's path."""
        limit = time.monotonic() + seconds
        while True:
            paths = [entry.path for entry in os.scandir(self.downloads)]
            whole = not any(path.endswith((".crdownload", ".part", ".tmp")) for path in paths)
            if paths and whole and all(os.path.getsize(path) for path in paths):
                return max(paths, key=os.path.getmtime)
            if time.monotonic() > limit:
                raise TimeoutError(f"{self.name}: nothing downloaded within {seconds} s: {paths}")
            time.sleep(0.05)

    # The end

    def kill(self):
        """Ends the browser as a power cut does, and leaves its profile."""
        for process in self._processes:
            processes.kill(process)
        self.stop()

    def stop(self):
        """Ends the browser and leaves its profile, to look for what it has written there."""
        if self._processes:
            self._say_goodbye()
        for process in self._processes:
            processes.end(process)
        self._processes = []

    def quit(self):
        """Ends the browser and removes its profile."""
        self.stop()
        shutil.rmtree(self.profile, ignore_errors=True)
        _living.discard(self)

    def traces(self, *texts):
        """After `stop`: the profile's files that hold one of the texts, in UTF-8 or UTF-16."""
        wanted = [text.encode(form) for text in texts for form in ("utf-8", "utf-16-le")]
        found = []
        for folder, _, names in os.walk(self.profile):
            for name in names:
                path = os.path.join(folder, name)
                if not os.path.isfile(path):
                    continue
                with open(path, "rb") as file:
                    content = file.read()
                if any(text in content for text in wanted) \
                        or any(text in self._unpacked(content) for text in wanted):
                    found.append(os.path.relpath(path, self.profile))
        return sorted(found)

    def command(self, command, /, **parameters):
        """Sends a WebDriver command and returns its value."""
        raise NotImplementedError

    def _unpacked(self, content):
        """What a file of the profile holds behind a packing of the browser's own."""
        return b""

    def _start(self, headless, language, proxy):
        raise NotImplementedError

    def _say_goodbye(self):
        raise NotImplementedError

    def _picture(self, full):
        raise NotImplementedError

    def _launch(self, *command, **options):
        process = processes.start(command, **options)
        self._processes.append(process)
        return process

    def _with_elements(self, value):
        if isinstance(value, dict):
            if ELEMENT in value:
                return Element(self, value[ELEMENT])
            return {key: self._with_elements(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._with_elements(item) for item in value]
        return value


_living = set()


def _quit_all():
    for browser in list(_living):
        browser.quit()


# Neither a failed nor an interrupted run leaves a profile behind.
atexit.register(_quit_all)


def _is_shown(element):
    try:
        return element.displayed
    except BrowserError as error:
        if error.code == "stale element reference":
            return False
        raise
