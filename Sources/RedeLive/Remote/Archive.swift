import RedeModel

/// Saves the log of a network, and its page, under the name of a run.
package struct Archive: Sendable {
    /// What was saved.
    package struct Saved: Equatable, Sendable {
        /// The path of the log.
        package var log: String
        /// The path of the page.
        package var page: String
        /// How many records the log has.
        package var events: Int
    }

    private let network: RemoteNetwork
    private let log: String
    private let page: String

    /// An archive in `directory`, which is made; `run` is a name without a slash.
    package init(of network: RemoteNetwork, run: String, in directory: String) {
        self.network = network
        log = FilePath.joined(directory, run + ".ndjson")
        page = FilePath.joined(directory, run + ".html")
    }

    /// Saves what the log holds now.
    ///
    /// - Throws: ``UnusableNetwork``, `UnwritableFile`.
    package func save() async throws -> Saved {
        try await save(network.log())
    }

    /// Saves the log each time it has changed after a conversation has stopped, until the task is cancelled.
    ///
    /// - Throws: `UnwritableFile`. A network that is away is asked again; `trouble` is told once.
    package func watch(
        every pause: Duration = .seconds(2),
        saved: (Saved) throws -> Void,
        trouble: (UnusableNetwork) -> Void
    ) async throws {
        var last: [UInt8] = []
        var isAway = false
        while !Task.isCancelled {
            do {
                let bytes = try await network.log()
                if bytes != last, Archive.hasStop(bytes) { try saved(try await save(bytes)) }
                last = bytes
                isAway = false
            } catch let error as UnusableNetwork where !Task.isCancelled {
                if !isAway { trouble(error) }
                isAway = true
            }
            // Cancelled, it is over at once, and the loop with it.
            try? await Task.sleep(for: pause)
        }
    }

    private func save(_ bytes: [UInt8]) async throws -> Saved {
        let picture = try await network.timeline()
        try OutputDirectory.makeParent(of: log)
        try AtomicFile.write(bytes, to: log)
        try AtomicFile.write(picture, to: page)
        return Saved(log: log, page: page, events: bytes.count { $0 == 0x0A })
    }

    private static func hasStop(_ bytes: [UInt8]) -> Bool {
        Text(owning: bytes).firstIndex(of: "{\"event\":\"conversation.stop\"", from: 0) != nil
    }
}
