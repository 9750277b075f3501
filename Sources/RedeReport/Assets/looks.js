// How things look: a colour a bot, a shape and a colour a kind of mark.
const botColours = {
    light: ["#2b6cb0", "#b45f06", "#0f7b63", "#a23b78", "#6b57b5", "#7a6b12", "#2a7f96", "#7d5642"],
    dark: ["#7fb5ee", "#efab62", "#5ecdb0", "#e592c2", "#b5a7f4", "#d0c25e", "#7dcde2", "#cfa78f"],
};
const tones = {
    light: {
        ink: "#1d2127",
        soft: "#69717c",
        faint: "#b9bfc7",
        line: "#e6e8eb",
        ground: "#fdfdfc",
        warn: "#a66300",
        bad: "#c02626",
        band: 0.055,
        find: "#ffe9a8"
    },
    dark: {
        ink: "#e7e9ec",
        soft: "#98a1ac",
        faint: "#555d67",
        line: "#2a2f36",
        ground: "#14171b",
        warn: "#e9b04a",
        bad: "#ff7b72",
        band: 0.09,
        find: "#5a4a12"
    },
};
const botPlaces =
    new Map(lanes.filter((lane) => lane.kind === "bot").map((lane, place) => [lane.name, place]));

// The theme's colours, looked up once: the picture asks for them thousands of times a frame.
let colours = null;
let laneColours = [];
function chooseColours() {
    const theme = isDark() ? "dark" : "light";
    colours = tones[theme];
    laneColours = lanes.map(
        (lane) => lane.kind === "bot" ? botColours[theme][botPlaces.get(lane.name) % 8] : colours.soft
    );
}
chooseColours();
const tone = (name) => colours[name];
const colourOf = (lane) => laneColours[lane] ?? colours.soft;
const colourNamed = (name) =>
    botPlaces.has(name) ? laneColours[lanes.findIndex((one) => one.name === name)] : colours.soft;

// The marks: the shape, the tone, the words. A skip's key is its reason.
const marks = {
    reply: ["dot", "bot", "reply"],
    message: ["dot", "soft", "from outside"],
    session: ["bracket", "soft", "session"],
    alarm: ["bell", "soft", "alarm"],
    fetch: ["globe", "soft", "page fetched"],
    action: ["star", "soft", "scenario action"],
    handoff: ["swap", "soft", "task handed over"],
    conflict: ["bang", "warn", "task in conflict"],
    duplicate: ["double", "warn", "reply held back"],
    outcome: ["flag", "ink", "outcome"],
    unjudged: ["flag-hollow", "warn", "not judged"],
    error: ["cross", "bad", "error"],
    "superseded-trigger": ["diamond", "warn"],
    "session-reply-budget": ["square", "warn"],
    "rate-limit-error": ["down", "bad"],
    "transient-model-error": ["up", "bad"],
    "rate-limit-backoff": ["down-hollow", "warn"],
    "missing-api-key": ["hexagon", "bad"],
    "empty-reply": ["diamond-hollow", "soft"],
    "coordination-only-reply": ["diamond-half", "soft"],
    "unparsable-reply": ["up-hollow", "warn"],
    "stale-inflight-trigger": ["hourglass", "warn"],
    "scenario-action-rejected": ["hexagon", "warn"],
    "scenario-action-already-broadcast": ["hexagon-hollow", "soft"],
    "conversation-expired": ["bar", "soft"],
    "peer-routing-policy": ["square-hollow", "soft"],
    "brain-cooldown": ["ring", "soft"],
    presence: ["ring-small", "faint", "announcements"],
};
const plainNames = {
    "brain.reply": "reply",
    "conversation.start": "session",
    "conversation.stop": "session",
    "brain.alarm.resume": "alarm",
    "brain.alarm.self-heal": "alarm",
    "tool.web.fetch": "fetch",
    "scenario.action.applied": "action",
    "coordination.owner.handoff": "handoff",
    "coordination.owner.conflict": "conflict",
    "message.broadcast.skip": "duplicate",
    "game.outcome.skip": "unjudged",
};

