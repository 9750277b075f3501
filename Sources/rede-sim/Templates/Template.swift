/// A scenario that `rede-sim init` writes.
enum Template: String, CaseIterable {
    case storyCircle = "story-circle"
    case research

    /// A file of a template.
    struct File {
        var name: String
        var content: String
    }

    /// The files, in the order in which they are best read.
    var files: [File] {
        switch self {
        case .storyCircle: Template.storyCircleFiles
        case .research: Template.researchFiles
        }
    }
}
