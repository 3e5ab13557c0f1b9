"""What is on the disk of an officer's computer while the desk is locked, and after a crash.

The desk's folder, its temporary files and the browser's profile lie on a file system of their own,
whose image is searched: so what was written and removed is found, too. Where nobody may mount one
(only root may), the files are searched instead. The browser shows a private window, as README says.
Memory that the system swaps out is not looked at.
"""
import os
import shutil
import struct
import subprocess
import time
import unittest
import zlib

import disk
from desk import Desk
from portal import shared_portal
from webdriver import MODES

# Words that no program has of itself, each where an officer meets or types it.
WORDS = {
    "report": "шортанқұрық", "person reported": "бүркітжеген", "text file": "қоңыраужүрек",
    "name of a file": "жылқықұлын", "reply": "тасбақашөп", "note": "көгершінқия",
    "paper": "сарыжұлдыздай", "statement": "құмырсқатау", "never sent": "аққуқамыстай",
}
KEYHOLDER = "superior"


def noise():
    """A picture that nothing packs: 64 × 64 pixels that differ from each other."""
    def chunk(kind, content):
        return (struct.pack(">I", len(content)) + kind + content
                + struct.pack(">I", zlib.crc32(kind + content)))
    rows = b"".join(b"\0" + os.urandom(64 * 3) for _ in range(64))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Search(unittest.TestCase):
    """The search sees what it is there to see."""

    def test_finds_what_was_removed(self):
        searched = disk.Disk()
        self.addCleanup(searched.close)
        wanted = disk.samples({"word": "шортанқұрық"})
        self.assertEqual(searched.holding(wanted), [])
        path = os.path.join(searched.path, "file")
        with open(path, "wb") as file:
            file.write(b"\n".join(wanted.values()))
        self.assertEqual(searched.holding(wanted), sorted(wanted))
        if searched.keeps_removed:
            os.remove(path)
            self.assertEqual(searched.holding(wanted), sorted(wanted))


