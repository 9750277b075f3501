// Mouse, touch and keys.
function watchPointers() {
    const canvas = $("lanes");
    const pointers = new Map();
    let moved = 0;
    let pinch = 0;
    canvas.addEventListener("pointerdown", (event) => {
        pointers.set(event.pointerId, event);
        moved = 0;
        pinch = 0;
        canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
        const before = pointers.get(event.pointerId);
        if (!before) {
            canvas.style.cursor = recordAtPoint(event.offsetX, event.offsetY) >= 0 ? "pointer" : "grab";
            showTip(event);
            return;
        }
        hideTip();
        pointers.set(event.pointerId, event);
        moved += Math.abs(event.clientX - before.clientX);
        if (pointers.size === 1) {
            if (moved > 3) { pan(before.clientX - event.clientX); }
            return;
        }
        const [one, other] = [...pointers.values()];
        const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
        if (pinch && distance) { zoom(pinch / distance, (one.offsetX + other.offsetX) / 2); }
        pinch = distance;
    });
    const release = (event) => {
        if (pointers.delete(event.pointerId) && event.type === "pointerup" && moved <= 3) { pick(event); }
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", hideTip);
    canvas.addEventListener("wheel", (event) => {
        event.preventDefault();
        const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
        if (isSideways) {
            pan(event.deltaX || event.deltaY);
        } else {
            zoom(Math.exp(event.deltaY * 0.0016), event.offsetX);
        }
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => zoom(0.4, event.offsetX));
    watchMinimap();
}

function pick(event) {
    const index = recordAtPoint(event.offsetX, event.offsetY);
    if (index >= 0) {
        choose(index, { moves: false });
    } else {
        moveTo(instantAt(event.offsetX));
    }
}

function watchMinimap() {
    const strip = $("minimap");
    let start = null;
    const at = (event) => {
        const [first, last] = wholeRun();
        return first + event.offsetX / strip.clientWidth * (last - first);
    };
    strip.addEventListener("pointerdown", (event) => {
        strip.setPointerCapture(event.pointerId);
        if (isNarrow.matches) {
            chooseMoment(at(event));
            return;
        }
        start = { x: event.offsetX, instant: at(event) };
    });
    strip.addEventListener("pointermove", (event) => {
        if (isNarrow.matches && strip.hasPointerCapture(event.pointerId)) { chooseMoment(at(event)); }
        if (!start || Math.abs(event.offsetX - start.x) < 4) { return; }
        show(Math.min(start.instant, at(event)), Math.max(start.instant, at(event)));
    });
    strip.addEventListener("pointerup", (event) => {
        if (start && Math.abs(event.offsetX - start.x) < 4) {
            const length = view.to - view.from;
            show(start.instant - length / 2, start.instant + length / 2);
        }
        start = null;
    });
    strip.addEventListener("pointercancel", () => { start = null; });
}

// What is under the pointer, in a line.
function showTip(event) {
    const index = recordAtPoint(event.offsetX, event.offsetY);
    if (index < 0) {
        hideTip();
        return;
    }
    const tip = $("tip") ?? $("stage").appendChild(make("div", { id: "tip", "aria-hidden": "true" }));
    tip.replaceChildren(
        make("span", { class: "time" }, seconds(instantOf(index))), " ", make("bdi", {}, sentence(index))
    );
    const left = Math.min(event.offsetX + labelWidth() + 14, $("stage").clientWidth - 240);
    tip.style.left = `${Math.max(left, 0)}px`;
    tip.style.top = `${event.offsetY + 16}px`;
    tip.hidden = false;
}
function hideTip() {
    if ($("tip")) { $("tip").hidden = true; }
}

const keyActions = {
    ArrowLeft: () => choose(neighbour(-1)),
    ArrowRight: () => choose(neighbour(1)),
    ArrowUp: () => choose(acrossLanes(-1)),
    ArrowDown: () => choose(acrossLanes(1)),
    "+": () => zoom(0.7, xOf(chosen.instant)),
    "=": () => zoom(0.7, xOf(chosen.instant)),
    "-": () => zoom(1 / 0.7, xOf(chosen.instant)),
    ",": () => pan(-view.width / 6),
    ".": () => pan(view.width / 6),
    "0": () => show(...wholeRun()),
    c: () => { if (chosen.index >= 0) { choose(causeOf(chosen.index)); } },
    t: () => showTable($("table").hidden),
    "/": () => $("search").focus(),
    "?": () => $("keys").showModal(),
    Escape: () => forget(),
    " ": () => playOrPause(),
    Enter: () => { if (chosen.index >= 0) { $("panel").focus(); } },
};

function watchKeys() {
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) { return; }
        const { tagName, id } = event.target;
        if (tagName === "INPUT" || tagName === "SELECT") {
            if (event.key === "Escape") { event.target.blur(); }
            return;
        }
        // Keys of a part that scrolls or is pressed are its own.
        const isButton = tagName === "BUTTON" || tagName === "A" || tagName === "SUMMARY";
        if (isButton && (event.key === " " || event.key === "Enter")) { return; }
        const scrolls = ["chat", "standing", "panel", "rows"].includes(id);
        if (scrolls && ["ArrowUp", "ArrowDown", " ", "Enter"].includes(event.key)) { return; }
        const action = own(keyActions, event.key) ?? own(keyActions, event.key.toLowerCase());
        if (action) {
            event.preventDefault();
            action();
        }
    });
}
