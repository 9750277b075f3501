"""Drives timelines, reports and comparisons in chromium: what a click, a key, a link and a filter show, that planted
scripts do not run, how fast large runs are, and what the pages look like at several sizes."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMAND = sys.argv[1]
EPOCH = "2026-01-01T00:%02d:%02d.%03dZ"
# Times on a machine that does other things meanwhile: the goals are half of these.
LIMITS = {"first paint of 10,000 events": 2.0, "opening 100,000 events": 10.0, "a frame of panning": 1 / 30,
          "a key in a long comparison": 1.0}


class Failures(list):
    def check(self, holds, words):
        print(("  ok   " if holds else "  FAIL ") + words)
        if not holds:
            self.append(words)


failures = Failures()


def timestamp(milliseconds):
    seconds, rest = divmod(milliseconds, 1000)
    return EPOCH % (seconds // 60 % 60, seconds % 60, rest)


def record(event, milliseconds, **payload):
    return json.dumps({"event": event, "timestamp": timestamp(milliseconds), "payload": payload}, ensure_ascii=False)


def rede_sim(*arguments, cwd):
    ending = subprocess.run([COMMAND, *arguments], cwd=cwd, capture_output=True, text=True)
    if ending.returncode not in (0, 1):
        sys.exit(f"rede-sim {' '.join(arguments)}: exit code {ending.returncode}\n{ending.stderr}")
    return ending


def long_log(count):
    """A circle of three bots, `count` records of it."""
    lines, time = [], 0
    names = ["Ada", "Ben", "Cleo"]
    while len(lines) < count:
        bot, to = names[len(lines) % 3], names[(len(lines) + 1) % 3]
        text = f"Line {len(lines)} of the story, in which something happens."
        lines.append(record("message.receive", time, bot=bot, to=bot, **{"from": to}, content=text, timestamp=timestamp(time)))
        lines.append(record("brain.start", time, bot=bot, lastMessageFrom=to))
        lines.append(record("llm.request", time, bot=bot, model="gpt-4o", lastMessageFrom=to, promptChars=1700,
                            historyMessages=9, coordinationCount=3))
        time += 10
        lines.append(record("llm.response", time, bot=bot, model="gpt-4o", finishReason="stop", textChars=90,
                            toolCalls=0, toolResults=0, steps=1))
        if len(lines) % 7 == 0:
            lines.append(record("brain.skip", time, bot=bot, reason="superseded-trigger", triggerFrom=to,
                                triggerTimestamp=timestamp(time)))
            continue
        lines.append(record("brain.reply", time, bot=bot, content=text, length=len(text), recipients=[to],
                            coordination=[{"type": "claim", "taskId": f"t{len(lines) % 20}", "summary": text, "owner": bot}]))
    return "\n".join(lines[:count]) + "\n"


# Each sets a mark if it ever runs.
PLANTED = [
    "</script><script>window.planted = 1</script>",
    "<img src=x onerror='window.planted = 1'>",
    "<svg onload='window.planted = 1'></svg>",
    "<!--<script>window.planted = 1</script>-->",
    "javascript:window.planted = 1",
    "data:text/html,<script>window.planted = 1</script>",
    "<a href='javascript:window.planted = 1'>a link</a>",
    "<style>body { display: none }</style>",
    "\u202egnihtemos\u202c \u2066and\u2069 \u061c",
    "one\u2028two\u2029three",
    "{{{script}}} {{#facts}} {{/facts}}",
    "`${window.planted = 1}`",
    "__proto__",
    "constructor",
]


def hostile_log():
    lines = []
    for place, text in enumerate(PLANTED):
        time = place * 1000
        lines.append(record("message.receive", time, bot=text, **{"from": "A"}, content=text, timestamp=text))
        lines.append(record("brain.start", time, bot=text, lastMessageFrom=text))
        lines.append(record("llm.request", time, bot=text, model=text, lastMessageFrom=text, promptChars=1))
        lines.append(record("brain.skip", time + 10, bot=text, reason=text, **{text: text, "__proto__": {"x": text}}))
        lines.append(record("brain.error", time + 20, bot=text, error=text))
        lines.append(record("brain.reply", time + 30, bot=text, content=text, recipients=[text], length=1,
                            coordination=[{"type": text, "taskId": text, "summary": text, "owner": text},
                                          {"type": "claim", "taskId": text, "summary": text, "owner": text}]))
        lines.append(record(text, time + 40, **{text: text}))
    megabyte = "word " * 200_000
    lines.append(record("message.receive", 60_000, bot="A", **{"from": "B"}, content=megabyte, timestamp=timestamp(60_000)))
    return "\n".join(lines) + "\n"


def settle(page):
    """Waits until what a key or a click has changed is drawn."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


