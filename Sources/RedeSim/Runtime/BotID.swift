/// A bot by its place in the roster, from 0.
package struct BotID: Hashable, Comparable, Sendable {
    /// The place in the roster, from 0.
    package var index: Int

    package init(_ index: Int) {
        self.index = index
    }

    package static func < (left: BotID, right: BotID) -> Bool {
        left.index < right.index
    }
}
