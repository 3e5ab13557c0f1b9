"""An upload over a line that breaks: resumed, paused, cancelled, and whole in the end."""
import os
import time
import unittest

from reporter import PageTest

CHUNK, CHUNK_COUNT = "^/uploads/chunk", 64
BYTE_COUNT = CHUNK_COUNT * 1024 * 1024 - 12345


class Upload(PageTest):
    mode, language = "firefox", "kk"

    def test_upload_with_a_cut_at_every_tenth_chunk(self):
        person, content = self.person, os.urandom(BYTE_COUNT)
        known = self.portal.reports("commissioner")
        person.report(files=[self.file("archive.zip", content)])
        self.recorder.delay(CHUNK, 0.1)
        person.press("review.send")
        self.paused_and_resumed()
        self.recorder.heal()
        cuts = self.recorder.kill_request(CHUNK, every=10)
        self.cancelled_and_resumed()
        person.at("receipt.title", 120)
        self.assertGreaterEqual(cuts.met, 4)
        passed = [one.request_digest for one in self.chunks if one.status == 200]
        self.assertEqual(len(set(passed)), CHUNK_COUNT)
        # Only the one that was on its way when the person cancelled may have come twice.
        self.assertLessEqual(len(passed), CHUNK_COUNT + 1)
        message = self.portal.new_report("commissioner", known)
        self.portal.open_message("commissioner", message)
        self.assertTrue(self.portal.save("commissioner", message) == {"archive.zip": content})

    @property
    def chunks(self):
        return [one for one in self.recorder.exchanges if one.path == "/uploads/chunk"]

    def after(self, count):
        """Waits until so many chunks have begun."""
        limit = time.monotonic() + 60
        while len(self.chunks) < count:
            self.assertLess(time.monotonic(), limit, self.person.shown)
            time.sleep(0.02)

    def paused_and_resumed(self):
        person = self.person
        self.after(3)
        person.press("sending.pause")
        self.assertShown("sending.paused")
        time.sleep(0.5)  # One may be under way.
        count = len(self.chunks)
        person.switch("ru")
        self.assertShown("sending.paused")
        self.assertGreater(self.browser.find("#app progress").current("value"), 0)
        time.sleep(1)
        self.assertEqual(len(self.chunks), count)
        person.press("sending.resume")
        self.assertShown("sending.uploading")
        person.switch("kk")

    def cancelled_and_resumed(self):
        person = self.person
        self.after(25)
        person.press("sending.cancel")
        person.at("trouble.notSent.title")
        self.assertShown("trouble.cancelled")
        self.assertShown("trouble.notSent.kept")
        person.press("trouble.again")


if __name__ == "__main__":
    unittest.main()
