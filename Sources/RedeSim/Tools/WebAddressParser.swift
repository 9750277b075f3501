import RedeModel

/// Reads a URL by the URL Standard's rules, front to back.
struct WebAddressParser {
    private let input: [UInt32]
    private var index = 0

    /// A parser of a text; lone surrogates count as U+FFFD, space around it and line ends in it as nothing.
    init(_ text: Text) {
        var scalars: [UInt32] = []
        var place = 0
        while place < text.byteCount {
            let (value, length) = text.codePoint(at: place)
            scalars.append(value >= 0xD800 && value < 0xE000 ? 0xFFFD : value)
            place += length
        }
        guard let first = scalars.firstIndex(where: { $0 > 0x20 }),
            let last = scalars.lastIndex(where: { $0 > 0x20 })
        else {
            input = []
            return
        }
        input = scalars[first...last].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// The address, nil when there is none.
    mutating func address() -> WebAddress? {
        guard let scheme = scheme() else { return nil }
        var address = WebAddress(scheme: scheme)
        let defaultPort = WebAddressParser.defaultPort(of: scheme)
        if scheme == "file" {
            guard file(&address) else { return nil }
        } else if defaultPort != nil {
            while isSlash(index, orBackslash: true) { index += 1 }
            guard authority(&address, defaultPort: defaultPort) else { return nil }
            segments(&address, isSpecial: true)
        } else if isSlash(index, orBackslash: false) {
            if isSlash(index + 1, orBackslash: false) {
                index += 2
                guard authority(&address, defaultPort: nil) else { return nil }
            }
            if isSlash(index, orBackslash: false) { segments(&address, isSpecial: false) }
        } else {
            opaquePath(&address)
        }
        queryAndFragment(&address, isSpecial: defaultPort != nil || scheme == "file")
        return address
    }

    /// The port that a special scheme with hosts has by itself; nil for all others.
    private static func defaultPort(of scheme: Text) -> UInt16? {
        switch scheme {
        case "http", "ws": 80
        case "https", "wss": 443
        case "ftp": 21
        default: nil
        }
    }

    private mutating func scheme() -> Text? {
        guard let end = input.firstIndex(of: 0x3A), end > 0 else { return nil }
        var bytes: [UInt8] = []
        for value in input[..<end] {
            switch value {
            case 0x61...0x7A: bytes.append(UInt8(value))
            case 0x41...0x5A: bytes.append(UInt8(value) | 0x20)
            case 0x30...0x39, 0x2B, 0x2D, 0x2E:
                if bytes.isEmpty { return nil }
                bytes.append(UInt8(value))
            default: return nil
            }
        }
        index = end + 1
        return Text(owning: bytes)
    }

    /// Reads credentials, host and port; false when the host or the port is none.
    private mutating func authority(_ address: inout WebAddress, defaultPort: UInt16?) -> Bool {
        let isSpecial = defaultPort != nil
        let end = self.end(from: index, isSpecial: isSpecial)
        var authority = input[index..<end]
        index = end
        if let at = authority.lastIndex(of: 0x40) {
            credentials(authority[..<at], of: &address)
            authority = authority[(at + 1)...]
            if authority.isEmpty { return false }
        }
        var inBrackets = false
        let colon = authority.firstIndex { value in
            if value == 0x5B { inBrackets = true }
            if value == 0x5D { inBrackets = false }
            return value == 0x3A && !inBrackets
        }
        let name = authority[..<(colon ?? authority.endIndex)]
        if name.isEmpty {
            if isSpecial || colon != nil { return false }
            address.host = .empty
            return true
        }
        guard let host = WebHost(Array(name), isSpecial: isSpecial) else { return false }
        address.host = host
        guard let colon else { return true }
        var port: UInt32 = 0
        for digit in authority[(colon + 1)...] {
            guard digit >= 0x30, digit <= 0x39 else { return false }
            port = min(port * 10 + digit - 0x30, 0x10000)
        }
        guard port < 0x10000 else { return false }
        let isGiven = colon + 1 < authority.endIndex && UInt16(port) != defaultPort
        address.port = isGiven ? UInt16(port) : nil
        return true
    }

    private func credentials(_ input: ArraySlice<UInt32>, of address: inout WebAddress) {
        let colon = input.firstIndex(of: 0x3A) ?? input.endIndex
        address.userName = encoded(input[..<colon], .userInfo)
        address.password = encoded(input[colon...].dropFirst(), .userInfo)
    }

    /// Reads the host, if any, and the path of a file.
    private mutating func file(_ address: inout WebAddress) -> Bool {
        address.host = .empty
        if isSlash(index, orBackslash: true), isSlash(index + 1, orBackslash: true) {
            let end = self.end(from: index + 2, isSpecial: true)
            let name = input[(index + 2)..<end]
            if WebAddressParser.isDriveLetter(name) {
                // A drive is no host: it begins the path.
                index += 2
            } else {
                index = end
                if !name.isEmpty {
                    guard let host = WebHost(Array(name), isSpecial: true) else { return false }
                    address.host = host == .domain("localhost") ? .empty : host
                }
            }
        }
        segments(&address, isSpecial: true)
        return true
    }

    /// Reads the segments of a path up to `?`, `#` or the end.
    private mutating func segments(_ address: inout WebAddress, isSpecial: Bool) {
        var segments: [Text] = []
        let isFile = address.scheme == "file"
        if isSlash(index, orBackslash: isSpecial) { index += 1 }
        while true {
            let end = self.end(from: index, isSpecial: isSpecial)
            let segment = input[index..<end]
            let hasMore = isSlash(end, orBackslash: isSpecial)
            switch WebAddressParser.dots(segment) {
            case 2:
                if !(isFile && segments.count == 1 && WebAddressParser.isNormalDriveLetter(segments[0])) {
                    _ = segments.popLast()
                }
                if !hasMore { segments.append(Text()) }
            case 1:
                if !hasMore { segments.append(Text()) }
            default:
                var text = encoded(segment, .path)
                if isFile, segments.isEmpty, WebAddressParser.isDriveLetter(segment) {
                    text = Text(owning: [text.bytes[0], UInt8(ascii: ":")])
                }
                segments.append(text)
            }
            index = end
            guard hasMore else { break }
            index += 1
        }
        address.path = .segments(segments)
    }

    private mutating func opaquePath(_ address: inout WebAddress) {
        let end = input[index...].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? input.endIndex
        var path = encoded(input[index..<end], .control)
        // A space before the query or the fragment would get lost if these were taken away.
        if end < input.endIndex, path.bytes.last == 0x20 {
            path = Text(owning: path.bytes.dropLast() + Array("%20".utf8))
        }
        address.path = .opaque(path)
        index = end
    }

    private mutating func queryAndFragment(_ address: inout WebAddress, isSpecial: Bool) {
        let fragment = input[index...].firstIndex(of: 0x23) ?? input.endIndex
        if index < fragment, input[index] == 0x3F {
            address.query = encoded(input[(index + 1)..<fragment], isSpecial ? .specialQuery : .query)
        }
        if fragment < input.endIndex { address.fragment = encoded(input[(fragment + 1)...], .fragment) }
    }

    private func encoded(_ input: ArraySlice<UInt32>, _ set: PercentEncoding.EncodeSet) -> Text {
        var bytes: [UInt8] = []
        PercentEncoding.append(input, encoding: set, to: &bytes)
        return Text(owning: bytes)
    }

    private func isSlash(_ place: Int, orBackslash: Bool) -> Bool {
        place < input.count && (input[place] == 0x2F || orBackslash && input[place] == 0x5C)
    }

    /// Where a host or a segment that begins at `start` ends.
    private func end(from start: Int, isSpecial: Bool) -> Int {
        input[start...].firstIndex { value in
            value == 0x2F || value == 0x3F || value == 0x23 || isSpecial && value == 0x5C
        } ?? input.endIndex
    }

    /// 1 for a segment that stands for the present folder, 2 for the one above, 0 for a name.
    private static func dots(_ segment: ArraySlice<UInt32>) -> Int {
        var count = 0
        var rest = segment
        while let first = rest.first {
            if first == 0x2E {
                rest = rest.dropFirst()
            } else if rest.starts(with: [0x25, 0x32, 0x45]) || rest.starts(with: [0x25, 0x32, 0x65]) {
                rest = rest.dropFirst(3)
            } else {
                return 0
            }
            count += 1
        }
        return count > 2 ? 0 : count
    }

    private static func isDriveLetter(_ segment: ArraySlice<UInt32>) -> Bool {
        guard segment.count == 2, let letter = segment.first, let mark = segment.last else { return false }
        return (0x61...0x7A).contains(letter | 0x20) && letter < 0x80 && (mark == 0x3A || mark == 0x7C)
    }

    private static func isNormalDriveLetter(_ segment: Text) -> Bool {
        let values = segment.bytes.map(UInt32.init)
        return isDriveLetter(values[...]) && values.last == 0x3A
    }
}
