import Foundation
import Synchronization

/// A program that runs beside ours and is spoken to in lines.
///
/// It is a class because a process has an identity: it ends with the last reference to it. `posix_spawn` in
/// place of Foundation's `Process`: that one hands down which signals our thread has blocked, and an engine
/// that has them blocked cannot be stopped.
final class EngineProcess {
    /// Why a program says nothing more.
    enum Silence: Error, Equatable {
        /// It has ended, with these words on how.
        case ended(String)
        /// It has not said a line in time.
        case late
    }

    /// The groups of the programs that run: each leads one of its own, so that what it starts ends with it.
    private static let running = Mutex<[pid_t]>([])

    /// More bytes than a line of any protocol has.
    private static let longestLine = 1 << 20

    private let process: pid_t
    /// Our end of the socket that is the program's standard input and output.
    private let socket: Int32
    /// What was read and not yet taken, from `taken` on.
    private var buffer: [UInt8] = []
    private var taken = 0
    /// How the program has ended, as `waitpid` tells it; nil while it runs.
    private var status: Int32?

    /// Starts the program at a path.
    ///
    /// - Throws: the system's own words when it refuses.
    init(_ path: String, _ arguments: [String]) throws(EngineProcess.Refusal) {
        var ends: [Int32] = [0, 0]
        // A socket, not a pipe: writing to one whose reader has died can be kept from raising SIGPIPE.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Refusal(errno) }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

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
        let refusal = EngineProcess.running.withLock { running in
            let refusal = posix_spawn(&process, path, &actions, &attributes, words, variables)
            if refusal == 0 { running.append(process) }
            return refusal
        }
        guard refusal == 0 else {
            close(ends[0])
            throw Refusal(refusal)
        }
        self.process = process
        socket = ends[0]
    }

    deinit {
        close(socket)
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
        EngineProcess.running.withLock { running in running.removeAll { $0 == process } }
    }

    /// Kills every program that runs; may be called where a signal strikes.
    static func killAll() {
        // Where the signal struck while the list was changed, they end as their input does.
        _ = running.withLockIfAvailable { running in
            for process in running { kill(-process, SIGKILL) }
        }
    }

    /// Sends a line; one that does not reach the program shows when it is asked for its own.
    func send(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                Foundation.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// The program's next line, without its end.
    ///
    /// - Throws: ``Silence`` when none comes until the deadline.
    func line(until deadline: ContinuousClock.Instant) throws(Silence) -> ArraySlice<UInt8> {
        while true {
            if let end = buffer[taken...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[taken..<end]
                taken = end + 1
                return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            }
            buffer.removeFirst(taken)
            taken = 0
            guard buffer.count < EngineProcess.longestLine else { throw .late }
            try read(until: deadline)
        }
    }

    private func read(until deadline: ContinuousClock.Instant) throws(Silence) {
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        guard left > 0 else { throw .late }
        var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        let found = poll(&request, 1, Int32(min(left.rounded(.up), 1_000_000)))
        if found == 0 || (found < 0 && errno == EINTR) { return }
        let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { space in
            let count = recv(socket, space.baseAddress, space.count, 0)
            if count > 0 { buffer.append(contentsOf: space.prefix(count)) }
            return count
        }
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw .ended(ending) }
    }

    /// How a program has ended that says nothing more.
    private var ending: String {
        end()
        let status = status ?? 0
        let signal = status & 0x7F
        return signal == 0 ? "it has ended with exit code \(status >> 8)" : "signal \(signal) has ended it"
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