class Pages:
    """Pages of one browser, whose console must stay empty."""

    def __init__(self, browser):
        self.browser = browser

    def open(self, path, width=1280, height=800, theme="light", fragment="", ready="body[data-ready]", **context):
        place = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, **context)
        page = place.new_page()
        page.words = []
        page.on("console", lambda message: page.words.append(message.text))
        page.on("pageerror", lambda error: page.words.append(str(error)))
        page.on("request", lambda request: page.words.append(f"fetched {request.url}")
                if not request.url.startswith("file:") else None)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector(ready)
        return page

    def close(self, page, name):
        failures.check(not page.words, f"{name}: nothing in the console, nothing fetched" +
                       (f", found {page.words[:3]}" if page.words else ""))
        page.context.close()


def try_story(pages, page_path):
    page = pages.open(page_path)
    failures.check("story-circle · seed 7" in page.title(), "the title says what it is")
    page.focus("#lanes")
    page.keyboard.press("0")
    page.keyboard.press("ArrowLeft")
    failures.check(page.url.endswith("#e251"), "a key goes to the last event")
    # The first call of A: from 5 s to 11.161 s of 138.389 s, in the second row.
    box = page.locator("#lanes").bounding_box()
    share = (8000 + 138389 * 0.02) / (138389 * 1.04)
    page.mouse.click(box["x"] + box["width"] * share, box["y"] + 26 + 54 * 1.58)
    settle(page)
    panel = page.locator("#panel")
    failures.check("llm.request" in panel.inner_text(), "a click on a bar shows its story")
    failures.check("Begin: a lighthouse" in panel.inner_text(), "the story goes back to what began it")
    failures.check("Answer, as the model gave it" in panel.inner_text(), "the story has the raw answer")
    panel.locator("summary", has_text="instructions").click()
    failures.check("What was made of it" in panel.inner_text(), "the story says what the parser made of the answer")
    page.keyboard.press("c")
    settle(page)
    failures.check("brain.start" in panel.inner_text(), "C goes to the cause")
    page.goto(page.url.split("#")[0] + "#e131")
    settle(page)
    failures.check("event 131" in panel.inner_text().lower(), "a link leads to its event")
    page.fill("#search", "lighthouse")
    failures.check("found" in page.locator("#found").inner_text(), "the search counts what it finds")
    page.press("#search", "Enter")
    page.fill("#search", "")
    before = page.locator("#chat .saying").count()
    page.click("#legend [data-kind=reply]")
    settle(page)
    failures.check(page.locator("#chat .saying").count() < before, "a switch of the legend hides its kind")
    page.click("#legend [data-kind=reply]")
    page.click("#view-table")
    settle(page)
    failures.check(page.locator("#room [role=row]").count() > 5, "the table has rows")
    page.locator("#labels button").first.evaluate("one => one.click()")
    settle(page)
    failures.check(page.locator("#grid").get_attribute("aria-rowcount") != "252", "the table has the filters of the picture")
    page.click("#view-picture")
    page.focus("#lanes")
    page.keyboard.press("?")
    failures.check(page.locator("#keys").is_visible(), "? shows the keys")
    page.keyboard.press("Escape")
    pages.close(page, "story-circle")


