"""Chromium, through Debian's chromedriver."""
import http.client
import json
import os
import re
import shutil
import subprocess

import processes
from browser import Browser, BrowserError


class Chromium(Browser):
    """Debian's Chromium with a fresh profile and without background requests."""

    name = "chromium"

    def command(self, command, /, **parameters):
        method, template = COMMANDS[command]
        path = self._session + template.format(**parameters)
        if method != "POST":
            return self._send(method, path)
        body = {key: value for key, value in parameters.items() if f"{{{key}}}" not in template}
        return self._send(method, path, body)

    def devtools(self, command, /, **parameters):
        """Sends a command of the browser's own debugging protocol."""
        return self._send("POST", f"{self._session}/goog/cdp/execute",
                          {"cmd": command, "params": parameters})

    def resize(self, width, height):
        # A window of its own has a least width; a phone's is below it.
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height,
                      deviceScaleFactor=1, mobile=False)

    def _start(self, headless, language, proxy):
        arguments = list(ARGUMENTS)
        arguments += [f"--user-data-dir={self.profile}", f"--lang={language}"]
        arguments += ["--headless=new"] if headless else []
        arguments += ["--no-sandbox"] if os.geteuid() == 0 else []
        arguments += ["--js-flags=--jitless"] if self.jitless else []
        arguments += ["--incognito"] if self.private else []
        # What it shares among its processes lies in files only where the machine has no room for it.
        arguments += ["--disable-dev-shm-usage"] if _room_in_memory() < LEAST_ROOM else []
        arguments += [f"--proxy-server=http://{proxy}", "--proxy-bypass-list=<-loopback>"] \
            if proxy else []
        preferences = {
            **PREFERENCES, "intl.accept_languages": language,
            "download.default_directory": self.downloads,
            "profile.default_content_setting_values.javascript": 1 if self.javascript else 2,
        }
        self._session = ""
        self._connection = http.client.HTTPConnection("127.0.0.1", timeout=180)
        self._connection.port = self._start_driver(language)
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"binary": "/usr/bin/chromium", "args": arguments,
                                   "prefs": preferences},
            # Without the socket a question before leaving a page would be accepted unseen.
            "webSocketUrl": True,
            "unhandledPromptBehavior": {"default": "ignore", "beforeUnload": "ignore"},
        }}})
        self.version = answer["capabilities"]["browserVersion"]
        self._session = f"/session/{answer['sessionId']}"

    def _start_driver(self, language):
        """Starts chromedriver; returns the port that it chose.

        It takes a port that is free for IPv6 and ends when another program has the same one for
        IPv4; then it is started again.
        """
        for _ in range(STARTS):
            driver = self._launch("chromedriver", "--port=0", output=subprocess.PIPE,
                                  environment={"LANGUAGE": language, "HOME": self.profile,
                                               "TMPDIR": self.temporary})
            said = ""
            for line in driver.stdout:
                said = line.decode().strip()
                if found := re.search(r"started successfully on port (\d+)", said):
                    return int(found[1])
            driver.stdout.close()
            self._processes.remove(driver)
            processes.end(driver)
        raise BrowserError("session not created", f"chromedriver does not start: {said}")

    def _say_goodbye(self):
        try:
            if self._session:
                self._connection.sock.settimeout(10)
                self._send("DELETE", self._session)
        except (AttributeError, OSError, http.client.HTTPException, BrowserError):
            pass  # It is gone by now.
        self._connection.close()
        self._processes[0].stdout.close()

    def _picture(self, full):
        if not full:
            return self.command("TakeScreenshot")
        return self.devtools("Page.captureScreenshot", captureBeyondViewport=True)["data"]

    def _send(self, method, path, body=None):
        text = None if body is None else json.dumps(body)
        self._connection.request(method, path, text, {"Content-Type": "application/json"})
        value = json.loads(self._connection.getresponse().read())["value"]
        if isinstance(value, dict) and "error" in value and "stacktrace" in value:
            raise BrowserError(value["error"], value["message"].split("\n")[0])
        return value


def _room_in_memory():
    """Free bytes of the file system in memory."""
    return shutil.disk_usage("/dev/shm").free


COMMANDS = {
    "Navigate": ("POST", "/url"), "GetCurrentURL": ("GET", "/url"), "GetTitle": ("GET", "/title"),
    "Back": ("POST", "/back"), "Forward": ("POST", "/forward"), "Refresh": ("POST", "/refresh"),
    "ExecuteScript": ("POST", "/execute/sync"), "SetTimeouts": ("POST", "/timeouts"),
    "FindElements": ("POST", "/elements"), "GetActiveElement": ("GET", "/element/active"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ElementClear": ("POST", "/element/{id}/clear"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "GetElementText": ("GET", "/element/{id}/text"),
    "GetElementAttribute": ("GET", "/element/{id}/attribute/{name}"),
    "GetElementProperty": ("GET", "/element/{id}/property/{name}"),
    "GetComputedRole": ("GET", "/element/{id}/computedrole"),
    "GetComputedLabel": ("GET", "/element/{id}/computedlabel"),
    "IsElementDisplayed": ("GET", "/element/{id}/displayed"),
    "PerformActions": ("POST", "/actions"), "TakeScreenshot": ("GET", "/screenshot"),
    "GetWindowHandles": ("GET", "/window/handles"), "SwitchToWindow": ("POST", "/window"),
    "CloseWindow": ("DELETE", "/window"), "GetAlertText": ("GET", "/alert/text"),
    "AcceptAlert": ("POST", "/alert/accept"), "DismissAlert": ("POST", "/alert/dismiss"),
}

LEAST_ROOM = 512 << 20
STARTS = 5

# Whatever a browser sends on its own account would stand in the recorder as if the page had.
ARGUMENTS = (
    "--no-first-run", "--no-default-browser-check", "--no-service-autorun", "--no-pings",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-domain-reliability", "--disable-sync", "--disable-breakpad",
    "--disable-crash-reporter", "--disable-client-side-phishing-detection",
    # As on a phone, where it takes no room.
    "--hide-scrollbars",
    "--disable-extensions", "--disable-gpu", "--mute-audio",
    "--metrics-recording-only", "--password-store=basic", "--use-mock-keychain",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    # Some are sent all the same: to a port that the browser itself refuses to reach.
    "--gaia-url=http://127.0.0.1:1/", "--component-updater=url-source=http://127.0.0.1:1/",
    "--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,"
    "CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying,DialMediaRouteProvider,"
    "InterestFeedContentSuggestions,GlobalMediaControls,HttpsUpgrades,HttpsFirstBalancedMode",
)

PREFERENCES = {
    "safebrowsing.enabled": False,
    "search.suggest_enabled": False,
    "alternate_error_pages.enabled": False,
    "net.network_prediction_options": 2,
    "credentials_enable_service": False,
    "signin.allowed": False,
    "translate.enabled": False,
    "download.prompt_for_download": False,
}
