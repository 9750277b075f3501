/// A claim that a model decides on: it reads a rubric and the run, and says a label or a number.
package struct JudgeClaim: Equatable, Sendable {
    /// What the model may say, and what of it passes.
    package enum Scale: Equatable, Sendable {
        /// One of some labels.
        case labels([Text], passing: [Text])
        /// A number of a range, and the bound that it must keep.
        case numbers(ClosedRange<Double>, Bound)
    }

    /// An answer written by hand, in place of a model's.
    package struct Answer: Equatable, Sendable {
        /// A text in what is shown of the run, in any ASCII case; nil for any run.
        package var contains: Text?
        /// What is answered.
        package var text: Text

        package init(contains: Text? = nil, text: Text) {
            self.contains = contains
            self.text = text
        }
    }

    /// What the model is to judge by.
    package var rubric: Text
    /// What it may say.
    package var scale: Scale
    /// What it is shown.
    package var view: Check.View
    /// Answers written by hand: the first that fits the run counts.
    package var answers: [Answer]

    package init(_ rubric: Text, _ scale: Scale, view: Check.View = .replies, answers: [Answer] = []) {
        self.rubric = rubric
        self.scale = scale
        self.view = view
        self.answers = answers
    }
}
