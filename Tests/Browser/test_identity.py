"""A name that is given with a report: sealed apart, and opened once its owner says so."""
import re
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

    def test_name_that_is_given_later_opens_to_who_reads_it(self):
        person = self.person
        known = self.portal.inbox("commissioner")
        printed = self.portal.submit("Тест")
        receipt = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){6}", printed)[0]
        report = self.portal.new_report("commissioner", [one["id"] for one in known])
        self.portal.open_message("commissioner", report)
        person.mailbox(receipt)
        person.look_again(person.word("mailbox.proof"))
        known = self.portal.inbox("commissioner")
        person.press("mailbox.name")
        person.at("identity.title")
        self.assertFalse(self.browser.find("#identity-yes").current("checked"))
        self.browser.click("#identity-yes")
        self.assertShown("followUp.identity")
        self.browser.type("#identity-fullName", NAME)
        person.press("next")
        self.assertEqual(person.problem, person.word("identity.unconsented"))
        self.browser.click("#identity-consent")
        person.next()
        person.press("back")
        self.browser.click("#identity-no")
        person.next()
        self.browser.type("#what", "Бұл менмін.")
        for _ in range(3):
            person.next()
        # A tick for the name that would be given now is none for the report's.
        self.assertFalse(self.browser.find("#name-consent").current("checked"))
        for _ in range(4):
            person.press("back")
        person.at("identity.title")
        self.browser.click("#identity-yes")
        for _ in range(4):
            person.next()
        self.assertShown("followUp.identity")
        self.assertEqual(self.browser.find_all("#name-consent"), [])
        person.press("review.send")
        person.at("followUp.sent", 60)
        follow_up = self.portal.new_report("commissioner", [one["id"] for one in known])
        identity = self.identity(known)
        with self.assertRaises(CommandFailed):
            self.portal.open_message("commissioner", identity)
        self.assertNotIn(NAME, self.portal.open_message("commissioner", follow_up))
        self.assertIn(NAME, self.portal.open_message("commissioner", identity))

    def identity(self, known):
        """The id of the identity message that has come since."""
        old = {one["id"] for one in known}
        return next(one["id"] for one in self.portal.inbox("commissioner")
                    if one["kind"] == 4 and one["id"] not in old)


if __name__ == "__main__":
    unittest.main()
