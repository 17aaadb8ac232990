import type { Settings } from "../shared/config";
import { ResourcePolicyBuilder } from "../shared/policy";
import type { ConditionInput } from "../shared/policy";

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
    conditions?: ConditionInput,
  ) => Callers;
  /** Everybody, whosever credentials or none: for what AWS itself offers. */
  readonly anybodyMay: (actions: readonly string[]) => Begun;
  readonly json: () => string;
}

/**
 * Begins the policy of an endpoint. Every statement but those of `anybodyMay` is for this account's callers:
 * nobody can carry data out with credentials of another account (TRADAI-S-37).
 */
export function callersOf(settings: Settings): Callers {
  const policy = new ResourcePolicyBuilder(settings, "endpoint");
  const account = { StringEquals: { "aws:PrincipalAccount": settings.account } };
  const begin = (actions: readonly string[], conditions: ConditionInput): Begun => ({
    on: (...arns) => ({
      because: (reason) => {
        policy
          .allow(actions)
          .to("*")
          .on(...arns)
          .when(conditions)
          .because(reason);
        return callers;
      },
    }),
  });
  const callers: Callers = {
    may: (actions) => begin(actions, account),
    anybodyMay: (actions) => begin(actions, {}),
    mayWithoutResource: (actions, reason, conditions) => {
      policy.allowWithoutResource(actions, reason, conditions);
      return callers;
    },
    json: () => policy.build().json,
  };
  return callers;
}
