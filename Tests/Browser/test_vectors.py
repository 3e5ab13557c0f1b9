"""The page's modules pass the repository's vectors, in each browser."""
import unittest

from browser import ROOT
from static_server import StaticServer
from webdriver import MODES


class Vectors(unittest.TestCase):
    """The same files that the Swift side passes, and the published ones."""

    @classmethod
    def setUpClass(cls):
        cls.server = StaticServer(ROOT)
        cls.addClassCleanup(cls.server.stop)

    def test_chromium(self):
        self.run_in("chromium")

    def test_firefox(self):
        self.run_in("firefox")

    def test_firefox_without_jit_and_webassembly(self):
        self.run_in("firefox-jitless")

    def run_in(self, mode):
        """Opens the page of vectors and fails with the names of those that failed."""
        browser_class, options = MODES[mode]
        with browser_class(language="en", **options) as browser:
            browser.open(f"{self.server.url}/Tests/Browser/vectors.html")
            if browser.jitless:
                self.assertEqual(browser.script("return typeof WebAssembly"), "undefined")
            try:
                browser.wait("window.results && results.done", seconds=300)
            except TimeoutError:
                last = browser.script("return window.results?.last")
                self.fail(f"not done, the last was: {last}")
            results = browser.script("return results")
        print(f"{mode} {browser.version}: {results['passed']} passed, "
              f"{len(results['failed'])} failed, {results['milliseconds']} ms, "
              f"started in {browser.start_seconds:.1f} s")
        failed = "\n".join(f"{one['name']}: {one['detail']}" for one in results["failed"])
        self.assertFalse(results["failed"], f"\n{failed}\nmissing files: {self.server.missing}")
        self.assertGreater(results["passed"], 100)


if __name__ == "__main__":
    unittest.main()
