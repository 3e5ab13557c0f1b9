"""A disk of its own, and a search of it byte for byte: what was removed from it is found, too."""
import base64
import errno
import json
import os
import shutil
import subprocess
import tempfile
import urllib.parse


class Disk:
    """An ext4 file system on a loop device, from the initialiser to `close`.

    Only root can mount one. For anybody else it is a folder: then its files are searched, and
    `keeps_removed` says that what was removed is not found.
    """

    def __init__(self):
        self._folder = tempfile.mkdtemp(prefix="senim.")
        self._image = os.path.join(self._folder, "image")
        self.path = os.path.join(self._folder, "disk")
        os.mkdir(self.path)
        self.keeps_removed = os.geteuid() == 0 and self._mount()

    def close(self):
        if self.keeps_removed:
            subprocess.run(["umount", self.path], check=True)
        shutil.rmtree(self._folder)

    def holding(self, samples):
        """The names of the samples that the disk holds now, of a dictionary of byte strings."""
        subprocess.run(["sync", "-f", self.path], check=True)
        paths = [self._image] if self.keeps_removed else [
            os.path.join(folder, name) for folder, _, names in os.walk(self.path)
            for name in names if os.path.isfile(os.path.join(folder, name))]
        found = set()
        for path in paths:
            for content in _extents(path):
                found |= {name for name, sample in samples.items() if sample in content}
        return sorted(found)

    def _mount(self):
        with open(self._image, "wb") as file:
            file.truncate(BYTE_COUNT)
        subprocess.run(["mkfs.ext4", "-q", self._image], check=True)
        return subprocess.run(["mount", "-o", "loop", self._image, self.path],
                              capture_output=True, check=False).returncode == 0


def forms(text):
    """A text as programs write it: plain, in UTF-16, in JSON's escapes, percent-encoded, and in base64
    wherever it may begin."""
    plain = text.encode()
    escaped = json.dumps(text)[1:-1]
    percent = urllib.parse.quote(text, safe="")
    found = {
        "UTF-8": plain, "UTF-16": text.encode("utf-16-le"), "JSON": escaped.encode(),
        "JSON in capitals": escaped.upper().replace("\\U", "\\u").encode(),
        "percent": percent.encode(), "percent in small letters": percent.lower().encode(),
    }
    for shift in range(3):
        # Only the characters that hold nothing but bits of the text.
        packed = base64.b64encode(bytes(shift) + plain)[-(-shift * 8 // 6):]
        packed = packed[:(len(plain) * 8 - -shift * 8 % 6) // 6]
        found[f"base64 from {shift}"] = packed
        found[f"base64 for URLs from {shift}"] = packed.replace(b"+", b"-").replace(b"/", b"_")
    return found


def samples(texts):
    """For `Disk.holding`: every form of texts by their names."""
    return {f"{name} ({form})": sample for name, text in texts.items()
            for form, sample in forms(text).items()}


def _extents(path):
    """The parts of a file that were ever written."""
    with open(path, "rb", buffering=0) as file:
        end = 0
        while True:
            try:
                start = os.lseek(file.fileno(), end, os.SEEK_DATA)
            except OSError as error:
                if error.errno != errno.ENXIO:
                    raise
                return
            end = os.lseek(file.fileno(), start, os.SEEK_HOLE)
            yield os.pread(file.fileno(), end - start, start)


BYTE_COUNT = 1 << 30
