// The whole run in a strip, and the part of it that the picture shows.
const minimapHeight = 34;

// The strip without the part that is shown: drawn once for a size, a theme and what is filtered.
const strip = {
    key: "",
    canvas: document.createElement("canvas")
};
function drawnStrip(width) {
    const ratio = window.devicePixelRatio || 1;
    const key = [width, ratio, isDark(), search.words, [...hiddenLanes], [...hiddenKinds]].join("|");
    if (strip.key === key) { return strip.canvas; }
    strip.key = key;
    strip.canvas.width = Math.round(width * ratio);
    strip.canvas.height = Math.round(minimapHeight * ratio);
    const context = strip.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [first, last] = wholeRun();
    const x = (instant) => (instant - first) / (last - first) * width;
    const rowHeight = (minimapHeight - 8) / Math.max(lanes.length, 1);
    context.globalAlpha = 0.75;
    lanes.forEach((_, lane) => {
        if (!isLaneShown(lane)) { return; }
        context.fillStyle = colourOf(lane);
        let until = -1;
        for (const span of spansOfLane[lane]) {
            if (span.kind !== "call" && span.kind !== "judge") { continue; }
            const [left, right] = [x(span.start), Math.max(x(span.end), x(span.start) + 1)];
            if (right - until < 0.5) { continue; }
            const start = Math.max(left, until);
            context.fillRect(start, 4 + lane * rowHeight, right - start, Math.max(rowHeight - 1.5, 1));
            until = right;
        }
    });
    context.globalAlpha = 1;
    let drawnAt = -1;
    for (let index = 0; index < events.length; index += 1) {
        const place = x(instantOf(index));
        if (place - drawnAt < 1) { continue; }
        const isHit = search.texts && isFound(index);
        if ((isHit || markKeys[index] && lookOf(markKeys[index])[1] === "bad") && isShown(index)) {
            context.fillStyle = isHit ? tone("ink") : tone("bad");
            context.fillRect(place - 0.75, 0, 1.5, minimapHeight);
            drawnAt = place;
        }
    }
    return strip.canvas;
}

drawers.set("minimap", () => {
    const canvas = $("minimap");
    const width = canvas.clientWidth;
    if (!width) { return; }
    const context = fit(canvas, minimapHeight);
    const [first, last] = wholeRun();
    const x = (instant) => (instant - first) / (last - first) * width;
    context.clearRect(0, 0, width, minimapHeight);
    context.drawImage(drawnStrip(width), 0, 0, width, minimapHeight);
    // A narrow page has no rows that would show a part of the run.
    const [left, right] = isNarrow.matches ? [0, width] : [x(view.from), x(view.to)];
    context.fillStyle = tone("ground");
    context.globalAlpha = 0.62;
    context.fillRect(0, 0, left, minimapHeight);
    context.fillRect(right, 0, width - right, minimapHeight);
    context.globalAlpha = 1;
    context.strokeStyle = tone("faint");
    context.strokeRect(left + 0.5, 0.5, Math.max(right - left - 1, 2), minimapHeight - 1);
    context.fillStyle = tone("ink");
    context.fillRect(x(chosen.instant) - 0.5, 0, 1, minimapHeight);
});
