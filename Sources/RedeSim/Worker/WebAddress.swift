package import RedeModel
package enum WebAddress { package enum Verdict { case allowed(Text); case refused }
package static func verdict(on: Text, reading: Reading) -> Verdict { .allowed(on) } }
