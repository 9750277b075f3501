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

// The names in the figures have their bots' colours.
function colourNames() {
    for (const name of document.querySelectorAll(".bots .chip")) {
        name.style.setProperty("--bot", colourNamed(name.textContent));
    }
}

function drawAll() {
    chooseColours();
    colourNames();
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
    chooseMoment(Number($("time").value));
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

// Paper is light, and shows all that was said and what is folded above.
const onScreen = {};
addEventListener("beforeprint", () => {
    const { theme } = document.documentElement.dataset;
    const figures = document.querySelector(".figures");
    Object.assign(onScreen, { theme, chatLength, isOpen: figures?.open });
    chatLength = Infinity;
    document.documentElement.dataset.theme = "light";
    if (figures) { figures.open = true; }
    // Browsers squeeze what was drawn for a screen: the width of a sheet is near this one.
    $("stage").style.width = "720px";
    chooseColours();
    colourNames();
    drawLabels();
    for (const room of ["lanes", "moment"]) { drawers.get(room)(); }
});
addEventListener("afterprint", () => {
    if (onScreen.theme) {
        document.documentElement.dataset.theme = onScreen.theme;
    } else {
        delete document.documentElement.dataset.theme;
    }
    chatLength = onScreen.chatLength;
    $("stage").style.width = "";
    if (document.querySelector(".figures")) { document.querySelector(".figures").open = onScreen.isOpen; }
    drawAll();
});

colourNames();
drawLegend();
drawers.get("lanes")();
drawLabels();
for (const room of ["minimap", "panel", "moment"]) { drawers.get(room)(); }
followAddress();
document.body.dataset.ready = "true";
