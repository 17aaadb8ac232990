import { serviceType } from "../graph/ecs";
import { machineTypes, scriptOf } from "../graph/machines";
import type { Resource } from "../graph/resource";
import { stringsIn } from "../graph/values";
import type { Check, RuleContext } from "../rule";
import { registryType } from "./registrars";

const namespaceType = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";

/** What is told by name whom to call. */
export const callingTypes: readonly string[] = [
  ...["aws:lambda/function:Function", "aws:ecs/taskDefinition:TaskDefinition"],
  ...machineTypes,
];

/** Relation 45: whoever is called by a name of a private namespace has it there. */
export const hostsDeclared: Check = function* (subject, context) {
  const namespaces = context.graph.ofType(namespaceType).flatMap(({ inputs }) => inputs.texts("name"));
  const unknown = new Set<string>();
  for (const namespace of namespaces) {
    const host = new RegExp(`[\\w-]+\\.${namespace.replaceAll(".", "\\.")}(?![\\w.-])`, "g");
    const known = namesIn(context, namespace);
    for (const text of textsOf(subject)) {
      for (const [found] of text.matchAll(host)) {
        if (!known.has(found)) {
          unknown.add(found);
        }
      }
    }
  }
  if (unknown.size > 0) {
    context.requireWhole("the name may be declared in another layer");
    yield {
      found: `it calls ${[...unknown].sort().join(", ")}, which no service discovery knows`,
      expected: "names of declared services of the namespace",
      fix: "Declare the service in Cloud Map, or correct the name.",
    };
  }
};

function textsOf(subject: Resource): readonly string[] {
  return [scriptOf(subject), ...stringsIn(subject.facts.inputs).map(({ text }) => text)];
}

/** The names of a namespace: those of Cloud Map, and those by which Service Connect is called. */
function namesIn({ graph }: RuleContext, namespace: string): ReadonlySet<string> {
  return graph.remember(`names in ${namespace}`, () => {
    const aliases = graph
      .ofType(serviceType)
      .flatMap(({ inputs }) => inputs.blocks("serviceConnectConfiguration.services"))
      .flatMap((service) => service.blocks("clientAlias"))
      .flatMap((alias) => alias.texts("dnsName"));
    const registered = graph.ofType(registryType).flatMap(({ inputs }) => inputs.texts("name"));
    return new Set([...aliases, ...registered.map((name) => `${name}.${namespace}`)]);
  });
}
