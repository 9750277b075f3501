/// What a judge was asked, and what it said.
package struct JudgedPrompt: Equatable, Sendable {
    /// What was asked.
    package var prompt: Text
    /// What was said; nil when nobody answered.
    package var answer: Text?

    package init(prompt: Text, answer: Text?) {
        self.prompt = prompt
        self.answer = answer
    }
}
