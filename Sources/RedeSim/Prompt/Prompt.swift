package import RedeModel

/// What the model is asked: named sections of text.
///
/// Spec: section 12; the wording is ours, or the scenario's.
package struct Prompt: Equatable, Sendable {
    /// What a prompt tells, as it was when the model was asked.
    package struct Facts: Equatable, Sendable {
        /// The state in hand; nil for the judge, whose prompt is the game's.
        package var state: BotState?
        /// The scenario's public state; nil without an engine.
        package var board: BoardView?
        /// The present instant.
        package var now: Instant
    }

    /// How many messages and tasks a prompt shows.
    static let shownMessages = 10
    static let shownTasks = 10

    /// The sections that are shown, in order, with their text.
    package private(set) var sections: [(section: PromptSection, text: Text)] = []

    package static func == (left: Prompt, right: Prompt) -> Bool {
        left.sections.elementsEqual(right.sections) { $0 == $1 }
    }

    /// The prompt that tells these facts.
    package init(_ facts: Facts, in host: Host) {
        guard let state = facts.state else { return }
        for section in Prompt.sections(for: state, board: facts.board, in: host) {
            var writer = PromptWriter(state: state, board: facts.board, host: host)
            writer.write(host.template[section])
            sections.append((section, writer.text))
        }
    }

    /// The length of the prompt that tells these facts, in UTF-16 units, without building it up.
    package static func characters(of facts: Facts, in host: Host) -> Int {
        guard let state = facts.state else { return 0 }
        var writer = PromptWriter(state: state, board: facts.board, host: host)
        for section in sections(for: state, board: facts.board, in: host) { writer.write(host.template[section]) }
        return writer.utf16Count
    }

    /// The sections that are shown.
    private static func sections(for state: BotState, board: BoardView?, in host: Host) -> [PromptSection] {
        PromptSection.allCases.filter { section in
            switch section {
            case .instructions, .context, .notes, .tools, .conversation, .peers, .replyShape: true
            case .game: host.game.isEnabled && host.game.publicContext != nil
            case .scenario: board != nil
            case .ledger: !state.ledger.items.isEmpty
            case .rulesGuidance, .chessGuidance, .coordinatorGuidance, .peerGuidance:
                section == guidance(for: state, in: host)
            }
        }
    }

    private static func guidance(for state: BotState, in host: Host) -> PromptSection {
        if let engine = host.game.rules?.engine { return Participant.isChess(engine) ? .chessGuidance : .rulesGuidance }
        return state.isCoordinator ? .coordinatorGuidance : .peerGuidance
    }
}
