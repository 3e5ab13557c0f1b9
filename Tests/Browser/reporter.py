"""A person at the page: opens it, answers its questions, reads what it says.

The page is used as a person would, by what stands on it: its buttons are found by their words, in
the language that is shown, and a screen is known by its heading.
"""
import json
import os
import unittest

from browser import ROOT
from portal import shared_portal
from recorder import Recorder
from webdriver import MODES, BrowserError

ROOTS = {"kk": "/", "ru": "/ru/", "en": "/en/"}
PAGES = ("", "report", "advice", "mailbox", "readers", "rights", "safety", "commissioner", "verify")
QUESTIONS = ("when", "where", "who", "howKnown", "earlierReports")
# Where nothing else is typed: an account in the language, without anything that looks like a name.
ACCOUNTS = {
    "kk": "Мектеп асханасының тендерінде пара сұралды. Өтініш қабылданбады.",
    "ru": "На тендере школьной столовой требовали взятку. Заявку не приняли.",
    "en": "A bribe was asked for in the tender of the school canteen.",
}


def words(language):
    """The page's words in a language, by their keys."""
    path = os.path.join(ROOT, "Sources", "ReporterPage", "Page", "text", f"{language}.json")
    with open(path, encoding="utf-8") as file:
        return json.load(file)


WORDS = {language: words(language) for language in ROOTS}


