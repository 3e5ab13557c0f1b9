"""The browsers that the page is tested in, and the ways of starting them."""
from browser import KEYS, Browser, BrowserError, Element
from chromium import Chromium
from firefox import Firefox

__all__ = ["KEYS", "MODES", "Browser", "BrowserError", "Chromium", "Element", "Firefox"]

# Each mode by name: a class, and what its initialiser is given.
MODES = {
    "chromium": (Chromium, {}),
    "firefox": (Firefox, {}),
    "firefox-jitless": (Firefox, {"jitless": True}),
}
