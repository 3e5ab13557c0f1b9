"""The whole journey: a report with evidence, its receipt, the officer's reply, and what follows.

Everything that the page seals is opened by the command line, and the other way round.
"""
import os
import shutil
import unittest

import pictures
from reporter import ACCOUNTS, PageTest, look_alike

REPLIES = {
    "kk": "Хабарламаңызды алдық. Құжаттың күні қандай?",
    "ru": "Мы получили сообщение. Какая дата стоит на документе?",
    "en": "We have your report. What date is on the document?",
}
HEAD, COMMISSIONER = "Серік Ахметов", "Айгүл Нұрланова"
# What a page could keep, by name, when it is there.
STORES = """
return Promise.all([
    document.cookie, localStorage.length, sessionStorage.length, location.search, location.hash,
    history.state, window.name,
    caches.keys().then((keys) => keys.length), indexedDB.databases().then((all) => all.length),
    navigator.serviceWorker.getRegistrations().then((all) => all.length),
]).then((found) => found.filter((one) => one));
"""
PHOTO = pictures.jpeg(pictures.jfif(preview=True), pictures.exif(turned=6, preview=True),
                      pictures.xmp(), pictures.comment(), behind=b"a second, larger picture")
CLEAN_PHOTO = pictures.jpeg(pictures.turned_only(6), pictures.jfif())


