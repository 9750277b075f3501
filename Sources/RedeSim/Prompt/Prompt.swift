package import RedeModel

/// What the model is asked: named sections of text.
///
/// Spec: section 12; the wording is ours, or the scenario's.
package struct Prompt: Equatable, Sendable {
    /// How many messages and tasks a prompt shows.
    static let shownMessages = 10
    static let shownTasks = 10

    /// The sections that are shown, in order, with their text.
    package private(set) var sections: [(section: PromptSection, text: Text)] = []

    package static func == (left: Prompt, right: Prompt) -> Bool {
        left.sections.elementsEqual(right.sections) { $0 == $1 }
    }

    /// The prompt that a bot in this state is given; `board` is what it sees of the scenario, if there is
    /// one.
    package init(for state: BotState, board: BoardView?, in host: Host) {
        for (place, section) in PromptSection.inOrder.enumerated()
        where Prompt.shows(section, state, board: board, in: host) {
            var writer = PromptWriter(isMeasuring: false)
            writer.write(section: place, state, board: board, in: host)
            sections.append((section, writer.text))
        }
    }

    /// The length of the prompt that a bot in this state is given, in UTF-16 units, without building it up.
    package static func characters(of state: BotState, board: BoardView?, in host: Host) -> Int {
        var writer = PromptWriter(isMeasuring: true)
        for place in PromptSection.inOrder.indices
        where shows(PromptSection.inOrder[place], state, board: board, in: host) {
            writer.write(section: place, state, board: board, in: host)
        }
        return writer.utf16Count
    }

    /// Whether a section is shown.
    private static func shows(
        _ section: PromptSection,
        _ state: BotState,
        board: BoardView?,
        in host: Host
    ) -> Bool {
        switch section {
        case .instructions, .context, .notes, .tools, .conversation, .peers, .replyShape: true
        case .game: host.game.isEnabled && host.game.publicContext != nil
        case .scenario: board != nil
        case .ledger: !state.ledger.items.isEmpty
        case .chessGuidance: host.playsChess
        case .rulesGuidance: host.hasRules && !host.playsChess
        case .coordinatorGuidance: !host.hasRules && state.isCoordinator
        case .peerGuidance: !host.hasRules && !state.isCoordinator
        }
    }
}
