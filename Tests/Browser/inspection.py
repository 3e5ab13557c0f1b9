"""What every screen has to keep: room on a narrow phone, large targets, and axe-core's rules."""
import axe

# Whatever can be pressed or typed into, and how large it is. A tick box counts with its label; a
# link within a sentence is as high as the line, which WCAG 2.5.8 leaves out as well.
SMALL_TARGETS = """
const isInSentence = (link) => link.tagName === 'A'
    && [...link.parentElement.childNodes].some((node) => node !== link
        && node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '')
    && getComputedStyle(link).display === 'inline';
return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => one.getClientRects().length > 0 && !isInSentence(one)
        && !one.matches('.skip:not(:focus), .drop input'))
    .map((one) => {
        const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
        const height = Math.max(...boxes.map((box) => box.height));
        const width = Math.max(...boxes.map((box) => box.width));
        return [Math.round(height * 10) / 10, Math.round(width * 10) / 10,
                `${one.tagName} ${one.id} ${one.textContent.slice(0, 30)}`];
    })
    .filter(([height, width]) => height < 48 || width < 24);
"""
# Whatever reaches beyond the right edge of a page that should have none.
BEYOND = """
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) return [];
return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > width + 1
        && getComputedStyle(one).position !== 'absolute')
    .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`);
"""
# A key of a phrase, or a place in one, that stands where its words should.
UNSAID = """
const shown = document.body.innerText;
return shown.match(/\\{[a-zA-Z]+\\}|\\bundefined\\b|\\b(?:[a-z]+\\.)+(?:title|help|label|legend)\\b/g) ?? [];
"""


def faults(browser, width=320, height=640, rules=True):
    """What is wrong with the screen that is shown, one text each, at this size."""
    browser.resize(width, height)
    found = [f"beyond the edge: {one}" for one in browser.script(BEYOND)]
    found += [f"small target: {one}" for one in browser.script(SMALL_TARGETS)]
    found += [f"unsaid: {one}" for one in browser.script(UNSAID)]
    return found + (axe.violations(browser) if rules else [])
