// The picture: a row a bot, spans for what takes time, arrows for messages, marks for what happens.
const fontFamily = getComputedStyle(document.body).fontFamily;
const fontOf = (size) => `${size}px ${fontFamily}`;
const barHeight = 16;

// Spans and marks by lane, in the order of time; arrows by their receipt.
const spansOfLane =
    lanes.map((_, lane) => spans.filter((span) => span.lane === lane).sort((a, b) => a.start - b.start));
const longestSpan =
    spansOfLane.map((list) => list.reduce((most, span) => Math.max(most, span.end - span.start), 0));
const marksOfLane = lanes.map(() => []);
events.forEach((_, index) => {
    if (markKeys[index] && laneOf(index) >= 0) { marksOfLane[laneOf(index)].push(index); }
});
const longestArrow = raw.arrows.reduce((most, arrow) => Math.max(most, arrow[3] - arrow[2]), 0);
// What was drawn last as a mark: where to click.
let targets = [];

const patterns = new Map();
function hatch(context, colour, kind) {
    const key = `${kind}${colour}`;
    if (!patterns.has(key)) {
        const tile = make("canvas", { width: 12, height: 12 });
        const pen = tile.getContext("2d");
        pen.strokeStyle = colour;
        pen.lineWidth = 1.6;
        pen.beginPath();
        if (kind === "dots") {
            for (const [x, y] of [[3, 3], [9, 9]]) {
                pen.moveTo(x + 1.2, y);
                pen.arc(x, y, 1, 0, Math.PI * 2);
            }
        } else {
            for (let x = -12; x < 24; x += 6) {
                pen.moveTo(x, 12);
                pen.lineTo(x + 12, 0);
            }
            if (kind === "cross") {
                for (let x = -12; x < 24; x += 6) {
                    pen.moveTo(x, 0);
                    pen.lineTo(x + 12, 12);
                }
            }
        }
        pen.stroke();
        const pattern = context.createPattern(tile, "repeat");
        pattern.setTransform(new DOMMatrix().scale(0.5));
        patterns.set(key, pattern);
    }
    return patterns.get(key);
}

function drawSpan(context, kind, colour, x, width, middle) {
    const half = barHeight / 2;
    const w = Math.max(width, 1);
    context.globalAlpha = 1;
    if (kind === "call" || kind === "judge") {
        context.fillStyle = colour;
        context.globalAlpha = kind === "call" ? 0.82 : 0.45;
        if (w < 4) {
            context.fillRect(x, middle - half, w, barHeight);
        } else {
            context.beginPath();
            context.roundRect(x, middle - half, w, barHeight, 3);
            context.fill();
        }
    } else if (kind === "tool") {
        // A groove in the bar of its call.
        context.fillStyle = tone("ground");
        context.globalAlpha = 0.65;
        context.fillRect(x, middle - 2, w, 4);
    } else if (kind === "dispatch" || kind === "queued") {
        context.strokeStyle = colour;
        context.lineWidth = kind === "dispatch" ? 2 : 1;
        context.globalAlpha = kind === "dispatch" ? 0.7 : 0.55;
        context.setLineDash(kind === "queued" ? [2, 3] : []);
        context.beginPath();
        const y = kind === "queued" ? middle + half + 4 : middle;
        context.moveTo(x, y);
        context.lineTo(x + w, y);
        context.stroke();
        context.setLineDash([]);
    } else {
        // Waits are textures: lines for a delay, dots for a cooldown, a lattice for a backoff.
        const inset = 3;
        context.fillStyle =
            hatch(context, colour, { delay: "lines", cooldown: "dots", backoff: "cross" }[kind]);
        context.globalAlpha = 0.75;
        context.fillRect(x, middle - half + inset, w, barHeight - inset * 2);
        context.strokeStyle = colour;
        context.lineWidth = 0.8;
        context.globalAlpha = 0.55;
        if (w > 3) { context.strokeRect(x + 0.4, middle - half + inset, w - 0.8, barHeight - inset * 2); }
    }
    context.globalAlpha = 1;
}