def try_answers(pages, circle, chess):
    """What the judge and a repair were asked and answered, and what can be taken away from a page."""
    page = pages.open(circle, fragment="#e249")
    panel = page.locator("#panel")
    failures.check("Verdict, as the judge gave it" in panel.inner_text(), "the judge's answer is shown")
    prompt = json.loads((ROOT / "scenarios/story-circle/game.json").read_text())["outcome"]["prompt"]
    failures.check(prompt.split("\n")[0] in panel.inner_text(), "the judge's prompt is shown")
    panel.locator("summary", has_text="log, 243 lines").click()
    page.wait_for_selector("#panel pre .said")
    failures.check('{"event":"durable.deploy"' in panel.inner_text(), "so is the log that the judge reads")
    page.goto(page.url.split("#")[0] + "#e85")
    settle(page)
    failures.check(panel.locator(".line.new").first.is_visible(), "what changed in a prompt is marked and in sight")
    changed = panel.locator(".ledger tr.changed").inner_text()
    failures.check("write line 3 → write line 6" in changed, "the story has the ledger before and after")
    panel.locator("summary", has_text="Stored state of B").click()
    failures.check("sessionReplyCount" in panel.inner_text(), "the story has the fields of the state that changed")
    page.locator("#legend [data-kind=presence]").click()
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.click("#copy")
    failures.check(page.evaluate("window.copied") == (circle.parent / "events.ndjson").read_text(), "the copied records are the log")
    page.keyboard.press("Escape")
    page.locator("#time").fill("0")
    page.click("#play")
    page.locator("#clock", has_not_text=re.compile("^0\\.000")).wait_for()
    page.click("#play")
    failures.check(page.get_by_label("Play", exact=True).is_visible(), "the run plays and pauses")
    page.pdf()
    failures.check(page.evaluate("!document.documentElement.dataset.theme && !document.querySelector('.figures').open"),
                   "a printed page is as it was before")
    pages.close(page, "answers")
    page = pages.open(chess, fragment="#e48")
    failures.check("Answer when asked to repair the move" in page.locator("#panel").inner_text(), "a repair is shown")
    failures.check(page.locator("#standing .board path").count() == 32, "the board is shown")
    failures.check("Bc4" in page.locator("#standing .moves").inner_text(), "the move is in the list")
    pages.close(page, "chess")


def touch(page, *moments):
    """Fingers on the page: where each one is, moment by moment."""
    devtools = page.context.new_cdp_session(page)
    for place, moment in enumerate(moments):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(moment)]
        devtools.send("Input.dispatchTouchEvent",
                      {"type": "touchMove" if place else "touchStart", "touchPoints": points})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    settle(page)


def moment(page):
    return float(page.locator("#clock").inner_text().split()[0])


def try_touch(pages, page_path):
    page = pages.open(page_path, has_touch=True)
    box = page.locator("#lanes").bounding_box()
    (x, y) = (box["x"] + box["width"] / 2, box["y"] + 60)

    def shown():
        """The moments a quarter and three quarters into the picture: a tap on nothing leads to each."""
        moments = []
        for share in (0.25, 0.75):
            page.touchscreen.tap(box["x"] + box["width"] * share, box["y"] + 30)
            settle(page)
            moments.append(moment(page))
        return moments

    before = shown()
    touch(page, *[[(x - by, y), (x + by, y)] for by in (50, 60, 80, 100)])
    near = shown()
    share = (near[1] - near[0]) / (before[1] - before[0])
    failures.check(0.4 < share < 0.75, f"two fingers that part zoom in, to {share:.2f} of the time")
    touch(page, *[[(x - by, y)] for by in (0, 20, 60, 100)])
    there = shown()
    moved = (there[0] - near[0]) / (near[1] - near[0]) * box["width"] / 2
    failures.check(70 < moved < 110, f"a finger moves the picture, by {moved:.0f} of 100 pixels")
    touch(page, *[[(x - by, y), (x + by, y)] for by in (100, 80, 60, 50)])
    back = shown()
    failures.check(back[1] - back[0] > (there[1] - there[0]) * 1.3, "two fingers that meet zoom out")
    page.keyboard.press("0")
    settle(page)
    # The first reply of C, in the fourth row.
    share = (23185 + 138389 * 0.02) / (138389 * 1.04)
    page.touchscreen.tap(box["x"] + box["width"] * share, box["y"] + 26 + 54 * 3.22)
    settle(page)
    failures.check("brain.reply" in page.locator("#panel").inner_text(), "a tap shows a story")
    pages.close(page, "touch")
    page = pages.open(page_path, 360, 740, has_touch=True)
    strip = page.locator("#minimap").bounding_box()
    touch(page, *[[(share * 360, strip["y"] + 17)] for share in (0.2, 0.3, 0.4, 0.5)])
    failures.check(60 < moment(page) < 80, f"on a narrow page the strip leads to a moment, {moment(page)} s")
    page.evaluate("document.querySelector('.figures').open = true")
    failures.check(page.evaluate("document.documentElement.scrollWidth") == 360, "nothing is wider than the page")
    # A tap that follows a stroke within a few frames is taken for a part of it: as people do, tap again.
    for _ in range(100):
        page.locator("#chat .saying").first.tap()
        settle(page)
        if page.locator("#panel h2").count():
            break
    failures.check("event 35" in page.locator("#panel").inner_text(), "a tap on a message slides its story up")
    pages.close(page, "touch, narrow")


