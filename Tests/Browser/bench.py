"""Figures of the reporter's page, in each browser, with a compiler for JavaScript and without.

Prints one table in the form of `make bench`. `bench.py [PATTERN]` measures only the modes whose
name holds the pattern. SENIM names the program that serves the portal; ROUNDS is how often the
quick parts are measured, the best of which stands; UPLOAD_MIB is the size of the large file.
"""
import os
import tempfile
import threading
import time

import processes
from browser import ROOT
from portal import Portal
from recorder import Recorder
from reporter import Person
from static_server import StaticServer
from webdriver import Chromium, Firefox

MODES = {
    "chromium": (Chromium, {}),
    "chromium, no JIT": (Chromium, {"jitless": True}),
    "firefox": (Firefox, {}),
    "firefox, no JIT": (Firefox, {"jitless": True}),
}
ROUNDS = int(os.environ.get("ROUNDS", "5"))
MIB = 1 << 20
UPLOAD_BYTES = int(os.environ.get("UPLOAD_MIB", "1024")) * MIB
TITLES = ["what", "Senim", "beside", "ratio", "bar", "held"]
FIRST_QUESTION = "form.question"


def main(pattern):
    rows = []
    modes = {name: mode for name, mode in MODES.items() if pattern in name}
    with StaticServer(ROOT) as server, Portal() as portal, tempfile.TemporaryDirectory(
            prefix="senim-bench.") as folder:
        ten = _file_of(folder, "ten", 10 * MIB)
        large = os.path.join(folder, "large.mp4")
        with open(large, "wb") as file:
            file.truncate(UPLOAD_BYTES)  # A hole: it takes no room, and is read as any other.
        for name, mode in modes.items():
            for measure in (
                    lambda: sealing(name, mode, server, ten), lambda: ready(name, mode, portal),
                    lambda: wire(name, mode, portal), lambda: upload(name, mode, portal, large)):
                for row in measure():
                    rows.append(row)
                    print("  " + " · ".join(cell for cell in row if cell), flush=True)
    show(rows)


# What is measured


def sealing(name, mode, server, ten):
    """A report to 16 keyholders, and a file of 10 MiB as an upload seals it."""
    with _started(mode) as browser:
        browser.open(f"{server.url}/Tests/Browser/bench.js")
        call = "return import('/Tests/Browser/bench.js').then((bench) => bench.%s)"
        load = _load()
        took = browser.script(call % f"reportMilliseconds({ROUNDS})")
        most = 400 if browser.jitless else 50
        yield row(f"{name}: report sealed, 16 keyholders, 7 trustees", took["sealed"], "ms",
                  f"the bar{load}", most, most=1)
        yield row(f"{name}: their keys made ready before", took["ready"], "ms",
                  f"the same bar{load}", most)
        browser.script("""const field = document.createElement('input');
            field.type = 'file'; document.body.append(field);""")
        browser.upload("input", ten)
        rates = browser.script(
            "const file = document.querySelector('input').files[0];"
            + call % f"streamRates(file, {4 * ROUNDS})")
    what = f"{name}: file of 10 MiB read, sealed, hashed"
    yield row(what, rates["sealing"], "MiB/s", f"the browser's AES-GCM{load}", rates["gcm"],
              least=0.5)
    yield row(what, rates["sealing"], "MiB/s", "its AES-GCM and SHA-256", rates["both"])


def ready(name, mode, portal):
    """From the start of the navigation until the first question is there, in a new browser."""
    best = float("inf")
    for _ in range(3):
        with _started(mode) as browser:
            browser.open("about:blank")
            load = _load()
            browser.open(f"{portal.url}/report")
            # The question mostly comes later than this; if not, the figure is too high.
            best = min(best, browser.script("""
                const isThere = () => document.querySelector(arguments[0]) !== null;
                return new Promise((found) => {
                    const look = () => isThere() && (found(performance.now()), true);
                    if (!look()) new MutationObserver(look).observe(
                        document, { childList: true, subtree: true });
                });""".replace("arguments[0]", f"'{FIRST_QUESTION}'")))
    yield row(f"{name}: report page ready, from nothing", best, "ms", f"the bar{load}", 1000,
              most=1)


