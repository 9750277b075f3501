"""Drives the page of a network that is served, in chromium: a message is sent, its turn is seen, all is reset."""

import os
import re
import signal
import subprocess
import sys
import tempfile

from playwright.sync_api import expect, sync_playwright

COMMAND = os.path.abspath(sys.argv[1])
failures = []
servers = []
expect.set_options(timeout=20_000)


def check(holds, words):
    print(("  ok   " if holds else "  FAIL ") + words)
    if not holds:
        failures.append(words)


def serve(directory, *options):
    """A server of the story circle; gives its process and its address."""
    process = subprocess.Popen(
        [COMMAND, "serve", "scenarios/story-circle", "--port", "0", "--speed", "20", *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    servers.append(process)
    line = process.stdout.readline()
    if " at http" not in line:
        sys.exit(f"scripts/test-browser-serve.py: rede-sim serve: expected its address, found {line!r}")
    return process, line.split(" at ")[1].split("  ")[0]


def open_page(browser, address, width=1280, theme="light", query=""):
    page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme).new_page()
    page.words = []
    page.on("console", lambda message: page.words.append(message.text))
    page.on("pageerror", lambda error: page.words.append(str(error)))
    page.on("request", lambda request: page.words.append(f"fetched {request.url}")
            if not request.url.startswith((address, "data:")) else None)
    page.goto(address + query)
    expect(page.locator("#link")).to_have_text("live")
    page.wait_for_selector("#bots .bot")
    return page


def try_conversation(browser, address):
    page = open_page(browser, address)
    check(page.locator("#bots .bot").count() == 3, "the page shows the bots")
    check("not deployed" in page.locator("#bots").inner_text(), "looking at them deploys none")
    page.select_option("#from", "C")
    page.select_option("#to", "A")
    page.fill("#content", "Begin: <b>a lighthouse</b>, at night.")
    page.click("#send button")
    page.wait_for_selector("#events li:has-text('brain.reply')", timeout=20_000)
    check("delivered" in page.locator("#sent").inner_text(), "the form says that the message was delivered")
    check(page.locator("#events b").count() == 0, "a text is shown as it is, not as markup")
    check(page.locator("#events li:has-text('<b>a lighthouse</b>')").count() > 0, "the message is among the events")
    check(page.locator("#lanes .lane").count() == 3, "each bot has a lane")
    check(page.locator("#lanes .said-mark").count() > 0, "a reply is on its lane")
    page.locator("#bots .bot summary").first.click()
    page.wait_for_selector("#bots .bot[open] dd")
    check("coordinator" in page.locator("#bots .bot[open]").inner_text(), "a bot shows its state")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("#reset")
    # A turn that was under way may still say how it ended.
    expect(page.locator("#events li:has-text('<b>a lighthouse</b>')")).to_have_count(0)
    expect(page.locator("#bots")).to_contain_text("not deployed")
    check(True, "a reset clears the bots and the events")
    check(not page.words, f"nothing in the console, nothing fetched from elsewhere {page.words[:3]}")
    page.context.close()


def try_looks(browser, address, directory):
    for width, theme in [(1280, "light"), (1280, "dark"), (360, "light")]:
        page = open_page(browser, address, width, theme)
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        check(fits, f"at {width}, {theme}: nothing sticks out")
        page.screenshot(path=os.path.join(directory, f"serve-{width}-{theme}.png"))
        page.context.close()


def try_restart(browser, directory):
    """A page finds its server again, and asks for what it has missed."""
    process, address = serve(directory, "--play")
    page = open_page(browser, address)
    page.wait_for_selector("#events li:has-text('brain.reply')", timeout=20_000)
    process.send_signal(signal.SIGTERM)
    check(process.wait(20) == 0, "a server stops although a page watches it")
    expect(page.locator("#link")).to_have_text(re.compile("^lost"))
    check(True, "the page says that its server is gone")
    page.context.close()


def try_token(browser, directory):
    process, address = serve(directory, "--token", "a-token-of-ours")
    page = open_page(browser, address, query="?token=a-token-of-ours")
    check(page.url == address, "the token does not stay in the address")
    page.context.close()
    process.terminate()
    process.wait()


def main():
    pictures = os.environ.get("REDE_SERVE_PICTURES")
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        process, address = serve(directory)
        try_conversation(browser, address)
        process.terminate()
        process.wait()
        process, address = serve(directory, "--play")
        try_looks(browser, address, pictures or directory)
        process.terminate()
        process.wait()
        try_restart(browser, directory)
        try_token(browser, directory)
        browser.close()
    if failures:
        sys.exit(f"scripts/test-browser-serve.py: {len(failures)} failed")
    print("the page of a served network does what it should")


try:
    main()
finally:
    # A server that is left would hold whoever reads what this says.
    for process in servers:
        process.kill()
