/// Shares in percent.
enum Share {
    /// The share with a decimal, such as `97.4 %`; `-` of none.
    ///
    /// It is cut, so that `100 %` means all of them.
    static func text(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "-" }
        guard part < whole else { return "100 %" }
        let thousandths = part * 1000 / whole
        return "\(thousandths / 10).\(thousandths % 10) %"
    }
}
