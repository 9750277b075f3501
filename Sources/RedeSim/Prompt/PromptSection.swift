import RedeModel

/// A section of the prompt, by the name under which a scenario may word it anew.
///
/// Spec: section 12; the order is that of the prompt. Of the four kinds of guidance one is shown.
package enum PromptSection: String, CaseIterable, Sendable {
    case instructions
    case context
    case notes
    case game
    case scenario
    case ledger
    case conversation
    case peers
    case tools
    case rulesGuidance
    case chessGuidance
    case coordinatorGuidance
    case peerGuidance
    case replyShape

    /// All of them in the order of the prompt, kept: `allCases` makes its list anew each time.
    static let inOrder = allCases

    /// Our wording, with placeholders in double braces.
    package var standardWording: StaticString {
        switch self {
        case .instructions:
            "{{prompt}}\n"
        case .context:
            """

            ## About you
            Name: {{name}}
            Address: {{url}}
            Coordinator of this network: {{coordinator}}
            Created: {{createdAt}}
            Delay before a turn: {{speed}} s
            A session lasts {{sessionSeconds}} s; this one ends at {{killAt}}
            Replies in this session: {{repliesUsed}} of {{repliesAllowed}}
            Backing off until: {{backoff}}

            """
        case .notes:
            """

            ## How this network runs
            Messages arrive one at a time, and you answer the newest. A reply that has been overtaken by a newer \
            message is dropped. Sessions end by themselves; replies are few, so each one should move things on.

            """
        case .game:
            """

            ## What is being played: {{gameName}}
            {{gameContext}}

            """
        case .scenario:
            """

            ## The state of play
            {{boardState}}
            What you may do now: {{legalActions}}
            Use the tool scenario_turn to look at the state, and with an action to act. Only what it accepts counts.

            """
        case .ledger:
            """

            ## Tasks
            {{tasks}}

            """
        case .conversation:
            """

            ## The latest messages
            {{messages}}

            """
        case .peers:
            """

            ## Who else is here
            {{peers}}

            """
        case .tools:
            """

            ## Tools
            web_fetch reads a public web page; use it when a fact matters and you have an address. runtime_status tells \
            how you are doing. Do without them when you can.

            """
        case .rulesGuidance:
            """

            ## Your reply
            Act through scenario_turn first, then say in the message exactly what was accepted.

            """
        case .chessGuidance:
            """

            ## Your reply
            Move through scenario_turn first. The message is then your move in standard algebraic notation as the tool \
            wrote it, and nothing else. No tasks are kept in this game.

            """
        case .coordinatorGuidance:
            """

            ## Your reply
            You hold the threads together. Ask those who are to act, by name and with a request; close what is done; \
            do not answer for others.

            """
        case .peerGuidance:
            """

            ## Your reply
            Say what you did or found, briefly. Report to {{coordinator}}; ask another bot only with a request.

            """
        case .replyShape:
            """

            ## Its shape
            One JSON object and nothing around it:
            {"message": "what you say", "recipients": ["a name"], "coordination": [{"type": "claim, request, report or \
            complete", "taskId": "a-short-name", "summary": "what it is about", "owner": "a name"}]}
            recipients and coordination may be empty lists.

            """
        }
    }
}
