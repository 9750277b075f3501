import Foundation
import Synchronization

/// A program that runs beside ours, in a group of its own.
///
/// It is a class because a process has an identity: it ends with the last reference to it. `posix_spawn` in
/// place of Foundation's `Process`: that one hands down which signals our thread has blocked, and a program
/// that has them blocked cannot be stopped.
final class Program {
    /// The groups of the programs that run: each leads one of its own, so that what it starts ends with it.
    private static let running = Mutex<[pid_t]>([])

    /// Our end of the socket that is the program's standard input and output.
    let socket: Int32
    /// Our end of what it says on its standard error; nil when nobody reads that.
    let errors: Int32?
    private let process: pid_t
    /// How the program has ended, as `waitpid` tells it; nil while it runs.
    private var status: Int32?

    /// Starts the program at a path.
    ///
    /// - Throws: the system's own words when it refuses.
    init(
        _ path: String,
        _ arguments: [String],
        keepsErrors: Bool = false
    ) throws(Refusal) {
        var ends: [Int32] = [0, 0]
        // A socket, not a pipe: writing to one whose reader has died can be kept from raising SIGPIPE.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Refusal(errno) }
        defer { close(ends[1]) }
        var complaints: [Int32] = [-1, -1]
        guard !keepsErrors || socketpair(AF_UNIX, kind, 0, &complaints) == 0 else {
            let code = errno
            close(ends[0])
            throw Refusal(code)
        }
        defer { if keepsErrors { close(complaints[1]) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        if keepsErrors {
            posix_spawn_file_actions_adddup2(&actions, complaints[1], 2)
        } else {
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        let (process, refusal) = Program.spawn(path, arguments, &actions)
        guard refusal == 0 else {
            close(ends[0])
            if keepsErrors { close(complaints[0]) }
            throw Refusal(refusal)
        }
        self.process = process
        socket = ends[0]
        errors = keepsErrors ? complaints[0] : nil
    }

    /// Starts the leader of a new group, no signal blocked or ignored, and lists it.
    private static func spawn(
        _ path: String,
        _ arguments: [String],
        _ actions: inout posix_spawn_file_actions_t
    ) -> (process: pid_t, refusal: Int32) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var usual = sigset_t()
        sigemptyset(&usual)
        for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))

        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables =
            ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for copy in words + variables { free(copy) } }
        var process: pid_t = 0
        let refusal = running.withLock { running in
            let refusal = posix_spawn(&process, path, &actions, &attributes, words, variables)
            if refusal == 0 { running.append(process) }
            return refusal
        }
        return (process, refusal)
    }

    deinit {
        close(socket)
        if let errors { close(errors) }
        end()
    }

    /// Ends the program, and all that it has started.
    private func end() {
        guard status == nil else { return }
        // Its number is its own until it is waited for, so it is killed first, if it has not ended by itself.
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        self.status = status
        Program.running.withLock { running in running.removeAll { $0 == process } }
    }

    /// Kills every program that runs; may be called where a signal strikes.
    static func killAll() {
        // Where the signal struck while the list was changed, they end as their input does.
        _ = running.withLockIfAvailable { running in
            for process in running { kill(-process, SIGKILL) }
        }
    }

    /// How a program has ended that says nothing more, in words.
    var ending: String {
        end()
        let status = status ?? 0
        let signal = status & 0x7F
        return signal == 0 ? "it has ended with exit code \(status >> 8)" : "signal \(signal) has ended it"
    }

    /// Whether a program that says nothing more has ended well.
    var hasSucceeded: Bool {
        end()
        return status == 0
    }

    /// Why a program was not started.
    struct Refusal: Error {
        /// The system's own words.
        var reason: String

        init(_ code: Int32) {
            let words = String(cString: strerror(code))
            reason = words.prefix(1).lowercased() + words.dropFirst()
        }
    }
}
