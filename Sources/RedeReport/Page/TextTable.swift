import RedeModel

/// Texts with their numbers, each kept once, in the order in which they came.
struct TextTable {
    private(set) var texts: [Text] = []
    private var places: [Text: Int] = [:]

    /// The number of a text.
    mutating func place(of text: Text) -> Int {
        if let place = places[text] { return place }
        places[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }
}
