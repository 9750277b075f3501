package import RedeLive
import RedeModel
import RedeSim
import Synchronization

/// Who gives a served run what comes from outside; what goes wrong there is an answer, too.
package struct Outside: Sendable {
    /// What has come, and for what.
    enum Landing: Sendable {
        case answer(Answer, Question)
        /// A live model's step; nil when it says nothing in its time.
        case step(ModelStep?, Question)
        case page(WebPage.Answer, PageRequest)
        case posted(PostResult, OutsidePost, milliseconds: Int)
    }

    private let programs: ProgramAnswers?
    private let model: ChatClient?
    private let fetcher: WebFetcher
    private let trouble: Trouble
    /// The network's own address, over which posts go.
    var network: RemoteNetwork?

    /// Nobody but these; `trouble` is told why a live model cannot be asked.
    package init(
        programs: ProgramAnswers? = nil,
        model: ChatClient? = nil,
        fetcher: WebFetcher = WebFetcher(hiding: Secrets(keys: [])),
        trouble: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.programs = programs
        self.model = model
        self.fetcher = fetcher
        self.trouble = Trouble(trouble)
    }

    /// Ends the connections.
    package func close() async { await model?.close() }

    /// Answers a question of a bot.
    func landing(for question: Question, of bot: Text) async -> Landing {
        switch question.outside.answerer {
        case .chessEngine:
            return .answer(await programs?.answer(to: question) ?? .failing("nobody answers"), question)
        case .model:
            guard let model else { return .step(.failing("there is no live model"), question) }
            do {
                return .step(try await model.step(for: question, of: bot), question)
            } catch is CancellationError {
                return .step(nil, question)
            } catch let bound as Spending.Exhausted {
                let words = "no more may be asked than \(bound.limit) \(bound.unit)"
                trouble.tell("the live model: \(words)")
                return .step(.failing(words), question)
            } catch {
                trouble.tell("the live model: \(error)")
                return .step(.failing("the model's server is temporarily unavailable: \(error)"), question)
            }
        }
    }

    /// Fetches a page.
    func landing(for request: PageRequest) async -> Landing {
        .page(await fetcher.page(at: request.url), request)
    }

    /// Carries a bot's post.
    func landing(for sent: OutsidePost, from sender: Text) async -> Landing {
        let clock = ContinuousClock()
        let start = clock.now
        let result: PostResult
        do {
            guard let network else { throw Stopped() }
            let answer = try await network.post(sent.post.content, from: sender, to: sent.post.to)
            result = .status(answer.status)
        } catch {
            result = .failure(Text("\(error)"))
        }
        let taken = start.duration(to: clock.now) / .milliseconds(1)
        return .posted(result, sent, milliseconds: Int(taken.rounded(.up)))
    }
}

/// Tells what is wrong once, and not for each call; a class, as all calls share it.
private final class Trouble: Sendable {
    private let told = Mutex("")
    private let telling: @Sendable (String) -> Void

    init(_ telling: @escaping @Sendable (String) -> Void) { self.telling = telling }

    func tell(_ words: String) {
        let isNew = told.withLock { told in
            defer { told = words }
            return told != words
        }
        if isNew { telling(words) }
    }
}

extension Answer {
    fileprivate static func failing(_ words: String) -> Answer {
        Answer(latencyMilliseconds: 0, end: .error(Text(words)))
    }
}

extension ModelStep {
    fileprivate static func failing(_ words: String) -> ModelStep {
        ModelStep(.end(.error(Text(words))), latencyMilliseconds: 1)
    }
}
