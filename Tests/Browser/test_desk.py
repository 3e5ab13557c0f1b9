"""The desk in real browsers: an officer works a whole case, in three languages."""
import os
import struct
import unittest
import zlib

import inspection
from desk import Desk
from portal import CommandFailed, shared_portal
from webdriver import MODES

REPORT = "На тендере школьной столовой требовали взятку. <b onmouseover=alert(1)>Заявку</b> не приняли.\n"
NOTE = "Смета на 3 листах: цена выше рынка вдвое."
MARKS = ("школьной столовой требовали", "Рахмет, қаралып жатыр", "ішкі жазба: тексеру керек")


def png():
    """A red square, with a text chunk in which a camera tells of its owner."""
    def chunk(kind, content):
        return (struct.pack(">I", len(content)) + kind + content
                + struct.pack(">I", zlib.crc32(kind + content)))
    rows = b"".join(b"\0" + b"\xc0\x20\x20" * 64 for _ in range(64))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0))
            + chunk(b"tEXt", b"Artist\0Owner of the camera") + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


class DeskTest(unittest.TestCase):
    """A portal, a report in it, and a desk in a browser."""

    mode = "chromium"
    keyholder = "commissioner"
    language = "kk"
    options = ()

    def setUp(self):
        self.portal = shared_portal()
        known = self.portal.reports(self.keyholder)
        files = [self.file("фото.png", png()), self.file("смета.txt", NOTE.encode("cp1251")),
                 self.file("вирус.exe", b"MZ\x00\x01")]
        self.portal.submit(REPORT, "kind: K1\nsphere: P1\n"
                           + "".join(f"file: {path}\n" for path in files))
        self.report = self.portal.new_report(self.keyholder, known)
        kind, options = MODES[self.mode]
        self.browser = kind(**options, language=self.language)
        self.addCleanup(self.browser.quit)
        self.desk = Desk(self.portal, self.keyholder, self.browser, self.language, *self.options)
        self.addCleanup(self.desk.stop)

    def file(self, name, content):
        path = os.path.join(self.portal.temporary, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def look(self, name):
        """Has the page keep to what every page keeps to, and pictures it."""
        with self.subTest(page=name, language=self.desk.language):
            self.assertEqual(inspection.faults(self.browser), [])
        self.browser.resize(1000, 800)
        self.browser.screenshot(f"desk-{name}-{self.desk.language}-{self.mode}.png", full=True)

    def open_report(self):
        """Opens the report on the record from *Today*."""
        self.desk.enter()
        self.desk.until(f'a[href="/message/{self.report}"]')
        self.look("today")
        self.browser.click(f'a[href="/message/{self.report}"]')
        self.browser.wait("document.querySelector('form[action$=\"/open\"]')")
        self.look("message")
        self.browser.click("main button.main")
        self.browser.arrive(f"/case/{self.report}")

    def state(self, what, **answers):
        """Fills and sends the page of a statement; gives the entry that the page then names."""
        self.desk.open(f"case/{self.report}/state/{what}")
        for key, value in answers.items():
            self.browser.script(
                "const field = document.getElementById(arguments[0]); field.value = arguments[1];",
                key.replace("_", "-"), value)
        self.desk.send("main button.main")


class WholeCase(DeskTest):
    """A case from opening to closing."""

    def test_whole_case(self):
        self.open_report()
        self.assertIn(MARKS[0], self.desk.shown)
        self.assertIn("<b onmouseover=alert(1)>", self.desk.shown)
        self.assertIn({"kk": "Құрылыс рұқсаты", "ru": "Разрешения на строительство"}[self.language],
                      self.desk.shown)
        self.look("case")
        self.look_at_files()
        self.write_to_the_reporter()
        self.work_the_duties()
        self.make_papers()
        self.make_the_bundle()
        for part in ("record", "people"):
            self.desk.open(f"case/{self.report}/{part}")
            self.look(part)
        for page in ("cases", "papers", "keys", "practice", "paper/periodic", "paper/register",
                     "paper/may-not-tell"):
            self.desk.open(page)
            self.look(page.replace("/", "-"))
        if self.mode == "chromium":
            self.hand_over()
        self.search()
        self.speak_three_languages()
        self.lock()

    def look_at_files(self):
        links = [link.attribute("href") for link in self.browser.find_all("a[href*='/file/']")]
        self.assertEqual(len(links), 3)
        self.desk.open(links[0][1:])
        self.browser.wait("document.querySelector('main img')?.naturalWidth === 64", 20)
        drawn = self.browser.script("""
            return fetch(document.querySelector('main img').src)
                .then(async (answer) => String.fromCharCode(...new Uint8Array(await answer.arrayBuffer())));""")
        self.assertTrue(drawn.startswith("\x89PNG"))
        self.assertNotIn("Owner", drawn)
        self.look("picture")
        self.desk.open(links[1][1:])
        self.assertIn(NOTE, self.desk.shown)
        self.look("text")
        self.desk.open(links[2][1:])
        self.assertFalse(self.browser.find_all("main img, main pre"))
        self.look("only-saved")
        self.desk.open(f"case/{self.report}")
        self.browser.click("form[action$='/save'] button")
        self.browser.wait("document.querySelector('.notice')", 20)
        with open(os.path.join(self.desk.saved, "вирус.exe"), "rb") as file:
            self.assertEqual(file.read(), b"MZ\x00\x01")

    def hand_over(self):
        self.desk.open(f"case/{self.report}/people")
        self.browser.script("document.getElementById('successor').value = 'acs'")
        self.browser.click("form[action$='/handover'] button")
        self.browser.wait("document.querySelector('input[name=sure]')", 30)
        self.look("handover")
        self.browser.click("input[name=sure]")
        self.browser.click("main button.main")
        self.browser.wait("document.querySelector('.notice')", 30)

    def send_twice(self):
        """The browser's history sends a page once more: nothing is signed twice."""
        self.desk.open(f"case/{self.report}/state/contacted")
        twice = self.browser.script("""
            const form = document.querySelector('main form');
            const send = () => fetch(form.action, {
                method: 'POST', body: new URLSearchParams(new FormData(form)) });
            return Promise.all([send(), send()])
                .then((answers) => answers.map((one) => one.status).sort());""")
        self.assertEqual(twice, [200, 409])

    def make_the_bundle(self):
        self.desk.open(f"case/{self.report}/bundle")
        self.look("bundle")
        change = """const field = document.querySelector('textarea');
            field.value = field.value.replace(arguments[0], arguments[1]);"""
        self.browser.script(change, "школьной", "городской")
        self.desk.send("main button.main")
        self.browser.wait("document.querySelector('.trouble')", 20)
        self.look("bundle-changed")
        self.browser.script(change, "городской", "[[школьной]]")
        for paper in ("redacted-bundle", "redacted-list"):
            kind, start = self.browser.script("""
                const form = document.querySelector('form[action$="/bundle"]');
                const fields = new URLSearchParams(new FormData(form));
                fields.set('make', arguments[0]);
                return fetch(form.action, { method: 'POST', body: fields })
                    .then(async (answer) => [answer.headers.get('content-type'),
                                             (await answer.text()).slice(0, 5)]);""", paper)
            self.assertEqual((kind, start), ("application/pdf", "%PDF-"))

    def write_to_the_reporter(self):
        # A question that must not be asked is held back once.
        self.browser.type("#reply", "Атыңыз кім? Как вас зовут?")
        self.desk.send("form[action$='/reply'] button")
        self.browser.wait("document.querySelector('input[name=sure]')", 20)
        self.look("held-back")
        self.assertEqual(self.browser.script("return document.getElementById('reply').value"),
                         "Атыңыз кім? Как вас зовут?")
        self.desk.open(f"case/{self.report}?template=received")
        self.browser.wait("document.getElementById('reply').value.length > 40", 20)
        self.look("template")
        self.browser.find("#reply").clear()
        self.browser.type("#reply", MARKS[1])
        self.desk.send("form[action$='/reply'] button")
        self.browser.wait("document.querySelector('.notice')", 20)
        self.browser.script("document.getElementById('note').closest('details').open = true")
        self.browser.type("#note", MARKS[2])
        self.desk.send("form[action$='/note'] button")
        self.browser.wait("document.querySelector('.notice')", 20)
        # What one wrote oneself opens on the record, too: no text is kept at the desk.
        for kind, mark in (("officer", MARKS[1]), ("note", MARKS[2])):
            link = f".message.{kind} a.button"
            self.desk.until(link)
            self.browser.click(link)
            self.browser.wait("document.querySelector('form[action$=\"/open\"]')")
            self.browser.click("main button.main")
            self.browser.arrive(f"/case/{self.report}")
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
        self.send_twice()
        self.state("escalate", paragraph="E6", ground="бездействие")
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


class Intake(DeskTest):
    """Somebody comes in person: taken down, handed a code, and the mailbox is theirs."""

    language = "en"

    def test_intake(self):
        known = self.portal.reports("superior")
        self.desk.enter()
        self.desk.open("intake")
        self.look("intake")
        # More than one part of it goes to the desk.
        scan = os.urandom(300_000)
        self.browser.upload("#scan", self.file("scan.pdf", scan))
        self.browser.wait("document.querySelector('input[name=scans]').value === '1'", 20)
        self.assertEqual(self.browser.text("#scan-says"), "scan.pdf")
        self.browser.type("#what", "Told in person: a fee for a free certificate.")
        self.browser.click("input[name=conflict][value=yes]")
        self.browser.click("input[name=read-back]")
        self.desk.send("main button.main", 60)
        self.browser.wait("document.querySelector('.trouble')", 20)
        self.look("intake-conflict")
        self.assertEqual(self.browser.text("#scan-says"), "scan.pdf")
        self.browser.click("input[name=conflict][value=no]")
        self.browser.click("input[name=read-back]")
        self.desk.send("main button.main", 60)
        code = self.browser.wait("document.querySelector('.receipt')?.textContent", 60)
        self.assertRegex(code, r"^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$")
        self.look("intake-done")
        kind, start = self.browser.script("""
            const form = document.querySelector('form[action="/intake/slip"]');
            return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
                .then(async (answer) => [answer.headers.get('content-type'),
                                         (await answer.text()).slice(0, 5)]);""")
        self.assertEqual((kind, start), ("application/pdf", "%PDF-"))
        self.browser.click("form[action='/intake/handed'] button")
        self.browser.arrive("/slips")
        self.look("slips")
        self.assertIn("2026", self.desk.shown)
        self.browser.click(".card button")
        self.browser.wait("document.querySelector('.card')")
        self.assertNotIn("issued", self.browser.text(".card h2"))
        self.assertNotIn(code, self.desk.shown)
        # Nothing at the desk holds the code.
        self.assertEqual(self.portal.held_by(self.keyholder, code, code.replace("-", "")), [])
        report = self.portal.new_report("superior", known)
        self.portal.open_message("superior", report)
        self.assertEqual(self.portal.save("superior", report), {"scan.pdf": scan})


class KeyboardOnly(DeskTest):
    """From the door to a stated call and the lock, with nothing but keys; and everything at 200 %."""

    language = "en"

    def tab_to(self, css):
        """Tabs until something has the focus, and says where the focus is lost."""
        for _ in range(80):
            if self.browser.script(
                    "return document.activeElement?.matches(arguments[0]) ?? false", css):
                return
            self.browser.press("Tab")
        self.fail(f"no way by keyboard to {css}")

    def go(self, css, path):
        self.tab_to(css)
        self.browser.press("Enter")
        self.browser.wait(f"location.pathname.endsWith('{path}') && document.readyState === 'complete'", 30)

    def test_keyboard_only(self):
        self.desk.open()
        self.browser.press(*self.desk.code, "Enter")
        self.browser.wait("document.activeElement?.id === 'passphrase'", 20)
        self.browser.press(*self.portal.passphrase.strip(), "Enter")
        self.browser.wait("document.body.dataset.open", 30)
        self.desk.until(f'a[href="/message/{self.report}"]')
        self.browser.press("Tab")
        self.assertEqual(self.browser.script("return document.activeElement.className"), "skip")
        self.browser.press("Enter")
        self.go(f'a[href="/message/{self.report}"]', self.report)
        self.tab_to("main button.main")
        self.browser.press("Enter")
        self.browser.arrive(f"/case/{self.report}")
        self.go('a[href$="/duties"]', "/duties")
        self.go('a[href$="/state/called-1424"]', "/state/called-1424")
        self.tab_to("main button.main")
        self.browser.press("Enter")
        self.browser.wait("document.querySelector('.notice')", 20)
        for page in ("", f"case/{self.report}", f"case/{self.report}/duties", "intake"):
            self.desk.open(page)
            self.browser.resize(1280, 800)
            self.browser.script("document.documentElement.style.fontSize = '200%'")
            wide = self.browser.script(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.assertLessEqual(wide, 0, page)
            self.browser.screenshot(f"desk-200-{page.split('/')[-1][:8]}.png", full=True)
        self.desk.open()
        self.tab_to("#lock button")
        self.browser.press("Enter")
        self.browser.wait("document.getElementById('passphrase')", 20)


class Unsent(DeskTest):
    """What was typed and not sent when the desk locks itself, after a minute."""

    language = "en"
    options = ("--lock-after", "1")
    text = "Half of an answer, and then the bell rang."

    def test_unsent_text(self):
        self.open_report()
        self.browser.type("#reply", self.text)
        self.browser.script("document.getElementById('matter-1').selectedIndex = 1")
        self.browser.wait("document.getElementById('passphrase')", 90)
        self.look("locked-itself")
        # Neither the case nor what was typed is on the page, shown or hidden.
        page = self.browser.script("return document.documentElement.outerHTML")
        for words in (self.text, MARKS[0], self.report):
            self.assertNotIn(words, page)
        self.browser.type("#passphrase", "another")
        self.browser.click("main button")
        self.browser.wait("document.querySelector('.trouble')", 20)
        self.browser.type("#passphrase", self.portal.passphrase.strip())
        self.browser.click("main button")
        self.browser.wait("document.getElementById('reply')?.value === arguments[0]", 30, self.text)
        self.assertIn(MARKS[0], self.desk.shown)
        self.assertGreater(
            self.browser.script("return document.getElementById('matter-1').selectedIndex"), 0)
        self.look("given-back")
        self.desk.send("form[action$='/reply'] button")
        self.assertTrue(self.browser.find_all(".notice"))
        self.assertFalse(self.browser.find_all(".trouble"))
        # What the officer locks by hand is let go of.
        self.browser.type("#reply", self.text)
        self.browser.script("document.querySelector('#lock button').click()")
        self.browser.accept()
        self.browser.wait("document.getElementById('passphrase')")
        self.desk.unlock()
        self.desk.until(f'a[href^="/case/{self.report}"]')
        self.desk.open(f"case/{self.report}")
        self.assertEqual(self.browser.script("return document.getElementById('reply').value"), "")


class OldDoors(DeskTest):
    """Tabs, codes and desks that are not this one."""

    def test_second_browser_and_second_desk(self):
        self.desk.enter()
        self.desk.press_enter()
        self.browser.reload()
        self.browser.wait("document.getElementById('code')")
        self.look("door")
        self.desk.enter()
        with self.assertRaises(CommandFailed) as refused:
            self.portal.inbox(self.keyholder)
        self.assertEqual(refused.exception.status, 75)

    def test_gateway_that_does_not_answer(self):
        self.open_report()
        with self.portal.stalled():
            status, page = self.browser.script("""
                const form = document.querySelector('form[action$="/note"]');
                form.elements.text.value = 'Мәтін жоғалмауы керек';
                return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
                    .then(async (answer) => [answer.status, await answer.text()]);""")
        self.assertEqual(status, 503)
        self.assertIn("Мәтін жоғалмауы керек", page)
        self.assertIn('role="alert"', page)


class WholeCaseInFirefox(WholeCase):
    mode = "firefox"
    keyholder = "head"
    keyholder_of_other_desk = "acs"
    language = "ru"


del DeskTest

if __name__ == "__main__":
    unittest.main()
