extension EventName {
    /// What a record of this name says, and its payload.
    ///
    /// The one table that explanations and documentation share.
    ///
    /// Spec: section 13.
    package var meaning: Meaning {
        switch self {
        case .autoDeployStart:
            Meaning(
                "the first look at the bots deploys those that are not deployed yet",
                [.init("bots", "the names of all active bots")]
            )
        case .autoDeployBotError:
            Meaning("the automatic deployment of a bot failed", [.bot, .error])
        case .autoDeployComplete:
            Meaning(
                "the automatic deployment has ended",
                [
                    .init("status", "ok, or partial when some bots failed"),
                    .init("deployed", "how many bots are deployed now"),
                    .init("failed", "how many failed; left out when none did"),
                ]
            )
        case .autoDeployError:
            Meaning("the automatic deployment has ended with failures", [.error])
        case .durableDeploy:
            Meaning("a bot's state was made, or renewed from its definition", [.bot, .knownBots])
        case .announceSkip:
            Meaning(
                "a deployed bot keeps from announcing itself",
                [.bot, .init("reason", "why: announcing is disabled")]
            )
        case .announceStart:
            Meaning(
                "a deployed bot begins to announce itself to all others",
                [.bot, .init("peerCount", "how many bots it tells")]
            )
        case .announceSent:
            Meaning("a bot has announced itself to another one", [.sender, .recipient])
        case .announceError:
            Meaning("an announcement did not arrive", [.sender, .recipient, .error])
        case .deployComplete:
            Meaning("a deployment has ended, its announcements included", [.bot, .knownBots])
        case .messageSend:
            Meaning(
                "a message was handed to its recipient; a bot's own post is logged once more by the bot",
                [
                    .sender, .recipient,
                    .init("content", "what is said, updates to the ledger included"),
                    .init("timestamp", "when it was sent"),
                ]
            )
        case .messageReceive:
            Meaning(
                "a bot has taken a message into its history",
                [
                    .init("bot", "the recipient"), .sender,
                    .init("content", "what is said, updates to the ledger included"),
                    .init("timestamp", "when it was delivered"),
                ]
            )
        case .conversationStart:
            Meaning(
                "a session of a bot has begun with its first real message",
                [
                    .bot, .runID,
                    .init("startedAt", "when the session began"),
                    .init("killAt", "when it will end"),
                    .init("triggerFrom", "the sender of its first message"),
                    .init("initialMessageLength", "the length of that message in UTF-16 units"),
                ]
            )
        case .conversationActivity:
            Meaning(
                "a further real message, or a reply of its own, has joined a bot's session",
                [
                    .bot, .runID,
                    .init("startedAt", "when the session began"),
                    .init("triggerFrom", "who sent the message"),
                    .init("messageCount", "how many messages the bot's history has"),
                    .init("coordinationCount", "how many tasks its ledger has"),
                ]
            )
        case .conversationStop:
            Meaning(
                "a session of a bot was stopped, because its time is over",
                [
                    .bot, .runID,
                    .init("startedAt", "when the session began"),
                    .init("killAt", "when its time was over"),
                    .init("ttlSeconds", "how long it was to last, in seconds"),
                    .init("messageCount", "how many messages the bot's history has"),
                    .init("coordinationCount", "how many tasks its ledger has"),
                    .init("replyCount", "how many replies counted against the budget"),
                ]
            )
        case .botWait:
            Meaning(
                "a turn waits first, as the bot's speed asks for",
                [.bot, .init("seconds", "how long, in seconds")]
            )
        case .brainStart:
            Meaning(
                "a turn is about to call the model",
                [.bot, .init("lastMessageFrom", "the sender of the message that it answers")]
            )
        case .brainSkip:
            Meaning(
                "a turn or a message ended without a reply, or a turn waits; further fields depend on the reason",
                [.bot, .init("reason", "why; rede-sim explain REASON says more")]
            )
        case .brainReply:
            Meaning(
                "a turn has ended with a reply, which goes out next",
                [
                    .bot,
                    .init("content", "what is said, without updates"),
                    .init("length", "its length in UTF-16 units"),
                    .init("recipients", "to whom it goes"),
                    .init("coordination", "the updates to the ledger that go with it"),
                ]
            )
        case .brainError:
            Meaning("a turn failed", [.bot, .error])
        case .budgetExempt:
            Meaning(
                "a reply of the coordinator does not count against its budget",
                [
                    .bot, .init("from", "the sender of the message that it answers"),
                    .init("recipients", "to whom it goes"), .kinds,
                ]
            )
        case .alarmResume:
            Meaning(
                "the alarm found a message that no turn had answered, and runs a turn for it",
                [
                    .bot, .init("from", "the sender of that message"),
                    .init("timestamp", "when that message was delivered"),
                ]
            )
        case .alarmSelfHeal:
            Meaning(
                "the alarm found the bot idle though it has a move, and runs a turn",
                [
                    .bot, .init("triggerFrom", "always runtime: nobody sent a message"),
                    .init("timestamp", "when it was found"),
                ]
            )
        case .modelRequest:
            Meaning(
                "a turn calls the model",
                [
                    .bot,
                    .init("model", "the model's name"),
                    .init("lastMessageFrom", "the sender of the message that the turn answers"),
                    .init("promptChars", "the length of the prompt in UTF-16 units"),
                    .init("historyMessages", "how many messages the bot's history has"),
                    .init("coordinationCount", "how many tasks its ledger has"),
                ]
            )
        case .modelResponse:
            Meaning(
                "the model has answered a turn",
                [
                    .bot,
                    .init("model", "the model's name"),
                    .finish,
                    .init("textChars", "the length of the answer in UTF-16 units"),
                    .init("toolCalls", "how many tools its last step called"),
                    .init("toolResults", "how many results that step got"),
                    .init("steps", "how many steps the answer took"),
                ]
            )
        case .scenarioInspect:
            Meaning(
                "a turn has looked at the public state of the scenario",
                [.bot, .init("via", "on which way"), .init("state", "the state")]
            )
        case .scenarioApplied:
            Meaning(
                "a scenario action of a bot was taken",
                [.bot, .init("action", "the action"), .init("via", "on which way")]
            )
        case .webFetch:
            Meaning(
                "the model has fetched a page",
                [
                    .bot,
                    .init("url", "the address after redirections"),
                    .init("status", "the HTTP status; left out when no answer came"),
                    .init("ok", "whether the status is one of success"),
                    .init("truncated", "whether a text was cut; left out for other bodies"),
                    .init("error", "why no answer came; left out when one did"),
                ]
            )
        case .ownerHandoff:
            Meaning(
                "a task of a ledger has changed its owner",
                [
                    .task, .init("from", "the owner before"), .init("to", "the owner now"),
                    .init("updatedBy", "who sent the update"),
                ]
            )
        case .ownerConflict:
            Meaning(
                "a ledger refused to change a task's owner",
                [
                    .task, .init("currentOwner", "the owner, who stays"),
                    .init("proposedOwner", "who was to be the owner"),
                    .init("updatedBy", "who sent the update"),
                    .init("status", "how far the task was: open, in_progress or blocked"),
                    .init("updateType", "the kind of the update"),
                ]
            )
        case .broadcastPlan:
            Meaning(
                "a reply goes out: to whom it was to go, and to whom it does",
                [
                    .bot,
                    .init("requestedRecipients", "whom the reply named, or was found to mean"),
                    .init("finalRecipients", "to whom it goes"), .kinds,
                ]
            )
        case .broadcastSkip:
            Meaning(
                "a reply, or one of its posts, was held back",
                [
                    .bot,
                    .init(
                        "reason",
                        "no-peers, no-matching-recipients, missing-origin, or duplicate-outbound: the same went "
                            + "out to the same bot shortly before"
                    ),
                    .init("to", "the recipient of a duplicate"),
                    .init("requested", "the recipients that match no bot"),
                ]
            )
        case .broadcastError:
            Meaning(
                "a post of a reply did not arrive",
                [
                    .sender, .recipient,
                    .init("status", "the HTTP status, when it was refused"),
                    .init("error", "why no answer came, when none did"),
                ]
            )
        case .broadcastSent:
            Meaning(
                "a post of a reply has arrived",
                [.sender, .recipient, .init("content", "what was said, updates included")]
            )
        case .outcomeStart:
            Meaning(
                "the coordinator's session has stopped, and its outcome is to be judged",
                [
                    .bot, .runID, .init("game", "the game's name"),
                    .init("event", "the name of the event that will carry the outcome"),
                ]
            )
        case .outcomeTranscript:
            Meaning(
                "the log was read for the judge",
                [
                    .bot, .runID, .init("entries", "how many records it had"),
                    .init("chars", "their length in UTF-16 units"),
                ]
            )
        case .outcomeResponse:
            Meaning(
                "the judge has answered",
                [
                    .bot, .runID, .finish,
                    .init("textChars", "the length of the answer in UTF-16 units"),
                    .init("steps", "how many steps the answer took"),
                ]
            )
        case .outcomeSkip:
            Meaning("the outcome is not judged", [.bot, .init("reason", "why: missing-api-key")])
        case .outcomeError:
            Meaning("the outcome could not be judged", [.bot, .error])
        case .outcome:
            Meaning(
                "the outcome as the judge has it; the game may give the event a name of its own",
                [.runID, .init("game", "the game's name; left out without one")]
            )
        }
    }
}
