import { inDev } from "./scope";

function keyUse(
  key: string,
  sid: string,
  service: string,
  alias: string,
  actions: readonly string[],
): object {
  return {
    Sid: sid,
    Effect: "Allow",
    Action: actions.length === 1 ? actions[0] : actions,
    Resource: key,
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias },
      StringEquals: { "kms:ViaService": `${service}.eu-central-1.amazonaws.com` },
    },
  };
}

/** The statement that lets a role use one of production's keys through a service, written by hand. */
export const keyInProd = (sid: string, service: string, alias: string, ...actions: string[]): object =>
  keyUse("arn:aws:kms:eu-central-1:444455556666:key/*", sid, service, alias, actions);

/** The same for dev, where the alerts key is the one customer key (decisions.md section 8). */
export const alertsKeyInDev = (sid: string, service: string, ...actions: string[]): object =>
  keyUse(inDev("kms", "key/*"), sid, service, "alias/tradai-alerts-dev", actions);
