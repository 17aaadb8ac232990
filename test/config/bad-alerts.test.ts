import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

const mistakes: readonly Mistake[] = [
  [
    "no subscriber",
    "prod",
    set(["tradai:alerts", "subscribers"], []),
    "tradai:alerts.subscribers: who is told when an alarm goes off, and when a service registers; found [], allowed: at least one subscriber, each once",
  ],
  [
    "nobody who is told of what cannot wait",
    "prod",
    set(["tradai:alerts", "escalation"], []),
    "tradai:alerts.escalation: who is told as well when an alarm cannot wait; found [], allowed: at least one subscriber, each once",
  ],
  [
    "escalation left out",
    "dev",
    remove("tradai:alerts", "escalation"),
    "tradai:alerts.escalation: who is told as well when an alarm cannot wait; missing, allowed: at least one subscriber, each once",
  ],
  [
    "an address in place of a list",
    "dev",
    set(["tradai:alerts", "escalation"], "on-call@tradai.io"),
    'tradai:alerts.escalation: who is told as well when an alarm cannot wait; found "on-call@tradai.io", allowed: at least one subscriber, each once',
  ],
  [
    "a spelling mistake in escalation",
    "dev",
    set(["tradai:alerts", "escalations"], []),
    "tradai:alerts.escalations: unknown key; did you mean escalation? allowed: subscribers, escalation",
  ],
  [
    "the same subscriber twice",
    "dev",
    set(
      ["tradai:alerts", "escalation"],
      [
        { protocol: "email", endpoint: "on-call@tradai.io" },
        { protocol: "email", endpoint: "on-call@tradai.io" },
      ],
    ),
    'tradai:alerts.escalation[1]: one subscriber of the alert topics; found {"protocol":"email","endpoint":"on-call@tradai.io"}, allowed: each value once; this one is also at [0]',
  ],
  [
    "a protocol that alerts do not use",
    "dev",
    set(["tradai:alerts", "escalation", 0, "protocol"], "sms"),
    'tradai:alerts.escalation[0].protocol: how the alert is delivered; found "sms", allowed: email or https',
  ],
  [
    "an e-mail subscriber with a URL",
    "dev",
    set(["tradai:alerts", "subscribers", 0, "endpoint"], "https://hooks.example.com/a"),
    'tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "https://hooks.example.com/a", allowed: an e-mail address, because protocol is email',
  ],
  [
    "an e-mail subscriber with neither an address nor a URL",
    "dev",
    set(["tradai:alerts", "subscribers", 0, "endpoint"], "the trading desk"),
    'tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "the trading desk", allowed: an e-mail address, because protocol is email',
  ],
  [
    "an https subscriber with an http URL",
    "dev",
    set(["tradai:alerts", "subscribers"], [{ protocol: "https", endpoint: "http://hooks.example.com/a" }]),
    'tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "http://hooks.example.com/a", allowed: an https URL, because protocol is https',
  ],
  [
    "an on-call address that is none",
    "dev",
    set(["tradai:alerts", "escalation", 0, "endpoint"], "on-call"),
    'tradai:alerts.escalation[0].endpoint: where the alert is delivered; found "on-call", allowed: an e-mail address, because protocol is email',
  ],
  [
    "an on-call URL that is an address",
    "dev",
    set(["tradai:alerts", "escalation"], [{ protocol: "https", endpoint: "on-call@tradai.io" }]),
    'tradai:alerts.escalation[0].endpoint: where the alert is delivered; found "on-call@tradai.io", allowed: an https URL, because protocol is https',
  ],
];

describe("a mistake in who is told of alarms", () => {
  tellsOfEach(mistakes);
});
