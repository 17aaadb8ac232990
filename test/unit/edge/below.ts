import type { ComputeState } from "../../../shared/contracts";
import type { Environment } from "../../../shared/naming";
import type { LayersBelow } from "../../../edge/below";
import { blueGreenServices, documentedFunctions, environmentFacts, serviceFacts } from "../../facts/compute";
import { arnIn, foundationOf, persistentOf } from "../compute/below";

/** The trail's log group and the pool, as the persistent layer names them in the environment. */
function persistentIn(environment: Environment): LayersBelow["persistent"] {
  const group = `/aws/cloudtrail/tradai-${environment}`;
  return {
    ...persistentOf(environment),
    trailLogGroup: { name: group, arn: arnIn(environment, "logs", `log-group:${group}`) },
  };
}

/** The outputs of the compute layer, in the shape that decisions.md section 8 gives the environment. */
export function computeOf(environment: Environment): ComputeState {
  const { consolidated, letter } = environmentFacts[environment];
  const made = (service: string, kind: string, id: string): { name: string; arn: string } => ({
    name: `tradai-${id}-${environment}`,
    arn: arnIn(environment, service, `${kind}tradai-${id}-{env}`),
  });
  const balancer = `loadbalancer/app/tradai-${environment}/50dc6c495c0c9188`;
  const balanced = serviceFacts.filter(({ behind }) => behind).map(({ id }) => id);
  const running = serviceFacts.filter(({ onHost }) => !consolidated || !onHost).map(({ id }) => id);
  const functions = documentedFunctions.map((id) => {
    const { name, arn } = made("lambda", "function:", id);
    return [id, { name, arn, aliasArn: `${arn}:live` }];
  });
  return {
    loadBalancer: {
      arn: arnIn(environment, "elasticloadbalancing", balancer),
      dnsName: `internal-tradai-${environment}-1.eu-central-1.elb.amazonaws.com`,
      arnSuffix: `app/tradai-${environment}/50dc6c495c0c9188`,
      listenerArn: arnIn(environment, "elasticloadbalancing", `listener/app/tradai-${environment}/50dc/1`),
    },
    targetGroups: Object.fromEntries(
      balanced.map((id) => {
        const suffix = `targetgroup/tradai-${id}-${letter}/0f1e2d3c4b5a6978`;
        const paired = !consolidated && blueGreenServices.includes(id);
        const alternateArnSuffix = `targetgroup/tradai-${id}-${letter}-alt/0f1e2d3c4b5a6978`;
        return [
          id,
          {
            arn: arnIn(environment, "elasticloadbalancing", suffix),
            arnSuffix: suffix,
            ...(paired ? { alternateArnSuffix } : {}),
          },
        ];
      }),
    ) as ComputeState["targetGroups"],
    cluster: { name: `tradai-${environment}`, arn: arnIn(environment, "ecs", "cluster/tradai-{env}") },
    services: Object.fromEntries(running.map((id) => [id, made("ecs", "service/tradai-{env}/", id)])),
    functions: Object.fromEntries(functions) as ComputeState["functions"],
    workflows: {
      "backtest-workflow": made("states", "stateMachine:", "backtest-workflow"),
      "retraining-workflow": made("states", "stateMachine:", "retraining-workflow"),
    },
    namespace: { id: "ns-0a1b2c", name: `tradai-${environment}.local` },
    ...(consolidated ? { hostGroup: { name: `tradai-consolidated-asg-${environment}` } } : {}),
  };
}

/** The outputs of every layer below the edge. */
export function belowOf(environment: Environment): LayersBelow {
  return {
    persistent: persistentIn(environment),
    foundation: foundationOf(environment),
    compute: computeOf(environment),
  };
}
