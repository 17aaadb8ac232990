import type { Example, Fixture, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { deregistration, host, hostScript } from "./host";

const wrong = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  environment: "dev",
  resources,
  resource: "host",
  says,
});

/** A policy that lets nobody do anything of use here. */
const nothing = policy({ Effect: "Allow", Action: "autoscaling:DescribeAutoScalingGroups", Resource: "*" });

/** Examples of a group whose instance says itself that it is ready. */
export const compliantHosts: readonly Example[] = [
  {
    title: "A host that says itself when it is ready",
    environment: "dev",
    resources: [...host(), ...deregistration()],
  },
];

export const violatingHosts: readonly ViolatingExample[] = [
  wrong("A launch hook that neither event nor script completes", "tradai-consolidated-launch-dev", [
    ...host({ script: hostScript.replace("complete-lifecycle-action", "describe-lifecycle-hooks") }),
    ...deregistration(),
  ]),
  wrong("A host whose end nobody hears of", "tradai-consolidated-terminate-dev", [
    ...host({ script: hostScript.replace("-launch-", "-launch-dev tradai-consolidated-terminate-") }),
  ]),
  wrong("The only host ended before the next one is ready", "nobody answers until the next one does", [
    ...host({ group: { instanceMaintenancePolicy: undefined } }),
    ...deregistration(),
  ]),
  wrong("A refresh that ends the only host first", "a refresh keeps 50 % of one instance", [
    ...host({
      group: { instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } } },
    }),
    ...deregistration(),
  ]),
  wrong("A script that completes the hook of another host", "tradai-consolidated-launch-dev", [
    ...host({ script: hostScript.replace("tradai-consolidated-launch-dev", "tradai-other-launch-dev") }),
    ...deregistration(),
  ]),
  wrong(
    "A host that may not complete its own hook",
    "tradai-consolidated-launch-dev of group tradai-consolidated-asg-dev has no notification target",
    [
      ...host().map((each) =>
        each.name === "consolidated-policy" ? { ...each, inputs: { ...each.inputs, policy: nothing } } : each,
      ),
      ...deregistration(),
    ],
  ),
  wrong("A host without a profile that would let it answer", "tradai-consolidated-launch-dev", [
    ...host().map((each) =>
      each.name === "template"
        ? { ...each, inputs: { ...each.inputs, iamInstanceProfile: undefined } }
        : each,
    ),
    ...deregistration(),
  ]),
];
