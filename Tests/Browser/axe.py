"""Looks for accessibility faults in the page that is open, by axe-core's rules.

`prepare` fetches axe-core once; it is given to the page by the driver, whose scripts no content
security policy stops, and is never part of what a portal serves.
"""
import hashlib
import os

from browser import ROOT

SCRIPT = os.path.join(ROOT, ".build", "browser", "axe", "axe_playwright_python", "axe.min.js")
VERSION = "4.12.1"
SHA256 = "84494fec757e4710dc751c8d7a636e457f4532f08f85c86dc9070133fbff53bc"

# WCAG 2.2, levels A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(browser, inside=None):
    """What breaks a rule, one text each, inside the element that a selector names or anywhere."""
    return _findings(browser, inside, "violations")


def undecided(browser, inside=None):
    """What the rules cannot decide and a person has to look at, one text each."""
    return _findings(browser, inside, "incomplete")


def source():
    """axe-core's script, if it is the one that is pinned."""
    try:
        with open(SCRIPT, "rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise RuntimeError("axe-core is not there: run Tests/Browser/prepare") from error
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise RuntimeError(f"{SCRIPT} is not axe-core {VERSION} as it is pinned")
    return content.decode()


def _findings(browser, inside, kind):
    if not browser.script("return typeof window.axe === 'object'"):
        browser.script(source())
    found = browser.script("""
        const [inside, rules, kind] = arguments;
        return axe.run(inside || document, {
            runOnly: { type: 'tag', values: rules }, resultTypes: [kind],
        }).then((result) => result[kind]);
        """, inside, RULES, kind)
    return [_readable(rule, node) for rule in found for node in rule["nodes"]]


def _readable(rule, node):
    where = " ".join(str(part) for part in node["target"])
    why = (node.get("failureSummary") or "").replace("\n", " ")
    return f"{rule['id']} ({rule['impact']}): {rule['help']}; {where}: {node['html'][:160]}; {why}"


if __name__ == "__main__":
    source()
