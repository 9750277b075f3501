package import RedeEval
import RedeModel

/// Where the runs of a side of a comparison are, as an argument tells it.
///
/// A tag of the store; `FILE:TAG`, a tag of another store; a store with one batch; a file that `rede-sim runs
/// export` wrote; or a directory with all parts of a batch. `@2` at the end stands for the second variant
/// alone.
package enum BatchSource {
    /// The runs that an argument stands for; `store` is where tags are looked up.
    ///
    /// - Throws: ``UnfitTag``, ``UnusableStore``, `UnfitShards`, `UnreadableFile`, `InvalidInput`.
    package static func load(_ argument: String, store: String) throws -> RunColumns {
        let (place, variant) = parts(of: argument)
        var side = try whole(place, store: store)
        guard let variant else { return side }
        let numbers = side.numbers.map(String.init).joined(separator: ", ")
        guard let alone = side.variant(variant) else {
            throw UnfitTag(
                expected: "a variant of \(Quoted.text(Text(place)))",
                found: "\(variant)",
                notes: ["it has \(numbers)"]
            )
        }
        side = alone
        return side
    }

    /// Whether an argument that is no path of its own stands for a batch: a tag, one of another store, or a
    /// variant.
    package static func isNamed(_ argument: String, store: String) -> Bool {
        let (place, variant) = parts(of: argument)
        // A store that cannot be read has no tags here; who loads one of them is told why.
        let tags = try? ResultStore(store, for: .existing).tags()
        if tags?.contains(Text(place)) == true { return true }
        if let colon = place.utf8.lastIndex(of: UInt8(ascii: ":")), exists(String(place[..<colon])) {
            return true
        }
        return variant != nil && (exists(place) || !OutputDirectory.names(in: place).isEmpty)
    }

    /// The argument without the number of its variant, and that number.
    private static func parts(of argument: String) -> (place: String, variant: Int?) {
        guard let at = argument.utf8.lastIndex(of: UInt8(ascii: "@")),
            let number = Int(argument[argument.utf8.index(after: at)...])
        else { return (argument, nil) }
        return (String(argument[..<at]), number)
    }

    private static func whole(_ place: String, store: String) throws -> RunColumns {
        let isThere = exists(store)
        if isThere {
            let tags = try ResultStore(store, for: .existing)
            if try tags.tags().contains(Text(place)) {
                return try tags.columns(of: Text(place), name: Text(place))
            }
        }
        if let colon = place.utf8.lastIndex(of: UInt8(ascii: ":")), exists(String(place[..<colon])) {
            let tag = Text(String(place[place.utf8.index(after: colon)...]))
            return try ResultStore(String(place[..<colon]), for: .existing).columns(of: tag, name: tag)
        }
        let name = Text(FilePath.name(of: place))
        if !OutputDirectory.names(in: place).isEmpty { return try RunColumns(ofPartsIn: place, name: name) }
        guard exists(place) else {
            // A word without a slash or a dot is more likely a tag than a file.
            guard place.utf8.contains(UInt8(ascii: "/")) || place.utf8.contains(UInt8(ascii: ".")) || !isThere
            else { return try ResultStore(store, for: .existing).columns(of: Text(place), name: name) }
            throw UnreadableFile(
                path: place,
                reason:
                    "neither a tag of \(store) nor a file or directory\(isThere ? "" : ", and no such store")"
            )
        }
        return try file(place, name)
    }

    private static func file(_ path: String, _ name: Text) throws -> RunColumns {
        var lines = try LineReader(path, inPiecesOf: 1 << 12)
        guard try lines.next()?.starts(with: "SQLite format 3\0".utf8) == true else {
            return try ExportReader.columns(of: path, name: name)
        }
        let store = try ResultStore(path, for: .existing)
        let tags = try store.tags()
        guard tags.count == 1, let tag = tags.first else {
            throw UnfitTag(
                expected: "\(path):TAG for one of its batches",
                found: "no tag",
                notes: ["the store has \(tags.isEmpty ? "none" : NearestName.list(tags))"]
            )
        }
        return try store.columns(of: tag, name: tag)
    }

    /// Whether a regular file is at a path.
    private static func exists(_ path: String) -> Bool {
        // What cannot be read is told by whoever reads it.
        (try? SourceFile.check(path)) != nil
    }
}
