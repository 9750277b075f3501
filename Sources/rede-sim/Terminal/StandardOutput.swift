import Foundation
import RedeModel

/// Writes to the standard output, without a buffer.
enum StandardOutput {
    /// Writes bytes as they are.
    ///
    /// - Throws: `UnwritableFile`, for a full disk behind a redirection.
    static func write(_ bytes: [UInt8]) throws(UnwritableFile) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                systemWrite(1, UnsafeRawBufferPointer(rebasing: buffer[written...]))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw UnwritableFile(
                    path: "standard output",
                    reason: String(cString: strerror(errno)).lowercased()
                )
            }
            written += count
        }
    }

    /// Writes a line.
    ///
    /// - Throws: `UnwritableFile`.
    static func write(line: String) throws(UnwritableFile) {
        try write(Array(line.utf8) + [0x0A])
    }
}

/// Writes to the standard error.
enum StandardError {
    /// Writes lines; nobody is told if that does not work.
    static func write(_ text: String, ending: String = "\n") {
        let bytes = Array((text + ending).utf8)
        _ = bytes.withUnsafeBytes { systemWrite(2, $0) }
    }
}

/// The system's `write`, which the methods of that name hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
