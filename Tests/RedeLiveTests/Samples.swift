import Foundation
import RedeModel
import RedeSim
import RedeTestSupport

extension Policy.ChessUCI {
    /// The engine of the tests, which fails as `mode` says and writes what it is told to a file.
    static func sample(_ mode: String = "", notes: String = "/dev/null") -> Policy.ChessUCI {
        Policy.ChessUCI(
            engine: Text(Project.root + "/Tests/Fixtures/chess-uci/engine.sh"),
            arguments: [Text(mode), Text(notes)],
            location: Location(file: "script.yaml", line: 4, column: 9)
        )
    }
}

extension ChessEngine {
    /// A game of A against B in which these moves were made, passes among them.
    static func sample(playing moves: [Text] = []) -> ChessEngine {
        var game = ChessEngine(options: JSONObject(), roster: Roster(), reading: .observed)
        for (number, move) in moves.enumerated() { _ = game.apply(move, by: number % 2 == 0 ? "A" : "B") }
        return game
    }
}

/// A directory that goes when the test that made it ends.
final class TemporaryDirectory {
    /// The path, without a slash at the end.
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "rede-live-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit {
        // What cannot be removed stays in the system's directory for such things.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The text of a file in it.
    func text(_ name: String) throws -> String {
        try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8)
    }
}
