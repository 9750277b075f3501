#!/usr/bin/env python3
"""Compares RedeChess with python-chess: positions, games, texts, games that bots have played.

scripts/test-peers-chess.sh (`make test-peers`) runs it with a Python that has python-chess.

    test-peers-chess.py PEER [--positions N] [--games N] [--played N] [--fuzz N] [--perft DEPTH] [--seed N]
    test-peers-chess.py --record DIRECTORY

PEER is the chess-peer executable. The second form writes the sample that the unit tests keep.
"""

import argparse
import collections
import io
import random
import subprocess
import sys

import chess
import chess.pgn


def random_position(draw):
    """A position of a random game, or one with a few pieces thrown onto the board."""
    if draw.random() < 0.8:
        board = chess.Board()
        for _ in range(draw.choice([2, 6, 12, 30, 60, 120])):
            moves = list(board.legal_moves)
            if not moves:
                break
            # Double steps, captures and promotions make the rare moves come up more often.
            moves.sort(key=chess.Move.uci)
            rare = [m for m in moves if m.promotion or board.is_en_passant(m) or board.is_castling(m)]
            board.push(draw.choice(rare if rare and draw.random() < 0.3 else moves))
        return board
    while True:
        board = chess.Board.empty()
        squares = draw.sample(range(64), draw.randint(2, 14))
        for side, square in zip((chess.WHITE, chess.BLACK), squares):
            board.set_piece_at(square, chess.Piece(chess.KING, side))
        for square in squares[2:]:
            kinds = [2, 3, 4, 5] if chess.square_rank(square) in (0, 7) else [1, 1, 1, 2, 3, 4, 5]
            board.set_piece_at(square, chess.Piece(draw.choice(kinds), draw.random() < 0.5))
        board.turn = draw.random() < 0.5
        board.halfmove_clock = draw.choice([0, 3, 40, 98, 99, 100, 130])
        board.fullmove_number = draw.randint(1, 120)
        if board.is_valid():
            return board


def random_game(draw):
    """A random game, to its end or to at most 400 moves."""
    board = chess.Board()
    seen = collections.Counter()
    while status(board, False) == "active" and len(board.move_stack) < 400:
        # Asking python-chess for repetitions at every move takes minutes; it judges the end.
        placement = fen(board).rsplit(" ", 2)[0]
        seen[placement] += 1
        if seen[placement] == 3:
            break
        moves = sorted(board.legal_moves, key=chess.Move.uci)
        # Now and then the move is taken back, so that positions come up again.
        if len(board.move_stack) > 3 and draw.random() < 0.1:
            back = board.move_stack[-2]
            undo = chess.Move(back.to_square, back.from_square)
            if undo in moves:
                board.push(undo)
                continue
        board.push(draw.choice(moves))
    return board


def fen(board):
    return board.fen(en_passant="legal")


def status(board, with_repetition):
    if board.is_checkmate():
        return "checkmate"
    if board.is_stalemate():
        return "stalemate"
    if board.is_insufficient_material():
        return "insufficient"
    if board.halfmove_clock >= 100:
        return "fifty"
    if with_repetition and board.is_repetition(3):
        return "threefold"
    return "active"


def moves_of(board):
    """Each legal move as SAN, as engines write it, and with the FEN after it; sorted."""
    lines = []
    for move in board.legal_moves:
        san = board.san(move)
        board.push(move)
        lines.append(f"{san} {move.uci()} {fen(board)}")
        board.pop()
    return sorted(lines)


def annotated(board, draw):
    """A game as PGN with comments, glyphs and variations here and there."""
    game = chess.pgn.Game()
    # python-chess does not know the escapes of quotes, so there are none.
    game.headers["White"] = "Ada [é] {♞}; %"
    game.headers["Result"] = draw.choice(["1-0", "0-1", "1/2-1/2", "*"])
    node, replay = game, chess.Board()
    if draw.random() < 0.3:
        game.comment = "before the first move"
    for move in board.move_stack:
        others = sorted(set(replay.legal_moves) - {move}, key=chess.Move.uci)
        branch = node
        node = node.add_main_variation(move)
        if others and draw.random() < 0.05:
            branch.add_variation(draw.choice(others), comment="a ( side ) line")
        if draw.random() < 0.1:
            node.comment = draw.choice(["good", "é, ♞ and ; more", "100 % sure", "(in brackets)"])
        if draw.random() < 0.1:
            node.nags.add(draw.randint(1, 139))
        replay.push(move)
    return game