// A span's kind as the legend shows it.
function swatch(kind) {
    const canvas = make("canvas", { class: "glyph", width: 44, height: 28, "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    const lane = lanes.findIndex((one) => one.kind === "bot");
    const colour = kind === "judge" ? tone("soft") : colourOf(lane);
    if (kind === "message") {
        context.strokeStyle = context.fillStyle = colour;
        context.fill(new Path2D("M17 3.5 21 7 17 10.5z"));
        context.stroke(new Path2D("M1 7H17"));
    } else {
        if (kind === "tool") { drawSpan(context, "call", colour, 1, 20, 7); }
        const [x, width] = kind === "tool" ? [5, 12] : [1, 20];
        drawSpan(context, kind, colour, x, width, kind === "queued" ? 0 : 7);
    }
    return canvas;
}

// Steps of the axis: 1, 2 or 5 of something, at least 80 pixels apart.
function axisStep() {
    const least = (view.to - view.from) / view.width * 80;
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= least);
}

function drawAxis(context) {
    const step = axisStep();
    const decimals = step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
    context.font = fontOf(11);
    context.textBaseline = "middle";
    context.textAlign = "center";
    for (let instant = Math.max(0, Math.ceil(view.from / step) * step); instant <= Math.min(view.to, end);
         instant += step) {
        const x = Math.round(xOf(instant)) + 0.5;
        context.strokeStyle = tone("line");
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(x, axisHeight - 4);
        context.lineTo(x, view.height);
        context.stroke();
        context.fillStyle = tone("soft");
        context.fillText(seconds(instant, decimals), Math.max(x, 18), axisHeight / 2 - 1);
    }
}

function drawRow(context, lane) {
    const top = laneTop(lane);
    const colour = colourOf(lane);
    context.strokeStyle = tone("line");
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(0, Math.round(top) + 0.5);
    context.lineTo(view.width, Math.round(top) + 0.5);
    context.stroke();
    if (!isLaneShown(lane)) { return; }
    for (const [owner, start, kill, stop] of raw.sessions) {
        if (owner !== lane) { continue; }
        const last = stop >= 0 ? stop : Math.min(kill >= 0 ? kill : end, end);
        const [x, until] = [Math.max(xOf(start), -2), Math.min(xOf(last), view.width + 2)];
        if (until < 0 || x > view.width) { continue; }
        context.fillStyle = colour;
        context.globalAlpha = tone("band");
        context.fillRect(x, top + 1, until - x, view.laneHeight - 1);
        context.globalAlpha = 1;
    }
    const list = spansOfLane[lane];
    let drawnUntil = {};
    const first = Math.max(0, lastAtMost(list, view.from - longestSpan[lane] - 1, (span) => span.start));
    for (let place = first; place < list.length && list[place].start <= view.to; place += 1) {
        const span = list[place];
        if (span.end < view.from || hiddenKinds.has(span.kind)) { continue; }
        const x = Math.max(xOf(span.start), -4);
        const until = Math.min(xOf(span.end), view.width + 4);
        // Of many within one pixel one is drawn.
        if (until - x < 1 && until <= drawnUntil[span.kind]) { continue; }
        drawnUntil[span.kind] = Math.max(until, x + 1);
        drawSpan(context, span.kind, colour, x, until - x, middleOf(lane));
    }
}

function drawArrows(context, chain) {
    const shown = [];
    for (let place = Math.max(0, lastAtMost(raw.arrows, view.from - 1, (arrow) => arrow[3]));
         place < raw.arrows.length; place += 1) {
        const arrow = raw.arrows[place];
        if (arrow[3] > view.to + longestArrow) { break; }
        if (arrow[2] <= view.to && isArrowShown(arrow) && isLaneShown(arrow[0]) &&
            isLaneShown(arrow[1])) {
            shown.push(arrow);
        }
    }
    if (shown.length > 250) { drawManyArrows(context, shown, chain.size ? 0.2 : 0.4); }
    for (const arrow of shown) {
        const isInChain = chain.has(arrow[4]);
        if (isInChain || shown.length <= 250) {
            drawArrow(context, ...arrow.slice(0, 4), isInChain ? 1 : chain.size ? 0.22 : 0.5, isInChain);
        }
    }
}

// Many arrows are lines, those of one sender in one stroke, one of those that would cover each other.
function drawManyArrows(context, arrows, alpha) {
    const paths = new Map();
    const drawn = new Set();
    for (const [from, to, sent, received] of arrows) {
        const [x1, x2] = [xOf(sent), xOf(received)];
        const key = ((from * lanes.length + to) << 16) + Math.round(x2 / 3);
        if (drawn.has(key)) { continue; }
        drawn.add(key);
        if (!paths.has(from)) { paths.set(from, new Path2D()); }
        paths.get(from).moveTo(x1, middleOf(from));
        paths.get(from).lineTo(x2, middleOf(to));
    }
    context.lineWidth = 1;
    context.globalAlpha = alpha;
    for (const [from, path] of paths) {
        context.strokeStyle = colourOf(from);
        context.stroke(path);
    }
    context.globalAlpha = 1;
}

function drawArrow(context, from, to, sent, received, alpha, isStrong) {
    const [x1, y1, x2, y2] = [xOf(sent), middleOf(from), xOf(received), middleOf(to)];
    const down = Math.sign(y2 - y1) || 1;
    const [startY, endY] = [y1 + down * (barHeight / 2 + 1), y2 - down * (barHeight / 2 + 2)];
    const bend = Math.max(10, Math.min(28, Math.abs(endY - startY) * 0.4));
    context.strokeStyle = colourOf(from);
    context.fillStyle = context.strokeStyle;
    context.globalAlpha = alpha;
    context.lineWidth = isStrong ? 2 : 1.1;
    context.beginPath();
    context.moveTo(x1, startY);
    context.bezierCurveTo(x1 + 1, startY + down * bend, x2 - 1, endY - down * bend, x2, endY);
    context.stroke();
    context.beginPath();
    context.moveTo(x2, endY + down * 1.5);
    context.lineTo(x2 - 3.2, endY - down * 4.5);
    context.lineTo(x2 + 3.2, endY - down * 4.5);
    context.fill();
    if (lanes[from].kind === "client") {
        context.beginPath();
        context.arc(x1, y1, 4, 0, Math.PI * 2);
        context.fill();
    }
    context.globalAlpha = 1;
}

// Marks that would cover each other are one, the weightiest, with their number.
function drawMarks(context, lane, chain) {
    const list = marksOfLane[lane];
    const y = laneTop(lane) + view.laneHeight * 0.22;
    let place = Math.max(0, lastAtMost(list, view.from - 1, instantOf));
    while (place < list.length && instantOf(list[place]) <= view.to) {
        const group = [];
        const x = xOf(instantOf(list[place]));
        let heaviest = -1;
        // A number needs room at its right.
        while (place < list.length && xOf(instantOf(list[place])) - x < (group.length > 1 ? 24 : 9)) {
            const index = list[place];
            place += 1;
            if (!isShown(index)) { continue; }
            group.push(index);
            if (heaviest < 0 || importance(index, chain) > importance(heaviest, chain)) {
                heaviest = index;
            }
        }
        if (!group.length || x < -10) { continue; }
        const found = !search.texts || group.some(isFound);
        const middle = (xOf(instantOf(group[0])) + xOf(instantOf(group[group.length - 1]))) / 2;
        context.globalAlpha = found ? 1 : 0.18;
        if (search.texts && found) {
            context.fillStyle = tone("find");
            context.beginPath();
            context.arc(middle, y, 10, 0, Math.PI * 2);
            context.fill();
        }
        const key = markKeys[heaviest];
        drawShape(context, lookOf(key)[0], middle, y, 4.6, shapeColour(key, lane));
        if (group.length > 1) {
            context.fillStyle = tone("soft");
            context.font = fontOf(9.5);
            context.textAlign = "left";
            context.textBaseline = "middle";
            context.fillText(String(group.length), middle + 6.5, y - 4);
        }
        context.globalAlpha = 1;
        targets.push({ x: middle, y, group, heaviest });
    }
}

const importance = (index, chain) => (chosen.index === index ? 20 : 0) + (chain.has(index) ? 8 : 0) +
    (search.texts && isFound(index) ? 4 : 0) + (weight[lookOf(markKeys[index])[1]] ?? 1);

function drawCursor(context) {
    const x = Math.round(xOf(chosen.instant)) + 0.5;
    context.strokeStyle = tone("ink");
    context.globalAlpha = 0.55;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, view.height);
    context.stroke();
    context.globalAlpha = 1;
    if (chosen.index < 0 || laneOf(chosen.index) < 0) { return; }
    const lane = laneOf(chosen.index);
    context.strokeStyle = tone("ink");
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(x - 10, laneTop(lane) + view.laneHeight * 0.22 - 9, 20, 18, 6);
    context.stroke();
}

