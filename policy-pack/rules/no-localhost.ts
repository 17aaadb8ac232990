import { loopbackUrlIn } from "../checks/loopback";
import { elsewhere, local, unknown } from "../examples/localhost";
import { containersOf } from "../graph/containers";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { holdsUnknown, stringsIn } from "../graph/values";
import type { Check, Rule } from "../rule";

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
  const skipped = signInAddresses[subject.type];
  const plain = Object.entries(subject.facts.inputs)
    .filter(
      ([key]) => key !== "description" && key !== "containerDefinitions" && skipped?.includes(key) !== true,
    )
    .flatMap(([key, value]: [string, Value]) => stringsIn(value, key));
  // The script of a machine is written in base64; what is not becomes senseless, and names nothing.
  const decoded = plain.map(({ path, text }) => ({
    path,
    text: Buffer.from(text, "base64").toString("utf8"),
  }));
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
  examples: { compliant: elsewhere, violating: local, undecided: unknown },
};

export default rule;
