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
        signal(SIGINT) { _ in
            OutsideAnswers.killPrograms()
            _exit(130)
        }
        signal(SIGTERM) { _ in
            OutsideAnswers.killPrograms()
            _exit(143)
        }
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

    /// Carries something out whole: a signal that comes meanwhile counts afterwards.
    static func held<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        var signals = set(of: [SIGINT, SIGTERM])
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// Keeps signals waiting until ``release()``.
    @MainActor
    static func hold() {
        // The main thread alone takes signals: those of the pool that runs tasks keep them blocked.
        var signals = set(of: [SIGINT, SIGTERM])
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Lets signals count again, also one that has come meanwhile.
    @MainActor
    static func release() {
        var signals = set(of: [SIGINT, SIGTERM])
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Whether a signal waits for ``release()``.
    static var isWaiting: Bool {
        var signals = sigset_t()
        sigpending(&signals)
        return sigismember(&signals, SIGINT) == 1 || sigismember(&signals, SIGTERM) == 1
    }

    private static func set(of signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }
}
