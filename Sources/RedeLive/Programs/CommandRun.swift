import Foundation

/// A program that reads its input, writes its output and ends.
struct CommandRun {
    /// Why a program that was started gives no output.
    enum Failure: Error, Equatable {
        /// It has ended badly: how, and the end of what it said on its standard error.
        case failed(String, errors: String)
        /// It has not ended in time, and was killed with all that it had started.
        case late
        /// It has written more than anybody reads.
        case tooLong
    }

    /// The most that is read.
    private static let maximumBytes = 1 << 20
    /// How much of the end of the standard error is kept.
    private static let errorBytes = 2000

    private let program: Program
    private var rest: ArraySlice<UInt8>
    private var output: [UInt8] = []
    private var errors: [UInt8] = []

    /// What a program writes that was just started, when it is given this input.
    ///
    /// It must end, or close its output and its standard error, until the deadline.
    static func output(
        of program: Program,
        given input: [UInt8],
        until deadline: ContinuousClock.Instant
    ) throws(Failure) -> [UInt8] {
        var run = CommandRun(program: program, rest: input[...])
        try run.exchange(until: deadline)
        guard program.hasSucceeded else {
            throw .failed(program.ending, errors: String(decoding: run.errors, as: UTF8.self))
        }
        return run.output
    }

    private init(program: Program, rest: ArraySlice<UInt8>) {
        self.program = program
        self.rest = rest
    }

    /// Writes the input and reads what comes, in whatever order the program wants it.
    private mutating func exchange(until deadline: ContinuousClock.Instant) throws(Failure) {
        // Nothing is looked for at a file of the number -1.
        var talk = pollfd(fd: program.socket, events: Int16(POLLIN | POLLOUT), revents: 0)
        var complaints = pollfd(fd: program.errors ?? -1, events: Int16(POLLIN), revents: 0)
        while talk.fd >= 0 || complaints.fd >= 0 {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard left > 0 else { throw .late }
            var both = [talk, complaints]
            guard poll(&both, 2, Int32(min(left.rounded(.up), 1_000_000))) > 0 else { continue }
            if both[0].revents & Int16(POLLOUT) != 0, talk.events & Int16(POLLOUT) != 0, !write() {
                shutdown(program.socket, Int32(SHUT_WR))
                talk.events = Int16(POLLIN)
            }
            if both[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
                if !CommandRun.read(program.socket, into: &output) { talk.fd = -1 }
                guard output.count <= CommandRun.maximumBytes else { throw .tooLong }
            }
            if both[1].revents != 0 {
                if !CommandRun.read(complaints.fd, into: &errors) { complaints.fd = -1 }
                errors = errors.suffix(CommandRun.errorBytes)
            }
        }
    }

    /// Writes some of the input; false when none is left, or nobody reads it.
    private mutating func write() -> Bool {
        guard !rest.isEmpty else { return false }
        let count = rest.withUnsafeBytes { bytes in
            send(
                program.socket,
                bytes.baseAddress,
                bytes.count,
                Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            )
        }
        if count < 0 { return errno == EINTR || errno == EAGAIN }
        rest = rest.dropFirst(count)
        return !rest.isEmpty
    }

    /// Reads some of what has come; false at the end.
    private static func read(_ file: Int32, into bytes: inout [UInt8]) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { space in
            let count = Foundation.read(file, space.baseAddress, space.count)
            if count > 0 { bytes.append(contentsOf: space.prefix(count)) }
            return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
        }
    }
}
