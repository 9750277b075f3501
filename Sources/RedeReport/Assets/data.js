// The run as Page/PageData.swift wrote it, and how to read a record of it.
const raw = JSON.parse(document.getElementById("data").textContent);
const events = raw.events;
const startMilliseconds = Date.parse(raw.start);

// A shape is a payload's keys in order; those of texts have their value in the table of texts.
const shapes = raw.shapes.map((shape) => {
    const keys = JSON.parse(shape).map((key) => ({ isText: key[0] === "$", key: key.slice(1) }));
    return { keys, places: new Map(keys.map((one, place) => [one.key, place])) };
});

const lanes = raw.lanes.map(([kind, name]) => ({ kind: raw.texts[kind], name: raw.texts[name] }));
const spanKinds = raw.kinds.map((kind) => raw.texts[kind]);
const spans = raw.spans.map(([kind, lane, start, end, first, last]) => (
    { kind: spanKinds[kind], lane, start, end, first, last }));

const instantOf = (index) => events[index][0];
const nameOf = (index) => raw.names[events[index][1]];
const laneOf = (index) => events[index][3];
const causeOf = (index) => events[index][4];
const end = events.length ? instantOf(events.length - 1) : 0;

// The value of a payload's key; undefined when it has none.
function field(index, key) {
    const event = events[index];
    const shape = shapes[event[2]];
    const place = shape.places.get(key);
    if (place === undefined) { return undefined; }
    const value = event[5 + place];
    return shape.keys[place].isText ? raw.texts[value] : value;
}

function payload(index) {
    // Without a prototype, so that no key of a payload means anything to JavaScript.
    const object = Object.create(null);
    for (const { key } of shapes[events[index][2]].keys) { object[key] = field(index, key); }
    return object;
}

const timestamp = (index) => new Date(startMilliseconds + instantOf(index)).toISOString();

// The record as the log has it.
const line = (index) =>
    JSON.stringify({ event: nameOf(index), timestamp: timestamp(index), payload: payload(index) });

// What follows from each record, in the order of the log: a list in two arrays.
const firstEffect = new Int32Array(events.length).fill(-1);
const nextEffect = new Int32Array(events.length).fill(-1);
for (let index = events.length - 1; index >= 0; index -= 1) {
    const cause = causeOf(index);
    if (cause >= 0) {
        nextEffect[index] = firstEffect[cause];
        firstEffect[cause] = index;
    }
}

function effectsOf(index) {
    const effects = [];
    for (let one = firstEffect[index]; one >= 0; one = nextEffect[one]) { effects.push(one); }
    return effects;
}

// The last place in a sorted list whose key is at most a limit; -1 when there is none.
function lastAtMost(list, limit, key) {
    let low = 0;
    let high = list.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (key(list[middle]) <= limit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low - 1;
}

// The last record at or before an instant; -1 before the first.
const recordAt = (instant) => lastAtMost(events, instant, (event) => event[0]);

const seconds = (milliseconds, decimals = 3) => `${(milliseconds / 1000).toFixed(decimals)} s`;
