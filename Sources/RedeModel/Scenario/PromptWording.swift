/// A wording that replaces that of a section of the prompt.
///
/// Spec: section 12.
package struct PromptWording: Equatable, Sendable {
    /// The section's name.
    package var section: Text
    /// The wording, with placeholders as `{{name}}`.
    package var wording: Text
    /// Where the wording stands.
    package var location: Location

    package init(section: Text, wording: Text, location: Location) {
        self.section = section
        self.wording = wording
        self.location = location
    }
}