class AtRest(unittest.TestCase):
    """A case is worked on; the desk is locked, opened again, and killed with its browser."""

    mode = "chromium"

    def setUp(self):
        self.portal = shared_portal()
        known = self.portal.reports(KEYHOLDER)
        self.picture = noise()
        self.portal.submit(f"Асханада {WORDS['report']} сұралды.\n", "kind: K1\n" + "".join(
            f"{line}\n" for line in (
                f"who: {WORDS['person reported']}",
                f"file: {self.file('сурет.png', self.picture)}",
                f"file: {self.file(WORDS['name of a file'] + '.txt', WORDS['text file'].encode())}")))
        self.report = self.portal.new_report(KEYHOLDER, known)
        self.disk = disk.Disk()
        self.addCleanup(self.disk.close)
        folder, place = (os.path.join(one, KEYHOLDER)
                         for one in (self.portal.folder, self.disk.path))
        shutil.move(folder, place)
        self.addCleanup(shutil.move, place, folder)
        self.samples = disk.samples(WORDS) | {"picture": self.picture[500:540]}

    def file(self, name, content):
        path = os.path.join(self.portal.temporary, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def start(self):
        kind, options = MODES[self.mode]
        self.browser = kind(**options, private=True, folder=self.disk.path)
        self.addCleanup(self.browser.quit)
        self.desk = Desk(self.portal, KEYHOLDER, self.browser, disk=self.disk)
        self.addCleanup(self.desk.stop)
        self.desk.enter()

    def test_no_text_of_a_case_is_on_the_disk(self):
        self.start()
        self.open_report()
        self.look_at_files()
        self.write()
        self.make_a_paper()
        self.search()
        self.browser.click("#lock button")
        self.browser.wait("document.getElementById('passphrase')")
        with self.subTest("locked"):
            self.assertEqual(self.held(), [])
        self.desk.unlock()
        self.desk.until(f'a[href^="/case/{self.report}"]')
        self.write()
        self.look_at_files()
        self.leave_unsent()
        self.desk.kill()
        self.browser.kill()
        with self.subTest("after a crash"):
            self.assertEqual(self.held(), [])
            self.assertEqual(self.browser.traces(*WORDS.values()), [])
        self.go_on_and_save()

    def held(self):
        # The browser keeps of open pages what it keeps at times of its own.
        time.sleep(3)
        return self.disk.holding(self.samples)

    def open_report(self):
        self.desk.until(f'a[href="/message/{self.report}"]')
        self.browser.click(f'a[href="/message/{self.report}"]')
        self.browser.click("main button.main")
        self.browser.arrive(f"/case/{self.report}")
        self.assertIn(WORDS["report"], self.desk.shown)

    def look_at_files(self):
        self.desk.open(f"case/{self.report}")
        picture, text = (link.attribute("href")[1:]
                         for link in self.browser.find_all("a[href*='/file/']"))
        self.desk.open(text)
        self.assertIn(WORDS["text file"], self.desk.shown)
        self.desk.open(picture)
        self.browser.wait("document.querySelector('main img')?.naturalWidth === 64", 20)
        drawn = self.fetched("fetch(document.querySelector('main img').src)")
        self.samples["picture that the desk drew"] = drawn[500:540]

    def write(self):
        for kind in ("reply", "note"):
            self.desk.open(f"case/{self.report}")
            self.browser.script("for (const one of document.querySelectorAll('details')) one.open = true")
            self.browser.type(f"#{kind}", WORDS[kind])
            self.browser.click(f"form[action$='/{kind}'] button")
            self.browser.wait("document.querySelector('.notice')", 30)
        self.desk.open(f"case/{self.report}/state/called-1424")
        self.browser.type("#number", WORDS["statement"])
        self.browser.click("main button.main")
        self.browser.wait("document.querySelector('.notice')", 30)

    def make_a_paper(self):
        """Has the browser show a paper, and takes parts of it, whose words are packed."""
        self.desk.open(f"case/{self.report}/paper/annex1")
        self.browser.find("#f-description").clear()
        self.browser.type("#f-description", WORDS["paper"])
        paper = self.fetched("""(() => {
            const form = document.querySelector('main form');
            return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        })()""")
        self.assertTrue(paper.startswith(b"%PDF-"))
        middle = len(paper) // 2
        self.samples["paper's bytes"] = paper[middle:middle + 40]
        self.browser.click("main button.main")
        time.sleep(3)

    def search(self):
        self.desk.open("cases")
        self.browser.type("#words", WORDS["report"])
        self.browser.click("main form button")
        self.browser.wait(f"document.querySelector('a[href=\"/case/{self.report}\"]')")
        self.browser.type("#words", WORDS["never sent"])
        self.browser.click("main form button")
        self.browser.wait("!document.querySelector('.card')")

    def leave_unsent(self):
        self.desk.open(f"case/{self.report}")
        self.browser.type("#reply", WORDS["never sent"])

    def go_on_and_save(self):
        """What the officer saves of the same case is found, even when it has been removed again."""
        self.start()
        self.desk.until(f'a[href^="/case/{self.report}"]')
        self.desk.open(f"case/{self.report}")
        self.assertIn(WORDS["report"], self.desk.shown)
        self.browser.click("form[action$='/save'] button")
        self.browser.wait("document.querySelector('.notice')", 20)
        if self.disk.keeps_removed:
            subprocess.run(["sync", "-f", self.disk.path], check=True)
            shutil.rmtree(self.desk.saved)
        self.assertLessEqual({"picture", "text file (UTF-8)"}, set(self.disk.holding(self.samples)))
        self.browser.quit()
        self.desk.stop()

    def fetched(self, javascript):
        return self.browser.script(f"""
            return {javascript}.then(async (answer) =>
                String.fromCharCode(...new Uint8Array(await answer.arrayBuffer())));"""
                                   ).encode("latin-1")


class AtRestInFirefox(AtRest):
    mode = "firefox"


if __name__ == "__main__":
    unittest.main()
