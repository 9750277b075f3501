import Hummingbird

/// A bare Hummingbird server, for the load test to be compared with: `hello-server PORT`.
@main
struct HelloServer {
    static func main() async throws {
        let router = Router()
        router.get("hello") { _, _ in "hello" }
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: port))
        )
        try await application.runService()
    }
}
