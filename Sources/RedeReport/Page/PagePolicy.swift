import RedeModel

/// The Content-Security-Policy of a page: nothing is fetched, and of all scripts and styles only those run
/// whose digests it names.
enum PagePolicy {
    /// `connecting` is what a page may ask of its server; nothing else is asked.
    static func text(script: [UInt8]?, style: [UInt8], connecting: String = "") -> String {
        let script = script.map { "script-src 'sha256-\(base64(Digest(of: $0)))'; " } ?? ""
        return "default-src 'none'; \(script)\(connecting)style-src 'sha256-\(base64(Digest(of: style)))'; "
            + "base-uri 'none'; form-action 'none'"
    }

    /// The digest in the letters that the policy wants.
    private static func base64(_ digest: Digest) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        var (bits, count) = (0, 0)
        for digit in digest.text.bytes {
            bits = bits << 4 | Int(digit < 0x3A ? digit - 0x30 : digit - 0x57)
            count += 4
            while count >= 6 {
                count -= 6
                result.append(letters[bits >> count & 0x3F])
                bits &= 1 << count - 1
            }
        }
        // 256 bits leave four for a last letter, and a group that lacks one.
        result.append(letters[bits << (6 - count) & 0x3F])
        return String(decoding: result, as: UTF8.self) + "="
    }
}
