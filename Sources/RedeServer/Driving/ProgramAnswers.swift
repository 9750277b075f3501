import NIOPosix
package import RedeLive
import RedeModel
package import RedeSim
import Synchronization

/// Asks the programs that answer, one question at a time, on a thread that may wait for them.
///
/// It is a class, as it holds processes.
package final class ProgramAnswers: Sendable {
    private let programs: Mutex<OutsideAnswers>

    /// What answers the calls of a plan's run.
    ///
    /// - Throws: `UnusableEngine` when a program cannot be started.
    package init(for plan: RunPlan) throws(UnusableEngine) {
        programs = Mutex(try OutsideAnswers(for: plan))
    }

    /// The answer to a question; an engine that cannot be started fails the call.
    package func answer(to question: Question) async -> Answer {
        do {
            return try await NIOThreadPool.singleton.runIfActive {
                try self.programs.withLock { try $0.answer(to: question) }
            }
        } catch {
            return Answer(latencyMilliseconds: 0, end: .error(Text("\(error)")))
        }
    }
}
