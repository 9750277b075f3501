import RedeModel

/// Changes valid files at random: whatever comes out is read or refused, and each problem lies in the file.
package enum LoaderFuzz {
    /// A file format with its samples.
    package enum Format: String, CaseIterable, Sendable {
        case bots, game, script, scenario, gates, recording

        /// The name of such a file.
        package var path: String {
            switch self {
            case .bots: "bots.json"
            case .game: "game.json"
            case .script: "script.yaml"
            case .scenario: "scenario.yaml"
            case .gates: "gates.yaml"
            case .recording: "recording.ndjson"
            }
        }

        var samples: [[UInt8]] {
            switch self {
            case .bots: FuzzSamples.bots
            case .game: FuzzSamples.games
            case .script: FuzzSamples.scripts
            case .scenario: FuzzSamples.scenarios
            case .gates: FuzzSamples.gates
            case .recording: [RecordingSamples.file, RecordingSamples.unfinished]
            }
        }

        func read(_ file: SourceFile) throws {
            switch self {
            case .bots: _ = try BotsFile.read(file)
            case .game: _ = try GameFile.read(file)
            case .script: _ = try ScriptFile.read(file, bots: ["A", "B"], source: "bots.json")
            case .scenario: _ = try Scenario.read(file)
            case .gates: _ = try GatesFile.read(file)
            case .recording: _ = try RecordingSamples.read(file.bytes)
            }
        }
    }

    /// What is wrong with the reading of a format's changed files, so many of them from a seed: nil when
    /// nothing is.
    package static func report(_ format: Format, seed: UInt64, inputs: Int) -> String? {
        var mutator = Mutator(seed: seed)
        var refused = 0
        for index in 0..<inputs {
            let bytes = mutator.changed(format.samples[index % format.samples.count])
            do {
                try format.read(SourceFile(path: format.path, bytes: bytes))
            } catch let error as InvalidInput {
                refused += 1
                guard let complaint = complaint(about: error, bytes) else { continue }
                return "\(format.path), seed \(seed), input \(index): \(complaint)\n\(error)"
            } catch {
                return "\(format.path), seed \(seed), input \(index): another kind of error: \(error)"
            }
        }
        // Changes that break nothing, or everything, would find nothing.
        return refused > inputs / 4 && refused < inputs
            ? nil : "\(format.path), seed \(seed): \(refused) of \(inputs) inputs refused"
    }

    /// What is wrong with the problems themselves; nil when each lies in the file and says something.
    private static func complaint(about error: InvalidInput, _ bytes: [UInt8]) -> String? {
        guard (1...InvalidInput.maximumProblems).contains(error.problems.count) else {
            return "\(error.problems.count) problems"
        }
        let lengths = lineLengths(of: bytes)
        var last = (0, 0)
        for problem in error.problems {
            let place = (problem.location.line, problem.location.column)
            guard place.0 >= 1, place.0 <= lengths.count, place.1 >= 1, place.1 <= lengths[place.0 - 1] + 1
            else {
                return "a place outside of the file: \(problem.location)"
            }
            guard place >= last else { return "not in file order: \(problem.location)" }
            guard !problem.expected.isEmpty, !problem.found.isEmpty else { return "no words" }
            last = place
        }
        return nil
    }

    /// The lengths of the lines in characters.
    private static func lineLengths(of bytes: [UInt8]) -> [Int] {
        var lengths: [Int] = []
        var length = 0
        bytes.withUnsafeBufferPointer { bytes in
            // A loop by hand: this is most of the test in a debug build.
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0x0A {
                    lengths.append(length)
                    length = 0
                } else if byte & 0xC0 != 0x80 {
                    length += 1
                }
            }
        }
        return lengths + [length]
    }
}
