// The story of the chosen record.
const statusWords = {
    open: "open",
    in_progress: "in progress",
    blocked: "blocked",
    done: "done",
    abandoned: "abandoned"
};

function link(index, words) {
    return make(
        "a", { href: `#e${index + 1}`, class: "step" }, glyph(markKeys[index], laneOf(index)),
        make("span", { class: "time" }, seconds(instantOf(index))),
        make("span", { class: "words" }, make("bdi", {}, words ?? sentence(index)))
    );
}

// A list of records; `all` has those that are shown when somebody asks for every step.
function steps(indices, all = indices) {
    const list = make("ol", { class: "steps" });
    const fill = (records) => list.replaceChildren(...records.map(
        (index) => make("li", index === chosen.index ? { "aria-current": "true" } : {}, link(index))
    ));
    fill(indices);
    if (all.length === indices.length) { return list; }
    const more = make("button", { type: "button", class: "more", onclick: () => {
        fill(all);
        more.remove();
    } }, `all ${all.length} steps`);
    return [list, more];
}

const hint = (...words) => make("p", { class: "hint" }, ...words);
const section = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
const folded = (title, isOpen, ...children) =>
    make("details", { open: isOpen }, make("summary", {}, title), ...children);

function messagePart(index) {
    const content = field(index, "content");
    if (typeof content !== "string") { return null; }
    const updates = field(index, "coordination") ?? updatesIn(content);
    return section("Says", make("p", { class: "message" }, said(textOf(content))), updateList(updates));
}

function updatesIn(content) {
    const marker = content.indexOf("COORDINATION_JSON:");
    if (marker < 0) { return []; }
    try {
        const updates = JSON.parse(content.slice(marker + 18));
        return Array.isArray(updates) ? updates : [];
    } catch { return []; }
}

function updateList(updates) {
    if (!Array.isArray(updates) || !updates.length) { return null; }
    return make(
        "ul", { class: "updates" },
        updates.map(
            (update) => make(
                "li", {}, make("b", {}, String(update?.type)), " ",
                make("bdi", {}, String(update?.taskId)), ": ", said(String(update?.summary), 400),
                update?.owner ? [" ", chip(String(update.owner))] : null
            )
        )
    );
}

// The prompt by sections: those that changed since the bot's turn before, their new lines marked.
function promptPart(call) {
    const before = callBefore(call);
    const old = new Map();
    for (let place = 0; before && place < before[3].length; place += 2) {
        old.set(before[3][place], before[3][place + 1]);
    }
    const parts = [];
    for (let place = 0; place < call[3].length; place += 2) {
        const [name, text] = [call[3][place], call[3][place + 1]];
        const isNew = Boolean(before) && old.get(name) !== text;
        const known = new Set(isNew && old.has(name) ? raw.texts[old.get(name)].split("\n") : []);
        const lines = raw.texts[text].trim().split("\n").slice(0, 2000);
        const marked = lines.map((one) => make("span",
            { class: isNew && !known.has(one) ? "line new" : "line" }, one + "\n"));
        const title = make("span", {}, raw.texts[name], isNew ? make("em", {}, "changed") : null);
        const words = make("pre", { class: "prompt" }, make("bdi", {}, marked));
        const part = folded(title, isNew || kindOf(call) === "judge", words);
        part.addEventListener("toggle", () => {
            const first = words.querySelector(".new");
            if (first) { words.scrollTop = first.offsetTop - words.offsetTop - 24; }
        });
        parts.push(part);
    }
    if (kindOf(call) === "judge") { parts.push(transcriptPart(call[0])); }
    const note = before && hint("Marked is what changed since this bot's turn before, ",
        make("a", { href: `#e${before[0] + 1}` }, `event ${before[0] + 1}`), ".");
    return section("Prompt", note, parts);
}

// The judge reads the log so far; it is put together when somebody opens it.
function transcriptPart(request) {
    const count = Number(field(request, "entries")) || 0;
    const text = make("pre", { class: "prompt" });
    const part = folded(`log, ${count} lines`, false, text);
    part.addEventListener("toggle", () => {
        const lines = events.slice(0, count).map((_, index) => line(index) + "\n");
        text.replaceChildren(said(lines.join(""), 20000));
    }, { once: true });
    return part;
}

function modelPart(index) {
    const request = requestOf(index);
    if (request < 0) { return null; }
    if (!raw.inside) {
        const characters = field(request, "promptChars");
        return section("Model", hint((characters ? `The prompt had ${characters} characters. ` : "")
            + "This page was made from a log, which holds neither prompts nor raw answers; the page that "
            + "rede-sim run writes beside its log has both."));
    }
    const call = callOfRecord.get(request);
    if (!call) { return null; }
    const turn = turnAfter(request);
    const repair = turn.map((one) => callOfRecord.get(one)).find((one) => one && kindOf(one) === "repair");
    return [
        answerPart(kindOf(call) === "judge" ? "Verdict, as the judge gave it" : "Answer, as the model gave it", call),
        repair ? answerPart("Answer when asked to repair the move", repair) : null,
        parsedPart(index, turn.at(-1)), call[3].length ? promptPart(call) : null,
    ];
}

function answerPart(title, call) {
    const answer = call[2] < 0 ? hint("The model never answered.")
        : make("pre", { class: "answer" }, said(raw.texts[call[2]]));
    const uses = call[4].map((step) => make("li", {}, said(raw.texts[step])));
    return section(title, uses.length ? make("ol", { class: "uses" }, uses) : null, answer);
}

