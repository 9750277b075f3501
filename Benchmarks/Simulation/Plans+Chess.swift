import RedeModel
import RedeSim

extension Plans {
    /// Two bots that play sixty plies of a game by the tool, as `scenarios/chess-rules` has it.
    static func chess() -> RunPlan {
        let file = SourceFile(path: "game.pgn", bytes: Array(game.utf8))
        let sides: [(name: Text, prompt: Text)] = [
            ("A", "You are playing White."), ("B", "You are playing Black."),
        ]
        var plan = RunPlan(bots: sides.map { BotDefinition(name: $0.name, prompt: $0.prompt) })
        plan.settings = Settings([
            (name: "OPENAI_API_KEY", value: "key"),
            (name: "MAX_SESSION_REPLIES", value: "40"),
            (name: "SESSION_KILL_AFTER_SECONDS", value: "360"),
        ])
        plan.game = GameConfiguration(
            isEnabled: true,
            name: "chess",
            publicContext: "One game of chess.",
            rules: .init(engine: "chess-v1")
        )
        plan.stimuli = sides.map { .init(at: plan.epoch, Request(.post, Text("/bots/\($0.name)/deploy"))) }
        let opening = Request(
            .post,
            Text("/bots/B/message"),
            body: Array("{\"to\":\"A\",\"content\":\"You have White.\"}".utf8)
        )
        plan.stimuli.append(.init(at: plan.epoch.advanced(byMilliseconds: 5000), opening))
        plan.modelLatency = .fixed(milliseconds: 5000)
        // The sixtieth ply is made after 305 s.
        plan.end = plan.epoch.advanced(byMilliseconds: 306_000)
        plan.script.bots = sides.map { .init(bot: $0.name, source: .policy(.chessPGN(.init(file: file)))) }
        do {
            plan.lines = [try ChessLine(file)]
        } catch {
            // A sample of ours that does not read is a defect of ours.
            preconditionFailure("the sample is a game")
        }
        return plan
    }

    /// A random game, in which nobody says the same move twice within half a minute.
    private static let game = """
        1. h4 d5 2. e4 Nf6 3. a4 g5 4. g4 Nh5 5. e5 Bg7 6. Ra3 Be6 7. Rg3 Bxe5 8. Rg2 Bd4 9. Bb5+
        Bd7 10. b3 Bf6 11. a5 Ng7 12. Bb2 O-O 13. Be2 Bc8 14. f4 Bf5 15. Ba3 d4 16. Rhh2 d3 17.
        Bd6 a6 18. h5 Ra7 19. Qc1 Qe8 20. Bb4 e6 21. Qb2 Qa4 22. Bc3 Re8 23. h6 Ra8 24. bxa4 gxf4
        25. Bd4 Re7 26. Be3 Ra7 27. Bf1 Be4 28. Qc1 Kf8 29. Qd1 Bc6 30. c3 Bf3 *
        """
}
