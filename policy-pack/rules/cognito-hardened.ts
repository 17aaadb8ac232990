import { machineClient, pool, poolDomain, resourceServer, surroundings, webClient } from "../examples/user-pool";
import type { ResourceGraph } from "../graph/graph";
import type { Reader } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, Rule } from "../rule";

const poolType = "aws:cognito/userPool:UserPool";
const clientType = "aws:cognito/userPoolClient:UserPoolClient";
const classes = ["requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols"] as const;
const leastPasswordLength = 12;
/** Scopes that Cognito itself defines. */
const ownScopes = ["openid", "email", "profile", "phone", "aws.cognito.signin.user.admin"];

const minutes: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };

/** A token's life in minutes; zero and absent mean Cognito's default of one hour. */
function lifetime(inputs: Reader, token: "access" | "id" | "refresh"): number {
  const unit = inputs.text(`tokenValidityUnits.${token}Token`) ?? (token === "refresh" ? "days" : "hours");
  const value = inputs.number(`${token}TokenValidity`) ?? 0;
  return value === 0 ? (token === "refresh" ? 30 * 1440 : 60) : value * (minutes[unit] ?? 1);
}

function isMachine(inputs: Reader): boolean {
  return inputs.texts("allowedOauthFlows").includes("client_credentials");
}

function usesOauth(inputs: Reader): boolean {
  return inputs.texts("allowedOauthFlows").length > 0;
}

/** The pool of a client; undefined where another stack declares it. */
function poolOf(graph: ResourceGraph, client: Resource): Resource | undefined {
  const target = targetOf(graph, client, "userPoolId", [poolType]);
  return target.kind === "resource" ? target.resource : undefined;
}

const forPools = (check: Check): Check => (subject, context) =>
  subject.type === poolType ? check(subject, context) : [];
const forClients = (check: Check): Check => (subject, context) =>
  subject.type === clientType ? check(subject, context) : [];

const poolChecks: readonly Check[] = [
  function* ({ inputs }) {
    const mode = inputs.text("mfaConfiguration") ?? "OFF";
    const token = inputs.flag("softwareTokenMfaConfiguration.enabled") === true;
    if (mode !== "ON" || !token) {
      yield {
        found: `multi-factor authentication is ${mode}, software tokens are ${token ? "on" : "off"}`,
        expected: "`mfaConfiguration: ON` with `softwareTokenMfaConfiguration.enabled: true`",
        control: "multi-factor authentication",
      };
    }
    if (inputs.has("smsConfiguration") || inputs.text("smsAuthenticationMessage") !== undefined) {
      yield {
        found: "codes can be sent by SMS",
        expected: "software tokens alone: a phone number can be taken over",
      };
    }
  },
  function* ({ inputs }) {
    const length = inputs.number("passwordPolicy.minimumLength") ?? 8;
    const missing = classes.filter((name) => inputs.flag(`passwordPolicy.${name}`) !== true);
    if (length < leastPasswordLength) {
      yield { found: `passwords may have ${length} characters`, expected: `${leastPasswordLength} or more` };
    }
    if (missing.length > 0) {
      yield { found: `the password policy lacks ${missing.join(", ")}`, expected: "all four classes" };
    }
  },
  function* (subject, { graph, settings }) {
    if (!settings.threatProtection) {
      return;
    }
    const tier = subject.inputs.text("userPoolTier") ?? "ESSENTIALS";
    const mode = subject.inputs.text("userPoolAddOns.advancedSecurityMode") ?? "OFF";
    if (tier !== "PLUS" || mode !== "ENFORCED") {
      yield {
        found: `the tier is ${tier} and advanced security is ${mode}`,
        expected: "`userPoolTier: PLUS` (advanced security needs it) with ENFORCED",
      };
    }
    const blocks = companionsOf(
      graph,
      subject,
      "aws:cognito/riskConfiguration:RiskConfiguration",
      "userPoolId",
    ).some(
      ({ inputs }) =>
        inputs.text("compromisedCredentialsRiskConfiguration.actions.eventAction") === "BLOCK",
    );
    if (!blocks) {
      yield {
        found: "nothing blocks the sign-in with known stolen credentials",
        expected: "a RiskConfiguration whose compromised-credentials action is BLOCK",
      };
    }
  },
  function* ({ inputs }, { settings }) {
    if (settings.deletionProtection && inputs.text("deletionProtection") !== "ACTIVE") {
      yield {
        found: `deletion protection is ${show(inputs.value("deletionProtection"))}`,
        expected: '"ACTIVE"',
      };
    }
  },
];

