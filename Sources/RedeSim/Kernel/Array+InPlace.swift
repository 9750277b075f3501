/// A value where it stands in an array.
///
/// A value itself is copied before it is handed on, as whoever takes it might change the memory that it is
/// in; what cannot be copied is borrowed. A struct of one field is laid out as that field.
private struct InPlace<Value>: ~Copyable {
    let value: Value

    @inline(never)
    func show(to body: (Value) -> Void) {
        body(value)
    }
}

extension Array {
    /// Shows the elements from a place on where they stand: no copy is made of them.
    func showEach(from start: Int = 0, to body: (Element) -> Void) {
        withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: InPlace<Element>.self) { places in
                for index in start..<places.count { places[index].show(to: body) }
            }
        }
    }

    /// Shows an element where it stands: no copy is made of it.
    func show(at index: Int, to body: (Element) -> Void) {
        withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: InPlace<Element>.self) { $0[index].show(to: body) }
        }
    }
}
