/// Answers written by hand, for every bot, the judge and repair calls.
package struct Script: Equatable, Sendable {
    /// The answers of one bot's turns.
    package struct BotScript: Equatable, Sendable {
        /// The bot's name.
        package var bot: Text
        /// Where its answers come from.
        package var source: Source

        package init(bot: Text, source: Source) {
            self.bot = bot
            self.source = source
        }
    }

    /// Where a bot's answers come from.
    package enum Source: Equatable, Sendable {
        /// Entries: those with a condition answer whenever it holds (the first that does), the others in
        /// order.
        case entries([Entry])
        /// A policy that makes answers.
        case policy(Policy)
    }

    /// One place of a script: an answer, or several to choose from.
    package struct Entry: Equatable, Sendable {
        /// When the entry answers; nil means once, in its turn.
        package var condition: Condition?
        /// The alternatives, chosen by weight; at least one.
        package var alternatives: [Alternative]

        package init(condition: Condition? = nil, alternatives: [Alternative]) {
            self.condition = condition
            self.alternatives = alternatives
        }
    }

    /// An answer with its weight among its alternatives.
    package struct Alternative: Equatable, Sendable {
        /// How likely the answer is, beside the weights of the others; at least 1.
        package var weight: Int
        /// What is answered.
        package var answer: ScriptedAnswer

        package init(weight: Int = 1, answer: ScriptedAnswer) {
            self.weight = weight
            self.answer = answer
        }
    }

    /// What must hold of a call for an entry to answer it; parts that are nil always hold.
    package struct Condition: Equatable, Sendable {
        /// The sender of the trigger.
        package var from: Text?
        /// A text that the trigger's content contains, any ASCII case.
        package var contains: Text?
        /// The number of the call among the bot's turn calls, from 1.
        package var turn: Int?

        package init(from: Text? = nil, contains: Text? = nil, turn: Int? = nil) {
            self.from = from
            self.contains = contains
            self.turn = turn
        }
    }

    /// What answers a call that the script has no answer for.
    package enum WhenExhausted: String, CaseIterable, Sendable {
        /// The call fails, and says that the script ran out.
        case error
        /// The last answer is given again.
        case `repeat`
        /// An empty text.
        case empty
    }

    /// The answers of each bot's turns; a bot that is not listed has none.
    package var bots: [BotScript]
    /// The answers of the outcome judge, in order.
    package var judge: [Entry]
    /// The answers of each bot's repair calls, in order.
    package var repair: [BotScript]
    /// What answers a call once the answers are used up.
    package var whenExhausted: WhenExhausted

    package init(
        bots: [BotScript] = [],
        judge: [Entry] = [],
        repair: [BotScript] = [],
        whenExhausted: WhenExhausted = .error
    ) {
        self.bots = bots
        self.judge = judge
        self.repair = repair
        self.whenExhausted = whenExhausted
    }
}
