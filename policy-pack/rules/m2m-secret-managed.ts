import { z } from "zod";
import { machineClient, pool, resourceServer, storedSecret, webClient } from "../examples/user-pool";
import { namesWord } from "../iam/patterns";
import type { Check, Rule } from "../rule";

const clientType = "aws:cognito/userPoolClient:UserPoolClient";
const version = "aws:secretsmanager/secretVersion:SecretVersion";

const parameters = z.object({
  /** Last part of the scopes that administer. */
  administrativeScopes: z.array(z.string()).default(["admin"]),
  /** How many clients of machines may hold an administrative scope. */
  administrativeClients: z.number().int().nonnegative().default(1),
  /** Words in a client's name that mark a pipeline, which never administers. */
  pipelineWords: z.array(z.string()).default(["ci", "pipeline", "canary"]),
});

function administers(scopes: readonly string[], administrative: readonly string[]): boolean {
  return scopes.some((scope) => administrative.includes(scope.slice(scope.lastIndexOf("/") + 1)));
}

const secretStored: Check = function* (subject, { graph }) {
  if (subject.inputs.flag("generateSecret") !== true) {
    return;
  }
  const isStored = graph
    .ofType(version)
    .some((each) =>
      ["secretString", "secretStringWo", "secretBinary"].some((property) =>
        each.dependenciesOf(property).includes(subject),
      ),
    );
  if (!isStored) {
    yield {
      found: "the client has a secret that no SecretVersion takes",
      expected: "a SecretVersion whose value depends on the client",
    };
  }
};

const leastScopes: Check = function* (subject, context) {
  const { administrativeScopes, administrativeClients, pipelineWords } = context.parameters(parameters);
  const scopes = subject.inputs.texts("allowedOauthScopes");
  const isMachine = subject.inputs.texts("allowedOauthFlows").includes("client_credentials");
  if (!isMachine || !administers(scopes, administrativeScopes)) {
    return;
  }
  const name = subject.inputs.text("name") ?? subject.name;
  if (pipelineWords.some((word) => namesWord(name, word))) {
    yield { found: `the pipeline's client ${name} may administer`, expected: "read and write scopes" };
    return;
  }
  const others = context.graph
    .ofType(clientType)
    .filter(
      ({ inputs }) =>
        inputs.texts("allowedOauthFlows").includes("client_credentials") &&
        administers(inputs.texts("allowedOauthScopes"), administrativeScopes),
    );
  if (others.indexOf(subject) >= administrativeClients) {
    yield {
      found: `${others.length} clients of machines may administer`,
      expected: `at most ${administrativeClients}`,
    };
  }
};

const rule: Rule = {
  name: "m2m-secret-managed",
  title: "Machines' credentials are managed",
  description:
    "Every user pool client with a secret has it stored in Secrets Manager, and clients of machines hold no more scopes than they need.",
  rationale:
    "A secret that lives only in a pipeline's settings cannot be renewed or revoked by those who must; a pipeline with the administrative scope lets whoever pushes a branch promote a model.",
  remediation:
    "Put the client's secret into a SecretVersion that takes it as an output, and give pipelines a client without administrative scope.",
  severity: "high",
  kind: "stack",
  findings: ["TRADAI-S-20", "TRADAI-S-21"],
  types: [clientType],
  parameters,
  checks: [secretStored, leastScopes],
  examples: {
    compliant: [
      {
        title: "A pipeline's client, stored, and one that administers",
        resources: [
          pool(),
          resourceServer,
          machineClient(),
          ...storedSecret("ci"),
          machineClient({ allowedOauthScopes: ["tradai-api/admin"] }, "m2m"),
          ...storedSecret("m2m"),
        ],
      },
      { title: "A client of people, which has no secret", resources: [pool(), resourceServer, webClient()] },
      {
        title: "An administrator of people beside one of machines",
        resources: [
          ...[pool(), resourceServer, webClient({ allowedOauthScopes: ["openid", "tradai-api/admin"] })],
          machineClient({ allowedOauthScopes: ["tradai-api/admin"] }, "zz"),
          ...storedSecret("zz"),
        ],
      },
      ...["secretStringWo", "secretBinary"].map((property) => ({
        title: `A secret that is stored as ${property}`,
        resources: [pool(), resourceServer, machineClient(), ...storedSecret("ci", property)],
      })),
    ],
    violating: [
      {
        title: "A secret that nothing stores",
        resources: [pool(), resourceServer, machineClient()],
        resource: "ci",
        says: "no SecretVersion takes",
      },
      ...["ci", "pipeline", "canary"].map((name) => ({
        title: `A pipeline that administers: ${name}`,
        resources: [
          ...[pool(), resourceServer],
          machineClient({ allowedOauthScopes: ["tradai-api/read", "tradai-api/admin"] }, name),
          ...storedSecret(name),
        ],
        resource: name,
        says: `the pipeline's client tradai-${name}-client-prod may administer`,
      })),
      {
        title: "Two machines that administer",
        resources: [
          pool(),
          resourceServer,
          machineClient({ allowedOauthScopes: ["tradai-api/admin"] }, "m2m"),
          ...storedSecret("m2m"),
          machineClient({ allowedOauthScopes: ["tradai-api/admin"] }, "ops"),
          ...storedSecret("ops"),
        ],
        resource: "ops",
        says: "2 clients of machines may administer",
      },
    ],
  },
};

export default rule;
