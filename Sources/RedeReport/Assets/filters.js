// What is shown: bots and kinds that somebody has switched off, and what the search finds.
const hiddenLanes = new Set();
const hiddenKinds = new Set(["presence"]);
const search = {
    words: "",
    texts: null,
    hits: []
};

const isLaneShown = (lane) => !hiddenLanes.has(lane);
const isArrowShown = (arrow) =>
    !(arrow[5] && hiddenKinds.has("presence")) && !hiddenKinds.has("messages");

// Whether the filters leave a record.
function isShown(index) {
    const key = markKeys[index];
    if (key && hiddenKinds.has(key)) { return false; }
    if (!key && hiddenKinds.has("machinery")) { return false; }
    const lane = laneOf(index);
    return lane < 0 || !hiddenLanes.has(lane);
}

// Whether the search finds a record; everything, without a search.
function isFound(index) {
    if (!search.texts) { return true; }
    const event = events[index];
    if (search.names.has(event[1])) { return true; }
    const keys = shapes[event[2]].keys;
    for (let place = 0; place < keys.length; place += 1) {
        const value = event[5 + place];
        if (keys[place].isText ? search.texts.has(value) : search.finds(JSON.stringify(value))) {
            return true;
        }
    }
    return false;
}

function find(words) {
    search.words = words;
    keptRecords = null;
    const wanted = words.trim().toLowerCase();
    if (!wanted) {
        search.texts = null;
        search.hits = [];
    } else {
        search.finds = (text) => text.toLowerCase().includes(wanted);
        search.texts = new Set();
        raw.texts.forEach((text, place) => { if (search.finds(text)) { search.texts.add(place); } });
        search.names = new Set();
        raw.names.forEach((name, place) => { if (search.finds(name)) { search.names.add(place); } });
        search.hits = [];
        for (let index = 0; index < events.length; index += 1) {
            if (isFound(index) && isShown(index)) { search.hits.push(index); }
        }
    }
    $("found").textContent = wanted ? `${search.hits.length.toLocaleString("en")} found` : "";
    invalidate("lanes", "minimap", "table", "chat");
}

// The records that are left, in order.
let keptRecords = null;
function kept() {
    keptRecords ??= events.map((_, index) => index).filter((index) => isShown(index) && isFound(index));
    return keptRecords;
}

function changeFilters() {
    find(search.words);
    drawLegend();
    drawLabels();
    invalidate("lanes", "minimap", "table", "chat");
}

function toggle(set, key) {
    if (!set.delete(key)) { set.add(key); }
    changeFilters();
}

// The legend: what there is, each a switch.
function drawLegend() {
    const counts = new Map();
    for (const key of markKeys) {
        if (key) { counts.set(key, (counts.get(key) ?? 0) + 1); }
    }
    const switches = [];
    const add = (key, words, picture, count) => switches.push(make(
        "button", {
            type: "button",
            class: "switch",
            "data-kind": key,
            "aria-pressed": String(!hiddenKinds.has(key)),
            onclick: () => toggle(hiddenKinds, key),
        },
        picture, words, count === undefined ? null : make("span", { class: "count" }, String(count))
    ));
    for (const kind of spanKinds) {
        const count = spans.reduce((sum, span) => sum + (span.kind === kind), 0);
        if (count) { add(kind, spanWords[kind] ?? kind, swatch(kind)); }
    }
    for (const key of Object.keys(marks)) {
        if (counts.has(key)) {
            add(key, wordsOf(key), glyph(key, lanes.findIndex((lane) => lane.kind === "bot")),
                counts.get(key));
        }
    }
    for (const [key, count] of counts) {
        if (!Object.hasOwn(marks, key)) { add(key, key, glyph(key, -1), count); }
    }
    if (raw.arrows.length) { add("messages", "messages", swatch("message")); }
    if (!$("table").hidden) { add("machinery", "all else", null); }
    const focused = document.activeElement?.dataset?.kind;
    $("legend").replaceChildren(...switches);
    if (focused) { [...$("legend").children].find((one) => one.dataset.kind === focused)?.focus(); }
}

const spanWords = {
    queued: "in line",
    delay: "delay",
    cooldown: "cooldown",
    call: "model call",
    tool: "page fetch",
    backoff: "backoff",
    dispatch: "on its way",
    judge: "judge"
};
