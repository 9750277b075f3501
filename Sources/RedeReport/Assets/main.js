// Puts the page together.
function followAddress() {
    const record = /^#e(\d+)$/.exec(location.hash);
    const moment = /^#t(\d+)$/.exec(location.hash);
    if (record) { choose(Number(record[1]) - 1); }
    if (moment) {
        // Of what happened at that moment the weightiest.
        const last = recordAt(Number(moment[1]));
        let best = last;
        for (let index = last; index >= 0 && instantOf(index) === instantOf(last); index -= 1) {
            if (importance(index, new Set()) > importance(best, new Set())) { best = index; }
        }
        if (best >= 0) {
            choose(best);
        } else {
            moveTo(0);
        }
    }
}

function drawAll() {
    chooseColours();
    patterns.clear();
    drawLegend();
    drawLabels();
    invalidate("lanes", "minimap", "panel", "moment", "table");
}

$("time").max = String(end);
[view.from, view.to] = busyPart();
document.body.classList.toggle("is-empty", events.length === 0);
$("lanes").setAttribute(
    "aria-label", `${document.title}: ${events.length} events in ${seconds(end, 1)}, ${lanes.length} rows`
);
watchPointers();
watchKeys();

$("time").addEventListener("input", () => {
    stopPlaying();
    chosen.index = -1;
    moveTo(Number($("time").value));
    reveal(chosen.instant);
});
$("play").addEventListener("click", playOrPause);
$("back").addEventListener("click", () => choose(neighbour(-1)));
$("forth").addEventListener("click", () => choose(neighbour(1)));
$("search").addEventListener("input", () => find($("search").value));
$("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !search.hits.length) { return; }
    const next = search.hits.find((index) => index > chosen.index) ?? search.hits[0];
    const before = search.hits.findLast((index) => index < chosen.index) ?? search.hits.at(-1);
    choose(event.shiftKey ? before : next);
});
$("view-table").addEventListener("click", () => showTable(true));
$("view-picture").addEventListener("click", () => showTable(false));
$("copy").addEventListener(
    "click", () => copyText(kept().map((index) => line(index) + "\n").join(""), $("copy"))
);
$("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    drawAll();
});
$("help").addEventListener("click", () => $("keys").showModal());
systemIsDark.addEventListener("change", drawAll);
isNarrow.addEventListener("change", () => invalidate("moment", "lanes", "minimap"));
new ResizeObserver(() => invalidate("lanes", "minimap", "table")).observe($("main"));
addEventListener("hashchange", followAddress);
addEventListener("beforeprint", () => {
    chatLength = Infinity;
    document.documentElement.dataset.theme = "light";
    chooseColours();
    for (const room of ["lanes", "minimap", "moment"]) { drawers.get(room)(); }
});

drawLegend();
drawers.get("lanes")();
drawLabels();
for (const room of ["minimap", "panel", "moment"]) { drawers.get(room)(); }
followAddress();
document.body.dataset.ready = "true";
