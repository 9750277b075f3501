// The run as it stood at a moment: what had been said, the ledger, the budgets; and playing it.
const ledgersOfLane = lanes.map((_, lane) => raw.ledgers.filter((look) => look[1] === lane));
const budgetsOfLane = lanes.map((_, lane) => raw.budgets.filter((look) => look[1] === lane));

// A ledger is kept as what differs from the one before: here it is put together, and kept.
const ledgerCache = lanes.map(() => []);
function ledgerAt(lane, index) {
    const list = ledgersOfLane[lane] ?? [];
    const place = lastAtMost(list, index, (look) => look[0]);
    const known = ledgerCache[lane] ?? [];
    for (let next = known.length; next <= place; next += 1) {
        const before = new Map((known[next - 1] ?? []).map((item) => [item.task, item]));
        known.push(list[next].slice(2).map((entry) => {
            if (!Array.isArray(entry)) { return before.get(raw.texts[entry]); }
            const [task, summary, owner, status, by] = entry.map((text) => raw.texts[text]);
            return { task, summary, owner, status, by };
        }));
    }
    return place < 0 ? [] : known[place];
}

// What the conversation shows: messages, and on a narrow page the marks between them.
const talk = [];
const happenings = [];
events.forEach((_, index) => {
    const key = markKeys[index];
    if (key === "reply" || key === "message") {
        talk.push(index);
        happenings.push(index);
    } else if (key && key !== "presence") {
        happenings.push(index);
    }
});

let chatLength = 60;
drawers.set("chat", () => {
    const list = isNarrow.matches ? happenings : talk;
    const now = Math.max(chosen.index, recordAt(chosen.instant));
    const until = lastAtMost(list, now, (index) => index);
    const shown = [];
    let place = until;
    for (; place >= 0 && shown.length < chatLength; place -= 1) {
        if (isShown(list[place]) && isFound(list[place])) { shown.unshift(list[place]); }
    }
    const chat = $("chat");
    const isAtEnd = chat.scrollTop + chat.clientHeight >= chat.scrollHeight - 40;
    const items = shown.map(chatItem);
    if (place >= 0) {
        items.unshift(make("button", { type: "button", class: "more", onclick: () => {
            chatLength += 200;
            invalidate("chat");
        } }, "earlier"));
    }
    if (!items.length) { items.push(make("p", { class: "hint" }, "Nothing has been said yet.")); }
    chat.replaceChildren(...items);
    if (isAtEnd || !isNarrow.matches) { chat.scrollTop = chat.scrollHeight; }
    chat.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
});

function chatItem(index) {
    const key = markKeys[index];
    const sender = field(index, key === "message" ? "from" : "bot");
    const from = sender ?? lanes[laneOf(index)]?.name ?? "";
    const attributes = {
        href: `#e${index + 1}`,
        class: key === "reply" || key === "message" ? "saying" : "happening"
    };
    if (index === chosen.index) { attributes["aria-current"] = "true"; }
    const time = make("span", { class: "time" }, seconds(instantOf(index), 1));
    if (attributes.class === "happening") {
        return make(
            "a", attributes, time, glyph(key, laneOf(index)), chip(from),
            make("span", { class: "words" }, wordsOf(key))
        );
    }
    const to = key === "message" ? [field(index, "bot")] : field(index, "recipients") ?? [];
    const item = make(
        "a", attributes, time, chip(from),
        make(
            "span", { class: "words" }, said(textOf(field(index, "content")), 1200),
            make(
                "span", { class: "to" },
                to.length ? ["→ ", to.map((name) => [chip(String(name)), " "])] : "→ –"
            ),
            key === "message" ? make("span", { class: "hint" }, "from outside") : null
        )
    );
    item.style.setProperty("--bot", colourNamed(from));
    return item;
}

