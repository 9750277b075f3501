// The part of the run that the picture shows, and where things are in it.
const view = {
    from: 0,
    to: 1,
    width: 1,
    height: 1,
    laneHeight: 58
};
const axisHeight = 26;
const labelWidth = () => $("labels").offsetWidth;
const chosen = {
    index: -1,
    instant: end
};

// All of the run with a little room at both sides.
function wholeRun() {
    const room = Math.max(end * 0.02, 50);
    return [-room, end + room];
}

// What is shown first: up to the end of what bots do, where a session's end is far away.
function busyPart() {
    const busy = spans.reduce(
        (most, span) => span.last >= 0 && span.kind !== "judge" ? Math.max(most, span.end) : most, 0
    );
    const [from, to] = wholeRun();
    return busy > 0 && busy < end * 0.6 ? [-busy * 0.02, busy * 1.05] : [from, to];
}

const xOf = (instant) => (instant - view.from) / (view.to - view.from) * view.width;
const instantAt = (x) => view.from + x / view.width * (view.to - view.from);
const laneTop = (lane) => axisHeight + lane * view.laneHeight;
const middleOf = (lane) => laneTop(lane) + view.laneHeight * 0.58;

function show(from, to) {
    const [first, last] = wholeRun();
    const most = last - first;
    const length = Math.min(Math.max(to - from, 20), most);
    const middle = (from + to) / 2;
    view.from = Math.min(Math.max(middle - length / 2, first), last - length);
    view.to = view.from + length;
    invalidate("lanes", "minimap");
}

function zoom(factor, x = view.width / 2) {
    const instant = instantAt(x);
    show(instant - (instant - view.from) * factor, instant + (view.to - instant) * factor);
}

const pan = (pixels) => {
    const by = pixels / view.width * (view.to - view.from);
    show(view.from + by, view.to + by);
};

// Brings an instant into the picture.
function reveal(instant) {
    const length = view.to - view.from;
    const margin = length * 0.08;
    if (instant < view.from + margin || instant > view.to - margin) {
        show(instant - length / 2, instant + length / 2);
    }
}

// Chooses a record: its story, its moment, its address.
function choose(index, { moves = true, speaks = true } = {}) {
    if (index < 0 || index >= events.length) { return; }
    chosen.index = index;
    chosen.instant = instantOf(index);
    if (moves) { reveal(chosen.instant); }
    history.replaceState(null, "", `#e${index + 1}`);
    if (speaks) {
        $("spoken").textContent = `event ${index + 1}, ${seconds(chosen.instant)}, ${sentence(index)}`;
    }
    document.body.classList.add("has-story");
    invalidate("lanes", "minimap", "panel", "moment");
    if (!$("table").hidden) { scrollToChosen(); }
}

function forget() {
    chosen.index = -1;
    document.body.classList.remove("has-story");
    history.replaceState(null, "", location.pathname + location.search);
    invalidate("lanes", "panel", "table");
}

function moveTo(instant) {
    chosen.instant = Math.min(Math.max(instant, 0), end);
    invalidate("lanes", "minimap", "moment");
}

// The next record that the filters leave, from the chosen one or the present moment.
function neighbour(step) {
    let index = chosen.index >= 0 ? chosen.index + step : recordAt(chosen.instant) + (step > 0 ? 1 : 0);
    while (index >= 0 && index < events.length && !(isShown(index) && isFound(index))) { index += step; }
    return index;
}

// The record nearest in time in the row above or below.
function acrossLanes(step) {
    const start = chosen.index >= 0 ? laneOf(chosen.index) : -1;
    for (let lane = start + step; lane >= 0 && lane < lanes.length; lane += step) {
        let best = -1;
        for (let index = 0; index < events.length; index += 1) {
            if (laneOf(index) !== lane || !isShown(index)) { continue; }
            if (best < 0 ||
                Math.abs(instantOf(index) - chosen.instant) <
                    Math.abs(instantOf(best) - chosen.instant)) {
                best = index;
            }
        }
        if (best >= 0) { return best; }
    }
    return -1;
}

// Makes the canvas as large as its place, in the pixels of the screen.
function fit(canvas, height) {
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
        canvas.style.height = `${height}px`;
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
}
