import { loopbackUrlIn } from "../checks/loopback";
import { containersOf } from "../graph/containers";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { holdsUnknown, stringsIn } from "../graph/values";
import type { Check, Fixture, Rule } from "../rule";

const localAddress =
  /(?<![\w.-])(localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)(?![\w-]|\.\w)/i;

/** Sign-in addresses: `cognito-urls` decides them in every environment. */
const signInAddresses: Readonly<Record<string, readonly string[]>> = {
  "aws:cognito/userPoolClient:UserPoolClient": ["callbackUrls", "logoutUrls", "defaultRedirectUri"],
};
/** Where a browser's origin is allowed: localhost in a development environment. */
const corsPath = /cors|alloworigins|access-?control-?allow-?origin/i;

interface Text {
  readonly path: string;
  readonly text: string;
}

/** The deployed texts of a resource; container definitions without what runs beside the container. */
function textsOf(subject: Resource): readonly Text[] {
  const skipped = signInAddresses[subject.type] ?? [];
  const isTask = subject.type === "aws:ecs/taskDefinition:TaskDefinition";
  const plain = Object.entries(subject.facts.inputs)
    .filter(
      ([key]) =>
        key !== "description" && !skipped.includes(key) && !(isTask && key === "containerDefinitions"),
    )
    .flatMap(([key, value]: [string, Value]) => stringsIn(value, key));
  const decoded = plain
    .filter(({ path, text }) => path.startsWith("userData") && /^[A-Za-z0-9+/=\s]+$/.test(text))
    .map(({ path, text }) => ({ path, text: Buffer.from(text, "base64").toString("utf8") }));
  return [...plain, ...decoded, ...containerTexts(subject)];
}

function containerTexts(task: Resource): readonly Text[] {
  const containers = containersOf(task);
  const hasSidecar = containers.length > 1;
  return containers.flatMap((container) =>
    stringsIn(container.raw("") ?? null, container.where).filter(
      ({ path }) =>
        // A health check asks the container itself; containers of one task share their loopback address.
        !path.includes(".healthCheck") && !(hasSidecar && path.includes(".environment[")),
    ),
  );
}

function task(...containers: readonly object[]): Fixture {
  return {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "backend",
    inputs: { family: "tradai-backend-api-prod", containerDefinitions: JSON.stringify(containers) },
  };
}
const exporter = { name: "backend", environment: [{ name: "OTLP", value: "http://localhost:4317" }] };

const noLoopback: Check = function* (subject, { settings }) {
  for (const { path, text } of textsOf(subject)) {
    const address = localAddress.exec(text)?.[1] ?? loopbackUrlIn(text);
    if (address !== undefined && !(settings.localhostAllowed && corsPath.test(path))) {
      yield {
        found: `\`${path}\` names ${address}`,
        expected: "an address that exists where it is deployed",
      };
    }
  }
};

/**
 * An unknown value that depends on a resource is one that AWS gives, never a loopback address; one that comes
 * from elsewhere may be anything.
 */
const unknownFromElsewhere: Check = function* (subject) {
  yield* [];
  const doubtful = Object.entries(subject.facts.inputs)
    .filter(([property, value]) => holdsUnknown(value) && subject.dependenciesOf(property).length === 0)
    .map(([property]) => property);
  if (doubtful.length > 0) {
    throw new UnknownRead(doubtful.join(", "));
  }
};

const rule: Rule = {
  name: "no-localhost",
  title: "Nothing deployed calls itself localhost",
  description:
    "No deployed value names localhost or a loopback address, but for health checks, sidecars of one task and a developer's sign-in.",
  rationale:
    "What worked on a developer's machine finds nothing there once deployed, and often fails only when it is first used.",
  remediation: "Take the address from the output or the discovery name of what it means.",
  severity: "medium",
  kind: "resource",
  findings: ["TRADAI-S-03", "USDCOP-03", "USDCOP-30", "USDCOP-39", "ORION-49"],
  types: "all",
  checks: [noLoopback, unknownFromElsewhere],
  examples: {
    compliant: [
      {
        title: "A health check and a sidecar",
        resources: [
          task(
            { ...exporter, healthCheck: { command: ["CMD", "curl", "http://localhost:8000/health"] } },
            { name: "collector" },
          ),
        ],
      },
      {
        title: "A description, which nothing follows",
        resources: [
          {
            type: "aws:kms/key:Key",
            name: "data",
            inputs: { description: "not for what runs on localhost" },
          },
        ],
      },
      {
        title: "A developer's origin in dev",
        environment: "dev",
        resources: [
          { type: "aws:s3/bucket:Bucket", name: "results", inputs: { bucket: "tradai-results-dev" } },
          {
            type: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
            name: "cors",
            references: { bucket: ["results"] },
            inputs: { corsRules: [{ allowedOrigins: ["http://localhost:3000"], allowedMethods: ["GET"] }] },
          },
          {
            type: "aws:lb/listener:Listener",
            name: "listener",
            inputs: { routingHttpResponseAccessControlAllowOriginHeaderValue: "http://localhost:3000" },
          },
        ],
      },
    ],
    violating: [
      ...["http://127.1:5000", "http://0.0.0.0:5000", "http://mlflow.localhost", "http://2130706433"].map(
        (url) => ({
          title: `A tracking server at ${url}`,
          resources: [
            {
              type: "aws:lambda/function:Function",
              name: "backtest",
              inputs: { environment: { variables: { MLFLOW_TRACKING_URI: url } } },
            },
          ],
          resource: "backtest",
          says: url,
        }),
      ),
      {
        title: "A host that asks itself as soon as it starts",
        resources: [
          {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "host",
            inputs: { userData: Buffer.from("#!/bin/sh\ncurl http://localhost:5000\n").toString("base64") },
          },
        ],
        resource: "host",
        says: "localhost",
      },
      {
        title: "A tracking server on localhost",
        resources: [
          {
            type: "aws:lambda/function:Function",
            name: "backtest",
            inputs: { environment: { variables: { MLFLOW_TRACKING_URI: "http://localhost:5000" } } },
          },
        ],
        resource: "backtest",
        says: "MLFLOW_TRACKING_URI` names localhost",
      },
      {
        title: "A sidecar's address without sidecar",
        resources: [task(exporter)],
        resource: "backend",
        says: "names localhost",
      },
      {
        title: "A provider that talks to an emulator",
        resources: [
          {
            type: "pulumi:providers:aws",
            name: "default",
            inputs: { endpoints: '[{"s3":"http://127.0.0.1:4566"}]' },
          },
        ],
        resource: "default",
        says: "127.0.0.1",
      },
    ],
  },
};

export default rule;
