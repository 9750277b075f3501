import RedeModel
import Testing

struct JudgeRecordingTests {
    @Test func `what is written is read again, and a prompt without an answer has none`() throws {
        let bytes = JudgeRecording.bytes(of: [
            JudgedPrompt(prompt: "Well?", answer: "yes"), JudgedPrompt(prompt: "Ill?", answer: nil),
        ])

        let recording = try read(bytes + bytes)

        #expect(recording.answer(to: "Well?") == "yes")
        #expect(recording.answer(to: "Ill?") == nil)
        #expect(recording.answer(to: "Well") == nil)
    }

    @Test func `of two answers to one prompt the later counts`() throws {
        let bytes = ["no", "yes"].flatMap { JudgeRecording.bytes(of: [.init(prompt: "p", answer: $0)]) }

        #expect(try read(bytes).answer(to: "p") == "yes")
    }

    @Test(arguments: [
        (
            #"{"schema":"rede-sim/judge/2"}"#,
            #"1:1: schema: expected "rede-sim/judge/1", found "rede-sim/judge/2""#
        ),
        (
            #"{"schema":"rede-sim/judge/1","digest":"00","prompt":"p","answer":null}"#,
            #"1:1: digest: expected that of the prompt, 148de9c5…, found "00""#
        ),
        (#"{"schema""#, #"1:10: expected a colon, found the end of the line"#),
    ])
    func `a line that was changed is told`(_ line: String, _ words: String) {
        let error = #expect(throws: InvalidInput.self) { try read(Array((line + "\n").utf8)) }

        #expect(error?.description == "judge.ndjson:" + words)
    }

    private func read(_ bytes: [UInt8]) throws -> JudgeRecording {
        try JudgeRecording(SourceFile(path: "judge.ndjson", bytes: bytes))
    }
}
