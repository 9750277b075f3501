/// Positions and games that chess tests start from.
package enum ChessSamples {
    /// The usual suite of perft, with the number of lines of play for depths 1, 2 and so on.
    ///
    /// The start, a position known as Kiwipete, and those known as positions 3 to 6.
    package static let perft: [(fen: String, counts: [Int])] = [
        (
            "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
            [20, 400, 8902, 197_281, 4_865_609, 119_060_324]
        ),
        (
            "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1",
            [48, 2039, 97_862, 4_085_603, 193_690_690]
        ),
        (
            "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1",
            [14, 191, 2812, 43_238, 674_624, 11_030_083, 178_633_661]
        ),
        (
            "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1",
            [6, 264, 9467, 422_333, 15_833_292]
        ),
        (
            "rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8",
            [44, 1486, 62_379, 2_103_487, 89_941_194]
        ),
        (
            "r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10",
            [46, 2079, 89_890, 3_894_594, 164_075_551]
        ),
    ]

    /// Positions of every kind: openings, pins, promotions, en passant, few pieces, no moves.
    package static let positions =
        perft.map(\.fen) + [
            "rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq - 0 1",
            "4k3/8/8/2PpP3/8/8/8/4K3 w - d6 0 2",
            "8/8/8/2k5/3Pp3/8/8/4K3 b - d3 0 2",
            "1n1n4/2P5/8/8/8/8/8/k1K5 w - - 0 1",
            "2k5/8/8/8/Q6Q/8/8/K6Q w - - 0 1",
            "7k/8/3R4/8/R5R1/8/3R4/K7 w - - 99 80",
            "7k/5Q2/6K1/8/8/8/8/8 b - - 1 1",
            "8/8/8/3k4/8/3KB3/8/8 w - - 0 1",
            "r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 5 20",
        ]

    /// Games with everything that PGN knows.
    package static let games = [
        """
        [Event "Fool's mate"]
        [Result "0-1"]

        1. f3 e5 2. g4 Qh4# 0-1

        """,
        """
        [White "A \\"quoted\\" \\\\ name"]
        [FEN "4k3/8/8/2PpP3/8/8/8/4K3 w - d6 0 2"]

        { before } 2. exd6 $1 {en passant} Kd7 (2... Kf8 (2... Kf7 {a ) in it}) 3. Ke2) 3.Ke2! ; to the end
        % left out
        3... Ke6 ?! *

        """,
        "1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. 0-0 -- 5. Re1 1/2-1/2 [Event \"second\"] 1. d4 1-0",
    ]
}
