"""One changed byte, or a script that the page does not name, and nothing of it runs."""
import base64
import hashlib
import os
import unittest

from browser import ROOT
from reporter import PAGES, PageTest

PAGE = os.path.join(ROOT, "Sources", "ReporterPage", "Page")


class Integrity:

    def test_page_with_one_changed_byte_in_a_module_does_not_start(self):
        for module in ("main", "app", "keccak", "bytes"):
            with self.subTest(module=module):
                self.recorder.heal()
                fault = self.recorder.change(rf"^/js/{module}\.js$")
                self.open("report")
                self.assertEqual(fault.met, 1)
                self.assertFalse(self.is_started())
                self.assertIn("1424", self.person.shown)
        self.recorder.heal()
        self.person.begin()

    def test_page_with_changed_words_of_another_language_keeps_its_own(self):
        self.person.begin()
        self.recorder.change(r"^/text/ru\.json$")
        self.browser.click("a[data-language=ru]")
        self.assertShown("trouble.broken-connection")
        self.person.at("device.title")

    def test_page_with_one_changed_byte_in_its_style_is_plain(self):
        self.recorder.change(r"^/page\.css$")
        self.open("verify")
        self.assertEqual(self.browser.script(
            "return getComputedStyle(document.getElementById('quick-exit')).position"), "static")

    def test_script_that_is_not_named_with_its_hash_is_not_even_fetched(self):
        with open(os.path.join(PAGE, "js", "main.js"), "rb") as file:
            digest = base64.b64encode(hashlib.sha256(file.read()).digest()).decode()
        self.recorder.append("^/verify$", f"""
            <script type="module" src="/js/main.js?unnamed"></script>
            <script type="module" src="/js/main.js?named" integrity="sha256-{digest}"></script>
            <script>document.title = 'inline'</script>
            <img src="x" onerror="document.title = 'inline'">""")
        self.open("verify")
        fetched = {one.path for one in self.recorder.exchanges}
        self.assertIn("/js/main.js?named", fetched)
        self.assertNotIn("/js/main.js?unnamed", fetched)
        self.assertNotEqual(self.browser.title, "inline")

    def test_every_page_asks_the_browser_for_it(self):
        for page in PAGES:
            self.open(page)
        pages = [one for one in self.recorder.exchanges
                 if (one.response_header("content-type") or "").startswith("text/html")]
        self.assertEqual(len(pages), len(PAGES))
        for one in pages:
            self.assertEqual(one.response_header("integrity-policy"),
                             "blocked-destinations=(script)")
            policy = one.response_header("content-security-policy")
            self.assertTrue(policy.startswith("default-src 'none'; script-src 'self';"), policy)
            self.assertNotIn("unsafe", policy)

    def open(self, page):
        self.person.open(page)
        # Long enough for what was fetched to run.
        self.browser.wait("document.readyState === 'complete'")
        self.browser.script("return new Promise((go) => setTimeout(go, 500))")

    def is_started(self):
        return self.browser.script("return document.querySelector('#app > .starting') === null")


class Chromium(Integrity, PageTest):
    mode = "chromium"


class Firefox(Integrity, PageTest):
    mode = "firefox"


if __name__ == "__main__":
    unittest.main()