def try_accessibility(pages, page_path):
    page = pages.open(page_path, reduced_motion="reduce")
    tree = page.locator("body").aria_snapshot()
    for wanted in ["heading \"story-circle", "searchbox \"Search all text\"", "button \"Picture\" [pressed]",
                   "slider \"Virtual time\"", "region \"Conversation\"", "region \"Ledger and budgets\"",
                   "button \"A\" [pressed]", "navigation \"What is shown\""]:
        failures.check(wanted in tree, f"the accessibility tree has {wanted}")
    failures.check(page.locator("#lanes").get_attribute("role") == "application", "the picture has a role and keys")
    page.focus("#lanes")
    page.keyboard.press("ArrowLeft")
    failures.check("event" in page.locator("#spoken").inner_text(), "a chosen event is spoken")
    names = page.evaluate("""() => [...document.querySelectorAll('button, input, select, a')]
        .filter((one) => !(one.getAttribute('aria-label') || one.title || one.textContent.trim() || one.labels?.length)).length""")
    failures.check(names == 0, "every control has a name")
    pages.close(page, "accessibility")


def try_planted(pages, page_path, name):
    page = pages.open(page_path)
    count = page.evaluate("() => Number(document.getElementById('lanes').getAttribute('aria-label').match(/: (\\d+) events/)[1])")
    for number in range(1, count + 1):
        page.evaluate(f"location.hash = '#e{number}'")
        settle(page)
    page.locator("#panel button.more").first.click()
    page.click("#view-table")
    page.fill("#search", "planted")
    settle(page)
    failures.check(page.evaluate("window.planted === undefined && ({}).x === undefined"), f"{name}: nothing planted runs")
    failures.check(page.locator("body").is_visible(), f"{name}: no planted style counts")
    failures.check(page.locator("img, iframe, object, embed, #panel svg").count() == 0, f"{name}: no planted element is there")
    pages.close(page, name)


