import type { ResourceGraph } from "../graph/graph";
import { listenerType } from "../graph/listeners";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { apiOf, domainMappingTypes, domainNameType, partsOf } from "../graph/rest-apis";
import { rulesOfAcl } from "../graph/web-acl-rules";
import { distributionType, frontsOf } from "../graph/web-acls";
import type { Check } from "../rule";

/** What stands between clients and a door, and the properties that name the door. */
const proxies: Readonly<Record<string, readonly string[]>> = {
  [distributionType]: ["origins"],
  "aws:cloudfront/vpcOrigin:VpcOrigin": ["vpcOriginEndpointConfig"],
  "aws:apigateway/integration:Integration": ["integrationTarget", "uri"],
  "aws:apigateway/vpcLink:VpcLink": ["targetArn"],
  "aws:apigatewayv2/integration:Integration": ["integrationUri"],
};

/** The resources by which a proxy may name a door: itself, the API that it is a part of, and what leads to either. */
function namesOf(graph: ResourceGraph, front: Resource): ReadonlySet<Resource | undefined> {
  const api = apiOf(graph, front) ?? front;
  const mappings = domainMappingTypes.flatMap((type) => partsOf(graph, api, type).parts);
  return new Set([
    ...[front, api],
    ...companionsOf(graph, front, listenerType, "loadBalancerArn"),
    ...mappings.map((mapping) => targetOf(graph, mapping, "domainName", [domainNameType]).resource),
  ]);
}

/** What of this program stands before a door, so that every client has its address; undefined where nothing does. */
function proxyOf(graph: ResourceGraph, front: Resource): Resource | undefined {
  const names = namesOf(graph, front);
  const [proxy] = Object.entries(proxies).flatMap(([type, properties]) =>
    graph
      .ofType(type)
      .filter((each) =>
        properties.some((property) => each.dependenciesOf(property).some((source) => names.has(source))),
      ),
  );
  return proxy;
}

/** Relation 4: the rate rule counts clients, by an address that they cannot choose. */
export const clientsCounted: Check = function* (acl, { graph, requireWhole }) {
  const rates = rulesOfAcl(graph, acl).filter(({ isRate }) => isRate);
  if (rates.length === 0) {
    return;
  }
  const keys = rates.map(({ name, block }) => ({
    name,
    key: block.text("statement.rateBasedStatement.aggregateKeyType"),
  }));
  for (const { name, key } of keys) {
    if (key !== "IP" && key !== "FORWARDED_IP") {
      yield {
        found: `${name} counts by ${key ?? "nothing"}, not each client`,
        expected: "`aggregateKeyType` IP or FORWARDED_IP",
      };
    }
  }
  const { fronts, open } = frontsOf(graph, acl);
  for (const front of fronts) {
    const proxy = proxyOf(graph, front);
    for (const { name, key } of keys) {
      if (proxy && key === "IP") {
        yield {
          found: `${name} counts by address, and behind ${proxy.name} every client of ${front.name} has the same`,
          expected: "FORWARDED_IP with the header of the proxy, or the WebACL before the proxy",
        };
      }
      if (!proxy && key === "FORWARDED_IP") {
        requireWhole("what stands before the door may be declared in another layer");
        yield {
          found: `${name} counts by a header, which whoever calls ${front.name} directly writes`,
          expected: "`aggregateKeyType: IP`",
        };
      }
    }
  }
  open.settle();
};
