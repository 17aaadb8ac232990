import {
  actionsOf,
  isApplication,
  listenerRuleType,
  listenerType,
  rulesOfListener,
} from "../graph/listeners";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import { associationsOf } from "../graph/web-acls";
import type { Check } from "../rule";

/** True for a load balancer that the internet reaches. */
const isPublic = ({ inputs }: Resource): boolean => inputs.flag("internal") !== true;

/** A load balancer that passes packets on can ask nobody for anything. */
export const packetsInside: Check = function* (balancer) {
  if (!isApplication(balancer) && isPublic(balancer)) {
    yield {
      found: "the internet reaches what is behind it, with neither firewall nor token",
      expected: "`internal: true`",
    };
  }
};

/** TRADAI-H-18: a public load balancer has the firewall that the API has. */
export const firewallBefore: Check = function* (balancer, { graph, requireWhole }) {
  if (!isApplication(balancer) || !isPublic(balancer)) {
    return;
  }
  const { associations, open } = associationsOf(graph, balancer);
  if (associations.length > 0) {
    return;
  }
  requireWhole("the association of a WebACL may be declared in another layer");
  open.settle();
  yield {
    found: "whoever calls it passes the API's firewall by",
    expected: "`internal: true`, or a WebACL and authentication",
  };
};

const authenticating = ["authenticate-cognito", "authenticate-oidc", "jwt-validation"];

/** Whether a listener or a rule sends requests on without asking who calls. */
function letsIn(holder: Resource): boolean {
  const types = actionsOf(holder).map((action) => action.text("type"));
  return types.includes("forward") && !authenticating.some((type) => types.includes(type));
}

/** A public load balancer asks who calls, as the API does. */
export const callersAsked: Check = function* (balancer, { graph }) {
  if (!isApplication(balancer) || !isPublic(balancer)) {
    return;
  }
  const listeners = companionsOf(graph, balancer, listenerType, "loadBalancerArn");
  const holders = listeners.flatMap((listener) => [listener, ...rulesOfListener(graph, listener)]);
  const open = holders.filter(letsIn);
  if (open.length > 0) {
    yield {
      found: `${open.map(({ name }) => name).join(", ")} sends requests on without a token`,
      expected: "`internal: true`, or an action that authenticates before each that forwards",
    };
  }
  const mayLetIn =
    mayHaveCompanion(graph, balancer, listenerType, "loadBalancerArn") ||
    listeners.some((listener) => mayHaveCompanion(graph, listener, listenerRuleType, "listenerArn"));
  if (open.length === 0 && mayLetIn) {
    throw new UnknownRead("the load balancer of a listener");
  }
};