function budgetPart(index) {
    const rows = lanes.map((lane, place) => {
        if (lane.kind !== "bot" || !budgetsOfLane[place].length) { return null; }
        const look = budgetsOfLane[place][lastAtMost(budgetsOfLane[place], index, (one) => one[0])];
        const used = look ? look[2] : 0;
        const most = raw.maximum > 0 ? raw.maximum : null;
        const pips = make("span", { class: most > 12 ? "gauge" : "pips", "aria-hidden": "true" });
        for (let pip = 0; most && most <= 12 && pip < most; pip += 1) {
            pips.append(make("i", { class: pip < used ? "used" : "" }));
        }
        pips.style.setProperty("--bot", colourOf(place));
        pips.style.setProperty("--share", `${most ? used / most * 100 : 0}%`);
        const words = most ? `${used} of ${most}` : `${used}`;
        return make("tr", {}, make("td", {}, chip(lane.name)), make("td", {}, pips),
            make("td", { class: "number" }, words));
    }).filter(Boolean);
    if (!rows.length) { return []; }
    const table = make("table", { class: "budgets" }, make("tbody", {}, rows));
    return [make("h3", {}, "Replies in the session"), table];
}

// The bot whose ledger is shown: the chosen record's, else the one with most tasks.
function ledgerLane(index) {
    const lane = chosen.index >= 0 ? laneOf(chosen.index) : -1;
    if (ledgersOfLane[lane]?.length) { return lane; }
    let best = -1;
    lanes.forEach((_, place) => {
        if (!ledgersOfLane[place].length) { return; }
        if (best < 0 || ledgerAt(place, index).length > ledgerAt(best, index).length) { best = place; }
    });
    return best;
}

function ledgerOfMoment(lane, index) {
    if (lane < 0) { return []; }
    const items = ledgerAt(lane, index);
    return [
        make("h3", {}, "Ledger of ", chip(lanes[lane].name)),
        items.length ? ledgerTable(items) : make("p", { class: "hint" }, "No tasks yet."),
        raw.inside ? null : make("p", { class: "hint" }, "Worked out from the messages of the log."),
    ];
}

drawers.set("moment", () => {
    const isAtChosen = chosen.index >= 0 && instantOf(chosen.index) === chosen.instant;
    const index = isAtChosen ? chosen.index : recordAt(chosen.instant);
    $("time").value = String(chosen.instant);
    $("clock").textContent = seconds(chosen.instant);
    $("time").setAttribute("aria-valuetext", seconds(chosen.instant));
    const lane = ledgerLane(index);
    $("standing").replaceChildren(
        ...[boardPart(recordAt(chosen.instant)), ...budgetPart(index), ...ledgerOfMoment(lane, index)].filter(Boolean));
    drawers.get("chat")();
});

// Shows the run at an instant, whatever was chosen before.
function chooseMoment(instant) {
    stopPlaying();
    chosen.index = -1;
    moveTo(instant);
    reveal(chosen.instant);
}

// Playing: virtual time goes by at a speed; where motion is unwelcome, from record to record.
let playing = null;
function playOrPause() {
    if (playing) {
        stopPlaying();
        return;
    }
    if (chosen.instant >= end) { chosen.instant = 0; }
    chosen.index = -1;
    playing = { from: performance.now(), instant: chosen.instant };
    $("play").textContent = "❚❚";
    $("play").setAttribute("aria-label", "Pause");
    requestAnimationFrame(playOn);
}
function stopPlaying() {
    playing = null;
    $("play").textContent = "▶";
    $("play").setAttribute("aria-label", "Play");
}
let lastShown = -1;
function playOn(now) {
    if (!playing) { return; }
    const speed = Number($("speed").value);
    const instant = Math.min(playing.instant + (now - playing.from) * speed, end);
    const index = recordAt(instant);
    chosen.instant = isStill.matches && index >= 0 ? instantOf(index) : instant;
    reveal(chosen.instant);
    // The texts change with records only; the line moves with every frame.
    invalidate("lanes", "minimap");
    if (index !== lastShown) {
        invalidate("moment");
    } else {
        $("time").value = String(chosen.instant);
        $("clock").textContent = seconds(chosen.instant);
    }
    lastShown = index;
    if (instant >= end) {
        stopPlaying();
        return;
    }
    requestAnimationFrame(playOn);
}
