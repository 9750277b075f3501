import Foundation
import RedeLive

/// Signals: Ctrl-C ends the command at once with exit code 130, but never in the middle of writing files.
enum Interruption {
    /// Sets up what signals do.
    static func install() {
        // A parent may hand its own blocked signals down, as threads of some libraries do.
        var ours = set(of: [SIGINT, SIGTERM, SIGPIPE])
        pthread_sigmask(SIG_UNBLOCK, &ours, nil)
        // `_exit` may be called where a signal strikes; nothing is left to flush, as nothing is buffered.
        signal(SIGINT) { _ in Interruption.end(with: 130) }
        signal(SIGTERM) { _ in Interruption.end(with: 143) }
        // A closed pipe ends the command without a word, also where the parent has it ignored.
        signal(SIGPIPE, SIG_DFL)
        // A broken rule of ours traps, which is a defect to report; the runtime has said which one, where it
        // can.
        for trap in [SIGILL, SIGTRAP] {
            signal(trap) { _ in
                let words: StaticString = "rede-sim: a defect of the program, which should not happen\n"
                _ = write(2, words.utf8Start, words.utf8CodeUnitCount)
                _exit(70)
            }
        }
    }

    /// What a signal says before it ends the command, a line; nil says nothing.
    ///
    /// The main thread sets it, and is the one that takes signals.
    nonisolated(unsafe) static var lastWords: StaticString?

    private static func end(with status: Int32) -> Never {
        OutsideAnswers.killPrograms()
        if let lastWords { _ = write(2, lastWords.utf8Start, lastWords.utf8CodeUnitCount) }
        _exit(status)
    }

    /// Carries something out whole: a signal that comes meanwhile counts afterwards.
    static func held<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        var signals = set(of: [SIGINT, SIGTERM])
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// Whether a signal waits until something that is held has been carried out.
    static var isWaiting: Bool {
        var signals = sigset_t()
        sigpending(&signals)
        return sigismember(&signals, SIGINT) == 1 || sigismember(&signals, SIGTERM) == 1
    }

    /// Carries out whole what uses several threads, while this one waits; it may ask whether a signal does.
    static func held(_ body: @escaping @Sendable () async throws -> Void) throws {
        // This is the main thread, the only one that takes signals: the threads of the pool block them all.
        try held { try Waiting.on(body) }
    }

    private static func set(of signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }
}
