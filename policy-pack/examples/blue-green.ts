import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import {
  advanced,
  blueGreen,
  hook,
  listenerRule,
  mapping,
  replaced,
  role,
  rollingService,
  surroundings,
  twinnedService,
  twins,
} from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const service = "service-backend-api";
const complete: readonly Fixture[] = [twinnedService(), ...surroundings];
const pause = { targetType: "PAUSE", lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] } as const;
const elastic = `arn:aws:elasticloadbalancing:${region}:${account}`;
const groupArn = (name: string): string => `${elastic}:targetgroup/${name}/0123456789abcdef`;
const ruleArn = (id: string): string => `${elastic}:listener-rule/app/edge/0123456789abcdef/${id}`;

const twinned = (block: Inputs, advancedConfiguration: Inputs = {}): Fixture =>
  twinnedService({
    loadBalancers: [
      { ...mapping, ...block, advancedConfiguration: { ...advanced, ...advancedConfiguration } },
    ],
  });
const hooked = (...lifecycleHooks: readonly Inputs[]): Fixture =>
  twinnedService({ deploymentConfiguration: { ...blueGreen, lifecycleHooks } });
/** The service whose block depends on what `references` names alone. */
const from = (each: Fixture, ...loadBalancers: readonly string[]): Fixture => ({
  ...each,
  references: { ...each.references, loadBalancers },
});

const refused = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = service,
): ViolatingExample => ({ title, resources, resource, says });
const wrongTwin = (title: string, part: string, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, twinned({}, { [part]: undefined })));
const wrongHook = (title: string, changes: Inputs, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, hooked({ ...hook, ...changes })));

/** A rule that the next update puts back. */
const forgotten = (name: string, group: string): Fixture => listenerRule(name, group, []);
/** The listener rules with the ARNs that AWS gave them. */
const known = [
  { ...listenerRule("listener-rule-backend-api", twins[0] ?? ""), outputs: { arn: ruleArn("0a") } },
  { ...listenerRule("listener-rule-backend-api-test", twins[1] ?? ""), outputs: { arn: ruleArn("0b") } },
];
const byArns = (rules: readonly Fixture[]): readonly Fixture[] =>
  replaced(
    complete,
    from(
      twinned({}, { productionListenerRule: ruleArn("0a"), testListenerRule: ruleArn("0b") }),
      "target-group-backend-api",
      "target-group-backend-api-alternate",
    ),
    ...rules,
  );
const plainListenerArn = `${elastic}:listener/net/edge/0123456789abcdef/0c`;
/** A listener of connections, whose traffic ECS moves itself. */
const plainListener = (ignoreChanges: readonly string[]): Fixture => ({
  type: "aws:lb/listener:Listener",
  name: "listener-plain",
  inputs: { port: 7000, protocol: "TCP", defaultActions: [{ type: "forward", targetGroupArn: unknown }] },
  outputs: { arn: plainListenerArn },
  references: { defaultActions: ["target-group-backend-api"] },
  ignoreChanges,
});
const byListener = (ignoreChanges: readonly string[]): readonly Fixture[] => [
  ...replaced(
    complete,
    from(
      twinned({}, { productionListenerRule: plainListenerArn }),
      ...twins.filter((each) => each !== "listener-rule-backend-api"),
    ),
  ),
  plainListener(ignoreChanges),
];

export const compliantTwins: readonly Example[] = [
  { title: "Blue and green, tested, baked and watched", resources: complete },
  {
    title: "A pause that rolls back where nobody ends it",
    resources: replaced(complete, hooked(pause)),
  },
  {
    title: "A test behind an alias",
    resources: [
      ...replaced(complete, hooked({ ...hook, hookTargetArn: `${hook.hookTargetArn}:live` })),
      {
        type: "aws:lambda/alias:Alias",
        name: "deployment-gate-live",
        inputs: { name: "live", functionName: "tradai-deployment-gate-prod", functionVersion: "3" },
      },
    ],
  },
  {
    title: "A test that is yet to be made",
    resources: replaced(complete, hooked({ ...hook, hookTargetArn: unknown })),
  },
  {
    title: "A target group and a twin of another program",
    resources: replaced(
      complete,
      from(
        twinned(
          { targetGroupArn: groupArn("tradai-shared") },
          { alternateTargetGroupArn: groupArn("tradai-shared-alt") },
        ),
        "listener-rule-backend-api",
        "listener-rule-backend-api-test",
      ),
    ),
  },
  { title: "Rules that AWS has made", resources: byArns(known) },
  { title: "A listener of connections that ECS moves", resources: byListener(["defaultActions"]) },
  {
    title: "Rules of a service that is deployed task by task, which nobody moves",
    resources: [
      {
        ...rollingService({ loadBalancers: [{ ...mapping, advancedConfiguration: advanced }] }),
        references: { taskDefinition: ["task-backend-api"], loadBalancers: twins },
      },
      ...replaced(
        surroundings,
        forgotten("listener-rule-backend-api", "target-group-backend-api"),
        forgotten("listener-rule-backend-api-test", "target-group-backend-api-alternate"),
      ),
    ],
  },
];

