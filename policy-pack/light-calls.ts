import { createRequire } from "node:module";
import type { Policies } from "@pulumi/policy";

/**
 * Spares the pack work that `@pulumi/policy` 1.21 does for every call of the engine and whose result is always the
 * same. The engine waits for two calls for each resource before it takes the next one.
 */
const load = createRequire(createRequire(__filename).resolve("@pulumi/policy"));

interface Setters {
  setProperties(value: object): this;
  setOptions(value: object): this;
}
type Message<T extends object> = new () => T;

interface Calls {
  readonly AnalyzerService: { readonly remediate: { requestDeserialize: (bytes: Buffer) => object } };
}
interface Messages {
  readonly AnalyzeRequest: Message<Setters>;
  readonly AnalyzerResourceOptions: Message<object>;
}
interface Framework {
  deserializeProperties: (struct: object, proxySecrets: boolean) => object;
}

/**
 * Does not read the resource that the engine asks to be mended, where the pack mends none: the framework would take
 * it apart and then find no policy that wants it.
 */
function readNothingToMend(policies: Policies): void {
  if (policies.some((policy) => "remediateResource" in policy)) return;
  const { AnalyzerService } = load("@pulumi/pulumi/proto/analyzer_grpc_pb") as Calls;
  const { AnalyzeRequest, AnalyzerResourceOptions } = load("@pulumi/pulumi/proto/analyzer_pb") as Messages;
  const { Struct } = load("google-protobuf/google/protobuf/struct_pb") as {
    readonly Struct: Message<object>;
  };
  const nothing = new AnalyzeRequest().setProperties(new Struct()).setOptions(new AnalyzerResourceOptions());
  AnalyzerService.remediate.requestDeserialize = () => nothing;
}

/**
 * Rebuilds a resource of the stack once, and not again for each policy that has something to say of the stack.
 * Policies read what they are given and do not write into it. With secrets preserved each caller gets its own.
 */
function rebuildOnce(): void {
  const framework = load("./deserialize") as Framework;
  const { deserializeProperties } = framework;
  const rebuilt = new WeakMap<object, object>();
  framework.deserializeProperties = (struct, proxySecrets) => {
    if (proxySecrets) return deserializeProperties(struct, proxySecrets);
    const known = rebuilt.get(struct) ?? deserializeProperties(struct, proxySecrets);
    rebuilt.set(struct, known);
    return known;
  };
}

/** To be called before the pack is served. */
export function lightenCalls(policies: Policies): void {
  readNothingToMend(policies);
  rebuildOnce();
}