drawers.set("lanes", () => {
    const canvas = $("lanes");
    if (!canvas.clientWidth) { return; }
    view.laneHeight = Math.max(40, Math.min(54, Math.floor(400 / Math.max(lanes.length, 1))));
    view.height = axisHeight + lanes.length * view.laneHeight + 1;
    const context = fit(canvas, view.height);
    view.width = canvas.clientWidth;
    context.clearRect(0, 0, view.width, view.height);
    targets = [];
    const chain = chosen.index >= 0 ? storyOf(chosen.index) : new Set();
    drawAxis(context);
    lanes.forEach((_, lane) => drawRow(context, lane));
    drawArrows(context, chain);
    lanes.forEach((_, lane) => { if (isLaneShown(lane)) { drawMarks(context, lane, chain); } });
    drawCursor(context);
});

// The names before the rows, each a switch.
function drawLabels() {
    const rows = lanes.map((lane, place) => {
        const label = make("button", {
            type: "button", class: "label", "aria-pressed": String(isLaneShown(place)),
            title: `${isLaneShown(place) ? "Hide" : "Show"} ${lane.name}`,
            onclick: () => toggle(hiddenLanes, place),
        }, make("span", { class: "spot", "aria-hidden": "true" }), make("bdi", {}, lane.name));
        label.style.setProperty("--bot", colourOf(place));
        label.style.height = `${view.laneHeight}px`;
        return label;
    });
    const focused = [...$("labels").children].indexOf(document.activeElement);
    $("labels").replaceChildren(...rows);
    rows[focused]?.focus();
}

// The record that a point of the picture stands for: a mark, else a span; -1 for nothing.
function recordAtPoint(x, y) {
    let best = -1;
    let distance = 12;
    for (const target of targets) {
        const away = Math.hypot(target.x - x, target.y - y);
        if (away < distance) { [best, distance] = [target.heaviest, away]; }
    }
    if (best >= 0) { return best; }
    const lane = Math.floor((y - axisHeight) / view.laneHeight);
    if (!lanes[lane] || !isLaneShown(lane) || Math.abs(y - middleOf(lane)) > barHeight) { return -1; }
    const instant = instantAt(x);
    const slack = 3 / view.width * (view.to - view.from);
    const hit = spansOfLane[lane].findLast(
        (span) =>
            !hiddenKinds.has(span.kind) && span.start - slack <= instant && span.end + slack >= instant
    );
    return hit ? hit.first : -1;
}
