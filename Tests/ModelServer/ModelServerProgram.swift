import Foundation
import LiveTestSupport

/// Our model server as a process of its own, which ends at the end of its input or is killed:
/// `model-server DELAY [SLOW [LAST]]`.
///
/// It prints its address, and then answers each request after so many milliseconds; the first one after SLOW
/// milliseconds. At the request with the number LAST, from 0, it dies as by kill -9.
@main
struct ModelServerProgram {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
        let delay = numbers.first ?? 0
        let slow = numbers.count > 1 ? numbers[1] : delay
        let last = numbers.count > 2 ? numbers[2] : .max
        let names = ["A", "B", "C"]
        let server = try ModelServer { request in
            if request.number == last { kill(getpid(), SIGKILL) }
            return .say(
                #"{"message":"Line \#(request.number).","recipients":["\#(names[request.number % 3])"]}"#,
                after: request.number == 0 ? slow : delay
            )
        }
        // Unlike `print`, this waits in no buffer.
        FileHandle.standardOutput.write(Data((server.baseURL + "\n").utf8))
        while readLine() != nil {}
        // It lives until here.
        _ = server.port
    }
}
