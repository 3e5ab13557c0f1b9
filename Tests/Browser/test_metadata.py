"""Photos lose what tells where, when and with what they were taken, and stay photos."""
import base64
import unittest

import pictures
from browser import ROOT
from static_server import StaticServer
from webdriver import MODES

# The module alone, in a page of its own: what it gives, and whether the browser draws that.
CLEAN = """
const [texts, isDrawn] = arguments;
const cleaned = async (text) => {
    const { cleanedPhoto } = await import('/Sources/ReporterPage/Page/js/metadata.js');
    try {
        const photo = await cleanedPhoto(
            new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))]));
        if (photo === undefined) return 'no photo';
        const bytes = new Uint8Array(await photo.blob.arrayBuffer());
        const { width, height } = isDrawn ? await createImageBitmap(photo.blob) : {};
        return { bytes: btoa(String.fromCharCode(...bytes)), found: photo.found.sort(),
                 mediaType: photo.mediaType, ending: photo.ending, size: [width, height] };
    } catch (error) {
        return error.code ?? String(error);
    }
};
return Promise.all(texts.map(cleaned));
"""


class Metadata:
    """Each test is for one browser; none needs a portal."""

    @classmethod
    def setUpClass(cls):
        server = StaticServer(ROOT)
        cls.addClassCleanup(server.stop)
        browser_class, options = MODES[cls.mode]
        cls.browser = browser_class(language="en", **options)
        cls.addClassCleanup(cls.browser.quit)
        cls.browser.open(f"{server.url}/Tests/Browser/axe-core.txt")

    def all_cleaned(self, contents, drawn=False):
        """What becomes of each of some files: a dictionary, or a word for why not."""
        texts = [base64.b64encode(content).decode() for content in contents]
        results = self.browser.script(CLEAN, texts, drawn)
        for cleaned in results:
            if isinstance(cleaned, dict):
                cleaned["bytes"] = base64.b64decode(cleaned["bytes"])
        return results

    def cleaned(self, content, drawn=False):
        return self.all_cleaned([content], drawn)[0]

    def assertCleaned(self, picture, bytes, found, size=None):
        cleaned = self.cleaned(picture, drawn=True)
        self.assertIsInstance(cleaned, dict, cleaned)
        self.assertEqual(cleaned["bytes"], bytes)
        self.assertEqual(cleaned["found"], sorted(found))
        if size:
            self.assertEqual(cleaned["size"], size)
        for word in (pictures.PLACE, pictures.CAMERA, pictures.SAID, pictures.PREVIEW[:9]):
            self.assertNotIn(word, cleaned["bytes"])

    # JPEG

    def test_plain_jpeg_stays_as_it_is(self):
        picture = pictures.jpeg(pictures.jfif(), pictures.ADOBE)
        self.assertCleaned(picture, picture, [], [32, 16])
        self.assertEqual(self.cleaned(picture)["mediaType"], "image/jpeg")
        self.assertEqual(self.cleaned(picture)["ending"], "jpg")

    def test_jpeg_loses_place_camera_text_and_previews(self):
        everything = (pictures.jfif(preview=True), pictures.exif(preview=True), pictures.xmp(),
                      pictures.comment(), pictures.segment(0xED, b"Photoshop 3.0\0" + pictures.SAID),
                      pictures.segment(0xE2, b"MPF\0" + pictures.SAID),
                      pictures.segment(0xEE, pictures.SAID))
        self.assertCleaned(pictures.jpeg(*everything), pictures.jpeg(pictures.jfif()),
                           ["place", "preview", "text", "other"], [32, 16])

    def test_each_part_of_a_jpeg_is_named(self):
        for part, found in (
                (pictures.exif(), ["place"]), (pictures.exif(place=False), ["camera"]),
                (pictures.exif(place=False, preview=True), ["camera", "preview"]),
                (pictures.jfif(preview=True), ["preview"]), (pictures.xmp(), ["text"]),
                (pictures.comment(), ["text"]), (pictures.segment(0xE5, b"x"), ["other"])):
            kept = [pictures.jfif()] if b"JFIF" in part else []
            with self.subTest(part=part[:12]):
                self.assertCleaned(pictures.jpeg(part), pictures.jpeg(*kept), found)

    def test_jpeg_stays_turned_as_it_was(self):
        for order in "<>":
            for turned in range(1, 9):
                with self.subTest(order=order, turned=turned):
                    kept = [pictures.turned_only(turned)] if turned > 1 else []
                    self.assertCleaned(
                        pictures.jpeg(pictures.exif(turned, order=order)), pictures.jpeg(*kept),
                        ["place"], [16, 32] if turned > 4 else [32, 16])

    def test_jpeg_that_is_turned_in_no_known_way_is_not_turned(self):
        for turned in (0, 9, 255):
            self.assertCleaned(pictures.jpeg(pictures.exif(turned)), pictures.jpeg(), ["place"])

    def test_damaged_exif_says_nothing(self):
        whole = pictures.exif(turned=6, preview=True)[4:]
        for byte_count in (6, 8, 14, 20, 40):
            with self.subTest(byte_count=byte_count):
                cleaned = self.cleaned(pictures.jpeg(pictures.segment(0xE1, whole[:byte_count])))
                self.assertIn(cleaned["bytes"], (pictures.jpeg(),
                                                 pictures.jpeg(pictures.turned_only(6))))

    def test_bytes_behind_a_jpeg_go(self):
        self.assertCleaned(pictures.jpeg(behind=pictures.jpeg(pictures.exif())), pictures.jpeg(),
                           ["other"])

    def test_metadata_between_a_jpegs_scans_goes(self):
        shown, end = pictures.jpeg()[:-2], b"\xff\xd9"
        self.assertEqual(
            self.cleaned(shown + pictures.comment() + pictures.exif() + shown[2:] + end)["bytes"],
            shown + shown[2:] + end)

    def test_jpeg_that_is_cut_short_is_damaged(self):
        whole = pictures.jpeg(pictures.jfif(), pictures.exif(turned=6))
        cut = [whole[:byte_count] for byte_count in range(3, len(whole))]
        self.assertEqual(self.all_cleaned(cut), ["photo-damaged"] * len(cut))

    # PNG

    def test_plain_png_stays_as_it_is(self):
        picture = pictures.png(pictures.chunk(b"gAMA", b"\0\0\xb1\x8f"))
        self.assertCleaned(picture, picture, [], [2, 2])
        self.assertEqual(self.cleaned(picture)["mediaType"], "image/png")
        self.assertEqual(self.cleaned(picture)["ending"], "png")

    def test_png_loses_place_camera_text_and_what_nobody_knows(self):
        picture = pictures.png(pictures.png_exif(), pictures.png_text(),
                               pictures.chunk(b"prVt", pictures.SAID), behind=pictures.SAID)
        self.assertCleaned(picture, pictures.png(), ["place", "text", "other"], [2, 2])

    def test_png_that_is_cut_short_is_damaged(self):
        whole = pictures.png(pictures.png_text())
        cut = [whole[:byte_count] for byte_count in range(8, len(whole))]
        self.assertEqual(self.all_cleaned(cut), ["photo-damaged"] * len(cut))

    def test_png_chunk_with_a_length_beyond_the_end_is_damaged(self):
        huge = b"\xff\xff\xff\xff" + pictures.chunk(b"tEXt", b"x")[4:]
        self.assertEqual(self.cleaned(pictures.png(huge)), "photo-damaged")

    # Anything else

    def test_other_files_are_no_photos(self):
        others = [b"", b"\xff", b"%PDF-1.7", b"GIF89a", b"\x89PNG\r\n", b"RIFF....WEBP"]
        self.assertEqual(self.all_cleaned(others), ["no photo"] * len(others))


class Chromium(Metadata, unittest.TestCase):
    mode = "chromium"


class Firefox(Metadata, unittest.TestCase):
    mode = "firefox"


if __name__ == "__main__":
    unittest.main()