class Person:
    """A reporter in front of a browser. `look` is called with a name at each screen of a report."""

    def __init__(self, browser, url, language="kk", look=lambda name: None):
        self.browser = browser
        self.url = url
        self.language = language
        self.look = look

    def word(self, key, **values):
        """A phrase of the page in the person's language."""
        text = WORDS[self.language][key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    # Going about

    def open(self, page=""):
        """Goes to a page of the portal; what was not sent is let go."""
        self.browser.leave("about:blank")
        if self.browser.dialog is not None:
            self.browser.accept()
        self.browser.wait("location.href === 'about:blank'")
        self.browser.open(self.url + ROOTS[self.language] + page)

    def at(self, key, seconds=20, **values):
        """Waits for the screen whose heading has this key; says what stands there instead."""
        heading = self.word(key, **values)
        try:
            self.browser.wait(
                "document.querySelector('#app h1')?.textContent === arguments[0]", seconds, heading)
        except TimeoutError:
            raise AssertionError(f"not at “{heading}” ({key}) but at: {self.shown}") from None

    def button(self, key, **values):
        """The first button with these words that is shown."""
        found = self.browser.wait("""[...document.querySelectorAll('#app button, a, label.button')]
            .find((one) => one.textContent === arguments[0] && one.getClientRects().length > 0)""",
                                  5, self.word(key, **values))
        return found

    def press(self, key, **values):
        self.button(key, **values).click()

    def next(self):
        """Goes on to the next screen."""
        self.browser.script("document.querySelector('#app h1').dataset.old = ''")
        self.browser.click("#app button[type=submit]")
        self.browser.wait("document.querySelector('#app h1:not([data-old])')", 20)

    def switch(self, language):
        """Takes another language by the switch on the page."""
        self.browser.script("window.scrollTo(0, 0)")
        self.browser.click(f"a[data-language={language}]")
        self.browser.wait("document.documentElement.lang === arguments[0]", 10, language)
        self.language = language

    @property
    def shown(self):
        """All that is to be read between the page's navigation and its end."""
        return self.browser.script("return document.querySelector('main').innerText")

    @property
    def problem(self):
        """What the page says is wrong with an answer, once it says something."""
        return self.browser.wait("document.getElementById('problem')?.textContent", 20)

    # A report

    def begin(self, page="report"):
        self.open(page)
        self.at("device.title")

    def report(self, what=None, files=(), exclude=(), until="review", page="report", **answers):
        """Answers question after question, and stops at the step `until` without answering it."""
        self.begin(page)
        for step in ("device", "kind", "spheres", "what", *QUESTIONS, "files", "identity",
                     "readers", "review"):
            if page == "advice" and step in ("kind", "spheres", *QUESTIONS):
                continue
            self.at(f"advice.{step}.title" if page == "advice" and step == "what"
                    else f"{step}.title")
            if step == until:
                return
            if step == "device":
                self.browser.click("#device-no")
            elif step == "kind":
                self.browser.click("#kind-K1")
            elif step == "spheres":
                self.browser.click("#spheres-S2")
                self.browser.click("#spheres-P1")
            elif step == "what":
                self.browser.type("#what", what or ACCOUNTS[self.language])
            elif step in QUESTIONS and step in answers:
                self.browser.type(f"#{step}", answers[step])
            elif step == "files" and files:
                self.choose(*files)
            elif step == "readers":
                for keyholder in exclude:
                    self.browser.click(f"#reader-{keyholder}")
            self.look(step)
            self.next()

    def choose(self, *paths):
        """Adds files as evidence, and waits until each stands in the list."""
        self.browser.upload("#files", *paths)
        self.browser.wait("document.querySelectorAll('.files li').length >= arguments[0]", 20,
                          len(paths))

    def send(self, seconds=60):
        """Sends from the last question, and gives the receipt that is shown."""
        self.press("review.send")
        self.at("receipt.title", seconds)
        return self.receipt

    @property
    def receipt(self):
        """The receipt that is shown, its groups with hyphens between."""
        return "-".join(self.browser.script("""
            return [...document.querySelectorAll('.receipt span')].map((one) => one.textContent)"""))

    def type_back(self, receipt):
        """Says that the receipt is written down, and types the two groups that are asked for."""
        self.press("receipt.written")
        self.at("receiptBack.title")
        self.look("receipt-back")
        groups = receipt.split("-")
        for field in self.browser.find_all("#app input"):
            field.type(groups[int(field.attribute("id").split("-")[1])].lower())
        self.next()

    # The mailbox

    def mailbox(self, receipt):
        """Opens the mailbox with a receipt, typed in any way, and waits for what is in it."""
        self.open("mailbox")
        self.at("enter.title")
        self.enter(receipt)
        self.at("mailbox.title")
        self.browser.wait("document.querySelector('#app .ways')", 30)

    def enter(self, receipt):
        field = self.browser.find("#receipt-typed")
        field.clear()
        field.type(receipt)
        self.browser.script("document.getElementById('problem').textContent = ''")
        self.browser.click("#app button[type=submit]")

    def look_again(self, text, seconds=30):
        """Looks again until the mailbox shows a text."""
        for _ in range(seconds):
            if text in self.shown:
                return
            self.press("mailbox.new")
            self.browser.wait("document.querySelector('#app .ways')", 30)
        raise AssertionError(f"“{text}” does not come: {self.shown}")


class PageTest(unittest.TestCase):
    """Tests at the page of the one portal: one browser for all tests of a class."""

    mode = "chromium"
    language = "kk"
    size = (360, 740)
    options = {}

    @classmethod
    def setUpClass(cls):
        cls.portal = shared_portal()
        cls.recorder = Recorder(cls.portal.url)
        cls.addClassCleanup(cls.recorder.stop)
        browser_class, options = MODES[cls.mode]
        width, height = cls.size
        cls.browser = browser_class(proxy=cls.recorder.address, language=cls.language, width=width,
                                    height=height, **options, **cls.options)
        cls.addClassCleanup(cls.browser.quit)
        cls.person = Person(cls.browser, cls.portal.url, cls.language)

    def setUp(self):
        self.recorder.heal()
        self.recorder.forget()

    def file(self, name, content):
        """A file on the person's device."""
        path = os.path.join(self.portal.temporary, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def assertShown(self, key, **values):
        """The page says this phrase."""
        text = self.person.word(key, **values)
        try:
            self.browser.wait("document.querySelector('main').innerText.includes(arguments[0])", 20,
                              text)
        except (TimeoutError, BrowserError):
            self.fail(f"“{text}” ({key}) is not shown but: {self.person.shown}")


def look_alike(receipt):
    """A receipt as a person types it: small letters, Cyrillic where they look alike, no hyphens."""
    return receipt.translate(str.maketrans("AEKMHOPCTXB", "АЕКМНОРСТХВ")).replace("-", " ").lower()
