import { pool, webClient } from "../examples/user-pool";
import type { Check, Rule } from "../rule";

const properties = ["callbackUrls", "logoutUrls", "defaultRedirectUri"] as const;
const localHosts = ["localhost", "127.0.0.1", "[::1]"];

interface Address {
  readonly isHttp: boolean;
  readonly isLocal: boolean;
}

function addressOf(text: string): Address {
  const [, scheme = "", host = ""] = /^([a-z][a-z0-9+.-]*):\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(text) ?? [];
  return { isHttp: scheme.toLowerCase() === "http", isLocal: localHosts.includes(host.toLowerCase()) };
}

/** Refuses addresses of one property over http or on the user's own machine. */
function safe(property: (typeof properties)[number]): Check {
  return function* ({ inputs }, { settings }) {
    for (const text of inputs.texts(property)) {
      const { isHttp, isLocal } = addressOf(text);
      if (settings.localhostAllowed ? isHttp && !isLocal : isHttp || isLocal) {
        yield {
          found: `\`${property}\` holds ${text}`,
          expected: settings.localhostAllowed ? "https, or http to localhost" : "https to a public address",
          control: "no http callback in prod",
        };
      }
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
      {
        title: "http to another machine in dev",
        environment: "dev",
        resources: [pool(), webClient({ callbackUrls: ["http://localhost.example.com/callback"] })],
        resource: "web",
        says: "localhost.example.com",
      },
    ],
  },
};

export default rule;
