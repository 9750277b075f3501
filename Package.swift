// swift-tools-version: 6.2

import PackageDescription

/// What every target of the package is compiled with.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "rede-sim",
    products: [
        .executable(name: "rede-sim", targets: ["rede-sim"]),
        // For the package in Benchmarks/, which is the only one outside to use them.
        .library(name: "RedeChess", targets: ["RedeChess"]),
        .library(name: "RedeEval", targets: ["RedeEval"]),
        .library(name: "RedeModel", targets: ["RedeModel"]),
        .library(name: "RedeSim", targets: ["RedeSim"]),
        .library(name: "RedeStore", targets: ["RedeStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.0.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(
            name: "RedeChess",
            swiftSettings: strict
        ),
        .target(
            name: "RedeModel",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "RedeSim",
            dependencies: [
                "RedeChess",
                "RedeModel",
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "RedeReport",
            dependencies: [
                "RedeChess",
                "RedeEval",
                "RedeModel",
                "RedeSim",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Assets")],
            swiftSettings: strict
        ),
        .target(
            name: "RedeEval",
            dependencies: ["RedeModel", "RedeSim"],
            swiftSettings: strict
        ),
        .target(
            name: "RedeStore",
            dependencies: [
                "RedeEval",
                "RedeModel",
                "RedeSim",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "RedeLive",
            dependencies: [
                "RedeChess",
                "RedeModel",
                "RedeSim",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "RedeServer",
            dependencies: [
                "RedeLive",
                "RedeModel",
                "RedeReport",
                "RedeSim",
                "RedeStore",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "rede-sim",
            dependencies: [
                "RedeChess",
                "RedeEval",
                "RedeLive",
                "RedeModel",
                "RedeReport",
                "RedeServer",
                "RedeSim",
                "RedeStore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "RedeTestSupport",
            dependencies: ["RedeModel", "RedeSim"],
            path: "Tests/RedeTestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "LiveTestSupport",
            dependencies: [
                "RedeModel",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/LiveTestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "ChessTestSupport",
            dependencies: ["RedeChess", "RedeModel", "RedeSim"],
            path: "Tests/ChessTestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "PropertyTestSupport",
            dependencies: ["ChessTestSupport", "RedeChess", "RedeModel", "RedeSim"],
            path: "Tests/PropertyTestSupport",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "property-runs",
            dependencies: ["PropertyTestSupport", "RedeModel"],
            path: "Tests/PropertyRunner",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "chess-peer",
            dependencies: ["ChessTestSupport", "RedeChess", "RedeModel", "RedeSim"],
            path: "Tests/ChessPeer",
            swiftSettings: strict
        ),
        .target(
            name: "StoreTestSupport",
            dependencies: ["RedeEval", "RedeModel", "RedeSim"],
            path: "Tests/StoreTestSupport",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "store-writer",
            dependencies: ["RedeEval", "RedeModel", "RedeStore", "StoreTestSupport"],
            path: "Tests/StoreWriter",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "hello-server",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Tests/HelloServer",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "model-server",
            dependencies: ["LiveTestSupport"],
            path: "Tests/ModelServer",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "statistics-peer",
            dependencies: ["RedeEval", "RedeSim"],
            path: "Tests/StatisticsPeer",
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeChessTests",
            dependencies: ["ChessTestSupport", "RedeChess", "RedeModel", "RedeTestSupport"],
            exclude: ["Peers/games.tsv", "Peers/positions.tsv"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeModelTests",
            dependencies: ["PropertyTestSupport", "RedeModel", "RedeTestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeSimTests",
            dependencies: [
                "ChessTestSupport", "PropertyTestSupport", "RedeChess", "RedeModel", "RedeSim",
                "RedeTestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeLiveTests",
            dependencies: [
                "LiveTestSupport", "RedeChess", "RedeLive", "RedeModel", "RedeSim", "RedeTestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeServerTests",
            dependencies: [
                "LiveTestSupport", "RedeLive", "RedeModel", "RedeServer", "RedeSim", "RedeStore",
                "RedeTestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeReportTests",
            dependencies: [
                "RedeEval", "RedeModel", "RedeReport", "RedeSim", "RedeTestSupport", "StoreTestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeEvalTests",
            dependencies: ["RedeEval", "RedeModel", "RedeSim", "RedeTestSupport", "statistics-peer"],
            exclude: ["Statistics/peers.tsv"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeStoreTests",
            dependencies: [
                "RedeEval",
                "RedeModel",
                "RedeSim",
                "RedeStore",
                "RedeTestSupport",
                "StoreTestSupport",
                "store-writer",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RedeSimCommandTests",
            dependencies: [
                "LiveTestSupport",
                "RedeEval",
                "RedeModel", "RedeSim",
                "RedeStore",
                "RedeTestSupport",
                "StoreTestSupport",
                "model-server",
                "rede-sim",
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
