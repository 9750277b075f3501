/// What must not leave the machine, and how texts are freed of it.
///
/// Besides the keys that are known, whatever follows `Bearer` or `Authorization`, and whatever looks like a
/// key of the model's provider, is hidden.
package struct Secrets: Equatable, Sendable {
    /// What stands where a secret stood.
    package static let mask: Text = "[hidden]"
    /// What stands for a key that a bot has, so that it still has one: too short to be looked for.
    package static let standIn: Text = "a-key"

    /// Shorter keys are not looked for: they are words.
    private static let shortest = 8
    /// The shortest key of a provider that is recognised, without its `sk-`.
    private static let shortestOfProvider = 16

    /// The keys, the longest one first, so that a part of it is not hidden alone.
    private let keys: [Text]

    /// The secrets of a scenario: the shared key, and those of its bots.
    package init(of scenario: Scenario) {
        let name = Text(SettingName.openAIAPIKey.rawValue)
        let shared = scenario.settings.filter { $0.name == name }.map(\.value)
        self.init(keys: shared + scenario.bots.compactMap(\.apiKey))
    }

    /// The secrets that these keys are.
    package init(keys: [Text]) {
        let long = keys.map { $0.trimmed() }.filter { $0.bytes.count >= Secrets.shortest }
        self.keys = long.sorted { ($1.bytes.count, $0) < ($0.bytes.count, $1) }
    }

    /// The text without secrets; the same one when it has none.
    package func masked(_ text: Text) -> Text {
        var result = text
        for key in keys { result = Secrets.replacing(key, in: result) }
        return Secrets.maskingPatterns(in: result)
    }

    /// The value with all its texts masked, keys of objects as they are.
    package func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number: value
        case .string(let text): .string(masked(text))
        case .array(let items): .array(items.map { masked($0) })
        case .object(let object):
            .object(JSONObject(object.members.map { .init(key: $0.key, value: masked($0.value)) }))
        }
    }

    /// The scenario as a document without secrets: bots that had a key have one that is none.
    package func masked(_ scenario: Scenario) -> JSONValue {
        var scenario = scenario
        let name = Text(SettingName.openAIAPIKey.rawValue)
        for index in scenario.settings.indices where scenario.settings[index].name == name {
            scenario.settings[index].value = Secrets.stoodIn(for: scenario.settings[index].value)
        }
        for index in scenario.bots.indices {
            guard let key = scenario.bots[index].apiKey else { continue }
            scenario.bots[index].fields["llmApiKey"] = .string(Secrets.stoodIn(for: key))
        }
        return masked(scenario.json)
    }

    /// A key that is usable is replaced; one that is not stays unusable.
    private static func stoodIn(for key: Text) -> Text {
        key.isBlank || key.trimmed() == mask ? key : standIn
    }

    private static func replacing(_ secret: Text, in text: Text) -> Text {
        guard var place = text.firstIndex(of: secret, from: 0) else { return text }
        var bytes: [UInt8] = []
        var start = 0
        while true {
            bytes += text.bytes[start..<place]
            bytes += mask.bytes
            start = place + secret.bytes.count
            guard let next = text.firstIndex(of: secret, from: start) else { break }
            place = next
        }
        return Text(owning: bytes + text.bytes[start...])
    }

    private static func maskingPatterns(in text: Text) -> Text {
        let bytes = text.bytes
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while index < bytes.count {
            guard let range = secret(at: index, in: bytes) else {
                index += 1
                continue
            }
            result += bytes[copied..<range.lowerBound]
            result += mask.bytes
            copied = range.upperBound
            index = range.upperBound
        }
        return copied == 0 ? text : Text(owning: result + bytes[copied...])
    }

    /// The secret that a pattern beginning at a byte shows; nil when none begins there.
    private static func secret(at index: Int, in bytes: [UInt8]) -> Range<Int>? {
        guard index == 0 || !Text.isWordByte(bytes[index - 1]) else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "s"):
            guard let start = end(of: "sk-", at: index, in: bytes) else { return nil }
            var end = start
            while end < bytes.count, Text.isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: "-") {
                end += 1
            }
            return end - start >= shortestOfProvider ? index..<end : nil
        case UInt8(ascii: "b"), UInt8(ascii: "B"):
            guard let end = end(of: "bearer ", at: index, in: bytes) else { return nil }
            return token(from: end, in: bytes)
        case UInt8(ascii: "a"), UInt8(ascii: "A"):
            guard var start = end(of: "authorization", at: index, in: bytes) else { return nil }
            while start < bytes.count, isSeparator(bytes[start]) { start += 1 }
            let scheme = end(of: "bearer ", at: start, in: bytes) ?? end(of: "basic ", at: start, in: bytes)
            return token(from: scheme ?? start, in: bytes)
        default:
            return nil
        }
    }

    /// The end of a word in small letters that stands at a place in any case; nil when it does not.
    private static func end(of word: StaticString, at index: Int, in bytes: [UInt8]) -> Int? {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count else { return nil }
        for offset in 0..<word.utf8CodeUnitCount {
            let byte = bytes[index + offset]
            let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            guard small == word.utf8Start[offset] else { return nil }
        }
        return end
    }

    /// The bytes up to a space, quote or comma, if they are long enough for a secret and are not masked.
    private static func token(from start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, !isSeparator(bytes[end]), bytes[end] != UInt8(ascii: ",")
        {
            end += 1
        }
        guard end - start >= shortest, !bytes[start..<end].elementsEqual(mask.bytes) else { return nil }
        return start..<end
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x22, 0x27, 0x3A, 0x3D, 0x5C: true
        default: false
        }
    }
}
