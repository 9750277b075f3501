package import RedeModel

/// Actions of a scenario as they are written, in order.
///
/// They are kept as one text: a turn copies, compares and measures lists of them several times, and hardly
/// ever looks at one by itself.
package struct ActionList: Equatable, Sendable {
    private var bytes: [UInt8] = []
    /// Where each action ends.
    private var ends: [Int] = []

    /// The list of these actions.
    package init(_ actions: [Text] = []) {
        for action in actions { append { $0 += action.bytes } }
    }

    /// The list of so many actions: `write` puts the text of the one at a place into memory with so much
    /// room, and says how long it is.
    init(count: Int, room: Int, _ write: (Int, UnsafeMutableRawPointer) -> Int) {
        ends.reserveCapacity(count)
        let capacity = count * (room + ActionList.separator.count)
        bytes = [UInt8](repeating: 0, count: capacity)
        var length = 0
        bytes.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            for index in 0..<count {
                if index > 0 {
                    start.storeBytes(of: ActionList.separator[0], toByteOffset: length, as: UInt8.self)
                    start.storeBytes(of: ActionList.separator[1], toByteOffset: length + 1, as: UInt8.self)
                    length += 2
                }
                length += write(index, start + length)
                ends.append(length)
            }
        }
        bytes.removeLast(capacity - length)
    }

    /// How many actions there are.
    package var count: Int { ends.count }

    /// Whether there are none.
    package var isEmpty: Bool { ends.isEmpty }

    /// The actions with a comma and a space between them.
    package var joined: Text { Text(owning: bytes) }

    /// The actions one by one.
    package var texts: [Text] { ends.indices.map { self[$0] } }

    /// The action at a place, from 0.
    package subscript(index: Int) -> Text {
        let start = index == 0 ? 0 : ends[index - 1] + ActionList.separator.count
        return Text(owning: Array(bytes[start..<ends[index]]))
    }

    /// The action at the end; nil when there are none.
    package var last: Text? { isEmpty ? nil : self[count - 1] }

    /// Whether the first actions are those of another list.
    package func starts(with other: ActionList) -> Bool {
        ActionList.starts(ends, with: other.ends) && ActionList.starts(bytes, with: other.bytes)
    }

    /// Whether the first elements are those of another list; eight bytes at once, as a turn asks this often.
    private static func starts<Element: BitwiseCopyable>(_ list: [Element], with other: [Element]) -> Bool {
        list.withUnsafeBytes { list in
            other.withUnsafeBytes { other in
                guard list.count >= other.count else { return false }
                var index = 0
                while index &+ 8 <= other.count {
                    let word = other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    guard list.loadUnaligned(fromByteOffset: index, as: UInt64.self) == word else {
                        return false
                    }
                    index &+= 8
                }
                return other[index...].elementsEqual(list[index..<other.count])
            }
        }
    }

    /// Adds an action whose text is written at the end of the bytes.
    mutating func append(_ write: (inout [UInt8]) -> Void) {
        if !ends.isEmpty { bytes += ActionList.separator }
        write(&bytes)
        ends.append(bytes.count)
    }

    private static let separator = Array(", ".utf8)
}

extension ActionList: ExpressibleByArrayLiteral {
    package init(arrayLiteral actions: Text...) {
        self.init(actions)
    }
}
