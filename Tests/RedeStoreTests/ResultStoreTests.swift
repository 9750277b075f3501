import RedeStore
import Testing

struct ResultStoreTests {}
