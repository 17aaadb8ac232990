import type { ResourceGraph } from "../graph/graph";
import type { Reader } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check } from "../rule";

/** Scopes that Cognito itself defines. */
const ownScopes = ["openid", "email", "profile", "phone", "aws.cognito.signin.user.admin"];

const minutes: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };

/** A token's life in minutes; zero and absent mean Cognito's default: one hour, thirty days for refresh. */
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

/** The pool of a client, domain or resource server; undefined where another stack declares it. */
function poolOf(graph: ResourceGraph, member: Resource): Resource | undefined {
  const target = targetOf(graph, member, "userPoolId", ["aws:cognito/userPool:UserPool"]);
  return target.kind === "resource" ? target.resource : undefined;
}

const narrow: Check = function* ({ inputs }) {
  if (inputs.texts("allowedOauthFlows").includes("implicit")) {
    yield { found: "the implicit flow is allowed: it puts tokens into URLs", expected: "the code flow" };
  }
  const plain = inputs.texts("explicitAuthFlows").filter((flow) => /PASSWORD_AUTH$|NO_SRP_AUTH$/.test(flow));
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

const shortLived: Check = function* ({ inputs }) {
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
};

/** What `cognito-hardened` asks of a user pool client. */
export const clientChecks: readonly Check[] = [
  narrow,
  shortLived,
  rotatesAlone,
  machineComplete,
  scopesAndDomain,
];
