import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import { isObject, toValue, type Value, type ValueObject } from "../../policy-pack/graph/values";
import { loadEnvironment } from "../../shared/config";
import type { Environment } from "../../shared/naming";
import { failureText } from "../../tools/engine/failure";
import { wholeProject } from "../../tools/engine/projects";
import { repositoryRoot } from "../../tools/engine/repository";
import { EngineSession } from "../../tools/engine/session";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../tools/engine/temporary-folder";

/** What the policy pack is told about one preview. */
export interface Recording {
  readonly facts: readonly ResourceFacts[];
  readonly stackConfig: Readonly<Record<string, string>>;
}

/** As the recorder writes it: unknown values are the engine's sentinels. */
type Written = Omit<Recording, "facts"> & {
  readonly facts: readonly (Omit<ResourceFacts, "inputs" | "outputs" | "provider"> & {
    readonly inputs: unknown;
    readonly outputs: unknown;
    readonly provider?: { readonly urn: string; readonly name: string; readonly inputs: unknown };
  })[];
};

/**
 * Previews all layers of an environment with predicted ids through the real engine, with a pack that writes down what
 * it is told. A plan would not do: it holds neither outputs nor providers nor `ignoreChanges`.
 */
export async function record(environment: Environment): Promise<Recording> {
  const settings = loadEnvironment(environment);
  const folder = makeTemporaryFolder();
  const file = join(folder, "recording.json");
  const session = await EngineSession.open({
    environment,
    settings,
    outputs: "predicted",
    policies: true,
    policyPack: join(repositoryRoot, "test", "deletions", "recorder"),
  });
  try {
    process.env.TRADAI_RECORDING = file;
    const result = await session.run("preview", wholeProject(settings));
    if (!result.ok) throw new Error(`${environment}: the preview failed:\n${failureText(result)}`);
    return read(JSON.parse(readFileSync(file, "utf8")) as Written);
  } finally {
    delete process.env.TRADAI_RECORDING;
    await session.close();
    removeTemporaryFolder(folder);
  }
}

function read({ facts, stackConfig }: Written): Recording {
  return {
    stackConfig,
    facts: facts.map(({ inputs, outputs, provider, ...rest }) => ({
      ...rest,
      inputs: objectOf(inputs),
      outputs: objectOf(outputs),
      ...(provider && { provider: { ...provider, inputs: objectOf(provider.inputs) } }),
    })),
  };
}

function objectOf(given: unknown): ValueObject {
  const value: Value = toValue(given);
  return isObject(value) ? value : {};
}
