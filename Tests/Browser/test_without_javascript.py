"""Without JavaScript every page that tells something works, and the others say what stays safe."""
import unittest

import inspection
from reporter import PAGES, ROOTS, PageTest

NEED_IT = ("report", "advice", "mailbox")


class WithoutJavaScript:
    options = {"javascript": False}

    def test_every_page_is_there_to_read(self):
        for language, root in ROOTS.items():
            self.person.language = language
            for page in PAGES:
                with self.subTest(page=page, language=language):
                    self.browser.open(self.portal.url + root + page)
                    shown = self.person.shown
                    self.assertEqual("JavaScript" in shown.split("\n")[0], page in NEED_IT)
                    if page in NEED_IT:
                        for way in ("Safer", "senim report", "1424"):
                            self.assertIn(way, shown)
                        self.assertEqual(self.browser.find_all("form, #app button, input"), [])
                        self.assertFalse(self.browser.find(".starting", 0).displayed)
                    else:
                        self.assertGreater(len(shown), 150)
                    self.assertEqual(inspection.faults(self.browser, rules=False), [])
            self.browser.resize(*self.size)
            self.browser.open(self.portal.url + root + "report")
            self.browser.screenshot(f"without-javascript-{self.mode}-{language}.png")

    def test_links_lead_on_and_the_exit_out(self):
        self.browser.open(self.portal.url)
        self.browser.click("a[data-language=ru]")
        self.browser.arrive("/ru/")
        self.browser.click(".three a")
        self.browser.arrive("/ru/report")
        self.assertTrue(self.browser.attribute("#quick-exit", "href").startswith("https://"))


class Chromium(WithoutJavaScript, PageTest):
    mode = "chromium"


class Firefox(WithoutJavaScript, PageTest):
    mode = "firefox"


if __name__ == "__main__":
    unittest.main()
