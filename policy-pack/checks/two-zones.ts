import { targetsOf } from "../graph/lists";
import { Undecidable, UnknownRead } from "../graph/reader";
import { subnetGroupTypes, subnetType, zoneOf } from "../graph/subnets";
import type { Check } from "../rule";

const others: Readonly<Record<string, { readonly property: string; readonly what: string }>> = {
  "aws:lambda/function:Function": { property: "vpcConfig.subnetIds", what: "function" },
  "aws:lb/loadBalancer:LoadBalancer": { property: "subnets", what: "load balancer" },
};

/** Types that stand in several subnets: a function only where it is inside a VPC. */
export const spreadTypes: readonly string[] = [...subnetGroupTypes, ...Object.keys(others)];

/** Relation 42, ELB.13, Lambda.5: what stands in several subnets outlives one of their zones. */
export const spread: Check = function* (subject, { graph, requireWhole }) {
  const { property, what } = others[subject.type] ?? { property: "subnetIds", what: "subnet group" };
  if (subject.type in others && !subject.inputs.has(property)) {
    return;
  }
  const { resources, undeclared, isComplete } = targetsOf(graph, subject, property, [subnetType]);
  if (!isComplete) {
    throw new UnknownRead(property);
  }
  if (undeclared.length > 0) {
    requireWhole("the subnets may be declared in another layer");
    throw new Undecidable(`the zone of ${undeclared.join(", ")} is not declared here`);
  }
  const zones = new Set(resources.flatMap((subnet) => zoneOf(subnet) ?? []));
  if (zones.size < 2) {
    yield {
      found: `the ${what} lies in ${[...zones][0] ?? "no named zone"} alone`,
      expected: "subnets of at least two zones",
      fix: "Add a subnet of a second zone.",
    };
  }
};