def try_speed(pages, directory):
    for count, name in [(10_000, "first paint of 10,000 events"), (100_000, "opening 100,000 events")]:
        log = directory / f"long-{count}.ndjson"
        log.write_text(long_log(count))
        rede_sim("timeline", log.name, "--quiet", cwd=directory)
        page = pages.open(directory / f"long-{count}.html")
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
        ready = page.evaluate("performance.timing.domComplete - performance.timing.navigationStart") / 1000
        print(f"       {count} events: first paint {painted:.2f} s, ready {ready:.2f} s")
        failures.check(ready < LIMITS[name], f"{name}: under {LIMITS[name]} s")
        frame = page.evaluate("""async () => {
            const lanes = document.getElementById('lanes');
            lanes.focus();
            const times = [];
            for (let frame = 0; frame < 90; frame += 1) {
                const start = performance.now();
                lanes.dispatchEvent(new WheelEvent('wheel', { deltaX: frame < 45 ? 20 : -20, deltaY: frame === 0 ? -900 : 0,
                    offsetX: 300, bubbles: true, cancelable: true }));
                await new Promise((done) => requestAnimationFrame(done));
                times.push(performance.now() - start);
            }
            times.sort((a, b) => a - b);
            return times[Math.floor(times.length * 0.5)] / 1000;
        }""")
        print(f"       {count} events: a frame of panning takes {frame * 1000:.1f} ms")
        if count == 10_000:
            failures.check(frame < LIMITS["a frame of panning"], "panning 10,000 events is smooth")
        pages.close(page, f"{count} events")


def try_odd_logs(pages, directory):
    whole = record("bot.wait", 0, bot="A", seconds=1)
    for name, content, wanted in [("empty", "", "no records"), ("one", whole + "\n", ""),
                                  ("cut", whole + "\n" + whole[:30], "cut off"), ("stump", whole[:30], "cut off")]:
        (directory / f"{name}.ndjson").write_text(content)
        rede_sim("timeline", f"{name}.ndjson", "--quiet", cwd=directory)
        page = pages.open(directory / f"{name}.html")
        failures.check(wanted in page.locator("#top").inner_text(), f"a log that is {name}: {wanted or 'shown'}")
        pages.close(page, f"a log that is {name}")


def try_report(pages, directory):
    """The report of a batch: readable at all widths, with links that lead to the moments they name."""
    rede_sim("batch", "--plan", "scenarios/story-circle/plan.yaml", "--runs", "20", "--tag", "report", "--quiet", cwd=directory)
    report = directory / "reports/report/report.html"
    for width, theme in [(1280, "light"), (1280, "dark"), (360, "light")]:
        page = pages.open(report, width, 900, theme, ready=".verdict")
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        failures.check(fits, f"a report at {width}, {theme}: nothing sticks out")
        failures.check(page.locator("svg.chart").count() > 10, "a report has charts")
        pages.close(page, f"a report at {width}, {theme}")
    page = pages.open(report, ready=".verdict")
    page.locator("a[href*='#e']").first.click()
    page.wait_for_selector("body[data-ready]")
    event = page.url.split("#e")[1]
    failures.check(f"event {event}" in page.locator("#panel").inner_text().lower(), "a failure leads to its moment")
    pages.close(page, "from a report to a timeline")


