import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct DispatchTests {
    @Test func `recipients are normalised as observed`() {
        let passed = UnitVectors.pass("normalise-recipients") { input in
            let (bot, updates) = (try input.participant(), try input.updates("updates"))
            let recipients = Recipients.normalised(
                requested: try input.items("requested").compactMap(\.text),
                updates: updates,
                message: try input.text("message"),
                fallback: try input.text("from"),
                as: bot
            )
            let targets = Recipients.targets(of: recipients, updates: updates, as: bot)
            return .object(of: ["recipients": .texts(recipients), "targets": .texts(targets)])
        }
        #expect(passed)
    }

    @Test func `fingerprints are those observed`() {
        let passed = UnitVectors.pass("fingerprint") { input in
            .string(Fingerprint.text(of: try input.text("content"), updates: try input.updates("updates")))
        }
        #expect(passed)
    }

    @Test func `messages are remembered as observed`() {
        let passed = UnitVectors.pass("outbound-window") { input in
            guard let now = DateText.instant(of: try input.text("now")) else {
                throw MissingInput(key: "now", kind: "time")
            }
            let recent = try input.items("recent").map { message in
                RecentOutbound(
                    recipient: try message.text("recipient"),
                    fingerprint: try message.text("fingerprint"),
                    sentAt: .text(try message.text("sentAt"))
                )
            }
            var remaining = recent
            RecentOutbound.prune(&remaining, at: now)
            let kept = remaining.map { message in
                JSONValue.object(of: [
                    "recipient": .string(message.recipient), "fingerprint": .string(message.fingerprint),
                    "sentAt": .string(message.sentAt.text),
                ])
            }
            let fingerprint = try input.text("fingerprint")
            let isDuplicate = RecentOutbound.isDuplicate(
                fingerprint,
                to: try input.text("recipient"),
                in: recent,
                at: now
            )
            return .object(of: ["duplicate": .bool(isDuplicate), "kept": .array(kept)])
        }
        #expect(passed)
    }

    @Test func `a message says the same whatever its case, spacing and order of updates`() {
        let claim = Update(.claim, taskID: "T", summary: "a  b")
        let report = Update(.report, taskID: "u", summary: "c")

        let one = Fingerprint.text(of: "Hello  World", updates: [claim, report])
        let other = Fingerprint.text(of: " hello\nworld ", updates: [report, claim])

        #expect(one == "hello world@@claim|t||a b||report|u||c")
        #expect(one == other)
    }

    @Test func `a dispatch goes to two peers at most and to oneself never`() {
        let coordinator = Participant.sample(coordinator: "Bo")
        let request = Update(.request, taskID: "t", summary: "s")

        #expect(
            Recipients.targets(of: ["Dee", "Bo", "Dee", "Cy", "Ada"], updates: [], as: coordinator) == [
                "Cy", "Dee",
            ]
        )
        #expect(Recipients.targets(of: ["Dee", "Cy"], updates: [], as: .sample()) == ["Dee"])
        #expect(Recipients.targets(of: ["Dee", "Cy"], updates: [request], as: .sample()) == ["Cy", "Dee"])
        #expect(
            Recipients.targets(of: ["Dee", "Cy"], updates: [], as: .sample(engine: "chess-v1")) == [
                "Cy", "Dee",
            ]
        )
        #expect(Recipients.targets(of: ["Nobody"], updates: [], as: .sample()) == [])
    }
}
