// swift-tools-version: 6.2

import PackageDescription

/// The folder of the package that is measured.
///
/// A package is known to SwiftPM by its folder's name, whatever that is in this checkout, and code with
/// `package` access is open to who is compiled under the same name.
let parent = Context.packageDirectory.split(separator: "/").dropLast().last.map(String.init) ?? "rede-sim"
let identity = parent.lowercased()
let packageName = String(identity.map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(path: ".."),
        // Without traits it needs no library of the system; counts of allocations then read 0.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // No benchmark of the plugin's: it takes the times of parts from each other.
        .executableTarget(
            name: "BatchShares",
            dependencies: [
                .product(name: "RedeEval", package: identity),
                .product(name: "RedeModel", package: identity),
                .product(name: "RedeSim", package: identity),
                .product(name: "RedeStore", package: identity),
            ],
            path: "Batch",
            packageAccess: false,
            swiftSettings: [.unsafeFlags(["-package-name", packageName])]
        ),
        .executableTarget(
            name: "Chess",
            dependencies: [
                .product(name: "RedeChess", package: identity),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Chess",
            packageAccess: false,
            swiftSettings: [.unsafeFlags(["-package-name", packageName])],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "Model",
            dependencies: [
                .product(name: "RedeModel", package: identity),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Model",
            // Leaves the name to the flag below.
            packageAccess: false,
            swiftSettings: [.unsafeFlags(["-package-name", packageName])],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "Simulation",
            dependencies: [
                .product(name: "RedeModel", package: identity),
                .product(name: "RedeSim", package: identity),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Simulation",
            packageAccess: false,
            swiftSettings: [.unsafeFlags(["-package-name", packageName])],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
