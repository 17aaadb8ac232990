import { addressOf } from "../checks/loopback";
import { pool, webClient } from "../examples/user-pool";
import { UnknownRead } from "../graph/reader";
import { UNKNOWN } from "../graph/values";
import type { Check, Rule } from "../rule";

const properties = ["callbackUrls", "logoutUrls", "defaultRedirectUri"] as const;

/** Refuses addresses of one property over http or on the user's own machine. */
function safe(property: (typeof properties)[number]): Check {
  return function* ({ inputs }, { settings }) {
    const given = inputs.list(property);
    for (const text of given.filter((each) => typeof each === "string")) {
      const address = addressOf(text);
      const isFine = settings.localhostAllowed
        ? address !== undefined && (address.scheme !== "http" || address.isLocal)
        : address?.scheme === "https" && !address.isLocal;
      if (!isFine) {
        yield {
          found: `\`${property}\` holds ${text}`,
          expected: settings.localhostAllowed ? "https, or http to localhost" : "https to a public address",
          control: "no http callback in prod",
        };
      }
    }
    if (given.includes(UNKNOWN)) {
      throw new UnknownRead(inputs.at(property));
    }
  };
}

const rule: Rule = {
  name: "cognito-urls",
  title: "Sign-in returns over https",
  description:
    "A user pool client returns users to https addresses only; http to localhost is allowed in a development environment alone.",
  rationale:
    "The address receives the code that becomes a token: over http anybody on the way can take it, and a localhost address in prod hands it to whatever runs on the user's machine.",
  remediation: "Set https addresses in `tradai:identity` of the environment's configuration.",
  severity: "critical",
  kind: "resource",
  relations: [33],
  findings: ["TRADAI-S-03", "ORION-49"],
  types: ["aws:cognito/userPoolClient:UserPoolClient"],
  checks: properties.map(safe),
  examples: {
    compliant: [
      { title: "https in prod", resources: [pool(), webClient()] },
      {
        title: "A developer's own machine in dev",
        environment: "dev",
        resources: [pool(), webClient({ callbackUrls: ["http://localhost:3000/callback"] })],
      },
    ],
    violating: [
      {
        title: "An http callback in prod",
        resources: [pool(), webClient({ callbackUrls: ["http://app.example.com/callback"] })],
        resource: "web",
        says: "http://app.example.com/callback",
      },
      {
        title: "Localhost in prod, over https too",
        resources: [pool(), webClient({ logoutUrls: ["https://localhost:8400/logout"] })],
        resource: "web",
        says: "https://localhost:8400/logout",
      },
      {
        title: "Localhost in staging",
        environment: "staging",
        resources: [pool(), webClient({ callbackUrls: ["http://localhost:3000/callback"] })],
        resource: "web",
        says: "http://localhost:3000/callback",
      },
      ...[
        { title: "a short loopback address", url: "https://127.1/callback" },
        { title: "a loopback address as a number", url: "https://2130706433/callback" },
        { title: "localhost as a whole name", url: "https://localhost./callback" },
        { title: "the machine that runs the container", url: "https://host.docker.internal/callback" },
        { title: "a name below localhost", url: "https://app.localhost/callback" },
        { title: "a user before localhost", url: "https://user@localhost/callback" },
        { title: "space before http", url: " http://app.example.com/callback" },
        { title: "a scheme that any program may claim", url: "tradai://callback" },
        { title: "text that is no address", url: "callback" },
      ].map(({ title, url }) => ({
        title: `In prod ${title}`,
        resources: [pool(), webClient({ callbackUrls: [url] })],
        resource: "web",
        says: url,
      })),
      {
        title: "A machine whose name looks like a user of localhost in dev",
        environment: "dev",
        resources: [pool(), webClient({ callbackUrls: ["http://localhost:80@app.example.com/callback"] })],
        resource: "web",
        says: "app.example.com",
      },
      {
        title: "http to another machine in dev",
        environment: "dev",
        resources: [pool(), webClient({ callbackUrls: ["http://localhost.example.com/callback"] })],
        resource: "web",
        says: "localhost.example.com",
      },
      {
        title: "Text that is no address in dev",
        environment: "dev",
        resources: [pool(), webClient({ callbackUrls: ["callback"] })],
        resource: "web",
        says: "`callbackUrls` holds callback",
      },
    ],
    undecided: [
      {
        title: "An address that is known only after the update, beside one over https",
        resources: [pool(), webClient({ callbackUrls: ["https://app.example.com/callback", UNKNOWN] })],
        resource: "web",
        says: "`callbackUrls` is known only after the update",
      },
    ],
  },
};

export default rule;
