/// Counts how long the lines of log records are, in UTF-16 code units, and writes none of them: that takes
/// half of the instructions that writing and counting the lines of a story circle takes.
package struct LineMeasure: LineOutput {
    /// How many units there were, line feeds included.
    package private(set) var count = 0
    /// The long text that was counted last, as the records of one post name the same, and its units.
    private var last = Text()
    private var unitsOfLast = 0

    /// No lines yet.
    package init() {}

    /// Counts the line of a record.
    package mutating func add(_ record: LogRecord) {
        record.writeLine(to: &self)
    }

    @inline(__always)
    mutating func raw(_ constant: StaticString) {
        count &+= constant.utf8CodeUnitCount
    }

    mutating func raw(name: String) {
        count &+= name.utf8.count
    }

    mutating func content(_ text: Text) {
        guard text.byteCount > 32 else {
            count &+= LineMeasure.units(of: text)
            return
        }
        if text != last { (last, unitsOfLast) = (text, LineMeasure.units(of: text)) }
        count &+= unitsOfLast
    }

    private static func units(of text: Text) -> Int {
        text.withBytes {
            Text.utf16Count(of: $0) &+ ByteWriter.unitsOfEscapes(in: UnsafeRawBufferPointer($0))
        }
    }

    mutating func integer(_ value: Int) {
        var rest = value.magnitude
        count &+= value < 0 ? 2 : 1
        while rest >= 10 {
            count &+= 1
            rest /= 10
        }
    }

    mutating func number(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        if let whole = ByteWriter.whole(value) { return integer(whole) }
        raw(name: NumberText.javaScript(value))
    }

    mutating func plain(_ instant: Instant) {
        count &+= instant.textLength
    }

    mutating func openObject(at place: Int) {
        if place == count { raw("{") }
    }
}
