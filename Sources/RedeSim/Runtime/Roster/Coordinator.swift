package import RedeModel

/// The choice of a bot's coordinator, made at its first deploy.
///
/// Spec: section 3.
package enum Coordinator {
    /// The first peer marked as coordinator, else the first name by UTF-16 code units, else the last resort.
    package static func chosen(from roster: Roster, lastResort bot: Text) -> Text {
        var first: Text?
        for peer in roster.peers where !peer.name.isBlank {
            if peer.isCoordinator == true { return peer.name }
            if let earlier = first, !(peer.name < earlier) { continue }
            first = peer.name
        }
        return first ?? bot
    }
}
