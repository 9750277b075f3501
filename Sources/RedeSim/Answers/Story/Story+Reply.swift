import RedeModel

extension Story {
    /// The reply of a bot whose turn it is: the next sentence as a model would give it, in JSON.
    ///
    /// It asks the next bot for the next line, since one that is not the coordinator may hand on to another
    /// only with a request; nil for `next` hands on to nobody. A bot's task is the same each round.
    ///
    /// Spec: section 9, "Recipient normalisation".
    mutating func reply(next: Text?, to call: ModelCall) -> Text {
        let sentence = sentence(after: call.triggerContent)
        var writer = ByteWriter(reserving: 512)
        writer.raw("{\"message\": ")
        writer.string(sentence)
        writer.raw(", \"recipients\": [")
        if let next { writer.string(next) }
        writer.raw("], \"coordination\": [")
        if let next {
            writer.raw("{\"type\": \"request\", \"taskId\": \"")
            writer.content(next.lowercased())
            writer.raw("-line\", \"summary\": \"write line ")
            writer.integer(told + 1)
            writer.raw("\", \"owner\": ")
            writer.string(next)
            writer.raw("}")
        }
        writer.raw("]}")
        return Text(owning: writer.bytes)
    }
}
