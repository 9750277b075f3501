// What a record says in a sentence, what led to it, and what it led to.
function sentence(index) {
    const name = nameOf(index);
    const bot = field(index, "bot") ?? field(index, "from") ?? "";
    const who = bot ? `${bot} ` : "";
    switch (name) {
    case "brain.reply":
        return `${who}replies: ${brief(String(field(index, "content") ?? ""))}`;
    case "message.receive":
        return `${who}receives from ${field(index, "from")}: ${brief(textOf(field(index, "content")))}`;
    case "message.send":
        return `${field(index, "from")} sends to ${field(index, "to")}`;
    case "brain.skip":
        return `${who}skips: ${field(index, "reason")}`;
    case "brain.error":
        return `${who}fails: ${brief(String(field(index, "error") ?? ""))}`;
    case "brain.start":
        return `${who}begins a turn for ${field(index, "lastMessageFrom")}`;
    case "bot.wait":
        return `${who}waits ${field(index, "seconds")} s`;
    case "llm.request":
        return `${who}asks its model`;
    case "llm.response":
        return `${who}is answered by its model`;
    case "conversation.start":
        return `${who}begins a session`;
    case "conversation.stop":
        return `${who}ends its session`;
    case "message.broadcast.sent":
        return `${field(index, "from")} has sent to ${field(index, "to")}`;
    case "tool.web.fetch":
        return `${who}fetched ${brief(String(field(index, "url") ?? ""))}`;
    case "scenario.action.applied":
        return `${who}plays ${field(index, "action")}`;
    case "brain.alarm.resume":
        return `${who}is woken for the message of ${field(index, "from")}`;
    case "durable.deploy":
        return `${who}is deployed`;
    default:
        return `${who}${name}`;
    }
}

// A message without the updates behind it.
function textOf(content) {
    const text = String(content ?? "");
    const marker = text.indexOf("COORDINATION_JSON:");
    return (marker < 0 ? text : text.slice(0, marker)).trim();
}

// The way back to what came from outside, the record itself last.
function causesOf(index) {
    const chain = [];
    const seen = new Set();
    for (let one = index; one >= 0 && !seen.has(one); one = causeOf(one)) {
        seen.add(one);
        chain.unshift(one);
    }
    return chain;
}

// What a record led to: everything, up to a number of records, and the notable among it.
function consequencesOf(index, limit = 60) {
    const reached = [];
    const line = [...effectsOf(index)];
    while (line.length && reached.length < limit) {
        const one = line.shift();
        if (reached.includes(one) || one === index) { continue; }
        reached.push(one);
        line.push(...effectsOf(one));
    }
    return reached.sort((a, b) => a - b);
}

const isNotable = (index) => {
    const name = nameOf(index);
    return name === "message.receive" || Boolean(markKeys[index]) && markKeys[index] !== "presence";
};

// Of a way back what a reader would tell: where it began, what was notable, the step before the last.
function told(causes) {
    const last = causes.length - 1;
    const notable = causes.filter((one, place) => place === 0 || place >= last - 1 || isNotable(one));
    return notable.length <= 10 ? notable : [...notable.slice(0, 2), ...notable.slice(-8)];
}

// The records that the picture shows strongly with a chosen one.
let storyCache = { index: -1, records: new Set() };
function storyOf(index) {
    if (storyCache.index !== index) {
        storyCache = { index, records: new Set([...causesOf(index), ...consequencesOf(index, 12)]) };
    }
    return storyCache.records;
}

// The call of the turn that a record belongs to; undefined when there is none.
const callOfRecord = new Map(raw.calls.map((call) => [call[0], call]));
const kindOf = (call) => raw.texts[call[1]];
function requestOf(index) {
    const lane = laneOf(index);
    for (let one = index, steps = 0; one >= 0 && steps < 24; one = causeOf(one), steps += 1) {
        if (laneOf(one) !== lane) { break; }
        if (nameOf(one) === "llm.request" || nameOf(one) === "game.outcome.transcript") { return one; }
    }
    for (let one = index, steps = 0; one >= 0 && steps < 6; steps += 1) {
        if (nameOf(one) === "llm.request") { return one; }
        one = effectsOf(one).find((next) => laneOf(next) === lane && next > one) ?? -1;
    }
    return -1;
}

// The call of the same bot before a request, for what changed since then.
const turnRequests = new Map();
raw.calls.forEach((call) => {
    if (kindOf(call) !== "turn") { return; }
    const lane = laneOf(call[0]);
    if (!turnRequests.has(lane)) { turnRequests.set(lane, []); }
    turnRequests.get(lane).push(call);
});
// What follows from a request in its own row, up to the turn's end: a way through the log.
function turnAfter(request) {
    const turn = [];
    const lane = laneOf(request);
    for (let one = request; one >= 0 && turn.length < 12 && one !== turn.at(-1);) {
        turn.push(one);
        if (endsTurn(one)) { break; }
        one = effectsOf(one).find((next) => laneOf(next) === lane && next > one) ?? -1;
    }
    return turn;
}
const endsTurn = (index) => ["brain.reply", "brain.error", "brain.skip"].includes(nameOf(index)) ||
    markKeys[index] === "outcome" || markKeys[index] === "error";
function callBefore(call) {
    const list = turnRequests.get(laneOf(call[0])) ?? [];
    return list[list.indexOf(call) - 1];
}
