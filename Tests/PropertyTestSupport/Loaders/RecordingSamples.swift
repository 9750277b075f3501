package import RedeModel

/// Small recordings.
package enum RecordingSamples {
    package static let scenario = Scenario(
        name: "two",
        bots: [BotDefinition(name: "A", prompt: "p"), BotDefinition(name: "B", prompt: "q")],
        settings: [.init(name: "RUN_ID", value: "x")],
        durationMilliseconds: 90_000,
        stimuli: [.init(.deploy(["A", "B"]))]
    )

    /// A call of each sort.
    package static let calls: [RecordedCall] = [
        RecordedCall(
            place: .init(bot: "A", kind: .turn, index: 1),
            at: Instant(milliseconds: 1_767_225_605_000),
            triggerSender: "B",
            triggerContent: "Begin: \"a\" – ü 🙂\n",
            prompt: prompt,
            steps: [
                .init(
                    latencyMilliseconds: 5,
                    text: "let me see",
                    uses: [
                        .init(tool("web_fetch", .page(page, latencyMilliseconds: 350))),
                        .init(tool("web_fetch", .error("none", latencyMilliseconds: 1))),
                        .init(tool("web_fetch", .hang)),
                        .init(tool("scenario_turn", nil), result: .object(JSONObject())),
                    ]
                )
            ],
            latencyMilliseconds: 1800,
            end: .text("{\"message\":\"m\"}", finishReason: "length"),
            usage: .init(inputTokens: 812, outputTokens: 9)
        ),
        RecordedCall(
            place: .init(bot: "A", kind: .judge, index: 1),
            at: Instant(milliseconds: 1_767_225_606_000),
            prompt: prompt,
            latencyMilliseconds: 0,
            end: .error("503")
        ),
        RecordedCall(
            place: .init(bot: "A", kind: .repair, index: 1),
            at: Instant(milliseconds: 1_767_225_607_000),
            latencyMilliseconds: 0,
            end: .hang
        ),
    ]

    package static let texts: [Text] = ["You begin.\n", "B: Begin – \u{1F642}"]

    private static let prompt = RecordedCall.Prompt(
        digest: Digest(of: Array(texts.flatMap(\.bytes))),
        sections: [
            .init(name: "instructions", digest: Digest(of: texts[0])),
            .init(name: "conversation", digest: Digest(of: texts[1])),
            .init(name: RecordedCall.transcript, digest: Digest(of: "not kept")),
        ]
    )

    private static let page = WebPage.Page(
        status: 404,
        contentType: "text/plain",
        text: "no",
        url: "https://b/"
    )

    private static func tool(_ name: Text, _ page: WebPage.Answer?) -> ToolCall {
        ToolCall(
            name: name,
            arguments: .object(JSONObject([.init(key: "url", value: .number(1.5))])),
            page: page
        )
    }

    /// The recording of these calls as a file.
    package static var file: [UInt8] {
        var writer = RecordingWriter()
        for text in texts { writer.add(text, Digest(of: text)) }
        for call in calls { writer.add(call) }
        return writer.file(head)
    }

    /// The same as it is while the run goes on: without the number of calls, and without a log.
    package static var unfinished: [UInt8] {
        var writer = RecordingWriter()
        for text in texts { writer.add(text, Digest(of: text)) }
        for call in calls { writer.add(call) }
        var head = head
        head.log = nil
        return RecordingWriter.head(head) + writer.lines
    }

    package static let head = Recording(
        scenario: scenario,
        seed: 7,
        ties: .seeded,
        model: "scripted",
        log: Recording.Log(of: Array("{\"event\":\"a\"}\n{\"event\":\"b\"}\n".utf8))
    )

    /// All calls of a file.
    package static func read(_ bytes: [UInt8]) throws -> (recording: Recording, calls: [RecordedCall]) {
        var reader = try RecordingReader(SourceFile(path: "r.ndjson", bytes: bytes))
        let calls = try reader.rest()
        return (reader.recording, calls)
    }
}
