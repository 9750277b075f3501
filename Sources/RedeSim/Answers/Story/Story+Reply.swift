import RedeModel

extension Story {
    /// The reply of a bot whose turn it is: the next sentence as a model would give it, in JSON.
    ///
    /// It asks the next bot for the next line, since one that is not the coordinator may hand on to another
    /// only with a request; nil for `next` hands on to nobody.
    ///
    /// Spec: section 9, "Recipient normalisation".
    mutating func reply(of bot: Text, next: Text?, to call: ModelCall) -> Text {
        let sentence = sentence(after: call.triggerContent)
        var writer = ByteWriter(reserving: 512)
        writer.raw("{\"message\": ")
        writer.string(sentence)
        writer.raw(", \"recipients\": [")
        if let next { writer.string(next) }
        writer.raw("], \"coordination\": [")
        Story.write("complete", line: told, summary: "wrote line ", owner: bot, to: &writer)
        if let next {
            writer.raw(", ")
            Story.write("request", line: told + 1, summary: "write line ", owner: next, to: &writer)
        }
        writer.raw("]}")
        return Text(owning: writer.bytes)
    }

    private static func write(
        _ type: StaticString,
        line: Int,
        summary: StaticString,
        owner: Text,
        to writer: inout ByteWriter
    ) {
        writer.raw("{\"type\": \"")
        writer.raw(type)
        writer.raw("\", \"taskId\": \"line-")
        writer.integer(line)
        writer.raw("\", \"summary\": \"")
        writer.raw(summary)
        writer.integer(line)
        writer.raw("\", \"owner\": ")
        writer.string(owner)
        writer.raw("}")
    }
}