const clientChecks: readonly Check[] = [
  function* ({ inputs }) {
    if (inputs.texts("allowedOauthFlows").includes("implicit")) {
      yield { found: "the implicit flow is allowed: it puts tokens into URLs", expected: "the code flow" };
    }
    if (inputs.flag("enableTokenRevocation") === false) {
      yield { found: "tokens cannot be revoked", expected: "`enableTokenRevocation: true`" };
    }
    if (!isMachine(inputs) && inputs.text("preventUserExistenceErrors") !== "ENABLED") {
      yield {
        found: "an error tells whether a user exists",
        expected: "`preventUserExistenceErrors: ENABLED`",
      };
    }
  },
  function* ({ inputs }) {
    const limits = { access: 60, id: 60, refresh: 30 * 1440 } as const;
    for (const token of ["access", "id", "refresh"] as const) {
      const found = lifetime(inputs, token);
      if (found > limits[token]) {
        yield {
          found: `the ${token} token lives ${found} minutes`,
          expected: `at most ${limits[token]} minutes`,
        };
      }
    }
  },
  function* ({ inputs }) {
    const rotates = inputs.text("refreshTokenRotation.feature") === "ENABLED";
    if (rotates && inputs.texts("explicitAuthFlows").includes("ALLOW_REFRESH_TOKEN_AUTH")) {
      yield {
        found: "refresh tokens rotate and ALLOW_REFRESH_TOKEN_AUTH is set: Cognito refuses the pair",
        expected: "one of the two",
      };
    }
  },
  function* ({ inputs }) {
    const flows = inputs.texts("allowedOauthFlows");
    if (isMachine(inputs) && flows.length > 1) {
      yield {
        found: `the client mixes client_credentials with ${flows.filter((flow) => flow !== "client_credentials").join()}`,
        expected: "a client of its own for each kind of caller",
      };
    }
    if (isMachine(inputs) && inputs.flag("generateSecret") !== true) {
      yield { found: "a client of machines has no secret", expected: "`generateSecret: true`" };
    }
  },
  function* (subject, { graph, requireWhole }) {
    const home = poolOf(graph, subject);
    if (!home) {
      requireWhole("the user pool, its domain and its resource servers may be declared in another layer");
    }
    const servers = graph
      .ofType("aws:cognito/resourceServer:ResourceServer")
      .filter((each) => poolOf(graph, each) === home);
    const defined = servers.flatMap(({ inputs }) =>
      inputs.blocks("scopes").map((scope) => `${inputs.text("identifier")}/${scope.text("scopeName")}`),
    );
    for (const scope of subject.inputs.texts("allowedOauthScopes")) {
      if (!ownScopes.includes(scope) && !defined.includes(scope)) {
        yield {
          found: `the scope ${scope} is defined by no resource server`,
          expected: `one of ${[...ownScopes.slice(0, 3), ...defined].join(", ")}`,
        };
      }
    }
    const hasDomain = graph
      .ofType("aws:cognito/userPoolDomain:UserPoolDomain")
      .some((each) => poolOf(graph, each) === home);
    if (usesOauth(subject.inputs) && !hasDomain) {
      yield {
        found: "the client uses OAuth, but its pool has no domain",
        expected: "a UserPoolDomain: the token endpoint lives there",
      };
    }
  },
];

