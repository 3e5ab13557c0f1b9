"""Every page and every screen, in every language: at 320 px, by axe-core's rules, and in pictures.

A change of language in the middle keeps the screen and all that was typed.
"""
import unittest

import inspection
import pictures
from reporter import ACCOUNTS, PAGES, ROOTS, WORDS, PageTest, Person

PHONE, DESKTOP = (360, 740), (1280, 800)
STATE = """
const fields = [...document.querySelectorAll('#app input, #app textarea')];
return [fields.map((one) => `${one.id} ${one.type === 'file' || one.value} ${one.checked}`),
        document.querySelectorAll('#app button, #app h2, #app li').length,
        [...document.querySelectorAll('.receipt, .file-name, #app .option-name[translate=no]')]
            .map((one) => one.textContent.replace(/ · .*/, ''))];
"""


class Screens(PageTest):
    size = (320, 640)

    def look(self, name):
        """Looks at a screen in each language, with the switch on the page in between."""
        language = self.person.language
        state = self.browser.script(STATE)
        for other in ("ru", "en", "kk"):
            self.person.switch(other)
            with self.subTest(screen=name, language=other):
                self.assertEqual(self.browser.script(STATE), state)
                self.assertIn(self.browser.text("#app h1"), WORDS[other].values())
                self.assertEqual(inspection.faults(self.browser), [])
                self.picture(f"{name}-{other}")
        self.assertEqual(self.person.language, language)

    def picture(self, name):
        """Keeps pictures of the screen: as on a phone, and in Kazakh as on a desk, too."""
        for width, height in (PHONE, DESKTOP) if name.endswith("-kk") else (PHONE,):
            self.browser.resize(width, height)
            self.browser.screenshot(f"{name}-{width}.png", full=True)
        self.browser.resize(*self.size)

    def test_pages_that_tell(self):
        for language in ROOTS:
            person = Person(self.browser, self.portal.url, language)
            for page in PAGES:
                if page in ("report", "advice", "mailbox"):
                    continue
                with self.subTest(page=page, language=language):
                    person.open(page)
                    self.assertEqual(inspection.faults(self.browser), [])
                    self.picture(f"page-{page or 'welcome'}-{language}")

    def test_report(self):
        person = self.person
        person.look = self.look
        files = [self.file("photo.jpg", pictures.jpeg(pictures.exif(), pictures.xmp())),
                 self.file("smeta.pdf", b"%PDF-1.7"), self.file("voice.mp3", b"ID3")]
        person.report(files=files, exclude=["head"], who=ACCOUNTS["kk"], until="identity")
        self.browser.click("#identity-yes")
        self.browser.type("#identity-fullName", "Әлия Тестова")
        self.look("identity")
        self.browser.click("#identity-no")
        person.next()
        self.browser.click("#reader-head")
        self.browser.click("#reader-superior")
        self.browser.click("#reader-acs")
        self.look("readers")
        person.next()
        self.look("review")
        self.assertIn(ACCOUNTS["kk"], person.shown)
        receipt = person.send()
        self.look("receipt")
        self.assertEqual(person.receipt, receipt)
        person.type_back(receipt)
        person.at("sent.title")
        self.look("sent")
        person.look = lambda name: None
        self.mailbox(receipt)

    def mailbox(self, receipt):
        person = self.person
        person.open("mailbox")
        person.at("enter.title")
        self.browser.type("#receipt-typed", receipt[:9])
        self.look("enter")
        person.press("enter.verify")
        person.at("verify.title")
        self.look("verify-proof")
        person.mailbox(receipt)
        person.look_again(person.word("mailbox.proof"))
        self.look("mailbox")
        person.press("mailbox.pressure")
        person.at("followUp.pressure.title")
        self.browser.type("#what", ACCOUNTS["kk"])
        self.look("follow-up")
        for _ in range(3):
            person.next()
        self.look("follow-up-review")
        person.mailbox(receipt)
        person.press("mailbox.change")
        person.at("readers.title")
        person.next()
        person.at("receipt.title")
        self.look("receipt-new")
        person.mailbox(receipt)
        person.press("mailbox.close")
        person.at("mailbox.close.title")
        self.look("closing")

    def test_other_kinds_of_question(self):
        person = self.person
        person.report(until="kind")
        self.browser.click("#kind-K7")
        person.next()
        person.at("misconduct.title")
        self.look("misconduct")
        person.begin("advice")
        self.browser.click("#device-yes")
        person.next()
        person.at("device.leave.title")
        self.look("device-leave")
        person.press("device.leave.on")
        person.at("advice.what.title")
        self.look("advice")


if __name__ == "__main__":
    unittest.main()
