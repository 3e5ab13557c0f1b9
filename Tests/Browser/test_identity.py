"""A name that is given with a report: sealed apart, and opened once its owner says so."""
import unittest

from portal import CommandFailed
from reporter import PageTest

NAME = "Арман Сәбитұлы Бекмаханов"


class Name(PageTest):
    """Given in the report; a follow-up lets those read it whom the report reached."""

    def test_name_stays_sealed_until_its_owner_consents(self):
        person = self.person
        known = self.portal.inbox("commissioner")
        person.report(exclude=["head"], until="identity")
        self.browser.click("#identity-yes")
        self.browser.type("#identity-fullName", NAME)
        self.browser.click("#identity-consent")
        person.next()
        person.at("readers.title")
        self.browser.click("#reader-head")
        person.next()
        receipt = person.send()
        person.type_back(receipt)
        report = self.portal.new_report("commissioner", [one["id"] for one in known])
        self.assertNotIn(NAME, self.portal.open_message("commissioner", report))
        identity = self.identity(known)
        with self.assertRaises(CommandFailed):
            self.portal.open_message("commissioner", identity)

        known = self.portal.reports("commissioner")
        person.mailbox(receipt)
        person.look_again(person.word("mailbox.report"))
        person.press("mailbox.write")
        self.browser.type("#what", "14.")
        person.next()
        person.next()
        person.at("readers.title")
        person.next()
        self.assertShown("followUp.consent.warning")
        self.assertFalse(self.browser.find("#name-consent").current("checked"))
        self.browser.click("#name-consent")
        person.press("review.send")
        person.at("followUp.sent", 60)
        self.portal.open_message("commissioner", self.portal.new_report("commissioner", known))
        self.assertIn(NAME, self.portal.open_message("commissioner", identity))
        person.press("mailbox.new")
        person.at("mailbox.title")
        opened = person.word("mailbox.identity.opened", name="|", moment="").split("|")[1]
        person.look_again(opened.rstrip(" ,{}"))

    def identity(self, known):
        """The id of the identity message that has come since."""
        old = {one["id"] for one in known}
        return next(one["id"] for one in self.portal.inbox("commissioner")
                    if one["kind"] == 4 and one["id"] not in old)


if __name__ == "__main__":
    unittest.main()