const rule: Rule = {
  name: "cognito-hardened",
  title: "Sign-in withstands stolen passwords",
  description:
    "Every user pool demands a software token and strong passwords, enforces threat protection where the environment says so, and its clients are narrow and complete.",
  rationale:
    "One reused password is enough to trade in somebody's name; a client with the wrong flows or scopes either opens the API or fails at the first token.",
  remediation: "Set the property named in the message on the pool or client.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["Cognito.1", "Cognito.3", "Cognito.4", "Cognito.5", "Cognito.6"],
    cdkNag: ["COG1", "COG2", "COG8"],
  },
  relations: [32, 33],
  findings: ["TRADAI-S-04", "TRADAI-S-05", "TRADAI-S-22"],
  types: [poolType, clientType],
  checks: [...poolChecks.map(forPools), ...clientChecks.map(forClients)],
  examples: {
    compliant: [
      {
        title: "A pool with a client of people and one of machines",
        resources: [pool(), ...surroundings, webClient(), machineClient()],
      },
      {
        title: "The Essentials tier where the environment has no threat protection",
        environment: "dev",
        resources: [pool({ userPoolTier: "ESSENTIALS", userPoolAddOns: undefined, deletionProtection: "INACTIVE" })],
      },
    ],
    violating: [
      {
        title: "MFA left to the user",
        resources: [pool({ mfaConfiguration: "OPTIONAL" }), ...surroundings],
        resource: "users",
        says: "is OPTIONAL",
      },
      {
        title: "Codes by SMS",
        resources: [pool({ smsConfiguration: { externalId: "x", snsCallerArn: "arn" } }), ...surroundings],
        resource: "users",
        says: "by SMS",
      },
      {
        title: "Short passwords",
        resources: [
          pool({
            passwordPolicy: { ...(pool().inputs.passwordPolicy as object), minimumLength: 8 },
          }),
          ...surroundings,
        ],
        resource: "users",
        says: "8 characters",
      },
      {
        title: "Passwords without symbols",
        resources: [
          pool({ passwordPolicy: { ...(pool().inputs.passwordPolicy as object), requireSymbols: false } }),
          ...surroundings,
        ],
        resource: "users",
        says: "requireSymbols",
      },
      {
        title: "Threat protection that only watches",
        resources: [pool({ userPoolAddOns: { advancedSecurityMode: "AUDIT" } }), ...surroundings],
        resource: "users",
        says: "advanced security is AUDIT",
      },
      {
        title: "No answer to stolen credentials",
        resources: [pool(), poolDomain, resourceServer],
        resource: "users",
        says: "known stolen credentials",
      },
      {
        title: "A pool that prod can lose",
        resources: [pool({ deletionProtection: "INACTIVE" }), ...surroundings],
        resource: "users",
        says: "deletion protection",
      },
      {
        title: "The implicit flow",
        resources: [pool(), ...surroundings, webClient({ allowedOauthFlows: ["code", "implicit"] })],
        resource: "web",
        says: "implicit flow",
      },
      {
        title: "Tokens that cannot be revoked",
        resources: [pool(), ...surroundings, webClient({ enableTokenRevocation: false })],
        resource: "web",
        says: "cannot be revoked",
      },
      {
        title: "Errors that list the users",
        resources: [pool(), ...surroundings, webClient({ preventUserExistenceErrors: "LEGACY" })],
        resource: "web",
        says: "whether a user exists",
      },
      {
        title: "An access token for a day",
        resources: [pool(), ...surroundings, webClient({ accessTokenValidity: 24 })],
        resource: "web",
        says: "access token lives 1440 minutes",
      },
      {
        title: "Rotation together with the flow that excludes it",
        resources: [
          pool(),
          ...surroundings,
          webClient({ refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 10 } }),
        ],
        resource: "web",
        says: "Cognito refuses the pair",
      },
      {
        title: "A client of machines that people may use too",
        resources: [pool(), ...surroundings, machineClient({ allowedOauthFlows: ["client_credentials", "code"] })],
        resource: "ci",
        says: "mixes client_credentials with code",
      },
      {
        title: "A client of machines without secret",
        resources: [pool(), ...surroundings, machineClient({ generateSecret: false })],
        resource: "ci",
        says: "has no secret",
      },
      {
        title: "A scope that nobody defines",
        resources: [pool(), ...surroundings, webClient({ allowedOauthScopes: ["tradai-api/raed"] })],
        resource: "web",
        says: "tradai-api/raed",
      },
      {
        title: "An OAuth client of a pool without domain",
        resources: [pool(), surroundings[0] ?? poolDomain, resourceServer, webClient()],
        resource: "web",
        says: "its pool has no domain",
      },
    ],
  },
};

export default rule;
