import { isRecord, signatureKey, undisclosed, type Value } from "../stand-in/values";
import { projectOf, type DeployedResource, type LayerState } from "./state";
import type { Layer } from "../../shared/naming";

/** What says of a value in a state that it is a secret (`resource.SecretSig` of the engine). */
const secret = "1b47061264138c4ac30d75fd1eb44270";

const STACK = "pulumi:pulumi:Stack";

function isEncrypted(value: Value): boolean {
  return isRecord(value) && value[signatureKey] === secret && "ciphertext" in value;
}

/** The value with a sign in the place of each secret that only the stack's own key could open. */
function opened(value: Value): Value {
  if (isEncrypted(value)) return { [signatureKey]: secret, plaintext: JSON.stringify(undisclosed) };
  if (Array.isArray(value)) return value.map(opened);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item)]));
}

function stackResource(layer: Layer, environment: string): DeployedResource {
  const project = projectOf(layer);
  const urn = `urn:pulumi:${environment}::${project}::${STACK}::${project}-${environment}`;
  return { urn, type: STACK, custom: false };
}

/**
 * A stack's state as the local engine takes it: without the key of its secrets, and with nothing protected, so that
 * the engine shows what becomes of a protected resource instead of ending there.
 *
 * @param state undefined where nothing is deployed
 * @param outputs what the stack is to have instead of its outputs: those that its preview predicts
 * @returns content of the stack's file in a file backend
 */
export function localCopy(
  { layer, environment }: { layer: Layer; environment: string },
  state: LayerState | undefined,
  outputs?: Readonly<Record<string, unknown>>,
): unknown {
  const resources = (state?.resources ?? [stackResource(layer, environment)]).map((resource) => ({
    ...(opened(resource as Value) as object),
    protect: false,
    ...(resource.type === STACK && outputs !== undefined ? { outputs } : {}),
  }));
  return {
    version: 3,
    ...state?.format,
    checkpoint: {
      stack: `organization/${projectOf(layer)}/${environment}`,
      latest: {
        manifest: { time: new Date(0).toISOString(), magic: "", version: "" },
        ...state?.deployment,
        secrets_providers: undefined,
        resources,
      },
    },
  };
}

/** How many inputs of a state hold a secret that was not disclosed. */
export function undisclosedInputs({ resources }: LayerState): number {
  const holds = (value: Value): boolean =>
    isEncrypted(value) || (typeof value === "object" && value !== null && Object.values(value).some(holds));
  const inputs = resources.flatMap((resource) => Object.values(resource.inputs ?? {}) as Value[]);
  return inputs.filter(holds).length;
}
