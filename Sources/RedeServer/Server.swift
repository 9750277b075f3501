import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import RedeLive
import RedeModel
import RedeReport
import ServiceLifecycle
import UnixSignals

/// A network behind HTTP, until it is told to stop.
package struct Server: Sendable {
    /// Where it listens.
    package struct Address: Sendable {
        /// The name or number of the interface.
        package var host: String
        /// The port; 0 takes a free one.
        package var port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        /// The address as a browser on this machine takes it; `port` is the one that was taken.
        package func url(at port: Int) -> String {
            let host = ["0.0.0.0", "::"].contains(host) ? "localhost" : host
            return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        }

        /// What the bots know as their address: an interface of this machine alone is called by its name.
        func origin(at port: Int) -> Text {
            let isLocal = ["127.0.0.1", "::1"].contains(host)
            return Text(isLocal ? "http://localhost:\(port)" : url(at: port))
        }
    }

    /// What ends it.
    package enum End: Sendable {
        /// The task in which it runs is cancelled.
        case cancellation
        /// SIGINT or SIGTERM comes.
        case signals
    }

    private let driver: Driver
    private let address: Address
    private let limits: Limits
    private let surface: Surface
    private let token: String?
    private let log: Logger

    /// A server of the network that `driver` drives; `title` is what it is called on its page.
    package init(
        _ driver: Driver,
        at address: Address,
        title: String,
        token: String? = nil,
        limits: Limits = Limits(),
        log: LogLevel
    ) {
        let log = log.logger
        self.driver = driver
        self.address = address
        self.limits = limits
        self.log = log
        self.token = token
        surface = Surface(
            driver: driver,
            doorkeeper: Doorkeeper(token: token),
            limits: limits,
            rate: limits.requestsPerSecond.map { RateLimit($0) },
            page: ServicePage(title: title),
            title: title,
            log: log
        )
    }

    /// Serves until it is to end; `started` is told the port.
    ///
    /// Requests that are being answered then are; the driver has stopped when this returns.
    ///
    /// - Throws: ``UnusableAddress``.
    package func run(
        until end: End,
        started: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let patience = limits.patience
        let application = Application(
            responder: surface,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [PatienceHandler(patience)],
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headBytes,
                        maxHeaderListSize: limits.headBytes,
                        maxHeaderFieldCount: 100
                    )
                )
            ),
            configuration: .init(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: .maximum(limits.connections, logger: log)
            ),
            onServerRunning: { [driver, address, token] channel in
                let port = channel.localAddress?.port ?? 0
                // An address that listens is one that can be asked.
                let network = try? RemoteNetwork(address.url(at: port), token: token)
                await driver.start(at: address.origin(at: port), posting: network)
                await started(port)
            },
            logger: quiet
        )
        var configuration = ServiceGroupConfiguration(
            services: [application],
            gracefulShutdownSignals: end == .signals ? [.sigterm, .sigint] : [],
            logger: quiet
        )
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw UnusableAddress(address, error)
        } catch is CancellationError {
            // That is how it ends where no signal is awaited.
        }
        await driver.stop()
    }

    /// What the libraries say is for who looks for a defect: to them a client that goes is an error.
    private var quiet: Logger {
        var quiet = log
        quiet.logLevel = log.logLevel == .debug ? .debug : .critical
        return quiet
    }
}

/// An address on which nothing can listen.
package struct UnusableAddress: Error, CustomStringConvertible {
    /// `host:port: expected X, found Y`.
    package let description: String

    init(_ address: Server.Address, _ error: IOError) {
        let place = "\(address.host):\(address.port)"
        // EADDRINUSE, EACCES and EADDRNOTAVAIL of Linux.
        switch error.errnoCode {
        case 98:
            description =
                "\(place): expected a free port, found one in use\n  note: --port takes another one, 0 any"
        case 13: description = "\(place): expected a port that this user may take, found one below 1024"
        case 99: description = "\(place): expected an address of this machine, found another"
        default: description = "\(place): expected an address to listen at, found error \(error.errnoCode)"
        }
    }
}
