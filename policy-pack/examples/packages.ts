import type { Fixture } from "../rule";

/** A CodeArtifact domain of prod with its key. */
export function domain(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:codeartifact/domain:Domain",
    name: "packages",
    inputs: { domain: "tradai-prod", encryptionKey: "alias/tradai-logs-prod", ...inputs },
  };
}

/** A repository of packages. */
export function packages(inputs: Readonly<Record<string, unknown>>): Fixture {
  return {
    type: "aws:codeartifact/repository:Repository",
    name: "repository",
    inputs: { domain: "tradai-prod", repository: "tradai-pypi-prod", ...inputs },
  };
}

/** The setting by which a repository fetches from a public registry. */
export function from(registry: string): Fixture["inputs"] {
  return { externalConnections: { externalConnectionName: registry } };
}
