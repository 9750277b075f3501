import Crypto

/// The SHA-256 of some bytes.
package struct Digest: Hashable, Sendable {
    /// The 32 bytes as four words, the first byte in the highest place.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest of bytes.
    package init(of bytes: UnsafeRawBufferPointer) {
        self.init(SHA256.hash(data: bytes))
    }

    private init(_ hash: SHA256Digest) {
        words = hash.withUnsafeBytes { hash in
            func word(_ place: Int) -> UInt64 {
                UInt64(bigEndian: hash.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
            }
            return (word(0), word(1), word(2), word(3))
        }
    }

    /// The digest of bytes.
    package init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(of: $0) }
    }

    /// The digest of a text's UTF-8.
    package init(of text: Text) {
        self.init(of: text.bytes)
    }

    /// The digest of a file, which may be larger than the memory.
    package init(ofFileAt path: String) throws(UnreadableFile) {
        let file = try FileSystem.open(path)
        defer { FileSystem.close(file) }
        var hash = SHA256()
        var piece: [UInt8] = []
        repeat {
            piece.removeAll(keepingCapacity: true)
            try FileSystem.append(1 << 18, of: file, at: path, to: &piece)
            hash.update(data: piece)
        } while !piece.isEmpty
        self.init(hash.finalize())
    }

    /// The digest that 64 hexadecimal digits in lower case write; nil for anything else.
    package init?(hexadecimal digits: UnsafeBufferPointer<UInt8>) {
        guard digits.count == Digest.digits else { return nil }
        func word(_ place: Int) -> UInt64? {
            var word: UInt64 = 0
            var wrong: UInt8 = 0
            for offset in (place &* 16)..<(place &* 16 &+ 16) {
                let value = Digest.values[Int(digits[offset])]
                wrong |= value
                word = word &<< 4 | UInt64(value & 0xF)
            }
            return wrong < 0x10 ? word : nil
        }
        guard let first = word(0), let second = word(1), let third = word(2), let fourth = word(3) else {
            return nil
        }
        words = (first, second, third, fourth)
    }

    /// The value of each byte as a digit, 0x10 for those that are none.
    private static let values: [UInt8] = (0...255).map { byte in
        switch byte {
        case 0x30...0x39: UInt8(byte - 0x30)
        case 0x61...0x66: UInt8(byte - 0x57)
        default: 0x10
        }
    }

    /// How many hexadecimal digits a digest is written with.
    package static let digits = 64

    /// The 64 hexadecimal digits, in lower case.
    package var text: Text {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Digest.digits)
        for word in [words.0, words.1, words.2, words.3] {
            var rest = word
            for _ in 0..<16 {
                rest = rest &<< 4 | rest &>> 60
                let digit = UInt8(truncatingIfNeeded: rest & 0xF)
                bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
            }
        }
        return Text(owning: bytes)
    }

    /// The first eight hexadecimal digits, which tell a few thousand texts apart.
    package var short: Text { text[0..<8] }

    package static func == (left: Digest, right: Digest) -> Bool {
        left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {  // determinism: for look-up tables only
        // Any word of a digest is as good as all of them.
        hasher.combine(words.0)
    }
}
