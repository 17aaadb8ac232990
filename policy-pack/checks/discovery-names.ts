import { declared } from "../graph/lists";
import { targetOf } from "../graph/references";
import { show } from "../graph/values";
import type { Check } from "../rule";

const namespaceTypes = [
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace",
  "aws:servicediscovery/httpNamespace:HttpNamespace",
] as const;
/** Seconds for which a caller may go on with the address of what has ended. */
const longestAnswer = 60;

/** TRADAI-H-01: an address that is gone is forgotten soon, and one that does not answer is not given out. */
export const forgetsSoon: Check = function* ({ inputs }) {
  for (const record of inputs.blocks("dnsConfig.dnsRecords")) {
    const ttl = record.number("ttl") ?? 0;
    if (ttl > longestAnswer) {
      yield {
        found: `its answers are kept for ${ttl} seconds: callers go on with the address of what has ended`,
        expected: `a \`ttl\` of at most ${longestAnswer}`,
      };
    }
  }
  const policy = inputs.text("dnsConfig.routingPolicy");
  if (policy !== undefined && policy !== "MULTIVALUE") {
    yield {
      found: `\`dnsConfig.routingPolicy\` is ${show(policy)}: a caller gets one address and has no other to try`,
      expected: '"MULTIVALUE"',
    };
  }
};

/** Who registers says how it is; Route 53 cannot look into a private network. */
export const healthKnown: Check = function* (registry, { graph }) {
  const { inputs } = registry;
  if (!inputs.has("healthCheckCustomConfig") && !inputs.has("healthCheckConfig")) {
    yield {
      found: "it has no health check: what is registered is given out whether it answers or not",
      expected: "`healthCheckCustomConfig`",
    };
  }
  const { resource } = targetOf(graph, registry, "dnsConfig.namespaceId", namespaceTypes);
  if (resource?.type === namespaceTypes[0] && inputs.has("healthCheckConfig")) {
    yield {
      found: "`healthCheckConfig` asks Route 53 to call into a private network: AWS refuses it",
      expected: "`healthCheckCustomConfig`",
    };
  }
};

export const namespaceDeclared: Check = function* (registry, { graph, requireWhole }) {
  const path = registry.inputs.has("dnsConfig") ? "dnsConfig.namespaceId" : "namespaceId";
  if (!declared(targetOf(graph, registry, path, namespaceTypes), path)) {
    requireWhole("the namespace may be declared in another layer");
    yield {
      found: `nothing declares its namespace, ${show(registry.inputs.raw(path))}`,
      expected: "the id of a declared namespace",
    };
  }
};