def try_comparison(pages, directory):
    """Two runs side by side: opens where they part, goes from difference to difference, leads to the timelines."""
    rede_sim("compare", "story-circle", "--candidate-set", "MAX_SESSION_REPLIES=3", "--out", "comparison", cwd=directory)
    path = directory / "comparison/compare.html"
    for width, theme in [(1280, "light"), (1280, "dark"), (360, "light")]:
        page = pages.open(path, width, 800, theme)
        settle(page)
        box = page.locator(".turn:not(.same)").first.bounding_box()
        below = page.locator("header").bounding_box()["height"]
        failures.check(box["y"] >= below and box["y"] + box["height"] <= 800, f"{width}, {theme}: it opens where the runs part")
        failures.check(page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                       f"a comparison at {width}, {theme}: nothing sticks out")
        pages.close(page, f"a comparison at {width}, {theme}")
    page = pages.open(path)
    page.keyboard.press("f")
    page.keyboard.press("n")
    settle(page)
    second = page.locator(".turn:not(.same)").nth(1).get_attribute("id")
    failures.check(page.evaluate("document.activeElement.id") == second, "N goes to the next difference")
    page.keyboard.press("p")
    failures.check(page.evaluate("document.activeElement.id") == page.locator(".turn:not(.same)").first.get_attribute("id"),
                   "P goes back")
    page.keyboard.press("d")
    failures.check(not page.locator(".folded").first.is_visible(), "D leaves only what differs")
    page.keyboard.press("d")
    failures.check(page.locator("#turn-1").is_visible() is False, "same turns are folded")
    page.goto(page.url.split("#")[0] + "#turn-1")
    settle(page)
    failures.check(page.locator("#turn-1").is_visible(), "an address leads to a turn that was folded")
    failures.check("3" in page.locator("ins").first.inner_text(), "the words that are new are marked")
    page.keyboard.press("?")
    failures.check(page.locator("#keys").is_visible(), "? shows the keys of a comparison")
    page.keyboard.press("Escape")
    page.pdf()
    failures.check(page.locator("#turn-1").is_visible(), "printing leaves the page as it was")
    page.click("#theme")
    failures.check(page.evaluate("document.documentElement.dataset.theme") == "dark", "the theme is a switch")
    names = page.evaluate("""() => [...document.querySelectorAll('button, a')]
        .filter((one) => !(one.getAttribute('aria-label') || one.title || one.textContent.trim())).length""")
    failures.check(names == 0, "every control of a comparison has a name")
    page.locator(".turn.changed [data-side=candidate] a.time").first.click()
    page.wait_for_selector("#panel")
    page.wait_for_selector("body[data-ready]")
    failures.check("session-reply-budget" in page.locator("#panel").inner_text(), "a time leads to its event in the timeline")
    pages.close(page, "from a comparison to a timeline")
    rede_sim("compare", "hostile.ndjson", "story-circle", "--out", "hostile-comparison", "--quiet", cwd=directory)
    page = pages.open(directory / "hostile-comparison/compare.html")
    failures.check(page.evaluate("window.planted") is None, "planted scripts do not run in a comparison")
    pages.close(page, "a comparison with planted scripts")


def try_batches(pages, directory):
    """Two batches side by side: the verdict and the gates on top, a forest plot, legible at all widths, without a script."""
    for tag, rate in [("main", "0.5%"), ("faulty", "15%")]:
        rede_sim("batch", "story-circle", "--runs", "40", "--sweep", f"faults.malformed={rate}", "--tag", tag, "--quiet",
                 cwd=directory)
    rede_sim("regress", "--baseline", "main", "--candidate", "faulty", "--out", "gates", cwd=directory)
    rede_sim("compare", "main", "faulty", "--out", "batches", cwd=directory)
    path = directory / "gates/compare.html"
    for width, theme in [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]:
        page = pages.open(path, width, 900, theme, ready=".verdict")
        failures.check(page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                       f"batches at {width}, {theme}: nothing sticks out")
        plot = page.locator("table.forest svg").first.bounding_box()
        failures.check(plot["x"] + plot["width"] <= width, f"batches at {width}, {theme}: the plot is all there to see")
        hidden = page.evaluate("""() => [...document.querySelectorAll('.forest tbody tr')].filter((row) => {
            const [dot, line] = [row.querySelector('circle'), row.querySelector('.whisker')];
            return dot && line && getComputedStyle(dot).fill === getComputedStyle(document.body).backgroundColor
                && getComputedStyle(line).stroke === getComputedStyle(document.body).backgroundColor;
        }).length""")
        failures.check(hidden == 0, f"batches at {width}, {theme}: dots and lines stand out from the ground")
        pages.close(page, f"batches at {width}, {theme}")
    page = pages.open(path, ready=".verdict")
    wide = page.evaluate("[...document.querySelectorAll('.forest')].every((one) => one.scrollWidth <= one.parentElement.clientWidth)")
    failures.check(wide, "a wide page has all columns of the plot's table")
    gates = page.locator("section").first.inner_text()
    failures.check("✗ regression" in gates and "5.0 %" in gates, "gates say what is allowed, and what they found")
    words = page.locator(".forest tbody tr .verdict-cell").all_inner_texts()
    order = ["worse", "better", "other", "undecided", "no difference found"]
    failures.check(words == sorted(words, key=order.index) and words[0] == "worse", "what is worse stands first")
    legend = page.locator(".forest").locator("xpath=../following-sibling::p").inner_text()
    failures.check("adjusted for the number of rows" in legend, "the legend says what is adjusted")
    failures.check(page.locator("h1 + p").inner_text().startswith("Regression: faulty is worse"), "the verdict is on top")
    failures.check(page.locator("code").first.inner_text().startswith("rede-sim "), "a run that differs has its command")
    failures.check(page.locator("script").count() == 0, "no script is there")
    pages.close(page, "batches")
    page = pages.open(directory / "batches/compare.html", ready=".verdict")
    failures.check("Gates" not in page.locator("main").inner_text(), "without gates there is no table of them")
    pages.close(page, "batches without gates")