export const violatingTwins: readonly ViolatingExample[] = [
  wrongTwin("No twin", "alternateTargetGroupArn", "no second target group"),
  wrongTwin("No rule to move", "productionListenerRule", "no listener rule moves the traffic"),
  wrongTwin("No rule for tests", "testListenerRule", "leads tests to the new tasks"),
  wrongTwin("No role", "roleArn", "no role to change"),
  refused("A target group that is its own twin", "is its own alternate", [
    from(twinnedService(), ...twins.filter((each) => !each.endsWith("alternate"))),
    ...surroundings,
  ]),
  refused(
    "A role that ECS may not assume",
    "blue-green does not trust ecs.amazonaws.com",
    replaced(complete, role("blue-green", "ecs-tasks.amazonaws.com")),
  ),
  refused(
    "A role that is yet to be made, which ECS may not assume",
    "blue-green does not trust ecs.amazonaws.com",
    replaced(
      complete,
      from(twinned({}, { roleArn: unknown }), ...twins, "blue-green"),
      role("blue-green", "ecs-tasks.amazonaws.com"),
    ),
  ),
  ...["BLUE_GREEN", "LINEAR", "CANARY"].map((strategy) =>
    refused(
      `No time to go back after ${strategy}`,
      "nothing to go back to",
      replaced(
        complete,
        twinnedService({ deploymentConfiguration: { ...blueGreen, strategy, bakeTimeInMinutes: undefined } }),
      ),
    ),
  ),
  refused("No test", "nothing tests", replaced(complete, hooked())),
  wrongHook("A hook without role", { roleArn: undefined }, "has no roleArn"),
  wrongHook("A hook without function", { hookTargetArn: undefined }, "has no hookTargetArn"),
  wrongHook("A hook at no stage", { lifecycleStages: [] }, "names no stage"),
  wrongHook(
    "A hook of a function that is gone",
    { hookTargetArn: `arn:aws:lambda:${region}:${account}:function:tradai-gone-prod` },
    'function:tradai-gone-prod", which nothing declares',
  ),
  wrongHook(
    "A pause that lets everything through",
    { ...pause, timeoutConfiguration: { action: "CONTINUE" } },
    "a pause that nobody ends",
  ),
  refused(
    "A hook's role that ECS may not assume",
    "hook does not trust",
    replaced(complete, role("hook", "lambda.amazonaws.com")),
  ),
  refused(
    "A hook's role that is yet to be made, which ECS may not assume",
    "hook does not trust",
    replaced(
      complete,
      {
        ...hooked({ ...hook, roleArn: unknown }),
        references: { ...twinnedService().references, deploymentConfiguration: ["hook"] },
      },
      role("hook", "lambda.amazonaws.com"),
    ),
  ),
  refused(
    "A rule that the next update puts back",
    "ECS moves the `actions` at every deployment of service-backend-api, and the next update moves them back",
    replaced(complete, forgotten("listener-rule-backend-api", "target-group-backend-api")),
    "listener-rule-backend-api",
  ),
  ...known.map(({ name, outputs }, index) =>
    refused(
      `A rule that AWS has made and the next update puts back: ${name}`,
      "the next update moves them back",
      byArns(replaced(known, { ...forgotten(name, twins[index] ?? ""), outputs })),
      name,
    ),
  ),
  refused(
    "A listener of connections that the next update puts back",
    "ECS moves the `defaultActions` at every deployment of service-backend-api",
    byListener(["actions"]),
    "listener-plain",
  ),
];

export const undecidedTwins: readonly UndecidedExample[] = [
  {
    title: "Rules that nothing tells",
    resources: replaced(
      complete,
      from(twinnedService(), "target-group-backend-api", "target-group-backend-api-alternate"),
    ),
    resource: service,
    says: "`loadBalancers[0].advancedConfiguration` is known only after the update",
  },
  {
    title: "A test that another layer may hold",
    scope: "layer",
    resources: replaced(
      complete,
      hooked({
        ...hook,
        hookTargetArn: `arn:aws:lambda:${region}:${account}:function:tradai-gone-prod`,
      }),
    ),
    resource: service,
    says: "the hook's function may be declared in another layer",
  },
];
