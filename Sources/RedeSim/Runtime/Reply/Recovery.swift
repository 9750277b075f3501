package import RedeModel

/// A legal action in place of one that could not be used.
///
/// Spec: section 11, "Recovery".
package enum Recovery {
    /// The legal action that a raw reply holds to the letter, in a field or as its whole text; nil for none.
    package static func action(inRaw raw: Text, legalActions: [Text]) -> Text? {
        if legalActions.isEmpty { return nil }
        if let object = ReplyParser.jsonSpan(of: raw)?.object {
            for key in ReplyParser.messageKeys {
                guard let text = object.value(key)?.text else { continue }
                let line = LineCleaning.cleaned(text)
                if legalActions.contains(line) { return line }
            }
        }
        let line = LineCleaning.cleaned(raw)
        return legalActions.contains(line) ? line : nil
    }

    /// The place of the legal action that is taken when nothing else helps; nil when there is none.
    ///
    /// It follows from the bot, the trigger's sender and time (nil for none) and the number of actions.
    package static func defaultIndex(bot: Text, sender: Text, timestamp: Text?, count: Int) -> Int? {
        guard count > 0 else { return nil }
        var hash: UInt32 = 0
        add(bot, to: &hash)
        add(":", to: &hash)
        add(sender, to: &hash)
        add(":", to: &hash)
        if let timestamp { add(timestamp, to: &hash) }
        add(":", to: &hash)
        add(Text(String(count)), to: &hash)
        return Int(hash) % count
    }

    /// Adds a text to a hash: the first UTF-16 unit of each scalar.
    private static func add(_ text: Text, to hash: inout UInt32) {
        var index = 0
        while index < text.byteCount {
            let (value, length) = text.codePoint(at: index)
            let unit = value < 0x10000 ? value : 0xD800 + (value - 0x10000) >> 10
            hash = hash &* 31 &+ unit
            index += length
        }
    }
}
