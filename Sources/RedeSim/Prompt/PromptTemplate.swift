package import RedeModel

/// The wording of prompts, compiled: sections of constant text and placeholders.
package struct PromptTemplate: Equatable, Sendable {
    /// A fact that a wording can name in double braces.
    package enum Placeholder: String, CaseIterable, Sendable {
        case prompt, name, url, coordinator, createdAt, speed, sessionSeconds, killAt, repliesUsed,
            repliesAllowed
        case backoff, gameName, gameContext, boardState, legalActions, tasks, messages, peers
    }

    /// A part of a section's wording.
    enum Piece: Equatable, Sendable {
        /// The bytes, and their length in UTF-16 units.
        case constant([UInt8], utf16Count: Int)
        case placeholder(Placeholder)
    }

    /// A placeholder that does not exist, or one that is not closed.
    package struct Failure: Error, Equatable, Sendable {
        /// The section whose wording it is.
        package var section: PromptSection
        /// The byte offset of the opening braces in the wording.
        package var offset: Int
        /// What stands between the braces; nil when they are not closed.
        package var found: Text?
    }

    /// Our wording.
    package static let standard = PromptTemplate()

    private var pieces: [[Piece]]

    private init() {
        pieces = PromptSection.inOrder.map { section in
            let wording = section.standardWording
            let bytes = Array(UnsafeBufferPointer(start: wording.utf8Start, count: wording.utf8CodeUnitCount))
            do throws(Failure) {
                return try PromptTemplate.compiled(Text(owning: bytes), section)
            } catch {
                preconditionFailure("our own wording names only placeholders that there are: \(error)")
            }
        }
    }

    /// Our wording, with other wordings for some sections.
    ///
    /// - Throws: ``Failure`` for the first placeholder that does not exist or is not closed.
    package init(replacing wordings: [(section: PromptSection, wording: Text)]) throws(Failure) {
        self = .standard
        for (section, wording) in wordings {
            guard let place = PromptSection.inOrder.firstIndex(of: section) else { continue }
            pieces[place] = try PromptTemplate.compiled(wording, section)
        }
    }

    /// The wording of the section at a place of the prompt's order.
    func pieces(ofSection place: Int) -> [Piece] { pieces[place] }

    private static func compiled(_ wording: Text, _ section: PromptSection) throws(Failure) -> [Piece] {
        var pieces: [Piece] = []
        var start = 0
        while let open = wording.firstIndex(of: "{{", from: start) {
            guard let close = wording.firstIndex(of: "}}", from: open) else {
                throw Failure(section: section, offset: open, found: nil)
            }
            let name = wording[(open + 2)..<close].trimmed()
            guard let placeholder = Placeholder.allCases.first(where: { Text($0.rawValue) == name }) else {
                throw Failure(section: section, offset: open, found: name)
            }
            if open > start { pieces.append(constant(wording.bytes[start..<open])) }
            pieces.append(.placeholder(placeholder))
            start = close + 2
        }
        if start < wording.bytes.count { pieces.append(constant(wording.bytes[start...])) }
        return pieces
    }

    private static func constant(_ bytes: ArraySlice<UInt8>) -> Piece {
        .constant(Array(bytes), utf16Count: Text.utf16Count(of: bytes))
    }
}
