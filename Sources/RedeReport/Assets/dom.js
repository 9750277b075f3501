// Elements of the page. Texts of the run go in as text, never as markup.
const $ = (id) => document.getElementById(id);

// What an object has under a key of the run; nothing that JavaScript itself puts there.
const own = (object, key) => Object.hasOwn(object, key) ? object[key] : undefined;

// An element with its class, its attributes and what is in it.
function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (name === "class") {
            element.className = value;
        } else if (name.startsWith("on")) {
            element.addEventListener(name.slice(2), value);
        } else if (value === true) {
            element.setAttribute(name, "");
        } else if (value !== false && value !== undefined) {
            element.setAttribute(name, value);
        }
    }
    for (const child of children.flat(Infinity)) {
        if (child !== null && child !== undefined) { element.append(child); }
    }
    return element;
}

// A text of the run: whatever direction it is written in stays within it. Very long ones are cut, with a
// way to all.
function said(text, limit = 4000) {
    const element = make("bdi", { class: "said" });
    element.textContent = text.length > limit ? text.slice(0, limit) + "…" : text;
    if (text.length <= limit) { return element; }
    const more = make("button", { type: "button", class: "more", onclick: () => {
        element.textContent = text;
        more.remove();
    } }, `all ${text.length.toLocaleString("en")} characters`);
    return make("span", {}, element, " ", more);
}

// The first words of a text on one line.
function brief(text, limit = 90) {
    const flat = text.slice(0, limit * 2).replace(/\s+/g, " ").trim();
    return flat.length > limit ? flat.slice(0, limit - 1) + "…" : flat;
}

const isNarrow = matchMedia("(max-width: 719px)");
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

// The theme: the system's, until somebody chooses.
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () =>
    (document.documentElement.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";

// What is to be drawn anew with the next frame.
const pending = new Set();
const drawers = new Map();
function invalidate(...rooms) {
    if (pending.size === 0) { requestAnimationFrame(drawPending); }
    for (const room of rooms) { pending.add(room); }
}
function drawPending() {
    const rooms = [...pending];
    pending.clear();
    for (const room of rooms) { drawers.get(room)?.(); }
}

async function copyText(text, button) {
    const words = button.textContent;
    try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
    } catch {
        // Browsers that give a file no clipboard let a selection be copied.
        const area = make("textarea", { class: "unseen" });
        area.value = text;
        document.body.append(area);
        area.select();
        button.textContent = document.execCommand("copy") ? "Copied" : "Not copied";
        area.remove();
    }
    setTimeout(() => { button.textContent = words; }, 1200);
}
