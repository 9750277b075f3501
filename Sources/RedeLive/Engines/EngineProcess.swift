import Foundation

/// A program that runs beside ours and is spoken to in lines.
///
/// It is a class because a process has an identity.
final class EngineProcess {
    /// Why a program says nothing more.
    enum Silence: Error, Equatable {
        /// It has ended, with these words on how.
        case ended(String)
        /// It has not said a line in time.
        case late
    }

    /// More bytes than a line of any protocol has.
    private static let longestLine = 1 << 20

    private let program: Program
    /// What was read and not yet taken, from `taken` on.
    private var buffer: [UInt8] = []
    private var taken = 0

    /// Starts the program at a path.
    ///
    /// - Throws: the system's own words when it refuses.
    init(_ path: String, _ arguments: [String]) throws(Program.Refusal) {
        program = try Program(path, arguments)
    }

    /// Sends a line; one that does not reach the program shows when it is asked for its own.
    func send(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                Foundation.send(program.socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
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
        var request = pollfd(fd: program.socket, events: Int16(POLLIN), revents: 0)
        let found = poll(&request, 1, Int32(min(left.rounded(.up), 1_000_000)))
        if found == 0 || (found < 0 && errno == EINTR) { return }
        let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { space in
            let count = recv(program.socket, space.baseAddress, space.count, 0)
            if count > 0 { buffer.append(contentsOf: space.prefix(count)) }
            return count
        }
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw .ended(program.ending) }
    }
}
