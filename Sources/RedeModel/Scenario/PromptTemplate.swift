/// A wording that replaces that of a section of the prompt.
///
/// Spec: section 12.
package struct PromptTemplate: Equatable, Sendable {
    /// The section's name.
    package var section: Text
    /// The wording, with placeholders as `{{name}}`.
    package var template: Text
    /// Where the wording stands.
    package var location: Location

    package init(section: Text, template: Text, location: Location) {
        self.section = section
        self.template = template
        self.location = location
    }
}
