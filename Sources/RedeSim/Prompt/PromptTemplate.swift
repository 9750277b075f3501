package import RedeModel

/// The wording of prompts, compiled: sections of constant text and placeholders.
package struct PromptTemplate: Equatable, Sendable {
    /// A fact that a wording can name in double braces.
    package enum Placeholder: String, CaseIterable, Sendable {
        case prompt, name, url, coordinator, createdAt, speed, sessionSeconds, killAt, repliesUsed,
            repliesAllowed
        case backoff, gameName, gameContext, boardState, legalActions, tasks, messages, peers
    }

    /// A section's wording.
    struct Wording: Equatable, Sendable {
        /// A part of it.
        enum Piece: Equatable, Sendable {
            case constant([UInt8])
            case placeholder(Placeholder)
        }

        /// Its parts in order.
        fileprivate(set) var pieces: [Piece] = []
        /// Its placeholders in order.
        fileprivate(set) var placeholders: [Placeholder] = []
        /// The length of its constants in UTF-16 units.
        fileprivate(set) var constantUnits = 0

        fileprivate mutating func append(_ constant: ArraySlice<UInt8>) {
            if constant.isEmpty { return }
            pieces.append(.constant(Array(constant)))
            constantUnits += Text.utf16Count(of: constant)
        }

        fileprivate mutating func append(_ placeholder: Placeholder) {
            pieces.append(.placeholder(placeholder))
            placeholders.append(placeholder)
        }
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

    /// The wordings of all sections, in the prompt's order.
    private(set) var wordings: [Wording]

    private init() {
        wordings = PromptSection.inOrder.map { section in
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
    package init(replacing others: [(section: PromptSection, wording: Text)]) throws(Failure) {
        self = .standard
        for (section, wording) in others {
            guard let place = PromptSection.inOrder.firstIndex(of: section) else { continue }
            wordings[place] = try PromptTemplate.compiled(wording, section)
        }
    }

    private static func compiled(_ wording: Text, _ section: PromptSection) throws(Failure) -> Wording {
        var compiled = Wording()
        var start = 0
        while let open = wording.firstIndex(of: "{{", from: start) {
            guard let close = wording.firstIndex(of: "}}", from: open) else {
                throw Failure(section: section, offset: open, found: nil)
            }
            let name = wording[(open + 2)..<close].trimmed()
            guard let placeholder = Placeholder.allCases.first(where: { Text($0.rawValue) == name }) else {
                throw Failure(section: section, offset: open, found: name)
            }
            compiled.append(wording.bytes[start..<open])
            compiled.append(placeholder)
            start = close + 2
        }
        compiled.append(wording.bytes[start...])
        return compiled
    }
}
