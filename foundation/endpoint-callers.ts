import type { Settings } from "../shared/config";
import { ResourcePolicyBuilder } from "../shared/policy";

/** A statement that waits for its resources and its reason. */
interface Begun {
  readonly on: (...arns: readonly (string | readonly string[])[]) => {
    readonly because: (reason: string) => Callers;
  };
}

/** Policy of an endpoint, written for callers of this account. */
export interface Callers {
  readonly may: (actions: readonly string[]) => Begun;
  readonly mayWithoutResource: (
    actions: readonly string[],
    reason: string,
    conditions?: Parameters<ResourcePolicyBuilder["allowWithoutResource"]>[2],
  ) => Callers;
  readonly json: () => string;
}

/**
 * Begins the policy of an endpoint. Every statement is for this account's callers: nobody can carry data out with
 * credentials of another account (TRADAI-S-37).
 */
export function callersOf(settings: Settings): Callers {
  const policy = new ResourcePolicyBuilder(settings, "endpoint");
  const account = { StringEquals: { "aws:PrincipalAccount": settings.account } };
  const callers: Callers = {
    may: (actions) => ({
      on: (...arns) => ({
        because: (reason) => {
          policy
            .allow(actions)
            .to("*")
            .on(...arns)
            .when(account)
            .because(reason);
          return callers;
        },
      }),
    }),
    mayWithoutResource: (actions, reason, conditions) => {
      policy.allowWithoutResource(actions, reason, conditions);
      return callers;
    },
    json: () => policy.build().json,
  };
  return callers;
}
