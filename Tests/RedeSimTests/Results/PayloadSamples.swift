import RedeModel

/// Payloads that together have every key that the log can write.
enum PayloadSamples {
    private static let now = Instant(milliseconds: 1000)
    private static let stamp = Timestamp.instant(now)
    private static let update = Update(.claim, taskID: "t", summary: "s", owner: "A")
    private static let board = LogRecord.BoardSummary(
        fen: "8/8",
        sideToMove: "white",
        moveNumber: 1,
        status: "active",
        historyLength: 0
    )

    static let all: [LogRecord.Payload] = deployments + conversations + turns + dispatches + outcomes

    private static let deployments: [LogRecord.Payload] = [
        .autoDeployStart(bots: ["A"]),
        .autoDeployBotError(bot: "A", error: "e"),
        .autoDeployComplete(status: .partial, deployed: 1, failed: 1),
        .autoDeployError(error: "e"),
        .durableDeploy(bot: "A", knownBots: 2),
        .announceSkip(bot: "A", reason: "r"),
        .announceStart(bot: "A", peerCount: 1),
        .announceSent(from: "A", to: "B"),
        .announceError(from: "A", to: "B", error: "e"),
        .deployComplete(bot: "A", knownBots: 2),
    ]

    private static let conversations: [LogRecord.Payload] = [
        .messageSend(from: "A", to: "B", content: "c", timestamp: now),
        .messageReceive(bot: "B", from: "A", content: "c", timestamp: now),
        .conversationStart(
            .init(
                bot: "A",
                runID: "r",
                startedAt: stamp,
                killAt: stamp,
                triggerFrom: "B",
                initialMessageLength: 1
            )
        ),
        .conversationActivity(
            .init(
                bot: "A",
                runID: "r",
                startedAt: stamp,
                triggerFrom: "B",
                messageCount: 1,
                coordinationCount: 1
            )
        ),
        .conversationStop(
            .init(
                bot: "A",
                runID: "r",
                startedAt: stamp,
                killAt: stamp,
                ttlSeconds: 1,
                messageCount: 1,
                coordinationCount: 1,
                replyCount: 1
            )
        ),
    ]

    private static let turns: [LogRecord.Payload] = [
        .botWait(bot: "A", seconds: 1),
        .brainStart(bot: "A", lastMessageFrom: "B"),
        .brainReply(bot: "A", content: "c", length: 1, recipients: ["B"], coordination: [update]),
        .brainError(bot: "A", error: "e"),
        .budgetExempt(bot: "A", from: "B", recipients: ["B"], coordinationTypes: [.report]),
        .alarmResume(bot: "A", from: "B", timestamp: stamp),
        .alarmSelfHeal(bot: "A", triggerFrom: "runtime", timestamp: now),
        .modelRequest(
            .init(
                bot: "A",
                model: "m",
                lastMessageFrom: "B",
                promptCharacters: 1,
                historyMessages: 1,
                coordinationCount: 0
            )
        ),
        .modelResponse(
            .init(
                bot: "A",
                model: "m",
                finishReason: "stop",
                textCharacters: 1,
                toolCalls: 0,
                toolResults: 0,
                steps: 1
            )
        ),
        .scenarioInspect(bot: "A", via: "v", state: board),
        .scenarioApplied(bot: "A", action: "e4", via: "v"),
        .webFetch(bot: "A", .answered(url: "u", status: 200, ok: true, truncated: false)),
        .webFetch(bot: "A", .failed(url: "u", error: "e")),
    ]

    private static let dispatches: [LogRecord.Payload] = [
        .ownerHandoff(taskID: "t", from: "A", to: "B", updatedBy: "A"),
        .ownerConflict(
            .init(
                taskID: "t",
                currentOwner: "A",
                proposedOwner: "B",
                updatedBy: "C",
                status: .blocked,
                updateType: .claim
            )
        ),
        .broadcastPlan(bot: "A", requested: ["B"], final: ["B"], coordinationTypes: [.claim]),
        .broadcastSkip(bot: "A", .noPeers),
        .broadcastSkip(bot: "A", .missingOrigin),
        .broadcastSkip(bot: "A", .duplicateOutbound(to: "B")),
        .broadcastSkip(bot: "A", .noMatchingRecipients(requested: ["D"])),
        .broadcastError(from: "A", to: "B", .status(404)),
        .broadcastError(from: "A", to: "B", .error("e")),
        .broadcastSent(from: "A", to: "B", content: "c"),
    ]

    private static let outcomes: [LogRecord.Payload] = [
        .outcomeStart(bot: "A", runID: "r", game: "g", event: "game.outcome"),
        .outcomeTranscript(bot: "A", runID: "r", entries: 1, characters: 1),
        .outcomeResponse(bot: "A", runID: "r", finishReason: "stop", textCharacters: 1, steps: 1),
        .outcomeSkip(bot: "A", reason: "missing-api-key"),
        .outcomeError(bot: "A", error: "e"),
    ]

    static let skips: [LogRecord.Skip] = [
        .presenceMessage,
        .peerRoutingPolicy(from: "B", coordinator: "A"),
        .conversationExpired(startedAt: stamp, killAt: stamp, ttlSeconds: 1),
        .rateLimitBackoff(until: stamp),
        .sessionReplyBudget(count: 1, maximum: 1, reserved: 0),
        .brainCooldown(lastBrainAt: stamp, retryInSeconds: 1),
        .missingAPIKey,
        .rateLimitError(backoffSeconds: 1),
        .transientModelError(retryInSeconds: 1, retryAttempt: 1, error: "e"),
        .supersededTrigger(from: "B", timestamp: stamp),
        .emptyReply,
        .coordinationOnlyReply(rawPreview: "p"),
        .unparsableReply(rawPreview: "p"),
        .staleInFlightTrigger(timestamp: stamp),
        .scenarioActionAlreadyBroadcast(action: "e4"),
        .scenarioActionRejected(attemptedAction: "e5", error: "e", state: board),
    ]
}
