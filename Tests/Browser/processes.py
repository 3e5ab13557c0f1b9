"""Processes that a test starts, and their certain end.

Each gets a session of its own, so that whatever it starts in turn is found again by the session's
id, even after its parent has gone.
"""
import atexit
import os
import signal
import subprocess
import sys
import time


def start(command, environment=None, output=subprocess.DEVNULL, errors=subprocess.DEVNULL,
          typed=False):
    """Starts a process with some variables more in its environment; `typed`: one can write to it."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE if typed else subprocess.DEVNULL, stdout=output, stderr=errors,
        env={**os.environ, **(environment or {})}, start_new_session=True)
    _started.add(process)
    return process


def end(process, seconds=5):
    """Ends a process and whatever it started: politely, and by force those that do not obey."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        _send(number, _members(process.pid))
        limit = time.monotonic() + seconds
        while process.poll() is None or _members(process.pid):
            if time.monotonic() > limit:
                break
            time.sleep(0.02)
    process.wait()
    if process.stdin:
        process.stdin.close()
    _started.discard(process)


def kill(process):
    """Ends a process and whatever it started by force, at once; `end` clears up after it."""
    _send(signal.SIGKILL, _members(process.pid))


def _members(session):
    """The ids of the living processes of a session."""
    members = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                state, _, _, owner = file.read().rpartition(")")[2].split()[:4]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(owner) == session and state != "Z":
            members.append(int(entry))
    return members


def _send(number, members):
    for pid in members:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def _end_all():
    for process in list(_started):
        end(process)


_started = set()
atexit.register(_end_all)
# An interrupted run ends as any other, and leaves no process and no profile behind.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