def try_long_comparison(pages, directory):
    """Two logs of 100,000 events: a page that opens, and keys that answer at once."""
    log = (directory / "long-100000.ndjson").read_text()
    (directory / "other.ndjson").write_text(log.replace("in which something", "in which another thing"))
    rede_sim("compare", "long-100000.ndjson", "other.ndjson", "--out", "long-comparison", "--quiet", cwd=directory)
    page = pages.open(directory / "long-comparison/compare.html")
    ready = page.evaluate("performance.timing.domComplete - performance.timing.navigationStart") / 1000
    failures.check(ready < LIMITS["opening 100,000 events"], f"a comparison of 100,000 events opens in {ready:.2f} s")
    slowest = 0
    for key in "npnnpf":
        start = time.monotonic()
        page.keyboard.press(key)
        settle(page)
        slowest = max(slowest, time.monotonic() - start)
    failures.check(slowest < LIMITS["a key in a long comparison"], f"a key in it answers within {slowest:.2f} s")
    failures.check("more turns are not shown" in page.locator("#turns + .hint").inner_text(), "it says what it leaves out")
    pages.close(page, "a long comparison")


def take_pictures(pages, reports, to):
    to.mkdir(parents=True, exist_ok=True)
    for theme in ["light", "dark"]:
        for width, height, fragment in [(1280, 800, "#e85"), (360, 740, "")]:
            page = pages.open(reports / "story-circle-7" / "timeline.html", width, height, theme, fragment)
            settle(page)
            page.screenshot(path=to / f"timeline-{width}-{theme}.png")
            pages.close(page, f"picture at {width}, {theme}")
    page = pages.open(reports.parent / "comparison/compare.html", 1280, 800)
    settle(page)
    page.screenshot(path=to / "compare-1280-light.png")
    pages.close(page, "picture of a comparison")


def main():
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        directory = pathlib.Path(name)
        (directory / "scenarios").symlink_to(ROOT / "scenarios")
        for scenario in ["story-circle", "research", "rate-limits", "stale-turns", "chess-text"]:
            rede_sim("run", scenario, "--seed", "7", cwd=directory)
        reports = directory / "reports"
        (directory / "hostile.ndjson").write_text(hostile_log())
        rede_sim("timeline", "hostile.ndjson", "--quiet", cwd=directory)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        pages = Pages(browser)
        try_story(pages, reports / "story-circle-7" / "timeline.html")
        try_answers(pages, reports / "story-circle-7" / "timeline.html", reports / "chess-text-7" / "timeline.html")
        try_touch(pages, reports / "story-circle-7" / "timeline.html")
        try_accessibility(pages, reports / "story-circle-7" / "timeline.html")
        try_planted(pages, directory / "hostile.html", "planted scripts")
        try_odd_logs(pages, directory)
        for scenario in ["research", "rate-limits", "stale-turns"]:
            page = pages.open(reports / f"{scenario}-7" / "timeline.html", fragment="#e60")
            pages.close(page, scenario)
        try_report(pages, directory)
        try_comparison(pages, directory)
        try_batches(pages, directory)
        try_speed(pages, directory)
        try_long_comparison(pages, directory)
        take_pictures(pages, reports, ROOT / "docs/images" if os.environ.get("REDE_PICTURES") == "1" else directory / "pictures")
        browser.close()
    if failures:
        sys.exit(f"scripts/test-browser.py: {len(failures)} failed")
    print("the browser shows what it should")


main()
