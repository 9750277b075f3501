/// The model and its faults.
extension ScenarioLoader {
    mutating func model(_ field: Field?) throws -> ModelSetup {
        var setup = ModelSetup()
        guard let field else {
            if let script = try script(nil) { (setup.script, setup.policy) = (script, nil) }
            return setup
        }
        guard let reader = ObjectReader(field, .model, &problems) else { return setup }
        let policy = reader["policy"]?.policy(in: roster, &problems)
        if let script = try script(reader["script"]) {
            setup.script = script
            setup.policy = policy
        } else if let policy {
            setup.policy = policy
        }
        if let choice = reader["whenExhausted"]?.choice(
            of: Script.WhenExhausted.self,
            "\"error\", \"repeat\" or \"empty\"",
            &problems
        ) {
            setup.script.whenExhausted = choice
        }
        setup.latency = reader["latency"]?.latency(&problems) ?? ModelSetup.defaultLatency
        setup.faults = reader["faults"].flatMap { faults($0) } ?? .none
        return setup
    }

    private mutating func faults(_ field: Field) -> FaultRates? {
        guard let reader = ObjectReader(field, .faults, &problems) else { return nil }
        let faults = FaultRates(
            rateLimit: reader["rateLimit"]?.partsPerMillion(&problems) ?? 0,
            serverError: reader["serverError"]?.partsPerMillion(&problems) ?? 0,
            timeout: reader["timeout"]?.partsPerMillion(&problems) ?? 0,
            empty: reader["empty"]?.partsPerMillion(&problems) ?? 0,
            malformed: reader["malformed"]?.partsPerMillion(&problems) ?? 0,
            truncated: reader["truncated"]?.partsPerMillion(&problems) ?? 0
        )
        field.checkTogether(faults.sum, &problems)
        return faults
    }
}