// What was made of the answer: the record with which the turn ended.
function parsedPart(index, one) {
    if (one === index || !endsTurn(one)) { return null; }
    const outcome = make("ol", { class: "steps" }, make("li", {}, link(one)));
    if (nameOf(one) !== "brain.reply") { return section("What was made of it", outcome); }
    const names = (field(one, "recipients") ?? []).map((name) => [chip(String(name)), " "]);
    return section("What was made of it", outcome, hint("to ", names.length ? names : "nobody by name"),
        updateList(field(one, "coordination")));
}

function ledgerPart(index) {
    const lane = laneOf(index);
    const place = raw.ledgers.findIndex((look) => look[0] === index && look[1] === lane);
    if (place < 0) { return null; }
    const before = ledgerAt(lane, index - 1);
    const after = ledgerAt(lane, index);
    return section("Ledger", ledgerTable(after, before));
}

function ledgerTable(items, before) {
    const old = new Map((before ?? []).map((item) => [item.task, item]));
    const rows = items.map((item) => {
        const was = old.get(item.task);
        const isChanged = before && ["status", "owner", "summary"].some((key) => was?.[key] !== item[key]);
        // What it was before stands before what it is.
        const told = (key, shown) =>
            was && was[key] !== item[key] ? [shown(was[key]), " → ", shown(item[key])] : shown(item[key]);
        return make("tr", { class: isChanged ? "changed" : "" },
            make("td", {}, make("bdi", { class: "task", title: item.task }, item.task),
                make("div", { class: "summary" }, told("summary", (text) => said(text, 160)))),
            make("td", {}, told("owner", (name) => name ? chip(name) : "–")),
            make("td", { class: `status ${item.status}` }, told("status", (key) => statusWords[key])));
    });
    for (const item of before ?? []) {
        if (items.some((one) => one.task === item.task)) { continue; }
        rows.push(make("tr", { class: "changed" }, make("td", {}, make("del", { class: "task" }, item.task)),
            make("td", {}, item.owner ? chip(item.owner) : "–"), make("td", {}, "gone")));
    }
    return make(
        "table", { class: "ledger" },
        make(
            "thead", {},
            make("tr", {}, make("th", {}, "task"), make("th", {}, "owner"), make("th", {}, "status"))
        ),
        make("tbody", {}, rows)
    );
}

function statePart(index) {
    const looks = raw.states.filter((look) => look[0] === index);
    if (!looks.length) { return null; }
    const value = (place) =>
        place < 0 ? make("i", {}, "none") : said(raw.texts[place].replace(/^"|"$/g, ""), 120);
    return looks.map((look) => {
        const rows = [];
        for (let place = 2; place < look.length; place += 3) {
            rows.push(make("tr", {}, make("td", {}, raw.texts[look[place]]),
                make("td", {}, value(look[place + 1]), " → ", value(look[place + 2]))));
        }
        return rows.length ? folded(make("span", {}, "Stored state of ", chip(lanes[look[1]].name)), false,
            make("table", { class: "state" }, make("tbody", {}, rows))) : null;
    });
}

function recordPart(index) {
    const rows = Object.entries(payload(index)).filter(([key]) => key !== "content").map(([key, value]) =>
        make("tr", {}, make("td", {}, key),
            make("td", {}, said(typeof value === "string" ? value : JSON.stringify(value), 300))));
    const copy = () => copyText(line(index) + "\n", button);
    const button = make("button", { type: "button", onclick: copy }, "Copy record");
    return section("Record", make("table", { class: "state" }, make("tbody", {}, rows)), button);
}

// What strikes in the run: the first of each kind of failure, drop or conflict, with their number.
function strikingPart() {
    const firsts = new Map();
    markKeys.forEach((key, index) => {
        if (!key || (weight[lookOf(key)[1]] ?? 0) < weight.warn) { return; }
        const one = firsts.get(key) ?? { index, count: 0 };
        one.count += 1;
        firsts.set(key, one);
    });
    if (!firsts.size) { return []; }
    const sorted = [...firsts.values()].sort((a, b) => a.index - b.index);
    const items = sorted.map(({ index, count }) => make("li", {}, link(index),
        count > 1 ? make("p", { class: "times" }, `the first of ${count}`) : null));
    return [section("Worth a look", make("ol", { class: "steps" }, items))];
}

function headOf(index) {
    const reason = field(index, "reason");
    const words = markKeys[index] && markKeys[index] === reason ? reason : nameOf(index);
    const lane = lanes[laneOf(index)];
    return make("header", {},
        make("p", { class: "place" }, `event ${index + 1}`,
            make("span", { class: "time" }, seconds(instantOf(index))),
            make("button", { class: "close", "aria-label": "Close the story", onclick: forget }, "✕")),
        make("h2", {}, markKeys[index] ? glyph(markKeys[index], laneOf(index)) : null,
            make("bdi", {}, words), lane ? chip(lane.name) : null),
        own(raw.meanings, words) ? make("p", { class: "meaning" }, raw.meanings[words]) : null);
}

drawers.set("panel", () => {
    const panel = $("panel");
    const index = chosen.index;
    if (index < 0) {
        panel.replaceChildren(hint("Choose a mark, a bar or a message to see its story: what led to it, "
            + "what was asked and answered, and what came of it."), ...strikingPart());
        return;
    }
    const causes = causesOf(index);
    const notable = consequencesOf(index).filter(isNotable);
    const then = notable.length ? notable : effectsOf(index);
    const parts = [
        headOf(index), messagePart(index),
        section("Why", causes.length > 1 ? steps(told(causes), causes)
            : hint("It came from outside: nothing in the log led to it.")),
        section("Then", then.length ? steps(then.slice(0, 6), then) : hint("Nothing in the log followed from it.")),
        modelPart(index), ledgerPart(index), statePart(index), recordPart(index),
    ];
    panel.replaceChildren(...parts.flat().filter(Boolean));
    panel.scrollTop = 0;
});
