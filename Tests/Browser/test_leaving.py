"""Leaving in a hurry, and the keyboard alone: nothing stays behind, and nobody needs a mouse."""
import time
import unittest

from reporter import ACCOUNTS, PageTest
from webdriver import BrowserError

EXIT = "https://www.kazhydromet.kz/"
# The element with the keyboard, and whether its focus is drawn, on it or on the area around it.
FOCUS = """
const one = document.activeElement;
const box = one.closest('.drop') ?? one;
const { outlineStyle, outlineWidth } = getComputedStyle(box);
const { top, bottom, height } = box.getBoundingClientRect();
return { id: one.id, name: one.name ?? '', type: one.type ?? '',
         isSubmit: one.matches('#app [type=submit]'), isMain: one.closest('main') !== null,
         isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
         isInView: height === 0 || (bottom > 0 && top < innerHeight) };
"""


class Leaving:

    def test_escape_three_times(self):
        self.leave(self.press_escape)

    def press_escape(self):
        self.browser.press("Escape", "Escape")
        time.sleep(1.6)  # Only presses that follow one another count.
        self.browser.press("Escape")
        self.assertEqual(self.browser.url, f"{self.portal.url}/report")
        time.sleep(1.6)
        self.browser.press("Escape", "Escape", "Escape")

    def test_quick_exit_button(self):
        self.leave(lambda: self.browser.click("#quick-exit"))

    def leave(self, go):
        """Leaves a report with something in it, and looks for what stayed."""
        person = self.person
        person.open("rights")
        entries = self.browser.script("return history.length")
        self.browser.click("a[data-to=report]")
        person.at("device.title")
        self.assertEqual(self.browser.script("return history.length"), entries)
        self.browser.click("#device-no")
        for _ in range(3):
            person.next()
        self.browser.type("#what", ACCOUNTS[person.language])
        self.without_answer(go)
        self.assertIsNone(self.browser.dialog)
        self.wait_for_exit()
        self.assertEqual([one.host for one in self.recorder.strangers][:1],
                         ["www.kazhydromet.kz:443"])
        for move in (self.browser.back, self.browser.forward):
            self.without_answer(move)
            self.assertNotIn(self.portal.url, self.browser.url)
            self.assertNotIn(ACCOUNTS[person.language], self.source())

    def without_answer(self, go):
        """Goes where nobody answers: Firefox says so."""
        try:
            go()
        except BrowserError as error:
            self.assertIn("Reached error page", str(error))

    def wait_for_exit(self):
        limit = time.monotonic() + 20
        while self.browser.url != EXIT:
            self.assertLess(time.monotonic(), limit, self.browser.url)
            time.sleep(0.1)

    def source(self):
        return self.browser.script("return document.documentElement.outerHTML")

    def test_page_asks_before_unsent_words_are_lost(self):
        person = self.person
        person.report(until="when")
        self.browser.leave(self.portal.url)
        self.assertIsNotNone(self.browser.dialog)
        self.browser.dismiss()
        self.browser.script("document.querySelector('a[data-to=rights]').click()")
        self.assertEqual(self.browser.dialog, person.word("leave.question"))
        self.browser.dismiss()
        person.at("when.title")
        person.press("back")
        self.assertEqual(self.browser.find("#what").value, ACCOUNTS[person.language])

    def test_whole_report_with_the_keyboard_alone(self):
        person = self.person
        self.browser.resize(320, 640)
        person.begin()
        keys = {"device.title": ["Space"], "kind.title": ["ArrowDown"],
                "spheres.title": ["Space"], "what.title": list("Abc")}
        for _ in range(13):
            heading = self.browser.script("return document.querySelector('#app h1').textContent")
            pressed = next((keys[key] for key in keys if person.word(key) == heading), [])
            self.question(pressed)
            self.browser.wait("document.querySelector('#app h1').textContent !== arguments[0]", 20,
                              heading)
        person.at("receipt.title", 60)
        receipt = person.receipt
        self.to("receipt.written")
        person.at("receiptBack.title")
        groups = receipt.split("-")
        for field in self.browser.find_all("#app input"):
            self.browser.press("Tab")
            self.assertEqual(self.browser.active, field)
            self.browser.press(*groups[int(field.attribute("id").split("-")[1])].lower())
        self.browser.press("Enter")
        person.at("sent.title")

    def question(self, keys):
        """Presses keys at a question's first field, then Tab on to the button, and that."""
        for stop in range(60):
            self.browser.press("Tab")
            focus = self.browser.script(FOCUS)
            self.assertTrue(focus["isSeen"] and focus["isInView"], focus)
            if stop == 0:
                self.browser.press(*keys)
            if focus["isSubmit"]:
                self.browser.press("Enter")
                return
        self.fail(f"no way on: {self.person.shown}")

    def to(self, key):
        """Goes with Tab to the button with these words, and presses it."""
        for _ in range(40):
            self.browser.press("Tab")
            if self.browser.active.text == self.person.word(key):
                self.browser.press("Space")
                return
        self.fail(f"no way to {key}: {self.person.shown}")


class Chromium(Leaving, PageTest):
    mode = "chromium"


class Firefox(Leaving, PageTest):
    mode = "firefox"


if __name__ == "__main__":
    unittest.main()
