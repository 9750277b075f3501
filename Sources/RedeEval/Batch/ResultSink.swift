/// Where the results of a batch go.
package protocol ResultSink: ~Copyable {
    /// How many cases it has already, the first ones of what is run.
    var finished: Int { get }

    /// Adds results in the order of their numbers; they last when it returns.
    mutating func add(_ results: [CaseResult]) throws
}
