"""A report that an officer took down: its reporter changes the code that they were given, then reads how the case stands."""
import hashlib
import re
import time
import unittest

from portal import CommandFailed
from reporter import ACCOUNTS, PageTest

PROBLEM = (("Content-Type", "application/problem+json"),)
COMMISSIONER = "Айгүл Нұрланова"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


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

    def test_that_somebody_else_wrote_under_is_said_to_be_shared(self):
        """Whoever has the code can write it as a receipt (Sealing/Specification.md §2.5)."""
        person = self.person
        known = self.portal.reports("commissioner")
        code = self.portal.take_down(ACCOUNTS[self.language])
        self.portal.new_report("commissioner", known)
        self.write_under(code)
        person.open("mailbox")
        person.enter(code)
        person.at("claim.title")
        self.assertShown("claim.shared")
        self.assertShown("trouble.claim-used.hint")
        person.press("claim.change")
        person.at("readers.title")

    def write_under(self, code):
        number = 0
        for digit in code.replace("-", ""):
            number = number << 5 | ALPHABET.index(digit)
        secret, label = (number >> 12).to_bytes(16, "big"), b"senim/1 checksum"
        name = self.portal.authority_vkey.split("/authority+")[0].encode()
        digest = hashlib.sha256(bytes([len(label)]) + label + secret + name).digest()
        number = number >> 12 << 12 | int.from_bytes(digest[:2], "big") >> 4
        receipt = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(28)))
        text = self.file("theirs.txt", "Бұл менің хабарламам емес.".encode())
        for _ in range(20):
            try:
                self.portal.reporter("follow-up", receipt, "--text-file", text)
                return
            except CommandFailed:
                # Until the report stands in the public log, nothing can be sent behind it.
                time.sleep(0.5)
        self.fail("nothing can be written under the code")

    def change(self, code):
        """Types the code, and gives the receipt that takes its place."""
        person = self.person
        for _ in range(20):
            # Until the report stands in the public log, there is nothing to be sent behind.
            person.open("mailbox")
            person.enter(code.lower())
            person.at("claim.title")
            self.assertNotIn(person.word("mailbox.report"), person.shown)
            self.assertNotIn(person.word("claim.shared"), person.shown)
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
