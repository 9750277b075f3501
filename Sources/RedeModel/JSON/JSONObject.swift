/// An object of JSON: its members in JavaScript's order, each key once.
///
/// Keys that read as an array index (`0` to `4294967294`) come first, ascending; the others follow in the
/// order in which they were set.
package struct JSONObject: Equatable, Sendable {
    /// A key with its value.
    package struct Member: Equatable, Sendable {
        /// The key, escapes resolved.
        package var key: Text
        /// Its value.
        package var value: JSONValue

        package init(key: Text, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order.
    package private(set) var members: [Member] = []

    /// How many of the members, from the first, have an array index as key.
    private var indexCount = 0

    /// The object with these members; of equal keys the first gives the place, the last the value.
    package init(_ written: [Member] = []) {
        guard written.count > 16 else {
            if JSONObject.isInOrder(written) {
                members = written
            } else {
                for member in written { self[member.key] = member.value }
            }
            return
        }
        // A look-up by key: a large object would otherwise take quadratic time.
        var places: [Text: Int] = [:]
        var indices: [(index: UInt32, member: Member)] = []
        var others: [Member] = []
        for member in written {
            let index = JSONObject.arrayIndex(of: member.key)
            if let place = places[member.key] {
                if index != nil { indices[place].member = member } else { others[place] = member }
            } else if let index {
                places[member.key] = indices.count
                indices.append((index, member))
            } else {
                places[member.key] = others.count
                others.append(member)
            }
        }
        indices.sort { $0.index < $1.index }
        members = indices.map(\.member) + others
        indexCount = indices.count
    }

    /// The value of a key; setting nil removes it, setting a new one adds it in JavaScript's order.
    package subscript(key: Text) -> JSONValue? {
        get { members.first { $0.key == key }?.value }
        set {
            let place = members.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?):
                members[place].value = value
            case (let place?, nil):
                members.remove(at: place)
                if place < indexCount { indexCount -= 1 }
            case (nil, let value?):
                insert(Member(key: key, value: value))
            case (nil, nil):
                break
            }
        }
    }

    /// The value of a key that is known beforehand.
    package func value(_ key: StaticString) -> JSONValue? {
        for index in members.indices where members[index].key.equals(key) { return members[index].value }
        return nil
    }

    /// Whether no key comes twice and none may be an array index.
    private static func isInOrder(_ members: [Member]) -> Bool {
        for index in members.indices {
            if let first = members[index].key.withBytes({ $0.first }), first >= 0x30, first <= 0x39 {
                return false
            }
            for other in 0..<index where members[other].key == members[index].key { return false }
        }
        return true
    }

    private mutating func insert(_ member: Member) {
        guard let index = JSONObject.arrayIndex(of: member.key) else {
            members.append(member)
            return
        }
        let place =
            members[..<indexCount].firstIndex { (JSONObject.arrayIndex(of: $0.key) ?? 0) > index }
            ?? indexCount
        members.insert(member, at: place)
        indexCount += 1
    }

    /// The array index that a key spells in its canonical form, nil when it spells none.
    private static func arrayIndex(of key: Text) -> UInt32? {
        let digits = key.bytes
        guard !digits.isEmpty, digits.count <= 10, digits[0] != 0x30 || digits.count == 1 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + UInt64(digit - 0x30)
        }
        return value < UInt64(UInt32.max) ? UInt32(value) : nil
    }
}
