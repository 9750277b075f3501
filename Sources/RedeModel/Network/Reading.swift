/// Which of the two readings of the runtime is simulated.
///
/// Spec: section 16.
package enum Reading: String, CaseIterable, Sendable {
    /// What rede's README promises: nothing stored meanwhile is overwritten, stale replies are dropped.
    case documented
    /// The public runtime as it is, defects included.
    case observed
}
