import RedeModel
import Testing

@testable import RedeSim

@Suite struct FaultsTests {
    let reply: Text =
        #"{"message": "Höhe über dem Meer: \"3 m\"", "recipients": ["B"], "coordination": [{}]}"#

    @Test func `each fault strikes as often as its rate says`() {
        let rates = FaultRates(
            rateLimit: 20_000,
            serverError: 40_000,
            timeout: 10_000,
            empty: 30_000,
            malformed: 50_000,
            truncated: 60_000
        )
        var faults = Faults(rates, roster: ["A", "B"], seed: 7)
        let drawn = (0..<20_000).map { _ in faults.fault(of: .turn(of: 1)) }

        let all: [(Fault, Int)] = [
            (.failure(.rateLimit), 400), (.failure(.serverError), 800), (.failure(.timeout), 200),
            (.flaw(.empty), 600), (.flaw(.malformed), 1000), (.flaw(.truncated), 1200),
        ]
        for (fault, expected) in all {
            let found = drawn.filter { $0 == fault }.count
            // Four standard deviations either way.
            let slack = Int(4 * Double(expected).squareRoot())
            #expect((expected - slack...expected + slack).contains(found), "\(fault)")
        }
    }

    @Test func `without rates nothing strikes and nothing is drawn`() {
        let fresh = Faults(.none, roster: ["A"], seed: 7)
        var faults = fresh

        #expect((0..<100).allSatisfy { _ in faults.fault(of: .turn(of: 0)) == nil })
        #expect(faults == fresh)
    }

    @Test func `what strikes one bot does not depend on the calls of another`() {
        let rates = FaultRates(rateLimit: 300_000)
        var alone = Faults(rates, roster: ["A", "B"], seed: 7)
        var mixed = alone

        let expected = (0..<50).map { _ in alone.fault(of: .turn(of: 1)) }
        let found = (0..<50).map { _ in
            _ = mixed.fault(of: .turn(of: 0))
            return mixed.fault(of: .turn(of: 1))
        }

        #expect(found == expected)
    }

    @Test func `a higher rate keeps the faults of a lower one`() {
        var strict = Faults(FaultRates(rateLimit: 50_000), roster: ["A"], seed: 7)
        var loose = Faults(FaultRates(rateLimit: 100_000), roster: ["A"], seed: 7)
        for _ in 0..<2000 {
            let fewer = strict.fault(of: .turn(of: 0))
            let more = loose.fault(of: .turn(of: 0))
            #expect(fewer == nil || more == fewer)
        }
    }

    @Test func `failures are of the class that they stand for`() {
        var faults = Faults(FaultRates(rateLimit: 1), roster: ["A"], seed: 7)
        let second = Latency.fixed(milliseconds: 1000)
        let call = ModelCall.turn(of: 0)

        let limit = faults.answer(for: .rateLimit, of: call, latency: second)
        let server = faults.answer(for: .serverError, of: call, latency: second)
        let hang = faults.answer(for: .timeout, of: call, latency: second)

        guard case .error(let limitText) = limit.end, case .error(let serverText) = server.end else {
            Issue.record("a failure is an error")
            return
        }
        #expect(limitText.contains("rate limit"))
        #expect(serverText.contains("temporarily unavailable"))
        #expect(!["rate limit", "429", "tpm", "rpm"].contains { serverText.contains($0) })
        #expect(limit.latencyMilliseconds == 1000 && server.latencyMilliseconds == 1000)
        #expect(hang == Answer(latencyMilliseconds: 0, end: .hang))
    }

    @Test(
        arguments: [
            #"{"message": "x", "recipients": ["B"], "coordination": [{}]}"#, "{}", "plain words", "",
            "ends } here {",
        ] as [Text]
    )
    func `a malformed text holds no object that parses`(text: Text) {
        var faults = Faults(FaultRates(malformed: 1), roster: ["A"], seed: 7)
        for _ in 0..<100 {
            let answer = Answer(latencyMilliseconds: 5, end: .text(text, finishReason: nil))
            let flawed = faults.flawed(answer, by: .malformed, of: .turn(of: 0)).text
            #expect(flawed.bytes.contains(UInt8(ascii: "{")))
            guard let first = flawed.bytes.firstIndex(of: UInt8(ascii: "{")),
                let last = flawed.bytes.lastIndex(of: UInt8(ascii: "}")), first < last
            else { continue }
            #expect(throws: JSONReader.Failure.self) { try JSONReader.value(of: flawed.bytes[first...last]) }
        }
    }

    @Test func `a truncated text is a part of its beginning, whole scalars only`() {
        var faults = Faults(FaultRates(truncated: 1), roster: ["A"], seed: 7)
        var lengths = Set<Int>()
        for _ in 0..<500 {
            let answer = Answer(latencyMilliseconds: 5, end: .text(reply, finishReason: nil))
            let flawed = faults.flawed(answer, by: .truncated, of: .turn(of: 0))
            guard case .text(let cut, let reason) = flawed.end else { continue }
            lengths.insert(cut.bytes.count)
            #expect(reason == "length")
            #expect(!cut.isEmpty && cut.bytes.count < reply.bytes.count)
            #expect(reply.bytes.starts(with: cut.bytes))
            #expect(String(validating: cut.bytes, as: UTF8.self) != nil)
        }
        #expect(lengths.count > 60)
    }

    @Test func `a flaw leaves steps and endings without a text alone`() {
        var faults = Faults(FaultRates(empty: 1), roster: ["A"], seed: 7)
        let step = Answer.Step(latencyMilliseconds: 3, calls: [], text: "looking")
        let answer = Answer(steps: [step], latencyMilliseconds: 5, end: .text("found", finishReason: nil))
        let hang = Answer(steps: [step], latencyMilliseconds: 5, end: .hang)

        let empty = faults.flawed(answer, by: .empty, of: .turn(of: 0))

        #expect(empty == Answer(steps: [step], latencyMilliseconds: 5, end: .text("", finishReason: nil)))
        #expect(faults.flawed(hang, by: .malformed, of: .turn(of: 0)) == hang)
    }
}
