/// What is measured.
enum Samples {
    /// Name, depth of perft and FEN: 4,865,609 and 4,085,603 lines of play.
    static let positions: [(name: String, depth: Int, fen: String)] = [
        ("the start", 5, "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"),
        ("Kiwipete", 4, "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1"),
    ]

    /// A random game of 60 plies.
    static let game = """
        1. h4 d5 2. e4 Nf6 3. a4 g5 4. g4 Nh5 5. e5 Bg7 6. Ra3 Be6 7. Rg3 Bxe5 8. Rg2 Bd4 9. Bb5+
        Bd7 10. b3 Bf6 11. a5 Ng7 12. Bb2 O-O 13. Be2 Bc8 14. f4 Bf5 15. Ba3 d4 16. Rhh2 d3 17.
        Bd6 a6 18. h5 Ra7 19. Qc1 Qe8 20. Bb4 e6 21. Qb2 Qa4 22. Bc3 Re8 23. h6 Ra8 24. bxa4 gxf4
        25. Bd4 Re7 26. Be3 Ra7 27. Bf1 Be4 28. Qc1 Kf8 29. Qd1 Bc6 30. c3 Bf3 *
        """
}
