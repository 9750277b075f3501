package import RedeModel

/// A part of a batch that is run by itself: every so-manieth case.
package struct Shard: Equatable, Sendable {
    /// Which part it is, from 1.
    package let number: Int
    /// How many parts there are.
    package let count: Int

    /// The only part of a batch that is not taken apart.
    package static let whole = Shard(number: 1, count: 1)

    /// The most parts of a batch.
    package static let maximumCount = 99_999

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// The part of this number, of so many parts; nil when there is none.
    init?(number: Int, of count: Int) {
        guard (1...Shard.maximumCount).contains(count), (1...count).contains(number) else { return nil }
        self.init(number: number, count: count)
    }

    /// The part that a text such as `3/8` stands for; nil for any other text.
    package init?(_ text: Text) {
        guard let slash = text.firstIndex(of: "/", from: 0) else { return nil }
        guard let number = Int(text[0..<slash].string),
            let count = Int(text[(slash + 1)..<text.byteCount].string)
        else { return nil }
        self.init(number: number, of: count)
    }

    /// The numbers of its cases, ascending.
    ///
    /// Neighbours go to different parts, so that a variant whose runs are long burdens all alike.
    package func cases(of plan: BatchPlan) -> StrideTo<Int> {
        stride(from: number - 1, to: plan.caseCount, by: count)
    }

    /// How many cases it has.
    package func caseCount(of plan: BatchPlan) -> Int {
        (plan.caseCount - number + count) / count
    }

    /// The parts that make it up where a batch is taken into `count` parts, in the order of their first
    /// cases; nil when it is not made up of whole ones.
    func parts(of count: Int) -> [Shard]? {
        guard count.isMultiple(of: self.count) else { return nil }
        return stride(from: number, through: count, by: self.count).map { Shard(number: $0, count: count) }
    }

    /// The name of its files without their endings, such as `shard-00003-of-00008`.
    package var stem: String {
        "shard-\(Shard.digits(number))-of-\(Shard.digits(count))"
    }

    private static func digits(_ number: Int) -> String {
        String(String(100_000 + number).dropFirst())
    }

    /// The parts whose results are not all in a directory, of as many as its files say; nil when no file
    /// says it.
    package static func missing(in directory: String) -> [Int]? {
        guard let count = named(in: directory, endings).map(\.count).max() else { return nil }
        var isMissing = [Bool](repeating: true, count: count + 1)
        for shard in named(in: directory, [".done"]) where shard.count == count {
            isMissing[shard.number] = false
        }
        return (1...count).filter { isMissing[$0] }
    }

    /// What the names of a part's files end with: its results, as long as they grow, its manifest.
    static let endings = [".ndjson", ".partial", ".done"]

    /// The parts that a directory has files of whose names end so, by these names.
    static func named(in directory: String, _ endings: [String]) -> [Shard] {
        OutputDirectory.names(in: directory).compactMap { name in
            endings.compactMap { Shard(fileName: name, ending: $0) }.first
        }
    }

    private init?(fileName name: String, ending: String) {
        let parts = name.utf8.split(separator: UInt8(ascii: "-"))
        guard name.hasSuffix(ending), parts.count == 4, let number = Int(Substring(parts[1])),
            let count = Int(Substring(parts[3].dropLast(ending.utf8.count)))
        else { return nil }
        self.init(number: number, of: count)
        guard name == stem + ending else { return nil }
    }
}
