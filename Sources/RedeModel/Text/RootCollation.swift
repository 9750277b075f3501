/// The order of texts in which ledgers are sorted.
package enum RootCollation {
    /// Whether `left` comes before `right`.
    package static func precedes(_ left: Text, _ right: Text) -> Bool {
        compare(left, right) < 0
    }

    /// Below 0 when `left` comes first, above 0 when `right` does, 0 when neither does.
    package static func compare(_ left: Text, _ right: Text) -> Int {
        left == right ? 0 : left < right ? -1 : 1
    }
}
