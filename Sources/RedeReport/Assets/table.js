// The events as a table: the rows that show are there, the others are room.
const rowHeight = 30;

function drawTable() {
    const list = kept();
    const body = $("rows");
    const first = Math.max(0, Math.floor(body.scrollTop / rowHeight) - 8);
    const last = Math.min(list.length, first + Math.ceil(body.clientHeight / rowHeight) + 16);
    const rows = [];
    for (let place = first; place < last; place += 1) {
        const index = list[place];
        const cells = [
            String(index + 1), seconds(instantOf(index)), lanes[laneOf(index)]?.name ?? "", nameOf(index),
            sentence(index)
        ];
        const row = make(
            "a", { role: "row", class: "row", href: `#e${index + 1}`, "aria-rowindex": place + 2 },
            cells.map(
                (text, column) => make(
                    "span", { role: "cell", class: `c${column}` },
                    column === 2 && text ? chip(text) : make("bdi", {}, text)
                )
            )
        );
        row.style.top = `${place * rowHeight}px`;
        if (index === chosen.index) { row.setAttribute("aria-current", "true"); }
        rows.push(row);
    }
    $("room").style.height = `${list.length * rowHeight}px`;
    $("room").replaceChildren(...rows);
    $("grid").setAttribute("aria-rowcount", String(list.length + 1));
}
drawers.set("table", () => { if (!$("table").hidden) { drawTable(); } });

function showTable(isWanted) {
    $("table").hidden = !isWanted;
    $("picture").hidden = isWanted;
    $("view-table").setAttribute("aria-pressed", String(isWanted));
    $("view-picture").setAttribute("aria-pressed", String(!isWanted));
    drawLegend();
    if (!isWanted) {
        invalidate("lanes", "minimap");
        return;
    }
    if (!$("rows")) {
        const names = ["event", "time", "bot", "name", "what happened"];
        $("table").append(make(
            "div", { id: "grid", role: "table", "aria-label": "Events" },
            make(
                "div", { role: "row", class: "row head", "aria-rowindex": 1 },
                names.map(
                    (name, column) => make("span", { role: "columnheader", class: `c${column}` }, name)
                )
            ),
            make(
                "div", { id: "rows", role: "rowgroup", tabindex: 0, onscroll: () => invalidate("table") },
                make("div", { id: "room", role: "presentation" })
            )
        ));
    }
    drawTable();
    scrollToChosen();
}

// Brings the chosen record, or the present moment, into the part of the table that shows.
function scrollToChosen() {
    const place =
        lastAtMost(kept(), chosen.index >= 0 ? chosen.index : recordAt(chosen.instant), (index) => index);
    const rows = $("rows");
    const top = place * rowHeight;
    if (top < rows.scrollTop || top > rows.scrollTop + rows.clientHeight - rowHeight) {
        rows.scrollTop = Math.max(0, top - rows.clientHeight / 3);
    }
    drawTable();
}
