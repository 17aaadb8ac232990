import type { Example, Fixture, ViolatingExample } from "../rule";
import { deregistration, host, hostScript } from "./host";

const wrong = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  environment: "dev",
  resources,
  resource: "host",
  says,
});

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
];
