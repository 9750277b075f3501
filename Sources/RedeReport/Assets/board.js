// The chess board of a moment; the pieces are drawn here, in a square of 45, a line each.
const pieces = {
    p: "M22.5 9a5 5 0 0 0-3.6 8.5A9 9 0 0 0 17 31c-4 1.6-6.5 5-6.5 8h24c0-3-2.5-6.4-6.5-8a9 9 0 0 0-1.9-13.5A5 5 0 0 0 22.5 9z",
    r: "M11 39h23v-3.5h-2.5L30 31V18l3-3V9h-4.5v3h-3.5V9h-5v3h-3.5V9H12v6l3 3v13l-1.5 4.5H11z",
    n: "M13 39h21c0-14-2-24-13-28l-2-3-1.5 4C12 15 10 21 9 25l2.5 3.5 4-2.5c2-.5 4-1.5 5.5-3 0 5-8 7-8 16z",
    b: "M22.5 6.5a2.8 2.8 0 0 0-1.6 5C16 15 13.5 19.5 14.5 24c.5 2 2 3.5 3.5 5l-1 4c-2.5.5-6 1-7 5.5h25c-1-4.5-4.5-5-7-5.5l-1-4c1.5-1.5 3-3 3.5-5 1-4.5-1.5-9-6.4-12.5a2.8 2.8 0 0 0-1.6-5z",
    q: "M11 39h23l-1.5-4-1-6 6-14.5-7 7-1.5-10-4.5 9-2-11-2 11-4.5-9-1.5 10-7-7L13.5 29l-1 6z",
    k: "M11 39h23l-1.5-4-.5-5c5-3.5 6.5-8.5 3.5-11.5s-8-1.5-11 3V14h3v-3h-3V7.5h-4V11h-3v3h3v7.5c-3-4.5-8-6-11-3s-1.5 8 3.5 11.5l-.5 5z",
};

function drawBoard(fen) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const add = (tag, attributes) => {
        const element = document.createElementNS(space, tag);
        for (const [name, value] of Object.entries(attributes)) { element.setAttribute(name, value); }
        svg.append(element);
    };
    svg.setAttribute("viewBox", "0 0 360 360");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `Board, ${fen}`);
    svg.setAttribute("class", "board");
    fen.split(" ")[0].split("/").slice(0, 8).forEach((row, rank) => {
        for (let file = 0; file < 8; file += 1) {
            const shade = (file + rank) % 2 ? "dark" : "light";
            add("rect", { x: file * 45, y: rank * 45, width: 45, height: 45, class: shade });
        }
        let file = 0;
        for (const letter of row) {
            const path = own(pieces, letter.toLowerCase());
            if (!path) { file += Number(letter) || 0; continue; }
            const side = letter === letter.toUpperCase() ? "white" : "black";
            add("path", { d: path, transform: `translate(${file * 45} ${rank * 45})`, class: side });
            file += 1;
        }
    });
    return svg;
}

// Boards with all their moves, which the data holds as what was added.
const boards = [];
raw.boards.forEach(([record, fen, isLonger, ...moves]) => {
    const before = isLonger && boards.length ? boards[boards.length - 1].moves : [];
    boards.push({ record, fen: raw.texts[fen], moves: [...before, ...moves.map((move) => raw.texts[move])] });
});

function boardPart(index) {
    const place = lastAtMost(boards, index, (board) => board.record);
    if (!boards.length) { return null; }
    const board = boards[Math.max(place, 0)];
    const list = make("ol", { class: "moves" });
    for (let move = 0; move < board.moves.length; move += 2) {
        list.append(make(
            "li", {}, make("bdi", {}, board.moves[move]), " ",
            make("bdi", {}, board.moves[move + 1] ?? "")
        ));
    }
    return make("div", { class: "game" }, drawBoard(board.fen), list);
}
