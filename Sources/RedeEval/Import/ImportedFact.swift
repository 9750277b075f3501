/// Something that an import sets, and how it came to be known.
package struct ImportedFact: Equatable, Sendable {
    /// How well a fact is known.
    package enum Evidence: String, CaseIterable, Sendable {
        /// The log, or a file that was given, says so.
        case seen
        /// The log would be another one otherwise, as far as could be found.
        case inferred
        /// Nothing in the log speaks for or against it.
        case assumed
    }

    /// What is set, such as the name of a setting.
    package var name: String
    /// Its value as a scenario writes it.
    package var value: String
    /// How well it is known.
    package var evidence: Evidence
    /// Where it comes from, in words.
    package var source: String

    package init(_ name: String, _ value: String, _ evidence: Evidence, _ source: String) {
        self.name = name
        self.value = value
        self.evidence = evidence
        self.source = source
    }
}
