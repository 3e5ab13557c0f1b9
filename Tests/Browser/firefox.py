"""Firefox, through its own Marionette port."""
import json
import os
import socket
import subprocess
import time

from browser import Browser, BrowserError


class Firefox(Browser):
    """Debian's Firefox ESR with a fresh profile and without background requests."""

    name = "firefox"

    def command(self, command, /, **parameters):
        return self._send(f"WebDriver:{command}", parameters)

    def resize(self, width, height):
        rect = self.command("SetWindowRect", width=width, height=height)
        inner = self.script("return [innerWidth, innerHeight]")
        if inner != [width, height]:
            self.command("SetWindowRect", width=rect["width"] + width - inner[0],
                         height=rect["height"] + height - inner[1])

    def _start(self, headless, language, proxy):
        self._socket = None
        self._last_id = 0
        preferences = {**PREFERENCES, "intl.accept_languages": language,
                       "browser.download.dir": self.downloads,
                       "browser.privatebrowsing.autostart": self.private,
                       "javascript.enabled": self.javascript}
        if self.jitless:
            preferences |= JITLESS
        if proxy:
            host, port = proxy.rsplit(":", 1)
            preferences |= {
                "network.proxy.type": 1, "network.proxy.http": host,
                "network.proxy.http_port": int(port), "network.proxy.ssl": host,
                "network.proxy.ssl_port": int(port), "network.proxy.no_proxies_on": "",
                "network.proxy.allow_hijacking_localhost": True,
            }
        self._write_profile(preferences)
        arguments = ["firefox-esr", "--marionette", "--remote-debugging-port=0", "--no-remote",
                     "--profile", self.profile]
        arguments += ["--headless"] if headless else []
        process = self._launch(*arguments, "about:blank", environment={
            "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": self.profile, "TMPDIR": self.temporary,
            "LANGUAGE": language,
            # Only with it is the address of the browser's own settings service obeyed.
            "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"})
        self._connect(process)
        # Without the socket a question before leaving a page would be accepted unseen.
        answer = self._send("WebDriver:NewSession", {
            "webSocketUrl": True,
            "unhandledPromptBehavior": {"default": "ignore", "beforeUnload": "ignore"},
        })
        self.version = answer["capabilities"]["browserVersion"]

    def _unpacked(self, content):
        # Firefox keeps open pages, with what stands in their fields, in such files.
        return _unpacked_lz4(content[12:]) if content.startswith(b"mozLz40\0") else b""

    def _write_profile(self, preferences):
        with open(os.path.join(self.profile, "user.js"), "w", encoding="utf-8") as file:
            for name, value in preferences.items():
                file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        # A window has a least width; a phone's is below it.
        os.mkdir(os.path.join(self.profile, "chrome"))
        with open(os.path.join(self.profile, "chrome", "userChrome.css"), "w") as file:
            file.write(":root, body { min-width: 0 !important; min-height: 0 !important; }\n")

    def _connect(self, process):
        """Waits until the browser has written which port it listens on."""
        limit = time.monotonic() + 60
        path = os.path.join(self.profile, "MarionetteActivePort")
        while time.monotonic() < limit and process.poll() is None:
            try:
                with open(path) as file:
                    port = int(file.read())
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=180)
                self._received = self._socket.makefile("rb")
                self._receive()  # The greeting.
                return
            except (FileNotFoundError, ValueError, ConnectionRefusedError):
                time.sleep(0.05)
        raise BrowserError("session not created", "firefox-esr does not start")

    def _say_goodbye(self):
        if self._socket is None:
            return
        try:
            self._socket.settimeout(10)
            self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (OSError, ValueError, BrowserError):
            pass  # It is gone by now.
        self._received.close()
        self._socket.close()
        try:
            self._processes[0].wait(10)
        except subprocess.TimeoutExpired:
            pass  # It is ended by force.

    def _picture(self, full):
        return self.command("TakeScreenshot", full=full)

    def _send(self, name, parameters):
        self._last_id += 1
        text = json.dumps([0, self._last_id, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, answered, error, value = self._receive()
        assert answered == self._last_id, "an answer to another command"
        if error:
            raise BrowserError(error["error"], error["message"])
        return value["value"] if isinstance(value, dict) and list(value) == ["value"] else value

    def _receive(self):
        length = b""
        while not length.endswith(b":"):
            byte = self._received.read(1)
            if not byte:
                raise BrowserError("invalid session id", "firefox-esr has ended")
            length += byte
        return json.loads(self._received.read(int(length[:-1])))


def _unpacked_lz4(packed):
    """The bytes of an LZ4 block."""
    unpacked, place = bytearray(), 0

    def length(count):
        nonlocal place
        while count >= 15 and (place := place + 1) and packed[place - 1] == 255:
            count += 255
        return count + packed[place - 1] if count >= 15 else count

    while place < len(packed):
        token = packed[place]
        place += 1
        count = length(token >> 4)
        unpacked += packed[place:place + count]
        place += count
        if place >= len(packed):
            break
        back = packed[place] | packed[place + 1] << 8
        place += 2
        for _ in range(length(token & 15) + 4):
            unpacked.append(unpacked[-back])
    return bytes(unpacked)


# As Tor Browser's "Safer" level, and the baseline interpreter too.
JITLESS = {
    "javascript.options.ion": False,
    "javascript.options.baselinejit": False,
    "javascript.options.blinterp": False,
    "javascript.options.native_regexp": False,
    "javascript.options.asmjs": False,
    "javascript.options.wasm": False,
    "javascript.options.wasm_baselinejit": False,
    "javascript.options.wasm_optimizingjit": False,
}

# Whatever a browser sends on its own account would stand in the recorder as if the page had.
PREFERENCES = {
    "marionette.port": 0,
    "toolkit.legacyUserProfileCustomizations.stylesheets": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.page": 0,
    # What it keeps of open pages, it is to keep at once: a test looks for it.
    "browser.sessionstore.interval": 500,
    "browser.newtabpage.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.usage.uploadEnabled": False,
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.unified": False,
    "toolkit.telemetry.server": "",
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "app.update.auto": False,
    "browser.search.update": False,
    "browser.search.suggest.enabled": False,
    "browser.region.update.enabled": False,
    "browser.region.network.url": "",
    "browser.topsites.contile.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.safebrowsing.provider.google4.updateURL": "",
    "browser.contentblocking.report.lockwise.enabled": False,
    "captivedetect.canonicalURL": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.predictor.enabled": False,
    "network.http.speculative-parallel-limit": 0,
    "network.trr.mode": 5,
    "dom.push.enabled": False,
    "dom.push.serverURL": "",
    "dom.security.https_first": False,
    "extensions.update.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.blocklist.enabled": False,
    "lightweightThemes.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "media.gmp-manager.url": "",
    "media.gmp-provider.enabled": False,
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    "messaging-system.rsexperimentloader.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "signon.management.page.breach-alerts.enabled": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.alwaysOpenPanel": False,
    "dom.disable_beforeunload": False,
    # A print dialog would stop the driver too.
    "print.enabled": False,
}
