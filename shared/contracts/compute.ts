import { z } from "zod";
import { functionRows, serviceIds, services, workflowIds } from "../inventory";
import { arn, each, filled, named } from "./fields";
import { publish } from "./publish";
import type { Published, StackOutputs } from "./publish";

type Row = (typeof services)[keyof typeof services];

const isBalanced = (row: Row): row is Extract<Row, { readonly loadBalancer: object }> =>
  "loadBalancer" in row;

const behindLoadBalancer = Object.values<Row>(services)
  .filter(isBalanced)
  .map(({ id }) => id);

const functionIds = functionRows.filter(({ layer }) => layer === "compute").map(({ id }) => id);

const functionOutput = z.strictObject({
  name: filled("the name of the function"),
  arn: arn("lambda"),
  aliasArn: arn("lambda"),
});

/** What CloudWatch calls a load balancer or a target group. */
const suffix = (what: string): z.ZodString => filled(`the end of the ARN of ${what}`);

/**
 * What the compute layer hands to the edge: what the API calls, and what dashboards, probes and runbooks name. Functions
 * and services that the environment's shape lacks are absent.
 */
export const computeContract = z.strictObject({
  loadBalancer: z.strictObject({
    arn: arn("elasticloadbalancing"),
    dnsName: filled("the DNS name of the load balancer"),
    arnSuffix: suffix("the load balancer"),
    listenerArn: arn("elasticloadbalancing"),
  }),
  targetGroups: each(behindLoadBalancer, () =>
    z.strictObject({
      arn: arn("elasticloadbalancing"),
      arnSuffix: suffix("the target group"),
      /** Of a blue/green pair, whose halves have the traffic in turn. */
      alternateArnSuffix: suffix("the other half of the pair").optional(),
    }),
  ),
  cluster: named("ecs", "the cluster"),
  services: each(serviceIds, (id) => named("ecs", `the service ${id}`)).partial(),
  functions: each(functionIds, () => functionOutput).partial(),
  workflows: each(workflowIds, (id) => named("states", `the state machine ${id}`)),
  namespace: z.strictObject({
    id: z
      .string()
      .regex(/^ns-[0-9a-z]+$/)
      .describe("the identifier of the namespace, ns-..."),
    name: filled("the name of the namespace"),
  }),
  /** Absent where the services run on Fargate. */
  hostGroup: z.strictObject({ name: filled("the name of the host's Auto Scaling group") }).optional(),
});

/** What a consumer reads. */
export type ComputeState = z.infer<typeof computeContract>;

/** What the layer returns: the same, each value possibly known only after deployment. */
export type ComputeOutputs = Published<ComputeState>;

/** The outputs of the compute stack, held to the contract. */
export function publishCompute(outputs: ComputeOutputs): StackOutputs {
  return publish("compute", computeContract, outputs);
}