// The key of a record's mark; empty for the machinery, which has none.
function markOf(index) {
    const name = nameOf(index);
    if (name === "brain.skip") {
        const reason = field(index, "reason");
        return reason === "presence-message" ? "presence" : reason;
    }
    if (name === "message.receive") {
        if (field(index, "content") === "I'm here") { return "presence"; }
        return causeOf(index) < 0 ? "message" : "";
    }
    if (name.startsWith("announce.")) { return name.endsWith(".error") ? "error" : "presence"; }
    if (name.endsWith(".error") || name.endsWith("bot_error")) { return "error"; }
    if (lanes[laneOf(index)]?.kind === "judge" && !name.startsWith("game.outcome.")) { return "outcome"; }
    return own(plainNames, name) ?? "";
}
const markKeys = events.map((_, index) => markOf(index));
const lookOf = (key) => own(marks, key) ?? ["diamond-hollow", "soft"];
const wordsOf = (key) => lookOf(key)[2] ?? key;
const weight = {
    bad: 3,
    warn: 2,
    bot: 1.5,
    ink: 1,
    soft: 0.5,
    faint: 0
};

// Draws a mark's shape around a point.
function drawShape(canvas, shape, x, y, size, colour) {
    const [form, variant] = shape.split("-");
    const r = variant === "small" ? size * 0.6 : size;
    canvas.beginPath();
    canvas.lineWidth = 1.4;
    canvas.strokeStyle = colour;
    canvas.fillStyle = colour;
    const points = {
        diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
        square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
        up: [[0, -1.1], [1.1, 0.85], [-1.1, 0.85]],
        down: [[0, 1.1], [1.1, -0.85], [-1.1, -0.85]],
        hexagon: [[-1.1, 0], [-0.55, -1], [0.55, -1], [1.1, 0], [0.55, 1], [-0.55, 1]],
        hourglass: [[-0.9, -1], [0.9, -1], [-0.9, 1], [0.9, 1]],
        star: [
            [0, -1.2], [0.35, -0.35], [1.2, 0], [0.35, 0.35], [0, 1.2], [-0.35, 0.35], [-1.2, 0],
            [-0.35, -0.35]
        ],
        flag: [[-0.7, 1.2], [-0.7, -1.1], [1, -0.5], [-0.5, 0.1]],
        bell: [[-1, 0.7], [-0.6, -0.6], [0, -1.1], [0.6, -0.6], [1, 0.7]],
    }[form];
    if (points) {
        points.forEach(([px, py], place) => canvas[place ? "lineTo" : "moveTo"](x + px * r, y + py * r));
        canvas.closePath();
        if (variant === "hollow") {
            canvas.stroke();
            return;
        }
        canvas.fill();
        if (variant === "half") {
            canvas.stroke();
            canvas.fillStyle = tone("ground");
            canvas.fillRect(x, y - r, r, r * 2);
            canvas.stroke();
        }
        return;
    }
    const strokes = {
        cross: [[-1, -1, 1, 1], [-1, 1, 1, -1]],
        bar: [[0, -1.3, 0, 1.3]],
        bracket: [[0, -1.3, 0, 1.3], [-0.6, -1.3, 0.6, -1.3], [-0.6, 1.3, 0.6, 1.3]],
        swap: [
            [-1.1, -0.4, 1.1, -0.4], [0.5, -1, 1.1, -0.4], [-1.1, 0.5, 1.1, 0.5], [-0.5, 1.1, -1.1, 0.5]
        ],
        bang: [[0, -1.2, 0, 0.4], [0, 0.9, 0, 1.2]],
        double: [[-0.5, -1, -0.5, 1], [0.5, -1, 0.5, 1]],
    }[form];
    if (strokes) {
        canvas.lineWidth = 1.8;
        for (const [x1, y1, x2, y2] of strokes) {
            canvas.moveTo(x + x1 * r, y + y1 * r);
            canvas.lineTo(x + x2 * r, y + y2 * r);
        }
        canvas.stroke();
        return;
    }
    canvas.arc(x, y, r, 0, Math.PI * 2);
    if (form === "dot") {
        canvas.fill();
        return;
    }
    canvas.stroke();
    if (form === "globe") {
        canvas.beginPath();
        canvas.ellipse(x, y, r * 0.45, r, 0, 0, Math.PI * 2);
        canvas.stroke();
    }
}

const shapeColour = (key, lane) => lookOf(key)[1] === "bot" ? colourOf(lane) : tone(lookOf(key)[1]);

// A mark as a small picture in the text.
function glyph(key, lane) {
    const canvas = make("canvas", { class: "glyph", width: 28, height: 28, "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    if (key) { drawShape(context, lookOf(key)[0], 7, 7, 4.2, shapeColour(key, lane)); }
    return canvas;
}

// A bot's name with its colour.
function chip(name) {
    const element = make("bdi", { class: "chip" }, name);
    element.style.setProperty("--bot", colourNamed(name));
    return element;
}
