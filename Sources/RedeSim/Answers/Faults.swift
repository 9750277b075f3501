package import RedeModel

/// Puts faults into the answers of any provider, by rate.
///
/// Faults strike calls of every kind, as a real provider's do: turns, repairs and the judge's. Each bot has a
/// stream of its own for each kind of call, and a call takes one draw from it, whichever fault it may be;
/// what a fault itself needs (where a text breaks, how long an error takes) comes from another. Without rates
/// nothing is drawn.
package struct Faults: Equatable, Sendable {
    /// The streams of one bot's calls of one kind.
    private struct Streams: Equatable, Sendable {
        var choice: SeedStream
        var detail: SeedStream
    }

    private static let faults: [Fault] = [
        .failure(.rateLimit), .failure(.serverError), .failure(.timeout),
        .flaw(.empty), .flaw(.malformed), .flaw(.truncated),
    ]

    /// The rates in the order of `faults`.
    private let rates: [Int]
    /// Each bot's turns, each bot's repairs, the judge; empty when there are no faults.
    private var streams: [Streams]
    private let botCount: Int

    package init(_ rates: FaultRates, roster: [Text], seed: UInt64) {
        botCount = roster.count
        streams = []
        guard rates != .none else {
            self.rates = []
            return
        }
        self.rates = [
            rates.rateLimit, rates.serverError, rates.timeout, rates.empty, rates.malformed, rates.truncated,
        ]
        let root = SeedStream(seed: seed, name: "fault/model")
        func add(_ stream: SeedStream) {
            streams.append(Streams(choice: stream.derived("choice"), detail: stream.derived("detail")))
        }
        for name in roster { add(root.derived("turn").derived(for: name)) }
        for name in roster { add(root.derived("repair").derived(for: name)) }
        add(root.derived("judge"))
    }

    /// The fault that strikes the bot's next call of its kind; mostly none.
    package mutating func fault(of call: ModelCall) -> Fault? {
        guard !streams.isEmpty else { return nil }
        var rest = streams[place(of: call)].choice.integer(below: 1_000_000)
        for (fault, rate) in zip(Faults.faults, rates) {
            rest -= rate
            if rest < 0 { return fault }
        }
        return nil
    }

    /// The answer to a call that fails; errors take the latency given.
    package mutating func answer(for failure: Fault.Failure, of call: ModelCall, latency: Latency) -> Answer {
        let time = latency.milliseconds(from: &streams[place(of: call)].detail)
        return switch failure {
        case .rateLimit:
            Answer(latencyMilliseconds: time, end: .error("429 rate limit reached (a fault put in)"))
        case .serverError:
            Answer(latencyMilliseconds: time, end: .error("503 temporarily unavailable (a fault put in)"))
        case .timeout:
            Answer(latencyMilliseconds: 0, end: .hang)
        }
    }

    /// The answer with the flaw in its last text; one that ends without a text stays as it is.
    package mutating func flawed(_ answer: Answer, by flaw: Fault.Flaw, of call: ModelCall) -> Answer {
        guard case .text(let text, let finishReason) = answer.end else { return answer }
        var answer = answer
        switch flaw {
        case .empty:
            answer.end = .text(Text(), finishReason: finishReason)
        case .malformed:
            let broken = Faults.malformed(text, from: &streams[place(of: call)].detail)
            answer.end = .text(broken, finishReason: finishReason)
        case .truncated:
            let cut = Faults.truncated(text, from: &streams[place(of: call)].detail)
            answer.end = .text(cut, finishReason: "length")
        }
        return answer
    }

    private func place(of call: ModelCall) -> Int {
        switch call.kind {
        case .turn: call.bot.index
        case .repair: botCount + call.bot.index
        case .judge: botCount * 2
        }
    }

    /// JSON that does not parse: it breaks off before its first `}`, or has a comma too many before its last.
    ///
    /// A text that holds no object is made the beginning of one.
    private static func malformed(_ text: Text, from stream: inout SeedStream) -> Text {
        guard let first = text.bytes.firstIndex(of: UInt8(ascii: "{")),
            let last = text.bytes.lastIndex(of: UInt8(ascii: "}")), first < last,
            let inner = text.bytes[first...].firstIndex(of: UInt8(ascii: "}"))
        else {
            var writer = ByteWriter(reserving: text.byteCount + 16)
            writer.raw("{\"message\":\"")
            writer.content(text)
            return Text(owning: writer.bytes.filter { $0 != UInt8(ascii: "}") })
        }
        if stream.integer(below: 2) == 0 {
            return Text(owning: Array(text.bytes[..<last]) + [UInt8(ascii: ",")] + Array(text.bytes[last...]))
        }
        return cut(text, at: stream.integer(in: (first + 1)...inner))
    }

    /// The text up to a drawn place: at least its first scalar, and, where it has more, never all of it.
    private static func truncated(_ text: Text, from stream: inout SeedStream) -> Text {
        guard text.byteCount > 1 else { return text }
        return cut(text, at: stream.integer(in: 1...(text.byteCount - 1)))
    }

    /// The text up to a byte offset, moved back to where a scalar begins, but not to before the second.
    private static func cut(_ text: Text, at offset: Int) -> Text {
        var end = offset
        while end > 0, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Text(bytes: text.bytes[..<max(end, min(Text.length(ofLead: text.bytes[0]), text.byteCount))])
    }
}
