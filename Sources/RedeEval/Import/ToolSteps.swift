import RedeModel
import RedeSim

/// The steps with tools of a turn, as far as a log shows them: how many, what was fetched, which moves were
/// made, and how many calls of the last step had a result.
struct ToolSteps {
    private(set) var steps: [InferredCall.Step] = []
    /// Whether the answer ended with the last of them.
    private(set) var endsWithStep = false

    private static let maximumSteps = 3

    /// The steps of a turn; pages that were fetched are added to `pages`.
    init(_ turn: CallInference.OpenTurn, hasRules: Bool, pages: inout [WebPage]) {
        let said = min(turn.response?.count("steps") ?? 1, ToolSteps.maximumSteps)
        let lastCalls = min(turn.response?.count("toolCalls") ?? 0, 1000)
        endsWithStep = lastCalls > 0 && said == ToolSteps.maximumSteps
        var count = endsWithStep ? said : said - 1
        if count == 0, !turn.fetches.isEmpty || !turn.moves.isEmpty { count = 1 }
        guard count > 0 else { return }
        var calls = [[ToolCall]](repeating: [], count: count)
        var offsets = [Int?](repeating: nil, count: count)
        var durations = [Int](repeating: 0, count: count)
        var place = -1
        var last: Instant?
        for fetch in turn.fetches {
            if fetch.instant != last { place = min(place + 1, count - 1) }
            last = fetch.instant
            let offset = fetch.instant.milliseconds(since: turn.call.start)
            let start = offsets[place] ?? offset
            offsets[place] = start
            durations[place] = max(durations[place], offset - start)
            calls[place].append(ToolSteps.fetch(fetch, after: offset - start, &pages))
        }
        for (number, move) in turn.moves.enumerated() {
            let action = JSONObject([.init(key: "action", value: .string(move))])
            calls[min(number, count - 1)].append(ToolCall(name: "scenario_turn", arguments: .object(action)))
        }
        let acts = endsWithStep && hasRules && !turn.hasInspected
        ToolSteps.fill(&calls, hasRules: hasRules, acts: acts, turn, endsWithStep)
        var offset = 0
        for step in 0..<count {
            offset = max(offset, offsets[step] ?? offset)
            steps.append(
                .init(offsetMilliseconds: offset, calls: calls[step], durationMilliseconds: durations[step])
            )
            offset += durations[step]
        }
    }

    /// Puts harmless calls where the log tells of calls and does not say which.
    private static func fill(
        _ calls: inout [[ToolCall]],
        hasRules: Bool,
        acts: Bool,
        _ turn: CallInference.OpenTurn,
        _ endsWithStep: Bool
    ) {
        let look = ToolCall(
            name: hasRules ? "scenario_turn" : "runtime_status",
            arguments: .object(JSONObject())
        )
        let status = ToolCall(name: "runtime_status", arguments: .object(JSONObject()))
        let nothing = ToolCall(name: "no_such_tool", arguments: .object(JSONObject()))
        let last = calls.count - 1
        for place in calls.indices where calls[place].isEmpty && !(endsWithStep && place == last) {
            calls[place] = [look]
        }
        guard endsWithStep else { return }
        let made = calls[last].count
        let results = min(turn.response?.count("toolResults") ?? 0, 1000)
        let wanted = min(turn.response?.count("toolCalls") ?? 0, 1000)
        if acts, !calls[last].contains(where: { $0.name.equals("scenario_turn") }), results > made {
            calls[last].append(look)
        }
        while calls[last].count < min(results, wanted) { calls[last].append(status) }
        while calls[last].count < wanted { calls[last].append(nothing) }
    }

    /// The call of a fetch whose page is listed under an address of its own.
    private static func fetch(_ event: LoggedEvent, after latency: Int, _ pages: inout [WebPage]) -> ToolCall
    {
        let answer: WebPage.Answer
        if let error = event.text("error") {
            answer = .error(error, latencyMilliseconds: latency)
        } else {
            let isCut = event.record.payload.value("truncated")?.bool
            let page = WebPage.Page(
                status: event.count("status") ?? 200,
                contentType: isCut == nil ? "application/octet-stream" : "text/plain",
                text: isCut == true ? longPage : "(The log does not tell this page.)",
                url: event.text("url")
            )
            answer = .page(page, latencyMilliseconds: latency)
        }
        let final = event.text("url") ?? "https://unknown.example/"
        var url = final
        if case .refused = WebAddress.verdict(on: url, for: .observed) { url = "https://unknown.example/" }
        if case .allowed(let address) = WebAddress.verdict(on: url, for: .observed) { url = address.text }
        // Another answer of the same address needs another address: the log shows the final one only.
        if let known = pages.first(where: { $0.url == url }), known.answer != answer {
            url = Text("https://fetched.example/\(pages.count + 1)")
        }
        if !pages.contains(where: { $0.url == url }) { pages.append(WebPage(url: url, answer: answer)) }
        return ToolCall(
            name: "web_fetch",
            arguments: .object(JSONObject([.init(key: "url", value: .string(url))]))
        )
    }

    /// A page that is longer than what is shown of one.
    private static let longPage = Text(
        owning: [UInt8](repeating: UInt8(ascii: "x"), count: WebFetch.maximumCharacters + 1)
    )
}
