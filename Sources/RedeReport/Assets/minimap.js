// The whole run in a strip, and the part of it that the picture shows.
const minimapHeight = 34;

drawers.set("minimap", () => {
    const canvas = $("minimap");
    if (!canvas.clientWidth) { return; }
    const context = fit(canvas, minimapHeight);
    const width = canvas.clientWidth;
    const [first, last] = wholeRun();
    const x = (instant) => (instant - first) / (last - first) * width;
    context.clearRect(0, 0, width, minimapHeight);
    const rowHeight = (minimapHeight - 8) / Math.max(lanes.length, 1);
    lanes.forEach((_, lane) => {
        if (!isLaneShown(lane)) { return; }
        const y = 4 + lane * rowHeight;
        context.fillStyle = colourOf(lane);
        context.globalAlpha = 0.75;
        let until = -1;
        for (const span of spansOfLane[lane]) {
            if (span.kind !== "call" && span.kind !== "judge") { continue; }
            const [left, right] = [x(span.start), Math.max(x(span.end), x(span.start) + 1)];
            if (right <= until) { continue; }
            context.fillRect(Math.max(left, until), y, right - Math.max(left, until), Math.max(rowHeight - 1.5, 1));
            until = right;
        }
    });
    context.globalAlpha = 1;
    let drawnAt = -1;
    for (let index = 0; index < events.length; index += 1) {
        const isBad = lookOf(markKeys[index])[1] === "bad" && markKeys[index];
        const isHit = search.texts && isFound(index);
        const place = x(instantOf(index));
        if ((isBad || isHit) && isShown(index) && place - drawnAt >= 1) {
            context.fillStyle = isHit ? tone("ink") : tone("bad");
            context.fillRect(place - 0.75, 0, 1.5, minimapHeight);
            drawnAt = place;
        }
    }
    const [left, right] = [x(view.from), x(view.to)];
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
