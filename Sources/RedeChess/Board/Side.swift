/// One of the two players.
package enum Side: UInt8, CaseIterable, Sendable {
    case white, black

    /// The other player.
    package var opponent: Side { self == .white ? .black : .white }
}
