#!/bin/sh
# One would guess: after a click that makes a page ask for data, wait_for_load_state("networkidle") waits until the data came.
# What happens: the state was reached once for the document, so it returns at once, while the request is still open.
# Version: playwright 1.65.2
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check playwright==1.65.2
"$folder/venv/bin/python" - <<'PYTHON'
import os
import shutil
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version

from playwright.sync_api import sync_playwright

PAGE = b"<button onclick=\"fetch('/data').then(r => r.text()).then(t => out.textContent = t)\">more</button><p id=out></p>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = PAGE
        if self.path == "/data":
            time.sleep(2)
            body = b"rows"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"] if os.getuid() == 0 else [])
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
    page.click("button")
    started = time.monotonic()
    page.wait_for_load_state("networkidle")
    waited, shown = time.monotonic() - started, page.text_content("#out")
    page.wait_for_function("out.textContent == 'rows'")
    print("playwright", version("playwright"), "chromium", browser.version)
    print(f"returned after {waited:.1f} s, when the page showed {shown!r}; the rows came later")
    browser.close()
sys.exit(0 if waited < 1 and shown == "" else 1)
PYTHON
