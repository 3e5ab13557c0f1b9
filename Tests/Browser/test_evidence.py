"""Evidence: what is taken, what is said of it, what is left out, and what is too much."""
import os
import unittest

import pictures
from reporter import PageTest

PHOTO = pictures.jpeg(pictures.exif(turned=6), pictures.comment())


class Evidence:
    """One report with every sort of file, opened by the command line."""

    def test_each_sort_of_file(self):
        person, known = self.person, self.portal.reports("commissioner")
        person.report(until="files")
        person.choose(self.file("first.jpg", PHOTO), self.file("second.jpeg", PHOTO),
                      self.file("third.png", pictures.png(pictures.png_text())),
                      self.file("cut.jpg", PHOTO[:40]), self.file("notes.txt", b"notes"))
        for key in ("files.damaged", "files.warning.document"):
            self.assertShown(key)
        self.assertShown("files.removed", what=", ".join(
            person.word(f"files.found.{what}") for what in ("place", "text")))
        self.browser.click("#keep-1")
        self.assertShown("files.kept", what=", ".join(
            person.word(f"files.found.{what}") for what in ("place", "text")))
        self.press_in_row(4, "files.remove")
        self.record()
        person.next()
        while not self.browser.find_all("#app dl.review"):
            person.next()
        receipt = person.send()
        person.type_back(receipt)
        message = self.portal.new_report("commissioner", known)
        self.portal.open_message("commissioner", message)
        files = self.portal.save("commissioner", message)
        voice = next(name for name in files if name.startswith("voice."))
        self.assertGreater(len(files.pop(voice)), 500)
        self.assertEqual(files, {
            "photo-1.jpg": pictures.jpeg(pictures.turned_only(6)), "second.jpeg": PHOTO,
            "photo-3.png": pictures.png(), "cut.jpg": PHOTO[:40]})

    def press_in_row(self, row, key):
        self.browser.script("""
            document.querySelectorAll('.files li')[arguments[0]].querySelector('button').click()""",
                            row)
        self.browser.wait("document.querySelectorAll('.files li').length === arguments[0]", 5, row)

    def record(self):
        self.person.press("voice.start")
        self.person.button("voice.stop")
        for way in ("back", "next"):
            self.browser.script("document.getElementById('problem').textContent = ''")
            self.person.press(way)
            self.assertEqual(self.person.problem, self.person.word("files.busy"))
        self.browser.script("return new Promise((go) => setTimeout(go, 700))")
        self.person.press("voice.stop")
        self.browser.wait("document.querySelectorAll('.files li').length === 5")
        self.assertShown("files.warning.voice")

    def test_too_many_and_too_large(self):
        person = self.person
        person.report(until="files")
        large = self.file("large.bin", b"")
        os.truncate(large, 4 * 1024 ** 3 + 1)
        self.browser.upload("#files", large)
        self.assertShown("trouble.files-large")
        self.assertEqual(self.browser.find_all(".files li"), [])
        os.truncate(large, 4 * 1024 ** 3 - 100)
        person.choose(large)
        person.choose(self.file("small.bin", b"x" * 100))
        self.browser.upload("#files", self.file("more.bin", b"x"))
        self.assertShown("trouble.files-large")
        os.remove(large)
        many = [self.file(f"{number}.txt", b"x") for number in range(255)]
        person.press("files.remove")
        self.browser.upload("#files", *many)
        self.browser.wait("document.querySelectorAll('.files li').length === 256", 30)
        self.browser.upload("#files", self.file("more.bin", b"x"))
        self.assertShown("trouble.files-many")

    def test_dropped_file_is_taken_as_a_chosen_one(self):
        self.person.report(until="files")
        self.browser.script("""
            const data = new DataTransfer();
            data.items.add(new File(['x'], 'dropped.pdf'));
            document.querySelector('.drop').dispatchEvent(
                new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));""")
        self.browser.wait("document.querySelectorAll('.files li').length === 1")
        self.assertIn("dropped.pdf", self.person.shown)


class Chromium(Evidence, PageTest):
    mode, language = "chromium", "en"


class Firefox(Evidence, PageTest):
    mode, language = "firefox", "kk"


if __name__ == "__main__":
    unittest.main()
