import RedeModel

/// What a call is told for which the script has no answer.
///
/// The text is of no error class, whatever the bot is called and however many answers it had: a rate limit or
/// a transient error would be tried again, for nothing.
///
/// Spec: section 15.
struct ScriptShortage {
    var kind: ModelCall.Kind
    var bot: Text
    /// How many answers were given in order before they ran out.
    var given: Int
    /// Whether the script has rules for the bot, and nothing but rules.
    var hasOnlyRules: Bool

    /// The error's text.
    var text: Text {
        var text: Text = hasOnlyRules ? "no rule of the script " : "the script "
        if !hasOnlyRules, given == 0 { text.append("has no answers ") }
        text.append(whose)
        if hasOnlyRules { text.append(" holds for this call, and there are no answers in order") }
        if given > 0 { text.append(Text(" ran out: \(count) given")) }
        return text
    }

    private var whose: Text {
        if kind == .judge { return "for the judge" }
        var whose = kind == .repair ? "for repairs by " : "for " as Text
        if ScriptShortage.isClassed(bot) {
            whose.append("this bot")
        } else {
            whose.append("bot \"")
            whose.append(bot)
            whose.append("\"")
        }
        return whose
    }

    /// The number of answers in words that no error class knows: "more than 499" for 500.
    private var count: String {
        var number = given
        while ScriptShortage.isClassed(Text(String(number))) { number -= 1 }
        guard number == given else { return "more than \(number) answers were" }
        return given == 1 ? "its one answer was" : "all its \(given) answers were"
    }

    private static func isClassed(_ text: Text) -> Bool {
        ModelErrorClass.of(text) != .other
    }
}
