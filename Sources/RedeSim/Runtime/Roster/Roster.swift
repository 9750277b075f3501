package import RedeModel

/// Every active bot as the others see it, in order, the bot itself included.
///
/// A peer with a blank name counts nowhere: no look-up finds it.
/// Spec: sections 1 and 3.
package struct Roster: Equatable, Sendable {
    /// The peers in order, those with a blank name too.
    package var peers: [Peer]

    package init(peers: [Peer] = []) {
        self.peers = peers
    }

    /// Whether a peer has this name, to the letter.
    package func contains(_ name: Text) -> Bool {
        !name.isBlank && peers.contains { $0.name == name }
    }

    /// Whether a peer other than `bot` has this name, to the letter.
    package func contains(_ name: Text, otherThan bot: Text) -> Bool {
        name != bot && contains(name)
    }

    /// The first peer with this name, to the letter; nil when there is none.
    package func peer(named name: Text) -> Peer? {
        guard !name.isBlank else { return nil }
        return peers.first { $0.name == name }
    }

    /// The peers that are not `bot`, in order.
    package func others(than bot: Text) -> [Peer] {
        peers.filter { $0.name != bot && !$0.name.isBlank }
    }

    /// The first peer that is not `bot` and fits; nil when none does.
    package func first(otherThan bot: Text, where fits: (Peer) -> Bool = { _ in true }) -> Peer? {
        peers.first { $0.name != bot && !$0.name.isBlank && fits($0) }
    }
}
