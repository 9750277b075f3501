import RedeModel

/// Durations in words for people.
enum DurationWords {
    /// Seconds with so many decimals, such as `84.250 s`; cut, not rounded.
    static func seconds(milliseconds: Int, decimals: Int) -> String {
        var text = String(milliseconds / 1000)
        if decimals > 0 {
            let fraction = String(1000 + milliseconds % 1000).dropFirst().prefix(decimals)
            text += "." + fraction
        }
        return text + " s"
    }

    /// Real time, such as `0.4 ms`, `12 ms` or `1.5 s`.
    static func wall(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        if microseconds < 10_000 { return "\(microseconds / 1000).\(microseconds / 100 % 10) ms" }
        if microseconds < 1_000_000 { return "\(microseconds / 1000) ms" }
        return self.seconds(milliseconds: microseconds / 1000, decimals: 1)
    }
}
