import type * as aws from "@pulumi/aws";
import { apiStage, routeRows } from "../shared/inventory";
import type { ServiceRow } from "../shared/inventory";

/** Which requests a rule takes by their path, and how the service sees them. */
export type RuleForPaths = Pick<aws.lb.ListenerRuleArgs, "transforms"> & {
  readonly condition: aws.types.input.lb.ListenerRuleCondition;
};

const calledByApi: ReadonlySet<string> = new Set(
  routeRows.flatMap(({ target }) => (target.kind === "service" ? [target.service] : [])),
);

/**
 * Takes the stage away from the front of a path; what does not begin with it goes on as it came, and so does a query
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html).
 */
const withoutStage: aws.types.input.lb.ListenerRuleTransform = {
  type: "url-rewrite",
  urlRewriteConfig: { rewrite: { regex: `^/${apiStage}/(.*)$`, replace: "/$1" } },
};

/**
 * The paths of a service; of one that the API calls, with the API's stage in front as well, for which the service itself
 * need not know. AWS says that a private integration hands the stage on
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html, "Considerations"), and not
 * whether it does where the integration's `uri` holds the whole path, as here: both arrive.
 *
 * @param loadBalancer paths as the service knows them; a rule compares with five values at most, one of which is the
 *   test header's, so that a service that the API calls can have two.
 */
export function ruleForPaths(
  id: ServiceRow["id"],
  { paths }: NonNullable<ServiceRow["loadBalancer"]>,
): RuleForPaths {
  if (!calledByApi.has(id)) return { condition: { pathPattern: { values: [...paths] } } };
  const values = [...paths, ...paths.map((path) => `/${apiStage}${path}`)];
  return { condition: { pathPattern: { values } }, transforms: [withoutStage] };
}
