extension LogRecord.Payload {
    /// The event's name; an outcome with a name of the game's own counts as `game.outcome`.
    package var name: EventName {
        switch self {
        case .autoDeployStart: .autoDeployStart
        case .autoDeployBotError: .autoDeployBotError
        case .autoDeployComplete: .autoDeployComplete
        case .autoDeployError: .autoDeployError
        case .durableDeploy: .durableDeploy
        case .announceSkip: .announceSkip
        case .announceStart: .announceStart
        case .announceSent: .announceSent
        case .announceError: .announceError
        case .deployComplete: .deployComplete
        case .messageSend: .messageSend
        case .messageReceive: .messageReceive
        case .conversationStart: .conversationStart
        case .conversationActivity: .conversationActivity
        case .conversationStop: .conversationStop
        case .botWait: .botWait
        case .brainStart: .brainStart
        case .brainSkip: .brainSkip
        case .brainReply: .brainReply
        case .brainError: .brainError
        case .budgetExempt: .budgetExempt
        case .alarmResume: .alarmResume
        case .alarmSelfHeal: .alarmSelfHeal
        case .modelRequest: .modelRequest
        case .modelResponse: .modelResponse
        case .scenarioInspect: .scenarioInspect
        case .scenarioApplied: .scenarioApplied
        case .webFetch: .webFetch
        case .ownerHandoff: .ownerHandoff
        case .ownerConflict: .ownerConflict
        case .broadcastPlan: .broadcastPlan
        case .broadcastSkip: .broadcastSkip
        case .broadcastError: .broadcastError
        case .broadcastSent: .broadcastSent
        case .outcomeStart: .outcomeStart
        case .outcomeTranscript: .outcomeTranscript
        case .outcomeResponse: .outcomeResponse
        case .outcomeSkip: .outcomeSkip
        case .outcomeError: .outcomeError
        case .outcome: .outcome
        }
    }
}
