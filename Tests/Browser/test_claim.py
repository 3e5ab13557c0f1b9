"""A report that an officer took down: its reporter changes the code that they were given, then reads how the case stands."""
import re
import unittest

from reporter import ACCOUNTS, PageTest

PROBLEM = (("Content-Type", "application/problem+json"),)
COMMISSIONER = "Айгүл Нұрланова"


class ClaimCode(PageTest):
    def test_is_changed_for_a_receipt_before_anything_is_shown(self):
        person = self.person
        known = self.portal.reports("commissioner")
        code = self.portal.take_down(ACCOUNTS[self.language])
        report = self.portal.new_report("commissioner", known)
        receipt = self.change(code)
        self.assertNotEqual(receipt, code)

        person.open("mailbox")
        person.enter(code)
        self.assertShown("trouble.claim-used")
        self.assertShown("trouble.claim-used.hint")

        self.portal.open_message("commissioner", report)
        known = [*known, report]
        self.portal.open_message("commissioner", self.portal.new_report("commissioner", known))
        self.portal.reply("commissioner", report, "Рақмет.",
                          status="service-informed: today\ncome-back: 2099-12-31\n")
        person.mailbox(receipt)
        person.look_again("Рақмет.")
        self.how_things_stand()

    def test_that_opens_nothing_is_not_only_called_mistyped(self):
        """Whoever kept the code closed the mailbox."""
        person = self.person
        code = self.portal.take_down(ACCOUNTS[self.language])
        person.open("mailbox")
        self.assertShown("enter.paper")
        self.recorder.answer("^/mailbox$", 404, '{"code": "not-found"}', PROBLEM, times=1)
        person.enter(code)
        self.assertShown("trouble.claim-gone")
        self.assertShown("trouble.claim-gone.hint")
        self.assertNotIn(person.word("trouble.not-found.hint"), person.shown)

    def change(self, code):
        """Types the code, and gives the receipt that takes its place."""
        person = self.person
        for _ in range(20):
            # Until the report stands in the public log, there is nothing to be sent behind.
            person.open("mailbox")
            person.enter(code.lower())
            person.at("claim.title")
            self.assertNotIn(person.word("mailbox.report"), person.shown)
            person.press("claim.change")
            heading = self.browser.wait(
                "document.querySelector('#app h1:not(:empty)')?.textContent", 20)
            if heading == person.word("readers.title"):
                break
        person.at("readers.title")
        person.next()
        person.at("receipt.title")
        self.assertShown("receipt.before")
        receipt = person.receipt
        person.type_back(receipt)
        person.at("mailbox.changed", 60)
        return receipt

    def how_things_stand(self):
        """First of all, by whose word, and once more beside the reply; the day ahead is a day to look again."""
        shown = self.person.shown
        informed = self.person.word("status.service-informed", day="")
        self.assertShown("status.title")
        self.assertEqual(shown.count(self.person.word("status.word")), 2)
        self.assertEqual(shown.count(self.person.word("mailbox.dates.network")), 1)
        self.assertEqual(shown.count(informed), 2)
        come_back = re.escape(self.person.word("status.come-back", day="#")).replace(r"\#", ".*2099.*")
        self.assertRegex(shown, rf"{come_back} — {COMMISSIONER}")
        self.assertLess(shown.index(informed), shown.index(self.person.word("mailbox.report")))


if __name__ == "__main__":
    unittest.main()