class Journey:
    """The one test, for a browser and a language; the stages build on one another."""

    def test_report_reply_follow_up_and_proof(self):
        self.document = b"%PDF-1.7\n" + os.urandom(1_500_000) + b"\n%%EOF\n"
        known = self.portal.reports("commissioner")
        self.report()
        self.message = self.portal.new_report("commissioner", known)
        self.officers()
        self.replies_in_the_mailbox()
        self.follow_up()
        self.proof()
        self.last_things()
        self.nothing_is_left()

    def nothing_is_left(self):
        """Not on the wire, not in the browser's stores, not on the disk."""
        self.person.open("report")
        self.person.at("device.title")
        self.assertEqual([str(one) for one in self.recorder.strangers], [])
        exchanges = self.recorder.exchanges
        self.assertGreater(len(exchanges), 100)
        for one in exchanges:
            self.assertIsNone(one.header("cookie"), one)
            self.assertIsNone(one.header("referer"), one)
            self.assertIsNone(one.response_header("set-cookie"), one)
            self.assertEqual(one.response_header("cache-control"), "no-store", one)
            self.assertNotIn("?", one.path)
        self.assertEqual(self.browser.script(STORES), [])
        self.browser.stop()
        self.assertEqual(self.browser.traces(
            ACCOUNTS[self.language], "орынбасар", REPLIES[self.language], self.receipt,
            self.receipt.replace("-", ""), self.receipt[:9], "смета", "IMG_1"), [])

    def report(self):
        person = self.person
        person.report(files=[self.file("смета.pdf", self.document), self.file("IMG_1.jpg", PHOTO)],
                      exclude=["head"], when="2026", who="орынбасар")
        self.assertShown("readers.unread", names=HEAD)
        self.receipt = person.send()
        person.type_back(self.receipt)
        person.at("sent.title")
        person.press("sent.proof.save")
        self.opening = self.downloaded()
        person.press("sent.confirmation.save")
        with open(self.downloaded(), encoding="utf-8") as confirmation:
            self.assertTrue(confirmation.read().startswith("senim/"))

    def officers(self):
        self.assertNotIn("орынбасар", self.portal.open_message("head", self.message))
        opened = self.portal.open_message("commissioner", self.message)
        self.assertIn("орынбасар", opened)
        self.assertIn("S2 Procurement, P1 Building permits", opened)
        self.assertEqual(self.portal.save("commissioner", self.message),
                         {"смета.pdf": self.document, "photo-1.jpg": CLEAN_PHOTO})
        self.portal.reply("commissioner", self.message, REPLIES[self.language])

    def replies_in_the_mailbox(self):
        person = self.person
        person.mailbox(look_alike(self.receipt))
        person.look_again(REPLIES[self.language])
        self.assertShown("mailbox.reply", name=COMMISSIONER)
        self.assertRegex(person.shown, self.said("mailbox.opened", COMMISSIONER))
        self.assertRegex(person.shown, self.said("mailbox.unread", HEAD))
        self.assertNotRegex(person.shown, self.said("mailbox.opened", HEAD))

    def said(self, key, name):
        """A phrase about a person at some time, as a regular expression."""
        return self.person.word(key, name=rf"{name} \([^)]+\)", moment=r"[^\n]+")

    def follow_up(self):
        person, more = self.person, b"%PDF-1.7 more"
        known = self.portal.reports("commissioner")
        person.press("mailbox.write")
        person.at("followUp.title")
        self.browser.type("#what", "14.")
        person.next()
        person.choose(self.file("more.pdf", more))
        person.next()
        person.at("readers.title")
        self.assertFalse(self.browser.find("#reader-head").current("checked"))
        person.next()
        person.press("review.send")
        person.at("followUp.sent", 60)
        follow_up = self.portal.new_report("commissioner", known)
        self.assertIn("14.", self.portal.open_message("commissioner", follow_up))
        self.assertEqual(self.portal.save("commissioner", follow_up), {"more.pdf": more})

    def proof(self):
        person = self.person
        person.press("mailbox.new")
        person.at("mailbox.title")
        person.look_again(person.word("mailbox.followUp", number=2))
        person.press("mailbox.proof")
        proof = self.downloaded()
        done = self.portal.senim("report", "proof", "verify", proof, "--authority",
                                 self.portal.authority, "--lang", "en", "--json")
        self.assertIn(self.message, done)
        read = self.portal.senim("report", "proof", "verify", proof, "--authority",
                                 self.portal.authority, "--opening", self.opening, "--lang", "en")
        self.assertIn("орынбасар", read)
        self.assertIn(COMMISSIONER, read)
        self.assertNotIn(HEAD, read)
        self.verify(proof, self.opening)
        self.assertShown("verify.good")
        self.assertShown("verify.good.text")
        self.assertIn("орынбасар", person.shown)
        with open(proof, "rb") as file:
            changed = bytearray(file.read())
        changed[len(changed) // 2] ^= 1
        self.verify(self.file("changed.senim", changed))
        self.assertRegex(person.shown, person.word("verify.bad", why=".+"))

    def verify(self, proof, *opening):
        person = self.person
        person.open("mailbox")
        person.press("enter.verify")
        person.at("verify.title")
        self.browser.upload("#verify-proof", proof)
        if opening:
            self.browser.upload("#verify-opening", *opening)
        person.press("verify.check")
        self.browser.wait("document.querySelector('#app [role=status]').childNodes.length", 20)

    def last_things(self):
        """What is shown to work in one of the browsers."""

    def downloaded(self):
        """The file that the page has just given, taken out of the browser's profile."""
        path = self.browser.downloaded()
        return shutil.move(path, os.path.join(self.portal.temporary, os.path.basename(path)))


class Chromium(Journey, PageTest):
    """In Kazakh, and on to the end of a mailbox."""

    def last_things(self):
        self.change_the_receipt()
        self.close()

    def change_the_receipt(self):
        person = self.person
        person.mailbox(self.receipt)
        person.press("mailbox.change")
        person.at("readers.title")
        person.next()
        person.at("receipt.title")
        self.assertShown("receipt.before")
        new = person.receipt
        self.assertNotEqual(new, self.receipt)
        person.type_back(new)
        person.at("mailbox.changed", 60)
        person.open("mailbox")
        person.enter(self.receipt)
        self.assertShown("trouble.mailbox-changed")
        self.receipt = new
        person.mailbox(new)
        person.look_again(person.word("mailbox.rekey"))
        self.assertIn(REPLIES[self.language], person.shown)

    def close(self):
        person = self.person
        person.press("mailbox.close")
        person.at("mailbox.close.title")
        person.press("mailbox.close.really")
        person.at("mailbox.closed")
        person.open("mailbox")
        person.enter(self.receipt)
        self.assertShown("trouble.not-found")


class Firefox(Journey, PageTest):
    mode, language = "firefox", "ru"


class FirefoxWithoutJIT(Journey, PageTest):
    mode, language = "firefox-jitless", "en"


if __name__ == "__main__":
    unittest.main()
