// The page of a network that is served: the log comes as it grows, the bots are asked for when it has.
const colours = {
    light: ["#2b6cb0", "#b45f06", "#0f7b63", "#a23b78", "#6b57b5", "#7a6b12", "#2a7f96", "#7d5642"],
    dark: ["#7fb5ee", "#efab62", "#5ecdb0", "#e592c2", "#b5a7f4", "#d0c25e", "#7dcde2", "#cfa78f"],
};
const shownEvents = 500;
const windowSeconds = 120;
let names = [];
let records = [];
let opened = new Set();

const colourOf = (name) => {
    const place = names.indexOf(name);
    return place < 0 ? "inherit" : colours[isDark() ? "dark" : "light"][place % 8];
};
function chip(name) {
    const element = make("bdi", { class: "chip", title: name }, name);
    element.style.setProperty("--bot", colourOf(name));
    return element;
}
const clock = (timestamp) => (timestamp ?? "").slice(11, 23);

// The log.

const marker = "COORDINATION_JSON:";
const text = (value) => typeof value === "string" ? value.split(marker)[0].trim() : JSON.stringify(value ?? "");
const sayings = {
    "message.send": (p) => `→ ${text(p.to)}: ${text(p.content)}`,
    "message.receive": (p) => `← ${text(p.from)}: ${text(p.content)}`,
    "brain.reply": (p) => text(p.content),
    "brain.skip": (p) => text(p.reason),
    "brain.error": (p) => text(p.error),
};
function words(record) {
    const said = sayings[record.event];
    if (said) { return said(record.payload); }
    const rest = Object.entries(record.payload).filter(([key]) => key !== "bot" && key !== "from");
    return rest.map(([key, value]) => `${key} ${brief(text(value), 60)}`).join(" · ");
}
const whose = (record) => text(record.payload.bot ?? record.payload.from ?? "");
const isBad = (record) => record.event.endsWith("error");
function row(record) {
    return make("li", {},
        make("span", { class: "time" }, clock(record.timestamp)),
        chip(whose(record)),
        make("span", { class: isBad(record) ? "bad" : undefined },
            make("span", { class: "hint" }, record.event), " ", said(words(record), 400)));
}
drawers.set("events", () => {
    const list = $("events");
    const fresh = records.filter((record) => !record.isShown);
    for (const record of fresh) { record.isShown = true; }
    list.prepend(...fresh.reverse().map(row));
    while (list.children.length > shownEvents) { list.lastChild.remove(); }
    $("count").textContent = String(records.length);
    drawLanes();
});

// The lanes: what each bot did lately.

function svg(tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) { element.setAttribute(name, value); }
    return element;
}
function drawLanes() {
    const end = Date.parse(records.at(-1)?.timestamp ?? "");
    const x = (timestamp) => 1000 * (1 - (end - Date.parse(timestamp)) / 1000 / windowSeconds);
    const lanes = names.map((name) => {
        const picture = svg("svg", { viewBox: "0 0 1000 25", preserveAspectRatio: "none" });
        let call = null;
        for (const record of records) {
            if (whose(record) !== name) { continue; }
            const place = x(record.timestamp);
            if (record.event === "llm.request") { call = place; }
            if (call !== null && /^(llm\.response|brain\.(skip|error))$/.test(record.event)) {
                if (place >= 0) {
                    const start = Math.max(call, 0);
                    picture.append(svg("rect", { class: "call", x: start, y: 7, width: Math.max(place - start, 2), height: 11 }));
                }
                call = null;
            }
            if (place < 0) { continue; }
            if (record.event === "message.receive") { picture.append(svg("rect", { class: "came", x: place - 2, y: 9, width: 4, height: 7 })); }
            if (record.event === "brain.reply") { picture.append(svg("rect", { class: "said-mark", x: place - 3, y: 4, width: 5, height: 17 })); }
            if (record.event === "brain.skip") { picture.append(svg("rect", { class: "skip-mark", x: place - 2, y: 10, width: 4, height: 5 })); }
            if (record.event === "brain.error") { picture.append(svg("line", { class: "error-mark", x1: place, x2: place, y1: 3, y2: 22 })); }
        }
        if (call !== null) {
            const start = Math.max(call, 0);
            picture.append(svg("rect", { class: "call", x: start, y: 7, width: Math.max(1000 - start, 2), height: 11 }));
        }
        const lane = make("div", { class: "lane" }, chip(name), picture);
        lane.style.setProperty("--bot", colourOf(name));
        return lane;
    });
    $("lanes").replaceChildren(...lanes);
}

