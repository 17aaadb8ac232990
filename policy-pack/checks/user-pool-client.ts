import type { ResourceGraph } from "../graph/graph";
import type { Reader } from "../graph/reader";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check } from "../rule";

/** Scopes that Cognito itself defines. */
const ownScopes = ["openid", "email", "profile", "phone", "aws.cognito.signin.user.admin"];

const minutes: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };

/** A token's life in minutes; none where zero or nothing stands for Cognito's default. */
function lifetime(inputs: Reader, token: string, usualUnit: string): number {
  const unit = inputs.text(`tokenValidityUnits.${token}Token`) ?? usualUnit;
  return (inputs.number(`${token}TokenValidity`) ?? 0) * (minutes[unit] ?? 1);
}

function isMachine(inputs: Reader): boolean {
  return inputs.texts("allowedOauthFlows").includes("client_credentials");
}

function usesOauth(inputs: Reader): boolean {
  return inputs.texts("allowedOauthFlows").length > 0;
}

const poolTypes = ["aws:cognito/userPool:UserPool"];

/** The pool of a client, domain or resource server: the declared one, or the text that names one of another stack. */
function poolOf(graph: ResourceGraph, member: Resource): Resource | string | undefined {
  const target = targetOf(graph, member, "userPoolId", poolTypes);
  return target.kind === "undeclared" ? target.value : target.resource;
}

const narrow: Check = function* ({ inputs }) {
  if (inputs.texts("allowedOauthFlows").includes("implicit")) {
    yield { found: "the implicit flow is allowed: it puts tokens into URLs", expected: "the code flow" };
  }
  const plain = inputs.texts("explicitAuthFlows").filter((flow) => /PASSWORD_AUTH|NO_SRP_AUTH/.test(flow));
  if (plain.length > 0) {
    yield {
      found: `${plain.join(", ")} sends the password itself`,
      expected: "ALLOW_USER_SRP_AUTH",
    };
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
};

/** The longest life of each token in minutes. Cognito's defaults, an hour and thirty days, are no longer. */
const limits = [
  { token: "access", usualUnit: "hours", most: 60 },
  { token: "id", usualUnit: "hours", most: 60 },
  { token: "refresh", usualUnit: "days", most: 30 * 1440 },
] as const;

const shortLived: Check = function* ({ inputs }) {
  for (const { token, usualUnit, most } of limits) {
    const found = lifetime(inputs, token, usualUnit);
    if (found > most) {
      yield { found: `the ${token} token lives ${found} minutes`, expected: `at most ${most} minutes` };
    }
  }
};

const rotatesAlone: Check = function* ({ inputs }) {
  const rotates = inputs.text("refreshTokenRotation.feature") === "ENABLED";
  if (rotates && inputs.texts("explicitAuthFlows").includes("ALLOW_REFRESH_TOKEN_AUTH")) {
    yield {
      found: "refresh tokens rotate and ALLOW_REFRESH_TOKEN_AUTH is set: Cognito refuses the pair",
      expected: "one of the two",
    };
  }
};

const machineComplete: Check = function* ({ inputs }) {
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
};

const scopesAndDomain: Check = function* (subject, { graph, requireWhole }) {
  const home = poolOf(graph, subject);
  if (home === undefined) {
    throw new UnknownRead("userPoolId");
  }
  if (typeof home === "string") {
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
};

/** What `cognito-hardened` asks of a user pool client. */
export const clientChecks: readonly Check[] = [
  narrow,
  shortLived,
  rotatesAlone,
  machineComplete,
  scopesAndDomain,
];