class Peer:
    """The other side: one answer a line."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"chess-peer ended at: {line[:200]}")
        return answer.rstrip("\n")

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)


failures = 0


def expect(name, question, expected, found):
    global failures
    if expected == found:
        return
    failures += 1
    if failures <= 20:
        print(f"{name}: {question[:300]}\n  python-chess: {expected[:500]}\n  RedeChess:    {found[:500]}")


def compare_positions(peer, draw, count):
    for _ in range(count):
        board = random_position(draw)
        text = fen(board)
        expect("FEN", text, text, peer.ask(f"position {text}"))
        answer = peer.ask(f"moves {text}")
        found = sorted(answer.split(";")) if answer else []
        expect("moves", text, "\n".join(moves_of(board)), "\n".join(found))
        expect("status", text, status(board, False), peer.ask(f"status {text}"))


def compare_games(peer, draw, count):
    for _ in range(count):
        board = random_game(draw)
        ucis = " ".join(move.uci() for move in board.move_stack)
        answer = peer.ask(f"game {ucis}")
        name, repetitions, end = answer.split(" ", 2)
        expect("end", ucis, f"{status(board, True)} {fen(board)}", f"{name} {end}")
        game = annotated(board, draw)
        text = str(game) + "\n\n"
        answer = peer.ask(f"pgn {text.encode().hex()}")
        if answer.startswith("error"):
            expect("PGN", text, "a game", answer)
            continue
        end, moves, result, anew = answer.split(";")
        expect("PGN", text, f"{fen(board)};{ucis};{game.headers['Result']}", f"{end};{moves};{result}")
        again = chess.pgn.read_game(io.StringIO(bytes.fromhex(anew).decode()))
        expect("errors in our PGN", text, "[]", str(again.errors))
        for line in list(game.mainline()):
            for side in list(line.variations[1:]):
                line.remove_variation(side)
        for side in list(game.variations[1:]):
            game.remove_variation(side)
        expect("our PGN", text, str(game), str(again))


def compare_played(peer, seed, count):
    """Games of bots: what a run calls the end is what python-chess comes to by playing game.pgn."""
    for number in range(seed, seed + count):
        answer = peer.ask(f"play {number}")
        if answer.count(";") != 2:
            expect("play", str(number), "a game", answer)
            continue
        end, result, text = answer.split(";")
        game = chess.pgn.read_game(io.StringIO(bytes.fromhex(text).decode()))
        expect("errors in game.pgn", f"seed {number}", "[]", str(game.errors))
        board = game.end().board()
        expect("final FEN", f"seed {number}", fen(board), end)
        winner = board.outcome().result() if board.is_checkmate() else "1/2-1/2"
        expect("result", f"seed {number}", winner if status(board, False) != "active" else "*", result)
        expect("tags", f"seed {number}", f"A B {number} 2026.01.01 {result}", " ".join(
            game.headers[name] for name in ("White", "Black", "Round", "Date", "Result")))


def record(directory):
    """A thousand positions with their moves and a reply, and fifty games, in lines of tab-separated fields."""
    draw = random.Random(20260101)
    with open(f"{directory}/positions.tsv", "w", encoding="ascii", newline="\n") as file:
        for _ in range(1000):
            board = random_position(draw)
            lines = moves_of(board)
            sans = sorted(line.split(" ")[0] for line in lines)
            reply = draw.choice(lines).split(" ", 2) if lines else ["-", "-", "-"]
            fields = [fen(board), status(board, False), " ".join(sans), reply[0], reply[2]]
            file.write("\t".join(fields) + "\n")
    with open(f"{directory}/games.tsv", "w", encoding="ascii", newline="\n") as file:
        for _ in range(50):
            board = random_game(draw)
            replay = chess.Board()
            sans = " ".join(replay.san_and_push(move) for move in board.move_stack)
            file.write("\t".join([status(board, True), fen(board), sans]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", nargs="?")
    parser.add_argument("--positions", type=int, default=10_000)
    parser.add_argument("--games", type=int, default=1_000)
    parser.add_argument("--played", type=int, default=500)
    parser.add_argument("--fuzz", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record")
    options = parser.parse_args()
    if options.record:
        record(options.record)
        return
    if not options.peer:
        parser.error("expected the path of chess-peer")
    peer = Peer(options.peer)
    draw = random.Random(options.seed)
    compare_positions(peer, draw, options.positions)
    print(f"positions: {options.positions} compared", flush=True)
    compare_games(peer, draw, options.games)
    print(f"games: {options.games} compared", flush=True)
    compare_played(peer, options.seed, options.played)
    print(f"games of bots: {options.played} compared", flush=True)
    expect("perft", "the usual suite", "as known", peer.ask("suite"))
    print("perft: the usual suite counted", flush=True)
    fuzzed = peer.ask(f"fuzz {options.seed} {options.fuzz}")
    print(f"fuzz: {fuzzed}")
    expect("fuzz", f"seed {options.seed}", "inputs,", fuzzed.split(" ")[1] if " " in fuzzed else fuzzed)
    peer.end()
    if failures:
        sys.exit(f"{failures} differences (seed {options.seed})")
    print("no differences")


main()
