/// Finds the name that a user most likely meant, and says which names there are.
package enum NearestName {
    /// The most names that a note lists.
    package static let maximumListed = 6

    /// Names beyond these many are not compared: a file of a million bots must not take minutes to refuse.
    private static let maximumCompared = 1000

    /// The name nearest to `written`: the first of those with the smallest edit distance, which is at most
    /// a third of the length of `written` in Unicode scalars; nil when none is that near.
    package static func nearest(to written: Text, among names: [Text]) -> Text? {
        let letters = Array(written.string.unicodeScalars)
        // Longer texts are no names, and the distance takes quadratic time.
        guard letters.count <= 200 else { return nil }
        var limit = letters.count / 3
        var best: Text?
        for name in names.prefix(maximumCompared) {
            let other = Array(name.string.unicodeScalars)
            guard abs(other.count - letters.count) <= limit else { continue }
            let distance = distance(letters, other)
            guard distance <= limit else { continue }
            best = name
            limit = distance - 1
            if limit < 0 { break }
        }
        return best
    }

    /// The notes for a name that is not known: the nearest one, and which ones there are.
    ///
    /// `source` is who declares the names, as `bots.json declares`; nil when the names are enough.
    /// `elsewhere` is where more names than fit a note are listed.
    package static func notes(
        for written: Text,
        among names: [Text],
        source: String? = nil,
        elsewhere: String? = nil
    ) -> [String] {
        let list = list(names)
        if let nearest = nearest(to: written, among: names) {
            let declared = source.map { " (\($0) \(list))" } ?? ""
            return ["the nearest name is \(Quoted.text(nearest))\(declared)"]
        }
        if names.isEmpty { return source.map { ["\($0) none"] } ?? [] }
        if names.count <= maximumListed || elsewhere == nil {
            return [source.map { "\($0) \(list)" } ?? "the names are \(list)"]
        }
        return elsewhere.map { [$0] } ?? []
    }

    /// The names in double quotes, with the number of those that are left out.
    package static func list(_ names: [Text]) -> String {
        let shown = names.prefix(maximumListed).map(Quoted.text).joined(separator: ", ")
        let rest = names.count - maximumListed
        return rest > 0 ? "\(shown) and \(rest) more" : shown
    }

    /// The number of letters to insert, delete, replace or swap with their neighbour.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for row in 0..<one.count {
            var current = [row + 1]
            for column in 0..<other.count {
                let change = last[column] + (one[row] == other[column] ? 0 : 1)
                var cost = min(change, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[other.count]
    }
}
