import RedeEval
import RedeModel
import RedeReport

/// The reports of a batch in its directory: for people, for programs, for build servers.
enum BatchReportFiles {
    /// The name of the page.
    static let page = "report.html"

    /// Writes the reports, each whole or not at all, and a timeline beside the events of each run that they
    /// point at.
    ///
    /// - Throws: `UnwritableFile`.
    static func write(_ figures: BatchFigures, tag: Text, to directory: String) throws(UnwritableFile) {
        var pages: [Int: String] = [:]
        for (number, kept) in BatchReport.shownRuns(of: figures) {
            guard let page = try timeline(of: kept.string) else { continue }
            pages[number] = FilePath.link(to: page, from: directory)
        }
        let report = BatchReport(of: figures, tag: tag, pages: pages)
        let files = [
            (page, BatchReportPage(report).bytes), ("report.json", report.json),
            ("report.md", report.markdown), ("junit.xml", report.junit),
        ]
        try OutputDirectory.make(directory)
        for (name, bytes) in files {
            try AtomicFile.write(bytes, to: FilePath.joined(directory, name))
        }
    }

    /// The page of a kept run, made of its events if it is not there; nil when they are not there any more.
    private static func timeline(of run: String) throws(UnwritableFile) -> String? {
        let page = FilePath.joined(run, RunDirectory.timeline)
        let names = OutputDirectory.names(in: run)
        if names.contains(RunDirectory.timeline) { return page }
        // A report without a link is better than none.
        guard let log = try? LogReader.load(FilePath.joined(run, "events.ndjson")) else { return nil }
        let timeline = Timeline(log)
        let file = (try? SourceFile.read(FilePath.joined(run, "run.json")))
            .flatMap { RunFile($0.bytes, beside: timeline) }
        let made =
            file.map { TimelinePage(timeline, of: $0) }
            ?? TimelinePage(timeline, named: FilePath.name(of: run))
        try AtomicFile.write(made.bytes, to: page)
        return page
    }
}