def wire(name, mode, portal):
    """What the browser fetches until the first question, headers with it."""
    if "no JIT" in name:
        return
    browser_class, options = mode
    with Recorder(portal.url) as recorder, browser_class(
            language="kk", proxy=recorder.address, **options) as browser:
        browser.open(f"{portal.url}/report")
        browser.find(FIRST_QUESTION, 30)
        exchanges = recorder.exchanges
    page = [one for one in exchanges if _is_of_page(one.path)]
    # The status line and the empty line, and "Connection", which the recorder takes away.
    size = sum(one.wire_bytes + len("HTTP/1.1 200 OK\r\n\r\n") for one in page)
    rest = sum(one.wire_bytes for one in exchanges if one not in page)
    yield row(f"{name}: page on the wire, {len(page)} answers", size / 1000, "kB",
              f"with directory and log {(size + rest) / 1000:.1f} kB; the bar", 120, most=1)


def upload(name, mode, portal, large):
    """Resident memory of all the browser's processes while a person sends a large file."""
    if "no JIT" in name:
        return
    with _started(mode) as browser:
        person = Person(browser, portal.url)
        person.report(files=[large])
        time.sleep(3)
        memory = Memory(browser)
        began = time.monotonic()
        person.press("review.send")
        early = None
        while True:
            done, heading = browser.script("""return [document.querySelector('progress')?.value,
                document.querySelector('#app h1').textContent]""")
            if done is None:
                break
            if early is None and done >= UPLOAD_BYTES / 8:
                early = memory.peak
            if time.monotonic() - began > 1200:
                raise TimeoutError(f"{name}: {done} bytes of the file are sent after 20 minutes")
            time.sleep(0.3)
        seconds = time.monotonic() - began
        memory.stop()
    if heading != person.word("receipt.title"):
        raise RuntimeError(f"{name}: the upload ended at “{heading}”")
    size = UPLOAD_BYTES // MIB
    yield row(f"{name}: memory, most of all while {size} MiB go up, over the start",
              (memory.peak - memory.start) / MIB, "MiB",
              f"at the start (all sent in {seconds:.0f} s)", memory.start / MIB)
    yield row(f"{name}: memory, most of all while {size} MiB go up", memory.peak / MIB, "MiB",
              "most while the first eighth goes up", early / MIB, most=1.25)


class Memory:
    """Watches the resident memory of a browser's processes until `stop`."""

    def __init__(self, browser):
        self._browser = browser
        self.start = self.peak = self._now()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self):
        self._ended.set()
        self._thread.join()

    def _watch(self):
        while not self._ended.wait(0.1):
            self.peak = max(self.peak, self._now())

    def _now(self):
        return sum(resident_bytes(pid) for process in self._browser._processes
                   for pid in processes._members(process.pid))


def resident_bytes(pid):
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):
        return 0


# The table


def row(what, value, unit, beside, limit, least=None, most=None):
    """One line, as Sources/senim-bench/Figure.swift has it."""
    ratio = value / limit
    held = "" if least is most is None else "yes" if (
        ratio >= least if least is not None else ratio <= most) else "NO"
    bar = f"≥ {text(least)}" if least is not None else f"≤ {text(most)}" if most else ""
    return [what, f"{text(value)} {unit}", f"{beside}: {text(limit)} {unit}", text(ratio), bar,
            held]


def text(number):
    """Three significant digits."""
    if number == 0:
        return "0"
    return f"{number:.{0 if number >= 100 else 1 if number >= 10 else 2 if number >= 0.1 else 4}f}"


def show(rows):
    widths = [max(len(each[column]) for each in [TITLES, *rows]) for column in range(len(TITLES))]
    lines = [TITLES, *rows]
    shown = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
             for line in lines]
    shown.insert(1, "|" + "".join("-" * (width + 2) + "|" for width in widths))
    print("\n".join(shown))


def _started(mode):
    browser_class, options = mode
    return browser_class(language="kk", **options)


def _load():
    return f" (load {os.getloadavg()[0]:.0f})"


def _is_of_page(path):
    return path in ("/report", "/page.css", "/icon.svg") or path.startswith("/js/")


def _file_of(folder, name, size):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(os.urandom(size))
    return path


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
