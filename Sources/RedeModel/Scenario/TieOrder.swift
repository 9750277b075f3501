/// In which order things of one instant happen.
package enum TieOrder: String, CaseIterable, Sendable {
    /// In the order in which they were added.
    case insertion
    /// In an order drawn from the seed.
    case seeded
}
