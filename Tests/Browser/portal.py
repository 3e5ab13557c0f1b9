"""A demo portal in a temporary folder: gateway, trustee, witness, four keyholders, real keys."""
import atexit
import contextlib
import datetime
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import processes
from browser import ROOT

KEYHOLDERS = ("head", "commissioner", "superior", "acs")
SENIM = os.environ.get("SENIM", os.path.join(ROOT, ".build", "debug", "senim"))


class CommandFailed(Exception):
    """A `senim` command that ended with another status than 0."""

    def __init__(self, arguments, done):
        super().__init__(f"senim {' '.join(arguments)}: status {done.returncode}\n"
                         f"{done.stdout}{done.stderr}")
        self.status = done.returncode


class Portal:
    """The portal, from `start` to `stop`; it also works as a context manager.

    After `start` reports can be submitted: every keyholder's key of the quarter is in the log, and
    the trustee has confirmed it.
    """

    def __init__(self, tick_seconds=2):
        self.tick_seconds = tick_seconds
        self.temporary = tempfile.mkdtemp(prefix="senim-portal.")
        self.folder = os.path.join(self.temporary, "portal")
        port = _free_pair_of_ports()
        self.url = f"http://127.0.0.1:{port}"
        self.authority = os.path.join(self.folder, "authority.vkey")
        self._port = port
        self._process = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        with open(os.path.join(self.temporary, "output"), "wb") as output:
            self._process = processes.start(
                ["bash", os.path.join(ROOT, "demo", "portal"), "run", self.folder],
                environment={"PORT": str(self._port), "TICK_SECONDS": str(self.tick_seconds),
                             "SENIM": SENIM, "LANG": "en_US.UTF-8"},
                output=output, errors=output)
        self._until(lambda: "the portal is open" in self.output, 120, "the portal does not open")
        for keyholder in KEYHOLDERS:
            self._until(lambda who=keyholder: self._succeeds(self.inbox, who), 60,
                        f"{keyholder} cannot publish this quarter's key")
        time.sleep(self.tick_seconds + 3)  # The trustee confirms the keys; then the next tick.

    def stop(self):
        """Ends all its processes and removes its folder."""
        if self._process:
            processes.end(self._process, seconds=15)
            self._process = None
        shutil.rmtree(self.temporary, ignore_errors=True)

    @property
    def output(self):
        """What setting up and serving have printed."""
        with open(os.path.join(self.temporary, "output"), encoding="utf-8") as file:
            return file.read()

    @property
    def authority_vkey(self):
        """The authority's verifier key, as it stands on posters."""
        with open(self.authority, encoding="utf-8") as file:
            return file.read().strip()

    @property
    def passphrase(self):
        with open(os.path.join(self.folder, "passphrase"), encoding="utf-8") as file:
            return file.read()

    # Commands

    def senim(self, *arguments, stdin="", secrets=None, descriptors=(), expect=0):
        """Runs `senim` and returns what it prints.

        `secrets` are options with texts that it reads from a descriptor: `{"--receipt-fd": text}`;
        `descriptors` are others that it is given.
        """
        given, descriptors = descriptors, []
        try:
            for option, text in (secrets or {}).items():
                descriptors.append(_readable(text))
                arguments += (option, str(descriptors[-1]))
            done = subprocess.run([SENIM, *arguments], input=stdin, text=True,
                                  pass_fds=(*given, *descriptors),
                                  capture_output=True, timeout=180, check=False)
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        if done.returncode != expect:
            raise CommandFailed(arguments, done)
        return done.stdout

    def officer(self, keyholder, command, *arguments, **options):
        """Runs `senim officer` as a keyholder of this portal."""
        return self.senim("officer", command, *arguments, "--folder",
                          os.path.join(self.folder, keyholder), *self._at,
                          secrets={"--passphrase-fd": self.passphrase}, **options)

    def reporter(self, command, receipt, *arguments, **options):
        """Runs `senim report` with a receipt, or without one when it is None."""
        secrets = {"--receipt-fd": receipt} if receipt else {}
        return self.senim("report", *command.split(), *arguments, *self._at, secrets=secrets,
                          **options)

    # What officers do

    def inbox(self, keyholder):
        """The messages that a keyholder sees, in the order of the log."""
        return json.loads(self.officer(keyholder, "inbox", "--json"))["messages"]

    def reports(self, keyholder):
        """The ids of reports, follow-ups and the like, not of replies and notes."""
        return [message["id"] for message in self.inbox(keyholder) if message["kind"] == 1]

    def new_report(self, keyholder, known=(), seconds=60):
        """Waits for a report that is not among those known, and returns its id."""
        def found():
            return next((one for one in self.reports(keyholder) if one not in known), None)
        return self._until(found, seconds, "no new report appears")

    def open_message(self, keyholder, message):
        """Opens a message on the record and returns what the command prints of it."""
        return self.officer(keyholder, "open", message)

    def reply(self, keyholder, message, text, status=""):
        """Replies; `status` are lines of what the reply states, such as `closed: today`."""
        arguments = ()
        if status:
            path = os.path.join(self.temporary, "status")
            with open(path, "w", encoding="utf-8") as file:
                file.write(status)
            arguments = ("--status-file", path)
        return self._with_text(keyholder, "reply", message, text, *arguments)

    def take_down(self, text, channel=4):
        """Has an officer take down what they were told, and returns the claim code."""
        paths = {}
        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=5))).date()
        for name, content in {"text": text, "form": "kind: K1\n",
                              "details": f"channel: {channel}\nday: {today}\n"}.items():
            paths[name] = os.path.join(self.temporary, f"intake-{name}")
            with open(paths[name], "w", encoding="utf-8") as file:
                file.write(content)
        reading, writing = os.pipe()
        with os.fdopen(reading, encoding="utf-8") as code:
            try:
                printed = self.senim(
                    "officer", "intake", "--form", paths["form"], "--text-file", paths["text"],
                    "--details", paths["details"], "--json", "--code-fd", str(writing), *self._at,
                    descriptors=(writing,))
            finally:
                os.close(writing)
            taken = code.read().strip()
        if taken in printed:
            raise AssertionError("the claim code stands in what a program prints")
        return taken

    def note(self, keyholder, message, text):
        return self._with_text(keyholder, "note", message, text)

    def save(self, keyholder, message):
        """Saves a message's files and returns their bytes by name."""
        folder = tempfile.mkdtemp(dir=self.temporary)
        self.officer(keyholder, "save", message, "--into", folder)
        files = {}
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as file:
                files[name] = file.read()
        return files

    def submit(self, text, form="kind: K1\n", *arguments):
        """Submits a report by the command line and returns what is printed, the receipt in it."""
        with tempfile.NamedTemporaryFile("w", dir=self.temporary, encoding="utf-8") as report, \
                tempfile.NamedTemporaryFile("w", dir=self.temporary, encoding="utf-8") as fields:
            report.write(text)
            report.flush()
            fields.write(form)
            fields.flush()
            return self.reporter("submit", None, "--form", fields.name, "--text-file", report.name,
                                 *arguments)

    def held_by_services(self, *texts):
        """Files of gateway, trustee and witness, logs too, in which one of the texts stands."""
        wanted = [text.encode() for text in texts]
        found = []
        for part in ("gateway", "trustee", "witness", "gateway.out", "trustee.out", "witness.out"):
            for path in _files(os.path.join(self.folder, part)):
                with open(path, "rb") as file:
                    content = file.read()
                if any(text in content for text in wanted):
                    found.append(os.path.relpath(path, self.folder))
        return found

    def held_by(self, keyholder, *texts):
        """Files of a keyholder's folder in which one of the texts stands."""
        wanted = [text.encode() for text in texts]
        found = []
        for path in _files(os.path.join(self.folder, keyholder)):
            with open(path, "rb") as file:
                content = file.read()
            if any(text in content for text in wanted):
                found.append(os.path.relpath(path, self.folder))
        return found

    @contextlib.contextmanager
    def stalled(self):
        """Has the gateway stop answering for a while, as one that is overwhelmed."""
        found = subprocess.run(["pgrep", "-f", f"gateway serve --folder {self.folder}/gateway"],
                               capture_output=True, text=True, check=True).stdout
        stopped = [int(one) for one in found.split()]
        try:
            for number in stopped:
                os.kill(number, signal.SIGSTOP)
            yield
        finally:
            for number in stopped:
                os.kill(number, signal.SIGCONT)

    @property
    def _at(self):
        return ("--portal", self.url, "--authority", self.authority, "--lang", "en")

    def _with_text(self, keyholder, command, message, text, *arguments):
        with tempfile.NamedTemporaryFile("w", dir=self.temporary, encoding="utf-8") as file:
            file.write(text)
            file.flush()
            return self.officer(
                keyholder, command, message, "--text-file", file.name, *arguments)

    def _succeeds(self, action, *arguments):
        try:
            action(*arguments)
        except CommandFailed:
            return False
        return True

    def _until(self, condition, seconds, failure):
        limit = time.monotonic() + seconds
        while not (value := condition()):
            if self._process.poll() is not None or time.monotonic() > limit:
                raise TimeoutError(f"{failure}\n{self.output}")
            time.sleep(0.3)
        return value


def shared_portal():
    """One portal for all tests of a run: started when first asked for, stopped at the end."""
    if not _shared:
        portal = Portal()
        atexit.register(portal.stop)
        portal.start()
        _shared.append(portal)
    return _shared[0]


_shared = []


def _readable(text):
    """A descriptor from which a text can be read once."""
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    return reading


def _files(path):
    if os.path.isfile(path):
        return [path]
    return [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names
            if os.path.isfile(os.path.join(folder, name))]


def _free_pair_of_ports():
    """The first of two neighbouring loopback ports on which nothing listens."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port
