(() => {
"use strict";
const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const differing = [...document.querySelectorAll(".turn:not(.same)")];

// Shows a turn in the middle of the page, and lets the keyboard go on from there.
function show(turn) {
    if (!turn) { return; }
    turn.closest("details")?.setAttribute("open", "");
    turn.scrollIntoView({ block: "center" });
    turn.focus({ preventScroll: true });
}

// The place of a turn among all: asking the document which of two comes first would walk through it each time.
const place = (turn) => Number(turn.id.slice("turn-".length));

// The next turn that differs, or the one before, from the one in focus, else from the middle of the page.
function step(by) {
    const focused = document.activeElement?.closest?.(".turn");
    const isPast = (turn) => {
        if (focused) { return by > 0 ? place(turn) > place(focused) : place(turn) < place(focused); }
        const { top } = turn.getBoundingClientRect();
        return by > 0 ? top > innerHeight / 2 : top < innerHeight / 2;
    };
    show(by > 0 ? differing.find(isPast) : differing.findLast(isPast));
}

function showOnlyDifferences() {
    const isOnly = $("turns")?.classList.toggle("only") ?? false;
    $("only").setAttribute("aria-pressed", String(isOnly));
}

const keys = { n: () => step(1), p: () => step(-1), f: () => show(differing[0]), d: showOnlyDifferences };
addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) { return; }
    if (event.key === "?") { $("keys").showModal(); }
    keys[event.key.toLowerCase()]?.();
});
$("next").addEventListener("click", () => step(1));
$("before").addEventListener("click", () => step(-1));
$("only").addEventListener("click", showOnlyDifferences);
$("help").addEventListener("click", () => $("keys").showModal());
$("theme").addEventListener("click", () => {
    const isDark = (root.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";
    root.dataset.theme = isDark ? "light" : "dark";
});

// An address leads to its turn, also within those that are folded.
function followAddress() {
    if (/^#turn-\d+$/.test(location.hash)) { show($(location.hash.slice(1))); }
}
addEventListener("hashchange", followAddress);

// Paper shows what is folded.
let opened = [];
addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) { one.open = true; }
});
addEventListener("afterprint", () => {
    for (const one of opened) { one.open = false; }
});

if (location.hash) { followAddress(); } else { differing[0]?.scrollIntoView({ block: "center" }); }
document.body.dataset.ready = "true";
})();
