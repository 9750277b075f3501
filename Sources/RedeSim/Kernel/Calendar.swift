import HeapModule
package import RedeModel

/// What is going to happen, earliest first.
///
/// Entries due at one instant come out by their tie key, then in the order in which they were added. Small
/// keys move in the heap while the entries stay where they were put: Benchmarks, "calendar".
package struct Calendar<Entry: Sendable>: Sendable {
    /// An entry's place in the order, and where it is kept.
    fileprivate struct Key: Comparable, Sendable {
        let instant: Instant
        let tie: UInt32
        let slot: UInt32
        let sequence: Int

        static func < (left: Key, right: Key) -> Bool {
            // By numbers: how instants compare is not known here when this is compiled.
            let (one, other) = (left.instant.milliseconds, right.instant.milliseconds)
            if one != other { return one < other }
            if left.tie != right.tie { return left.tie < right.tie }
            return left.sequence < right.sequence
        }
    }

    /// A place among the entries of whichever instant it is used for: that of an entry added when it was
    /// kept.
    package struct Place: Equatable, Sendable {
        fileprivate let tie: UInt32
        fileprivate let sequence: Int
    }

    private var heap = Heap<Key>()
    private var slots: [Entry?] = []
    private var free: [UInt32] = []
    private var sequence = 0

    /// A calendar with room for a small network's entries.
    package init() {
        slots.reserveCapacity(32)
        free.reserveCapacity(32)
    }

    /// How many entries are waiting.
    package var count: Int { heap.count }

    /// The instant of the earliest entry, nil when none waits.
    package var nextInstant: Instant? { heap.min?.instant }

    /// Adds an entry due at `instant`; `tie` orders it among those due at the same one.
    package mutating func add(_ entry: Entry, at instant: Instant, tie: UInt32 = 0) {
        add(entry, at: instant, in: keepPlace(tie: tie))
    }

    /// Keeps the place that an entry added now would have.
    package mutating func keepPlace(tie: UInt32 = 0) -> Place {
        defer { sequence += 1 }
        return Place(tie: tie, sequence: sequence)
    }

    /// Whether an entry is due before one that would be added in a place at an instant.
    package func hasEntry(before place: Place, at instant: Instant) -> Bool {
        guard let first = heap.min else { return false }
        return first < Key(instant: instant, tie: place.tie, slot: 0, sequence: place.sequence)
    }

    /// Adds an entry due at `instant`, in a place that was kept for it.
    package mutating func add(_ entry: Entry, at instant: Instant, in place: Place) {
        let slot: UInt32
        if let last = free.popLast() {
            slot = last
            slots[Int(slot)] = entry
        } else {
            slot = UInt32(slots.count)
            slots.append(entry)
        }
        heap.insert(Key(instant: instant, tie: place.tie, slot: slot, sequence: place.sequence))
    }

    /// Takes the earliest entry off, nil when none waits.
    package mutating func takeEarliest() -> (instant: Instant, entry: Entry)? {
        guard let key = heap.popMin() else { return nil }
        let slot = Int(key.slot)
        guard let entry = slots[slot].take() else {
            preconditionFailure("a key of the calendar leads to an entry")
        }
        free.append(key.slot)
        return (key.instant, entry)
    }
}