// The bots.

function status(bot) {
    if (!bot.state) { return "not deployed"; }
    if (bot.turn) { return bot.state.inFlightTriggerAt ? "asks the model" : "in a turn"; }
    if (bot.state.sessionStopped) { return "session over"; }
    return bot.state.sessionStartedAt ? "in a session" : "idle";
}
function fact(label, value) {
    return value === undefined || value === "" ? [] : [make("dt", {}, label), make("dd", {}, value)];
}
function card(bot) {
    const state = bot.state ?? {};
    const items = state.coordination ?? [];
    const element = make("details", { class: "bot", open: opened.has(bot.name), "data-busy": bot.turn },
        make("summary", {}, chip(bot.name), make("span", { class: "what" }, status(bot))),
        make("dl", {},
            fact("messages", state.messages ? String(bot.messages) : undefined),
            fact("replies", state.sessionReplyCount === undefined ? undefined : String(state.sessionReplyCount)),
            fact("coordinator", state.coordinator),
            fact("session ends", clock(state.sessionKillAt)),
            fact("alarm", clock(bot.alarm)),
            fact("backs off until", clock(state.backoffUntil)),
            fact("last error", state.lastModelError)),
        items.length > 0 && make("ul", {}, items.map((item) =>
            make("li", {}, make("span", { class: "hint" }, item.status), " ", item.taskId, " ", make("span", { class: "hint" }, item.owner ?? "")))));
    element.addEventListener("toggle", () => element.open ? opened.add(bot.name) : opened.delete(bot.name));
    return element;
}
function choices(select, chosen) {
    select.replaceChildren(...names.map((name) => make("option", { value: name }, name)));
    select.value = names.includes(chosen) ? chosen : names[0] ?? "";
}
let asking = false;
let asksAgain = false;
async function askForBots() {
    if (asking) { asksAgain = true; return; }
    asking = true;
    try {
        const answer = await fetch("/live/bots");
        if (!answer.ok) { return; }
        const { now, bots } = await answer.json();
        $("now").textContent = now;
        const found = bots.map((bot) => bot.name);
        if (JSON.stringify(found) !== JSON.stringify(names)) {
            names = found;
            choices($("from"), $("from").value);
            choices($("to"), $("to").value || names[1]);
            $("events").replaceChildren();
            for (const record of records) { record.isShown = false; }
            invalidate("events");
        }
        $("bots").replaceChildren(...bots.map(card));
    } finally {
        asking = false;
        // Half a second at most between two looks: the log may grow much faster.
        if (asksAgain) { asksAgain = false; setTimeout(askForBots, 250); }
    }
}

// The server.

function open() {
    const source = new EventSource("/live/events");
    source.onopen = () => { $("link").textContent = "live"; askForBots(); };
    source.onerror = () => { $("link").textContent = "lost, trying again"; };
    source.addEventListener("clear", () => {
        records = [];
        $("events").replaceChildren();
        invalidate("events");
        askForBots();
    });
    source.onmessage = (message) => {
        records.push(JSON.parse(message.data));
        if (records.length > 4 * shownEvents) { records = records.slice(-2 * shownEvents); }
        invalidate("events");
        askForBots();
    };
}
async function post(path, body) {
    const answer = await fetch(path, { method: "POST", body: body && JSON.stringify(body) });
    const said = await answer.json();
    return { ok: answer.ok, said: [said.message, said.error].filter(Boolean).join(" ") };
}
$("send").addEventListener("submit", async (event) => {
    event.preventDefault();
    const from = encodeURIComponent($("from").value);
    const { ok, said } = await post(`/bots/${from}/message`, { to: $("to").value, content: $("content").value });
    $("sent").textContent = said;
    $("sent").classList.toggle("failed", !ok);
    if (ok) { $("content").value = ""; }
    askForBots();
});
$("reset").addEventListener("click", async () => {
    if (!confirm("Clear all bots and the log?")) { return; }
    const { said } = await post("/bots/reset");
    $("sent").textContent = said;
    askForBots();
});
$("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    $("events").replaceChildren();
    for (const record of records) { record.isShown = false; }
    invalidate("events");
    askForBots();
});
open();
