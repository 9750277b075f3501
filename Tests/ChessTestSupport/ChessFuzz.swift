import RedeChess
import RedeSim

/// Odd texts for the readers of chess notation, and the laws that every reading keeps.
package struct ChessFuzz {
    /// How many of the texts so far were read rather than refused.
    package private(set) var accepted = 0
    private var stream: SeedStream
    private var positions: [Position] = []

    /// The texts of a seed.
    package init(seed: UInt64) {
        stream = SeedStream(seed: seed, name: "chess-fuzz")
        for fen in ChessSamples.positions {
            if let position = try? FEN.position(of: Array(fen.utf8)) { positions.append(position) }
        }
        // An own list that does not read would fuzz nothing.
        precondition(positions.count == ChessSamples.positions.count, "every sample position reads")
    }

    /// Makes the next text, gives it to a reader and says which law was broken; nil when none was.
    package mutating func problemInNextInput() -> String? {
        switch stream.integer(below: 4) {
        case 0: fenProblem(mutated(Array(pick(ChessSamples.positions).utf8)))
        case 1: sanProblem()
        case 2: permissiveProblem()
        default: pgnProblem(mutated(Array(pick(ChessSamples.games).utf8)))
        }
    }

    private mutating func fenProblem(_ text: [UInt8]) -> String? {
        do {
            let position = try FEN.position(of: text)
            accepted += 1
            let written = FEN.text(of: position)
            if try FEN.position(of: written) != position { return "FEN changes: \(quoted(text))" }
            for spelled in position.spelledMoves() {
                let next = position.playing(spelled.move)
                if try FEN.position(of: FEN.text(of: next)) != next {
                    return "FEN after \(spelled.san) changes: \(quoted(text))"
                }
            }
        } catch {
            return problem(with: error, in: text)
        }
        return nil
    }

    private mutating func sanProblem() -> String? {
        let position = pick(positions)
        let moves = position.legalSAN()
        guard !moves.isEmpty else { return nil }
        let text = mutated(pick(moves).bytes)
        do {
            let move = try SAN.move(of: text, in: position)
            accepted += 1
            if try SAN.move(of: position.san(of: move).bytes, in: position) != move {
                return "SAN changes: \(quoted(text))"
            }
        } catch {
            return problem(with: error, in: text)
        }
        return nil
    }

    private mutating func permissiveProblem() -> String? {
        let position = pick(positions)
        let moves = position.spelledMoves()
        guard !moves.isEmpty else { return nil }
        let spelled = pick(moves)
        let name = stream.integer(below: 2) == 0 ? spelled.san.bytes : Array(spelled.move.description.utf8)
        let text = mutated(name)
        if let move = PermissiveMove.read(text, in: position) {
            accepted += 1
            if !move.isPass, !moves.contains(where: { $0.move == move }) {
                return "an illegal move is read: \(quoted(text))"
            }
        }
        return nil
    }

    private mutating func pgnProblem(_ text: [UInt8]) -> String? {
        var reader = PGNReader(text)
        // A reader moves on with every game and every error: there are no more of them than bytes.
        for _ in 0...text.count {
            do {
                guard let game = try reader.next() else { return nil }
                accepted += 1
                let written = PGNWriter.text(of: game)
                // A brace in a comment becomes a bracket, so comments are compared as they were written.
                let again = try PGNReader.games(in: written)
                let moves = again.map { $0.plies.map(\.move) }
                if moves != [game.plies.map(\.move)] || again.map(PGNWriter.text(of:)) != [written] {
                    return "PGN changes: \(quoted(text))"
                }
            } catch {
                if let problem = problem(with: error, in: text) { return problem }
            }
        }
        return "the PGN reader stands still: \(quoted(text))"
    }

    private func problem(with error: NotationError, in text: [UInt8]) -> String? {
        let isPlace = (0...text.count).contains(error.offset)
        return isPlace && !error.expected.isEmpty && !error.found.isEmpty
            ? nil : "\(error) in \(quoted(text))"
    }

    /// A text with up to four changes; sometimes none, sometimes nothing but noise.
    private mutating func mutated(_ sample: [UInt8]) -> [UInt8] {
        if stream.integer(below: 16) == 0 {
            return (0..<stream.integer(below: 40)).map { _ in UInt8(stream.integer(below: 256)) }
        }
        var text = sample
        for _ in 0..<stream.integer(below: 5) {
            let index = stream.integer(below: text.count + 1)
            let byte = oddByte()
            switch stream.integer(below: 4) {
            case 0: text.insert(byte, at: index)
            case 1 where index < text.count: text.remove(at: index)
            case 2 where index < text.count: text[index] = byte
            case 3: text.append(contentsOf: text[index...].prefix(8))
            default: text = Array(text[..<index])
            }
        }
        return text
    }

    /// A byte that means something to some reader, or any other.
    private mutating func oddByte() -> UInt8 {
        let telling = Array("abcdefgh12345678NBRQKPnbrqkpwxO0-+#=!?/ ()[]{};%$.*\"\\\n\r\t".utf8)
        return stream.integer(below: 8) == 0 ? UInt8(stream.integer(below: 256)) : pick(telling)
    }

    private mutating func pick<Item>(_ items: [Item]) -> Item {
        items[stream.integer(below: items.count)]
    }

    private func quoted(_ text: [UInt8]) -> String {
        text.map { $0 < 0x20 || $0 > 0x7E ? "\\x" + String($0, radix: 16) : String(UnicodeScalar($0)) }
            .joined()
    }
}
