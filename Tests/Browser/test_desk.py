"""The desk in real browsers: an officer works a whole case, in three languages."""
import unittest

import inspection
from desk import Desk
from portal import shared_portal
from webdriver import MODES

REPORT = "На тендере школьной столовой требовали взятку. <b onmouseover=alert(1)>Заявку</b> не приняли.\n"
MARKS = ("школьной столовой требовали", "Рахмет, қаралып жатыр", "ішкі жазба: тексеру керек")


class DeskTest(unittest.TestCase):
    """A portal, a report in it, and a desk in a browser."""

    mode = "chromium"
    keyholder = "commissioner"
    language = "kk"

    def setUp(self):
        self.portal = shared_portal()
        known = self.portal.reports(self.keyholder)
        self.receipt = self.portal.submit(REPORT)
        self.report = self.portal.new_report(self.keyholder, known)
        kind, options = MODES[self.mode]
        self.browser = kind(**options, language=self.language)
        self.addCleanup(self.browser.quit)
        self.desk = Desk(self.portal, self.keyholder, self.browser, self.language)
        self.addCleanup(self.desk.stop)

    def look(self, name):
        """Has the page keep to what every page keeps to, and pictures it."""
        with self.subTest(page=name, language=self.desk.language):
            self.assertEqual(inspection.faults(self.browser), [])
        self.browser.resize(1000, 800)
        self.browser.screenshot(f"desk-{name}-{self.desk.language}-{self.mode}.png", full=True)

    def open_report(self):
        """Opens the report on the record from *Today*."""
        self.desk.enter()
        self.browser.wait(f"document.querySelector('a[href=\"/message/{self.report}\"]')"
                          " || (location.reload(), false)", 20)
        self.look("today")
        self.browser.click(f'a[href="/message/{self.report}"]')
        self.browser.wait("document.querySelector('form[action$=\"/open\"]')")
        self.look("message")
        self.browser.click("main button.main")
        self.browser.wait(f"location.pathname === '/case/{self.report}'", 30)

    def state(self, what, **answers):
        """Fills and sends the page of a statement; gives the entry that the page then names."""
        self.desk.open(f"case/{self.report}/state/{what}")
        for key, value in answers.items():
            self.browser.script(
                "const field = document.getElementById(arguments[0]); field.value = arguments[1];",
                key.replace("_", "-"), value)
        self.browser.click("main button.main")


class WholeCase(DeskTest):
    """A case from opening to closing."""

    def test_whole_case(self):
        self.open_report()
        self.assertIn(MARKS[0], self.desk.shown)
        self.assertIn("<b onmouseover=alert(1)>", self.desk.shown)
        self.look("case")
        self.write_to_the_reporter()
        self.work_the_duties()
        self.make_papers()
        for part in ("record", "people"):
            self.desk.open(f"case/{self.report}/{part}")
            self.look(part)
        for page in ("cases", "papers", "keys", "paper/periodic"):
            self.desk.open(page)
            self.look(page.replace("/", "-"))
        self.search()
        self.speak_three_languages()
        self.lock()

    def write_to_the_reporter(self):
        self.browser.type("#reply", MARKS[1])
        self.browser.click("form[action$='/reply'] button")
        self.browser.wait("document.querySelector('.notice')", 20)
        self.browser.type("#note", MARKS[2])
        self.browser.click("form[action$='/note'] button")
        self.browser.wait("document.querySelector('.notice')", 20)
        # What one wrote oneself opens on the record, too: no text is kept at the desk.
        for kind, mark in (("officer", MARKS[1]), ("note", MARKS[2])):
            link = f".message.{kind} a.button"
            self.browser.wait(f"document.querySelector('{link}') || (location.reload(), false)", 30)
            self.browser.click(link)
            self.browser.wait("document.querySelector('form[action$=\"/open\"]')")
            self.browser.click("main button.main")
            self.browser.wait(f"location.pathname === '/case/{self.report}'", 30)
            self.assertIn(mark, self.desk.shown)
        self.look("conversation")

    def work_the_duties(self):
        self.desk.open(f"case/{self.report}/duties")
        self.look("duties")
        self.state("triage")
        self.browser.wait("document.querySelector('.notice')", 20)
        self.state("classify", kind="K1")
        self.browser.wait("document.querySelector('.notice')", 20)
        self.look("stated")
        self.state("decision-told", on="2026-01-01")
        self.browser.wait("document.querySelector('.trouble')", 20)
        self.assertRegex(self.browser.text(".trouble"), r"A |L ")
        self.assertEqual(self.browser.script("return document.getElementById('on').value"),
                         "2026-01-01")
        self.look("forbidden")
        self.state("called-1424")
        self.browser.wait("document.querySelector('.notice')", 20)
        self.assertTrue(self.browser.find_all(".settled"))
        duties = self.portal.officer(self.keyholder_of_other_desk, "open", self.report)
        self.assertIn("взятку", duties)
        self.state("escalate", ground="бездействие")
        self.browser.wait("document.querySelector('.notice')", 20)
        self.state("close", reason="decided")
        self.browser.wait("document.querySelector('.notice')", 20)

    keyholder_of_other_desk = "superior"

    def make_papers(self):
        self.desk.open(f"case/{self.report}/papers")
        self.look("case-papers")
        for form in ("annex1", "notice-e6", "closing-slip"):
            self.desk.open(f"case/{self.report}/paper/{form}")
            self.look(f"paper-{form}")
            kind, start = self.browser.script("""
                const form = document.querySelector('main form');
                return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
                    .then(async (answer) => [answer.headers.get('content-type'),
                                             (await answer.text()).slice(0, 5)]);""")
            self.assertEqual((kind, start), ("application/pdf", "%PDF-"))

    def search(self):
        self.desk.open("cases")
        self.browser.type("#words", "столовой")
        self.browser.click("main form button")
        self.browser.wait(f"document.querySelector('a[href=\"/case/{self.report}\"]')")
        self.assertNotIn("столовой", self.browser.url)
        self.browser.type("#words", "неттакогослова")
        self.browser.click("main form button")
        self.browser.wait("!document.querySelector('.card')")

    def speak_three_languages(self):
        self.desk.open(f"case/{self.report}/duties")
        for language in ("ru", "en", "kk"):
            self.desk.switch(language)
            self.assertTrue(self.browser.url.endswith("/duties"))
            self.look("duties-closed")

    def lock(self):
        self.desk.open(f"case/{self.report}")
        self.browser.click("#lock button")
        self.browser.wait("document.getElementById('passphrase')")
        self.look("locked")
        for mark in MARKS:
            self.assertNotIn(mark, self.browser.script("return document.body.innerText"))
        self.browser.back()
        self.browser.wait("document.getElementById('passphrase')")
        self.desk.stop()
        self.browser.stop()
        self.assertEqual(self.browser.traces(*MARKS), [])


class WholeCaseInFirefox(WholeCase):
    mode = "firefox"
    keyholder = "head"
    keyholder_of_other_desk = "acs"
    language = "ru"


del DeskTest

if __name__ == "__main__":
    unittest.main()
